"""Laws of the figures: a claim written in a locale is read back as the same claim, and no text breaks the reader."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import figures_of
from num2words import num2words

from zifferblatt.facts.hedge import HedgeRow
from zifferblatt.facts.units import FormRow, units
from zifferblatt.language.tables import table
from zifferblatt.model import Precision

SENTENCES = {"de": "Gemessen wurden {} an diesem Ort.", "en": "The team measured {} at this place."}
NOUNS = {"de": ("Häuser", "Haus"), "en": ("houses", "house")}
OPEN_ABOVE = (Precision.AT_LEAST, Precision.MORE_THAN)
OPEN_BELOW = (Precision.AT_MOST, Precision.LESS_THAN)


@dataclass(frozen=True)
class Claim:
    """What is claimed, and how it is written."""

    language: str
    hedge: str
    precision: Precision
    value: Decimal
    written: str
    unit: str
    symbol: str


def hedges(language: str) -> list[tuple[str, Precision]]:
    """All hedges that stand before a number and are no prepositions, and none."""
    rows = table(language, "hedges", HedgeRow)
    found = [
        (words, row.precision)
        for row in rows
        if row.side == "before" and not row.preposition and isinstance(row.precision, Precision)
        for words in row.words
        if words not in ("sub", "keine")  # the one stands in the number's word, the other is no hedge of a fraction
    ]
    return [*found, ("", Precision.EXACT)]


def forms(language: str) -> list[tuple[str, str]]:
    """A unit word for every unit of the language that no size tells apart, with its symbol; and a counted noun."""
    sized = {word for row in table(language, "units", FormRow) if row.least or row.most for word in row.forms}
    found = [
        (row.forms[-1], row.unit)
        for row in table(language, "units", FormRow)
        if row.forms
        and not row.followed
        and " . " not in row.forms[-1]
        and row.factor == 1
        and not (row.paid or row.beside or sized.intersection(row.forms))
        and row.unit in units()
        and units()[row.unit].kind != "duration"
    ]
    return [*found, NOUNS[language]]


def grouped(value: Decimal, language: str) -> str:
    """Digits with the separators of the language."""
    return f"{value:,}".translate(str.maketrans(",.", ".,")) if language == "de" else f"{value:,}"


@st.composite
def claims(draw: st.DrawFn, language: str) -> Claim:
    """Any claim, in digits with the separators of the locale or in words."""
    hedge, precision = draw(st.sampled_from(hedges(language)))
    unit, symbol = draw(st.sampled_from(forms(language)))
    if draw(st.booleans()):
        whole = draw(st.integers(min_value=2, max_value=999_999))
        value, written = Decimal(whole), num2words(whole, lang=language).replace(",", "")
    else:
        value = draw(st.decimals(min_value="1.1", max_value="9999999", places=draw(st.sampled_from([0, 1, 2]))))
        written = grouped(value, language)
    return Claim(language, hedge, precision, value, written, unit, symbol)


def read_back(claim: Claim) -> None:
    words = " ".join(w for w in (claim.hedge, claim.written, claim.unit) if w)
    text = SENTENCES[claim.language].format(words)
    found = [f for f in figures_of(text, claim.language) if claim.written in text[slice(*f.number)]]
    assert len(found) == 1, text
    q = found[0].quantity
    low = None if claim.precision in OPEN_BELOW else claim.value
    high = None if claim.precision in OPEN_ABOVE else claim.value
    assert (q.nominal, q.low, q.high, q.precision, q.unit) == (claim.value, low, high, claim.precision, claim.symbol), (
        text
    )


@given(claims("de"))
def test_a_german_claim_is_read_back(claim: Claim) -> None:
    read_back(claim)


@given(claims("en"))
def test_an_english_claim_is_read_back(claim: Claim) -> None:
    read_back(claim)


WORDS = st.sampled_from(
    [
        "3000",
        "12.000",
        "1,3",
        "2007",
        "ein",
        "zwei",
        "dozen",
        "one",
        "half",
        "a",
        "of",
        "und",
        "bis",
        "zu",
        "mehr",
        "als",
        "about",
        "%",
        "$",
        "(",
        ")",
        "-",
        "–",
        "/",
        ".",
        ",",
        "Uhr",
        "Mai",
        "Mio.",
        "von",
        "auf",
        "from",
        "to",
        "the",
        "Soldaten",
        "soldiers",
        "km",
        "Grad",
        "minus",
        "aged",
        "Jahre",
        "Magnitude",
        "1/2",
        "minus-4",
        "G7",
        "S&P",
        "3-1",
        "jeder",
        "dritte",
    ]
)


@pytest.mark.parametrize("language", ["de", "en"])
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join)))
def test_offsets_match_and_no_text_breaks_the_reader(language: str, text: str) -> None:
    last = 0
    for figure in figures_of(text, language):
        begin, end = figure.number
        assert last <= begin < end <= len(text)
        assert figure.mention[0] <= begin < end <= figure.mention[1] <= len(text)
        for places in figure.cues.values():
            assert all(0 <= a < b <= len(text) for a, b in places)
        q = figure.quantity
        assert q.low is None or q.high is None or q.low <= q.high
        last = end
