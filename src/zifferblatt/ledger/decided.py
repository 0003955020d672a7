"""What editors decided of figures, put to use: facts corrected or left out, pairs put together or taken apart.

The latest decision on a subject counts; `{"undo": true}` takes the earlier ones back. A decision names a fact by its
id, which depends on the text and on where the number stands, so a later reading of the same article keeps it; where
that reading cuts the number out differently, the place in the text tells which figure is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import ValidationError

from zifferblatt.errors import LedgerError
from zifferblatt.facts.concepts import CASUALTIES, concept
from zifferblatt.facts.event import counted_event
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.plausible import plausible
from zifferblatt.facts.states import find
from zifferblatt.facts.units import kind_of
from zifferblatt.ledger.ledger import Decision, DecisionKind, Ledger
from zifferblatt.model import Entity, Fact, Frozen, Measure, Number, Part, Precision, Quantity, Reading, Status
from zifferblatt.series.decided import Decided

KINDS: tuple[DecisionKind, ...] = ("fix", "link", "unlink")
T = TypeVar("T", bound=Frozen)
JOIN = " "  # between the two ids of a pair


class Spot(Frozen):
    """Where a number stands: in which text, which part of it, and from where to where."""

    sha256: str
    part: Part
    start: int
    end: int


class Fix(Frozen):
    """A correction of one figure. What is None stays as it was read; `drop`: it is no figure at all."""

    undo: bool = False
    drop: bool = False
    value: Number | None = None
    precision: Precision | None = None
    noun: str | None = None
    unit: str | None = None
    event: str | None = None
    who: tuple[str, ...] | None = None
    where: tuple[str, ...] | None = None
    status: Status | None = None
    spot: Spot | None = None


class Join(Frozen):
    """A pair put together or taken apart, with where the two numbers stand."""

    undo: bool = False
    spots: tuple[Spot, ...] = ()


def spot(reading: Reading, fact: Fact) -> Spot:
    """Where a fact's number stands."""
    return Spot(sha256=reading.article.sha256, part=fact.part, start=fact.number.start, end=fact.number.end)


def pair(one: str, other: str) -> str:
    """The subject of a decision on two facts, whichever is named first."""
    return JOIN.join(sorted((one, other)))


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions on figures that hold: the latest of each subject, without those taken back, in order."""
    latest: dict[tuple[bool, str], Decision] = {}
    for decision in decisions:
        if decision.kind in KINDS:
            latest.pop(key := (decision.kind == "fix", decision.subject), None)
            latest[key] = decision
    return tuple(d for d in latest.values() if not _undone(d))


def _undone(decision: Decision) -> bool:
    return _fix(decision).undo if decision.kind == "fix" else _join(decision).undo


def corrected(readings: Sequence[Reading], decisions: Iterable[Decision]) -> tuple[Reading, ...]:
    """The readings with every fact that an editor corrected as it should be, and without those that are no figures."""
    fixes = [d for d in standing(decisions) if d.kind == "fix"]
    if not fixes:
        return tuple(readings)
    index = _Index(readings)
    by_fact = {index.fact(d.subject, _fix(d).spot): _fix(d) for d in fixes}
    return tuple(_corrected(reading, by_fact) for reading in readings)


def _corrected(reading: Reading, fixes: dict[str, Fix]) -> Reading:
    if not any(fact.fact_id in fixes for fact in reading.facts):
        return reading
    facts = (
        fixed(fact, fix, reading.article.language) if (fix := fixes.get(fact.fact_id)) else fact
        for fact in reading.facts
        if not ((fix := fixes.get(fact.fact_id)) and fix.drop)
    )
    return Reading(article=reading.article, facts=tuple(facts))


def decided(readings: Sequence[Reading], decisions: Iterable[Decision]) -> Decided:
    """Which pairs of these readings' facts editors put together and which they took apart."""
    index = _Index(readings)
    found: dict[DecisionKind, set[frozenset[str]]] = {"link": set(), "unlink": set()}
    for decision in standing(decisions):
        if decision.kind in found:
            spots = _join(decision).spots
            ids = decision.subject.split(JOIN)
            found[decision.kind].add(
                frozenset(index.fact(i, s) for i, s in zip(ids, spots or [None] * len(ids), strict=False))
            )
    return Decided(frozenset(found["link"]), frozenset(found["unlink"]))


