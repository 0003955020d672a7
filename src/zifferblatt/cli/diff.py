"""``zifferblatt diff``: what became of the figures from one article to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

import typer

from zifferblatt import desk
from zifferblatt.articles import read
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.facts import read as read_facts
from zifferblatt.messages import say
from zifferblatt.model import Article, Relation, Unpaired
from zifferblatt.report.findings import articles_of
from zifferblatt.report.terminal import Terminal

Pairs = Sequence[tuple[Relation | Unpaired, str]]


def diff(
    paths: options.Paths,
    everything: Annotated[bool, typer.Option("--all", "-a", help=say("option.all_pairs"))] = False,
    format: Annotated[
        Literal["text", "json", "jsonl", "markdown", "csv"], typer.Option("--format", "-f", help=say("option.format"))
    ] = "text",
    date: options.Date = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    optional: options.Optional = False,
    out: options.Output = None,
) -> None:
    """See ``command.diff`` in the catalogue."""
    batch = read(paths, date=options.as_day(date, "--date"), outlet=outlet, language=language)
    output.need(batch.articles, batch.problems)
    readings = desk.apart(read_facts(article) for article in output.progress(batch.articles))
    if len(readings) > 1 and any(r.article.day is None for r in readings):
        output.note(say("cli.no_dates"))
    if len(readings) < 2 and not batch.problems:
        output.note(say("cli.one_article"))
    found = [pair for pair in desk.diff(readings, optional=optional) if everything or pair[0].relation != "same"]
    output.write(_written(found, articles_of(readings), format, output.terminal(out)), out)
    output.finish(batch.problems, found=any(pair[0].relation != "same" for pair in found))


def _written(found: Pairs, articles: Mapping[str, Article], format: str, terminal: Terminal) -> Iterator[str]:
    if format == "csv":
        from zifferblatt.report import csv

        return csv.relations(found, articles)
    if format == "markdown":
        from zifferblatt.report import markdown

        return markdown.diff(found, articles, terminal.language)
    if format in ("json", "jsonl"):
        from zifferblatt.report import json

        lines = json.relations(r for r, _ in found)
        return json.array(lines) if format == "json" else lines
    from zifferblatt.report import text

    return text.diff(found, articles, terminal)


app = single(diff)
