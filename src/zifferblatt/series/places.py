"""Places and peoples by name or code: whether two are the same, or one lies within the other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

from pydantic import Field

from zifferblatt.facts.place_words import place_words
from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.model import Entity, Frozen

# How the names of countries differ from language to language; none of it is a word of one of them.
SPELLINGS = (("tsch", "ch"), ("sch", "sh"), ("ph", "f"), ("k", "c"), ("y", "i"), ("w", "v"), ("z", "c"))
ENDINGS = ("ien", "ia", "ie", "i")
LEAST = 4


class PlaceRow(Entry):
    """One row of gazetteer.yaml: a place by its names in any language and the code or place it lies in."""

    names: tuple[str, ...]
    within: str


class Place(Frozen):
    """A place that a workspace knows beside those shipped: its names, and the code or the place it lies in."""

    names: tuple[str, ...] = Field(min_length=1)
    within: str


class Gazetteer:
    """Places and what they lie in: those of gazetteer.yaml, and before them those of a workspace."""

    def __init__(self, own: Iterable[Place] = ()) -> None:
        shipped = table("", "gazetteer", PlaceRow)
        # name in lower case -> (first name of its row, what it lies in), both in lower case
        self._rows: dict[str, tuple[str, str]] = {
            name.lower(): (row.names[0].lower(), row.within.lower()) for row in (*shipped, *own) for name in row.names
        }

    def same(self, a: Entity, b: Entity) -> bool:
        """One place or one people: by code, by the gazetteer, or by name ("Marrow", "Marrow province")."""
        if a.id and b.id:
            return a.id == b.id
        one, other = a.name.lower(), b.name.lower()
        if one == other or (not a.id and not b.id and (_bare(one) == _bare(other) or abroad(one) == abroad(other))):
            return True
        if one in self._rows and other in self._rows:
            return self._rows[one][0] == self._rows[other][0]
        if a.id or b.id:
            return False
        first, second = _parts(one), _parts(other)
        return bool(first and second) and (first <= second or second <= first)

    def contains(self, outer: Entity, inner: Entity) -> bool:
        """Whether `inner` lies within `outer`."""
        rows = self._rows
        names = {n for n in (outer.name.lower(), (outer.id or "").lower()) if n}
        names |= {rows[n][0] for n in tuple(names) if n in rows}
        at = inner.name.lower()
        for _ in range(6):
            if at not in rows:
                return False
            at = rows[at][1]
            if at in names or (at in rows and rows[at][0] in names):
                return True
        return False

    def knows(self, place: Entity) -> bool:
        """Whether it is told where this place lies."""
        return place.name.lower() in self._rows

    def share(self, one: Iterable[Entity], other: tuple[Entity, ...]) -> bool:
        """Whether two lists of names have one in common."""
        return any(self.same(x, y) for x in one for y in other)


@cache
def shipped() -> Gazetteer:
    """The gazetteer without anything of a workspace."""
    return Gazetteer()


def same_place(a: Entity, b: Entity) -> bool:
    """`Gazetteer.same` of what is shipped."""
    return shipped().same(a, b)


def contains(outer: Entity, inner: Entity) -> bool:
    """`Gazetteer.contains` of what is shipped."""
    return shipped().contains(outer, inner)


def _parts(name: str) -> set[str]:
    """The words of a name without those that say what it is: Cape Ferrin, Kap Ferrin -> ferrin; all if no other is."""
    words = set(name.replace("-", " ").split())
    return words - _sorts() or words


@cache
def _sorts() -> frozenset[str]:
    """Words for kinds of places (cape, Insel) in every language."""
    return frozenset(word for code in languages() for word in place_words(code, "class"))


def _bare(name: str) -> str:
    """A name without its genitive: tasmors, tasmor's -> tasmor."""
    return name.removesuffix("s").rstrip("'’") if len(name) > 4 else name


@cache
def abroad(name: str) -> str:
    """A name as it may be spelt in another language: kardonien, kardonia -> cardoni; calabrien, kalabria -> calabr."""
    plain = normalize("NFKD", name.replace("ß", "ss"))
    bare = "".join(c for c in plain if c.isalpha())
    for sound, spelling in SPELLINGS:
        bare = bare.replace(sound, spelling)
    return next((bare[: -len(e)] for e in ENDINGS if bare.endswith(e) and len(bare) - len(e) >= LEAST), bare)
