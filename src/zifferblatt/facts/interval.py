"""Closed intervals of decimals with open ends: what a claim leaves possible."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.model import Quantity


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; None is open. Raises ValueError if `low` exceeds `high`."""

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} exceeds high {self.high}")

    @classmethod
    def of(cls, quantity: Quantity) -> Interval:
        """The plausible interval of a claim, in the base unit of its kind."""
        return cls(*quantity.plausible)

    def below(self, other: Interval) -> bool:
        """Every value of this one lies below every value of `other`."""
        return self.high is not None and other.low is not None and self.high < other.low

    def above(self, other: Interval) -> bool:
        """Every value of this one lies above every value of `other`."""
        return other.below(self)

    def apart(self, other: Interval) -> bool:
        """The two exclude each other."""
        return self.below(other) or self.above(other)

    def overlaps(self, other: Interval) -> bool:
        """The two have a value in common."""
        return not self.apart(other)

    def inside(self, other: Interval) -> bool:
        """Every value of this one is a value of `other`."""
        low = other.low is None or (self.low is not None and self.low >= other.low)
        high = other.high is None or (self.high is not None and self.high <= other.high)
        return low and high

    def contains(self, value: Decimal) -> bool:
        """`value` is one of this interval's."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def __and__(self, other: Interval) -> Interval | None:
        """The values in common, or None where there are none."""
        if self.apart(other):
            return None
        lows = [x for x in (self.low, other.low) if x is not None]
        highs = [x for x in (self.high, other.high) if x is not None]
        return Interval(max(lows) if lows else None, min(highs) if highs else None)

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times `factor`; a negative factor turns the interval around."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high) if factor >= 0 else Interval(high, low)
