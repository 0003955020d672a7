"""The day of an article that states it in its dateline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.articles.dateline import dateline


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "HAGEN, 12. März 2026 – Bei einem Brand starben 300 Tiere.", date(2026, 3, 12)),
        ("de", "Hagen, 12. März 2026. Bei einem Brand starben 300 Tiere.", date(2026, 3, 12)),
        ("de", "Berlin (dpa), 3. Mai 2026 - Der Rat tagt.", date(2026, 5, 3)),
        ("de", "Bad Lauterfeld, 03.05.2026: Der Rat tagt.", date(2026, 5, 3)),
        ("de", "BERLIN (dpa, 3. Mai 2026) – Der Rat tagt.", date(2026, 5, 3)),
        ("en", "HAGEN, March 13, 2026 - A fire killed 300 animals.", date(2026, 3, 13)),
        ("en", "NEW YORK, 13 March 2026 – A fire killed 300 animals.", date(2026, 3, 13)),
    ],
)
def test_a_dateline_gives_the_day(language: str, text: str, day: date) -> None:
    assert dateline(text, language) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 12. März 2026 brannte in Hagen eine Halle."),
        ("de", "Hagen, 31. Februar 2026 – Der Rat tagt."),
        ("de", "Hagen – Am 12. März 2026 brannte eine Halle."),
        ("de", "Die Halle, 12. März 1999 eröffnet, ist abgebrannt."),
        ("en", "Founded on March 13, 2006, the club has 300 members."),
        ("en", "The club, March 13, 2006 being its birthday, has 300 members."),
    ],
)
def test_a_day_elsewhere_is_no_dateline(language: str, text: str) -> None:
    assert dateline(text, language) is None


@given(st.text(alphabet="AÄa ,.()-–12/'", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert dateline(text, "de") is None or "1" in text or "2" in text
