"""Units: found in text, told apart by kind, converted exactly."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.articles.document import tokens
from zifferblatt.errors import ConfigError
from zifferblatt.facts.units import (
    UnitRow,
    convert,
    from_base,
    kind_of,
    parse_quantity,
    same_dimension,
    to_base,
    unit_at,
    unit_before,
    unit_in_compound,
    units,
)

BASE = {
    "length": "meter",
    "area": "meter**2",
    "volume": "meter**3",
    "mass": "kilogram",
    "duration": "second",
    "speed": "meter/second",
    "temperature": "kelvin",
    "energy": "joule",
    "power": "watt",
}


@pytest.mark.parametrize("row", [r for r in units().values() if r.pint and r.kind in BASE], ids=lambda r: r.symbol)
def test_the_factors_are_pints(row: UnitRow) -> None:
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    expected = registry.Quantity(Decimal(10), row.pint).to(BASE[row.kind]).magnitude
    assert float(to_base(Decimal(10), row.symbol)) == pytest.approx(float(expected), rel=1e-9)


@pytest.mark.parametrize(
    ("text", "symbol", "kind", "language"),
    [
        ("Quadratkilometern besetzt", "km²", "area", "de"),
        ("qkm", "km²", "area", "de"),
        ("km² groß", "km²", "area", "de"),
        ("km/h schnell", "km/h", "speed", "de"),
        ("Kilometer pro Stunde", "km/h", "speed", "de"),
        ("°C warm", "°C", "temperature", "de"),
        ("Grad Celsius", "°C", "temperature", "de"),
        ("Prozentpunkte mehr", "pp", "percent", "de"),
        ("US-Dollar", "USD", "money", "de"),
        ("norwegische Kronen", "NOK", "money", "de"),
        ("Jahren Haft", "year", "duration", "de"),
        ("W/kg", "W/kg", "other", "de"),
        ("square kilometres", "km²", "area", "en"),
        ("per cent of", "%", "percent", "en"),
        ("miles per hour", "mph", "speed", "en"),
        ("percentage points", "pp", "percent", "en"),
        ("Australian dollars", "AUD", "money", "en"),
    ],
)
def test_units_behind_a_number(text: str, symbol: str, kind: str, language: str) -> None:
    found = unit_at(tokens(text), 0, language)
    assert found is not None
    assert (found.symbol, found.kind) == (symbol, kind)


@pytest.mark.parametrize(
    ("text", "symbol"), [("$3", "USD"), ("US$ 3", "USD"), ("$US3", "USD"), ("£3", "GBP"), ("EUR 12", "EUR")]
)
def test_currencies_before_a_number(text: str, symbol: str) -> None:
    words = tokens(text)
    found = unit_before(words, len(words) - 1, "en")
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    ("word", "symbol", "language"),
    [
        ("jähriger", "year", "de"),
        ("tägige", "day", "de"),
        ("Kilometer-Lauf", "km", "de"),
        ("minute", "min", "en"),
        ("year-old", "year", "en"),
    ],
)
def test_units_in_the_same_word(word: str, symbol: str, language: str) -> None:
    found = unit_in_compound(word, language)
    assert found is not None
    assert found.symbol == symbol


def test_conversion_is_exact() -> None:
    assert convert(Decimal(2100), "ha", "km²") == Decimal(21)
    assert convert(Decimal(104), "°F", "°C") == Decimal(40)
    assert convert(Decimal("3.2"), "t", "kg") == Decimal(3200)
    assert convert(Decimal(50), "EURct", "EUR") == Decimal("0.5")


@pytest.mark.parametrize(("unit", "to"), [("EUR", "USD"), ("km", "km²"), ("Soldat", "km"), ("GB", "Hz")])
def test_what_does_not_convert_says_so(unit: str, to: str) -> None:
    assert not same_dimension(unit, to)
    with pytest.raises(ConfigError, match="does not convert"):
        convert(Decimal(1), unit, to)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3000 km²", (Decimal(3000), "km²")),
        ("12", (Decimal(12), None)),
        ("5 Prozent", (Decimal(5), "%")),
        ("2 furlong", (Decimal("402.336"), "m")),
    ],
)
def test_rules_write_quantities(text: str, expected: tuple[Decimal, str | None]) -> None:
    value, unit = parse_quantity(text)
    assert unit == expected[1]
    assert float(value) == pytest.approx(float(expected[0]), rel=1e-5)


@pytest.mark.parametrize("text", ["", "viele km", "3 blorp", "3 €uro"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="no quantity"):
        parse_quantity(text)


PAIRS = [(a, b) for a in units() for b in units() if a < b and kind_of(a) in BASE and same_dimension(a, b)]


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3), st.sampled_from(PAIRS))
def test_there_and_back_again(value: Decimal, pair: tuple[str, str]) -> None:
    there = convert(value, *pair)
    assert float(convert(there, pair[1], pair[0])) == pytest.approx(float(value), rel=1e-9, abs=1e-9)


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(sorted(units())))
def test_the_base_unit_is_there_and_back(value: Decimal, unit: str) -> None:
    assert abs(from_base(to_base(value, unit), unit) - value) <= abs(value) * Decimal("1e-15") + Decimal("1e-12")
