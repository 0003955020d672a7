"""The strength of an earthquake: "ein Beben der Stärke 7,2", "a magnitude 7.2 quake"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.number import Number
from zifferblatt.language.tables import Entry, table

MOST = 11  # no earthquake is stronger
BETWEEN = 3  # tokens between the word and the number: "eine Stärke von etwa 7,2"

MagnitudePlace = Literal["before", "after", "tail", "between", "quake", "measured"]


class MagnitudeRow(Entry):
    """A row of ``magnitudes.yaml``; what `place` means is told at the head of the German table."""

    place: MagnitudePlace
    words: tuple[str, ...]


@cache
def _words(language: str, place: MagnitudePlace) -> frozenset[tuple[str, ...]]:
    rows = table(language, "magnitudes", MagnitudeRow)
    return frozenset(tuple(w.lower().split()) for r in rows if r.place == place for w in r.words)


def is_magnitude(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """Whether `number` is the magnitude of an earthquake."""
    if not 0 < number.nominal < MOST or number.scaled or number.share:
        return False
    if number.tail is not None:
        return (number.tail.lower(),) in _words(language, "tail")
    if (tokens[number.first].lower.partition("-")[0],) in _words(language, "before"):
        return True  # magnitude-6.3
    behind = [t.lower for t in tokens[number.last : number.last + 4]]
    if number.digits and "." in tokens[number.first].text and _quake(tokens, number, behind, language):
        return True
    if any(tuple(behind[: len(p)]) == p for p in _words(language, "after")):
        return True
    for i in range(number.first - 1, max(-1, number.first - 2 - BETWEEN), -1):
        word = (tokens[i].lower,)
        if word in _words(language, "before"):
            return True
        if word not in _words(language, "between"):
            return False
    return False


def _quake(tokens: Sequence[Token], number: Number, behind: Sequence[str], language: str) -> bool:
    """ "the 6.4 quake", "a quake measuring 6.4"."""
    quakes = _words(language, "quake")
    before = (tokens[number.first - 1].lower,) if number.first else ()
    measured = before in _words(language, "measured") and any((t.lower,) in quakes for t in tokens)
    return measured or tuple(behind[:1]) in quakes
