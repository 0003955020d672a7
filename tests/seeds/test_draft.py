"""The draft with five planted slips: each is found against what was published before, and what is right stays quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt import articles
from zifferblatt.facts.read import read
from zifferblatt.model import Reading, Relation
from zifferblatt.series import relations

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
    (article,) = articles.load(repository / "drafts")
    return read(article)


@pytest.fixture(scope="module")
def found(readings: dict[str, Reading], draft: Reading) -> list[str]:
    """What the draft's figures are to those published before, in the words of the table."""
    related = relations([*readings.values(), draft])
    return [row(r) for r in related if r.later.article_id == draft.article.id]


@pytest.mark.parametrize("slip", rows(SLIPS))
def test_a_slip_is_found(slip: str, found: list[str]) -> None:
    assert slip in found


@pytest.mark.parametrize("repeated", rows(RIGHT))
def test_a_figure_repeated_rightly_is_the_same(repeated: str, found: list[str]) -> None:
    assert repeated in found


def test_nothing_else_is_wrong(found: list[str]) -> None:
    """What is left overlaps: the Pentagon's 10.000 beside Kyiv's 11.000."""
    rest = set(found) - {*rows(SLIPS), *rows(RIGHT)}
    assert {line.split(" Soldaten ")[-1].split()[0] for line in rest} <= {"same", "compatible"}


def test_every_figure_of_the_draft_has_been_published(draft: Reading, found: list[str]) -> None:
    assert [f.mention.text for f in draft.facts if not any(f"→ {f.mention.text} " in line for line in found)] == []
