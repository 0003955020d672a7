"""Rules on a terminal: the list, one rule in full, and a run of their examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from zifferblatt.errors import ConfigError, ZifferblattError
from zifferblatt.messages import count, say
from zifferblatt.report.terminal import Style, Terminal, safe, table
from zifferblatt.report.text import LEVEL_STYLES
from zifferblatt.rules import ladder
from zifferblatt.rules.explained import Explained
from zifferblatt.rules.file import Rule
from zifferblatt.rules.outcome import Run


def listed(rules: Sequence[Rule], terminal: Terminal) -> Iterator[str]:
    """A line per rule: name, level, status, number of examples, title."""
    head = [say(f"column.{c}", terminal.language) for c in ("rule", "level", "state", "examples", "title")]
    rows = [
        [
            safe(rule.name),
            say(f"level.{rule.spec.level}", terminal.language),
            say(f"state.{rule.spec.status}", terminal.language),
            str(len(rule.spec.examples)),
            safe(rule.spec.title),
        ]
        for rule in rules
    ]
    lines = table(head, rows, terminal.width, stretch=(4,), right=(3,))
    yield terminal.styled(lines[0], "dim")
    yield from lines[1:]


def json_list(rules: Sequence[Rule]) -> Iterator[str]:
    """The rules as one JSON array, each as it is written, with its file."""
    yield json.dumps([{**rule.spec.model_dump(mode="json"), "file": rule.file} for rule in rules], ensure_ascii=False)


def shown(rule: Rule, terminal: Terminal) -> Iterator[str]:
    """One rule: what it is about, what it asks for, when it is wrong, and its examples with their figures marked."""
    spec, language = rule.spec, terminal.language
    yield terminal.styled(safe(f"{rule.name} – {spec.title}"), "bold")
    level = terminal.styled(say(f"level.{spec.level}", language), *LEVEL_STYLES[spec.level])
    yield f"{level} · {say(f'state.{spec.status}', language)} · {safe(rule.file)}"
    if spec.about:
        yield ""
        yield from (safe(line) for line in spec.about.strip().splitlines())
    if matched := spec.match.model_dump(mode="json", exclude_defaults=True):
        yield ""
        yield terminal.styled(say("rule.match", language), "bold")
        for key, value in matched.items():
            yield f"  {key}: {safe(', '.join(map(str, value)) if isinstance(value, list) else _span(key, value))}"
    for named in ("when", "unless"):
        conditions = spec.when if named == "when" else spec.unless
        if conditions:
            yield ""
            yield terminal.styled(say(f"rule.{named}", language), "bold")
            for name, condition in conditions.items():
                yield f"  {safe(name)}: {safe(condition)}"
    if spec.covers:
        yield ""
        yield say("report.covers", language, rules=safe(", ".join(spec.covers)))
    if spec.false_alarms:
        yield ""
        yield terminal.styled(say("rule.false_alarms", language), "bold")
        yield from (f"  - {safe(reason)}" for reason in spec.false_alarms)
    yield ""
    yield terminal.styled(say("rule.message", language), "bold")
    yield f"  {safe(spec.message.de if language == 'de' else spec.message.en)}"
    for example in spec.examples:
        yield ""
        kind = "fires" if example.fires is not None else "quiet"
        yield f"{terminal.styled(say(f'rule.{kind}', language), 'bold')}: {safe(example.title)}"
        for story in example.story:
            when = f"{story.date}: " if story.date else ""
            yield f"  {when}{safe(story.title + ' | ' if story.title else '')}{safe(story.text)}"
        for key, reason in (("pins", example.pins), ("known_wrong", example.known_wrong)):
            if reason:
                yield terminal.styled(f"  {key}: {safe(reason)}", "dim")


def _span(key: str, value: object) -> str:
    """A value of `match` as its author writes it."""
    return f"{value} days" if key == "within" else str(value)


def problems(found: Sequence[ZifferblattError], rules: int, terminal: Terminal) -> Iterator[str]:
    """Everything wrong with rule files, a line each with the code that ``explain`` tells more of, and a sum."""
    language = terminal.language
    for problem in found:
        yield safe(f"{problem.line(language)}  [{problem.code}]")
    key = "rules.check_wrong" if found else "rules.check_right" if rules else "rules.check_empty"
    files = count("file", len({problem.file for problem in found}), language)
    yield say(key, language, problems=len(found), files=files, rules=rules)


def json_problems(found: Sequence[ZifferblattError]) -> Iterator[str]:
    """Everything wrong with rule files as one JSON array; line and column count from 1."""
    rows = []
    for problem in found:
        line, _, column = problem.place.partition(":")
        numbers = {"line": int(line), "column": int(column)} if line.isdigit() and column.isdigit() else {}
        rows.append({"file": problem.file, **numbers, "code": problem.code, "message": problem.line("en")})
    yield json.dumps(rows, ensure_ascii=False)


def explained(told: Explained, terminal: Terminal) -> Iterator[str]:
    """An error by its code: what is wrong and what to do, and a piece of a rule that has it beside one that has not."""
    language = terminal.language
    yield terminal.styled(told.code, "bold")
    yield safe(told.wrong)
    yield safe(told.remedy)
    if told.row is None:
        return
    pieces: tuple[tuple[str, str, Style], ...] = (
        ("instead", told.row.wrong, "red"),
        ("right", told.row.right, "green"),
    )
    for key, piece, style in pieces:
        yield ""
        yield say(f"explained.{key}", language)
        shown = piece.rstrip().replace("\t", "⇥ ")  # a tab is what is wrong, so it is to be seen
        yield from (f"    {terminal.styled(safe(line), style)}" for line in shown.split("\n"))


VERDICTS: dict[str, Style] = {"OK": "green", "MISSING": "red", "NOISY": "red", "WRONG": "red"}


def run(done: Run, terminal: Terminal, *, failures_only: bool = False) -> Iterator[str]:
    """A run of examples: one line each, and under a failed one the ladder with the first broken rung."""
    for text in ladder.text(done, terminal.language, failures_only=failures_only).splitlines():
        shown = _shown(text, terminal)
        verdict = next((v for v in VERDICTS if shown.startswith(v + " ")), "")
        yield terminal.styled(verdict, VERDICTS[verdict]) + shown[len(verdict) :] if verdict else shown


def _shown(text: str, terminal: Terminal) -> str:
    # A sentence with its underline must keep its columns, so white space stays.
    return "".join(c if c == " " else safe(c) for c in text) if terminal.width else text


def unknown(name: str, rules: Sequence[Rule]) -> ConfigError:
    """The error for a rule that is not there, with the name that may be meant."""
    near = get_close_matches(name, [rule.name for rule in rules], 1)
    return ConfigError("no_rule", name=name, near=near[0] if near else "zifferblatt rules list")
