"""Whom a pronoun may mean: gender and number, told by articles and the ends of nouns."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.phrase import Phrase
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.words import phrases_of_actors, words
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.lemma import known, noun_lemma

PERSONS = frozenset(
    {"person", "unnamed", "witness", "science", "government", "police", "court", "organisation", "company"}
)
FEMININE_ROLE = "in"  # "Ministerin", no "Martin": without it a word is left


def opening_pronoun(tokens: Sequence[Token], language: str) -> str | None:
    """The pronoun that opens a sentence, perhaps behind one word: "Er habe …", "Zudem habe er …" has none."""
    first = tokens[0].lower if tokens else ""
    return first if first in words(language, "pronoun") else None


def may_mean(pronoun: str, tokens: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether `pronoun` may stand for `phrase`, a subject: by its article and its nouns."""
    last = tokens[phrase.head[1] - 1].lower
    if pronoun in words(language, "person_pronoun") and (
        last in words(language, "impersonal") or (last.islower() and _plural(tokens[phrase.head[1] - 1].text, language))
    ):
        return False
    pairs = words(language, "disagrees")
    if f"{pronoun} {tokens[phrase.first].lower}" in pairs:
        return False
    return _ends_fit(pronoun, [t.text for t in tokens[phrase.head[0] : phrase.head[1]] if t.kind == "word"], language)


def may_mean_name(pronoun: str, name: str, language: str) -> bool:
    """Whether `pronoun` may stand for somebody named so: "sie" is no "Polizeisprecher"."""
    if pronoun in words(language, "person_pronoun") and not _human(name.split(), language):
        return False
    return _ends_fit(pronoun, name.split(), language)


def _human(name: Sequence[str], language: str) -> bool:
    """A name, or a noun for a person, which "he" and "she" may mean; no government, and no coast of Orange County."""
    low = [w.lower() for w in name if w.lower() not in words(language, "determiner")]
    if not low or low[-1] in words(language, "impersonal") or " ".join(low) in phrases_of_actors(language):
        return False
    if all(w[0].isupper() for w in name if w.lower() in low):
        return True
    head = low[: next((i for i, w in enumerate(low) if w in words(language, "of", "attach")), len(low))]
    if head and _plural(head[-1], language):
        return False  # rescuers
    kinds = {actor_kind(w, language) for w in head}
    return bool(kinds & PERSONS) or any(person_noun(noun_lemma(w, language), language) for w in head)


def _plural(noun: str, language: str) -> bool:
    return noun.endswith("s") and noun_lemma(noun, language) != noun


def _ends_fit(pronoun: str, nouns: Sequence[str], language: str) -> bool:
    ends = [e.partition(" -")[2] for e in words(language, "disagrees") if e.startswith(f"{pronoun} -")]
    return not any(_ends(noun, end, language) for noun in nouns for end in ends)


def _ends(noun: str, end: str, language: str) -> bool:
    if not noun.endswith(end) or len(noun) <= len(end) + 2:
        return False
    role = actor_kind(noun, language) is not None or known(noun.removesuffix(end), language)
    return role if end == FEMININE_ROLE else known(noun, language) or actor_kind(noun, language) is not None
