"""Whom a noun phrase names: a person, a company, a state, a body such as the police; or nobody by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.words import actor_ranks
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.lemma import known, lemma, noun_lemma, small_word
from zifferblatt.facts.names import unknown_name
from zifferblatt.facts.phrases import Phrase
from zifferblatt.facts.place_words import is_class, place_words
from zifferblatt.facts.states import StateMention, find_adjective, state_at, state_by_id, states_in
from zifferblatt.facts.words import actors, word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Entity, Offsets

BODIES = frozenset({"government", "military", "police", "court", "authority", "intelligence"})
GROUPS = frozenset({"company", "organisation", "person", "government"})
OF_STATES = frozenset({"name", "seat", "prefix", "adjective"})
ACRONYM = range(2, 8)
NAME_PARTS = 3  # words of a name that is joined by hyphens, at least
SHORTEST = 4  # letters of either part of a compound, at least
LONG_NAME = 7  # tokens between the head of a name and the brackets with its short form, at most


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, with the words that say so."""

    entity: Entity
    cue: Offsets


def state_actor(words: Sequence[Token], mention: StateMention, language: str) -> Actor:
    """The state that is mentioned, or that a seat of government stands for."""
    return Actor(state_by_id(mention.entity, language), (words[mention.first].start, words[mention.last - 1].end))


def origin(words: Sequence[Token], phrase: Phrase, language: str) -> Actor | None:
    """ "Touristen aus China": the state from which they come."""
    i = phrase.head[1]
    if i + 1 >= len(words) or words[i].lower not in word_set(language, "of") - word_set(language, "owner"):
        return None
    state = state_at(words, i + 1, language)
    return state_actor(words, state, language) if state is not None and state.form == "name" else None


def compound_actor(words: Sequence[Token], first: int, last: int, language: str) -> tuple[Actor, ...]:
    """ "drei Opel-Modelle", "zwei CDU-Abgeordnete": whose they are, by the name before the hyphen."""
    for token in words[first:last]:
        name, _, noun = token.text.rpartition("-")
        if name and noun[:1].isupper() and (name in actors(language) or unknown_name(name, language)):
            return (Actor(Entity(name=actors(language).get(name, name)), (token.start, token.start + len(name))),)
        if token.capital and capitals(language) and (body := _fighters(token.text, language)):
            return (Actor(Entity(name=actors(language)[body]), (token.start, token.start + len(body))),)
    return ()


@lru_cache(maxsize=4096)
def _fighters(word: str, language: str) -> str | None:
    """ "Hamaskämpfer", "Bundeswehrsoldaten": the body that a noun for somebody begins with."""
    for k in range(SHORTEST, len(word) - SHORTEST + 1):
        rest = word[k:].capitalize()
        if word[:k] in actors(language) and person_noun(noun_lemma(rest, language), language):
            return word[:k]
    return None


