"""What a later claim is to an earlier one of its measure: the design's table, the first row that holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from zifferblatt.facts.attribution.status import doubts
from zifferblatt.facts.units import to_base
from zifferblatt.model import Direction, Precision, RelationName, Status
from zifferblatt.series.claim import Claim
from zifferblatt.series.kinds import row_of
from zifferblatt.series.source import both_named, same_source, voices
from zifferblatt.series.value import HEDGED, WIDE, Value, written

UNSURE = frozenset({Status.ESTIMATED, Status.POSSIBLE, Status.PLANNED, Status.DENIED})
HOUR = timedelta(hours=1)
YEAR = timedelta(days=365)
THOUSAND = Decimal(1000)
OTHER_UNIT = "the same number in another unit"
OVERLAPPING: frozenset[RelationName] = frozenset({"same", "refined", "coarsened", "compatible"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The relation of two claims, without the series they stand in."""

    relation: RelationName
    direction: Direction | None
    flags: tuple[str, ...]
    why: tuple[str, ...]


def relate(earlier: Claim, later: Claim, *, known: bool = False, stale: bool = False) -> Verdict:
    """The relation of `later` to `earlier`, two claims of one measure.

    `known`: the later figure had been claimed already when the earlier claim was made, so that a difference cannot
    come from time moving on. `stale`: the later figure is an old one that the earlier claim had replaced.
    """
    a, b = earlier.value, later.value
    moved = moved_on(earlier, later) and not known
    stuck = _cannot_move(earlier, later)
    relation, because = _row(earlier, later, a, b, moved, stuck)
    direction = None if relation == "same" else _direction(a, b)
    flags = (*_flags(earlier, later, relation), *(("stale",) if stale and relation != "same" else ()))
    return Verdict(relation, direction, flags, _why(earlier, later, because))


def _row(
    earlier: Claim, later: Claim, a: Value, b: Value, moved: bool, stuck: str | None
) -> tuple[RelationName, str | None]:
    """The first row of the table that holds, and why where the figures alone do not say it."""
    if a.same(b):
        return "same", None
    alike = same_source(earlier, later)
    if a.interval.apart(b.interval):
        # A figure that cannot have moved within a day is disputed between two who give their names.
        beside = not moved or (stuck is not None and _near(earlier, later) and both_named(earlier, later))
        if beside and not alike:
            return "disputed", None
        slip = _slip(a, b) or (OTHER_UNIT if other_unit(earlier, later) else None)
        if (not moved and alike) or stuck or slip:
            return "contradicted", stuck or slip
    if moved and not stuck and a.differs(b):
        return "changed", None
    if b.interval.inside(a.interval):
        return "refined", None
    if a.interval.inside(b.interval):
        return "coarsened", None
    return "compatible", None


def moved_on(earlier: Claim, later: Claim) -> bool:
    """Whether time has moved on between two claims: another day, or an hour where both know the time of day."""
    ahead = "forecast" in (earlier.kind, later.kind)  # what is expected of a year may change every day
    if earlier.period and earlier.period == later.period and not ahead:
        return False
    if earlier.day is None or later.day is None:
        return earlier.position != later.position
    if _beside(earlier, later) and not _at_other_times(earlier, later):
        return earlier.former or later.former  # within one article no day of its own is no other day
    if earlier.day != later.day:
        return True
    if earlier.former or later.former:
        return False
    first, second = earlier.printed, later.printed
    timed = first is not None and second is not None and _timed(earlier) and _timed(later)
    return bool(timed and first and second and abs(second - first) >= HOUR)


def _at_other_times(earlier: Claim, later: Claim) -> bool:
    """Whether two figures are told of two times; a day carried from a sentence before is the same day."""
    a, b = earlier.fact.time, later.fact.time
    return a is not None and b is not None and (a.start, a.end) != (b.start, b.end)


def _beside(earlier: Claim, later: Claim) -> bool:
    return earlier.position == later.position and earlier.article.id == later.article.id


def _timed(claim: Claim) -> bool:
    return hasattr(claim.article.published, "hour")


def _near(earlier: Claim, later: Claim) -> bool:
    if earlier.period and earlier.period == later.period:
        return True
    if earlier.day is None or later.day is None:
        return False
    return _beside(earlier, later) or abs(later.day - earlier.day) <= timedelta(days=1)


