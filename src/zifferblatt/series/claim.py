"""A claim: a fact with its article, the day it is true of, and its place in the order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Literal

from zifferblatt.facts.event import counted_event
from zifferblatt.facts.units import units
from zifferblatt.model import Article, Fact, Moment, Reading, Role
from zifferblatt.series.concepts import PERSON, known, meaning
from zifferblatt.series.kinds import MeasureKind, kind_of, row_of
from zifferblatt.series.places import Gazetteer, shipped
from zifferblatt.series.purpose import purpose_of
from zifferblatt.series.topic import topic_of
from zifferblatt.series.value import Value, value_of

RoleClass = Literal["level", "change", "limit"]
# A span at least this long (a month, a year) is a period of its own: its figure is not news of the day it was printed.
PERIOD = timedelta(days=27)


@dataclass(frozen=True)
class Claim:
    """A fact as the comparison sees it.

    `day` is the day it is true of (None: nothing is known of time), `printed` when its article appeared, `position`
    the article's place among those given, which counts only where days are missing. `period` is a closed span of at
    least a month that the figure belongs to ("2023"). `restates`: it gives the size right before it in another unit;
    `whole`: it is what the figure beside it is counted out of ("28 of the 55"), which is its `share`; `part`: words say
    that it is a part ("38 of them"). `topic`: what a size, sum or share is of, by the words around it; `purpose`: what
    a sum is for.
    `old`: its time lies before that of the claim it goes on from.
    `heir`: the claim before it that a `silent` one goes on from.
    `measure`: the name a workspace gave to what it measures, `gazetteer`: the places it knows.
    """

    fact: Fact
    article: Article
    kind: MeasureKind
    role: RoleClass
    day: date | None
    printed: datetime | None
    period: tuple[date, date] | None
    position: int = 0
    restates: bool = False
    whole: bool = False
    share: bool = False
    part: bool = False
    topic: str | None = None
    purpose: str | None = None
    old: bool = False
    heir: Claim | None = field(default=None, compare=False, repr=False)
    measure: str | None = None
    gazetteer: Gazetteer = field(default_factory=shipped, compare=False, repr=False)

    @cached_property
    def value(self) -> Value:
        """What it reads."""
        return value_of(self.fact)

    @cached_property
    def dimension(self) -> str:
        """What may be compared at all: counts with counts, one currency, one kind of unit, percent and points apart."""
        quantity = self.fact.quantity
        if quantity.kind == "other":
            row = units().get(quantity.unit or "")
            return f"other:{row.group if row else quantity.unit}"
        if quantity.kind in ("money", "percent"):
            return f"{quantity.kind}:{quantity.unit}"
        return quantity.kind

    @cached_property
    def meaning(self) -> tuple[str | None, str | None]:
        """Concept and event of its measure, canonical; a count without a concept is of its unit."""
        measure, quantity = self.fact.measure, self.fact.quantity
        counted = quantity.unit if quantity.kind == "count" else None
        if self.heir is not None:
            return self.heir.meaning
        what = measure.what or counted
        row = counted_event(what, self.article.language) if what and not known(what) else None
        if row is not None and row.patient:  # "die Verschleppten" are people, and that befell them
            return meaning(PERSON, row.event)
        return meaning(what, measure.event)

    @property
    def silent(self) -> bool:
        """Whether nothing around a sum says what it is of: "Das Ministerium geht von 395 Millionen Euro aus." """
        if self.fact.quantity.kind == "count":  # "Prosecutors put the number at 146."
            return not {"what", "event"} & self.fact.cues.keys() and self.fact.measure.event is None
        return (
            self.fact.quantity.kind in ("money", "mass", "area", "other", "energy", "power", "volume")
            and self.topic is None
            and self.purpose is None
            and self.fact.measure.what is None
            and self.fact.measure.event in (None, "measured")
        )

    @cached_property
    def key(self) -> tuple[date, bool, datetime, int, str, str, str, int]:
        """The order of claims: the claim's time, then the article's, then the id; within an article as it reads.

        A former value stands before the levels of its day.
        """
        return (
            self.day or date.max,
            not self.former,
            self.printed or datetime.max.replace(tzinfo=UTC),
            self.position,
            self.article.id,
            self.article.sha256,
            self.fact.part,
            self.fact.number.start,
        )

    @property
    def former(self) -> bool:
        """Whether the article itself calls this an old value."""
        return self.old or self.fact.quantity.role is Role.FORMER


def claims_of(reading: Reading, position: int = 0) -> tuple[Claim, ...]:
    """The facts of one article as claims, in reading order."""
    return tuple(claim(fact, reading.article, position) for fact in reading.facts)


def claim(
    fact: Fact,
    article: Article,
    position: int = 0,
    *,
    kind: MeasureKind | None = None,
    measure: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Claim:
    """One fact as a claim of its article; of the `kind` and with the name of a `measure` where a workspace named it."""
    told = kind
    kind = told or kind_of(fact, article.day)
    period = _period(fact.time, article.day)
    role: RoleClass = "level"
    topic = topic_of(fact, article)
    if fact.quantity.role is Role.CHANGE and not _loss(fact):
        role = "change"
    elif fact.quantity.role is Role.LIMIT or (topic is not None and topic.limit):
        role = "limit"
    if topic is not None and topic.fixed and kind == "gauge" and told is None:
        kind = "constant"
    if topic is not None and topic.projected and kind == "forecast" and told is None:
        kind = "gauge"
    return Claim(
        fact,
        article,
        kind,
        role,
        _day(fact, article.day, kind, period),
        _printed(article.published),
        period,
        position,
        topic=topic.topic if topic is not None else None,
        purpose=purpose_of(fact, article),
        measure=measure,
        gazetteer=gazetteer or shipped(),
    )


def _loss(fact: Fact) -> bool:
    """Whether a count that goes down is itself what is measured: "the loss of 300 jobs"."""
    row = row_of(fact)
    return row is not None and row.loss and fact.quantity.kind == "count" and fact.quantity.direction == "down"


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Articles by date, time of day and id; where one has no date, as they were given."""
    given = tuple(readings)
    if any(r.article.published is None for r in given):
        return given
    return tuple(sorted(given, key=lambda r: (_printed(r.article.published), r.article.id, r.article.sha256)))


