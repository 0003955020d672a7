"""The public strategies, and laws of the built-in rules stated with them, as a rule author would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zifferblatt.language.tables import languages
from zifferblatt.model import Article, Fact, Precision, Quantity
from zifferblatt.rules import Rule, builtin
from zifferblatt.testing.strategies import alerts, articles, facts, quantities, sentences

PAIRS = [r for r in builtin() if "old-new" in r.spec.match.compare]


@pytest.mark.parametrize("rule", PAIRS, ids=lambda r: r.name)
@settings(max_examples=15)
@given(article=articles(longest=2))
def test_no_rule_fires_on_an_article_against_itself(rule: Rule, article: Article) -> None:
    told_twice = [a for a in alerts(rule, article, article) if len(a.articles) > 1]
    assert told_twice == []


@settings(max_examples=25)
@given(facts())
def test_a_fact_is_one_the_program_reads(fact: Fact) -> None:
    assert fact.mention.start <= fact.number.start < fact.number.end <= fact.mention.end


@given(quantities())
def test_the_bounds_of_a_quantity_are_in_order(quantity: Quantity) -> None:
    low, high = quantity.low, quantity.high
    assert low is None or high is None or low <= high
    assert (low is None) == (quantity.precision in (Precision.AT_MOST, Precision.LESS_THAN))
    first, last = quantity.plausible
    assert first is None or last is None or first <= last


@given(st.data())
def test_what_is_asked_for_is_given(data: st.DataObject) -> None:
    assert data.draw(quantities(unit="km²", kind="area", precision=Precision.EXACT)).unit == "km²"
    assert data.draw(articles("de", outlet="dpa")).outlet == "dpa"


@pytest.mark.parametrize("code", languages())
def test_a_language_has_hundreds_of_sentences(code: str) -> None:
    assert len(sentences(code)) > 300
