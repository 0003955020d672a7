"""A quantity that a rule author writes in a condition: "3000 km²", "5 %", "2000000000 EUR"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zifferblatt.model import Kind

# Digits and at most one point: "3.000" would be three to one reader and three thousand to the next.
WRITTEN = re.compile(r"(?P<number>-?[0-9]+(?:\.[0-9]{1,2}|\.[0-9]{4,})?)(?: *(?P<unit>[^\s0-9.,][^0-9]{0,30}))?")
CURRENCY = re.compile(r"[A-Z]{3}")
PLAIN: dict[str, tuple[Kind, str]] = {"%": ("percent", "%"), "pp": ("percent", "pp")}
DIMENSIONS: dict[str, Kind] = {
    "metre": "length",
    "metre ** 2": "area",
    "metre ** 3": "volume",
    "kilogram": "mass",
    "second": "duration",
    "metre / second": "speed",
    "kelvin": "temperature",
    "joule": "energy",
    "watt": "power",
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound in the base unit of `kind`. `unit` is kept where it never converts (a currency, "%", "pp")."""

    value: Decimal
    kind: Kind | None
    unit: str | None = None


@cache
def threshold(text: str) -> Threshold:
    """Read "3000 km²". Raises ValueError with the unit or the whole text where that is none."""
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    number, unit = Decimal(match["number"]), (match["unit"] or "").strip()
    if not unit:
        return Threshold(number, None)
    if unit in PLAIN:
        return Threshold(number, *PLAIN[unit])
    if CURRENCY.fullmatch(unit):
        return Threshold(number, "money", unit)
    factor, offset, kind = _base(unit)
    return Threshold(number * factor + offset, kind)


def convert(value: Decimal, unit: str, other: str) -> Decimal:
    """`value` in `unit` as a number of `other`; unchanged where the two do not measure the same."""
    try:
        (a, b, kind), (c, d, standard) = _base(unit), _base(other)
    except ValueError:
        return value
    return (value * a + b - d) / c if kind == standard else value


@cache
def _base(unit: str) -> tuple[Decimal, Decimal, Kind]:
    """Factor and offset that bring a number of `unit` to its base unit, and what it measures. Raises ValueError."""
    import pint

    registry = _registry()
    try:
        zero, one = (registry.Quantity(Decimal(n), unit) for n in (0, 1))
        for name, kind in DIMENSIONS.items():
            if one.check(registry.parse_units(name).dimensionality):
                start = Decimal(str(zero.to(name).magnitude))
                return Decimal(str(one.to(name).magnitude)) - start, start, kind
    except (pint.PintError, AssertionError, AttributeError, TypeError, ValueError) as error:
        raise ValueError(unit) from error
    raise ValueError(unit)


@cache
def _registry():  # type: ignore[no-untyped-def]
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)
