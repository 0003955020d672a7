"""``rules try``: which alerts a rule would bring and take away over the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zifferblatt.cli import options, output
from zifferblatt.errors import ConfigError
from zifferblatt.messages import say


def try_rules(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("option.try_paths"), show_default=False)],
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help=say("option.against"), show_default=False)
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help=say("option.format"))] = "text",
    as_of: options.AsOf = None,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.rules_try`` in the catalogue."""
    from zifferblatt import desk
    from zifferblatt.report import trial as pages
    from zifferblatt.rules.file import load
    from zifferblatt.workspace import workspace

    place = workspace()
    given, problems = load(paths)
    older, flaws = load([against]) if against else (None, [])
    if problems or flaws or not given:
        output.finish([*problems, *flaws] or [ConfigError("try_nothing", file=", ".join(map(str, paths)))])
    rules, others = desk.rules_of(place)
    readings = desk.archive(place, ledger=ledger, as_of=options.as_day(as_of, "--as-of"))
    made = desk.decisions(place, ledger=ledger)
    trial, findings = desk.trial(readings, rules, given, against=older, tracked=desk.tracked(place), made=made)
    output.write(pages.as_json(trial) if format == "json" else pages.told(trial, findings, output.terminal()))
    output.finish(others, found=bool(trial.gained or trial.lost))
