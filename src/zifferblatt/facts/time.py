"""When a figure is true: the moment its clause claims, if it claims one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from zifferblatt.articles.document import Token, tokens
from zifferblatt.facts.calendar import Time, time_words, times
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.measure import clause_of
from zifferblatt.facts.words import has
from zifferblatt.model import Moment

SOURCE = 6  # tokens behind the words of a source that still belong to it
TIMELESS = frozenset({"age"})


def moment_of(figure: Figure, published: date | None) -> tuple[Moment | None, Cues]:
    """The day or span that `figure` is true of, resolved against `published`, with the words that say so.

    None where its clause names no time, or none that is a day. Never raises.
    """
    if figure.quantity.kind in TIMELESS:
        return None, {}
    sentence, language = figure.sentence, figure.document.language
    words = sentence.tokens
    start, end = clause_of(figure)
    future = any(time_words(language).at(words, i, "future") for i in range(start, end))
    found = [t for t in _times(sentence.source[sentence.start : sentence.end], published, language, future)]
    fitting = [t for t in found if start <= t.first < end and not _of_source(words, t, language) and not _overlaps(t, figure)]
    if not fitting:
        return None, {}
    time = min(fitting, key=lambda t: _distance(t, figure))
    span = (words[time.first].start, words[time.last - 1].end)
    first = next((i for i in range(time.first, time.last) if not time_words(language).at(words, i, "article")), time.first)
    text = sentence.source[words[first].start : span[1]]
    return Moment(start=time.start, end=time.end, text=text), {"time": (span,)}


@lru_cache(maxsize=64)
def _times(text: str, published: date | None, language: str, future: bool) -> tuple[Time, ...]:
    return tuple(times(tokens(text), published, language, future=future))


def _overlaps(time: Time, figure: Figure) -> bool:
    return time.first < figure.last and figure.first < time.last


def _distance(time: Time, figure: Figure) -> int:
    return figure.first - time.last if time.last <= figure.first else time.first - figure.last


def _of_source(words: Sequence[Token], time: Time, language: str) -> bool:
    """ "nach Angaben der Polizei vom Montag": when something was said is not when it is true."""
    return any(has(words, i, language, "source") for i in range(max(0, time.first - SOURCE), time.first)) and words[
        time.first - 1
    ].lower in ("vom", "from", "of")
