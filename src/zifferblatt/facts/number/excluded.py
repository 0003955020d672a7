"""What has digits and is no figure: dates, times, years, ordinals, names, list marks, scores, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import known
from zifferblatt.facts.number.address import house, postal
from zifferblatt.facts.number.find import Number
from zifferblatt.facts.number.named import followed_by_whole, titled
from zifferblatt.facts.number.not_figures import words
from zifferblatt.facts.number.years import a_year, is_year, owned_year, short_year
from zifferblatt.facts.words import has
from zifferblatt.language.writing import capitals
from zifferblatt.model import Precision

HUNDRED = 100
NAMED_WITH = 6  # tokens of a source in front of its number, at most
LONGEST = 60  # more seconds than these are told in minutes
DECADES = range(10, 100, 10)
SCORE_AT_MOST = 30
WHOLE = 4  # tokens at a sentence's beginning in which the whole of a share stands: Von den 55
LONG, HEADLINE = 5, 4  # letters of a word that has a capital in a headline, and how many such words tell one
OPENING = frozenset(':;"“„')  # behind these a small word has a capital, too
SMALL = 10  # a number behind an acronym that is part of it: HIV 2
SAME_IN_PLURAL = ("er", "en", "el", "chen", "lein")  # ends of German nouns that have no ending of the plural


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Fixed phrases by each of their words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in words(language, "phrase"):
        parts = tuple(phrase.lower().split())
        for part in parts:
            found.setdefault(part, set()).add(parts)
    return {k: tuple(v) for k, v in found.items()}


def excluded(
    tokens: Sequence[Token], number: Number, language: str, *, counted: bool, measured: bool, bound: bool = False,
    begin: int | None = None, noun: int | None = None,
) -> str | None:  # fmt: skip
    """Why `number` is no figure, in a word; None if it may be one.

    `counted`: a plural noun stands behind it, at token `noun`; `measured`: a unit of measure stands with it, from token
    `begin` on if before it; `bound`: a hedge binds it.
    """
    first, last = number.first, number.last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    named = number.tail is not None and (tokens[first].lower,) in _phrases(language).get(tokens[first].lower, ())
    if named or (
        (number.article or not measured) and not (bound and number.article) and _in_phrase(tokens, number, language)
    ):
        return "phrase"  # the last four; but it will last four minutes
    if number.direction is not None:
        described = before is not None and before.lower in words(language, "determiner") and after is not None
        return "adjective" if described and after is not None and after.capital else None  # der halbierte Apfel
    if before and after and before.text == ">" and after.text == "<" and tokens[first].glued and after.glued:
        return "markup"
    if (
        before
        and not measured  # "im Juni 2,9 Prozent"
        and (before.lower in words(language, "month") or before.text in words(language, "month"))
        and _dated(number)
        and not (counted and capitals(language) and number.nominal <= 31)  # im Januar 13 Tote
    ):
        return "date"
    if not counted and not measured and _noun_of_number(tokens, number, language):
        return "noun"  # die Elf gewann
    if after and _ordinal_or_date(tokens, last, number, language):
        return "date or ordinal"
    if after and _timed(tokens, last, language, measured=measured):
        return "time"
    if before and before.lower in words(language, "per") and _power_of_ten(number):
        return "denominator"  # 312 per 100,000 people
    decade = is_year(number) or number.nominal in DECADES
    if after and _suffixed(after, number, language):
        plural = after.text == "s" and (decade or number.nominal > LONGEST or (before is not None and before.capital))
        if not measured or (plural and number.nominal % 1 == 0):
            return "suffix"  # 2018s, the 90s, 737s, MAX 8s; but 9.58s
    if number.digits and before and (short_year(tokens, first) or owned_year(tokens, number, language)):
        return "year"  # Expo '70, the company's 2021 results
    if before and number.share and tokens[first].kind == "number" and before.lower in words(language, "before"):
        return "name"  # level 1 out of 7
    if measured and begin is not None and begin < first:
        return None  # $A82
    if before and _identifier(tokens, first, language):
        return "name"
    if measured:
        return None
    if after and after.glued and after.kind == "word" and number.tail is None and number.digits:
        return "name"
    if after and after.text in "/:" and _glued_number(tokens, last):
        return "slashed"
    if (
        number.digits
        and before
        and not counted
        and before.lower in words(language, "own")
        and _hyphened(tokens, number)
    ):
        return "name"  # the 737-800
    if not counted and (number.digits or number.share) and _carded(tokens, number, language):
        return "score"
    if before and not number.digits and _thrown(tokens, number, noun, language):
        return "noun"  # she rolled a six
    if number.digits and (_score(tokens, number, counted=counted) or _split(tokens, number)):
        return "score"
    if number.digits and (house(tokens, number, language) or postal(tokens, number)):
        return "address"
    if number.digits and not counted and after and _model(tokens, number, language):
        return "name"
    if number.digits and _type(tokens, number, language):
        return "name"
    opens = first > 1 and tokens[first - 2].text in OPENING  # "ANNA: About 140"
    if (
        before
        and not number.share
        and not (bound and opens)
        and _named(tokens, number, language, counted=counted, noun=noun)
    ):
        return "name"
    if number.digits and after and after.text == ")" and (before is None or before.text == "("):
        return "list mark"
    if number.digits and number.nominal <= SCORE_AT_MOST and [t.text for t in tokens[1:]] == ["."] and not first:
        return "list mark"  # 1. Measure the door.
    if number.digits and after and before and (before.text, after.text) == ("[", "]"):
        return "note"
    if counted and number.precision is Precision.RANGE and noun != number.after and first == 1 and is_year(number):
        return "year"  # Between 1600 and 1900 world temperatures fell
    if number.digits and not counted and titled(tokens, first, last):
        return "name"
    if not number.nominal and not counted and not number.article:
        return "score"  # nil; falls to zero
    if not (bound and number.nominal % 50 == 0) and a_year(tokens, number, language, counted=counted):
        return "year"
    return None


def _noun_of_number(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """A plain number word with a capital inside a sentence, where nouns have capitals."""
    from zifferblatt.facts.number.lexicon import lexicon

    lex, first = lexicon(language), number.first
    if not capitals(lex.language) or number.last - first != 1 or not first or tokens[first - 1].kind == "sign":
        return False
    return tokens[first].capital and lex.row(tokens[first].lower, "unit", "teen", "ten") is not None


def _suffixed(after: Token, number: Number, language: str) -> bool:
    return after.glued and number.digits and after.lower in words(language, "suffix")


def _power_of_ten(number: Number) -> bool:
    """A hundred, a thousand and so on: what the other number of a rate is divided by."""
    return number.nominal >= HUNDRED and format(number.nominal.normalize(), "f").strip("0") == "1"


def _timed(tokens: Sequence[Token], last: int, language: str, *, measured: bool) -> bool:
    """A word of the clock begins at token `last`, with or without dots: Uhr, pm, a.m."""
    known_words = words(language, "after")
    dotted = "".join(t.lower for t in tokens[last : last + 3])
    if measured:
        return dotted in known_words  # 5 p.m. is no pence
    return tokens[last].text in known_words or tokens[last].lower in known_words or dotted in known_words


def _in_phrase(tokens: Sequence[Token], number: Number, language: str) -> bool:
    known = _phrases(language)
    opened = tuple(t.lower for t in tokens[max(0, number.first - 1) : number.last])  # every one of them
    if number.article and has(tokens, number.last, language, "inserted") and opened not in known.get(opened[-1], ()):
        return False  # one of whom
    if number.article and any(
        t.lower in words(language, "one_after") for t in tokens[number.last + 1 : number.last + 2]
    ):
        return False  # one day after
    for i in range(number.first, number.last):
        for phrase in known.get(tokens[i].lower, ()):
            for at, word in enumerate(phrase):
                start = i - at
                if word != tokens[i].lower or start < 0:
                    continue
                if tuple(t.lower for t in tokens[start : start + len(phrase)]) == phrase:
                    return True
    return False


def _dated(number: Number) -> bool:
    value = number.high if number.high is not None else number.nominal
    return number.digits and ((value <= 31 and value == int(value)) or is_year(number))


def _ordinal_or_date(tokens: Sequence[Token], last: int, number: Number, language: str) -> bool:
    """A dot right behind digits inside a sentence makes an ordinal; a month behind them makes a date."""
    months = words(language, "month")
    i = last
    dot = tokens[i].text == "." and tokens[i].glued and number.digits
    if dot:
        i += 1
    if i < len(tokens) and tokens[i].text in months and number.nominal <= 31:
        return True
    if dot and i < len(tokens) and tokens[i].text == ")" and tokens[number.first - 1].text == "(":
        return True  # zum 2:1 (50.)
    return bool(dot and i < len(tokens) and tokens[i].text not in "\"“”»«')" and number.end - number.start <= 4)


def _identifier(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Glued to a word by a hyphen or slash (Covid-19, MH-17), or to an apostrophe ('98), or after a letter (A 340)."""
    sign = tokens[first - 1]
    if (first == 1 or tokens[first - 2].kind == "sign") and _article(sign, language):
        return False  # A 60 year-old; "A 21-year-old man
    if sign.kind == "sign" and tokens[first].glued:
        if sign.text in ".," and sign.glued and first > 1 and tokens[first - 2].text[-1].isdigit():
            return True  # the rest of a name such as PS21,700
        if sign.text in "'’#§":
            return True
        if sign.text in "-/._‐‑" and sign.glued and first > 1 and tokens[first - 2].kind in ("word", "number"):
            return True
    return sign.kind == "word" and len(sign.text) == 1 and sign.capital and tokens[first].kind == "number"


