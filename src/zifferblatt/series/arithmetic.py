"""Levels and the change between them, figures and their sum, counts and their percentage, within one article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from zifferblatt.facts.interval import Interval
from zifferblatt.model import Precision
from zifferblatt.series.between import announces, joined
from zifferblatt.series.claim import Claim
from zifferblatt.series.reckoning import PERCENT, Reckoning, apart, written

POINT = Decimal(1)  # percent: a rate of less is held against one
ADDABLE = frozenset({"count", "money", "area", "mass", "volume", "length"})
SMALL = 1000
LOOSE = frozenset({Precision.VAGUE, Precision.RANGE})


def sentences(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of one article by sentence, in reading order."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.fact.part, claim.fact.sentence.start), []).append(claim)
    return [sorted(found[key], key=lambda c: c.fact.number.start) for key in sorted(found)]


def changes(claims: Sequence[Claim]) -> list[Reckoning]:
    """ "von 80 auf 92 Millionen, ein Plus von 25 Prozent": where one sentence gives both levels and one change.

    The old level may stand in the next sentence, if that has no other figure.
    """
    found = []
    ordered = sentences(claims)
    for i, here in enumerate(ordered):
        behind = ordered[i + 1] if i + 1 < len(ordered) and len(ordered[i + 1]) == 1 else []
        former = [c for c in here if c.former] or [c for c in behind if c.former]
        if len(former) != 1:
            continue
        after = [c for c in here if c.role == "level" and not c.former and _alike(c, former[0])]
        moves = [c for c in here if c.role == "change" and c.fact.quantity.kind == "percent"]
        moves = moves or [c for c in here if c.role == "change" and _alike(c, former[0])]
        if len(moves) == 1 and len(after) == 1 and (made := _change(former[0], after[0], moves[0])):
            found.append(made)
    return found


def _alike(a: Claim, b: Claim) -> bool:
    return a.fact.quantity.kind == b.fact.quantity.kind and a.fact.quantity.unit == b.fact.quantity.unit


def _change(before: Claim, after: Claim, move: Claim) -> Reckoning | None:
    old, new, stated = (c.fact.quantity.nominal for c in (before, after, move))
    one, other = written(before), written(after)
    if not old or any(c.fact.quantity.precision in LOOSE for c in (before, after, move)):
        return None
    if one.low is None or one.high is None or other.low is None or other.high is None or one.low <= 0:
        return None
    points = Interval(*sorted((abs(other.low - one.high), abs(other.high - one.low))))
    if other.low < one.high and one.low < other.high:
        points = Interval(Decimal(0), points.high)
    difference = abs(new - old)
    if move.fact.quantity.unit == "%":
        rates = sorted(abs(x / y - 1) * PERCENT for x, y in ((other.low, one.high), (other.high, one.low)))
        rate = difference / old * PERCENT
        off = apart(written(move), Interval(rates[0], rates[1]), max(rate, POINT))
        if before.fact.quantity.kind == "percent" and not apart(written(move), points, max(difference, POINT)):
            # "von 4 auf 5 Prozent, plus 1 Prozent": points are meant
            return Reckoning("points", before, move, (after,), stated, rate, off)
        return Reckoning("change", before, move, (after,), stated, rate, off)
    off = apart(written(move), points, max(difference, Decimal("0.1")))
    return Reckoning("change", before, move, (after,), stated, difference, off)


def sums(claims: Sequence[Claim]) -> list[Reckoning]:
    """ "12 Männer und 8 Frauen, zusammen 20 Menschen": figures joined by "und", and right behind them their sum."""
    found = []
    for here in sentences(claims):
        for i, total in enumerate(here):
            if i < 2 or not announces(here[i - 1], total, "sum"):
                continue
            parts = [here[i - 1]]
            while i - len(parts) > 0 and _listed(here[i - len(parts) - 1], parts[0], first=len(parts) == 1):
                parts.insert(0, here[i - len(parts) - 1])
            if len(parts) > 1 and all(_addable(p, total) for p in parts):
                found.append(_sum(parts, total))
    return found


def _listed(one: Claim, other: Claim, *, first: bool) -> bool:
    """Whether two figures stand in one list; its last two are joined by "und"."""
    return announces(one, other, "and") or (not first and joined(one, other, "and", empty=True))


def _addable(part: Claim, total: Claim) -> bool:
    a, b = part.fact.quantity, total.fact.quantity
    return a.kind == b.kind and a.role == b.role and a.kind in ADDABLE and _unit(part) == _unit(total)


def _unit(claim: Claim) -> str | None:
    return None if claim.fact.quantity.kind == "count" else claim.fact.quantity.unit


def _sum(parts: Sequence[Claim], total: Claim) -> Reckoning:
    intervals = [written(p) for p in parts]
    lows = [x.low for x in intervals]
    highs = [x.high for x in intervals]
    low = None if None in lows else sum((x for x in lows if x is not None), Decimal(0))
    high = None if None in highs else sum((x for x in highs if x is not None), Decimal(0))
    reckoned = sum((p.fact.quantity.nominal for p in parts), Decimal(0))
    if any(p.fact.quantity.precision in LOOSE for p in (*parts, total)):
        low = high = None
    exact = _counted(parts, total)
    stated = written(total) if not exact else Interval(total.fact.quantity.nominal, total.fact.quantity.nominal)
    whole = Interval(low, high) if not exact else Interval(reckoned, reckoned)
    off = apart(stated, whole, reckoned)
    return Reckoning("sum", parts[-1], total, tuple(parts[:-1]), total.fact.quantity.nominal, reckoned, off)


def _counted(parts: Sequence[Claim], total: Claim) -> bool:
    """Whether all are small exact counts, which nobody rounds."""
    return all(counted(c) for c in (*parts, total))


def counted(one: Claim) -> bool:
    """Whether a figure is a small exact count, which nobody rounds."""
    quantity = one.fact.quantity
    return quantity.kind == "count" and quantity.precision is Precision.EXACT and quantity.nominal < SMALL


def shares(claims: Sequence[Claim]) -> list[Reckoning]:
    """ "60 der 200 Beschäftigten (30 Prozent)": a count, its whole, and right behind them the percentage."""
    found = []
    for here in sentences(claims):
        for (part, whole), (_, rate) in pairwise(pairwise(here)):
            if rate.fact.quantity.unit != "%" or not partitive(part, whole):
                continue
            if joined(whole, rate, "conversion", empty=True):
                found.append(_share(part, whole, rate))
    return found


def partitive(part: Claim, whole: Claim) -> bool:
    """Whether two counts stand as "60 der 200", "60 of the 200"."""
    a, b = part.fact.quantity, whole.fact.quantity
    if a.precision is Precision.VAGUE and a.nominal > b.nominal:
        return False  # "Tausende gedachten der 16 Toten"
    return a.kind == b.kind == "count" and a.unit in (None, b.unit) and joined(part, whole, "partitive")


def _share(part: Claim, whole: Claim, rate: Claim) -> Reckoning:
    count, of = part.fact.quantity.nominal, whole.fact.quantity.nominal
    reckoned = count / of * PERCENT if of else Decimal(0)
    one, other = written(part), written(whole)
    bounded = None not in (one.low, one.high, other.low, other.high) and (other.low or 0) > 0
    low = one.low / other.high * PERCENT if bounded and one.low is not None and other.high else None
    high = one.high / other.low * PERCENT if bounded and one.high is not None and other.low else None
    off = apart(written(rate), Interval(low, high), max(reckoned, POINT))
    return Reckoning("share", whole, rate, (part,), rate.fact.quantity.nominal, reckoned, off)
