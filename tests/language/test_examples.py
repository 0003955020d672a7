"""Every row of every table of words decides in its example what it is there for, and nothing in its `not_example`."""

from __future__ import annotations

from pathlib import Path

import pytest
import reading_tables as t
from _pytest.mark import ParameterSet

from zifferblatt.articles import documents
from zifferblatt.articles.furniture import FurnitureRow
from zifferblatt.articles.guess import StopwordRow, guess_language
from zifferblatt.facts import read
from zifferblatt.language.tables import languages, root, table
from zifferblatt.model import Article
from zifferblatt.rules.marks import unmark
from zifferblatt.series.between import BetweenRow
from zifferblatt.series.claim import claims_of
from zifferblatt.series.topic import TopicRow

APART = {
    "between": "joins two figures: tested below",
    "topics": "tells the series what a sum is of: tested below",
    "furniture": "decides over lines: tested below",
    "stopwords": "tells a language: tested below",
    "corrections": "announces what a rule asks for: run in tests/rules/test_builtin.py",
    "common": "words that are no evidence for anything decide nothing in a sentence",
    "labels": "names for events and concepts, printed and never read",
    "writing": "one row, how words are written at all: every example here runs on it",
    "grammar": "one row, how numbers are written at all: every example here runs on it",
}
WITHOUT = {  # rows that can have no example, as what they forbid is tested by a `not_example`
    "furniture": "takes lines away", "not_figures": "takes figures away", "abbreviations": "its months take dates away",
    "place_words": "its not_place takes places away", "demonyms": "some rules say that nothing is made",
    "countries": "a not_example tells Korea's two states apart",
}  # fmt: skip
FIGURES = ("not_figures", "numbers")  # tables whose words make the figure: a mark in their not_example is read as none
XFAIL = {  # the grammar is at fault, not the row: why
    "en/saying:be-is": "attribution: hearsay names no source",
    "en/saying:modal-can": "attribution: what somebody could not say has no source",
    "en/units:quarters": "number: three quarters are a share even of time",
}


def cases(negative: bool) -> list[ParameterSet]:
    """All examples, or all counter-examples, of all tables: the row and the sentence."""
    found = []
    for row in (row for language in languages() for row in t.all_rows(language)):
        for n, sentence in enumerate(t.listed(row.entry.not_example) if negative else row.sentences):
            case = f"{row.language}/{row.table}:{row.name}" + (f"/{n + 1}" if n else "") + (":not" if negative else "")
            marks = [pytest.mark.xfail(strict=True, reason=XFAIL[case])] if case in XFAIL else []
            found.append(pytest.param(row, sentence, id=case, marks=marks))
    return found


@pytest.mark.parametrize(("row", "sentence"), cases(negative=False))
def test_a_row_decides_in_its_example(row: t.Row, sentence: str) -> None:
    figures, _ = t.figures(sentence, row.language)
    assert figures, "no figure is marked"
    for figure in figures:
        assert figure is not None, "the figure is not read"
        read, says = row.decides(figure)
        assert read == says, figure.fact


@pytest.mark.parametrize(("row", "sentence"), cases(negative=True))
def test_a_row_decides_nothing_in_its_not_example(row: t.Row, sentence: str) -> None:
    figures, facts = t.figures(sentence, row.language)
    if not figures:
        assert not facts
    for figure in figures:
        if row.table in FIGURES:
            assert figure is None
        else:
            assert figure is not None, "the figure is not read"
            read, says = row.decides(figure)
            assert read != says, figure.fact


@pytest.mark.parametrize("language", languages())
def test_every_table_is_run_and_every_row_has_an_example(language: str) -> None:
    folder = Path(str(root())) / language
    every = t.all_rows(language)
    assert {f.stem for f in folder.glob("*.yaml")} == {row.table for row in every} | set(APART)
    bare = [
        f"{r.table}:{r.name}" for r in every if not r.sentences and not (r.table in WITHOUT and r.entry.not_example)
    ]
    assert bare == []


def test_every_flaw_that_is_known_is_a_case() -> None:
    assert set(XFAIL) <= {case.id for negative in (False, True) for case in cases(negative)}


@pytest.mark.parametrize("language", languages())
def test_furniture_is_not_read_and_its_look_alikes_are(language: str) -> None:
    for row in table(language, "furniture", FurnitureRow):
        for line in t.listed(row.not_example):
            assert not t.figures(line, language)[1], row.words[0]
            source, _ = t.article(f"{line}\n\nXyz.", language)
            first = documents(source)[-1].sentences[0]
            assert first.furniture, row.words[0]
        for line in t.listed(row.example):
            assert all(t.figures(line, language)[0]), row.words[0]


@pytest.mark.parametrize("language", languages())
def test_small_words_tell_the_language(language: str) -> None:
    for row in table(language, "stopwords", StopwordRow):
        for sentence in t.listed(row.example):
            assert guess_language(unmark(sentence)[0]) == language


@pytest.mark.parametrize("language", languages())
def test_the_words_around_a_sum_say_what_it_is_of(language: str) -> None:
    for row in table(language, "topics", TopicRow):
        for sentence in t.listed(row.example):
            assert told(sentence, language) == {row.topic}, (row.topic, sentence)
        for sentence in t.listed(row.not_example):
            assert row.topic not in told(sentence, language), (row.topic, sentence)


def told(sentence: str, language: str) -> set[str | None]:
    """The topics of a sentence's figures."""
    article = Article(id="a", text=unmark(sentence)[0], sha256="0" * 64, language=language)
    return {claim.topic for claim in claims_of(read(article))}


@pytest.mark.parametrize("language", languages())
def test_words_between_two_figures_stand_there(language: str) -> None:
    for row in table(language, "between", BetweenRow):
        for sentence in t.listed(row.example):
            (later,), facts = t.figures(sentence, language)
            assert later is not None, sentence
            first = next(f for f in reversed(facts) if f.number.end <= later.fact.number.start)
            text = later.article.text[first.number.end : later.fact.number.start].lower()
            assert any(w in text for w in row.words), sentence
