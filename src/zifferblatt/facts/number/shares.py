"""Shares and multiples: "zwei Drittel", "die Hälfte", "jeder dritte", "one in five", "das Doppelte"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.number.digits import digits
from zifferblatt.facts.number.lexicon import Lexicon, NumberRow
from zifferblatt.facts.number.spelled import spelled
from zifferblatt.facts.units import unit_at
from zifferblatt.language.writing import capitals

SMALL = Decimal("0.01")
YEAR_LENGTH = 4
MOST = 20  # below "one in twenty" the share is not told in words
PLACES = Decimal("0.0001")  # a third is 0.3333

# first token, token after the last, value, whether it is a share (else a multiple), token to look on from
Found = tuple[int, int, Decimal, bool, int]
SLASHED = (Decimal(2), Decimal(3), Decimal(4), Decimal(5), Decimal(8))  # what stands below a fraction such as 3/4
ROUND = (Decimal(10), Decimal(100), Decimal(1000))  # "3 von 10" is a share, "28 of 55" are two counts


def share(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """The share or multiple that begins at token `i`, or None."""
    return _each(tokens, i, lex) or _out_of(tokens, i, lex) or _fraction(tokens, i, lex) or _multiple(tokens, i, lex)


def slashed(tokens: Sequence[Token], i: int, lex: Lexicon) -> Decimal | None:
    """The value of a fraction written with a stroke at token `i`: 1/2, 3/4; None for 9/11, 24/7 and dates."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in "/⁄" or not (tokens[i + 1].glued and tokens[i + 2].glued):
        return None
    if tokens[i].kind != "number" or tokens[i + 2].kind != "number":
        return None
    above, below = digits(tokens[i].text, lex.grammar), digits(tokens[i + 2].text, lex.grammar)
    if above is None or below not in SLASHED or not 0 < above < below:
        return None
    return short(above / below)


