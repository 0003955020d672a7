"""The moment itself: a day, a weekday, a month, "last week", resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from zifferblatt.facts.attribution.syntax import verb_form
from zifferblatt.facts.dates import Dates, Time
from zifferblatt.facts.spans import MONTHS_OF, WEEK, days_of, month_end, shifted, third, unit_span
from zifferblatt.facts.time_words import Opening, TimeUnit
from zifferblatt.language.writing import capitals

NIGHT = 4  # tokens between "Nacht" and the day it goes on into, at most
DATED = 3  # tokens behind "am Abend" in which its day begins


class Moments(Dates):
    """Reads moments without their prepositions in one sentence."""

    def _plain(self, i: int) -> Time | None:
        if i >= len(self.words):
            return None
        for read in _readers(self.lexicon.opens(self.words[i])):
            if (found := read(self, i)) is not None:
                return found
        return None

    def _vague(self, i: int) -> Time | None:
        """ "in der Vergangenheit": a time of no day."""
        found = self.lexicon.at(self.words, i, "vague")
        if found is not None:
            counted = self._count(found[1]) is not None
            if self.lexicon.at(self.words, found[1] + counted, "unit") is not None:
                return None  # "in the past 24 hours"
        return Time(i, found[1], date.min, date.min, vague=True) if found is not None else None

    def _from_before(self, i: int) -> Time | None:
        """ "am Vortag", "am Tag zuvor", "zwei Jahre später": counted from the moment named before."""
        if (found := self.lexicon.at(self.words, i, "anaphor")) is not None:
            return self._shifted(i, found[1], (found[0].unit, found[0].shift))
        count = self._count(i)
        k = i + 1 if count is not None else i
        unit = self.lexicon.at(self.words, k, "unit")
        way = self.lexicon.at(self.words, unit[1], "direction") if unit is not None else None
        if unit is None or way is None or unit[0].unit in ("hour", "weekend"):
            return None
        return self._shifted(i, way[1], (unit[0].unit, way[0].shift * (count or 1)))

    def _shifted(self, i: int, k: int, shift: tuple[TimeUnit, int]) -> Time | None:
        unit, far = shift
        if self.published is None:
            return None
        start, end = shifted(self.published, self.published, unit, far)
        return Time(i, k, start, end, shift=(unit, far), vague=far >= 0)

    def _daypart(self, i: int) -> Time | None:
        """ "am Abend", where it tells what was: of the day named before, or of that of publication."""
        found = self.lexicon.at(self.words, i, "daypart")
        if found is None or self.published is None or self.future:
            return None
        row, k = found
        dated = k < len(self.words) and (
            self.words[k].kind == "number" or self.lexicon.at(self.words, k, "night_to", "article", "on", "behind")
        )
        if dated or any(self._plain(n) is not None for n in range(k, k + DATED)):
            return None  # "am Abend des 3. Mai", "in der Nacht von Samstag auf Sonntag"
        day = self.published
        return Time(i, k, day - timedelta(days=row.span), day, shift=("day", 0), daypart=True)

    def _part(self, i: int) -> Time | None:
        """ "Ende August", "Anfang 2023", "Mitte des Jahres" """
        if (found := self.lexicon.at(self.words, i, "part")) is None:
            return None
        k = self._skip(found[1])
        if (month := self._month_at(k)) is not None:
            whole = self._month_span(i, k + 1, month)
        elif self._is_year(k):
            whole = Time(i, k + 1, date(int(self.words[k].text), 1, 1), date(int(self.words[k].text), 12, 31))
        else:
            whole = self._relative(k) or self._bare_unit(i, k) or self._decade(k) or self._century(k)
        if whole is None or whole.vague:
            return whole
        start, end = third(whole.start, whole.end, found[0].part)
        return Time(i, whole.last, start, end)

    def _bare_unit(self, i: int, k: int) -> Time | None:
        """ "der Woche" in "Anfang der Woche": the one of the day of publication."""
        unit = self.lexicon.at(self.words, k, "unit")
        if unit is None or self.published is None or unit[0].unit in ("hour", "day", "weekend"):
            return None
        return Time(i, unit[1], *unit_span(self.published, unit[0].unit, 0))

    def _ordinal(self, i: int) -> Time | None:
        """ "im ersten Halbjahr", "third quarter of 2023" """
        if (found := self.lexicon.at(self.words, i, "ordinal")) is None:
            return None
        k = found[1] + 1 if found[1] < len(self.words) and self.words[found[1]].text == "." else found[1]
        count = self._count(k) if found[0].number == 1 else None
        unit = self.lexicon.at(self.words, k + 1 if count else k, "unit")
        if unit is None or unit[0].unit not in ("quarter", "half", "month") or (unit[0].unit == "month" and not count):
            return None
        if count:
            return self._first_of(i, unit[1], count * MONTHS_OF[unit[0].unit])
        months, number = MONTHS_OF[unit[0].unit], found[0].number
        if number * months > 12:
            return None
        year, last = self._year_behind(unit[1])
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, (number - 1) * months + 1, 1))
        start = date(year, (number - 1) * months + 1, 1)
        return Time(i, last, start, month_end(year, number * months))

    def _first_of(self, i: int, k: int, months: int) -> Time | None:
        """ "in den ersten neun Monaten": of the year."""
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = (
                self.published.year if self.published >= month_end(self.published.year, 1) else self.published.year - 1
            )
        return Time(i, last, date(year, 1, 1), month_end(year, months)) if months <= 12 else None

    def _weekday(self, i: int) -> Time | None:
        near = self.lexicon.at(self.words, i, "weekday_near")
        k = near[1] if near else i
        day = self.lexicon.weekday(self.words[k]) if k < len(self.words) else None
        if day is None or self.published is None:
            return None
        if (exact := self._exact(k + 1)) is not None:
            return Time(i, exact.last, exact.start, exact.end)
        back = (self.published.weekday() - day) % 7
        weeks = near[0].weeks if near else 0
        if weeks > 0 or (weeks == 0 and self.future and back):
            found = self.published + timedelta(days=(7 - back) if back else 7)
        else:
            found = self.published - timedelta(days=back or (7 if weeks < 0 else 0))
        last = k + 1
        if last < len(self.words) and self.lexicon.at(self.words, last, "time_of_day") is not None:
            last += 1
        if (week := self._of_week(last)) is not None:
            return Time(i, week.last, week.start + timedelta(days=day), week.start + timedelta(days=day))
        if (second := self._next_day(last, day)) is not None:
            return Time(i, second, found, found + timedelta(days=1))
        return Time(i, last, found, found)

    def _exact(self, k: int) -> Time | None:
        """The date beside a weekday: "Montag, dem 7. Oktober", "Montag (7. Oktober)"."""
        if k < len(self.words) and self.lexicon.at(self.words, k, "time_of_day") is not None:
            k += 1
        bracket = k < len(self.words) and self.words[k].text == "("
        if k < len(self.words) and self.words[k].text in ",(":
            k += 1
        k = self._skip(k)
        if k >= len(self.words):
            return None
        time = self._numeric(k) or self._date(k)
        closed = time is not None and bracket and time.last < len(self.words) and self.words[time.last].text == ")"
        return Time(time.first, time.last + closed, time.start, time.end) if time is not None else None

    def _nightly(self, i: int, time: Time) -> Time:
        """ "in der Nacht zum Sonntag": the day before as well."""
        if time.start != time.end or time.start == date.min:
            return time
        for k in range(max(0, i - NIGHT), i):
            if (night := self.lexicon.at(self.words, k, "night")) is None:
                continue
            to = self.lexicon.at(self.words, night[1], "night_to")
            if to is not None and self._skip(to[1]) >= time.first:
                return Time(time.first, time.last, time.start - timedelta(days=1), time.end)
        return time

    def _of_week(self, k: int) -> Time | None:
        """ "vergangener Woche" behind a weekday."""
        if k >= len(self.words) or self.lexicon.at(self.words, k, "last", "this", "next") is None:
            return None
        week = self._relative(k)
        return week if week is not None and (week.end - week.start).days + 1 == WEEK else None

    def _next_day(self, k: int, day: int) -> int | None:
        """The token behind "und Sonntag", where that is the day after `day`."""
        joined = self.lexicon.at(self.words, k, "and")
        if joined is None or joined[1] >= len(self.words):
            return None
        other = self.lexicon.weekday(self.words[joined[1]])
        return joined[1] + 1 if other is not None and other == (day + 1) % WEEK else None

    def _relative(self, i: int) -> Time | None:
        """ "vergangenen Woche", "this year", "last three days" """
        if self.published is None or (found := self.lexicon.at(self.words, i, "last", "this", "next")) is None:
            return None
        row, k = found
        if k >= len(self.words):
            return None
        if (month := self._month_at(k)) is not None:
            if row.kind == "next":
                self.future = True
            return self._month_span(i, k + 1, month)
        if (season := self.lexicon.at(self.words, k, "season")) is not None:
            return self._season_span(i, season[1], season[0].number)
        count = self._count(k)
        unit = self.lexicon.at(self.words, k + 1 if count else k, "unit") if k + bool(count) < len(self.words) else None
        if unit is None:
            return None
        if count:
            days = days_of(unit[0].unit, count)
            if not days or row.kind == "this":
                return None
            far = timedelta(days=days)
            start, end = (
                (self.published - far, self.published) if row.kind == "last" else (self.published, self.published + far)
            )
            return Time(i, unit[1], start, end)
        if unit[0].plural:  # "in den letzten Jahren"
            return Time(i, unit[1], date.min, date.min, vague=True)
        shift = {"last": -1, "this": 0, "next": 1}[row.kind]
        if unit[0].unit in ("hour", "day"):
            return None
        start, end = unit_span(self.published, unit[0].unit, shift)
        return Time(i, unit[1], start, end)

    def _word(self, i: int) -> Time | None:
        """ "gestern Abend", "derzeit", "am Wochenende" """
        if self.published is None:
            return None
        if (found := self.lexicon.at(self.words, i, "now", "day", "state", "still")) is not None:
            row, k = found
            inside = k < len(self.words)
            if row.kind == "day" and i and self.words[i].capital and capitals(self.language):
                return None  # "am frühen Morgen"
            if inside and row.kind == "day" and self.lexicon.at(self.words, k, "time_of_day") is not None:
                k += 1
            if row.kind == "day" and k < len(self.words) and self.lexicon.weekday(self.words[k]) is not None:
                k += 1
            if row.kind == "day" and (self._aged(k) or self._lasting(k)):
                return None
            if row.kind == "still" and self._adds(k):
                return None
            if row.kind == "still" and i and self.lexicon.at(self.words, i - 1, "between") is not None:
                return None  # "von bisher 20 auf 30"
            day = self.published + timedelta(days=row.days)
            return Time(i, k, day, day + timedelta(days=row.span), state=row.kind in ("state", "still"))
        if (found := self.lexicon.at(self.words, i, "earlier")) is not None:
            row, k = found
            shift = (row.unit, row.shift) if row.shift else None
            return Time(i, k, *unit_span(self.published, row.unit, row.shift), shift=shift)
        if (found := self.lexicon.at(self.words, i, "year_end")) is not None:
            _, end = unit_span(self.published, found[0].unit, 0)
            return Time(i, found[1], end, end)
        if (found := self.lexicon.at(self.words, i, "unit")) is not None and found[0].unit == "weekend":
            start, end = unit_span(self.published, "weekend", 0 if self.future else -1)
            return Time(i, found[1], start, end)
        return None

    def _adds(self, k: int) -> bool:
        """ "noch drei andere", "noch mehr": what stands behind "noch" only adds to what there is."""
        counted = self._count(k) is not None
        return any(self.lexicon.at(self.words, n, "not_still") for n in range(k, k + 1 + counted))

    def _lasting(self, k: int) -> bool:
        """ "heute lebende Menschen": how those are that are told of."""
        if not capitals(self.language) or k + 1 >= len(self.words) or self.words[k].kind != "word":
            return False
        low = self.words[k].lower
        return "end" in low[2:] and verb_form(low, self.language) == "participle" and self.words[k + 1].capital

    def _aged(self, k: int) -> bool:
        """ "die heute 46-Jährige": the age is of today, and what is told of her need not be."""
        if k >= len(self.words) or self._count(k) is None:
            return False
        k += 1
        while k < len(self.words) and (self.words[k].text == "-" or self.lexicon.at(self.words, k, "unit")):
            k += 1
        return self.lexicon.at(self.words, k, "aged") is not None


# What reads a moment, in the order in which they are asked, and what it may begin with.
READERS: tuple[tuple[Callable[[Moments, int], Time | None], frozenset[Opening]], ...] = (
    (Moments._numeric, frozenset({"digits"})),
    (Moments._date, frozenset({"digits", "month"})),
    (Moments._feast, frozenset({"feast"})),
    (Moments._century, frozenset({"digits"})),
    (Moments._vague, frozenset({"vague"})),
    (Moments._from_before, frozenset({"digits", "number", "anaphor", "unit"})),
    (Moments._daypart, frozenset({"daypart"})),
    (Moments._part, frozenset({"part"})),
    (Moments._ordinal, frozenset({"ordinal"})),
    (Moments._weekday, frozenset({"weekday", "weekday_near"})),
    (Moments._relative, frozenset({"last", "this", "next"})),
    (Moments._word, frozenset({"now", "day", "state", "still", "earlier", "year_end", "unit"})),
    (Moments._season, frozenset({"season"})),
    (Moments._month, frozenset({"month"})),
    (Moments._decade, frozenset({"digits", "decade_word"})),
    (Moments._year, frozenset({"digits"})),
)


@cache
def _readers(opens: frozenset[Opening]) -> tuple[Callable[[Moments, int], Time | None], ...]:
    """Those that may read a moment which begins with one of some kinds of words."""
    return tuple(read for read, begins in READERS if not begins.isdisjoint(opens))
