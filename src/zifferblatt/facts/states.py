"""States and unions of states: names, adjectives, peoples and seats of government, in the language of the article.

Names come from CLDR through Babel, in every language; what it lacks (news' own names, irregular adjectives and
peoples) stands in ``language/*/countries.yaml``, the seats of government in ``capitals.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from zifferblatt.articles.document import Token, tokens
from zifferblatt.facts.demonyms import made
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Entity

Form = Literal["name", "adjective", "people", "seat", "prefix"]
LONGEST = 6  # tokens of a name: "Vereinigten Staaten von Amerika", "U.S.A."
NO_STATES = frozenset({"EZ", "QO", "XA", "XB", "ZZ", "CQ", "AQ"})


class CountryRow(Entry):
    """A row of ``countries.yaml``; what the keys mean stands at its head."""

    id: str
    name: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class CapitalRow(Entry):
    """A row of ``capitals.yaml``: seats of government of the state `id`."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What a form of words means: the state's usual name, or the seat's own, with the state's id."""

    entity: Entity
    form: Form


@dataclass(frozen=True, slots=True)
class StateMention:
    """A state named in tokens `first` to `last` (exclusive)."""

    entity: Entity
    form: Form
    first: int
    last: int


@lru_cache(maxsize=4096)
def find(words: str, language: str) -> Entity | None:
    """The first state that `words` name, by name, adjective, people or seat of government, or None.

    ``find("der nordkoreanischen Armee", "de")`` → Nordkorea, KP; ``find("Seouls", "de")`` → Seoul, KR.
    """
    found = next(states_in(tokens(words), language), None)
    return found.entity if found else None


@lru_cache(maxsize=4096)
def find_adjective(word: str, language: str) -> bool:
    """Whether a word in small letters is a state's adjective: "deutsche"."""
    state = _index(language).forms.get(word)
    return state is not None and state.form == "adjective"


def state_by_id(entity: Entity, language: str) -> Entity:
    """The state that `entity` is or stands for, by its usual name: Seoul (KR) → Südkorea (KR)."""
    return _index(language).states.get(entity.id or "", entity)


def states_in(words: Sequence[Token], language: str) -> Iterator[StateMention]:
    """All states named in `words`, in order; of two that begin at the same token the longer."""
    i = 0
    while i < len(words):
        found = state_at(words, i, language)
        if found is None:
            i += 1
        else:
            yield found
            i = found.last


def state_at(words: Sequence[Token], i: int, language: str) -> StateMention | None:
    """The state whose name begins at token `i`."""
    index = _index(language)
    token = words[i]
    if token.kind != "word":
        return None
    first = _bare(token.text)
    for length in range(min(index.longest.get(first, 0), len(words) - i), 1, -1):
        text = _joined(words[i : i + length])
        if (state := index.forms.get(text) or index.forms.get(_bare(text))) is not None:
            return StateMention(state.entity, state.form, i, i + length)
    one = index.forms.get(token.text) or index.forms.get(first)
    one = one or _cased(token.text, index.forms) or _prefixed(token.text, language)
    return StateMention(one.entity, one.form, i, i + 1) if one else None


def _bare(text: str) -> str:
    return text.removesuffix("'s").removesuffix("’s").rstrip("'’")


def _cased(text: str, forms: dict[str, State]) -> State | None:
    """An adjective written with a capital: first in its sentence, or part of a name ("Russische Eisenbahn")."""
    if not text[0].isupper():
        return None
    state = forms.get(text[0].lower() + text[1:])
    return state if state is not None and state.form == "adjective" else None


def _prefixed(text: str, language: str) -> State | None:
    """ "US-Regierung", "EU-Staaten", "Kreml-Chef": an abbreviation or a seat before a hyphen."""
    before, hyphen, after = text.partition("-")
    if not hyphen or not after:
        return None
    state = _index(language).forms.get(before)
    if state is None:
        return None
    if before.isupper() or before in _index(language).unions or (state.form == "seat" and after[0].isupper()):
        return State(state.entity, "prefix")
    return None


def _joined(words: Sequence[Token]) -> str:
    return "".join(("" if t.glued or n == 0 else " ") + t.text for n, t in enumerate(words))


class _Index:
    """Every form of words by its spelling."""

    def __init__(self, language: str) -> None:
        self.forms: dict[str, State] = {}
        self.longest: dict[str, int] = {}
        self.states: dict[str, Entity] = {}
        rows = table(language, "countries", CountryRow)
        self.unions = frozenset(n for r in rows if len(r.id) > 2 or r.id in ("EU", "UN") for n in (r.name, *r.names))
        own = {r.id: r for r in rows}
        names = dict(_cldr(language)) | {i: r.name for i, r in own.items() if r.name}
        for code, cldr in _cldr(language):
            self._add((cldr, cldr.replace(" & ", " and ")), Entity(name=names[code], id=code), "name", language)
        for row in rows:
            entity = Entity(name=names[row.id], id=row.id)
            self._add((row.name, *row.names), entity, "name", language)
            self._add(made("adjective_form", *row.adjectives, language=language), entity, "adjective", language)
            self._add(made("people_form", *row.people, language=language), entity, "people", language)
        for row_id, name in names.items():
            entity = self.states[row_id] = Entity(name=name, id=row_id)
            listed = own[row_id].adjectives if row_id in own else ()
            regular = made("adjective", name, language=language)
            if not listed:
                forms = made("adjective_form", *regular, language=language)
                self._add(forms, entity, "adjective", language)
            if not (row_id in own and own[row_id].people):
                people = made("people_form", *made("people", name, language=language), language=language)
                people += made("people_of", *listed, *regular, language=language)
                self._add(people, entity, "people", language)
        for seat in table(language, "capitals", CapitalRow):
            self._add(seat.names, Entity(name=seat.names[0], id=seat.id), "seat", language)

    def _add(self, words: Sequence[str], entity: Entity, form: Form, language: str) -> None:
        for word in filter(None, words):
            for variant in made("name_form", word, language=language) if form in ("name", "seat") else (word,):
                self.forms.setdefault(variant, State(entity, form))
                parts = tokens(variant)
                if len(parts) > 1:
                    first = parts[0].text
                    self.longest[first] = max(self.longest.get(first, 0), min(len(parts), LONGEST))


@cache
def _index(language: str) -> _Index:
    return _Index(language)


@cache
def _cldr(language: str) -> tuple[tuple[str, str], ...]:
    from babel import Locale

    names: dict[str, str] = dict(Locale.parse(language).territories)
    return tuple((c, n) for c, n in names.items() if len(c) == 2 and c.isalpha() and c not in NO_STATES)
