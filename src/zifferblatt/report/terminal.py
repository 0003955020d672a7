"""Words on a terminal: nothing that could command it, colour only where it is wanted, lines that fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

NARROWEST = 6  # columns a cell keeps in the narrowest table
Style = Literal["bold", "dim", "red", "yellow", "green", "blue", "cyan"]
_CODES: dict[Style, str] = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}

# Control characters are shown, not obeyed: an article may hold escape sequences that would move the cursor or rename
# the window, and direction marks that would make a figure read backwards.
_SHOWN = (
    {c: 0x2400 + c for c in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
    | {0x09: 0x20, 0x0A: 0x20, 0x0B: 0x20, 0x0C: 0x20, 0x0D: 0x20, 0x85: 0x20, 0x2028: 0x20, 0x2029: 0x20, 0xAD: None}
)


def safe(text: object) -> str:
    """`text` on one line, with every control and direction character replaced by something visible."""
    return str(text).translate(_SHOWN)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where text goes: how many columns, whether with colour, and in which language."""

    width: int = 100
    colour: bool = False
    language: str = "en"

    def styled(self, text: str, *styles: Style) -> str:
        """`text` in the styles, if there is colour."""
        if not self.colour or not styles or not text:
            return text
        return f"\x1b[{';'.join(_CODES[s] for s in styles)}m{text}\x1b[0m"


def columns(text: str) -> int:
    """How many columns a terminal needs for `text` (without styles)."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or character in "\u200b\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitted(text: str, width: int) -> str:
    """`text` padded, or cut with …, to exactly `width` columns."""
    if columns(text) > width:
        while text and columns(text) > width - 1:
            text = text[:-1]
        text = text.rstrip() + "…" if width > 0 else ""
    return text + " " * (width - columns(text))


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], width: int, *, stretch: Sequence[int], right: Sequence[int] = ()
) -> list[str]:
    """Lines of a table not wider than `width`, if its fixed columns allow; no white space at their ends.

    Columns in `stretch` give way, the widest first, but not below `NARROWEST`; those in `right` are set flush right.
    """
    cells = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max((columns(row[i]) for row in cells), default=0) for i in range(len(head))]
    over = sum(widths) + 2 * (len(widths) - 1) - width
    while over > 0 and any(widths[i] > NARROWEST for i in stretch):
        widest = max(stretch, key=lambda i: widths[i])
        widths[widest] -= 1
        over -= 1
    return ["  ".join(_cell(c, widths[i], i in right) for i, c in enumerate(row)).rstrip() for row in cells]


def _cell(text: str, width: int, right: bool) -> str:
    cut = fitted(text, width)
    return cut.rstrip().rjust(width) if right else cut
