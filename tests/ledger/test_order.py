"""The order in which articles come in never matters, nor whether they come in twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from zifferblatt import desk
from zifferblatt.articles import read as read_articles
from zifferblatt.facts import read
from zifferblatt.ledger import Ledger
from zifferblatt.model import Article, Reading
from zifferblatt.rules.file import builtin

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def archive() -> list[Reading]:
    """The seeds and the stories written for the tests of series, all dated."""
    seeds = read_articles([str(ROOT / "seeds")]).articles
    stories = yaml.safe_load((ROOT / "tests" / "series" / "stories.yaml").read_text(encoding="utf-8"))["stories"]
    own = [
        Article.model_validate({"language": story["language"], "outlet": "test", **article, "sha256": story["id"]})
        for story in stories
        for article in story["articles"]
    ]
    articles = [*seeds, *(a.model_copy(update={"sha256": f"{a.sha256}-{a.id}"}) for a in own)]
    return [read(article) for article in articles]


def told(ledger: Ledger) -> tuple[list[str], list[str]]:
    """Every series with its claims, and every alert, as the archive in `ledger` has them."""
    findings = desk.report(ledger.readings(), builtin(), optional=True)
    lines = [f"{line.series} {[p.fact.fact_id for p in line.points]}" for line in findings.lines]
    links = [f"{p.relation}" for line in findings.lines for p in line.points]
    return sorted(lines + links), [a.model_dump_json() for a in findings.alerts]


def test_three_random_orders_give_the_same_links_and_alerts(archive: list[Reading], tmp_path: Path) -> None:
    found = []
    for number in range(3):
        shuffled = random.Random(number).sample(archive, len(archive))
        with Ledger.open(tmp_path / f"{number}.sqlite") as ledger:
            ledger.add(shuffled, "test")
            found.append(told(ledger))
    assert len(found[0][1]) > 10
    assert found[0] == found[1] == found[2]


def test_what_is_added_twice_changes_nothing(archive: list[Reading], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(archive, "test")
        once = told(ledger)
        again = ledger.add(reversed(archive), "a later version")
        assert (again.new, again.known, again.reread) == (0, len(archive), 0)
        assert told(ledger) == once


def test_articles_that_come_one_by_one_end_as_those_that_come_together(archive: list[Reading], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.sqlite") as one, Ledger.open(tmp_path / "all.sqlite") as all_at_once:
        for reading in reversed(archive[:40]):
            one.add([reading], "test")
        all_at_once.add(archive[:40], "test")
        assert told(one) == told(all_at_once)
