"""The eleven seed articles and what is read from them: the start of every test of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt import articles, desk
from zifferblatt.facts.reading import read
from zifferblatt.model import Reading
from zifferblatt.rules.file import Rule
from zifferblatt.workspace import workspace


@pytest.fixture(scope="session")
def readings(seeds: Path) -> dict[str, Reading]:
    """Every seed article with its facts, by the article's id."""
    return {reading.article.id: reading for reading in map(read, articles.read([str(seeds)]).articles)}


@pytest.fixture(scope="session")
def rules(repository: Path) -> list[Rule]:
    """The rules that hold in this repository: the built-in ones and the workspace's own."""
    found, problems = desk.rules_of(workspace(repository))
    assert problems == []
    return found
