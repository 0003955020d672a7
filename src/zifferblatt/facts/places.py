"""Places: states by all their forms of words, and the places that a sentence names after its prepositions.

A name that no table knows is told from a noun by its lack of an article and by the dictionary, which does not have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.lemma import known, lemma
from zifferblatt.facts.names import given_and_last, unknown_name
from zifferblatt.facts.place_words import (
    PlaceWord,
    is_class,
    known_noun,
    nominative,
    place_words,
    singulars,
    town_of,
    townish,
)
from zifferblatt.facts.states import find as find
from zifferblatt.facts.states import state_at, state_by_id
from zifferblatt.language.writing import capitals
from zifferblatt.model import Entity

__all__ = ["PlaceMention", "find", "places_in"]

REACH = 7  # tokens between a preposition and its place, at most
BARE = 4  # letters of a name that the dictionary knows, at least
LIST = 8  # tokens of a list of places that are looked through for its last
NAME = 4  # tokens of a name that no table knows, at most


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in tokens `first` to `last` (exclusive) after the preposition `word` (in lower case).

    `entity.id` is set for states only. `within`: the place before it in the list lies in this one ("Kursk, Russia").
    """

    entity: Entity
    first: int
    last: int
    word: str
    within: bool = False


def places_in(sentence: Sentence, language: str) -> list[PlaceMention]:
    """The places that `sentence` names after locative prepositions, in order of the text. Never raises."""
    tokens, found = sentence.tokens, list[PlaceMention]()
    before = place_words(language, "locative") | place_words(language, "target")
    i = 0
    while i < len(tokens):
        if tokens[i].lower in before and tokens[i].kind == "word":
            read = _Reader(tokens, i, language).read()
            if read and not _person(sentence, i, read[0], language):
                found += read
                i = read[-1].last
                continue
        elif (read := _without_preposition(tokens, i, language)) and read[-1].last > i:
            found += read
            i = read[-1].last
            continue
        i += 1
    return found


def _person(sentence: Sentence, i: int, place: PlaceMention, language: str) -> bool:
    """ "vor Korvan", "vor Ina Korvan": somebody whom the article names in full, and no place."""
    tokens, name = sentence.tokens, place.entity.name
    if tokens[i].lower not in place_words(language, "people") or place.first != i + 1 or place.entity.id:
        return False
    tabled = any(name in place_words(language, kind) for kind in ("place", "region"))
    return not tabled and tokens[i + 1].text in given_and_last(sentence.source, language)


def _without_preposition(tokens: Sequence[Token], i: int, language: str) -> list[PlaceMention]:
    """ "südlich von Ulm", "das Beben traf Haiti", "die Stadt Goma": what else stands before a place."""
    low = tokens[i].lower
    if not _may_place(low, language):
        return []
    bearing = place_words(language, "bearing")
    ends = (low, low.removesuffix("s"))  # "des Massakers von Ulm"
    noun = tokens[i].capital and capitals(language) and any(w.endswith(tuple(bearing)) for w in ends)
    if (low in bearing or noun) and i + 1 < len(tokens):
        joined = tokens[i + 1].lower in place_words(language, "of")
        if not joined and not noun and tokens[i + 1].lower in place_words(language, "article"):
            return _Reader(tokens, i, language, low).read()  # "südlich der Hauptstadt Lima"
        return _Reader(tokens, i + 1, language, low).read() if joined else []
    if low in place_words(language, "strikes"):
        return _Reader(tokens, i, language).read()
    if low in place_words(language, "from") and (route := _route(tokens, i, language)):
        return route
    if i and low.endswith(tuple(place_words(language, "town"))) and tokens[i].capital == (capitals(language)):
        read = _Reader(tokens, i - 1, language).read()
        near = 1 if capitals(language) else 2
        return read if read and i < read[0].first <= i + near else []
    return []


