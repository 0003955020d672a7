"""Stretches of a document that somebody says, and how tightly the words that tell so bind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from zifferblatt.articles.document import Document
from zifferblatt.facts.figure import Figure
from zifferblatt.model import Offsets, Source

TIGHT, HELD, SAID, QUOTED, CARRIED = range(5)


AGE = 3  # characters between a name and an age behind it, at most


@dataclass(frozen=True, slots=True)
class Governed:
    """The text from `start` to `end` is said by `sources`; `cues` are the words that say so.

    Of two the lower `rank` wins, then the narrower: "laut X" in the figure's own clause, a verb there, words around it,
    these before quotation marks, these before speech that only carries on.
    """

    start: int
    end: int
    sources: tuple[Source, ...]
    cues: tuple[Offsets, ...]
    rank: int = SAID


@dataclass(frozen=True)
class Attribution:
    """All governed stretches of a document: those within one sentence, and quotations, in order of the text."""

    document: Document
    governed: tuple[Governed, ...]
    quoted: tuple[Governed, ...] = ()

    @cached_property
    def by_sentence(self) -> dict[int, list[Governed]]:
        """The stretches by the index of their sentence."""
        starts = [s.start for s in self.document.sentences]
        found: dict[int, list[Governed]] = {}
        for governed in self.governed:
            found.setdefault(bisect_right(starts, governed.start) - 1, []).append(governed)
        return found

    @cached_property
    def cued(self) -> frozenset[int]:
        """Where the words begin that say who says something."""
        return frozenset(start for g in (*self.governed, *self.quoted) for start, _ in g.cues)

    @cached_property
    def quotation_starts(self) -> list[int]:
        """Where the quotations begin, which never overlap."""
        return [g.start for g in self.quoted]

    def covering(self, figure: Figure) -> list[Governed]:
        """All stretches that hold `figure`'s number, but for what counts those who speak: two officials said."""
        at = figure.number[0]
        found = list(self.by_sentence.get(figure.sentence.index, ()))
        n = bisect_right(self.quotation_starts, at) - 1
        found += self.quoted[n : n + 1] if n >= 0 else ()
        return [g for g in found if g.start <= at < g.end and not any(self._of(s, figure) for s in g.sources)]

    def _of(self, source: Source, figure: Figure) -> bool:
        """The figure counts those who speak, or tells the age behind a name: "said Ann Reed, 38,"."""
        at = figure.number[0]
        beside = self.document.text[source.end : at].strip() in (",", "(") if 0 < at - source.end <= AGE else False
        return source.start <= at < source.end or (beside and figure.quantity.kind == "age")
