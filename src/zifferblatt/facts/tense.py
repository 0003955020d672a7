"""Whether a clause speaks of what was or of what is: by its finite verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.syntax import clause_words, finite, infinitive, infinitive_with_to, verb_form
from zifferblatt.language.writing import capitals

Tense = Literal["past", "present", ""]


def tense(tokens: Sequence[Token], clause: Sequence[int], language: str) -> Tense:
    """The tense of the clause that holds the tokens `clause`; "" where it has no finite verb. Never raises."""
    words = [i for i in clause if tokens[i].kind == "word" and (not tokens[i].capital or i == clause[0])]
    low = frozenset(tokens[i].lower for i in words)
    if not low.isdisjoint(clause_words(language, "past")):
        return "past"
    have = low & clause_words(language, "have")
    if have and (any(_participle(tokens[i].lower, language) for i in words) or _closed(tokens, words, language)):
        stative = not low.isdisjoint(clause_words(language, "stative")) and have <= clause_words(language, "being")
        return "present" if stative else "past"
    return _german(tokens, words, language) if capitals(language) else _english(tokens, words, language)


def _closed(tokens: Sequence[Token], words: Sequence[int], language: str) -> bool:
    """ "hat … entsandt": "haben" needs no second verb but its participle, at the end, whatever a dictionary says."""
    if not words or not capitals(language) or tokens[words[-1]].lower in clause_words(language, "verb"):
        return False
    last = words[-1]
    ends = last + 1 >= len(tokens) or tokens[last + 1].kind == "sign"
    first = next((i for i in words if tokens[i].lower in clause_words(language, "have")), last)
    return ends and first < last and tokens[last].lower[-1] in "tn" and verb_form(tokens[last].lower, language) != ""


def _german(tokens: Sequence[Token], words: Sequence[int], language: str) -> Tense:
    found: Tense = ""
    end = words[-1] + 1 if words else 0
    if not low_of(tokens, words).isdisjoint(clause_words(language, "will")) and _closing(tokens, words, language):
        return "present"  # "werden erstmals zugelassen sein"
    if len(words) > 1 and _perfect(tokens[words[-2]].lower, tokens[words[-1]].lower, language):
        return "past"
    verbs = [i for i in words if finite(tokens, i, end, language, capital=True)]
    plain = [i for i in verbs if not _before_noun(tokens, i)]
    for i in words:
        low = tokens[i].lower
        if i in verbs:
            if _past_form(low, language) and (i in plain or not plain):
                return "past"
            found = "present"
        elif infinitive(low, language) and not infinitive_with_to(tokens, i, language):
            found = "present"  # "kommen" may be either, and stands in a clause of today either way
    return found


def _before_noun(tokens: Sequence[Token], i: int) -> bool:
    """ "die veröffentlichte Studie": where another verb is finite, this one is none."""
    return tokens[i].lower.endswith(("te", "ten")) and i + 1 < len(tokens) and tokens[i + 1].capital


def low_of(tokens: Sequence[Token], words: Sequence[int]) -> frozenset[str]:
    """The words at `words` in lower case."""
    return frozenset(tokens[i].lower for i in words)


def _closing(tokens: Sequence[Token], words: Sequence[int], language: str) -> bool:
    return tokens[words[-1]].lower in clause_words(language, "last_infinitive")


def _english(tokens: Sequence[Token], words: Sequence[int], language: str) -> Tense:
    found: Tense = ""
    for i in words:
        low = tokens[i].lower
        if verb_form(low, language) == "either" and finite(tokens, i, i + 1, language, capital=True):
            return "past"
        if low in clause_words(language, "verb") or low in clause_words(language, "present"):
            found = "present"
    return found


def _participle(word: str, language: str) -> bool:
    """A form that makes a past with "hat", "has"."""
    if word in clause_words(language, "been"):
        return True
    return verb_form(word, language) in ("participle", "either") and word not in clause_words(language, "participle")


def _perfect(word: str, last: str, language: str) -> bool:
    """ "soll … überfallen haben" """
    return last in clause_words(language, "to_have") and (
        _participle(word, language) or verb_form(word, language) != "" or word.endswith("en")
    )


def _past_form(word: str, language: str) -> bool:
    """ "starb", "kamen", "zählte" """
    if word in clause_words(language, "verb"):
        return False
    prefixes = clause_words(language, "prefix") | clause_words(language, "particle")
    past = clause_words(language, "past")
    if any(word[:n] in prefixes and word[n:] in past for n in range(2, len(word) - 2)):
        return True  # "erlitt", "erhielt"
    return word.endswith(("te", "ten", "en")) or not word.endswith(("t", "e", "st"))
