"""Days and spans named in a sentence, resolved against the day of publication.

Names of months and weekdays come from CLDR through Babel, all other words from ``language/*/time.yaml``.
A day that does not exist (31 February) is no day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import date, timedelta

from zifferblatt.articles.document import Token
from zifferblatt.facts.dates import Time
from zifferblatt.facts.moments import Moments
from zifferblatt.facts.spans import days_of, unit_span
from zifferblatt.facts.time_words import TimeKind

PREPOSITIONS: tuple[TimeKind, ...] = ("until", "since", "ago", "within")


def times(
    words: Sequence[Token], published: date | None, language: str, *, forward: Callable[[], Set[int]] = frozenset
) -> list[Time]:
    """All moments named in `words`, in order. `forward` gives the tokens of clauses about what is or is to come."""
    found: list[Time] = []
    reader = _Reader(words, published, language, forward)
    i = 0
    while i < len(words):
        time = reader.at(i)
        if time is None:
            i += 1
        else:
            found.append(time)
            i = max(time.last, i + 1)
    return found


class _Reader(Moments):
    """Reads moments in one sentence."""

    def at(self, i: int) -> Time | None:
        """The moment that begins at token `i` (its preposition included), or None."""
        if not self.lexicon.may_begin(self.words[i]):
            return None
        self.opens(i)
        try:
            found = self._between(i) or self._with_preposition(i) or self._ago(i) or self._plain(i)
            return self._nightly(i, found) if found is not None else None
        except (ValueError, OverflowError):
            return None  # a day that does not exist, or too far away

    # -- with what stands before

    def _with_preposition(self, i: int) -> Time | None:
        opens = self.lexicon.opens(self.words[i])
        for kind in PREPOSITIONS:
            if kind not in opens or (found := self.lexicon.at(self.words, i, kind)) is None:
                continue
            amount = kind in ("ago", "within")
            if kind == "since":
                for k in (found[1], self._skip(found[1])):
                    if (time := self._amount(i, k, "within")) is not None:
                        return time
            time = self._amount(i, found[1], kind) if amount else self._anchored(i, self._skip(found[1]), kind)
            if time is not None:
                return time
        return None

    def _anchored(self, i: int, k: int, kind: str) -> Time | None:
        if k >= len(self.words):
            return None
        if (start := self.lexicon.at(self.words, k, "since_start")) is not None and self.published:
            first, _ = unit_span(self.published, start[0].unit, 0)
            return Time(i, start[1], first, self.published, since=True) if kind == "since" else None
        opens = kind == "since" and self.lexicon.at(self.words, i, "from_on") is not None
        if kind == "since" and not opens:
            self.future = False
        if (span := self.lexicon.at(self.words, k, "span")) is not None and self._is_year(span[1]):
            k = span[1]
        time = self._plain(k)
        if time is not None and (time.vague or time.shift is not None):
            return time
        if time is None and opens:
            time = self._bare_year(k)
        if time is None and (found := self.lexicon.at(self.words, k, "on")) is not None:
            time = self._plain(self._skip(found[1]))
        if time is None:
            return None
        if opens and self.published is not None and time.start > self.published:
            return Time(i, time.last, time.start, time.start)  # "ab 1. Juli": from that day on
        if opens:
            return Time(i, time.last, date.min, date.min, vague=True)  # "ab November" is open
        if kind == "until":
            return Time(i, time.last, time.end, time.end, until=True)
        if self.published is None or time.start > self.published:
            return None
        return Time(i, time.last, time.start, self.published, since=True)

    def _amount(self, i: int, k: int, kind: str) -> Time | None:
        """ "vor drei Tagen", "binnen 24 Stunden" """
        if (exact := self.lexicon.at(self.words, k, "exactly")) is not None:
            k = exact[1]
        if self.published is None or k >= len(self.words):
            return None
        count = self._count(k)
        unit = self.lexicon.at(self.words, k + 1, "unit") if k + 1 < len(self.words) else None
        if count is None or unit is None:
            return None
        days = days_of(unit[0].unit, count)
        if days is None:
            return None
        if kind == "ago":
            start = self.published - timedelta(days=days)
            span = (
                (start, start) if unit[0].unit in ("day", "week") else unit_span(self.published, unit[0].unit, -count)
            )
            return Time(i, unit[1], *span) if unit[0].unit not in ("hour", "weekend") else None
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

    def _between(self, i: int) -> Time | None:
        """ "zwischen dem 8. und dem 13. Oktober", "from October 8 to 13" """
        if (found := self.lexicon.at(self.words, i, "between")) is None:
            return None
        k = self._skip(found[1])
        first = self._plain(k) or self._bare_year(k) or self._day_only(k)
        if first is None:
            return None
        joined = self.lexicon.at(self.words, first.last, "and")
        if joined is None:  # "von 2005 bis 2008" is one time already
            return Time(i, first.last, first.start, first.end) if first.start.year < first.end.year else None
        k = self._skip(joined[1])
        second = self._plain(k) or (self._bare_year(k) if self._is_year(first.first) else None)
        open_month = self._plain(self._skip(found[1])) is None and not self._is_year(first.first)
        if second is None and not open_month and (day := self._day_only(k)) is not None:
            second = Time(
                day.first, day.last, first.start.replace(day=day.start.day), first.start.replace(day=day.start.day)
            )
        if second is None:
            return None
        if self._day_only(self._skip(found[1])) is not None and self._plain(self._skip(found[1])) is None:
            first = Time(first.first, first.last, second.start.replace(day=first.start.day), second.start)
        start = first.start
        if (
            start > second.end and start.year == second.end.year + 1
        ):  # "vom 26. September bis zum 3. Oktober", on 1 October
            start = start.replace(year=second.end.year)
        return Time(i, second.last, start, second.end) if start <= second.end else None


__all__ = ["Time", "times"]