def _article(token: Token, language: str) -> bool:
    from zifferblatt.facts.number.lexicon import lexicon

    row = lexicon(language).row(token.lower, "one")
    return row is not None and row.article


def _split(tokens: Sequence[Token], number: Number) -> bool:
    """Joined by a glued hyphen to a number that makes no range with it: 2-2, 9-2, 555-0199."""
    i = number.last
    return i < len(tokens) and tokens[i].text in ("-", "–") and _glued_number(tokens, i)


def _glued_number(tokens: Sequence[Token], i: int) -> bool:
    """The sign at token `i` joins two numbers without white space."""
    return i + 1 < len(tokens) and tokens[i].glued and tokens[i + 1].glued and tokens[i + 1].kind == "number"


def _model(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "its 787 Dreamliner": a name in the singular behind an owner."""
    before = tokens[number.first - 1] if number.first else None
    name = tokens[number.last]
    following = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    return (
        before is not None
        and before.lower in words(language, "own")
        and name.capital
        and not (following is not None and following.kind == "word" and following.capital)
        and not name.lower.endswith("s")
        and number.nominal < 1000
        and not known(name.text.lower(), language)
    )


def _score(tokens: Sequence[Token], number: Number, *, counted: bool) -> bool:
    if number.precision is not Precision.RANGE:
        return False
    joined = tokens[number.first + 1] if number.last - number.first == 3 else None
    small = number.high is not None and number.high <= SCORE_AT_MOST
    return joined is not None and joined.glued and joined.text in "-–" and small and not counted


def _type(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """The number of an aircraft's type: six 737 MAX jets, outsold the 787, MAX 8-200."""
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last] if number.last < len(tokens) else None
    if _hyphened(tokens, number) and before is not None and number.first > 1 and before.capital:
        return not capitals(language)
    if tokens[number.first].text not in words(language, "model"):
        return False
    if after is not None and (after.glued or after.capital) and after.kind == "word":
        return True
    from zifferblatt.facts.number.lexicon import lexicon

    bare = after is None or after.kind == "sign" or _hyphened(tokens, number)
    return before is not None and (bare or before.lower in lexicon(language).grammar.the) and not number.scaled


