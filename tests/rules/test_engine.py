"""Alerts: their identity, what is folded beneath what, and that the order of what goes in does not matter."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.conftest import article, fact, pair, toll

from zifferblatt.model import Alert, Reading, Relation
from zifferblatt.rules import Rule, apply, builtin
from zifferblatt.rules.file import parse

TEMPLATE = """
rule: NAME
title: T
status: STATUS
level: LEVEL
match: {compare: COMPARE}
when: {always: CONDITION}
covers: [COVERS]
message: {de: "{new} nach {old}", en: "{new} after {old}"}
examples: [{fires: x, story: [a]}]
"""


def rule(
    name: str,
    condition: str = "true",
    *,
    status: str = "stable",
    level: str = "warning",
    covers: str = "",
    compare: str = "[old-new, within]",
) -> Rule:
    """A rule of one condition."""
    text = TEMPLATE.replace("NAME", name).replace("CONDITION", f"'{condition}'").replace("STATUS", status)
    text = text.replace("LEVEL", level).replace("COVERS", covers).replace("COMPARE", compare)
    made, problems = parse(text, f"{name}.yaml")
    assert made is not None, problems
    return made


def alerts(rules: list[Rule], *given: tuple[Relation, list[Reading]]) -> list[Alert]:
    """The alerts on some relations."""
    return apply(rules, [r for r, _ in given], [x for _, readings in given for x in readings])


FALLS = rule("falls", "new.below(old)")


def test_an_alert_says_both_figures_and_where_they_stand() -> None:
    (alert,) = alerts([FALLS], toll("120", "98"))
    assert (alert.message, alert.message_de) == ("98 after 120", "98 nach 120")
    assert [f.mention.text for f in alert.facts] == ["120", "98"]
    assert alert.articles == ("a", "b")
    assert (alert.relation, alert.level, str(alert.first_seen)) == ("contradicted", "warning", "2024-05-05")


@given(st.integers(100, 999), st.integers(1, 99), st.integers(100, 999), st.integers(1, 99))
def test_the_identity_of_an_alert_does_not_hold_the_figure(old: int, new: int, other: int, newer: int) -> None:
    (one,) = alerts([FALLS], toll(str(old), str(new)))
    (two,) = alerts([FALLS], toll(str(other), str(newer)))
    assert one.alert_id == two.alert_id
    assert (one.evidence_id == two.evidence_id) == ((old, new) == (other, newer))


def test_another_rule_or_series_is_another_alert() -> None:
    relation, readings = toll("120", "98")
    (one,) = alerts([FALLS], (relation, readings))
    (two,) = alerts([rule("sinks", "new.below(old)")], (relation, readings))
    (three,) = alerts([FALLS], (relation.model_copy(update={"series": "s2"}), readings))
    assert len({one.alert_id, two.alert_id, three.alert_id}) == 3
    assert one.evidence_id == two.evidence_id == three.evidence_id


@given(st.randoms(use_true_random=False))
def test_the_order_of_relations_articles_and_rules_does_not_matter(shuffle: random.Random) -> None:
    first = article("a", "120 dead.")
    middle, last = article("b", "110 dead.", "2024-05-04"), article("c", "98 dead.", "2024-05-05")
    facts = {a.id: fact(a, a.text.split()[0]) for a in (first, middle, last)}
    relations = [
        pair((first, facts["a"]), (last, facts["c"]))[0],
        pair((middle, facts["b"]), (last, facts["c"]))[0],
        pair((first, facts["a"]), (middle, facts["b"]))[0],
    ]
    readings = [Reading(article=a, facts=(facts[a.id],)) for a in (first, middle, last)]
    rules = [*builtin(), FALLS]
    expected = apply(rules, relations, readings)
    for things in (relations, readings, rules):
        shuffle.shuffle(things)
    assert apply(rules, relations, readings) == expected
    assert apply(rules, relations * 2, readings * 2) == expected


def test_one_newer_figure_gives_one_alert_with_every_older_one() -> None:
    first, middle = article("a", "120 dead."), article("b", "110 dead.", "2024-05-04")
    last = article("c", "98 dead.", "2024-05-05")
    old, between, new = (fact(a, a.text.split()[0]) for a in (first, middle, last))
    (alert,) = alerts([FALLS], pair((first, old), (last, new)), pair((middle, between), (last, new)))
    assert alert.message == "98 after 110"
    assert [f.mention.text for f in alert.facts] == ["110", "120", "98"]
    assert alert.articles == ("a", "b", "c")


def test_the_covered_rule_is_folded_beneath_the_one_that_covers_it() -> None:
    rules = [rule("general"), rule("special", covers="general"), rule("most-special", covers="special")]
    (alert,) = alerts(rules, toll("120", "98"))
    assert (alert.rule, alert.covers) == ("most-special", ("general", "special"))
    (alert,) = alerts(rules[:2], toll("120", "98"))
    assert (alert.rule, alert.covers) == ("special", ("general",))


def test_two_rules_that_cover_each_other_both_speak() -> None:
    found = alerts([rule("one", covers="two"), rule("two", covers="one")], toll("120", "98"))
    assert [(a.rule, a.covers) for a in found] == [("one", ()), ("two", ())]


def test_a_rule_that_does_not_fire_covers_nothing() -> None:
    (alert,) = alerts([rule("general"), rule("special", "false", covers="general")], toll("120", "98"))
    assert alert.rule == "general"


def test_a_draft_is_only_information_and_a_retired_rule_is_silent() -> None:
    drafted, retired = rule("drafted", status="draft", level="error"), rule("retired", status="retired")
    (alert,) = alerts([drafted, retired], toll("120", "98"))
    assert (alert.rule, alert.level) == ("drafted", "info")


def test_the_gravest_stands_first() -> None:
    rules = [rule("a-info", level="info"), rule("b-error", level="error"), rule("c-warning")]
    assert [a.level for a in alerts(rules, toll("120", "98"))] == ["error", "warning", "info"]


def titled(title: str, *numbers: str) -> list[Alert]:
    """The alerts of headline-differs on an article whose text states `numbers`."""
    one = article("a", "It was " + " and ".join(numbers) + ".", title=f"It was {title}")
    head = fact(one, title, part="title")
    body = [fact(one, n) for n in numbers]
    relations = [pair((one, b), (one, head))[0] for b in body]
    return apply(builtin(), relations, [Reading(article=one, facts=(head, *body))])


def test_a_headline_is_held_against_the_text() -> None:
    (alert,) = titled("51", "15")
    assert alert.rule == "headline-differs"
    assert alert.covers == ()
    assert alert.message == "Headline: 51, in the text: 15"
    assert titled("51", "51") == []


def test_a_headline_that_the_text_confirms_may_differ_from_another_figure() -> None:
    assert titled("51", "34", "51") == []


@pytest.mark.parametrize("days", [30, 31])
def test_within_counts_days(days: int) -> None:
    first, later = article("a", "120 dead."), article("b", "98 dead.", f"2024-06-{days - 28:02d}")
    found = alerts(builtin(), pair((first, fact(first, "120")), (later, fact(later, "98"))))
    assert [a.rule for a in found] == (["cumulative-falls"] if days == 30 else ["contradicted"])


def test_a_rule_on_single_facts() -> None:
    text = TEMPLATE.replace("NAME", "many").replace("COMPARE", "fact").replace("CONDITION", "'fact.low > 100'")
    text = text.replace("STATUS", "stable").replace("LEVEL", "info").replace("COVERS", "")
    text = text.replace("{new} nach {old}", "{fact}").replace("{new} after {old}", "{fact} said {fact.source}")
    made, problems = parse(text, "many.yaml")
    assert made is not None, problems
    one = article("a", "120 dead and 98 hurt.")
    (alert,) = apply([made], [], [Reading(article=one, facts=(fact(one, "120"), fact(one, "98", event="injured")))])
    assert (alert.message, alert.relation, len(alert.facts)) == ("120 said Outlet a", None, 1)
