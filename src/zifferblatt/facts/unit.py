"""The unit of a number: behind it, before it (currencies), in the same word, or shared with the next number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.articles.document import Token
from zifferblatt.facts.noun import counted_noun
from zifferblatt.facts.number import Number
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.not_figures import words
from zifferblatt.facts.number.years import YEAR_LENGTH, YEARS
from zifferblatt.facts.role_words import replaced
from zifferblatt.facts.units import (
    currency_paid,
    kind_of,
    unit_at,
    unit_before,
    unit_beside,
    unit_between,
    unit_in_compound,
)
from zifferblatt.language.writing import capitals
from zifferblatt.model import Kind

ONE = Decimal(1)
HUNDRED, MILLION = Decimal(100), Decimal(10) ** 6
PAID = 6  # tokens before an amount in which a word of paying is looked for
SHARED_AT_MOST = 3  # tokens between two numbers that share the second one's unit
TIMES = frozenset("×xX*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its words: tokens `first`:`last`, symbol, kind, and what one written unit is worth in `symbol`."""

    first: int
    last: int
    symbol: str
    kind: Kind
    text: str
    factor: Decimal = ONE
    sign: Decimal = ONE


def unit_of(tokens: Sequence[Token], number: Number, seen: Sequence[Number], language: str) -> Unit | None:
    """The unit of measure of `number`, or None where it counts things."""
    if number.share or number.ratio:
        return None
    found = _own(tokens, number, language)
    if found is None and not number.article:
        found = _shared(tokens, number, seen, language) or _of_former(tokens, number, seen, language)
    if found is None or found.kind != "temperature":
        return found
    return _below_zero(tokens, number, found, language)


def _own(tokens: Sequence[Token], number: Number, language: str) -> Unit | None:
    if number.tail is not None:
        match = unit_in_compound(number.tail, language)
        if match is not None:
            return Unit(number.first, number.after, match.symbol, match.kind, match.text, match.factor)
    before = unit_before(tokens, number.first, language)
    if before is not None:
        return Unit(before.first, number.last, before.symbol, before.kind, before.text, before.factor)
    if number.tail is not None:
        return None
    if number.first and year_like(number) and tokens[number.first - 1].text in words(language, "month"):
        return None  # das Hoch vom Januar 1980 von 49,45 Dollar
    match = unit_at(tokens, number.after, language) if number.after < len(tokens) else None
    if match is None and number.after < len(tokens):
        of = lexicon(language).grammar.of
        if tokens[number.after].lower in of and number.after + 1 < len(tokens):
            match = unit_at(tokens, number.after + 1, language)  # millions of dollars
    if match is None and not number.half:
        noun = counted_noun(tokens, number.after, language) if capitals(language) else None
        match = unit_at(tokens, noun.index, language) if noun is not None and noun.index > number.after else None
    if match is None and number.digits and number.after < len(tokens) and tokens[number.after].glued:
        joined = unit_in_compound(tokens[number.after].text, language) if "-" in tokens[number.after].text else None
        if joined is not None:  # a 50cm-thick wall
            return Unit(number.after, number.after + 1, joined.symbol, joined.kind, joined.text, joined.factor)
    if match is None and number.after < len(tokens) and number.nominal < HUNDRED:
        match = unit_beside(tokens, number.after, language)
    if match is None:
        return None
    hot = unit_between(match.text.lower(), language)
    if hot is not None and (hot.least or 0) <= number.nominal <= (hot.most or number.nominal):
        return Unit(match.first, match.last, hot.unit, match.kind, match.text)
    paid = _paid(tokens, number, match.text, language)
    return paid or Unit(match.first, match.last, match.symbol, match.kind, match.text, match.factor)


def _paid(tokens: Sequence[Token], number: Number, name: str, language: str) -> Unit | None:
    """Pounds that are money: millions of them, or such as are paid."""
    row = currency_paid(name.lower(), language)
    if row is None:
        return None
    before = {t.lower for t in tokens[max(0, number.first - PAID) : number.first]}
    if min(number.factor, number.nominal) < MILLION and before.isdisjoint(row.paid):
        return None
    return Unit(number.after, number.after + 1, row.unit, kind_of(row.unit) or "money", name)


