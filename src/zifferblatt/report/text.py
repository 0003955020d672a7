"""Plain text for a terminal: facts, pairs, alerts and series, in lines that fit its width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from zifferblatt.messages import count, say
from zifferblatt.model import Alert, Article, Fact, Level, Reading, Relation, Unpaired
from zifferblatt.report import words
from zifferblatt.report.findings import Findings, Line
from zifferblatt.report.terminal import Style, Terminal, columns, fitted, safe, table

LEVEL_STYLES: dict[Level, tuple[Style, ...]] = {
    "error": ("bold", "red"),
    "warning": ("bold", "yellow"),
    "info": ("blue",),
}
NARROWEST = 16  # columns that the name of a series needs to be worth a place beside the claims
WIDE = 80  # columns from which a series is told with certainty and outlet
RELATION_STYLES: dict[str, tuple[Style, ...]] = {
    "contradicted": ("bold", "red"),
    "disputed": ("bold", "yellow"),
    "changed": ("cyan",),
    "new": ("green",),
    "gone": ("dim",),
    "same": ("dim",),
}


def facts(readings: Iterable[Reading], terminal: Terminal, *, optional: bool = False) -> Iterator[str]:
    """Each article's title and a line per fact: the claim, what is counted, who says it, how sure."""
    first = True
    for reading in readings:
        shown = [f for f in reading.facts if optional or not f.optional]
        if not first:
            yield ""
        first = False
        article = reading.article
        heading = safe(" · ".join(x for x in (words.origin(article, terminal.language), article.title) if x))
        yield terminal.styled(fitted(heading, terminal.width).rstrip(), "bold")
        if not shown:
            yield "  " + say("report.no_facts", terminal.language)
            continue
        yield from _fact_table(article, shown, terminal)


def _fact_table(article: Article, shown: Sequence[Fact], terminal: Terminal) -> Iterator[str]:
    language = terminal.language
    head = [say(f"column.{c}", language) for c in ("mention", "source", "status", "sentence")]
    rows = []
    for fact in shown:
        mention = safe(fact.mention.text) + (f" ({note})" if (note := words.role(fact, language)) else "")
        rows.append([mention, safe(words.sources(fact, language)), words.status(fact, language)])
    widths = [min(max(columns(row[i]) for row in (head[:3], *rows)), most) for i, most in enumerate((44, 28, 12))]
    room = max(terminal.width - 2 - sum(widths) - 6, 24)
    for row, fact in zip(rows, shown, strict=True):
        row.append(safe(words.excerpt(article, fact).shortened(room)))
        row[:3] = [fitted(cell, width) for cell, width in zip(row[:3], widths, strict=True)]
    lines = table(head, rows, terminal.width - 2, stretch=(0, 1, 3))
    yield "  " + terminal.styled(lines[0], "dim")
    for text in lines[1:]:
        yield "  " + text


def diff(
    pairs: Iterable[tuple[Relation | Unpaired, str]], articles: Mapping[str, Article], terminal: Terminal
) -> Iterator[str]:
    """A line per pair and per figure without partner, with its sentences. `pairs` come with their series' names."""
    for relation, label in pairs:
        yield from _pair(relation, safe(label), articles, terminal)


def _pair(
    relation: Relation | Unpaired, label: str, articles: Mapping[str, Article], terminal: Terminal
) -> Iterator[str]:
    language = terminal.language
    if isinstance(relation, Relation):
        evidence: tuple[Fact, ...] = (relation.earlier, relation.later)
        claims = f"{safe(words.claim(relation.earlier))} → {safe(words.claim(relation.later))}"
    else:
        evidence = (relation.fact,)
        claims = safe(words.claim(relation.fact))
    name = f"{words.sign(relation)} {fitted(words.relation_word(relation, language), 14)}"
    room = terminal.width - columns(name) - columns(claims) - 3
    style = RELATION_STYLES.get(relation.relation, ())
    if room >= NARROWEST:
        yield f"{terminal.styled(name, *style)} {fitted(label, room)}  {terminal.styled(claims, 'bold')}"
    else:
        yield f"{terminal.styled(name, *style)} {fitted(label, terminal.width - columns(name) - 1).rstrip()}"
        yield f"    {terminal.styled(fitted(claims, terminal.width - 4).rstrip(), 'bold')}"
    yield from evidence_lines(evidence, articles, terminal)
    if isinstance(relation, Relation) and relation.flags:
        yield terminal.styled("    " + "; ".join(words.flags(relation, language)), "dim")


