"""What a rule from a stranger may try: to read files, to import, to loop, to grow. Each try is made here.

Those that are let through are run in a process of its own, which may use ten seconds of the processor and two
gigabytes, and where opening a file that does not belong to the program is an error.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from zifferblatt.rules import load
from zifferblatt.rules.file import parse

BASE = (Path(__file__).parent / "base.yaml").read_text(encoding="utf-8").replace("status: stable", "status: draft")

REFUSED = {
    # to reach Python, files or the network
    "import": "__import__('os').system('true') == 0",
    "dunder": "new.__class__ == old.__class__",
    "open": 'open("/etc/passwd") == ""',
    "eval": 'eval("1") == 1',
    "environment": 'env["HOME"] == ""',
    "format": '"%s".format([new.text]) == ""',
    "proto": "google.protobuf.Struct{} == google.protobuf.Struct{}",
    "lambda": "(lambda: true)()",
    # to loop
    "all": 'new.sources.all(x, x == "")',
    "exists": 'new.sources.exists(x, x == "")',
    "filter": 'new.sources.filter(x, x == "") == []',
    "map": 'new.sources.map(x, x) == []',
    "for": "[x for x in new.sources] == []",
    "while": "while true",
    "recursion": "when.falls",
    # to grow
    "times": '"x" * 1000000000 == ""',
    "duration": 'duration("1s") > duration("0s")',
    "bytes": 'bytes("x") == b"x"',
    "long": " || ".join(["new.low > 1"] * 60),
    "deep": "(" * 40 + "true" + ")" * 40,
    "powers": "10 ** 10 ** 10 > 1",
    "huge": "1e999999999 > 1 && " + "9" * 480 + " > 1",
    "regex": 'new.text.matches("(a{1000}){1000}")',
    "look-ahead": 'new.text.matches("(?=a)")',
}  # fmt: skip

# These are allowed, and do little.
BOUNDED = {
    "joined": " + ".join(["new.sentence"] * 30) + ' != ""',
    "pattern": 'new.sentence.matches("(a+)+$") || new.sentence.matches("(x|x)*y(.*a){12}")',
    "lists": "new.text in [" + ", ".join(['"x"'] * 80) + "] || new.below(old)",
    "division": "1 / 0 > 0 || new.low / 0 > 1",
}


def rule(condition: str) -> str:
    """The base rule with another condition."""
    quoted = condition.replace("'", "''")
    return BASE.replace("falls: new.below(old)", f"falls: '{quoted}'")


@pytest.mark.parametrize("condition", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_before_it_runs(condition: str) -> None:
    made, problems = parse(rule(condition), "rule.yaml")
    assert made is None
    assert {p.place.partition(":")[0] for p in problems} == {"7"}


LIMITED = """
import resource, sys
from zifferblatt.rules import read_rule, run
from zifferblatt.rules.file import builtin
from pathlib import Path
run(builtin()[:1])  # the program's own tables are read once
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
mine = Path(sys.argv[1])
own = (str(mine.parent), str(Path(sys.argv[2])), sys.base_prefix, sys.prefix)
def watch(event, arguments):
    if event == "open" and not str(arguments[0]).startswith(own):
        raise SystemExit(f"opened {arguments[0]}")
    if event in ("os.system", "subprocess.Popen", "socket.connect", "exec.code"):
        raise SystemExit(event)
sys.addaudithook(watch)
done = run([read_rule(mine)])
print(len(done.outcomes))
"""


def limited(file: Path, repository: Path) -> subprocess.CompletedProcess[str]:
    """Run the examples of a rule file under those limits."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(file), str(repository / "src")], capture_output=True, text=True
    )


@pytest.mark.parametrize("condition", BOUNDED.values(), ids=BOUNDED)
def test_what_is_allowed_stays_within_bounds(condition: str, tmp_path: Path, repository: Path) -> None:
    (tmp_path / "rule.yaml").write_text(rule(condition), encoding="utf-8")
    done = limited(tmp_path / "rule.yaml", repository)
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr


def test_the_largest_rule_there_can_be_stays_within_bounds(tmp_path: Path, repository: Path) -> None:
    story = "      - The flood killed [[98 people]], police said, and 1200 of 3000 homes were lost.\n"
    many = "".join(f"  - quiet: number {i}\n    lang: en\n    story:\n{story * 20}" for i in range(12))
    (tmp_path / "rule.yaml").write_text(BASE + "\n" + many, encoding="utf-8")
    done = limited(tmp_path / "rule.yaml", repository)
    assert (done.returncode, done.stdout) == (0, "14\n"), done.stderr


@pytest.mark.parametrize(
    "message", ["{new.__class__}", "{new:>999999999}", "{new!r}", "{new[0]}", "{0}", "{new.source.name.__globals__}"]
)
def test_a_message_reaches_nothing_but_its_fields(message: str) -> None:
    made, problems = parse(BASE.replace("{new.source}: {new}, after {old}", message), "rule.yaml")
    assert made is None
    assert problems


def test_a_rule_in_a_folder_is_no_link_out_of_it(tmp_path: Path) -> None:
    """A repository can hold links; one that leads to a key must not have its lines told as flaws."""
    (tmp_path / "secret").write_text("password 12345\n")
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "rule.yaml").symlink_to(tmp_path / "secret")
    (folder / "toll-falls.yaml").write_text(BASE)
    (folder / "toll-falls.examples.yaml").symlink_to(tmp_path / "secret")
    rules, problems = load([folder])
    assert [r.name for r in rules] == ["toll-falls"]
    assert [p.code for p in problems] == ["rule_link"]
    assert "12345" not in " ".join(p.line() for p in problems)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "rule.txt").write_text(BASE)
    (tmp_path / "toll-falls.yaml").symlink_to(tmp_path / "old" / "rule.txt")
    rules, problems = load([tmp_path])
    assert ([r.name for r in rules], problems) == (["toll-falls"], [])
