"""``zifferblatt series``: measures over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from zifferblatt import desk
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.messages import say
from zifferblatt.report.findings import Findings
from zifferblatt.report.terminal import Terminal
from zifferblatt.workspace import workspace


def series(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help=say("option.series_name"), show_default=False)] = "",
    format: Annotated[
        Literal["text", "json", "jsonl", "markdown", "csv", "html"],
        typer.Option("--format", "-f", help=say("option.format")),
    ] = "text",
    out: options.Output = None,
    as_of: options.AsOf = None,
    everything: Annotated[bool, typer.Option("--all", "-a", help=say("option.all_series"))] = False,
    optional: options.Optional = False,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.series`` in the catalogue."""
    place = workspace()
    readings = desk.archive(place, ledger=ledger, as_of=options.as_day(as_of, "--as-of"))
    made = desk.decisions(place, ledger=ledger)
    findings = desk.history(readings, name=name, optional=optional, tracked=desk.tracked(place), made=made)
    if name and not findings.lines:
        output.note(say("cli.no_series", name=name))
    # Whoever names a measure, or wants data, wants all of it.
    whole = everything or bool(name) or format in ("json", "jsonl", "csv")
    output.write(_written(findings, format, output.terminal(out), whole), out)
    output.finish((), found=bool(name and not findings.lines))


def _written(findings: Findings, format: str, terminal: Terminal, everything: bool) -> Iterator[str]:
    lines = findings.told(everything)
    if format == "csv":
        from zifferblatt.report import csv

        return csv.series(lines)
    if format in ("json", "jsonl"):
        from zifferblatt.report import json

        found = json.series(lines)
        return json.array(found) if format == "json" else found
    if format == "html":
        from zifferblatt.report import html

        return html.report(findings, terminal.language, everything=everything, alerts_known=False)
    if format == "markdown":
        from zifferblatt.report import markdown

        return markdown.history(findings, terminal.language, everything=everything)
    from zifferblatt.report import text

    return text.history(findings, terminal, everything=everything)


app = single(series)
