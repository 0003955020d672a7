"""The happening that a figure belongs to: the moments of the sentences before it, and how long each of them governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.syntax import Part, clause_words, finite, part_of, parts_of, verb_form
from zifferblatt.facts.attribution.words import VerbForm, phrase_at, verbs
from zifferblatt.facts.attribution.words import reports as moody
from zifferblatt.facts.calendar import Time, times
from zifferblatt.facts.clause import asides, clause
from zifferblatt.facts.event import counted_event
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.lemma import lemma, noun_lemma
from zifferblatt.facts.spans import shifted
from zifferblatt.facts.tense import Tense, tense
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.words import has, word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Role

SAYING = frozenset({"clause", "topic"})
REPORTING = frozenset({"clause", "figure", "topic"})
PERIODIC = frozenset({"money", "percent"})  # what is counted over months and years
PERIOD_BACK = 3  # sentences in which such a period is looked for
HARM = frozenset({"killed", "injured", "casualty", "missing", "captured", "kidnapped"})
SUMS = 4  # tokens between "bereits" and its figure, at most
SOURCE = 6  # tokens behind the words of a source that still belong to it
HAPPENING = 4  # days: a longer span is no day on which something happened
LONG = 28  # days: a month at least
LEAD = 1  # the last sentence of those that tell first what happened
LOOK_BACK = 20  # sentences in which the day of a happening is looked for
ANCHOR = 3  # sentences in which the moment is looked for that "am Tag zuvor" is counted from
FLASHBACK = 30  # days before the day of publication: what lies farther back is over with its paragraph
ATTRIBUTE = 6  # tokens between a time and the participle it belongs to, at most


@lru_cache(maxsize=64)
def times_of(sentence: Sentence, published: date | None, language: str) -> tuple[Time, ...]:
    """All moments that `sentence` names; the tense of each one's clause tells whether it is to come."""
    return tuple(times(sentence.tokens, published, language, forward=lambda: _forward(sentence, language)))


@lru_cache(maxsize=64)
def _forward(sentence: Sentence, language: str) -> frozenset[int]:
    """The tokens of clauses that speak of what is or is to come."""
    ahead = (part for part in parts_of(sentence, language) if _looks_ahead(sentence.tokens, part, language))
    spans = (span for part in ahead for span in part.spans if not _going_on(sentence.tokens, span[0], language))
    done = next(
        (i for i in range(len(sentence.tokens) - 1) if _done(sentence.tokens, i, language)), len(sentence.tokens)
    )
    return frozenset(i for a, b in spans for i in range(a, b) if i < done)


def _done(words: Sequence[Token], i: int, language: str) -> bool:
    """English: "after raising it on Wednesday": what was done."""
    return words[i].lower in clause_words(language, "done") and words[i + 1].lower.endswith("ing")


def _going_on(words: Sequence[Token], first: int, language: str) -> bool:
    """English: ", dropping from 6 percent in March": what goes along with a verb is not to come."""
    if capitals(language) or not first or words[first - 1].text != ",":
        return False
    return words[first].lower.endswith("ing") and lemma(words[first].lower, language) != words[first].lower


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
    if part.kind != "main" or not _saying(figure.sentence, part, language, REPORTING) or figure.noun is None:
        return False
    done = any(_attributive(words[i], language) for i in range(figure.last - 1, figure.noun))
    row = counted_event(noun_lemma(words[figure.noun].text, language), language)
    return done or (row is not None and row.event in HARM)


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
    far = LOOK_BACK if time.daypart else ANCHOR
    for earlier in sentences[max(0, sentence.index - far) : sentence.index + 1][::-1]:
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
    if time.daypart:
        return _is_day(anchor) and (published is None or 0 <= (published - anchor.end).days <= FLASHBACK)
    if time.shift is None or time.shift[0] in ("day", "week") or time.vague:
        return True
    other = published is not None and anchor.start.year != published.year
    return other or (anchor.end - anchor.start).days + 1 >= LONG


# ---------------------------------------------------------------- the day of a happening


def happening(
    figure: Figure, published: date | None, found: Sequence[Time], cued: Set[int]
) -> Iterator[tuple[Sentence, Time]]:
    """The moments of the happening that the figure belongs to, the likeliest first, each with its sentence.

    `found`: the moments of the figure's own sentence, which may stand in other clauses of it; `cued`: where the words
    begin that name a source.
    """
    if figure.quantity.role in (Role.FORMER, Role.LIMIT):
        return
    language, sentence = figure.document.language, figure.sentence
    part = part_of(parts_of(sentence, language), figure.first)
    found = [t for t in found if not _of_later(sentence, t, part, language)]
    yield from ((sentence, t) for t in found[::-1] if _day_of_happening(sentence, t, language, cued))
    yield from ((sentence, t) for t in found[::-1] if _span_of_happening(figure, t, language, cued))
    if any(
        not said(sentence, t, language, cued) and not t.state and not _relative(sentence, t, language) for t in found
    ):
        return
    if _sums(figure):
        return
    inside = (sentence.tokens[i].text for a, b in part.spans for i in range(a, b))
    past = tense_of(sentence.tokens, part, language) == "past"
    near = not past and any(moody(w, language) for w in inside)
    near = near or _past_before_past(sentence.tokens, part, language)
    yield from _told_before(figure, published, cued, near=near)
    if part.kind == "main":  # "Ein Taifun, der am Sonntag tobte, forderte drei Opfer"
        yield from ((sentence, t) for t in found[::-1] if _is_day(t) and _relative(sentence, t, language))


