"""Intervals: what one claim leaves possible, held against another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.facts.interval import Interval

ENDS = st.none() | st.decimals(min_value=-1000, max_value=1000, places=1)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ENDS), draw(ENDS)
    return Interval(high, low) if low is not None and high is not None and low > high else Interval(low, high)


def test_at_least_3000_leaves_10000_possible() -> None:
    assert Interval(Decimal(3000), None).contains(Decimal(10000))
    assert Interval(Decimal(9000), Decimal(11000)).inside(Interval(Decimal(3000), None))
    assert Interval(None, Decimal(8000)).below(Interval(Decimal(9000), None))


def test_an_interval_has_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="exceeds"):
        Interval(Decimal(2), Decimal(1))


@given(intervals(), intervals())
def test_two_are_apart_or_overlap(a: Interval, b: Interval) -> None:
    assert a.apart(b) != a.overlaps(b)
    assert a.apart(b) == b.apart(a)
    assert a.below(b) == b.above(a)
    assert not (a.below(b) and a.above(b))
    assert (a & b is None) == a.apart(b)


@given(intervals(), intervals(), intervals())
def test_inside_is_an_order(a: Interval, b: Interval, c: Interval) -> None:
    assert a.inside(a)
    assert not (a.inside(b) and b.inside(a)) or a == b
    if a.inside(b) and b.inside(c):
        assert a.inside(c)


@given(intervals(), intervals())
def test_what_two_share_lies_in_both(a: Interval, b: Interval) -> None:
    both = a & b
    if both is not None:
        assert both.inside(a)
        assert both.inside(b)
        assert both == b & a


@given(intervals(), intervals(), st.decimals(min_value=Decimal("0.1"), max_value=100, places=1))
def test_another_unit_changes_nothing(a: Interval, b: Interval, factor: Decimal) -> None:
    assert a.scaled(factor).below(b.scaled(factor)) == a.below(b)
    assert a.scaled(factor).inside(b.scaled(factor)) == a.inside(b)
    assert a.scaled(-factor).above(b.scaled(-factor)) == a.below(b)
