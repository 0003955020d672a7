"""Hedges: the words that bind a number ("mindestens", "up to", "oder mehr")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Offsets, Precision

BETWEEN_AT_MOST = 2  # small words between hedge and number: "mindestens noch um 5 Prozent"
REACH = 12  # tokens on either side of a number among which the word that takes a preposition is looked for
LOOK_BACK = 4  # tokens before a preposition in which its verb is looked for


class HedgeRow(Entry):
    """A row of ``hedges.yaml``; what its fields mean is told at the head of the German table."""

    words: tuple[str, ...]
    precision: Precision | Literal["between"]
    side: Literal["before", "after"] = "before"
    preposition: bool = False
    measures_only: bool = False
    not_after: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    article: bool = False
    not_before: tuple[str, ...] = ()
    no_noun: bool = False
    over_noun: bool = False
    not_with_each: tuple[tuple[str, ...], ...] = ()
    spans_after: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    spans_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge as found: its precision, its words and their place, and whether a preposition looks the same."""

    precision: Precision
    text: str
    span: Offsets
    preposition: bool = False


Phrase = tuple[tuple[str, ...], HedgeRow]


@dataclass(frozen=True)
class _Hedges:
    before: dict[str, tuple[tuple[tuple[str, ...], HedgeRow], ...]]  # by last word, longest first
    after: dict[str, tuple[tuple[tuple[str, ...], HedgeRow], ...]]  # by first word
    between: frozenset[str]


