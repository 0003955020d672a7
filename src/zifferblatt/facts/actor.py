"""Who: states and actors that qualify the counted thing, or that act on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.lemma import CAPITAL_NOUNS, noun_lemma
from zifferblatt.facts.names import unknown_name
from zifferblatt.facts.states import StateMention, state_at, state_by_id, states_in
from zifferblatt.facts.words import actors, length, word_set
from zifferblatt.model import Entity, Offsets

PHRASE = 6  # tokens of a noun phrase before its head, and words of a source, at most


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, with the words that say so."""

    entity: Entity
    cue: Offsets


def qualifiers(words: Sequence[Token], first: int, last: int, language: str) -> tuple[Actor, ...]:
    """States in the counted phrase (tokens `first` to `last`) and behind it: "Soldaten aus Nordkorea"."""
    inside = tuple(
        _actor(words, m, language) for m in states_in(words[first:last], language) for m in [_moved(m, first)]
    )
    if inside:
        return inside
    return _behind(words, last, language)


def _behind(words: Sequence[Token], i: int, language: str) -> tuple[Actor, ...]:
    if i >= len(words):
        return ()
    low = words[i].lower
    if low in word_set(language, "of") or low in word_set(language, "genitive"):
        i += 1
        while i < len(words) and (
            words[i].lower in word_set(language, "genitive") or words[i].lower in word_set(language, "the")
        ):
            i += 1
    elif language not in CAPITAL_NOUNS or not words[i].lower.endswith("s"):
        return ()
    if i >= len(words):
        return ()
    state = state_at(words, i, language)
    return (_actor(words, state, language),) if state is not None and state.form != "seat" else ()


def _moved(mention: StateMention, by: int) -> StateMention:
    return StateMention(mention.entity, mention.form, mention.first + by, mention.last + by)


def _actor(words: Sequence[Token], mention: StateMention, language: str) -> Actor:
    return Actor(state_by_id(mention.entity, language), (words[mention.first].start, words[mention.last - 1].end))


def union_in(words: Sequence[Token], language: str) -> tuple[Actor, ...]:
    """The union of states that is named in a sentence: the EU of "27 Länder"."""
    unions = word_set(language, "union")
    found = [m for m in states_in(words, language) if m.entity.id in unions]
    return (_actor(words, found[0], language),) if found else ()


def agent(words: Sequence[Token], language: str, start: int, end: int) -> tuple[Actor, ...]:
    """Who acts in the passive, between tokens `start` and `end`: "von der Polizei", "by Russian troops"."""
    if not any(words[i].lower in word_set(language, "passive") for i in range(start, end)):
        return ()
    for i in range(start, end):
        if words[i].lower not in word_set(language, "by"):
            continue
        k = i + 1
        while k < min(end, i + 1 + PHRASE) and words[k].kind == "word":
            if (state := state_at(words, k, language)) is not None and state.form != "seat":
                return (_actor(words, state, language),)
            if (actor := _named(words, k, language)) is not None:
                return (actor,)
            if words[k].capital and language in CAPITAL_NOUNS:
                break
            k += 1
    return ()


def aged(words: Sequence[Token], first: int, last: int, language: str, topic: str | None) -> tuple[Actor, ...]:
    """Whose age it is: the name right behind it; else, if it is "the" 73-year-old, whom the article is about."""
    for i in range(last, min(len(words), last + 3)):
        if (name := _name(words, i, len(words), language)) is not None:
            return (name,)
        if words[i].kind == "sign":
            break
        if words[i].capital and language in CAPITAL_NOUNS:
            two = i + 1 < len(words) and words[i + 1].capital and words[i + 1].kind == "word"
            return (Actor(Entity(name=words[i + 1].text), (words[i].start, words[i + 1].end)),) if two else ()
    the = first and words[first - 1].lower in word_set(language, "the") | word_set(language, "genitive")
    return (Actor(Entity(name=topic), (words[first].start, words[last - 1].end)),) if topic and the else ()


def _named(words: Sequence[Token], i: int, language: str) -> Actor | None:
    token = words[i]
    name = noun_lemma(token.text, language) if language in CAPITAL_NOUNS else token.lower
    if i and words[i - 1].kind == "number":
        return None
    for word in (token.text, name):
        if word in actors(language):
            return Actor(Entity(name=actors(language)[word]), (token.start, token.end))
    return None


