"""Words by what they tell of places: the reader of ``language/*/place_words.yaml``; towns and their inhabitants."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from zifferblatt.facts.lemma import known, lemma
from zifferblatt.facts.names import unknown_name
from zifferblatt.facts.states import find
from zifferblatt.facts.words import word_set
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals

ENDED = 6  # letters of a town told by how it ends, at least
PlaceWord = Literal[
    "locative",
    "target",
    "article",
    "class",
    "direction",
    "of",
    "ending",
    "place",
    "region",
    "not_place",
    "prefix",
    "and",
    "fused",
    "begin",
    "bearing",
    "strikes",
    "goal",
    "bare",
    "abstract",
    "town",
    "from",
    "to",
    "part",
    "tail",
    "people",
    "feature",
]


class PlaceRow(Entry):
    """A row of ``place_words.yaml``; what the kinds mean stands at its head."""

    kind: PlaceWord
    words: tuple[str, ...]


@cache
def place_words(language: str, kind: PlaceWord) -> frozenset[str]:
    """The words of one kind, as the table writes them."""
    return frozenset(w for r in table(language, "place_words", PlaceRow) if r.kind == kind for w in r.words)


def is_class(low: str, language: str) -> bool:
    """Whether a word in small letters ends like a noun that a place's name follows."""
    return low.endswith(tuple(place_words(language, "class")))


def singulars(low: str) -> Iterator[str]:
    """What a noun in the genitive or plural may be: "staates" → "staat"; too many do no harm."""
    yield low
    for ending in ("es", "s", "en", "n", "e"):
        if low.endswith(ending):
            yield low.removesuffix(ending)


@lru_cache(maxsize=4096)
def town_of(word: str, language: str) -> str | None:
    """The town of its inhabitant: Kölner → Köln, Bremer → Bremen, Dresdner → Dresden, Korvinger → Korvingen."""
    base = word[:-2]
    for town in (base, base + "en", base[:-1] + "en", base + "e", base + "er", base + "n"):
        seat = find(town, language)
        if town in place_words(language, "place") or (seat is not None and seat.name == town):
            return town
    if base.endswith("n") and _capital_only(base[:-1] + "en", language):
        return base[:-1] + "en"  # Dresdner, Münchner
    if townish(base, language):
        return base
    ends = len(base) > ENDED and base.lower().endswith(tuple(place_words(language, "ending")))
    if not unknown_name(word, language) and (known(word, language) or not ends):
        return None
    return base + "en" if base.endswith("ing") else base


def _capital_only(word: str, language: str) -> bool:
    return (
        known(word, language) and not known(word.lower().removesuffix("en"), language) and lemma(word, language) == word
    )


def townish(word: str, language: str) -> bool:
    """A word of the dictionary that makes an inhabitant: Köln, Kölner."""
    people = word + "er"
    if not known(word, language) or people.lower() in word_set(language, "title"):  # "Zimmer", "Trainer"
        return False
    return not known(word.lower(), language) and known(people, language) and lemma(people, language) == people


def known_noun(word: str, language: str) -> bool:
    """Whether `word` or a longer part of its end is a word of the dictionary."""
    return known(word, language) or any(known(word[k:].capitalize(), language) for k in range(3, len(word) - 3))


def nominative(words: str, language: str) -> str:
    """A place's name without the ending of the genitive."""
    bare = words.removesuffix("'s").removesuffix("’s")
    if not capitals(language) or not bare.endswith("s") or bare in place_words(language, "place"):
        return bare
    short = bare[:-1]
    return short if short in place_words(language, "place") or short in place_words(language, "region") else bare
