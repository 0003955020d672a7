"""Former values: "von 50 auf 76", "up to 3.9 percent from 3.8 percent", "(Vorjahr: 280)"."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.hedge import small_words
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.spelled import spelled
from zifferblatt.facts.role_words import Found, cue_of, is_year, phrase_at, phrases, single_or_compound
from zifferblatt.model import Role

APART = 13  # tokens from a former value to the word before the new one, at most
BACK = 26  # tokens between a new value and the former behind it, at most


def from_to(tokens: Sequence[Token], first: int, last: int, end: int, language: str, *, single: bool) -> Found | None:
    """ "von 50 auf 76", "from 50 to 76": the first of the two is the former value; `single`: the figure is no range."""
    opens, joins = lexicon(language).grammar.from_to
    at = first - 1
    if first > 1 and tokens[at].lower != opens and tokens[at].lower in small_words(language):
        at -= 1  # von derzeit 50 auf 76
    if at >= 0 and tokens[at].lower == opens:
        for i in range(first + 1 if single else last, min(end, first + APART)):
            if tokens[i].lower != joins or i + 2 >= len(tokens):
                continue
            near = range(i + 1, min(i + 4, len(tokens)))
            own = tokens[last - 1]  # its unit or noun, which must be the other's as well, unless that is bare
            if _fraction(own, language) and any(_fraction(tokens[j], language) for j in near):
                return Found(Role.FORMER, None, (cue_of(tokens, at, 1), cue_of(tokens, i, 1)))
            j = next((j for j in near if is_number(tokens[j], language)), None)
            if j is not None and (
                j + 1 == len(tokens)
                or tokens[j + 1].kind == "sign"
                or is_number(own, language)
                or i < last
                or own.text[:3] in {t.text[:3] for t in tokens[j + 1 : j + 4]}
            ):
                return Found(Role.FORMER, None, (cue_of(tokens, at, 1), cue_of(tokens, i, 1)))
        return _back_from(tokens, first, last, language) if single else None
    return None


def aside(tokens: Sequence[Token], first: int, language: str) -> Found | None:
    """ "lag bei 63 Prozent (2019: 58 Prozent)", "(Vorjahr: 280)": a bracket tells what was before."""
    colon = first > 0 and tokens[first - 1].text in (":", "=")
    at = first - 1 if colon else first
    if at > 0 and tokens[at - 1].text == ".":
        at -= 1  # Vj. 280
    for phrase, row in phrases(language, "aside").ending(tokens[at - 1]) if at > 1 else ():
        i = at - len(phrase)
        if i > 1 and phrase_at(tokens, i, phrase) and tokens[i - 1].text == "(" and _earlier(tokens, i, at, colon):
            return Found(row.role, row.direction, (cue_of(tokens, i, len(phrase)),))
    return None


def _earlier(tokens: Sequence[Token], first: int, last: int, colon: bool) -> bool:
    """A year asks for a colon, and is no former one behind an earlier one: 2019 … (2024: 60 Prozent)."""
    if not is_year(tokens[last - 1]):
        return True
    return colon and not any(is_year(t) and t.text < tokens[last - 1].text for t in tokens[:first])


def is_number(token: Token, language: str) -> bool:
    """Whether a token is a number in digits or in words."""
    return token.kind == "number" or (token.kind == "word" and spelled(token.lower, lexicon(language)) is not None)


def _fraction(token: Token, language: str) -> bool:
    return lexicon(language).row(token.lower, "fraction") is not None


def _back_from(tokens: Sequence[Token], first: int, last: int, language: str) -> Found | None:
    """ "up to 3.9 percent from 3.8 percent": the new value stands before the former."""
    joins, own = lexicon(language).grammar.from_to[1], tokens[last - 1]
    if tokens[first - 1].lower in lexicon(language).grammar.of and single_or_compound(tokens[first - 2], language):
        return None  # auf 25 Prozent, ein Plus von 5 Prozent
    for i in range(first - 3, max(0, first - BACK), -1):
        if tokens[i].lower != joins:
            continue
        j = next((j for j in range(i + 1, min(i + 4, first)) if tokens[j].kind == "number"), None)
        same = j is not None and (
            own.kind == "number" or own.text[:3] in {t.text[:3] for t in tokens[j + 1 : min(j + 4, first - 1)]}
        )
        return Found(Role.FORMER, None, (cue_of(tokens, first - 1, 1), cue_of(tokens, i, 1))) if same else None
    return None
