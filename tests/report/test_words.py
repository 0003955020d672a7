"""A fact in words: its claim, its sentence, cut to fit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from by_hand import reading
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.model import Role
from zifferblatt.report import words
from zifferblatt.report.findings import articles_of, line
from zifferblatt.report.words import Excerpt
from zifferblatt.series.measure import Best


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Es waren [[3000]] Soldaten.", "3000"),
        ("Es waren [[mindestens 3000]] Soldaten.", "mindestens 3000"),
        ("Es waren [[mehrere tausend]] Soldaten.", "mehrere tausend"),
    ],
)
def test_a_count_is_told_by_its_number_and_hedge(sentence: str, claim: str) -> None:
    assert words.claim(reading("a", None, sentence).facts[0]) == claim


def test_a_measure_is_told_with_its_unit() -> None:
    area = reading(
        "a", None, "Es sind [[rund 800]] Quadratkilometer.", kind="area", unit="km²", unit_text="Quadratkilometer"
    )
    assert words.claim(area.facts[0]) == "rund 800 Quadratkilometer"
    assert words.claim(area.facts[0], unit=False) == "rund 800"


@pytest.mark.parametrize("gap", ["", " "])
def test_a_sign_stands_as_close_as_in_the_text(gap: str) -> None:
    fact = reading("a", None, "It fell [[18]].", kind="percent", unit="%", unit_text="%").facts[0]
    whole = fact.mention.model_copy(update={"end": fact.number.end + len(gap) + 1, "text": f"18{gap}%"})
    assert words.claim(fact.model_copy(update={"mention": whole})) == f"18{gap}%"


def test_a_change_says_that_it_is_one() -> None:
    fact = reading("a", None, "Es sind [[300]] mehr.", role=Role.CHANGE, direction="up").facts[0]
    assert words.role(fact, "en") == "increase"
    assert words.role(reading("a", None, "Es sind [[300]].").facts[0], "en") == ""


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (5, 5, 5, "zuletzt: 5"),
        (4, 5, 6, "zuletzt: 5 (zwischen 4 und 6)"),
        (5, 5, None, "zuletzt: mindestens 5"),
        (None, 5, 5, "zuletzt: höchstens 5"),
        (4, 5, None, "zuletzt: 5 (mindestens 4)"),
        (None, 5, 6, "zuletzt: 5 (höchstens 6)"),
        (None, 5, None, "zuletzt: 5 (nach oben und unten offen)"),
    ],
)
def test_what_is_known_now_says_which_side_is_open(low: int | None, best: int, high: int | None, told: str) -> None:
    readings = [reading(f"a{n}", f"2024-05-0{n}", "Es waren [[5]] Gäste.") for n in (1, 2)]
    bounds = [None if n is None else Decimal(n) for n in (low, high)]
    now = Best(bounds[0], Decimal(best), bounds[1])
    made = line("s", "Gäste", [r.facts[0] for r in readings], (), articles_of(readings), now=now)
    assert words.now(made, "de") == told


def test_the_excerpt_is_the_sentence_around_the_figure() -> None:
    made = reading("a", None, "Davor steht nichts.", "Es waren\n  [[mindestens 3000]] Soldaten.", "Danach auch nicht.")
    cut = words.excerpt(made.article, made.facts[0])
    assert (cut.before, cut.figure, cut.after) == ("Es waren ", "mindestens 3000", " Soldaten.")


def test_an_article_without_date_and_outlet_is_known_by_its_id() -> None:
    article = reading("entwurf", None, "Es waren [[3000]].", outlet=None).article
    assert words.origin(article, "de") == "ohne Datum entwurf"


texts = st.text(alphabet="abc äö.,", max_size=80)


@given(texts, st.text(alphabet="0123456789", min_size=1, max_size=8), texts, st.integers(0, 120))
def test_a_shortened_excerpt_keeps_its_figure_and_fits(before: str, figure: str, after: str, width: int) -> None:
    whole = Excerpt(before, figure, after)
    cut = whole.shortened(width)
    assert cut.figure == figure
    assert len(str(cut)) <= max(width, len(figure) + 6)
    if len(str(whole)) <= width:
        assert cut == whole
