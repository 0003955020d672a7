"""Long articles and further examples beside a rule, and that nothing in a rule reaches beyond its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zifferblatt.rules import load
from zifferblatt.rules.attached import LONGEST_ARTICLE
from zifferblatt.rules.examples import run
from zifferblatt.rules.file import parse

BASE = (Path(__file__).parent / "base.yaml").read_text(encoding="utf-8")
SENTENCE = "      - At least 120 people died in the Valencia floods.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rules with an article in it, and a secret beside it."""
    (tmp_path / "secret.txt").write_text("The password has 12 letters.")
    rules = tmp_path / "rules"
    (rules / "articles").mkdir(parents=True)
    (rules / "articles" / "flood.txt").write_text("At least [[120 people]] died in the Valencia floods.\n")
    return rules


def naming(name: str) -> str:
    """The base rule with its first article in a file."""
    return BASE.replace(SENTENCE, f"      - file: {name}\n        date: 2024-01-08\n")


def codes(folder: Path, text: str) -> list[tuple[str, str]]:
    """What is wrong with the rule of that text in the folder: code and place."""
    (folder / "toll-falls.yaml").write_text(text, encoding="utf-8")
    return [(p.code, p.place) for p in load([folder / "toll-falls.yaml"])[1]]


def test_a_long_article_stands_in_a_file(folder: Path) -> None:
    assert codes(folder, naming("articles/flood.txt")) == []
    rules, _ = load([folder])
    assert rules[0].spec.examples[0].story[0].text == "At least [[120 people]] died in the Valencia floods."
    assert not run(rules).failures


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../secret.txt", "rule_file_outside"),
        ("articles/../../secret.txt", "rule_file_outside"),
        ("/etc/passwd", "rule_file_outside"),
        ("~/secret.txt", "rule_file_outside"),
        (r"..\secret.txt", "rule_file_outside"),
        ("'C:secret.txt'", "rule_file_outside"),
        ('"flood\\0.txt"', "rule_file_outside"),
        ("link.txt", "rule_file_outside"),
        ("linked/secret.txt", "rule_file_outside"),
        ("toll-falls.yaml", "rule_file_kind"),
        ("articles", "rule_file_kind"),
        ("pipe.txt", "rule_file_missing"),
        ("folder.txt", "rule_file_missing"),
        ("none.txt", "rule_file_missing"),
        ("long.txt", "rule_file_long"),
        ("latin.txt", "rule_file_not_utf8"),
    ],
)
def test_an_article_is_read_from_nowhere_else(folder: Path, name: str, code: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "linked").symlink_to(folder.parent, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "long.txt").write_text("word " * LONGEST_ARTICLE)
    (folder / "latin.txt").write_bytes("Überschwemmung".encode("latin-1"))
    assert codes(folder, naming(name)) == [(code, "18:15")]


def test_a_text_without_a_file_of_its_own_reads_none() -> None:
    assert [p.code for p in parse(naming("articles/flood.txt"), "rule.yaml")[1]] == ["rule_file_outside"]


