"""Articles, quantities and facts for hypothesis (``pip install zifferblatt[testing]``), to state laws of rules with.

Articles are made of the example sentences that every word of the program's tables has, so they hold what it reads:
hedges, units, sources, times, changes. Their numbers vary.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import yaml
from hypothesis import assume
from hypothesis import strategies as st

from zifferblatt.facts import read
from zifferblatt.facts.plausible import plausible
from zifferblatt.language.tables import languages, root
from zifferblatt.model import Alert, Article, Fact, Kind, Precision, Quantity, Reading
from zifferblatt.rules.marks import unmark

if TYPE_CHECKING:
    from zifferblatt.rules.file import Rule

DAYS = (date(2020, 1, 1), date(2029, 12, 31))
WHOLE_NUMBER = re.compile(r"(?<![\w.,:/-])[1-9][0-9]{0,2}(?![\w.,:/-]|\.[0-9])")  # of at most three digits: no year


@cache
def sentences(language: str) -> tuple[str, ...]:
    """The example sentences of a language's tables that hold a figure in digits."""
    found: dict[str, None] = {}
    for file in sorted((root() / language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            rows = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            found |= dict.fromkeys(s for s in _examples(rows) if re.search(r"\[\[[^\]]*\d", s))
    return tuple(unmark(s)[0] for s in found)


def _examples(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "example":
                yield from (s for s in (value if isinstance(value, list) else [value]) if isinstance(s, str))
            else:
                yield from _examples(value)
    elif isinstance(node, list):
        for value in node:
            yield from _examples(value)


@cache
def _ready(language: str) -> None:
    """Have the tables of a language read while an article is drawn: no test then takes longer the first time."""
    for text in sentences(language)[:20]:
        read(Article(id="first", text=text, sha256="", language=language, published=DAYS[0]))


@st.composite
def articles(draw: st.DrawFn, language: str | None = None, *, longest: int = 4, outlet: str | None = None) -> Article:
    """An article of one to `longest` sentences with figures, in `language` (default: any), of any day of ten years."""
    code = language or draw(st.sampled_from(languages()))
    _ready(code)
    drawn = draw(st.lists(st.sampled_from(sentences(code)), min_size=1, max_size=longest, unique=True))
    varied = [_varied(draw, sentence) for sentence in drawn]
    text = " ".join(s if s.endswith((".", "!", "?", "“", '"')) else s + "." for s in varied)
    day = draw(st.dates(*DAYS))
    return Article(
        id=f"{day}-{hashlib.sha256(text.encode()).hexdigest()[:8]}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=day,
        language=code,
        outlet=outlet or draw(st.sampled_from(("Morning Post", "Abendblatt", "Kurier"))),
    )


def _varied(draw: st.DrawFn, sentence: str) -> str:
    """The sentence with other numbers of as many digits where there are small whole ones."""

    def other(match: re.Match[str]) -> str:
        digits = len(match[0])
        return str(draw(st.integers(10 ** (digits - 1), 10**digits - 1))) if draw(st.booleans()) else match[0]

    return WHOLE_NUMBER.sub(other, sentence)


@st.composite
def readings(draw: st.DrawFn, language: str | None = None, *, longest: int = 4) -> Reading:
    """An article with the facts read from it, one at least."""
    found = read(draw(articles(language, longest=longest)))
    assume(found.facts)
    return found


@st.composite
def facts(draw: st.DrawFn, language: str | None = None) -> Fact:
    """A fact as the program reads it from some article."""
    return draw(st.sampled_from(draw(readings(language, longest=2)).facts))


@st.composite
def quantities(
    draw: st.DrawFn, *, kind: Kind = "count", unit: str | None = None, precision: Precision | None = None
) -> Quantity:
    """A quantity whose bounds are what its precision says of its number, with the interval a reader takes from it."""
    how = precision or draw(st.sampled_from(Precision))
    numbers = st.integers(0, 10**6).map(Decimal) | st.decimals(0, 1000, places=1, allow_nan=False)
    nominal = draw(numbers)
    more = draw(numbers) + 1
    low, high = _bounds(how, nominal, more)
    bare = Quantity(nominal=nominal, low=low, high=high, precision=how, kind=kind, unit=unit, unit_text=unit)
    interval = plausible(bare, casualties=draw(st.booleans()), language=draw(st.sampled_from(languages())))
    return bare.model_copy(update={"plausible": interval})


def _bounds(precision: Precision, nominal: Decimal, more: Decimal) -> tuple[Decimal | None, Decimal | None]:
    if precision in (Precision.AT_LEAST, Precision.MORE_THAN):
        return nominal, None
    if precision in (Precision.AT_MOST, Precision.LESS_THAN):
        return None, nominal
    if precision in (Precision.RANGE, Precision.VAGUE):
        return nominal, nominal + more
    return nominal, nominal


def alerts(rule: Rule, *told: Article) -> tuple[Alert, ...]:
    """What a rule says of articles that are known to be of one story, each one day or more after the one before.

    The same article may be given twice: it is then told again by another outlet the day after. The articles' ids
    become "1", "2", … in that order.
    """
    from zifferblatt.rules.engine import apply
    from zifferblatt.series import diff, within

    found = [read(a) for a in _in_turn(told)]
    relations = list(diff(found, same_story=True)) if len(found) > 1 else []
    for reading in found:
        relations += within(reading)
    return tuple(apply([rule], relations, found))


def _in_turn(told: tuple[Article, ...]) -> Iterator[Article]:
    """The articles under ids of their own, each a day after the one before at least."""
    day = None
    for number, article in enumerate(told, 1):
        own = article.day or DAYS[0]
        day = own if day is None else max(own, day + timedelta(days=1))
        yield article.model_copy(update={"id": str(number), "published": day})
