"""``rules check``: whether rule files say what they can say, without running their examples."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from zifferblatt.cli import output
from zifferblatt.cli.rules.common import RulePaths, chosen
from zifferblatt.messages import say


def check_rules(
    paths: RulePaths = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help=say("option.format"))] = "text",
) -> None:
    """See ``command.rules_check`` in the catalogue."""
    from zifferblatt.report import rules as pages
    from zifferblatt.rules.file import uncovered

    rules, problems = chosen(paths)
    everybody = chosen(None)[0] if paths else []
    found = [*problems, *uncovered(rules, [r.name for r in everybody])]
    terminal = output.terminal()
    output.write(pages.json_problems(found) if format == "json" else pages.problems(found, len(rules), terminal))
    if found or not rules:
        raise typer.Exit(1 if found else 2)
