"""Quotation marks and brackets within a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token

BRACKETS = 8  # tokens in brackets or quotation marks within a phrase
OPEN, CLOSE = frozenset('„“«»"‚‘'), frozenset('“”»«"‘’')
QUOTES = OPEN | CLOSE | {"'"}


def closing(tokens: Sequence[Token], i: int, end: int, signs: frozenset[str]) -> int:
    """The token behind the sign that closes what token `i` opens, or 0."""
    for k in range(i + 2, min(end + 1, i + BRACKETS, len(tokens))):
        if tokens[k].text in signs:
            return k + 1
    return 0
