"""From sentences to figures: number, unit or noun, hedge and role, with everything that is no figure left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from zifferblatt.articles.document import Document, Sentence, Token
from zifferblatt.facts.age import bare_age, is_age
from zifferblatt.facts.compound import counted_tail
from zifferblatt.facts.conversion import conversion, gapped, moved, restated
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.hedge import Hedge, behind_hedge, hedge_after, hedge_before, spans
from zifferblatt.facts.magnitude import is_magnitude
from zifferblatt.facts.noun import Noun, counted_noun, words_of
from zifferblatt.facts.number import Number, numbers_in
from zifferblatt.facts.number.address import in_address
from zifferblatt.facts.number.clock import clock_durations
from zifferblatt.facts.number.excluded import excluded
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.one import counts_one
from zifferblatt.facts.role import role_of
from zifferblatt.facts.understood import number_of, understood
from zifferblatt.facts.unit import Unit, unit_of, year_like
from zifferblatt.facts.units import AMBIGUOUS, currency_in
from zifferblatt.facts.words import has
from zifferblatt.language.writing import capitals
from zifferblatt.model import Direction, Kind, Offsets, Precision, Quantity, Role

ONE = Decimal(1)
TEEN = Decimal(10)  # smaller bare numbers count something that the sentence does not name
THOUSAND = Decimal(1000)
MILLION = Decimal(10) ** 6
HUNDRED = Decimal(100)  # bare numbers above it are no percentages
LARGE = Decimal(10) ** 4  # an amount of money beside which a bare "Millionen" is money too
MANY, SPARSE = 40, 8  # more numbers than this in one sentence, with fewer tokens to each, are no claims
PARTS = 3  # tokens that a number in digits takes at most, as a rule: 12 000 000


def figures(document: Document) -> list[Figure]:
    """All figures of `document` in reading order, furniture left out."""
    addresses = in_address(document.text)
    found: list[Figure] = []
    for sentence in document.sentences:
        if not sentence.furniture:
            for figure in _in_sentence(document, sentence, found):
                if not any(a <= figure.number[0] < b for a, b in addresses):
                    found.append(figure)
    return found


def _in_sentence(document: Document, sentence: Sentence, before: Sequence[Figure]) -> Iterator[Figure]:
    tokens = sentence.tokens
    digits = sum(t.kind == "number" for t in tokens) if len(tokens) > PARTS * MANY else 0
    if digits > PARTS * MANY and len(tokens) < PARTS * digits:
        return  # so many digits that their numbers need no counting
    seen = list(numbers_in(sentence, document.language))
    dense = sum(1 + (n.precision is Precision.RANGE) for n in seen)
    if dense > MANY and len(tokens) < SPARSE * dense:
        return  # a table, or no text at all
    seen = sorted([*seen, *clock_durations(tokens, seen, document.language)], key=lambda n: n.first)
    units = [unit_of(tokens, n, seen, document.language) for n in seen]
    seen = [
        _shared_scale(tokens, number, unit, seen[i + 1 :])
        for i, (number, unit) in enumerate(zip(seen, units, strict=True))
    ]
    named: Number | None = None  # the last number that was a name's, or a date's: what is joined to it is none either
    for n, (number, unit) in enumerate(zip(seen, units, strict=True)):
        figure = _figure(document, sentence, number, unit, seen, n, before)
        if figure is None and unit is None:
            named = number if number.tail is None else named  # "Einwohner" begins with a number word, and is no name
        elif figure is not None and not (
            named is not None and _bare(figure) and _joined(tokens, named, number, document.language)
        ):
            figure = gapped(moved(restated(conversion(figure, before), before), before), before)
            yield figure


def _bare(figure: Figure) -> bool:
    """Neither a unit nor a noun stands with the number."""
    return figure.noun is None and figure.quantity.kind == "count" and figure.quantity.unit_text is None


def _joined(tokens: Sequence[Token], left: Number, right: Number, language: str) -> bool:
    """A single joining word or sign stands between the two: Version 56 und 52.4, but not: to end 2019 at 16,644."""
    if right.first - left.last != 1 or tokens[left.last].capital:
        return False
    grammar, between = lexicon(language).grammar, tokens[left.last]
    if between.lower == grammar.from_to[1] and year_like(left):
        return False  # soll bis 2040 auf 95.000 steigen
    joins = between.kind == "sign" or between.lower in (*grammar.joins, grammar.from_to[1])
    return joins or right.nominal < THOUSAND


def _figure(
    document: Document, sentence: Sentence, number: Number, unit: Unit | None, seen: Sequence[Number], n: int,
    before: Sequence[Figure],
) -> Figure | None:  # fmt: skip
    tokens, language = sentence.tokens, document.language
    behind = tokens[number.after].lower if number.after < len(tokens) else ""
    counted = counted_tail(number, language, behind) if unit is None else None
    magnitude = unit is None and is_magnitude(tokens, number, language)
    if not magnitude and number.tail and unit is None and (counted is None or number.nominal == ONE):
        return None  # Zweikampf, einfach
    following = seen[n + 1] if n + 1 < len(seen) else None
    crowded = (
        following is not None and following.first == number.after and following.tail is None
    )  # 100 fifty years ago
    noun = _noun(tokens, number, unit, language) if counted is None and not magnitude and not crowded else None
    aged = unit is None and (noun is None or noun.text == noun.lemma) and bare_age(tokens, number, language)
    noun = None if aged else noun
    many = noun is not None and (number.nominal == ONE or _countable(noun, number, language))
    first = min(number.first, unit.first) if unit else number.first
    measured = (unit is not None and not number.share) or aged or (noun is None and number.scaled)
    spans_to = (
        unit.last if unit and unit.kind == "duration" else noun.last if noun and noun.lemma in spans(language) else 0
    )
    hedge = hedge_before(tokens, first, language, measured=measured, spans_to=spans_to)
    if hedge is not None and not number.ratio and _compared(hedge, before, sentence, language):
        hedge = None
    bound = hedge is not None and not hedge.preposition and hedge.span[1] == tokens[first - 1].end
    if (
        not aged
        and not magnitude
        and excluded(
            tokens,
            number,
            language,
            counted=many,
            measured=unit is not None,
            bound=bound,
            begin=first,
            noun=noun.index if noun else None,
        )
    ):
        return None
    last = max(number.after, unit.last if unit else 0, noun.last if noun else 0)
    if hedge is None or hedge.precision is Precision.EXACT:
        hedge = hedge_after(tokens, (number.last, number.after, last), language) or hedge
    if number.article and not counts_one(tokens, number, noun, unit, hedge, seen, n, language):
        return None
    if not _stands(tokens, number, unit, noun, counted is not None, language):
        return None
    begin = first
    while hedge and begin and tokens[begin - 1].start >= hedge.span[0]:
        begin -= 1
    quantity = _quantity(number, unit, noun, hedge, tokens, document)
    single = number.precision is not Precision.RANGE
    found = role_of(tokens, begin, last, number.first, language, kind=quantity.kind, single=single)
    if counted is not None:
        quantity = quantity.model_copy(
            update={"kind": counted.kind, "unit": counted.unit or "1", "unit_text": number.tail}
        )
    if magnitude:
        quantity = quantity.model_copy(update={"kind": "magnitude", "unit": "1"})
    if aged:
        quantity = quantity.model_copy(update={"kind": "age", "unit": "year"})
    if noun is None and unit is None and counted is None and quantity.kind == "count":
        from_to = begin > 0 and tokens[begin - 1].lower == lexicon(language).grammar.from_to[0]
        from_to = from_to and not (found.cues and found.cues[0][0] < tokens[begin - 1].start)  # but: up from 195
        elided = (found.role is Role.FORMER and not from_to) or (found.role is Role.CHANGE and number.scaled)
        elided = elided or (
            found.role is Role.LIMIT and bool(found.cues) and found.cues[0][1] < number.start
        )  # bei erlaubten 80
        elided = elided or (number.digits and not number.scaled and number.nominal % 1 != 0)  # they offered 5.5
        elided = elided or (begin > 0 and has(tokens, begin - 1, language, "part"))  # davon anderthalb
        if (elided and (same := _measured(before, sentence, number))) or (
            number.factor >= THOUSAND
            and number_of(tokens, begin, language) is None
            and (same := _money(before, sentence))
        ):
            quantity = quantity.model_copy(update=same)
            if found.role is Role.LEVEL:
                found = role_of(tokens, begin, last, number.first, language, kind=quantity.kind, single=single)
    if quantity.kind == "count" and quantity.unit is None:
        people = lexicon(language).grammar.people if number.precision is Precision.VAGUE else None
        plural = number.factor < MILLION  # Analysten hatten mit 2 Milliarden gerechnet
        lemma = understood(sentence, begin, before, language, plural=plural) or people
        same = (
            {}
            if lemma or counted is not None or magnitude
            else _elided(before, sentence, number, tokens, seen[n + 1 :], language)
        )
        quantity = quantity.model_copy(update=same or {"unit": lemma})
    role, direction = found.role, found.direction if found.role is Role.CHANGE else None
    if role is Role.CHANGE and direction is None and found.cues:
        direction = _same_way(before, sentence, quantity.kind)
    if number.direction is not None:
        role, direction = Role.CHANGE, number.direction
    quantity = quantity.model_copy(update={"role": role, "direction": direction})
    mention = (min(tokens[begin].start, number.start), max(number.end, tokens[last - 1].end))
    if hedge:
        mention = (min(mention[0], hedge.span[0]), max(mention[1], hedge.span[1]))
    cues = _cues(tokens, number, unit, noun, hedge) | ({"role": found.cues} if found.cues else {})
    return Figure(
        document, sentence, (number.start, number.end), mention, begin, last, quantity,
        noun=noun.index if noun and noun.last > noun.index else None,
        optional=number.optional or bool(counted and counted.optional), cues=cues,
    )  # fmt: skip


def _compared(hedge: Hedge, before: Sequence[Figure], sentence: Sentence, language: str) -> bool:
    """ "58p more than two years ago": the words compare the figure before, and bind none."""
    if not before or before[-1].sentence is not sentence or before[-1].last >= len(sentence.tokens):
        return False
    than = hedge.text.lower().rpartition(" ")[2] in lexicon(language).grammar.than
    return than and sentence.tokens[before[-1].last].start == hedge.span[0]


def _elided(
    before: Sequence[Figure], sentence: Sentence, number: Number, tokens: Sequence[Token], later: Sequence[Number],
    language: str,
) -> dict[str, str]:  # fmt: skip
    """The unit that a bare number shares: fell 200 litres, 80 are usual; wanted 5 million and got 85,000 euros."""
    if number.factor >= THOUSAND:
        units = (unit_of(tokens, n, later, language) for n in later)
        if money := next((u for u in units if u is not None and u.kind == "money"), None):
            return {"kind": "money", "unit": money.symbol}
    return _measured(before, sentence, number) if number.digits and number.nominal >= TEEN else {}


def _same_way(before: Sequence[Figure], sentence: Sentence, kind: Kind) -> Direction | None:
    """ "steigen um 6 Prozent, im Süden um 10 Prozent": the direction of the change before, whose verb both share."""
    same = (f for f in reversed(before[-4:]) if f.sentence is sentence and f.quantity.role is Role.CHANGE)
    last = next(same, None)  # um 4 Prozent auf 90 Euro zurück, der Gewinn um 20 Prozent
    return last.quantity.direction if last is not None and last.quantity.kind == kind else None


def _measured(before: Sequence[Figure], sentence: Sentence, number: Number) -> dict[str, str]:
    """ "60 Milliarden Euro, 20 Milliarden mehr": the unit of the figure before, where it is a measure."""
    if before and before[-1].quantity.kind == "percent" and number.nominal > HUNDRED:
        before = before[:-1]  # rose 120 points, or 0.7 percent, to 17,400.75
    if before and before[-1].quantity.kind == "duration":
        before = before[:-1]  # 12 percent over two years; the firm offered 5.5
    if not before or before[-1].sentence is not sentence or before[-1].quantity.kind in ("count", "share", "ratio"):
        return {}
    return {"kind": before[-1].quantity.kind, "unit": before[-1].quantity.unit or "1"}


def _money(before: Sequence[Figure], sentence: Sentence) -> dict[str, str]:
    """ "100 Milliarden Euro, davon 30 Milliarden für Schulen": the currency of the figure before."""
    last = next((f for f in reversed(before) if f.quantity.kind not in ("percent", "share", "ratio", "duration")), None)
    if last is None or last.quantity.kind != "money" or sentence.index - last.sentence.index > 1:
        return {}
    return {"kind": "money", "unit": last.quantity.unit or AMBIGUOUS} if last.quantity.nominal >= LARGE else {}


def _countable(noun: Noun, number: Number, language: str) -> bool:
    """Whether the noun can stand in the plural behind this number; a year-like number asks for more than a name."""
    if noun.text.lower() != noun.lemma.lower() or noun.text.lower() in words_of(language, "nominal"):
        return True
    unchanged = noun.text.lower().endswith(("er", "en", "el", "chen", "lein"))  # Mitarbeiter, Wagen, Mädchen
    return capitals(language) and unchanged and number.nominal % 50 == 0


def _shared_scale(tokens: Sequence[Token], number: Number, unit: Unit | None, later: Sequence[Number]) -> Number:
    """ "von 40 auf 52 Millionen Euro": a number that shares the next one's unit shares its scale as well."""
    if unit is None or unit.first != number.first or number.tail or number.scaled or not later or not later[0].scaled:
        return number
    after = later[0]
    factor = after.factor
    if number.nominal >= 1000 or number.low is None or number.high is None:
        return number
    return replace(number, nominal=number.nominal * factor, low=number.low * factor, high=number.high * factor)


