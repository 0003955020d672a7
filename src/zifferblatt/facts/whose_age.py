"""Whose age a figure is: the name beside it, a pronoun's, or somebody of the sentences before."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.actor import PHRASE, Actor, earlier, first_actor
from zifferblatt.facts.clause import asides, clause
from zifferblatt.facts.naming import origin, person, state_actor
from zifferblatt.facts.phrases import ADJECTIVE, Phrase, Pronoun, phrase_at, subject_of
from zifferblatt.facts.states import StateMention, state_at, states_in
from zifferblatt.facts.words import word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Entity


def aged(
    words: Sequence[Token], first: int, last: int, language: str, before: Sequence[Sentence], topic: str | None
) -> tuple[Actor, ...]:
    """Whose age it is: the name beside it ("der 24-jährige Ott", "Ott (24)"); else whom "he" is, "the 24-year-old"."""
    next_to = _beside(words, first, last, language)
    if next_to is not None:
        return (next_to,)
    if any(t.text in ",(" for t in words[first - 1 : first]):
        return ()
    i = last if last < len(words) and words[last].capital else first
    definite = word_set(language, "the") | word_set(language, "genitive") | word_set(language, "dative")
    the = first and words[first - 1].lower in definite
    if not the:
        start, _ = clause(words, first, last, language, asides(words, first, last, language))
        found = subject_of(words, start, first, language, lambda k: k >= first)
        linked = any(words[k].lower in word_set(language, "auxiliary") for k in range(max(0, first - 4), first))
        dying = any(words[k].lower == "alter" for k in range(max(0, first - 3), first))
        if isinstance(found, Phrase) and (linked or dying or first - found.last <= 2):
            own = person(words, found, language, bare=True)
            return (own,) if own else ()
        if isinstance(found, Pronoun):
            back = first_actor(words[: found.at], language) or earlier(before, language)
            return (Actor(back.entity, (words[found.at].start, words[found.at].end)),) if back else ()
        return ()
    known_before = earlier(before, language, people=True)
    name = known_before.entity.name if known_before else topic
    return (Actor(Entity(name=name), (words[first].start, words[min(i, len(words) - 1)].end)),) if name else ()


def _beside(words: Sequence[Token], first: int, last: int, language: str) -> Actor | None:
    if capitals(language) and last + 1 < len(words) and words[last].lower.endswith(ADJECTIVE):
        last += not words[last].capital  # "der 23 Jahre alte Ott"
    phrase = phrase_at(words, last, len(words), language)
    near = phrase is not None and phrase.head[0] - last <= 2 and not phrase.determiner
    if phrase is not None and near and (state := state_at(words, phrase.head[1] - 1, language)) is not None:
        national = state.form in ("people", "adjective")  # "ein 29-jähriger Iraker", "ein 64 Jahre alter Deutscher"
        return state_actor(words, state, language) if national else None
    if phrase is not None and near and (found := person(words, phrase, language)) is not None:
        return found
    described = words[max(0, first - 1) : phrase.head[0]] if phrase is not None and near else ()
    for mention in states_in(described, language):  # "eine 20-jährige türkische Schülerin"
        if mention.form == "adjective":
            moved = max(0, first - 1)
            return state_actor(
                words, StateMention(mention.entity, "adjective", mention.first + moved, mention.last + moved), language
            )
    if phrase is not None and near and (state_of := origin(words, phrase, language)) is not None:
        return state_of
    if first > 1 and words[first - 1].text in ",(":
        return _ending(words, first - 1, language)
    return None


def _ending(words: Sequence[Token], end: int, language: str) -> Actor | None:
    """The person whose name ends before token `end`."""
    start = end
    while start and words[start - 1].capital and words[start - 1].kind == "word" and end - start < PHRASE:
        start -= 1
    phrase = phrase_at(words, start, end, language) if start < end else None
    return person(words, phrase, language) if phrase is not None else None
