"""Readings made by hand, so that a format is tested on facts of known shape: a sentence whose figure is marked.

reading("a", "2024-10-24", "Seoul meldet [[mindestens 3000]] Soldaten.", sources=["Seoul"])
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from zifferblatt.model import (
    Alert,
    Article,
    Fact,
    Level,
    Place,
    Precision,
    Quantity,
    Reading,
    Relation,
    RelationName,
    Role,
    Source,
    Status,
    Words,
)
from zifferblatt.report.findings import Findings, articles_of, line

MARK = re.compile(r"\[\[(.+?)\]\]")
PRECISIONS = {
    "mindestens": Precision.AT_LEAST,
    "rund": Precision.ABOUT,
    "bis zu": Precision.AT_MOST,
    "mehrere": Precision.VAGUE,
}


def reading(
    name: str,
    day: str | None,
    *sentences: str,
    title: str = "",
    outlet: str | None = "dpa",
    language: str = "de",
    sources: Sequence[str] = (),
    **quantity: object,
) -> Reading:
    """An article with one fact per marked figure; `quantity` sets fields of every quantity."""
    plain = [MARK.sub(r"\1", s) for s in sentences]
    text = " ".join(plain)
    article = Article(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        published=date.fromisoformat(day) if day else None,
        outlet=outlet,
        language=language,
    )
    facts, at = [], 0
    for marked, sentence in zip(sentences, plain, strict=True):
        taken = 0
        for found in MARK.finditer(marked):
            start = at + found.start() - taken
            facts.append(_fact(article, start, found[1], Place(start=at, end=at + len(sentence)), sources, quantity))
            taken += 4
        at += len(sentence) + 1
    return Reading(article=article, facts=tuple(facts))


def _fact(
    article: Article, start: int, words: str, sentence: Place, sources: Sequence[str], quantity: dict[str, object]
) -> Fact:
    hedge = next((h for h in PRECISIONS if words.startswith(h)), None)
    precision = PRECISIONS[hedge] if hedge else Precision.EXACT
    number = words if precision is Precision.VAGUE or hedge is None else words[len(hedge) + 1 :]
    begin = start + len(words) - len(number)
    value = Decimal({"mehrere hundert": "100", "mehrere tausend": "1000"}.get(number) or number.replace(".", ""))
    low, high = _interval(precision, value)
    fields: dict[str, object] = {"unit": "Soldat", "unit_text": "Soldaten", "plausible": (low, high), **quantity}
    return Fact(
        fact_id=hashlib.sha256(f"{article.sha256}text{begin}".encode()).hexdigest(),
        article_id=article.id,
        mention=Words(start=start, end=start + len(words), text=words),
        number=Words(start=begin, end=begin + len(number), text=number),
        sentence=sentence,
        quantity=Quantity(nominal=value, low=low, high=high, precision=precision, modifier=hedge, **fields),  # type: ignore[arg-type]
        sources=tuple(
            Source(text=article.text[:3], start=0, end=3, name=n, id=None, kind="government") for n in sources
        ),
        status=Status.REPORTED if sources else Status.ASSERTED,
        cues={"precision": ((start, start + len(hedge)),)} if hedge else {},
    )


def _interval(precision: Precision, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    if precision is Precision.AT_LEAST:
        return value, None
    if precision is Precision.AT_MOST:
        return Decimal(0), value
    if precision is Precision.ABOUT:
        return value * Decimal("0.9"), value * Decimal("1.1")
    if precision is Precision.VAGUE:
        return value * 2, value * 10 - 1
    return value, value


def with_fields(reading: Reading, **fields: object) -> Reading:
    """The reading with these fields in every fact."""
    return reading.model_copy(update={"facts": tuple(f.model_copy(update=fields) for f in reading.facts)})


def related(earlier: Fact, later: Fact, relation: RelationName, *flags: str, up: bool | None = None) -> Relation:
    """A relation of the series "s1"."""
    direction = None if up is None else ("up" if up else "down")
    return Relation(relation=relation, direction=direction, flags=flags, series="s1", earlier=earlier, later=later)


def alert(*facts: Fact, level: Level = "warning", rule: str = "disputed", message: str = "They differ") -> Alert:
    """An alert on these facts."""
    return Alert(
        alert_id="a1",
        rule=rule,
        level=level,
        message=message,
        message_de="Sie widersprechen sich",
        relation="disputed",
        series="s1",
        facts=facts,
        articles=tuple(dict.fromkeys(f.article_id for f in facts)),
        evidence_id="e-" + "-".join(f.fact_id[:4] for f in facts),
    )


def findings(
    readings: Sequence[Reading],
    *relations: Relation,
    alerts: Sequence[Alert] = (),
    label: str = "nordkoreanische Soldaten",
) -> Findings:
    """All facts of the readings as one series."""
    articles = articles_of(readings)
    facts = [f for r in readings for f in r.facts]
    return Findings(articles, (line("s1", label, facts, relations, articles),), tuple(alerts), len(facts))


__all__ = ["Role", "alert", "findings", "reading", "related", "with_fields"]
