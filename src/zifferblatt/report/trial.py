"""What a tried rule changes, on a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from zifferblatt.messages import count, say
from zifferblatt.report import text, words
from zifferblatt.report.findings import Findings
from zifferblatt.report.terminal import Terminal
from zifferblatt.rules.trial import Trial


def told(trial: Trial, findings: Findings, terminal: Terminal) -> Iterator[str]:
    """The alerts gained and lost, each with its sentences, and how many a week there would be."""
    language = terminal.language
    for key, alerts in (("gained", trial.gained), ("lost", trial.lost)):
        if alerts:
            yield terminal.styled(say(f"trial.{key}", language, alerts=count("alert", len(alerts), language)), "bold")
            yield from text.alerts(replace(findings, alerts=alerts), terminal)
            yield ""
    yield say("trial.sum", language, gained=len(trial.gained), lost=len(trial.lost), kept=trial.kept)
    raised = count("alert", trial.own, language)
    articles = count("article", len(findings.articles), language)
    if trial.per_week is None:
        yield say("trial.all", language, alerts=raised, articles=articles)
        return
    weeks = count("week", trial.weeks, language)
    yield say(
        "trial.weeks",
        language,
        alerts=raised,
        articles=articles,
        weeks=weeks,
        rate=words.number(trial.per_week, language),
    )
    if trial.busiest and trial.busiest[1] > 1:
        yield say("trial.busiest", language, day=words.day(trial.busiest[0], language), number=trial.busiest[1])


def as_json(trial: Trial) -> Iterator[str]:
    """The trial as one JSON object."""
    yield json.dumps(
        {
            "version": 1,
            "gained": [a.model_dump(mode="json") for a in trial.gained],
            "lost": [a.model_dump(mode="json") for a in trial.lost],
            "kept": trial.kept,
            "alerts": trial.own,
            "weeks": trial.weeks,
            "first": trial.first.isoformat() if trial.first else None,
            "last": trial.last.isoformat() if trial.last else None,
            "per_week": str(trial.per_week) if trial.per_week is not None else None,
        },
        ensure_ascii=False,
    )
