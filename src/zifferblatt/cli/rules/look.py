"""``rules list``, ``rules show`` and ``rules schema``: what there is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zifferblatt.cli import options, output
from zifferblatt.cli.rules.common import RulePaths, chosen, named
from zifferblatt.messages import say

Format = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help=say("option.format"))]


def list_rules(paths: RulePaths = None, format: Format = "text") -> None:
    """See ``command.rules_list`` in the catalogue."""
    from zifferblatt.report import rules as pages

    rules, problems = chosen(paths)
    output.write(pages.listed(rules, output.terminal()) if format == "text" else pages.json_list(rules))
    output.finish(problems)


def show(
    name: Annotated[str, typer.Argument(metavar="RULE", help=say("option.rule_name"), show_default=False)],
) -> None:
    """See ``command.rules_show`` in the catalogue."""
    from zifferblatt.report import rules as pages

    rule, problems = named(name)
    if rule is not None:
        output.write(pages.shown(rule, output.terminal()))
    output.finish(problems)


def schema(out: options.Output = None) -> None:
    """See ``command.rules_schema`` in the catalogue."""
    from zifferblatt.rules import schema as made

    output.write([made.text()], Path(out) if out else None)
