"""When a figure is true: the moment its clause claims, or the day of the happening that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.phrase import capitals
from zifferblatt.facts.attribution.syntax import Part, clause_words, finite, part_of, parts_of
from zifferblatt.facts.attribution.words import VerbForm, phrase_at, verbs
from zifferblatt.facts.calendar import Time, times
from zifferblatt.facts.clause import asides, clause
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.tense import Tense, tense
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.words import word_set
from zifferblatt.model import Moment, Offsets, Role

SOURCE = 6  # tokens behind the words of a source that still belong to it
HAPPENING = 4  # days: a longer span is no day on which something happened
LOOK_BACK = 12  # sentences in which the day of a happening is looked for
AGAINST = 4  # tokens between "compared with" and the moment behind it, at most
TIMELESS = frozenset({"age"})


def moment_of(figure: Figure, published: date | None) -> tuple[Moment | None, Cues]:
    """The day or span that `figure` is true of, resolved against `published`, with the words that say so.

    None where the text says none, or none that is a day. Never raises.
    """
    if figure.quantity.kind in TIMELESS:
        return None, {}
    sentence, language = figure.sentence, figure.document.language
    parts = parts_of(sentence, language)
    part = part_of(parts, figure.first)
    found = [t for t in times_of(sentence, published, language) if not _overlaps(t, figure)]
    own = [t for t in found if part.holds(t.first) and not _other(sentence.tokens, t, figure, language)]
    if not own and part.joined:
        own = [t for t in found if parts[parts.index(part) - 1].holds(t.first) and not _said(sentence, t, language)]
    if not own and sentence.tokens[part.first].lower in clause_words(language, "when"):
        own = [t for t in found if 0 <= part.first - t.last <= 1]  # "am Montag, als drei Menschen starben"
    if own:
        return _moment(sentence, _nearest(own, part, figure, language), language)
    if _tense(sentence.tokens, part, language) != "present":
        for earlier, time in _happening(figure, published, found):
            return _moment(earlier, time, language)
    return None, {}


def ahead(figure: Figure, moment: Moment | None, cues: Cues, published: date | None) -> tuple[Offsets, ...]:
    """The words of a moment that is still to come, where the clause does not tell what was."""
    if moment is None or published is None or not _to_come(moment, published):
        return ()
    language = figure.document.language
    part = part_of(parts_of(figure.sentence, language), figure.first)
    inside = all(part.holds(i) for i, t in enumerate(figure.sentence.tokens) if t.start == cues["time"][0][0])
    inside = inside and figure.sentence.start <= cues["time"][0][0] < figure.sentence.end
    return cues["time"] if inside and _tense(figure.sentence.tokens, part, language) != "past" else ()


def _to_come(moment: Moment, published: date) -> bool:
    if moment.start is None:
        return False
    return moment.start > published or (moment.start == published and moment.end is not None and moment.end > published)


@lru_cache(maxsize=64)
def times_of(sentence: Sentence, published: date | None, language: str) -> tuple[Time, ...]:
    """All moments that `sentence` names; the tense of each one's clause tells whether it is to come."""
    words = sentence.tokens
    forward = frozenset(
        i
        for part in parts_of(sentence, language)
        if tense(words, [i for a, b in part.spans for i in range(a, b)], language) == "present"
        or part.kind in ("infinitive", "aim")
        for a, b in part.spans
        for i in range(a, b)
    )
    return tuple(times(words, published, language, forward=forward))


def _tense(words: Sequence[Token], part: Part, language: str) -> Tense:
    """The tense of a part; an infinitive has that of the clause it completes."""
    found = tense(words, [i for a, b in part.spans for i in range(a, b)], language)
    return _tense(words, part.governor, language) if not found and part.governor is not None else found


def _other(words: Sequence[Token], time: Time, figure: Figure, language: str) -> bool:
    """The time of a source ("Angaben vom Montag"), or what the figure is held against ("gegenüber August")."""
    if _of_source(words, time, language):
        return True
    against = range(max(0, time.first - AGAINST), time.first)
    return any(
        time_words(language).at(words, i, "against") for i in against if i >= figure.last or i < figure.first
    ) and (not any(i <= figure.first < time.first for i in against if time_words(language).at(words, i, "against")))


