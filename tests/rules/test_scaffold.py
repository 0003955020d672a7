"""``rules new``: what it makes is a rule that fires on what it was made from, and keeps quiet on a repetition."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zifferblatt import desk, facts
from zifferblatt.errors import InputError
from zifferblatt.model import Article
from zifferblatt.rules import builtin, run
from zifferblatt.rules.file import Rule, parse
from zifferblatt.rules.scaffold import from_alert, from_sentences

PAIRS = [
    ("en", "falls", "The storm in Genoa killed 12 people, police said.", "The storm in Genoa killed nine people."),
    ("en", "rises", "The fire destroyed 300 homes, the mayor said.", "The fire destroyed at least 450 homes."),
    ("de", "disputed", "In Köln protestierten am Samstag nach Angaben der Polizei 3000 Menschen.",
     "In Köln protestierten am Samstag nach Angaben der Veranstalter 8000 Menschen."),
    ("de", "hedge_dropped", "Bei dem Unwetter in Genua starben mindestens 40 Menschen.",
     "Bei dem Unwetter in Genua starben 40 Menschen."),
    ("de", "falls", 'Die Polizei schreibt: "In Genua starben 12 Menschen" [[sic]].',
     "Bei dem Unwetter in Genua starben neun Menschen: das ist neu # Stand."),
]  # fmt: skip


def article(text: str, language: str, name: str = "a", day: date | None = None, outlet: str = "") -> Article:
    """An article with nothing but a text, or a day and an outlet too."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=name, text=text, sha256=sha, language=language, published=day, outlet=outlet or None)


def made(text: str) -> Rule:
    """The rule of a scaffold."""
    rule, problems = parse(text, "new.yaml")
    assert problems == []
    assert rule is not None
    return rule


@pytest.mark.parametrize(("language", "reason", "old", "new"), PAIRS)
@pytest.mark.parametrize("words", ["de", "en"])
def test_a_rule_from_two_sentences_comes_out_right(language: str, reason: str, old: str, new: str, words: str) -> None:
    rule = made(from_sentences("my-rule", [article(old, language), article(new, language)], words))
    assert [c.label for c in rule.conditions] == [f"when.{reason}"]
    done = run([rule])
    assert [o.verdict for o in done.outcomes] == ["OK", "OK"]
    assert done.unpinned == ()


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("new_no_pair", "The house has 12 windows.", "It rained."),
        ("new_same", "The storm in Genoa killed 12 people.", "The storm in Genoa killed 12 people."),
    ],
)
def test_no_rule_comes_from_what_deserves_no_alert(code: str, old: str, new: str) -> None:
    with pytest.raises(InputError) as caught:
        from_sentences("my-rule", [article(old, "en"), article(new, "en")], "en")
    assert caught.value.code == code


def test_a_rule_from_an_alert_tells_its_sentences_days_and_outlets() -> None:
    texts = [
        (
            "Rivers in Liguria rose after the storm. The storm in Genoa killed 12 people, police said. It rains.",
            3,
        ),
        ("The rivers in Liguria are falling after the storm. The storm in Genoa killed nine people, police said.", 5),
    ]
    readings = [facts.read(article(text, "en", f"a{day}", date(2024, 5, day), f"Outlet {day}")) for text, day in texts]
    alert = desk.report(readings, builtin()).alerts[0]
    rule = made(from_alert("my-rule", alert, readings, "en"))
    assert [(s.date, s.outlet, s.text) for s in rule.spec.examples[0].story] == [
        (date(2024, 5, 3), "Outlet 3", "The storm in Genoa killed [[12 people]], police said."),
        (date(2024, 5, 5), "Outlet 5", "The storm in Genoa killed [[nine people]], police said."),
    ]
    assert not run([rule]).failures


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_around_the_figures_the_file_is_a_rule(before: str, after: str) -> None:
    old = article(f"{before} The storm in Genoa killed 12 people.", "en")
    new = article(f"The storm in Genoa killed nine people. {after}", "en")
    try:
        text = from_sentences("my-rule", [old, new], "en")
    except InputError:
        return  # the words around may make other figures of them
    made(text)
