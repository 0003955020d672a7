"""Days and spans named in a sentence, resolved against the day of publication.

Names of months and weekdays come from CLDR through Babel, all other words from ``language/*/time.yaml``.
A day that does not exist (31 February) is no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zifferblatt.articles.document import Token
from zifferblatt.facts.time_words import TimeUnit, time_words

Span = tuple[date, date]
YEARS = range(1000, 2200)
MONTHS_OF: dict[TimeUnit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
REACH = 4  # words between a preposition and the moment behind it, at most


@dataclass(frozen=True, slots=True)
class Time:
    """A moment named in tokens `first` to `last` (exclusive), both days included; `point`: it speaks of a state now."""

    first: int
    last: int
    start: date
    end: date
    since: bool = False
    until: bool = False


def times(words: Sequence[Token], published: date | None, language: str, *, future: bool = False) -> list[Time]:
    """All moments named in `words`, in order. `future`: the clause speaks of what is to come."""
    found: list[Time] = []
    reader = _Reader(words, published, language, future)
    i = 0
    while i < len(words):
        time = reader.at(i)
        if time is None:
            i += 1
        else:
            found.append(time)
            i = max(time.last, i + 1)
    return found


class _Reader:
    """Reads moments in one sentence."""

    def __init__(self, words: Sequence[Token], published: date | None, language: str, future: bool) -> None:
        self.words, self.published, self.future, self.language = words, published, future, language
        self.lexicon = time_words(language)

    def at(self, i: int) -> Time | None:
        """The moment that begins at token `i` (its preposition included), or None."""
        if self.words[i].kind == "sign":
            return None
        try:
            return self._between(i) or self._with_preposition(i) or self._ago(i) or self._plain(i)
        except (ValueError, OverflowError):
            return None  # a day that does not exist, or too far away

    # -- with what stands before

    def _with_preposition(self, i: int) -> Time | None:
        for kind in ("until", "since", "ago", "within"):
            if (found := self.lexicon.at(self.words, i, kind)) is None:
                continue
            amount = kind in ("ago", "within")
            time = self._amount(i, found[1], kind) if amount else self._anchored(i, self._skip(found[1]), kind)
            if time is not None:
                return time
        return None

    def _skip(self, k: int) -> int:
        while k < len(self.words) and self.lexicon.at(self.words, k, "article") is not None:
            k += 1
        return k

    def _anchored(self, i: int, k: int, kind: str) -> Time | None:
        if k >= len(self.words):
            return None
        if (start := self.lexicon.at(self.words, k, "since_start")) is not None and self.published:
            first, _ = _unit_span(self.published, start[0].unit, 0)
            return Time(i, start[1], first, self.published, since=True) if kind == "since" else None
        time = self._plain(k)
        if time is None and (found := self.lexicon.at(self.words, k, "on")) is not None:
            time = self._plain(self._skip(found[1]))
        if time is None or (kind == "since" and self.words[i].lower == "ab"):
            return None
        if kind == "until":
            ahead = _Reader(self.words, self.published, self.language, future=True)._plain(time.first) or time
            return Time(i, time.last, ahead.end, ahead.end, until=True)
        if self.published is None or time.start > self.published:
            return None
        return Time(i, time.last, time.start, self.published, since=True)

    def _amount(self, i: int, k: int, kind: str) -> Time | None:
        """ "vor drei Tagen", "binnen 24 Stunden" """
        if self.published is None or k >= len(self.words):
            return None
        count = self._count(k)
        unit = self.lexicon.at(self.words, k + 1, "unit") if k + 1 < len(self.words) else None
        if count is None or unit is None:
            return None
        days = _days(unit[0].unit, count)
        if days is None:
            return None
        if kind == "ago":
            start = self.published - timedelta(days=days)
            return Time(i, unit[1], start, start) if unit[0].unit in ("day", "week") else None
        if self.words[i].lower in ("in",):
            return None
        return Time(i, unit[1], self.published - timedelta(days=days), self.published)

    def _ago(self, i: int) -> Time | None:
        """ "three weeks ago" """
        unit = self.lexicon.at(self.words, i + 1, "unit") if i + 1 < len(self.words) else None
        if unit is None or unit[1] >= len(self.words):
            return None
        behind = self.lexicon.at(self.words, unit[1], "ago_behind")
        time = self._amount(i, i, "ago") if behind else None
        return Time(i, behind[1], time.start, time.end) if behind and time else None

    def _count(self, k: int) -> int | None:
        text = self.words[k].text
        if text.isdigit() and len(text) < 4:
            return int(text)
        found = self.lexicon.at(self.words, k, "number")
        return found[0].number if found else None

    def _between(self, i: int) -> Time | None:
        """ "zwischen dem 8. und dem 13. Oktober", "from October 8 to 13" """
        if (found := self.lexicon.at(self.words, i, "between")) is None:
            return None
        k = self._skip(found[1])
        first = self._plain(k) or self._day_only(k)
        if first is None:
            return None
        joined = self.lexicon.at(self.words, first.last, "and")
        if joined is None:
            return None
        k = self._skip(joined[1])
        second = self._plain(k)
        if second is None and (day := self._day_only(k)) is not None:
            second = Time(
                day.first, day.last, first.start.replace(day=day.start.day), first.start.replace(day=day.start.day)
            )
        if second is None:
            return None
        if self._day_only(self._skip(found[1])) is not None and self._plain(self._skip(found[1])) is None:
            first = Time(first.first, first.last, second.start.replace(day=first.start.day), second.start)
        return Time(i, second.last, first.start, second.end) if first.start <= second.end else None

    def _day_only(self, k: int) -> Time | None:
        """ "8." in "dem 8. und dem 13. Oktober": the day of a month that follows; the month is still open."""
        if k >= len(self.words) or not self.words[k].text.isdigit() or not 1 <= int(self.words[k].text[:3]) <= 31:
            return None
        last = k + 2 if k + 1 < len(self.words) and self.words[k + 1].text == "." else k + 1
        day = date(2000, 1, int(self.words[k].text))
        return Time(k, last, day, day)

    # -- the moment itself

    def _plain(self, i: int) -> Time | None:
        if i >= len(self.words):
            return None
        return (
            self._numeric(i) or self._date(i) or self._part(i) or self._ordinal(i) or self._weekday(i)
            or self._relative(i) or self._word(i) or self._month(i) or self._year(i)
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
        month = self._month_at(i)
        if month is not None and k < len(self.words) and (day := self._number(k)) is not None and 1 <= day <= 31:
            after = k + 1 < len(self.words) and self.words[k + 1].kind == "word"
            counts = after and self.lexicon.at(self.words, k + 1, "on", "and", "until") is None
            if not counts and self.lexicon.month_first:  # "in October 18 people died"
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
            whole = self._relative(k)
        if whole is None:
            return None
        start, end = _third(whole.start, whole.end, found[0].part)
        return Time(i, whole.last, start, end)

    def _ordinal(self, i: int) -> Time | None:
        """ "im ersten Halbjahr", "third quarter of 2023" """
        if (found := self.lexicon.at(self.words, i, "ordinal")) is None:
            return None
        k = found[1] + 1 if found[1] < len(self.words) and self.words[found[1]].text == "." else found[1]
        unit = self.lexicon.at(self.words, k, "unit") if k < len(self.words) else None
        if unit is None or unit[0].unit not in ("quarter", "half"):
            return None
        months, number = MONTHS_OF[unit[0].unit], found[0].number
        if number * months > 12:
            return None
        year, last = self._year_behind(unit[1])
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, (number - 1) * months + 1, 1))
        start = date(year, (number - 1) * months + 1, 1)
        return Time(i, last, start, _month_end(year, number * months))

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
        night = i >= 2 and any(self.lexicon.at(self.words, n, "night") for n in range(max(0, i - 2), i))
        return Time(i, last, found - timedelta(days=1) if night else found, found)

    def _relative(self, i: int) -> Time | None:
        """ "vergangenen Woche", "this year", "last three days" """
        if self.published is None or (found := self.lexicon.at(self.words, i, "last", "this", "next")) is None:
            return None
        row, k = found
        if k >= len(self.words):
            return None
        if (month := self._month_at(k)) is not None:
            return self._month_span(i, k + 1, month)
        count = self._count(k)
        unit = self.lexicon.at(self.words, k + 1 if count else k, "unit") if k + bool(count) < len(self.words) else None
        if unit is None:
            return None
        if count:
            days = _days(unit[0].unit, count)
            return (
                Time(i, unit[1], self.published - timedelta(days=days), self.published)
                if days and row.kind == "last"
                else None
            )
        shift = {"last": -1, "this": 0, "next": 1}[row.kind]
        if unit[0].unit in ("hour", "day"):
            return None
        start, end = _unit_span(self.published, unit[0].unit, shift)
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
        if (found := self.lexicon.at(self.words, i, "year_end")) is not None:
            _, end = _unit_span(self.published, found[0].unit, 0)
            return Time(i, found[1], end, end)
        if (found := self.lexicon.at(self.words, i, "unit")) is not None and found[0].unit == "weekend":
            start, end = _unit_span(self.published, "weekend", 0 if self.future else -1)
            return Time(i, found[1], start, end)
        return None

    def _month(self, i: int) -> Time | None:
        month = self._month_at(i)
        if month is None or (i and self.words[i - 1].text == "."):
            return None
        return self._month_span(i, i + 1, month)

    def _month_span(self, i: int, k: int, month: int) -> Time | None:
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, month, 1))
        return Time(i, last, date(year, month, 1), _month_end(year, month))

    def _year(self, i: int) -> Time | None:
        """ "2023", "im Jahr 2023": a year must be introduced, or it is a number like others."""
        if not self._is_year(i) or i == 0:
            return None
        before = self.lexicon.at(self.words, i - 1, "span", "since", "until", "on")
        if before is None:
            return None
        year = int(self.words[i].text)
        follows = self.words[i + 1] if i + 1 < len(self.words) else None
        if before[0].kind != "span" and follows is not None and follows.kind == "word" and follows.capital:
            return None  # "für 2000 Menschen"
        return Time(i, i + 1, date(year, 1, 1), date(year, 12, 31))


def _month_end(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def _third(start: date, end: date, part: int) -> Span:
    if (end - start).days < 40:
        cuts = {1: (1, 10), 2: (11, 20), 3: (21, end.day)}
        return start.replace(day=cuts[part][0]), start.replace(day=min(cuts[part][1], end.day))
    months = {1: (1, 4), 2: (5, 8), 3: (9, 12)}[part]
    return date(start.year, months[0], 1), _month_end(start.year, months[1])


def _days(unit: TimeUnit, count: int) -> int | None:
    days = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "year": 365}.get(unit)
    return None if days is None else max(1, round(days * count)) if unit != "hour" else max(1, -(-count // 24))


def _unit_span(day: date, unit: TimeUnit, shift: int) -> Span:
    """The week, month … that holds `day`, or one `shift` units away."""
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        if unit == "week":
            return monday, monday + timedelta(days=6)
        if shift < 0 and day.weekday() >= 5:
            monday += timedelta(weeks=1)
        return monday + timedelta(days=5), monday + timedelta(days=6)
    months = MONTHS_OF.get(unit)
    if months is None:
        return day + timedelta(days=shift), day + timedelta(days=shift)
    index = (day.year * 12 + day.month - 1) // months + shift
    year, month = divmod(index * months, 12)
    return date(year, month + 1, 1), _month_end(year + (month + months - 1) // 12, (month + months - 1) % 12 + 1)
