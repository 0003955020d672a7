"""English nouns that look like verbs: "a warehouse fire", "two commuter trains", "Sunday's march"."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import lemma
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.words import word_set
from zifferblatt.language.writing import capitals

OWN_PAST = ("t", "d")  # cut, hit, shed, spread: the ends of English verbs that are their own past


def noun_like_a_verb(words: Sequence[Token], i: int, language: str) -> bool:
    """ "a warehouse fire", "Sunday's march": what looks like a verb, behind the words that open a noun phrase.

    A plain form behind a singular is no verb, for that would end in s; but "cut" and "hit" are their own past.
    """
    low, before = words[i].lower, words[i - 1] if i else None
    inflected = low.endswith(("ed", "ing")) or low != lemma(low, language).lower().removesuffix("s")
    if before is None or before.kind != "word":
        return False
    if low.endswith("ing") and i + 1 < len(words) and words[i + 1].lower in word_set(language, "of"):
        return before.lower in word_set(language, "determiner")  # the sinking of the ship
    if low.endswith(("ed", "ing")):
        return False
    if words[i].capital and before.capital and not _headline(words):
        return True  # Cal Fire
    if before.text.endswith(("'s", "’s")) or before.lower in word_set(language, "determiner"):
        return True
    if low.endswith("s") and _several(words, i, language):
        return True
    if inflected or low.endswith(OWN_PAST) or before.lower.endswith(("s", "ly")):
        return False
    start = next((k for k in range(i - 1, max(-1, i - 5), -1) if not _inside_phrase(words[k], language)), -1)
    return start >= 0 and (
        words[start].lower in word_set(language, "determiner") or words[start].text.endswith(("'s", "’s"))
    )


def named_inside(words: Sequence[Token], i: int, language: str) -> bool:
    """ "in March": within a sentence a capital tells a name, but for a headline's words and where nouns have one."""
    if capitals(language) or not words[i].capital or not i or words[i - 1].kind == "sign":
        return False
    return words[i].text[1:].islower() and not _headline(words)


def _several(words: Sequence[Token], i: int, language: str) -> bool:
    """ "two commuter trains": a number stands before what looks like a verb, with small words between them alone."""
    for k in range(i - 1, max(-1, i - 4), -1):
        row = lexicon(language).row(words[k].lower, "unit", "teen", "ten", "some", "vague")
        if row is not None or words[k].kind == "number":
            return not words[k].capital or k == 0
        if words[k].capital or not _inside_phrase(words[k], language):
            return False
    return False


def _headline(words: Sequence[Token]) -> bool:
    """Whether every longer word has a capital: "Bank Cuts Jobs"."""
    return all(t.capital for t in words if t.kind == "word" and len(t.text) > 4)


def _inside_phrase(token: Token, language: str) -> bool:
    """A word that may stand between an article and its noun."""
    return (
        token.kind == "word"
        and not token.lower.endswith(("s", "'s", "’s"))
        and token.lower not in word_set(language, "determiner")
        and token.lower not in word_set(language, "auxiliary")
        and token.lower not in word_set(language, "preposition")
        and token.lower not in word_set(language, "relative")
        and token.lower not in word_set(language, "and")
    )
