"""When a figure is true: the moment its clause claims, or the day of the happening that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.syntax import Part, clause_words, part_of, parts_of
from zifferblatt.facts.calendar import Time
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.happening import (
    happening,
    of_attribute,
    of_source,
    reports,
    resolved,
    said,
    tense_of,
    times_of,
    to_come,
)
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.where import away
from zifferblatt.facts.words import length, word_set
from zifferblatt.model import Moment, Offsets, Role

RECORD = 2  # tokens between "beste" and "seit", at most
AGAINST = 4  # tokens between "compared with" and the moment behind it, at most
TIMELESS = frozenset({"age"})


def moment_of(figure: Figure, published: date | None, cued: Set[int] = frozenset()) -> tuple[Moment | None, Cues]:
    """The day or span that `figure` is true of, resolved against `published`, with the words that say so.

    `cued`: where the words begin that name a source. None where the text says no time, or none that is a day. Never
    raises.
    """
    if figure.quantity.kind in TIMELESS or away(figure) or _aged(figure):
        return None, {}
    sentence, language = figure.sentence, figure.document.language
    parts = parts_of(sentence, language)
    part = part_of(parts, figure.first)
    if part.first and sentence.tokens[part.first].lower in word_set(language, "which"):
        part = parts[parts.index(part) - 1]  # "…, was 21 Cent je Aktie entspricht"
    found = [t for t in times_of(sentence, published, language) if not _overlaps(t, figure)]
    found = [t for t in found if not part.holds(t.first) or not _against(sentence.tokens, t, figure, language)]
    own = [t for t in found if part.holds(t.first) and not _other(sentence.tokens, t, figure, language)]
    tense_here = tense_of(sentence.tokens, part, language)
    stands = tense_here == "present" and not _unreal(sentence, part, language) and not _modal(sentence, part, language)
    own = [t for t in own if stands or not t.state]
    if not own and part.joined:
        own = [
            t for t in found if parts[parts.index(part) - 1].holds(t.first) and not said(sentence, t, language, cued)
        ]
    if not own and sentence.tokens[part.first].lower in clause_words(language, "when"):
        own = [t for t in found if 0 <= part.first - t.last <= 1]  # "am Montag, als drei Menschen starben"
    if not own and part.kind == "relative" and tense_here == "past":
        own = [t for t in found if 0 <= part.first - t.last <= 1]  # "der Brand im Juli, bei dem drei Menschen starben"
    if not own and (behind := _described(figure, parts)) is not None:
        own = [t for t in found if behind.holds(t.first)]
    if not own and _shares(sentence, part, language):
        own = [t for t in found if t.last <= part.first][-1:]
    own = [t for t in own if stands or not t.state]
    own = [t for t in own if not (t.state and said(sentence, t, language, cued))]
    if figure.quantity.role is Role.FORMER:  # "jetzt 50 statt 40 Euro"
        own = [t for t in own if not (t.state or time_words(language).at(sentence.tokens, t.first, "now"))]
    own = [t for t in own if not (t.state or t.vague)] or own
    if own:
        return _moment(sentence, resolved(_nearest(own, part, figure, language), figure, published), language)
    now = tense_here == "present"  # nothing of this sentence tells when it happened
    if not now or reports(figure, part):
        for earlier, time in happening(figure, published, [] if now else found, cued):
            return _moment(earlier, time, language)
    if now and (time_ahead := to_come(figure, part, published, cued)) is not None:
        return _moment(*time_ahead, language)
    return None, {}


def _aged(figure: Figure) -> bool:
    """ "20 Jahre jung", "30 Jahre jünger": an age, whatever its number is taken for."""
    words, lexicon = figure.sentence.tokens, time_words(figure.document.language)
    behind = range(figure.last, min(len(words), figure.last + 2))
    return figure.quantity.kind == "duration" and any(lexicon.at(words, i, "aged") for i in behind)


def _shares(sentence: Sentence, part: Part, language: str) -> bool:
    """Whether a clause only divides what the one before it counts: "…, davon sind 24 aus dem Ort"."""
    return part.first > 0 and bool(length(sentence.tokens, part.first, language, "part"))


def _described(figure: Figure, parts: Sequence[Part]) -> Part | None:
    """The relative clause right behind what is counted: "800 Autos, die in diesem Jahr brannten"."""
    if figure.noun is None:
        return None
    return next((p for p in parts if p.kind == "relative" and p.first == figure.noun + 2), None)


def _modal(sentence: Sentence, part: Part, language: str) -> bool:
    """Whether a clause tells what shall or may be: "sollen noch 45 Läden entstehen"."""
    words = sentence.tokens
    return any(words[i].lower in clause_words(language, "modal") for a, b in part.spans for i in range(a, b))


def _unreal(sentence: Sentence, part: Part, language: str) -> bool:
    """Whether a clause tells what would be: "würde nur noch 17 Prozent erreichen"."""
    unreal = clause_words(language, "unreal")
    low = (sentence.tokens[i].lower for a, b in part.spans for i in range(a, b))
    return any(w in unreal or w.removesuffix("n") in unreal for w in low)


def ahead(figure: Figure, moment: Moment | None, cues: Cues, published: date | None) -> tuple[Offsets, ...]:
    """The words of a moment that is still to come, where the clause does not tell what was."""
    if moment is None or published is None or not _to_come(moment, published):
        return ()
    language = figure.document.language
    part = part_of(parts_of(figure.sentence, language), figure.first)
    inside = all(part.holds(i) for i, t in enumerate(figure.sentence.tokens) if t.start == cues["time"][0][0])
    inside = inside and figure.sentence.start <= cues["time"][0][0] < figure.sentence.end
    return cues["time"] if inside and tense_of(figure.sentence.tokens, part, language) != "past" else ()


def _to_come(moment: Moment, published: date) -> bool:
    if moment.start is None:
        return False
    return moment.start > published or (moment.start == published and moment.end is not None and moment.end > published)


def _other(words: Sequence[Token], time: Time, figure: Figure, language: str) -> bool:
    """The time of a source ("Angaben vom Montag"), or of what describes another noun."""
    return of_source(words, time, language) or of_attribute(words, time, figure, language)


def _against(words: Sequence[Token], time: Time, figure: Figure, language: str) -> bool:
    """What the figure is held against: "gegenüber August", "erstmals seit 2011"."""
    lately = time.since or time_words(language).at(words, time.first, "since") is not None  # "erstmals seit 14 Jahren"
    if lately and _record(words, time, language):
        return True
    against = range(max(0, time.first - AGAINST), time.first)
    return any(
        time_words(language).at(words, i, "against") for i in against if i >= figure.last or i < figure.first
    ) and (not any(i <= figure.first < time.first for i in against if time_words(language).at(words, i, "against")))


def _record(words: Sequence[Token], time: Time, language: str) -> bool:
    """ "der beste Wert seit 2011", "so viele wie seit Jahren": the last time that it was so."""
    small = time_words(language)
    near = range(max(0, time.first - RECORD), time.first)
    ends = tuple(key[0] for key in small.rows.get("superlative", {}))
    return any(small.at(words, i, "record") or words[i].lower.endswith(ends) for i in near)


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


def _moment(sentence: Sentence, time: Time | None, language: str) -> tuple[Moment | None, Cues]:
    if time is None or time.vague:
        return None, {}
    words = sentence.tokens
    first = next(
        (i for i in range(time.first, time.last) if not time_words(language).at(words, i, "article")), time.first
    )
    start, end = words[first].start, words[time.last - 1].end
    return Moment(start=time.start, end=time.end, text=sentence.source[start:end]), {"time": ((start, end),)}


def _overlaps(time: Time, figure: Figure) -> bool:
    return time.first < figure.last and figure.first < time.last
