"""``zifferblatt fix``: an editor says how a figure is to be read."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from zifferblatt import desk
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.errors import ConfigError
from zifferblatt.ledger.decided import Fix
from zifferblatt.messages import say
from zifferblatt.model import Precision, Status
from zifferblatt.workspace import workspace


def fix(
    fact: options.FactName,
    why: options.Why,
    drop: Annotated[bool, typer.Option("--drop", help=say("option.fix_drop"))] = False,
    value: Annotated[str | None, typer.Option("--value", metavar="NUMBER", help=say("option.fix_value"))] = None,
    precision: Annotated[Precision | None, typer.Option("--precision", help=say("option.fix_precision"))] = None,
    noun: Annotated[str | None, typer.Option("--noun", metavar="WORD", help=say("option.fix_noun"))] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="SIGN", help=say("option.fix_unit"))] = None,
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT", help=say("option.fix_event"))] = None,
    who: Annotated[list[str] | None, typer.Option("--who", metavar="NAME", help=say("option.fix_who"))] = None,
    where: Annotated[list[str] | None, typer.Option("--where", metavar="NAME", help=say("option.fix_where"))] = None,
    status: Annotated[Status | None, typer.Option("--status", help=say("option.fix_status"))] = None,
    undo: options.Undo = False,
    by: options.By = None,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.fix`` in the catalogue."""
    change = Fix(
        undo=undo, drop=drop, value=_number(value), precision=precision, noun=noun, unit=unit, event=event,
        who=tuple(who) if who else None, where=tuple(where) if where else None, status=status,
    )  # fmt: skip
    if change == Fix():
        raise ConfigError("nothing_to_fix")
    if event:
        desk.known_event(event)
    found = desk.fix(workspace(), fact, change, who=options.name(by), why=why, ledger=ledger)
    output.note(say("cli.undone" if undo else "cli.fixed", figure=found.mention.text, article=found.article_id))


def _number(text: str | None) -> Decimal | None:
    """The number an option gives. Raises `ConfigError` for anything else."""
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation as e:
        raise ConfigError("option_number", option="--value", given=text) from e
    if not number.is_finite():
        raise ConfigError("option_number", option="--value", given=text)
    return number


app = single(fix)
