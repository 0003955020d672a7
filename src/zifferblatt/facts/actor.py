"""Who acts, or whose a figure is: states in the counted phrase, the subject of its clause, the agent of a passive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.words import verbs as verbs_of_saying
from zifferblatt.facts.event import THINGS, events_in, verb_event
from zifferblatt.facts.lemma import noun_lemma, small_word
from zifferblatt.facts.names import full_names, unknown_name
from zifferblatt.facts.naming import (
    BODIES,
    GROUPS,
    Actor,
    generic,
    named,
    person,
    refers_back,
)
from zifferblatt.facts.phrases import Phrase, Pronoun, headline_place, phrase_at, subject_of
from zifferblatt.facts.qualifier import of_people
from zifferblatt.facts.states import states_in
from zifferblatt.facts.words import actors, length, word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Entity, SourceKind

__all__ = ["Actor", "agent", "counted_actor", "subject"]

PHRASE = 6  # tokens of a noun phrase before its head, and words of a source, at most
NAMES = 4  # words of a person's name, at most
BACK = 3  # sentences before the figure's own in which a pronoun or "the company" finds its name


def _seat(words: Sequence[Token], phrase: Phrase, language: str) -> bool:
    return any(m.form == "seat" for m in states_in(words[phrase.first : phrase.last], language))


def against(words: Sequence[Token], language: str, start: int, end: int) -> tuple[Actor, ...]:
    """Whom something is imposed on: "gegen Meta", "fined Google"."""
    for i in range(start, end - 1):
        if words[i].lower in word_set(language, "against"):
            phrase = phrase_at(words, i + 1, end, language)
            found = named(words, phrase, language, bare=True) if phrase is not None else None
            if found is not None:
                return (found,)
    return ()


def _attribute(words: Sequence[Token], i: int, start: int, phrase: Phrase, language: str) -> bool:
    """ "im Prozess um den Brand von Grenfell wurden": a bare name behind a noun that a preposition governs."""
    if not capitals(language) or phrase.determiner or not words[i - 1].capital:
        return False
    if words[i - 1].lower in word_set(language, "time_noun"):
        return False
    before = [words[k].lower for k in range(max(start, i - 4), i - 1)]
    if any(w in word_set(language, "auxiliary") for w in before):
        return False
    return any(w in word_set(language, "preposition") for w in before)


def employer(words: Sequence[Token], language: str, start: int, end: int, placed: frozenset[int]) -> Actor | None:
    """Whose staff it is: "bei Voltania", "at Voltania"."""
    for i in range(start, end - 1):
        if words[i].lower in word_set(language, "employer") and i + 1 not in placed:
            phrase = phrase_at(words, i + 1, end, language)
            if phrase is not None and not phrase.determiner:
                return named(words, phrase, language, bare=True)
    return None


def agent(words: Sequence[Token], language: str, start: int, end: int, placed: frozenset[int]) -> tuple[Actor, ...]:
    """Who acts in the passive, between tokens `start` and `end`: "von der Polizei", "by Russian troops"."""
    if not any(words[i].lower in word_set(language, "passive") for i in range(start, end)):
        return ()
    for i in range(start, end):
        if words[i].lower not in word_set(language, "by") or unknown_name(words[i - 1].text, language):
            continue  # "im Stadtteil Hangelar von Sankt Augustin"
        phrase = phrase_at(words, i + 1, end, language)
        if phrase is not None and _attribute(words, i, start, phrase, language):
            continue
        if phrase is None or phrase.head[0] in placed or _seat(words, phrase, language):
            continue
        if (found := named(words, phrase, language, bare=True)) is not None:
            return (found,)
    return ()


def beside(words: Sequence[Token], first: int, language: str, *, bare: bool) -> Actor | None:
    """Who has the figure right behind it: "Kern mit 14 Titeln", "vor der PDX mit 9", "die PDX (9 Sitze)"."""
    i = first
    while i and words[i - 1].kind == "word" and words[i - 1].lower in word_set(language, "adverb"):
        i -= 1
    if i and words[i - 1].lower in word_set(language, "falls"):  # "auf Voltania entfallen 25 Prozent"
        on = max(
            (k for k in range(max(0, i - PHRASE), i) if words[k].lower in word_set(language, "falls_on")), default=-1
        )
        phrase = phrase_at(words, on + 1, i - 1, language) if on >= 0 else None
        return named(words, phrase, language, bare=True) if phrase is not None else None
    if not i or (words[i - 1].text != "(" and words[i - 1].lower not in word_set(language, "with")):
        return None
    end = i - 1
    start = end
    while start and end - start < PHRASE and words[start - 1].kind == "word" and words[start - 1].capital:
        start -= 1
    if start == end:
        return None
    determiner = start > 0 and words[start - 1].lower in word_set(language, "determiner")
    phrase = phrase_at(words, start - determiner, end, language)
    return person(words, phrase, language, bare=False) if phrase is not None and phrase.last == end else None


def _ending_phrase(words: Sequence[Token], end: int, language: str) -> Phrase | None:
    """The name without anything else that stands between two commas, or begins the sentence, before token `end`."""
    if end > 2 and words[end - 1].kind == "number" and words[end - 2].text == ",":
        end -= 2  # "Ana Kern, 40, won ..."
    start = end
    while start and words[start - 1].capital and words[start - 1].kind == "word" and end - start < PHRASE:
        start -= 1
    alone = start < end and (start == 0 or words[start - 1].text == ",")
    return phrase_at(words, start, end, language) if alone else None


def counted_actor(words: Sequence[Token], noun: int | None, language: str) -> Actor | None:
    """The body whose members are counted: "280 Polizeibeamte" are the police."""
    if noun is None:
        return None
    lemma = noun_lemma(words[noun].text, language)
    name = actors(language).get(lemma)
    return Actor(Entity(name=name), (words[noun].start, words[noun].end)) if name and name != lemma else None


def subject(
    words: Sequence[Token],
    language: str,
    start: int,
    end: int,
    skip: tuple[int, int],
    before: Sequence[Sentence],
    *,
    source: str,
    placed: frozenset[int],
    bare: bool,
) -> Actor | None:
    """Who is the subject of the clause in tokens `start` to `end`, or stands behind its pronoun; None for nobody named.

    `skip`: the tokens of the figure itself; `source`: the article's text;
    `placed`: tokens that name a place;
    `bare`: see `naming.named`.
    """
    start = _said(words, start, skip, end, language)
    sources = _source_spans(words, start, end, language)
    skip = (skip[0], _counted_end(words, skip[1], language))

    def taken(i: int) -> bool:
        return i in placed or any(a <= i < b for a, b in (skip, *sources))

    found = subject_of(words, max(start, headline_place(words)), end, language, taken)
    if isinstance(found, Phrase) and (
        _object(words, skip, found, language) or _described(words, skip, found, language)
    ):
        found = None
    if found is None:
        found = _before_clause(words, start, end, language, placed)
        if found is None:
            return None
    return _who(words, found, language, before, bare=bare) or _called(words, found, source, language)


def _counted_end(words: Sequence[Token], last: int, language: str) -> int:
    """Where the counted phrase ends that goes on behind its noun: "Läuferinnen und Läufer", "Tonnen Weizen"."""
    if not capitals(language):
        return last
    while last < len(words) and (
        words[last].capital
        or (words[last].lower in word_set(language, "and") and last + 1 < len(words) and words[last + 1].capital)
    ):
        last += 1
    return last


def _who(
    words: Sequence[Token], found: Phrase | Pronoun, language: str, before: Sequence[Sentence], *, bare: bool
) -> Actor | None:
    if isinstance(found, Pronoun):
        own = first_actor(words[: found.at], language) if found.at else None
        back = own or earlier(before, language)
        return Actor(back.entity, (words[found.at].start, words[found.at].end)) if back else None
    actor = _apposed(words, found, language) or named(words, found, language, bare=bare)
    vague = actor is None or generic(words, found, language) or (found.owner is not None and not actor.entity.id)
    if vague and refers_back(words, found, language):
        back = earlier(before, language, kind=actor_kind(words[found.head[1] - 1].text, language))
        if back is not None:
            return Actor(back.entity, (words[found.first].start, words[found.head[1] - 1].end))
    return actor


def _apposed(words: Sequence[Token], found: Phrase, language: str) -> Actor | None:
    """ "Die älteste Frau der Stadt, Kornelia Ottwein, starb": the name that stands between commas behind a person."""
    i = found.last
    if i >= len(words) or words[i].text != "," or found.determiner not in word_set(language, "the"):
        return None
    end = i + 1
    while end < len(words) and words[end].kind == "word" and words[end].capital:
        end += 1
    if not 2 <= end - i - 1 <= NAMES or end >= len(words) or words[end].text != ",":
        return None
    phrase = phrase_at(words, i + 1, end, language)
    return person(words, phrase, language) if phrase is not None and phrase.head == (i + 1, end) else None


def _said(words: Sequence[Token], start: int, skip: tuple[int, int], end: int, language: str) -> int:
    """Where what somebody says begins within a clause: "Police said 300 people ..."."""
    if capitals(language):
        return start
    if not any(_verbal(words, k, language) or verb_event(words[k].lower, language) for k in range(skip[1], end)):
        return start  # "Netflix added 9 million subscribers"
    for i in range(skip[0] - 1, start, -1):
        forms = verbs_of_saying(language).get(words[i].lower, ())
        if any(f.row.takes == "clause" for f in forms) and words[i - 1].lower not in word_set(language, "auxiliary"):
            return i + 1
    return start


def says(words: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether the clause's verb gives a figure out: "Die Behörden meldeten 14 Tote"."""
    return any(
        f.row.takes == "figure" for i in range(start, end) for f in verbs_of_saying(language).get(words[i].lower, ())
    )


