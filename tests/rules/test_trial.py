"""``rules try``: what a rule brings and takes away, on relations made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.rules.conftest import article, fact, pair

from zifferblatt.model import Reading, Relation
from zifferblatt.rules.file import Rule, parse
from zifferblatt.rules.trial import Trial, tried

RULE = """
rule: NAME
title: A death toll goes down
match: {event: killed}
when:
  falls: new.below(old) && change(new, old) <= -LIMIT
message: {de: "{new} nach {old}", en: "{new} after {old}"}
COVERS
examples:
  - quiet: nothing
    story: [Nothing.]
"""


def rule(name: str = "toll-falls", limit: str = "0.05", covers: str = "") -> Rule:
    """A rule on tolls that fall by a share of `limit` at least."""
    text = RULE.replace("NAME", name).replace("LIMIT", limit)
    made, problems = parse(text.replace("COVERS", f"covers: [{covers}]" if covers else ""), f"{name}.yaml")
    assert made is not None, problems
    return made


def archive() -> tuple[list[Relation], list[Reading]]:
    """Three tolls that fall: by half and by a tenth in one week, by a third four weeks later."""
    relations, readings = [], []
    for series, (old, new, day) in enumerate([("120", "60", "07"), ("100", "90", "08"), ("300", "200", "31")]):
        first = article(f"a{series}", f"The flood killed {old} people.", "2024-05-06")
        later = article(f"b{series}", f"The flood killed {new} people.", f"2024-05-{day}")
        relation, both = pair((first, fact(first, old)), (later, fact(later, new)), series=f"s{series}")
        relations.append(relation)
        readings += both
    return relations, readings


def outcome(now: list[Rule], then: list[Rule]) -> Trial:
    """The trial on the three tolls."""
    return tried(now, then, *archive())


def test_a_new_rule_brings_all_its_alerts() -> None:
    done = outcome([], [rule()])
    assert ([a.series for a in done.gained], done.lost, done.kept) == (["s0", "s1", "s2"], (), 0)


def test_an_edited_rule_takes_away_what_it_no_longer_says() -> None:
    done = outcome([rule()], [rule(limit="0.3")])
    assert ([a.series for a in done.lost], done.gained, done.kept, done.own) == (["s1"], (), 2, 2)


def test_a_rule_that_covers_another_takes_its_alerts_away() -> None:
    other = rule("other")
    done = outcome([other], [other, rule("big", "0.4", covers="other")])
    assert [(a.rule, a.series) for a in done.gained] == [("big", "s0")]
    assert [(a.rule, a.series) for a in done.lost] == [("other", "s0")]


def test_how_many_a_week_with_articles() -> None:
    done = outcome([], [rule()])
    assert (done.first, done.last) == (date(2024, 5, 6), date(2024, 5, 31))
    assert (done.weeks, done.per_week) == (2, Decimal("1.5"))
    assert done.busiest == (date(2024, 5, 6), 2)


def test_one_wrong_date_is_one_week_too_many() -> None:
    relations, readings = archive()
    wrong = article("old", "Nothing.", "0001-01-02")
    done = tried([], [rule()], relations, [*readings, Reading(article=wrong, facts=())])
    assert (done.weeks, done.per_week) == (3, Decimal("1.0"))


def test_a_rare_alert_is_not_rounded_to_none() -> None:
    assert Trial((), (), 0, 1, weeks=30).per_week == Decimal("0.03")
    assert Trial((), (), 0, 0, weeks=30).per_week == Decimal("0.0")


def test_without_a_day_there_is_no_rate() -> None:
    assert Trial((), (), 0, 3).per_week is None
