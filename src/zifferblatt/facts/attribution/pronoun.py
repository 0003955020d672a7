"""Whom a pronoun may mean: gender and number, told by articles and the ends of nouns."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.phrase import Phrase
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.words import words
from zifferblatt.facts.lemma import known

FEMININE_ROLE = "in"  # "Ministerin", no "Martin": without it a word is left


def opening_pronoun(tokens: Sequence[Token], language: str) -> str | None:
    """The pronoun that opens a sentence, perhaps behind one word: "Er habe …", "Zudem habe er …" has none."""
    first = tokens[0].lower if tokens else ""
    return first if first in words(language, "pronoun") else None


def may_mean(pronoun: str, tokens: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether `pronoun` may stand for `phrase`, a subject: by its article and its nouns."""
    last = tokens[phrase.head[1] - 1].lower
    if pronoun in words(language, "person_pronoun") and last in words(language, "impersonal"):
        return False
    pairs = words(language, "disagrees")
    if f"{pronoun} {tokens[phrase.first].lower}" in pairs:
        return False
    return _ends_fit(pronoun, [t.text for t in tokens[phrase.head[0] : phrase.head[1]] if t.kind == "word"], language)


def may_mean_name(pronoun: str, name: str, language: str) -> bool:
    """Whether `pronoun` may stand for somebody named so: "sie" is no "Polizeisprecher"."""
    last = name.split()[-1] if name else ""
    if pronoun in words(language, "person_pronoun") and last.lower() in words(language, "impersonal"):
        return False
    return _ends_fit(pronoun, name.split(), language)


def _ends_fit(pronoun: str, nouns: Sequence[str], language: str) -> bool:
    ends = [e.partition(" -")[2] for e in words(language, "disagrees") if e.startswith(f"{pronoun} -")]
    return not any(_ends(noun, end, language) for noun in nouns for end in ends)


def _ends(noun: str, end: str, language: str) -> bool:
    if not noun.endswith(end) or len(noun) <= len(end) + 2:
        return False
    role = actor_kind(noun, language) is not None or known(noun.removesuffix(end), language)
    return role if end == FEMININE_ROLE else known(noun, language) or actor_kind(noun, language) is not None
