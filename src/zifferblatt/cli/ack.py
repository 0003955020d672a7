"""``zifferblatt ack``: keep an alert quiet, with a reason and until a day; list what is kept quiet; take it back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from zifferblatt import desk
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.errors import ConfigError
from zifferblatt.ledger import Acknowledged, Ledger, acknowledge, acknowledged, reopen, sift
from zifferblatt.messages import count, interface_language, say
from zifferblatt.model import Alert
from zifferblatt.report import acknowledged as pages
from zifferblatt.report.words import day
from zifferblatt.workspace import workspace


def ack(
    alerts: Annotated[list[str] | None, typer.Argument(metavar="[ALERT]...", help=say("option.ack_alerts"))] = None,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help=say("option.ack_why"), show_default=False)] = "",
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help=say("option.ack_until"), show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=say("option.ack_all"))] = False,
    undo: options.Undo = False,
    by: options.By = None,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.ack`` in the catalogue."""
    place, today = workspace(), date.today()
    file = ledger or place.ledger
    readings = desk.archive(place, ledger=file)
    rules, problems = desk.rules_of(place)
    made = desk.decisions(place, ledger=file)
    found = desk.report(readings, rules, tracked=desk.tracked(place), made=made).alerts
    with Ledger.open(file, create=False) as opened:
        words = acknowledged(opened)
        if not alerts and not everything:
            output.write(pages.listed(sift(found, words, today), words, today, output.terminal()))
            output.finish(problems)
            return
        name = options.name(by)
        if not why.strip():
            raise ConfigError("ack_why")
        if undo:
            number = reopen(opened, _given(words, alerts or [], everything), who=name, why=why)
            output.note(say("ack.reopened", number=number))
        else:
            end = options.as_day(until, "--until")
            if end is None:
                raise ConfigError("ack_until")
            chosen = sift(found, words, today).open if everything else _meant(found, alerts or [])
            number = acknowledge(opened, chosen, who=name, why=why, until=end, today=today)
            language = interface_language()
            output.note(say("ack.done", alerts=count("alert", number, language), until=day(end, language)))
    output.finish(problems)


def _meant(found: tuple[Alert, ...], names: list[str]) -> list[Alert]:
    return list({a.evidence_id + a.alert_id: a for name in names for a in desk.alerts_of(found, name)}.values())


def _given(words: tuple[Acknowledged, ...], names: list[str], everything: bool) -> list[Acknowledged]:
    """The words on these alerts. Raises `ConfigError` where there is none on one of them."""
    if everything:
        return list(words)
    for name in names:
        if not any(w.alert.startswith(name) for w in words):
            raise ConfigError("ack_none", name=name)
    return [w for w in words if any(w.alert.startswith(name) for name in names)]


app = single(ack)
