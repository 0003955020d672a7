"""Number words: "dreihundertfünfzig", "twenty-five", and the number that begins a longer word ("dreitägig")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from zifferblatt.facts.number.lexicon import Lexicon, Morpheme, lexicon

HUNDRED, THOUSAND = Decimal(100), Decimal(1000)
LONGEST_WORD = 120  # longer "words" are no number words; keeps any input linear


def value_of(pieces: Sequence[Morpheme]) -> Decimal | None:
    """The value of a row of morphemes, or None if they do not make one number.

    >>> value_of([("unit", Decimal(3)), ("joiner", Decimal(0)), ("ten", Decimal(20))])
    Decimal('23')
    """
    total = group = small = Decimal(0)
    seen: str | None = None  # what the part below one hundred ended with
    last_thousand = False
    for kind, value in pieces:
        if kind == "joiner":
            if seen is None and not group and not total:
                return None
            continue
        if kind in ("unit", "one", "teen", "ten"):
            fits = seen is None or {seen, kind} in ({"unit", "ten"}, {"one", "ten"})
            if not fits:
                return None
            small, seen = small + value, "full" if seen else kind
        elif kind == "hundred":
            if group or seen in ("ten", "full"):
                return None
            group, small, seen = (small if seen else Decimal(1)) * HUNDRED, Decimal(0), None
        elif kind == "thousand":
            if last_thousand:
                return None
            total, group, small, seen, last_thousand = (
                ((group + small) or Decimal(1)) * THOUSAND,
                Decimal(0),
                Decimal(0),
                None,
                True,
            )
        elif kind == "plushalf":
            return total + group + small + value if seen in ("unit", "one", "teen", "ten") else None
        else:
            return None
    if pieces and pieces[-1][0] == "joiner":
        return None
    return total + group + small


@lru_cache(maxsize=20_000)
def _segments(word: str, language: str) -> tuple[tuple[int, Morpheme], ...]:
    """The morphemes that begin `word`, longest first at each step, with the offset where each ends."""
    lex = lexicon(language)
    found: list[tuple[int, Morpheme]] = []
    at = 0
    while at < len(word):
        for size in range(min(lex.longest, len(word) - at), 0, -1):
            piece = lex.morphemes.get(word[at : at + size])
            if piece is not None:
                at += size
                found.append((at, piece))
                break
        else:
            if word[at] == "-" and found:
                at += 1
                continue
            break
    return tuple(found)


def spelled(word: str, lex: Lexicon) -> Decimal | None:
    """The value of a whole number word in lower case, or None."""
    if len(word) > LONGEST_WORD:
        return None
    parts = _segments(word, lex.language)
    return value_of([m for _, m in parts]) if parts and parts[-1][0] == len(word) else None


def begins(word: str, lex: Lexicon) -> tuple[Decimal, int] | None:
    """The number that begins `word` (lower case) and the offset where it ends; the longest that makes sense."""
    if len(word) > LONGEST_WORD:
        return None
    parts = _segments(word, lex.language)
    for n in range(len(parts), 0, -1):
        end = parts[n - 1][0]
        value = value_of([m for _, m in parts[:n]])
        if value is not None and end < len(word):
            return value, end
    return None
