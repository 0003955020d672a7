"""``explain CODE``: every piece that is shown has the flaw, or is free of it."""

from __future__ import annotations

import pytest

from zifferblatt.errors import ConfigError
from zifferblatt.messages import LANGUAGES, catalogue
from zifferblatt.rules.explained import Row, explain, flaws, rows

# These need a file, a folder or a run, and are told without a piece of a rule.
WITHOUT_PIECE = {
    "rule_cel", "rule_condition_long", "rule_covers", "rule_empty", "rule_failed", "rule_file_kind", "rule_file_long",
    "rule_file_missing", "rule_file_not_utf8", "rule_further", "rule_link", "rule_message_long", "rule_not_accepted",
    "rule_not_utf8", "rule_orphan", "rule_too_deep", "rule_too_long", "rule_twice", "rule_yaml",
}  # fmt: skip


@pytest.mark.parametrize("row", rows(), ids=lambda r: r.code)
def test_what_is_shown_as_wrong_has_the_flaw_and_what_is_shown_as_right_has_not(row: Row) -> None:
    assert row.code in [p.code for p in flaws(row, row.wrong)]
    assert row.code not in [p.code for p in flaws(row, row.right)]


@pytest.mark.parametrize("row", [r for r in rows() if r.instead != "WHOLE"], ids=lambda r: r.code)
def test_what_is_shown_as_right_is_right(row: Row) -> None:
    assert flaws(row, row.right) == []


def test_every_flaw_of_a_rule_has_a_piece_to_show() -> None:
    codes = {key.removeprefix("error.") for key in catalogue("en") if key.startswith("error.rule_")}
    assert codes - {r.code for r in rows()} == WITHOUT_PIECE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_of_the_program_is_explained(language: str) -> None:
    for key in catalogue("en"):
        if key.startswith("error."):
            told = explain(key.removeprefix("error."), language)
            assert told.wrong
            assert told.remedy


def test_a_code_misspelt() -> None:
    with pytest.raises(ConfigError, match="rule_colon"):
        explain("rule_collon", "en")
