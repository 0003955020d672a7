"""How sure a claim is: asserted, reported, estimated, possible, planned or denied, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.clause import Clauses
from zifferblatt.facts.attribution.govern import CARRIED, Attribution, best_of
from zifferblatt.facts.attribution.phrase import Span, capitals
from zifferblatt.facts.attribution.words import verbs, words
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.lemma import lemma
from zifferblatt.facts.noun import words_of
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Offsets, Source, Status

LEAST_CERTAIN_FIRST = (Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ESTIMATED, Status.REPORTED)
NEAR = 3  # tokens between an adjective that hedges and its figure, at most
INSERTED = 8  # tokens of an inserted "so schätzen die Forscher", at most


class CertaintyRow(Entry):
    """A row of ``certainty.yaml``; its fields are told at the head of the German table."""

    status: Status
    scope: Literal["clause", "number", "near", "opening"]
    words: tuple[str, ...]
    with_end: tuple[str, ...] = ()
    without_end: tuple[str, ...] = ()
    with_any: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    future: bool = False


@cache
def _rows(language: str) -> dict[str, tuple[CertaintyRow, ...]]:
    found: dict[str, list[CertaintyRow]] = {}
    for row in table(language, "certainty", CertaintyRow):
        for word in row.words:
            found.setdefault(word.lower(), []).append(row)
    return {k: tuple(v) for k, v in found.items()}


def status_of(attribution: Attribution, figure: Figure, sources: Sequence[Source]) -> tuple[Status, Cues]:
    """The status of `figure` and the words that decided it; the least certain of those that fit."""
    tokens, language = figure.sentence.tokens, figure.document.language
    rows = _rows(language)
    found: dict[Status, list[Offsets]] = {}
    if sources:
        found[Status.REPORTED] = []
        for word, at in _governing(attribution, figure):
            for row in rows.get(word, ()):
                if row.scope == "clause" and not row.with_end and not row.future:
                    found.setdefault(row.status, []).append(at)
    if not rows.keys().isdisjoint(figure.sentence.words):
        for span in _spans(tokens, figure, language):
            for i in range(*span):
                if not figure.number[0] <= tokens[i].start < figure.number[1]:
                    for row in rows.get(tokens[i].lower, ()):
                        if _fits(tokens, i, span, row, figure):
                            found.setdefault(row.status, []).append((tokens[i].start, tokens[i].end))
    for status in LEAST_CERTAIN_FIRST:
        if status in found:
            return status, {"status": tuple(dict.fromkeys(found[status]))} if found[status] else {}
    return Status.ASSERTED, {}


def _governing(attribution: Attribution, figure: Figure) -> Iterator[tuple[str, Offsets]]:
    """The words that attribute the figure, which may hedge it as well: "schätzt, dass", "nach Schätzungen"."""
    best = best_of(attribution, figure)
    if best is None or best.rank == CARRIED:
        return
    text = attribution.document.text
    for start, end in best.cues:
        at = start
        for word in text[start:end].split():
            at = text.index(word, at)
            yield word.lower().strip(",.;:"), (at, at + len(word))
            at += len(word)


def _spans(tokens: Sequence[Token], figure: Figure, language: str) -> list[Span]:
    """The tokens whose words hedge the figure: its clause, with its other part behind an inserted attribution."""
    parts = Clauses(tokens, language)
    n = parts.index(figure.first)
    clause = parts.all[n]
    spans = [_bounded(tokens, (clause.first, clause.last), figure, language)]
    for step in (1, -1):
        inner, outer = n + step, n + 2 * step
        if (
            0 <= inner < len(parts.all)
            and 0 <= outer < len(parts.all)
            and _inserted(tokens, parts.all[inner].first, parts.all[inner].last, language)
        ):
            spans.append((parts.all[outer].first, parts.all[outer].last))
    return spans


def _inserted(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    if last - first > INSERTED:
        return False
    opening = tokens[first].lower
    return opening in words(language, "so", "how") or (opening in verbs(language) and not tokens[first].capital)


def _bounded(tokens: Sequence[Token], span: Span, figure: Figure, language: str) -> Span:
    """The figure's part of its clause: English begins relative clauses and new thoughts without a comma."""
    first, last = span
    if capitals(language):
        return span
    stops = words(language, "relative")
    for i in range(figure.first - 1, first - 1, -1):
        if tokens[i].lower in stops:
            that = tokens[i].lower in words(language, "that")
            first = max(first, i - 1) if that else i  # "it is estimated that"
            break
    said = False
    for i in range(figure.last, last):
        low = tokens[i].lower
        said = said or low in words_of(language, "verb") or low.endswith("ed")
        if low in stops or (said and low in words(language, "and", "particle")):
            last = i
            break
    return first, last


def _fits(tokens: Sequence[Token], i: int, span: Span, row: CertaintyRow, figure: Figure) -> bool:
    if row.scope == "number" and not figure.first - 2 <= i < figure.first:
        return False
    near = row.scope == "near" or (row.scope == "clause" and _attributive(tokens, i, figure.document.language))
    if near and not figure.first - NEAR <= i < figure.last + 1:
        return False
    if row.scope == "opening" and i != span[0]:
        return False
    if i + 1 < len(tokens) and tokens[i + 1].lower in row.not_before:
        return False
    if i and tokens[i - 1].lower in row.not_after:
        return False
    later = {t.lower for t in tokens[i + 1 : span[1]]}
    if row.with_end and later.isdisjoint(row.with_end):
        return False
    if not later.isdisjoint(row.without_end):
        return False
    if row.with_any and {t.lower for t in tokens[span[0] : span[1]]}.isdisjoint(row.with_any):
        return False
    return not row.future or _future(tokens, i, span[1], figure.document.language)


def _attributive(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "die geplante Brücke": an adjective hedges its noun alone."""
    if not capitals(language) or not 0 < i < len(tokens) - 1 or not tokens[i].lower.endswith(("e", "en", "er", "es")):
        return False
    return tokens[i + 1].capital and tokens[i - 1].lower in words(language, "determiner", "preposition")


def _future(tokens: Sequence[Token], i: int, end: int, language: str) -> bool:
    """ "wird … kosten", "dass … kosten wird"; not "wird gebaut", "werden müssen"."""
    later = [t for t in tokens[i + 1 : end] if t.kind == "word"]
    if not later:
        return i > 0 and _infinitive(tokens[i - 1], language)
    if len(later) == 1 and later[0].lower in words(language, "modal"):
        return False
    return _infinitive(later[-1], language)


def _infinitive(token: Token, language: str) -> bool:
    if token.capital or not token.lower.endswith(("en", "ern", "eln", "sein", "tun")):
        return False
    return lemma(token.lower, language) == token.lower