def _noun(tokens: Sequence[Token], number: Number, unit: Unit | None, language: str) -> Noun | None:
    if unit is not None or number.share or number.ratio:
        return None
    return counted_noun(
        tokens,
        behind_hedge(tokens, number.after, language),
        language,
        first=number.first,
        many=number.nominal != ONE or number.precision is not Precision.EXACT,
    )


def _stands(
    tokens: Sequence[Token], number: Number, unit: Unit | None, noun: Noun | None, counted: bool, language: str
) -> bool:
    """Whether a number without unit or noun may be a figure at all."""
    if unit or counted or noun or number.share:
        return not (number.half and unit is None)
    if number.direction is not None:
        return True  # verdoppelte sich
    if number.optional or number.half:
        return False
    after = tokens[number.last] if number.last < len(tokens) else None
    if after is not None and after.glued and after.kind != "sign":
        return False  # 5G, 3D
    before = tokens[number.first - 1] if number.first else None
    neighbours = [t for t in (before, after) if t is not None and t.kind == "number"]
    return not neighbours or not number.digits or number.scaled


def _quantity(
    number: Number,
    unit: Unit | None,
    noun: Noun | None,
    hedge: Hedge | None,
    tokens: Sequence[Token],
    document: Document,
) -> Quantity:
    sign = unit.sign if unit else ONE
    factor = (unit.factor if unit else ONE) * sign
    nominal, low, high = (None if v is None else v * factor for v in (number.nominal, number.low, number.high))
    assert nominal is not None  # a number always has one
    if low is not None and high is not None and low > high:
        low, high = high, low
    precision, modifier = number.precision, number.modifier
    if hedge is not None and hedge.precision is not Precision.EXACT:
        modifier = hedge.text if modifier is None or precision is Precision.ABOUT else modifier
        if precision in (Precision.EXACT, Precision.ABOUT):
            precision = hedge.precision
            if precision in (Precision.AT_LEAST, Precision.MORE_THAN):
                high = None
            elif precision in (Precision.AT_MOST, Precision.LESS_THAN):
                low = None
    kind: Kind
    symbol: str | None
    if number.share or number.ratio:
        kind, symbol, text = ("share" if number.share else "ratio"), "1", None
    elif unit:
        kind, symbol, text = unit.kind, unit.symbol, unit.text
        if symbol == AMBIGUOUS:
            symbol = currency_in(document.text, unit.text, document.language) or AMBIGUOUS
        if kind == "duration" and symbol == "year" and is_age(tokens, number, unit, document.language):
            kind = "age"
    else:
        kind, symbol, text = "count", noun.lemma if noun else None, noun.text if noun else None
    return Quantity(
        nominal=nominal, low=low, high=high, precision=precision, modifier=modifier,
        kind=kind, unit=symbol, unit_text=text,
    )  # fmt: skip


def _cues(tokens: Sequence[Token], number: Number, unit: Unit | None, noun: Noun | None, hedge: Hedge | None) -> Cues:
    cues: dict[str, tuple[Offsets, ...]] = {"number": ((number.start, number.end),)}
    if hedge:
        cues["precision"] = (hedge.span,)
    if unit:
        cues["unit"] = ((tokens[unit.first].start, tokens[unit.last - 1].end),)
    elif noun:
        cues["unit"] = ((tokens[noun.index].start, tokens[noun.index].end),)
    return cues