def _printed(published: datetime | date | None) -> datetime | None:
    if published is None:
        return None
    if isinstance(published, datetime):
        return published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC)
    return datetime(published.year, published.month, published.day, tzinfo=UTC)


def _period(time: Moment | None, published: date | None) -> tuple[date, date] | None:
    if time is None or time.start is None or time.end is None or time.end - time.start < PERIOD:
        return None
    # A span that runs up to the day of publication ("since May") is a state as of that day, not a closed period.
    if published and time.start.year == published.year and time.end == published:
        return None
    return (time.start, time.end)


def _day(fact: Fact, published: date | None, kind: MeasureKind, period: tuple[date, date] | None) -> date | None:
    """The day a claim is true of.

    A counter's "am Freitag" is when it happened, not when it was counted: the count is as of the article, unless the
    article calls it a former value or it belongs to a closed period. What lies ahead is expected as of the article.
    A day that an earlier sentence names is when it happened, too.
    """
    own = (fact.time.end or fact.time.start) if fact.time and not _carried(fact) else None
    if own is None or (published and own > published):
        return published
    if kind == "forecast":
        return published
    if kind in ("counter", "constant") and period is None and fact.quantity.role is not Role.FORMER:
        return published or own
    return own


def _carried(fact: Fact) -> bool:
    """Whether the words of a fact's time stand outside its sentence."""
    cues = fact.cues.get("time", ())
    return bool(cues) and not any(fact.sentence.start <= start < fact.sentence.end for start, _ in cues)
