"""Vague numbers: "Dutzende", "mehrere hundert", "hundreds of thousands", "einige"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.lexicon import Lexicon, NumberRow, RowKind
from zifferblatt.facts.number.spelled import spelled

HUNDRED = Decimal(100)
MANY: tuple[RowKind, ...] = ("scale", "hundred", "thousand")  # what "some" multiplies


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague number up to token `last`; `scale` is what it counts in: 100 for "mehrere hundert", 1 for "einige"."""

    last: int
    scale: Decimal
    modifier: str | None
    optional: bool


def vague(tokens: Sequence[Token], i: int, lex: Lexicon) -> Vague | None:
    """The vague number that begins at token `i`, or None."""
    some, j = _some(tokens, i, lex)
    scale, last = _scale(tokens, j, lex, after_some=some is not None)
    if some is not None:
        words = " ".join(t.text for t in tokens[i:j])
        if scale is not None:
            return Vague(last, scale, words, False)
        return None if some.scale_only else Vague(j, Decimal(1), None, True)
    return None if scale is None else Vague(last, scale, None, False)


def _some(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[NumberRow | None, int]:
    if i + 1 < len(tokens):
        row = lex.phrases.get((tokens[i].lower, tokens[i + 1].lower))
        if row is not None and row.kind == "some" and (not row.needs or _needed(tokens, i + 2, row.needs)):
            return row, i + 2
    row = lex.row(tokens[i].lower, "some")
    return row, i + (row is not None)


def _needed(tokens: Sequence[Token], i: int, needs: Sequence[str]) -> bool:
    return i < len(tokens) and tokens[i].lower in needs


def _scale(tokens: Sequence[Token], j: int, lex: Lexicon, *, after_some: bool) -> tuple[Decimal | None, int]:
    """The product of the scale words from token `j` on, and the token after them."""
    product: Decimal | None = None
    must_go_on = False
    if after_some and j + 1 < len(tokens) and tokens[j].lower in lex.grammar.of and lex.row(tokens[j + 1].lower, *MANY):
        j += 1  # a couple of hundred
    while j < len(tokens) and tokens[j].kind == "word":
        word = tokens[j].lower
        row = lex.row(word, "vague")
        if row is not None and row.needs and not (tokens[j + 1 : j + 2] and tokens[j + 1].lower in row.needs):
            row = None  # she scores twice
        value = row.number if row is not None else None
        if value is None and (after_some or product is not None):
            counted = lex.row(word, *MANY)
            value = counted.number if counted is not None and not counted.glued else _power(word, lex)
        if value is None:
            break
        product = value if product is None else product * value
        must_go_on = row is not None and row.scale_only
        j += 1
        of_more = (
            j + 1 < len(tokens) and tokens[j].lower in lex.grammar.of and lex.row(tokens[j + 1].lower, "vague", "scale")
        )
        j += bool(of_more)
    return (None, j) if must_go_on and not _several(product) else (product, j)


def _power(word: str, lex: Lexicon) -> Decimal | None:
    """The value of a number word that is a power of ten from hundred on: hunderttausend."""
    value = spelled(word, lex)
    return value if value is not None and value >= HUNDRED and str(value).strip("0") == "1" else None


def _several(product: Decimal | None) -> bool:
    return product is not None and product >= HUNDRED
