"""The words that name a source, as data: verbs of saying, prepositions, nouns for what somebody says, kinds of actors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import SourceKind

SayingKind = Literal[
    "before", "after", "claim", "own", "refer", "verb", "how", "compound", "reported", "pronoun", "of", "nach", "determiner",
    "subordinate",
]  # fmt: skip


class SayingRow(Entry):
    """A row of ``saying.yaml``; its kinds are told at the head of the German table."""

    kind: SayingKind
    words: tuple[str, ...]
    governs: Literal["clause", "number"] = "clause"
    split: tuple[str, ...] = ()
    bare: bool = False


class ActorRow(Entry):
    """A row of ``actors.yaml``."""

    kind: SourceKind
    words: tuple[str, ...]


@cache
def rows(language: str, kind: SayingKind) -> tuple[SayingRow, ...]:
    """The rows of one kind."""
    return tuple(r for r in table(language, "saying", SayingRow) if r.kind == kind)


@cache
def words(language: str, kind: SayingKind) -> frozenset[str]:
    """The single words of one kind, as the table writes them."""
    return frozenset(w for r in rows(language, kind) for w in r.words)


@cache
def phrases(language: str, kind: SayingKind) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of one kind in lower case, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in words(language, kind):
        phrase = tuple(word.lower().split())
        found.setdefault(phrase[0], []).append(phrase)
    return {k: tuple(sorted(v, key=lambda p: -len(p))) for k, v in found.items()}


def phrase_at(tokens: Sequence[Token], i: int, language: str, kind: SayingKind) -> int:
    """How many tokens a phrase of `kind` takes at token `i`; 0 where there is none."""
    for phrase in phrases(language, kind).get(tokens[i].lower, ()):
        if i + len(phrase) <= len(tokens) and all(tokens[i + n].lower == w for n, w in enumerate(phrase)):
            return len(phrase)
    return 0


@cache
def verbs(language: str) -> dict[str, tuple[SayingRow, ...]]:
    """Rows of verbs of saying by form."""
    found: dict[str, list[SayingRow]] = {}
    for row in rows(language, "verb"):
        for word in row.words:
            found.setdefault(word, []).append(row)
    return {k: tuple(v) for k, v in found.items()}


@cache
def actors(language: str) -> tuple[tuple[str, SourceKind], ...]:
    """Words of actors in lower case with their kind, in the order of the table."""
    return tuple((w.lower(), r.kind) for r in table(language, "actors", ActorRow) for w in r.words)
