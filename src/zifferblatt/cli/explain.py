"""``zifferblatt explain``: which words decided each field of each figure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.messages import say


def explain(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|SENTENCE...", help=say("option.sentence"))],
    format: Annotated[Literal["text", "jsonl"], typer.Option("--format", "-f", help=say("option.format"))] = "text",
    date: options.Date = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    optional: options.Optional = True,
) -> None:
    """See ``command.explain`` in the catalogue."""
    day = options.as_day(date, "--date")
    sentences = [p for p in paths if _is_sentence(p)]
    files = [p for p in paths if not _is_sentence(p)]
    problems = []
    readings = []
    if sentences:
        ...
    output.finish(problems)


def _is_sentence(argument: str) -> bool:
    """Words with spaces between them, and no file of that name."""
    if " " not in argument.strip():
        return False
    try:
        return not Path(argument).exists()
    except (OSError, ValueError):
        return True  # too long to be a path, or a character no path can hold


app = single(explain)
