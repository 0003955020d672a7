"""Sentence ends, with offsets into the unchanged text. Linear in the length of the text on any input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Offsets

# A run of end marks with what closes behind it. The look-behind keeps a long run of dots one match: the search is linear.
END = re.compile(r"(?<![.!?…])[.!?…]+[\"“”»«’')\]]*(?=\s|$|[\"„“»(]|[A-ZÄÖÜ])")
LINE = re.compile(r"[^\n]+")
WORD_BEFORE = 24  # characters before a dot in which its word is looked for
WORD = re.compile(r"[\w.]+$")


class AbbreviationRow(Entry):
    """A row of ``abbreviations.yaml``; what `kind` means is told at the head of the German table."""

    kind: Literal["always", "often", "count", "month"] = "always"
    words: tuple[str, ...]


@cache
def _abbreviations(language: str) -> dict[str, bool]:
    """Words whose dot ends no sentence; True: not even before a capital."""
    return {w: row.kind == "always" for row in _rows(language) if row.kind in ("always", "often") for w in row.words}


@cache
def _words(language: str, kind: Literal["count", "month"]) -> frozenset[str]:
    return frozenset(w for row in _rows(language) if row.kind == kind for w in row.words)


def _rows(language: str) -> tuple[AbbreviationRow, ...]:
    return table(language, "abbreviations", AbbreviationRow)


def sentences(text: str, language: str) -> Iterator[tuple[int, Offsets]]:
    """Each sentence of `text` as (line number from 0, (start, end)), without white space around it.

    A line break always ends a sentence.
    """
    for number, line in enumerate(LINE.finditer(text)):
        start = line.start()
        for end in _ends(text, line.start(), line.end(), language):
            yield from _trimmed(text, number, start, end)
            start = end
        yield from _trimmed(text, number, start, line.end())


def _trimmed(text: str, number: int, start: int, end: int) -> Iterator[tuple[int, Offsets]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield number, (start + left, start + right)


def _ends(text: str, start: int, stop: int, language: str) -> Iterator[int]:
    for match in END.finditer(text, start, stop):
        if (
            match[0][0] == "."
            and len(match[0]) == 1
            and not _dot_ends(text, start, match.start(), match.end(), stop, language)
        ):
            continue
        if _goes_on(text, match.end(), stop):
            continue
        yield match.end()


def _goes_on(text: str, at: int, stop: int) -> bool:
    """A small letter or a comma behind the mark: the sentence goes on."""
    rest = text[at : min(at + 3, stop)].lstrip()
    return bool(rest) and (rest[0].islower() or rest[0] in ",;:-–")


def _dot_ends(text: str, start: int, dot: int, end: int, stop: int, language: str) -> bool:
    found = WORD.search(text, max(start, dot - WORD_BEFORE), dot)
    word = found[0] if found else ""
    rest = text[end : min(end + 40, stop)]
    after = rest.lstrip()
    if not rest[:1].isspace() and after:
        return word.islower() and len(word) > 3 and after[0].isupper()  # a missing space: "Ende.Dann", but no "Z.B"
    if word.isdigit():
        return _number_ends(word, text, start, found.start() if found else dot, after, language)
    always = _abbreviations(language).get(word) if word else None
    if always is None and "." in word:
        always = _abbreviations(language).get(word.rpartition(".")[2])
    if always is not None:
        return not always and bool(after) and after[0].isupper()
    return not (len(word) == 1 and word.isupper())  # an initial: J. R. Tolkien


def _number_ends(word: str, text: str, start: int, at: int, after: str, language: str) -> bool:
    """Whether the dot behind a whole number ends the sentence; in German it mostly makes an ordinal (am 3. Mai)."""
    counts = _words(language, "count")
    if not after or not counts:
        return True
    if after.split(maxsplit=1)[0].rstrip(".,") in _words(language, "month"):
        return False
    before = text[max(start, at - WORD_BEFORE) : at].split()
    return len(word) > 3 or (bool(before) and before[-1].lower() in counts)
