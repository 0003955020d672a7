"""Every built-in rule, changed in one place, fails one of its own examples: nothing stands in it unproved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from zifferblatt import rules
from zifferblatt.rules.examples import Stage, rooms, stage, verdict
from zifferblatt.rules.expression import compile_condition
from zifferblatt.rules.file import Named, Rule
from zifferblatt.rules.match import Match

# A number that stands by itself: not in a text ("rund 20"), not in a name (m2).
BOUND = re.compile(r"""(?<![\w.])\d+(?:\.\d+)?(?![\w.])(?=(?:[^"]*"[^"]*")*[^"]*$)""")
BUILTIN = {rule.name: rule for rule in rules.builtin()}
NONE = Match()


@cache
def stages(name: str) -> tuple[Stage, ...]:
    """The examples of a rule, read once."""
    return tuple(stage(example, rooms()) for example in BUILTIN[name].spec.examples)


def passes(rule: Rule) -> bool:
    """Whether every example of the rule comes out as it should."""
    return all(verdict(rule, on, pins=False)[0] == "OK" for on in stages(rule.name))


def moved(number: str) -> tuple[str, ...]:
    """The bound at half and at twice its place, written as it was; nought has only one way to go."""
    value = float(number)
    if value == 0:
        return ("0.05",)
    found = (value / 2, value * 2)
    return tuple(repr(x) if "." in number else str(max(1, round(x))) for x in found)


def with_condition(rule: Rule, named: Named, text: str) -> Rule:
    """The rule with another text for one of its conditions."""
    condition, slips = compile_condition(text, rule.spec.match.compare)
    assert condition is not None, slips
    changed = tuple(replace(c, condition=condition) if c is named else c for c in rule.conditions)
    return replace(rule, conditions=changed)


def with_match(rule: Rule, **changed: object) -> Rule:
    """The rule with another match."""
    match = rule.spec.match.model_copy(update=changed)
    return replace(rule, spec=rule.spec.model_copy(update={"match": match}))


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule with one thing dropped or moved, and what that was."""
    for named in rule.conditions:
        yield f"without {named.label}", rule.without(named.label)
        text = named.condition.text
        for bound in BOUND.finditer(text):
            for other in moved(bound[0]):
                changed = text[: bound.start()] + other + text[bound.end() :]
                yield f"{named.label}: {changed}", with_condition(rule, named, changed)
    match = rule.spec.match
    for key in ("event", "what", "kind", "relation", "check", "flags"):
        if getattr(match, key):
            yield f"match without {key}", with_match(rule, **{key: getattr(NONE, key)})
    if match.within:
        for days in (match.within // 2, match.within * 2):
            yield f"match within {days} days", with_match(rule, within=days)
    for compare in match.compare if len(match.compare) > 1 else ():
        fewer = tuple(c for c in match.compare if c != compare)
        yield f"match without {compare}", with_match(rule, compare=fewer)


@pytest.mark.parametrize("name", sorted(BUILTIN))
def test_a_rule_that_is_changed_fails_an_example(name: str) -> None:
    rule = BUILTIN[name]
    assert passes(rule)
    assert [what for what, mutant in mutants(rule) if passes(mutant)] == []


def test_bounds_are_found_and_moved() -> None:
    text = 'change(new, old) <= -0.05 && days <= 30 && new.low > 0 && new.below("3000 km²")'
    assert BOUND.findall(text) == ["0.05", "30", "0"]
    assert [moved(b) for b in ("0.05", "30", "0", "1")] == [("0.025", "0.1"), ("15", "60"), ("0.05",), ("1", "2")]
