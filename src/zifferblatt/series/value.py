"""What a claim reads: its nominal value with its rounding, or the whole interval where it is vague or a range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.facts.interval import Interval
from zifferblatt.facts.units import to_base
from zifferblatt.model import Fact, Precision, plain
from zifferblatt.series.kinds import is_casualty, row_of

HALF = Decimal("0.5")
MOST = Decimal("0.05")  # a rounded figure is never taken as wider than this share of itself
SMALL = 100  # below this, a figure is as exact as it is written
OPEN = frozenset({Precision.AT_LEAST, Precision.MORE_THAN, Precision.AT_MOST, Precision.LESS_THAN})
HEDGED = OPEN | {Precision.ABOUT}
WIDE = frozenset({Precision.VAGUE, Precision.RANGE})


@dataclass(frozen=True, slots=True)
class Value:
    """A claim's reading in the base unit of its kind.

    `point` is the nominal value, None for a vague claim or a range; `rounding` how far another reading may lie from it
    and still be the same figure; `interval` what a careful reader takes from the words; `spread` is the tolerance
    around the reading beyond which time has changed it.
    """

    point: Decimal | None
    rounding: Decimal
    interval: Interval
    spread: Interval

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
    point = to_base(quantity.nominal, quantity.unit, quantity.kind)
    edge = to_base(quantity.nominal + _rounding(fact), quantity.unit, quantity.kind)
    rounding = abs(edge - point)
    spread = Interval(point - rounding, point + rounding) if quantity.precision in OPEN else interval
    return Value(point, rounding, interval, spread)


def _rounding(fact: Fact) -> Decimal:
    """Half of the last digit that carries meaning, in the unit as written."""
    nominal = abs(fact.quantity.nominal)
    exponent = nominal.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    row = row_of(fact)
    if nominal < SMALL or is_casualty(fact) or (row and row.kind == "constant"):
        return last * HALF
    digits = plain(nominal).replace(".", "")
    zeros = len(digits) - len(digits.rstrip("0")) if nominal == nominal.to_integral_value() else 0
    return min((Decimal(1).scaleb(zeros) if zeros else last) * HALF, nominal * MOST)


def same_reading(a: Fact, b: Fact) -> bool:
    """Equal within rounding and conversion; vague claims and ranges: the same interval."""
    one, other = value_of(a), value_of(b)
    if one.point is None or other.point is None:
        return one.point is None and other.point is None and one.interval == other.interval
    if _opposed(a, b):
        return False
    return abs(one.point - other.point) <= max(one.rounding, other.rounding)


def _opposed(a: Fact, b: Fact) -> bool:
    """ "More than 8000" and "less than 8000" share their number and nothing else."""
    up = {Precision.AT_LEAST, Precision.MORE_THAN}
    down = {Precision.AT_MOST, Precision.LESS_THAN}
    pair = {a.quantity.precision, b.quantity.precision}
    return bool(pair & up) and bool(pair & down)


def differ(a: Fact, b: Fact) -> bool:
    """Whether two readings lie further apart than either's tolerance."""
    one, other = value_of(a), value_of(b)
    if one.point is None and other.point is None:
        return one.interval.apart(other.interval)
    if one.point is None:
        return not _holds(one.interval, other.point)
    if other.point is None:
        return not _holds(other.interval, one.point)
    return not _holds(one.spread, other.point) and not _holds(other.spread, one.point)


def _holds(interval: Interval, point: Decimal | None) -> bool:
    if point is None:
        return False
    low, high = interval.low, interval.high
    return (low is None or low <= point) and (high is None or point <= high)


def written(fact: Fact) -> str:
    """The figure as it stands in the text, with its hedge: "mindestens 3000"."""
    quantity = fact.quantity
    number = fact.number.text
    if quantity.modifier and quantity.modifier.lower() not in number.lower():
        number = f"{quantity.modifier} {number}"
    unit = quantity.unit if quantity.kind != "count" and quantity.unit != "1" else None
    return f"{number} {unit}" if unit and unit not in number else number
