"""The commands on rules, as a reporter meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Program

from zifferblatt.rules import schema

RULE = """rule: toll-falls
title: A death toll goes down
match: {event: killed}
when:
  falls: new.below(old)
message: {de: "{new} nach {old}", en: "{new} after {old}"}
examples:
  - fires: it falls
    lang: en
    story:
      - The floods in Valencia killed [[120 people]].
      - The floods in Valencia killed [[98 people]].
    expect: [{new: "98"}]
  - quiet: it grows
    lang: en
    pins: when.falls
    story:
      - The floods in Valencia killed [[120 people]].
      - The floods in Valencia killed [[158 people]].
"""


@pytest.fixture
def mine(newsroom: Path) -> Path:
    """A rule of the newsroom's own."""
    (newsroom / "rules").mkdir()
    file = newsroom / "rules" / "toll-falls.yaml"
    file.write_text(RULE, encoding="utf-8")
    return file


def test_check_names_every_flaw_with_its_code(zb: Program, mine: Path) -> None:
    assert zb("rules", "check", "rules").stdout == "Rules checked: 1, nothing wrong.\n"
    mine.write_text(RULE.replace("below", "bellow").replace("expect", "expects") + "covers: [contradict]\n")
    done = zb("rules", "check", "rules")
    assert done.returncode == 1
    assert [line.rsplit(" ", 1)[-1] for line in done.stdout.splitlines()[:-1]] == [
        "[rule_unknown_method]",
        "[rule_unknown_key]",
    ]
    rows = json.loads(zb("rules", "check", "rules", "--format", "json").stdout)
    assert [(r["line"], r["column"], r["code"]) for r in rows] == [
        (5, 14, "rule_unknown_method"),
        (13, 5, "rule_unknown_key"),
    ]


def test_check_knows_the_names_that_a_rule_may_cover(zb: Program, mine: Path) -> None:
    mine.write_text(RULE + "covers: [contradict]\n")
    done = zb("rules", "check", "rules")
    assert (done.returncode, "did you mean contradicted?" in done.stdout) == (1, True)
    mine.write_text(RULE + "covers: [contradicted]\n")
    assert zb("rules", "check", "rules").returncode == 0


def test_a_new_rule_stands_among_the_rules_and_comes_out_right(zb: Program, newsroom: Path) -> None:
    first, second = "The storm in Genoa killed 12 people, police said.", "The storm in Genoa killed nine people."
    done = zb("rules", "new", "toll-falls", first, second)
    assert (done.returncode, "2 examples of 1 rule, all as they should be." in done.stdout) == (0, True)
    written = (newsroom / "rules" / "toll-falls.yaml").read_text()
    assert "  falls: new.below(old)\n" in written
    again = zb("rules", "new", "toll-falls")
    assert (again.returncode, (newsroom / "rules" / "toll-falls.yaml").read_text()) == (2, written)
    assert zb("rules", "new", "toll-drops", first, second, "--output", "-").stdout.startswith("# toll-drops: ")
    assert zb("rules", "new", "from-nothing", environment={"ZIFFERBLATT_LANG": "de"}).returncode == 0
    assert "Unwetter in Genua" in (newsroom / "rules" / "from-nothing.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("My Rule",), "small letters"),
        (("contradicted",), "already in"),
        (("mine", "One sentence with 12 people."), "two sentences, 1"),
        (("mine", "--alert", "abc", "One.", "Two."), "leave one of them out"),
        (("mine", "--alert", "abc"), "no such ledger"),
        (("mine", "The house has 12 windows.", "It rained."), "(read: 12 windows [window] | –)"),
    ],
)
def test_what_no_rule_can_be_made_of(zb: Program, newsroom: Path, arguments: tuple[str, ...], said: str) -> None:
    done = zb("rules", "new", *arguments)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert not (newsroom / "rules").exists()


