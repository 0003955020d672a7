"""Which configuration counts, and what a broken one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt.errors import ConfigError
from zifferblatt.workspace import make, workspace


def test_without_a_configuration_the_folder_itself_is_the_workspace(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    assert place.file is None
    assert place.ledger == tmp_path / ".zifferblatt" / "ledger.sqlite"
    assert place.rules == (tmp_path / "rules",)


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    (tmp_path / "zifferblatt.toml").write_text('ledger = "far.sqlite"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert workspace(inner).ledger == tmp_path / "far.sqlite"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.zifferblatt]\nledger = "near.sqlite"\nrules = "r"\n')
    place = workspace(inner)
    assert place.root == tmp_path / "a"
    assert place.ledger == tmp_path / "a" / "near.sqlite"
    assert place.rules == (tmp_path / "a" / "r",)


def test_a_pyproject_that_is_not_about_us_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "zifferblatt.toml").write_text('seeds = "texte"\n')
    inner = tmp_path / "package"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert workspace(inner).seeds == tmp_path / "texte"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("ledgr = 'x'", "zifferblatt.toml:ledgr: there is no setting ledgr – perhaps you mean: ledger"),
        ("ledger = 3", "zifferblatt.toml:ledger: the value of ledger does not fit"),
        ("rules = [1]", "zifferblatt.toml:rules: the value of rules does not fit"),
        ("ledger = ", "zifferblatt.toml: the configuration cannot be read"),
        ("\xff", "zifferblatt.toml: the configuration cannot be read"),
    ],
)
def test_a_broken_configuration_says_what_is_wrong(tmp_path: Path, content: str, line: str) -> None:
    (tmp_path / "zifferblatt.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        workspace(tmp_path)
    assert line in caught.value.line("en")


def test_a_new_workspace_is_empty_and_overwrites_nothing(tmp_path: Path) -> None:
    made = make(tmp_path / "redaktion")
    assert made.file == tmp_path / "redaktion" / "zifferblatt.toml"
    assert sorted(p.name for p in made.root.iterdir()) == ["facts", "rules", "seeds", "zifferblatt.toml"]
    assert workspace(made.seeds) == made
    with pytest.raises(ConfigError, match="is there already"):
        make(made.root)
    other = tmp_path / "other"
    (other / "seeds").mkdir(parents=True)
    with pytest.raises(ConfigError, match="is there already"):
        make(other)
    assert [p.name for p in other.iterdir()] == ["seeds"]
