"""``zifferblatt explain``: which words decided each field of each figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal

import typer

from zifferblatt.articles import read
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.errors import ZifferblattError
from zifferblatt.facts import read as read_facts
from zifferblatt.messages import interface_language, say
from zifferblatt.model import Article, Reading
from zifferblatt.report.terminal import Terminal


def explain(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|SENTENCE...", help=say("option.sentence"))],
    format: Annotated[Literal["text", "jsonl"], typer.Option("--format", "-f", help=say("option.format"))] = "text",
    date: options.Date = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    out: options.Output = None,
) -> None:
    """See ``command.explain`` in the catalogue."""
    if len(paths) == 1 and is_code(paths[0]):
        _code(paths[0])
        return
    day = options.as_day(date, "--date")
    found: list[Article] = []
    problems: list[ZifferblattError] = []
    for argument in paths:
        # A sentence comes in as standard input would, so that its language is recognised in the same way.
        stdin = BytesIO(argument.encode()) if is_sentence(argument) else None
        batch = read(["-" if stdin else argument], date=day, outlet=outlet, language=language, stdin=stdin)
        found += batch.articles
        problems += batch.problems
    output.write(_written(map(read_facts, found), format, output.terminal(out)), out)
    output.finish(problems)


def is_sentence(argument: str) -> bool:
    """Whether an argument is words with spaces between them, and no file of that name."""
    if " " not in argument.strip():
        return False
    try:
        return not Path(argument).exists()
    except (OSError, ValueError):
        return True  # too long to be a path, or with a character that no path can hold


def is_code(argument: str) -> bool:
    """Whether an argument is the code of an error, as ``rules check`` writes it, or looks like a misspelt one."""
    from zifferblatt.rules.explained import known

    name = argument.strip("[]")
    return not Path(argument).exists() and (known(name) or re.fullmatch(r"rule_[a-z_0-9]+", name) is not None)


def _code(argument: str) -> None:
    from zifferblatt.report import rules as pages
    from zifferblatt.rules.explained import explain as explained

    told = explained(argument.strip("[]"), interface_language())
    output.write(pages.explained(told, output.terminal()))


def _written(readings: Iterable[Reading], format: str, terminal: Terminal) -> Iterator[str]:
    if format == "jsonl":
        from zifferblatt.report import json

        return json.facts(readings)
    from zifferblatt.report import explain as tree

    return tree.explain(readings, terminal)


app = single(explain)
