"""Events in a sentence: verbs, nouns and phrases of ``language/*/events.yaml``, and which one a figure has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from zifferblatt.articles.document import Sentence, Token, tokens
from zifferblatt.facts.clause import WINDOW, asides
from zifferblatt.facts.homograph import named_inside, noun_like_a_verb
from zifferblatt.facts.lemma import known, lemma, noun_lemma
from zifferblatt.facts.states import state_at
from zifferblatt.facts.time_words import names_month
from zifferblatt.facts.words import has, word_set
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals, inflected
from zifferblatt.model import Kind

EventForm = Literal["verb", "phrase", "counted", "noun"]
SUFFIX = 5  # letters of an event noun that may be the last part of a compound: Verkehrstoter
FAR = 24.0  # an event farther away than this says nothing of the figure
GOVERNED = 4  # tokens between a noun of doing and the number it is done to: Abbau von mehr als 300
NUMBER_OF = 10.0  # "the number of people killed when a bridge collapsed"
COMMA, BREAK, AND, OTHER_FIGURE, UNFIT, DONE = 4.0, 9.0, 2.0, 3.0, 16.0, 8.0
THINGS = frozenset({  # events whose subject is a thing as often as somebody
    "cost", "price", "measured", "inflation", "growth", "share", "away", "lasted", "unemployed", "population",
    "capacity", "exploded", "killed", "injured", "casualty", "affected", "destroyed", "damaged", "burnt", "flooded",
})  # fmt: skip


class EventRow(Entry):
    """A row of ``events.yaml``; what the keys mean stands at its head."""

    event: str
    verbs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    transfer: bool = False
    patient: bool = False
    both: tuple[str, ...] = ()
    weak: bool = False
    whole: bool = False
    state: bool = False
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event word or phrase: tokens `first` to `last` (exclusive), and a split verb's particle.

    `closing`: it ends its clause (participle, infinitive, verb of a subordinate clause); `attributive`: it stands
    before a noun like an adjective.
    """

    row: EventRow
    form: EventForm
    first: int
    last: int
    particle: int | None = None
    closing: bool = False
    attributive: bool = False

    @property
    def name(self) -> str:
        """The event's English name."""
        return self.row.event


@dataclass(frozen=True)
class _Lexicon:
    rows: tuple[EventRow, ...]
    verbs: dict[str, EventRow]
    split: dict[str, dict[str, EventRow]]  # base verb -> particle -> row
    particles: tuple[str, ...]
    phrases: dict[str, tuple[tuple[tuple[str, ...], EventRow], ...]]  # first word -> words, row
    counted: dict[str, EventRow]
    nouns: dict[str, EventRow]


@cache
def _lexicon(language: str) -> _Lexicon:
    rows: tuple[EventRow, ...] = table(language, "events", EventRow)
    verbs: dict[str, EventRow] = {}
    split: dict[str, dict[str, EventRow]] = {}
    phrases: dict[str, tuple[tuple[tuple[str, ...], EventRow], ...]] = {}
    for row in rows:
        for verb in row.verbs:
            particle, bar, base = verb.partition("|")
            if bar:
                split.setdefault(base, {})[particle] = row
            verbs.setdefault(verb.replace("|", ""), row)
        for form in row.forms:
            verbs.setdefault(form, row)
        for phrase in row.phrases:
            words = tuple(t.lower for t in tokens(phrase))
            phrases[words[0]] = (*phrases.get(words[0], ()), (words, row))
    particles = tuple(sorted({p for by in split.values() for p in by}, key=len, reverse=True))
    counted = {w.lower(): row for row in rows for w in row.counted}
    nouns = {w.lower(): row for row in rows for w in row.nouns}
    ordered = {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}
    return _Lexicon(rows, verbs, split, particles, ordered, counted, nouns)


def counted_event(noun: str, language: str) -> EventRow | None:
    """The event that a counted noun's lemma says: "Todesopfer" → killed."""
    return _by_noun(_lexicon(language).counted, noun.lower(), language)


def verb_event(word: str, language: str) -> EventRow | None:
    """The event of a verb's form, in lower case: "starben" → killed."""
    return _verb_row(word, language)[1]