def _route(tokens: Sequence[Token], i: int, language: str) -> list[PlaceMention]:
    """ "von Korvan nach Ulm", "zwischen Korvan und Ulm" """
    apart = min(place_words(language, "from") - place_words(language, "of"), default="")
    start = _Reader(tokens, i, language, apart).read()
    if not start or start[0].first != i + 1:
        return []
    last = start[-1].last
    if len(start) > 1 or last + 1 >= len(tokens) or tokens[last].lower not in place_words(language, "to"):
        return start if len(start) > 1 and tokens[i].lower not in place_words(language, "of") else []
    end = _Reader(tokens, last, language).read()
    return [*start, replace(end[0], word=start[0].word)] if end and end[0].first == last + 1 else []


@lru_cache(maxsize=65536)
def _may_place(word: str, language: str) -> bool:
    """Whether a word in lower case may stand before a place, or be a kind of place, by itself or as a compound."""
    ends = (*place_words(language, "bearing"), *place_words(language, "town"))
    return (
        word.endswith(ends)
        or word.removesuffix("s").endswith(ends)
        or word in place_words(language, "strikes")
        or word in place_words(language, "from")
    )


def place_at(tokens: Sequence[Token], i: int, language: str) -> list[PlaceMention]:
    """The place right behind token `i`, a word such as "of": "90 percent of Derna"."""
    return _Reader(tokens, i, language).read()


