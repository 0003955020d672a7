"""The draft with five planted slips: each is found against what was published before, and what is right stays quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt import articles, desk
from zifferblatt.facts.reading import read
from zifferblatt.model import Reading, Relation
from zifferblatt.rules.file import Rule
from zifferblatt.series import read_tracked, relations

TRACKED = read_tracked(Path(__file__).parents[2] / "facts")

# What was published, what the draft makes of it, and what the one is to the other.
SLIPS = """
    rund 12.000 Soldaten                         →  rund 12.000 Soldaten             same certainty_raised
    mindestens 10.000 nordkoreanische Soldaten   →  10.000 nordkoreanische Soldaten  same hedge_dropped
    rund 800 Quadratkilometer                    →  rund 8000 Quadratkilometer       contradicted up
    600 nordkoreanische Soldaten                 →  500 nordkoreanische Soldaten     contradicted down
    20 Milliarden Dollar                         →  20 Millionen Dollar              contradicted down
"""
RIGHT = """
    15.000 Soldaten                              →  15.000 Soldaten                  same
    rund 4700 nordkoreanische Soldaten           →  rund 4700 nordkoreanische Soldaten  same
"""


def rows(table: str) -> list[str]:
    """The lines of a table with single blanks."""
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def row(relation: Relation) -> str:
    """A relation in the words of the table."""
    said = (relation.relation, relation.direction or "", *relation.flags)
    return " ".join(f"{relation.earlier.mention.text} → {relation.later.mention.text} {' '.join(said)}".split())


@pytest.fixture(scope="module")
def draft(repository: Path) -> Reading:
    """The draft, read."""
    (article,) = articles.read([str(repository / "drafts")]).articles
    return read(article)


@pytest.fixture(scope="module")
def found(readings: dict[str, Reading], draft: Reading) -> list[Relation]:
    """What the draft's figures are to those published before."""
    return [
        r for r in relations([*readings.values(), draft], tracked=TRACKED) if r.later.article_id == draft.article.id
    ]


def test_the_five_slips_are_found_and_nothing_else(found: list[Relation]) -> None:
    """What overlaps is right, as long as nothing was dropped: the Pentagon's 10.000 beside Kyiv's 11.000."""
    wrong = [row(r) for r in found if r.flags or r.relation not in ("same", "compatible")]
    assert sorted(wrong) == sorted(rows(SLIPS))


@pytest.mark.parametrize("repeated", rows(RIGHT))
def test_a_figure_repeated_rightly_is_the_same(repeated: str, found: list[Relation]) -> None:
    assert repeated in [row(r) for r in found]


def test_every_figure_of_the_draft_has_been_published(draft: Reading, found: list[Relation]) -> None:
    assert {f.fact_id for f in draft.facts} == {r.later.fact_id for r in found}


def test_check_gives_one_alert_for_each_slip(rules: list[Rule], readings: dict[str, Reading], draft: Reading) -> None:
    findings = desk.check([draft], list(readings.values()), rules, tracked=TRACKED)
    alerts = sorted((a.facts[-1].mention.text, a.rule) for a in findings.alerts)
    assert alerts == [
        ("10.000 nordkoreanische Soldaten", "hedge-dropped"),
        ("20 Millionen Dollar", "scale-slip"),
        ("500 nordkoreanische Soldaten", "cumulative-falls"),
        ("rund 12.000 Soldaten", "certainty-raised"),
        ("rund 8000 Quadratkilometer", "scale-slip"),
    ]