def _nearest(own: Sequence[Time], part: Part, figure: Figure, language: str) -> Time:
    """The moment nearest to the figure: in its own stretch between commas before others, behind it before others."""
    words = figure.sentence.tokens
    home = next(((a, b) for a, b in part.spans if a <= figure.first < b), (0, len(words)))
    small = time_words(language)
    end = max(figure.last, (figure.noun or 0) + 1)

    def far(time: Time) -> tuple[bool, int, bool]:
        before = time.last <= figure.first
        between = words[time.last : figure.first] if before else words[end : time.first]
        steps = sum(small.at((t,), 0, "on", "article", "span") is None for t in between)
        return not home[0] <= time.first < home[1], steps, before

    return min(own, key=far)


def _moment(sentence: Sentence, time: Time, language: str) -> tuple[Moment, Cues]:
    words = sentence.tokens
    first = next(
        (i for i in range(time.first, time.last) if not time_words(language).at(words, i, "article")), time.first
    )
    start, end = words[first].start, words[time.last - 1].end
    return Moment(start=time.start, end=time.end, text=sentence.source[start:end]), {"time": ((start, end),)}


def _overlaps(time: Time, figure: Figure) -> bool:
    return time.first < figure.last and figure.first < time.last


def _of_source(words: Sequence[Token], time: Time, language: str) -> bool:
    """ "nach Angaben der Polizei vom Montag": when something was said is not when it is true."""
    if words[time.first - 1].lower not in word_set(language, "dated") and words[time.first].lower not in word_set(
        language, "dated"
    ):
        return False
    return any(phrase_at(words, i, language, "claim") for i in range(max(0, time.first - SOURCE), time.first))


def _happening(figure: Figure, published: date | None, found: Sequence[Time]) -> Iterator[tuple[Sentence, Time]]:
    """The day of the happening that the figure belongs to, from another clause or an earlier sentence."""
    language = figure.document.language
    if figure.quantity.role in (Role.FORMER, Role.LIMIT):
        return
    yield from ((figure.sentence, t) for t in found[::-1] if _day_of_happening(figure.sentence, t, language))
    yield from ((figure.sentence, t) for t in found[::-1] if _span_of_happening(figure, t, language))
    sentences, index = figure.document.sentences, figure.sentence.index
    for sentence in sentences[max(0, index - LOOK_BACK) : index][::-1]:
        if sentence.furniture:
            return
        for time in times_of(sentence, published, language)[::-1]:
            if _day_of_happening(sentence, time, language):
                if published is None or time.start <= published:
                    yield sentence, time
            elif (
                not _said(sentence, time, language) and part_of(parts_of(sentence, language), time.first).kind == "main"
            ):
                return  # the text speaks of another time since


def _span_of_happening(figure: Figure, time: Time, language: str) -> bool:
    """A longer time in a clause before the figure's: "2016 hatte es gebrannt, damals entstand ein Schaden von …"."""
    if time.since or time.until or time.last > figure.first or _said(figure.sentence, time, language):
        return False
    parts = parts_of(figure.sentence, language)
    part = part_of(parts, time.first)
    return part.kind == "main" and _tense(figure.sentence.tokens, part, language) == "past"


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
    part = part_of(parts_of(sentence, language), time.first)
    inside = [i for a, b in part.spans for i in range(a, b)]
    low = frozenset(words[i].lower for i in inside)
    active = (words[i].lower for i in inside if capitals(language) or finite(words, i, part.last, language))
    return any(_says(f, low) for w in active for f in verbs(language).get(w, ())) or _of_source(words, time, language)


def _says(form: VerbForm, low: frozenset[str]) -> bool:
    """Whether a verb of saying has with it what makes it one."""
    row = form.row
    if form.form == "finite" and row.particle and row.particle not in low:
        return False
    return not any(low.isdisjoint(need) for need in row.needs)
