"""What a figure measures: soldiers (what) of North Korea (who) trained (event) in Russia (where), and its scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts import actor
from zifferblatt.facts.actor import Actor
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.syntax import infinitive, part_of, parts_of, verb_form
from zifferblatt.facts.clause import Anchor, asides, clause
from zifferblatt.facts.concepts import CASUALTIES, concept, event_in_place, has_concept
from zifferblatt.facts.event import THINGS, Event, EventRow, counted_event, event_of, events_in, governs
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.headline import title_place
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.names import full_names, topic
from zifferblatt.facts.naming import named
from zifferblatt.facts.number import numbers_in
from zifferblatt.facts.phrases import phrase_at
from zifferblatt.facts.place_words import place_words
from zifferblatt.facts.qualifier import qualifiers, union_in
from zifferblatt.facts.states import find
from zifferblatt.facts.understood import number_of
from zifferblatt.facts.where import GATHERING, away, places_of, where_of
from zifferblatt.facts.whose_age import aged
from zifferblatt.facts.words import MeasureWord, actors, has, length, word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Entity, Measure, Offsets, Scope

DEFAULT = {  # the event of a kind, where the clause names none, or cannot name one
    "age": "aged", "duration": "lasted", "length": "measured", "temperature": "measured", "speed": "measured",
    "magnitude": "measured", "power": "measured", "energy": "measured", "volume": "measured", "mass": "measured",
    "percent": "share", "share": "share",
}  # fmt: skip
OWN = frozenset({"age", "duration", "length", "temperature", "speed", "magnitude", "power"})  # say it by themselves
PEOPLE = frozenset({"killed", "injured", "casualty", "missing", "displaced", "affected", "kidnapped", "captured"})
SPANS = {
    "duration": frozenset({"sentenced"}),
    "length": frozenset({"built", "planned-to-build"}),
}  # what a span measures
JOINING: tuple[MeasureWord, ...] = ("of", "genitive", "the")  # between a share and its whole
DESCRIBING = frozenset({"length", "mass", "volume", "speed", "power", "energy", "other"})
GIVEN = frozenset({"trained", "employed", "hired", "deployed"})  # what somebody does to others, and no harm
STAFF = frozenset({"employee", "job"})  # concepts of those whom a firm employs
HAVING = frozenset({"owned", "won", "scored", "capacity", "ordered", "measured", "played"})
OF_FIRMS = frozenset({"employed", "hired", "dismissed", "earned", "lost", "invested", "sold", "borrowed", "produced"})
ACTING = frozenset({"company", "organisation", "government"})
AREA = {"area": "area"}


def measure_of(figure: Figure, before: Sequence[Sentence]) -> tuple[Measure, Cues]:
    """What `figure` measures, and the words that decided each field; `before` are the sentences in front of it."""
    language = figure.document.language
    anchor = _anchor(figure)
    before = tuple(s for s in before if not s.furniture)
    event, event_cues = _event(figure, anchor)
    counted = _counted_noun(figure, anchor)
    doing = event_in_place(counted, language) if counted else None
    if event is None and figure.quantity.kind not in OWN and doing is None and _elliptic(figure, anchor):
        event = _earlier_event(before, language)
    what, what_cue = _what(figure, anchor, event)
    who = _who(figure, anchor, event, before, what)
    where = where_of(
        figure, anchor, _clause(anchor, event), event, before, what, acted=any(a.cue != figure.mention for a in who)
    )
    if event is not None and event.name == "population":  # "Ulm hat 130.000 Einwohner"
        where = where or tuple((_seat_itself(figure, a), a.cue) for a in who)
        who = tuple(a for a in who if a.entity.id)
    scope, scope_cue = _scope(figure, anchor, what)
    name = event.name if event else DEFAULT.get(figure.quantity.kind)
    if name is None and where:
        name = doing
    if away(figure):
        name = "away"
    measure = Measure(
        what=what, who=_unique(a.entity for a in who), event=name, where=_unique(p for p, _ in where), scope=scope
    )
    cues: Cues = {"event": event_cues, "who": tuple(a.cue for a in who), "where": tuple(c for _, c in where)}
    cues |= {"what": what_cue, "scope": scope_cue}
    return measure, {k: v for k, v in cues.items() if v}


def _seat_itself(figure: Figure, actor: Actor) -> Entity:
    """The town and not the state it stands for: "Berlin hat 3,7 Millionen Einwohner"."""
    found = find(figure.document.text[actor.cue[0] : actor.cue[1]], figure.document.language)
    return Entity(name=found.name) if found is not None and found.name != actor.entity.name else actor.entity


def _unique(entities: object) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(entities))  # type: ignore[call-overload]


def _anchor(figure: Figure) -> Anchor:
    return Anchor(figure.sentence, figure.first, figure.last, figure.noun, figure.document.language)


# ---------------------------------------------------------------- event


def _event(figure: Figure, anchor: Anchor) -> tuple[Event | None, tuple[Offsets, ...]]:
    kind = figure.quantity.kind
    words, language = anchor.words, anchor.language
    found = tuple(e for e in events_in(anchor.sentence, language) if not e.row.kinds or kind in e.row.kinds)
    noun = _counted_noun(figure, anchor)
    if kind in OWN:
        found = tuple(e for e in found if e.name in SPANS.get(kind, ()))
        return _with_cues(event_of(found, words, (anchor.first, anchor.last), (), language), words)
    row = counted_event(noun, language) if noun else None
    if _own_clause(anchor):  # "... verlassen, 180 Helfer füllen Sandsäcke"
        found = tuple(e for e in found if e.last > anchor.first)
    if kind == "money":  # people suffer no sums: "zehn Millionen Euro für die Opfer"
        found = tuple(e for e in found if e.name not in PEOPLE)
    if row is not None and (
        row.event not in CASUALTIES or row.event == "casualty"
    ):  # what is done says more: demonstrators arrested
        found = tuple(e for e in found if anchor.noun is None or e.first != anchor.noun)
    event = event_of(found, words, (anchor.first, anchor.last), _figures(anchor), language, counts=kind == "count")
    overrides = event is not None and (
        _overrides(event, row) or (row is not None and row.state and governs(event, words, anchor.first, language))
    )
    if row is not None and not row.weak and anchor.noun is not None and not overrides:
        event = Event(row, "counted", anchor.noun, anchor.noun + 1)
    return _with_cues(event, words)


def _own_clause(anchor: Anchor) -> bool:
    """Whether a clause with a verb of its own begins with the figure: where nouns have capitals, behind a comma."""
    words, last = anchor.words, anchor.last
    if not capitals(anchor.language) or last >= len(words) or words[last].capital:
        return False
    opens = any(words[k].text in (",", ";") for k in range(max(0, anchor.first - 2), anchor.first))
    verb = words[last].lower
    return opens and (verb_form(verb, anchor.language) == "finite" or infinitive(verb, anchor.language))


def _overrides(event: Event, counted: EventRow | None) -> bool:
    """Whether a verb says more than the counted noun: passengers killed; but dead stay dead."""
    harmed = counted is None or counted.event in CASUALTIES
    if counted is not None and counted.event == "casualty":  # "alle Opfer wurden enthauptet"
        harmed = event.name not in CASUALTIES or event.name == "casualty"
    return not harmed and event.form in ("verb", "phrase") and not event.row.weak


def _with_cues(event: Event | None, words: Sequence[Token]) -> tuple[Event | None, tuple[Offsets, ...]]:
    if event is None:
        return None, ()
    cues: list[Offsets] = [(words[event.first].start, words[event.last - 1].end)]
    if event.particle is not None:
        cues.append((words[event.particle].start, words[event.particle].end))
    return event, tuple(cues)


def _counted_noun(figure: Figure, anchor: Anchor) -> str | None:
    if anchor.noun is not None:
        return noun_lemma(anchor.words[anchor.noun].text, anchor.language)
    return figure.quantity.unit if figure.quantity.kind == "count" else None


def _figures(anchor: Anchor) -> tuple[int, ...]:
    sentence = anchor.sentence
    starts = (n.first for n in numbers_in(sentence, anchor.language))
    return tuple(i for i in starts if not anchor.first <= i < anchor.last)


def _elliptic(figure: Figure, anchor: Anchor) -> bool:
    """Nothing but the number is new: "Im Juli waren es noch 80"."""
    words = anchor.words
    return any(has(words, i, anchor.language, "copula") for i in range(len(words))) or (
        anchor.noun is None and figure.quantity.kind == "count"
    )


def _earlier_event(before: Sequence[Sentence], language: str) -> Event | None:
    for sentence in reversed(before[-1:]):
        found = [e for e in events_in(sentence, language) if not e.row.weak]
        if found:
            return replace(found[-1], first=0, last=1, particle=None)
    return None


# ---------------------------------------------------------------- what


def _what(figure: Figure, anchor: Anchor, event: Event | None) -> tuple[str | None, tuple[Offsets, ...]]:
    kind, words = figure.quantity.kind, anchor.words
    if kind in ("age", "duration", "ratio", "temperature", "speed", "magnitude"):
        return None, ()
    if kind == "count":
        named = number_of(words, anchor.first, anchor.language) is not None
        at = anchor.noun if anchor.noun is not None or named else _left_noun(anchor)
        if at is not None:
            return concept(noun_lemma(words[at].text, anchor.language), anchor.language), _cue(words, at)
        return (concept(figure.quantity.unit, anchor.language) if figure.quantity.unit else None), ()
    at = _thing_behind(anchor) if kind != "money" else None
    at = at if at is not None else _thing_before(anchor)
    if at is not None:
        return concept(noun_lemma(words[at].text, anchor.language), anchor.language), _cue(words, at)
    return AREA.get(kind), ()


def _cue(words: Sequence[Token], i: int) -> tuple[Offsets, ...]:
    return ((words[i].start, words[i].end),)


def _left_noun(anchor: Anchor) -> int | None:
    """The noun of the figure before, which this one shares: "100 Soldaten getötet und 1000 verletzt"."""
    words, language = anchor.words, anchor.language
    before = [i for i in _figures(anchor) if i < anchor.first]
    if not before:
        return None
    for i in range(before[-1], anchor.first):
        if words[i].kind == "word" and has_concept(noun_lemma(words[i].text, language), language):
            return i
    return None


def _thing_before(anchor: Anchor) -> int | None:
    """ "Waffen im Wert von", "a loan of": the noun before the words that join it to its size."""
    words, language = anchor.words, anchor.language
    for start in range(max(0, anchor.first - 4), anchor.first):
        n = length(words, start, language, "worth")
        if n and start + n == anchor.first and start and words[start - 1].kind == "word":
            at = start - 1
            if not capitals(language) or words[at].capital:
                return at
    return None


def _thing_behind(anchor: Anchor) -> int | None:
    """ "35.000 Tonnen Weizen", "40 Prozent der Fläche": the noun behind the unit."""
    words, language, i = anchor.words, anchor.language, anchor.last
    joined = False
    while i < min(len(words), anchor.last + 4) and words[i].kind == "word":
        low = words[i].lower
        its = not capitals(language) and joined and low in word_set(language, "determiner")
        if its or any(low in word_set(language, kind) for kind in JOINING):
            joined = True
        elif capitals(language):
            if words[i].capital:
                return i
            if not (joined and low.endswith(("en", "er", "es", "e"))):
                return None
        elif joined:
            return i
        else:
            return None
        i += 1
    return None


# ---------------------------------------------------------------- who


def _clause(anchor: Anchor, event: Event | None) -> tuple[int, int]:
    """The tokens of the clause that holds the figure and its event."""
    words, language = anchor.words, anchor.language
    low = min(anchor.first, event.first if event else anchor.first)
    high = max(anchor.last, event.last if event else anchor.last, (event.particle or 0) + 1 if event else 0)
    return clause(words, low, high, language, asides(words, anchor.first, anchor.last, language))


def _who(
    figure: Figure, anchor: Anchor, event: Event | None, before: Sequence[Sentence], what: str | None
) -> tuple[Actor, ...]:
    words, language, kind = anchor.words, anchor.language, figure.quantity.kind
    qualified = _qualified(anchor, what) if kind == "count" else ()
    if qualified and not _done_to(event):
        return qualified
    if kind == "age":
        return aged(words, anchor.first, anchor.last, language, before, topic(figure.document))
    start, end = _clause(anchor, event)
    harmed = event is not None and event.form == "counted" and event.name in CASUALTIES
    governed = place_words(language, "locative") | place_words(language, "goal")
    mentions = (p for p in places_of(anchor.sentence, language) if p.word in governed)
    placed = frozenset(i for p in mentions for i in range(p.first, p.last))
    if event is not None and event.name == "fined" and (fined := actor.against(words, language, start, end)):
        return fined
    if (by := actor.agent(words, language, start, end, placed)) and (event is None or event.form != "counted"):
        return (*qualified, *by)
    if not qualified and (own := actor.counted_actor(words, anchor.noun, language)) is not None:
        if not _done_to(event):
            return (own,)
        qualified = (own,)  # "Die Polizei nahm zwei Kurden fest"
    treated = any(
        e.form == "verb" and not e.row.weak for e in events_in(anchor.sentence, language) if start <= e.first < end
    )
    passive = any(words[i].lower in word_set(language, "passive") for i in range(start, end))
    harmed = harmed and (passive or not treated)
    if harmed or (event is not None and event.form == "counted" and actor.says(words, start, end, language)):
        return qualified  # "Die Behörden meldeten 14 Tote"
    acting = _acting(anchor, event, before, placed)
    if qualified:
        return (*qualified, acting) if acting is not None and not actor.says(words, start, end, language) else qualified
    if acting is None and what in STAFF:
        acting = actor.employer(words, language, start, end, placed)
    if acting is None and (name := _topic_of(figure, event, before)) is not None:
        return (Actor(Entity(name=name), figure.mention),)
    return () if acting is None else (acting,)


def _qualified(anchor: Anchor, what: str | None) -> tuple[Actor, ...]:
    """Who qualifies what is counted, in its phrase or in that of the figure before, which it shares."""
    words, language = anchor.words, anchor.language
    found = qualifiers(words, anchor.first, anchor.last, language)
    if found or what in word_set(language, "member"):
        return found or union_in(words, language)
    if anchor.noun is None and (at := _left_noun(anchor)) is not None:
        first = max((i for i in _figures(anchor) if i < at), default=at)
        return qualifiers(words, first, at + 1, language)
    return ()


def _done_to(event: Event | None) -> bool:
    """Whether a verb says what somebody does to the counted: "Israel released 39 Palestinian prisoners"."""
    done = event is not None and (event.row.patient or event.row.transfer or event.name in GIVEN)
    return done and event is not None and event.form == "verb"


def _acting(anchor: Anchor, event: Event | None, before: Sequence[Sentence], placed: frozenset[int]) -> Actor | None:
    """The subject of the figure's clause; a gap without a verb of its own has its own: "Kern kam auf 4, Ott auf 3"."""
    words, language = anchor.words, anchor.language
    bare = event is not None and event.name not in THINGS
    wide, own = _clause(anchor, event), _clause(anchor, None)
    span = (anchor.first, anchor.last)
    if own != wide and own[0] > wide[0]:
        gap = phrase_at(words, own[0], anchor.first, language)
        if gap is not None and gap.first == own[0] and (found := named(words, gap, language, bare=bare)) is not None:
            return found
    beside = actor.beside(words, anchor.first, language, bare=bare) if event is None or not event.row.patient else None
    if beside is not None:
        return beside
    source = anchor.sentence.source
    part = part_of(parts_of(anchor.sentence, language), anchor.first)
    first, last = part.first, wide[1]
    if (
        part.finite and wide[0] < first <= anchor.first and words[first - 1].text == ","
    ):  # "…, davon fordert Voltania 5 Millionen Euro"
        wide = first, last
    inserted = (k for k in range(anchor.last, last) if words[k].text == "," and has(words, k + 1, language, "inserted"))
    wide = wide[0], next(inserted, last)
    found = actor.subject(words, language, *wide, span, before, source=source, placed=placed, bare=bare)
    if found is None and first < wide[0]:  # "hat 30 Seiten, 20 Bilder und 10 Karten"
        found = actor.subject(
            words, language, first, anchor.last, span, before, source=source, placed=placed, bare=bare
        )
    return found


