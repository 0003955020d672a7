"""Whether two articles are about the same happening: names, places and rare words they share, and the days between.

A link depends on the two articles and on words shipped with the program, never on what else is in an archive. An
index finds the articles that share a rare word, so that a new article is compared with few.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import sqrt

from zifferblatt.articles.document import Token, tokens
from zifferblatt.facts.lemma import known
from zifferblatt.facts.time_words import tells_state
from zifferblatt.model import Reading, Role, plain
from zifferblatt.series.concepts import meaning, telling
from zifferblatt.series.context import common
from zifferblatt.series.kinds import is_casualty
from zifferblatt.series.tracked import Tracked, together

LEAD = 5000  # characters read for words: what an article is about stands at its beginning
NAME, NOUN, LONG_NOUN, NOUN_EN, PLAIN, STATE, MEASURE = 2.0, 0.4, 0.9, 0.9, 0.2, 0.7, 2.0
LEAST_WORD, SECOND_NAME = 0.3, 0.9  # what a shared word, and another name, say of the happening itself
FIGURE, SMALLEST = 0.9, 1.1  # an equal figure, but for small counts
LONG = 9  # letters: a long German noun is a compound, and rarer than its parts
STEM = 7  # letters that two long nouns of one thing have in common: Seilbahngondel, Seilbahnunglück
REACH = 200  # days after which nothing is the same happening any more
STRONG = 2.0  # a feature of this weight may lead from one article to another
# By days apart: the least share of all evidence that two articles have in common, and its least sum.
BARS = ((3, 0.20, 1.5), (30, 0.24, 2.0), (60, 0.21, 2.8), (130, 0.28, 2.5), (REACH, 0.40, 3.5))
# Articles that measure the same of the same people ("soldiers of North Korea sent") belong together for longer.
MEASURED = (REACH, 0.25, 5.0)
# A name in quotation marks: „Graf Zeppelin“, of words that by themselves say little.
QUOTED = re.compile(r"[„“\"»«]([A-ZÄÖÜ][\w-]{1,20}(?: [A-ZÄÖÜ\d][\w-]{0,20}){0,3})[“”\"«»]")
CLOSING = frozenset('.!?:“”"»«')  # behind these a capital letter says nothing


@dataclass(frozen=True, slots=True)
class Features:
    """What an article is about: features with their weights, and the day it appeared.

    `places` are the features that only say where or about whom; `happened` the days on which people came to harm.
    """

    weights: dict[str, float]
    total: float
    day: date | None
    places: frozenset[str] = frozenset()
    happened: frozenset[date] = frozenset()
    language: str = ""


def features(reading: Reading) -> Features:
    """The evidence in one article."""
    article = reading.article
    weights: dict[str, float] = {}
    for text in (article.title, article.text[:LEAD]):
        for key, weight in _words(text, article.language, text is article.title):
            weights[key] = max(weights.get(key, 0.0), weight)
    for key, weight in _measures(reading):
        weights[key] = max(weights.get(key, 0.0), weight)
    return Features(
        weights,
        sum(w for k, w in weights.items() if k[0] not in "=~"),
        article.day,
        _places(reading),
        _happened(reading),
        article.language,
    )


def _places(reading: Reading) -> frozenset[str]:
    entities = [e for f in reading.facts for e in (*f.measure.who, *f.measure.where)]
    return frozenset(_bare(word) for e in entities for word in (e.name.lower(), *e.name.lower().split()))


def _happened(reading: Reading) -> frozenset[date]:
    """The days that the article itself gives to its counts of people harmed."""
    return frozenset(
        f.time.start
        for f in reading.facts
        if f.time
        and f.time.start
        and f.time.start == f.time.end
        and f.quantity.role is Role.LEVEL
        and is_casualty(f)
        and not tells_state(f.time.text, reading.article.language)
    )


@lru_cache(maxsize=4096)
def _words(text: str, language: str, title: bool) -> tuple[tuple[str, float], ...]:
    """Names and rare words of a text. A word that stands in no dictionary is most likely a name."""
    plain = common(language)
    found: dict[str, float] = {}
    opening = True
    for token in tokens(text):
        first, opening = opening, token.text in CLOSING
        if token.kind != "word" or len(token.text) < 4 or token.lower in plain:
            continue
        word = _bare(token.lower)
        if word in plain or word in found:
            continue
        weight = _weight(token, word, language, told=first or title)
        if weight:
            found[word] = weight
        if weight == LONG_NOUN:
            found[f"~{word[:STEM]}"] = NOUN
    for quoted in QUOTED.finditer(text):
        if " " in quoted[1]:
            found[quoted[1].lower()] = NAME
    return tuple(found.items())


def _weight(token: Token, word: str, language: str, *, told: bool) -> float:
    """How rare a word is; `told`: its capital says nothing, since a sentence or a title begins with one."""
    if not token.capital:
        return PLAIN if len(word) >= (6 if language == "de" else 5) else 0.0
    if not known(token.text, language) and not known(token.lower, language):
        return NAME
    if language == "de":  # every German noun has a capital
        return LONG_NOUN if len(word) >= LONG else NOUN
    return NOUN_EN if told else NAME


def _bare(word: str) -> str:
    """A name without its genitive: kursks, kursk's -> kursk."""
    word = word.removesuffix("'s").removesuffix("’s")
    return word[:-1] if word.endswith("s") and len(word) > 5 and not word.endswith("ss") else word


