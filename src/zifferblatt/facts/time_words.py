"""The words of time in one language: names from CLDR through Babel, all others from ``language/*/time.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token, tokens
from zifferblatt.language.tables import Entry, table

TimeKind = Literal[
    "day", "now", "weekday_near", "last", "this", "next", "unit", "part", "ordinal", "since", "until", "on", "ago",
    "ago_behind", "within", "article", "time_of_day", "number", "since_start", "year_end", "night", "between", "and",
    "span", "against", "season", "decade", "earlier", "month", "behind",
]  # fmt: skip
TimeUnit = Literal["hour", "day", "week", "weekend", "month", "quarter", "half", "year"]


class TimeRow(Entry):
    """A row of ``time.yaml``; what the keys mean stands at the head of the German table."""

    kind: TimeKind
    words: tuple[str, ...]
    days: int = 0
    weeks: int = 0
    part: int = 0
    number: int = 0
    unit: TimeUnit = "day"


class Words:
    """The words of one language, by what they do."""

    def __init__(self, language: str) -> None:
        from babel import Locale

        self.rows: dict[TimeKind, dict[tuple[str, ...], TimeRow]] = {}
        for row in table(language, "time", TimeRow):
            for word in row.words:
                key = tuple(t.lower for t in tokens(word))
                self.rows.setdefault(row.kind, {})[key] = row
        by_first: dict[tuple[TimeKind, str], list[tuple[tuple[str, ...], TimeRow]]] = {}
        for kind, rows in self.rows.items():
            for key, row in rows.items():
                by_first.setdefault((kind, key[0]), []).append((key, row))
        self.openers = frozenset(first for _, first in by_first)
        self.by_first = {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in by_first.items()}
        locale = Locale.parse(language)
        pattern = locale.date_formats["long"].pattern
        self.month_first = pattern.index("M") < pattern.index("d")
        widths = [locale.months[f][w] for f in ("format", "stand-alone") for w in ("wide", "abbreviated")]
        self.months = {name.lower().rstrip("."): number for names in widths for number, name in names.items()}
        for key, row in self.rows.get("month", {}).items():
            self.months[key[0]] = row.number
        self.day_names = tuple(n.lower() for n in locale.days["format"]["wide"].values())
        self.weekdays = {n.lower(): i for i, n in locale.days["format"]["wide"].items()}

    def may_begin(self, token: Token) -> bool:
        """Whether a moment may begin at a token: a number, a month, a weekday or a word of the table."""
        low = token.lower
        return (
            token.kind == "number"
            or low in self.openers
            or low in self.months
            or low.startswith(self.day_names)
            or low[:1].isdigit()
        )

    def at(self, words: Sequence[Token], i: int, *kinds: TimeKind) -> tuple[TimeRow, int] | None:
        """The row of one of `kinds` whose words begin at token `i`, and the token after them; the longest wins."""
        if i >= len(words):
            return None
        best: tuple[TimeRow, int] | None = None
        first = words[i].lower
        if first not in self.openers:
            return None
        for kind in kinds:
            for key, row in self.by_first.get((kind, first), ()):
                n = len(key)
                if (best is None or i + n > best[1]) and key == tuple(t.lower for t in words[i : i + n]):
                    best = row, i + n
                    break
        return best

    def weekday(self, word: str) -> tuple[int, bool] | None:
        """The weekday of a word in lower case, and whether it names the night: "Donnerstagabend"."""
        if (day := self.weekdays.get(word)) is not None:
            return day, False
        for name, number in self.weekdays.items():
            if word.startswith(name) and ((word[len(name) :],) in self.rows["time_of_day"]):
                return number, (word[len(name) :],) in self.rows["night"]
        return None


@cache
def time_words(language: str) -> Words:
    """The words of a language."""
    return Words(language)