def test_nothing_to_check_and_nothing_to_test_is_no_success(zb: Program, newsroom: Path) -> None:
    (newsroom / "rules").mkdir()
    for command in ("check", "test"):
        done = zb("rules", command, "rules")
        assert done.returncode != 0
        assert "There was nothing to" in done.stdout


def test_a_stable_rule_needs_every_condition_pinned(zb: Program, mine: Path) -> None:
    loose = RULE.replace("  falls: new.below(old)\n", "  falls: new.below(old)\n  other: new.nominal > 10\n")
    mine.write_text(loose)
    draft = zb("rules", "test", "rules")
    assert (draft.returncode, "toll-falls  when.other: new.nominal > 10" in draft.stdout) == (0, True)
    mine.write_text(loose.replace("match:", "status: stable\nmatch:"))
    stable = zb("rules", "test", "rules")
    assert stable.returncode == 1
    assert "a stable rule has conditions that no example pins" in stable.stdout


def test_the_run_as_junit(zb: Program, mine: Path, newsroom: Path) -> None:
    mine.write_text(RULE.replace("158", "80"))
    assert zb("rules", "test", "rules", "--junit", "out.xml").returncode == 1
    top = ET.parse(newsroom / "out.xml").getroot()
    assert (top.get("tests"), top.get("failures"), top.get("errors")) == ("2", "1", "0")
    failure = top.find(".//testcase[@line='14']/failure")
    assert failure is not None
    assert failure.get("type") == "NOISY"
    assert "~~~" in (failure.text or "")


def test_a_broken_file_is_an_error_in_junit(zb: Program, mine: Path, newsroom: Path) -> None:
    mine.write_text("rule: [")
    assert zb("rules", "test", "rules", "--junit", "out.xml").returncode == 2
    top = ET.parse(newsroom / "out.xml").getroot()
    assert (top.get("tests"), top.get("errors")) == ("1", "1")


def test_accept_writes_what_the_rule_said(zb: Program, mine: Path) -> None:
    mine.write_text(RULE.replace('expect: [{new: "98"}]', 'expect:\n    - new: "97"\n      old: "120"'))
    assert zb("rules", "test", "rules").returncode == 1
    done = zb("rules", "test", "rules", "--accept")
    assert done.returncode == 0
    assert "toll-falls.yaml:13: expect rewritten (it falls)" in done.stderr
    assert mine.read_text() == RULE.replace(
        'expect: [{new: "98"}]', 'expect: [{article: 2, old: "120 people", new: "98 people"}]'
    )


def test_accept_removes_a_known_wrong_that_is_right(zb: Program, mine: Path) -> None:
    mine.write_text(RULE.replace("    pins: when.falls\n", "    pins: when.falls\n    known_wrong: not read yet\n"))
    assert zb("rules", "test", "rules").returncode == 1
    assert zb("rules", "test", "rules", "--accept").returncode == 0
    assert mine.read_text() == RULE


@pytest.mark.parametrize("slip", [('"98"}', '"98"} ]  # \n    #'), ("[[98", "[[198"), ("158", "80")])
def test_accept_never_accepts_that_a_rule_fires_or_keeps_quiet_wrongly(
    zb: Program, mine: Path, slip: tuple[str, str]
) -> None:
    text = RULE.replace(*slip)
    mine.write_text(text)
    zb("rules", "test", "rules", "--accept")
    assert mine.read_text() == text


def test_watch_runs_again_on_a_change(zb: Program, mine: Path, newsroom: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "zifferblatt", "rules", "test", "rules", "--watch"],
        cwd=newsroom, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        env={**os.environ, "ZIFFERBLATT_LANG": "en"},
    ) as process:  # fmt: skip
        stop = threading.Timer(120, process.kill)  # a test that waits for a line must not wait for ever
        stop.start()
        try:
            assert process.stdout
            lines = iter(process.stdout.readline, "")
            assert next(line for line in lines if line.startswith("Watching rules"))
            mine.write_text(RULE.replace("158", "80"))
            assert next(line for line in lines if line.startswith("NOISY"))
            mine.write_text("rule: [")
            assert next(line for line in lines if "toll-falls.yaml:1:7: " in line)
            mine.write_text(RULE)
            assert next(line for line in lines if "all as they should be" in line)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
        finally:
            stop.cancel()
            process.kill()