def test_all_articles_of_a_rule_share_a_limit(folder: Path) -> None:
    (folder / "much.txt").write_text("word " * (LONGEST_ARTICLE // 5 - 1))
    story = "".join("      - file: much.txt\n" for _ in range(7))
    assert {code for code, _ in codes(folder, BASE.replace(SENTENCE, story))} == {"rule_file_long"}


def test_text_and_file_are_one_too_many(folder: Path) -> None:
    assert codes(folder, BASE.replace(SENTENCE, "      - {file: a.txt, text: b}\n"))[0][0] == "rule_text_and_file"


def test_further_examples_stand_beside_the_rule(folder: Path) -> None:
    own, further = BASE[: BASE.index("  - quiet")], "examples:\n" + BASE[BASE.index("  - quiet") :]
    (folder / "toll-falls.yaml").write_text(own)
    (folder / "toll-falls.examples.yaml").write_text(further)
    for path in (folder, folder / "toll-falls.yaml", folder / "toll-falls.examples.yaml"):
        rules, problems = load([path])
        assert (problems, [len(r.spec.examples) for r in rules]) == ([], [2])
    outcomes = run(rules).outcomes
    assert [(Path(o.file).name, o.line) for o in outcomes] == [("toll-falls.yaml", 15), ("toll-falls.examples.yaml", 2)]


def test_all_examples_may_stand_beside_the_rule(folder: Path) -> None:
    at = BASE.index("examples:")
    (folder / "toll-falls.examples.yaml").write_text(BASE[at:])
    assert codes(folder, BASE[:at]) == []


def test_a_flaw_in_further_examples_is_told_of_their_file(folder: Path) -> None:
    (folder / "toll-falls.examples.yaml").write_text(
        "examples:\n  - fires: again\n    pin: x\n    story: [One died.]\n"
    )
    (folder / "toll-falls.yaml").write_text(BASE.replace("level: warning", "level: warn"))
    problems = load([folder])[1]
    assert [(Path(p.file).name, p.code, p.place) for p in problems] == [
        ("toll-falls.yaml", "rule_value", "4:8"),
        ("toll-falls.examples.yaml", "rule_unknown_key", "3:5"),
    ]


@pytest.mark.parametrize("text", ["", "- fires: a", "rule: x\nexamples: []", "examples: []", "when: {a: b}"])
def test_a_file_beside_a_rule_that_holds_no_examples(folder: Path, text: str) -> None:
    (folder / "toll-falls.examples.yaml").write_text(text)
    assert [code for code, _ in codes(folder, BASE)] == ["rule_further"]


def test_examples_without_a_rule(folder: Path) -> None:
    (folder / "alone.examples.yaml").write_text(BASE)
    assert [p.code for p in load([folder])[1]] == ["rule_orphan"]


# Each runs as a process of its own with a limit of memory, and must come back with an answer.
HOSTILE = {
    "aliases that multiply": "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nrule: [*c, *c, *c]\n",
    "nothing but brackets": "rule: " + "[" * 100_000,
    "nothing but dashes": "- " * 100_000,
    "a condition of a megabyte": BASE.replace("new.below(old)", "new.low > 1 || " * 70_000 + "true"),
    "a condition at the file's limit": BASE.replace("new.below(old)", "new.low > 1 || " * 16_000 + "true"),
    "a thousand million letters": BASE.replace("new.below(old)", '("a" * 1000000000).contains("b")'),
    "an enormous exponent": BASE.replace("new.below(old)", "new.low < 1.0e999999999"),
    "an enormous number": BASE.replace("new.below(old)", "new.low < " + "9" * 450),
    "an enormous quantity": BASE.replace("new.below(old)", f'new.below("{"9" * 400}")'),
    "deep brackets": BASE.replace("new.below(old)", "(" * 200 + "true" + ")" * 200),
    "deep denials": BASE.replace("new.below(old)", f"'{'!' * 490}true'"),
    "a loop over a list": BASE.replace("new.below(old)", "'[1, 2, 3].all(x, [1, 2, 3].all(y, true))'"),
    "a pattern that goes back for ever": BASE.replace("new.below(old)", 'new.sentence.matches("^(([a-z ])+.)+$")'),
    "an import": BASE.replace("new.below(old)", '__import__("os").system("id")'),
    "an open file": BASE.replace("new.below(old)", 'open("/etc/passwd")'),
    "a tag that calls": "rule: !!python/object/apply:os.system [id]\n",
    "a message that reaches out": BASE.replace("{new}, after", "{new.__init__.__globals__}"),
    "a message that widens": BASE.replace("{new}, after", "{new:>1000000000}"),
    "a name of a megabyte": BASE.replace("new.below(old)", "a" * 1_000_000),
    "marks by the thousand": BASE.replace("[[98 people]]", "[[98]]" * 20_000),
    "ten thousand figures": BASE.replace("[[98 people]]", "98 people, " * 10_000),
    "two hundred examples": BASE + BASE[BASE.index("  - quiet") :] * 200,
}

PROGRAM = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
from zifferblatt.rules.examples import run
from zifferblatt.rules.file import load
rules, problems = load([Path(sys.argv[1])])
print("problems", *(f"{p.code}@{p.place}" for p in problems))
print(*(f"{o.verdict} {o.example}" for o in run(rules).outcomes[:3]))
"""


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_rule_gets_an_answer(tmp_path: Path, what: str) -> None:
    """The limit of time is the harness's own, against a test that hangs; the bounds are those of design."""
    file = tmp_path / "rule.yaml"
    file.write_text(HOSTILE[what], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file)], capture_output=True, text=True, timeout=60, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.startswith("problems")
