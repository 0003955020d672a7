"""The interval that a careful reader takes from a claim's words, in the base unit of its kind.

The widths of hedges and vague words stand, with their sources, in ``language/<code>/widths.yaml``; how an exact figure
is rounded is told here (DESIGN: half its last non-zero digit, at most 5 percent; Williams & Power 2013).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from zifferblatt.facts.units import to_base, units
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Precision, Quantity

ROUNDED_FROM = Decimal(100)  # an exact figure below this is itself
MOST = Decimal("0.05")  # no exact figure is rounded by more
HALF = Decimal("0.5")
OPEN = ""

Width = tuple[Decimal | None, Decimal | None]
Pair = tuple[Decimal | None, Decimal | None]


class WidthRow(Entry):
    """A row of ``widths.yaml``; its fields are told at the head of the German table."""

    low: str
    high: str
    source: str
    words: tuple[str, ...] = ()
    precision: Precision | None = None
    scale: Decimal | None = None

    @property
    def width(self) -> Width:
        """The two factors; None is open."""
        return Decimal(self.low) if self.low != OPEN else None, Decimal(self.high) if self.high != OPEN else None


@cache
def _widths(language: str) -> tuple[dict[str, Width], dict[Precision, Width], dict[Decimal, Width]]:
    rows = table(language, "widths", WidthRow)
    words = {w: r.width for r in rows for w in r.words}
    precisions = {r.precision: r.width for r in rows if r.precision is not None}
    return words, precisions, {r.scale: r.width for r in rows if r.scale is not None}


def plausible(quantity: Quantity, *, casualties: bool, language: str) -> Pair:
    """Low and high end (None: open) of what `quantity` may mean, in the base unit of its kind.

    `casualties`: it counts people harmed, who are never rounded. Widths are taken from the number as written and
    converted after, so that a conversion changes nothing.
    """
    low, high = _written(quantity, casualties=casualties, language=language)
    ends = [None if x is None else to_base(x, quantity.unit if quantity.kind != "count" else None) for x in (low, high)]
    first, last = ends
    return (last, first) if first is not None and last is not None and first > last else (first, last)


def _written(quantity: Quantity, *, casualties: bool, language: str) -> Pair:
    nominal = quantity.nominal
    if quantity.precision is Precision.EXACT:
        return _exact(quantity, casualties=casualties)
    if quantity.precision is Precision.RANGE:
        return quantity.low, quantity.high
    words, precisions, scales = _widths(language)
    width: Width | None
    if quantity.precision is Precision.VAGUE:
        width = scales.get(nominal) or precisions.get(Precision.VAGUE)
    else:
        width = words.get((quantity.modifier or "").lower()) or precisions.get(quantity.precision)
    if width is None:
        return quantity.low, quantity.high
    low, high = (None if f is None else nominal * f for f in width)
    if nominal < 0:
        low, high = high, low
    if quantity.precision is Precision.VAGUE and high is not None:
        high = high.to_integral_value() if nominal < 1000 else high
    return (
        (None, high)
        if quantity.precision in (Precision.AT_MOST, Precision.LESS_THAN) and _may_be_negative(quantity)
        else (low, high)
    )


def _may_be_negative(quantity: Quantity) -> bool:
    return quantity.kind == "temperature" or (quantity.kind in ("money", "percent") and quantity.nominal < 0)


def _exact(quantity: Quantity, *, casualties: bool) -> Pair:
    value = quantity.nominal
    if (
        casualties
        or quantity.kind in ("age", "share", "ratio", "magnitude")
        or (abs(value) < ROUNDED_FROM and _whole(value))
    ):
        return value, value
    if quantity.kind in ("percent", "temperature") or (
        not units().get(quantity.unit or "") and quantity.kind != "count"
    ):
        return value, value
    width = min(_half_last_digit(value), abs(value) * MOST)
    return value - width, value + width


def _whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _half_last_digit(value: Decimal) -> Decimal:
    """Half of the place of the last digit that is not zero: 3000 → 500, 3012 → 0.5, 1.3 → 0.05."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # claims are finite
    return HALF.scaleb(exponent)
