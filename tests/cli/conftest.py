"""A newsroom of three articles, and the program as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

FIRST = "In Seoul hieß es am Mittwoch, Nordkorea habe 3000 Soldaten nach Russland entsandt.\n"
LATER = "In Seoul hieß es am Montag, Nordkorea habe rund 10.000 Soldaten nach Russland entsandt.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A workspace with two articles about one measure."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (tmp_path / "zifferblatt.toml").write_text("")
    for name, day, text in (("erste", "2024-10-23", FIRST), ("spätere", "2024-10-28", LATER)):
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        (seeds / f"{name}.meta.yaml").write_text(
            f"title: Soldaten in Russland\npublished: {day}\nlanguage: de\noutlet: dpa\n", encoding="utf-8"
        )
    return tmp_path


@pytest.fixture
def zb(newsroom: Path) -> Program:
    """Runs the program in the newsroom, in English and without a terminal."""

    def run(
        *arguments: str, stdin: str = "", environment: Mapping[str, str] | None = None, cwd: Path = newsroom
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "zifferblatt", *arguments],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "ZIFFERBLATT_LANG": "en", "PYTHONWARNINGS": "error", **(environment or {})},
        )

    return run
