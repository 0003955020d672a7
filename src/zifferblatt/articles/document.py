"""An article cut into sentences and tokens, with offsets into its unchanged text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from zifferblatt.model import Article, Part

# A word may hold hyphens, apostrophes and digits after its first letter (US-Regierung, people's, K2); a number keeps
# its separators (12.000, 1,3, 2:1, 23.10.2024); a currency's code lets go of its number (EUR12, $US5); anything else is
# a token of one character. Linear: no alternative can match what another gave back.
TOKEN = re.compile(
    r"\d+(?:[.,:’']\d+)*"
    r"|(?:(?<=\$)[A-Z]{1,3}|\b(?:[A-Z]{3}|RM|R[sp]|[Kk]r))(?=\d)"
    r"|\bR(?=\d+(?:[.,]\d|[mbk]n?\b|[ -][mb]illion|[ -]trillion))"  # rand, but no R2 and no R401
    r"|[^\W\d_]\w*(?:[-‐‑'’´`][^\W_]\w*)*|(?<![\w.])\.\d+|[^\s\w]|_"
)

TokenKind = Literal["number", "word", "sign"]


@dataclass(slots=True, unsafe_hash=True)  # not frozen: that would make cutting a text three times as slow
class Token:
    """One token; nothing changes it.

    `glued`: no white space stands before it; `capital`: it begins with a capital letter, and is in German most likely
    a noun, or the first word of a sentence.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    glued: bool
    capital: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document: `source[start:end]`, where `source` is the part's whole text."""

    index: int
    paragraph: int
    start: int
    end: int
    source: str = field(repr=False)
    furniture: bool = False

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, with offsets into the part; made when first asked for, as most sentences hold no figure."""
        return tokens(self.source, self.start, self.end)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(t.lower for t in self.tokens)


@dataclass(frozen=True, slots=True)
class Document:
    """One part (text or title) of an article, in sentences. Furniture is kept in its place, and marked."""

    article: Article
    part: Part
    text: str
    language: str
    sentences: tuple[Sentence, ...]


def _branded(word: str) -> bool:
    """ "eBay", "iPhone": a name for all its small letter; but not "kWh"."""
    return len(word) > 3 and word[1].isupper() and word[0].islower() and word[2:].islower()


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    found: list[Token] = []
    last = -1
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        word, (begin, stop) = match[0], match.span()
        first = word[0]
        kind: TokenKind = (
            "word" if first.isalpha() else "number" if first in "0123456789." and word[-1].isdigit() else "sign"
        )
        found.append(Token(begin, stop, word, word.lower(), kind, begin == last, first.isupper() or _branded(word)))
        last = stop
    return tuple(found)