def _described(words: Sequence[Token], skip: tuple[int, int], found: Phrase, language: str) -> bool:
    """Whether a relative clause without a comma stands between: "rescuers fought flames that destroyed 49 homes"."""
    if capitals(language):
        return False
    return any(
        words[i].lower in word_set(language, "pronoun_relative") | word_set(language, "relative_bare")
        and not words[i - 1].capital
        and words[i - 1].kind == "word"
        for i in range(found.last + 1, skip[0])
    )


def _object(words: Sequence[Token], skip: tuple[int, int], found: Phrase, language: str) -> bool:
    """Whether the counted people are the subject: "3000 Menschen besuchten Herne"."""
    if found.first < skip[1]:
        return False
    if not capitals(language):
        return found.first > skip[1]  # but "Three US soldiers died"
    return any(t.lower.endswith("en") for t in words[found.first - 1 : found.first])


def _before_clause(
    words: Sequence[Token], start: int, end: int, language: str, placed: frozenset[int]
) -> Phrase | Pronoun | None:
    """The subject of the clause before: of an infinitive ("um 300 Stellen zu streichen"), or across an apposition."""
    if start < 2:
        return None
    infinitive = any(words[i].lower in word_set(language, "infinitive") for i in range(start, end))
    infinitive = infinitive or _goes_on(words, start, end, language)
    relative = words[start].lower in word_set(language, "pronoun_relative")
    low = words[start].lower
    resumed = low in word_set(language, "auxiliary") or verb_event(low, language) is not None
    if not (infinitive or relative or (resumed and not words[start].capital)):
        return None
    beside = relative or (resumed and not low.endswith("ing"))
    if beside and words[start - 1].text == ",":
        if (apposed := _ending_phrase(words, start - 1, language)) is not None:
            return apposed
        if relative and (antecedent := _antecedent(words, start - 1, language)) is not None:
            return antecedent
    return subject_of(words, headline_place(words), start, language, lambda i: words[i].kind == "number" or i in placed)


