"""What stands between two figures of one sentence: the words of ``language/<code>/between.yaml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.series.claim import Claim

Joins = Literal["partitive", "conversion", "part", "sum", "and"]
FAR = 80  # characters; what must agree stands close together
NEAR = 40  # characters before words that announce the next figure


class BetweenRow(Entry):
    """A class of words between two figures; the file says what each joins."""

    joins: Joins
    words: tuple[str, ...]


@cache
def _words(language: str, joins: Joins) -> frozenset[str]:
    if language not in languages():
        return frozenset()
    return frozenset(word for row in table(language, "between", BetweenRow) if row.joins == joins for word in row.words)


def gap(one: Claim, other: Claim) -> str | None:
    """The text from the end of one figure's mention to the other's number; None where they do not stand so."""
    if one.article.id != other.article.id or one.fact.part != other.fact.part:
        return None
    text = one.article.title if one.fact.part == "title" else one.article.text
    start, end = one.fact.mention.end, other.fact.number.start
    if start > end:  # "60 of the 200 workers" is one mention, with the other in it
        start = one.fact.number.end
    return text[start:end] if start <= end <= start + FAR else None


def bare(text: str) -> str:
    """Words alone, in lower case, without the punctuation at their edges: "(rund " -> "rund"."""
    return " ".join(re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", text.lower()))


def aside(one: Claim, other: Claim, joins: Joins) -> bool:
    """Whether `other` opens a bracket behind `one` and at most two words: "300 km² Wald (umgerechnet 30.000 ha)"."""
    between = gap(one, other) or ""
    before, bracket, behind = between.partition("(")
    words = before.split()
    if not bracket or len(words) > 2 or any(not w.isalpha() for w in words):
        return False
    return not bare(behind) or bare(behind) in _words(one.article.language, joins)


def joined(one: Claim, other: Claim, joins: Joins, *, empty: bool = False) -> bool:
    """Whether nothing but such words stand between two figures; `empty`: brackets or a comma alone will do as well."""
    between = gap(one, other)
    if between is None or any(c.isdigit() for c in between):
        return False
    words = bare(between)
    return (empty and not words) or words in _words(one.article.language, joins)


def trails(one: Claim, joins: Joins) -> bool:
    """Whether such words stand right behind a figure: "70 davon schwer", "sixteen of them"."""
    text = one.article.title if one.fact.part == "title" else one.article.text
    end = min(one.fact.number.end + NEAR, one.fact.sentence.end)
    words = bare(re.split(r"[^\w\s]", text[one.fact.number.end : end], maxsplit=1)[0]) + " "
    return any(words.startswith(w + " ") for w in _words(one.article.language, joins))


def announces(one: Claim, other: Claim, joins: Joins) -> bool:
    """Whether the words right before `other` are such words, whatever stands before them."""
    between = gap(one, other)
    if between is None or len(between) > NEAR or any(c in between for c in ".;:!?"):
        return False
    words = bare(between)
    return any(words == w or words.endswith(" " + w) for w in _words(one.article.language, joins))