def _by_noun(nouns: dict[str, EventRow], word: str, language: str) -> EventRow | None:
    if (row := nouns.get(word)) is not None or not capitals(language):
        return row
    tails = (k for k in range(2, len(word) - SUFFIX + 1) if word[k:] in nouns)
    for k in tails:
        longer = word[k - 1 :].capitalize()
        other = known(longer, language) and not known(word[:k].capitalize(), language)  # "Steuerung" is no "Teuerung"
        if not nouns[word[k:]].whole and not other:
            return nouns[word[k:]]
    return None


@lru_cache(maxsize=64)
def _events(sentence: Sentence, language: str) -> tuple[Event, ...]:
    words = sentence.tokens
    return tuple(_joined(words, list(_found(words, language)), language))


def events_in(sentence: Sentence, language: str) -> tuple[Event, ...]:
    """All events of a sentence, in order; two of one casualty count ("getötet oder verletzt") as one."""
    return _events(sentence, language)


def _found(words: Sequence[Token], language: str) -> Iterator[Event]:
    i = 0
    while i < len(words):
        event = None
        told = _may_tell(words[i].text, language) and not names_month(words, i, language)
        if told and not named_inside(words, i, language):
            event = _phrase(words, i, language) or _verb(words, i, language) or _noun(words, i, language)
        if event is None:
            i += 1
        else:
            yield event
            i = event.last


@lru_cache(maxsize=65536)
def _may_tell(word: str, language: str) -> bool:
    """Whether an event may begin with a word; most words of an article are sorted out here."""
    lexicon, low = _lexicon(language), word.lower()
    base, row = _verb_row(low, language)
    return low in lexicon.phrases or row is not None or base in lexicon.split or _noun_row(word, language) is not None


def _phrase(words: Sequence[Token], i: int, language: str) -> Event | None:
    for phrase, row in _lexicon(language).phrases.get(words[i].lower, ()):
        if len(phrase) == 1 or tuple(t.lower for t in words[i : i + len(phrase)]) == phrase:
            return Event(row, "phrase", i, i + len(phrase), closing=True)
    return None


def _verb(words: Sequence[Token], i: int, language: str) -> Event | None:
    token, lexicon = words[i], _lexicon(language)
    if token.kind != "word" or (token.capital and i and capitals(language)) or token.text.endswith(("'s", "’s")):
        return None
    base, row_of = _verb_row(token.lower, language)
    split = lexicon.split.get(base)
    if (row_of is None and split is None) or (not capitals(language) and noun_like_a_verb(words, i, language)):
        return None
    for particle, row in split.items() if split else ():
        at = _particle(words, i, particle, language)
        if at is not None:
            return Event(row, "verb", i, i + 1, particle=at)
    if row_of is None or _other_verb(words, i, base, lexicon, language):
        return None
    closing, attributive = _closing(words, i, language), _attributive(words, i, language)
    return Event(row_of, "verb", i, i + 1, closing=closing, attributive=attributive)


@lru_cache(maxsize=16384)
def _verb_row(word: str, language: str) -> tuple[str, EventRow | None]:
    """The verb that a form in lower case is of, and its event by itself, whatever particle may stand elsewhere."""
    lexicon = _lexicon(language)
    base = _base(word, lexicon, language)
    return base, lexicon.verbs.get(base) or _glued(word, lexicon, language)


def _other_verb(words: Sequence[Token], i: int, base: str, lexicon: _Lexicon, language: str) -> bool:
    """Whether a particle at the end of the clause makes it another verb: "gehörte ... an" is not gehören."""
    if base not in lexicon.verbs or _closing(words, i, language):
        return False
    for k in range(i + 1, len(words)):
        if words[k].text in ",;:.":
            return words[k - 1].lower in word_set(language, "particle") and k - 1 > i
    return False


@lru_cache(maxsize=16384)
def _lemma(word: str, language: str) -> str:
    return lemma(word, language).lower()


def _base(word: str, lexicon: _Lexicon, language: str) -> str:
    if word in lexicon.verbs or word in lexicon.split:
        return word  # an irregular form; or an infinitive, which may be an inflected adjective, too: schicken
    found = _lemma(word, language)
    if found not in lexicon.verbs and found not in lexicon.split and capitals(language):
        for stem in _stems(found):
            if stem in lexicon.verbs or stem in lexicon.split:
                return stem
    return found