def _goes_on(words: Sequence[Token], start: int, end: int, language: str) -> bool:
    """ "…, verheiratet und hat zwei Söhne": a verb right behind "und", which has the subject of the clause before."""
    joins = word_set(language, "and")
    at = next((i for i in range(start, end - 1) if words[i].lower in joins), None)
    if at is None or words[start - 1].text != "," or words[at + 1].capital:
        return False
    low = words[at + 1].lower
    plain = not any(_verbal(words, k, language) for k in range(start, at))
    return plain and (_verbal(words, at + 1, language) or verb_event(low, language) is not None)


def _antecedent(words: Sequence[Token], end: int, language: str) -> Phrase | None:
    """The name that a relative clause says more of: "mit der PDX, die 8 Prozent erreichte"."""
    start = end
    while start and words[start - 1].kind == "word" and words[start - 1].capital and end - start < PHRASE:
        start -= 1
    if start == end or not start:
        return None
    start -= words[start - 1].lower in word_set(language, "determiner") | word_set(language, "dative")
    phrase = phrase_at(words, start, end, language)
    return phrase if phrase is not None and named(words, phrase, language, bare=False) is not None else None


@lru_cache(maxsize=256)
def _subject_of_sentence(sentence: Sentence, language: str) -> tuple[Phrase | Pronoun | None, Actor | None]:
    words = sentence.tokens
    sources = _source_spans(words, 0, len(words), language)
    found = subject_of(
        words,
        headline_place(words),
        len(words),
        language,
        lambda i: words[i].kind == "number" or any(a <= i < b for a, b in sources),
    )
    bare = any(e.name not in THINGS for e in events_in(sentence, language))
    if not isinstance(found, Phrase):
        return found, None
    actor = _apposed(words, found, language) or named(words, found, language, bare=bare)
    return found, actor or _called(words, found, sentence.source, language)


