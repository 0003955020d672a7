"""What the commands on rules share: which rules are meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zifferblatt.errors import ZifferblattError
from zifferblatt.messages import say

if TYPE_CHECKING:
    from zifferblatt.rules.file import Rule

RulePaths = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", help=say("option.rule_paths"), show_default=False)
]


def chosen(paths: list[Path] | None) -> tuple[list[Rule], list[ZifferblattError]]:
    """The rules of the given files and folders, or all there are, with everything wrong in the broken ones."""
    from zifferblatt import desk
    from zifferblatt.rules.file import load
    from zifferblatt.workspace import workspace

    rules, problems = load(paths) if paths else desk.rules_of(workspace())
    return rules, [*problems]


def named(name: str) -> tuple[Rule | None, list[ZifferblattError]]:
    """The rule of that name among all there are; where there is none, the problem says which may be meant."""
    from zifferblatt.report import rules as pages

    rules, problems = chosen(None)
    rule = next((r for r in rules if r.name == name), None)
    return rule, problems if rule else [*problems, pages.unknown(name, rules)]
