"""A part within one article may not exceed its whole, and parts that share nothing may not do so together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from zifferblatt.facts.units import to_base
from zifferblatt.model import Precision
from zifferblatt.series.arithmetic import counted, partitive, sentences
from zifferblatt.series.between import announces, joined, trails
from zifferblatt.series.claim import Claim
from zifferblatt.series.concepts import general, kinship, known
from zifferblatt.series.reckoning import Reckoning, written

UPPER = frozenset({Precision.AT_LEAST, Precision.MORE_THAN, Precision.VAGUE})
APART_PEOPLE = (frozenset({"man", "woman"}), frozenset({"killed", "injured"}), frozenset({"killed", "missing"}))


def parts(claims: Sequence[Claim]) -> list[Reckoning]:
    """Every part with the whole that it is a part of, and the parts of one whole together where they share nothing."""
    found: list[Reckoning] = []
    ordered = sentences(claims)
    for here in ordered:
        found += [_held(w, (p,)) for p, w in pairwise(here) if partitive(p, w)]
        whole: Claim | None = None
        listed: list[Claim] = []
        for one in here:
            if whole is not None and _part_of(one, whole, listed):
                listed.append(one)
                found.append(_held(whole, (one,)))
                if len(listed) > 1 and _share_nothing(listed):
                    found.append(_held(whole, tuple(listed)))
            elif _whole(one):
                whole, listed = one, []
    return [r for r in found if r.off > 0 or len(r.others) == 0]


def _whole(one: Claim) -> bool:
    return one.role == "level" and not one.former and one.fact.measure.scope != "part" and not one.fact.optional


def _part_of(one: Claim, whole: Claim, listed: Sequence[Claim]) -> bool:
    """Whether a figure is said to be a part of `whole`: announced by "davon", or listed behind one that is."""
    a, b = one.fact.quantity, whole.fact.quantity
    if a.kind != b.kind or (a.kind in ("money", "percent") and a.unit != b.unit) or one.role != "level" or one.former:
        return False
    if a.kind not in ("count", "money", "area", "mass", "volume"):
        return False
    last = listed[-1] if listed else whole
    if listed and (joined(last, one, "and", empty=True) or announces(last, one, "and")):
        return one.fact.measure.scope == "part"
    return (announces(last, one, "part") or trails(one, "part")) and (a.kind != "count" or _countable(one, whole))


def _countable(one: Claim, whole: Claim) -> bool:
    """Whether things of one kind may be counted among the others: people among people, not shots among people."""
    a, b = one.fact.measure.what, whole.fact.measure.what
    if a is None or b is None or a == b:
        return True
    if known(a) and known(b):
        return kinship(one.meaning[0] or a, whole.meaning[0] or b) != "apart"
    return not (known(a) or known(b)) or general(a) or general(b)


def _share_nothing(listed: Sequence[Claim]) -> bool:
    """Whether no thing is counted in two of these parts: tonnes of wheat and of barley, men and women, dead and hurt.

    People are told by many words at once (children, tourists, women): their parts mostly overlap.
    """
    return all(_disjoint(a, b) for i, a in enumerate(listed) for b in listed[i + 1 :])


def _disjoint(a: Claim, b: Claim) -> bool:
    one, other = a.fact.measure.what, b.fact.measure.what
    pairs = (frozenset((one or "", other or "")), frozenset((a.meaning[1] or "", b.meaning[1] or "")))
    if any(p in APART_PEOPLE for p in pairs):
        return True
    if one is None or other is None or one == other:
        return False
    if a.fact.quantity.kind != "count":
        return True
    return not known(one) and not known(other) and a.fact.quantity.unit != b.fact.quantity.unit


def _held(whole: Claim, those: Sequence[Claim]) -> Reckoning:
    """The least that the parts come to, against the most that the whole may be."""
    unit = whole.fact.quantity.unit if whole.fact.quantity.kind != "count" else None
    least = sum((_least(p) for p in those), Decimal(0))
    most = to_base(high, unit) if (high := _most(whole)) is not None else None
    nominal = to_base(whole.fact.quantity.nominal, unit)
    off = max(Decimal(0), least - most) / nominal if most is not None and nominal else Decimal(0)
    stated = sum((_base(p, p.fact.quantity.nominal) for p in those), Decimal(0))
    return Reckoning("part", whole, those[-1], tuple(those[:-1]), stated, nominal, off)


def _base(one: Claim, value: Decimal) -> Decimal:
    quantity = one.fact.quantity
    return to_base(value, quantity.unit if quantity.kind != "count" else None)


def _least(part: Claim) -> Decimal:
    quantity = part.fact.quantity
    low = quantity.nominal if counted(part) else written(part).low
    return _base(part, low) if low is not None else Decimal(0)


def _most(whole: Claim) -> Decimal | None:
    if whole.fact.quantity.precision in UPPER:
        return None
    return whole.fact.quantity.nominal if counted(whole) else written(whole).high
