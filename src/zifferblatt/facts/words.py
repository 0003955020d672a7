"""Small words by what they tell about what a figure measures: the reader of ``language/*/measure_words.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token, tokens
from zifferblatt.language.tables import Entry, table

MeasureWord = Literal[
    "and", "inserted", "part", "total", "the", "relative", "source", "pronoun", "of", "by", "worth", "preposition",
    "actor", "copula", "member", "union", "number_of", "toll",
    "auxiliary", "genitive", "pronoun_relative", "dated", "goes_on", "sums", "which", "deed", "passive", "particle",
    "determiner", "oblique", "owner", "time_noun", "title", "back", "generic", "infinitive",
    "called", "body", "adverb", "there", "relative_bare", "employer", "against", "with", "expletive", "falls",
    "falls_on", "fused", "dative",
    "conjunction", "unit_noun", "purpose", "no_tail", "group", "settlement",
    "daughter",
]  # fmt: skip


class MeasureWordRow(Entry):
    """A row of ``measure_words.yaml``; what the kinds mean stands at its head."""

    kind: MeasureWord
    words: tuple[str, ...]
    name: str = ""


@cache
def word_set(language: str, kind: MeasureWord) -> frozenset[str]:
    """The words of one kind, as the table writes them."""
    return frozenset(w for r in table(language, "measure_words", MeasureWordRow) if r.kind == kind for w in r.words)


@cache
def actors(language: str) -> dict[str, str]:
    """Lemmas of nouns that act, each with the name it goes by: Polizist → Polizei."""
    return {
        w: r.name or w for r in table(language, "measure_words", MeasureWordRow) if r.kind == "actor" for w in r.words
    }


@cache
def _sequences(language: str, kind: MeasureWord) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted((tuple(t.lower for t in tokens(w)) for w in word_set(language, kind)), key=len, reverse=True):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def length(words: Sequence[Token], i: int, language: str, kind: MeasureWord) -> int:
    """How many tokens the longest expression of one kind at token `i` has; 0 for none."""
    if not 0 <= i < len(words):
        return 0
    for sequence in _sequences(language, kind).get(words[i].lower, ()):
        size = len(sequence)
        if size == 1 or tuple(t.lower for t in words[i : i + size]) == sequence:
            return size
    return 0


def has(words: Sequence[Token], i: int, language: str, kind: MeasureWord) -> bool:
    """Whether an expression of one kind begins at token `i`."""
    return length(words, i, language, kind) > 0
