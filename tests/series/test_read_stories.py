"""Whole articles, read by the program: which figures are linked, how they are related, and what raises an alert.

The floors only move up. What must stay apart stays apart in every story.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from zifferblatt import desk
from zifferblatt.facts import read
from zifferblatt.model import Alert, Article, Fact, Reading, Relation
from zifferblatt.rules.file import builtin
from zifferblatt.series import diff

STORIES = {s["id"]: s for s in yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text("utf-8"))["stories"]}
LINKED, RELATED, ALERTED = 0.78, 0.76, 0.75  # floors


class Told(NamedTuple):
    """What the program makes of one story."""

    texts: dict[str, tuple[str, str]]
    series: dict[str, list[Fact]]
    relations: list[Relation]
    alerts: list[Alert]


@cache
def told(story: str) -> Told:
    spec = STORIES[story]
    readings = [_read(a, a.get("language", spec["language"])) for a in spec["articles"]]
    series: dict[str, list[Fact]] = {}
    relations = []
    for found in diff(readings):
        if isinstance(found, Relation):
            relations.append(found)
            series.setdefault(found.series, []).extend((found.earlier, found.later))
        else:
            series.setdefault(found.series, []).append(found.fact)
    alerts = [a for a in desk.report(readings, builtin()).alerts if a.level != "info"]
    return Told({a["id"]: (a["title"], a["text"]) for a in spec["articles"]}, series, relations, alerts)


def _read(spec: dict[str, str], language: str) -> Reading:
    text = spec["text"]
    return read(
        Article(
            id=spec["id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=spec["title"],
            published=spec["published"], language=language, outlet="test",
        )
    )  # fmt: skip


def _is(story: Told, fact: Fact, article: str, words: str) -> bool:
    """Whether a fact's figure stands in these words of its article."""
    if fact.article_id != article:
        return False
    where = story.texts[article][fact.part == "text"]
    at = where.find(words)
    while at >= 0:
        if fact.number.start < at + len(words) and at < fact.number.end:
            return True
        at = where.find(words, at + 1)
    return False


def _pair(story: Told, facts: tuple[Fact, ...] | list[Fact], pair: list[list[str]]) -> bool:
    return all(any(_is(story, f, *one) for f in facts) for one in pair)


def _linked(story: Told, pair: list[list[str]]) -> bool:
    if pair[0][0] == pair[1][0]:
        return any(_pair(story, a.facts, pair) for a in story.alerts)
    return any(_pair(story, facts, pair) for facts in story.series.values())


def _related(story: Told, pair: list[list[str]], relation: str) -> bool:
    if pair[0][0] == pair[1][0]:
        return any(a.relation == relation and _pair(story, a.facts, pair) for a in story.alerts)
    return any(r.relation == relation and _pair(story, (r.earlier, r.later), pair) for r in story.relations)


@pytest.mark.parametrize("name", STORIES)
def test_what_must_stay_apart_stays_apart(name: str) -> None:
    story = told(name)
    for pair in STORIES[name].get("unrelated", []):
        assert not any(_pair(story, facts, pair) for facts in story.series.values()), pair


@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_alerted_that_is_right(name: str) -> None:
    spec, story = STORIES[name], told(name)
    wanted = [e["pair"] for e in spec.get("expect", []) if e.get("alert")]
    wanted += [[[c["article"], m] for m in c["mentions"]] for c in spec.get("check", [])]
    for alert in story.alerts:
        known = [sum(any(_is(story, f, *one) for f in alert.facts) for one in pair) >= 2 for pair in wanted]
        assert any(known), alert.message


def test_most_figures_of_one_measure_are_linked_and_related() -> None:
    pairs = [(told(n), e) for n, s in STORIES.items() for e in s.get("expect", [])]
    linked = sum(_linked(story, e["pair"]) for story, e in pairs)
    related = sum(_related(story, e["pair"], e["relation"]) for story, e in pairs)
    assert linked >= LINKED * len(pairs)
    assert related >= RELATED * len(pairs)


def test_most_clashes_are_alerted() -> None:
    wanted = [(told(n), e["pair"]) for n, s in STORIES.items() for e in s.get("expect", []) if e.get("alert") is True]
    wanted += [
        (told(n), [[c["article"], m] for m in c["mentions"]]) for n, s in STORIES.items() for c in s.get("check", [])
    ]
    got = sum(any(_pair(story, a.facts, pair) for a in story.alerts) for story, pair in wanted)
    assert got >= ALERTED * len(wanted)
