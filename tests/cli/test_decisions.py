"""fix, link and unlink: what an editor says of a figure wins, with who and why, and stays through a new reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Program

ARTICLES = {
    "montag": (
        "2026-03-02",
        "Bei dem Unglück in Halberode sind nach Angaben der Polizei 300 Menschen verletzt worden.",
    ),
    "dienstag": (
        "2026-03-03",
        "Bei dem Unglück in Halberode sind nach Angaben der Polizei 340 Menschen verletzt worden.",
    ),
    "mittwoch": ("2026-03-04", "Bei dem Unglück in Halberode sind nach Angaben der Feuerwehr 23 Pferde verendet."),
}


@pytest.fixture
def desk(zb: Program, tmp_path: Path) -> Program:
    """A workspace with three articles in its ledger."""
    lines = [
        json.dumps({"id": name, "published": day, "text": text, "language": "de"}, ensure_ascii=False)
        for name, (day, text) in ARTICLES.items()
    ]
    (tmp_path / "three.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert zb("add", str(tmp_path / "three.jsonl"), "--ledger", str(tmp_path / "l.sqlite")).returncode == 0
    return zb


def shown(zb: Program, tmp_path: Path) -> list[list[str]]:
    """The series of the ledger, each as the numbers it holds."""
    done = zb("series", "--format", "jsonl", "--ledger", str(tmp_path / "l.sqlite"))
    assert done.returncode == 0, done.stderr
    return [[c["fact"]["quantity"]["nominal"] for c in json.loads(line)["claims"]] for line in done.stdout.splitlines()]


def test_a_figure_misread_is_corrected_and_taken_back(desk: Program, tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "l.sqlite"))
    assert ["300", "340"] in shown(desk, tmp_path)
    done = desk("fix", "montag:300", "--value", "330", "--why", "misprint", "--by", "Anna", *ledger)
    assert (done.returncode, done.stdout) == (0, "")
    assert ["330", "340"] in shown(desk, tmp_path)
    assert "Anna: misprint" in desk("series", *ledger).stdout
    assert "330 (300)" in desk("series", *ledger).stdout
    assert desk("fix", "montag:300", "--undo", "--why", "it was right", *ledger).returncode == 0
    assert ["300", "340"] in shown(desk, tmp_path)


def test_a_correction_survives_a_new_reading(desk: Program, tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "l.sqlite"))
    assert desk("fix", "montag:300", "--drop", "--why", "a house number", *ledger).returncode == 0
    assert desk("add", str(tmp_path / "three.jsonl"), *ledger).returncode == 0
    assert sorted(shown(desk, tmp_path)) == [["23"], ["340"]]


def test_figures_are_taken_apart_and_put_together_again(desk: Program, tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "l.sqlite"))
    assert desk("unlink", "montag:300", "dienstag:340", "--why", "two crashes", *ledger).returncode == 0
    assert sorted(shown(desk, tmp_path)) == [["23"], ["300"], ["340"]]
    assert desk("unlink", "dienstag:340", "montag:300", "--undo", "--why", "one after all", *ledger).returncode == 0
    assert ["300", "340"] in shown(desk, tmp_path)


def test_figures_are_put_together_whatever_the_words_say(desk: Program, tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "l.sqlite"))
    assert desk("link", "mittwoch:23", "dienstag:340", "--why", "all victims", *ledger).returncode == 0
    assert shown(desk, tmp_path) == [["300", "340", "23"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fix", "nirgends:3", "--drop", "--why", "x"), "no figure is called nirgends:3"),
        (("fix", "montag:300", "--why", "x"), "fix changes nothing"),
        (("fix", "montag:300", "--value", "viele", "--why", "x"), "--value is no number: viele"),
        (("fix", "montag:300", "--event", "kiled", "--why", "x"), "perhaps you mean: killed"),
        (("fix", "montag:300", "--event", "getöted", "--why", "x"), "perhaps you mean: killed"),
        (("fix", "montag:310", "--drop", "--why", "x"), "there is no figure “310” in montag – there are: 300"),
        (("fix", "montag:300", "--drop", "--why", " "), "needs a name and a reason"),
        (("link", "montag:300", "montag:300", "--why", "x"), "is one figure, not two"),
    ],
)
def test_what_cannot_be_decided_is_said(desk: Program, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = desk(*words, "--ledger", str(tmp_path / "l.sqlite"))
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
