"""Units of measure: found in text, told apart by kind, converted exactly.

The factors stand in ``language/units.yaml`` (a test compares them with pint), so reading news never has to load pint;
pint itself reads what a rule or a workspace writes in units that the table lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from zifferblatt.articles.document import Token
from zifferblatt.articles.document import tokens as split
from zifferblatt.errors import ConfigError
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Kind

if TYPE_CHECKING:
    import pint

ONE, ZERO = Decimal(1), Decimal(0)
AMBIGUOUS = "XXX"  # ISO 4217 for no currency: "Kronen" may be of five countries
NAME_STEM = 3  # letters in which the names of a currency agree: Krone, krona, kr
WORDS_AT_MOST = 5  # tokens of the longest unit phrase
PRECISE = 40  # digits while converting; what goes out is rounded to DIGITS
DIGITS = 24


class UnitRow(Entry):
    """A row of ``language/units.yaml``; its fields are told at the head of that table."""

    symbol: str
    kind: Kind
    factor: Decimal
    offset: Decimal = ZERO
    group: str | None = None
    pint: str | None = None


class FormRow(Entry):
    """A row of ``language/<code>/units.yaml``; its fields are told at the head of the German table."""

    unit: str
    forms: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    factor: Decimal = ONE
    near: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit in text: tokens `first`:`last`, its symbol and kind, its words, and what one is worth in `symbol`."""

    first: int
    last: int
    symbol: str
    kind: Kind
    text: str
    factor: Decimal = ONE


@cache
def units() -> dict[str, UnitRow]:
    """All units by symbol."""
    return {row.symbol: row for row in table("", "units", UnitRow)}


def kind_of(unit: str) -> Kind | None:
    """The kind of a unit's symbol; None for what is no unit of the table, such as a counted noun."""
    row = units().get(unit)
    return row.kind if row else None


def _dimension(unit: str) -> tuple[str, str | None] | None:
    row = units().get(unit)
    return (row.kind, row.group) if row else None


def same_dimension(a: str, b: str) -> bool:
    """Whether `a` converts into `b`. Each currency is its own dimension; a counted noun equals only itself."""
    return a == b or (_dimension(a) is not None and _dimension(a) == _dimension(b))


def to_base(value: Decimal, unit: str | None) -> Decimal:
    """`value` in the base unit of the unit's kind (m, m², kg, s, K …); counts and money stay as they are."""
    row = units().get(unit or "")
    if row is None or (row.factor == ONE and row.offset == ZERO):
        return value
    with localcontext() as context:
        context.prec = PRECISE
        exact = value * row.factor + row.offset
    return _rounded(exact)


def from_base(value: Decimal, unit: str | None) -> Decimal:
    """A value of the base unit in `unit`: what `to_base` undoes."""
    row = units().get(unit or "")
    if row is None or (row.factor == ONE and row.offset == ZERO):
        return value
    with localcontext() as context:
        context.prec = PRECISE
        exact = (value - row.offset) / row.factor
    return _rounded(exact)


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """`value` of `unit` in `to`, exact to 24 digits. Raises `ConfigError` where the two do not convert."""
    if unit == to:
        return value
    if not same_dimension(unit, to):
        raise ConfigError("not_convertible", unit=unit, to=to)
    source, target = units()[unit], units()[to]
    with localcontext() as context:
        context.prec = PRECISE
        exact = (value * source.factor + source.offset - target.offset) / target.factor
    return _rounded(exact)


