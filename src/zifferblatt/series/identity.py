"""Whether two claims speak of the same measure: each field compared softly, with reasons.

The score is evidence, not a claim: a sum of small weights. What differs in a way that no wording explains sets the two
`apart`, whatever else agrees; what is missing on one side is no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from math import inf

from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.lemma import known as known_word
from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.model import Entity
from zifferblatt.series.claim import Claim
from zifferblatt.series.concepts import anything, general, kinship, known
from zifferblatt.series.context import context, near_words, sentence_words
from zifferblatt.series.kinds import row_of
from zifferblatt.series.source import same_source
from zifferblatt.series.topic import related

Evidence = tuple[float, str]
APART = -inf
CLOSE = Decimal("1.1")
NEAR = Decimal("1.5")
DAYS = timedelta(days=5)
FALL = 3
SHARE = -1.5  # "19 of the 61 arrested" are hardly the 24 arrested before
ECHO = 10  # from this size on, even a round figure that is repeated is no chance within one story


class EventRow(Entry):
    """A row of events.yaml; the file says what each field means."""

    near: tuple[str, ...] = ()
    close: bool = False
    weak: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sharp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """How much speaks for one measure; `apart` if something rules it out. `reasons` say why, strongest first."""

    score: float
    apart: bool
    reasons: tuple[str, ...]


@cache
def _near_events() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((a, b)) for row in table("", "events", EventRow) for a in row.near for b in row.near if a != b
    )


@cache
def _close_events() -> frozenset[frozenset[str]]:
    rows = [row for row in table("", "events", EventRow) if row.close]
    return frozenset(frozenset((a, b)) for row in rows for a in row.near for b in row.near)


def other_event(one: str | None, other: str | None) -> bool:
    """Whether two events are surely not one happening in other words."""
    told = one is not None and other is not None and one != other
    return told and frozenset((one, other)) not in _near_events() and not {one, other} & _weak_events()


def same_event(a: Claim, b: Claim) -> bool:
    """Whether two claims surely speak of one event: the same word, or one close to it, or of one thing not people."""
    one, other = a.meaning[1], b.meaning[1]
    if one is None or other is None:
        return one is other and a.meaning[0] == b.meaning[0] and not general(a.meaning[0])
    return one == other or frozenset((one, other)) in _close_events()


@cache
def _weak_events() -> frozenset[str]:
    return frozenset(event for row in table("", "events", EventRow) for event in row.weak)


@cache
def _people_events() -> frozenset[str]:
    return frozenset(event for row in table("", "events", EventRow) for event in row.people)


@cache
def _sharp_events() -> frozenset[str]:
    return frozenset(event for row in table("", "events", EventRow) for event in row.sharp)


def identity(a: Claim, b: Claim, *, across_kinds: bool = False, across_units: bool = False) -> Identity:
    """Whether two claims are of the same measure.

    `across_kinds` lets a forecast meet a count; with `across_units` what they measure in, and how much, says nothing.
    """
    evidence: list[Evidence] = []
    for test in TESTS:
        if (across_kinds and test is _forecast) or (across_units and test in (_dimension, _what, _number)):
            continue
        found = test(a, b)
        if found is None:
            continue
        if found[0] == APART:
            return Identity(APART, True, (f"not the same because {found[1]}",))
        evidence.append(found)
    evidence.sort(key=lambda e: (-abs(e[0]), e[1]))
    return Identity(sum(e[0] for e in evidence), False, tuple(e[1] for e in evidence))


def _measure(a: Claim, b: Claim) -> Evidence | None:
    """What a workspace calls by name is that, whatever the words around it."""
    if a.measure is None or b.measure is None:
        return None
    return (3.0, f"both {a.measure}") if a.measure == b.measure else (APART, f"{a.measure} is not {b.measure}")


def _heir(a: Claim, b: Claim) -> Evidence | None:
    """A figure of which nothing is said goes on from the one before it."""
    return (2.0, "said of the figure before it") if heirs(a, b) else None


def heirs(a: Claim, b: Claim) -> bool:
    """Whether one of two claims goes on from the other."""
    return any(x.heir is not None and x.heir.fact.fact_id == y.fact.fact_id for x, y in ((a, b), (b, a)))


def _dimension(a: Claim, b: Claim) -> Evidence | None:
    one, other = a.dimension, b.dimension
    if one != other:
        return APART, f"{one} is not {other}"
    if a.fact.quantity.kind in ("temperature", "magnitude", "speed", "area", "power", "energy", "volume"):
        return 0.5, one
    return None


def _role(a: Claim, b: Claim) -> Evidence | None:
    if a.role == b.role:
        return None
    if echoes(a, b):  # "zwölf Prozent mehr Lohn" and, two weeks later, "zwölf Prozent"
        return -0.5, f"a {a.role} and a {b.role}, of one figure"
    return APART, f"a {a.role} is not a {b.role}"


def _forecast(a: Claim, b: Claim) -> Evidence | None:
    if (a.kind == "forecast") != (b.kind == "forecast"):
        return APART, "a forecast is not a count"
    return None


def _scope(a: Claim, b: Claim) -> Evidence | None:
    if (a.whole and (b.part or b.share)) or (b.whole and (a.part or a.share)):
        return APART, "a part is not its whole"
    if a.part != b.part and not (a.share or b.share):
        return APART, "a part is not its whole"
    if a.share != b.share and not (a.part or b.part or a.value.same(b.value)):
        return SHARE, "one is counted out of a whole"
    return None


def _period(a: Claim, b: Claim) -> Evidence | None:
    """Figures of two years are two measures for what adds up over a period, and two moments for what is a state."""
    kind = a.fact.quantity.kind
    if "counter" not in (a.kind, b.kind) and kind not in ("money", "mass", "percent"):
        return None
    if kind == "percent" and a.role == b.role == "level" and a.topic is not None and a.topic == b.topic:
        return None  # the rate of June and that of August
    if a.period and b.period:
        start, end = max(a.period[0], b.period[0]), min(a.period[1], b.period[1])
        if start > end:
            return APART, f"{a.period[0]} to {a.period[1]} is not {b.period[0]} to {b.period[1]}"
        return (1.0, "same period") if a.period == b.period else None
    with_period, without = (a, b) if a.period else (b, a)
    if with_period.period and without.article.day:
        start, end = with_period.period
        if end < without.article.day - timedelta(days=60) and not a.value.same(b.value):
            return APART, f"one is of {start} to {end}"
        return None
    return _since(a, b)


def _since(a: Claim, b: Claim) -> Evidence | None:
    """A sum since the war began is not the number of one Friday."""
    starts = [c.fact.time.start for c in (a, b) if c.fact.time and c.fact.time.start and not c.former]
    if len(starts) < 2 or "counter" not in (a.kind, b.kind):
        return None
    spans = [c.day - s if c.day else timedelta(0) for c, s in zip((a, b), starts, strict=True)]
    short, long = sorted(spans)
    if long > timedelta(days=21) and short < long / 4:
        return APART, f"one counts since {min(starts)}, the other since {max(starts)}"
    return None


def _what(a: Claim, b: Claim) -> Evidence | None:
    one, other = a.meaning[0], b.meaning[0]
    if one is None or other is None:
        return None
    kin = kinship(one, other)
    if kin == "equal":
        return (1.0 if general(one) else 2.0), f"both {one}"
    if kin == "kin":
        return 1.0, f"{one} ~ {other}"
    if kin == "apart" and not (anything(one) or anything(other)):
        return APART, f"{one} is not {other}"
    if (known(one) and known(other)) or anything(one) or anything(other):
        return 0.0, f"{one} may be {other}"
    if _compound(one, other):
        return 1.0, f"{one} ~ {other}"
    if "person" in (one, other) and {a.meaning[1], b.meaning[1]} <= _people_events():
        return 0.0, f"{one} may be {other}"
    if _people(a, one) and _people(b, other) and a.meaning[1] == b.meaning[1] and a.meaning[1] in _people_events():
        return -0.5, f"{one} may be {other}"
    if echoes(a, b) or a.fact.quantity.kind == "money":
        return -0.5, f"{one} and {other}, of one figure"
    if a.article.language == b.article.language:
        return (APART if a.fact.quantity.kind == "count" else -1.0), f"{one} is not {other}"
    return 0.0, f"{one} and {other}: not known to be the same"


def _topic(a: Claim, b: Claim) -> Evidence | None:
    """What a sum or size is of, by the words around it: revenue is no profit, and a dyke's height no water level."""
    one, other = a.topic, b.topic
    if one is None or other is None:
        fixed = "constant" in (a.kind, b.kind) and one is not other
        return (-0.5, f"{one or other} is said of one only") if fixed and a.fact.quantity.kind == "length" else None
    if one == other:
        said = a.fact.measure.what or b.fact.measure.what
        return (1.0 if said else 2.0), f"both {one}"
    if related(one, other) or echoes(a, b):
        return None
    return -4.0, f"{one} is not {other}"


