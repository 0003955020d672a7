"""Numbers in running text: what is found, and what it is worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from zifferblatt.articles.document import tokens
from zifferblatt.facts.number import numbers
from zifferblatt.facts.number.digits import digits
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.spelled import spelled

DE, EN = lexicon("de"), lexicon("en")


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    """Core, nominal value and precision of every number in `text`."""
    return [
        (text[n.start : n.end], f"{n.nominal.normalize():f}", n.precision.value)
        for n in numbers(tokens(text), lexicon(language))
    ]


@pytest.mark.parametrize(
    ("text", "core", "value", "precision"),
    [
        ("1,3 Millionen Euro", "1,3 Millionen", "1300000", "exact"),
        ("12 Mio. Euro", "12 Mio", "12000000", "exact"),
        ("12 000 Menschen", "12 000", "12000", "exact"),
        ("dreihundertfünfzig Schafe", "dreihundertfünfzig", "350", "exact"),
        ("zweieinhalb Jahre", "zweieinhalb", "2.5", "exact"),
        ("anderthalb Stunden", "anderthalb", "1.5", "exact"),
        ("eineinhalb Millionen Euro", "eineinhalb Millionen", "1500000", "exact"),
        ("ein gutes Dutzend Leute", "ein gutes Dutzend", "12", "about"),
        ("eine halbe Million Euro", "halbe Million", "500000", "exact"),
        ("fünf bis sechs Tage", "fünf bis sechs", "5", "range"),
        ("zwischen 10 und 15 Meter", "10 und 15", "10", "range"),
        ("58 bis 60 Millionen Jahre", "58 bis 60 Millionen", "58000000", "range"),
        ("zwei- bis dreitausend Leute", "zwei- bis dreitausend", "2000", "range"),
        ("zwei oder drei Männer", "zwei oder drei", "2", "range"),
        ("mehrere hundert Häuser", "mehrere hundert", "100", "vague"),
        ("Dutzende Verletzte", "Dutzende", "12", "vague"),
        ("Hunderte Millionen Euro", "Hunderte Millionen", "100000000", "vague"),
        ("ein paar tausend Leute", "ein paar tausend", "1000", "vague"),
        ("einige Dörfer", "einige", "1", "vague"),
        ("die Hälfte der Wähler", "die Hälfte", "0.5", "exact"),
        ("3 von 10 Befragten", "3 von 10", "0.3", "exact"),
        ("doppelt so viele", "doppelt", "2", "exact"),
        ("der 16-Jährige", "16", "16", "exact"),
        ("dreitägige Trauer", "drei", "3", "exact"),
    ],
)
def test_german_numbers(text: str, core: str, value: str, precision: str) -> None:
    assert (core, value, precision) in found(text, "de")


@pytest.mark.parametrize(
    ("text", "core", "value", "precision"),
    [
        ("two hundred and six people", "two hundred and six", "206", "exact"),
        ("twenty-five thousand men", "twenty-five thousand", "25000", "exact"),
        ("twenty five men", "twenty five", "25", "exact"),
        ("a dozen boats", "a dozen", "12", "exact"),
        ("half a million people", "half a million", "500000", "exact"),
        ("two and a half years", "two and a half", "2.5", "exact"),
        ("worth $3.5bn", "3.5bn", "3500000000", "exact"),
        ("tens of thousands of homes", "tens of thousands", "10000", "vague"),
        ("several hundred people", "several hundred", "100", "vague"),
        ("one in five homes", "one in five", "0.2", "exact"),
        ("ranged from 10 to 15", "10 to 15", "10", "range"),
        ("between 10 and 15 miles", "10 and 15", "10", "range"),
        ("rose 18-fold", "18", "18", "exact"),
    ],
)
def test_english_numbers(text: str, core: str, value: str, precision: str) -> None:
    assert (core, value, precision) in found(text, "en")


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("12.000", "12000", "12"),
        ("12,000", "12", "12000"),
        ("1,3", "1.3", "1.3"),
        ("228.5", "228.5", "228.5"),
        ("0,954", "0.954", "0.954"),
        ("1.234.567,89", "1234567.89", "1234567.89"),
        ("12'000", "12000", "12000"),
        ("4.2.2", None, None),
        ("12.5.2005", None, None),
        ("2:46", None, None),
        ("0049", None, None),
    ],
)
def test_separators_are_settled_by_the_language(text: str, german: str | None, english: str | None) -> None:
    assert digits(text, DE.grammar) == (None if german is None else Decimal(german))
    assert digits(text, EN.grammar) == (None if english is None else Decimal(english))


@given(st.integers(min_value=2, max_value=999_999))
def test_any_number_in_german_words_is_read_back(number: int) -> None:
    assert spelled(num2words(number, lang="de"), DE) == number


@given(st.integers(min_value=2, max_value=999_999_999_999))
def test_any_number_in_english_words_is_read_back(number: int) -> None:
    words = num2words(number).replace(",", "")
    (one,) = numbers(tokens(words), EN)
    assert one.nominal == number


@given(st.integers(min_value=1_000_000, max_value=999_999_999_999))
def test_any_large_number_in_german_words_is_read_back(number: int) -> None:
    (one,) = numbers(tokens(num2words(number, lang="de")), DE)
    assert one.nominal == number


@given(st.text(max_size=300), st.sampled_from(["de", "en"]))
def test_no_text_breaks_the_reader_of_numbers(text: str, language: str) -> None:
    words = tokens(text)
    last = 0
    for number in numbers(words, lexicon(language)):
        assert last <= number.start < number.end <= len(text)
        last = number.end
