"""How sure a claim is: asserted, reported, estimated, possible, planned or denied, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from pydantic import field_validator

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.describing import adjunct, asked, described, there
from zifferblatt.facts.attribution.govern import CARRIED, Attribution, best_of
from zifferblatt.facts.attribution.reach import Reach
from zifferblatt.facts.attribution.syntax import clause_words, infinitive, verb_form
from zifferblatt.facts.attribution.words import words
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals
from zifferblatt.model import Offsets, Source, Status

MODAL = 12  # tokens between a modal verb and its "werden", at most
LEAST_CERTAIN_FIRST = (Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ESTIMATED, Status.REPORTED)


class CertaintyRow(Entry):
    """A row of ``certainty.yaml``; its fields are told at the head of the German table."""

    status: Status
    scope: Literal["clause", "governs", "completed", "noun", "number", "near", "opening", "headline"]
    words: tuple[str, ...]
    not_words: tuple[str, ...] = ()
    with_end: tuple[str, ...] = ()
    without_end: tuple[str, ...] = ()
    with_any: tuple[str, ...] = ()
    without_any: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    future: bool = False
    mood: bool = False
    offers: bool = False
    said: bool = False
    lower: bool = False
    perfect: bool | None = None
    doubt: bool = False
    closing: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @field_validator("with_end", "without_end", "with_any", "without_any", "not_before", "not_after", "closing")
    @classmethod
    def _lower(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(w.lower() for w in words)


@cache
def _rows(language: str) -> dict[str, tuple[CertaintyRow, ...]]:
    found: dict[str, list[CertaintyRow]] = {}
    for row in table(language, "certainty", CertaintyRow):
        for word in row.words:
            found.setdefault(word.lower(), []).append(row)
    return {k: tuple(v) for k, v in found.items()}


@cache
def doubts(language: str) -> frozenset[str]:
    """The words, in lower case, with which somebody keeps a distance from what is reported: soll, angeblich."""
    return frozenset(w.lower() for row in table(language, "certainty", CertaintyRow) if row.doubt for w in row.words)


@cache
def _tails(language: str) -> tuple[tuple[str, CertaintyRow], ...]:
    """The nouns that decide."""
    return tuple(
        (w.lower(), row) for row in table(language, "certainty", CertaintyRow) if row.scope == "noun" for w in row.words
    )


@lru_cache(maxsize=16384)
def _nouns(word: str, language: str) -> tuple[CertaintyRow, ...]:
    """The rows of a noun in lower case; where nouns are compounds, by its end: "Wachstumsprognose"."""
    compounds = capitals(language)
    return tuple(
        row
        for tail, row in _tails(language)
        if (word.endswith(tail) and not word.endswith(row.not_words) if compounds else word == tail)
    )


def status_of(
    attribution: Attribution, figure: Figure, sources: Sequence[Source], ahead: Sequence[Offsets] = ()
) -> tuple[Status, Cues]:
    """The status of `figure` and the words that decided it; the least certain of those that fit.

    `ahead`: the words of a time in the figure's clause that lies after the day of publication.
    """
    found: dict[Status, list[Offsets]] = {}
    if sources:
        found[Status.REPORTED] = []
        for word, at in _governing(attribution, figure):
            for row in _rows(figure.document.language).get(word, ()):
                if row.status is Status.ESTIMATED and Reach(figure).known(row.status):
                    continue
                own = row.status is Status.DENIED and ":" in attribution.document.text[at[1] : figure.number[0]]
                if row.scope in ("clause", "governs", "completed", "noun") and _bare(row) and not own:
                    found.setdefault(row.status, []).append(at)
    reach = Reach(figure) if _may_hedge(figure) else None
    if reach is not None:
        for status, at in _hedges(reach, bool(sources)):
            found.setdefault(status, []).append(at)
    sure = found.keys() <= {Status.REPORTED}
    if ahead and sure and not there(figure) and not _only_describes(figure, reach):  # "Am Samstag kommen 300 Läufer"
        found.setdefault(Status.PLANNED, []).extend(ahead)
    for status in LEAST_CERTAIN_FIRST:
        if status in found:
            return status, {"status": tuple(dict.fromkeys(found[status]))} if found[status] else {}
    return Status.ASSERTED, {}


def _only_describes(figure: Figure, reach: Reach | None) -> bool:
    """The figure counts those who plan, or describes what is spoken of: "the 14-foot flood stage"."""
    if reach is not None and reach.agent:
        return True
    return described(figure) or (not capitals(figure.document.language) and (reach or Reach(figure)).aged())


def _bare(row: CertaintyRow) -> bool:
    """Whether a row needs nothing but its word."""
    if row.with_end or row.without_end or row.with_any or row.closing or row.before:
        return False
    return not (row.future or row.mood or row.perfect is not None)


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


def _hedges(reach: Reach, said: bool) -> Iterator[tuple[Status, Offsets]]:
    """What the words of the sentence make of the figure; `said`: somebody is its source."""
    figure, tokens, language = reach.figure, reach.tokens, reach.language
    unreal = reach.unreal()
    if unreal is not None:  # "Sollte der Preis um 3 Euro steigen, …"
        yield Status.POSSIBLE, (tokens[unreal].start, tokens[unreal].end)
    rows, small, was = _rows(language), not capitals(language), there(figure)
    for i, token in enumerate(tokens):
        if figure.number[0] <= token.start < figure.number[1] or i == unreal:
            continue
        at = token.start, token.end
        for row in rows.get(token.lower, ()):
            if row.scope not in ("near", "number") and (reach.aged() or described(figure)):
                continue  # "ein 28-Jähriger soll" is as old as that
            if row.status is Status.DENIED and row.scope == "governs" and adjunct(figure):
                continue
            if row.offers and asked(figure):
                continue
            if row.status is Status.DENIED and any(t.text == ":" for t in tokens[i + 1 : figure.first]):
                continue  # "Eltern widersprachen: 28 Kinder seien zurück"
            if row.status is Status.PLANNED and row.scope in ("clause", "governs", "completed") and was:
                continue  # soll von 50 auf 76 steigen: 50 are there
            if row.scope == "governs" and reach.known(row.status):
                continue
            if (
                row.scope == "clause"
                and row.status is Status.ESTIMATED
                and i >= figure.last
                and reach.known(row.status)
            ):
                continue
            if row.scope != "noun" and _fits(reach, i, row, said):
                yield row.status, at
        if token.capital or small:
            for row in _nouns(token.lower, language):
                if _fits(reach, i, row, said):
                    yield row.status, at


def _may_hedge(figure: Figure) -> bool:
    language = figure.document.language
    if not _rows(language).keys().isdisjoint(figure.sentence.words):
        return True
    tails = tuple(tail for tail, _ in _tails(language))
    return (
        "?" in figure.sentence.words
        or any(w.endswith(tails) for w in figure.sentence.words)
        or (capitals(language) and verb_form(figure.sentence.words[0], language) in ("finite", "either"))
    )


def _fits(reach: Reach, i: int, row: CertaintyRow, said: bool) -> bool:
    tokens = reach.tokens
    if i + 1 < len(tokens) and tokens[i + 1].lower in row.not_before:
        return False
    if i and tokens[i - 1].lower in row.not_after:
        return False
    if row.before and (
        i + 1 >= len(tokens) or tokens[i + 1].lower not in row.before or _to_doing(tokens, i + 1, reach.language)
    ):
        return False
    if (row.said and not said) or (row.lower and tokens[i].capital and i):
        return False
    if row.scope != "noun" and capitals(reach.language) and tokens[i].capital and i and tokens[i].lower in row.words:
        return False  # "Will Grant" wants nothing
    if not _in_scope(reach, i, row):
        return False
    part = reach.part(i)
    if row.closing and not reach.closes(i, row.closing):
        return False
    if row.perfect is not None and reach.perfect(part) is not row.perfect:
        return False
    if not (row.with_end or row.without_end or row.with_any or row.without_any or row.future or row.mood):
        return True
    clause = [k for a, b in part.spans for k in range(a, b) if not _to_a_thing(tokens, k, reach.language)]
    later = {tokens[k].lower for k in clause if k > i}
    if (row.with_end and later.isdisjoint(row.with_end)) or not later.isdisjoint(row.without_end):
        return False
    every = {tokens[k].lower for k in clause if k != i}
    if (row.with_any and every.isdisjoint(row.with_any)) or not every.isdisjoint(row.without_any):
        return False
    if row.mood and said and not reach.unreal_mood(i):
        return False
    return not row.future or _future(tokens, i, max(clause) + 1, reach.language)


def _to_a_thing(tokens: Sequence[Token], k: int, language: str) -> bool:
    """A "to" with no verb behind it, where a verb may stand: "moved to the capital"."""
    if capitals(language) or tokens[k].lower not in clause_words(language, "to") or k + 1 >= len(tokens):
        return False
    after = tokens[k + 1]
    return after.kind != "word" or after.capital or after.lower in words(language, "determiner", "pronoun", "time")


def _to_doing(tokens: Sequence[Token], k: int, language: str) -> bool:
    """ "due to flooding": no infinitive stands behind "to"."""
    after = tokens[k + 1].lower if k + 1 < len(tokens) else ""
    doing = after.endswith("ing") and any(vowel in after[:-3] for vowel in "aeiouy")  # but: bring, sing
    return doing and tokens[k].lower in clause_words(language, "to")


def _in_scope(reach: Reach, i: int, row: CertaintyRow) -> bool:
    match row.scope:
        case "number":
            return reach.before(i, 2)
        case "near":
            return reach.near(i)
        case "headline":
            return reach.headline(i)
        case "opening":
            return reach.opens(i)
        case "noun":
            return reach.complement_of_noun(i)
        case "completed":
            return reach.completed(i)
        case "governs":
            return reach.governed(i)
    return reach.clause(i)


def _future(tokens: Sequence[Token], i: int, end: int, language: str) -> bool:
    """ "wird … kosten", "dass … kosten wird"; not "wird gebaut", "werden müssen"."""
    later = [t for t in tokens[i + 1 : end] if t.kind == "word"]
    if not later and any(t.lower in words(language, "modal") for t in tokens[max(0, i - MODAL) : i]):
        return False  # "konnten nicht geborgen werden"
    if not later:
        return i > 0 and not tokens[i - 1].capital and infinitive(tokens[i - 1].lower, language)
    last = later[-1]
    if len(later) == 1 and last.lower in words(language, "modal"):
        return False
    return not last.capital and (last.lower == "sein" or infinitive(last.lower, language))
