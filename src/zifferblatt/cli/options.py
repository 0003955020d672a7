"""The options that several commands share, each said once. Their help is in the catalogue."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from zifferblatt.errors import ConfigError
from zifferblatt.messages import say

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help=say("option.paths"), show_default=False)]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=say("option.date"))]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help=say("option.outlet"))]


def _readable(code: str | None) -> str | None:
    """The language asked for. Raises `ConfigError` where no folder of words is there for it."""
    from zifferblatt.language.tables import languages

    if code is not None and code not in languages():
        raise ConfigError("option_language", given=code, known=", ".join(languages()))
    return code


Language = Annotated[
    str | None, typer.Option("--language", metavar="de|en", help=say("option.language"), callback=_readable)
]
Optional = Annotated[bool, typer.Option("--optional", help=say("option.optional"))]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("option.output"))]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help=say("option.as_of"))]
LedgerFile = Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help=say("option.ledger"))]
FactName = Annotated[str, typer.Argument(metavar="FIGURE", help=say("option.fact"), show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help=say("option.why"))]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=say("option.by"))]
Undo = Annotated[bool, typer.Option("--undo", help=say("option.undo"))]
FailOn = Annotated[
    Literal["info", "warning", "error"] | None, typer.Option("--fail-on", metavar="LEVEL", help=say("option.fail_on"))
]


def name(by: str | None) -> str:
    """Who decides: the name given, or that of the user of this machine."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError) as e:  # a container may know nobody
        raise ConfigError("no_name") from e


def as_day(text: str | None, option: str) -> date | None:
    """The day an option gives, or None. Raises `ConfigError` for anything that is no day of the calendar."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise ConfigError("option_day", option=option, given=text) from e
