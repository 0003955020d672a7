"""The moment itself: a day, a weekday, a month, "last week", resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.phrase import capitals
from zifferblatt.facts.attribution.syntax import infinitive, verb_form
from zifferblatt.facts.spans import MONTHS_OF, WEEK, days_of, month_end, third, unit_span
from zifferblatt.facts.time_words import TimeKind, time_words

YEARS = range(1000, 2200)
INTRODUCES: tuple[TimeKind, ...] = (
    "on", "since", "until", "within", "between", "and", "against", "article", "ordinal",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time:
    """A moment named in tokens `first` to `last` (exclusive), both days included; `point`: it speaks of a state now."""

    first: int
    last: int
    start: date
    end: date
    since: bool = False
    until: bool = False


class Moments:
    """Reads moments without their prepositions in one sentence; `forward`: tokens of clauses that look ahead."""

    def __init__(self, words: Sequence[Token], published: date | None, language: str, forward: Set[int]) -> None:
        self.words, self.published, self.forward, self.language = words, published, forward, language
        self.future = False
        self.lexicon = time_words(language)

    def _plain(self, i: int) -> Time | None:
        if i >= len(self.words) or not self.lexicon.may_be(self.words[i]):
            return None
        return (
            self._numeric(i) or self._date(i) or self._part(i) or self._ordinal(i) or self._weekday(i)
            or self._relative(i) or self._word(i) or self._season(i) or self._month(i)
            or self._decade(i) or self._year(i)
        )  # fmt: skip

    def _numeric(self, i: int) -> Time | None:
        """ "23.10.2024" """
        parts = self.words[i].text.split(".")
        if len(parts) != 3 or not all(p.isdigit() for p in parts) or len(parts[2]) != 4:
            return None
        day = date(int(parts[2]), int(parts[1]), int(parts[0]))
        return Time(i, i + 1, day, day)

    def _date(self, i: int) -> Time | None:
        """ "18. Oktober 2023", "October 18, 2023" """
        day, k = self._number(i), i + 1
        if day is not None and 1 <= day <= 31:
            if k < len(self.words) and self.words[k].text == ".":
                k += 1
            month = self._month_at(k)
            if month is not None:
                return self._day(i, k + 1, month, day)
            joined = self.lexicon.at(self.words, k, "and")
            last = self._date(joined[1]) if joined is not None and self._day_only(joined[1]) is not None else None
            if last is not None and day < last.start.day:
                return Time(i, last.last, last.start.replace(day=day), last.end)
        month = self._month_at(i)
        dotted = month is not None and k + 1 < len(self.words) and self.words[k].text == "." and self.words[k].glued
        k += dotted
        if month is not None and k < len(self.words) and (day := self._number(k)) is not None and 1 <= day <= 31:
            after = k + 1 < len(self.words) and self.words[k + 1].kind == "word"
            counts = after and self.lexicon.at(self.words, k + 1, "on", "and", "until") is None
            if (dotted or not counts) and self.lexicon.month_first:  # "in October 18 people died"
                return self._day(i, k + 1, month, day)
        return None

    def _number(self, i: int) -> int | None:
        text = self.words[i].text if i < len(self.words) else ""
        return int(text) if text.isdigit() and len(text) <= 4 else None

    def _month_at(self, i: int) -> int | None:
        if i >= len(self.words) or not self.words[i].capital:
            return None
        return self.lexicon.months.get(self.words[i].lower)

    def _day(self, i: int, k: int, month: int, day: int) -> Time | None:
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, month, day))
        found = date(year, month, day)
        return Time(i, last, found, found)

    def _year_behind(self, k: int) -> tuple[int | None, int]:
        if k < len(self.words) and self.words[k].text == ",":
            k += 1
            if self._is_year(k):
                return int(self.words[k].text), k + 1
            return None, k - 1
        if self._is_year(k):
            return int(self.words[k].text), k + 1
        of = self.lexicon.at(self.words, k, "on", "article") if k < len(self.words) else None
        if of is not None and self._is_year(of[1]):
            return int(self.words[of[1]].text), of[1] + 1
        return None, k

    def _is_year(self, k: int) -> bool:
        return (
            k < len(self.words)
            and len(self.words[k].text) == 4
            and self.words[k].text.isdigit()
            and int(self.words[k].text) in YEARS
        )

    def _nearest(self, day: object) -> int:
        """The year that is meant where none is said: the last such day, or the next where the clause looks ahead."""
        assert self.published is not None
        make = day
        year = self.published.year
        that: date = make(year)  # type: ignore[operator]
        if self.future:
            return year if that >= self.published else year + 1
        return year if that <= self.published else year - 1

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
            whole = self._relative(k) or self._bare_unit(i, k)
        if whole is None:
            return None
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
        day = self.lexicon.weekday(self.words[k].lower) if k < len(self.words) else None
        if day is None or self.published is None:
            return None
        back = (self.published.weekday() - day[0]) % 7
        weeks = near[0].weeks if near else 0
        if weeks > 0 or (weeks == 0 and self.future and back):
            found = self.published + timedelta(days=(7 - back) if back else 7)
        else:
            found = self.published - timedelta(days=back or (7 if weeks < 0 else 0))
        last = k + 1
        if last < len(self.words) and self.lexicon.at(self.words, last, "time_of_day") is not None:
            last += 1
        if (week := self._of_week(last)) is not None:
            return Time(i, week.last, week.start + timedelta(days=day[0]), week.start + timedelta(days=day[0]))
        if (second := self._next_day(last, day[0])) is not None:
            return Time(i, second, found, found + timedelta(days=1))
        night = i >= 2 and any(self.lexicon.at(self.words, n, "night") for n in range(max(0, i - 2), i))
        return Time(i, last, found - timedelta(days=1) if night else found, found)

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
        other = self.lexicon.weekday(self.words[joined[1]].lower)
        return joined[1] + 1 if other is not None and other[0] == (day + 1) % WEEK else None

    def _relative(self, i: int) -> Time | None:
        """ "vergangenen Woche", "this year", "last three days" """
        if self.published is None or (found := self.lexicon.at(self.words, i, "last", "this", "next")) is None:
            return None
        row, k = found
        if k >= len(self.words):
            return None
        if (month := self._month_at(k)) is not None:
            self.future = self.future or row.kind == "next"
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
        shift = {"last": -1, "this": 0, "next": 1}[row.kind]
        if unit[0].unit in ("hour", "day"):
            return None
        start, end = unit_span(self.published, unit[0].unit, shift)
        return Time(i, unit[1], start, end)

    def _word(self, i: int) -> Time | None:
        """ "gestern Abend", "derzeit", "am Wochenende" """
        if self.published is None:
            return None
        if (found := self.lexicon.at(self.words, i, "now", "day")) is not None:
            row, k = found
            inside = k < len(self.words)
            if inside and row.kind == "day" and self.lexicon.at(self.words, k, "time_of_day") is not None:
                k += 1
            if row.kind == "day" and k < len(self.words) and self.lexicon.weekday(self.words[k].lower):
                k += 1
            day = self.published + timedelta(days=row.days)
            return Time(i, k, day, day)
        if (found := self.lexicon.at(self.words, i, "earlier")) is not None:
            return Time(i, found[1], *unit_span(self.published, found[0].unit, -1))
        if (found := self.lexicon.at(self.words, i, "year_end")) is not None:
            _, end = unit_span(self.published, found[0].unit, 0)
            return Time(i, found[1], end, end)
        if (found := self.lexicon.at(self.words, i, "unit")) is not None and found[0].unit == "weekend":
            start, end = unit_span(self.published, "weekend", 0 if self.future else -1)
            return Time(i, found[1], start, end)
        return None

    def _month(self, i: int) -> Time | None:
        month = self._month_at(i)
        if month is None or not (self._introduced(i) or self._is_year(i + 1)):
            return None  # "Jan Ullrich", "Theresa May"
        return self._month_span(i, i + 1, month)

    def _season(self, i: int) -> Time | None:
        """ "im Sommer 2023" """
        found = self.lexicon.at(self.words, i, "season")
        if found is None or not i or self.lexicon.at(self.words, i - 1, "on", "since", "until") is None:
            return None
        return self._season_span(i, found[1], found[0].number)

    def _season_span(self, i: int, k: int, month: int) -> Time | None:
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, month, 1))
        return Time(i, last, date(year, month, 1), month_end(year + (month > 10), (month + 1) % 12 + 1))

    def _introduced(self, i: int) -> bool:
        """A word before a bare month makes it one: "im August", "since May"."""
        return i > 0 and self.lexicon.at(self.words, i - 1, *INTRODUCES) is not None

    def _month_span(self, i: int, k: int, month: int) -> Time | None:
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, month, 1))
        return Time(i, last, date(year, month, 1), month_end(year, month))

    def _decade(self, i: int) -> Time | None:
        """ "in den 1990er Jahren", "the 1990s" """
        if not self._is_year(i) or int(self.words[i].text) % 10:
            return None
        found = self.lexicon.at(self.words, i + 1, "decade")
        if found is None or not self.words[i + 1].glued:
            return None
        year = int(self.words[i].text)
        return Time(i, found[1], date(year, 1, 1), date(year + 9, 12, 31))

    def _bare_year(self, i: int) -> Time | None:
        """ "2015" in "zwischen 2015 und 2020" """
        if i >= len(self.words) or not self._is_year(i):
            return None
        follows = self.words[i + 1] if i + 1 < len(self.words) else None
        if follows is not None and follows.kind == "word" and follows.capital:
            return None
        return Time(i, i + 1, date(int(self.words[i].text), 1, 1), date(int(self.words[i].text), 12, 31))

    def _year(self, i: int) -> Time | None:
        """ "2023", "im Jahr 2023": a year must be introduced, or it is a number like others."""
        if not self._is_year(i):
            return None
        before = self.lexicon.at(self.words, i - 1, "span", "since", "until", "on")
        if before is None or not i:
            return self._opening_year(i)
        year = int(self.words[i].text)
        follows = self.words[i + 1] if i + 1 < len(self.words) else None
        if before[0].kind != "span" and follows is not None and follows.kind == "word" and follows.capital:
            return None  # "für 2000 Menschen"
        return Time(i, i + 1, date(year, 1, 1), date(year, 12, 31))

    def _opening_year(self, i: int) -> Time | None:
        """ "2023 starben …": a year that a verb follows, at the beginning of its clause."""
        opens = i == 0 or self.words[i - 1].kind == "sign"
        if not opens or i + 1 >= len(self.words) or not capitals(self.language):
            return None
        verb = self.words[i + 1]
        if verb.capital or not (
            verb_form(verb.lower, self.language) == "finite" or infinitive(verb.lower, self.language)
        ):
            return None
        return self._bare_year(i)

    def _count(self, k: int) -> int | None:
        text = self.words[k].text if k < len(self.words) else ""
        if text.isdigit() and len(text) < 4:
            return int(text)
        found = self.lexicon.at(self.words, k, "number")
        return found[0].number if found else None

    def _day_only(self, k: int) -> Time | None:
        """ "8." in "dem 8. und dem 13. Oktober": the day of a month that follows; the month is still open."""
        if k >= len(self.words) or not self.words[k].text.isdigit() or not 1 <= int(self.words[k].text[:3]) <= 31:
            return None
        last = k + 2 if k + 1 < len(self.words) and self.words[k + 1].text == "." else k + 1
        day = date(2000, 1, int(self.words[k].text))
        return Time(k, last, day, day)

    def _skip(self, k: int) -> int:
        while k < len(self.words) and self.lexicon.at(self.words, k, "article") is not None:
            k += 1
        return k