def concerning(fact_ids: Iterable[str], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in force on any of these facts."""
    wanted = set(fact_ids)
    return tuple(d for d in standing(decisions) if wanted.intersection(d.subject.split(JOIN)))


class _Index:
    """The facts of some readings, by id and by place."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.ids = {fact.fact_id for r in readings for fact in r.facts}
        self.texts: dict[str, list[Fact]] = {}
        for reading in readings:
            self.texts.setdefault(reading.article.sha256, []).extend(reading.facts)

    def fact(self, fact_id: str, place: Spot | None) -> str:
        """The id that the fact has in these readings: its own, or that of the number that now stands in its place."""
        if fact_id in self.ids or place is None:
            return fact_id
        beside = [
            f.fact_id
            for f in self.texts.get(place.sha256, ())
            if f.part == place.part and f.number.start < place.end and place.start < f.number.end
        ]
        return beside[0] if beside else fact_id


def fixed(fact: Fact, fix: Fix, language: str) -> Fact:
    """A fact as the editor wants it. What depends on what was changed (bounds, unit, concept) follows."""
    measure = _measure(fact.measure, fix, language)
    quantity = _quantity(fact.quantity, fix, casualties=measure.event in CASUALTIES, language=language)
    return fact.model_copy(
        update={"quantity": quantity, "measure": measure, "status": fix.status or fact.status, "corrected": True}
    )


def _measure(measure: Measure, fix: Fix, language: str) -> Measure:
    what, event = measure.what, measure.event
    if fix.noun is not None:
        counted = counted_event(noun_lemma(fix.noun, language), language)
        what = concept(noun_lemma(fix.noun, language), language)
        event = counted.event if counted else event
    return Measure(
        what=what,
        event=event if fix.event is None else fix.event or None,
        who=measure.who if fix.who is None else _entities(fix.who, language),
        where=measure.where if fix.where is None else _entities(fix.where, language),
        scope=measure.scope,
    )


def _entities(names: Iterable[str], language: str) -> tuple[Entity, ...]:
    return tuple(find(name, language) or Entity(name=name) for name in names if name)


def _quantity(quantity: Quantity, fix: Fix, *, casualties: bool, language: str) -> Quantity:
    update: dict[str, object] = {}
    if fix.value is not None or fix.precision is not None:
        precision = fix.precision or (Precision.EXACT if fix.value is not None else quantity.precision)
        nominal = quantity.nominal if fix.value is None else fix.value
        open_low = precision in (Precision.AT_MOST, Precision.LESS_THAN)
        open_high = precision in (Precision.AT_LEAST, Precision.MORE_THAN)
        low, high = None if open_low else nominal, None if open_high else nominal
        update |= {"nominal": nominal, "low": low, "high": high, "precision": precision, "modifier": None}
    if fix.unit is not None:
        update |= {"kind": kind_of(fix.unit) or "count", "unit": fix.unit, "unit_text": fix.unit}
    elif fix.noun is not None:
        update |= {"unit_text": fix.noun}
        if quantity.kind == "count":
            update |= {"unit": noun_lemma(fix.noun, language)}
    changed = quantity.model_copy(update=update)
    return changed.model_copy(
        update={"plausible": plausible(changed, casualties=casualties, language=language)} if update else {}
    )


def _fix(decision: Decision) -> Fix:
    return _parsed(Fix, decision)


def _join(decision: Decision) -> Join:
    return _parsed(Join, decision)


def _parsed(model: type[T], decision: Decision) -> T:
    try:
        return model.model_validate_json(decision.value)
    except ValidationError as e:
        raise LedgerError("decision_not_read", subject=decision.subject[:12], detail=e.errors()[0]["msg"]) from e


def find_fact(readings: Sequence[Reading], given: str, ledger: Ledger) -> tuple[Reading, Fact]:
    """The fact that somebody names: by the beginning of its id, or as "article:number" ("kursk:3000", "kursk:20" for
    20 Millionen).

    Raises `LedgerError` where nothing, or more than one figure, is meant.
    """
    article, _, number = given.rpartition(":")
    found = {
        fact.fact_id: (reading, fact)
        for reading in readings
        for fact in reading.facts
        if (len(given) >= 4 and fact.fact_id.startswith(given))
        or (article and reading.article.id == article and _written(fact, number))
    }
    if not found:
        there = [fact.number.text for r in readings if article and r.article.id == article for fact in r.facts]
        if there:
            raise LedgerError("no_number", file=ledger.file, given=number, article=article, known=" · ".join(there))
        raise LedgerError("no_fact", file=ledger.file, given=given)
    if len(found) > 1:
        raise LedgerError("several_facts", file=ledger.file, given=given, ids=", ".join(i[:10] for i in found))
    return next(iter(found.values()))


def _written(fact: Fact, number: str) -> bool:
    """Whether the figure is written so: its number, the first word of that, or with all that belongs to it."""
    return bool(number) and number in (fact.number.text, fact.number.text.split()[0], fact.mention.text)