@cache
def _hedges(language: str) -> _Hedges:
    before: dict[str, list[tuple[tuple[str, ...], HedgeRow]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], HedgeRow]]] = {}
    between: set[str] = set()
    for row in table(language, "hedges", HedgeRow):
        for words in row.words:
            phrase = tuple(words.lower().split())
            if row.precision == "between":
                between.add(words)
            elif row.side == "before":
                before.setdefault(phrase[-1], []).append((phrase, row))
            else:
                after.setdefault(phrase[0], []).append((phrase, row))

    def sort(found: dict[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
        return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in found.items()}

    return _Hedges(sort(before), sort(after), frozenset(between))


def small_words(language: str) -> frozenset[str]:
    """Words that may stand between a hedge and its number, in lower case."""
    return _hedges(language).between


def hedge_before(
    tokens: Sequence[Token], first: int, language: str, *, measured: bool, spans_to: int = 0
) -> Hedge | None:
    """The hedge that ends before token `first` (the number's first, or its currency sign's).

    `measured`: the figure has a unit of measure, so that "unter" and "bis" can only bind it; `spans_to`: the token
    behind a span of time, which "over" binds only where something says how long (for over ten years); else 0.
    """
    known = _hedges(language)
    if hedge := _prefixed(tokens[first], language):
        return hedge
    j = first - 1
    lex = lexicon(language)
    if j > 2 and tokens[j].lower in lex.grammar.of and (hedge := _over_noun(tokens, j, language)):
        return hedge
    if j > 0 and lex.row(tokens[first].lower, "half") is not None and lex.row(tokens[j].lower, "one") is not None:
        first, j = j, j - 1  # mindestens eine halbe Million
    minus = lexicon(language).grammar.minus if measured else ()  # about minus 40 degrees
    for _ in range(BETWEEN_AT_MOST + 1):
        if j >= 0 and tokens[j].text == "." and tokens[j].glued:
            j -= 1  # ca. 300
        if j < 0:
            return None
        for phrase, row in known.before.get(tokens[j].lower, ()):
            start = j - len(phrase) + 1
            if start < 0 or tuple(t.lower for t in tokens[start : j + 1]) != phrase:
                continue
            if row.not_with and _governed(tokens, start, first, row, measured=measured):
                continue  # trauern um die zwölf Toten
            if row.preposition and (j != first - 1 or not _binds(tokens, start, row, measured=measured)):
                continue
            if not row.preposition and start and tokens[start - 1].lower in row.not_after:
                continue  # edged up to 3.9 percent
            if spans_to and row.spans_after and not _lasts(tokens, start, spans_to, row):
                continue
            assert row.precision != "between"  # those rows stand in `between` alone
            return replace(_hedge(tokens, start, j + 1, row.precision), preposition=row.preposition)
        if tokens[j].lower not in known.between and not (j == first - 1 and tokens[j].lower in minus):
            return None
        j -= 1
    return None


def _over_noun(tokens: Sequence[Token], of: int, language: str) -> Hedge | None:
    """ "ab einem Einkommen von 300 Euro": the hedge stands before the noun that the number measures."""
    row = lexicon(language).row(tokens[of - 2].lower, "one")
    if row is None or not tokens[of - 1].capital or tokens[of - 1].kind != "word":
        return None
    for phrase, hedge in _hedges(language).before.get(tokens[of - 3].lower, ()):
        start = of - 2 - len(phrase)
        if hedge.over_noun and start >= 0 and tuple(t.lower for t in tokens[start : of - 2]) == phrase:
            assert hedge.precision != "between"
            return _hedge(tokens, start, of - 2, hedge.precision)
    return None


def behind_hedge(tokens: Sequence[Token], i: int, language: str) -> int:
    """The token behind the hedge that begins at token `i`, between a number and its noun: zwei oder mehr Häuser."""
    if i >= len(tokens):
        return i
    for phrase, row in _hedges(language).after.get(tokens[i].lower, ()):
        last = i + len(phrase)
        if (
            len(phrase) > 1
            and not row.no_noun
            and tuple(t.text for t in tokens[i:last]) == phrase
            and last < len(tokens)
        ):
            return last if tokens[last].kind == "word" else i
    return i


def _governed(tokens: Sequence[Token], start: int, first: int, row: HedgeRow, *, measured: bool) -> bool:
    """A word in the clause of token `first` takes the preposition that the hedge at `start` begins with.

    The same where a hedge ends in an article and an adjective behind the number is inflected as behind one: um die 20
    freien Stellen; but not before a unit: um die 20 mexikanischen Pesos.
    """
    around = {t.lower for t in _side(tokens[max(0, start - REACH) : start][::-1])}
    around |= {t.lower for t in _side(tokens[first + 1 : first + REACH])}
    if not around.isdisjoint(row.not_with):
        return True
    behind = tokens[first + 1 : first + 3]
    weak = row.article and not measured and len(behind) == 2 and behind[1].capital and behind[0].kind == "word"
    return weak and behind[0].text == behind[0].lower and behind[0].lower.endswith("en")


def _side(tokens: Sequence[Token]) -> Iterator[Token]:
    return takewhile(lambda t: t.text not in ",;:", tokens)


def _lasts(tokens: Sequence[Token], start: int, end: int, row: HedgeRow) -> bool:
    """The words around a span of time say that it lasts longer: took over ten years, over ten years ago."""
    before = start > 0 and tokens[start - 1].lower in row.spans_after
    return before or (end < len(tokens) and tokens[end].lower in row.spans_before)


@cache
def spans(language: str) -> frozenset[str]:
    """Lemmas of nouns that are counted and yet are spans of time: six winters, ten games."""
    return frozenset(w for row in table(language, "hedges", HedgeRow) for w in row.spans)


def _prefixed(token: Token, language: str) -> Hedge | None:
    """The hedge in the number's own word: sub-500."""
    head = token.lower.partition("-")[0]
    if token.kind != "word" or head not in lexicon(language).grammar.glued_before:
        return None
    for phrase, row in _hedges(language).before.get(head, ()):
        if phrase == (head,) and row.precision != "between":
            return Hedge(row.precision, token.text[: len(head)], (token.start, token.start + len(head)))
    return None


def _binds(tokens: Sequence[Token], start: int, row: HedgeRow, *, measured: bool) -> bool:
    if row.measures_only and not measured:
        return False
    before = {w for t in tokens[max(0, start - LOOK_BACK) : start] for w in (t.text, t.lower)}
    if row.not_with_each:  # über 30 Anträge ist noch nicht entschieden
        behind = {t.lower for t in _side(tokens[start : start + 2 * REACH])}
        if all(not behind.isdisjoint(words) for words in row.not_with_each):
            return False
    return before.isdisjoint(row.not_after)


def hedge_after(tokens: Sequence[Token], places: Sequence[int], language: str) -> Hedge | None:
    """The hedge that begins at one of the token `places`: behind the number, or behind its noun."""
    known = _hedges(language)
    for i in places:
        if i >= len(tokens):
            continue
        for phrase, row in known.after.get(tokens[i].lower, ()):
            behind = i + len(phrase)
            if behind < len(tokens) and tokens[behind].lower in row.not_before:
                continue  # 5 percent plus a bonus
            if row.no_noun and behind < len(tokens) and (tokens[behind].kind == "word" or tokens[behind].text == "/"):
                continue  # 55 Millionen Euro plus Boni
            if tuple(t.text for t in tokens[i:behind]) == phrase and not _begins_next(tokens, i, phrase, known):
                assert row.precision != "between"  # those rows stand in `between` alone
                return _hedge(tokens, i, i + len(phrase), row.precision)
    return None


def _begins_next(tokens: Sequence[Token], i: int, phrase: tuple[str, ...], known: _Hedges) -> bool:
    """ "20 men and more than 30 women": the words belong to the next number."""
    last = i + len(phrase)
    if any(t.kind == "number" for t in tokens[last : last + 1]):
        return True
    if last + 1 < len(tokens) and tokens[last + 1].kind == "number" and tokens[last + 1].glued:
        return True  # £40m plus £10m
    words = tuple(t.lower for t in tokens[i : last + 2])
    return any(
        words[at : at + len(other)] == other
        for rows in known.before.values()
        for other, _ in rows
        for at in range(1, len(phrase))
        if at + len(other) > len(phrase)
    )


def _hedge(tokens: Sequence[Token], first: int, last: int, precision: Precision) -> Hedge:
    text = " ".join(t.text for t in tokens[first:last])
    if last < len(tokens) and tokens[last].text == "." and tokens[last].glued and len(text) < 5:
        return Hedge(precision, text + ".", (tokens[first].start, tokens[last].end))
    return Hedge(precision, text, (tokens[first].start, tokens[last - 1].end))
