"""How sure a claim is: asserted, reported, estimated, possible, planned or denied, by the words of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.clause import Clauses
from zifferblatt.facts.attribution.govern import Attribution
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Offsets, Source, Status

LEAST_CERTAIN_FIRST = (Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ESTIMATED, Status.REPORTED)


class CertaintyRow(Entry):
    """A row of ``certainty.yaml``; its fields are told at the head of the German table."""

    status: Status
    scope: Literal["clause", "number"]
    words: tuple[str, ...]
    with_end: tuple[str, ...] = ()
    without_end: tuple[str, ...] = ()


@cache
def _rows(language: str) -> dict[str, tuple[CertaintyRow, ...]]:
    found: dict[str, list[CertaintyRow]] = {}
    for row in table(language, "certainty", CertaintyRow):
        for word in row.words:
            found.setdefault(word.lower(), []).append(row)
    return {k: tuple(v) for k, v in found.items()}


def status_of(attribution: Attribution, figure: Figure, sources: Sequence[Source]) -> tuple[Status, Cues]:
    """The status of `figure` and the words that decided it; the least certain of those that fit."""
    tokens, language = figure.sentence.tokens, figure.document.language
    clause = Clauses(tokens, language).at(figure.first)
    found: dict[Status, list[Offsets]] = {}
    for i in range(clause.first, min(clause.last, len(tokens))):
        if figure.first <= i < figure.last:
            continue
        for row in _rows(language).get(tokens[i].lower, ()):
            if _fits(tokens, i, clause.last, row, figure):
                found.setdefault(row.status, []).append((tokens[i].start, tokens[i].end))
    if sources:
        found.setdefault(Status.REPORTED, [])
    for status in LEAST_CERTAIN_FIRST:
        if status in found:
            return status, {"status": tuple(found[status])} if found[status] else {}
    return Status.ASSERTED, {}


def _fits(tokens: Sequence[Token], i: int, end: int, row: CertaintyRow, figure: Figure) -> bool:
    if row.scope == "number" and not figure.first - 2 <= i < figure.first:
        return False
    later = {t.lower for t in tokens[i + 1 : end]}
    if row.with_end and later.isdisjoint(row.with_end):
        return False
    return later.isdisjoint(row.without_end)
