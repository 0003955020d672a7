"""What editors decided of figures: these belong together, those do not. It wins over whatever the words say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zifferblatt.model import Fact, Reading
from zifferblatt.series.claim import Claim, claim

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of fact ids that an editor put together, and pairs that an editor took apart."""

    linked: frozenset[Pair] = frozenset()
    unlinked: frozenset[Pair] = frozenset()

    def parted(self, one: Iterable[Claim], other: Iterable[Claim]) -> bool:
        """Whether some claim of `one` was taken apart from some claim of `other`."""
        if not self.unlinked:
            return False
        ids = {c.fact.fact_id for c in other}
        return any({c.fact.fact_id, i} in self.unlinked for c in one for i in ids)

    def split(self, group: Sequence[Claim]) -> list[tuple[Claim, ...]]:
        """A group of claims without pairs that were taken apart: whoever may not stay with the first goes elsewhere."""
        found: list[list[Claim]] = []
        for one in group:
            home = next((part for part in found if not self.parted(part, [one])), None)
            if home is None:
                found.append([one])
            else:
                home.append(one)
        return [tuple(part) for part in found]


NOTHING = Decided()


def comparable(one: Fact, one_reading: Reading, other: Fact, other_reading: Reading) -> bool:
    """Whether two figures may stand in one series at all: kilograms and people may not, whoever says so."""
    a, b = claim(one, one_reading.article), claim(other, other_reading.article)
    return a.dimension == b.dimension and a.role == b.role
