"""A quality gate: how well our own annotated sentences are read. The floors may only move up.

``annotated_<language>.jsonl`` holds one sentence a line with its figures as the guidelines of the gold articles would
have them. A count whose noun the sentence leaves out has no unit there, and any is accepted.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from measuring import figures_of

from zifferblatt.facts.figure import Figure

HERE = Path(__file__).parent
LEVELS = ("mention", "value", "value+precision", "value+unit", "fact")

# F1 in percent. Raise one whenever the reader does better; never lower one.
FLOORS = {
    "de": {"mention": 99.0, "value": 99.0, "value+precision": 99.0, "value+unit": 98.0, "fact": 98.0},
    "en": {"mention": 99.0, "value": 99.0, "value+precision": 99.0, "value+unit": 98.0, "fact": 97.0},
}

Record = dict[str, str | None]


def annotated(language: str) -> list[tuple[str, dict[tuple[int, int], Record]]]:
    """The sentences of one language with their figures by place."""
    found = []
    for line in (HERE / f"annotated_{language}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.append((record["text"], {(f["start"], f["end"]): f for f in record["figures"]}))
    return found


def same(value: Decimal | None, expected: str | None) -> bool:
    return value == (None if expected is None else Decimal(expected))


def judge(expected: Record, figure: Figure) -> tuple[bool, ...]:
    """Whether each level holds."""
    q = figure.quantity
    value = same(q.nominal, expected["nominal"]) and same(q.low, expected["low"]) and same(q.high, expected["high"])
    precision = value and q.precision.value == expected["precision"]
    unit = value and q.kind == expected["kind"] and expected["unit"] in (None, q.unit)
    return True, value, precision, unit, precision and unit and q.role.value == expected["role"]


def scores(language: str) -> tuple[dict[str, float], list[str]]:
    """F1 of every level in percent, and the misses in words."""
    hits: Counter[str] = Counter()
    expected_all = read_all = 0
    misses: list[str] = []
    for text, expected in annotated(language):
        found = {f.number: f for f in figures_of(text, language) if not f.optional or f.number in expected}
        expected_all, read_all = expected_all + len(expected), read_all + len(found)
        misses += [f"missed {text[slice(*n)]!r} in {text}" for n in expected.keys() - found.keys()]
        misses += [f"extra {text[slice(*n)]!r} in {text}" for n in found.keys() - expected.keys()]
        for place in expected.keys() & found.keys():
            verdict = judge(expected[place], found[place])
            hits.update(level for level, good in zip(LEVELS, verdict, strict=True) if good)
            if not all(verdict):
                misses.append(f"wrong {text[slice(*place)]!r} in {text}: {found[place].quantity!r}")
    return {level: 200 * hits[level] / (expected_all + read_all) for level in LEVELS}, misses


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_floors_hold(language: str) -> None:
    found, misses = scores(language)
    below = {level: round(score, 1) for level, score in found.items() if score < FLOORS[language][level]}
    assert not below, "\n".join([str(below), *misses])


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_annotations_are_many_and_in_their_place(language: str) -> None:
    sentences = annotated(language)
    assert len(sentences) >= 60
    for text, expected in sentences:
        assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in expected)
