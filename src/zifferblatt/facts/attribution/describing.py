"""Figures that only describe what is spoken of, and that no plan, denial or offer reaches."""

from __future__ import annotations

from typing import Literal

from zifferblatt.facts.attribution.syntax import clause_words
from zifferblatt.facts.attribution.words import words
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.spelled import spelled
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.words import word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Role

ADJUNCT = 6  # tokens between "mit einer Mehrheit von" and its votes, at most
WITHIN = 3  # tokens from a whole back to the word that makes it one: der weltweit 54.000
PRICE = 4  # tokens between "zu Preisen von unter" and its sum, at most


def described(figure: Figure) -> bool:
    """ "ein 15 Jahre alter Junge", "auf dem 230 Hektar großen Gelände": what is so, whatever becomes of it."""
    tokens, language = figure.sentence.tokens, figure.document.language
    if figure.quantity.kind == "length" and not capitals(language):
        after = tokens[figure.last].lower if figure.last < len(tokens) else ""
        return after in clause_words(language, "bearing")  # 300 kilometres north of the capital
    if (
        figure.quantity.kind == "count"
        and figure.first > 1
        and tokens[figure.first - 1].lower in lexicon(language).grammar.of
    ):
        return tokens[figure.first - 2].lower in word_set(language, "settlement")  # a town of 3,000 could be flooded
    if figure.quantity.kind in ("count", "money", "percent") or not capitals(language):
        return False
    behind = tokens[figure.last : figure.last + 2]
    if len(behind) < 2 or behind[0].kind != "word" or behind[0].capital or not behind[1].capital:
        return False
    if behind[0].lower in words(language, "determiner", "preposition", "small"):
        return False
    definite = figure.first > 0 and tokens[figure.first - 1].lower in clause_words(language, "the")
    return definite or figure.quantity.kind == "age"


def adjunct(figure: Figure) -> bool:
    """ "mit 59 zu 24 Stimmen abgelehnt": how something is turned down, not what."""
    language = figure.document.language
    unit = (figure.quantity.unit or "").lower()
    return unit.endswith(tuple(clause_words(language, "ballot")) or ("\0",)) and _before(figure, ADJUNCT, "with")


def asked(figure: Figure) -> bool:
    """ "für 50 Euro angeboten": a price that is asked, and no offer of the money."""
    return figure.quantity.kind == "money" and _before(figure, PRICE, "price")


def whole(figure: Figure) -> bool:
    """ "300 der weltweit 54.000 Stellen", "300 of its 54,000 jobs": there are that many, whatever becomes of a part."""
    tokens, language = figure.sentence.tokens, figure.document.language
    grammar = lexicon(language).grammar
    for at in range(figure.first - 1, max(0, figure.first - 1 - WITHIN), -1):
        if tokens[at].lower in grammar.whole:
            return any(
                t.kind == "number" or spelled(t.lower, lexicon(language)) is not None
                for t in tokens[max(0, at - 2) : at]  # 10 Prozent der 300 Stellen
            )
        if tokens[at].capital or tokens[at].kind != "word":
            return False
    return False


def there(figure: Figure) -> bool:
    """What the figure tells is so already, whatever is planned with it."""
    return replaced_now(figure) or whole(figure) or elapsed(figure)


def elapsed(figure: Figure) -> bool:
    """ "seit 20 Tagen", "vor drei Jahren": time that has gone by is no plan."""
    if figure.quantity.kind != "duration" or not figure.first:
        return False
    times, tokens, at = time_words(figure.document.language), figure.sentence.tokens, figure.first - 1
    return times.at(tokens, at, "since", "ago") is not None and times.at(tokens, at, "from_on") is None


def replaced_now(figure: Figure) -> bool:
    """ "soll von derzeit 50 auf 76 steigen": the former value, by a word right before it, is there already."""
    cues = figure.cues.get("role", ())
    if figure.quantity.role is not Role.FORMER or not cues or not figure.first:
        return False
    return cues[0][1] >= figure.sentence.tokens[max(0, figure.first - 2)].end and cues[0][0] < figure.number[0]


def _before(figure: Figure, most: int, kind: Literal["with", "price"]) -> bool:
    """Whether one of the words of `kind` stands at most `most` tokens before the figure."""
    known = clause_words(figure.document.language, kind)
    return any(t.lower in known for t in figure.sentence.tokens[max(0, figure.first - most) : figure.first])