def _purpose(a: Claim, b: Claim) -> Evidence | None:
    """Money for housing is no money for schools, in one language."""
    one, other = a.purpose, b.purpose
    if one is None or other is None or a.article.language != b.article.language:
        return None
    return (1.0, f"both for {one}") if one == other or _compound(one, other) else (-1.5, f"for {one}, not for {other}")


def _people(claim: Claim, concept: str) -> bool:
    """Whether those counted are people, by the table or by the form of the word ("Skifahrer")."""
    return kinship(concept, "person") in ("equal", "kin") or person_noun(
        claim.fact.measure.what or concept, claim.article.language
    )


def _compound(a: str, b: str) -> bool:
    """Fläche and Getreidefläche: the short word is the head of the long one."""
    short, long = sorted((a.lower(), b.lower()), key=len)
    return len(short) >= 4 and (long.endswith(short) or long.startswith(short))


def _event(a: Claim, b: Claim) -> Evidence | None:
    one, other = a.meaning[1], b.meaning[1]
    if one is None or other is None:
        told = one or other
        return (
            (-0.5 if told in _people_events() else -0.3, "what happened is not said")
            if one is other or told in (_people_events())
            else None
        )
    if one == other:
        return 2.0, f"both {one}"
    pair = frozenset((one, other))
    if pair in _near_events():
        return (1.5 if pair in _close_events() else 1.0), f"{one} ~ {other}"
    if one in _weak_events() or other in _weak_events():
        return -0.3, f"{one} may be {other}"
    if echoes(a, b) and not {one, other} <= _people_events():
        return -1.0, f"{one} and {other}, of one figure"
    if {one, other} <= _sharp_events():
        return APART, f"{one} is not {other}"
    if a.topic is not None and a.topic == b.topic:
        return None  # what rate it is says more than the verb: raised, scored
    return -1.5, f"{one} may be {other}"


