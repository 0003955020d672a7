"""The kind of a measure: counter, gauge, constant or forecast, by the vocabulary in ``language/measures.yaml``."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Fact, Kind, Status
from zifferblatt.series.concepts import meaning

MeasureKind = Literal["counter", "gauge", "constant", "forecast"]


class MeasureRow(Entry):
    """One row of measures.yaml; exactly one of `event`, `what` and `quantity` says what it holds for."""

    event: str | None = None
    what: str | None = None
    quantity: Kind | None = None
    kind: MeasureKind
    casualty: bool = False
    stated: bool = False
    destination: bool = False
    loss: bool = False
    part_of: str | None = None


@cache
def _rows() -> dict[tuple[str, str], MeasureRow]:
    found: dict[tuple[str, str], MeasureRow] = {}
    for row in table("", "measures", MeasureRow):
        for field in ("event", "what", "quantity"):
            if name := getattr(row, field):
                found[(field, name)] = row
    return found


def row_of(fact: Fact) -> MeasureRow | None:
    """The row of the vocabulary that speaks of this fact's measure, if any."""
    what, event = meaning(fact.measure.what, fact.measure.event)
    rows = _rows()
    for key in (("event", event), ("what", what), ("quantity", fact.quantity.kind)):
        if key[1] and (row := rows.get((key[0], key[1]))):
            return row
    return None


def is_forecast(fact: Fact, published: date | None) -> bool:
    """Whether the fact speaks of what is planned, thought possible, or lies after the day of publication."""
    row = row_of(fact)
    if row and row.stated:
        return False
    if row and row.kind == "forecast":
        return True
    if fact.status in (Status.PLANNED, Status.POSSIBLE):
        return True
    start = fact.time.start if fact.time else None  # for what is so already it is the time of something else
    return bool(start and published and start > published and fact.status is not Status.ASSERTED)


def kind_of(fact: Fact, published: date | None = None) -> MeasureKind:
    """The kind of the fact's measure. `published` is the day of its article, to know what still lay ahead."""
    if is_forecast(fact, published):
        return "forecast"
    row = row_of(fact)
    if row is None or (row.kind == "constant" and fact.quantity.kind == "percent"):
        return "gauge"  # how full a ship was may change, not how many it carried
    return row.kind


def is_casualty(fact: Fact) -> bool:
    """Whether people harmed are counted: such a figure is never taken as rounded."""
    row = row_of(fact)
    return bool(row and row.casualty and fact.quantity.kind == "count")


def part_of(event: str | None) -> str | None:
    """The event that this one is a part of ("killed" of "casualty"), if any."""
    row = _rows().get(("event", event)) if event else None
    return row.part_of if row else None
