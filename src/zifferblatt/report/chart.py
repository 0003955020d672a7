"""The geometry of a chart: where each claim of a series stands, how far its words reach, where the axes are marked.

Drawn by ``chart.svg.j2``. Decimals become floats here, and here only: pixels are no claims.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from zifferblatt.facts.units import to_base
from zifferblatt.model import Fact, Precision, Role, Status
from zifferblatt.report.findings import Line, Point
from zifferblatt.report.words import claim

WIDTH, HEIGHT = 760, 250
LEFT, RIGHT, TOP, BOTTOM = 72, 20, 16, 34
APART = 9  # pixels between two claims of one day
LETTER = 6.2  # pixels a letter of a claim takes, about
LONGEST = 28  # letters of a claim beside its mark
Box = tuple[float, float, float, float]
HOLLOW = frozenset({Status.ESTIMATED, Status.POSSIBLE, Status.PLANNED, Status.DENIED})
WIDE = frozenset({Precision.VAGUE, Precision.RANGE})


@dataclass(frozen=True, slots=True)
class Words:
    """The claim in words beside its mark, where there is room."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim: its dot at `x`, `y` (None: the words give only an interval) and the bar from `low` to `high`.

    `up` and `down` tell that the interval is open on that side. All in pixels from the upper left.
    """

    point: Point
    x: float
    y: float | None
    low: float
    high: float
    bar: bool
    up: bool
    down: bool
    hollow: bool
    former: bool
    words: Words | None = None

    @property
    def middle(self) -> float:
        """Where a claim without a dot is taken hold of."""
        return self.y if self.y is not None else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: its place in pixels and its value."""

    at: float
    value: Decimal | date


@dataclass(frozen=True, slots=True)
class Chart:
    """A series as a picture."""

    line: Line
    marks: tuple[Mark, ...]
    path: tuple[tuple[float, float], ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    unit: str

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the field inside the axes."""
        return LEFT, TOP, WIDTH - RIGHT, HEIGHT - BOTTOM


def chart(line: Line) -> Chart | None:
    """The chart of a series, or None where there is nothing to see: fewer than two days or claims."""
    points = [p for p in line.points if _day(p) and p.fact.quantity.role in (Role.LEVEL, Role.FORMER)]
    days = sorted({day for p in points if (day := _day(p))})
    if len(days) < 2:
        return None
    scale = _Scale(points[0].fact)
    spans = [scale.span(p.fact) for p in points]
    ticks = _value_ticks(spans)
    across = _Across(days[0], days[-1])
    down = _Down(float(ticks[0]), float(ticks[-1]))
    marks = tuple(_mark(p, span, x, down) for p, span, x in zip(points, spans, _spread(points, across), strict=True))
    unit = points[0].fact.quantity.unit or ""
    return Chart(
        line=line,
        marks=_worded(marks),
        path=tuple((m.x, m.middle) for m in sorted(marks, key=lambda m: m.x) if not m.former and not _denied(m)),
        values=tuple(Tick(down(float(t)), t) for t in ticks),
        days=tuple(Tick(across(day), day) for day in _day_ticks(days)),
        unit=unit if points[0].fact.quantity.kind not in ("count", "age", "share", "ratio", "magnitude") else "",
    )


def _denied(mark: Mark) -> bool:
    return mark.point.fact.status is Status.DENIED


def _day(point: Point) -> date | None:
    return point.day or point.article.day


@dataclass(frozen=True, slots=True)
class _Span:
    """A claim in the unit of the axis; None is open, or for `value` that there is only an interval."""

    value: float | None
    low: float | None
    high: float | None


class _Scale:
    """Puts claims in different units (hectares, square kilometres) on one axis: that of the first claim's unit."""

    def __init__(self, first: Fact) -> None:
        unit = first.quantity.unit
        self.zero = to_base(Decimal(0), unit)
        self.one = to_base(Decimal(1), unit) - self.zero or Decimal(1)

    def span(self, fact: Fact) -> _Span:
        """The claim's value and the interval a reader takes from it."""
        quantity = fact.quantity
        low, high = (None if bound is None else self._here(bound) for bound in quantity.plausible)
        if quantity.precision in WIDE:
            return _Span(None, low, high)
        value = self._here(to_base(quantity.nominal, quantity.unit))
        if quantity.precision is Precision.EXACT:
            return _Span(value, value, value)
        return _Span(value, low, high)

    def _here(self, base: Decimal) -> float:
        return float((base - self.zero) / self.one)


class _Across:
    """Days to pixels."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, (last - first).days
        self.left, self.width = LEFT + 24, WIDTH - RIGHT - LEFT - 48

    def __call__(self, day: date) -> float:
        return round(self.left + self.width * (day - self.first).days / self.days, 1)


class _Down:
    """Values to pixels, upside down as SVG counts."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def __call__(self, value: float) -> float:
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)