def echoes(a: Claim, b: Claim) -> bool:
    """Whether one repeats the other's figure, and that is no chance: no figure of one digit."""
    digits = len(a.fact.quantity.nominal.normalize().as_tuple().digits)
    return a.value.same(b.value) and (digits > 1 or a.value.anchor >= ECHO)


def _who(a: Claim, b: Claim) -> Evidence | None:
    one, other = _counted(a), _counted(b)
    if not one or not other:
        return None
    if a.gazetteer.share(one, other):
        return 1.0, f"both of {_names(one)}"
    if all(e.id for e in (*one, *other)):
        return APART, f"{_names(one)} is not {_names(other)}"
    if _bodies(a, one) or _bodies(b, other):
        return None  # a parliament passes the budget of its government
    return -2.0, f"{_names(one)} is not {_names(other)}"


def _bodies(claim: Claim, entities: Iterable[Entity]) -> bool:
    """Whether all are called by what they are alone: "Landtag", "government"."""
    language = claim.article.language
    return language in languages() and all(e.id is None and known_word(e.name, language) for e in entities)


def _counted(claim: Claim) -> tuple[Entity, ...]:
    """Whose figure it is, without those who only say so."""
    who, sources = claim.fact.measure.who, claim.fact.sources
    if not who or not sources:
        return who
    said = {s.name.lower() for s in sources if not s.own_account}
    return tuple(e for e in who if e.name.lower() not in said)


