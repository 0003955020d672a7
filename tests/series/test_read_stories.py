"""Whole articles, read by the program: which figures are linked, how they are related, and what raises an alert.

A story is all right or says what is `known_wrong` in it; what must stay apart stays apart in every one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from zifferblatt import desk
from zifferblatt.facts import read
from zifferblatt.model import Alert, Article, Fact, Reading, Relation
from zifferblatt.rules.file import builtin
from zifferblatt.series import diff

STORIES = {s["id"]: s for s in yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text("utf-8"))["stories"]}
RIGHT = [name for name, story in STORIES.items() if "known_wrong" not in story]
ENOUGH = 20  # stories that must be all right


Spec = dict[str, Any]  # a story as YAML has it
Pair = list[list[str]]


def _story(name: str, key: str = "known_wrong") -> ParameterSet:
    """What is known to be wrong is reported as such, and as passed on the day it is right."""
    wrong = STORIES[name].get(key)
    return pytest.param(name, marks=[pytest.mark.xfail(reason=wrong)] if wrong else [])


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


@pytest.mark.parametrize("name", [_story(name, "known_joined") for name in STORIES])
def test_what_must_stay_apart_stays_apart(name: str) -> None:
    story = told(name)
    for pair in STORIES[name].get("unrelated", []):
        assert not any(_pair(story, facts, pair) for facts in story.series.values()), pair


@pytest.mark.parametrize("name", [_story(name) for name in STORIES])
def test_a_story_is_all_right(name: str) -> None:
    assert list(_faults(name)) == []


def test_there_are_stories_enough() -> None:
    assert len(RIGHT) >= ENOUGH


def _faults(name: str) -> Iterator[str]:
    """What the program makes of a story that a careful reader does not."""
    spec, story = STORIES[name], told(name)
    for expected in spec["expect"]:
        if not _linked(story, expected["pair"]):
            yield f"not linked: {expected['pair']}"
        elif not _related(story, expected["pair"], expected["relation"]):
            yield f"not {expected['relation']}: {expected['pair']}"
        elif not set(expected.get("flags", ())) <= _flags(story, expected["pair"]):
            yield f"flags: {expected['pair']}"
    wanted = [e["pair"] for e in spec["expect"] if e.get("alert") is True] + _checks(spec)
    for pair in wanted:
        if not any(_holds(story, alert, pair) for alert in story.alerts):
            yield f"no alert: {pair}"
    known = wanted + [e["pair"] for e in spec["expect"] if e.get("alert") == "optional"]
    for alert in story.alerts:
        if not any(_holds(story, alert, pair) for pair in known):
            yield f"alert: {alert.message}"


def _checks(spec: Spec) -> list[Pair]:
    return [[[check["article"], words] for words in check["mentions"]] for check in spec.get("check", [])]


def _holds(story: Told, alert: Alert, pair: Pair) -> bool:
    return sum(any(_is(story, f, *one) for f in alert.facts) for one in pair) >= 2


def _flags(story: Told, pair: Pair) -> set[str]:
    return {flag for r in story.relations if _pair(story, (r.earlier, r.later), pair) for flag in r.flags}
