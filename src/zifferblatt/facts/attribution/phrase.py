"""Noun phrases that may name a source: where they begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.words import verbs, words
from zifferblatt.facts.noun import words_of
from zifferblatt.facts.number.lexicon import lexicon

LONGEST = 10  # tokens of a source's name; a longer one names nobody
QUOTES = frozenset("„“”\"»«'‚‘’")
Span = tuple[int, int]  # tokens, end exclusive


def noun_phrase(tokens: Sequence[Token], start: int, language: str, *, attach: bool = True) -> Span | None:
    """The noun phrase that begins at token `start`: determiner, adjectives, noun or name, and what hangs on it.

    Returns its tokens without the determiner's quotes, or None where none begins there. `attach`: genitives belong to it.
    """
    if lexicon(language).grammar.nouns_capital:
        return _capital_phrase(tokens, start, language, attach=attach)
    return _plain_phrase(tokens, start, language)


def _capital_phrase(tokens: Sequence[Token], start: int, language: str, *, attach: bool) -> Span | None:
    i, last, limit = start, None, min(len(tokens), start + LONGEST)
    determiners = words(language, "determiner")
    while i < limit:
        token = tokens[i]
        if token.text in QUOTES and (last is None or last == i):
            i += 1
        elif token.kind == "word" and token.capital and not (i > start and token.lower in determiners):
            i += 1
            last = i
        elif last is None and (token.lower in determiners or _adjective(token)):
            i += 1
        elif attach and last == i and token.lower in ("der", "des", "von", "vom") and i + 1 < limit:
            inner = _capital_phrase(tokens, i + 1, language, attach=False)
            if inner is None:
                break
            i = last = min(inner[1], limit)
        elif last == i and token.text == "." and token.glued and len(tokens[i - 1].text) <= 2 and i + 1 < len(tokens):
            i += 1
            last = i
        elif last == i and token.text == "-" and token.glued:
            i += 1
        else:
            break
    return (start, last) if last is not None else None


def _adjective(token: Token) -> bool:
    return token.kind == "word" and token.lower.endswith(("e", "en", "er", "es", "em")) and len(token.text) > 3


def _plain_phrase(tokens: Sequence[Token], start: int, language: str) -> Span | None:
    stop = words_of(language, "stop") - words(language, "determiner") - words(language, "of")
    says = verbs(language)
    i = start
    while i < min(len(tokens), start + LONGEST):
        token = tokens[i]
        if token.kind == "number" or (token.kind == "sign" and token.text not in QUOTES | {"."}):
            break
        if token.text == "." and not (token.glued and len(tokens[i - 1].text) <= 3 and i + 1 < len(tokens)):
            break
        if token.lower in stop or (i > start and token.lower in says):
            break
        i += 1
    while i > start and (tokens[i - 1].lower in words(language, "of") or tokens[i - 1].text in QUOTES | {"."}):
        i -= 1
    return (start, i) if i > start and any(t.kind == "word" for t in tokens[start:i]) else None


def before(tokens: Sequence[Token], end: int, begin: int, language: str) -> Span | None:
    """The noun phrase that ends right before token `end`, not reaching before token `begin`: the longest that is one."""
    for start in range(max(begin, end - LONGEST), end):
        span = noun_phrase(tokens, start, language)
        if span is not None and span[1] == end and tokens[start].kind == "word":
            return span
    return None


def bare(tokens: Sequence[Token], span: Span, language: str) -> Span:
    """The phrase without its determiner."""
    first, last = span
    while first < last - 1 and (tokens[first].lower in words(language, "determiner") or tokens[first].text in QUOTES):
        first += 1
    return first, last
