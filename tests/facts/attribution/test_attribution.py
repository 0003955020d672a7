"""Sentences of our own, each with a trap: who says the figure, and how sure it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from zifferblatt.articles import documents
from zifferblatt.facts.attribution import attribute, sources_of, status_of
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.figures import figures
from zifferblatt.model import Article

Row = TypedDict(
    "Row",
    {"trap": str, "text": str, "from": list[str], "own": bool, "status": str, "known_wrong": str},
    total=False,
)


def rows(language: str) -> list[object]:
    """The rows of one language; those still wrong are expected to fail, for the reason they give."""
    table: list[Row] = yaml.safe_load(Path(__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            language,
            row,
            id=f"{language}-{row['trap']}",
            marks=[pytest.mark.xfail(strict=True, reason=row["known_wrong"])] if "known_wrong" in row else [],
        )
        for row in table
    ]


def marked(text: str, language: str) -> Figure:
    """The figure at [[…]] of `text`."""
    start = text.index("[[")
    plain = text.replace("[[", "").replace("]]", "")
    article = Article(id="row", text=plain, sha256=hashlib.sha256(plain.encode()).hexdigest(), language=language)
    (document,) = (d for d in documents(article) if d.part == "text")
    found = [f for f in figures(document) if f.number[0] == start]
    assert found, "the marked figure is not read"
    return found[0]


@pytest.mark.parametrize(("language", "row"), [*rows("de"), *rows("en")])
def test_who_says_it_and_how_sure(language: str, row: Row) -> None:
    figure = marked(row["text"], language)
    attribution = attribute(figure.document)
    sources, _ = sources_of(attribution, figure)
    status, _ = status_of(attribution, figure, sources)
    assert [s.text for s in sources] == row.get("from", [])
    assert status == row["status"]
    assert all(s.own_account == row.get("own", False) for s in sources)
    assert all(figure.document.text[s.start : s.end] == s.text for s in sources)
