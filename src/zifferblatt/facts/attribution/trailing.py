"""English verbs of saying that end what is said: "300 people came, officials said on Monday"."""

from __future__ import annotations

from zifferblatt.facts.attribution.marks import CLOSE, QUOTES
from zifferblatt.facts.attribution.phrase import Phrase
from zifferblatt.facts.attribution.shared import VerbSharingSubject
from zifferblatt.facts.attribution.words import phrase_at as words_at
from zifferblatt.language.writing import capitals


class VerbBehindSpeech(VerbSharingSubject):
    """A verb of saying that may stand with its subject behind what is said."""

    def _trailing(self, subject: Phrase | int) -> bool:
        """English: "…, officials said on Monday": nothing said follows in the clause."""
        if capitals(self.language) or self.n == 0:
            return False
        first = subject.first if isinstance(subject, Phrase) else subject
        if not first:
            return False  # Halden, which earned 300, now expects to sell 200
        if first > self.clause.first + 1 and not self.is_in(self.clause.first, "and", "particle"):
            return False
        after = self.i + 1
        if self.is_in(self.clause.first, "conjunction") or self._approximates(after):
            return False
        if after >= self.clause.last or (self.tokens[after].kind == "sign" and self.tokens[after].text not in QUOTES):
            return not (self.clause is not self.parts.all[-1] and self.tokens[self.clause.first - 1].text != ",")
        if self.is_in(after, "preposition", "time") and self._speaks_on(after):
            return False  # said in a statement that 300 came
        return self.is_in(after, "preposition", "time", "and") or self._told(after)

    def _may_end(self, subject: Phrase | int) -> bool:
        """A verb that asks for a clause ends speech only in marks, or behind somebody: no "some financial details"."""
        marked = self.clause.first > 1 and any(
            t.text in CLOSE for t in self.tokens[self.clause.first - 2 : self.clause.first + 1]
        )
        return not self.form.row.clausal or isinstance(subject, int) or marked or self.view.speaks(subject)

    def _speaks_on(self, after: int) -> bool:
        """Behind token `after` stands what is said, in a clause of its own."""
        k = after + self.is_in(after, "preposition")
        while k < self.clause.last and self.is_in(k, "time"):
            k += 1
        timed = k > after + self.is_in(after, "preposition")
        if timed and k < self.clause.last and self.is_in(k, "determiner", "pronoun"):
            return True  # said on Thursday its profit rose
        for k in range(after + 1, self.clause.last):
            if self.is_in(k, "that"):
                return True
            if self.is_in(k, "relative", "conjunction", "and"):
                return False
        return False

    def _approximates(self, i: int) -> bool:
        """ "officials said about 300 people": the preposition belongs to the number."""
        size = words_at(self.tokens, i, self.language, "approximate") if i < self.clause.last else 0
        return bool(size) and any(t.kind == "number" for t in self.tokens[i + size : i + size + 2])

    def _told(self, after: int) -> bool:
        """ "Blinken told reporters in Washington": behind the one who is told nothing is said."""
        phrase = self.view.phrase(after, self.clause.last)
        if phrase is None or self.is_in(after, "that"):
            return False
        end = phrase.last
        return (end >= self.clause.last or self.tokens[end].text == ".") and self.is_in(self.i, "tell")
