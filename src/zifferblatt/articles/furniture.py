"""Furniture: lines around an article that are not its text (links to other articles, captions, agency marks)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table

BULLET = re.compile(r"\s*[-–—•*▪►»>→]\s+\S")
LEAD = " \t\u00a0\ufeff-–—•*▪►»>→|([+"  # stands before the words of a line: a bullet, a bracket
SENTENCE_END = (".", ";", ",", "!", "…", ".“", ".”", '."', ".«", "!“", "!”")
SIGN_OFF = re.compile(r"\s*[(\[][\w/ .,&-]{1,40}[)\]]\s*")
WORD = re.compile(r"\w+")
COUNTER = re.compile(r"\s*\d{1,6}\+?\s+(\w+(?:\s\w+)?)\s*")
LINKS_AT_LEAST = 2  # bullet lines in a row that make a list of links
BYLINE_WORDS = 8
BYLINE_LINES = 3  # at the start and at the end of a text
TOPIC_WORDS = 3  # words behind a colon that make a headline of it: "Sturm: 40 Verletzte im Norden", no "Kiel: 12 Tote"
HEADLINE = 160  # characters of the longest headline
ROWS = 3  # rows of a table, at least
CELLS, CELL_WORDS = 3, 6  # cells of a row, at least (one less with tabs), and words of a cell, at most

Place = Literal["begin", "label", "link", "whole", "sign_off", "byline", "joins", "counter"]


class FurnitureRow(Entry):
    """A row of ``furniture.yaml``; what `place` means is told at the head of the German table."""

    place: Place
    words: tuple[str, ...]


@cache
def _words(language: str, place: Place) -> tuple[str, ...]:
    return tuple(w.lower() for r in table(language, "furniture", FurnitureRow) if r.place == place for w in r.words)


def furniture(lines: Sequence[str], language: str) -> frozenset[int]:
    """The numbers of the `lines` (of one text, without empty ones) that are furniture."""
    own = {n for n, line in enumerate(lines) if _alone(line, language)}
    outer = {n for n in range(len(lines)) if n < BYLINE_LINES or n >= len(lines) - BYLINE_LINES}
    bylines = {n for n in outer if _byline(lines[n], language)}
    return frozenset(own | bylines | _listed(lines, own, language) | _links(lines, own) | _tables(lines))


def announces(words: str, language: str) -> bool:
    """Whether a line or a sentence is furniture by its first words: "Lesen Sie auch: 12 Tote bei Unglück"."""
    low = words[:HEADLINE].lstrip(LEAD).lower()
    if _begins(low, _words(language, "begin")):
        return True
    if label := _begins(low, _words(language, "label")):
        return low[len(label) :].lstrip()[:1] in ("", ":", "|", ")")
    return bool(_begins(low, _words(language, "link"))) and not words.rstrip().endswith(SENTENCE_END)


def _begins(low: str, words: tuple[str, ...]) -> str:
    """The one of `words` that `low` begins with, as a whole word; "" where there is none."""
    if not low.startswith(words):
        return ""
    return next((w for w in words if low.startswith(w) and not low[len(w) - 1 : len(w) + 1].isalnum()), "")


def _alone(line: str, language: str) -> bool:
    if announces(line, language):
        return True
    low = line.strip().lower()
    if low.rstrip(":") in _words(language, "whole"):
        return True
    if len(low) > HEADLINE:
        return False
    counter = COUNTER.fullmatch(low)
    if counter and counter[1] in _words(language, "counter"):
        return True
    agencies, said = set(_words(language, "sign_off")), WORD.findall(low)
    if SIGN_OFF.fullmatch(line):
        return not agencies.isdisjoint(said)
    return bool(said) and agencies.issuperset(said)


def _byline(line: str, language: str) -> bool:
    """A line that is but "by" and names."""
    first, *names = line.split() or [""]
    small = _words(language, "joins")
    return (
        first.lower() in _words(language, "byline")
        and 2 <= len(names) <= BYLINE_WORDS
        and all(n[0].isupper() or n.lower() in small for n in names)
        and not any(c.isdigit() for c in line)
        and not line.rstrip().endswith(SENTENCE_END)
    )


def _listed(lines: Sequence[str], own: set[int], language: str) -> set[int]:
    """Headlines in the lines behind one that only announces them ("Mehr zum Thema")."""
    found: set[int] = set()
    for number in sorted(own):
        low = lines[number].strip(LEAD + ":)]").lower()
        if low not in _words(language, "whole"):
            continue
        for after in range(number + 1, len(lines)):
            if after in own or not _headline(lines[after]):
                break
            found.add(after)
    return found


def _headline(line: str) -> bool:
    return len(line) <= HEADLINE and not line.rstrip().endswith((*SENTENCE_END, ":"))


def _links(lines: Sequence[str], own: set[int]) -> set[int]:
    """Runs of bullet lines that read like headlines.

    A list of the text itself is announced by a colon, ends its lines with a stop, or tells figures in most of them
    ("- Kiel: 12 Tote"), but not as "Topic: Headline".
    """
    found: set[int] = set()
    for run in _runs(lines):
        before = run[0] - 1
        announced = before in own  # "Lesen Sie auch:", and no matter what stands in it
        of_text = before >= 0 and lines[before].rstrip().endswith(":")
        figures = sum(any(c.isdigit() for c in lines[n]) and not _topic(lines[n]) for n in run)
        if announced or (
            len(run) >= LINKS_AT_LEAST
            and not of_text
            and all(_headline(lines[n]) for n in run)
            and 2 * figures <= len(run)
        ):
            found.update(run)
    return found


def _tables(lines: Sequence[str]) -> set[int]:
    """Rows of a table: lines of short cells, parted by tabs or strokes, without a stop."""
    rows = [n for n, line in enumerate(lines) if _row(line)]
    found = set(rows)
    return {n for n in rows if sum(m in found for m in range(n - ROWS + 1, n + ROWS)) >= ROWS}


def _row(line: str) -> bool:
    cells = line.strip().split("\t") if "\t" in line.strip() else line.strip().split("|")
    short = len(line) <= HEADLINE and all(len(c.split()) <= CELL_WORDS for c in cells)
    parted = len(cells) >= CELLS - ("\t" in line)
    return parted and short and not line.rstrip().endswith(SENTENCE_END)


def _topic(line: str) -> bool:
    """A topic, a colon and a headline of some words."""
    return len(line.partition(": ")[2].split()) >= TOPIC_WORDS


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of bullet lines that stand together."""
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if BULLET.match(line):
            run.append(number)
        elif run:
            yield run
            run = []