def _where(a: Claim, b: Claim) -> Evidence | None:
    one, other = a.fact.measure.where, b.fact.measure.where
    if not one or not other:
        return None
    if a.gazetteer.same(one[0], other[0]):
        return 1.0, f"both in {one[0].name}"
    places = a.gazetteer
    if places.share(one, other) or any(places.contains(x, y) or places.contains(y, x) for x in one for y in other):
        row = row_of(a.fact)
        weight = -2.0 if row and row.kind == "counter" and not row.destination else 0.2
        return weight, f"{_names(one)} and {_names(other)}: one within the other"
    told = all(places.knows(e) for e in (*one, *other))
    return (APART if told else -2.0), f"{_names(one)} is not {_names(other)}"


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(e.name for e in entities)


def _words(a: Claim, b: Claim) -> Evidence | None:
    """Words in common around the figures; two versions of one sentence are told by all of their words."""
    if a.article.language != b.article.language:
        return None
    one, other = sentence_words(a), sentence_words(b)
    shared = one & other
    if len(shared) >= 4 and len(shared) >= 0.65 * max(len(one), len(other)):
        beside, there = near_words(a), near_words(b)
        alike = len(beside & there) / max(1, len(beside | there))
        return 1.0 + 2.0 * alike, "the same sentence in another version"
    common = context(a) & context(b)
    if not common:
        return None
    return min(1.5, 0.5 * len(common)), "words in common: " + ", ".join(sorted(common)[:4])


def _number(a: Claim, b: Claim) -> Evidence | None:
    """Equal figures hint at one measure, wildly different ones at two; never more than a hint."""
    if a.value.same(b.value):
        digits = len(a.fact.quantity.nominal.normalize().as_tuple().digits)
        telling = digits > 2 or (digits > 1 and a.fact.quantity.kind not in ("count", "percent", "age"))
        return (1.6 if telling else 1.2 if digits > 1 else 0.8), "the same figure"
    if _falls_far(a, b):
        return APART, "a counter does not fall so far in days: another happening"
    one, other = a.value, b.value
    if one.interval.overlaps(other.interval):
        return 0.4, "figures that overlap"
    small, large = sorted((abs(one.anchor), abs(other.anchor)))
    if small and large / small < CLOSE:
        return 0.4, "figures close to each other"
    if small and large / small < NEAR:
        return 0.2, "figures of a like size"
    if small and large / small > 100 and not 990 <= large / small <= 1010:
        return -0.8, "figures of another order"
    return None


def _falls_far(a: Claim, b: Claim) -> bool:
    """Whether a counter has fallen to a third or less within days: 27 arrested, and two weeks later five."""
    if a.kind != "counter" or b.kind != "counter" or a.day is None or b.day is None or a.former or b.former:
        return False
    first, last = sorted((a, b), key=lambda c: c.key)
    low, high = last.value, first.value
    exact = low.point is not None and high.point is not None
    return exact and last.printed != first.printed and abs(b.day - a.day) >= DAYS and low.anchor * FALL <= high.anchor


def _source(a: Claim, b: Claim) -> Evidence | None:
    if a.fact.sources and b.fact.sources and same_source(a, b):
        return 0.3, "same source"
    return None


# Cheap tests that can rule a pair out come first.
TESTS: tuple[Callable[[Claim, Claim], Evidence | None], ...] = (
    _dimension, _measure, _heir, _role, _forecast, _scope, _topic, _purpose, _what, _event, _who, _period, _where,
    _number, _source, _words,
)  # fmt: skip
