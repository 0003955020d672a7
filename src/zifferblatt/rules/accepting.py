"""``rules test --accept``: write into an example what the rule does there, where it fires as it should but otherwise.

Only what an example expects in detail is rewritten (`expect`, and a `known_wrong` that is no longer wrong). That a rule
fires or keeps quiet where it should not is never accepted: that is for its author to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

from zifferblatt.errors import RuleError
from zifferblatt.messages import say
from zifferblatt.rules.file import Rule, read_rule
from zifferblatt.rules.outcome import Got, Outcome, Run
from zifferblatt.rules.source import Mapping, Position, quoted, read


def accept(rules: Sequence[Rule], run: Run) -> list[str | RuleError]:
    """Rewrite the files of examples that came out otherwise. Gives a line for each, or why it was left alone."""
    files = {rule.name: rule for rule in rules}
    done: list[str | RuleError] = []
    # From the end of a file to its beginning, so that lines above stay where they are.
    for outcome in sorted(run.outcomes, key=lambda o: (o.file, -o.line)):
        if key := _key(outcome):
            done.append(_rewrite(files[outcome.rule], outcome, key))
    return done


def _key(outcome: Outcome) -> str:
    """The key of the example that is to be rewritten, or ""."""
    if outcome.known_wrong and outcome.verdict == "OK":
        return "known_wrong"
    wrong = outcome.wants == "fires" and outcome.verdict == "WRONG" and not outcome.known_wrong
    return "expect" if wrong and outcome.got and outcome.wanted else ""


def _rewrite(rule: Rule, outcome: Outcome, key: str) -> str | RuleError:
    file = FilePath(outcome.file)
    before = file.read_text(encoding="utf-8")
    lines = before.splitlines()
    span = _lines(before, outcome, key)
    if span is None:
        return RuleError("rule_not_accepted", file=outcome.file, place=str(outcome.line), key=key)
    first, last, column = span
    lines[first:last] = [" " * column + f"expect: {expectation(outcome.got)}"] if key == "expect" else []
    _write(file, "\n".join(lines) + "\n")
    try:
        read_rule(FilePath(rule.file))
    except ExceptionGroup:
        _write(file, before)
        return RuleError("rule_not_accepted", file=outcome.file, place=str(outcome.line), key=key)
    return say("rules.accepted", file=outcome.file, line=first + 1, key=key, example=outcome.example)


def expectation(got: Sequence[Got]) -> str:
    """What a rule said, as the value of `expect` on one line: `got` are its findings."""
    items = []
    for one in got:
        old = f"old: {quoted(one.old)}, " if one.old is not None else ""
        items.append(f"{{article: {one.article}, {old}new: {quoted(one.new)}}}")
    return "[" + ", ".join(items) + "]"


def _lines(text: str, outcome: Outcome, key: str) -> tuple[int, int, int] | None:
    """The lines (from 0, end exclusive) of a key of the example, and its column; None where it shares its line."""
    tree = read(text, outcome.file)
    lines, index = text.splitlines(), 0
    while isinstance(example := tree.node(("examples", index)), Mapping) and example.at.line != outcome.line:
        index += 1
    if not isinstance(example, Mapping) or key not in example.keys:
        return None
    place: Position = example.keys[key]
    first, column = place.line - 1, place.column - 1
    if lines[first][:column].strip():
        return None
    last = first + 1
    while last < len(lines) and lines[last].strip() and _indent(lines[last]) > column:
        last += 1
    # A list may stand as deep as its key: "expect:" and "- new: …" in one column.
    while last < len(lines) and lines[last][column:].startswith("- ") and _indent(lines[last]) == column:
        last += 1
        while last < len(lines) and lines[last].strip() and _indent(lines[last]) > column:
            last += 1
    return first, last, column


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _write(file: FilePath, text: str) -> None:
    """All or nothing: through a file beside it."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)
