"""Base forms of nouns: Soldaten → Soldat, Verletzte → Verletzter, people → person. simplemma where its dictionary knows
the word, with a closed table of nominalised adjectives and irregulars per language."""

from __future__ import annotations

from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

from zifferblatt.language.tables import Entry, table

MANY = 50_000


class NounRow(Entry):
    """A row of ``noun_forms.yaml``: `forms` have the base form `lemma`; with `ends`, words that end so have it too
    (Schwerverletzte → Schwerverletzter)."""

    lemma: str
    forms: tuple[str, ...]
    ends: bool = False


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(greedy=True))


@cache
def _forms(language: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    rows = table(language, "noun_forms", NounRow)
    exact = {f.lower(): r.lemma for r in rows for f in r.forms}
    ends = [(f.lower(), r.lemma.lower()) for r in rows if r.ends for f in r.forms]
    return exact, tuple(sorted(ends, key=lambda x: -len(x[0])))


@lru_cache(maxsize=MANY)
def noun_lemma(word: str, language: str) -> str:
    """The singular nominative of a noun as a dictionary has it; compounds stay whole; unknown words stay as they are."""
    bare = word.removesuffix("'s").removesuffix("’s")
    exact, ends = _forms(language)
    low = bare.lower()
    if low in exact:
        return exact[low]
    for end, lemma in ends:
        if low.endswith(end) and len(low) > len(end) + 2:
            return bare[: len(bare) - len(end)] + lemma
    lemma = _lemmatizer().lemmatize(bare, language)
    if lemma[:1].islower() and bare[:1].isupper() and (language == "de" or "-" in bare):
        lemma = lemma[:1].upper() + lemma[1:]
    return lemma


@lru_cache(maxsize=MANY)
def known(word: str, language: str) -> bool:
    """Whether the dictionary has this word; a name it has not."""
    return _lemmatizer().is_known(word, language)
