"""Where a command's output goes: standard output or a file, and its problems to standard error at the end."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence, Sized
from pathlib import Path
from typing import TextIO, TypeVar

import typer

from zifferblatt.errors import ConfigError, ZifferblattError
from zifferblatt.messages import interface_language, say
from zifferblatt.report.terminal import Terminal, safe

T = TypeVar("T")


def terminal(file: Path | None = None) -> Terminal:
    """How text is to be written: as wide as the terminal, in colour where there is one that is not told otherwise."""
    screen = file is None and sys.stdout.isatty()
    wanted = bool(os.environ.get("FORCE_COLOR")) or (screen and os.environ.get("TERM") != "dumb")
    colour = wanted and not os.environ.get("NO_COLOR") and file is None
    width = max(shutil.get_terminal_size((100, 24)).columns, 40)
    return Terminal(width=width, colour=colour, language=interface_language())


def write(lines: Iterable[str], file: Path | None = None) -> None:
    """Write lines to standard output, or all of them or nothing to `file`.

    A reader that has gone away (``| head``) ends it quietly. Raises `ConfigError` where the file cannot be written,
    `OSError` where standard output cannot.
    """
    if file is not None:
        _to_file(lines, file)
        return
    try:
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        give_up_stdout()


def give_up_stdout() -> None:
    """What is still buffered must go somewhere, or Python complains at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(lines: Iterable[str], file: Path) -> None:
    """Into the file that a link leads to; a device or a pipe (``/dev/stdout``) is written into, never replaced."""
    if not file.exists() or file.is_file():
        _whole(lines, Path(os.path.realpath(file)))
        return
    try:
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(line + "\n" for line in lines)
    except BrokenPipeError:
        return
    except OSError as e:
        raise ConfigError("output", file=file, detail=e.strerror or str(e)) from e


def _whole(lines: Iterable[str], file: Path) -> None:
    """Through a file beside it, so that a killed run leaves the old one or the new one, never half of one."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as e:
        raise ConfigError("output", file=file, detail=e.strerror or str(e)) from e
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            for line in lines:
                stream.write(line + "\n")
        beside.chmod(0o666 & ~_umask())
        beside.replace(file)
    except OSError as e:
        raise ConfigError("output", file=file, detail=e.strerror or str(e)) from e
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def note(text: str) -> None:
    """One line of words for people, on standard error."""
    print(safe(text), file=sys.stderr)


def progress(items: Sequence[T], stream: TextIO | None = None) -> Iterator[T]:
    """The items, with a count on standard error where somebody watches and there are many."""
    out = stream or sys.stderr
    if len(items) < 50 or not out.isatty():
        yield from items
        return
    try:
        for number, item in enumerate(items, 1):
            if number % 10 == 0:
                out.write(f"\r{say('cli.progress', number=number, total=len(items))}")
                out.flush()
            yield item
    finally:
        out.write("\r\x1b[K")
        out.flush()


def need(articles: Sized, problems: Sequence[ZifferblattError]) -> None:
    """Leave with the problems named where no article could be read, before an older output is written over."""
    if problems and not articles:
        finish(problems)


def finish(problems: Iterable[ZifferblattError], found: bool = False) -> None:
    """Name every problem in a line, and leave: 2 where there was any, else 1 where something was found, else 0."""
    code = 1 if found else 0
    for problem in problems:
        sys.stdout.flush()
        note(f"zifferblatt: {problem.line(interface_language())}")
        code = 2
    if code:
        raise typer.Exit(code)
