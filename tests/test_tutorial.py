"""The tutorial, done as it says: its commands are run, its changes are made, and what it shows is what is printed.

After a change that is meant, ``README=write python -m pytest tests/test_tutorial.py`` writes the new output into it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.test_readme import shown

TUTORIAL = Path(__file__).resolve().parent.parent / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(?P<kind>console|diff|text)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$", re.M | re.S)


def changed(file: Path, change: str) -> None:
    """Make a change: the lines that stay and go must stand in the file once, those that stay and come replace them."""
    lines = change.splitlines()
    old = "".join(f"{x[1:]}\n" for x in lines if x[0] in " -")
    new = "".join(f"{x[1:]}\n" for x in lines if x[0] in " +")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times in {file.name}: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def done(match: re.Match[str], folder: Path) -> str:
    """Do what a block says; gives the block as it should stand."""
    if match["kind"] == "console":
        return f"```console\n{shown(match['body'], folder)}```"
    file = folder / match["file"]
    if match["kind"] == "diff":
        changed(file, match["body"])
    else:
        file.write_text(match["body"], encoding="utf-8")
    return match[0]


def test_the_tutorial_works_as_written(tmp_path: Path) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    new = BLOCK.sub(lambda match: done(match, tmp_path), text)
    if os.environ.get("README") == "write":
        TUTORIAL.write_text(new, encoding="utf-8")
    else:
        assert new == text, "if the change is meant: make readme"
    assert (tmp_path / "rules" / "toll-drops.yaml").is_file()
