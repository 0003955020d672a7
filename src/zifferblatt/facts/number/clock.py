"""Spans written like the time of day: "nach 2:46 Stunden"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.find import Number
from zifferblatt.facts.units import unit_at

SIXTY = Decimal(60)
PLACES = Decimal("0.0001")
SPANS = ("h", "min", "s")


def clock_durations(tokens: Sequence[Token], seen: Sequence[Number], language: str) -> Iterator[Number]:
    """Numbers such as 2:46 whose unit is a span of time; the value is in that unit, to four places."""
    taken = {n.first for n in seen}
    for i, token in enumerate(tokens[:-1]):
        if i in taken or token.kind != "number" or ":" not in token.text:
            continue
        parts = token.text.split(":")
        unit = unit_at(tokens, i + 1, language)
        if (
            unit is None
            or unit.symbol not in SPANS
            or len(parts) > 3
            or not all(p.isdecimal() and len(p) <= 4 for p in parts)
        ):
            continue
        value = sum((Decimal(p) / SIXTY**n for n, p in enumerate(parts)), Decimal(0)).quantize(PLACES)
        yield Number(i, i + 1, token.start, token.end, value, value, value, i + 1, digits=True, scaled=True)
