"""One size in two units side by side: "300 Quadratkilometer (30.000 Hektar)"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from zifferblatt.facts.interval import Interval
from zifferblatt.facts.units import convert, same_dimension
from zifferblatt.series.between import aside, joined
from zifferblatt.series.claim import Claim
from zifferblatt.series.reckoning import Reckoning, apart, written

SIZES = frozenset({"length", "area", "volume", "mass", "speed", "temperature", "energy", "power"})
DEGREES = Decimal(40)  # a temperature is held against the span of the weather, not against absolute zero


def converts(one: Claim, other: Claim) -> bool:
    """Whether `other` gives the size of `one` in another unit: nothing but brackets, "also", "or" between them."""
    a, b = one.fact.quantity, other.fact.quantity
    if a.kind not in SIZES or a.kind != b.kind or not a.unit or not b.unit or a.unit == b.unit:
        return False
    if a.role != b.role or not same_dimension(a.unit, b.unit):
        return False
    return joined(one, other, "conversion", empty=True) or aside(one, other, "conversion")


def conversions(claims: Sequence[Claim]) -> list[Reckoning]:
    """Every size that an article gives in a second unit."""
    return [_held(one, other) for one, other in pairwise(claims) if converts(one, other)]


def _held(one: Claim, other: Claim) -> Reckoning:
    unit, to = one.fact.quantity.unit or "", other.fact.quantity.unit or ""
    interval = written(one)
    low = None if interval.low is None else convert(interval.low, unit, to)
    high = None if interval.high is None else convert(interval.high, unit, to)
    reckoned = convert(one.fact.quantity.nominal, unit, to)
    against = DEGREES if other.fact.quantity.kind == "temperature" else reckoned
    stated = other.fact.quantity.nominal
    off = apart(written(other), Interval(low, high), against)
    return Reckoning("conversion", one, other, (), stated, reckoned, off)
