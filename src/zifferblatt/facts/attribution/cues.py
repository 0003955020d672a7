"""Attribution within one sentence: which words name a source, and how far its word reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.clause import Clause, Clauses
from zifferblatt.facts.attribution.phrase import Phrase, Span, bare, phrase_at
from zifferblatt.facts.attribution.speaker import actor_kind, claims, may_speak, speaks
from zifferblatt.facts.attribution.syntax import infinitive_with_to
from zifferblatt.facts.attribution.words import reports, words
from zifferblatt.language.writing import capitals

CueKind = Literal["named", "own", "refer", "pronoun"]


LONG, HEADLINE = 4, 4  # letters of the words, and words, that make a headline if all have capitals


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `at` of a sentence that attribute the tokens in `reaches`; `who` are the phrases named, if any.

    `own`: the subject speaks of itself; `refer`: the one named last does, `pronoun`: he
    or the last subject. `home` is where the words bind most tightly;
    `back` says the sentence before is attributed, too. Without `reaches` the cue only tells who speaks from here on.
    """

    kind: CueKind
    at: Span
    reaches: tuple[Span, ...]
    who: tuple[Span, ...] = ()
    home: Span | None = None
    back: bool = False
    adverbial: bool = False


class View:
    """One sentence, cut up, as the grammar looks at it; `names`: the last names of persons in its text."""

    def __init__(self, sentence: Sentence, language: str, names: frozenset[str] = frozenset()) -> None:
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.language, self.names = language, names
        self.parts = Clauses(self.tokens, language)
        self.end = len(self.tokens)
        long = [t.capital for t in self.tokens if t.kind == "word" and len(t.text) >= LONG]
        # English headlines: "WHO Says 19 Dead in Norvia"
        self.titled = not capitals(language) and len(long) >= HEADLINE and all(long)

    def phrase(self, i: int, end: int | None = None) -> Phrase | None:
        """The noun phrase that begins at token `i`."""
        return phrase_at(self.tokens, i, self.end if end is None else end, self.language)

    def behind(self, i: int, end: int) -> Phrase | None:
        """The noun phrase behind the preposition at token `i`: "von der Stadt", "von Seiten der Stadt"."""
        side = i + 2 < end and self.tokens[i + 1].lower in words(self.language, "side")
        return self.phrase(i + 1 + side, end)

    def speaks(self, phrase: Phrase) -> bool:
        """Whether `phrase` names somebody who can say something, for certain."""
        return self._person(phrase) or speaks(self.tokens, phrase, self.language)

    def may_speak(self, phrase: Phrase) -> bool:
        """Whether `phrase` may be the subject of a verb that only people and what they wrote can have."""
        return self._person(phrase) or may_speak(self.tokens, phrase, self.language)

    def _person(self, phrase: Phrase) -> bool:
        return any(t.text in self.names for t in self.tokens[slice(*phrase.head)])

    def words(self, clause: Clause) -> frozenset[str]:
        """The words of a clause as written and in lower case."""
        span = self.tokens[clause.first : clause.last]
        return frozenset(t.text for t in span) | frozenset(t.lower for t in span)

    def named(self, phrase: Phrase) -> tuple[Span, ...]:
        """Whom a phrase names: whose report it is, if it tells, and who is named beside him."""
        tokens, language = self.tokens, self.language
        found = phrase
        head = phrase.head if capitals(language) else (phrase.head[1] - 1, phrase.head[1])  # an information officer
        if claims(tokens, head, language):
            inner = self.whose(phrase)
            if inner is not None:
                found = inner
        spans = [bare(tokens, found.core, language) if not self._indefinite(found) else found.core]
        if not capitals(language) and found is phrase and (whole := self._by_whom(phrase)) is not None:
            spans = [whole]
        if tokens[spans[0][0]].lower in words(language, "preposition"):
            spans[0] = found.head[0], found.core[1]  # "die in Rom geborene Sängerin"
        if len(spans) == 1:
            spans[0] = self._without_recipient(found, spans[0])
        at = found.core[1]
        if found.last == at and at + 1 < self.end and tokens[at].lower in words(language, "and"):
            other = self.phrase(at + 1)
            if other is not None and self.speaks(other):
                spans.append(bare(tokens, other.core, language))
        return tuple(spans)

    def _by_whom(self, phrase: Phrase) -> Span | None:
        """English: "a report by the ministry" is both, the paper and who wrote it."""
        at, tokens = phrase.head[1], self.tokens
        paper = tokens[at - 1].lower in words(self.language, "document")
        if not paper or at >= self.end or tokens[at].lower not in ("by", "from"):
            return None
        inner = self.phrase(at + 1)
        return (phrase.first, inner.core[1]) if inner is not None else None

    def _without_recipient(self, phrase: Phrase, span: Span) -> Span:
        """ "sagte ein Bauer der Zeitung": a paper behind somebody who is none of it is told, not an owner."""
        at, language = phrase.head[1], self.language
        if at >= span[1] or not capitals(language) or self.tokens[at].lower not in words(language, "genitive"):
            return span
        head = self.tokens[phrase.head[0] : phrase.head[1]]
        paper = any(actor_kind(t.text, language) == "media" for t in self.tokens[at : span[1]] if t.capital)
        office = any((actor_kind(t.text, language) or "witness") != "witness" for t in head if t.capital)
        return (span[0], at) if paper and not office else span

    def _indefinite(self, phrase: Phrase) -> bool:
        """ "ein Vertreter", "the Pentagon" keep their article, "der Sprecher" does not; see the contract's examples."""
        first = self.tokens[phrase.first].lower
        return first.startswith("ein") or self.language == "en"

    def whose(self, phrase: Phrase) -> Phrase | None:
        at = phrase.head[1]
        if at >= self.end:
            return None
        low = self.tokens[at].lower
        if low in words(self.language, "genitive"):
            return self.phrase(at)
        if low in words(self.language, "of") or low in ("aus", "by", "from"):
            inner = self.phrase(at + 1)
            return None if inner is not None and self.is_time(inner) else inner
        if self.tokens[at].kind == "word" and (at == phrase.last or self._bare_genitive(at) is not None):
            return self._bare_genitive(at)
        return self._name_behind(phrase)

    def is_time(self, phrase: Phrase) -> bool:
        """ "data from January" is nobody's."""
        return not capitals(self.language) and self.tokens[phrase.head[0]].lower in words(self.language, "time")

    def _bare_genitive(self, at: int) -> Phrase | None:
        """ "Angaben libanesischer Sicherheitskreise": no article, an adjective in the genitive."""
        if not self.tokens[at].lower.endswith("er") or self.tokens[at].capital:
            return None
        found = self.phrase(at)
        return found if found is not None and found.head[0] > at else None

    def _name_behind(self, phrase: Phrase) -> Phrase | None:
        """ "Angaben Seouls": the name stands in the head's own run."""
        first, last = phrase.head
        for i in range(first, last - 1):
            if self.tokens[i].text in words(self.language, "claim"):
                return Phrase(i + 1, last, (i + 1, last), (i + 1, last))
        return None


def told(view: View, clause: Clause) -> bool:
    """Whether a clause says what a noun or a verb before it announces: "dass", a mood of speech, an infinitive."""
    tokens, language = view.tokens, view.language
    if tokens[clause.first].lower in words(language, "that"):
        return True
    weak, span = words(language, "weak_mood"), range(clause.first, clause.last)
    return any(
        tokens[k].text in weak or reports(tokens[k].text, language) or infinitive_with_to(tokens, k, language)
        for k in span
    )
