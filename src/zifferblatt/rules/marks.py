"""The marks ``[[…]]`` in an example: where a figure must be read."""

from __future__ import annotations

import re

from zifferblatt.model import Offsets

SIGN = re.compile(r"\[\[|\]\]")


class MarkError(ValueError):
    """Marks that do not come in pairs; `at` is the character of the one too many."""

    def __init__(self, at: int) -> None:
        super().__init__(f"mark without its partner at character {at}")
        self.at = at


def unmark(marked: str) -> tuple[str, tuple[Offsets, ...]]:
    """The text without marks, and the marked stretches as offsets into it. Raises `MarkError`."""
    parts: list[str] = []
    places: list[Offsets] = []
    length, last, opened, sign_at = 0, 0, -1, 0
    for sign in SIGN.finditer(marked):
        parts.append(marked[last : sign.start()])
        length += sign.start() - last
        last, sign_at = sign.end(), sign.start()
        if (sign[0] == "[[") != (opened < 0) or (sign[0] == "]]" and opened == length):
            raise MarkError(sign.start())
        if sign[0] == "]]":
            places.append((opened, length))
            opened = -1
        else:
            opened = length
    if opened >= 0:
        raise MarkError(sign_at)
    parts.append(marked[last:])
    return "".join(parts), tuple(places)
