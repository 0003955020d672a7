"""Spans of days by the calendar: the week, month or year around a day, its beginning, its middle and its end."""

from __future__ import annotations

from datetime import date, timedelta

from zifferblatt.facts.time_words import TimeUnit

Span = tuple[date, date]
MONTHS_OF: dict[TimeUnit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
WEEK, QUARTER, YEAR = 7, 40, 360  # days: what is shorter is a week, a month, less than a year


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def third(start: date, end: date, part: int) -> Span:
    """The beginning (1), the middle (2) or the end (3) of a week, a month or a year; a longer or other span whole."""
    length = (end - start).days
    if length < WEEK:
        cuts = {1: (0, 1), 2: (2, 2), 3: (3, 6)}[part]
        return start + timedelta(days=cuts[0]), start + timedelta(days=cuts[1])
    if length < QUARTER:
        first, last = {1: (1, 10), 2: (11, 20), 3: (21, end.day)}[part]
        return start.replace(day=first), start.replace(day=min(last, end.day))
    if length < YEAR:
        return start, end
    first, last = {1: (1, 4), 2: (5, 8), 3: (9, 12)}[part]
    return date(start.year, first, 1), month_end(start.year, last)


def days_of(unit: TimeUnit, count: int) -> int | None:
    """How many days `count` units are; None for a weekend."""
    days = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "year": 365}.get(unit)
    return None if days is None else max(1, round(days * count)) if unit != "hour" else max(1, -(-count // 24))


def unit_span(day: date, unit: TimeUnit, shift: int) -> Span:
    """The week, month … that holds `day`, or one `shift` units away."""
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        if unit == "week":
            return monday, monday + timedelta(days=6)
        if shift < 0 and day.weekday() >= 5:
            monday += timedelta(weeks=1)
        elif shift > 0 and day.weekday() < 5:  # "das kommende Wochenende" is the next that comes
            monday -= timedelta(weeks=1)
        return monday + timedelta(days=5), monday + timedelta(days=6)
    months = MONTHS_OF.get(unit)
    if months is None:
        return day + timedelta(days=shift), day + timedelta(days=shift)
    index = (day.year * 12 + day.month - 1) // months + shift
    year, month = divmod(index * months, 12)
    return date(year, month + 1, 1), month_end(year + (month + months - 1) // 12, (month + months - 1) % 12 + 1)


def shifted(start: date, end: date, unit: TimeUnit, far: int) -> Span:
    """The moment `far` units away from the one from `start` to `end`: a day for days and weeks, else the whole unit."""
    if unit == "day":
        return start + timedelta(days=far), (start if end < start else end) + timedelta(days=far)
    if unit == "week" and (end - start).days < WEEK - 1:
        return start + timedelta(weeks=far), end + timedelta(weeks=far)
    return unit_span(start, unit, far)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, place = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (place // 4) - moon - place % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
