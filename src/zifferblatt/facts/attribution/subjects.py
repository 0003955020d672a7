"""Subjects of sentences: who may be meant by a pronoun, by "its own account" or by a mood of speech."""

from __future__ import annotations

from zifferblatt.articles.document import Document
from zifferblatt.facts.attribution.cues import Cue, View
from zifferblatt.facts.attribution.marks import QUOTES
from zifferblatt.facts.attribution.phrase import Phrase, Span, bare
from zifferblatt.facts.attribution.pronoun import may_mean
from zifferblatt.facts.attribution.source import source
from zifferblatt.facts.attribution.speaker import claims, surnames
from zifferblatt.facts.attribution.syntax import finite, infinitive
from zifferblatt.facts.attribution.words import reports, words
from zifferblatt.language.writing import capitals
from zifferblatt.model import Source

SUBJECT = 14  # tokens of a sentence in which its subject is looked for
DATELINE = 14  # tokens of a dateline, at most
EARLIER = 3  # sentences before, in which the subject that a pronoun means is looked for
FEW = 4  # tokens behind "nach eigenen Angaben" in which its pronoun stands
ASIDE = frozenset(",;:–—")


def _behind_dateline(view: View) -> int:
    """The token behind a dateline: "LEEDS, England (Reuters) - "; 0 where there is none."""
    for k, token in enumerate(view.tokens[:DATELINE]):
        if token.text in ("-", "–", "—") and not token.glued and k and view.tokens[k - 1].text in (")", "-", "–"):
            return k + 1
        if not (token.capital or token.kind in ("sign", "number")):
            return 0
    return 0


