"""Laws of the reader as a whole: it never breaks, and its offsets always match."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zifferblatt.facts import read
from zifferblatt.model import Article, Fact, Reading

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt")) + sorted(SEEDS.glob("*.md"))]
# Words at which the grammar takes turns; any row of them is an article.
TURNS = """
der die das den dem des ein eine einer nach laut Angaben zufolge von aus bei mit und oder bis zwischen auf um über unter
Polizei Seouls Kursk Nordkorea sagte teilte mit sei habe könnte soll haben mindestens rund knapp mehr als bis zu 3000
12.000 1,3 Millionen mehrere hundert Dutzende zwei dreitägige 16-Jähriger Prozent Euro km² Menschen Soldaten Tote
verletzt getötet gestiegen am Montag 3. Mai 2024 „ “ , . ; : ( ) - % € the of according to said by at least million
dollars people killed half third one in five from up $ US$ × / 5:30 wie so dass wenn der Sprecher er sie es eigenen
"""
WORDS = st.sampled_from(TURNS.split())


def article(text: str, language: str = "de", title: str = "") -> Article:
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Article(id="a", text=text, sha256=sha, language=language, title=title, published=date(2024, 10, 24))


def spans(fact: Fact) -> list[tuple[int, int]]:
    """All stretches of its own part that a fact points at."""
    places = [fact.mention, fact.number, *fact.sources]
    return [(p.start, p.end) for p in places] + [span for cue in fact.cues.values() for span in cue]


def check(reading: Reading) -> None:
    for fact in reading.facts:
        text = reading.article.text if fact.part == "text" else reading.article.title
        assert text[fact.mention.start : fact.mention.end] == fact.mention.text
        assert text[fact.number.start : fact.number.end] == fact.number.text
        assert fact.mention.start <= fact.number.start < fact.number.end <= fact.mention.end
        assert fact.sentence.start <= fact.number.start < fact.number.end <= fact.sentence.end
        for source in fact.sources:
            assert text[source.start : source.end] == source.text
        assert all(0 <= a < b <= len(text) for a, b in spans(fact))
        assert fact.quantity.low is None or fact.quantity.high is None or fact.quantity.low <= fact.quantity.high
    starts = [(f.part == "text", f.number.start) for f in reading.facts]
    assert starts == sorted(starts)
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


@given(st.text(max_size=400), st.sampled_from(["de", "en"]))
def test_any_text_is_read(text: str, language: str) -> None:
    check(read(article(text, language, title=text[:60])))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=60), st.sampled_from(["de", "en"]))
def test_any_row_of_words_is_read(words: list[str], language: str) -> None:
    check(read(article(" ".join(words), language)))


@given(st.sampled_from(NEWS), st.data())
def test_an_article_cut_off_anywhere_is_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    check(read(article(text[start:end])))
    check(read(article(text[start:end], "en")))


@given(st.sampled_from(NEWS))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(article(text)) == read(article(text))


@pytest.mark.parametrize(
    "piece", ["3, ", "1 ", "1. ", "zehn bis ", "„", "laut Angaben der ", "16-", "<b>12</b>", "\u0000"]
)
def test_a_long_row_of_anything_is_read(piece: str) -> None:
    check(read(article(piece * (20_000 // len(piece)))))