def _carded(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "a final-round 66": behind an article, and yet it counts nothing."""
    if capitals(language) or number.scaled or number.tail or number.nominal > HUNDRED:
        return False
    if number.share:  # I give it a 9 out of 10
        rated = tokens[number.first].kind == "number" and number.last - number.first > len("of")
        bare = number.last >= len(tokens) or tokens[number.last].kind == "sign"
        return rated and bare and _article(tokens[number.first - 1], language)
    left = tokens[max(0, number.first - 2) : number.first]
    return bool(left) and (_article(left[-1], language) or ("-" in left[-1].text and _article(left[0], language)))


def _thrown(tokens: Sequence[Token], number: Number, noun: int | None, language: str) -> bool:
    """English: a small number word right behind "a", with nothing that it counts: a six, a perfect ten."""
    if capitals(language) or number.scaled or number.tail or number.share or number.ratio or number.article:
        return False
    if number.last - number.first > 1 or number.nominal > SMALL or not _article(tokens[number.first - 1], language):
        return False
    counts = noun is not None and number.last < len(tokens) and not tokens[noun].lower.endswith("s")
    return number.precision is Precision.EXACT and not counts


def _hyphened(tokens: Sequence[Token], number: Number) -> bool:
    """Two numbers glued by a hyphen."""
    return number.last - number.first == 3 and tokens[number.first + 1].text == "-" and tokens[number.first + 1].glued


def _named(tokens: Sequence[Token], number: Number, language: str, *, counted: bool, noun: int | None) -> bool:
    """Behind a word that owns its number: Artikel 5, Boeing 737."""
    i = number.first - 1
    if tokens[i].text == "." and tokens[i].glued and i:
        i -= 1  # Nr. 5
    if tokens[i].text in words(language, "loose") or tokens[i].lower in words(language, "loose"):
        return not counted or (i > 0 and tokens[i].capital)  # thirty Top 40 singles
    owners = words(language, "before")
    plain = not capitals(language) and number.digits
    if tokens[i].text in owners or (plain and tokens[i].lower in owners):
        return not counted or (plain and (tokens[i].capital or number.nominal == 1))
    named = plain and tokens[i].capital and i > 0
    if named and counted and tokens[i].text.isupper() and len(tokens[i].text) > 1 and number.nominal < SMALL:
        return not _place_before(tokens, i, language)
    if counted or i == 0 or not tokens[i].capital or (plain and tokens[i].lower.endswith(("'s", "’s"))):
        return False  # the Governor's 258 page budget
    if not plain and followed_by_whole(tokens, number.last, language):
        return False
    if plain and _headline(tokens) and known(tokens[i].lower, language):
        return False  # Death Toll Reaches 19
    if plain and tokens[i].lower.endswith("s") and _article_before(tokens, i, number, language):
        return False  # the Greens 12
    if not capitals(language) and _place_before_verb(tokens, i, number, language):
        return False
    if capitals(language) and _same_in_plural(tokens, number, language):
        return False
    if capitals(language) and (
        (noun == number.after and known(tokens[i].text, language)) or _share_of_all(tokens, number, language)
    ):
        return False  # nach Angaben der Polizei 120 Teilnehmer
    if _told_apart(tokens, number, language):
        return False
    # A noun or name right before a small bare number owns it (Galaxy 23, Rang eins, Kernel 4.13)
    return tokens[i].kind == "word" and number.nominal < 1000 and not number.scaled


def _told_apart(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "laut Polizei 300, laut Veranstaltern 1000 Menschen": whoever is named there says it."""
    says, i = words(language, "says"), number.last
    near = range(max(0, number.first - NAMED_WITH), number.first - 1)
    k = next((k for k in reversed(near) if tokens[k].lower in says), None)
    if k is None:
        return False
    if i + 1 < len(tokens) and tokens[i].text == "," and tokens[i + 1].lower in says:
        return True
    earlier = tokens[max(0, k - NAMED_WITH) : k]
    return bool(earlier) and earlier[-1].text == "," and any(t.kind == "number" for t in earlier)


def _headline(tokens: Sequence[Token]) -> bool:
    """Nearly every word of more than a few letters has a capital."""
    long = [t.capital for t in tokens if t.kind == "word" and len(t.text) >= LONG]
    return len(long) >= HEADLINE and all(long)


def _article_before(tokens: Sequence[Token], i: int, number: Number, language: str) -> bool:
    """An article stands before the plural at token `i`, and a sign or a joining word behind the number."""
    from zifferblatt.facts.number.lexicon import lexicon

    grammar, behind = lexicon(language).grammar, tokens[number.last] if number.last < len(tokens) else None
    ends = behind is None or behind.kind == "sign" or behind.lower in grammar.joins
    return ends and number.first > 2 and tokens[i - 1].lower in grammar.the


def _same_in_plural(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "am Dienstag fünf Arbeiter": a noun whose plural looks like its singular stands right behind the number."""
    after = tokens[number.last] if number.last < len(tokens) else None
    counts = after is not None and after.kind == "word" and after.capital and number.nominal > 1
    return counts and after is not None and after.lower.endswith(SAME_IN_PLURAL) and known(after.text, language)


def _share_of_all(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "Von den 55 Sitzen gewann die Liste 31": the sentence begins with the whole, and the bare number is a part."""
    from zifferblatt.facts.number.lexicon import lexicon

    opened = tokens[0].lower in lexicon(language).grammar.of
    return opened and number.first > WHOLE and any(t.kind == "number" for t in tokens[1:WHOLE])


def _place_before_verb(tokens: Sequence[Token], i: int, number: Number, language: str) -> bool:
    """ "In Kyiv 12 were wounded": a preposition before the name, and a verb behind the number."""
    from zifferblatt.facts.noun import words_of

    after = tokens[number.last] if number.last < len(tokens) else None
    verb = after is not None and after.lower in words_of(language, "verb", "auxiliary")
    return verb and _place_before(tokens, i, language)


def _place_before(tokens: Sequence[Token], i: int, language: str) -> bool:
    """A preposition stands before the name that ends at token `i`."""
    from zifferblatt.facts.noun import words_of

    first = i
    while first and tokens[first - 1].kind == "word" and tokens[first - 1].capital:
        first -= 1
    from zifferblatt.facts.number.lexicon import lexicon

    small = words_of(language, "stop") - set(lexicon(language).grammar.the)  # aboard the ATR 72
    return (first < i and tokens[first].lower in small) or (first > 0 and tokens[first - 1].lower in small)
