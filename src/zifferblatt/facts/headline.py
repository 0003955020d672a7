"""The place that a headline names."""

from __future__ import annotations

from zifferblatt.articles.document import Document, Sentence
from zifferblatt.facts.place_words import place_words, townish
from zifferblatt.facts.places import places_in
from zifferblatt.facts.states import find, state_by_id
from zifferblatt.model import Entity


def title_place(document: Document) -> Entity | None:
    """The place of a headline: "Kreis Kusel: …", "Brand in Ulm". A seat of government before a colon is a source."""
    title = document.article.title
    label, colon, _ = title.partition(":")
    language = document.language
    before = place_words(language, "locative") - place_words(language, "bare") - place_words(language, "fused")
    text = f"{min(before, key=_in_first)} {label}" if colon else title
    sentence = Sentence(0, 0, 0, len(text), text)
    for place in places_in(sentence, document.language):
        state = find(place.entity.name, language)
        if not colon or state is None or state_by_id(state, language).name == place.entity.name:
            return place.entity
    return None


def placed_title(document: Document) -> Entity | None:
    """The place of a headline, where it is surely one: known, or named in the text as well."""
    place = title_place(document)
    if place is None or place.id or place.name.split()[0] in place_words(document.language, "begin"):
        return place
    language, name = document.language, place.name
    tabled = any(name in place_words(language, kind) for kind in ("place", "region")) or townish(name, language)
    return place if tabled or name in document.text else None


def _in_first(word: str) -> tuple[bool, str]:
    return (word != "in", word)
