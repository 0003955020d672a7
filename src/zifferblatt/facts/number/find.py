"""Finds the numbers of a sentence: what is written, from where to where, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.number.atom import Atom, atom, tail_of
from zifferblatt.facts.number.hyphened import hyphened
from zifferblatt.facts.number.lexicon import Lexicon, RangeRow, lexicon
from zifferblatt.facts.number.shares import multiplied, of_factor, share, short, slashed
from zifferblatt.facts.number.spelled import begins, spelled
from zifferblatt.facts.number.vague import vague
from zifferblatt.facts.units import UnitMatch, unit_at, unit_before
from zifferblatt.model import Direction, Precision

LARGEST = Decimal(10) ** 24  # nothing in the news is larger, and it keeps the arithmetic exact
NEAR = 4  # tokens before a number among which a link is looked for
FAR = Decimal(20)  # no range reaches over more than this behind "by"
CLOSE = Decimal(3)  # "zwei oder drei" is a range, "zwei oder zwanzig" a choice


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: tokens `first`:`last`, offsets `start`:`end` of its core in the text.

    `nominal`, `low` and `high` are the value before any hedge. `modifier` is the word that makes it vague. `tail` is
    what follows in the same word ("tägig", "Jähriger"); the unit or noun is looked for from token `after` on.
    `article`: written as "ein" or "one", which may be no number at all. `digits`: written in digits;
    `factor`: the product of its scale words; `direction`: a verb that multiplies (verdoppelte) goes this way.
    """

    first: int
    last: int
    start: int
    end: int
    nominal: Decimal
    low: Decimal | None
    high: Decimal | None
    after: int
    precision: Precision = Precision.EXACT
    share: bool = False
    ratio: bool = False
    modifier: str | None = None
    tail: str | None = None
    article: bool = False
    digits: bool = False
    scaled: bool = False
    optional: bool = False
    half: bool = False
    factor: Decimal = Decimal(1)
    direction: Direction | None = None


def numbers(tokens: Sequence[Token], lex: Lexicon) -> list[Number]:
    """All number expressions of one sentence in reading order; they never overlap."""
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        number = _number(tokens, i, lex) if may_begin(tokens, i, lex) else None
        if number is not None and number.precision is Precision.RANGE and multiplied(tokens, number.after, lex):
            number = replace(number, ratio=True, after=number.after + 1)
        if number is not None and of_factor(tokens, i, lex) and not number.tail:
            number = replace(number, ratio=True, share=False)
        if number is not None and max(number.nominal, number.high or number.nominal) > LARGEST:
            number = None
        if number is None:
            i += 1
        else:
            found.append(number)
            i = max(number.last, i + 1)
    return found


@lru_cache(maxsize=64)
def numbers_in(sentence: Sentence, language: str) -> tuple[Number, ...]:
    """The numbers of a sentence; those of the last sentences are remembered."""
    return tuple(numbers(sentence.tokens, lexicon(language)))


