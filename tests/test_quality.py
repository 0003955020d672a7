"""The house rules that a machine can check: types, style, layers, size, words."""

from __future__ import annotations

import json
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from zifferblatt.language.tables import languages
from zifferblatt.messages import LANGUAGES, catalogue

SOURCES = Path(__file__).resolve().parent.parent / "src" / "zifferblatt"


def run(repository: Path, *command: str) -> None:
    """Run one checker; what it prints is the test's message."""
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def tracked(repository: Path) -> list[Path]:
    """The files git keeps, or all of them where the repository came without git."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [repository / name for name in done.stdout.split("\0") if name and (repository / name).is_file()]


def test_types(repository: Path) -> None:
    run(repository, sys.executable, "-m", "mypy")


def test_style(repository: Path) -> None:
    run(repository, sys.executable, "-m", "ruff", "check", ".")


def test_format(repository: Path) -> None:
    run(repository, sys.executable, "-m", "ruff", "format", "--check", ".")


def test_imports_go_one_way(repository: Path) -> None:
    run(repository, str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def test_no_file_outgrows_a_head() -> None:
    long = {
        f"{file.relative_to(SOURCES)}: {lines} lines"
        for file in SOURCES.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 450
    }
    assert not long, "is there a second thing in it that deserves its own file?"


def test_no_registry_is_named(repository: Path) -> None:
    # Put together here, so that this file does not name them itself.
    hosts = ["pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "crates" + ".io", "index" + "-url"]
    named = re.compile("|".join(map(re.escape, hosts)) + r"|https?://[^ \"]*(?:/simple/|/packages/[0-9a-f]{2}/)")
    found = [
        f"{file.relative_to(repository)}:{number}"
        for file in tracked(repository)
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if named.search(line)
    ]
    assert not found


def test_every_constraint_is_one_version(repository: Path) -> None:
    for line in (repository / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*(?: *;.*)?", line), line


def placeholders(template: str) -> set[str]:
    """The names a message has to be given."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_message_catalogues_have_the_same_keys() -> None:
    first, *others = LANGUAGES
    for other in others:
        assert catalogue(first).keys() == catalogue(other).keys()


def test_a_message_asks_for_the_same_values_in_every_language() -> None:
    german, english = catalogue("de"), catalogue("en")
    unequal = {k for k in german.keys() & english.keys() if placeholders(german[k]) != placeholders(english[k])}
    assert not unequal


def test_no_message_is_written_twice() -> None:
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for file in sorted((SOURCES / "language" / language / "messages").glob("*.yaml")):
            for key in yaml.safe_load(file.read_text(encoding="utf-8")) or {}:
                assert key not in seen, f"{key} stands in {seen[key]} and in {file.name} ({language})"
                seen[key] = file.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_error_has_a_remedy(code: str) -> None:
    keys = catalogue(code).keys()
    errors = {k.removeprefix("error.") for k in keys if k.startswith("error.")}
    remedies = {k.removeprefix("remedy.") for k in keys if k.startswith("remedy.")}
    assert errors == remedies


def test_every_error_raised_has_a_message() -> None:
    """Every ``XError("code", …)`` in the source is a key of the catalogue."""
    raised = re.compile(r"\b(?:Input|Rule|Language|Ledger|Config)Error\(\s*\"([a-z0-9_]+)\"")
    codes = {code for file in SOURCES.rglob("*.py") for code in raised.findall(file.read_text(encoding="utf-8"))}
    assert {c for c in codes if f"error.{c}" not in catalogue("en")} == set()


def test_german_and_english_have_the_same_tables() -> None:
    """A language is a folder of data; one that lacks a table is a reading that silently lacks a field."""
    names = {
        code: {f.relative_to(SOURCES / "language" / code) for f in (SOURCES / "language" / code).rglob("*.yaml")}
        for code in languages()
    }
    assert names["de"] == names["en"]


def test_no_sentence_of_the_measuring_data_stands_in_the_project(repository: Path, shared: Path) -> None:
    """What is measured against must not be learnt by heart; and those texts may not be passed on by us."""
    lines = (shared / "bench" / "wikinews-de.jsonl").read_text(encoding="utf-8").splitlines()
    texts = (json.loads(line)["text"].replace("\n", " ") for line in lines)
    measured = {s.strip() for text in texts for s in text.split(". ") if len(s) > 60}
    kinds = {".py", ".yaml", ".md", ".txt", ".jsonl", ".toml"}
    for file in tracked(repository):
        if file.suffix in kinds:
            text = file.read_text(encoding="utf-8")
            assert not [s for s in measured if s in text], file