def _shared(tokens: Sequence[Token], number: Number, seen: Sequence[Number], language: str) -> Unit | None:
    """ "123 × 65 mm", "von 40 auf 52 Prozent", "10 oder 20 Euro": the unit stands behind the next number."""
    at = bisect_left(seen, number.after, key=lambda n: n.first)
    at += (
        at + 1 < len(seen) and seen[at].article and seen[at + 1].first == seen[at].last
    )  # ein 16 und ein 18 Jahre alter
    following = seen[at] if at < len(seen) else None
    if number.tail is not None:
        return None  # rose tenfold to 60 dollars
    if following is None or following.first - number.after > SHARED_AT_MOST or number.after == following.first:
        return None
    between = [t.lower for t in tokens[number.after : following.first]]
    if len(between) > 1 and between[0] == "-":
        between = between[1:]  # a 7- or 8-inch screen
    grammar = lexicon(language).grammar
    if between[0] == "," and any(w not in grammar.joins and w not in TIMES for w in between):
        return None  # at 36, it took four hours
    joined = any(w in TIMES for w in between) or replaced(tokens, number.first, language) or between[0] in (
        *grammar.joins, *grammar.shares_noun, grammar.from_to[1],
    )  # fmt: skip
    if between[0] == grammar.from_to[1] and _dated(tokens, number, language):
        return None  # from 20 mpg in 2008 to 29 mpg; stieg 2008 auf 29 Euro
    if not joined or any(t.kind == "word" and t.capital for t in tokens[number.after : following.first]):
        return None
    listed = len(between) == 1 and between[0] == ","  # 5, 10 or 15 km; but not: in 2029, three years late
    unit = None if listed else _own(tokens, following, language)
    if unit is None and (listed or between[0] in TIMES):
        unit = _shared(tokens, following, seen, language)
    if unit is None or unit.first < following.first or (following.tail and number.tail):
        return None
    return Unit(number.first, number.last, unit.symbol, unit.kind, unit.text, unit.factor, unit.sign)


def _dated(tokens: Sequence[Token], number: Number, language: str) -> bool:
    if not year_like(number):
        return False
    before = {t.lower for t in tokens[max(0, number.first - 2) : number.first]}
    return bool(before & words(language, "dating")) or lexicon(language).grammar.from_to[0] not in before


def year_like(number: Number) -> bool:
    """Whether a number is written like a year: four digits and nothing else."""
    return number.digits and not number.scaled and number.end - number.start == YEAR_LENGTH and number.nominal in YEARS


def _of_former(tokens: Sequence[Token], number: Number, seen: Sequence[Number], language: str) -> Unit | None:
    """ "from 21 mpg to 23": the second of two takes over the first one's unit."""
    opens, joins = lexicon(language).grammar.from_to
    to = next((i for i in range(number.first - 1, max(1, number.first - 4), -1) if tokens[i].lower == joins), None)
    if number.tail or to is None or any(t.kind != "word" or t.capital for t in tokens[to : number.first]):
        return None
    at = bisect_left(seen, number.first, key=lambda n: n.first) - 1
    former = seen[at] if at >= 0 else None
    if (
        former is None
        or former.first < 1
        or opens not in {t.lower for t in tokens[max(0, former.first - 2) : former.first]}
    ):
        return None
    unit = _own(tokens, former, language)
    if unit is None or unit.first < former.first or not 0 <= to - unit.last <= 1:
        return None
    if counted_noun(tokens, number.after, language, first=number.first) is not None:
        return None
    return Unit(number.first, number.last, unit.symbol, unit.kind, unit.text, unit.factor, unit.sign)


def _below_zero(tokens: Sequence[Token], number: Number, unit: Unit, language: str) -> Unit:
    """ "minus 5 Grad", "196 Grad unter Null"."""
    grammar = lexicon(language).grammar
    before = tokens[number.first - 1].lower if number.first else ""
    if any(t.lower in (*grammar.plus, "+") for t in tokens[max(0, number.first - 3) : number.first]):
        return unit  # plus or minus two degrees
    after = tuple(t.lower for t in tokens[unit.last : unit.last + 2])
    prefix = tokens[number.first].lower.partition("-")[0]
    if before in grammar.minus or after in grammar.below_zero or prefix in grammar.minus:
        return Unit(unit.first, unit.last, unit.symbol, unit.kind, unit.text, unit.factor, -ONE)
    return unit
