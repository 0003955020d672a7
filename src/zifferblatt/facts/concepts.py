"""What is counted, by one English name in every language: the reader of ``language/*/concepts.yaml``."""

from __future__ import annotations

from functools import cache

from zifferblatt.facts.event import counted_event, verb_event
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals

LAST_PART = 4  # letters of a concept's word that may be the last part of a compound: Spezialsoldat
CASUALTIES = frozenset({"killed", "injured", "casualty", "missing"})


class ConceptRow(Entry):
    """A row of ``concepts.yaml``: the lemmas of one concept; `person`: somebody; `event`: see `event_in_place`."""

    concept: str
    words: tuple[str, ...]
    person: bool = False
    event: str | None = None


@cache
def _rows(language: str) -> dict[str, ConceptRow]:
    return {w.lower(): r for r in table(language, "concepts", ConceptRow) for w in r.words}


@cache
def _row(noun: str, language: str) -> ConceptRow | None:
    rows, low = _rows(language), noun.lower()
    if low in rows or not capitals(language):
        return rows.get(low)
    return next((rows[low[k:]] for k in range(2, len(low) - LAST_PART + 1) if low[k:] in rows), None)


def concept(noun: str, language: str) -> str:
    """The concept of a noun's lemma: its English name where the vocabulary has it, else the lemma itself."""
    row = _row(noun, language)
    return row.concept if row else noun


def has_concept(noun: str, language: str) -> bool:
    """Whether the vocabulary has the lemma."""
    return _row(noun, language) is not None


def person_noun(noun: str, language: str) -> bool:
    """Whether the lemma is somebody: Mensch, Polizist, Radfahrerin."""
    row = _row(noun, language)
    return row is not None and row.person


def event_in_place(noun: str, language: str) -> str | None:
    """What somebody does of whom nothing is said but a place: soldiers in Kursk are deployed there."""
    row = _row(noun, language)
    return row.event if row else None


def casualty_noun(noun: str, language: str) -> bool:
    """Whether the lemma says that somebody was killed or hurt, or is missing: Toter, Verletzte, casualty."""
    row = counted_event(noun, language)
    return row is not None and row.event in CASUALTIES


class HarmWords:
    """The verb forms that say so; asked with ``in``, as no table lists all forms."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __contains__(self, word: object) -> bool:
        row = verb_event(word, self.language) if isinstance(word, str) else None
        return row is not None and row.event in CASUALTIES


@cache
def harm_words(language: str) -> HarmWords:
    """The forms of verbs of killing, hurting and missing: ``"verletzt" in harm_words("de")``."""
    return HarmWords(language)
