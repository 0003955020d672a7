"""The day that an agency text states itself, in front of its first sentence: "HAGEN, 12. März 2026 –"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from zifferblatt.language.tables import languages

LONGEST = 120  # characters of the line in which it stands
# One to four words with a capital, perhaps who sends it, then the day, and a sign that ends it all.
LINE = re.compile(
    r"[A-ZÄÖÜ][\w'’./-]{1,30}(?: [A-ZÄÖÜ][\w'’./-]{1,30}){0,3}(?: ?\((?P<agency>[\w/ .-]{2,20})\))?,? ?"
    r"(?:\((?:[\w/ .-]{2,20}, )?)?(?P<day>[^(),]{3,20}(?:, \d{4})?|[^()]{3,20})\)? ?(?:[.:–—-]|$)"
)
NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
DAY_FIRST = re.compile(r"(\d{1,2})\.? ([^\W\d]{3,12})\.? (\d{4})")
MONTH_FIRST = re.compile(r"([^\W\d]{3,12})\.? (\d{1,2}),? (\d{4})")


def dateline(text: str, language: str) -> date | None:
    """The day in the dateline of `text`; None where it has none, or names a day that does not exist."""
    line = text.lstrip("\ufeff \n\r\t")[:LONGEST].partition("\n")[0]
    found = LINE.match(line)
    if found is None or language not in languages():
        return None
    try:
        return _day(found["day"].strip(" ,"), language)
    except ValueError:
        return None


def _day(written: str, language: str) -> date | None:
    if (numeric := NUMERIC.fullmatch(written)) is not None:
        return date(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    months = _months(language)
    if (first := DAY_FIRST.fullmatch(written)) is not None and first[2].lower() in months:
        return date(int(first[3]), months[first[2].lower()], int(first[1]))
    if (later := MONTH_FIRST.fullmatch(written)) is not None and later[1].lower() in months:
        return date(int(later[3]), months[later[1].lower()], int(later[2]))
    return None


@cache
def _months(language: str) -> dict[str, int]:
    """The months by their names and short forms, from CLDR."""
    from babel import Locale

    found = Locale.parse(language).months
    widths = [found[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return {name.lower().rstrip("."): number for names in widths for number, name in names.items()}