def _each(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    if lex.row(tokens[i].lower, "each") and i + 1 < len(tokens) and (row := lex.row(tokens[i + 1].lower, "ordinal")):
        return i, i + 2, short(1 / row.number), True, i + 2
    return None


def _out_of(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """ "one in three", "3 von 10"."""
    above = _count(tokens[i], lex)
    if above is None or i + 2 >= len(tokens):
        return None
    words = tuple(t.lower for t in tokens[i + 1 : i + 4])
    size = next((len(p) for p in lex.grammar.out_of if words[: len(p)] == p), 0)
    if not size or i + 1 + size >= len(tokens):
        return None
    below = _count(tokens[i + 1 + size], lex)
    one = lex.row(tokens[i].lower, "one") is not None
    last = i + 2 + size
    if below is not None and last < len(tokens) and (scale := lex.row(tokens[last].lower, "scale")) is not None:
        below, last = below * scale.number, last + 1  # one in four million
    of = words[0] in lex.grammar.of
    rare = (one or tokens[i].text == "1") and not of and not _dated(tokens, last, lex)
    few = below is not None and below <= MOST and not of and _opens(tokens, i, lex)
    few = few or (one and below is not None and below <= MOST and not of and not _dated(tokens, last, lex))
    few = few or (below is not None and below <= MOST and of and _population(tokens, last, lex))
    if below is None or below <= above or not (below in ROUND or few or rare):
        return None
    return i, last, short(above / below), True, last


def _population(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """At token `i` stands a noun for all of a country or a survey: zwei von drei Befragten, but three of four cars."""
    return i < len(tokens) and noun_lemma(tokens[i].text, lex.language) in lex.grammar.populations


def _dated(tokens: Sequence[Token], last: int, lex: Lexicon) -> bool:
    """The number before token `last` is no whole: one in 2019, one in 24 hours."""
    year = len(tokens[last - 1].text) == YEAR_LENGTH and tokens[last - 1].text.isdigit()
    return year or unit_at(tokens, last, lex.language) is not None


def _opens(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """ "Two in five teenagers": both are words, and no verb stands before them (killed two in five raids)."""
    if any(t.kind != "word" for t in tokens[i : i + 3]) or unit_at(tokens, i + 3, lex.language) is not None:
        return False
    from zifferblatt.facts.noun import words_of

    before = tokens[i - 1] if i else None
    small = (*words_of(lex.language, "stop"), *lex.grammar.amount)
    return before is None or before.kind == "sign" or before.lower in small


def _fraction(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    above, _, below = tokens[i].lower.partition("-")
    if below and (part := lex.row(below, "fraction")) is not None and (whole := _worth(above, lex)) is not None:
        return i, i + 1, short(whole * part.number), True, i + 1  # two-thirds
    count = _count(tokens[i], lex)
    article = count is None and (row := lex.row(tokens[i].lower, "one")) is not None and row.article
    if count is not None or article:
        j = i + 1
        one = lex.row(tokens[i].lower, "one") is not None
        if j < len(tokens) and (tokens[j].text == "-" or (one and lex.row(tokens[j].lower, "inner") is not None)):
            j += 1  # ein gutes Drittel
        row = lex.row(tokens[j].lower, "fraction") if j < len(tokens) else None
        if row is None or (row.number == Decimal("0.5") and count is None) or not tokens[j].text[0].isalpha():
            return None  # half a loaf; 2½
        plural = tokens[j].lower == row.words[-1].lower() or len(row.words) == 1
        sure = (plural and count != 1) or _of(tokens, j + 1, lex) or _amount(tokens, i, j + 1, lex)
        if not capitals(lex.language) and not sure:
            return None
        if capitals(lex.language) and not tokens[j].capital:
            return None
        return i, j + 1, short((count or Decimal(1)) * row.number), True, j + 1
    definite = tokens[i].lower in lex.grammar.the and i + 1 < len(tokens)
    j = i + 1 if definite else i
    row = lex.row(tokens[j].lower, "fraction")
    if row is None or (capitals(lex.language) and not tokens[j].capital and "½" not in row.words):
        return None
    before = tokens[i - 1].lower if i else ""
    if lex.row(before, "ordinal") or before in lex.grammar.first:
        return None
    if row.number != Decimal("0.5") and not (tokens[j].lower.startswith(("drei", "zwei")) and capitals(lex.language)):
        return None
    sure = not definite and (_of(tokens, j + 1, lex) or _amount(tokens, i, j + 1, lex) or _contrast(tokens, i, lex))
    if not capitals(lex.language) and not sure:
        return None
    return i, j + 1, short(row.number), True, j + 1


def _contrast(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """ "Half are trained and half are not": a joining word or nothing before it, and a helping verb behind."""
    from zifferblatt.facts.noun import words_of

    joined = i == 0 or tokens[i - 1].lower in lex.grammar.joins
    return joined and i + 1 < len(tokens) and tokens[i + 1].lower in words_of(lex.language, "auxiliary")


def _amount(tokens: Sequence[Token], i: int, j: int, lex: Lexicon) -> bool:
    """ "rose by a third to 60": words of amount before the fraction, and no noun behind it (a third man)."""
    before = tokens[i - 1].lower if i else ""
    behind = tokens[j] if j < len(tokens) else None
    if j + 1 < len(tokens) and tokens[j + 1].lower in lex.grammar.than:
        return True  # a third less than
    return before in lex.grammar.amount and (
        behind is None or behind.kind == "sign" or behind.lower in lex.grammar.amount_ends
    )


def short(value: Decimal) -> Decimal:
    """A share, cut to a few places: a third is 0.3333."""
    if value < SMALL:
        return Decimal(f"{value:.3e}").normalize()  # one in 30,000
    return value.quantize(PLACES).normalize()


def _of(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    return j < len(tokens) and (tokens[j].lower in lex.grammar.of or tokens[j].lower in lex.grammar.the)


def _multiple(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    rows = [row for row in lex.words.get(tokens[i].lower, ()) if row.kind == "ratio"]
    if not rows:
        return _times(tokens, i, lex)
    row = next((row for row in rows if _multiplies(tokens, i, row)), None)
    return None if row is None else (i, i + 1, row.number, False, i + 1)


def _multiplies(tokens: Sequence[Token], i: int, row: NumberRow) -> bool:
    """What stands behind the word at token `i` makes it a multiple: twice as many as, twice the average."""
    if row.needs and not (i + 1 < len(tokens) and tokens[i + 1].lower in row.needs):
        return False
    if row.not_before and i + 2 < len(tokens) and tokens[i + 2].lower in row.not_before:
        return False
    return not row.again or _compared(tokens, i, row.needs)


def _times(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """ "four times as many": a count of times with a comparison behind it."""
    scale = lex.row(tokens[i + 1].lower, "scale") if i + 1 < len(tokens) and tokens[i].kind == "number" else None
    j = i + 1 + (scale is not None)  # ten million times the usual level
    if j + 1 >= len(tokens):
        return None
    heavier = j + 2 < len(tokens) and tokens[j + 2].lower in lex.grammar.than  # 200 times heavier than
    if not heavier and tokens[j + 1].lower not in lex.grammar.times_as:
        return None
    plural = tokens[j].lower.removesuffix("s") in lex.grammar.times and tokens[j].lower.endswith("s")
    count = _count(tokens[i], lex) if plural else None
    if count is None:
        return None
    return i, j, count * (scale.number if scale is not None else 1), False, j + 1


def multiplied(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """ "times higher than" at token `j`: the number before it is a multiple."""
    if j + 1 >= len(tokens) or tokens[j].lower.removesuffix("s") not in lex.grammar.times:
        return False
    return tokens[j].lower.endswith("s") and tokens[j + 1].lower in lex.grammar.times_as


def of_factor(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """ "by a factor of 1,000", "um den Faktor 3": the number at token `i` is a multiple."""
    k = i - 1 - (i > 1 and tokens[i - 1].lower in lex.grammar.of)
    return k >= 0 and tokens[k].lower in lex.grammar.factor


def _compared(tokens: Sequence[Token], i: int, needs: tuple[str, ...]) -> bool:
    """ "twice as many … as": the word stands again, and no name behind the first (scored twice as United won)."""
    if i + 2 < len(tokens) and tokens[i + 2].capital:
        return False
    return any(t.lower in needs for t in tokens[i + 3 : i + 7])


def _count(token: Token, lex: Lexicon) -> Decimal | None:
    """A whole number that may stand over or under a fraction."""
    if token.kind == "number":
        return digits(token.text, lex.grammar)
    return _worth(token.lower, lex) if token.kind == "word" else None


def _worth(word: str, lex: Lexicon) -> Decimal | None:
    row = lex.row(word, "one")
    if row is not None:
        return None if row.article else row.number
    return spelled(word, lex)