class Subjects:
    """The subjects of a document's sentences."""

    def __init__(self, document: Document) -> None:
        self.document, self.language = document, document.language
        self.names = surnames(document.article.text, self.language) if capitals(self.language) else frozenset()

    def of(self, n: int, pronoun: str | None = None) -> Source | None:
        """The subject of sentence `n`, if it can speak, and `pronoun` can mean it."""
        view = View(self.document.sentences[n], self.language, self.names)
        phrase = self._able(view, pronoun)
        return source(self.document, view.tokens, bare(view.tokens, phrase.core, self.language)) if phrase else None

    def _able(self, view: View, pronoun: str | None) -> Phrase | None:
        start = _behind_dateline(view)
        phrase = self._nominative(view, start, min(view.end, start + SUBJECT), able=True)
        if phrase is not None and pronoun and not may_mean(pronoun, view.tokens, phrase, self.language):
            return None
        return phrase

    def _nominative(self, view: View, start: int, end: int, *, able: bool) -> Phrase | None:
        """The first noun phrase from token `start` that no preposition governs."""
        k = start
        while k < end:
            token = view.tokens[k]
            if token.lower in words(self.language, "preposition"):
                inner = view.phrase(k + 1)
                k = inner.last if inner is not None else k + 1
                continue
            verbal = not token.capital and (
                finite(view.tokens, k, end, self.language) or infinitive(token.lower, self.language)
            )
            phrase = view.phrase(k, end) if not verbal and (token.kind == "word" or token.text in QUOTES) else None
            if phrase is None:
                k += 1
                continue
            if (
                not phrase.oblique
                and not claims(view.tokens, phrase.head, self.language)
                and (not able or view.speaks(phrase))
            ):
                return phrase
            k = phrase.last
        return None

    def own(self, n: int, cue: Cue) -> Source | None:
        """The subject that speaks of itself: the clause's, or where that is a pronoun, that of the sentence before."""
        view = View(self.document.sentences[n], self.language, self.names)
        clause = view.parts.at(cue.at[0])
        spans = [(clause.first, cue.at[0]), (cue.at[1], clause.last)]
        if clause.first and finite(view.tokens, clause.first, clause.last, self.language):
            spans.insert(0, (0, clause.first))  # "Der Bruder des Papstes, Georg Kern, war nach eigenen Angaben"
        if clause.first == 0 and clause.last < view.end:
            spans.append((clause.last + 1, view.parts.at(clause.last + 1).last))  # "By its own account, the army …"
        span = next((s for s in spans if self._holds(view, s)), None)
        if span is not None:
            found = self._subject_in(view, span)
            if isinstance(found, Phrase):
                return source(self.document, view.tokens, found.core, own=True)
        elif (
            clause.first > 0
            and (span := (0, clause.first))
            and isinstance(found := self._subject_in(view, span), Phrase)
        ):
            return source(self.document, view.tokens, found.core, own=True)
        if not n:
            return None
        pronoun = next(
            (t.lower for t in view.tokens[cue.at[1] :][:FEW] if t.lower in words(self.language, "pronoun")), None
        )
        for k in range(n - 1, max(-1, n - 1 - EARLIER), -1):
            earlier = View(self.document.sentences[k], self.language, self.names)
            if (phrase := self._able(earlier, pronoun)) is not None:
                return source(self.document, earlier.tokens, phrase.core, own=True)
        earlier = View(self.document.sentences[n - 1], self.language, self.names)
        phrase = self._nominative(earlier, 0, min(earlier.end, SUBJECT), able=False)
        return source(self.document, earlier.tokens, phrase.core, own=True) if phrase is not None else None

    def _holds(self, view: View, span: Span) -> bool:
        return self._subject_in(view, span) is not None

    def _subject_in(self, view: View, span: Span) -> Phrase | int | None:
        k = span[0]
        while k < span[1]:
            token = view.tokens[k]
            if token.lower in words(self.language, "pronoun"):
                return k
            if token.kind == "number":
                return None
            if token.lower in words(self.language, "preposition"):
                inner = view.phrase(k + 1, span[1])
                k = inner.last if inner is not None else k + 1
                continue
            if token.capital or token.lower in words(self.language, "determiner"):
                return self._nominative(view, k, span[1], able=False)
            k += 1
        return None

    def possessor(self, n: int, cue: Cue) -> tuple[Source, ...] | None:
        """ "Seinen Angaben zufolge hatte der Finder …": whom no sentence before named is the subject behind, if any.

        None where `cue` is of another kind.
        """
        view = View(self.document.sentences[n], self.language, self.names)
        if view.tokens[cue.at[0]].lower not in words(self.language, "possessive"):
            return None
        phrase = self._nominative(view, cue.at[1], min(view.end, cue.at[1] + SUBJECT), able=False)
        some_one = phrase is not None and phrase.first < phrase.head[0] and view.may_speak(phrase)
        if phrase is None or not (some_one or view.speaks(phrase)):
            return ()
        named = source(self.document, view.tokens, bare(view.tokens, phrase.core, self.language))
        return (named,) if named is not None else ()

    def introducing(self, n: int, end: int) -> Source | None:
        """ "Zitat von Kern: „…“", "Der Trainer wörtlich: „…“": who stands before character `end` of sentence `n`."""
        view = View(self.document.sentences[n], self.language, self.names)
        last = sum(t.start < end for t in view.tokens)
        phrase = self._nominative(view, _behind_dateline(view), last, able=True)
        if phrase is None and view.end:
            opening = view.phrase(0, last)
            owner = view.whose(opening) if opening and claims(view.tokens, opening.head, self.language) else None
            phrase = owner or opening
            if phrase is None or not view.may_speak(phrase) or phrase.oblique:
                return None
        return source(self.document, view.tokens, bare(view.tokens, phrase.core, self.language)) if phrase else None

    def thinker(self, n: int) -> tuple[Source, int] | None:
        """The subject of sentence `n` whose thought a clause in the mood of speech is, and where that clause begins.

        With any verb: "Der Wirt bedankte sich; das Fest sei gelungen".
        """
        tokens = self.document.sentences[n].tokens
        mood = next((k for k, t in enumerate(tokens) if reports(t.text, self.language)), 0)
        if not mood or not words(self.language, "me").isdisjoint(self.document.sentences[n].words):
            return None
        view = View(self.document.sentences[n], self.language, self.names)
        clause = view.parts.at(mood)
        opens = words(self.language, "subordinate", "conjunction", "that") - words(self.language, "determiner")
        opening = view.words(view.parts.all[0])
        if not words(self.language, "weak_mood").isdisjoint(opening):
            return None  # "Die Preise hätten sich verdoppelt, das sei …": all of it is said
        ends = clause.last - 1 - (tokens[clause.last - 1].kind == "sign")
        if clause.dependent and mood >= ends:
            return None  # a relative clause
        dependent = not opens.isdisjoint({tokens[clause.first].lower, tokens[0].lower})
        if clause.first == 0 or clause.sign not in ASIDE or dependent:
            return None
        phrase = self._nominative(view, 0, view.parts.all[0].last, able=True)
        named = source(self.document, tokens, bare(tokens, phrase.core, self.language)) if phrase else None
        return (named, tokens[clause.first].start) if named is not None else None
