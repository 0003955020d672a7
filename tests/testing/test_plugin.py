"""``pytest rules/``: each example is a test, with the output of ``rules test``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
  - quiet: it grows
    lang: en
    pins: when.falls
    story:
      - The floods in Valencia killed [[120 people]].
      - The floods in Valencia killed [[158 people]].
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The folder of rules of a newsroom, with one rule in it."""
    (tmp_path / "zifferblatt.toml").write_text("")
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "toll-falls.yaml").write_text(RULE)
    return folder


def ran(rules: Path, *arguments: str) -> tuple[int, str]:
    """What pytest prints in the newsroom, and how it ends."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "zifferblatt.testing.plugin", "-p", "no:cacheprovider", *arguments],
        cwd=rules.parent, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "ZIFFERBLATT_LANG": "en", "COLUMNS": "120"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_every_example_is_a_test(rules: Path) -> None:
    code, said = ran(rules, "rules/", "-v")
    assert code == 0, said
    assert "rules/toll-falls.yaml::fires: it falls PASSED" in said
    assert "rules/toll-falls.yaml::quiet: it grows PASSED" in said
    assert "2 passed" in said


def test_one_of_them_is_chosen_by_its_words(rules: Path) -> None:
    assert "1 passed, 1 deselected" in ran(rules, "rules/", "-k", "grows")[1]


def test_a_failed_example_shows_the_ladder_and_the_sentence(rules: Path) -> None:
    (rules / "toll-falls.yaml").write_text(RULE.replace("158", "80"))
    code, said = ran(rules, "rules/")
    assert code == 1
    assert "NOISY    toll-falls  quiet: it grows\n" in said
    assert "      [2] The floods in Valencia killed 80 people.\n" + 40 * " " + "~~~~~~~~~\n" in said


def test_a_known_failure_is_expected_until_it_is_mended(rules: Path) -> None:
    known = RULE.replace("    pins: when.falls\n", "    known_wrong: later\n")
    (rules / "toll-falls.yaml").write_text(known.replace("158", "80"))
    assert "1 passed, 1 xfailed" in ran(rules, "rules/")[1]
    (rules / "toll-falls.yaml").write_text(known)
    code, said = ran(rules, "rules/")
    assert (code, "is right now, remove known_wrong (later)" in said) == (1, True)


def test_a_stable_rule_has_a_test_that_its_conditions_are_pinned(rules: Path) -> None:
    stable = RULE.replace("match:", "status: stable\nmatch:")
    (rules / "toll-falls.yaml").write_text(stable)
    assert "3 passed" in ran(rules, "rules/")[1]
    (rules / "toll-falls.yaml").write_text(stable.replace("  falls:", "  many: new.nominal > 10\n  falls:"))
    code, said = ran(rules, "rules/")
    assert (code, "  toll-falls  when.many: new.nominal > 10\n" in said) == (1, True)


def test_a_broken_rule_says_everything_that_is_wrong(rules: Path) -> None:
    (rules / "toll-falls.yaml").write_text(RULE.replace("below", "bellow").replace("title:", "titel:"))
    code, said = ran(rules, "rules/")
    assert code == 2
    assert "toll-falls.yaml:2:1: there is no key titel here – did you mean title?  [rule_unknown_key]" in said
    assert "toll-falls.yaml:5:14: there is no method bellow – did you mean below?  [rule_unknown_method]" in said


def test_other_yaml_files_are_left_alone(rules: Path) -> None:
    (rules / "note.yaml").write_text("- rule: of thumb\n")
    (rules.parent / "other").mkdir()
    (rules.parent / "other" / "elsewhere.yaml").write_text("rule: [")
    assert "2 passed" in ran(rules, ".")[1]
    assert ran(rules, "other/elsewhere.yaml")[0] == 2


def test_further_examples_name_their_own_file(rules: Path) -> None:
    text = RULE[RULE.index("examples:") :].replace("it grows", "it grows more").replace("158", "80")
    (rules / "toll-falls.examples.yaml").write_text(text)
    code, said = ran(rules, "rules/")
    assert (code, "toll-falls.examples.yaml:7\n" in said, "1 failed, 3 passed" in said) == (1, True, True)
