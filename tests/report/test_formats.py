"""One story of three articles in every format."""

from __future__ import annotations

import csv as standard_csv
import json as standard_json

import pytest
from by_hand import alert, findings, reading, related

from zifferblatt.model import Fact, Relation, Unpaired
from zifferblatt.report import csv, explain, json, markdown, text
from zifferblatt.report.findings import Findings
from zifferblatt.report.terminal import Terminal, columns

FIRST = reading("a", "2024-10-18", "Der Dienst meldet [[1500]] Soldaten.", sources=["NIS"], title="Soldaten")
SECOND = reading("b", "2024-10-23", "Seoul sprach von [[mindestens 3000]] Soldaten.", sources=["Seoul"], outlet="afp")
THIRD = reading("c", "2024-10-28", "Moskau nannte [[1100]], \x1b[31m<b>*wenige*</b>.", sources=["Moskau|Kreml"])
A, B, C = (r.facts[0] for r in (FIRST, SECOND, THIRD))
UP = related(A, B, "changed", "hedge_added", up=True)
DISPUTED = related(B, C, "disputed")
ARTICLES = {r.article.id: r.article for r in (FIRST, SECOND, THIRD)}
PLAIN = Terminal(width=100, language="de")


@pytest.fixture
def story() -> Findings:
    return findings((FIRST, SECOND, THIRD), UP, DISPUTED, alerts=[alert(B, C)])


def test_diff_as_text_has_a_line_a_pair_and_both_sentences() -> None:
    lines = list(text.diff([(UP, "Soldaten in Russland")], ARTICLES, PLAIN))
    assert lines[0].startswith("↑ verändert")
    assert "Soldaten in Russland" in lines[0]
    assert lines[0].endswith("1500 → mindestens 3000")
    assert lines[1].split("  ")[2:4] == ["18.10.2024 dpa", "Der Dienst meldet 1500 Soldaten."]
    assert lines[1].endswith(" NIS")
    assert lines[2].split("  ")[2:4] == ["23.10.2024 afp", "Seoul sprach von mindestens 3000 Soldaten."]
    assert lines[3] == "    Einschränkung hinzugekommen"


def test_diff_as_text_tells_what_is_new_and_what_is_gone() -> None:
    pairs: list[tuple[Relation | Unpaired, str]] = [
        (Unpaired(relation="new", series="s", fact=C), "x"),
        (Unpaired(relation="gone", series="s", fact=A), "y"),
    ]
    heads = [line for line in text.diff(pairs, ARTICLES, Terminal(language="en")) if not line.startswith(" ")]
    assert [h.split()[:2] for h in heads] == [["+", "new"], ["−", "gone"]]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_text_fits_the_terminal(story: Findings, width: int) -> None:
    terminal = Terminal(width=width, language="de")
    for line in text.diff([(UP, "x" * 90)], ARTICLES, terminal):
        assert columns(line) <= width
    for line in text.facts((FIRST, SECOND, THIRD), terminal):
        assert columns(line) <= width
    for made in story.lines:
        assert all(columns(line) <= width for line in text.series(made, terminal))


def test_report_as_text_has_alerts_before_series(story: Findings) -> None:
    whole = "\n".join(text.report(story, PLAIN))
    assert whole.splitlines()[0] == "1 Hinweis · 1 Größe · 3 Artikel"
    assert whole.index("Warnung (1)") < whole.index("disputed: Sie widersprechen sich") < whole.index("Verhältnis")
    assert "? strittig" in whole
    assert "\x1b" not in whole


def test_a_measure_with_one_claim_is_counted_but_not_told() -> None:
    alone = findings((FIRST,))
    assert "Dazu 1 Größen" in "\n".join(text.report(alone, PLAIN))
    assert "1500" in "\n".join(text.report(alone, PLAIN, everything=True))


def test_markdown_shows_what_an_article_says_and_does_nothing_of_it(story: Findings) -> None:
    whole = "\n".join(markdown.report(story, "de"))
    assert "**mindestens 3000**" in whole
    assert r"&lt;b&gt;\*wenige\*&lt;/b&gt;" in whole
    assert r"Moskau\|Kreml" in whole
    assert "\x1b" not in whole


