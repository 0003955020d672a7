"""The command line as a whole: help, languages, errors, exit codes."""

from __future__ import annotations

import subprocess
import sys

import pytest

import zifferblatt
from conftest import Program
from zifferblatt.cli.program import COMMANDS

HEAVY = ("pydantic", "pint", "babel", "jinja2", "simplemma", "cel_expr_python", "rich", "sqlite3")


def test_help_names_every_command(zb: Program) -> None:
    done = zb("--help")
    assert done.returncode == 0
    assert done.stderr == ""
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, "rules list", "rules show", "rules test"])
def test_every_command_has_help_in_both_languages(zb: Program, command: str) -> None:
    english = zb(*command.split(), "--help")
    german = zb(*command.split(), "--help", "--lang", "de")
    assert (english.returncode, german.returncode) == (0, 0)
    assert english.stdout.startswith("Usage:")
    assert german.stdout.startswith("Aufruf:")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, zifferblatt.cli\n"
        "try: zifferblatt.cli.main(['--help'])\n"
        f"except SystemExit: print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, zifferblatt; print([m for m in sys.modules if m.startswith('zifferblatt.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", zifferblatt.__all__)
def test_every_public_name_leads_somewhere(name: str) -> None:
    assert getattr(zifferblatt, name) is not None


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = zifferblatt.nothing  # type: ignore[attr-defined]


def test_version(zb: Program) -> None:
    assert zb("--version").stdout.startswith("zifferblatt 0.")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["fcats", "x.txt"], "there is no command fcats – perhaps you mean: facts"),
        (["rules", "lits"], "there is no command lits – perhaps you mean: list"),
        (["facts", "--formt", "json", "x.txt"], "there is no option --formt – zifferblatt facts --help tells more"),
        (["facts"], "PATH... is missing"),
        (["facts", "--date", "2024-13-01", "x.txt"], "--date is no day: 2024-13-01 – write it as YYYY-MM-DD"),
        (["report", "--as-of", "gestern"], "--as-of is no day: gestern"),
        (["--lang", "fr", "facts", "x.txt"], "there are no messages in 'fr' – there are: de, en"),
        (["report"], ".zifferblatt/ledger.sqlite: there is no such ledger – add articles with “zifferblatt add”"),
        (["facts", "--format", "xml", "x.txt"], "--format: there is no “xml”, only text, json, jsonl, markdown, csv –"),
        (["facts", "--language", "fr", "x.txt"], "the language 'fr' cannot be read – there are: de, en"),
        (["facts", "--date"], "--date needs a value – "),
        (["report", "--all=yes"], "--all takes no value – "),
        (["unlink", "a", "b", "c", "--why", "x"], "this is too much: c – zifferblatt unlink --help tells more"),
        (["rules", "show", "contradictd"], "there is no rule contradictd – perhaps you mean: contradicted"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_a_remedy(zb: Program, arguments: list[str], line: str) -> None:
    done = zb(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert line in done.stderr


def test_no_command_at_all_shows_the_help(zb: Program) -> None:
    done = zb()
    assert done.returncode == 2
    assert "Commands:" in done.stderr


def test_a_wrong_format_names_the_right_ones(zb: Program) -> None:
    done = zb("facts", "--format", "xml", "seeds")
    assert done.returncode == 2
    assert "jsonl" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["facts", "ack", "explain", "init", "rules", "rules new", "rules list"])
def test_help_is_written_for_people(zb: Program, command: str) -> None:
    told = zb(*command.split(), "--help", "--lang", "de").stdout
    assert not set("{}") & set(told)
    assert not any(f" <{kind}" in told for kind in ("str", "list", "path", "Path"))
    assert "OPTIONS" not in told


def test_the_list_of_commands_is_not_cut(zb: Program) -> None:
    told = " ".join(zb("rules", "--help").stdout.split())
    assert "from nothing, from two sentences or from an alert." in told
