"""Verbs of saying in a sentence: who is their subject, and what they attribute to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zifferblatt.facts.attribution.clause import FULL, Clause
from zifferblatt.facts.attribution.cues import Cue, View
from zifferblatt.facts.attribution.phrase import CLOSE, OPEN, QUOTES, Phrase, Span, bare, capitals, ending_at
from zifferblatt.facts.attribution.speaker import may_speak, speaks
from zifferblatt.facts.attribution.words import SayingKind, VerbForm, verbs, words

SPLIT = 40  # tokens between the halves of a verb of saying, at most
INSERTED = 14  # tokens of an apposition between subject and verb, at most
SHORT = 8  # tokens in quotation marks that may be a name, at most
MODIFIED = 6  # words that describe a paper between its name and the verb, at most
ADVERBS = 4  # words between subject and verb, at most


def sayings(view: View) -> Iterator[Cue]:
    """What the verbs of saying in a sentence attribute, in order of the verbs."""
    known = verbs(view.language)
    for i, token in enumerate(view.tokens):
        if token.kind != "word" or (token.capital and i > 0):
            continue
        if token.lower in words(view.language, "document") and i + 1 < view.end and view.tokens[i + 1].lower in known:
            continue  # "reports say"
        best: Cue | None = None
        for form in known.get(token.lower, ()):
            cue = _Verb(view, i, form).cue()
            if cue is not None and (best is None or (cue.reaches and (not best.reaches or form.row.takes == "figure"))):
                best = cue
        if best is not None:
            yield best


class _Verb:
    """One form of a verb of saying at token `i`."""

    def __init__(self, view: View, i: int, form: VerbForm) -> None:
        self.view, self.i, self.form = view, i, form
        self.tokens, self.language, self.parts = view.tokens, view.language, view.parts
        self.n = self.parts.index(i)
        self.clause = self.parts.all[self.n]

    def is_in(self, i: int, *kinds: SayingKind) -> bool:
        """Whether token `i` is one of some kinds of small words."""
        return 0 <= i < self.view.end and self.tokens[i].lower in words(self.language, *kinds)

    def cue(self) -> Cue | None:
        anchor = self._anchor()
        if anchor is None:
            return None
        self.anchor = anchor
        opening = self.clause.first
        if self.is_in(opening, "how") and (self.n > 0 or self._final() or not capitals(self.language)):
            return self._how(opening, self.n) if self._final() or not capitals(self.language) else None
        if (start := self._how_before()) is not None:
            return self._how(self.parts.all[start].first, start)
        if self._final() and (self.clause.dependent or self.is_in(opening, "that", "conjunction")):
            return self._dependent()
        return self._main()

    def _final(self) -> bool:
        """The verb stands at the end of its clause, or right before the auxiliary that does."""
        last = self.clause.last
        while last > 0 and self.tokens[last - 1].kind == "sign":
            last -= 1
        if not capitals(self.language) or self.i == self.clause.first:
            return False
        return self.i >= last - 1 or (self.i == last - 2 and self.is_in(last - 1, "have", "be", "modal"))

    def _anchor(self) -> int | None:
        """The finite verb's token, if this is a whole verb of saying in the active voice."""
        row, i = self.form.row, self.i
        if row.needs:
            there = self.view.words(self.clause)
            if any(there.isdisjoint(n) for n in row.needs):
                return None
        if row.takes == "figure" and any(self.is_in(k, "reflexive") for k in (i - 2, i - 1, i + 1, i + 2)):
            return None  # "nennt sich"
        if (
            i > 0
            and self.is_in(i - 1, "determiner")
            and i + 1 < self.view.end
            and self.tokens[i + 1].capital
            and capitals(self.language)
        ):
            return None  # "die gemeldete Zahl"
        if self.form.form == "closed":
            return i
        helper = self._helper()
        if self.form.form == "participle":
            able = helper is not None and (self.is_in(helper, "have") or (row.with_be and self.is_in(helper, "be")))
            return helper if able else None
        if helper is not None and not row.needs:
            return None  # a participle or an infinitive that looks like a finite form
        if row.particle and not self._particle(row.particle):
            return None
        return i

    def _helper(self) -> int | None:
        """The auxiliary or modal verb that this form hangs on."""
        first = self.clause.first
        if not capitals(self.language):
            k = self.i - 1
            while k > first and self._adverb(k) and not self.is_in(k, "have"):
                k -= 1
            return k if k >= first and self.is_in(k, "have", "be", "modal") else None
        if self.i + 1 < self.view.end and self.is_in(self.i + 1, "have", "be", "modal"):
            return self.i + 1
        if not self._at_end():
            return None
        return next((k for k in range(self.i - 1, first - 1, -1) if self.is_in(k, "have", "be", "modal")), None)

    def _at_end(self) -> bool:
        """Nothing but what "und" may join follows in the clause."""
        after = self.i + 1
        return (
            after >= self.clause.last
            or self.tokens[after].kind == "sign"
            or self.is_in(after, "and", "particle", "that")
        )

    def _particle(self, particle: str) -> bool:
        for k in range(self.i + 1, min(self.view.end, self.i + SPLIT)):
            if self.tokens[k].lower == particle and (
                k + 1 >= self.view.end
                or self.tokens[k + 1].kind == "sign"
                or self.is_in(k + 1, "and", "that", "particle")
            ):
                return True
        return False

    # Subjects

    def _fits(self, phrase: Phrase | None) -> bool:
        if phrase is None or phrase.oblique:
            return False
        able = may_speak if self.form.row.people else speaks
        return able(self.tokens, phrase, self.language)

    def _before(self) -> Phrase | int | None:
        """The subject in front of the verb; the token of a pronoun; None where something else stands there."""
        end = self.anchor
        while end > self.clause.first and self.anchor - end < ADVERBS and self._adverb(end - 1):
            end -= 1
        start = self.clause.first
        while start < end and (
            self.is_in(start, "particle") or (self.tokens[start].text in QUOTES and self.tokens[start].text in CLOSE)
        ):
            start += 1
        if start >= end:
            return self._apposed()
        if end - start == 1 and self.is_in(start, "pronoun"):
            return start
        if not capitals(self.language):
            return self._english_before(start, end)
        phrase = self.view.phrase(start, end)
        if phrase is not None and phrase.last == end and self._fits(phrase):
            return phrase
        return None

    def _adverb(self, k: int) -> bool:
        token = self.tokens[k]
        if token.kind != "word" or token.capital or self.is_in(k, "pronoun", "determiner"):
            return False
        if capitals(self.language):
            return not self.is_in(k, "attach") and not token.lower.endswith(("en", "em"))
        return self.is_in(k, "small", "have") or token.lower.endswith("ly")

    def _english_before(self, start: int, end: int) -> Phrase | int | None:
        if self.is_in(end - 1, "pronoun"):
            return end - 1
        while start < end and self.is_in(start, "time"):
            start += 1
        phrase = ending_at(self.tokens, end, start, self.language)
        while phrase is not None and self.is_in(phrase.first, "time"):
            start = phrase.first + 1
            phrase = ending_at(self.tokens, end, start, self.language)
        paper = self._paper(start, end)
        if paper is not None:
            return paper
        if phrase is None or (phrase.first > start and self.is_in(phrase.first - 1, "preposition", "be")):
            return None
        return phrase if self._fits(phrase) else None

    def _paper(self, start: int, end: int) -> Phrase | None:
        """ "Figures to be published today show": words describe the paper in front of the verb."""
        first = self.view.phrase(start, end)
        if first is None or end - first.last > MODIFIED:
            return None
        paper = any(self.tokens[k].lower in words(self.language, "document") for k in range(*first.head))
        if not paper or any(self.tokens[k].lower in verbs(self.language) for k in range(first.last, end)):
            return None
        return replace(first, last=end, core=(first.first, end))

    def _apposed(self) -> Phrase | None:
        """ "Der Gouverneur des Landes, Ana Kern, sagte": the first clause is the subject, short ones stand between."""
        m = self.n - 1
        while m >= 0 and self.clause.first - self.parts.all[m].first <= 2 * INSERTED:
            first = self.parts.all[m]
            start = first.first
            while start < first.last and self.is_in(start, "particle"):
                start += 1
            phrase = self.view.phrase(start, first.last)
            if self.n - m >= 2 and phrase is not None and phrase.last == first.last and self._fits(phrase):
                return phrase
            m -= 1
        return None

    def _after(self, start: int, end: int) -> Phrase | int | None:
        """The subject behind token `start`, across adverbs and what prepositions govern; a pronoun's token."""
        k = start
        while k < end:
            token = self.tokens[k]
            if self.is_in(k, "pronoun") and not (
                k + 1 < end and self.tokens[k + 1].capital and capitals(self.language)
            ):
                return k
            if token.kind == "sign" and token.text not in QUOTES:
                k += 1
                continue
            if token.kind == "number":
                return None
            if self.is_in(k, "preposition"):
                inner = self.view.phrase(k + 1, end)
                k = inner.last if inner is not None else k + 1
                continue
            if (
                self.is_in(k, "determiner")
                or token.capital
                or token.text in QUOTES
                or token.lower.endswith(("e", "er"))
            ):
                phrase = self.view.phrase(k, end)
                if self._fits(phrase):
                    return phrase
                if (
                    phrase is not None
                    and phrase.first < phrase.head[0]
                    and not phrase.oblique
                    and not self._temporal(phrase)
                ):
                    return None
                k = phrase.last if phrase is not None else k + 1
                continue
            if not capitals(self.language) and not self.is_in(k, "small"):
                phrase = self.view.phrase(k, end)
                return phrase if self._fits(phrase) else None
            k += 1
        return None

    def _temporal(self, phrase: Phrase) -> bool:
        return any(self.tokens[k].lower in words(self.language, "time") for k in range(*phrase.head))

    # What is said

    def _said(
        self, subject: Phrase | int, reaches: tuple[Span, ...], home: Span | None = None, *, back: bool = False
    ) -> Cue:
        at = (self.i, self.i + 1)
        if isinstance(subject, int):
            return Cue("pronoun", at, reaches, home=home, back=back)
        return Cue("named", at, reaches, self.view.named(subject), home, back)

    def _how(self, start: int, n: int) -> Cue | None:
        """ "wie die Polizei mitteilte": all the rest of the sentence is said."""
        subject = (
            self._after(start + 1, self.anchor)
            if capitals(self.language)
            else self._english_before(start + 1, self.anchor)
        )
        if subject is None:
            subject = self._after(self.anchor + 1, self.clause.last)
        if subject is None:
            return None
        first, last = self._stretch(self.clause.last)
        spans = ((first, start), (self.clause.last, last))
        return self._said(subject, tuple(s for s in spans if s[0] < s[1]))

    def _how_before(self) -> int | None:
        """The clause that begins "Wie NAME, …" where an apposition parts it from this verb."""
        if not self._final():
            return None
        for m in range(self.n - 1, max(-1, self.n - 4), -1):
            opening = self.parts.all[m]
            if self.is_in(opening.first, "how"):
                phrase = self.view.phrase(opening.first + 1, opening.last)
                return m if phrase is not None and phrase.last == opening.last else None
        return None

    def _stretch(self, i: int) -> tuple[int, int]:
        """The tokens between full breaks around token `i`."""
        first, last = 0, self.view.end
        if self.clause.sign == "(":
            return self.clause.first, self.clause.last
        for clause in self.parts.all:
            if clause.sign in FULL:
                if clause.first <= i:
                    first = clause.first
                else:
                    return first, clause.first - 1
        return first, last

    def _dependent(self) -> Cue | None:
        """ "während die Polizei von 300 sprach", "die Zeitung, die von 300 sprach"."""
        start = self.clause.first
        if self.is_in(start, "determiner"):
            subject: Phrase | int | None = self._antecedent(start)
        else:
            subject = self._after(start + 1, self.anchor)
        if subject is None:
            return None
        reaches: tuple[Span, ...] = ()
        if self.form.row.takes == "figure":
            reaches = ((start, self.clause.last),)
        if self.n + 1 < len(self.parts.all) and self.is_in(self.parts.all[self.n + 1].first, "that"):
            reaches = (*reaches, (self.clause.last, self._stretch(self.i)[1]))
        return self._said(subject, reaches, home=(start, self.clause.last))

    def _antecedent(self, start: int) -> Phrase | None:
        """What the relative pronoun at token `start` means: the phrase before the comma, or before a verb between."""
        begin = self.parts.all[self.n - 1].first if self.n else 0
        for end in range(start - 1, max(begin, start - 4), -1):
            phrase = ending_at(self.tokens, end, begin, self.language)
            if phrase is not None and speaks(self.tokens, phrase, self.language):
                return phrase
        return None

    def _main(self) -> Cue | None:
        takes = self.form.row.takes
        inverted = self._inverted() and not isinstance(self._quoted_name(), Phrase)
        if inverted:
            subject = self._apposed() or self._after(self.anchor + 1, self.clause.last)
            if isinstance(subject, Phrase) and subject.last <= self.anchor:
                return self._forward(subject)
            return self._backward(subject) if subject is not None else None
        subject = self._before()
        if subject is not None:
            if takes != "topic" and self._trailing(subject):
                return self._backward(subject)
            return self._forward(subject)
        if not capitals(self.language):
            return self._adding() if self.tokens[self.i].lower.endswith("ing") else None
        subject = self._after(self.anchor + 1, min(self.clause.last, self._verb_end()))
        if subject is None:
            return None
        if takes == "topic":
            return self._said(subject, ())
        if self.is_in(self.clause.first, "said_so") and self.anchor == self.clause.first + 1:
            return self._said(subject, self._complement(self._until(subject)), back=True)
        if takes == "figure":
            last = self._stretch(self.i)[1]
            return self._said(subject, ((self.clause.first, last),), (self.clause.first, self.clause.last))
        return self._said(subject, self._complement(self._until(subject)))

    def _adding(self) -> Cue | None:
        """ "…, adding that 300 came", "with one poster writing …": the subject stands before, or spoke last."""
        if self.i == self.clause.first:
            return Cue("refer", (self.i, self.i + 1), ((self.i + 1, self._stretch(self.i)[1]),))
        phrase = ending_at(self.tokens, self.i, self.clause.first, self.language)
        return self._forward(phrase) if self._fits(phrase) and phrase is not None else None

    def _quoted_name(self) -> Phrase | int | None:
        """ "Die Zeitung „Yemen Observer“ berichtet": the marks close a name, no speech."""
        return self._before() if self.anchor > self.clause.first else None

    def _verb_end(self) -> int:
        return self.i if self.i > self.anchor else self.clause.last

    def _until(self, subject: Phrase | int) -> int:
        return max(self.i, subject.last if isinstance(subject, Phrase) else subject)

    def _inverted(self) -> bool:
        """The verb begins its clause: "…, sagte X", "… “ sagte X", "…, so schätzt X"."""
        k = self.anchor
        if k > 0 and self.tokens[k - 1].text in CLOSE and capitals(self.language) and self._speech_ends(k - 1):
            return True
        if self.n == 0 or self.is_in(self.parts.all[0].first, "conjunction"):
            return False
        if self.is_in(k - 1, "so") and k - 1 == self.clause.first:
            return True
        if self.is_in(self.clause.first, "said_so") and k - self.clause.first <= 2 and self.clause.sign in "–—-":
            return True
        return k == self.clause.first

    def _speech_ends(self, k: int) -> bool:
        """The mark at token `k` closes speech; a few words in marks behind others are a name."""
        opener = next((j for j in range(k - 1, max(-1, k - SHORT), -1) if self.tokens[j].text in OPEN), None)
        return opener is None or opener == 0 or self.tokens[opener - 1].kind == "sign"

    def _trailing(self, subject: Phrase | int) -> bool:
        """English: "…, officials said on Monday": nothing said follows in the clause."""
        if capitals(self.language) or self.n == 0:
            return False
        first = subject.first if isinstance(subject, Phrase) else subject
        if first > self.clause.first + 1 and not self.is_in(self.clause.first, "and", "particle"):
            return False
        after = self.i + 1
        if after >= self.clause.last or (self.tokens[after].kind == "sign" and self.tokens[after].text not in QUOTES):
            return not (self.clause is not self.parts.all[-1] and self.tokens[self.clause.first - 1].text != ",")
        return self.is_in(after, "preposition", "time", "and") or self._told(after)

    def _told(self, after: int) -> bool:
        """ "Blinken told reporters in Washington": behind the one who is told nothing is said."""
        phrase = self.view.phrase(after, self.clause.last)
        if phrase is None or self.is_in(after, "that"):
            return False
        end = phrase.last
        return (end >= self.clause.last or self.tokens[end].text == ".") and self.tokens[self.i].lower in (
            "told",
            "tells",
        )

    def _forward(self, subject: Phrase | int) -> Cue:
        takes = self.form.row.takes
        if takes == "topic":
            return self._said(subject, ())
        last = self._stretch(self.i)[1]
        if takes == "figure" or not capitals(self.language):
            home = (self.anchor, self.clause.last) if takes == "figure" else None
            return self._said(subject, ((self.anchor + 1, last),), home)
        return self._said(subject, self._complement(self.i))

    def _complement(self, after: int) -> tuple[Span, ...]:
        """What follows the verb's clause."""
        last = self._stretch(self.i)[1]
        for clause in self.parts.all[self.n + 1 :]:
            if clause.first > after and clause.first < last:
                return ((clause.first, last),)
        return ()

    def _backward(self, subject: Phrase | int) -> Cue:
        """ "…, sagte X": what stands before, and what goes on behind."""
        first, last = self._stretch(self.i)
        spans = [(first, self.clause.first if self.tokens[self.anchor - 1].text not in CLOSE else self.anchor)]
        if self.form.row.takes == "figure":
            spans.append((self.anchor, self.clause.last))
        for clause in self.parts.all[self.n + 1 :]:
            if clause.first >= last:
                break
            if not self._hangs(clause, subject):
                spans.append((clause.first, last))
                break
        return self._said(subject, tuple(s for s in spans if s[0] < s[1]))

    def _hangs(self, clause: Clause, subject: Phrase | int) -> bool:
        """A relative clause or an apposition to the speaker, a new thought behind "and"."""
        if clause.dependent or self.is_in(clause.first, "and"):
            return True
        if isinstance(subject, int) or subject.last <= self.i:
            return False
        return self.is_in(clause.first, "determiner") or (
            clause is self.parts.all[-1] and clause.last - clause.first < SHORT
        )


__all__ = ["bare", "sayings"]
