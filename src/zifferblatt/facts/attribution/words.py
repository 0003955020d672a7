"""The words that name a source, as data: verbs of saying, prepositions, nouns of saying, kinds of actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import known, lemma
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import SourceKind

SayingKind = Literal[
    "before", "after", "claim", "document", "own", "refer", "how", "so", "hearsay", "stands_in", "comes_from",
    "compound", "mood", "soll", "pronoun", "of", "nach", "determiner", "oblique", "subordinate", "preposition",
    "attach", "genitive", "particle", "reflexive", "that", "have", "be", "modal", "and", "wonach", "small", "time",
    "name_part", "said_so", "weak_mood", "weaker_mood", "me", "other", "conjunction", "adverb_end", "hearsay_end",
    "relative", "agrees",
    "after_claim", "hearsay_open", "states", "one", "agent_end", "quoted", "possessive", "said_so_phrase", "mood_end",
    "owner_end", "disagrees", "mute", "claim_noun", "paper", "talk", "unmarked", "abstract",
    "possessed", "side", "split", "who", "approximate", "plural", "poll", "poll_in",
    "tell", "says", "speech", "agent", "thing", "out_of", "person_relative",
    "person_pronoun", "impersonal", "pointing", "nobility",
]  # fmt: skip
Takes = Literal["clause", "figure", "topic"]


class SayingRow(Entry):
    """A row of ``saying.yaml``; its kinds are told at the head of the German table."""

    kind: SayingKind
    words: tuple[str, ...]


class VerbRow(Entry):
    """A row of ``saying_verbs.yaml``: verbs that are built alike; its keys are told at the head of the German table."""

    takes: Takes
    verbs: tuple[str, ...]
    particle: str = ""
    apart: bool = False
    needs: tuple[tuple[str, ...], ...] = ()
    people: bool = False
    object: bool = False
    strict: bool = False
    clausal: bool = False
    without: tuple[str, ...] = ()
    perfect: bool = False
    with_be: bool = False
    who: tuple[str, ...] = ()


class ActorRow(Entry):
    """A row of ``actors.yaml``; words `alone` count only by themselves, `short` ones end compounds nonetheless."""

    kind: SourceKind
    words: tuple[str, ...]
    alone: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb of saying: `closed` stands at the end of its clause with its particle ("mitteilte")."""

    row: VerbRow
    form: Literal["finite", "participle", "closed"]


@cache
def words(language: str, *kinds: SayingKind) -> frozenset[str]:
    """The words of some kinds, as the table writes them."""
    return frozenset(w for r in table(language, "saying", SayingRow) if r.kind in kinds for w in r.words)


@lru_cache(maxsize=65536)
def reports(word: str, language: str) -> bool:
    """Whether `word`, as written, is a verb's form that only reported speech has: "sei", "verfüge", never "Ende"."""
    if word in words(language, "mood"):
        return True
    for row in (r for r in table(language, "saying", SayingRow) if r.kind == "mood_end"):
        for endings in row.words:
            subjunctive, infinitive = endings.split()
            stem = word.removesuffix(subjunctive)
            if stem != word and word.islower() and lemma(word, language) == stem + infinitive:
                past = stem.endswith("t") and known(stem[:-1] + infinitive, language)  # "raste" is of "rasen", too
                return not past and word not in words(language, "preposition", "small", "determiner")
    return False


def in_mood(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` is a form that only reported speech has, and no adjective: "heiße" in "eine heiße Quelle"."""
    if not reports(tokens[i].text, language):
        return False
    noun = i + 1 < len(tokens) and tokens[i + 1].capital
    return not (noun and i and tokens[i - 1].lower in words(language, "determiner"))


@cache
def _phrases(language: str, kind: SayingKind) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in words(language, kind):
        phrase = tuple(word.lower().split())
        found.setdefault(phrase[0], []).append(phrase)
    return {k: tuple(sorted(v, key=lambda p: -len(p))) for k, v in found.items()}


def phrase_at(tokens: Sequence[Token], i: int, language: str, kind: SayingKind) -> int:
    """How many tokens a phrase of `kind` takes at token `i`; 0 where there is none."""
    for phrase in _phrases(language, kind).get(tokens[i].lower, ()):
        if i + len(phrase) <= len(tokens) and all(tokens[i + n].lower == w for n, w in enumerate(phrase)):
            return len(phrase)
    return 0


@cache
def verbs(language: str) -> dict[str, tuple[VerbForm, ...]]:
    """Verbs of saying by their forms in lower case.

    A verb is written "teilt teilen teilte teilten / geteilt": finite forms, then its participle. With a particle both
    are closed up at the end of a clause: "mitteilte", "mitgeteilt".
    """
    found: dict[str, list[VerbForm]] = {}
    for row in table(language, "saying_verbs", VerbRow):
        for verb in row.verbs:
            finite, _, participles = verb.partition("/")
            for word in finite.split():
                found.setdefault(word, []).append(VerbForm(row, "finite"))
                if row.particle:
                    found.setdefault(row.particle + word, []).append(VerbForm(row, "closed"))
            for word in participles.split():
                found.setdefault(row.particle + word, []).append(VerbForm(row, "participle"))
                if row.apart:
                    found.setdefault(word, []).append(VerbForm(row, "participle"))  # "bekannt gegeben"
    return {k: tuple(v) for k, v in found.items()}


@cache
def actors(language: str) -> tuple[tuple[str, SourceKind], ...]:
    """Words of actors in lower case with their kind, in the order of the table."""
    return tuple((w.lower(), r.kind) for r in table(language, "actors", ActorRow) for w in r.words)


@cache
def actor_ranks(language: str) -> dict[str, tuple[int, SourceKind]]:
    """Words of actors in lower case with their place in the table, where the first row wins, and their kind."""
    found: dict[str, tuple[int, SourceKind]] = {}
    for rank, (word, kind) in enumerate(actors(language)):
        found.setdefault(word, (rank, kind))
    return found


@cache
def actors_alone(language: str) -> frozenset[str]:
    """Words of actors in lower case that no compound ends in: "Welle" is a station, "Hitzewelle" none."""
    return frozenset(w.lower() for r in table(language, "actors", ActorRow) if r.alone for w in r.words)


@cache
def actors_of_words(language: str) -> tuple[tuple[str, SourceKind], ...]:
    """Actors of several words in lower case with their kind, in the order of the table."""
    return tuple((word, kind) for word, kind in actors(language) if " " in word)


@cache
def actor_ends(language: str) -> frozenset[str]:
    """Short words of actors in lower case that compounds end in: "Sportchef"."""
    return frozenset(w.lower() for r in table(language, "actors", ActorRow) if r.short for w in r.words)


@cache
def phrases_of_actors(language: str) -> frozenset[str]:
    """Actors of several words in lower case: "rotes kreuz"."""
    return frozenset(w for w, _ in actors(language) if " " in w)


@cache
def exact_actors(language: str) -> frozenset[str]:
    """Words of actors as the table writes them: tells "dpa" from a small word."""
    return frozenset(w for r in table(language, "actors", ActorRow) for w in r.words)
