"""Markdown: for a wiki, an issue or a mail. Text from articles is escaped, so that it can only be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zifferblatt.messages import say
from zifferblatt.model import Alert, Article, Fact, Reading, Relation, Unpaired
from zifferblatt.report import words
from zifferblatt.report.findings import Findings, Line
from zifferblatt.report.terminal import safe
from zifferblatt.report.text import message, summary

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#|~!$<>])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def escaped(text: object) -> str:
    """`text` on one line, with everything that Markdown or HTML would read as a command made plain."""
    plain = _SPECIAL.sub(r"\\\1", safe(text).replace("&", "&amp;"))
    plain = plain.replace("\\<", "&lt;").replace("\\>", "&gt;")
    # A bare address would become a link of its own.
    plain = plain.replace("://", ":&#47;/").replace("www.", "www&#46;").replace("@", "&#64;")
    return _LEADING.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", plain)


def inside(text: object) -> str:
    """For the middle of a line, where a leading digit or dash means nothing."""
    return escaped("x" + safe(text))[1:]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _marked(article: Article, fact: Fact) -> str:
    sentence = words.excerpt(article, fact)
    return f"{inside(sentence.before)}**{inside(sentence.figure)}**{inside(sentence.after)}"


def facts(readings: Iterable[Reading], language: str, *, optional: bool = False) -> Iterator[str]:
    """A heading per article and a table of its facts."""
    head = [say(f"column.{c}", language) for c in ("mention", "source", "status", "sentence")]
    for reading in readings:
        article = reading.article
        yield f"## {inside(article.title or article.id)}"
        yield ""
        yield inside(words.origin(article, language))
        yield ""
        shown = [f for f in reading.facts if optional or not f.optional]
        if shown:
            yield from _table(head, (_fact_row(article, fact, language) for fact in shown))
        else:
            yield say("report.no_facts", language)
        yield ""


def _fact_row(article: Article, fact: Fact, language: str) -> list[str]:
    note = words.role(fact, language)
    mention = inside(fact.mention.text) + (f" ({note})" if note else "")
    return [mention, inside(words.sources(fact, language)), words.status(fact, language), _marked(article, fact)]


def diff(
    pairs: Iterable[tuple[Relation | Unpaired, str]], articles: Mapping[str, Article], language: str
) -> Iterator[str]:
    """A list item per pair and per figure without partner, with its sentences."""
    for found, label in pairs:
        head = f"{words.sign(found)} **{words.relation_word(found, language)}**"
        if isinstance(found, Relation):
            claims = f"{inside(words.claim(found.earlier))} → {inside(words.claim(found.later))}"
            evidence: tuple[Fact, ...] = (found.earlier, found.later)
            notes = words.flags(found, language)
        else:
            claims, evidence, notes = inside(words.claim(found.fact)), (found.fact,), ()
        yield f"- {head} {inside(label)}: {claims}" + (f" ({'; '.join(notes)})" if notes else "")
        for fact in evidence:
            yield f"  - {_evidence(articles[fact.article_id], fact, language)}"


def _evidence(article: Article, fact: Fact, language: str) -> str:
    origin = inside(words.origin(article, language))
    return f"{origin}: {_marked(article, fact)} ({inside(words.sources(fact, language))})"


def report(findings: Findings, language: str, *, everything: bool = False) -> Iterator[str]:
    """The alerts by level with both sentences, then the series as tables."""
    yield f"# {say('report.title', language)}"
    yield ""
    yield summary(findings, language)
    for level, alerts in findings.by_level():
        yield ""
        yield f"## {say(f'level.{level}', language)}"
        for alert in alerts:
            yield ""
            yield from _alert(alert, findings, language)
    told = findings.told(everything)
    if told:
        yield ""
        yield f"## {say('report.series', language)}"
    for line in told:
        yield ""
        yield from series(line, language)
    if untold := len(findings.lines) - len(told):
        yield ""
        yield say("report.untold", language, number=untold)


def _alert(alert: Alert, findings: Findings, language: str) -> Iterator[str]:
    yield f"### {inside(alert.rule)}: {inside(message(alert, language))}"
    yield ""
    label = findings.label(alert.series)
    yield f"*{inside(label)}* · {alert.alert_id[:8]}" if label else alert.alert_id[:8]
    yield ""
    for fact in alert.facts:
        article = findings.articles[fact.article_id]
        yield f"> {_marked(article, fact)}  "
        yield f"> — {inside(words.origin(article, language))}, {inside(words.sources(fact, language))}"
        yield ""


def series(line: Line, language: str) -> Iterator[str]:
    """One series as a table."""
    yield f"### {inside(line.label)}"
    yield ""
    head = [say(f"column.{c}", language) for c in ("day", "claim", "relation", "source", "status", "outlet")]
    yield from _table(
        head,
        (
            [
                words.day(p.day or p.article.day, language),
                inside(words.claim(p.fact)) + (f" ({note})" if (note := words.role(p.fact, language)) else ""),
                words.relation(p.relation, language) if p.relation else "",
                inside(words.sources(p.fact, language)),
                words.status(p.fact, language),
                inside(p.article.outlet or p.article.id),
            ]
            for p in line.points
        ),
    )
    for note in (words.now(line, language), *line.notes):
        if note:
            yield ""
            yield inside(note)


def history(findings: Findings, language: str, *, everything: bool = False) -> Iterator[str]:
    """Series as tables, one after the other."""
    for number, line in enumerate(findings.told(everything)):
        if number:
            yield ""
        yield from series(line, language)
