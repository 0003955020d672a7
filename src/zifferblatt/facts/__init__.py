"""Facts: what an article claims in figures.

read(article) -> Reading    all facts of an article, in reading order
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zifferblatt.facts.reading import read as read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    # The grammar loads tables of words; importing a single file of this room shall not.
    if name == "read":
        from zifferblatt.facts.reading import read

        return read
    raise AttributeError(name)
