"""``zifferblatt facts``: the figures of articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from zifferblatt.articles import read
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.facts import read as read_facts
from zifferblatt.messages import say
from zifferblatt.model import Reading
from zifferblatt.report.terminal import Terminal


def facts(
    paths: options.Paths,
    format: Annotated[
        Literal["text", "json", "jsonl", "markdown", "csv"], typer.Option("--format", "-f", help=say("option.format"))
    ] = "text",
    date: options.Date = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    optional: options.Optional = False,
    out: options.Output = None,
) -> None:
    """See ``command.facts`` in the catalogue."""
    batch = read(paths, date=options.as_day(date, "--date"), outlet=outlet, language=language)
    output.need(batch.articles, batch.problems)
    readings = (read_facts(article) for article in output.progress(batch.articles))
    output.write(_written(readings, format, output.terminal(out), optional), out)
    output.finish(batch.problems)


def _written(readings: Iterator[Reading], format: str, terminal: Terminal, optional: bool) -> Iterator[str]:
    if format == "csv":
        from zifferblatt.report import csv

        return csv.facts(readings)
    if format == "markdown":
        from zifferblatt.report import markdown

        return markdown.facts(readings, terminal.language, optional=optional)
    if format in ("json", "jsonl"):
        from zifferblatt.report import json

        lines = json.facts(readings)
        return json.array(lines) if format == "json" else lines
    from zifferblatt.report import text

    return text.facts(readings, terminal, optional=optional)


app = single(facts)
