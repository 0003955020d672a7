"""The counted noun behind a number, across adjectives and participles ("3000 von ihnen ausgebildete Soldaten")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import known, noun_lemma
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.language.tables import Entry, table

REACH = 9  # tokens between a number and its noun, at most

WordClass = Literal["stop", "cross", "phrase", "of", "verb"]


class ClassRow(Entry):
    """A row of ``function_words.yaml``: small words of one class."""

    kind: WordClass
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun at token `index`; `last` is the token after it."""

    index: int
    last: int
    text: str
    lemma: str


@cache
def words_of(language: str, *kinds: WordClass) -> frozenset[str]:
    """The small words of some classes, in lower case."""
    return frozenset(w.lower() for r in table(language, "function_words", ClassRow) if r.kind in kinds for w in r.words)


def counted_noun(tokens: Sequence[Token], start: int, language: str, *, many: bool = True) -> Noun | None:
    """The noun counted by a number whose last token stands before `start`, or None where the noun is left out.

    `many`: the number is not one, so a plural is more likely than a singular.
    """
    if start >= len(tokens):
        return None
    start = _over_of(tokens, start, language)
    return _capital_noun(tokens, start, language) if lexicon(language).grammar.nouns_capital else _plain_noun(tokens, start, language, many=many)  # fmt: skip


def _over_of(tokens: Sequence[Token], start: int, language: str) -> int:
    """Skips "von", "der", "of (the)" between number and noun: Hunderte von Menschen, drei der Männer."""
    i, grammar = start, lexicon(language).grammar
    if tokens[i].lower in words_of(language, "of"):
        i += 1
        while i < len(tokens) and tokens[i].lower in grammar.the:
            i += 1
        if i < len(tokens) and tokens[i].lower in words_of(language, "stop"):
            return start  # drei von ihnen
    return i if i < len(tokens) else start


def _capital_noun(tokens: Sequence[Token], start: int, language: str) -> Noun | None:
    stop, cross, phrase = (words_of(language, k) for k in ("stop", "cross", "phrase"))
    i, ready, unknown = start, True, 0
    while i < min(len(tokens), start + REACH):
        token = tokens[i]
        if token.kind == "number":
            return None
        if token.kind == "sign":
            if token.text not in "„“\"»«'‚" and not (token.text == "," and i > start and _adjective(tokens, i + 1)):
                return None
        elif token.capital:
            if not ready:
                return None
            if not _toponym(tokens, i, language):
                return _noun(tokens, i, language)
        elif (
            token.lower in phrase
            and i + 1 < len(tokens)
            and tokens[i + 1].lower in stop
            and tokens[i + 1].kind == "word"
        ):
            i += 1
        elif token.lower in stop:
            return None
        elif token.lower in cross:
            pass
        elif _adjective(tokens, i):
            ready = True
        else:
            ready, unknown = False, unknown + 1
            if unknown > 1 or _verb(token, language):
                return None
        i += 1
    return None


def _verb(token: Token, language: str) -> bool:
    """A finite verb: its base form is an infinitive."""
    lemma = noun_lemma(token.lower, language).lower()
    return lemma != token.lower and lemma.endswith("n")


def _adjective(tokens: Sequence[Token], i: int) -> bool:
    """Looks like an inflected adjective or participle."""
    return i < len(tokens) and tokens[i].kind == "word" and not tokens[i].capital and tokens[i].lower.endswith(("e", "en", "er", "es", "em"))  # fmt: skip


def _toponym(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "Berliner" in "20 Berliner Schulen": made from a place's name, and a noun follows."""
    if not tokens[i].lower.endswith("er") or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    if after.kind != "word" or not after.capital:
        return False
    return not known(tokens[i].text, language) or noun_lemma(after.text, language) != after.text


def _noun(tokens: Sequence[Token], i: int, language: str) -> Noun:
    return Noun(i, i + 1, tokens[i].text, noun_lemma(tokens[i].text, language))


def _plain_noun(tokens: Sequence[Token], start: int, language: str, *, many: bool) -> Noun | None:
    """English: the head of the run of words that follows, told by its plural or by the verb behind it."""
    stop, verbs, cross = (words_of(language, k) for k in ("stop", "verb", "cross"))
    run: list[int] = []
    for i in range(start, min(len(tokens), start + REACH)):
        token = tokens[i]
        if token.kind == "sign" and token.text in "\"“”‘'" and not run:
            continue
        if token.kind != "word" or token.lower in stop:
            break
        if token.lower in verbs and run:
            break
        if token.lower in cross and not run:
            continue
        run.append(i)
    if not run:
        return None
    if len(run) == 1 and tokens[run[0]].lower.endswith(("ly", "ed", "ing")) and tokens[run[0]].lower not in verbs:
        return None
    head = _head([tokens[i] for i in run], language, many=many)
    return None if head is None else _noun(tokens, run[head], language)


def _head(run: Sequence[Token], language: str, *, many: bool) -> int | None:
    if many:
        for n, token in enumerate(run):
            if _plural(token, language):
                while n + 1 < len(run) and _plural(run[n + 1], language) and not run[n + 1].lower.endswith("ss"):
                    n += 1
                return n
    last = 0
    for n in range(1, len(run)):
        if run[n].lower.endswith(("ed", "ly")):
            break
        last = n
    return last


def _plural(token: Token, language: str) -> bool:
    word = token.lower.removesuffix("'s").removesuffix("’s")
    return (
        word == token.lower
        and noun_lemma(token.text, language).lower() != word
        and not word.endswith(("ed", "ing", "er", "est"))
    )
