"""The words around a figure, as evidence of what it measures beside the fields of the fact."""

from __future__ import annotations

from functools import cache, lru_cache

from zifferblatt.articles.document import tokens
from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.series.claim import Claim

REACH = 9  # tokens on either side of the mention
STEM = 6  # letters that make a word's stem: Getreidefläche ~ Getreide, beteiligt ~ beteiligten


class CommonRow(Entry):
    """A class of words that say nothing about which figure or which happening is meant."""

    group: str
    words: tuple[str, ...]


@cache
def common(language: str) -> frozenset[str]:
    """Words too common to be evidence, in lower case."""
    if language not in languages():
        return frozenset()
    return frozenset(word for row in table(language, "common", CommonRow) for word in row.words)


def stem(word: str) -> str:
    """The first letters of a word, in lower case."""
    return word.lower()[:STEM]


@lru_cache(maxsize=65536)
def around(text: str, language: str, start: int, end: int, first: int, last: int) -> frozenset[str]:
    """Stems of the words of `text[start:end]` that stand near `first`:`last`, without figures and common words."""
    plain = common(language)
    found: set[str] = set()
    all_tokens = tokens(text, start, end)
    at = [i for i, t in enumerate(all_tokens) if t.start < last and t.end > first] or [0]
    for token in all_tokens[max(0, at[0] - REACH) : at[-1] + REACH + 1]:
        if token.kind == "word" and len(token.text) > 3 and token.lower not in plain:
            found.add(stem(token.text))
    return frozenset(found)


def context(claim: Claim) -> frozenset[str]:
    """The stems near a claim's mention, in its own sentence."""
    fact = claim.fact
    text = claim.article.title if fact.part == "title" else claim.article.text
    place = fact.sentence
    return around(text, claim.article.language, place.start, place.end, fact.mention.start, fact.mention.end)


def sentence_words(claim: Claim) -> frozenset[str]:
    """All words of the claim's sentence but its figures: two versions of one sentence share nearly all of them."""
    fact = claim.fact
    text = claim.article.title if fact.part == "title" else claim.article.text
    return _words(text, fact.sentence.start, fact.sentence.end)


@lru_cache(maxsize=65536)
def _words(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(t.lower for t in tokens(text, start, end) if t.kind == "word")


def near_words(claim: Claim) -> frozenset[str]:
    """The words right beside the mention, common ones too: they tell two figures of one sentence apart."""
    fact = claim.fact
    text = claim.article.title if fact.part == "title" else claim.article.text
    start = max(fact.sentence.start, fact.mention.start - 40)
    return _words(text, start, min(fact.sentence.end, fact.mention.end + 40))