def evidence_lines(shown: Iterable[Fact], articles: Mapping[str, Article], terminal: Terminal) -> Iterator[str]:
    """A line per fact: day and outlet, the sentence around the figure, and who says it."""
    evidence = [(fact, articles[fact.article_id]) for fact in shown]
    origins = [safe(words.origin(article, terminal.language)) for _, article in evidence]
    voices = [safe(words.sources(fact, terminal.language)) for fact, _ in evidence]
    first = min(max(map(columns, origins)), 26, terminal.width // 4)
    last = min(max(map(columns, voices)), 26, terminal.width // 4)
    middle = max(terminal.width - 4 - first - last - 4, 12)
    for (fact, article), origin, voice in zip(evidence, origins, voices, strict=True):
        cut = words.excerpt(article, fact).shortened(middle)
        before, figure, after = safe(cut.before), safe(cut.figure), safe(cut.after)
        plain = before + figure + after
        text = fitted(plain, middle)
        if columns(plain) <= middle:
            text = before + terminal.styled(figure, "bold") + after + " " * (middle - columns(plain))
        yield f"    {fitted(origin, first)}  {text}  {fitted(voice, last)}".rstrip()


def message(alert: Alert, language: str) -> str:
    """The alert's sentence in the user's language."""
    return alert.message_de if language == "de" else alert.message


def report(findings: Findings, terminal: Terminal, *, everything: bool = False) -> Iterator[str]:
    """The alerts by level with both sentences, then the series as tables."""
    language = terminal.language
    yield terminal.styled(summary(findings, language), "bold")
    yield from alerts(findings, terminal)
    told = findings.told(everything)
    for line in told:
        yield ""
        yield from series(line, terminal)
    if untold := len(findings.lines) - len(told):
        yield ""
        yield terminal.styled(say("report.untold", language, number=untold), "dim")


def summary(findings: Findings, language: str) -> str:
    """How many alerts, series, facts and articles there are, in a line."""
    return say(
        "report.summary",
        language,
        alerts=count("alert", len(findings.alerts), language),
        series=count("series", len(findings.lines), language),
        articles=count("article", len(findings.articles), language),
    )


def alerts(findings: Findings, terminal: Terminal) -> Iterator[str]:
    """The alerts, the gravest first."""
    language = terminal.language
    for level, group in findings.by_level():
        yield ""
        title = f"{say(f'level.{level}', language)} ({len(group)})"
        yield terminal.styled(title, *LEVEL_STYLES[level])
        for alert in group:
            yield from _alert(alert, findings, terminal)


def _alert(alert: Alert, findings: Findings, terminal: Terminal) -> Iterator[str]:
    yield f"  {terminal.styled(safe(alert.rule), 'bold')}: {safe(message(alert, terminal.language))}"
    label = safe(findings.label(alert.series))
    yield terminal.styled(f"    {label}{' · ' if label else ''}{alert.alert_id[:8]}", "dim")
    yield from evidence_lines(alert.facts, findings.articles, terminal)
    if alert.covers:
        yield terminal.styled(
            "    " + say("report.covers", terminal.language, rules=safe(", ".join(alert.covers))), "dim"
        )


def series(line: Line, terminal: Terminal) -> Iterator[str]:
    """One series as a table: day, claim, source, status, outlet and what the claim is to the one before."""
    language = terminal.language
    yield terminal.styled(fitted(safe(line.label), terminal.width).rstrip(), "bold")
    told = ("day", "claim", "relation", "source", "status", "outlet")[: 6 if terminal.width >= WIDE else 4]
    head = [say(f"column.{c}", language) for c in told]
    rows = [
        [
            words.day(p.day or p.article.day, language),
            safe(words.claim(p.fact)) + (f" ({note})" if (note := words.role(p.fact, language)) else ""),
            words.relation(p.relation, language) if p.relation else "",
            safe(words.sources(p.fact, language)),
            words.status(p.fact, language),
            safe(p.article.outlet or p.article.id),
        ][: len(told)]
        for p in line.points
    ]
    lines = table(head, rows, terminal.width - 2, stretch=range(1, len(told)))
    yield "  " + terminal.styled(lines[0], "dim")
    for text in lines[1:]:
        yield "  " + text
    for note in (words.now(line, language), *line.notes):
        if note:
            yield "  " + terminal.styled(fitted(safe(note), terminal.width - 2).rstrip(), "dim")


def check(findings: Findings, terminal: Terminal) -> Iterator[str]:
    """What a draft raises: the alerts, or a line that there are none."""
    if not findings.alerts:
        yield say("report.no_alerts", terminal.language)
        return
    yield terminal.styled(count("alert", len(findings.alerts), terminal.language), "bold")
    yield from alerts(findings, terminal)


def history(findings: Findings, terminal: Terminal, *, everything: bool = False) -> Iterator[str]:
    """Series as tables, one after the other."""
    told = findings.told(everything)
    for number, line in enumerate(told):
        if number:
            yield ""
        yield from series(line, terminal)
    if untold := len(findings.lines) - len(told):
        yield ""
        yield terminal.styled(say("report.untold", terminal.language, number=untold), "dim")
