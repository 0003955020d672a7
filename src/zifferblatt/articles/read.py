"""Reads articles from files, folders and standard input; what cannot be read is told in a line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812 - `date` is the name of a parameter
from pathlib import Path
from typing import BinaryIO

from zifferblatt.articles.batch import Batch, Defaults
from zifferblatt.articles.formats import FORMATS, MARK, STDIN, Found, bytes_of, format_of, holds_articles, readable
from zifferblatt.errors import InputError
from zifferblatt.model import Article

FACTS = ".facts.jsonl"  # the name that facts are kept under


def read(
    paths: Sequence[str | Path],
    *,
    date: Day | None = None,
    outlet: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Batch:
    """The articles in `paths`: files (.txt with its .meta.yaml, .md with front matter, .jsonl), folders, or "-".

    `date` and `outlet` hold for articles that say none; `language` for all. `stdin` stands for standard input.
    A text is what ``Path.read_text(encoding="utf-8")`` gives: line ends are "\\n", nothing else is changed. Raises
    nothing: whatever cannot be read is among the batch's problems.
    """
    defaults = Defaults(date, outlet, language)
    found: list[Article] = []
    problems: list[InputError] = []
    for path in paths:
        for one in _path(str(path), defaults, stdin):
            if isinstance(one, InputError):
                problems.append(one)
            else:
                found.append(one)
    return Batch(tuple(found), tuple(problems))


def _path(name: str, defaults: Defaults, stdin: BinaryIO | None) -> Found:
    if name == "-":
        data = (stdin or sys.stdin.buffer).read()
        yield from format_of(data)(data, STDIN, None, defaults)
        return
    path = Path(name)
    try:
        there, folder = bool(name) and path.exists(), path.is_dir()
    except (OSError, ValueError) as e:  # no right to look, or a name that no file can have
        yield InputError("not_readable", file=name, detail=getattr(e, "strerror", None) or e)
        return
    if not there:
        yield InputError("no_file", file=name)
    elif folder:
        yield from _folder(path, defaults)
    elif path.suffix.lower() not in FORMATS:
        yield InputError("unknown_kind", file=name, suffix=path.suffix or path.name, known=", ".join(FORMATS))
    else:
        yield from _file(path, defaults)


def _file(path: Path, defaults: Defaults) -> Found:
    try:
        data = bytes_of(path)
    except InputError as e:
        yield e
        return
    yield from FORMATS[path.suffix.lower()](data, readable(str(path)), path, defaults)


def _folder(folder: Path, defaults: Defaults) -> Found:
    """All articles of a folder and the folders in it, by path."""
    empty = True
    for path in _files(folder):
        try:
            data = bytes_of(path)
        except InputError as e:
            empty = False
            yield e
            continue
        if _meant(path, data):
            empty = False
            yield from FORMATS[path.suffix.lower()](data, readable(str(path)), path, defaults)
    if empty:
        yield InputError("empty_folder", file=folder)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in FORMATS and path.is_file():
            yield path


def _meant(path: Path, data: bytes) -> bool:
    """Whether a file that nobody named is an article: Markdown with metadata (no README), JSON Lines without facts."""
    match path.suffix.lower():
        case ".md":
            return data.removeprefix(MARK.encode()).startswith(b"---") or path.with_suffix(".meta.yaml").is_file()
        case ".jsonl":
            return not path.name.endswith(FACTS) and holds_articles(data)
        case _:
            return True
