"""One amount in two units: "more than 100 kilometers (60 miles)". The second takes over hedge, role and direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zifferblatt.articles.document import Token
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.noun import words_of
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.units import same_dimension
from zifferblatt.language.writing import capitals, writing
from zifferblatt.model import Precision, Role

NAMES = 3  # words of a name that stands in place of a clause: and the Hang Seng 1.1 percent
BETWEEN = 6  # tokens between two figures of one verb
POINTS = "pp"  # the unit of percentage points
APART = 2  # tokens between the two: a bracket, "bzw.", a currency sign


def conversion(figure: Figure, before: Sequence[Figure]) -> Figure:
    """`figure`, with what it takes over from the figure right before it where the two are one amount in two units."""
    if not before or not _converted(before[-1], figure):
        return figure
    first, second = before[-1].quantity, figure.quantity
    if second.precision is not Precision.EXACT or first.precision in (
        Precision.EXACT,
        Precision.RANGE,
        Precision.VAGUE,
    ):
        hedged = {}
    else:
        low = second.low if first.low is not None else None
        high = second.high if first.high is not None else None
        hedged = {"precision": first.precision, "modifier": first.modifier, "low": low, "high": high}
    taken = second.model_copy(update={**hedged, "role": first.role, "direction": first.direction})
    cues = figure.cues | {k: v for k, v in before[-1].cues.items() if k in ("precision", "role")}
    return replace(figure, quantity=taken, cues=cues)


def restated(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "rose 12 points, or 0.7 percent": what says a change or a former value again is one as well."""
    left = before[-1] if before else None
    if left is None or left.sentence is not figure.sentence or left.quantity.role not in (Role.CHANGE, Role.FORMER):
        return figure
    if figure.quantity.kind not in ("percent", "money") or figure.quantity.role is not Role.LEVEL:
        return figure
    between = [t.lower for t in left.sentence.tokens[left.last : figure.first]]
    if (
        not between
        or len(between) > APART + 1
        or between[-1] not in (*lexicon(left.document.language).grammar.equals, "(")
    ):
        return figure
    return _taken(figure, left)


def moved(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "31 Prozent (+1)", "15 Prozent (-2,5)": a share's move in percentage points, told in a bracket behind it."""
    left, tokens = before[-1] if before else None, figure.sentence.tokens
    if left is None or left.sentence is not figure.sentence or left.quantity.kind != "percent" or figure.noun:
        return figure
    quantity, grammar = figure.quantity, lexicon(figure.document.language).grammar
    between = [t.lower for t in tokens[left.last : figure.last] if t.end <= figure.number[0]]
    bare = quantity.kind == "count" or (quantity.kind == "percent" and quantity.unit_text is None)
    up = between[-1:] in [[w] for w in (*grammar.plus, "+")]
    if not bare or len(between) != APART or between[0] != "(" or not (up or between[1] in grammar.minus):
        return figure
    change = {"kind": "percent", "unit": POINTS, "role": Role.CHANGE, "direction": "up" if up else "down"}
    return replace(figure, quantity=quantity.model_copy(update=change))


def gapped(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "gained 0.8% and the Nasdaq 1.1%": without a verb of its own, a figure takes over the role of the one before."""
    near = [f for f in before[-2:] if f.sentence is figure.sentence]
    left = next((f for f in reversed(near) if f.quantity.role is Role.CHANGE), None)
    if left is None or (left is not near[-1] and near[-1].quantity.role is not Role.LEVEL):
        return figure  # rose 9% to $30, and profit 8%
    same = (left.quantity.kind, left.quantity.unit) == (figure.quantity.kind, figure.quantity.unit)
    if not same or figure.quantity.kind == "count" or figure.quantity.role is not Role.LEVEL:
        return figure
    language, between = left.document.language, left.sentence.tokens[near[-1].last : figure.first]
    grammar, closed = lexicon(left.document.language).grammar, words_of(left.document.language, "stop", "verb", "of")
    if between and between[-1].lower in grammar.joins and between[-1].kind == "word":
        return _taken(figure, left) if _joined(between, figure, language) else figure
    names = [t for t in between if t.lower not in grammar.joins and t.lower not in grammar.the]
    if not between or between[0].lower not in grammar.joins or not 0 < len(names) <= NAMES or len(between) > NAMES + 3:
        return figure
    if any(t.kind != "word" or t.lower in closed or (t.lower == t.text and _verb(t, language)) for t in names):
        return figure
    return _taken(figure, left)


def _joined(between: Sequence[Token], figure: Figure, language: str) -> bool:
    """ "fell 3 percent in May and 6 percent in June": no verb stands between the two, and nothing is shared out."""
    tokens = figure.sentence.tokens
    behind = tokens[figure.last].lower if figure.last < len(tokens) else ""
    if behind in lexicon(language).grammar.of or len(between) > BETWEEN:
        return False
    closed = words_of(language, "verb", "auxiliary")
    return all(t.kind == "word" and t.lower not in closed and not _verb(t, language) for t in between[:-1])


def _taken(figure: Figure, left: Figure) -> Figure:
    """`figure` with the role of `left`."""
    cues = figure.cues | {k: v for k, v in left.cues.items() if k == "role"}
    taken = figure.quantity.model_copy(update={"role": left.quantity.role, "direction": left.quantity.direction})
    return replace(figure, quantity=taken, cues=cues)


def _verb(token: Token, language: str) -> bool:
    """A word in small letters that may be a verb: no name, and in German no noun either."""
    return capitals(language) or token.lower.endswith(writing(language).past + writing(language).progressive)


def _converted(left: Figure, right: Figure) -> bool:
    if left.sentence is not right.sentence or not left.last <= right.first <= left.last + APART:
        return False
    a, b = left.quantity.unit, right.quantity.unit
    if not a or not b or a == b or left.quantity.kind != right.quantity.kind or left.quantity.kind == "count":
        return False
    between = [t.lower for t in left.sentence.tokens[left.last : right.first]]
    opened = any(w == "(" or w in lexicon(left.document.language).grammar.equals for w in between)
    return opened and (left.quantity.kind in ("money", "other") or same_dimension(a, b))
