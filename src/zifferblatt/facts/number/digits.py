"""Digits with separators: "12.000" is twelve thousand in German and twelve in English."""

from __future__ import annotations

import re
from decimal import Decimal

from zifferblatt.facts.number.lexicon import GrammarRow

PLAIN = re.compile(r"\d+")
DIGITS_AT_MOST = 24  # a longer row of digits is no claim, and would not fit the arithmetic


def digits(text: str, grammar: GrammarRow) -> Decimal | None:
    """The value of one number token, or None where it is a date, a version, a score, a time or a telephone number."""
    if len(text) > DIGITS_AT_MOST:
        return None
    if text.isascii() and text.isdigit():
        return None if len(text) > 1 and text[0] == "0" else Decimal(text)
    if text[0] == ".":
        return Decimal("0" + text)
    parts = re.split(r"[.,:’']", text)
    signs = [c for c in text if c in ".,:’'"]
    if ":" in signs or not all(p.isdecimal() and p.isascii() for p in parts):
        return None
    grouped = all(len(p) == 3 for p in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if len(signs) == 1:
        if grouped and signs[0] in grammar.group:
            return Decimal("".join(parts))
        if signs[0] in ".," and (signs[0] == grammar.decimal or len(parts[1]) != 3 or parts[0] == "0"):
            return Decimal(".".join(parts))
        return Decimal("".join(parts)) if grouped else None
    if len(set(signs)) == 1:
        return Decimal("".join(parts)) if grouped else None
    head, tail = parts[:-1], parts[-1]
    if (
        signs[-1] in ".,"
        and len(set(signs[:-1])) == 1
        and all(len(p) == 3 for p in head[1:])
        and 1 <= len(head[0]) <= 3
    ):
        return Decimal("".join(head) + "." + tail)
    return None
