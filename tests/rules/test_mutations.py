"""A built-in rule that is changed in one place is no longer right: some example of its own tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from zifferblatt import rules
from zifferblatt.rules.examples import judge, rooms, stage
from zifferblatt.rules.file import Rule

NUMBER = re.compile(r"(?<![\w.\"])\d+(?:\.\d+)?(?![\w.\"])")
MOVES = (("doubled", 2), ("halved", 0.5))
SPANS = (7, 300)  # days, where a rule has a month


def bounds(rule: Rule) -> Iterator[tuple[str, str]]:
    """Every rule file that differs from `rule` in one bound moved, after what was done to it."""
    written = Path(rule.file).read_text(encoding="utf-8")
    for part in ("when", "unless"):
        for name, condition in (yaml.safe_load(written).get(part) or {}).items():
            for found in NUMBER.finditer(condition):
                for how, factor in MOVES if float(found[0]) else ():
                    changed = yaml.safe_load(written)
                    moved = f"{float(found[0]) * factor:.10g}"
                    whole = "." in found[0] and "." not in moved
                    changed[part][name] = f"{condition[: found.start()]}{moved}{'.0' * whole}{condition[found.end() :]}"
                    yield f"{part}.{name}: {found[0]} {how}", yaml.safe_dump(changed, allow_unicode=True)
    if "within" in yaml.safe_load(written)["match"]:
        for days in SPANS:
            changed = yaml.safe_load(written)
            changed["match"]["within"] = f"{days} days"
            yield f"match.within {days} days", yaml.safe_dump(changed, allow_unicode=True)


def wrong(rule: Rule) -> bool:
    """Whether some example of the rule does not come out as it should."""
    return any(not judge(rule, stage(e, rooms()), i).passed for i, e in enumerate(rule.spec.examples))


DROPPED = [pytest.param(r, c.label, id=f"{r.name}-{c.label}") for r in rules.builtin() for c in r.conditions]
MOVED = [pytest.param(text, id=f"{r.name}-{what}") for r in rules.builtin() for what, text in bounds(r)]


@pytest.mark.parametrize(("rule", "label"), DROPPED)
def test_a_rule_without_one_of_its_conditions_fails_an_example(rule: Rule, label: str) -> None:
    assert wrong(rule.without(label))


@pytest.mark.parametrize("text", MOVED)
def test_a_rule_with_a_bound_moved_fails_an_example(text: str, tmp_path: Path) -> None:
    (tmp_path / "rule.yaml").write_text(text, encoding="utf-8")
    (changed,), problems = rules.load([tmp_path / "rule.yaml"])
    assert not problems
    assert wrong(changed)
