"""The built-in rules on their own examples, through the rooms of the program."""

from __future__ import annotations

import pytest

from zifferblatt import rules
from zifferblatt.language.tables import languages, table
from zifferblatt.rules.corrections import CorrectionRow, marks
from zifferblatt.rules.examples import judge, rooms, stage
from zifferblatt.rules.file import Rule
from zifferblatt.rules.marks import unmark

EXAMPLES = [(r, i) for r in rules.builtin() for i in range(len(r.spec.examples))]


@pytest.mark.parametrize(
    ("rule", "index"), [pytest.param(r, i, id=f"{r.name}-{r.spec.examples[i].title}") for r, i in EXAMPLES]
)
def test_an_example_of_a_built_in_rule(rule: Rule, index: int) -> None:
    outcome = judge(rule, stage(rule.spec.examples[index], rooms()), index)
    assert outcome.passed, rules.ladder.one(outcome, "en")


def test_every_condition_of_a_built_in_rule_is_pinned() -> None:
    assert [(u.rule, u.condition) for u in rules.run(rules.builtin()).unpinned] == []


@pytest.mark.parametrize("code", languages())
def test_every_correction_word_decides_in_its_example(code: str) -> None:
    from zifferblatt.rules.corrections import _pattern

    assert marks() == ("adjusted", "attacker", "correction")
    for row in table(code, "corrections", CorrectionRow):
        assert isinstance(row.example, str)
        assert row.words.strip("*").lower() in unmark(row.example)[0].lower()
        assert _pattern(code, row.mark).search(unmark(row.example)[0])
        if row.not_example:
            assert not _pattern(code, row.mark).search(unmark(str(row.not_example))[0])
