"""What a rule looks at: one fact, or a newer and an older one, with their articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from zifferblatt.facts.interval import Interval
from zifferblatt.model import Article, Fact, Reading, Relation, Unpaired
from zifferblatt.series.checks import reckonings
from zifferblatt.series.claim import Claim, claim
from zifferblatt.series.kinds import MeasureKind
from zifferblatt.series.places import contains, same_place
from zifferblatt.series.reckoning import Reckoning
from zifferblatt.series.source import same_source

LEAST_STEPS = 3  # steps of a series without which nobody knows how it moves
RECENT = 30  # steps that are looked back on
SMALLEST = 0.01  # a smaller step is noise
Compare = Literal["old-new", "within", "title-text", "article", "fact"]
COMPARES: tuple[Compare, ...] = ("old-new", "within", "title-text", "article", "fact")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a rule may fire on.

    `compare` says what it is: two facts of two articles (old-new), of the text of one article (within), the title's
    and the text's (title-text: the title is new), figures of one article that must agree by arithmetic (article: `new`
    follows from `old` and others, see `reckoning`), or a single fact (then `old` and `relation` are None). `confirmed`:
    another figure of the text agrees with the title. `told`: the two figures stood beside each other in one article
    before. `leap`: how many times the step from old to new is the middle one of the steps before it in the series; 0
    where fewer than three are known.
    """

    compare: Compare
    series: str
    new: Claim
    old: Claim | None = None
    relation: Relation | None = None
    confirmed: bool = False
    told: bool = False
    reckoning: Reckoning | None = None
    leap: float = 0.0

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The older fact first."""
        return (self.old.fact, self.new.fact) if self.old else (self.new.fact,)

    @property
    def days(self) -> int | None:
        """Days from the older article to the newer one; None where one has no date or there is no older one."""
        if self.old is None or self.new.article.day is None or self.old.article.day is None:
            return None
        return (self.new.article.day - self.old.article.day).days

    @property
    def same_source(self) -> bool:
        """Whether one source says both."""
        return self.old is not None and same_source(self.old, self.new)

    @property
    def elsewhere(self) -> bool:
        """Whether both name where, and no place of one is, holds or lies in a place of the other."""
        if self.old is None:
            return False
        one, other = self.old.fact.measure.where, self.new.fact.measure.where
        near = any(same_place(a, b) or contains(a, b) or contains(b, a) for a in one for b in other)
        return bool(one and other) and not near

    @property
    def movement(self) -> MeasureKind:
        """How the measure can move: counter, gauge, constant or forecast."""
        return self.new.kind

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """An order that does not depend on the order of relations: the nearest older fact first."""
        old = self.old
        return (
            self.new.fact.fact_id,
            -old.day.toordinal() if old and old.day else 0,
            old.article.id if old else "",
            old.fact.fact_id if old else "",
            self.series,
        )


def gather(
    relations: Iterable[Relation | Unpaired], readings: Iterable[Reading], *, singles: bool = True, sums: bool = True
) -> list[Evidence]:
    """Everything there is to look at, in an order of its own.

    `readings` hold the articles of the relations' facts; a relation without its article is left out. With `singles`
    every fact stands for itself too, but for those marked optional, which count only in pairs; with `sums` the figures
    of one article that must agree by arithmetic are held against each other.
    """
    known = {r.article.id: r for r in readings}
    pairs = list(dict.fromkeys(_key(x) for x in relations))
    kept = {_key(x): x for x in relations}
    found: list[Evidence] = []
    series: dict[str, str] = {}
    for key in pairs:
        one = kept[key]
        if isinstance(one, Unpaired):
            series[one.fact.fact_id] = one.series
            continue
        series[one.earlier.fact_id] = series[one.later.fact_id] = one.series
        if made := _pair(one, known):
            found.append(made)
    found = _with_leaps(_with_told(_with_confirmed(found, known)))
    for reading in known.values() if singles else ():
        found += [_single(f, reading.article, series) for f in reading.facts if not f.optional]
    for reading in known.values() if sums else ():
        found += [_reckoned(r, series) for r in reckonings(reading)]
    return sorted(found, key=lambda e: (e.compare, *e.key))


def _key(relation: Relation | Unpaired) -> tuple[str, ...]:
    if isinstance(relation, Unpaired):
        return (relation.relation, relation.series, relation.fact.fact_id)
    return (relation.relation, relation.series, relation.earlier.fact_id, relation.later.fact_id)


def _pair(relation: Relation, known: Mapping[str, Reading]) -> Evidence | None:
    earlier, later = relation.earlier, relation.later
    if earlier.article_id not in known or later.article_id not in known:
        return None
    compare: Compare = "old-new"
    if earlier.article_id == later.article_id:
        compare = "within" if earlier.part == later.part else "title-text"
    if compare == "title-text" and earlier.part == "title":
        earlier, later = later, earlier
    old = claim(earlier, known[earlier.article_id].article)
    new = claim(later, known[later.article_id].article)
    return Evidence(compare, relation.series, new, old, relation)


def _with_confirmed(found: list[Evidence], known: Mapping[str, Reading]) -> list[Evidence]:
    """Mark the pairs of title and text whose title agrees with some other figure of the text, or with a sum of them."""
    return [
        replace(e, confirmed=_agrees(e, known[e.new.article.id].facts)) if e.compare == "title-text" else e
        for e in found
    ]


def _agrees(pair: Evidence, facts: Iterable[Fact]) -> bool:
    """A title may speak of any figure of the text that is as it says: of silence and a false alarm, silence."""
    title = pair.new.fact
    own = {f.fact_id for f in pair.facts}
    others = [f for f in facts if f.part == "text" and f.quantity.kind == title.quantity.kind]
    interval = plausible(title)
    if any(f.fact_id not in own and plausible(f).overlaps(interval) and _near(f, title) for f in others):
        return True
    if re.search(rf"(?<![\w.,]){re.escape(title.number.text)}(?![\w]|[.,]\d)", pair.new.article.text):
        return True
    like = [f.quantity.nominal for f in others if f.measure.event == title.measure.event]
    return any(interval.contains(a + b) for i, a in enumerate(like) for b in like[i + 1 :])


def _near(fact: Fact, title: Fact) -> bool:
    """Whether a figure speaks of what the title does, as far as both say what happened."""
    return (
        fact.quantity.nominal == title.quantity.nominal
        or None in (fact.measure.event, title.measure.event)
        or fact.measure.event == title.measure.event
    )


def _with_told(found: list[Evidence]) -> list[Evidence]:
    """Mark the pairs across articles whose two readings one article set against each other already."""
    beside = [e for e in found if e.compare == "within" and e.old is not None]
    if not beside:
        return found
    return [replace(e, told=True) if e.compare == "old-new" and _told(e, beside) else e for e in found]


def _with_leaps(found: list[Evidence]) -> list[Evidence]:
    """Mark by how much each step of a series exceeds those before it."""
    by_series: dict[str, list[tuple[Evidence, float]]] = defaultdict(list)
    for one in found:
        if one.compare == "old-new" and (step := _step(one)):
            by_series[one.series].append((one, step))
    leaps: dict[int, float] = {}
    for steps in by_series.values():
        steps.sort(key=lambda s: s[0].new.key)
        for i, (one, step) in enumerate(steps):
            before = [s for other, s in steps[max(0, i - RECENT) : i] if other.new.key < one.new.key]
            if len(before) >= LEAST_STEPS:
                leaps[id(one)] = step / max(median(before), SMALLEST)
    return [replace(e, leap=leaps[id(e)]) if id(e) in leaps else e for e in found]


def _step(pair: Evidence) -> float:
    """The size of a step, up or down alike: the logarithm of the ratio; 0 where there is none."""
    old, new = pair.old, pair.new
    if old is None or old.former or new.former or not old.value.differs(new.value):
        return 0.0
    small, large = sorted((old.value.anchor, new.value.anchor))
    return float((large / small).ln()) if small > 0 else 0.0


def _told(pair: Evidence, beside: Iterable[Evidence]) -> bool:
    old, new = pair.old, pair.new
    return old is not None and any(
        e.old is not None
        and e.series == pair.series
        and e.new.article.id == old.article.id
        and {old.fact.fact_id} <= {e.old.fact.fact_id, e.new.fact.fact_id}
        and (e.old.value.same(new.value) or e.new.value.same(new.value))
        for e in beside
    )


def _reckoned(found: Reckoning, series: Mapping[str, str]) -> Evidence:
    fact = found.new.fact
    own = "/".join((found.new.article.id, found.check, fact.measure.event or "", fact.measure.what or ""))
    return Evidence("article", series.get(fact.fact_id, own), found.new, found.old, reckoning=found)


def _single(fact: Fact, article: Article, series: Mapping[str, str]) -> Evidence:
    measure = fact.measure
    own = "/".join((article.id, measure.event or "", measure.what or fact.quantity.kind))
    return Evidence("fact", series.get(fact.fact_id, own), claim(fact, article))


def plausible(fact: Fact) -> Interval:
    """The interval that a careful reader takes from the words, in the base unit."""
    return Interval.of(fact.quantity)
