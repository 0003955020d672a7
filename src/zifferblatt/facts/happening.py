"""The happening that a figure belongs to: the moments of the sentences before it, and how long each of them governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.phrase import capitals
from zifferblatt.facts.attribution.syntax import Part, clause_words, finite, part_of, parts_of, verb_form
from zifferblatt.facts.attribution.words import VerbForm, phrase_at, verbs
from zifferblatt.facts.attribution.words import reports as moody
from zifferblatt.facts.calendar import Time, times
from zifferblatt.facts.clause import asides, clause
from zifferblatt.facts.event import counted_event
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.spans import shifted
from zifferblatt.facts.tense import Tense, tense
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.words import word_set
from zifferblatt.model import Role

SOURCE = 6  # tokens behind the words of a source that still belong to it
HAPPENING = 4  # days: a longer span is no day on which something happened
LONG = 28  # days: a month at least
LOOK_BACK = 20  # sentences in which the day of a happening is looked for
ANCHOR = 3  # sentences in which the moment is looked for that "am Tag zuvor" is counted from
FLASHBACK = 30  # days before the day of publication: what lies farther back is over with its paragraph
ATTRIBUTE = 6  # tokens between a time and the participle it belongs to, at most


@lru_cache(maxsize=64)
def times_of(sentence: Sentence, published: date | None, language: str) -> tuple[Time, ...]:
    """All moments that `sentence` names; the tense of each one's clause tells whether it is to come."""
    words = sentence.tokens
    forward = frozenset(
        i for part in parts_of(sentence, language) if _looks_ahead(words, part, language) for a, b in part.spans
        for i in range(a, b)
    )  # fmt: skip
    return tuple(times(words, published, language, forward=forward))


def _looks_ahead(words: Sequence[Token], part: Part, language: str) -> bool:
    inside = [i for a, b in part.spans for i in range(a, b)]
    if part.kind in ("infinitive", "aim") or tense(words, inside, language) == "present":
        return True
    return any(words[i].lower in clause_words(language, "sets") for i in inside)  # "auf den 3. Mai vertagt"


def tense_of(words: Sequence[Token], part: Part, language: str) -> Tense:
    """The tense of a part; an infinitive has that of the clause it completes, reported speech (sei, handele) none."""
    inside = [i for a, b in part.spans for i in range(a, b)]
    found = tense(words, inside, language)
    if found == "present" and any(moody(words[i].text, language) for i in inside):
        return ""
    return tense_of(words, part.governor, language) if not found and part.governor is not None else found


def reports(figure: Figure, part: Part) -> bool:
    """Whether a clause only says in the present what was: "Die Polizei geht von drei getöteten Kindern aus"."""
    words, language = figure.sentence.tokens, figure.document.language
    if part.kind != "main" or not _saying(figure.sentence, part, language) or figure.noun is None:
        return False
    done = any(_attributive(words[i], language) for i in range(figure.last - 1, figure.noun))
    row = counted_event(noun_lemma(words[figure.noun].text, language), language)
    return done or (row is not None and not row.weak)


def _attributive(word: Token, language: str) -> bool:
    """A participle before its noun: "getöteten"."""
    stem = word.lower.rstrip("nmrs").removesuffix("e")
    return not word.capital and verb_form(stem, language) in ("participle", "either")


# ---------------------------------------------------------------- moments counted from others


def resolved(time: Time, figure: Figure, published: date | None) -> Time | None:
    """The moment itself, where it is counted from one named before ("am Tag zuvor"); None where none is."""
    return _resolved(time, figure.sentence, figure.document.sentences, published, figure.document.language)


def _resolved(
    time: Time, sentence: Sentence, sentences: Sequence[Sentence], published: date | None, language: str
) -> Time | None:
    if time.shift is None:
        return time
    unit, far = time.shift
    anchor = _anchor(time, sentence, sentences, published, language)
    if anchor is None:
        return None if time.vague else time
    if not far and unit == "day":
        start, end = anchor.start, anchor.end
    else:
        start, end = shifted(anchor.start, anchor.end, unit, far)
    return Time(time.first, time.last, start, end)


