"""Furniture: lines around an article that are not its text (links to other articles, captions, agency marks)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from zifferblatt.language.tables import Entry, table

BULLET = re.compile(r"\s*[-–—•*▪►»>]\s+\S")
SIGN_OFF = re.compile(r"\s*[(\[][\w/ .,&-]{1,40}[)\]]\s*")
LINKS_AT_LEAST = 2  # bullet lines in a row that make a list of links


class FurnitureRow(Entry):
    """A row of ``furniture.yaml``.

    `place` begin: a line that begins so; whole: a line that is nothing else; sign_off: words of which a bracketed line
    may consist.
    """

    place: Literal["begin", "whole", "sign_off"]
    words: tuple[str, ...]


@cache
def _words(language: str, place: Literal["begin", "whole", "sign_off"]) -> tuple[str, ...]:
    return tuple(w.lower() for r in table(language, "furniture", FurnitureRow) if r.place == place for w in r.words)


def furniture(lines: Sequence[str], language: str) -> frozenset[int]:
    """The numbers of the `lines` (of one text, without empty ones) that are furniture."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        low = line.strip().lower()
        if low.startswith(_words(language, "begin")) or low.rstrip(":") in _words(language, "whole"):
            found.add(number)
        elif SIGN_OFF.fullmatch(line) and not set(re.split(r"\W+", low)).isdisjoint(_words(language, "sign_off")):
            found.add(number)
    return frozenset(found | _links(lines))


def _links(lines: Sequence[str]) -> set[int]:
    """Runs of bullet lines that read like headlines: no full stop at their end, no line before that announces a list."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if BULLET.match(line):
            run.append(number)
            continue
        introduced = bool(run) and run[0] > 0 and lines[run[0] - 1].rstrip().endswith(":")
        headlines = sum(not lines[n].rstrip().endswith((".", ";", ",")) for n in run)
        if len(run) >= LINKS_AT_LEAST and not introduced and headlines == len(run):
            found.update(run)
        run = []
    return found
