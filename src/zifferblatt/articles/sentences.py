"""Sentence ends, with offsets into the unchanged text. Linear in the length of the text on any input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Offsets

# A run of end marks with what closes behind it; nothing is given back, so a comma behind a quote's end keeps the
# sentence whole. The look-behind keeps a long run of dots one match: the search is linear.
END = re.compile(r"(?<![.!?…])[.!?…]++[\"“”»«’')\]]*+(?=\s|$|[\"„“»(]|[A-ZÄÖÜ])")
LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
WORD_BEFORE = 24  # characters before a dot in which its word is looked for
WORD = re.compile(r"[\w.]+$")
FIRST = re.compile(r"[^\W\d_]+")
MONTH_NUMBER = re.compile(r"(?:0?[1-9]|1[0-2])\.")
SPACED = 5  # characters of the longest abbreviation with a space in it: "z. B", "i. d. R"
ORDINAL = re.compile(r"\d{1,2}\.")
YEAR = re.compile(r"\d{4}\b")
PART_OF_NUMBER = tuple(":,/-–+€$£%")  # glued before a number's last digits: a score, a decimal, a sum; no ordinal

Kind = Literal["never", "before_name", "before_number", "often", "ending", "count", "month", "start"]


class AbbreviationRow(Entry):
    """A row of ``abbreviations.yaml``; what `kind` means is told at the head of the German table."""

    kind: Kind = "before_name"
    words: tuple[str, ...]


@cache
def _abbreviations(language: str) -> dict[str, Kind]:
    return {w: row.kind for row in _rows(language) if row.kind not in ("count", "month", "start") for w in row.words}


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Words whose dot need end no sentence, without it."""
    return frozenset(_abbreviations(language))


@cache
def _words(language: str, kind: Kind) -> frozenset[str]:
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
    """A small letter or a comma behind the mark: the sentence goes on, but not with a name like eBay."""
    rest = text[at : min(at + 4, stop)].lstrip()
    return bool(rest) and ((rest[0].islower() and not rest[1:2].isupper()) or rest[0] in ",;:-–")


def _dot_ends(text: str, start: int, dot: int, end: int, stop: int, language: str) -> bool:
    """Whether the single dot at `dot` ends a sentence of the line from `start` to `stop`."""
    found = WORD.search(text, max(start, dot - WORD_BEFORE), dot)
    word, at = (found[0], found.start()) if found else ("", dot)
    rest = text[end : min(end + 40, stop)]
    after = rest.lstrip()
    if not after:
        return True
    if not rest[:1].isspace():
        missing = len(word) > 3 and after[0].isupper()  # a missing space: "ging.Dann", "Papst.Der", but no "Z.B"
        return missing and (word.islower() or _starts(after, language))
    if word.isdigit():
        return _number_ends(word, text, start, at, after, language)
    if word.replace(".", "").isdigit() and not _words(language, "count"):
        return True  # by 3.5. The: where dots make decimals, they make no dates
    if text[max(start, dot - SPACED) : dot].split("(")[-1] in _words(language, "never"):
        return False
    kind = _kind(word, language)
    if kind == "before_number":
        return not after[0].isdigit()
    if kind == "before_name":
        unit = len(word) == 1 and word.islower() and text[max(start, at - 2) : at].strip()[-1:].isdigit()
        return _starts(after, language) or (unit and after[0].isupper())  # 8,90 m. Danach
    return kind != "never"


def _kind(word: str, language: str) -> Kind | None:
    """What the table says of `word` or its last part; letters (J. R. Tolkien, e.V., u.a.) are abbreviations anyway."""
    known = _abbreviations(language)
    last = word.rpartition(".")[2]
    if kind := known.get(word) or known.get(last):
        return kind
    if word.endswith(tuple(_words(language, "ending"))) or (word and all(len(part) == 1 for part in word.split("."))):
        return "before_name"
    return None


def _starts(after: str, language: str) -> bool:
    """Whether a word follows that has its capital from the start of a sentence: "Die", but no name."""
    first = FIRST.match(after)
    return first is not None and first[0] in _words(language, "start")


def _number_ends(word: str, text: str, start: int, at: int, after: str, language: str) -> bool:
    """Whether the dot behind a whole number ends the sentence; in some languages it mostly makes an ordinal."""
    counts = _words(language, "count")
    if not counts:
        return True
    before = text[max(start, at - WORD_BEFORE) : at].split() or [""]
    if after[0].isdigit():  # am 3. 5. 2024
        return not (MONTH_NUMBER.match(after) or (ORDINAL.fullmatch(before[-1]) and YEAR.match(after)))
    if after.split(maxsplit=1)[0].rstrip(".,") in _words(language, "month"):
        return False
    if before[-1].endswith(PART_OF_NUMBER) and text[at - 1] == before[-1][-1]:
        return not ORDINAL.fullmatch(before[-1][:-1])  # die 1.-3. Klasse
    if before[-1] and _starts(after, language):
        return True  # but not where an item of a list begins: "1. Die …"
    return len(word) > 3 or before[-1].lower() in counts
