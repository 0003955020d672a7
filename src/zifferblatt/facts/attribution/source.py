"""From the words that name somebody to a `Source`: its normalised name, its state, its kind."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Document, Token
from zifferblatt.articles.document import tokens as cut
from zifferblatt.facts.attribution.nominative import nominative
from zifferblatt.facts.attribution.phrase import Span, bare
from zifferblatt.facts.attribution.speaker import actor_kind, claims, empty
from zifferblatt.facts.attribution.words import actors_of_words, words
from zifferblatt.facts.lemma import known, lemma
from zifferblatt.facts.states import find
from zifferblatt.language.writing import capitals, inflected
from zifferblatt.model import Entity, Source, SourceKind

LONGEST = 10  # words of a source's text; more name nobody, says the contract
CODE = 2  # letters of a state's code; a union's people come from somewhere else
BEFORE = 60  # characters in front of a name in which its office is looked for


def source(document: Document, tokens: Sequence[Token], span: Span, *, own: bool = False) -> Source | None:
    """The source named by tokens `span` of a sentence of `document`, or None where it names nobody."""
    language = document.language
    if empty(tokens, span, language):
        return None
    first, last = span[0], min(span[1], span[0] + LONGEST)
    inner = bare(tokens, (first, last), language)
    state = _state(tokens, inner, language) or _of_name(document, tokens, inner)
    start, end = tokens[first].start, tokens[last - 1].end
    return Source(
        text=document.text[start:end], start=start, end=end, name=_name(document.text, tokens, inner, state, language),
        id=state.id if state else None, kind=_kind(tokens, inner, state, language), own_account=own,
    )  # fmt: skip


def _state(tokens: Sequence[Token], span: Span, language: str) -> Entity | None:
    """The state that the phrase names, by its name, an adjective or a seat of government."""
    first, last = span
    found = find(" ".join(t.text for t in tokens[first:last]), language)
    if found is not None:
        return found
    return next(
        (f for t in tokens[first:last] if "-" in t.text and (f := find(t.text.partition("-")[0], language))), None
    )


def _of_name(document: Document, tokens: Sequence[Token], span: Span) -> Entity | None:
    """The state of a person or an office named more fully elsewhere: "US Secretary of State Antony Blinken"."""
    word = tokens[span[1] - 1].text
    if span[1] - span[0] > 3 or len(word) < 4 or not tokens[span[1] - 1].capital:
        return None
    article = document.article.text
    for at in range(3):
        found = _occurrence(article, word, at)
        if found < 0:
            return None
        ahead = cut(article, max(0, found - BEFORE), found)
        state = _office(ahead, document.language)
        if state is not None and len(state.id or "") == CODE:
            return state
    return None


def _occurrence(text: str, word: str, nth: int) -> int:
    at = -1
    for _ in range(nth + 1):
        at = text.find(word, at + 1)
        if at < 0:
            return -1
    return at


def _office(ahead: Sequence[Token], language: str) -> Entity | None:
    """The state in the words in front of a name or a noun: "des südkoreanischen", "US Secretary of State Antony"."""
    taken: list[Token] = []
    for token in reversed(ahead):
        if token.kind != "word":
            break
        small = token.lower in words(language, "determiner") or not _adjective(token, language)
        if small and not token.capital and token.lower not in words(language, "of"):
            break
        taken.append(token)
    return _state(taken[::-1], (0, len(taken)), language) if taken else None


def _adjective(token: Token, language: str) -> bool:
    return inflected(token.lower, language)


def _name(text: str, tokens: Sequence[Token], span: Span, state: Entity | None, language: str) -> str:
    """A state by its own name, anybody else in the nominative."""
    first, last = span
    if not capitals(language):  # "the mayor, Ann Reed"
        first = max((k + 1 for k in range(first, last - 1) if tokens[k].text == ","), default=first)
    seat = last - first == 1 and "-" not in tokens[first].text and find(tokens[first].text, language) is not None
    return state.name if state is not None and seat else nominative(text, tokens, (first, last), language)


def _kind(tokens: Sequence[Token], span: Span, state: Entity | None, language: str) -> SourceKind:
    first, last = span
    low = " ".join(t.lower for t in tokens[first:last])
    for actor, kind in actors_of_words(language):
        if actor in low:
            return kind
    ordered = [t for t in tokens[first:last] if t.kind == "word" and (t.capital or not capitals(language))]
    for token in ordered:
        kind_ = actor_kind(token.text, language)
        if kind_ is not None and kind_ != "unnamed":
            return kind_
    if any(actor_kind(t.text, language) == "unnamed" for t in ordered):
        return "government" if state is not None and len(ordered) == 1 else "unnamed"
    if state is not None:
        return "government"
    names = [t for t in ordered if t.capital]
    if not names or (capitals(language) and claims(tokens, span, language)):
        return "unnamed"  # "ersten Angaben", "eine Schätzung": a paper of nobody's
    if len(names) == 1 and names[0].text.isupper():
        return "organisation"
    if len(names) in (1, 2, 3) and not _common(names[-1], language):
        return "person"
    return "organisation"


def _common(token: Token, language: str) -> bool:
    return known(token.text, language) and lemma(token.text, language) != token.text
