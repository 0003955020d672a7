"""Who governs which stretch of a document: words of attribution, quotations, and reported speech that carries on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zifferblatt.articles.document import Document, Sentence
from zifferblatt.facts.attribution.cues import Cue, cues
from zifferblatt.facts.attribution.phrase import noun_phrase
from zifferblatt.facts.attribution.source import source
from zifferblatt.facts.attribution.words import verbs, words
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.model import Offsets, Source

# A quotation: opened and closed by a pair of marks, over some sentences at most; linear, for no mark is inside.
QUOTATION = re.compile(r"„[^„“”]{2,1500}[“”]|“[^„“”]{2,1500}”|»[^»«]{2,1500}«|\"[^\"]{2,1500}\"")
MEMORY = 3  # sentences over which a source carries on


@dataclass(frozen=True, slots=True)
class Governed:
    """The text from `start` to `end` is said by `sources`; `cues` are the words that say so. Narrower ones win."""

    start: int
    end: int
    sources: tuple[Source, ...]
    cues: tuple[Offsets, ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """All governed stretches of a document, and its quotations."""

    document: Document
    governed: tuple[Governed, ...]


def attribute(document: Document) -> Attribution:
    """Who says what in `document`. Linear in its length; never raises."""
    found: list[Governed] = []
    last: tuple[Source, ...] = ()
    age = MEMORY + 1
    for n, sentence in enumerate(document.sentences):
        if sentence.furniture:
            continue
        own = _of_sentence(document, n, cues(sentence, document.language), last if age <= MEMORY else ())
        found += own
        if own:
            last, age = own[-1].sources, 0
        elif last and age < MEMORY and _reported(sentence, document.language):
            found.append(Governed(sentence.start, sentence.end, last, ()))
            age += 1
        else:
            age += 1
    return Attribution(document, (*found, *_quotations(document, found)))


def _of_sentence(document: Document, n: int, found: Sequence[Cue], last: tuple[Source, ...]) -> list[Governed]:
    sentence, language = document.sentences[n], document.language
    tokens, text = sentence.tokens, document.text
    governed: list[Governed] = []
    for cue in found:
        if cue.kind == "own":
            subject = _subject(document, n)
            sources = (subject,) if subject is not None else ()
        elif cue.kind == "refer":
            sources = last
        else:
            named = (source(text, tokens, span, language) for span in cue.who)
            sources = tuple(s for s in named if s is not None) or last
        if not sources:
            continue
        last = sources if cue.kind != "own" else last
        at = (tokens[cue.at[0]].start, tokens[cue.at[1] - 1].end)
        governed.append(Governed(tokens[cue.first].start, tokens[cue.last - 1].end, sources, (at,), cue.tight))
    return governed


def _subject(document: Document, n: int) -> Source | None:
    """The subject of sentence `n`: its first noun phrase, or where that is a pronoun, the one of the sentence before."""
    language = document.language
    sentence = document.sentences[n]
    tokens = sentence.tokens
    pronouns = words(language, "pronoun")
    for i in range(min(len(tokens), 12)):
        if tokens[i].lower in pronouns:
            return _first_phrase(document, n - 1, own=True) if n else None
        if tokens[i].kind == "word" and (
            i == 0 or tokens[i].lower in words(language, "determiner") or tokens[i].capital
        ):
            span = noun_phrase(tokens, i, language)
            if span is not None and not any(t.text in words(language, "claim") for t in tokens[span[0] : span[1]]):
                return source(document.text, tokens, span, language, own=True, whole=True)
    return None


def _first_phrase(document: Document, n: int, *, own: bool) -> Source | None:
    tokens = document.sentences[n].tokens
    for i in range(min(len(tokens), 3)):
        span = noun_phrase(tokens, i, document.language)
        if span is not None:
            return source(document.text, tokens, span, document.language, own=own, whole=True)
    return None


def _reported(sentence: Sentence, language: str) -> bool:
    """A form of reported speech carries an earlier source on."""
    reported = words(language, "reported")
    return any(t.lower in reported for t in sentence.tokens)


def _quotations(document: Document, found: Sequence[Governed]) -> list[Governed]:
    """Quotations take the speaker who is named in their own sentences or right behind them."""
    result: list[Governed] = []
    if not found:
        return result
    sentences = document.sentences
    for match in QUOTATION.finditer(document.text):
        start, end = match.span()
        if end - start < 25:
            continue  # words in quotation marks, no speech
        near = [s for s in sentences if s.start < end and start < s.end]
        if not near:
            continue
        reach = near[0].start, near[-1].end
        speakers = [
            g
            for g in found
            if reach[0] <= g.start and g.end <= reach[1] and any(not start < a < end for a, _ in g.cues)
        ]
        if speakers:
            result.append(Governed(start, end, speakers[0].sources, speakers[0].cues))
    return result


def sources_of(attribution: Attribution, figure: Figure) -> tuple[tuple[Source, ...], Cues]:
    """Who says `figure`, with the words that say so; nobody where the article speaks itself."""
    at = figure.number[0]
    covering = [g for g in attribution.governed if g.start <= at < g.end]
    if not covering:
        return (), {}
    best = min(covering, key=lambda g: (not g.tight, g.end - g.start, _distance(g, at)))
    spans = tuple(dict.fromkeys((*best.cues, *((s.start, s.end) for s in best.sources))))
    return best.sources, {"sources": spans}


def _distance(governed: Governed, at: int) -> int:
    return min((min(abs(a - at), abs(b - at)) for a, b in governed.cues), default=0)


__all__ = ["Attribution", "Governed", "attribute", "sources_of", "verbs"]
