"""The words of time in one language: names from CLDR through Babel, all others from ``language/*/time.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from zifferblatt.articles.document import Token, tokens
from zifferblatt.facts.words import word_set
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals

TimeKind = Literal[
    "day", "now", "weekday_near", "last", "this", "next", "unit", "part", "ordinal", "since", "until", "on", "ago",
    "ago_behind", "within", "article", "time_of_day", "number", "since_start", "year_end", "night", "between", "and",
    "span", "against", "season", "decade", "earlier", "month", "behind",
    "feast", "vague", "anaphor", "direction", "century",
    "decade_word", "amount", "occasion", "night_to", "state", "still", "not_still", "aged", "exactly", "from_on",
    "record", "superlative", "daypart",
]  # fmt: skip
Opening = TimeKind | Literal["digits", "weekday"]
# The kinds that a moment, or a preposition of one, may begin with.
OPENING: frozenset[TimeKind] = frozenset({
    "between", "until", "since", "ago", "within", "exactly", "number", "part", "ordinal", "weekday_near", "last",
    "this", "next", "now", "day", "earlier", "year_end", "unit", "season", "feast", "vague", "anaphor", "state",
    "still", "decade_word", "daypart",
})  # fmt: skip
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
    date: int = 0
    span: int = 0
    shift: int = 0
    plural: bool = False


class Words:
    """The words of one language, by what they do."""

    def __init__(self, language: str) -> None:
        from babel import Locale

        self.language = language
        self.rows: dict[TimeKind, dict[tuple[str, ...], TimeRow]] = {}
        for row in table(language, "time", TimeRow):
            for word in row.words:
                key = tuple(t.lower for t in tokens(word))
                self.rows.setdefault(row.kind, {})[key] = row
        self.by_first: dict[str, dict[TimeKind, list[tuple[tuple[str, ...], TimeRow]]]] = {}
        for kind, rows in self.rows.items():
            for key, row in sorted(rows.items(), key=lambda r: -len(r[0])):
                self.by_first.setdefault(key[0], {}).setdefault(kind, []).append((key, row))
        locale = Locale.parse(language)
        pattern = locale.date_formats["long"].pattern
        self.month_first = pattern.index("M") < pattern.index("d")
        widths = [locale.months[f][w] for f in ("format", "stand-alone") for w in ("wide", "abbreviated")]
        self.months = {name.lower().rstrip("."): number for names in widths for number, name in names.items()}
        for key, row in self.rows.get("month", {}).items():
            self.months[key[0]] = row.number
        self.day_names = tuple(n.lower() for n in locale.days["format"]["wide"].values())
        self.genitive = capitals(language)  # "des Montags"; but "Mondays" are many
        self.weekdays: dict[str, int] = {n.lower(): i for i, n in locale.days["format"]["wide"].items()}

    def may_begin(self, token: Token) -> bool:
        """Whether a moment may begin at a token: a number, a month, a weekday or a word of the table."""
        return bool(self.opens(token))

    def opens(self, token: Token) -> frozenset[Opening]:
        """What moment a token may begin, told by kinds of rows, a number in digits, a month, a weekday."""
        return _opens(token.lower, self.language)

    def at(self, words: Sequence[Token], i: int, *kinds: TimeKind) -> tuple[TimeRow, int] | None:
        """The row of one of `kinds` whose words begin at token `i`, and the token after them; the longest wins."""
        if i >= len(words) or (by_kind := self.by_first.get(words[i].lower)) is None:
            return None
        best: tuple[TimeRow, int] | None = None
        for kind in kinds:
            for key, row in by_kind.get(kind, ()):
                n = len(key)
                if (best is None or i + n > best[1]) and (n == 1 or key == tuple(t.lower for t in words[i : i + n])):
                    best = row, i + n
                    break
        return best

    def weekday(self, token: Token) -> int | None:
        """The weekday that a token names, also with a time of day or in the genitive: "Donnerstagabend", "Montags"."""
        if (day := self.weekdays.get(token.lower)) is not None:
            return day
        for name, number in self.weekdays.items():
            tail = token.lower[len(name) :] if token.lower.startswith(name) else ""
            if tail and ((tail,) in self.rows["time_of_day"] or (tail == "s" and token.capital and self.genitive)):
                return number
        return None


@cache
def time_words(language: str) -> Words:
    """The words of a language."""
    return Words(language)


@lru_cache(maxsize=65536)
def _opens(word: str, language: str) -> frozenset[Opening]:
    lexicon = time_words(language)
    found: set[Opening] = set(OPENING.intersection(lexicon.by_first.get(word, ())))
    if word[0].isdigit():
        found.add("digits")
    if word in lexicon.months:
        found.add("month")
    if word.startswith(lexicon.day_names):
        found.add("weekday")
    return frozenset(found)


def names_month(words: Sequence[Token], i: int, language: str) -> bool:
    """ "In March a jury awarded": a month, where a capital tells names; "Thousands March", "the March" are none."""
    if capitals(language) or not words[i].capital or words[i].lower not in time_words(language).months:
        return False
    before = words[i - 1] if i else None
    if before is None or before.kind != "word" or before.lower in word_set(language, "preposition"):
        return True
    return not before.capital and before.lower not in word_set(language, "the")


def tells_state(text: str, language: str) -> bool:
    """Whether the words of a moment say how things stand ("derzeit", "noch") and not when something happened."""
    return time_words(language).at(tokens(text), 0, "now", "state", "still") is not None
