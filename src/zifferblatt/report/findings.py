"""What there is to report: series with their points, alerts with their evidence, and the articles both come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zifferblatt.model import Alert, Article, Fact, Level, Reading, Relation
from zifferblatt.series import Best

LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Point:
    """One claim of a series, in its article, with the relation to the claim before it (None for the first).

    `day` is the day the claim is true of, where that is known to be another than its article's.
    """

    fact: Fact
    article: Article
    relation: Relation | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its id, its name for people, and its claims in order of time.

    `now` is what is known at its end: the least, the best and the most, in the base unit (None is open); `notes` are
    what editors decided of its figures, in words.
    """

    series: str
    label: str
    points: tuple[Point, ...]
    now: Best | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The whole of a report. `articles` are all articles read, in order of time, by id."""

    articles: Mapping[str, Article]
    lines: tuple[Line, ...]
    alerts: tuple[Alert, ...]
    facts: int = 0

    def by_level(self) -> list[tuple[Level, tuple[Alert, ...]]]:
        """The alerts grouped by level, the gravest first; levels without any are left out."""
        groups = ((level, tuple(a for a in self.alerts if a.level == level)) for level in LEVELS)
        return [(level, alerts) for level, alerts in groups if alerts]

    def told(self, everything: bool = False) -> tuple[Line, ...]:
        """The lines that tell a story: those of two or more claims, or all."""
        return tuple(line for line in self.lines if everything or len(line.points) > 1)

    def label(self, series: str) -> str:
        """The name of a series, or "" where it is not among the lines."""
        return next((line.label for line in self.lines if line.series == series), "")


def articles_of(readings: Iterable[Reading]) -> dict[str, Article]:
    """The articles by id, in order of time (those without a date first, as they came)."""
    ordered = sorted(
        (r.article for r in readings), key=lambda a: (a.day is not None, a.day.isoformat() if a.day else "")
    )
    return {article.id: article for article in ordered}


def line(
    series: str,
    label: str,
    facts: Sequence[Fact],
    relations: Iterable[Relation],
    articles: Mapping[str, Article],
    *,
    days: Sequence[date | None] = (),
    optional: bool = False,
    now: Best | None = None,
    notes: Sequence[str] = (),
) -> Line:
    """One series with the relation of every claim to the one before.

    Where a claim is compared with several earlier ones, the one just before it counts most, then the latest. `days` are
    the days the claims are true of, if known. Optional facts ("einige Dörfer") are left out unless asked for.
    """
    place = {_key(fact): i for i, fact in enumerate(facts)}
    nearest: dict[tuple[str, str], Relation] = {}
    for relation in relations:
        later, earlier = _key(relation.later), _key(relation.earlier)
        if later not in place or earlier not in place:
            continue
        known = nearest.get(later)
        if known is None or place[_key(known.earlier)] < place[earlier]:
            nearest[later] = relation
    points = [
        Point(fact, articles[fact.article_id], nearest.get(_key(fact)), day)
        for fact, day in zip(facts, days or [None] * len(facts), strict=True)
        if (optional or not fact.optional) and fact.article_id in articles
    ]
    return Line(series, label, tuple(points), now, tuple(notes))


def _key(fact: Fact) -> tuple[str, str]:
    """The same text in two articles states its facts twice, under the same fact id."""
    return (fact.article_id, fact.fact_id)
