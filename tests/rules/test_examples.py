"""The run of examples: its verdicts, its ladder, what is underlined, and what no example pins.

The figures are read by a reader of whole numbers, so that these tests tell of the runner alone; test_builtin.py runs
the built-in rules through the rooms of the program.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.conftest import fact

from zifferblatt.model import Article, Precision, Reading, Relation
from zifferblatt.rules import Rule, Run, ladder
from zifferblatt.rules.examples import Room, run
from zifferblatt.rules.file import parse
from zifferblatt.rules.marks import MarkError, unmark

RULE = """
rule: toll-falls
title: A death toll goes down
status: stable
match: {event: killed}
when:
  falls: new.below(old)
  enough: change(new, old) <= -0.05
unless:
  correction: new.marked("correction")
message: {de: "{new} nach {old}", en: "{new} after {old}"}
examples:
"""
FIRES = """
  - fires: it falls
    story: ["The flood killed 120 people.", "The flood killed [[98 people]]."]
"""
GROWS = """
  - quiet: it grows
    pins: when.falls
    story: ["The flood killed 120 people.", "The flood killed [[158 people]]."]
"""
LITTLE = """
  - quiet: a little
    pins: when.enough
    story: ["The flood killed 120 people.", "The flood killed [[118 people]]."]
"""
CORRECTED = """
  - quiet: corrected
    pins: unless.correction
    story: ["The flood killed 120 people.", "Police corrected the count. The flood killed [[98 people]]."]
"""
WIDE = """
  - quiet: about
    story: ["The flood killed about 120 people.", "The flood killed [[112 people]]."]
