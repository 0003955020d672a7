"""The text of a rule file as a tree whose every value knows its line and column.

YAML is read strictly: every scalar stays the text that was written (``no``, ``1.200`` and ``2024-05-03`` are no
booleans, floats or dates here), a key stands once, and there are no aliases, tags or second documents, so a small file
cannot grow large. What YAML would do to a news sentence in silence gets words of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from zifferblatt.errors import RuleError

LONGEST_FILE = 256_000
DEEPEST = 12
MOST_VALUES = 20_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A line that gives a value to a key or to a list, with the value apart: "  - text: Die Bilanz: 30 Tote".
GIVES = re.compile(r"(?P<head> *(?:- +)?(?:[\w.-]+ *: +)?)(?P<value>[^'\"|>\[{ ].*)$")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value begins, counted from 1, in code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(slots=True)
class Scalar:
    """A text with its place. `written` is where its first character stands, behind an opening quotation mark."""

    text: str
    at: Position
    end: Position
    plain: bool
    block: bool

    def inside(self, offset: int) -> Position:
        """The place of the character `offset` of a scalar written on one line; for others the scalar's own."""
        if self.block or self.at.line != self.end.line:
            return self.at
        return Position(self.at.line, self.at.column + offset + (0 if self.plain else 1))


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    at: Position
    items: list[Node] = field(default_factory=list)
    flow: bool = False


@dataclass(slots=True)
class Mapping:
    """A YAML mapping; the place of each key is kept beside the place of its value."""

    at: Position
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Position] = field(default_factory=dict)
    flow: bool = False


Node = Scalar | Listing | Mapping


@dataclass(slots=True)
class Tree:
    """A whole file: its root (None where the file is empty), its lines and what is wrong with its writing."""

    file: str
    lines: list[str]
    root: Node | None
    problems: list[RuleError]

    def node(self, path: Path) -> Node | None:
        """The value at `path`, or None."""
        node = self.root
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.items.get(step)
            elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Where the value (or with `key` its key) at `path` stands; where it is missing, what should hold it."""
        for end in range(len(path), -1, -1):
            node = self.node(path[:end])
            if node is None:
                continue
            if key and end == len(path) and end:
                parent, last = self.node(path[:-1]), path[-1]
                if isinstance(parent, Mapping) and isinstance(last, str) and last in parent.keys:
                    return parent.keys[last]
            return node.at
        return Position(1, 1)

    def scalars(self) -> Iterator[tuple[Path, Scalar]]:
        """Every scalar with its path."""
        stack: list[tuple[Path, Node]] = [((), self.root)] if self.root else []
        while stack:
            path, node = stack.pop()
            if isinstance(node, Scalar):
                yield path, node
            elif isinstance(node, Listing):
                stack += [((*path, i), x) for i, x in enumerate(node.items)]
            else:
                stack += [((*path, k), x) for k, x in node.items.items()]


Data = str | list["Data"] | dict[str, "Data"] | None


def data(node: Node | None) -> Data:
    """The tree as plain data. A value left empty, or written ``~`` or ``null``, is None."""
    if isinstance(node, Listing):
        return [data(x) for x in node.items]
    if isinstance(node, Mapping):
        return {k: data(x) for k, x in node.items.items()}
    if node is None or (node.plain and node.text in ("", "~", "null")):
        return None
    return node.text


def read(text: str, file: str) -> Tree:
    """Parse `text`; what is wrong stands in the tree's `problems`, each a `RuleError` with file:line:column."""
    tree = Tree(file, text.splitlines(), None, [])
    if len(text) > LONGEST_FILE:
        tree.problems.append(RuleError("rule_too_long", file=file, place="1:1", limit=LONGEST_FILE, length=len(text)))
        return tree
    # A colon inside a sentence is the commonest slip: the line is read as if quoted, so that the rest is still checked.
    lines = list(tree.lines)
    quoted: set[int] = set()
    for _ in range(20):
        found: list[RuleError] = []
        try:
            tree.root = _build("\n".join(lines) + "\n", file, found)
        except _BrokenError as broken:
            tree.root = None
            number = broken.position.line - 1
            if broken.colon and number not in quoted and _quote(lines, number):
                quoted.add(number)
                tree.problems.append(_colon(file, broken.position, tree.lines))
                continue
            found.append(broken.error)
        tree.problems += found
        break
    return tree


def _quote(lines: list[str], number: int) -> bool:
    """Put the value on one line into quotation marks. False where it is not a plain value."""
    if number >= len(lines) or not (match := GIVES.match(lines[number])):
        return False
    lines[number] = match["head"] + "'" + match["value"].replace("'", "''") + "'"
    return True


def _colon(file: str, position: Position, lines: list[str]) -> RuleError:
    return RuleError(
        "rule_colon", file=file, place=str(position), sentence=shorten(lines[position.line - 1].strip(), 60)
    )