@pytest.mark.parametrize(
    ("text_of_article", "shown"),
    [
        ("# Titel", r"\# Titel"),
        ("- Punkt", r"\- Punkt"),
        ("1. Punkt", r"1\. Punkt"),
        ("[x](javascript:y)", r"\[x\]\(javascript:y\)"),
        ("www.beispiel.de https://x", "www&#46;beispiel.de https:&#47;/x"),
        ("a & b", "a &amp; b"),
    ],
)
def test_markdown_is_escaped(text_of_article: str, shown: str) -> None:
    assert markdown.escaped(text_of_article) == shown


def test_json_lines_are_the_contract() -> None:
    (line,) = json.facts([SECOND])
    assert Fact.model_validate_json(line) == B
    assert standard_json.loads(line)["quantity"]["low"] == "3000"
    (pair,) = json.relations([UP])
    assert set(standard_json.loads(pair)) == {"relation", "direction", "flags", "series", "earlier", "later", "why"}


def test_json_holds_no_character_that_a_terminal_obeys() -> None:
    made = reading("a", None, "\x9b31m \u202e [[1500]] Soldaten.")
    fact = made.facts[0].model_copy(update={"article_id": "\x9b31m\u202e\x7f"})
    line = json.one(fact)
    assert line.isprintable()
    assert standard_json.loads(line)["article_id"] == "\x9b31m\u202e\x7f"


@pytest.mark.parametrize("readings", [[], [FIRST], [FIRST, SECOND]])
def test_an_array_is_the_lines_in_brackets(readings: list[object]) -> None:
    made = [r for r in (FIRST, SECOND) if r in readings]
    assert len(standard_json.loads("\n".join(json.array(json.facts(made))))) == len(made)


def test_alerts_come_with_the_version_of_their_shape(story: Findings) -> None:
    (line,) = json.alerts(story.alerts)
    got = standard_json.loads(line)
    assert got["version"] == 1
    assert [f["article_id"] for f in got["alerts"][0]["facts"]] == ["b", "c"]


def test_series_as_json_has_the_relation_to_the_claim_before(story: Findings) -> None:
    (line,) = json.series(story.lines)
    claims = standard_json.loads(line)["claims"]
    assert [(c["day"], c["relation"]) for c in claims] == [
        ("2024-10-18", None),
        ("2024-10-23", "changed"),
        ("2024-10-28", "disputed"),
    ]


def test_csv_has_one_row_a_fact() -> None:
    rows = list(standard_csv.DictReader(csv.facts([FIRST, SECOND])))
    assert [(r["article_id"], r["nominal"], r["low"], r["high"], r["sources"]) for r in rows] == [
        ("a", "1500", "1500", "1500", "NIS"),
        ("b", "3000", "3000", "", "Seoul"),
    ]


@pytest.mark.parametrize(
    ("outlet", "cell"),
    [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd", "'+cmd"), ("-5 Grad", "-5 Grad"), ("a\nb", "a b")],
)
def test_csv_runs_nothing_in_a_spreadsheet(outlet: str, cell: str) -> None:
    (row,) = standard_csv.DictReader(csv.facts([reading("a", None, "Es waren [[3000]].", outlet=outlet)]))
    assert row["outlet"] == cell


def test_csv_of_pairs_and_series_has_as_many_cells_as_its_head(story: Findings) -> None:
    pairs: list[tuple[Relation | Unpaired, str]] = [(UP, "x"), (Unpaired(relation="new", series="s", fact=C), "x")]
    for lines in (csv.relations(pairs, ARTICLES), csv.series(story.lines)):
        rows = list(standard_csv.reader(lines))
        assert len({len(row) for row in rows}) == 1


def test_explain_is_a_tree_with_the_words_that_decided() -> None:
    lines = list(explain.explain([SECOND], PLAIN))
    assert lines[0] == "b:0: Seoul sprach von mindestens 3000 Soldaten."
    assert lines[1] == "└ mindestens 3000"
    assert "├ Genauigkeit  mindestens" in lines[3]
    assert lines[3].endswith("← „mindestens“")
    assert lines[-1].startswith("  └ Gewissheit   berichtet")


def test_optional_figures_are_left_out_unless_asked_for() -> None:
    made = reading("a", None, "Es waren [[3000]].")
    vague = made.model_copy(update={"facts": (made.facts[0].model_copy(update={"optional": True}),)})
    assert "keine Zahlenangaben" in "\n".join(text.facts([vague], PLAIN))
    assert "3000" in "\n".join(text.facts([vague], PLAIN, optional=True))
    assert len(list(json.facts([vague]))) == 1