def _of_topic(figure: Figure, event: Event | None) -> bool:
    """Whether a figure describes the thing that the article is about: sizes, and what it has or won."""
    return figure.quantity.kind in DESCRIBING or (event is not None and event.name in HAVING)


def _topic_of(figure: Figure, event: Event | None, before: Sequence[Sentence]) -> str | None:
    """What the article is about, where the figure is its: a size of it, or told beside it."""
    name = topic(figure.document)
    title = figure.document.article.title
    thing = name is not None and (f"„{name}" in title or name.split()[-1] not in full_names(title))
    if name is None or (thing and _of_topic(figure, event)):
        return name  # but somebody only where told of
    if event is not None and event.name in OF_FIRMS and _a_firm(name, figure):
        return name
    befalls = event is not None and (event.row.patient or event.name in GATHERING or event.name in CASUALTIES)
    return None if befalls or not _told_of(name, figure, before) else name


def _a_firm(name: str, figure: Figure) -> bool:
    """Whether the topic is a body called by capitals, or known, and the sentence speaks of no other."""
    language, words = figure.document.language, figure.sentence.tokens
    if not (name.isupper() or name in actors(language)) or (figure.quantity.kind == "money" and words[0].text == "„"):
        return False
    others = (t for t in words if t.capital and name not in t.text and t.lower not in word_set(language, "generic"))
    return not any(actor_kind(t.text, language) in ACTING or t.text in actors(language) for t in others)


