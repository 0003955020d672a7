"""What is made of a state's name by rule: adjectives, peoples and their forms, as ``demonyms.yaml`` says."""

from __future__ import annotations

from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table

DemonymKind = Literal["adjective", "people", "people_of", "adjective_form", "people_form", "name_form"]


class DemonymRow(Entry):
    """A row of ``demonyms.yaml``; what the keys mean stands at the head of the German table."""

    kind: DemonymKind
    ends: tuple[str, ...] = ("",)
    holds: str = ""
    cut: int = 0
    add: tuple[str, ...]
    small: bool = False

    def fits(self, word: str) -> bool:
        """Whether the rule is for a word that is spelt like this."""
        return self.holds in word and word.endswith(self.ends)


@cache
def _rows(kind: DemonymKind, language: str) -> tuple[DemonymRow, ...]:
    return tuple(r for r in table(language, "demonyms", DemonymRow) if r.kind == kind)


def made(kind: DemonymKind, *words: str, language: str) -> tuple[str, ...]:
    """All that the rules of `kind` make of `words`: by the first rule that fits each, and those for the same ends.

    Too many are made: one that nobody writes does no harm. ``made("adjective", "Kuwait", language="de")`` → kuwaitisch
    """
    return tuple(new for word in words for new in _made(kind, word, language))


def _made(kind: DemonymKind, word: str, language: str) -> list[str]:
    rows = _rows(kind, language)
    first = next((r for r in rows if r.fits(word)), None)
    found = [r for r in rows if first is not None and (r.ends, r.holds) == (first.ends, first.holds)]
    made_of = [word[: len(word) - r.cut] + new for r in found for new in r.add]
    return [new.lower() for new in made_of] if first is not None and first.small else made_of
