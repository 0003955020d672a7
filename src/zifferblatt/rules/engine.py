"""Applies rules to what the articles say: relations and facts in, alerts out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zifferblatt.errors import RuleError
from zifferblatt.model import Alert, Article, Fact, Level, Reading, Relation, Unpaired
from zifferblatt.rules import message
from zifferblatt.rules.evidence import Evidence, gather
from zifferblatt.rules.file import Rule

LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired on one newer fact. `evidence` is what it says, `more` other older facts it fired on as well.

    `covered` are the rules folded beneath it, `beneath` what they fired on.
    """

    rule: Rule
    evidence: Evidence
    more: tuple[Evidence, ...] = ()
    covered: tuple[str, ...] = ()
    beneath: tuple[Evidence, ...] = ()


def apply(rules: Iterable[Rule], relations: Iterable[Relation | Unpaired], readings: Iterable[Reading]) -> list[Alert]:
    """The alerts of all rules, the gravest first, then by day and place; the order of what goes in does not matter.

    `relations` are those between the articles of `readings` and within each. Retired rules are left out; a draft's
    alerts are of level info. One newer fact gives one alert a rule, with every older fact it clashes with. Raises
    `RuleError` for a condition that has no answer.
    """
    active = [r for r in rules if r.spec.status != "retired"]
    asked = {compare for r in active for compare in r.spec.match.compare}
    evidence = gather(relations, readings, singles="fact" in asked, sums="article" in asked)
    found = [alert(finding) for finding in findings(active, evidence)]
    return sorted(found, key=_order)


def findings(rules: Iterable[Rule], evidence: Sequence[Evidence]) -> list[Finding]:
    """What the rules fire on, covered rules folded beneath those that cover them."""
    return _fold([f for rule in sorted(rules, key=lambda r: r.name) for f in fired(rule, evidence)])


def fired(rule: Rule, evidence: Iterable[Evidence]) -> list[Finding]:
    """What one rule fires on, one finding a series and newer fact."""
    by_fact: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    hits = [one for one in evidence if rule.spec.match.takes(one) and holds(rule, one)]
    # What an article sets against each other itself is no news in the next that repeats one side of it.
    beside = {one.series for one in hits if one.compare == "within"}
    for one in hits:
        if not (one.told and one.series in beside):
            by_fact[(one.series, one.new.fact.fact_id)].append(one)
    ordered = (sorted(group, key=lambda e: e.key) for group in by_fact.values())
    return [Finding(rule, group[0], tuple(group[1:])) for group in ordered]


def holds(rule: Rule, evidence: Evidence) -> bool:
    """Whether every line of `when` holds and no line of `unless` does."""
    for named in rule.conditions:
        try:
            if named.condition.holds(evidence) != (named.section == "when"):
                return False
        except RuleError as error:
            raise RuleError(error.code, file=rule.file, place=named.label, **error.values) from error
    return True


def _fold(found: list[Finding]) -> list[Finding]:
    """Leave out what another rule covers.

    A rule covers another on the same newer fact: where 8000 for 800 is a slip of the pen, its clash with a third
    figure is nothing but the same slip. Covering goes on: what the covered one covers is covered too.
    """
    by_fact: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_fact[finding.evidence.new.fact.fact_id].append(finding)
    kept: list[Finding] = []
    for group in by_fact.values():
        names = {f.rule.name: f for f in group}
        under = {name: _covered(name, names) - {name} for name in names}
        for finding in group:
            name = finding.rule.name
            # Two rules that cover each other both speak: neither is the more particular one.
            if any(name in below and other not in under[name] for other, below in under.items()):
                continue
            folded = tuple(sorted(other for other in under[name] if name not in under[other]))
            beneath = tuple(e for other in folded for e in (names[other].evidence, *names[other].more))
            kept.append(Finding(finding.rule, finding.evidence, finding.more, folded, beneath))
    return kept


def _covered(name: str, fired_here: Mapping[str, Finding]) -> set[str]:
    """The rules among those fired here that `name` covers, directly or through another."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for other in fired_here[waiting.pop()].rule.spec.covers:
            if other in fired_here and other not in found:
                found.add(other)
                waiting.append(other)
    return found


def alert(finding: Finding) -> Alert:
    """The alert of a finding."""
    rule, evidence = finding.rule, finding.evidence
    everything = (evidence, *finding.more, *finding.beneath)
    olds = [e.old.fact for e in everything if e.old]
    others = [c.fact for e in everything if e.reckoning for c in e.reckoning.others]
    newer = evidence.new.fact  # first the one that the message speaks of, last the newer fact
    facts = _distinct([*(f for f in (*olds, *others) if f.fact_id != newer.fact_id), newer])
    articles = _by_time([c.article for e in everything for c in (e.old, e.new) if c])
    relation = evidence.relation
    return Alert(
        alert_id=identity(rule.name, evidence.series),
        rule=rule.name,
        level="info" if rule.spec.status == "draft" else rule.spec.level,
        message=message.fill(rule.spec.message.en, evidence, "en"),
        message_de=message.fill(rule.spec.message.de, evidence, "de"),
        relation=relation.relation if relation else None,
        series=evidence.series,
        facts=facts,
        articles=articles,
        evidence_id=evidence_identity(facts),
        flags=relation.flags if relation else (),
        first_seen=evidence.new.article.day,
        covers=finding.covered,
    )


def identity(rule: str, series: str) -> str:
    """The alert's identity: of the rule and the series, never of a figure."""
    return _digest("alert", rule, series)


def evidence_identity(facts: Iterable[Fact]) -> str:
    """The identity of the evidence: of the facts, in no order."""
    return _digest("evidence", *sorted(f.fact_id for f in facts))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({f.fact_id: f for f in facts}.values())


def _by_time(articles: Iterable[Article]) -> tuple[str, ...]:
    known = {a.id: a for a in articles}
    return tuple(sorted(known, key=lambda name: (str(known[name].published or ""), name)))


def _order(found: Alert) -> tuple[int, str, str, int, str, str]:
    newer = found.facts[-1]
    day = found.first_seen.isoformat() if found.first_seen else ""
    return (LEVELS.index(found.level), day, newer.article_id, newer.number.start, found.rule, found.evidence_id)