def _told_of(name: str, figure: Figure, before: Sequence[Sentence]) -> bool:
    """Whether the sentence, or the one before it in the paragraph, names `name`, and as no place."""
    sentence, document = figure.sentence, figure.document
    near = [sentence, *(s for s in before[-1:] if s.paragraph == sentence.paragraph)]
    if not any(set(name.split()) <= {w for t in s.tokens for w in (t.text, t.text.removesuffix("s"))} for s in near):
        return False
    placed = (p.entity.name for s in (*document.sentences[:2], *near) for p in places_of(s, document.language))
    title = title_place(document)
    return not any(name in place.split() for place in (*placed, title.name if title else ""))


# ---------------------------------------------------------------- scope


def _scope(figure: Figure, anchor: Anchor, what: str | None) -> tuple[Scope | None, tuple[Offsets, ...]]:
    words, language = anchor.words, anchor.language
    start, end = _clause(anchor, None)
    kinds: tuple[Scope, ...] = ("part", "total")
    for kind in kinds:
        for i in range(max(0, start), end):
            n = length(words, i, language, kind)
            if n and (kind == "total" or i < anchor.first):
                return kind, ((words[i].start, words[i + n - 1].end),)
    before = words[anchor.first - 1] if anchor.first else None
    if (
        before is not None
        and before.lower in word_set(language, "the")
        and figure.quantity.kind == "count"
        and what in word_set(language, "member")
    ):
        return "total", ((before.start, before.end),)
    return None, ()