class _Reader:
    """Reads the places after one preposition."""

    def __init__(self, tokens: Sequence[Token], i: int, language: str, word: str = "") -> None:
        self.tokens, self.language = tokens, language
        self.word = word or tokens[i].lower
        self.i = i + 1
        self.end = min(len(tokens), i + 1 + REACH)
        self.state: PlaceMention | None = None  # "im russischen Kasan", "in Russia's Kursk region"
        self.named = False  # a class noun or a direction stands before the name
        self.articled = self.word in place_words(language, "fused")

    def read(self) -> list[PlaceMention]:
        found = self._first()
        if not found:
            return [self.state] if self.state and self._locative() else []
        if self.state and self.state.last <= found[0].first and not capitals(self.language):
            found.append(self.state)
        return found + self._joined(found[-1].last)

    def _locative(self) -> bool:
        return self.word not in place_words(self.language, "target") or self.word in place_words(
            self.language, "locative"
        )

    def _first(self) -> list[PlaceMention]:
        while self.i < self.end:
            token = self.tokens[self.i]
            measured = self.i + 1 < self.end and self.tokens[self.i + 1].capital
            if token.kind == "number" and (self.articled or not measured):
                self.i += 1 + measured
                continue  # "entlang der 800 Kilometer langen Küste Korvaniens", "in 19 mexikanischen Städten"
            if token.kind != "word":
                return []
            if (state := state_at(self.tokens, self.i, self.language)) is not None and state.form not in (
                "people",
                "prefix",
            ):
                mention = PlaceMention(self._entity(state.entity, state.form), state.first, state.last, self.word)
                if state.form == "adjective" and token.capital and capitals(self.language):
                    return []  # part of a name: "Deutsche Bank"
                if state.form == "adjective" or self._possessive(state.last - 1):
                    self.state = PlaceMention(
                        state_by_id(state.entity, self.language), state.first, state.last, self.word
                    )
                    self.i, self.named = state.last, True
                    continue
                if state.form == "seat" and not self._locative():
                    return []
                return [mention]
            if (town := self._inhabitant()) is not None:
                return self._feature(town) or self._within(town)
            if (name := self._name()) is not None:
                return self._of(name)
            if not self._skip(token):
                return []
        return []

    def _feature(self, town: PlaceMention) -> list[PlaceMention]:
        """ "die Kortheimer Bucht": a name of its own, not the town's."""
        feature = self.tokens[town.last].lower in place_words(self.language, "feature")
        return [self._mention(town.first, town.last + 1)] if feature and self.tokens[town.last].capital else []

    def _within(self, town: PlaceMention) -> list[PlaceMention]:
        """ "im Kortheimer Ortsteil Weiler": the part and its town."""
        if not self._class(self.tokens[town.last]):
            return self._of(town)
        self.i, self.named = town.last + 1, True
        name = self._name() if self.i < len(self.tokens) else None
        return [name, replace(town, within=True)] if name is not None else self._of(town)

    def _skip(self, token: Token) -> bool:
        """Passes over a word that may stand between preposition and name; False where the search ends."""
        low = token.lower
        if low in place_words(self.language, "direction") or self._class(token):
            self.named = True
        elif low in place_words(self.language, "of") and self.named:
            pass
        elif low in place_words(self.language, "article"):
            self.articled = True
        elif token.capital or not self._adjective(low):
            return False
        self.i += 1
        return True

    def _adjective(self, low: str) -> bool:
        if capitals(self.language):
            return low.endswith(("e", "en", "er", "es", "em"))
        return low.endswith(("ern", "al", "ed", "ing")) or low in place_words(self.language, "direction")

    def _class(self, token: Token) -> bool:
        if not capitals(self.language):
            return token.lower in place_words(self.language, "class")
        return (
            token.capital
            and any(is_class(w, self.language) for w in singulars(token.lower))
            and (token.lower in place_words(self.language, "class") or known_noun(token.text, self.language))
        )

    def _possessive(self, i: int) -> bool:
        return self.tokens[i].lower.endswith(("'s", "’s"))

    def _entity(self, entity: Entity, form: str) -> Entity:
        return Entity(name=entity.name) if form == "seat" else entity

    def _inhabitant(self) -> PlaceMention | None:
        """The town in "in einem Kölner Hotel"."""
        word, after = self.tokens[self.i], self.i + 1
        if not capitals(self.language) or not word.text.endswith("er") or after >= len(self.tokens):
            return None
        if len(word.text) < 5 or not self.tokens[after].capital or not word.capital:
            return None
        if state_at(self.tokens, self.i, self.language) is not None:
            return None  # "der Spanier"
        base = town_of(word.text, self.language)
        return PlaceMention(Entity(name=base), self.i, self.i + 1, self.word) if base else None

    def _name(self) -> PlaceMention | None:
        """A name at the current token, known to a table or to nobody."""
        first = self.i
        tabled = self._tabled(first)
        if tabled:
            return self._mention(first, tabled)
        token = self.tokens[first]
        if not token.capital or token.text in place_words(self.language, "not_place"):
            return None
        if self.word in place_words(self.language, "target") and not self.named and self.word != "an":
            return None
        if capitals(self.language):
            if self._class(token) and not self._unknown(first) and not self._town(token):
                return None
            if self.named and first + 1 < self.end and self._named_adjective(first):
                return self._mention(first, first + 2)  # "im Nationalpark Sächsische Schweiz"
            if token.text in place_words(self.language, "begin") and first + 1 < len(self.tokens):
                if self.tokens[first + 1].capital:
                    return self._mention(first, first + 2)
                return None
            if (self.articled and not self.named) or not self._looks_like_name(first):
                return None
            last = first + 1
            while last < min(len(self.tokens), first + NAME) and self._continues(last):
                last += 1
            return self._mention(first, last)
        return self._english(first)

    def _looks_like_name(self, i: int) -> bool:
        token = self.tokens[i]
        townlike = townish(token.text, self.language) or self._town(token)
        return self._part(i) or self._unknown(i) or townlike or self._bare(token)

    def _part(self, i: int) -> bool:
        """A word of the dictionary behind "Ortsteil", "Landkreis": there stand none but names."""
        token, before = self.tokens[i], self.tokens[i - 1]
        ends = before.lower.endswith(tuple(place_words(self.language, "part")))
        return ends and before.capital and lemma(token.text, self.language) == token.text

    def _bare(self, token: Token) -> bool:
        """A word of the dictionary without an article behind "in", where only names and abstract nouns have none."""
        low, language = token.lower, self.language
        if self.articled or self.named or self.word not in place_words(language, "bare") or len(low) < BARE:
            return False
        nouns = place_words(language, "not_place")
        parts = (token.text[k:].capitalize() for k in range(3, len(low) - BARE + 1))
        if low.endswith(tuple(place_words(language, "abstract"))) or any(p in nouns for p in parts):
            return False
        before = self.tokens[self.i - 1]
        return before.lower == self.word and lemma(token.text, language) == token.text

    def _named_adjective(self, i: int) -> bool:
        return self.tokens[i].lower.endswith(("e", "er", "es", "en")) and self.tokens[i + 1].capital

    def _town(self, token: Token) -> bool:
        """A word of the dictionary that ends like a town and stands without an article: "in Neustadt"."""
        ends = tuple(place_words(self.language, "ending"))
        return not self.articled and len(token.text) > 5 and token.lower.endswith(ends) and self._locative()

    def _english(self, first: int) -> PlaceMention | None:
        last = first + 1
        while (
            last < min(len(self.tokens), first + NAME)
            and self.tokens[last].capital
            and self.tokens[last].kind == "word"
        ):
            last += 1
        if self._possessive(last - 1) or last - first > 3 or self.word == "to":
            return None
        if last == first + 1 and len(self.tokens[first].text) > 1 and self.tokens[first].text.isupper():
            return None  # "at BMW"
        begins = self.tokens[first].text in place_words(self.language, "begin")
        if self.word in ("on", "over", "into") and not self.named and not begins:
            return None
        return self._mention(first, last)

    def _mention(self, first: int, last: int) -> PlaceMention:
        words = " ".join(t.text for t in self.tokens[first:last])
        return PlaceMention(Entity(name=nominative(words, self.language)), first, last, self.word)

    def _tabled(self, first: int) -> int | None:
        kinds: tuple[PlaceWord, ...] = ("place", "region")
        for last in range(min(len(self.tokens), first + 3), first, -1):
            words = " ".join(t.text for t in self.tokens[first:last])
            for kind in kinds:
                if nominative(words, self.language) in place_words(self.language, kind):
                    return last
        return None

    def _unknown(self, i: int) -> bool:
        """No word of the dictionary, nor a compound of its words; nor an abbreviation."""
        word = self.tokens[i].text
        if word.isupper() or not word[0].isupper() or known(word, self.language):
            return False
        return word.lower().endswith(tuple(place_words(self.language, "ending"))) or unknown_name(word, self.language)

    def _continues(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            token.kind == "word"
            and token.capital
            and (self._unknown(i) or token.text in place_words(self.language, "tail"))
            and token.text not in place_words(self.language, "not_place")
        )

    def _of(self, name: PlaceMention) -> list[PlaceMention]:
        """ "Stadtteil Hangelar von Sankt Augustin", "Lahore, Pakistan" """
        i, found = name.last, [name]
        if i + 1 >= len(self.tokens):
            return found
        if self.tokens[i].lower in place_words(self.language, "of") or (
            not capitals(self.language) and self.tokens[i].text == ","
        ):
            state = state_at(self.tokens, i + 1, self.language)
            if state is not None and state.form == "name":
                found.append(PlaceMention(state.entity, state.first, state.last, self.word, within=True))
            elif self.tokens[i].text != ",":
                self.i = i + 1
                after = self._name()
                if after is not None:
                    found.append(PlaceMention(after.entity, after.first, after.last, self.word, within=True))
        return found

    def _joined(self, i: int) -> list[PlaceMention]:
        """Further places after "und" or a comma."""
        found: list[PlaceMention] = []
        while i + 1 < len(self.tokens) and self.tokens[i].lower in place_words(self.language, "and"):
            comma = self.tokens[i].text == ","
            self.i, self.articled, self.named = i + 1, False, False
            while self.i < len(self.tokens) and self.tokens[self.i].lower in place_words(self.language, "article"):
                self.i, self.articled = self.i + 1, True
            state = state_at(self.tokens, self.i, self.language) if self.i < len(self.tokens) else None
            if state is not None and state.form in ("name", "seat"):
                after: PlaceMention | None = PlaceMention(
                    self._entity(state.entity, state.form), state.first, state.last, self.word
                )
            elif self.i < len(self.tokens) and (not self.articled or self._tabled(self.i)):
                after = self._name()
            else:
                after = None
            if after is None or (comma and not self._list_goes_on(after.last)):
                break
            found.append(after)
            i = after.last
        return found

    def _list_goes_on(self, i: int) -> bool:
        """Whether an "und" is still to come: "der Partei in Korvia, Ina Ott, ist …" is no list."""
        ends = place_words(self.language, "and") - {","}
        for token in self.tokens[i : i + LIST]:
            if token.lower in ends:
                return True
            if token.text != "," and not token.capital:
                return False
        return False
