"""``rules test``: whether the rules do in their examples what the examples say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from zifferblatt.cli import output
from zifferblatt.cli.rules.common import RulePaths, chosen
from zifferblatt.errors import ConfigError, ZifferblattError
from zifferblatt.messages import interface_language, say

if TYPE_CHECKING:
    from zifferblatt.rules.file import Rule
    from zifferblatt.rules.outcome import Run
    from zifferblatt.rules.watching import Stamps

Format = Literal["text", "json"]


def run_examples(
    paths: RulePaths = None,
    only: Annotated[str, typer.Option("-k", metavar="WORDS", help=say("option.only"), show_default=False)] = "",
    format: Annotated[Format, typer.Option("--format", "-f", help=say("option.format"))] = "text",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("option.quiet"))] = False,
    junit: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help=say("option.junit"), show_default=False)
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help=say("option.accept"))] = False,
    watch: Annotated[bool, typer.Option("--watch", "-w", help=say("option.watch"))] = False,
) -> None:
    """See ``command.rules_test`` in the catalogue."""
    if watch and (junit or format != "text"):
        raise ConfigError("watch_alone")
    since = watched(paths) if watch else ([], {})  # before the files are read, so that no change slips through
    rules, problems = chosen(paths)
    run = _run(rules, only, accept=accept)
    if junit:
        from zifferblatt.report import junit as xml

        output.write(xml.lines(run, problems, interface_language()), junit)
    _print(run, problems, format, quiet)
    if watch:
        _watch(paths, only, since, accept=accept, quiet=quiet)
    output.finish(problems, found=not run.passed)


def _run(rules: Sequence[Rule], only: str, *, accept: bool) -> Run:
    from zifferblatt.rules import accepting, examples

    run = examples.run(rules, only=only)
    if accept and (done := accepting.accept(rules, run)):
        for line in done:
            output.note(line.line(interface_language()) if isinstance(line, ZifferblattError) else line)
        run = examples.run([_anew(rule) for rule in rules], only=only)
    return run


def _anew(rule: Rule) -> Rule:
    from zifferblatt.rules.file import read_rule

    return read_rule(Path(rule.file))


def _print(run: Run, problems: Sequence[ZifferblattError], format: Format, quiet: bool) -> None:
    from zifferblatt.report import rules as pages

    if format == "json":
        output.write([run.model_dump_json()])
    elif not (run.empty and problems):  # where files are broken, that is what there is to say
        output.write(pages.run(run, output.terminal(), failures_only=quiet))


def watched(paths: list[Path] | None) -> tuple[list[Path], Stamps]:
    """The places to watch, and what stands there now. Raises `ConfigError` where there are none."""
    from zifferblatt.rules import watching
    from zifferblatt.workspace import workspace

    places = paths or [p for p in workspace().rules if p.exists()]
    if not places:
        raise ConfigError("watch_nothing")
    return places, watching.stamps(places)


def _watch(paths: list[Path] | None, only: str, since: tuple[list[Path], Stamps], *, accept: bool, quiet: bool) -> None:
    """Run the examples of every rule whose files change, until interrupted."""
    from zifferblatt.rules import watching

    places, stamps = since
    output.note(say("rules.watching", places=", ".join(map(str, places))))
    for changed in watching.changes(places, stamps):
        output.note(say("rules.changed", files=", ".join(sorted(p.name for p in changed))))
        rules, problems = chosen(paths)
        touched = [r for r in rules if any(watching.concerns(p, Path(r.file)) for p in changed)]
        for problem in problems:
            output.note(problem.line(interface_language()))
        if touched or not problems:
            _print(_run(touched or rules, only, accept=accept), problems, "text", quiet)