def _past_before_past(words: Sequence[Token], part: Part, language: str) -> bool:
    """ "hatte … gewonnen" """
    inside = [i for a, b in part.spans for i in range(a, b) if words[i].kind == "word"]
    last = words[inside[-1]].lower if inside else ""
    low = {words[i].lower for i in inside}
    done = verb_form(last, language) in ("participle", "either") or last in clause_words(language, "been")
    moved = last.endswith(tuple(clause_words(language, "moved") | clause_words(language, "was")))
    return (done and not low.isdisjoint(clause_words(language, "before"))) or (
        moved and not low.isdisjoint(clause_words(language, "past") & clause_words(language, "being"))
    )


def _of_later(sentence: Sentence, time: Time, part: Part, language: str) -> bool:
    """Whether a time is of a main clause behind the figure's: "Zwei starben sofort, ein dritter erlag gestern …"."""
    other = part_of(parts_of(sentence, language), time.first)
    return other.kind == "main" and other.first > part.first and part.kind == "main"


def _sums(figure: Figure) -> bool:
    """ "bereits 30 Tote": how many there are by now, and not how many on one day."""
    words, language = figure.sentence.tokens, figure.document.language
    for i in range(figure.first - 1, max(-1, figure.first - 1 - SUMS), -1):
        if has(words, i, language, "sums"):
            return True
        if words[i].capital and i:
            return False
    return False


def _told_before(
    figure: Figure, published: date | None, cued: Set[int], *, near: bool
) -> Iterator[tuple[Sentence, Time]]:
    """The moments of earlier sentences; `near`: of the same paragraph alone."""
    language, sentence, sentences = figure.document.language, figure.sentence, figure.document.sentences
    before = [s for s in sentences[max(0, sentence.index - LOOK_BACK) : sentence.index] if not s.furniture]
    lead = _lead(sentences[: LEAD + 1], published, language)
    today = published or lead
    paragraph = sentence.paragraph
    periodic = figure.quantity.kind in PERIODIC
    weak: list[tuple[Sentence, Time]] = []
    for earlier in before[::-1]:
        for time in _in_order(_resolved_times(earlier, sentences, published, language), periodic=periodic):
            now = time_words(language).at(earlier.tokens, time.first, "now") is not None
            now = now or _behind(earlier.tokens, time, language)
            later = published is not None and time.start > published
            whole = periodic and (time.end - time.start).days + 1 >= LONG  # no day on which something is said
            if time.state or now or later or (not whole and said(earlier, time, language, cued)):
                continue
            day = _is_day(time)
            past = today is not None and (today - time.start).days > FLASHBACK
            flashback = day and past and time.start != lead
            period = periodic and not day and sentence.index - earlier.index <= PERIOD_BACK and _closed(time)
            if earlier.paragraph != paragraph and (flashback or near or not (day or period)):
                continue
            if day and _apart(earlier, time, language):
                if not earlier.index or (earlier.index <= LEAD and _relative(earlier, time, language)):
                    weak.append((earlier, time))
            elif day:
                yield earlier, time
            elif part_of(parts_of(earlier, language), time.first).kind == "main":
                if period or (earlier.index == sentence.index - 1 and _goes_on(figure) and _closed(time)):
                    yield earlier, time
                return  # the text speaks of another time since
    yield from weak


def _resolved_times(
    sentence: Sentence, sentences: Sequence[Sentence], published: date | None, language: str
) -> list[Time]:
    every = times_of(sentence, published, language)
    found = (_resolved(t, sentence, sentences, published, language) for t in every)
    return [t for t in found if t is not None]


def _in_order(found: Sequence[Time], *, periodic: bool) -> list[Time]:
    """The later before the earlier, but days before longer times, or these first where a period is `periodic`."""
    return [t for t in reversed(found) if _is_day(t) is not periodic] + [
        t for t in reversed(found) if _is_day(t) is periodic
    ]


def _closed(time: Time) -> bool:
    return not (time.vague or time.until or time.since)


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


