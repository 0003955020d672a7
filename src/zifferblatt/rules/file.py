"""Reads rule files: a rule that has passed every check, or everything that is wrong with it, with line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Literal

from pydantic import ValidationError

from zifferblatt.errors import InputError, RuleError
from zifferblatt.rules import flaws
from zifferblatt.rules.expression import Condition, compile_condition
from zifferblatt.rules.match import Match
from zifferblatt.rules.shape import RuleFile
from zifferblatt.rules.source import Mapping, Path, Scalar, Tree, data, read

Section = Literal["when", "unless"]
CONDITION_NAME = r"[a-z][a-z0-9_]*"
ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Named:
    """One line of `when` or `unless`, compiled."""

    section: Section
    name: str
    condition: Condition

    @property
    def label(self) -> str:
        """As `pins` and reports call it: "when.falls"."""
        return f"{self.section}.{self.name}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that has passed every check, with its file and the line each example stands on."""

    spec: RuleFile
    conditions: tuple[Named, ...]
    file: str
    lines: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.spec.rule

    def without(self, label: str) -> Rule:
        """The rule with one condition dropped."""
        return Rule(self.spec, tuple(c for c in self.conditions if c.label != label), self.file, self.lines)


class RuleErrors(ExceptionGroup[RuleError]):
    """Everything that is wrong with one rule file."""


def parse(text: str, file: str) -> tuple[Rule | None, list[RuleError]]:
    """Read a rule from `text`; `file` is named in the errors. Gives the rule, or None with every error in it."""
    tree = read(text, file)
    problems = list(tree.problems)
    if tree.root is None:
        return None, problems or [RuleError("rule_nothing", file=file, place="1:1")]
    if not isinstance(tree.root, Mapping):
        return None, [*problems, RuleError("rule_no_mapping", file=file, place=str(tree.root.at))]
    problems += flaws.traps(tree)
    spec: RuleFile | None = None
    try:
        spec = RuleFile.model_validate(data(tree.root))
    except ValidationError as error:
        problems += [p for e in error.errors() if (p := flaws.shape(tree, e["type"], e["loc"], e.get("ctx") or {}))]
    conditions, slips = _conditions(tree, _match(tree))
    problems += slips + flaws.messages(tree, _match(tree))
    if spec is not None:
        problems += flaws.examples(tree, spec)
    problems = _in_order(problems)
    if problems or spec is None:
        return None, problems
    lines = tuple(tree.position(("examples", i)).line for i in range(len(spec.examples)))
    return Rule(spec, tuple(conditions), file, lines), []


def read_rule(path: FilePath) -> Rule:
    """The rule of one file. Raises `RuleErrors` with everything wrong in it, `InputError` where it cannot be read."""
    rule, problems = _from_file(path)
    if rule is None:
        raise RuleErrors(str(path), problems)
    return rule


def load(paths: Iterable[FilePath]) -> tuple[list[Rule], list[RuleError]]:
    """The rules of files and folders (searched to any depth), with everything wrong in the broken ones.

    Raises `InputError` for a path that does not exist. Two rules of one name are an error in the second.
    """
    rules: list[Rule] = []
    problems: list[RuleError] = []
    for path in paths:
        for file in _files(path):
            rule, found = _from_file(file)
            problems += found
            if rule is None:
                continue
            twin = next((r for r in rules if r.name == rule.name), None)
            if twin:
                problems.append(RuleError("rule_twice", file=file, place="1:1", name=rule.name, other=twin.file))
            else:
                rules.append(rule)
    return rules, problems


def builtin() -> list[Rule]:
    """The rules that come with the program, by name."""
    rules, problems = load([FilePath(__file__).parent / "builtin"])
    if problems:
        raise RuleErrors("builtin", problems)
    return sorted(rules, key=lambda r: r.name)


def _files(path: FilePath) -> Iterator[FilePath]:
    if path.is_dir():
        yield from sorted(f for f in path.rglob("*") if f.suffix in ENDINGS and f.is_file())
    elif path.exists():
        yield path
    else:
        raise InputError("no_rule_file", file=path)


def _from_file(path: FilePath) -> tuple[Rule | None, list[RuleError]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return None, [RuleError("rule_not_utf8", file=path, place=f"byte {error.start}")]
    except OSError as error:
        raise InputError("no_rule_file", file=path) from error
    return parse(text, str(path))


def _in_order(problems: list[RuleError]) -> list[RuleError]:
    def key(problem: RuleError) -> tuple[int, ...]:
        return tuple(int(n) for n in re.findall(r"\d+", problem.place))

    return list({(p.code, p.place): p for p in sorted(problems, key=key)}.values())


def _match(tree: Tree) -> Match:
    """The rule's match as far as it can be read: so that conditions are checked even where it is broken."""
    node = tree.node(("match",))
    try:
        return Match.model_validate(data(node)) if isinstance(node, Mapping) else Match()
    except ValidationError:
        return Match()


def _conditions(tree: Tree, match: Match) -> tuple[list[Named], list[RuleError]]:
    found: list[Named] = []
    problems: list[RuleError] = []
    sections: tuple[Section, ...] = ("when", "unless")
    for section in sections:
        node = tree.node((section,))
        if not isinstance(node, Mapping):
            continue
        for name, value in node.items.items():
            path: Path = (section, name)
            if not re.fullmatch(CONDITION_NAME, name):
                place = str(tree.position(path, key=True))
                problems.append(RuleError("rule_condition_name", file=tree.file, place=place, name=name))
            if not isinstance(value, Scalar) or not value.text.strip():
                continue
            condition, slips = compile_condition(value.text, match.compare)
            problems += [flaws.slip(tree, path, s) for s in slips]
            if condition is not None:
                found.append(Named(section, name, condition))
    return found, problems
