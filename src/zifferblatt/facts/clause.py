"""The clause of a figure: where it begins and ends, and what is only inserted into it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.words import has, word_set

EDGES = frozenset(",;:–—()!?|")
BRACKETS = {"(": ")", "–": "–", "—": "—"}
OPENERS = frozenset((*BRACKETS, ","))
LONG = 25  # tokens of an inserted clause, at most
WINDOW = 40  # tokens on either side of a figure that are looked at: a sentence without end costs no more than others


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in a sentence a figure stands: tokens `first` to `last`, its noun among them."""

    sentence: Sentence
    first: int
    last: int
    noun: int | None
    language: str

    @property
    def words(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens


def edge(words: Sequence[Token], i: int, language: str) -> bool:
    """Whether a clause ends at token `i`."""
    if words[i].text not in EDGES:
        return words[i].text == "-" and not words[i].glued  # "WASHINGTON - North Korea has ..."
    return words[i].text != "," or i + 1 >= len(words) or not has(words, i + 1, language, "inserted")


def asides(words: Sequence[Token], first: int, last: int, language: str) -> frozenset[int]:
    """The tokens of brackets and inserted clauses that do not hold the tokens `first` to `last`."""
    found: set[int] = set()
    i, limit = max(0, first - WINDOW), min(len(words), last + WINDOW)
    while i < limit:
        end = _aside_end(words, i, language) if words[i].text in OPENERS else None
        if end is not None and not (i < last and first <= end):
            found.update(range(i, end + 1))
            i = end
        i += 1
    return frozenset(found)


def _aside_end(words: Sequence[Token], i: int, language: str) -> int | None:
    """The token that closes the insertion opened at token `i`: ")" or the second comma."""
    text = words[i].text
    reach = min(len(words), i + LONG)
    if text in BRACKETS:
        return next((k for k in range(i + 1, reach) if words[k].text == BRACKETS[text]), None)
    if text != "," or i + 1 >= len(words):
        return None
    if not (has(words, i + 1, language, "inserted") or words[i + 1].lower in word_set(language, "pronoun_relative")):
        return None
    end = next((k for k in range(i + 1, reach) if words[k].text == ","), None)
    if end is None or end + 1 >= len(words) or words[end + 1].lower in word_set(language, "relative"):
        return None
    return end


def clause(words: Sequence[Token], low: int, high: int, language: str, aside: Set[int]) -> tuple[int, int]:
    """The tokens from edge to edge around tokens `low` to `high`, across what is inserted."""
    low, high = min(low, len(words)), min(high, len(words))
    least, most = max(0, low - WINDOW), min(len(words), high + WINDOW)
    while low > least and (low - 1 in aside or not edge(words, low - 1, language)):
        low -= 1
    while high < most and (high in aside or not edge(words, high, language)):
        high += 1
    return low, high