def _span_of_happening(figure: Figure, time: Time, language: str, cued: Set[int]) -> bool:
    """A longer time in a clause before the figure's: "2016 hatte es gebrannt, damals entstand ein Schaden von …"."""
    if time.since or time.until or time.vague or time.state or time.last > figure.first:
        return False
    if said(figure.sentence, time, language, cued):
        return False
    parts = parts_of(figure.sentence, language)
    part = part_of(parts, time.first)
    return part.kind == "main" and tense_of(figure.sentence.tokens, part, language) == "past"


def _day_of_happening(sentence: Sentence, time: Time, language: str, cued: Set[int] = frozenset()) -> bool:
    """A day, and not the day on which somebody said so."""
    if time.state or not _is_day(time) or _behind(sentence.tokens, time, language):
        return False
    if _apart(sentence, time, language):
        return False
    now = time_words(language).at(sentence.tokens, time.first, "now")
    return now is None and not said(sentence, time, language, cued)


def _behind(words: Sequence[Token], time: Time, language: str) -> bool:
    """ "nach dem Montag": another day."""
    small, first = time_words(language), time.first
    first -= first > 0 and small.at(words, first - 1, "article") is not None
    return first > 0 and small.at(words, first - 1, "behind") is not None


def _apart(sentence: Sentence, time: Time, language: str) -> bool:
    """Whether a time may be of another happening: "where the troops crossed the border on 6 August"."""
    words = sentence.tokens
    start, _ = clause(words, time.first, time.last, language, asides(words, time.first, time.last, language))
    return bool(start) and (
        words[start].lower in word_set(language, "relative") or _subordinate(words, start, time, language)
    )


def _relative(sentence: Sentence, time: Time, language: str) -> bool:
    """A relative clause: "ein Brand, der sich am Dienstag ereignete"."""
    return part_of(parts_of(sentence, language), time.first).kind == "relative"


def _subordinate(words: Sequence[Token], start: int, time: Time, language: str) -> bool:
    """A clause that begins with its preposition: "in which", "bei dem"."""
    second = words[start + 1].lower if start + 1 < time.first else ""
    return words[start - 1].text == "," and second in word_set(language, "pronoun_relative")


def to_come(figure: Figure, part: Part, published: date | None, cued: Set[int]) -> tuple[Sentence, Time] | None:
    """The day to come that the sentence before names, where the figure's clause tells what will be."""
    sentence, language = figure.sentence, figure.document.language
    low = {sentence.tokens[i].lower for a, b in part.spans for i in range(a, b)}
    if published is None or not sentence.index or low.isdisjoint(clause_words(language, "will")):
        return None
    before = figure.document.sentences[sentence.index - 1]
    if before.furniture or before.paragraph != sentence.paragraph:
        return None
    ahead = [t for t in times_of(before, published, language) if not t.shift and not t.vague and t.start > published]
    return (before, ahead[-1]) if ahead and not said(before, ahead[-1], language, cued) else None


# ---------------------------------------------------------------- when something was said


def said(sentence: Sentence, time: Time, language: str, cued: Set[int] = frozenset()) -> bool:
    """Whether it is the time of somebody's saying so; `cued`: where the words begin that name a source."""
    words = sentence.tokens
    part = part_of(parts_of(sentence, language), time.first)
    speaks = any(
        words[i].start in cued
        and words[i].lower in verbs(language)
        and words[i].lower not in word_set(language, "deed")
        for a, b in part.spans
        for i in range(a, b)
    )
    return speaks or _saying(sentence, part, language) or of_source(words, time, language)


def _saying(sentence: Sentence, part: Part, language: str, takes: frozenset[str] = SAYING) -> bool:
    """Whether a part has a verb of saying, of those that take what `takes` names."""
    words = sentence.tokens
    inside = [i for a, b in part.spans for i in range(a, b)]
    low = frozenset(words[i].lower for i in inside)
    last = frozenset(words[i].lower for i in inside if i + 1 >= len(words) or words[i + 1].kind == "sign")
    verbal = capitals(language)
    active = (
        words[i].lower
        for i in inside
        if (not words[i].capital or i == part.first if verbal else finite(words, i, part.last, language))
    )
    moved = not low.isdisjoint(clause_words(language, "being"))  # "sind in Gefahr geraten" advises nobody
    return any(
        _says(f, low, last if verbal else low)
        for w in active
        for f in verbs(language).get(w, ())
        if f.row.takes in takes
        and not (verbal and f.row.clausal)  # "fand einen Stuhl"
        and not (f.row.takes == "topic" and w in word_set(language, "deed"))
        and not (moved and f.form == "participle" and not f.row.with_be)
    )


def _says(form: VerbForm, low: frozenset[str], last: frozenset[str]) -> bool:
    """Whether a verb of saying has with it what makes it one; `last`: the words before the signs."""
    row = form.row
    if form.form == "finite" and row.particle and row.particle not in last:
        return False
    if not low.isdisjoint(w.lower() for w in row.without):
        return False
    return not any(low.isdisjoint(w.lower() for w in need) for need in row.needs)


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
