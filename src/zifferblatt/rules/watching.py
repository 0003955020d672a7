"""Tells when rule files change, by looking at them: there are few, and no library is needed for that."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from zifferblatt.rules.file import ENDINGS

INTERVAL = 0.4  # seconds between two looks
SUFFIXES = (*ENDINGS, ".txt")
Stamps = dict[Path, tuple[int, int]]


def stamps(places: Iterable[Path]) -> Stamps:
    """What stands in the places, with the time and the size of each file."""
    found: Stamps = {}
    for place in places:
        for file in place.rglob("*") if place.is_dir() else place.parent.iterdir():
            try:
                if file.suffix in SUFFIXES and file.is_file():
                    known = file.stat()
                    found[file] = (known.st_mtime_ns, known.st_size)
            except OSError:  # gone in between
                continue
    return found


def changes(places: list[Path], before: Stamps, interval: float = INTERVAL) -> Iterator[set[Path]]:
    """The files that changed, came or went since `before`, each time some did; for ever."""
    while True:
        time.sleep(interval)
        now = stamps(places)
        if changed := {file for file in before.keys() | now.keys() if before.get(file) != now.get(file)}:
            yield changed
        before = now


def concerns(changed: Path, rule: Path) -> bool:
    """Whether a changed file is the rule, its further examples, or an article that may belong to it."""
    if changed.suffix == ".txt":
        return rule.parent in changed.parents
    return changed.parent == rule.parent and changed.name.split(".")[0] == rule.name.split(".")[0]
