"""The words that tell what has digits and is no figure."""

from __future__ import annotations

from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table

Kind = Literal[
    "before", "after", "month", "year", "yearly", "phrase", "suffix", "article", "number_reason", "street", "own",
    "dated", "dating", "loose", "per", "model", "number_not_after", "one_before", "one_after",
    "one_not_before", "compass", "block", "pointing", "copula", "determiner", "one_more", "compares", "says", "instead",
]  # fmt: skip


class NotFigureRow(Entry):
    """A row of ``not_figures.yaml``; its kinds are told at the head of the German table."""

    kind: Kind
    words: tuple[str, ...]
    case: Literal["exact", "lower"] = "exact"


@cache
def words(language: str, kind: Kind) -> frozenset[str]:
    """The words of one kind, as written, and in lower case where the row does not mind."""
    found: set[str] = set()
    for row in table(language, "not_figures", NotFigureRow):
        if row.kind == kind:
            found.update(row.words)
            if row.case == "lower":
                found.update(w.lower() for w in row.words)
    return frozenset(found)
