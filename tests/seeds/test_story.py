"""The eleven seeds as one story: the series that must come out of them, row by row, and the alerts that must not.

A line of the table below is one claim: its article's day, its source, what it says, and what it is to the line
before. Claims that only repeat the one before (a headline and its text) are left out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt import desk
from zifferblatt.model import Reading, Relation
from zifferblatt.rules.file import Rule
from zifferblatt.series import diff, read_tracked, relations, representatives, series_of
from zifferblatt.series.claim import Claim
from zifferblatt.series.measure import Series

TRACKED = read_tracked(Path(__file__).parents[2] / "facts")
SENT = """
    18.10.  KR      1500 Soldaten
    23.10.  KR      3000 Soldaten                                 changed up
    24.10.  US KR   mehrere tausend Soldaten                      coarsened
    28.10.  US      about 10,000 soldiers                         changed up
    30.04.  KR      15.000 Soldaten                               changed up
"""
TO_BE_SENT = """
    23.10.  KR      rund 10.000 Soldaten
    24.10.  KR      rund 12.000 Soldaten                          changed up
"""
TRAINED = """
    24.10.  KR      mindestens 3000 nordkoreanische Soldaten
"""
IN_KURSK = """
    31.10.  US      Up to 8,000 North Korean soldiers
    04.11.  US      mindestens 10.000 nordkoreanische Soldaten    changed up
    04.11.  UA      11.000 nordkoreanische Soldaten               refined
"""
AREA_HELD = """
    24.10.  UA      mehrere hundert Quadratkilometer
    23.11.  UA      rund 800 Quadratkilometer                     refined
"""
KILLED = """
    19.12.  KR      mindestens 100 nordkoreanische Soldaten
    13.01.  KR      300 nordkoreanische Soldaten                  changed up
    30.04.  KR      600 nordkoreanische Soldaten                  changed up
"""
INJURED = """
    19.12.  KR      rund 1000
    13.01.  KR      2700                                          changed up
"""
KILLED_OR_WOUNDED = """
    23.12.  UA      mehr als 3000 nordkoreanische Soldaten
    23.12.  KR      rund 1100 nordkoreanische Soldaten            disputed
    30.04.  KR      rund 4700 nordkoreanische Soldaten            changed up
"""
STORY = {
    "sent": SENT,
    "to be sent": TO_BE_SENT,
    "being trained": TRAINED,
    "in Kursk": IN_KURSK,
    "area held": AREA_HELD,
    "killed": KILLED,
    "injured": INJURED,
    "killed or wounded": KILLED_OR_WOUNDED,
}


def rows(table: str) -> list[str]:
    """The lines of a table with single blanks."""
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def row(claim: Claim, relation: Relation | None) -> str:
    """A claim in the words of the table."""
    said = [
        f"{claim.article.day:%d.%m.}" if claim.article.day else "",
        *(s.id or s.name for s in claim.fact.sources),
        claim.fact.mention.text,
    ]
    if relation:
        said += [relation.relation, (relation.direction or "") if relation.relation == "changed" else ""]
    return " ".join(word for word in said if word)


def table(series: Series, found: dict[tuple[str, str], Relation]) -> list[str]:
    """The claims of a series in order, each with its relation to the one before; old values are left out."""
    claims = [c for c in representatives(series.claims) if not c.former]
    before = [None, *claims]
    return [
        row(claim, found[earlier.fact.fact_id, claim.fact.fact_id] if earlier else None)
        for earlier, claim in zip(before, claims, strict=False)
    ]


@pytest.fixture(scope="module")
def story(readings: dict[str, Reading]) -> list[list[str]]:
    """All series of the eleven seeds as tables."""
    archive = list(readings.values())
    found = {(r.earlier.fact_id, r.later.fact_id): r for r in relations(archive, tracked=TRACKED)}
    return [table(s, found) for s in series_of(archive, tracked=TRACKED)]


@pytest.mark.parametrize("measure", STORY)
def test_a_row_of_the_story(measure: str, story: list[list[str]]) -> None:
    expected = rows(STORY[measure])
    first = [s for s in story if s[0] == expected[0]]
    assert first == [expected]


def test_no_other_series_has_two_claims(story: list[list[str]]) -> None:
    known = [rows(table) for table in STORY.values()]
    assert [s for s in story if len(s) > 1 and s not in known] == []


def test_the_area_at_the_peak_is_an_old_value_of_the_area_held(readings: dict[str, Reading]) -> None:
    held = next(s for s in series_of(list(readings.values()), tracked=TRACKED) if s.event == "held")
    assert [c.fact.number.text for c in held.claims if c.former] == ["1376"]


def test_the_order_of_reading_does_not_matter(readings: dict[str, Reading], story: list[list[str]]) -> None:
    archive = list(readings.values())
    for turned in (archive[::-1], archive[5:] + archive[:5]):
        found = {(r.earlier.fact_id, r.later.fact_id): r for r in relations(turned, tracked=TRACKED)}
        assert sorted(table(s, found) for s in series_of(turned, tracked=TRACKED)) == sorted(story)


def test_an_article_against_itself_is_nothing_new(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert {found.relation for found in diff([reading, reading])} <= {"same"}


def test_the_only_grave_alert_is_the_dispute_of_23_december(rules: list[Rule], readings: dict[str, Reading]) -> None:
    findings = desk.report(list(readings.values()), rules, tracked=TRACKED)
    grave = [a for a in findings.alerts if a.level != "info"]
    assert [(a.rule, a.relation, a.articles, [f.number.text for f in a.facts]) for a in grave] == [
        ("disputed", "disputed", ("2024-12-23-verluste",), ["3000", "1100"])
    ]
