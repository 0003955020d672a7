"""Lemmas of counted nouns: simplemma's dictionary, and the rules of ``language/*/lemmas.yaml`` before it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from zifferblatt.language.dictionary import dictionary as known_words
from zifferblatt.language.dictionary import factory
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals, inflected, writing

if TYPE_CHECKING:
    from simplemma import Lemmatizer

SHORT_STEM = 5  # a shorter nominal stem may be another word's ending by chance: "tot" in "Quote"


class LemmaRow(Entry):
    """A row of ``lemmas.yaml``; what the kinds mean stands at its head."""

    kind: Literal["nominal", "irregular", "ending", "feminine", "neuter"]
    words: tuple[str, ...]
    lemma: str = ""


@lru_cache(maxsize=65536)
def noun_lemma(word: str, language: str) -> str:
    """The singular nominative of a noun, nominalised adjectives in the masculine: ``Toten`` → ``Toter``.

    Compounds stay whole (``Blauhelmsoldaten`` → ``Blauhelmsoldat``). A word nobody knows comes back as it is.
    """
    if not word or not word[0].isalpha():
        return word
    if capitals(language):
        return _capital_noun(word, language)
    bare = word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    found = _plain_noun(bare.lower(), language)
    if bare != found and bare.lower() == found and found.endswith("s") and known(found[:-1], language):
        return found[:-1]  # Poles, Danes
    return bare if bare != found and bare.lower() == found and not known(found, language) else found


@cache
def _genders(language: str) -> tuple[tuple[str, Literal["feminine", "neuter"]], ...]:
    rows = table(language, "lemmas", LemmaRow)
    found = [(word.lower(), row.kind) for row in rows if row.kind in ("feminine", "neuter") for word in row.words]
    return tuple(sorted(found, key=lambda ending: -len(ending[0])))


@lru_cache(maxsize=65536)
def gender(noun: str, language: str) -> Literal["masculine", "feminine", "neuter"]:
    """The gender of a noun in the singular by how it ends, the longest ending first; masculine where no row says."""
    low = noun.lower()
    return next((kind for ending, kind in _genders(language) if low.endswith(ending)), "masculine")


@lru_cache(maxsize=65536)
def known(word: str, language: str) -> bool:
    """Whether the dictionary has `word`, as written or (for the first word of a sentence) in lower case."""
    dictionary = known_words(language)
    return bool(word) and (word in dictionary or word.lower() in dictionary)


@lru_cache(maxsize=65536)
def small_word(word: str, language: str) -> bool:
    """Whether a word that begins a sentence is no noun: the dictionary has it in small letters only ("Danach")."""
    dictionary = known_words(language)
    low = word.lower()
    if low not in dictionary or not word[1:].islower():
        return False
    form = inflected(low, language) and lemma(low, language) not in (low, word)  # "Dritter wurde ..."
    return form or word[:1].upper() + word[1:] not in dictionary


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """The dictionary's lemma of any word, by its own spelling: ``getötet`` → ``töten``."""
    if not word:
        return word
    try:
        return _lemmatizer(language).lemmatize(word, language)
    except UnicodeDecodeError:  # simplemma cuts a word it does not know inside a letter of several bytes
        return word


def _capital_noun(word: str, language: str) -> str:
    rules = _rules(language)
    if word in rules.irregular:
        return rules.irregular[word]
    if (nominal := _nominal(word, rules.nominal, language)) is not None:
        return nominal
    if (ended := _ending(word, rules.endings)) is not None:
        return ended
    found = lemma(word, language)
    if found.endswith("ß") and "ss" in word:
        found = found[:-1] + "ss"  # the dictionary spells Prozeß
    if found[:1].isupper():
        return found
    participle = next((word[: -len(e)] for e in writing(language).adjective if word.endswith(e)), None)
    if participle and participle.endswith(("t", "end")) and word[0].isupper():
        return participle + "er"  # Mitwirkende: the dictionary knows only the verb
    return word[:1] + found[1:] if found.casefold()[:1] == word.casefold()[:1] else word


def _nominal(word: str, stems: frozenset[str], language: str) -> str | None:
    for ending in writing(language).adjective:
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        low = stem.lower()
        if low in stems or any(low.endswith(s) and _compound(stem, s, language) for s in stems):
            return stem + "er"
    return None


def _compound(stem: str, last: str, language: str) -> bool:
    """Whether `stem` may be a compound that ends in the nominal stem `last`."""
    before = stem[: -len(last)]
    if len(last) >= SHORT_STEM:
        return True
    return len(before) > 3 and (known(before, language) or known(before.removesuffix("s"), language))


def _plain_noun(word: str, language: str) -> str:
    rules = _rules(language)
    if word in rules.nominal or word in rules.irregular:
        return rules.irregular.get(word, word)
    if (ended := _ending(word, rules.endings)) is not None:
        return ended
    if not word.endswith("s") or word.endswith("ss"):
        # Only plurals are shortened: "killed", "building", "better" are nouns here, if anything.
        return word
    found = lemma(word, language)
    if found != word:
        return found if len(found) < len(word) else word
    if known(word, language):
        return word
    return word[:-1] if len(word) > 3 else word


def _ending(word: str, endings: Mapping[str, str]) -> str | None:
    for old, new in endings.items():
        if word.endswith(old) and len(word) - len(old) >= 3:
            return word[: -len(old)] + new
    return None


class _Rules:
    """The rows of one language, by kind."""

    def __init__(self, language: str) -> None:
        rows = table(language, "lemmas", LemmaRow)
        self.nominal: frozenset[str] = frozenset(w for r in rows if r.kind == "nominal" for w in r.words)
        self.irregular: dict[str, str] = {w: r.lemma for r in rows if r.kind == "irregular" for w in r.words}
        self.endings: dict[str, str] = {w: r.lemma for r in rows if r.kind == "ending" for w in r.words}


@cache
def _rules(language: str) -> _Rules:
    return _Rules(language)


@cache
def _lemmatizer(language: str) -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    greedy = capitals(language)  # finds the heads of compounds
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(greedy=greedy, dictionary_factory=factory()))