def _rounded(value: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        rounded = +value
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


def parse_quantity(text: str) -> tuple[Decimal, str | None]:
    """A number with an optional unit as a rule writes it: "3000 km²", "5 %", "12". The unit is a symbol of the table.

    Raises `ConfigError` where the number or the unit is not understood.
    """
    number, _, unit = text.strip().partition(" ")
    try:
        value = Decimal(number.replace("_", ""))
    except InvalidOperation as e:
        raise ConfigError("bad_quantity", text=text) from e
    unit = unit.strip()
    if not unit or unit in units():
        return value, unit or None
    for language in ("en", "de"):
        form = _forms(language).get(unit.lower().split()[0], ())
        for phrase, row in form:
            if phrase == tuple(unit.lower().split()):
                return value * row.factor, row.unit
    return _by_pint(value, unit, text)


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    """All units that pint knows; reading them takes the better part of a second, once."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


def _by_pint(value: Decimal, unit: str, text: str) -> tuple[Decimal, str]:
    import pint

    registry = _registry()
    try:
        quantity = registry.Quantity(value, unit)
        for symbol in ("m", "m²", "m³", "kg", "s", "m/s", "J", "W", "K"):
            base = registry.Quantity(ONE, units()[symbol].pint or symbol)
            if quantity.check(base.dimensionality):
                return Decimal(quantity.to(base.units).magnitude), symbol
    except (pint.errors.PintError, AssertionError, ValueError, TypeError) as e:
        raise ConfigError("bad_quantity", text=text) from e
    raise ConfigError("bad_quantity", text=text)


Phrase = tuple[tuple[str, ...], FormRow]


@cache
def _forms(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Unit phrases by their first word, longest first; words in lower case."""
    found: dict[str, list[Phrase]] = {}
    for row in table(language, "units", FormRow):
        for form in row.forms if not (row.paid or row.beside or row.least) else ():
            phrase = tuple(form.lower().split())
            found.setdefault(phrase[0], []).append((phrase, row))
    return {k: tuple(sorted(v, key=lambda p: (-len(p[0]), not p[1].followed))) for k, v in found.items()}


@cache
def _signs(language: str) -> dict[str, FormRow]:
    return {sign: row for row in table(language, "units", FormRow) for sign in row.signs}


@cache
def _glued(language: str) -> dict[str, FormRow]:
    return {sign: row for row in table(language, "units", FormRow) for sign in row.glued}


@cache
def _before(language: str) -> dict[str, FormRow]:
    return {sign: row for row in table(language, "units", FormRow) for sign in row.before}


@cache
def _tails(language: str) -> tuple[tuple[str, FormRow], ...]:
    return tuple((tail.lower(), row) for row in table(language, "units", FormRow) for tail in row.tails)


def unit_at(tokens: Sequence[Token], i: int, language: str) -> UnitMatch | None:
    """The longest unit phrase that begins at token `i`, with a rate behind a slash ("W/kg") where there is one."""
    if i >= len(tokens):
        return None
    found = _longest(tokens, i, language)
    if found is None:
        return None
    last, row = found
    kind = units()[row.unit].kind
    if last + 1 < len(tokens) and tokens[last].text == "/" and tokens[last].glued and tokens[last + 1].glued:
        per = _longest(tokens, last + 1, language)
        if per is not None and kind != "money":
            text = _text(tokens, i, per[0])
            return UnitMatch(i, per[0], f"{row.unit}/{per[1].unit}", "other", text)
    return UnitMatch(i, last, row.unit, kind, _text(tokens, i, last), row.factor)


@lru_cache(maxsize=64)
def currency_in(text: str, name: str, language: str) -> str | None:
    """The currency that the ambiguous `name` ("Kronen") means in `text`: the one whose country is named most often."""
    stem = name.lower()[:NAME_STEM]
    rows = [r for r in table(language, "units", FormRow) if r.near and any(stem in f.lower() for f in r.forms)]
    count = {row.unit: sum(text.count(stem) for stem in row.near) for row in rows}
    best = max(count, key=lambda unit: count[unit], default=None)
    return best if best is not None and count[best] else None


@cache
def unit_between(name: str, language: str) -> FormRow | None:
    """The row of the unit that `name`, in lower case, is as well for numbers between two ends (degrees Fahrenheit)."""
    rows: tuple[FormRow, ...] = table(language, "units", FormRow)
    return next((row for row in rows if row.least is not None and name in row.forms), None)


@cache
def currency_paid(name: str, language: str) -> FormRow | None:
    """The row of the currency that the unit `name`, in lower case, is as well (pounds), with the words that tell it."""
    rows: tuple[FormRow, ...] = table(language, "units", FormRow)
    return next((row for row in rows if row.paid and name in row.forms), None)


@cache
def _beside(language: str) -> dict[str, FormRow]:
    return {form: row for row in table(language, "units", FormRow) if row.beside for form in row.forms}


def unit_beside(tokens: Sequence[Token], i: int, language: str) -> UnitMatch | None:
    """The unit at token `i` that a word is only by what stands in its sentence: 18 percent, two points more."""
    row = _beside(language).get(tokens[i].text)
    if row is None or {t.lower for t in tokens}.isdisjoint(row.beside):
        return None
    if any(t.lower.endswith(row.without) for t in tokens):
        return None
    return UnitMatch(i, i + 1, row.unit, kind_of(row.unit) or "other", tokens[i].text, row.factor)


def _longest(tokens: Sequence[Token], i: int, language: str) -> tuple[int, FormRow] | None:
    for phrase, row in _forms(language).get(tokens[i].lower, ()):
        if _matches(tokens, i, phrase) and _followed(tokens, i + len(phrase), row):
            return i + len(phrase), row
    owner = tokens[i].lower.removesuffix("'s").removesuffix("’s")
    if owner != tokens[i].lower:  # a week's work
        found = next((row for phrase, row in _forms(language).get(owner, ()) if phrase == (owner,)), None)
        return None if found is None else (i + 1, found)
    sign = _signs(language).get(tokens[i].text)
    if sign is None and tokens[i].glued and i and tokens[i - 1].kind == "number":
        sign = _glued(language).get(tokens[i].text)
    if sign is None and i + 1 < len(tokens) and tokens[i + 1].glued:
        sign = _signs(language).get(tokens[i].text + tokens[i + 1].text)
        return (i + 2, sign) if sign else None
    return (i + 1, sign) if sign else None


def _followed(tokens: Sequence[Token], i: int, row: FormRow) -> bool:
    """Whether the row does not mind what follows, or one of its words does: 750 Pfund Benzin."""
    return not row.followed or any(t.lower in row.followed for t in tokens[i : i + 2])


def _matches(tokens: Sequence[Token], i: int, phrase: Sequence[str]) -> bool:
    return i + len(phrase) <= len(tokens) and all(tokens[i + n].lower == w for n, w in enumerate(phrase))


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    pieces = [tokens[first].text]
    for token in tokens[first + 1 : last]:
        pieces.append(token.text if token.glued else " " + token.text)
    return "".join(pieces)


@cache
def _last_before(language: str) -> frozenset[str]:
    """The last token of every sign or code that may stand before a number."""
    return frozenset(split(form)[-1].text for form in _before(language))


def unit_before(tokens: Sequence[Token], i: int, language: str) -> UnitMatch | None:
    """The currency sign or code that ends right before token `i`: $3, US$ 3, EUR 12."""
    if not i or tokens[i - 1].text not in _last_before(language):
        return None
    for size in (3, 2, 1):
        if i >= size and all(t.glued for t in tokens[i - size + 1 : i]):
            row = _before(language).get("".join(t.text for t in tokens[i - size : i]))
            if row is not None:
                return UnitMatch(i - size, i, row.unit, units()[row.unit].kind, _text(tokens, i - size, i), row.factor)
    return None


def unit_in_compound(word: str, language: str) -> UnitMatch | None:
    """The unit that follows a number in the same word ("tägig", "Kilometer-Lauf", "year-old"); its tokens are 0."""
    low = word.lower()
    for tail, row in _tails(language):
        if low.startswith(tail):
            return UnitMatch(0, 0, row.unit, units()[row.unit].kind, word, row.factor)
    head, *more = word.split("-", 2)
    both = (head.lower(), more[0].lower()) if more else ()
    area = next((row for phrase, row in _forms(language).get(head.lower(), ()) if phrase == both), None)
    if area is not None:  # 10-square-mile
        return UnitMatch(0, 0, area.unit, units()[area.unit].kind, word, area.factor)
    names = [head.lower(), *(f"{head}-{part}".lower() for part in more[:1])]  # 300-US-Dollar-Karte
    forms = [row for n in names for p, row in _forms(language).get(n, ()) if len(p) == 1 and not row.followed]
    row_found = forms[0] if forms else _signs(language).get(head)
    if row_found is None:
        return None
    return UnitMatch(0, 0, row_found.unit, units()[row_found.unit].kind, word, row_found.factor)
