"""Where a figure holds: the places of its clause and sentence, else of what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.syntax import part_of, parts_of
from zifferblatt.facts.attribution.words import verbs as verbs_of_saying
from zifferblatt.facts.clause import Anchor
from zifferblatt.facts.event import Event, events_in, verb_event
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.headline import placed_title, title_place
from zifferblatt.facts.naming import BODIES
from zifferblatt.facts.phrases import ADJECTIVE
from zifferblatt.facts.place_words import place_words
from zifferblatt.facts.places import PlaceMention, place_at, places_in
from zifferblatt.facts.states import StateMention, state_by_id, states_in
from zifferblatt.facts.words import has, length, word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Entity, Offsets

PARTS = frozenset({"percent", "share", "area"})
GATHERING = frozenset({  # events that befall nobody, but happen in one place like those that do
    "demonstrated", "participated", "visited", "deployed", "exploded", "searched", "seized", "registered", "carried",
    "voted", "occupied", "conquered", "recaptured", "launched", "withdrawn",
})  # fmt: skip
NOWHERE = frozenset({"fined", "dismissed", "convicted"})  # befall somebody, but in no place
FAR = 14  # tokens between a verb of saying that follows a comma and its place, at most
SPOKEN = 5  # tokens between the words that name a source and its place, at most
LAND = frozenset({"held", "lost", "controlled", "conquered", "occupied", "burnt"})  # what befalls a part of a land
TRADED = frozenset({  # what a firm or a household does or has, wherever it is
    "employed", "hired", "bought", "sold", "cost", "paid", "earned", "invested", "borrowed", "spent", "price",
    "donated", "won", "scored", "played", "produced", "delivered", "ordered",
})  # fmt: skip
LOCAL = frozenset(
    {"count", "magnitude", "length", "area", "volume", "mass", "temperature", "speed", "money", "duration"}
)
NEAR = 6  # tokens between a distance and the place that it is from, at most
LOOK_BACK = 16  # sentences in which the place of a happening is looked for


def where_of(
    figure: Figure,
    anchor: Anchor,
    clause: tuple[int, int],
    event: Event | None,
    before: Sequence[Sentence],
    what: str | None,
    *,
    acted: bool,
) -> tuple[tuple[Entity, Offsets], ...]:
    """The places of `figure`, the smallest first, each with its words.

    `clause`: the tokens of its clause; `acted`: somebody is known whose figure it is.
    """
    if figure.quantity.kind == "age":
        return ()
    language = anchor.language
    if away(figure) and (near := _away_from(anchor)):
        return near
    if figure.quantity.kind in PARTS and (inside := _part_of(anchor)):
        return inside
    found = _placed(anchor.sentence, language, clause) or _of_parts(anchor)
    if figure.quantity.kind == "length" and not found and away(figure):
        found = _placed(anchor.sentence, language, None)
    there = any(has(anchor.words, i, language, "there") for i in range(*clause))
    if there and not found:
        found = _placed(anchor.sentence, language, (0, anchor.first), origin=True) or _told_of(anchor, before)
    stated = figure.quantity.kind not in ("count", "magnitude")
    if found or what in word_set(language, "member"):
        return found
    if event is not None or not stated:
        found = _placed(anchor.sentence, language, None)
    if found or (event is not None and event.row.transfer and not there):
        return found
    land = figure.quantity.kind in PARTS and event is not None and event.name in LAND
    quake = figure.quantity.kind == "magnitude"
    happening = (
        quake
        or land
        or (event is not None and event.name not in NOWHERE and (event.row.patient or event.name in GATHERING))
    )
    if happening:  # one happening has one place, wherever the article named it
        index = anchor.sentence.index
        before = [s for s in figure.document.sentences[max(0, index - LOOK_BACK) : index] if not s.furniture]
    elif there or (event is None and not stated) or not (acted or stated or _traded(event)):
        # nothing but the paragraph tells that the place is still the same
        before = [s for s in before if s.paragraph == anchor.sentence.paragraph]
    elif acted or _traded(event) or figure.quantity.kind not in LOCAL:
        return ()
    else:
        before = [s for s in before if s.paragraph == anchor.sentence.paragraph][-1:]
    if found := _carried(before, anchor):
        return found
    if not happening and (acted or _traded(event) or figure.quantity.kind == "duration"):
        return ()
    befalls = event is not None and event.row.patient
    place = title_place(figure.document) if befalls else placed_title(figure.document)
    if place is not None:
        return ((place, figure.mention),)
    lead = next((s for s in figure.document.sentences if not s.furniture), anchor.sentence)
    return _placed(lead, language, None, staying=True) if lead.index < anchor.sentence.index else ()


def _carried(before: Sequence[Sentence], anchor: Anchor) -> tuple[tuple[Entity, Offsets], ...]:
    """The last place told before, of the figure's own paragraph before others."""
    own = anchor.sentence.paragraph
    near, far = [s for s in before if s.paragraph == own], [s for s in before if s.paragraph != own]
    for sentences in (near, far):
        for beside in (False, True):  # "die Botschaft in Riad" tells the least
            for sentence in reversed(sentences):
                if found := _placed(sentence, anchor.language, None, staying=True, speaking=beside):
                    return found
    return ()


