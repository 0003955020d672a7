"""Places and peoples by name or code: whether two are the same, or one lies within the other."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from zifferblatt.facts.places import place_words
from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.model import Entity

# How the names of countries differ from language to language; none of it is a word of one of them.
SPELLINGS = (("tsch", "ch"), ("sch", "sh"), ("ph", "f"), ("k", "c"), ("y", "i"), ("w", "v"), ("z", "c"))
ENDINGS = ("ien", "ia", "ie", "i")
LEAST = 4


class PlaceRow(Entry):
    """One row of gazetteer.yaml: a place by its names in any language and the code or place it lies in."""

    names: tuple[str, ...]
    within: str


@cache
def _within() -> dict[str, tuple[str, str]]:
    """Name in lower case -> (first name of its row, what it lies in), both in lower case."""
    return {
        name.lower(): (row.names[0].lower(), row.within.lower())
        for row in table("", "gazetteer", PlaceRow)
        for name in row.names
    }


def same_place(a: Entity, b: Entity) -> bool:
    """One place or one people: by code, by the gazetteer, or by name ("Marrow", "Marrow province")."""
    if a.id and b.id:
        return a.id == b.id
    one, other = a.name.lower(), b.name.lower()
    if one == other or (not a.id and not b.id and (_bare(one) == _bare(other) or abroad(one) == abroad(other))):
        return True
    rows = _within()
    if one in rows and other in rows:
        return rows[one][0] == rows[other][0]
    if a.id or b.id:
        return False
    first, second = _parts(one), _parts(other)
    return bool(first and second) and (first <= second or second <= first)


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


def contains(outer: Entity, inner: Entity) -> bool:
    """Whether `inner` lies within `outer`, by the gazetteer."""
    rows = _within()
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
