"""Ages told from other spans of years: "58 Jahre alt", "16-Jähriger", but "43-jährige Flucht"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.words import verbs
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.number import Number
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.spelled import spelled
from zifferblatt.facts.unit import Unit
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals

OLDEST = 115  # years; nobody is older
SHARED = 5  # tokens from a number to the unit behind the next one
SUBJECT = 8  # tokens from the word for age to its verb
CONTRACTED = ("s", "m")  # ends of "is" and "am": she's 31, I'm 58
CLOCK = 12  # number words above it tell no hour
HEDGED = 3  # tokens from that verb to the number
QUOTES = '"”’'
SHIRTS = 10  # smaller numbers in brackets behind a name are on a player's shirt, or belong to a list

AgePlace = Literal[
    "after",
    "before",
    "spell",
    "unit",
    "from",
    "bound",
    "copula",
    "at",
    "pronoun",
    "subject",
    "is",
    "with",
    "without",
    "somebody",
    "then",
    "people",
]


class AgeRow(Entry):
    """A row of ``ages.yaml``."""

    place: AgePlace
    words: tuple[str, ...]


@cache
def _words(language: str, place: AgePlace) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(w.split()) for r in table(language, "ages", AgeRow) if r.place == place for w in r.words)


@cache
def _by_end(language: str, place: AgePlace) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of one place by their last words."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in _words(language, place):
        found[phrase[-1]] = (*found.get(phrase[-1], ()), phrase)
    return found


def is_age(tokens: Sequence[Token], number: Number, unit: Unit, language: str) -> bool:
    """Whether these years are somebody's or something's age."""
    word = unit.text.lower().removesuffix("'s").removesuffix("’s")
    if any(word.endswith(p) for (p,) in _words(language, "unit")):
        return True
    if number.tail is not None:
        spells = tuple(p[0] for p in _words(language, "spell"))
        if not spells:  # a 43-year old cook, but a four-year contract; "year-old" is told by its unit
            return any(
                tuple(t.lower for t in tokens[number.after : number.after + len(p)]) == p
                for p in _words(language, "after")
            )
        after = next((t for t in tokens[unit.last : unit.last + 3] if t.kind == "word" and t.capital), None)
        return number.tail[0].isupper() or after is None or not after.text.endswith(spells)
    if _age_is(tokens, number.first, language) or _at_age(tokens, number, unit, language):
        return True
    last = unit.last
    if last <= number.last and unit.first == number.first:  # 17 und 19 Jahre alt
        last = next((i + 1 for i in range(last, min(last + SHARED, len(tokens))) if tokens[i].text == unit.text), last)
    for phrase in _words(language, "after"):
        if tuple(t.lower for t in tokens[last : last + len(phrase)]) == phrase:
            return True
    return any(
        tuple(t.text for t in tokens[max(0, number.first - gap - len(phrase)) : number.first - gap]) == phrase
        for phrase in (*_words(language, "before"), *_words(language, "from"))
        for gap in (0, 1)
    )


def _at_age(tokens: Sequence[Token], number: Number, unit: Unit, language: str) -> bool:
    """ "Mit 22 Jahren ist sie die jüngste": no noun behind the years, and no word that takes the preposition."""
    if not (number.digits and SHIRTS <= number.nominal < OLDEST and _behind(tokens, number.first, language, "with")):
        return False
    after = tokens[unit.last] if unit.last < len(tokens) else None
    if after is not None and after.capital and not person_noun(noun_lemma(after.text, language), language):
        return False  # mit 20 Jahren Laufzeit
    return all((t.lower,) not in _words(language, "without") for t in tokens)


def bare_age(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """A number in brackets or commas behind a name, or behind "aged": Maria K. (34), aged 58."""
    first, last = number.first, number.last
    if not 0 < number.nominal < OLDEST or number.nominal % 1 or first < 1 or last >= len(tokens):
        return False
    before, after = tokens[first - 1], tokens[last]
    lex = lexicon(language)
    if first > 2 and tokens[first - 3].lower in lex.grammar.of and not capitals(lex.language):
        return False  # put the number of dead at 30
    if _behind(tokens, first, language, "before") or _bounded(tokens, number, language):
        return True
    if _listed(tokens, first, last, language) or _of_somebody(tokens, number, language):
        return True
    if number.digits and number.nominal >= SHIRTS and _age_is(tokens, first, language):
        return True
    at, joins = first, (*lex.grammar.joins, lex.grammar.from_to[1])
    while at > 2 and tokens[at - 1].lower in joins and _counts(tokens[at - 2], language):
        at -= 2
    if at < first:
        return _behind(tokens, at, language, "before")  # aged two, five and eight; the age from 62 to 64
    if not number.digits:
        return number.nominal > CLOCK and _begun(tokens, first, last, language)
    if _begun(tokens, first, last, language):
        return True
    if (before.text, after.text) == ("(", ")"):
        said = first > 2 and tokens[first - 3].lower in verbs(language) and _name(tokens[first - 2])
        named = first > 2 and all(_name(t) for t in tokens[first - 3 : first - 1])
        return number.nominal >= SHIRTS and (said or named)
    if before.text == "," and first > 2 and (after.kind == "sign" or after.text in QUOTES) and after.text != ",":
        return _last(tokens, number, language)
    if (before.text, after.text) != (",", ",") or number.nominal < SHIRTS or first < 2:
        return False
    return _somebody(tokens[first - 2], language) or _described(tokens, first, last, language)


def _listed(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """ "ihre drei Kinder (4, 7 und 11)": nothing but numbers stand in a bracket behind people."""
    joins = lexicon(language).grammar.joins
    begin, end = first, last
    while (
        begin > 0
        and first - begin < SUBJECT
        and (tokens[begin - 1].kind == "number" or tokens[begin - 1].lower in joins)
    ):
        begin -= 1
    while end < len(tokens) and end - last < SUBJECT and (tokens[end].kind == "number" or tokens[end].lower in joins):
        end += 1
    if (
        begin < 2
        or end >= len(tokens)
        or (tokens[begin - 1].text, tokens[end].text) != ("(", ")")
        or end - begin < HEDGED
    ):
        return False
    noun = tokens[begin - 2]
    return noun.kind == "word" and person_noun(noun_lemma(noun.text, language), language)


def _last(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "said Ann Reed, 67." and "Tim, 12, and Ben, 9.": behind a whole name, or behind the age of somebody before."""
    at = number.first - 2  # the last word of the name
    if (tokens[number.last].glued and tokens[number.last].text in "-–:/%)") or not _name(tokens[at]):
        return False
    left = at
    while left and _name(tokens[left - 1]):
        left -= 1
    listed = left > 3 and tokens[left - 1].lower in lexicon(language).grammar.joins
    if listed and any(t.text == "," and u.kind == "number" for t, u in pairwise(tokens[max(0, left - 4) : left])):
        return True
    said = left > 0 and tokens[left - 1].lower in verbs(language)
    return number.nominal >= SHIRTS and (said or (at - left >= 1 and left > 0 and tokens[left - 1].text != ","))


