"""Whose the counted are, by what stands in their phrase or beside it: "Mitarbeiter von RWE"."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.names import unknown_name
from zifferblatt.facts.naming import Actor, compound_actor, named, state_actor
from zifferblatt.facts.phrases import phrase_at
from zifferblatt.facts.states import StateMention, state_at, states_in
from zifferblatt.facts.words import actors, word_set
from zifferblatt.language.writing import capitals


def qualifiers(words: Sequence[Token], first: int, last: int, language: str) -> tuple[Actor, ...]:
    """Who qualifies the counted phrase (tokens `first` to `last`), in it or behind it: "Soldaten aus Nordkorea"."""
    inside = tuple(
        state_actor(words, StateMention(m.entity, m.form, m.first + first, m.last + first), language)
        for m in states_in(words[first:last], language)
    )
    return (
        inside
        or compound_actor(words, first, last, language)
        or _behind(words, last, language)
        or _in_front(words, first, language)
    )


def _in_front(words: Sequence[Token], first: int, language: str) -> tuple[Actor, ...]:
    """Whose the counted are, by a genitive: "Chinas 1,4 Milliarden Einwohner", "Sudan's 48 million people"."""
    if not first:
        return ()
    word = words[first - 1].text
    if not capitals(language) and not word.endswith(("'s", "’s")):
        return ()
    state = state_at(words, first - 1, language)
    owned = state is not None and state.form == "name" and word.endswith("s") and word != state.entity.name
    return (state_actor(words, state, language),) if owned and state is not None else ()


def _behind(words: Sequence[Token], i: int, language: str) -> tuple[Actor, ...]:
    if i >= len(words):
        return ()
    low = words[i].lower
    owned = low in word_set(language, "genitive") or low in word_set(language, "owner")
    if not owned and low not in word_set(language, "of"):
        if not capitals(language) or not low.endswith("s"):
            return ()
        state = state_at(words, i, language)
        return (state_actor(words, state, language),) if state is not None and state.form == "name" else ()
    while i < len(words) and (
        words[i].lower in word_set(language, "genitive")
        or words[i].lower in word_set(language, "the")
        or words[i].lower in word_set(language, "of")
        or words[i].lower in word_set(language, "owner")
    ):
        i += 1
    if i >= len(words):
        return ()
    state = state_at(words, i, language)
    if state is not None:
        return (state_actor(words, state, language),) if state.form != "seat" else ()
    phrase = phrase_at(words, i, len(words), language) if owned else None
    found = named(words, phrase, language, bare=False) if phrase is not None else None
    return (found,) if found is not None and not of_people(found.entity.name, language) else ()


def of_people(name: str, language: str) -> bool:
    """Whether a body is called by a noun for those in it (the police, rebels), and not by a name like a firm."""
    own = name.isupper() or unknown_name(name, language) or actor_kind(name, language) in ("company", "organisation")
    return name in actors(language).values() and not own


def union_in(words: Sequence[Token], language: str) -> tuple[Actor, ...]:
    """The union of states that is named in a sentence: the EU of "27 Länder"."""
    unions = word_set(language, "union")
    found = [m for m in states_in(words, language) if m.entity.id in unions]
    return (state_actor(words, found[0], language),) if found else ()