def _spread(points: Sequence[Point], across: _Across) -> list[float]:
    """Claims of one day stand side by side around it."""
    of_day: dict[date, int] = {}
    total: dict[date, int] = {}
    days = [day for p in points if (day := _day(p))]
    for day in days:
        total[day] = total.get(day, 0) + 1
    places = []
    for day in days:
        number = of_day.get(day, 0)
        of_day[day] = number + 1
        gap = min(APART, 40 / total[day])
        places.append(round(across(day) + (number - (total[day] - 1) / 2) * gap, 1))
    return places


def _mark(point: Point, span: _Span, x: float, down: _Down) -> Mark:
    anchor = next((v for v in (span.value, span.low, span.high) if v is not None), 0.0)
    low = down(down.low if span.low is None else span.low)
    high = down(down.high if span.high is None else span.high)
    return Mark(
        point=point,
        x=x,
        y=None if span.value is None else down(anchor),
        low=low,
        high=high,
        bar=abs(low - high) > 1 or span.value is None,
        up=span.high is None,
        down=span.low is None,
        hollow=point.fact.status in HOLLOW,
        former=point.fact.quantity.role is Role.FORMER,
    )


def _worded(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Each mark with its claim above or below it, unless that would cover a mark or other words."""
    taken = [(m.x - 6, m.x + 6, m.middle - 6, m.middle + 6) for m in marks]
    taken += [(m.x - 3, m.x + 3, m.high, m.low) for m in marks if m.bar]
    worded = []
    for mark in marks:
        text = claim(mark.point.fact, unit=False)
        text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        width = len(text) * LETTER
        for words, box in _beside(mark, text, width):
            inside = box[0] >= LEFT and box[1] <= WIDTH and box[2] >= TOP - 6 and box[3] <= HEIGHT - BOTTOM + 2
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                mark = replace(mark, words=words)
                break
        worded.append(mark)
    return tuple(worded)


def _beside(mark: Mark, text: str, width: float) -> Iterator[tuple[Words, Box]]:
    """Where a claim's words may stand, the best place first, and the box they fill there."""
    x, y = mark.x, mark.middle
    for below in (-9, 18):
        yield Words(x, y + below, text, "middle"), (x - width / 2, x + width / 2, y + below - 10, y + below + 2)
    yield Words(x + 9, y + 4, text, "start"), (x + 9, x + 9 + width, y - 6, y + 6)
    yield Words(x - 9, y + 4, text, "end"), (x - 9 - width, x - 9, y - 6, y + 6)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _value_ticks(spans: Sequence[_Span]) -> list[Decimal]:
    """Round values from a round one below the lowest to one above the highest; from zero where that wastes no room."""
    seen = [v for s in spans for v in (s.value, s.low, s.high) if v is not None] or [0.0]
    low, high = min(seen), max(seen)
    if low >= 0 and low < 0.6 * high:
        low = 0.0
    # An open interval needs room to point into.
    high += (high - low or abs(high) or 1.0) * (0.12 if any(s.high is None for s in spans) else 0.02)
    if low != 0:
        low -= (high - low) * 0.1
    step = _step((high - low) / 4)
    first, last = math.floor(low / float(step)), math.ceil(high / float(step))
    return [step * n for n in range(first, last + 1)]


def _step(rough: float) -> Decimal:
    """The next of 1, 2, 2.5, 5 or 10 times a power of ten."""
    power = Decimal(10) ** math.floor(math.log10(rough)) if rough > 0 else Decimal(1)
    return next(power * Decimal(f) for f in ("1", "2", "2.5", "5", "10") if float(power * Decimal(f)) >= rough * 0.8)


def _day_ticks(days: Sequence[date]) -> list[date]:
    """At most six of the days there are claims of, first and last among them, with room between their names."""
    total = (days[-1] - days[0]).days
    apart = timedelta(days=max(total / 5.5, 0.5))
    chosen = [days[0]]
    for day in days[1:-1]:
        if day - chosen[-1] >= apart and days[-1] - day >= apart:
            chosen.append(day)
    return [*chosen, days[-1]]
