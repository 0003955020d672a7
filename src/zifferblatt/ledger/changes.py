"""What a later reading of the same article makes of its figures: which are new, gone, or read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zifferblatt.model import Fact

ASIDE = frozenset({"cues", "sentence", "mention", "corrected"})  # fields that say how it was read, not what it says


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that a later reading finds, misses, or reads otherwise; `fields` then name what differs."""

    kind: Literal["new", "gone", "changed"]
    fact: Fact
    fields: tuple[str, ...] = ()


def changes(before: Sequence[Fact], after: Sequence[Fact]) -> Iterator[Change]:
    """The figures of one article that differ between two readings, in reading order; the gone ones last.

    A figure is the same where its id is: the place of its number in the text.
    """
    known = {fact.fact_id: fact for fact in before}
    for fact in after:
        old = known.pop(fact.fact_id, None)
        if old is None:
            yield Change("new", fact)
        elif fields := tuple(_differing(old, fact)):
            yield Change("changed", fact, fields)
    for fact in known.values():
        yield Change("gone", fact)


def _differing(old: Fact, new: Fact) -> Iterator[str]:
    """The names of the fields that say something else now; those of quantity and measure one by one."""
    for name in sorted(Fact.model_fields.keys() - ASIDE - {"quantity", "measure"}):
        if getattr(old, name) != getattr(new, name):
            yield name
    for part in ("quantity", "measure"):
        one, other = getattr(old, part), getattr(new, part)
        yield from (name for name in type(one).model_fields if getattr(one, name) != getattr(other, name))
