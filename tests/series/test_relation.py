"""The design's table of relations: one example a line, and the laws that hold for all figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.model import Status
from zifferblatt.series import Claim, Verdict, claims_of, relate

from .build import article, says

DAYS = {"same day": "2024-05-03", "later": "2024-05-10", "next day": "2024-05-04"}


def claim(figure: str, *, event: str = "held", by: str = "", day: str = "2024-05-03", **fields: object) -> Claim:
    said = says(f"Es sind [[{figure}]] Personen.", what="person", event=event, by=by, **fields)
    return claims_of(article(day, said))[0]


def relation(earlier: str, later: str, when: str, event: str, sources: str) -> Verdict:
    one, other = sources.split("/") if "/" in sources else (sources, sources)
    return relate(claim(earlier, event=event, by=one), claim(later, event=event, by=other, day=DAYS[when]))


TABLE = """
    earlier           later             when      event      sources   relation
    3000              3000              later     held       A         same
    3000              3012              later     held       A         same
    mindestens 42     42                later     killed     A         same
    mehrere hundert   mehrere hundert   later     held       A         same
    120               300               same day  held       A/B       disputed
    mehr als 3000     rund 1100         same day  casualty   A/B       disputed
    120               98                next day  killed     A/B       disputed
    120               98                next day  killed     A         contradicted
    120               98                later     killed     A/B       contradicted
    150               157               later     carried    A         contradicted
    800               300               same day  held       A         contradicted
    3                 3000              later     held       A         contradicted
    3000              3500              later     held       A         changed up
    800               300               later     held       A/B       changed down
    mindestens 42     50                later     killed     A         changed up
    300               312               later     killed     A         changed up
    bis zu 8000       mindestens 10000  later     deployed   A         changed up
    mehrere tausend   rund 10000        later     sent       A/B       changed up
    Dutzende          68                later     killed     A         refined
    rund 1000         1080              later     sent       A         refined
    mindestens 10000  11000             same day  deployed   A/B       refined
    3000              mehrere tausend   later     sent       A         coarsened
    rund 1000         mindestens 920    same day  held       A/B       compatible
"""


def lines(table: str) -> list[tuple[str, ...]]:
    head, *body = table.strip("\n").splitlines()
    starts = [head.index(w) for w in head.split()]
    return [
        tuple(line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True))
        for line in body
        if line.strip()
    ]


@pytest.mark.parametrize(("earlier", "later", "when", "event", "sources", "expected"), lines(TABLE))
def test_a_row_of_the_table(earlier: str, later: str, when: str, event: str, sources: str, expected: str) -> None:
    found = relation(earlier, later, when, event, sources)
    assert f"{found.relation} {found.direction if found.relation == 'changed' else ''}".strip() == expected


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (claim("mindestens 3000"), claim("3000"), ("hedge_dropped",)),
        (claim("3000"), claim("rund 3000"), ("hedge_added",)),
        (claim("3000", by="Polizei"), claim("3000"), ("attribution_dropped",)),
        (claim("3000"), claim("3000", by="Polizei"), ("attribution_added",)),
        (claim("3000", status=Status.POSSIBLE), claim("3000"), ("certainty_raised",)),
        (claim("3000"), claim("3000", status=Status.ESTIMATED), ("certainty_lowered",)),
        (claim("3000", by="Polizei"), claim("3000", by="Polizei"), ()),
    ],
)
def test_flags(earlier: Claim, later: Claim, expected: tuple[str, ...]) -> None:
    assert relate(earlier, later).flags == expected


def test_why_says_the_figures_the_days_and_the_sources() -> None:
    found = relate(claim("1500", by="Seoul"), claim("3000", by="Kiew", day="2024-05-08"))
    assert found.why == ("1500 → 3000", "5 days later", "other source: Seoul, Kiew")


def test_figures_of_one_closed_year_do_not_move() -> None:
    year = ("2023-01-01", "2023-12-31")
    one, other = (
        claim(n, event="produced", by=by, day=day, time=year)
        for n, by, day in (("2400", "Verband", "2024-07-05"), ("2600", "Amt", "2024-08-22"))
    )
    assert relate(one, other).relation == "disputed"


numbers = st.integers(min_value=1, max_value=10**9)
hedges = st.sampled_from(["", "mindestens ", "mehr als ", "bis zu ", "rund ", "knapp "])
figures = st.builds(lambda h, n: f"{h}{n}", hedges, numbers)
events = st.sampled_from(["killed", "held", "carried", "sent"])
days = st.sampled_from(["2024-05-03", "2024-05-04", "2024-06-04"])


@given(figures, events)
def test_a_claim_against_itself_is_the_same_without_flags(figure: str, event: str) -> None:
    found = relate(claim(figure, event=event, by="A"), claim(figure, event=event, by="A"))
    assert (found.relation, found.flags, found.direction) == ("same", (), None)


@given(st.integers(1, 10**6), st.integers(1, 10**6), hedges, days)
def test_conversion_of_units_changes_no_relation(one: int, other: int, hedge: str, day: str) -> None:
    def area(value: int, unit: str, day: str) -> Claim:
        shown = value * 100 if unit == "ha" else value
        said = says(f"Es sind [[{hedge}{shown}]] {unit}.", what="area", event="held", kind="area", unit=unit)
        return claims_of(article(day, said))[0]

    expected = relate(area(one, "km²", "2024-05-03"), area(other, "km²", day))
    for units in (("ha", "km²"), ("km²", "ha"), ("ha", "ha")):
        found = relate(area(one, units[0], "2024-05-03"), area(other, units[1], day))
        assert (found.relation, found.direction) == (expected.relation, expected.direction)


@given(figures, figures, events, days)
def test_what_excludes_each_other_is_never_called_close(one: str, other: str, event: str, day: str) -> None:
    a, b = claim(one, event=event), claim(other, event=event, day=day)
    low, high = a.fact.quantity.plausible
    found = relate(a, b).relation
    if found in ("refined", "coarsened", "compatible"):
        low_b, high_b = b.fact.quantity.plausible
        assert low is None or high_b is None or low <= high_b
        assert high is None or low_b is None or low_b <= high


@given(st.integers(100, 10**6), st.integers(100, 10**6))
def test_a_counter_never_changes_down_and_a_constant_never_changes(one: int, other: int) -> None:
    killed = relate(claim(str(one), event="killed"), claim(str(other), event="killed", day="2024-06-04"))
    assert (killed.relation, killed.direction) != ("changed", "down")
    assert relate(claim(str(one), event="carried"), claim(str(other), event="carried", day="2024-06-04")).relation in (
        "same",
        "contradicted",
    )


@given(numbers, numbers)
def test_plain_decimals_stay_exact(one: int, other: int) -> None:
    found = relate(claim(str(one), event="killed"), claim(str(other), event="killed", day="2024-06-04"))
    assert (found.relation == "same") is (Decimal(one) == Decimal(other))
