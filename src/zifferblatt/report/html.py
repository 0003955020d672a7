"""One page of HTML that holds all it needs: alerts, a chart and a table per series, the sentences they come from.

Every value goes through Jinja2's autoescape. The page runs no script and loads nothing; its policy forbids both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from zifferblatt.messages import say
from zifferblatt.model import Alert, Article, Fact, Offsets
from zifferblatt.report import words
from zifferblatt.report.chart import Chart, chart
from zifferblatt.report.findings import Findings, Line, Point
from zifferblatt.report.terminal import safe
from zifferblatt.report.text import message, summary

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; with `fact`, it is that fact's mention."""

    text: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An article with its sentences that hold figures shown on the page."""

    article: Article
    sentences: tuple[tuple[Piece, ...], ...]


def report(
    findings: Findings, language: str, *, everything: bool = False, as_of: date | None = None, alerts_known: bool = True
) -> Iterator[str]:
    """The page, as one piece. `alerts_known` is False where no rules were applied, as for ``series``."""
    lines = findings.told(everything)
    charts = {line.series: picture for line in lines if (picture := chart(line))}
    template = _environment(findings, language).get_template("page.html.j2")
    yield template.render(
        title=say("report.title", language),
        summary=summary(findings, language),
        language=language,
        version=version("zifferblatt"),
        css=_css(),
        as_of=as_of,
        levels=findings.by_level(),
        alerts_known=alerts_known,
        lines=lines,
        charts=charts,
        untold=len(findings.lines) - len(lines),
        places=places(findings, lines),
    ).rstrip()


def _css() -> str:
    from markupsafe import Markup

    return Markup((resources.files("zifferblatt") / "report" / "page.css").read_text(encoding="utf-8"))


def _environment(findings: Findings, language: str) -> Environment:
    """Jinja2 with what the templates may call; nothing of it reads or writes anything."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("zifferblatt", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    articles = findings.articles

    def told(key: str, **values: object) -> str:
        return say(key, language, **values)

    environment.globals.update(
        say=told,
        day=lambda value: words.day(value, language),
        claim=words.claim,
        role=lambda fact: words.role(fact, language),
        sources=lambda fact: words.sources(fact, language),
        status=lambda fact: words.status(fact, language),
        sign=words.sign,
        now=lambda line: words.now(line, language),
        relation_word=lambda relation: words.relation_word(relation, language),
        flag_words=lambda flags: "; ".join(told(f"flag.{flag}") for flag in flags),
        message=lambda alert: message(alert, language),
        label=findings.label,
        excerpt=lambda fact: words.excerpt(articles[fact.article_id], fact),
        origin=lambda fact: words.origin(articles[fact.article_id], language),
        anchor=anchor,
        series_anchor=series_anchor,
        address=address,
        figure=lambda value: words.number(value, language),
        chart_title=lambda picture: _chart_title(picture, language),
        point_title=lambda point: _point_title(point, language),
        title_of=lambda fact: f"{words.sources(fact, language)} · {words.status(fact, language)}",
    )
    return environment


def _visible(value: object) -> object:
    """Text without control and direction characters, which would show nothing or turn a figure round."""
    return safe(value) if type(value) is str else value


def anchor(fact: Fact) -> str:
    """The place of a fact's sentence on the page."""
    return f"f-{_short(fact.article_id + fact.fact_id)}"


def series_anchor(series: str) -> str:
    """The place of a series on the page; made of its id, which may hold any character."""
    return f"s-{_short(series)}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def address(article: Article) -> str | None:
    """The article's address, if it is one that a browser may safely follow."""
    return article.url if article.url and article.url.lower().startswith(("https://", "http://")) else None


def _chart_title(picture: Chart, language: str) -> str:
    days = [day for m in picture.marks if (day := m.point.day or m.point.article.day)]
    return say(
        "report.chart",
        language,
        label=picture.line.label,
        number=len(picture.marks),
        first=words.day(min(days), language),
        last=words.day(max(days), language),
    )


def _point_title(point: Point, language: str) -> str:
    return say(
        "report.point",
        language,
        day=words.day(point.day or point.article.day, language),
        source=words.sources(point.fact, language),
        claim=" ".join(point.fact.mention.text.split()),
        status=words.status(point.fact, language),
        outlet=point.article.outlet or point.article.id,
    )


def places(findings: Findings, lines: Iterable[Line]) -> list[Place]:
    """The sentences of all facts shown on the page, by article, in reading order."""
    shown: dict[str, dict[tuple[str, int], Fact]] = {}
    for fact in (*_line_facts(lines), *_alert_facts(findings.alerts)):
        shown.setdefault(fact.article_id, {})[(fact.fact_id, fact.number.start)] = fact
    return [
        Place(article, tuple(_sentences(article, shown[article.id].values())))
        for article in findings.articles.values()
        if article.id in shown
    ]


def _line_facts(lines: Iterable[Line]) -> Iterator[Fact]:
    for line in lines:
        for point in line.points:
            yield point.fact


def _alert_facts(alerts: Sequence[Alert]) -> Iterator[Fact]:
    for alert in alerts:
        yield from alert.facts


def _sentences(article: Article, shown: Iterable[Fact]) -> Iterator[tuple[Piece, ...]]:
    """Each sentence once, cut at the mentions in it; of two mentions that overlap, the number alone is marked."""
    together: dict[tuple[bool, int, int], list[Fact]] = {}
    for fact in shown:
        together.setdefault((fact.part == "text", fact.sentence.start, fact.sentence.end), []).append(fact)
    for _, held in sorted(together.items(), key=lambda item: item[0]):
        text = words.part_text(article, held[0])
        yield tuple(_pieces(text, held))


def _pieces(text: str, held: list[Fact]) -> Iterator[Piece]:
    marked = _apart(held)
    start = min(held[0].sentence.start, *(begin for begin, _ in marked.values()))
    end = max(held[0].sentence.end, *(stop for _, stop in marked.values()))
    at = start
    for fact in sorted(held, key=lambda f: marked[f.fact_id]):
        begin, stop = marked[fact.fact_id]
        if begin < at:  # the same words stated twice: the first one is marked
            yield Piece("", fact)
            continue
        yield Piece(text[at:begin])
        yield Piece(text[begin:stop], fact)
        at = stop
    yield Piece(text[at:end])


def _apart(held: list[Fact]) -> Mapping[str, Offsets]:
    """Which stretch to mark for each fact: its mention, or its number where mentions overlap."""
    spans = {f.fact_id: (f.mention.start, f.mention.end) for f in held}
    ordered = sorted(held, key=lambda f: spans[f.fact_id])
    for one, other in pairwise(ordered):
        if spans[one.fact_id][1] > spans[other.fact_id][0]:
            for fact in (one, other):
                spans[fact.fact_id] = (fact.number.start, fact.number.end)
    return spans
