"""Figures of one measure that differ in their unit alone: square kilometres told as kilometres, points as percent.

No series can hold both, since they cannot be compared; so the pair is told by itself, and contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zifferblatt.series.claim import Claim
from zifferblatt.series.identity import identity
from zifferblatt.series.link import Group, Link
from zifferblatt.series.relation import OTHER_UNIT, Verdict, other_unit

SURE = 3.0  # evidence needed, more than for a link: an equal number may be chance
# Units that one word, or one letter, turns into each other.
NEIGHBOURS = (frozenset({"length", "area"}), frozenset({"area", "volume"}), frozenset({"percent:%", "percent:pp"}))


@dataclass(frozen=True, slots=True)
class Slip:
    """Two claims that give one number in two units that do not convert."""

    earlier: Claim
    later: Claim

    @property
    def verdict(self) -> Verdict:
        """What the later claim is to the earlier one."""
        a, b = self.earlier.fact.mention.text, self.later.fact.mention.text
        return Verdict("contradicted", None, ("unit_differs",), (f"{a} → {b}", OTHER_UNIT))


def between(one: Sequence[Group], other: Sequence[Group], links: Iterable[Link]) -> list[Slip]:
    """The slips between two articles, among the groups that no link joins."""
    joined = {id(g) for link in links for g in (link.earlier, link.later)}
    return [
        slip
        for a in one
        if id(a) not in joined
        for b in other
        if id(b) not in joined and (slip := _slip(a[0], b[0])) is not None
    ]


def within(groups: Sequence[Group]) -> list[Slip]:
    """The slips of one article: its title against its text."""
    titles = [g for g in groups if all(c.fact.part == "title" for c in g)]
    bodies = [g for g in groups if any(c.fact.part == "text" for c in g)]
    return [slip for t in titles for b in bodies if (slip := _slip(b[0], t[0])) is not None]


def _slip(earlier: Claim, later: Claim) -> Slip | None:
    if frozenset((earlier.dimension, later.dimension)) not in NEIGHBOURS or not other_unit(earlier, later):
        return None
    found = identity(earlier, later, across_units=True)
    return None if found.apart or found.score < SURE else Slip(earlier, later)
