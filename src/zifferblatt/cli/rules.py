"""``zifferblatt rules``: which rules there are, what one says, and whether their examples come out right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zifferblatt import desk
from zifferblatt.cli import output
from zifferblatt.cli.program import HELP, Command, Group
from zifferblatt.errors import ZifferblattError
from zifferblatt.messages import say
from zifferblatt.report import rules as pages
from zifferblatt.rules.file import Rule, load
from zifferblatt.workspace import workspace

app = typer.Typer(
    cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=say("command.rules"),
    context_settings=HELP,
)  # fmt: skip

RulePaths = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", help=say("option.rule_paths"), show_default=False)
]


def _rules(paths: list[Path] | None) -> tuple[list[Rule], list[ZifferblattError]]:
    """The rules of the given files and folders, or all there are."""
    rules, problems = load(paths) if paths else desk.rules_of(workspace())
    return rules, [*problems]


@app.command("list", cls=Command, help=say("command.rules_list"), context_settings=HELP)
def list_rules(
    paths: RulePaths = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help=say("option.format"))] = "text",
) -> None:
    """See ``command.rules_list`` in the catalogue."""
    rules, problems = _rules(paths)
    output.write(pages.listed(rules, output.terminal()) if format == "text" else pages.json_list(rules))
    output.finish(problems)


@app.command("show", cls=Command, help=say("command.rules_show"), context_settings=HELP)
def show(
    name: Annotated[str, typer.Argument(metavar="RULE", help=say("option.rule_name"), show_default=False)],
) -> None:
    """See ``command.rules_show`` in the catalogue."""
    rules, problems = _rules(None)
    rule = next((r for r in rules if r.name == name), None)
    if rule is None:
        problems.append(pages.unknown(name, rules))
    else:
        output.write(pages.shown(rule, output.terminal()))
    output.finish(problems)


@app.command("test", cls=Command, help=say("command.rules_test"), context_settings=HELP)
def run_examples(
    paths: RulePaths = None,
    only: Annotated[str, typer.Option("-k", metavar="WORDS", help=say("option.only"), show_default=False)] = "",
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help=say("option.format"))] = "text",
) -> None:
    """See ``command.rules_test`` in the catalogue."""
    from zifferblatt.rules import examples

    rules, problems = _rules(paths)
    run = examples.run(rules, only=only)
    if format == "json":
        output.write([run.model_dump_json()])
    else:
        output.write(pages.run(run, output.terminal()))
    output.finish(problems, found=not run.passed)