def _counts(token: Token, language: str) -> bool:
    return token.kind == "number" or spelled(token.lower, lexicon(language)) is not None


def _behind(tokens: Sequence[Token], first: int, language: str, place: AgePlace) -> bool:
    """A phrase of one place ends right before token `first`."""
    phrases = _by_end(language, place).get(tokens[first - 1].lower, ()) if first else ()
    return any(tuple(t.lower for t in tokens[max(0, first - len(p)) : first]) == p for p in phrases)


def _bounded(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "children under five", "most were over 70"; a noun or unit behind the number makes it none."""
    if not _behind(tokens, number.first, language, "bound") or number.first < 2 or number.tail is not None:
        return False
    left = tokens[number.first - 2]
    if _behind(tokens, number.first - 1, language, "copula"):
        return number.nominal > CLOCK or (number.digits and number.nominal >= SHIRTS)
    people = left.kind == "word" and (left.lower,) in _words(language, "people")
    return people or (left.kind == "word" and person_noun(noun_lemma(left.text, language), language))


def _of_somebody(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """ "I was only 19 when": one person is said to be so many, and nothing is counted behind."""
    after, verbs = tokens[number.last], _words(language, "is")
    if number.nominal < 1 + number.digits or number.article or number.tail is not None:
        return False
    if after.kind != "sign" and (after.lower,) not in _words(language, "then"):
        return False
    owner, mark, end = tokens[number.first - 1].lower.replace("’", "'").partition("'")
    if mark and end in CONTRACTED and (owner,) in _words(language, "somebody"):
        return True  # my sister's 22, by the way
    near = range(number.first - 1, max(0, number.first - HEDGED), -1)
    at = next((i for i in near if (tokens[i].lower,) in verbs), None)
    hedged = at is not None and all(t.kind == "word" and not t.capital for t in tokens[at + 1 : number.first])
    if not hedged or at is None:
        return False
    named = after.kind == "word" and number.digits and number.nominal >= SHIRTS and all(map(_name, tokens[:at]))
    return named or (tokens[at - 1].lower,) in _words(language, "somebody")  # Ann Reed was 23 when


def _age_is(tokens: Sequence[Token], first: int, language: str) -> bool:
    """ "The average age of the guests is 71": the age is what the verb speaks of, with a hedge between at most."""
    verbs, subjects = _words(language, "is"), _words(language, "subject")
    at = next((i for i in range(first - 1, max(-1, first - HEDGED - 1), -1) if (tokens[i].lower,) in verbs), None)
    if at is None:
        return False
    for token in reversed(tokens[max(0, at - SUBJECT) : at]):
        if token.kind == "sign":
            return False
        if (token.lower,) in subjects:
            return True
    return False


def _begun(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """ "At 18, she": the age opens the clause, and a pronoun follows the comma."""
    who = tokens[last + (tokens[last].text == ",") :][:1]
    if not who or not _behind(tokens, first, language, "at") or not (who[0] is not tokens[last] or first == 1):
        return False
    return any(p == (who[0].lower,) for p in _words(language, "pronoun"))


def _described(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """ "The defendant, 34, was": a noun with an article before the comma, and no list goes on behind it."""
    lex, noun = lexicon(language), tokens[first - 2]
    if noun.kind != "word" or capitals(lex.language) or last + 1 >= len(tokens):
        return False
    article = any(
        t.lower in lex.grammar.the or lex.row(t.lower, "one") is not None for t in tokens[max(0, first - 5) : first - 2]
    )
    return article and tokens[last + 1].kind == "word" and tokens[last + 1].lower not in lex.grammar.joins


def _somebody(token: Token, language: str) -> bool:
    """A name, or a noun for a person: one of the suspects, 29, was shot."""
    return _name(token) or (token.kind == "word" and person_noun(noun_lemma(token.text, language), language))


def _name(token: Token) -> bool:
    return (token.kind == "word" and token.capital) or token.text == "."
