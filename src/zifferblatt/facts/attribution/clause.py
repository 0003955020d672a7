"""Clauses of a sentence: stretches between commas and the like, each told whether it depends on the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.words import words

ENDS = frozenset(",;:–—")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first`:`last` of a sentence; `dependent`: a relative or adverbial clause; `closed`: a full break before it."""

    first: int
    last: int
    dependent: bool
    closed: bool


def clauses(tokens: Sequence[Token], language: str) -> list[Clause]:
    """The clauses of one sentence, in order; every token but the separating signs is in one."""
    found: list[Clause] = []
    first, closed = 0, True
    for i, token in enumerate([*tokens, None]):
        if token is not None and not (token.text in ENDS and token.kind == "sign"):
            continue
        if i > first:
            begins = tokens[first].lower
            dependent = bool(found) and not closed and begins in words(language, "subordinate")
            found.append(Clause(first, i, dependent, closed))
        if token is not None:
            first, closed = i + 1, token.text == ";"
    return found


def clause_of(found: Sequence[Clause], i: int) -> Clause:
    """The clause that token `i` is in; a sign between two belongs to the one before."""
    return next((c for c in reversed(found) if c.first <= i), found[0])


def reach(found: Sequence[Clause], at: Clause) -> tuple[int, int]:
    """The tokens that a word of attribution in clause `at` governs: its clause and those that hang on it.

    In a dependent clause only itself; in a main clause all to the next semicolon, on both sides.
    """
    if at.dependent:
        return at.first, at.last
    n = found.index(at)
    first = n
    while first > 0 and not found[first].closed:
        first -= 1
    last = n
    while last + 1 < len(found) and not found[last + 1].closed:
        last += 1
    return found[first].first, found[last].last