def test_show_tells_what_a_rule_looks_at_asks_and_says(zb: Program, mine: Path) -> None:
    shown = zb("rules", "show", "toll-falls").stdout.splitlines()
    for head, below in (
        ("looks at", "  event: killed"),
        ("fires when", "  falls: new.below(old)"),
        ("says", "  {new} after {old}"),
        ("fires: it falls", "  The floods in Valencia killed [[120 people]]."),
    ):
        assert shown[shown.index(head) + 1] == below
    assert shown[-1] == "  pins: when.falls"
    misspelt = zb("rules", "show", "tol-falls")
    assert (misspelt.returncode, "toll-falls" in misspelt.stderr) == (2, True)


def test_the_code_of_an_error_is_explained(zb: Program) -> None:
    done = zb("explain", "rule_colon")
    assert done.returncode == 0
    assert '    - "Police: The flood killed 120 people."' in done.stdout.splitlines()
    assert "    ⇥ falls: new.below(old)" in zb("explain", "[rule_tab]").stdout.splitlines()
    misspelt = zb("explain", "rule_collon")
    assert (misspelt.returncode, "did you mean rule_colon?" in misspelt.stderr) == (2, True)


def test_try_tells_what_a_rule_would_bring(zb: Program, mine: Path, newsroom: Path) -> None:
    assert zb("add", "seeds").returncode == 0
    more = RULE.replace("event: killed", "event: sent").replace("toll-falls", "more-sent").replace("below", "above")
    (newsroom / "more.yaml").write_text(more, encoding="utf-8")
    done = zb("rules", "try", "more.yaml")
    assert done.returncode == 1
    assert "more-sent: rund 10.000 Soldaten after 3000 Soldaten" in done.stdout
    assert done.stdout.endswith("Gained 1, lost 0, the same 0.\n1 alert in 2 articles of 2 weeks: 0.5 a week.\n")
    (newsroom / "rules" / "more.yaml").write_text(more, encoding="utf-8")
    (newsroom / "more.yaml").write_text(more.replace("above(old)", "above(old) && days < 2.0"), encoding="utf-8")
    edited = json.loads(zb("rules", "try", "more.yaml", "--format", "json").stdout)
    assert (edited["gained"], [a["rule"] for a in edited["lost"]], edited["per_week"]) == ([], ["more-sent"], "0.0")
    back = zb("rules", "try", "rules/more.yaml", "--against", "more.yaml")
    assert "Gained 1, lost 0, the same 0." in back.stdout
    assert zb("rules", "try", str(mine)).returncode == 0
    assert zb("rules", "try", "none.yaml").returncode == 2


def test_the_schema_on_file_is_the_one_that_is_made(zb: Program) -> None:
    """After a change to the rule file's shape: ``python -m tests.cli.test_rules`` writes it anew."""
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(events=False) + "\n"
    whole = zb("rules", "schema").stdout
    assert whole == schema.text() + "\n"
    assert '"killed"' in whole


def test_the_schema_knows_every_key_of_a_rule() -> None:
    from zifferblatt.rules.match import Match
    from zifferblatt.rules.shape import Example, RuleFile

    made = json.loads(schema.text())
    assert set(made["properties"]) == set(RuleFile.model_fields)
    assert all("description" in p for p in made["properties"].values())
    assert set(made["$defs"]["Match"]["properties"]) == set(Match.model_fields)
    assert set(made["$defs"]["Example"]["properties"]) == set(Example.model_fields)
    assert made["additionalProperties"] is False


if __name__ == "__main__":
    schema.FILE.write_text(schema.text(events=False) + "\n", encoding="utf-8")
