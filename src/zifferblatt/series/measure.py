"""A series: the claims of one measure within one story, in order of time; later figures do not change its id."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.model import Entity, Fact, Number, Scope
from zifferblatt.series.claim import Claim
from zifferblatt.series.kinds import MeasureKind


@dataclass(frozen=True, slots=True)
class Best:
    """What is known now, as UCDP gives it: low, best and high estimate, in the base unit; None is open."""

    low: Number | None
    best: Decimal
    high: Number | None


@dataclass(frozen=True, slots=True)
class Series:
    """The claims of one measure, in order of time; those the articles call former stand among them (`claim.former`)."""

    id: str
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        """The earliest claim that is no former value."""
        return next((c for c in self.claims if not c.former), self.claims[0])

    @property
    def kind(self) -> MeasureKind:
        """Counter, gauge, constant or forecast."""
        return self.first.kind

    @property
    def levels(self) -> tuple[Claim, ...]:
        """The claims without the former values."""
        return tuple(c for c in self.claims if not c.former)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all claims, in order."""
        return tuple(c.fact for c in self.claims)

    @property
    def measure(self) -> str | None:
        """The name that a workspace gave it."""
        return next((c.measure for c in self.claims if c.measure), None)

    @property
    def what(self) -> str | None:
        """The concept counted or measured: the first that is said."""
        return next((c.fact.measure.what for c in self.claims if c.fact.measure.what), None)

    @property
    def event(self) -> str | None:
        """What happened to it: the first that is said."""
        return next((c.meaning[1] for c in self.claims if c.meaning[1]), None)

    @property
    def who(self) -> tuple[Entity, ...]:
        """Whose: the first that is said."""
        return next((c.fact.measure.who for c in self.claims if c.fact.measure.who), ())

    @property
    def where(self) -> tuple[Entity, ...]:
        """Where: the places that most claims name; else those of the first that names any, the smallest first."""
        named = [c.fact.measure.where for c in self.claims if c.fact.measure.where]
        often = Counter(e.id or e.name for places in named for e in places)
        first = named[0] if named else ()
        return tuple(e for e in first if 2 * often[e.id or e.name] > len(named)) or first

    @property
    def scope(self) -> Scope | None:
        """Total or part, as the first claim that says so has it."""
        return next((c.fact.measure.scope for c in self.claims if c.fact.measure.scope), None)

    @property
    def best(self) -> Best:
        """Low, best and high of the latest day: its last claim is the best, its claims together span low to high."""
        levels = self.levels or self.claims
        last = levels[-1]
        current = [c.value for c in levels if c.day == last.day]
        lows = [v.interval.low for v in current]
        highs = [v.interval.high for v in current]
        return Best(
            None if None in lows else min(x for x in lows if x is not None),
            last.value.anchor,
            None if None in highs else max(x for x in highs if x is not None),
        )


def named(clusters: Iterable[tuple[Claim, ...]]) -> tuple[Series, ...]:
    """Gives every series its id: docs/decisions.md ("The identity of a series") says why it is made as it is."""
    seen: Counter[str] = Counter()
    found: list[Series] = []
    for claims in sorted(clusters, key=lambda c: c[0].key):
        key = _key(claims)
        seen[key] += 1
        name = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:16]
        found.append(Series(name, claims))
    return tuple(found)


def _key(claims: tuple[Claim, ...]) -> str:
    """The article that states the measure first, and the measure as it states it; or the name that it was given."""
    first = next((c for c in claims if not c.former), claims[0])
    if first.measure:
        return "|".join((first.measure, first.role, "forecast" if first.kind == "forecast" else "", first.dimension))
    measure = first.fact.measure
    what, event = first.meaning
    parts = (
        first.article.sha256,
        first.role,
        "forecast" if first.kind == "forecast" else "",
        first.dimension,
        what or "",
        event or "",
        ",".join(sorted(e.id or e.name.lower() for e in measure.who)),
        ",".join(sorted(e.id or e.name.lower() for e in measure.where)),
    )
    return "|".join(parts)
