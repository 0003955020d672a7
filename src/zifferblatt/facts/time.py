"""When a figure is true: the moment its clause claims, or the day of the happening that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token, tokens
from zifferblatt.facts.attribution.words import phrase_at, verbs
from zifferblatt.facts.calendar import Time, times
from zifferblatt.facts.clause import asides, clause
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.measure import clause_of, event_of_figure
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.words import word_set
from zifferblatt.model import Moment, Role

SOURCE = 6  # tokens behind the words of a source that still belong to it
HAPPENING = 4  # days: a longer span is no day on which something happened
LOOK_BACK = 12  # sentences in which the day of a happening is looked for
TIMELESS = frozenset({"age"})


def moment_of(figure: Figure, published: date | None) -> tuple[Moment | None, Cues]:
    """The day or span that `figure` is true of, resolved against `published`, with the words that say so.

    None where the text says none, or none that is a day. Never raises.
    """
    if figure.quantity.kind in TIMELESS:
        return None, {}
    sentence, language = figure.sentence, figure.document.language
    span = clause_of(figure)
    found = [t for t in times_of(sentence, published, language, span) if not _overlaps(t, figure)]
    own = [t for t in found if span[0] <= t.first < span[1] and not _of_source(sentence.tokens, t, language)]
    if own:
        return _moment(sentence, min(own, key=lambda t: _distance(t, figure)), language)
    for earlier, time in _happening(figure, published, found):
        return _moment(earlier, time, language)
    return None, {}


def times_of(sentence: Sentence, published: date | None, language: str, span: tuple[int, int]) -> tuple[Time, ...]:
    """All moments that `sentence` names; tokens `span` tell whether it looks ahead."""
    lexicon, words = time_words(language), sentence.tokens
    aside = asides(words, span[0], span[0] + 1, language) if span[1] > span[0] else frozenset[int]()
    clausal = [i for i in range(*span) if i not in aside]
    future = any(lexicon.at(words, i, "future") for i in clausal) and not any(
        lexicon.at(words, i, "past") for i in clausal
    )
    return _times(sentence.source[sentence.start : sentence.end], published, language, future)


@lru_cache(maxsize=64)
def _times(text: str, published: date | None, language: str, future: bool) -> tuple[Time, ...]:
    return tuple(times(tokens(text), published, language, future=future))


def _moment(sentence: Sentence, time: Time, language: str) -> tuple[Moment, Cues]:
    words = sentence.tokens
    first = next(
        (i for i in range(time.first, time.last) if not time_words(language).at(words, i, "article")), time.first
    )
    start, end = words[first].start, words[time.last - 1].end
    return Moment(start=time.start, end=time.end, text=sentence.source[start:end]), {"time": ((start, end),)}


def _overlaps(time: Time, figure: Figure) -> bool:
    return time.first < figure.last and figure.first < time.last


def _distance(time: Time, figure: Figure) -> int:
    return figure.first - time.last if time.last <= figure.first else time.first - figure.last


def _of_source(words: Sequence[Token], time: Time, language: str) -> bool:
    """ "nach Angaben der Polizei vom Montag": when something was said is not when it is true."""
    if words[time.first - 1].lower not in word_set(language, "dated") and words[time.first].lower not in word_set(
        language, "dated"
    ):
        return False
    return any(phrase_at(words, i, language, "claim") for i in range(max(0, time.first - SOURCE), time.first))


def _happening(figure: Figure, published: date | None, found: Sequence[Time]) -> Iterator[tuple[Sentence, Time]]:
    """The day of the happening, from another clause or an earlier sentence: of what people or things suffered."""
    event, language = event_of_figure(figure), figure.document.language
    if event is None and figure.quantity.kind != "duration":
        return
    if figure.quantity.role is not Role.LEVEL or (event is not None and (event.row.transfer or event.row.state)):
        return
    sentences, index = figure.document.sentences, figure.sentence.index
    yield from ((figure.sentence, t) for t in found[::-1] if _day_of_happening(figure.sentence, t, language))
    suffered = event is not None and event.row.patient
    for sentence in sentences[max(0, index - LOOK_BACK) : index][::-1]:
        if sentence.furniture or (not suffered and sentence.paragraph != figure.sentence.paragraph):
            return
        for time in times_of(sentence, published, language, (0, 0))[::-1]:
            if _day_of_happening(sentence, time, language):
                yield sentence, time
            elif not _said(sentence, time, language):
                return  # the text speaks of another time since


def _day_of_happening(sentence: Sentence, time: Time, language: str) -> bool:
    """A day, and not the day on which somebody said so."""
    if time.since or time.until or (time.end - time.start).days >= HAPPENING:
        return False
    words = sentence.tokens
    start, _ = clause(words, time.first, time.last, language, asides(words, time.first, time.last, language))
    if start and (words[start].lower in word_set(language, "relative") or _subordinate(words, start, time, language)):
        return False  # of another happening: "where the troops crossed the border on 6 August"
    now = time_words(language).at(sentence.tokens, time.first, "now")
    return now is None and not _said(sentence, time, language)


def _subordinate(words: Sequence[Token], start: int, time: Time, language: str) -> bool:
    """A clause that begins with its preposition: "in which", "bei dem"."""
    second = words[start + 1].lower if start + 1 < time.first else ""
    return words[start - 1].text == "," and second in word_set(language, "pronoun_relative")


def _said(sentence: Sentence, time: Time, language: str) -> bool:
    """Whether it is the time of somebody's saying so."""
    words = sentence.tokens
    start, end = clause(words, time.first, time.last, language, asides(words, time.first, time.last, language))
    return any(words[i].lower in verbs(language) for i in range(start, end)) or _of_source(words, time, language)
