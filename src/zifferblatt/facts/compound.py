"""What hangs on a number in the same word and counts: sechsköpfig, dreifach, 11-Mann-Truppe."""

from __future__ import annotations

from zifferblatt.facts.lemma import known, noun_lemma
from zifferblatt.facts.noun import NO_NOUN, words_of
from zifferblatt.facts.number import Number
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.words import word_set
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Kind

ROOT = 3  # letters of a noun that only looks like a participle: string
SHORT = 2  # letters of a noun that counts nothing in a word of its own: a two-up lead


class CompoundRow(Entry):
    """A row of ``compounds.yaml``."""

    tail: tuple[str, ...]
    kind: Kind
    unit: str | None = None
    optional: bool = False
    next: tuple[str, ...] = ()


def counted_tail(number: Number, language: str, behind: str) -> CompoundRow | None:
    """The row that fits what hangs on `number`, if any; `behind`: the word that follows, in lower case."""
    if number.tail is None:
        return None
    tail = number.tail.lower()
    whole = not lexicon(language).grammar.closed_compounds  # 12-car, but no 12-carat
    head = tail.partition("-")[0]
    rows: tuple[CompoundRow, ...] = table(language, "compounds", CompoundRow)
    if whole:
        listed = next((row for row in rows if head in row.tail or head.removesuffix("s") in row.tail), None)
        return listed or _plain_tail(tail, language, behind)
    fits = (row for row in rows if tail.startswith(tuple(t.lower() for t in row.tail)))
    return next((row for row in fits if not row.next or behind in row.next), None)


def _plain_tail(tail: str, language: str, behind: str) -> CompoundRow | None:
    """ "a 13-arch bridge": any noun between a hyphen and the noun it describes is counted."""
    small = words_of(language, "stop", "verb", "auxiliary", "cross")
    noun = tail.isalpha() and len(tail) > SHORT and tail not in small and not _formed(tail)
    described = behind.isalpha() and behind not in small and known(behind, language)
    if not (noun and described and known(tail, language)) or tail in word_set(language, "no_tail"):
        return None
    return CompoundRow(example="", tail=(tail,), kind="count", unit=noun_lemma(tail, language))


def _formed(tail: str) -> bool:
    """An adjective's or a participle's end: 12-sided; but a seven-string guitar."""
    return tail.endswith(NO_NOUN) and len(tail) - len("ing") > ROOT
