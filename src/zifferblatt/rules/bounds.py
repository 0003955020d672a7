"""Intervals as rules compare them: a pair of ends, both included, None where an end is open."""

from __future__ import annotations

from decimal import Decimal

Bounds = tuple[Decimal | None, Decimal | None]


def below(a: Bounds, b: Bounds) -> bool:
    """All of `a` is smaller than all of `b`."""
    return a[1] is not None and b[0] is not None and a[1] < b[0]


def apart(a: Bounds, b: Bounds) -> bool:
    """Nothing can be in both."""
    return below(a, b) or below(b, a)


def overlap(a: Bounds, b: Bounds) -> bool:
    """Something can be in both."""
    return not apart(a, b)


def inside(a: Bounds, b: Bounds) -> bool:
    """All of `a` is in `b`."""
    low = b[0] is None or (a[0] is not None and a[0] >= b[0])
    high = b[1] is None or (a[1] is not None and a[1] <= b[1])
    return low and high
