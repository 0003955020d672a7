"""The words that a field can hold at all, for fields that hold one of a few: a misspelt one would never match.

``match: {event: kiled}`` and ``new.status == "assertd"`` are flaws of a rule, not rules that keep quiet for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import get_args

from zifferblatt.facts.concepts import ConceptRow
from zifferblatt.facts.event import EventRow
from zifferblatt.facts.measure import DEFAULT
from zifferblatt.language.tables import languages, table
from zifferblatt.model import Direction, Kind, Part, Precision, RelationName, Role, SourceKind, Status
from zifferblatt.series.kinds import MeasureKind, MeasureRow
from zifferblatt.series.reckoning import Check

FLAGS = (
    "certainty_raised", "certainty_lowered", "hedge_dropped", "hedge_added", "attribution_dropped", "attribution_added",
    "stale", "unit_differs",
)  # fmt: skip


@cache
def events() -> tuple[str, ...]:
    """Every event that a fact can have, over all languages."""
    found = {row.event for code in languages() for row in table(code, "events", EventRow)}
    found |= {row.event for code in languages() for row in table(code, "concepts", ConceptRow) if row.event}
    found |= {*DEFAULT.values(), "away"}  # what a figure of a kind measures where no word says it
    return tuple(sorted(found | {row.event for row in table("", "measures", MeasureRow) if row.event}))


def _of(literal: object) -> Callable[[], tuple[str, ...]]:
    return lambda: tuple(str(word) for word in get_args(literal))


# By the last part of the name: `new.status` and `old.status` hold the same words.
CLOSED: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "relation": _of(RelationName),
    "direction": _of(Direction),
    "flags": lambda: FLAGS,
    "check": _of(Check),
    "precision": lambda: tuple(p.value for p in Precision),
    "status": lambda: tuple(s.value for s in Status),
    "role": lambda: tuple(r.value for r in Role),
    "kind": _of(Kind),
    "movement": _of(MeasureKind),
    "source_kind": _of(SourceKind),
    "part": _of(Part),
    "language": languages,
    "event": events,
}


def known(field: str, word: str) -> tuple[str, ...]:
    """The words that `field` can hold where `word` is none of them; empty where it is, or where the field is open.

    An empty text stands for what is missing, and every field may lack its value.
    """
    words = CLOSED[field]() if field in CLOSED and word else ()
    return () if word in words else words
