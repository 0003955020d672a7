"""Sentences of our own, each with a trap: how sure a figure is, and of when it is true."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from zifferblatt.facts import read
from zifferblatt.model import Article, Fact
from zifferblatt.rules.marks import unmark

DAY = date(2024, 10, 24)  # a Thursday
Row = TypedDict(
    "Row", {"trap": str, "text": str, "is": list[str], "time": list[str | date | None], "known_wrong": str}, total=False
)


def rows(language: str) -> list[object]:
    """The rows of one language; those still wrong are expected to fail, for the reason they give."""
    path = Path(__file__).with_name(f"certainty_{language}.yaml")
    table: list[Row] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        pytest.param(
            language,
            row,
            id=f"{language}-{row['trap']}",
            marks=[pytest.mark.xfail(strict=True, reason=row["known_wrong"])] if "known_wrong" in row else [],
        )
        for row in table
    ]


def moment(fact: Fact) -> str | None:
    """The time of a fact as the table writes it."""
    if fact.time is None:
        return None
    return str(fact.time.start) if fact.time.start == fact.time.end else f"{fact.time.start}/{fact.time.end}"


@pytest.mark.parametrize(("language", "row"), [*rows("de"), *rows("en")])
def test_how_sure_and_of_when(language: str, row: Row) -> None:
    text, marks = unmark(row["text"])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    facts = read(Article(id="row", text=text, sha256=sha256, language=language, published=DAY)).facts
    found = [next((f for f in facts if f.number.start < end and start < f.number.end), None) for start, end in marks]
    assert all(found), "a marked figure is not read"
    assert [f.status.value for f in found if f] == row["is"]
    if "time" in row:
        assert [moment(f) for f in found if f] == [t if t is None else str(t) for t in row["time"]]
