"""Whether an article itself says why a figure is another one: the cue words of ``language/<code>/corrections.yaml``."""

from __future__ import annotations

import re
from functools import cache

from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.series.claim import Claim

# A correction is announced in the headline, in the figure's own sentence or in one beside it.
NEAR = 220


class CorrectionRow(Entry):
    """Words that announce something of a figure; a star stands for any ending or beginning: "korrigier*"."""

    mark: str
    words: str


@cache
def marks() -> tuple[str, ...]:
    """What ``marked("…")`` can ask for, over all languages."""
    return tuple(sorted({row.mark for code in languages() for row in table(code, "corrections", CorrectionRow)}))


@cache
def _pattern(language: str, mark: str) -> re.Pattern[str]:
    rows = [r for r in table(language, "corrections", CorrectionRow) if r.mark == mark]
    words = [_edge(r.words[:1]) + re.escape(r.words.strip("*")) + _edge(r.words[-1:]) for r in rows]
    return re.compile("(?:" + "|".join(words) + ")", re.IGNORECASE) if words else re.compile(r"(?!)")


def _edge(letter: str) -> str:
    return "" if letter == "*" else r"\b"


def marked(claim: Claim, mark: str) -> bool:
    """Whether words of `mark` stand in the headline or within a sentence or so of the figure."""
    pattern = _pattern(claim.article.language if claim.article.language in languages() else "en", mark)
    return any(pattern.search(stretch) for stretch in (claim.article.title, surroundings(claim)))


def surroundings(claim: Claim) -> str:
    """The figure's sentence with what stands just around it in the same paragraph."""
    if claim.fact.part == "title":
        return claim.article.title
    text, place = claim.article.text, claim.fact.sentence
    start = max(place.start - NEAR, text.rfind("\n", 0, place.start) + 1)
    line = text.find("\n", place.end)
    end = min(place.end + NEAR, len(text) if line < 0 else line)
    return text[start:end]
