"""The formats of articles: plain text with metadata beside it, Markdown with front matter, JSON Lines.

A format takes the bytes of a file and gives its articles; in place of one that cannot be read, it gives the error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from zifferblatt.articles.batch import Defaults, article
from zifferblatt.articles.metadata import Metadata, from_keys, from_yaml
from zifferblatt.errors import InputError
from zifferblatt.model import Article

Found = Iterator[Article | InputError]
Format = Callable[[bytes, str, Path | None, Defaults], Found]

STDIN = "stdin"  # the name of what comes without a file
MARK = "\ufeff"  # byte order mark
FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16
PAGE_START = re.compile(r"\ufeff?\s*<(?:!doctype\s|html[\s>])", re.IGNORECASE)
JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")
FACT_KEYS = ({"fact_id"}, {"mention"}, {"start", "end"})  # any of these: the line is a fact, not an article
ARTICLE_KEYS = frozenset({"text", "title", "published", "outlet", "url"})


def decoded(data: bytes, file: str, *, first_line: int = 1) -> str:
    """The text of `data`, just as ``Path.read_text(encoding="utf-8")`` gives it: line ends are "\\n", a byte order mark
    stays. So offsets are the same for everybody who reads the file.

    Raises `InputError` with line and byte where it is no UTF-8 or no text.
    """
    wide = data.startswith(WIDE)
    if wide or b"\0" in data:
        at = 0 if wide else data.index(b"\0")
        raise InputError("no_plain_text", file=file, place=_line_of(data, at, first_line), byte=at)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        place = _line_of(data, e.start, first_line)
        # A last letter of which bytes are missing, after others that were whole.
        cut = e.end == len(data) and e.reason == "unexpected end of data" and not data[: e.start].isascii()
        if cut:
            raise InputError("cut_off", file=file, place=place, byte=e.start) from e
        raise InputError("not_utf8", file=file, place=place, byte=e.start) from e
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_of(data: bytes, at: int, first_line: int) -> str:
    return str(data.count(b"\n", 0, at) + first_line)


def plain(data: bytes, file: str, path: Path | None, defaults: Defaults) -> Found:
    """One article: the whole text, with what ``NAME.meta.yaml`` beside it says. A web page is none."""
    try:
        text = decoded(data, file)
        if PAGE_START.match(text):
            raise InputError("web_page", file=file)
        yield article(text, _beside(path), _name(path), defaults, file=file)
    except InputError as e:
        yield e


def markdown(data: bytes, file: str, path: Path | None, defaults: Defaults) -> Found:
    """One article: what follows the front matter, without the empty lines between them."""
    try:
        text = decoded(data, file)
        head, body = _front_matter(text, file)
        meta = _beside(path) if head is None else from_yaml(head, file=file, first_line=2)
        yield article(body, meta, _name(path), defaults, file=file)
    except InputError as e:
        yield e


def _front_matter(text: str, file: str) -> tuple[str | None, str]:
    """The metadata between the two lines of dashes at the start (None: there are none), and the rest."""
    shown = text.removeprefix(MARK)
    first = FENCE.match(shown)
    if first is None:
        return None, text
    second = FENCE.search(shown, first.end() + 1)
    if second is None:
        raise InputError("open_front_matter", file=file, place="1")
    return shown[first.end() + 1 : second.start()], shown[second.end() :].lstrip("\n")


def json_lines(data: bytes, file: str, path: Path | None, defaults: Defaults) -> Found:
    """An article a line. A line that is broken does not hold up the others."""
    if holds_facts(data):
        yield InputError("facts", file=file)
        return
    found = False
    # The line ends of all systems; none of them can stand inside a JSON value.
    for number, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1):
        if not line.strip():
            continue
        found = True
        try:
            text = decoded(line, file, first_line=number)
            yield _line(text.removeprefix(MARK), f"{_name(path)}-{number}", file, str(number), defaults)
        except InputError as e:
            yield e
    if not found:
        yield InputError("no_text", file=file)


def _line(line: str, name: str, file: str, place: str, defaults: Defaults) -> Article:
    keys = _object(line, file, place)
    text = keys.get("text")
    if not isinstance(text, str):
        raise InputError("no_text", file=file, place=place)
    meta = from_keys(keys, file=file, place=place)
    return article(text, meta, name, defaults, file=file, place=place)


def _object(line: str, file: str = "", place: str = "") -> dict[str, object]:
    try:
        loaded = json.loads(line)
    except json.JSONDecodeError as e:
        raise InputError("bad_json", file=file, place=f"{place}:{e.colno}", detail=e.msg) from e
    except (RecursionError, ValueError) as e:  # nested too deep, or a number of thousands of digits
        raise InputError("bad_json", file=file, place=place, detail=" ".join(str(e).split())[:80]) from e
    if not isinstance(loaded, dict):
        raise InputError("no_object", file=file, place=place)
    return {str(key): value for key, value in loaded.items()}


def holds_facts(data: bytes) -> bool:
    """Whether the first line of JSON Lines is a fact, as ``zifferblatt facts`` writes them, and no article."""
    keys = _first_keys(data)
    return keys is not None and any(wanted <= keys for wanted in FACT_KEYS)


def holds_articles(data: bytes) -> bool:
    """Whether JSON Lines are articles: the first line has a key of theirs, or is broken, which is worth an error."""
    keys = _first_keys(data)
    return keys is None or (not holds_facts(data) and bool(keys & ARTICLE_KEYS))


def _first_keys(data: bytes) -> frozenset[str] | None:
    """The keys of the first line that is not empty; None where it is no object."""
    start = len(data) - len(data.removeprefix(MARK.encode()).lstrip())
    end = data.find(b"\n", start)
    try:
        return frozenset(_object(data[start : end if end >= 0 else len(data)].decode("utf-8")))
    except (InputError, UnicodeDecodeError):
        return None


def _name(path: Path | None) -> str:
    return readable(path.stem) if path else STDIN


def readable(name: str) -> str:
    """The name of a file in whole characters, even where the file system's is no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _beside(path: Path | None) -> Metadata:
    """What ``NAME.meta.yaml`` says. Raises `InputError` where it is broken."""
    if path is None or not (beside := path.with_suffix(".meta.yaml")).is_file():
        return Metadata()
    return from_yaml(decoded(bytes_of(beside), str(beside)).removeprefix(MARK), file=str(beside))


def bytes_of(path: Path) -> bytes:
    """The content of a file. Raises `InputError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as e:
        raise InputError("not_readable", file=path, detail=e.strerror or str(e)) from e


FORMATS: dict[str, Format] = {".txt": plain, ".md": markdown, ".jsonl": json_lines}


def format_of(data: bytes) -> Format:
    """The format of what comes without a name: JSON Lines and front matter show themselves, all else is text."""
    if JSON_START.match(data):
        return json_lines
    return markdown if data.removeprefix(MARK.encode()).startswith(b"---\n") else plain
