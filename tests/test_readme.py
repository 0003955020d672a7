"""The README's examples, run as they stand: what it shows is what the program prints.

After a change that is meant, ``make readme`` writes the new output into the README.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)
README = Path(__file__).resolve().parent.parent / "README.md"


def run(command: str, folder: Path) -> str:
    """What one command prints, words on standard error included."""
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),  # the checkout under test, where another one is installed
        "HOME": str(folder),
        "ZIFFERBLATT_LANG": "en",
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.stdout.replace(f"{folder}{os.sep}", "").replace(str(folder), ".")


def shown(block: str, folder: Path) -> str:
    """A block with every command's output under it."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{run(line[2:], folder)}" for line in commands)


@pytest.fixture
def workspace(tmp_path: Path, repository: Path) -> Path:
    """A copy of the repository's workspace, without a ledger."""
    for name in ("seeds", "drafts", "rules", "facts"):
        shutil.copytree(repository / name, tmp_path / name)
    shutil.copy(repository / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_readme_shows_what_the_program_prints(workspace: Path) -> None:
    text = README.read_text(encoding="utf-8")
    new = BLOCK.sub(lambda match: shown(match[0], workspace), text)
    if os.environ.get("README") == "write":
        README.write_text(new, encoding="utf-8")
    else:
        assert new == text, "if the change is meant: make readme"


def test_every_link_of_the_pages_leads_somewhere(repository: Path) -> None:
    for page in (README, *sorted((repository / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_names_every_command() -> None:
    """A command nobody can find in the README may as well not be there."""
    from zifferblatt.cli.program import COMMANDS

    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if not re.search(rf"\b(?:zb|zifferblatt) {name}\b", text)] == []
