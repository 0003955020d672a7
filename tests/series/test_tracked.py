"""What a workspace names in facts/*.yaml: measures and places."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from zifferblatt.errors import ConfigError
from zifferblatt.facts import read
from zifferblatt.model import Article, Reading
from zifferblatt.series import Series, label, read_tracked, relations, series_of

RIVER = """
measure: Pegel der Werbe
words: [Pegel, Wasserstand]
kind: gauge
"""


def reading(name: str, day: date, title: str, text: str) -> Reading:
    digest = sha256(text.encode()).hexdigest()
    return read(Article(id=name, text=text, title=title, published=day, language="de", sha256=digest))


JANUARY = reading("a", date(2024, 1, 3), "Hochwasser", "In Kalldorf stieg der Pegel auf 7,12 Meter.")
NOVEMBER = reading(
    "b", date(2024, 11, 9), "Dürre am Fluss", "Der Wasserstand sank auf 0,85 Meter. Das Wehr misst 40 Meter."
)


def figures(found: Series) -> list[str]:
    return [c.fact.number.text for c in found.claims]


def test_a_named_measure_is_one_series_whatever_the_story(tmp_path: Path) -> None:
    (tmp_path / "pegel.yaml").write_text(RIVER, encoding="utf-8")
    tracked = read_tracked(tmp_path)
    assert not any(len(s.claims) > 1 for s in series_of([JANUARY, NOVEMBER]))
    named = [s for s in series_of([JANUARY, NOVEMBER], tracked=tracked) if len(s.claims) > 1]
    assert [figures(s) for s in named] == [["7,12", "0,85"]]
    assert label(named[0], "de") == "Pegel der Werbe"
    assert [r.relation for r in relations([JANUARY, NOVEMBER], tracked=tracked)] == ["changed"]


def test_a_named_measure_keeps_its_id_when_an_earlier_article_comes_in(tmp_path: Path) -> None:
    (tmp_path / "pegel.yaml").write_text(RIVER, encoding="utf-8")
    tracked = read_tracked(tmp_path)
    later = next(s for s in series_of([NOVEMBER], tracked=tracked) if s.measure)
    both = next(s for s in series_of([JANUARY, NOVEMBER], tracked=tracked) if s.measure)
    assert later.id == both.id


def test_the_kind_of_a_named_measure_is_the_editors(tmp_path: Path) -> None:
    (tmp_path / "pegel.yaml").write_text(RIVER.replace("gauge", "constant"), encoding="utf-8")
    found = relations([JANUARY, NOVEMBER], tracked=read_tracked(tmp_path))
    assert [r.relation for r in found] == ["contradicted"]


def test_a_measure_is_followed_only_in_its_days(tmp_path: Path) -> None:
    (tmp_path / "pegel.yaml").write_text(RIVER + "until: 2024-06-30\n", encoding="utf-8")
    assert not relations([JANUARY, NOVEMBER], tracked=read_tracked(tmp_path))


AUENTAL = reading("c", date(2024, 5, 2), "Unwetter", "Bei einem Unwetter in Auental kamen zwölf Menschen ums Leben.")
NORDAU = reading("d", date(2024, 5, 4), "Unwetter", "Bei dem Unwetter in Nordau kamen 15 Menschen ums Leben.")


@pytest.mark.parametrize(
    ("rows", "longest"),
    [
        ("{names: [Auental, Nordau], within: DE}", 2),
        ("{names: [Auental], within: DE}, {names: [Nordau], within: DE}", 1),
    ],
)
def test_a_workspace_tells_the_gazetteer_which_names_are_one_place(tmp_path: Path, rows: str, longest: int) -> None:
    (tmp_path / "orte.yaml").write_text(f"places: [{rows}]", encoding="utf-8")
    found = series_of([AUENTAL, NORDAU], same_story=True, tracked=read_tracked(tmp_path))
    assert max(len(s.claims) for s in found) == longest


@pytest.mark.parametrize(
    "text",
    ["measure: Pegel", "story: Fluss", "measure: Pegel\nplaces: [{names: [A], within: DE}]\nwords: [x]", "kind: gauge"],
)
def test_a_file_that_names_nothing_or_two_things_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        read_tracked(tmp_path)