"""
ALL = FIRES + GROWS + LITTLE + CORRECTED + WIDE


def read(article: Article) -> Reading:
    """Every number of two digits or more counts people killed; "about" makes it ten percent wide."""
    found = []
    for match in re.finditer(r"(about )?(\d{2,})( people)?", article.text):
        number = int(match[2])
        ends = (str(number * 0.9), str(number * 1.1)) if match[1] else None
        precision = Precision.ABOUT if match[1] else Precision.EXACT
        words = match[0]
        one = fact(article, match[2], ends, words=words, precision=precision)
        start = article.text.index(match[2], match.start())
        number_words = one.number.model_copy(update={"start": start, "end": start + len(match[2]), "text": match[2]})
        found.append(one.model_copy(update={"number": number_words}))
    return Reading(article=article, facts=tuple(found))


def diff(readings: Sequence[Reading]) -> list[Relation]:
    """Every figure is compared with every earlier one."""
    return [
        Relation(relation="changed", series="s", earlier=old, later=new)
        for i, later in enumerate(readings)
        for earlier in readings[:i]
        for new in later.facts
        for old in earlier.facts
    ]


ROOM = Room(read, diff, lambda reading: [])


def made(text: str) -> Rule:
    """The rule of a text."""
    found, problems = parse(text, "toll-falls.yaml")
    assert found is not None, [p.line("en") for p in problems]
    return found


def ran(examples: str, only: str = "") -> Run:
    """The run of the rule with these examples."""
    return run([made(RULE + examples)], only=only, through=ROOM)


def verdicts(examples: str) -> list[str]:
    """The verdict of each example."""
    return [o.verdict for o in ran(examples).outcomes]


def test_all_is_well() -> None:
    done = ran(ALL)
    assert done.passed
    assert {o.verdict for o in done.outcomes} == {"OK"}
    assert done.unpinned == ()
    assert "5 examples of 1 rule, all as they should be." in ladder.text(done, "en")


def test_missing_shows_the_broken_condition_and_the_values_under_it() -> None:
    (outcome,) = ran(FIRES.replace("98", "128")).outcomes
    assert (outcome.verdict, outcome.passed, outcome.condition) == ("MISSING", False, "when.falls")
    assert outcome.values == {"new.below(old)": "false"}
    assert [(r.rung, r.holds) for r in outcome.ladder] == [("read", True), ("paired", True), ("when", False)]
    assert ladder.one(outcome, "en").splitlines() == [
        "MISSING  toll-falls  fires: it falls",
        "  toll-falls.yaml:14",
        "  ✓ read",
        "  ✓ paired changed",
        "  ✗ when   when.falls does not hold",
        "      when.falls: new.below(old)",
        "        new.below(old) = false",
        "      [1] The flood killed 120 people.",
        "                           ~~~~~~~~~~",
        "      [2] The flood killed 128 people.",
        "                           ~~~~~~~~~~",
    ]


def test_missing_because_the_figure_was_not_read() -> None:
    (outcome,) = ran(FIRES.replace("98 people", "nine people")).outcomes
    assert outcome.verdict == "MISSING"
    assert [(r.rung, r.holds) for r in outcome.ladder] == [("read", False)]
    assert ladder.one(outcome, "en").splitlines()[2:] == [
        '  ✗ read   no figure was read in "nine people" (article 2)',
        "      [2] The flood killed nine people.",
        "                           ~~~~~~~~~~~",
    ]


def test_missing_because_nothing_was_paired() -> None:
    (outcome,) = ran("  - fires: alone\n    story: [The flood killed 120 people.]\n").outcomes
    assert [(r.rung, r.holds, r.reason) for r in outcome.ladder][1] == ("paired", False, "ladder.no_pair")


def test_missing_because_the_rule_does_not_look_there() -> None:
    text = (RULE + FIRES).replace("event: killed", "event: injured")
    (outcome,) = run([made(text)], through=ROOM).outcomes
    assert ladder.rung(outcome.ladder[1], "en") == "✗ paired match.event asks for injured, here it is killed"


def test_missing_because_a_line_of_unless_stopped_it() -> None:
    (outcome,) = ran(FIRES.replace('"The flood killed [[', '"A correction: the flood killed [[')).outcomes
    assert (outcome.verdict, outcome.condition) == ("MISSING", "unless.correction")
    assert [r.holds for r in outcome.ladder] == [True, True, True, False]


def test_noisy_shows_what_it_said() -> None:
    (outcome,) = ran(GROWS.replace("158", "98")).outcomes
    assert (outcome.verdict, outcome.passed) == ("NOISY", False)
    assert [g.message for g in outcome.got] == ["98 people after 120 people"]
    assert "got: 120 people → 98 people (changed): 98 people after 120 people" in ladder.one(outcome, "en")


@pytest.mark.parametrize(
    ("expect", "verdict"),
    [
        ('{new: "98"}', "OK"),
        ("{new: 98 people, old: 120}", "OK"),
        ('{article: 2, old: "120", relation: changed}', "OK"),
        ("{message: 98 people after}", "OK"),
        ('{new: "9"}', "WRONG"),
        ("{old: 130}", "WRONG"),
        ("{article: 1}", "WRONG"),
        ("{relation: contradicted}", "WRONG"),
        ('{new: "98"}, {new: "98"}', "WRONG"),
    ],
)
def test_only_what_is_written_is_compared(expect: str, verdict: str) -> None:
    assert verdicts(f"{FIRES}    expect: [{expect}]\n") == [verdict]


def test_wrong_where_it_fires_on_other_figures_than_the_marked_ones() -> None:
    story = 'story: ["The flood killed 120 people.", "It killed 98 people and [[160 people]]."]'
    assert verdicts("\n  - fires: another\n    " + story + "\n") == ["WRONG"]


def test_wrong_where_it_fires_more_often_than_expected() -> None:
    story = 'story: ["The flood killed 120 people.", "It killed 98 people.", "It killed 60 people."]'
    assert verdicts(f"\n  - fires: twice\n    {story}\n    expect: [{{new: 98}}]\n") == ["WRONG"]
    assert verdicts(f"\n  - fires: twice\n    {story}\n    expect: [{{new: 98}}, {{new: 60}}]\n") == ["OK"]


def test_wrong_where_the_pinned_condition_is_not_what_keeps_it_quiet() -> None:
    assert verdicts(GROWS.replace("when.falls", "unless.correction")) == ["WRONG"]


def test_a_quiet_example_whose_figure_is_not_read_proves_nothing() -> None:
    assert verdicts(GROWS.replace("158 people", "more people")) == ["WRONG"]


def test_a_known_failure_passes_until_it_is_mended() -> None:
    known = '    known_wrong: "numbers in words are not read"\n'
    failing = ran(FIRES.replace("98 people", "nine people") + known)
    assert (failing.failures, failing.outcomes[0].verdict) == ((), "MISSING")
    mended = ran(FIRES + known)
    assert [o.verdict for o in mended.failures] == ["OK"]
    assert "remove known_wrong" in ladder.text(mended, "en")


@pytest.mark.parametrize(
    ("left_out", "condition"),
    [(WIDE, "when.falls"), (LITTLE, "when.enough"), (CORRECTED, "unless.correction")],
)
def test_a_condition_that_no_example_pins_is_named(left_out: str, condition: str) -> None:
    done = ran(ALL.replace(left_out, ""))
    assert [u.condition for u in done.unpinned] == [condition]
    assert condition in ladder.text(done, "en")


def test_an_empty_run_fails() -> None:
    for done in (run([], through=ROOM), ran(ALL, only="no such thing")):
        assert (done.empty, done.passed) == (True, False)
        assert "nothing to run" in ladder.text(done, "en")


def test_only_some_examples_run() -> None:
    done = ran(ALL, only="GROWS")
    assert [o.example for o in done.outcomes] == ["it grows"]
    assert done.unpinned == ()


def test_a_run_can_be_written_to_json_and_read_again() -> None:
    done = ran(ALL + FIRES.replace("98", "128"))
    assert Run.model_validate_json(done.model_dump_json()) == done


def test_articles_are_a_day_apart_and_of_different_outlets() -> None:
    seen: list[Article] = []

    def spy(article: Article) -> Reading:
        seen.append(article)
        return read(article)

    story = '\n  - quiet: three\n    story: [one, {date: 2024-05-03, text: two}, "three", {outlet: dpa, text: four}]\n'
    run([made(RULE + story)], through=Room(spy, diff, lambda reading: []), pins=False)
    assert [(a.published.isoformat() if a.published else "", a.outlet) for a in seen] == [
        ("2024-01-08", "Outlet 1"),
        ("2024-05-03", "Outlet 2"),
        ("2024-05-04", "Outlet 3"),
        ("2024-05-05", "dpa"),
    ]


@given(st.lists(st.tuples(st.booleans(), st.text(alphabet="ab [] 1", max_size=6)), max_size=6))
def test_marks_leave_the_text_as_it_is(parts: list[tuple[bool, str]]) -> None:
    plain = [text.replace("[", "").replace("]", "") for _, text in parts]
    marked = [f"[[{t}]]" if m and t else t for (m, _), t in zip(parts, plain, strict=True)]
    text, places = unmark("".join(marked))
    assert text == "".join(plain)
    assert [text[a:b] for a, b in places] == [t for (m, _), t in zip(parts, plain, strict=True) if m and t]


@pytest.mark.parametrize("text", ["[[a", "a]]", "[[a]] b]]", "[[a [[b]] c]]", "[[]]", "[[a]][["])
def test_marks_that_do_not_pair_up(text: str) -> None:
    with pytest.raises(MarkError):
        unmark(text)
