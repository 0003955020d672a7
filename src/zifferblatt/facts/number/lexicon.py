"""The number words of a language, indexed for the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Direction

RowKind = Literal[
    "one", "unit", "teen", "ten", "hundred", "thousand", "joiner", "plushalf", "scale", "vague", "some", "half",
    "fraction", "ratio", "each", "ordinal", "inner",
]  # fmt: skip


class NumberRow(Entry):
    """A row of ``numbers.yaml``; what each kind does is told at the head of the German table."""

    kind: RowKind
    value: str | Decimal
    words: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    article: bool = False
    glued: bool = False
    scale_only: bool = False
    needs: tuple[str, ...] = ()
    again: bool = False
    not_before: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    direction: Direction | None = None

    @property
    def number(self) -> Decimal:
        """The value; a fraction such as "2/3" is divided."""
        above, _, below = str(self.value).partition("/")
        return Decimal(above) / Decimal(below) if below else Decimal(above)


class GrammarRow(Entry):
    """The one row of ``grammar.yaml``."""

    decimal: str
    group: tuple[str, ...]
    closed_compounds: bool
    of: tuple[str, ...]
    the: tuple[str, ...]
    out_of: tuple[tuple[str, ...], ...]
    first: tuple[str, ...]
    from_to: tuple[str, str]
    joins: tuple[str, ...]
    minus: tuple[str, ...]
    times: tuple[str, ...]
    plus: tuple[str, ...]
    equals: tuple[str, ...]
    below_zero: tuple[tuple[str, str], ...]
    moves: tuple[str, ...] = ()
    ranging: tuple[str, ...] = ()
    verb_first: bool = False
    link: tuple[str, ...] = ()
    amount: tuple[str, ...] = ()
    amount_ends: tuple[str, ...] = ()
    times_as: tuple[str, ...] = ()
    than: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    factor: tuple[str, ...] = ()
    glued_before: tuple[str, ...] = ()
    shares_noun: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    people: str | None = None
    counting: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


class RangeRow(Entry):
    """A row of ``ranges.yaml``."""

    joins: tuple[str, ...]
    opens: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    glued: bool = False
    close: bool = False
    range_verbs: bool = False
    chained: bool = False


Morpheme = tuple[RowKind, Decimal]


@dataclass(frozen=True)
class Lexicon:
    """All that the grammar of numbers knows of one language.

    `words` maps a lower-case word to its rows (a word may have several: "half"); `phrases` the same for two words.
    `morphemes` are the pieces of compound number words, longest first.
    """

    language: str
    grammar: GrammarRow
    words: dict[str, tuple[NumberRow, ...]]
    phrases: dict[tuple[str, str], NumberRow]
    morphemes: dict[str, Morpheme]
    longest: int
    ranges: tuple[RangeRow, ...]

    def row(self, word: str, *kinds: RowKind) -> NumberRow | None:
        """The row of `word` that is of one of `kinds`, if any. Case matters only where the table has two spellings."""
        for row in self.words.get(word.lower(), ()):
            if row.kind in kinds:
                return row
        return None


@cache
def lexicon(language: str) -> Lexicon:
    """The number words of `language`. Raises `LanguageError` where a table is missing or broken."""
    words: dict[str, list[NumberRow]] = {}
    phrases: dict[tuple[str, str], NumberRow] = {}
    morphemes: dict[str, Morpheme] = {}
    for row in table(language, "numbers", NumberRow):
        for word in row.words:
            first, _, second = word.lower().partition(" ")
            if second:
                phrases[(first, second)] = row
            elif row not in words.setdefault(first, []):
                words[first].append(row)
        for piece in row.inside:
            morphemes[piece.lower()] = (row.kind, row.number)
    return Lexicon(
        language=language,
        grammar=table(language, "grammar", GrammarRow)[0],
        words={k: tuple(v) for k, v in words.items()},
        phrases=phrases,
        morphemes=morphemes,
        longest=max((len(m) for m in morphemes), default=0),
        ranges=table(language, "ranges", RangeRow),
    )
