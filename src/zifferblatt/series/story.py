"""Whether two articles are about the same happening (first version; see below)."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.model import Reading


def pairs(readings: Sequence[Reading], *, same_story: bool) -> list[tuple[int, int]]:
    """The index pairs of articles to be compared, the earlier first."""
    return [(i, j) for j in range(len(readings)) for i in range(j)]
