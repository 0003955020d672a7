"""Concepts of the vocabulary and how they hang together: soldier ⊂ person, a death is a person who was killed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from zifferblatt.language.tables import Entry, table

Kinship = Literal["equal", "kin", "open", "apart"]


PERSON = "person"


class ConceptRow(Entry):
    """One row of concepts.yaml; the file says what each field means."""

    concept: str
    under: str | None = None
    event: str | None = None
    like: str | None = None
    role: bool = False
    general: bool = False
    anything: bool = False


@cache
def _rows() -> dict[str, ConceptRow]:
    return {row.concept: row for row in table("", "concepts", ConceptRow)}


def canonical(concept: str) -> str:
    """The name that stands for all its synonyms; an unknown word stands for itself, in lower case."""
    name = concept.lower()
    row = _rows().get(name)
    return row.like if row and row.like else name


def known(concept: str) -> bool:
    """Whether the table has the concept."""
    return canonical(concept) in _rows()


@lru_cache(maxsize=4096)
def general(concept: str | None) -> bool:
    """Whether sharing this concept says little about two figures being of one measure."""
    row = _rows().get(canonical(concept)) if concept else None
    return concept is None or bool(row and (row.general or row.under == "person"))


def anything(concept: str) -> bool:
    """Whether the word counts whatever the text is about: a case may be a burglary."""
    row = _rows().get(canonical(concept))
    return bool(row and row.anything)


def telling(concept: str) -> bool:
    """Whether a concept says more of a happening than that people were in it: soldiers and ships, not women."""
    name = canonical(concept)
    row = _rows().get(name)
    return name != "person" and not (row and row.role)


def meaning(what: str | None, event: str | None) -> tuple[str | None, str | None]:
    """Concept and event of a measure, with what the concept itself says: ("death", None) is ("person", "killed")."""
    if what is None:
        return None, event
    name = canonical(what)
    row = _rows().get(name)
    if row is None or row.event is None:
        return name, event
    if event is None or event == row.event:
        return row.under or name, row.event
    return (row.under or name) if row.role and not row.anything else name, event


def wider(concept: str) -> tuple[str, ...]:
    """All wider concepts, the nearest first."""
    found: list[str] = []
    row = _rows().get(concept)
    while row and row.under and row.under not in found:
        found.append(row.under)
        row = _rows().get(row.under)
    return tuple(found)


def people(concept: str | None) -> bool:
    """Whether the concept is of people: a person, a voter, a civilian."""
    name = canonical(concept) if concept else ""
    return name == "person" or "person" in wider(name)


@lru_cache(maxsize=4096)
def kinship(a: str, b: str) -> Kinship:
    """How two canonical concepts stand to each other.

    equal; kin: one is the wider of the other; open: roles that may overlap, or nothing is known; apart: they exclude
    each other.
    """
    if a == b:
        return "equal"
    if a in wider(b) or b in wider(a):
        return "kin"
    rows = _rows()
    if a not in rows or b not in rows:
        return "open"
    if (rows[a].role or rows[b].role) and set(wider(a)) & set(wider(b)):
        return "open"
    return "apart"
