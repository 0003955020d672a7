"""docs/rules.md is made from the rule files, and in step with them; ``make readme`` writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from zifferblatt.report.rule_pages import page
from zifferblatt.rules import builtin

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"


def test_the_page_of_the_rules_is_what_the_rule_files_say() -> None:
    made = "\n".join(page(builtin())) + "\n"
    if os.environ.get("README") == "write":
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made, "if the change is meant: make readme"


def test_every_rule_has_an_example_of_each_kind_in_each_language() -> None:
    for rule in builtin():
        kinds = {(e.lang, e.fires is not None) for e in rule.spec.examples}
        assert kinds == {("de", True), ("de", False), ("en", True), ("en", False)}, rule.name
