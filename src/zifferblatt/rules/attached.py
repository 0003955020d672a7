"""What stands beside a rule file and belongs to it: long articles (``file:``) and further examples.

A rule is text from anywhere, so what it names is held to its own folder: no absolute path, no "..", no link, no device,
and no more than a bounded number of characters.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from zifferblatt.errors import RuleError
from zifferblatt.rules.source import Listing, Mapping, Path, Scalar, Tree

LONGEST_ARTICLE = 200_000
LONGEST_TOGETHER = 1_000_000
ENDING = ".txt"
EXAMPLES = (".examples.yaml", ".examples.yml")


def sibling(rule: FilePath) -> FilePath | None:
    """The file of further examples of a rule file: ``toll.examples.yaml`` beside ``toll.yaml``; None where none is."""
    beside = (rule.with_name(rule.stem + ending) for ending in EXAMPLES)
    return next((f for f in beside if f.is_file() and not f.is_symlink()), None)


def owner(examples: FilePath) -> FilePath | None:
    """The rule file that a file of further examples belongs to, or None where there is none."""
    stem = next((examples.name[: -len(e)] for e in EXAMPLES if examples.name.endswith(e)), "")
    beside = (examples.with_name(stem + ending) for ending in (".yaml", ".yml"))
    return next((f for f in beside if f.is_file()), None) if stem else None


def attach(tree: Tree, folder: FilePath | None) -> list[RuleError]:
    """Put the text of every article that stands in a file into the tree. `folder`: the rule's own, None: it has none.

    Gives what is wrong with the files; such an article holds a blank, so that nothing else is said of it.
    """
    problems: list[RuleError] = []
    left = LONGEST_TOGETHER
    for path, story in _stories(tree):
        named = story.items.get("file")
        if not isinstance(named, Scalar):
            continue
        place = str(named.at)
        if "text" in story.items:
            problems.append(RuleError("rule_text_and_file", file=tree.file, place=place))
            continue
        text = " "
        try:
            text = article(folder, named.text, left) or text
            left -= len(text)
        except RuleError as error:
            problems.append(RuleError(error.code, file=tree.file, place=place, **error.values))
        story.items["text"] = Scalar(text, named.at, named.end, plain=False, block=True)
        story.keys["text"] = tree.position((*path, "file"), key=True)
    return problems


def _stories(tree: Tree) -> Iterator[tuple[Path, Mapping]]:
    examples = tree.node(("examples",))
    for i, example in enumerate(examples.items if isinstance(examples, Listing) else ()):
        story = example.items.get("story") if isinstance(example, Mapping) else None
        for j, one in enumerate(story.items if isinstance(story, Listing) else ()):
            if isinstance(one, Mapping):
                yield ("examples", i, "story", j), one


def article(folder: FilePath | None, name: str, most: int = LONGEST_ARTICLE) -> str:
    """The text of the file `name` in `folder` or beneath. Raises `RuleError` where it is not to be read."""
    parts = PurePosixPath(name).parts
    if folder is None or name.startswith(("/", "~")) or ".." in parts or any(c in name for c in "\\:\0"):
        raise RuleError("rule_file_outside", name=name)
    if not name.endswith(ENDING):
        raise RuleError("rule_file_kind", name=name, ending=ENDING)
    place = folder
    for part in parts:
        place = place / part
        _no_link(place, name)
    try:
        with place.open("rb") as stream:
            content = stream.read(4 * LONGEST_ARTICLE + 1)
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise RuleError("rule_file_not_utf8", name=name) from error
    except OSError as error:
        raise RuleError("rule_file_missing", name=name, folder=folder) from error
    limit = min(LONGEST_ARTICLE, most)
    if len(text) > limit or len(content) > 4 * LONGEST_ARTICLE:
        raise RuleError("rule_file_long", name=name, limit=limit)
    return text


def _no_link(place: FilePath, name: str) -> None:
    """A folder or a file, not a link that leads elsewhere, nor a pipe that never ends."""
    try:
        mode = place.lstat().st_mode
    except (OSError, ValueError) as error:
        raise RuleError("rule_file_missing", name=name, folder=place.parent) from error
    if stat.S_ISLNK(mode):
        raise RuleError("rule_file_outside", name=name)
    last = place.name.endswith(ENDING)
    if not (stat.S_ISREG(mode) if last and not stat.S_ISDIR(mode) else stat.S_ISDIR(mode)):
        raise RuleError("rule_file_missing", name=name, folder=place.parent)
