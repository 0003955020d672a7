"""``zifferblatt report``: alerts and series of everything in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

import typer

from zifferblatt import desk
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.messages import interface_language, say
from zifferblatt.report import acknowledged
from zifferblatt.report.findings import LEVELS, Findings
from zifferblatt.report.terminal import Terminal
from zifferblatt.workspace import workspace

Format = Literal["text", "markdown", "json", "html"]


def report(
    format: Annotated[Format, typer.Option("--format", "-f", help=say("option.format"))] = "text",
    out: options.Output = None,
    fail_on: options.FailOn = None,
    as_of: options.AsOf = None,
    everything: Annotated[bool, typer.Option("--all", "-a", help=say("option.all_series"))] = False,
    optional: options.Optional = False,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.report`` in the catalogue."""
    place, day = workspace(), options.as_day(as_of, "--as-of")
    rules, problems = desk.rules_of(place)
    readings = desk.archive(place, ledger=ledger, as_of=day)
    made = desk.decisions(place, ledger=ledger)
    findings = desk.report(readings, rules, optional=optional, tracked=desk.tracked(place), made=made)
    kept = desk.sifted(place, findings, ledger=ledger, today=day)
    findings = replace(findings, alerts=kept.open)
    output.write(written(findings, format, output.terminal(out), everything=everything, as_of=day), out)
    if day is not None:  # articles that came later may be what a word is about
        kept = replace(kept, unused=())
    for note in acknowledged.notes(kept, interface_language()):
        output.note(note)
    output.finish(problems, found=fails(findings, fail_on))


def fails(findings: Findings, level: str | None) -> bool:
    """Whether there is an alert of that level or a graver one."""
    grave = LEVELS[: LEVELS.index(level) + 1] if level in LEVELS else ()
    return any(alert.level in grave for alert in findings.alerts)


def written(
    findings: Findings, format: Format, terminal: Terminal, *, everything: bool, as_of: date | None = None
) -> Iterator[str]:
    """The findings in one of the formats."""
    if format == "json":
        from zifferblatt.report import json

        return json.alerts(findings.alerts)
    if format == "markdown":
        from zifferblatt.report import markdown

        return markdown.report(findings, terminal.language, everything=everything)
    if format == "html":
        from zifferblatt.report import html

        return html.report(findings, terminal.language, everything=everything, as_of=as_of)
    from zifferblatt.report import text

    return text.report(findings, terminal, everything=everything)


app = single(report)
