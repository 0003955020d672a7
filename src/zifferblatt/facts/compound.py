"""What hangs on a number in the same word and counts: sechsköpfig, dreifach, 11-Mann-Truppe."""

from __future__ import annotations

from zifferblatt.facts.number import Number
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Kind


class CompoundRow(Entry):
    """A row of ``compounds.yaml``."""

    tail: tuple[str, ...]
    kind: Kind
    unit: str | None = None
    optional: bool = False
    next: tuple[str, ...] = ()


def counted_tail(number: Number, language: str, behind: str) -> CompoundRow | None:
    """The row that fits what hangs on `number`, if any; `behind`: the word that follows, in lower case."""
    if number.tail is None:
        return None
    tail = number.tail.lower()
    whole = not lexicon(language).grammar.closed_compounds  # 12-car, but no 12-carat
    head = tail.partition("-")[0]
    rows: tuple[CompoundRow, ...] = table(language, "compounds", CompoundRow)
    if whole:
        return next((row for row in rows if head in row.tail or head.removesuffix("s") in row.tail), None)
    fits = (row for row in rows if tail.startswith(tuple(t.lower() for t in row.tail)))
    return next((row for row in fits if not row.next or behind in row.next), None)
