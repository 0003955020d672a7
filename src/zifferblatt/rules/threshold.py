"""A quantity that a rule author writes in a condition: "3000 km²", "5 %", "2000000000 EUR"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zifferblatt.errors import ConfigError
from zifferblatt.facts.interval import Interval
from zifferblatt.facts.units import convert, kind_of, parse_quantity, same_dimension, to_base
from zifferblatt.model import Fact

# Digits and at most one point: "3.000" would be three to one reader and three thousand to the next.
WRITTEN = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,2}|\.[0-9]{4,12})?(?P<unit> ?[^\s0-9.,][^0-9]{0,30})?")
UNIT = re.compile(r"(?<=[0-9])(?=[^\s0-9.])")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound as written; `unit` is a symbol of the table of units, or None."""

    value: Decimal
    unit: str | None = None

    def beside(self, fact: Fact) -> Interval | None:
        """The bound in the base unit, if `fact` can be compared with it; written without a unit, it has the fact's."""
        unit = self.unit
        if unit is None:
            unit = fact.quantity.unit if kind_of(fact.quantity.unit or "") else None
        elif fact.quantity.unit is None or not same_dimension(unit, fact.quantity.unit):
            return None
        base = to_base(self.value, unit)
        return Interval(base, base)


@cache
def threshold(text: str) -> Threshold:
    """Read "3000 km²". Raises ValueError with the unit, or with the whole text where there is none."""
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    try:
        return Threshold(*parse_quantity(UNIT.sub(" ", text.strip(), count=1)))
    except ConfigError as error:
        raise ValueError((match["unit"] or text).strip()) from error


def in_unit(value: Decimal, fact: Fact, standard: Fact) -> Decimal:
    """`value` of `fact` in the unit of `standard`; as it is where the two do not convert."""
    own, other = fact.quantity.unit, standard.quantity.unit
    if own is None or other is None or not same_dimension(own, other):
        return value
    return convert(value, own, other)
