"""Rule files that are broken, and what their author is told: file, line, column, what is wrong, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from zifferblatt.errors import InputError
from zifferblatt.rules import RuleErrors, builtin, load, read_rule
from zifferblatt.rules.file import parse

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
BROKEN: list[dict[str, str]] = yaml.safe_load((HERE / "broken.yaml").read_text(encoding="utf-8"))


def broken(case: dict[str, str]) -> str:
    """The broken file's text."""
    assert case["from"] in BASE
    to = case["to"].replace("\\t", "\t")
    to = to.replace("MEGABYTE", "new.low > 1 || " * 70_000 + "true")
    return BASE.replace(case["from"], to.replace("LONG", "new.low > 1 || " * 700 + "true").replace("DEEP", "(" * 99))


def told(text: str) -> list[str]:
    """What the author is told, in English."""
    return [problem.line("en") for problem in parse(text, "rule.yaml")[1]]


def test_the_base_is_a_rule() -> None:
    rule, problems = parse(BASE, "rule.yaml")
    assert problems == []
    assert rule is not None
    assert [c.label for c in rule.conditions] == ["when.falls", "when.enough", "unless.correction"]
    assert rule.lines == (15, 21)


@pytest.mark.parametrize("case", BROKEN, ids=[c["what"] for c in BROKEN])
def test_a_broken_rule_says_what_is_wrong(case: dict[str, str]) -> None:
    assert told(broken(case)) == case["says"].strip().splitlines()


@pytest.mark.parametrize("case", BROKEN, ids=[c["what"] for c in BROKEN])
def test_a_broken_rule_says_it_in_german_too(case: dict[str, str]) -> None:
    for problem in parse(broken(case), "rule.yaml")[1]:
        german, english = problem.line("de"), problem.line("en")
        assert german.startswith("rule.yaml:")
        assert german != english
        assert "{" not in german.split(" – ")[0] or "{" in english


def test_every_error_at_once() -> None:
    text = BASE.replace("new.below(old)", "new.belov(old)").replace("level: warning", "level: warn")
    text = text.replace("{new}, after", "{nwe}, after").replace("date: 2024-05-03", "date: 3.5.2024")
    assert [line.split(" ")[0] for line in told(text)] == [
        "rule.yaml:4:8:",
        "rule.yaml:7:14:",
        "rule.yaml:13:23:",
        "rule.yaml:25:15:",
    ]


def test_a_rule_looks_at_pairs_or_at_single_figures() -> None:
    text = BASE.replace("compare: old-new", "compare: [old-new, fact]")
    assert [line.split(" –")[0] for line in told(text)] == [
        "rule.yaml:5:33: a rule compares pairs or looks at single figures (fact), not at both"
    ]


def test_sentences_are_never_read_as_numbers_or_truths() -> None:
    """YAML would make 1.2 of the one and false of the other."""
    rule, problems = parse(
        BASE.replace('new: "98"', "new: 1.200").replace("title: A death toll goes down", "title: no"), "rule.yaml"
    )
    assert problems == []
    assert rule is not None
    assert (rule.spec.examples[0].expect[0].new, rule.spec.title) == ("1.200", "no")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n" + "".join(f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "[" * 100_000,
        "{" * 100_000,
        "a:\n" * 3 + "- " * 50_000,
        "x" * 300_000,
        "rule: !!python/object/apply:os.system [exit]\n",
        "- " + "[" * 12 + "]" * 12,
        "\x00",
        "'" * 99_999,
        "a: " + "b: " * 30_000,
        BASE.replace("new.below(old)", "1 < 2 && " * 25_000 + "true"),
        BASE.replace("new.below(old)", "(" * 240 + "true" + ")" * 240),
        BASE.replace("new.below(old)", 'new.text.matches("(a+)+$")').replace("- quiet", "- quiet: x\n  - quiet"),
    ],
    ids=["bomb", "lists", "mappings", "dashes", "long", "tag", "deep", "nul", "quotes", "colons", "and", "depth", "re"],
)
def test_hostile_files_are_refused_in_a_second(text: str) -> None:
    rule, problems = parse(text, "rule.yaml")
    assert rule is None
    assert problems


def test_a_broken_file_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BASE.replace("level", "lvel"), encoding="utf-8")
    (tmp_path / "twin.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "latin.yaml").write_bytes("title: Überschwemmung".encode("latin-1"))
    rules, problems = load([tmp_path])
    assert [r.name for r in rules] == ["toll-falls"]
    assert [(Path(p.file).name, p.code) for p in problems] == [
        ("broken.yaml", "rule_unknown_key"),
        ("latin.yaml", "rule_not_utf8"),
        ("twin.yaml", "rule_twice"),
    ]
    with pytest.raises(RuleErrors) as caught:
        read_rule(tmp_path / "broken.yaml")
    assert [e.code for e in caught.value.exceptions if hasattr(e, "code")] == ["rule_unknown_key"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no rule file"):
        load([tmp_path / "none.yaml"])


def test_the_built_in_rules_are_stable_and_named_as_their_files() -> None:
    rules = builtin()
    assert {Path(r.file).stem for r in rules} == {r.name for r in rules}
    assert {r.spec.status for r in rules} == {"stable"}
    names = {r.name for r in rules}
    assert all(set(r.spec.covers) <= names - {r.name} for r in rules)


@pytest.mark.parametrize("rule", builtin(), ids=lambda r: r.name)
def test_a_built_in_rule_fires_and_keeps_quiet_in_both_languages(rule) -> None:  # type: ignore[no-untyped-def]
    have = {(e.lang, e.fires is not None) for e in rule.spec.examples}
    assert have == {("de", True), ("de", False), ("en", True), ("en", False)}


@given(st.integers(0, len(BASE)), st.sampled_from("[]{}\"':#\t\n-&*!|>%@`\0\ufeff\x85,?~ "), st.booleans())
@example(6, "[", True)
def test_whatever_is_typed_gets_an_answer(at: int, sign: str, cut: bool) -> None:
    """A file half typed, or with one sign too many, is a rule or has flaws with a place; nothing else is raised."""
    rule, problems = parse(BASE[:at] + sign + ("" if cut else BASE[at:]), "rule.yaml")
    assert (rule is None) == bool(problems)
    assert all(p.place for p in problems)


if __name__ == "__main__":
    for case in BROKEN:
        case["says"] = "\n".join(told(broken(case))) + "\n"
    head = "".join(x + "\n" for x in (HERE / "broken.yaml").read_text().splitlines() if x.startswith("#"))
    yaml.SafeDumper.add_representer(
        str, lambda d, s: d.represent_scalar("tag:yaml.org,2002:str", s, "|" if s.endswith("\n") else None)
    )
    body = yaml.safe_dump(BROKEN, allow_unicode=True, sort_keys=False, width=1000)
    (HERE / "broken.yaml").write_text(head + body, encoding="utf-8")