def counts(words: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether the phrase is only the number of something: "die Zahl der Toten"."""
    return any(words[i].lower in word_set(language, "number_of") for i in range(*phrase.head))


def named(words: Sequence[Token], phrase: Phrase, language: str, *, bare: bool) -> Actor | None:
    """Whom the phrase names. `bare`: a word of the dictionary is a name where it stands without an article."""
    if phrase.quoted is not None:
        first, last = phrase.quoted
        text = words[first].text + "".join(("" if t.glued else " ") + t.text for t in words[first + 1 : last])
        return Actor(Entity(name=text), (words[first].start, words[last - 1].end))
    return (
        _proper(words, phrase, language, bare=bare)
        or _owned_by_name(words, phrase, language)
        or _state(words, phrase, language)
        or _body(words, phrase, language)
        or origin(words, phrase, language)
        or (
            named(words, phrase.owner, language, bare=False)
            if phrase.owner and not counts(words, phrase, language)
            else None
        )
    )


def _owned_by_name(words: Sequence[Token], phrase: Phrase, language: str) -> Actor | None:
    """Whose it is: "die deutsche Fassung von Korvapedia" is Korvapedia's, and Germany's only by its language."""
    if phrase.owner is None or counts(words, phrase, language):
        return None
    states = list(states_in(words[phrase.first : phrase.head[1]], language))
    if not states or any(m.form != "adjective" for m in states):
        return None
    return _proper(words, phrase.owner, language, bare=not phrase.owner.determiner)


def _proper(words: Sequence[Token], phrase: Phrase, language: str, *, bare: bool) -> Actor | None:
    """A name in the head: "Bundeskanzlerin Angela Merkel" → Merkel, "die Firma Orsted" → Orsted, "CDU"."""
    first, last = phrase.head
    joined = any(words[i].text == "&" for i in range(first, last))
    head = [i for i in range(first, last) if words[i].kind == "word" and (len(words[i].text) > 1 or joined)]
    if not head:
        return None
    if words[head[0]].lower in word_set(language, "unit_noun"):
        return None  # "ein Liter Milch"
    # "Bank of England": one name, though a state ends it
    one, roles = any(words[i].lower == "of" for i in head), False
    if not capitals(language):
        head = [i for n, i in enumerate(head) if n + 1 == len(head) or not find_adjective(words[i].text, language)]
        opened = head[0] == 0 and len(words) > 1 and not words[1].capital  # "Aid agency Oxfam"
        written = [
            i
            for i in head
            if words[i].capital and not (i == 0 and len(head) > 1 and (opened or _role(words, i, language)))
        ]
        roles = len(written) < len(head)
        if roles and written and not one and not _role(words, written[0] - 1, language):
            return None
        head = written
    if (short := _short_form(words, phrase, language)) is not None:
        return short
    place = len(head) > 1 and (
        _institution(words[head[0]].text, language) or _called_like_a_state(words, phrase, head, language)
    )
    place = place or one
    while len(head) > 1 and not place and _role(words, head[0], language):
        head, roles = head[1:], True
    mentions = list(states_in(words[first:last], language)) if not place else []
    ending = next((m for m in mentions if m.form in OF_STATES and first + m.last == last), None)
    if ending is not None:
        own = ending.first > 0 and not roles and words[last - 1].text == ending.entity.name
        own = own and not (ending.form == "name" and is_class(words[last - 2].lower, language))  # "das Emirat Katar"
        return _actor(words, head[0], last - 1) if own and len(head) > 1 and head[0] < first + ending.first else None
    owner = next((m for m in mentions if m.form == "name" and m.first == 0), None)
    owns = owner is not None and len(head) == 2 and words[first].text != owner.entity.name and owner.last == 1
    if owns and not unknown_name(words[head[1]].text, language):
        return None  # "Russlands Gasförderung"
    people = [m for m in mentions if m.form == "people"]
    head = [i for i in head if not any(first + m.first <= i < first + m.last for m in people)]
    if not head:
        return None
    if place or len(head) > 1:
        return _run_of_names(words, head, language, whole=place)
    named_by_role = roles and not _plural(words[head[0]].text, language)
    if named_by_role or _single(words, head[0], phrase, language, bare=bare):
        found = _actor(words, head[0], head[0])
        firm = _firm(found.entity.name, language)
        return Actor(Entity(name=firm), found.cue) if firm else found
    return None


def _short_form(words: Sequence[Token], phrase: Phrase, language: str) -> Actor | None:
    """ "Das Deutsche Zentrum für Luft- und Raumfahrt (DLR)": the name that stands in brackets behind it.

    Behind somebody it is a party or a state ("Ina Korvan (CDU)"): no word of the name begins like it.
    """
    first, last = phrase.head
    initials = {words[i].text[0].upper() for i in range(first, last)}
    for i in range(last + 1, min(len(words) - 1, last + LONG_NAME)):
        short = words[i].text.isupper() and len(words[i].text) in ACRONYM
        at = i - 1 if words[i - 1].lower in word_set(language, "called") else i
        opened = words[at - 1].text == "("
        if short and opened and words[i + 1].text == ")":
            if words[i].text[0] not in initials or (words[i].text in actors(language) and not phrase.determiner):
                return None
            return _actor(words, i, i)
        if words[i - 1].text in ",;:.":
            break
    return None


def _called_like_a_state(words: Sequence[Token], phrase: Phrase, head: list[int], language: str) -> bool:
    """ "die Deutsche Bank", "Deutsche Bank" (one of its kind without an article): a name, not what is German."""
    word = words[head[0]]
    if not capitals(language) or not word.capital or not find_adjective(word.lower, language):
        return False
    return head[0] > phrase.first or not _plural(words[head[-1]].text, language)


def _opens(words: Sequence[Token], i: int) -> bool:
    return i == 0 or words[i - 1].kind == "sign"


def _run_of_names(words: Sequence[Token], head: list[int], language: str, *, whole: bool) -> Actor | None:
    last = head[-1]
    if capitals(language) and _opens(words, head[0]) and small_word(words[head[0]].text, language) and not whole:
        return None  # "Große Pläne"
    if (
        not whole
        and known(words[last].text, language)
        and person_noun(noun_lemma(words[last].text, language), language)
        and (known(words[head[0]].text.lower(), language) or not capitals(language))
    ):
        return None  # "Unbekannte Täter", but "Josef Ackermann"
    if not whole and unknown_name(words[last].text, language) and not words[last].text.isupper():
        club = len(head) > 1 and any(c.isupper() for c in words[head[-2]].text[1:])  # "FC Kortheim", "VfB Ulm"
        return _actor(words, head[-2] if club else last, last)
    foreign = len(head) > 1 and unknown_name(words[head[0]].text, language)  # "die Ice Tigers"
    if not whole and not foreign and capitals(language) and _plural(words[last].text, language):
        return None
    return _actor(words, head[0], last)


def _actor(words: Sequence[Token], first: int, last: int) -> Actor:
    text = words[first].text + "".join(("" if t.glued else " ") + t.text for t in words[first + 1 : last + 1])
    return Actor(Entity(name=text.removesuffix("'s").removesuffix("’s")), (words[first].start, words[last].end))


def _single(words: Sequence[Token], i: int, phrase: Phrase, language: str, *, bare: bool) -> bool:
    """Whether one word is a name: in capitals, known to no dictionary, or bare where a noun would have an article."""
    text = words[i].text.removesuffix("'s").removesuffix("’s")
    if _firm(text, language):
        return True
    if not phrase.determiner and text in actors(language) and actor_kind(text, language) == "company":
        return True
    if phrase.determiner in word_set(language, "the") and _hyphened_body(text, language):
        return True
    if (text.isupper() and len(text) in ACRONYM) or text in place_words(language, "region"):
        return True
    if not capitals(language) and i and words[i - 1].kind == "word" and words[i].capital:
        return True  # "The Guardian": within a sentence only names have a capital
    if _inhabitant(text, phrase, language):
        return False
    if not capitals(language) and i == 0 and (_plural(text, language) or known(text.lower(), language)):
        return text in actors(language)  # "Revenue climbed"
    if unknown_name(text, language):
        return not phrase.determiner or len(words[phrase.head[0] : phrase.head[1]]) > 1 or "-" not in text
    if phrase.determiner or phrase.head[0] != phrase.first or not bare or _plural(text, language):
        return False
    return actor_kind(text, language) is None and not person_noun(noun_lemma(text, language), language)


def _firm(text: str, language: str) -> str | None:
    """ "der RWE-Konzern" → RWE: the name in front of what it is."""
    name, _, kind = text.rpartition("-")
    if not name or not capitals(language) or kind.lower() not in word_set(language, "generic"):
        return None
    if _part_of_firm(text, language):
        return None
    return name if name.isupper() or name in actors(language) or unknown_name(name, language) else None


def _hyphened_body(text: str, language: str) -> bool:
    """ "die Neun-Türme-Bewegung": a body that is called by a phrase, joined by hyphens."""
    parts = text.split("-")
    if _part_of_firm(text, language):
        return False
    bodies = ("organisation", "company", "science", "media")
    several = capitals(language) and len(parts) >= NAME_PARTS and all(p[:1].isupper() for p in parts)
    return several and actor_kind(parts[-1], language) in bodies


def _inhabitant(word: str, phrase: Phrase, language: str) -> bool:
    """ "der Berchtesgadener": somebody named before, by the town."""
    fits = capitals(language) and phrase.determiner in ("der", "die") and word.endswith(("er", "erin"))
    return fits and unknown_name(word, language)


def _plural(word: str, language: str) -> bool:
    if not capitals(language):
        base = noun_lemma(word.lower(), language)
        if word.lower().endswith(("men", "people", "children")):
            return True
        return word.lower().endswith("s") and base != word.lower() and known(base, language)
    base = lemma(word, language)
    return known(word, language) and base[:1].isupper() and base.lower() != word.lower()


def _role(words: Sequence[Token], i: int, language: str) -> bool:
    """Whether a word before a name says what somebody is: Bundeskanzlerin, Firma, Lufthansa-Tochter, Stadt."""
    if i < 0:
        return False
    text = words[i].text
    head = text.rpartition("-")[2].capitalize() if "-" in text else text
    low = noun_lemma(head if capitals(language) else head.lower(), language)
    if actor_kind(head, language) or person_noun(low, language):
        return True
    return _title(head.lower(), language) and (known(head, language) or not unknown_name(head, language))


def _title(word: str, language: str) -> bool:
    titles = word_set(language, "title")
    return word in titles or (capitals(language) and word.endswith(tuple(titles)))


def _institution(word: str, language: str) -> bool:
    """A body that is called by its place: Landgericht Dresden, Universität Köln, Polizei Hamburg."""
    low = word.lower()
    woman = any(w in actor_ranks(language) for w in (low + "in", low[:-1] + "in"))  # "Experte", "Expertin"
    return (
        actor_kind(word, language) in ("court", "police", "authority", "science")
        and not (capitals(language) and woman)
        and not person_noun(noun_lemma(word, language), language)
    )


def _state(words: Sequence[Token], phrase: Phrase, language: str) -> Actor | None:
    first = phrase.first
    for mention in states_in(words[first : phrase.head[1]], language):
        moved = StateMention(mention.entity, mention.form, mention.first + first, mention.last + first)
        return state_actor(words, moved, language)
    return None


def _body(words: Sequence[Token], phrase: Phrase, language: str) -> Actor | None:
    """The police, a court, a ministry: called by what they are. A company or a club has a name, somewhere."""
    for i in range(phrase.head[1] - 1, phrase.head[0] - 1, -1):
        token = words[i]
        low = noun_lemma(token.text, language) if capitals(language) else noun_lemma(token.lower, language)
        for word in (token.text, token.lower, low):
            if word in actors(language):
                return Actor(Entity(name=actors(language)[word]), (token.start, token.end))
        body = actor_kind(token.text, language) in BODIES or token.lower.endswith(tuple(word_set(language, "body")))
        if token.lower in word_set(language, "generic") and actor_kind(token.text, language) not in BODIES:
            body = False  # "die Partei": it has a name
        if not capitals(language) and low != token.lower:
            body = False  # "lawmakers": some of them
        if body and not person_noun(low, language) and not _title(token.lower, language):
            definite = phrase.determiner in word_set(language, "the") or not phrase.determiner
            return Actor(Entity(name=low), (token.start, token.end)) if definite else None
        if capitals(language):
            return None
    return None


def refers_back(words: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether a phrase without a name means somebody named before: "der Konzern", "die Spielerin"."""
    if phrase.determiner not in word_set(language, "the") | word_set(language, "back"):
        return False
    token = words[phrase.head[1] - 1]
    if _one_of_a_people(words, phrase, language) or _inhabitant(token.text, phrase, language):
        return True
    noun = noun_lemma(token.text if capitals(language) else token.lower, language)
    kind = actor_kind(token.text, language)
    called = kind in GROUPS or token.lower in word_set(language, "generic") or _part_of_firm(token.text, language)
    return called or person_noun(noun, language) or _title(token.lower, language)


def _one_of_a_people(words: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """ "die Britin", "the Italian": somebody named before, by nationality."""
    first, last = phrase.head
    if last - first != 1:
        return False
    state = next(states_in(words[first:last], language), None)
    several = state is not None and state.form == "people" and words[first].lower.endswith("s")
    if state is None or several or phrase.determiner not in word_set(language, "the"):
        return False
    if capitals(language):
        return state.form == "people" and not (phrase.determiner == "die" and not words[first].lower.endswith("in"))
    return state.form in ("people", "adjective")


def generic(words: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether the phrase names nobody but a generic body ("die Behörde"), which may go by an earlier name."""
    if _one_of_a_people(words, phrase, language):
        return True
    token = words[phrase.head[1] - 1]
    alone = phrase.head[1] - phrase.head[0] == 1
    return alone and (token.lower in word_set(language, "generic") or _part_of_firm(token.text, language))


def _part_of_firm(text: str, language: str) -> bool:
    """ "die VW-Tochter": a firm named before, called by the one that it belongs to."""
    name, _, kind = text.rpartition("-")
    return bool(name) and capitals(language) and kind.lower() in word_set(language, "daughter")


def person(words: Sequence[Token], phrase: Phrase, language: str, *, bare: bool = False) -> Actor | None:
    """The person or thing that the head names by a name of its own."""
    return _proper(words, phrase, language, bare=bare)
