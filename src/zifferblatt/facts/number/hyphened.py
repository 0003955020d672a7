"""Numbers that hyphens make one word of: "two-and-a-half-hour", "four-to-seven", "10-to-15-minute", "one-in-five"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.digits import digits
from zifferblatt.facts.number.lexicon import Lexicon
from zifferblatt.facts.number.spelled import spelled

HALF = Decimal("0.5")
PARTS = 3  # parts of the shortest such word: one, in, five
MORE_HALF = 4  # parts of a number and a half: two, and, a, half


@dataclass(frozen=True, slots=True)
class Hyphened:
    """The number of such a word: tokens up to `last`, the offset where its core ends, its ends, and what hangs on it.

    `share`: it is a share, of which `low` and `high` are the same.
    """

    last: int
    end: int
    low: Decimal
    high: Decimal
    tail: str | None
    share: bool = False


def hyphened(tokens: Sequence[Token], i: int, lex: Lexicon) -> Hyphened | None:
    """The number of the hyphened word that begins at token `i`, or None where it is no such word."""
    last, parts = _parts(tokens, i)
    if len(parts) < PARTS or (low := _worth(parts[0], lex)) is None:
        return None
    return _half(tokens, last, parts, low, lex) or _joined(tokens, last, parts, low, lex)


def _parts(tokens: Sequence[Token], i: int) -> tuple[int, tuple[str, ...]]:
    """The token after the word, and its parts; digits stand apart from the word behind their hyphen."""
    token = tokens[i]
    if token.kind == "word":
        return i + 1, tuple(token.lower.split("-"))
    rest = tokens[i + 1 : i + 3]
    if len(rest) == 2 and rest[0].text == "-" and rest[1].kind == "word" and all(t.glued for t in rest):
        return i + 3, (token.text, *rest[1].lower.split("-"))
    return i + 1, ()


def _worth(part: str, lex: Lexicon) -> Decimal | None:
    one = lex.row(part, "one")
    if one is not None and not one.article:
        return one.number
    return digits(part, lex.grammar) if part[:1].isdigit() else spelled(part, lex)


def _half(tokens: Sequence[Token], last: int, parts: tuple[str, ...], low: Decimal, lex: Lexicon) -> Hyphened | None:
    if len(parts) < MORE_HALF or lex.row(parts[1], "joiner") is None or lex.row(parts[2], "one") is None:
        return None
    if lex.row(parts[3], "half") is None:
        return None
    return Hyphened(last, _end(tokens, last, parts, MORE_HALF), low + HALF, low + HALF, _tail(parts, MORE_HALF))


def _joined(tokens: Sequence[Token], last: int, parts: tuple[str, ...], low: Decimal, lex: Lexicon) -> Hyphened | None:
    high = _worth(parts[2], lex)
    if high is None or not low < high:
        return None
    end, tail = _end(tokens, last, parts, PARTS), _tail(parts, PARTS)
    if tail is None and (parts[1],) in lex.grammar.out_of:
        return Hyphened(last, end, low / high, low / high, None, share=True)
    ranged = any(parts[1] in row.joins for row in lex.ranges)
    return Hyphened(last, end, low, high, tail) if ranged else None


def _tail(parts: tuple[str, ...], size: int) -> str | None:
    return "-".join(parts[size:]) or None


def _end(tokens: Sequence[Token], last: int, parts: tuple[str, ...], size: int) -> int:
    """Where the number ends: what hangs on it, with its hyphens, is cut off."""
    return tokens[last - 1].end - sum(len(p) + 1 for p in parts[size:])