def _stems(word: str) -> Iterator[str]:
    """Infinitives of regular forms that the dictionary keeps as adjectives: "verletzt" → verletzen."""
    for ending in ("ten", "te", "t", "st", "end"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            stem = word[: -len(ending)]
            yield stem + "en"
            yield stem.rstrip("e") + "en"
            if stem.startswith("ge"):
                yield stem[2:].rstrip("e") + "en"


def _glued(word: str, lexicon: _Lexicon, language: str) -> EventRow | None:
    """ "festgenommen", "auszubilden", "zurückerobert": particle and verb in one word."""
    for particle in lexicon.particles:
        if word.startswith(particle) and len(word) > len(particle) + 3:
            rest = word[len(particle) :]
            for part in (rest, rest.removeprefix("zu"), rest.removeprefix("ge")):
                if len(part) < 3:
                    continue
                base = _base(part, lexicon, language)
                if particle in lexicon.split.get(base, {}):
                    return lexicon.split[base][particle]
    return None


def _particle(words: Sequence[Token], i: int, particle: str, language: str) -> int | None:
    """Where a split verb's particle closes its clause."""
    for k in range(i + 1, len(words)):
        low = words[k].lower
        if low == particle and _closing(words, k, language):
            return k
        if low in ";:":
            return None
    return None


def _closing(words: Sequence[Token], i: int, language: str) -> bool:
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or (after.kind == "sign" and after.text not in '„“"»«'):
        return True
    return after.lower in word_set(language, "and") or after.lower in word_set(language, "auxiliary")


def _described(before: Token | None) -> bool:
    """Whether the word before an adjective is one that opens a noun phrase: an article, or an adjective."""
    return before is not None and before.lower.endswith(("er", "ie", "as", "em", "en", "es", "ne"))


def _attributive(words: Sequence[Token], i: int, language: str) -> bool:
    if i + 1 >= len(words) or words[i + 1].kind != "word":
        return False
    if capitals(language):
        if state_at(words, i + 1, language) is not None and not _described(words[i - 1] if i else None):
            return False  # "Bis heute entsandte Nordkorea"; but "das angegriffene Land"
        finite = words[i].lower.endswith(("ten", "te")) and (i == 0 or words[i - 1].capital)
        finite = finite and not _extended(words, i, language)
        return (
            inflected(words[i].lower, language)
            and words[i + 1].capital
            and not finite
            and bool(i)
            and _base_adjective(words[i].lower, language)
        )
    return False


def _extended(words: Sequence[Token], i: int, language: str) -> bool:
    """Within "einer vom Rat ... veröffentlichten Erklärung": an article with a preposition right behind it."""
    for k in range(i - 1, 0, -1):
        if words[k].kind == "sign":
            return False
        if words[k].lower in word_set(language, "preposition"):
            before = words[k - 1].lower
            if before in word_set(language, "genitive") or before in word_set(language, "the"):
                return True
    return False


def _base_adjective(word: str, language: str) -> bool:
    """Inflected like an adjective: "getötete", not "töteten"."""
    stem = next((word[: -len(e)] for e in ("en", "er", "es", "em", "e") if word.endswith(e)), word)
    return stem.endswith(("t", "en", "end")) and (
        stem.startswith(("ge", "ver", "zer", "be", "ent", "er")) or stem.endswith("end") or "ge" in stem[2:5]
    )


def _noun(words: Sequence[Token], i: int, language: str) -> Event | None:
    token = words[i]
    if token.kind != "word" or (capitals(language) and not token.capital):
        return None
    found = _noun_row(token.text, language)
    return None if found is None else Event(found[0], found[1], i, i + 1)


@lru_cache(maxsize=16384)
def _noun_row(word: str, language: str) -> tuple[EventRow, EventForm] | None:
    """The event that a noun says, counted ("Tote") or not ("Angriff")."""
    low, lexicon = noun_lemma(word, language).lower(), _lexicon(language)
    if (row := _by_noun(lexicon.counted, low, language)) is not None:
        return row, "counted"
    row = _by_noun(lexicon.nouns, low, language)
    return None if row is None else (row, "noun")


def _joined(words: Sequence[Token], found: list[Event], language: str) -> Iterator[Event]:
    """Joins "getötet oder verletzt" into one event where a row says so."""
    rows = {frozenset(r.both): r for r in _lexicon(language).rows if r.both}
    i = 0
    while i < len(found):
        event = found[i]
        if i + 1 < len(found):
            after = found[i + 1]
            row = rows.get(frozenset((event.name, after.name)))
            if row and after.first - event.last == 1 and words[event.last].lower in word_set(language, "and"):
                yield replace(event, row=row, last=after.last, closing=after.closing)
                i += 2
                continue
        yield event
        i += 1


def event_of(
    found: Sequence[Event],
    words: Sequence[Token],
    span: tuple[int, int],
    figures: Iterable[int],
    language: str,
    *,
    counts: bool = False,
) -> Event | None:
    """The event that governs the figure in tokens `span`; `figures` are the tokens where other figures begin.

    `counts`: the figure is a count; for a sum a noun beside it names the sum itself ("ein Kredit von 20 Milliarden").
    """
    best: tuple[float, Event] | None = None
    aside = asides(words, *span, language)
    figures = frozenset(k for k in figures if span[0] - WINDOW <= k <= span[1] + WINDOW)
    for event in found:
        if event.last < span[0] - WINDOW or event.first > span[1] + WINDOW:
            continue
        if event.first in aside and not span[0] <= event.first < span[1]:
            continue
        cost = _cost(event, words, span, figures, aside, language)
        if counts and not event.row.weak and governs(event, words, span[0], language):
            cost -= DONE
        if cost < FAR and (best is None or cost < best[0]):
            best = (cost, event)
    return best[1] if best else None


def governs(event: Event, words: Sequence[Token], first: int, language: str) -> bool:
    """Whether a noun says what is done to the figure that begins at token `first`: "der Abbau von mehr als 300"."""
    between = words[event.last : first]
    beside = 0 < len(between) <= GOVERNED and not any(t.capital or t.kind != "word" for t in between)
    return event.form in ("noun", "counted") and beside and between[0].lower in word_set(language, "of")


def _cost(
    event: Event, words: Sequence[Token], span: tuple[int, int], figures: Set[int], aside: Set[int], language: str
) -> float:
    """How far an event is from a figure: tokens between, and more for every border between their clauses."""
    first, last = span
    if first < event.first < last and event.attributive and has(words, event.first - 1, language, "genitive"):
        return 6.0  # "befreite 95 der entführten Schüler": the verb says what happened to these
    if first <= event.first < last:
        return 0.0 if event.form != "noun" else 6.0
    right = event.first >= last
    all_between = range(last, event.first) if right else range(event.last, first)
    between = [k for k in all_between if k not in aside]
    closing = event.closing and right
    cost = len(between) * (0.25 if closing else 0.5)
    cost += sum(_border(words, k, language) for k in between)
    cost += OTHER_FIGURE * sum(k in figures for k in between)
    cost += {"verb": 0.0, "phrase": 0.0, "counted": 3.0, "noun": 4.0}[event.form]
    if event.row.weak:
        cost += 6.0
    if event.attributive:
        cost += FAR
    if right and not closing and event.form == "verb":
        if capitals(language) and any(has(words, k, language, "and") for k in between):
            cost += UNFIT  # "... und töteten": the verb of the next clause
        elif any(words[k].lower == "to" for k in between):
            cost += 6.0
    if not right and not between and event.form == "verb":
        cost -= 6.0
    if not right and event.form in ("counted", "verb"):
        number_of = event.first > 1 and any(
            words[k].lower in word_set(language, "number_of") for k in range(max(0, event.first - 4), event.first)
        )
        if event.form == "verb":  # "the number of protesters detained"
            cost -= NUMBER_OF * number_of
        else:
            cost += -3.0 if number_of else 2.0
    return cost


def _border(words: Sequence[Token], k: int, language: str) -> float:
    token = words[k]
    if token.kind == "sign":
        if token.text == ",":
            after = words[k + 1].lower if k + 1 < len(words) else ""
            if has(words, k + 1, language, "inserted"):
                return 0.0
            return BREAK if after in word_set(language, "relative") else COMMA
        return BREAK if token.text in ";:–—()-" else 1.0
    if token.lower in word_set(language, "and"):
        return AND
    if not capitals(language) and token.lower in word_set(language, "relative"):
        return COMMA
    return 0.0