def shorten(text: str, length: int) -> str:
    """The beginning of `text`, with an ellipsis where something is left out."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


class _BrokenError(Exception):
    """The file ends to be readable here."""

    def __init__(self, error: RuleError, position: Position, *, colon: bool = False) -> None:
        super().__init__(str(error))
        self.error, self.position, self.colon = error, position, colon


def _build(text: str, file: str, problems: list[RuleError]) -> Node | None:
    """The tree of one document, from the parser's events: so aliases and tags are refused before they do anything."""
    builder = _Builder(file, problems)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text, file) from error
    except yaml.YAMLError as error:
        place = Position(1, 1)
        raise _BrokenError(RuleError("rule_yaml", file=file, place=str(place), detail=str(error)), place) from error
    return builder.root


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> _BrokenError:
    mark = error.problem_mark or error.context_mark
    position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    lines = text.splitlines()
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    problem = " ".join(str(error.problem or error).split())
    if "mapping values are not allowed" in problem:
        return _BrokenError(_colon(file, position, lines), position, colon=True)
    if "\\t" in problem or "\t" in line[: position.column]:
        return _BrokenError(RuleError("rule_tab", file=file, place=str(position)), position)
    if opened := _open_quote(lines[: position.line]):
        return _BrokenError(RuleError("rule_open_quote", file=file, place=str(opened[0]), sign=opened[1]), opened[0])
    start = error.context_mark
    if "expected ':'" in problem and start and re.match(r"[\w.-]+ ?[^:]*$", held := lines[start.line].strip()):
        position = Position(start.line + 1, start.column + 1)
        return _BrokenError(RuleError("rule_no_colon", file=file, place=str(position), line=held[:60]), position)
    begins = re.match(r" *(?:- +)?(?:[\w.-]+ *: +)?(?P<sign>[\[\]{}*&!%@`|>\"'])", line)
    number = position.line
    if begins is None and error.context_mark and lines:  # the value began on an earlier line
        # libyaml puts the mark behind the last line where the value never ends
        number = min(error.context_mark.line + 1, len(lines))
        begins = re.match(r" *(?:- +)?(?:[\w.-]+ *: +)?(?P<sign>[\[{])", lines[number - 1])
    if begins and begins["sign"] in QUOTED:
        # A condition such as "hedge_dropped" in flags: the value went on behind its closing quotation mark.
        told = RuleError("rule_after_quote", file=file, place=str(position), sign=begins["sign"])
        return _BrokenError(told, position)
    if begins:
        position = Position(number, begins.start("sign") + 1)
        return _BrokenError(RuleError("rule_sign", file=file, place=str(position), sign=begins["sign"]), position)
    return _BrokenError(RuleError("rule_yaml", file=file, place=str(position), detail=problem), position)


# What JSON leaves as it is and YAML refuses, or takes for the end of a line.
UNQUOTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """`text` on one line, white space squeezed, as YAML reads it back whatever stands in it."""
    written = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return UNQUOTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", written)


QUOTED = {'"': r'"(?:[^"\\]|\\.)*"', "'": r"'(?:[^']|'')*'"}


def _open_quote(lines: list[str]) -> tuple[Position, str] | None:
    """The first value whose quotation mark does not close on its line: it has swallowed what follows."""
    for number, line in enumerate(lines, 1):
        begins = re.match(r" *(?:- +)?(?:[\w.-]+ *: +)?(?P<sign>[\"'])", line)
        if begins and not re.match(QUOTED[begins["sign"]], line[begins.end() - 1 :]):
            return Position(number, begins.end()), begins["sign"]
    return None


@dataclass(slots=True)
class _Builder:
    """Puts the parser's events together to a tree, one at a time and without recursion."""

    file: str
    problems: list[RuleError]
    root: Node | None = None
    open: list[tuple[Listing | Mapping, str | None]] = field(default_factory=list)
    values: int = 0
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        """Read one event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._refuse("rule_documents", event)
        elif isinstance(event, yaml.AliasEvent):
            raise self._refuse("rule_alias", event, name=event.anchor)
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()

    def _node(self, event: yaml.NodeEvent) -> None:
        self.values += 1
        if event.anchor:
            raise self._refuse("rule_alias", event, name=event.anchor)
        if tag := getattr(event, "tag", None):
            raise self._refuse("rule_tag", event, name=tag)
        if len(self.open) >= DEEPEST or self.values > MOST_VALUES:
            raise self._refuse("rule_too_deep", event, deepest=DEEPEST, most=MOST_VALUES)
        node = _node_of(event)
        if not self.open:
            self.root = node
        else:
            self._place(node)
        if not isinstance(node, Scalar):
            self.open.append((node, None))

    def _place(self, node: Node) -> None:
        holder, key = self.open[-1]
        if isinstance(holder, Listing):
            holder.items.append(node)
        elif key is None:
            self.open[-1] = (holder, self._key(holder, node))
        else:
            if key not in holder.items:
                holder.items[key] = node
            self.open[-1] = (holder, None)

    def _key(self, holder: Mapping, node: Node) -> str:
        if not isinstance(node, Scalar):
            raise _BrokenError(RuleError("rule_key", file=self.file, place=str(node.at)), node.at)
        if node.text in holder.keys:
            first = holder.keys[node.text]
            error = RuleError("rule_key_twice", file=self.file, place=str(node.at), key=node.text, line=first.line)
            self.problems.append(error)
        else:
            holder.keys[node.text] = node.at
        return node.text

    def _refuse(self, code: str, event: yaml.Event, **values: object) -> _BrokenError:
        at = _position(event.start_mark)
        return _BrokenError(RuleError(code, file=self.file, place=str(at), **values), at)


class _Mark(Protocol):
    """A place as the parser gives it, counted from 0."""

    line: int
    column: int


def _position(mark: _Mark | None) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _node_of(event: yaml.NodeEvent) -> Node:
    at = _position(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, at, _position(event.end_mark), not event.style, event.style in ("|", ">"))
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(at, flow=bool(event.flow_style))
    return Mapping(at, flow=bool(getattr(event, "flow_style", False)))
