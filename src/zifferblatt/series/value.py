"""What a claim reads: its nominal value with its rounding, or the whole interval where it is vague or a range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.facts.interval import Interval
from zifferblatt.facts.units import to_base
from zifferblatt.model import Direction, Fact, Precision, plain
from zifferblatt.series.kinds import is_casualty, row_of

HALF = Decimal("0.5")
MOST = Decimal("0.05")  # a rounded figure is never taken as wider than this share of itself
SMALL = 100  # below this, a figure is as exact as it is written
UPWARDS = frozenset({Precision.AT_LEAST, Precision.MORE_THAN})
OPEN = UPWARDS | {Precision.AT_MOST, Precision.LESS_THAN}
HEDGED = OPEN | {Precision.ABOUT}
WIDE = frozenset({Precision.VAGUE, Precision.RANGE})


@dataclass(frozen=True, slots=True)
class Value:
    """A claim's reading in the base unit of its kind.

    `point` is the nominal value, None for a vague claim or a range; `rounding` how far another reading may lie from it
    and still be the same figure; `interval` what a careful reader takes from the words; `spread` is the tolerance
    around the reading beyond which time has changed it; `side` where the claim is open.
    """

    point: Decimal | None
    rounding: Decimal
    interval: Interval
    spread: Interval
    side: Direction | None = None

    def same(self, other: Value) -> bool:
        """Equal within rounding and conversion; vague claims and ranges: the same interval."""
        if self.point is None or other.point is None:
            return self.point is None and other.point is None and self.interval == other.interval
        if self.side and other.side and self.side != other.side:
            return False  # "more than 8000" and "less than 8000" share their number and nothing else
        return abs(self.point - other.point) <= max(self.rounding, other.rounding)

    def differs(self, other: Value) -> bool:
        """Whether two readings lie further apart than either's tolerance."""
        if self.point is None or other.point is None:
            point = other.point if self.point is None else self.point
            if point is None:
                return self.interval.apart(other.interval)
            return not (self.interval if self.point is None else other.interval).contains(point)
        return not self.spread.contains(other.point) and not other.spread.contains(self.point)

    @property
    def anchor(self) -> Decimal:
        """One number that stands for the reading, to tell up from down."""
        if self.point is not None:
            return self.point
        low, high = self.interval.low, self.interval.high
        return low if low is not None else high if high is not None else Decimal(0)


def value_of(fact: Fact) -> Value:
    """The reading of a fact. Its quantity must carry `plausible`."""
    quantity = fact.quantity
    interval = Interval(*quantity.plausible)
    if quantity.precision in WIDE:
        return Value(None, Decimal(0), interval, interval)
    unit = (
        None if quantity.kind == "count" else quantity.unit
    )  # a counted noun is no unit, even where it reads like one
    point = to_base(quantity.nominal, unit)
    edge = to_base(quantity.nominal + _rounding(fact), unit)
    rounding = abs(edge - point)
    if quantity.precision is Precision.EXACT and _unrounded(fact):
        interval = Interval(point, point)
    spread = Interval(point - rounding, point + rounding) if quantity.precision in OPEN else interval
    side: Direction | None = "up" if quantity.precision in UPWARDS else None
    if quantity.precision in OPEN - UPWARDS:
        side = "down"
    return Value(point, rounding, interval, spread, side)


def _rounding(fact: Fact) -> Decimal:
    """Half of the last digit that carries meaning, in the unit as written."""
    nominal = abs(fact.quantity.nominal)
    exponent = nominal.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    if nominal < SMALL or _unrounded(fact):
        return last * HALF
    digits = plain(nominal).replace(".", "")
    zeros = len(digits) - len(digits.rstrip("0")) if nominal == nominal.to_integral_value() else 0
    return min((Decimal(1).scaleb(zeros) if zeros else last) * HALF, nominal * MOST)


def _unrounded(fact: Fact) -> bool:
    """Whether such figures are never rounded: people harmed, and what does not move."""
    row = row_of(fact)
    return is_casualty(fact) or bool(row and row.kind == "constant")


def same_reading(a: Fact, b: Fact) -> bool:
    """Equal within rounding and conversion; vague claims and ranges: the same interval."""
    return value_of(a).same(value_of(b))


def differ(a: Fact, b: Fact) -> bool:
    """Whether two readings lie further apart than either's tolerance."""
    return value_of(a).differs(value_of(b))


def written(fact: Fact) -> str:
    """The figure as it stands in the text, with its hedge: "mindestens 3000"."""
    quantity = fact.quantity
    number = fact.number.text
    if quantity.modifier and quantity.modifier.lower() not in number.lower():
        number = f"{quantity.modifier} {number}"
    unit = quantity.unit if quantity.kind != "count" and quantity.unit != "1" else None
    return f"{number} {unit}" if unit and unit not in number else number
