"""Years, which have digits and are no figures: "2019 kamen 300 Menschen", but "um 1200 auf 4600 gestiegen"."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.find import Number
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.not_figures import words
from zifferblatt.language.writing import capitals
from zifferblatt.model import Precision

YEARS = range(1200, 2101)
YEAR_LENGTH, FUTURE = 4, 3000
ROUND = 50  # a year is seldom a multiple of it
ADVERBS = 2  # words that may stand between a part and its whole: 1200 der weltweit 9800 Stellen
SOON = 8  # tokens behind what was expected, in which comes what happened: statt 1200 fallen nun 850 Stellen weg


def is_year(number: Number) -> bool:
    """Whether a number, or both ends of a range, look like a year."""
    ends = (number.nominal,) if number.high is None else (number.nominal, number.high)
    if number.high == number.nominal and number.end - number.start > YEAR_LENGTH:
        return False  # 1,240
    return number.digits and not number.scaled and all(x == int(x) and int(x) in YEARS for x in ends)


def a_year(tokens: Sequence[Token], number: Number, language: str, *, counted: bool) -> bool:
    """Whether a number is the name of a year; `counted`: a plural noun stands behind it."""
    if not is_year(number):
        return not counted and _far_year(tokens, number, language)
    if not counted:
        return not sized(tokens, number.first, language)
    after = tokens[number.last] if number.last < len(tokens) else None
    if after is not None and after.lower in words(language, "dated"):
        return True  # 2000 levels
    before = tokens[number.first - 1] if number.first else None
    if number.first > 1 and tokens[number.first - 2].lower in lexicon(language).grammar.sizes:
        return False  # a total of 1228 attacks
    if before is not None and before.text == "," and not _month_before(tokens, number.first - 1, language):
        return False  # Between 2008 and 2011, 1438 people came
    owned = before is not None and (before.text in words(language, "year") or before.lower in words(language, "year"))
    return owned and (number.nominal % ROUND != 0 or (before is not None and before.text in words(language, "yearly")))


def sized(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the words around token `i`, which looks like a year, make it a size: what a change is by or leads to,
    what is a part of a whole, what did not come instead of another figure."""
    return _changed(tokens, i, language) or _part(tokens, i, language) or _instead(tokens, i, language)


def _changed(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "um 1200 auf 4600", "um 300 auf 1900", "von 1800 auf 2100" """
    grammar = lexicon(language).grammar
    opens, joins = grammar.from_to
    before = [t.lower for t in tokens[max(0, i - 3) : i]]
    goes_on = i + 2 < len(tokens) and tokens[i + 1].lower == joins and tokens[i + 2].kind == "number"
    if before[-1:] and before[-1] in grammar.link:
        return goes_on
    if len(before) == 3 and before[2] == joins and tokens[i - 2].kind == "number":
        return before[0] in grammar.link or (before[0] == opens and _both_round(tokens[i - 2], tokens[i], language))
    return goes_on and before[-1:] == [opens] and _both_round(tokens[i], tokens[i + 2], language)


def _both_round(one: Token, other: Token, language: str) -> bool:
    """Two numbers that are no years, though they look like it. English "from 1800 to 2100" names years all the same."""
    plain = [t.text for t in (one, other) if t.text.isdigit()]
    return capitals(language) and len(plain) == 2 and all(int(t) % ROUND == 0 for t in plain)


def _part(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "1200 der weltweit 9800 Stellen" """
    if i + 1 >= len(tokens) or tokens[i + 1].lower not in lexicon(language).grammar.whole:
        return False
    behind = tokens[i + 2 : i + 3 + ADVERBS]
    number = next((k for k, t in enumerate(behind) if t.kind == "number"), None)
    return number is not None and not any(t.capital or t.kind != "word" for t in behind[:number])


def _instead(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "Statt 1200 fallen nun 850 Stellen weg" """
    instead = i > 0 and tokens[i - 1].lower in words(language, "instead")
    if not instead or not tokens[i].text.isdigit() or int(tokens[i].text) % ROUND:
        return False
    later = [k for k in range(i + 1, min(i + 1 + SOON, len(tokens) - 1)) if tokens[k].kind == "number"]
    return any(tokens[k + 1].kind == "word" and len(tokens[k].text) < YEAR_LENGTH for k in later) or bool(
        later and tokens[i + 1].text == ","
    )


def _far_year(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """A year to come behind a word for years: by 2500."""
    before = tokens[number.first - 1].lower if number.first else ""
    plain = number.digits and not number.scaled and number.end - number.start == YEAR_LENGTH
    joins = lexicon(language).grammar.joins  # "300 getötet und 2700 verletzt"
    return plain and YEARS.stop <= number.nominal < FUTURE and before in words(language, "year") - {*joins}


def _month_before(tokens: Sequence[Token], i: int, language: str) -> bool:
    """A month, or a day of a month, stands before the comma at token `i`."""
    day = i > 1 and tokens[i - 1].kind == "number" and tokens[i - 2].text in words(language, "month")
    return i > 0 and (tokens[i - 1].text in words(language, "month") or day)


def owned_year(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """English: a plain year behind an owner: "Earth's 2015 temperatures", but "the town's 2000 residents"."""
    owned = tokens[number.first - 1].lower.endswith(("'s", "’s", "s'", "s’")) and not capitals(language)
    plain = number.end - number.start == YEAR_LENGTH and not number.scaled and number.nominal % ROUND != 0
    return owned and plain and number.precision is Precision.EXACT and is_year(number)


def short_year(tokens: Sequence[Token], i: int) -> bool:
    """Two digits right behind an apostrophe that nothing else touches."""
    mark = tokens[i - 1]
    return tokens[i].glued and len(tokens[i].text) == 2 and mark.text in "‘’'´`" and not mark.glued
