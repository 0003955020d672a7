"""Reads rule files: a rule that has passed every check, or everything that is wrong with it, with line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Literal

from pydantic import ValidationError

from zifferblatt.errors import InputError, RuleError
from zifferblatt.rules import attached, flaws
from zifferblatt.rules.expression import Condition, compile_condition
from zifferblatt.rules.grammar import enumerated, meant
from zifferblatt.rules.match import Match
from zifferblatt.rules.shape import RuleFile
from zifferblatt.rules.source import LONGEST_FILE, Listing, Mapping, Path, Scalar, Tree, data, read

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
    """A rule that has passed every check, with its file, and the line and the file that each example stands in."""

    spec: RuleFile
    conditions: tuple[Named, ...]
    file: str
    lines: tuple[int, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.spec.rule

    def without(self, label: str) -> Rule:
        """The rule with one condition dropped."""
        return replace(self, conditions=tuple(c for c in self.conditions if c.label != label))


class RuleErrors(ExceptionGroup[RuleError]):
    """Everything that is wrong with one rule file."""


@dataclass(frozen=True, slots=True)
class Further:
    """Examples of a rule that stand in a file of their own: its text, and its name for the errors in it."""

    text: str
    file: str


def parse(
    text: str, file: str, *, folder: FilePath | None = None, further: Further | None = None
) -> tuple[Rule | None, list[RuleError]]:
    """Read a rule from `text`; `file` is named in the errors. Gives the rule, or None with every error in it.

    `folder` is where its long articles may stand (None: nowhere), `further` a file of further examples.
    """
    tree = read(text, file)
    problems = list(tree.problems)
    if tree.root is None:
        return None, problems or [RuleError("rule_nothing", file=file, place="1:1")]
    if not isinstance(tree.root, Mapping):
        return None, [*problems, RuleError("rule_no_mapping", file=file, place=str(tree.root.at))]
    trees = [tree]
    if further:
        other, slips = _further(further)
        problems += slips
        trees += [other] if other else []
    for one in trees:
        problems += attached.attach(one, folder) + flaws.traps(one) + flaws.words(one)
    spec, slips = _shaped(trees)
    problems += slips
    match = _match(tree)
    conditions, slips = _conditions(tree, match)
    problems += slips + flaws.messages(tree, match)
    places = [(t, i) for t in trees for i in range(_count(t))]
    if spec is not None:
        own = _count(tree)
        problems += flaws.examples(tree, spec, spec.examples[:own])
        problems += flaws.examples(trees[-1], spec, spec.examples[own:])
    problems = _in_order(problems, [t.file for t in trees])
    if problems or spec is None:
        return None, problems
    lines = tuple(t.position(("examples", i)).line for t, i in places)
    return Rule(spec, tuple(conditions), file, lines, tuple(t.file for t, _ in places)), []


def _further(further: Further) -> tuple[Tree | None, list[RuleError]]:
    """The tree of a file that holds nothing but examples."""
    tree = read(further.text, further.file)
    if isinstance(tree.root, Mapping) and set(tree.root.items) == {"examples"} and _count(tree):
        return tree, tree.problems
    return None, tree.problems or [RuleError("rule_further", file=further.file, place="1:1")]


def _count(tree: Tree) -> int:
    node = tree.node(("examples",))
    return len(node.items) if isinstance(node, Listing) else 0


def _shaped(trees: list[Tree]) -> tuple[RuleFile | None, list[RuleError]]:
    """The rule as its keys say, its examples from all files; what does not fit is told of the file it stands in."""
    whole, own = data(trees[0].root), _count(trees[0])
    if not isinstance(whole, dict):
        return None, []
    more = [data(tree.node(("examples", i))) for tree in trees[1:] for i in range(_count(tree))]
    given = whole.get("examples")
    if more and (given is None or isinstance(given, list)):
        whole["examples"] = [*(given or []), *more]
    try:
        return RuleFile.model_validate(whole), []
    except ValidationError as error:
        found = []
        for e in error.errors():
            tree, where = trees[0], e["loc"]
            if len(where) > 1 and where[0] == "examples" and isinstance(where[1], int) and where[1] >= own:
                tree, where = trees[-1], ("examples", where[1] - own, *where[2:])
            found.append(flaws.shape(tree, e["type"], where, e.get("ctx") or {}))
        return None, [p for p in found if p]


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
            if path.is_dir() and not file.resolve().is_relative_to(path.resolve()):
                problems.append(RuleError("rule_link", file=file, place="1:1"))
                continue
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


def uncovered(rules: Iterable[Rule], names: Iterable[str]) -> list[RuleError]:
    """A problem for every name in `covers` that neither `rules` nor `names` have."""
    rules = list(rules)
    known = sorted({*names, *(r.name for r in rules)})
    return [
        RuleError("rule_covers", file=rule.file, name=name, meant=meant(name, known) or enumerated(known))
        for rule in rules
        for name in rule.spec.covers
        if name not in known
    ]


def builtin() -> list[Rule]:
    """The rules that come with the program, by name."""
    rules, problems = load([FilePath(__file__).parent / "builtin"])
    if problems:
        raise RuleErrors("builtin", problems)
    return sorted(rules, key=lambda r: r.name)


def _files(path: FilePath) -> Iterator[FilePath]:
    if path.is_dir():
        found = (f for f in path.rglob("*") if f.suffix in ENDINGS and f.is_file())
        yield from sorted(f for f in found if not f.name.endswith(attached.EXAMPLES) or not attached.owner(f))
    elif path.is_file():
        yield attached.owner(path) or path
    else:
        raise InputError("no_rule_file", file=path)


def _from_file(path: FilePath) -> tuple[Rule | None, list[RuleError]]:
    beside = attached.sibling(path)
    try:
        if path.name.endswith(attached.EXAMPLES):
            return None, [RuleError("rule_orphan", file=path, place="1:1")]
        text = _text(path)
        further = Further(_text(beside), str(beside)) if beside else None
    except RuleError as error:
        return None, [error]
    return parse(text, str(path), folder=path.parent, further=further)


def _text(path: FilePath) -> str:
    """The text of a file, of which no more is read than a rule may have."""
    try:
        with path.open("rb") as stream:
            content = stream.read(4 * LONGEST_FILE + 1)
        if len(content) > 4 * LONGEST_FILE:
            length = path.stat().st_size
            raise RuleError("rule_too_long", file=path, place="1:1", limit=LONGEST_FILE, length=length)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError("rule_not_utf8", file=path, place=f"byte {error.start}") from error
    except OSError as error:
        raise InputError("no_rule_file", file=path) from error


def _in_order(problems: list[RuleError], files: list[str]) -> list[RuleError]:
    def key(problem: RuleError) -> tuple[int, ...]:
        number = files.index(problem.file) if problem.file in files else len(files)
        return (number, *(int(n) for n in re.findall(r"\d+", problem.place)))

    return list({(p.code, p.file, p.place): p for p in sorted(problems, key=key)}.values())


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