def _measures(reading: Reading) -> Iterable[tuple[str, float]]:
    """States and places of the facts, and measures that say of whom or where something is told."""
    for fact in reading.facts:
        measure = fact.measure
        what, event = meaning(measure.what, measure.event)
        nominal = fact.quantity.nominal
        if not fact.optional and len(nominal.normalize().as_tuple().digits) > 1 and nominal >= SMALLEST:
            yield f"={fact.quantity.kind} {plain(nominal)}", FIGURE
        for entity in (*measure.who, *measure.where):
            yield (f"@{entity.id}", STATE) if entity.id else (_bare(entity.name.lower()), NAME)
            if what and event:
                yield f"#{what} {event} {entity.id or entity.name.lower()}", MEASURE


def same_happening(a: Features, b: Features) -> bool:
    """Whether two articles are about one happening."""
    days = abs((a.day - b.day).days) if a.day and b.day else 0
    if days > REACH or not a.total or not b.total:
        return False
    small, large = sorted((a.weights, b.weights), key=len)
    shared = [(w, large[k]) for k, w in small.items() if k in large]
    if not any(max(s) >= STRONG for s in shared):
        return False
    summed = sum(sqrt(x * y) for x, y in shared)
    share = summed / sqrt(a.total * b.total)
    bars = BARS if not any(k[0] == "#" and k in large for k in small) else (*BARS, MEASURED)
    if not any(days <= limit and share >= least and summed >= least_sum for limit, least, least_sum in bars):
        return False
    return beyond(a, b) >= _least_beyond(a, b, days)


def beyond(a: Features, b: Features) -> float:
    """What two articles share but one name: the same town has many accidents, the same company many news."""
    known = a.places | b.places
    names: set[str] = set()
    content = measured = states = 0.0
    shared = [(key, weight, b.weights[key]) for key, weight in a.weights.items() if key in b.weights]
    for key, weight, other in shared:
        if key[0] == "~" and any(word.startswith(key[1:]) for word, _, _ in shared):
            continue  # a word of this stem is in both as it is: then its stem says nothing more
        if key[0] == "#" and not telling(key[1:].split()[0]):
            continue
        if key[0] == "@":
            states = LEAST_WORD
        elif key[0] == "#":
            measured = SECOND_NAME
        elif max(weight, other) >= STRONG:
            names.add(key)
        elif key not in known:
            content += max(LEAST_WORD, sqrt(weight * other))
    single = sum(1 for name in names if not any(name != other and name in other for other in names))
    return content + measured + states + SECOND_NAME * max(0, single - 1)


def _least_beyond(a: Features, b: Features, days: int) -> float:
    """How much they must share. Two languages share few words; harm on two days is mostly two happenings."""
    gaps = [abs((x - y).days) for x in a.happened for y in b.happened]
    if gaps and min(gaps) > 1:
        return 1.3
    if a.language != b.language:
        return 0.0 if days <= 3 else 0.4
    return 0.4 if days <= 10 else 1.0


class Index:
    """Articles by their rare features. What is found does not depend on the order in which articles are added."""

    def __init__(self) -> None:
        self._features: list[Features] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)

    def add(self, reading: Reading) -> tuple[int, ...]:
        """Adds an article and returns the places of those before it that are about the same happening."""
        own = features(reading)
        met: set[int] = set()
        for key, weight in own.weights.items():
            if weight >= STRONG:
                met.update(i for i in self._by_key[self._bucket(key, own.day)])
        place = len(self._features)
        self._features.append(own)
        for key, weight in own.weights.items():
            if weight >= STRONG:
                for bucket in self._buckets(key, own.day):
                    self._by_key[bucket].append(place)
        return tuple(i for i in sorted(met) if same_happening(self._features[i], own))

    def _bucket(self, key: str, day: date | None) -> str:
        """Features are kept by stretches of time, so that a name of fifteen years meets only its own weeks."""
        return f"{key}|{day.toordinal() // REACH if day else ''}"

    def _buckets(self, key: str, day: date | None) -> tuple[str, ...]:
        if day is None:
            return (self._bucket(key, None),)
        stretch = day.toordinal() // REACH
        return tuple(f"{key}|{stretch + d}" for d in (-1, 0, 1))


def pairs(readings: Sequence[Reading], *, same_story: bool, tracked: Sequence[Tracked] = ()) -> list[tuple[int, int]]:
    """The index pairs of articles whose figures may be compared, the earlier first.

    `same_story`: all of them; else those about one happening, and those that a story of `tracked` holds together. One
    text printed twice always belongs together.
    """
    if same_story:
        return [(i, j) for j in range(len(readings)) for i in range(j)]
    index = Index()
    texts: dict[str, list[int]] = defaultdict(list)
    found = together(readings, tracked)
    for j, reading in enumerate(readings):
        found.update((i, j) for i in index.add(reading))
        copies = texts[hashlib.sha256(reading.article.text.encode()).hexdigest()]
        found.update((i, j) for i in copies)
        copies.append(j)
    return sorted(found, key=lambda p: (p[1], p[0]))
