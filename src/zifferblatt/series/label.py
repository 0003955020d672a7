"""A readable name for a series: "nordkoreanische Soldaten in Russland (entsandt)"."""

from __future__ import annotations

from functools import cache

from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.model import Entity
from zifferblatt.series.claim import Claim
from zifferblatt.series.concepts import canonical, people
from zifferblatt.series.context import common
from zifferblatt.series.measure import Series


class LabelRow(Entry):
    """One word: what an event or a concept is called in a language."""

    key: str
    word: str


@cache
def _words(language: str) -> dict[str, str]:
    return {row.key: row.word for row in table(language, "labels", LabelRow)}


def word(key: str, language: str) -> str:
    """What an event or a concept is called in `language`; the key itself where it has no word."""
    return _words(language if language in languages() else "en").get(key, key)


def label(series: Series, language: str) -> str:
    """The series' name in `language`, from the words of its articles in that language where it has any; the name that a
    workspace gave it wins."""
    if series.measure:
        return series.measure
    language = language if language in languages() else "en"
    words = _words(language)
    own = [c for c in series.claims if c.article.language == language]
    noun = _counted(own) or words.get(canonical(series.what or ""), "") or _counted(list(series.claims))
    kind = series.first.fact.quantity.kind
    noun = noun or series.what or words.get(kind, "") or series.first.fact.quantity.unit or kind
    parts = [noun]
    if series.who and not _named_in(noun, own):
        owned = words["of-people" if people(series.what) else "of-things"]
        parts = [owned.format(noun=noun, who=_name(series.who[0], language))]
    if series.where and _name(series.where[0], language).lower() not in noun.lower():
        parts.append(f"{words['in']} {_name(series.where[0], language)}")
    notes = [words.get(series.event, series.event)] if series.event else []
    if series.kind == "forecast":
        notes.append(words["forecast"])
    if series.first.role != "level":
        notes.append(words[series.first.role])
    if series.scope == "part":
        notes.append(words["part"])
    notes = [n for n in notes if n.lower() not in noun.lower()]
    return " ".join(parts) + (f" ({', '.join(notes)})" if notes else "")


def _counted(claims: list[Claim]) -> str:
    """The longest counted phrase: "nordkoreanische Soldaten" out of "mindestens 3000 nordkoreanische Soldaten"."""
    phrases = [p for c in claims if c.fact.quantity.kind == "count" and (p := _phrase(c))]
    return max(phrases, key=lambda p: (min(len(p), 40), -len(p)), default="")


def _phrase(claim: Claim) -> str:
    """The mention behind its number, if it is short enough to be a name."""
    fact = claim.fact
    behind = fact.mention.text[max(0, fact.number.end - fact.mention.start) :].strip(" ,.-–")
    words = behind.split()
    plain = common(claim.article.language)
    if len(behind) > 50 or all(len(w) < 4 or w.lower() in plain for w in words):
        return ""
    return " ".join(words)


def _named_in(noun: str, claims: list[Claim]) -> bool:
    """Whether an adjective beside the noun already says whose they are: "nordkoreanische Soldaten"."""
    return any(e.name[:5].lower() in noun.lower() for c in claims for e in c.fact.measure.who if len(e.name) >= 5)


def _name(entity: Entity, language: str) -> str:
    """A state by its name in `language`, anything else as it was read."""
    if entity.id and len(entity.id) == 2:
        from babel import Locale  # loaded only when a label is wanted

        return str(Locale(language).territories.get(entity.id, entity.name))
    return entity.name
