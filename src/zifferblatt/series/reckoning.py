"""Figures of one article that must agree by arithmetic: what the text states, and what its other figures come to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zifferblatt.facts.interval import Interval
from zifferblatt.series.claim import Claim

Check = Literal["change", "points", "sum", "share", "part", "conversion"]
CHECKS: tuple[Check, ...] = ("change", "points", "sum", "share", "part", "conversion")
PERCENT = Decimal(100)
WRITTEN_OUT = 1000  # above this a decimal point may come from "4,0 Millionen"
LEAST = Decimal("0.01")  # a figure ending in noughts is taken as rounded by this share of itself at most


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A figure (`new`) that follows from others of its article: `stated` is what it says, `reckoned` what they make.

    `old` is the figure it is held against (the whole of a part, the level before a change), `others` what else goes in,
    in reading order. `off` is how far the two lie apart beyond rounding, as a share of what was reckoned: 0 where they
    agree. `stated` and `reckoned` are in the unit of `new`.
    """

    check: Check
    old: Claim
    new: Claim
    others: tuple[Claim, ...]
    stated: Decimal
    reckoned: Decimal
    off: Decimal

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All figures that take part, in reading order."""
        return tuple(sorted((self.old, *self.others, self.new), key=lambda c: c.fact.number.start))


def written(claim: Claim) -> Interval:
    """What a figure may be before it was rounded and after its hedge, in its own unit."""
    quantity = claim.fact.quantity
    nominal = quantity.nominal
    half = rounding(nominal, claim.fact.number.text)
    low: Decimal | None = nominal - half
    high: Decimal | None = nominal + half
    if quantity.modifier or quantity.low != quantity.high:
        low = min(nominal - half, quantity.low) if quantity.low is not None else None
        high = max(nominal + half, quantity.high) if quantity.high is not None else None
        if quantity.precision == "about":
            low, high = nominal * Decimal("0.9"), nominal * Decimal("1.1")
    return Interval(low, high)


def rounding(nominal: Decimal, text: str) -> Decimal:
    """Half of the last digit written: 0.5 for "25", 0.05 for "5,8", half a million for "92 Millionen"."""
    digits = [c for c in text if c.isdigit()]
    if not digits:
        return abs(nominal) * LEAST
    whole = nominal == nominal.to_integral_value()
    exponent = nominal.as_tuple().exponent
    if not whole or (
        isinstance(exponent, int) and exponent < 0 and abs(nominal) < WRITTEN_OUT
    ):  # "4,0" is exact to a tenth
        return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    plain = format(abs(nominal).quantize(Decimal(1)), "f")
    zeros = len(plain) - len(plain.rstrip("0")) if nominal else 0
    return min(Decimal(5).scaleb(zeros - 1), max(abs(nominal) * LEAST, Decimal("0.5")))


def apart(stated: Interval, reckoned: Interval, against: Decimal) -> Decimal:
    """How far two intervals lie apart, as a share of `against`; 0 where they touch."""
    distance = Decimal(0)
    if stated.low is not None and reckoned.high is not None and stated.low > reckoned.high:
        distance = stated.low - reckoned.high
    elif stated.high is not None and reckoned.low is not None and stated.high < reckoned.low:
        distance = reckoned.low - stated.high
    return distance / abs(against) if against else distance
