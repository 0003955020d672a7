"""The words that tell a figure's role, as ``language/*/roles.yaml`` writes them, found by their first or last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.years import YEAR_LENGTH, YEARS
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Direction, Kind, Offsets, Role

Place = Literal[
    "before",
    "after",
    "verb",
    "verb_near",
    "clause",
    "head",
    "link",
    "level",
    "skip",
    "bracket",
    "bridge",
    "rate",
    "beyond",
    "aside",
]
YEAR = "#"  # in a phrase: any year


class RoleRow(Entry):
    """A row of ``roles.yaml``; what `place` means is told at the head of the German table."""

    role: Role
    place: Place
    words: tuple[str, ...]
    direction: Direction | None = None
    kinds: tuple[Kind, ...] = ()
    not_kinds: tuple[Kind, ...] = ()
    not_after: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A role with the words that decided it."""

    role: Role
    direction: Direction | None
    cues: tuple[Offsets, ...]


def cue_of(tokens: Sequence[Token], i: int, size: int) -> Offsets:
    """The offsets of `size` tokens from token `i`."""
    return tokens[i].start, tokens[i + size - 1].end


Phrase = tuple[tuple[str, ...], RoleRow]


@dataclass(frozen=True)
class Phrases:
    """The phrases of one place, longest first; `endings` are the last parts of compound nouns ("-rückgang")."""

    first: dict[str, tuple[Phrase, ...]]
    last: dict[str, tuple[Phrase, ...]]
    endings: tuple[tuple[str, RoleRow], ...]

    def beginning(self, token: Token) -> Sequence[Phrase]:
        """The phrases whose first word `token` may be."""
        return _of(self.first, token)

    def ending(self, token: Token) -> Sequence[Phrase]:
        """The phrases whose last word `token` may be."""
        return _of(self.last, token)

    def compound(self, token: Token) -> RoleRow | None:
        """The row of the noun that the compound `token` ends in."""
        if not token.capital:
            return None
        return next((row for ending, row in self.endings if token.text.endswith(ending)), None)


def _of(phrases: dict[str, tuple[Phrase, ...]], token: Token) -> Sequence[Phrase]:
    found = phrases.get(token.text, ())
    if token.lower != token.text:
        found += phrases.get(token.lower, ())
    elif is_year(token):
        found += phrases.get(YEAR, ())
    return found


def phrase_at(tokens: Sequence[Token], i: int, phrase: Sequence[str]) -> bool:
    """Whether the words of `phrase` stand at token `i`."""
    if i < 0 or i + len(phrase) > len(tokens):
        return False
    return all(
        t.text == w or t.lower == w or (w == YEAR and is_year(t)) for t, w in zip(tokens[i:], phrase, strict=False)
    )


def is_year(token: Token) -> bool:
    """Whether `token` is written as a year is."""
    return len(token.text) == YEAR_LENGTH and token.text.isdigit() and int(token.text) in YEARS


@cache
def _rows(language: str) -> dict[Place, tuple[Phrase, ...]]:
    found: dict[Place, list[Phrase]] = {}
    for row in table(language, "roles", RoleRow):
        for words in row.words:
            found.setdefault(row.place, []).append((tuple(words.split()), row))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in found.items()}


@cache
def phrases(language: str, place: Place, kind: Kind | None = None) -> Phrases:
    """The phrases of `place` that may speak of figures of `kind`; of any kind without one."""
    first: dict[str, tuple[Phrase, ...]] = {}
    last: dict[str, tuple[Phrase, ...]] = {}
    endings = []
    for words, row in _rows(language).get(place, ()):
        if kind is not None and ((row.kinds and kind not in row.kinds and not row.nouns) or kind in row.not_kinds):
            continue
        if words[0][0] == "-" and len(words[0]) > 1:
            endings.append((words[0][1:], row))
            continue
        first[words[0]] = (*first.get(words[0], ()), (words, row))
        last[words[-1]] = (*last.get(words[-1], ()), (words, row))
    return Phrases(first, last, tuple(endings))


@cache
def single(language: str, place: Place) -> dict[str, RoleRow]:
    """The rows of `place` by their words, where these stand alone."""
    return {p[0]: row for p, row in _rows(language).get(place, ()) if len(p) == 1}


def single_or_compound(token: Token, language: str) -> RoleRow | None:
    """The row of a noun of change, or of the one that a compound ends in."""
    return single(language, "head").get(token.text) or phrases(language, "head", "percent").compound(token)


def replaced(tokens: Sequence[Token], first: int, language: str) -> bool:
    """What stands before token `first` makes a former value of the number there: statt der geplanten 70 nun 120."""
    known = phrases(language, "before").ending(tokens[first - 1]) if first else ()
    return any(row.role is Role.FORMER and phrase_at(tokens, first - len(phrase), phrase) for phrase, row in known)


@cache
def bridges(language: str) -> tuple[tuple[str, ...], ...]:
    """What may stand between a noun of change and its figure."""
    return tuple(phrase for phrase, _ in _rows(language).get("bridge", ()))