def _anchor(
    time: Time, sentence: Sentence, sentences: Sequence[Sentence], published: date | None, language: str
) -> Time | None:
    for earlier in sentences[max(0, sentence.index - ANCHOR) : sentence.index + 1][::-1]:
        found = times_of(earlier, published, language)
        for other in found[::-1]:
            if earlier is sentence and other.first >= time.first:
                continue
            if other.shift is not None:
                there = _resolved(other, earlier, sentences, published, language)
            else:
                there = None if other.vague or other.state else other
            if there is not None and _carries(there, time, published):
                return there
    return None


def _carries(anchor: Time, time: Time, published: date | None) -> bool:
    """Whether a moment is one to count from: a day is none for "im Vorjahr", unless it is of another year."""
    if time.shift is None or time.shift[0] in ("day", "week") or time.vague:
        return True
    other = published is not None and anchor.start.year != published.year
    return other or (anchor.end - anchor.start).days + 1 >= LONG


# ---------------------------------------------------------------- the day of a happening


def happening(figure: Figure, published: date | None, found: Sequence[Time]) -> Iterator[tuple[Sentence, Time]]:
    """The moments of the happening that the figure belongs to, the likeliest first, each with its sentence.

    `found`: the moments of the figure's own sentence, which may stand in other clauses of it.
    """
    if figure.quantity.role in (Role.FORMER, Role.LIMIT):
        return
    language, sentence = figure.document.language, figure.sentence
    yield from ((sentence, t) for t in found[::-1] if _day_of_happening(sentence, t, language))
    yield from ((sentence, t) for t in found[::-1] if _span_of_happening(figure, t, language))
    if any(not said(sentence, t, language) and not t.state for t in found):
        return
    yield from _told_before(figure, published)


def _told_before(figure: Figure, published: date | None) -> Iterator[tuple[Sentence, Time]]:
    language, sentence, sentences = figure.document.language, figure.sentence, figure.document.sentences
    before = [s for s in sentences[max(0, sentence.index - LOOK_BACK) : sentence.index] if not s.furniture]
    today = published or _lead(sentences, published, language)
    paragraph = sentence.paragraph
    weak: list[tuple[Sentence, Time]] = []
    for earlier in before[::-1]:
        for time in _days_first(_resolved_times(earlier, sentences, published, language)):
            now = time_words(language).at(earlier.tokens, time.first, "now") is not None
            if time.state or now or said(earlier, time, language) or (published is not None and time.start > published):
                continue
            day = _is_day(time)
            flashback = day and today is not None and (today - time.start).days > FLASHBACK
            if earlier.paragraph != paragraph and (flashback or not day):
                continue
            if day and _apart(earlier, time, language):
                weak.append((earlier, time))
            elif day:
                yield earlier, time
            elif part_of(parts_of(earlier, language), time.first).kind == "main":
                if earlier.index == sentence.index - 1 and _goes_on(figure) and not (time.vague or time.until):
                    yield earlier, time
                return  # the text speaks of another time since
    yield from weak


def _resolved_times(
    sentence: Sentence, sentences: Sequence[Sentence], published: date | None, language: str
) -> list[Time]:
    every = times_of(sentence, published, language)
    found = (_resolved(t, sentence, sentences, published, language) for t in every)
    return [t for t in found if t is not None]


def _days_first(found: Sequence[Time]) -> list[Time]:
    """The later before the earlier, but days before longer times."""
    return [t for t in reversed(found) if _is_day(t)] + [t for t in reversed(found) if not _is_day(t)]


def _is_day(time: Time) -> bool:
    return (time.end - time.start).days < HAPPENING and not (time.since or time.until or time.vague)


def _lead(sentences: Sequence[Sentence], published: date | None, language: str) -> date | None:
    """The first day on which something happened that an article names."""
    for sentence in sentences[:LOOK_BACK]:
        for time in times_of(sentence, published, language) if not sentence.furniture else ():
            if not time.vague and time.shift is None and _day_of_happening(sentence, time, language):
                return time.start
    return None


def _goes_on(figure: Figure) -> bool:
    """Whether a sentence goes on with what the one before it tells: "Dabei starben …"."""
    first = figure.sentence.tokens[0].lower
    return first in word_set(figure.document.language, "goes_on")


