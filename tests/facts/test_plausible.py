"""The interval that a careful reader takes from the words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.facts.plausible import plausible
from zifferblatt.facts.units import convert
from zifferblatt.model import Kind, Precision, Quantity


def width(
    number: str,
    precision: str = "exact",
    modifier: str | None = None,
    unit: str | None = None,
    kind: Kind = "count",
    casualties: bool = False,
    language: str = "de",
) -> tuple[str | None, str | None]:
    value = Decimal(number)
    quantity = Quantity(
        nominal=value, low=value, high=value, precision=Precision(precision), modifier=modifier, unit=unit, kind=kind
    )
    low, high = plausible(quantity, casualties=casualties, language=language)
    return tuple(None if x is None else f"{x.normalize():f}" for x in (low, high))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("number", "precision", "modifier", "expected"),
    [
        ("98", "exact", None, ("98", "98")),
        ("3000", "exact", None, ("2850", "3150")),
        ("3012", "exact", None, ("3011.5", "3012.5")),
        ("12000", "about", "rund", ("10800", "13200")),
        ("500", "about", "fast", ("450", "500")),
        ("300", "about", "gut", ("300", "330")),
        ("3000", "at_least", "mindestens", ("3000", None)),
        ("200", "more_than", "mehr als", ("200", None)),
        ("8000", "at_most", "bis zu", ("0", "8000")),
        ("100", "vague", "mehrere", ("200", "999")),
        ("12", "vague", None, ("24", "99")),
        ("1", "vague", None, ("2", "12")),
    ],
)
def test_what_a_reader_takes_from_german_words(
    number: str, precision: str, modifier: str | None, expected: tuple[str, str | None]
) -> None:
    assert width(number, precision, modifier) == expected


def test_people_harmed_are_never_rounded() -> None:
    assert width("300", casualties=True) == ("300", "300")


def test_english_hedges_have_widths_of_their_own() -> None:
    assert width("500", "about", "nearly", language="en") == ("450", "500")
    assert width("20", "vague", language="en") == ("40", "100")


def test_measures_are_given_in_the_base_unit() -> None:
    assert width("800", "about", "rund", unit="km²", kind="area") == ("720000000", "880000000")
    assert (
        width("40", unit="°C", kind="temperature")
        == width("104", unit="°F", kind="temperature")
        == ("313.15", "313.15")
    )


@given(
    st.integers(min_value=1, max_value=10**9), st.sampled_from([p.value for p in Precision if p is not Precision.RANGE])
)
def test_the_number_itself_is_plausible_unless_vague(number: int, precision: str) -> None:
    quantity = Quantity(
        nominal=Decimal(number), low=Decimal(number), high=Decimal(number), precision=Precision(precision)
    )
    low, high = plausible(quantity, casualties=False, language="de")
    if precision != "vague":
        assert low is None or low <= number
        assert high is None or number <= high


@given(st.integers(min_value=1, max_value=10**6), st.sampled_from(["about", "at_least", "at_most", "more_than"]))
def test_a_hedged_claim_is_as_wide_in_any_unit(hectares: int, precision: str) -> None:
    """Widths of hedges are factors, so 2100 ha and 21 km² leave the same possible."""
    square = convert(Decimal(hectares), "ha", "km²")

    def of(value: Decimal, unit: str) -> tuple[Decimal | None, Decimal | None]:
        quantity = Quantity(
            nominal=value, low=value, high=value, precision=Precision(precision), kind="area", unit=unit
        )
        return plausible(quantity, casualties=False, language="de")

    assert of(Decimal(hectares), "ha") == of(square, "km²")
