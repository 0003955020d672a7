"""All that the figures of one article must agree on by arithmetic."""

from __future__ import annotations

from zifferblatt.model import Reading
from zifferblatt.series import arithmetic, conversion, parts
from zifferblatt.series.claim import claims_of
from zifferblatt.series.reckoning import Reckoning


def reckonings(reading: Reading) -> tuple[Reckoning, ...]:
    """Every figure of an article that follows from others of it, those that agree too, in reading order."""
    claims = sorted(claims_of(reading), key=lambda c: (c.fact.part, c.fact.number.start))
    found = [
        *arithmetic.changes(claims),
        *arithmetic.sums(claims),
        *arithmetic.shares(claims),
        *parts.parts(claims),
        *conversion.conversions(claims),
    ]
    return tuple(sorted(found, key=lambda r: (r.new.fact.part, r.new.fact.number.start, r.check)))