def _told_of(anchor: Anchor, before: Sequence[Sentence]) -> tuple[tuple[Entity, Offsets], ...]:
    """The place that "there" means, in the sentence before: one behind a preposition, else the last state named."""
    last = next((s for s in reversed(before) if s.paragraph == anchor.sentence.paragraph), None)
    if last is None:
        return ()
    if found := _placed(last, anchor.language, None):
        return found
    states = [m for m in states_in(last.tokens, anchor.language) if m.form == "name"]
    return ((state_by_id(states[-1].entity, anchor.language), _span(last, states[-1])),) if states else ()


def _span(sentence: Sentence, state: StateMention) -> Offsets:
    return sentence.tokens[state.first].start, sentence.tokens[state.last - 1].end


def _traded(event: Event | None) -> bool:
    return event is not None and (event.name in TRADED or (event.row.state and not event.row.weak))


def _of_parts(anchor: Anchor) -> tuple[tuple[Entity, Offsets], ...]:
    """The places of the clause across what is inserted into it, or of the one that an "und" joins it to."""
    language = anchor.language
    parts = parts_of(anchor.sentence, language)
    part = part_of(parts, anchor.first)
    at = parts.index(part)
    own = parts[at - 1 : at + 1] if part.joined and at else (part,)
    for one in reversed(own):
        found = [p for p in places_of(anchor.sentence, language) if one.holds(p.first)]
        if found:
            return _with_words(anchor.words, found)
    return ()


def _away_from(anchor: Anchor) -> tuple[tuple[Entity, Offsets], ...]:
    """The place right behind a distance: "90 Kilometer südlich von Ulm und 30 östlich von Lyon"."""
    found = [p for p in places_in(anchor.sentence, anchor.language) if 0 <= p.first - anchor.last <= NEAR]
    if not found and anchor.last < len(anchor.words) and anchor.words[anchor.last].lower.endswith(ADJECTIVE):
        found = place_at(anchor.words, anchor.last, anchor.language)  # "ins 30 Kilometer entfernte Lyon"
    return _with_words(anchor.words, found[:1])


def _part_of(anchor: Anchor) -> tuple[tuple[Entity, Offsets], ...]:
    """The place of which the figure is a share: "90 percent of Derna"."""
    words, language = anchor.words, anchor.language
    if anchor.last >= len(words) or words[anchor.last].lower not in word_set(language, "owner"):
        return ()
    if any(m.form == "people" for m in states_in(words[anchor.last : anchor.last + 3], language)):
        return ()
    return _with_words(words, place_at(words, anchor.last, language))