def counted_actor(words: Sequence[Token], noun: int | None, language: str) -> Actor | None:
    """The body whose members are counted: "280 Polizeibeamte" are the police."""
    if noun is None:
        return None
    lemma = noun_lemma(words[noun].text, language)
    name = actors(language).get(lemma)
    return Actor(Entity(name=name), (words[noun].start, words[noun].end)) if name and name != lemma else None


def subject(
    words: Sequence[Token], language: str, start: int, end: int, skip: Sequence[tuple[int, int]], *, names: bool = False
) -> Actor | None:
    """The state or actor that is the subject of the clause in tokens `start` to `end`, or None.

    `skip`: token ranges that hold the figure itself. `names`: a name that nobody knows counts, too.
    """
    i, sources = start, _source_spans(words, start, end, language)
    while i < end:
        if words[i].kind != "word" or any(a <= i < b for a, b in (*skip, *sources)):
            i += 1
            continue
        state = state_at(words, i, language)
        if state is not None:
            if not _governed(words, i, start, language) and not _possessor(words, state, language):
                return _actor(words, state, language)
            i = state.last
            continue
        actor = _named(words, i, language)
        if actor is not None and not _governed(words, i, start, language):
            return actor
        if names and (name := _name(words, i, end, language)) is not None and not _governed(words, i, start, language):
            return name
        i += 1
    return None


def pronoun(words: Sequence[Token], start: int, end: int, language: str) -> Token | None:
    """The pronoun that is the clause's subject, if one is."""
    found = (words[i] for i in range(start, end) if words[i].lower in word_set(language, "pronoun"))
    return next(found, None)


def earlier_subject(before: Sequence[Sentence], language: str) -> Actor | None:
    """The subject of the nearest earlier sentence that has one."""
    for sentence in reversed(before):
        words = sentence.tokens
        found = subject(words, language, 0, len(words), ())
        if found is not None:
            return found
    return None


def _source_spans(words: Sequence[Token], start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Token ranges that name a source: "nach Angaben des südkoreanischen Geheimdienstes"."""
    spans: list[tuple[int, int]] = []
    for i in range(start, end):
        n = length(words, i, language, "source")
        if not n:
            continue
        k = i + n
        while k < min(end, i + n + PHRASE) and words[k].kind == "word" and not _verbal(words, k, language):
            k += 1
        spans.append((i, k))
        if words[i].lower == "zufolge" or n == 1:
            behind = i + 1 < end and not words[i + 1].capital
            if i and words[i - 1].capital and behind:
                spans.append((max(start, i - PHRASE), i))
    return spans


def _verbal(words: Sequence[Token], i: int, language: str) -> bool:
    return words[i].lower in word_set(language, "auxiliary")


def _governed(words: Sequence[Token], i: int, start: int, language: str) -> bool:
    """Whether a preposition, or a noun in whose genitive it stands, governs the word at `i`."""
    k = i - 1
    while k >= max(start, i - PHRASE):
        token = words[k]
        low = token.lower
        if token.kind == "sign" and token.text not in "„“\"»«'":
            return False
        if low in word_set(language, "preposition"):
            return True
        if token.capital and token.kind == "word" and language in CAPITAL_NOUNS:
            between = words[k + 1 : i]
            return bool(between) and between[0].lower in word_set(language, "genitive")
        if low in word_set(language, "auxiliary") or low in word_set(language, "and"):
            return False
        if language not in CAPITAL_NOUNS and not token.capital and low not in word_set(language, "the"):
            return False
        k -= 1
    return False


def _possessor(words: Sequence[Token], state: StateMention, language: str) -> bool:
    """ "Russlands Präsident": the state is not who acts."""
    after = words[state.last] if state.last < len(words) else None
    if after is None or state.form not in ("name", "seat"):
        return False
    word = words[state.last - 1].text
    if language in CAPITAL_NOUNS:
        return word.endswith("s") and after.capital and word[:-1] == state.entity.name
    return word.endswith(("'s", "’s"))


def _name(words: Sequence[Token], i: int, end: int, language: str) -> Actor | None:
    """The last of a run of capitalised words that no dictionary knows: "Roger Federer" → Federer."""
    last = i
    while last < end and words[last].kind == "word" and words[last].capital and len(words[last].text) > 2:
        last += 1
    if last == i or not unknown_name(words[last - 1].text, language):
        return None
    token = words[last - 1]
    return Actor(Entity(name=token.text), (token.start, token.end))
