"""The facts of the seeds, as expected.yaml has them: nothing missing, nothing more, every field that is said."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TypedDict, cast

import pytest
import yaml

from zifferblatt.model import Entity, Fact, Precision, Reading, Source

Row = TypedDict(
    "Row",
    {
        "number": str,
        "is": str,
        "of": str,
        "hedge": str | None,
        "kind": str,
        "role": str,
        "what": str,
        "who": list[str],
        "event": str | None,
        "where": list[str],
        "scope": str | None,
        "time": str | None,
        "from": list[str],
        "status": str,
        "part": str,
        "optional": bool,
        "known_wrong": str,
    },
    total=False,
)
USUAL: Row = {
    "hedge": None,
    "kind": "count",
    "role": "level",
    "from": [],
    "status": "reported",
    "part": "text",
    "optional": False,
}
EXPECTED: dict[str, list[Row]] = yaml.safe_load(Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8"))
OPEN = {  # which bounds a precision leaves open: (low, high)
    Precision.AT_LEAST: (False, True), Precision.MORE_THAN: (False, True), Precision.VAGUE: (False, True),
    Precision.AT_MOST: (True, False), Precision.LESS_THAN: (True, False),
}  # fmt: skip


def entity(of: Entity) -> str:
    """A state by its code, all else by its name."""
    return of.id or of.name


def source(of: Source) -> str:
    """The words of a source with the state's code: "Pentagons US"."""
    return f"{of.text} {of.id}" if of.id else of.text


def said(fact: Fact) -> str:
    """What is claimed: "about 10000"; bounds that do not follow from it are written out."""
    quantity = fact.quantity
    if quantity.precision is Precision.RANGE:
        return f"range {quantity.low} {quantity.high}"
    no_low, no_high = OPEN.get(quantity.precision, (False, False))
    value = quantity.high if no_low else quantity.low
    scale = 2 if quantity.precision is Precision.VAGUE else 1  # "mehrere hundert" is written 100 and claims 200
    expected = (None if no_low else value, None if no_high else value, (value or Decimal(0)) / scale)
    text = f"{quantity.precision} {value:f}" if value is not None else str(quantity.precision)
    read = (quantity.low, quantity.high, quantity.nominal)
    return text if read == expected else f"{text} (low, high, nominal: {read})"


def time(fact: Fact) -> str | None:
    """The moment as "start/end"."""
    return f"{fact.time.start or ''}/{fact.time.end or ''}" if fact.time else None


def row(fact: Fact) -> Row:
    """A fact in the words of the table."""
    return {
        "number": fact.number.text,
        "is": said(fact),
        "of": fact.quantity.unit or "",
        "hedge": fact.quantity.modifier,
        "kind": fact.quantity.kind,
        "role": fact.quantity.role.value,
        "what": fact.measure.what or "",
        "who": [entity(e) for e in fact.measure.who],
        "event": fact.measure.event,
        "where": [e.name for e in fact.measure.where],
        "scope": fact.measure.scope,
        "time": time(fact),
        "from": [source(s) for s in fact.sources],
        "status": fact.status.value,
        "part": fact.part,
        "optional": fact.optional,
    }


@pytest.mark.parametrize("article", EXPECTED)
def test_the_figures_of_a_seed(article: str, readings: dict[str, Reading]) -> None:
    """Every figure that the table lists is read, and no other."""
    assert [f.number.text for f in readings[article].facts] == [r["number"] for r in EXPECTED[article]]


@pytest.mark.parametrize(
    ("article", "place"),
    [
        pytest.param(
            a,
            i,
            id=f"{a}-{r['number']}-{r['is']}",
            marks=[pytest.mark.xfail(strict=True, reason=r["known_wrong"])] if "known_wrong" in r else [],
        )
        for a, rows in EXPECTED.items()
        for i, r in enumerate(rows)
    ],
)
def test_a_fact_of_a_seed(article: str, place: int, readings: dict[str, Reading]) -> None:
    """Every field that the table states is read so."""
    expected = cast("Row", {k: v for k, v in (USUAL | EXPECTED[article][place]).items() if k != "known_wrong"})
    read = row(readings[article].facts[place])
    assert {k: v for k, v in read.items() if k in expected} == expected


@pytest.mark.parametrize("article", EXPECTED)
def test_the_words_stand_where_the_fact_says(article: str, readings: dict[str, Reading]) -> None:
    reading = readings[article]
    for fact in reading.facts:
        text = reading.article.text if fact.part == "text" else reading.article.title
        assert text[fact.mention.start : fact.mention.end] == fact.mention.text
        assert text[fact.number.start : fact.number.end] == fact.number.text
        for said_by in fact.sources:  # a headline's figure may have its source in the text
            assert said_by.text in {
                text[said_by.start : said_by.end],
                reading.article.text[said_by.start : said_by.end],
            }
        assert fact.sentence.start <= fact.mention.start < fact.mention.end <= fact.sentence.end
        assert all(0 <= start < end <= len(reading.article.text) for c in fact.cues.values() for start, end in c)


@pytest.mark.parametrize("article", EXPECTED)
def test_the_table_leaves_no_field_out(article: str) -> None:
    always = {"number", "is", "of", "what", "who", "event", "where", "scope", "time"}
    assert {r["number"]: always - r.keys() for r in EXPECTED[article] if not always <= r.keys()} == {}


def test_every_seed_is_in_the_table(readings: dict[str, Reading]) -> None:
    assert readings.keys() == EXPECTED.keys()


def test_the_article_is_the_users_byte_for_byte(seeds: Path, shared: Path) -> None:
    name = "000_9ec0b446591f2862.txt"
    assert (seeds / name).read_bytes() == (shared / "seeds" / name).read_bytes()


def test_the_seven_facts_of_the_users_article(readings: dict[str, Reading], shared: Path) -> None:
    """Every field as in the facts that came with the article; what follows from them is left aside."""
    gold = (shared / "seeds" / "000_9ec0b446591f2862.facts.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(f.model_dump_json()) for f in readings["000_9ec0b446591f2862"].facts]
    for fact in read:
        for derived in ("fact_id", "cues", "corrected"):
            fact.pop(derived)
        fact["quantity"].pop("plausible")
    assert read == [json.loads(line) for line in gold]
