"""States by all forms of words, and lemmas of counted nouns."""

from __future__ import annotations

import pytest

from zifferblatt.facts.lemma import known, noun_lemma
from zifferblatt.facts.places import find

STATES = [
    ("de", "Südkoreas", "Südkorea KR"), ("de", "nordkoreanische", "Nordkorea KP"),
    ("de", "britischen", "Großbritannien GB"),
    ("de", "Ukrainerinnen", "Ukraine UA"), ("de", "Dänen", "Dänemark DK"), ("de", "Seouls", "Seoul KR"),
    ("de", "der Kreml", "Kreml RU"), ("de", "US-Regierung", "USA US"), ("de", "EU-Staaten", "EU EU"),
    ("de", "des Weißen Hauses", "Weißes Haus US"), ("de", "Armen", None), ("de", "die Polizei", None),
    ("en", "South Korean", "South Korea KR"), ("en", "U.S. soldiers", "United States US"),
    ("en", "Russia's", "Russia RU"),
    ("en", "the Kremlin", "Kremlin RU"), ("en", "tell us", None), ("en", "Poles", "Poland PL"),
]  # fmt: skip
LEMMAS = [
    ("de", "Toten", "Toter"), ("de", "Verletzte", "Verletzter"), ("de", "Schwerverletzten", "Schwerverletzter"),
    ("de", "Verkehrstote", "Verkehrstoter"), ("de", "Quoten", "Quote"), ("de", "Soldaten", "Soldat"),
    ("de", "Todesopfer", "Todesopfer"), ("de", "Blauhelmsoldaten", "Blauhelmsoldat"),
    ("de", "Feuerwehrleute", "Feuerwehrmann"),
    ("en", "people", "person"), ("en", "children", "child"), ("en", "wounded", "wounded"), ("en", "lives", "life"),
    ("en", "police", "police"), ("en", "countries", "country"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "state"), STATES)
def test_a_state(language: str, words: str, state: str | None) -> None:
    found = find(words, language)
    assert (f"{found.name} {found.id}" if found else None) == state


@pytest.mark.parametrize(("language", "word", "lemma"), LEMMAS)
def test_a_lemma(language: str, word: str, lemma: str) -> None:
    assert noun_lemma(word, language) == lemma


def test_a_name_is_not_known() -> None:
    assert known("Haus", "de")
    assert not known("Ahrweiler", "de")