def _with_words(words: Sequence[Token], places: Sequence[PlaceMention]) -> tuple[tuple[Entity, Offsets], ...]:
    return tuple((p.entity, (words[p.first].start, words[p.last - 1].end)) for p in places)


def _placed(
    sentence: Sentence,
    language: str,
    clause: tuple[int, int] | None,
    *,
    staying: bool = False,
    origin: bool = False,
    speaking: bool = True,
) -> tuple[tuple[Entity, Offsets], ...]:
    goals = place_words(language, "goal") | place_words(language, "from") if staying else frozenset()
    places = places_in(sentence, language) if origin else places_of(sentence, language)
    found = [p for p in places if clause is None or clause[0] <= p.first < clause[1]]
    found = [p for p in found if p.word not in goals and (speaking or not _of_body(sentence, p, language))]
    return _with_words(sentence.tokens, found)


@lru_cache(maxsize=64)
def places_of(sentence: Sentence, language: str) -> list[PlaceMention]:
    """The places that a sentence names, but not where its source speaks."""
    words = sentence.tokens
    origin = word_set(language, "of")
    if any(t.lower in word_set(language, "falls") for t in words):  # "auf Voltania entfallen 25 Prozent"
        origin |= word_set(language, "falls_on")
    return [p for p in places_in(sentence, language) if p.word not in origin and not _in_source(words, p, language)]


def _of_body(sentence: Sentence, place: PlaceMention, language: str) -> bool:
    """Whether a body is called by the place: "die Botschaft in Riad"."""
    words = sentence.tokens
    at = place.first - 2
    if at < 0 or words[place.first - 1].lower != place.word or not words[at].capital:
        return False
    return actor_kind(words[at].text, language) in BODIES


def _in_source(words: Sequence[Token], place: PlaceMention, language: str) -> bool:
    """ "sagte er in Moskau": where somebody speaks is not where it happened."""
    if _spoken_at(words, place, language) or _speaker_of(words, place, language):
        return True
    for i in range(max(0, place.first - SPOKEN), place.first):
        n = length(words, i, language, "source")
        between = words[i + n : place.first]
        if n and not any(t.text == "," or verb_event(t.lower, language) or _finite(t, language) for t in between):
            return True
    return False


def _speaker_of(words: Sequence[Token], place: PlaceMention, language: str) -> bool:
    """ "Die Botschaft in Riad teilte mit": the place of a body that says so."""
    at = place.first - 2
    body = at >= 0 and words[at].capital == capitals(language) and words[place.first - 1].lower == place.word
    said = place.last < len(words) and words[place.last].lower in verbs_of_saying(language)
    return body and said and actor_kind(words[at].text, language) in BODIES


def _spoken_at(words: Sequence[Token], place: PlaceMention, language: str) -> bool:
    """ ", teilte die Behörde in Ulm mit": behind a comma and a verb of saying it is told where somebody speaks."""
    start = next((k for k in range(place.first - 1, max(0, place.first - FAR), -1) if words[k].text == ","), None)
    said = start is not None and start + 1 < place.first and words[start + 1].lower in verbs_of_saying(language)
    said = said and start is not None and not _finite(words[start + 1], language)  # "war in der Stadt Ulm"
    return said and not any(t.kind == "number" for t in words[start or 0 : place.first])


def _finite(token: Token, language: str) -> bool:
    return token.lower in word_set(language, "auxiliary")


def away(figure: Figure) -> bool:
    """Whether a length is a distance: "30 Kilometer entfernt", "40 miles north of"."""
    language, after = figure.document.language, figure.sentence.tokens[figure.last : figure.last + 3]
    return figure.quantity.kind == "length" and any(
        e.name == "away" for t in after for e in events_in_words(t.text, language)
    )


@lru_cache(maxsize=4096)
def events_in_words(text: str, language: str) -> tuple[Event, ...]:
    """The events in a few words."""
    return events_in(Sentence(0, 0, 0, len(text), text), language)