def may_begin(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a number expression can begin at token `i`; most words of an article are sorted out here."""
    token = tokens[i]
    if token.kind != "word":
        return token.kind == "number"
    if _known(token.lower, lex.language):
        return True
    the = token.lower in lex.grammar.the and i + 1 < len(tokens)
    return the and lex.row(tokens[i + 1].lower, "fraction") is not None


@lru_cache(maxsize=50_000)
def _known(word: str, language: str) -> bool:
    lex = lexicon(language)
    first, hyphen, _ = word.partition("-")
    if word in lex.words or any(word == p for p, _ in lex.phrases):
        return True
    if hyphen and (first in lex.words or first in lex.grammar.glued_before):
        return True
    return spelled(word, lex) is not None or begins(word, lex) is not None


def _number(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    if tokens[i].kind == "sign":
        return None
    part = share(tokens, i, lex)
    if part is not None:
        first, last, value, is_share, after = part
        if is_share and _of_unit(tokens, last, lex):  # a quarter of a percentage point
            return Number(
                first, last, tokens[first].start, tokens[last - 1].end, value, value, value, last + 2, scaled=True,
            )  # fmt: skip
        if is_share and (whole := _of_scale(tokens, last, lex)) is not None:
            value, last, is_share = value * whole, last + 3, False
            return Number(
                first, last, tokens[first].start, tokens[last - 1].end, value, value, value, last,
                scaled=True, factor=whole,
            )  # fmt: skip
        way = None if is_share or (row := lex.row(tokens[first].lower, "ratio")) is None else row.direction
        inner = next((t.text for t in tokens[first + 1 : last - 1] if lex.row(t.lower, "inner") is not None), None)
        return Number(
            first, last, tokens[first].start, tokens[last - 1].end, value, value, value, after,
            share=is_share, ratio=not is_share, precision=Precision.ABOUT if inner else Precision.EXACT, modifier=inner,
            direction=way, optional=way is not None,
        )  # fmt: skip
    loose = vague(tokens, i, lex)
    if loose is not None:
        return Number(
            i, loose.last, tokens[i].start, tokens[loose.last - 1].end, loose.scale, 2 * loose.scale, None, loose.last,
            Precision.VAGUE, modifier=loose.modifier, optional=loose.optional, scaled=not loose.optional,
        )  # fmt: skip
    if (compound := _hyphened(tokens, i, lex)) is not None:
        return compound
    part_of_unit = slashed(tokens, i, lex)
    if part_of_unit is not None:
        return _stroke(tokens, i, part_of_unit, lex)
    one = _mixed(tokens, atom(tokens, i, lex), lex)
    return None if one is None else _range(tokens, one, lex) or _single(tokens, one)


def _hyphened(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    """ "four-to-seven", "two-and-a-half-hour", "one-in-five"."""
    found = hyphened(tokens, i, lex)
    if found is None:
        return None
    precision = Precision.RANGE if found.low < found.high else Precision.EXACT
    low, high = (short(v) if found.share else v for v in (found.low, found.high))
    return Number(
        i, found.last, tokens[i].start, found.end, low, low, high, found.last,
        precision=precision, tail=found.tail, share=found.share, scaled=precision is Precision.EXACT,
    )  # fmt: skip


def _mixed(tokens: Sequence[Token], one: Atom | None, lex: Lexicon) -> Atom | None:
    """ "12 1/2", "12½": a whole number with a fraction behind it."""
    if one is None or not one.digits or one.scaled or one.tail or one.last >= len(tokens) or one.value % 1:
        return one
    j, part = one.last, slashed(tokens, one.last, lex)
    sign = lex.row(tokens[j].lower, "fraction") if len(tokens[j].text) == 1 and not tokens[j].text.isalpha() else None
    if part is None and sign is None:
        return one
    last = j + (3 if part is not None else 1)
    value = one.value + (part if part is not None else sign.number if sign is not None else 0)
    tail, after = tail_of(tokens, last, lex)
    return replace(one, last=last, end=tokens[last - 1].end, value=value, after=after, tail=tail)


def _of_unit(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Behind a fraction at token `i` stands the unit that it is a part of: a third of a mile."""
    if i + 2 >= len(tokens) or tokens[i].lower not in lex.grammar.of:
        return False
    one = lex.row(tokens[i + 1].lower, "one")
    return one is not None and one.article and unit_at(tokens, i + 2, lex.language) is not None


def _of_scale(tokens: Sequence[Token], i: int, lex: Lexicon) -> Decimal | None:
    """What a fraction is a part of where it makes a number: a quarter of a million."""
    if i + 2 >= len(tokens) or tokens[i].lower not in lex.grammar.of:
        return None
    one, scale = lex.row(tokens[i + 1].lower, "one"), lex.row(tokens[i + 2].lower, "scale")
    return scale.number if one is not None and scale is not None and not scale.glued else None


def _stroke(tokens: Sequence[Token], i: int, value: Decimal, lex: Lexicon) -> Number:
    """A fraction with a stroke; it measures where a unit follows (1/2 pound), else it is a share."""
    last = i + 3
    measures = unit_at(tokens, last, lex.language) is not None
    return Number(
        i, last, tokens[i].start, tokens[last - 1].end, value, value, value, last,
        share=not measures, digits=measures, scaled=True,
    )  # fmt: skip


def _single(tokens: Sequence[Token], one: Atom) -> Number:
    return Number(
        one.first, one.last, one.start, one.end, one.value, one.value, one.value, one.after,
        precision=Precision.ABOUT if one.inner else Precision.EXACT, modifier=one.inner, tail=one.tail,
        article=one.article, digits=one.digits, scaled=one.scaled, half=one.half, factor=one.factor,
    )  # fmt: skip


def _range(tokens: Sequence[Token], low: Atom, lex: Lexicon) -> Number | None:
    """`low` with the number it is joined to, if the two make a range."""
    if low.tail:
        return None
    j = low.last
    repeated = unit_at(tokens, j, lex.language)  # between 5% and 6%
    between = repeated.last if repeated is not None else j
    cut_short = j < len(tokens) and tokens[j].text == "-" and tokens[j].glued and not _glued(tokens, j + 1)
    j += cut_short  # "zwei- bis dreitausend"
    joining = _joining(lex.language)
    if not any(k < len(tokens) and tokens[k].lower in joining for k in (j, between)):
        return None
    for row in lex.ranges:
        k = _joined(tokens, j, row)
        if k is None and between > j:
            k = _joined(tokens, between, row)
        if k is None:
            continue
        if not _opened(tokens, low.first, row, lex) and not (row.chained and _chained(tokens, k, row, lex)):
            continue
        sign = _currency(tokens, low.first, k, lex)
        k += sign + _minus_again(tokens, low.first, k, lex)
        high = atom(tokens, k, lex)
        if high is None or high.article:
            continue
        if between > j and not _same_unit(tokens, repeated, high, lex):
            continue
        start = _same_scale(low, high, cut_short)
        again = sign > 0 or between > j or low.scaled
        moved = not row.opens and tokens[low.first - 1].lower in lex.grammar.moves if low.first else False
        if moved and high.value > CLOSE * start:
            continue  # jumped 27,000 to 263,000
        if again and high.value > CLOSE * start and not row.opens and (sign or _linked(tokens, low.first - sign, lex)):
            continue  # up by $4 million to $90 million
        if high.value > FAR * start and not row.opens and _linked(tokens, low.first, lex):
            continue  # down by 45,000 to 2.83 million
        if _since(tokens, low, high, lex):
            continue  # rose in 2024 to 95 million
        if start >= high.value or (row.close and (high.value > CLOSE * start or high.tail)):
            continue
        return replace(
            _single(tokens, high), first=low.first, start=low.start, nominal=start, low=start, high=high.value,
            precision=Precision.RANGE, digits=low.digits and high.digits,
        )  # fmt: skip
    return None


def _since(tokens: Sequence[Token], low: Atom, high: Atom, lex: Lexicon) -> bool:
    """Whether `low` is a year, by the word before it and its four digits, and `high` is none."""
    from zifferblatt.facts.number.not_figures import words
    from zifferblatt.facts.number.years import YEAR_LENGTH, YEARS  # it reads what is found here

    plain = low.digits and not low.scaled and low.end - low.start == YEAR_LENGTH and low.value in YEARS
    dated = low.first > 0 and tokens[low.first - 1].lower in words(lex.language, "dating")
    return plain and dated and high.value not in YEARS


def _chained(tokens: Sequence[Token], k: int, row: RangeRow, lex: Lexicon) -> bool:
    """The number at `k` is followed by another joined in the same way: from 5 to 7 percent to 3 to 5 percent."""
    for _ in range(2):
        number = atom(tokens, k, lex)
        if number is None:
            return False
        unit = unit_at(tokens, number.after, lex.language)
        joined = _joined(tokens, unit.last if unit else number.last, row)
        if joined is None:
            return False
        k = joined
    return True


def _linked(tokens: Sequence[Token], first: int, lex: Lexicon) -> bool:
    """A word that makes a change stands close before: by (more than) four million."""
    return any(t.lower in lex.grammar.link for t in tokens[max(0, first - NEAR) : first])


def _currency(tokens: Sequence[Token], first: int, k: int, lex: Lexicon) -> int:
    """How many tokens at `k` repeat the currency sign before token `first`: $62 to $68."""
    sign = unit_before(tokens, first, lex.language)
    if sign is None:
        return 0
    size = sign.last - sign.first
    again = [t.text for t in tokens[k : k + size]] == [t.text for t in tokens[sign.first : sign.last]]
    return size if again and k + size < len(tokens) else 0


def _minus_again(tokens: Sequence[Token], first: int, k: int, lex: Lexicon) -> bool:
    """ "minus 11 bis minus 15 Grad": the word stands before both numbers."""
    again = first > 0 and k + 1 < len(tokens) and tokens[k].lower in lex.grammar.minus
    return again and tokens[k].lower == tokens[first - 1].lower


def _same_unit(tokens: Sequence[Token], repeated: UnitMatch | None, high: Atom, lex: Lexicon) -> bool:
    unit = unit_at(tokens, high.after, lex.language)
    return unit is not None and repeated is not None and unit.symbol == repeated.symbol


def _same_scale(low: Atom, high: Atom, cut_short: bool) -> Decimal:
    """The low end, with the scale that only the high end writes: 58 bis 60 Millionen."""
    if high.factor > 1 and low.factor == 1 and low.value * high.factor < high.value:
        return low.value * high.factor
    if cut_short:
        for factor in (Decimal(1000), Decimal(100)):
            if high.value % factor == 0 and low.value * factor < high.value:
                return low.value * factor
    return low.value


@cache
def _joining(language: str) -> frozenset[str]:
    """The words and signs that may begin what joins two numbers."""
    return frozenset(phrase.split()[0] for row in lexicon(language).ranges for phrase in row.joins)


@cache
def _parts(joins: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in joins)


def _joined(tokens: Sequence[Token], j: int, row: RangeRow) -> int | None:
    """The index after the joining words of `row` at `j`, or None."""
    for parts in _parts(row.joins):
        k = j + len(parts)
        if k < len(tokens) and all(tokens[j + n].lower == p for n, p in enumerate(parts)):
            if row.glued and not (tokens[j].glued and tokens[k].glued):
                continue
            return k
    return None


def _opened(tokens: Sequence[Token], first: int, row: RangeRow, lex: Lexicon) -> bool:
    before = [t.lower for t in tokens[max(0, first - 3) : first]]
    if row.not_after and any(w in row.not_after for w in before):
        return False
    if row.range_verbs:
        # "from 10 to 15" is a range; "rose from 10 to 15" is a change, and its two numbers are two claims
        return row.opens[0] in before and any(t.lower in lex.grammar.ranging for t in tokens[max(0, first - 4) : first])
    return not row.opens or any(w in row.opens for w in before)


def _glued(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].glued


__all__ = ["Number", "numbers", "numbers_in"]
