"""Clauses of a sentence: stretches between commas and the like, each told whether it depends on the one before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.words import words

ENDS = frozenset(",;:–—()")
FULL = frozenset(";")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first`:`last` of a sentence.

    `dependent`: a relative or adverbial clause, told by its first word; `sign`: what stands before it ("": nothing).
    """

    first: int
    last: int
    dependent: bool
    sign: str


class Clauses:
    """The clauses of one sentence, in order; every token but the separating signs is in one."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.tokens, self.language = tokens, language
        subordinate, unmarked = words(language, "subordinate"), words(language, "unmarked")
        found: list[Clause] = []
        first, sign = 0, ""
        for i in range(len(tokens) + 1):
            bare = i < len(tokens) and i > first and tokens[i].text in unmarked  # "wies darauf hin dass"
            if i < len(tokens) and not bare and not (tokens[i].kind == "sign" and _ends(tokens, i)):
                continue
            if i > first:
                opens = tokens[first].lower in subordinate or _governed_relative(tokens, first, language)
                dependent = bool(found) and sign == "," and opens
                found.append(Clause(first, i, dependent, sign))
            if i < len(tokens):
                first, sign = (i, ",") if bare else (i + 1, tokens[i].text)
        self.all = found
        self._starts = [c.first for c in found]

    def index(self, i: int) -> int:
        """The place of the clause that token `i` is in; a sign between two belongs to the one before."""
        return max(0, bisect_right(self._starts, i) - 1)

    def at(self, i: int) -> Clause:
        """The clause that token `i` is in."""
        return self.all[self.index(i)]

    def main(self, n: int) -> tuple[int, int]:
        """What an adverbial in clause `n` reaches: a dependent clause alone, a main one with all it is joined to."""
        found = self.all
        if found[n].dependent or found[n].sign == "(":
            return found[n].first, found[n].last
        first = last = n
        while first > 0 and found[first].sign not in FULL:
            first -= 1
        while last + 1 < len(found) and found[last + 1].sign not in FULL:
            last += 1
        return found[first].first, found[last].last


def _governed_relative(tokens: Sequence[Token], first: int, language: str) -> bool:
    """ "von denen", "mit der die Stadt": a relative pronoun behind a preposition, and no article."""
    if first + 2 >= len(tokens) or tokens[first].lower not in words(language, "preposition"):
        return False
    pronoun, after = tokens[first + 1].lower, tokens[first + 2].lower
    small = words(language, "determiner", "pronoun")
    return pronoun in words(language, "subordinate") and (pronoun not in small or after in small)


def _ends(tokens: Sequence[Token], i: int) -> bool:
    text = tokens[i].text
    if text in ENDS:
        return True
    # A hyphen between spaces is a dash.
    return text == "-" and not tokens[i].glued and i + 1 < len(tokens) and not tokens[i + 1].glued
