"""Reads the first figure of a sentence as the measure room sees it, for the tables of these tests."""

from __future__ import annotations

import hashlib
from datetime import date

from zifferblatt.articles import documents
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.figures import figures
from zifferblatt.facts.measure import measure_of
from zifferblatt.facts.time import moment_of
from zifferblatt.model import Article, Measure, Moment

PUBLISHED = date(2024, 10, 24)  # a Thursday


def figures_of(text: str, language: str, title: str = "") -> list[Figure]:
    """All figures of the text of an article."""
    article = Article(
        id="a", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=title, language=language
    )
    return figures(documents(article)[-1])


def measured(figure: Figure) -> Measure:
    """What the figure measures."""
    index = figure.sentence.index
    return measure_of(figure, figure.document.sentences[max(0, index - 4) : index])[0]


def moment(figure: Figure, published: date | None = PUBLISHED) -> Moment | None:
    """When the figure is true."""
    return moment_of(figure, published)[0]


def names(entities: object) -> str:
    """Entities as a table writes them: the ISO code of a state, else the name."""
    assert isinstance(entities, tuple)
    return " ".join(e.id or e.name for e in entities)
