"""``zifferblatt rules``: which rules there are, how to write one, and whether its examples come out right."""

from __future__ import annotations

import typer

from zifferblatt.cli.program import HELP, Command, Group
from zifferblatt.cli.rules import check, look, new, test, trial
from zifferblatt.messages import say

app = typer.Typer(
    cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=say("command.rules"),
    context_settings=HELP,
)  # fmt: skip

for _name, _function in (
    ("list", look.list_rules),
    ("show", look.show),
    ("new", new.new),
    ("check", check.check_rules),
    ("test", test.run_examples),
    ("try", trial.try_rules),
    ("schema", look.schema),
):
    app.command(
        _name, cls=Command, help=say(f"command.rules_{_name}"), context_settings=HELP,
        epilog=say(f"examples.rules_{_name}"),
    )(_function)  # fmt: skip
