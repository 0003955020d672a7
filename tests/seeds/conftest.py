"""The eleven seed articles and what is read from them: the start of every test of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt import articles
from zifferblatt.facts.read import read
from zifferblatt.model import Reading


@pytest.fixture(scope="session")
def readings(seeds: Path) -> dict[str, Reading]:
    """Every seed article with its facts, by the article's id."""
    return {reading.article.id: reading for reading in map(read, articles.read([str(seeds)]).articles)}
