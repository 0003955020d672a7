"""Subjects that a verb of saying shares, with the verb before "and" or a passive, or leaves to who stands behind it."""

from __future__ import annotations

from zifferblatt.facts.attribution.phrase import Phrase
from zifferblatt.facts.attribution.subject import VerbWithSubject
from zifferblatt.facts.attribution.syntax import finite
from zifferblatt.facts.attribution.words import verbs, words
from zifferblatt.facts.lemma import gender
from zifferblatt.language.writing import capitals

QUOTED = 9  # tokens between who is quoted and what he says, at most


class VerbSharingSubject(VerbWithSubject):
    """A verb of saying that may have its subject from another verb."""

    def _elided(self) -> Phrase | int | None:
        """The subject of a verb behind "und" is that of its clause; "im Rathaus" is that of "man"."""
        first = self.clause.first
        if not capitals(self.language):
            return self._verb_before()
        if self.anchor <= first + 1:
            return None
        if self.is_in(self.anchor - 1, "and") and self.form.form == "finite":
            return self._shared()
        if self.is_in(self.anchor + 1, "one") and self.is_in(first, "stands_in"):
            place = self.view.phrase(first + 1, self.anchor)
            return place if place is not None and place.last == self.anchor else None
        return None

    def _shared(self) -> Phrase | int | None:
        """The subject of the verb before "und": "Er rief die Polizei und teilte mit", "Daraufhin rief er sie und …"."""
        first, end = self.clause.first, self.anchor - 1
        verb = next((k for k in range(first, end) if finite(self.tokens, k, self.clause.last, self.language)), None)
        if verb is None:
            found = self._after(first, end)
            return found if isinstance(found, int) or (found and found.first <= first + 1) else None
        if verb == first:
            return self._apposed()  # "Bürgermeisterin Ina Voss (SPD) lobte die Helfer und kündigte an"
        if self.is_in(first, "pronoun"):
            return first
        phrase = self.view.phrase(first, verb)
        behind = self._after(verb + 1, end)
        if phrase is not None and not phrase.oblique and self._reaches(phrase, verb):
            if not self.view.speaks(phrase) and isinstance(behind, Phrase) and self.view.speaks(behind):
                return behind  # "Die Pläne nannte Kern gut und sagte"
            return phrase if self._fits(phrase) else None
        return behind

    def _carried(self) -> Phrase | int | None:
        """ "Kern wollte nicht zusagen, sagte aber, …": the subject of the clause before."""
        before = self.parts.all[self.n - 1] if self.n else None
        if before is None or before.dependent:
            return None
        verb = next((k for k in range(before.first, before.last) if self._begins_verb(k, before.last)), None)
        if verb is None:
            return None
        if self.is_in(before.first, "pronoun"):
            return before.first
        phrase = self.view.phrase(before.first, verb)
        if phrase is not None and phrase.last == verb:
            return phrase if self._fits(phrase) else None
        return self._after(verb + 1, before.last)

    def _begins_verb(self, k: int, end: int) -> bool:
        return finite(self.tokens, k, end, self.language)

    def _verb_before(self) -> Phrase | int | None:
        """English: "Police arrested two men but later said …": the subject of the verb before."""
        first, k = self.clause.first, self.anchor - 1
        while k > first and self._adverb(k):
            k -= 1
        if k <= first + 1 or not self.is_in(k, "and", "particle"):
            return None
        if self.is_in(first, "particle"):
            first += 1
        if self.is_in(first, "pronoun"):
            return first if any(finite(self.tokens, j, k, self.language) for j in range(first + 1, k)) else None
        subject = self.view.phrase(first, k)
        verb = any(finite(self.tokens, j, k, self.language) for j in range(subject.last, k)) if subject else False
        return subject if verb and self._fits(subject) else None

    def _acting(self) -> Phrase | int | None:
        """English: "The lawyer blamed two friends, saying …": the subject of the verb before, where nobody spoke."""
        if any(t.lower in verbs(self.language) for t in self.tokens[: self.i]):
            return None
        first = 0
        while first < self.i and self.is_in(first, "particle"):
            first += 1
        if self.is_in(first, "pronoun"):
            return first
        subject = self.view.phrase(first, self.i)
        if subject is None or not self.view.speaks(subject) or subject.last >= self.i:
            return None
        k = subject.last
        while k < self.i and self._adverb(k):
            k += 1
        return subject if k < self.i and finite(self.tokens, k, self.i, self.language) else None

    def _as_quoted(self) -> Phrase | int | None:
        """ "The minister was quoted as saying …": the subject of the passive."""
        if capitals(self.language) or not self.is_in(self.anchor - 1, "how"):
            return None
        near = range(self.anchor - 2, max(self.clause.first, self.anchor - QUOTED), -1)  # quoted by Reuters as saying
        k = next((k for k in near if self.is_in(k, "quoted")), None)
        if k is None or (k != self.anchor - 2 and not self.is_in(k + 1, "agent")):
            return None
        while k > self.clause.first and not self.is_in(k, "be"):
            k -= 1
        found = self._english_before(self.clause.first, k) if self.is_in(k, "be") else None
        return found if isinstance(found, Phrase) else None

    def _told_by(self, subject: Phrase | int | None) -> Phrase | int | None:
        """`subject`, unless the one behind the verb speaks: "Die Zahl der Opfer bezifferte die Polizei auf 300"."""
        if not (isinstance(subject, Phrase) and capitals(self.language)) or self.view.speaks(subject):
            return subject
        behind = self._after(self.anchor + 1, min(self.clause.last, self._verb_end()))
        speaks = isinstance(behind, Phrase) and self.view.speaks(behind) and not self._dative(behind)
        return None if speaks else subject

    def _dative(self, phrase: Phrase) -> bool:
        """ "der Regierung": of a feminine noun no nominative."""
        head = self.tokens[phrase.head[0]].text
        genitive = self.tokens[phrase.first].lower in words(self.language, "genitive")
        return genitive and gender(head, self.language) == "feminine"

    def _verb_end(self) -> int:
        return self.i if self.i > self.anchor else self.clause.last
