"""``zifferblatt check``: which figures of a draft clash with what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Literal

import typer

from zifferblatt import desk
from zifferblatt.articles import read
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.facts import read as read_facts
from zifferblatt.messages import interface_language, say
from zifferblatt.report import words
from zifferblatt.report.findings import Findings
from zifferblatt.report.terminal import Terminal
from zifferblatt.workspace import workspace

Format = Literal["text", "markdown", "json", "html"]


def check(
    paths: options.Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help=say("option.format"))] = "text",
    date: options.Date = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    as_of: options.AsOf = None,
    ledger: options.LedgerFile = None,
    out: options.Output = None,
) -> None:
    """See ``command.check`` in the catalogue."""
    place = workspace()
    rules, problems = desk.rules_of(place)
    readings = desk.archive(place, ledger=ledger, as_of=options.as_day(as_of, "--as-of"))
    day = options.as_day(date, "--date")
    batch = read(paths, date=day, outlet=outlet, language=language)
    output.need(batch.articles, (*problems, *batch.problems))
    drafts = []
    for article in batch.articles:
        dated = desk.dated(article, readings)
        if dated is not article:
            output.note(say("cli.draft_day", draft=article.id, day=words.day(dated.day, interface_language())))
        drafts.append(read_facts(dated))
    made = desk.decisions(place, ledger=ledger)
    findings = desk.check(drafts, readings, rules, tracked=desk.tracked(place), made=made)
    kept = desk.sifted(place, findings, ledger=ledger)
    findings = replace(findings, alerts=kept.open)
    if kept.quiet:
        output.note(say("ack.kept", number=len(kept.quiet)))
    output.write(_written(findings, format, output.terminal(out)), out)
    output.finish([*problems, *batch.problems], found=bool(findings.alerts))


def _written(findings: Findings, format: Format, terminal: Terminal) -> Iterator[str]:
    if format == "text":
        from zifferblatt.report import text

        return text.check(findings, terminal)
    from zifferblatt.cli.report import written

    return written(findings, format, terminal, everything=True)


app = single(check)