def _cannot_move(earlier: Claim, later: Claim) -> str | None:
    """Why the measure cannot have moved from the earlier claim to the later one, if so."""
    a, b = earlier.value, later.value
    if "constant" in (earlier.kind, later.kind):
        return None if _grown_older(earlier, later) else "a constant does not move"
    if earlier.kind == "counter" and b.anchor < a.anchor:
        return "a counter does not fall"
    return None


def _grown_older(earlier: Claim, later: Claim) -> bool:
    """Whether an age has grown by no more than the years between, each begun year counted whole."""
    if earlier.fact.quantity.kind != "age" or earlier.day is None or later.day is None:
        return False
    years = (later.day - earlier.day) // YEAR + 1
    grown = (later.value.anchor - earlier.value.anchor) / to_base(Decimal(1), earlier.fact.quantity.unit)
    return years > 0 and later.day != earlier.day and 0 <= grown <= years


def _slip(a: Value, b: Value) -> str | None:
    """Millionen for Milliarden: the same digits, a thousand times as much."""
    small, large = sorted((abs(a.anchor), abs(b.anchor)))
    if small and small * THOUSAND * Decimal("0.99") <= large <= small * THOUSAND * Decimal("1.01"):
        return "factor 1000"
    return None


def _direction(a: Value, b: Value) -> Direction | None:
    if a.anchor == b.anchor:
        return None
    return "up" if b.anchor > a.anchor else "down"


def _flags(earlier: Claim, later: Claim, relation: RelationName) -> tuple[str, ...]:
    """What became of certainty, hedge and source. An old value that an article looks back on carries none."""
    if earlier.former or later.former:
        return ()
    found: list[str] = []
    before, after = earlier.fact, later.fact
    rows = (row_of(before), row_of(after))
    # A demand is a demand: that it is planned says nothing. And 55 seats are there, whoever may win 28 of them.
    stated = any(row and row.stated for row in rows) or earlier.whole or later.whole
    if not stated and unsure(earlier) != unsure(later):
        found.append("certainty_raised" if unsure(earlier) else "certainty_lowered")
    precisions = (before.quantity.precision, after.quantity.precision)
    if relation in OVERLAPPING and not WIDE.intersection(precisions):
        if precisions[0] in HEDGED and precisions[1] is Precision.EXACT:
            found.append("hedge_dropped")
        if precisions[1] in HEDGED and precisions[0] is Precision.EXACT:
            found.append("hedge_added")
    if bool(before.sources) != bool(after.sources):
        found.append("attribution_dropped" if before.sources else "attribution_added")
    if relation == "contradicted" and other_unit(earlier, later):
        found.append("unit_differs")
    return tuple(found)


def other_unit(one: Claim, other: Claim) -> bool:
    """Whether two claims give one number in two units: 800 hectares, 800 square kilometres."""
    a, b = one.fact.quantity, other.fact.quantity
    return a.unit != b.unit and a.kind != "count" and b.kind != "count" and a.nominal == b.nominal


def unsure(claim: Claim) -> bool:
    """Whether a figure is held back by more than its hedge: "schätzungsweise 300" is a hedge, and told as one.

    What is reported is as sure as its source, unless a word keeps its distance: "soll 380 betrogen haben".
    """
    fact = claim.fact
    if fact.status is Status.REPORTED:
        text = claim.article.title if fact.part == "title" else claim.article.text
        return any(text[s:e].lower() in doubts(claim.article.language) for s, e in fact.cues.get("status", ()))
    if fact.status is Status.ESTIMATED:
        hedges, signs = fact.cues.get("precision", ()), fact.cues.get("status", ())
        return not signs or any(not any(s < e2 and s2 < e for s2, e2 in hedges) for s, e in signs)
    return fact.status in UNSURE


def _why(earlier: Claim, later: Claim, because: str | None) -> tuple[str, ...]:
    """Short facts a reader can check: the figures, the days between, the sources."""
    said = [f"{written(earlier.fact)} → {written(later.fact)}"]
    if because:
        said.append(because)
    if earlier.day and later.day:
        days = (later.day - earlier.day).days
        said.append("same day" if days == 0 else f"{days} day{'s' if days != 1 else ''} later")
    if same_source(earlier, later):
        said.append(f"same source: {voices(later)}")
    else:
        said.append(f"other source: {voices(earlier)}, {voices(later)}")
    return tuple(said)
