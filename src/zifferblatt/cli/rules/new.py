"""``rules new``: a rule file to begin with."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zifferblatt.cli import options, output
from zifferblatt.cli.rules.common import chosen
from zifferblatt.errors import ConfigError, InputError
from zifferblatt.messages import interface_language, say

if TYPE_CHECKING:
    from zifferblatt.model import Article


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say("option.new_name"), show_default=False)],
    sentences: Annotated[
        list[str] | None, typer.Argument(metavar="[SENTENCE SENTENCE]", help=say("option.new_sentences"))
    ] = None,
    alert: Annotated[str, typer.Option("--alert", metavar="ID", help=say("option.new_alert"), show_default=False)] = "",
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("option.new_output"))] = None,
    asked: options.Language = None,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.rules_new`` in the catalogue."""
    from zifferblatt.rules import scaffold

    _free(name)
    language = interface_language()
    if alert and sentences:
        raise ConfigError("new_alert_or_sentences")
    if alert:
        text = _from_alert(name, alert, ledger)
    else:
        given = sentences or [say("scaffold.first", language), say("scaffold.second", language)]
        if len(given) != 2:
            raise ConfigError("new_two", given=len(given))
        text = scaffold.from_sentences(name, _read(given, asked), language)
    if out == Path("-"):
        output.write([text.rstrip("\n")])
        return
    file = _place(name, out)
    output.write([text.rstrip("\n")], file)
    output.note(say("rules.made", file=file))
    _run(file)


def _free(name: str) -> None:
    """Raises `ConfigError` where a rule cannot be called so, or another one is."""
    from zifferblatt.rules.shape import NAME

    if not re.fullmatch(NAME, name) or len(name) > 60:
        raise ConfigError("rule_name", value=name)
    for rule in chosen(None)[0]:
        if rule.name == name:
            raise ConfigError("rule_twice", name=name, other=rule.file)


def _read(sentences: list[str], language: str | None) -> list[Article]:
    """An article of each sentence. The language is told from both together: one alone may be too short for that."""
    from zifferblatt.articles import read

    together = read(["-"], stdin=BytesIO("\n".join(sentences).encode())).articles
    code = language or (together[0].language if together else None)
    found = []
    for sentence in sentences:
        batch = read(["-"], stdin=BytesIO(sentence.encode()), language=code)
        if not batch.articles:
            raise batch.problems[0] if batch.problems else InputError("new_no_pair", figures="–")
        found.append(batch.articles[0].model_copy(update={"published": None, "outlet": None, "title": ""}))
    return found


def _from_alert(name: str, begins: str, ledger: Path | None) -> str:
    from zifferblatt import desk
    from zifferblatt.rules import scaffold
    from zifferblatt.workspace import workspace

    place = workspace()
    readings = desk.archive(place, ledger=ledger)
    made = desk.decisions(place, ledger=ledger)
    findings = desk.report(readings, desk.rules_of(place)[0], tracked=desk.tracked(place), made=made)
    found = desk.alerts_of(findings.alerts, begins)[-1]
    return scaffold.from_alert(name, found, desk.apart(readings), interface_language())


def _place(name: str, out: Path | None) -> Path:
    """Where the file goes: among the workspace's rules. Raises `ConfigError` where one is there."""
    from zifferblatt.workspace import workspace

    file = out
    if file is None:
        folder = next((p for p in workspace().rules if p.is_dir()), workspace().root / "rules")
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.yaml"
    if file.exists():
        raise ConfigError("new_exists", file=file)
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def _run(file: Path) -> None:
    from zifferblatt.report import rules as pages
    from zifferblatt.rules import examples
    from zifferblatt.rules.file import read_rule

    run = examples.run([read_rule(file)])
    output.write(pages.run(run, output.terminal()))
    output.finish([], found=not run.passed)