def _span_of_happening(figure: Figure, time: Time, language: str) -> bool:
    """A longer time in a clause before the figure's: "2016 hatte es gebrannt, damals entstand ein Schaden von …"."""
    if time.since or time.until or time.vague or time.state or time.last > figure.first:
        return False
    if said(figure.sentence, time, language):
        return False
    parts = parts_of(figure.sentence, language)
    part = part_of(parts, time.first)
    return part.kind == "main" and tense_of(figure.sentence.tokens, part, language) == "past"


def _day_of_happening(sentence: Sentence, time: Time, language: str) -> bool:
    """A day, and not the day on which somebody said so."""
    if time.state or not _is_day(time):
        return False
    if _apart(sentence, time, language):
        return False
    now = time_words(language).at(sentence.tokens, time.first, "now")
    return now is None and not said(sentence, time, language)


def _apart(sentence: Sentence, time: Time, language: str) -> bool:
    """Whether a time may be of another happening: "where the troops crossed the border on 6 August"."""
    words = sentence.tokens
    start, _ = clause(words, time.first, time.last, language, asides(words, time.first, time.last, language))
    return bool(start) and (
        words[start].lower in word_set(language, "relative") or _subordinate(words, start, time, language)
    )


def _subordinate(words: Sequence[Token], start: int, time: Time, language: str) -> bool:
    """A clause that begins with its preposition: "in which", "bei dem"."""
    second = words[start + 1].lower if start + 1 < time.first else ""
    return words[start - 1].text == "," and second in word_set(language, "pronoun_relative")


# ---------------------------------------------------------------- when something was said


def said(sentence: Sentence, time: Time, language: str) -> bool:
    """Whether it is the time of somebody's saying so."""
    words = sentence.tokens
    part = part_of(parts_of(sentence, language), time.first)
    return _saying(sentence, part, language) or of_source(words, time, language)


def _saying(sentence: Sentence, part: Part, language: str) -> bool:
    words = sentence.tokens
    inside = [i for a, b in part.spans for i in range(a, b)]
    low = frozenset(words[i].lower for i in inside)
    verbal = capitals(language)
    active = (
        words[i].lower
        for i in inside
        if (not words[i].capital or i == part.first if verbal else finite(words, i, part.last, language))
    )
    moved = not low.isdisjoint(clause_words(language, "being"))  # "sind in Gefahr geraten" advises nobody
    return any(
        _says(f, low)
        for w in active
        for f in verbs(language).get(w, ())
        if f.row.takes != "topic" and not (moved and f.form == "participle" and not f.row.with_be)
    )


def _says(form: VerbForm, low: frozenset[str]) -> bool:
    """Whether a verb of saying has with it what makes it one."""
    row = form.row
    if form.form == "finite" and row.particle and row.particle not in low:
        return False
    return not any(low.isdisjoint(need) for need in row.needs)


def of_source(words: Sequence[Token], time: Time, language: str) -> bool:
    """ "nach Angaben der Polizei vom Montag": when something was said is not when it is true."""
    if words[time.first - 1].lower not in word_set(language, "dated") and words[time.first].lower not in word_set(
        language, "dated"
    ):
        return False
    return any(phrase_at(words, i, language, "claim") for i in range(max(0, time.first - SOURCE), time.first))


def of_attribute(words: Sequence[Token], time: Time, figure: Figure, language: str) -> bool:
    """ "der am Montag veröffentlichte Bericht": a time inside what describes another noun than the figure's."""
    small = time_words(language)
    first = time.first
    while first and small.at(words, first - 1, "on", "article") is not None:
        first -= 1
    determiners = word_set(language, "determiner") | word_set(language, "the")
    first -= first > 0 and words[first - 1].lower in determiners
    if not capitals(language) or words[first].lower not in determiners or time.first - first < 2:
        return False
    for i in range(time.last, min(len(words) - 1, time.last + ATTRIBUTE)):
        if words[i].kind != "word" or figure.first <= i < figure.last:
            return False
        if words[i + 1].capital and _attributive(words[i], language):
            return not figure.first <= i + 1 < max(figure.last, (figure.noun or 0) + 1)
        if not words[i].capital and verb_form(words[i].lower, language) == "finite":
            return False
    return False
