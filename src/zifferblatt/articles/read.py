"""Reads articles from files, folders and standard input; what cannot be read is told in one line, the rest is done."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date as Day  # noqa: N812 - `date` is the name of a parameter
from pathlib import Path
from typing import BinaryIO

from zifferblatt.articles.batch import Batch, Defaults, article
from zifferblatt.articles.metadata import Metadata, from_keys, from_yaml
from zifferblatt.errors import InputError
from zifferblatt.model import Article

Read = Callable[[bytes, str, Path | None, Defaults], Iterator[Article | InputError]]
STDIN = "-"
FENCE = "---"
FACTS = ".facts.jsonl"


def read(
    paths: Sequence[str | Path],
    *,
    date: Day | None = None,
    outlet: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Batch:
    """The articles in `paths`: files (.txt with its .meta.yaml, .md with front matter, .jsonl), folders, or "-".

    `date` and `outlet` hold for articles that say none; `language` for all. `stdin` stands for standard input (tests).
    Text is UTF-8; line ends are given as "\\n" and a byte order mark is dropped, nothing else is changed.
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


def _path(name: str, defaults: Defaults, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    if name == STDIN:
        data = (stdin or sys.stdin.buffer).read()
        kind = _jsonl if data.lstrip()[:1] == b"{" else _text
        yield from kind(data, "stdin", None, defaults)
        return
    path = Path(name)
    if path.is_dir():
        files = [f for f in sorted(path.rglob("*")) if _holds_articles(f, path)]
        if not files:
            yield InputError("empty_folder", file=name)
        for file in files:
            yield from _file(file, defaults)
    elif not path.exists():
        yield InputError("no_file", file=name)
    elif path.suffix not in READERS:
        yield InputError("unknown_kind", file=name, suffix=path.suffix or path.name, known=", ".join(READERS))
    else:
        yield from _file(path, defaults)


def _holds_articles(file: Path, root: Path) -> bool:
    """Whether a file of a folder is meant to hold articles: no hidden one, no facts, no README."""
    if not file.is_file() or file.suffix not in READERS or any(p.startswith(".") for p in file.relative_to(root).parts):
        return False
    if file.suffix == ".md":
        return file.read_bytes()[:64].lstrip(b"\xef\xbb\xbf").startswith(FENCE.encode())
    if file.suffix != ".jsonl":
        return True
    with file.open("rb") as opened:
        head = opened.read(4096).lstrip()
    return not file.name.endswith(FACTS) and b'"fact_id"' not in head and not head.startswith(b'{"start"')


def _file(path: Path, defaults: Defaults) -> Iterator[Article | InputError]:
    try:
        data = path.read_bytes()
    except OSError as e:
        yield InputError("not_readable", file=path, detail=e.strerror or str(e))
        return
    yield from READERS[path.suffix](data, str(path), path, defaults)


def _decoded(data: bytes, file: str) -> str:
    """The text of `data`. Raises `InputError` with line and byte of what is no UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        raise InputError("not_utf8", file=file, place=str(line), byte=e.start) from e
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes, file: str, path: Path | None, defaults: Defaults) -> Iterator[Article | InputError]:
    try:
        meta = Metadata()
        if path is not None and (beside := path.with_suffix(".meta.yaml")).exists():
            meta = from_yaml(_decoded(beside.read_bytes(), str(beside)), file=str(beside))
        yield article(_decoded(data, file), meta, path.stem if path else "stdin", defaults, file=file)
    except InputError as e:
        yield e


def _markdown(data: bytes, file: str, path: Path | None, defaults: Defaults) -> Iterator[Article | InputError]:
    try:
        text, meta = _decoded(data, file), Metadata()
        if text.startswith(FENCE + "\n"):
            head, fence, rest = text[len(FENCE) + 1 :].partition(f"\n{FENCE}\n")
            if not fence:
                raise InputError("open_front_matter", file=file, place="1")
            meta, text = from_yaml(head, file=file, first_line=2), rest.lstrip("\n")
        yield article(text, meta, path.stem if path else "stdin", defaults, file=file)
    except InputError as e:
        yield e


def _jsonl(data: bytes, file: str, path: Path | None, defaults: Defaults) -> Iterator[Article | InputError]:
    stem = path.stem if path else "stdin"
    try:
        text = _decoded(data, file)
    except InputError as e:
        yield e
        return
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = True
        try:
            yield _line(line, f"{stem}-{number}", file, str(number), defaults)
        except InputError as e:
            yield e
    if not found:
        yield InputError("no_text", file=file)


def _line(line: str, name: str, file: str, place: str, defaults: Defaults) -> Article:
    try:
        loaded = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as e:
        detail = f"{e.msg}, column {e.colno}" if isinstance(e, json.JSONDecodeError) else "nested too deep"
        raise InputError("bad_json", file=file, place=place, detail=detail) from e
    if not isinstance(loaded, dict):
        raise InputError("no_object", file=file, place=place)
    keys: dict[str, object] = {str(k): v for k, v in loaded.items()}
    text = keys.get("text")
    if not isinstance(text, str):
        raise InputError("no_text", file=file, place=place)
    meta = from_keys({k: v for k, v in keys.items() if v is not None}, file=file, place=place)
    return article(text, meta, name, defaults, file=file, place=place)


READERS: dict[str, Read] = {".txt": _text, ".md": _markdown, ".jsonl": _jsonl}
