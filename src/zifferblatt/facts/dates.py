"""Dates by the calendar: days, months, years and spans of them, feasts, decades and centuries."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.syntax import finite, infinitive
from zifferblatt.facts.number.years import sized
from zifferblatt.facts.spans import easter, month_end
from zifferblatt.facts.time_words import TimeKind, TimeUnit, time_words
from zifferblatt.language.writing import capitals

BEHIND = 5  # tokens between "after" and the day of what something comes after, at most
YEARS = range(1000, 2200)
RECENT = range(1800, 2100)  # what is a year even where no word introduces it
SHORT = range(100)  # the year of "7.10.24"
INTRODUCES: tuple[TimeKind, ...] = (
    "on", "since", "until", "within", "between", "and", "against", "article", "ordinal",
)  # fmt: skip
JOINS = frozenset("/–-")
REACH = 4  # tokens between "bei der Wahl in Ulm" and its year


@dataclass(frozen=True, slots=True)
class Time:
    """A moment named in tokens `first` to `last` (exclusive), both days included.

    `vague`: a time, but of no day ("in der Vergangenheit"). `shift`: so many units from the moment named before it
    ("am Tag zuvor"); `start` and `end` are then counted from the day of publication. `state`: it says how things
    stand at publication, where its clause tells what is ("inzwischen"). `daypart`: a part of the day named before, or
    of that of publication ("am Abend").
    """

    first: int
    last: int
    start: date
    end: date
    since: bool = False
    until: bool = False
    vague: bool = False
    shift: tuple[TimeUnit, int] | None = None
    state: bool = False
    daypart: bool = False


class Dates:
    """Reads dates in one sentence; `forward` gives the tokens of clauses that look ahead, where a date needs them."""

    def __init__(
        self, words: Sequence[Token], published: date | None, language: str, forward: Callable[[], Set[int]]
    ) -> None:
        self.words, self.published, self.language, self._forward = words, published, language, forward
        self.lexicon = time_words(language)
        self.opens(0)

    def opens(self, i: int) -> None:
        """A moment is looked for that begins at token `i`."""
        self._opening = i
        self._behind: bool | None = None
        self._future: bool | None = None

    @property
    def behind(self) -> bool:
        """Whether that moment is the day of what something to come comes after."""
        if self._behind is None:
            self._behind = self._looks_ahead() and self._comes_behind(self._opening)
        return self._behind

    @property
    def future(self) -> bool:
        """Whether that moment is rather to come than past."""
        if self._future is None:
            self._future = self._looks_ahead() and not self.behind
        return self._future

    @future.setter
    def future(self, future: bool) -> None:
        self._future = future

    def _looks_ahead(self) -> bool:
        return self._opening in self._forward()

    def _comes_behind(self, i: int) -> bool:
        """ "nach der Lawine vom Samstag", "after an avalanche on Saturday": what something comes after is past."""
        for k in range(i - 1, max(-1, i - 1 - BEHIND), -1):
            word = self.words[k]
            plural = not word.capital and infinitive(word.lower, self.language)
            if word.kind == "sign" or plural or finite(self.words, k, i, self.language):
                return False
            if self.lexicon.at(self.words, k, "behind"):
                return True
        return False

    # -- days

    def _numeric(self, i: int) -> Time | None:
        """ "23.10.2024", "23.10.24", "am 23.10.", "23. 10. 2024" """
        if self.words[i].kind != "number":
            return None
        parts = self.words[i].text.split(".")
        if len(parts) == 1:
            return self._spaced(i)
        if not all(p.isdigit() for p in parts) or len(parts) > 3:
            return None
        if len(parts) == 2:
            dotted = i + 1 < len(self.words) and self.words[i + 1].text == "." and self.words[i + 1].glued
            if not dotted or not self._introduced(i) or max(len(p) for p in parts) > 2 or self.published is None:
                return None
            day, month = int(parts[0]), int(parts[1])
            year = self._nearest(lambda y: date(y, month, day))
            return Time(i, i + 2, date(year, month, day), date(year, month, day))
        if len(parts[2]) not in (2, 4):
            return None
        found = date(self._whole_year(int(parts[2])), int(parts[1]), int(parts[0]))
        return Time(i, i + 1, found, found)

    def _spaced(self, i: int) -> Time | None:
        """ "23. 10. 2024" """
        row = self.words[i : i + 5]
        if len(row) < 5 or row[1].text != "." or row[3].text != "." or not self._is_year(i + 4):
            return None
        if not (row[2].text.isdigit() and row[0].text.isdigit()):
            return None
        found = date(int(row[4].text), int(row[2].text), int(row[0].text))
        return Time(i, i + 5, found, found)

    def _whole_year(self, year: int) -> int:
        if year not in SHORT:
            return year
        latest = self.published.year + 10 if self.published is not None else 2069
        return 2000 + year if 2000 + year <= latest else 1900 + year

    def _date(self, i: int) -> Time | None:
        """ "18. Oktober 2023", "October 18, 2023", "7./8. Oktober" """
        day, k = self._number(i), i + 1
        if day is not None and 1 <= day <= 31:
            if k < len(self.words) and self.words[k].text == ".":
                k += 1
            month = self._month_at(k)
            if month is not None:
                return self._day(i, k + 1, month, day)
            joined = self._joined(k)
            last = self._date(joined) if joined is not None and self._day_only(joined) is not None else None
            if last is not None and day < last.start.day:
                return Time(i, last.last, last.start.replace(day=day), last.end)
        month = self._month_at(i)
        dotted = month is not None and k + 1 < len(self.words) and self.words[k].text == "." and self.words[k].glued
        k += dotted
        if month is not None and k < len(self.words) and (day := self._number(k)) is not None and 1 <= day <= 31:
            after = k + 1 < len(self.words) and self.words[k + 1].kind == "word"
            counts = after and self.lexicon.at(self.words, k + 1, "on", "and", "until", "last", "this", "next") is None
            if (dotted or not counts) and self.lexicon.month_first:  # "in October 18 people died"
                return self._day(i, k + 1, month, day)
        return None

    def _joined(self, k: int) -> int | None:
        """The token behind "und", "bis zum" or "/" at token `k`."""
        if k < len(self.words) and self.words[k].text in JOINS:
            return k + 1
        found = self.lexicon.at(self.words, k, "and")
        return self._skip(found[1]) if found is not None else None

    def _number(self, i: int) -> int | None:
        text = self.words[i].text if i < len(self.words) else ""
        return int(text) if text.isdigit() and len(text) <= 4 else None

    def _day(self, i: int, k: int, month: int, day: int) -> Time | None:
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, month, day))
        found = date(year, month, day)
        return Time(i, last, found, found)

    def _day_only(self, k: int) -> Time | None:
        """ "8." in "dem 8. und dem 13. Oktober": the day of a month that follows; the month is still open."""
        if k >= len(self.words) or not self.words[k].text.isdigit() or not 1 <= int(self.words[k].text[:3]) <= 31:
            return None
        last = k + 2 if k + 1 < len(self.words) and self.words[k + 1].text == "." else k + 1
        day = date(2000, 1, int(self.words[k].text))
        return Time(k, last, day, day)

    def _feast(self, i: int) -> Time | None:
        """ "an Heiligabend", "Ostern 2008" """
        if (found := self.lexicon.at(self.words, i, "feast")) is None:
            return None
        if i and self.lexicon.at(self.words, i - 1, "ago", "behind") is not None:
            return None  # "vor Weihnachten" is no day
        row = found[0]

        def day(year: int) -> date:
            return date(year, row.number, row.date) if row.number else easter(year) + timedelta(days=row.days)

        year, last = self._year_behind(found[1])
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(day)
        return Time(i, last, day(year), day(year) + timedelta(days=row.span))

    # -- months and seasons

    def _month_at(self, i: int) -> int | None:
        if i >= len(self.words) or not self.words[i].capital:
            return None
        return self.lexicon.months.get(self.words[i].lower)

    def _introduced(self, i: int) -> bool:
        """A word before a bare month makes it one: "im August", "since May"."""
        return i > 0 and self.lexicon.at(self.words, i - 1, *INTRODUCES) is not None

    def _month(self, i: int) -> Time | None:
        month = self._month_at(i)
        if month is None or not (self._introduced(i) or self._year_behind(i + 1)[0] is not None):
            return None  # "Jan Ullrich", "Theresa May"
        return self._month_span(i, i + 1, month)

    def _month_span(self, i: int, k: int, month: int) -> Time | None:
        year, last = self._year_behind(k)
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(lambda y: date(y, month, 1))
        return Time(i, last, date(year, month, 1), month_end(year, month))

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
        elif (second := self._second_year(k + 1)) is not None:  # "im Winter 2022/23"
            last = second[1]
        return Time(i, last, date(year, month, 1), month_end(year + (month > 10), (month + 1) % 12 + 1))

    # -- years

    def _is_year(self, k: int) -> bool:
        return (
            k < len(self.words)
            and len(self.words[k].text) == 4
            and self.words[k].text.isdigit()
            and int(self.words[k].text) in YEARS
        )

    def _year_behind(self, k: int) -> tuple[int | None, int]:
        """The year behind a day or month, "2024" or "vergangenen Jahres", and the token after it."""
        if k < len(self.words) and self.words[k].text == ",":
            k += 1
            if self._is_year(k):
                return int(self.words[k].text), k + 1
            return None, k - 1
        if self._is_year(k):
            return int(self.words[k].text), k + 1
        if k >= len(self.words):
            return None, k
        of = self.lexicon.at(self.words, k, "on", "article")
        if of is not None and self._is_year(of[1]):
            return int(self.words[of[1]].text), of[1] + 1
        return self._said_year(self._skip(of[1]) if of is not None else k) or (None, k)

    def _said_year(self, k: int) -> tuple[int, int] | None:
        """ "dieses Jahres", "des Vorjahres", "last year" """
        if self.published is None:
            return None
        if (found := self.lexicon.at(self.words, k, "earlier")) is not None and found[0].unit == "year":
            return self.published.year + found[0].shift, found[1]
        near = self.lexicon.at(self.words, k, "last", "this", "next")
        unit = self.lexicon.at(self.words, near[1], "unit") if near is not None else None
        if near is None or unit is None or unit[0].unit != "year":
            return None
        return self.published.year + {"last": -1, "this": 0, "next": 1}[near[0].kind], unit[1]

    def _nearest(self, make: Callable[[int], date]) -> int:
        """The year that is meant where none is said: the last such day, or the next where the clause looks ahead."""
        assert self.published is not None
        published, year = self.published, self.published.year
        that = make(year)
        if self.behind:  # what comes after a day may lie ahead with it: the nearest is meant
            return min((year - 1, year, year + 1), key=lambda y: abs((make(y) - published).days))
        if self.future:
            return year if that >= self.published else year + 1
        return year if that <= self.published else year - 1

    def _bare_year(self, i: int) -> Time | None:
        """ "2015" in "zwischen 2015 und 2020" """
        if i >= len(self.words) or not self._is_year(i) or self._counts(i + 1):
            return None
        return self._years(i, i)

    def _counts(self, k: int) -> bool:
        """Whether a noun or a sign of a measure at token `k` makes a count of the number before it."""
        if k >= len(self.words):
            return False
        word = self.words[k]
        return (word.kind == "word" and word.capital) or word.text in "%€$°£¥"

    def _years(self, i: int, k: int) -> Time:
        """The year at token `k`, or the years "2005 bis 2008", "2022/23"; the time begins at token `i`."""
        year = int(self.words[k].text)
        second = self._second_year(k + 1)
        end, last = second if second is not None and second[0] > year else (year, k + 1)
        return Time(i, last, date(year, 1, 1), date(end, 12, 31))

    def _second_year(self, k: int) -> tuple[int, int] | None:
        """The year behind "bis", "und" or "/", which two digits may name."""
        joined = self._joined(k)
        if joined is None or joined >= len(self.words) or self._counts(joined + 1):
            return None
        text = self.words[joined].text
        if self._is_year(joined):
            return int(text), joined + 1
        short = len(text) == 2 and text.isdigit() and self.words[k].text == "/"
        return (int(self.words[k - 1].text[:2] + text), joined + 1) if short else None

    def _year(self, i: int) -> Time | None:
        """ "2023", "im Jahr 2023": a number like others, unless it is introduced or nothing is counted with it."""
        if not self._is_year(i) or self._counts(i + 1) or sized(self.words, i, self.language):
            return None
        before = self.lexicon.at(self.words, i - 1, "span", "since", "until", "on") if i else None
        if before is not None:
            return self._years(i, i)
        return self._years(i, i) if int(self.words[i].text) in RECENT and self._names_year(i) else None

    def _names_year(self, i: int) -> bool:
        """Whether what stands before a number makes a year of it: "hat 2005 bereits", "bei der Wahl in Ulm 2013"."""
        if not capitals(self.language):
            return False
        if i == 0 or self.words[i - 1].kind == "sign":
            after = self.words[i + 1] if i + 1 < len(self.words) else None
            return after is not None and after.kind == "word" and self.lexicon.at(self.words, i + 1, "and") is None
        before = self.words[i - 1]
        if before.kind != "word":
            return False
        of_noun = i > 1 and self.lexicon.at(self.words, i - 1, "between") is not None and self.words[i - 2].capital
        if not before.capital and not of_noun:  # "die Wahlen von 2007"
            return self.lexicon.at(self.words, i - 1, "amount") is None
        return any(self.lexicon.at(self.words, k, "occasion") for k in range(max(0, i - 1 - REACH), i - 1))

    def _decade(self, i: int) -> Time | None:
        """ "in den 1990er Jahren", "the 1990s", "die neunziger Jahre" """
        if (word := self.lexicon.at(self.words, i, "decade_word")) is not None:
            unit = self.lexicon.at(self.words, word[1], "unit")
            last = word[1] if word[0].plural else unit[1] if unit is not None and unit[0].unit == "year" else None
            if last is None:
                return None
            return Time(i, last, date(1900 + word[0].number, 1, 1), date(1909 + word[0].number, 12, 31))
        text = self.words[i].text
        short = len(text) == 2 and text.isdigit()
        if not (self._is_year(i) or short) or int(text) % 10:
            return None
        found = self.lexicon.at(self.words, i + 1, "decade")
        if found is None or not self.words[i + 1].glued:
            return None
        of_noun = i > 1 and self.words[i - 2].capital and self.lexicon.at(self.words, i - 1, "article") is not None
        of_noun = of_noun and self.lexicon.at(self.words, i - 2, "on") is None
        if of_noun and capitals(self.language):
            return None  # "ein Kind der 80er Jahre"
        year = int(text) + 1900 * short
        return Time(i, found[1], date(year, 1, 1), date(year + 9, 12, 31))

    def _century(self, i: int) -> Time | None:
        """ "im 17. Jahrhundert" """
        number = self._number(i)
        if number is None or not 1 <= number <= 21:
            return None
        behind = self.words[i + 1] if i + 1 < len(self.words) else None
        marked = behind is not None and behind.glued and (behind.text == "." or not behind.capital)  # "17.", "17th"
        found = self.lexicon.at(self.words, i + 1 + marked, "century")
        if found is None:
            return None
        return Time(i, found[1], date(number * 100 - 99, 1, 1), date(number * 100, 12, 31))

    # -- small words

    def _count(self, k: int) -> int | None:
        text = self.words[k].text if k < len(self.words) else ""
        if text.isdigit() and len(text) < 4:
            return int(text)
        found = self.lexicon.at(self.words, k, "number")
        return found[0].number if found else None

    def _skip(self, k: int) -> int:
        while k < len(self.words) and self.lexicon.at(self.words, k, "article") is not None:
            k += 1
        return k