def _called(words: Sequence[Token], found: Phrase | Pronoun, source: str, language: str) -> Actor | None:
    """Somebody by the last name alone, who has the full name elsewhere in the article: "Luca Toni ... Toni"."""
    if isinstance(found, Pronoun) or found.determiner or found.head != (found.first, found.first + 1):
        return None
    token = words[found.first]
    plain = small_word(token.text, language) or token.lower in word_set(language, "pronoun")  # "Doch", below a headline
    known_name = token.capital and token.text in full_names(source) and not plain
    return Actor(Entity(name=token.text), (token.start, token.end)) if known_name else None


def first_actor(words: Sequence[Token], language: str) -> Actor | None:
    """Whom the first phrase of `words` names, if it may be a subject."""
    found = subject_of(words, 0, len(words), language, lambda i: words[i].kind == "number")
    return named(words, found, language, bare=True) if isinstance(found, Phrase) else None


def _aged_subject(sentence: Sentence, language: str) -> bool:
    """ "Die 35-Jährige ...": somebody named before."""
    words = sentence.tokens
    opens = len(words) > 2 and words[0].lower in word_set(language, "the")
    return opens and words[1].kind == "number" and words[2].text[:1] == "-"


def _goes_back(words: Sequence[Token], found: Phrase | None, actor: Actor | None, language: str) -> bool:
    """Whether a subject only stands for one before it: "der Konzern", "die Britin"; not "die CDU"."""
    vague = found is not None and (actor is None or generic(words, found, language))
    return vague and found is not None and refers_back(words, found, language)


def earlier(
    before: Sequence[Sentence], language: str, *, people: bool = False, kind: SourceKind | None = None
) -> Actor | None:
    """Whom a pronoun, or a noun for a `kind`, means: the subject of the sentences before, while it stays the same."""
    for sentence in reversed(before[-BACK:]):
        if _aged_subject(sentence, language):
            continue
        found, actor = _subject_of_sentence(sentence, language)
        if isinstance(found, Pronoun) or _goes_back(sentence.tokens, found, actor, language):
            continue
        if actor is not None and kind in GROUPS - BODIES and of_people(actor.entity.name, language):
            continue  # the police are no company
        if actor is not None and not (people and not _somebody(actor.entity, sentence.source, language)):
            return actor
        if found is not None and not people:
            return None  # somebody else without a name
    return None


def _somebody(entity: Entity, source: str, language: str) -> bool:
    """Whether a name is that of somebody: no state, no body, and no noun ("Ermittlung") that begins a sentence."""
    called = any(w in full_names(source) or unknown_name(w, language) for w in entity.name.split())
    return called and not entity.id and not _of_bodies(entity.name, language)


def _of_bodies(name: str, language: str) -> bool:
    """Whether a name is that of a body, which has no age of its own: "die Bochumer Polizei"."""
    parts = name.split()
    return name in actors(language) or any(actor_kind(part, language) in BODIES for part in (parts[0], parts[-1]))


def _source_spans(words: Sequence[Token], start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Token ranges that name a source: "nach Angaben des südkoreanischen Geheimdienstes"."""
    spans: list[tuple[int, int]] = []
    for i in range(start, end):
        n = length(words, i, language, "source")
        if not n:
            continue
        k = i + n
        while k < min(end, i + n + PHRASE) and words[k].kind == "word" and not _ends_source(words, k, language):
            k += 1
        spans.append((i, k))
        if words[i].lower == "zufolge" or n == 1:
            behind = i + 1 < end and not words[i + 1].capital
            if i and words[i - 1].capital and behind:
                spans.append((max(start, i - PHRASE), i))
    return spans


def _ends_source(words: Sequence[Token], k: int, language: str) -> bool:
    """A verb: "nach Angaben der Behörde gewann er"."""
    plain = not words[k].capital and capitals(language) and not words[k].lower.endswith("en")
    return _verbal(words, k, language) or (plain and verb_event(words[k].lower, language) is not None)


def _verbal(words: Sequence[Token], i: int, language: str) -> bool:
    return words[i].lower in word_set(language, "auxiliary")
