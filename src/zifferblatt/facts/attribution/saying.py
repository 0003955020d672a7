"""Verbs of saying in a sentence: what they attribute to their subjects."""

from __future__ import annotations

from collections.abc import Iterator

from zifferblatt.facts.attribution.clause import FULL, Clause
from zifferblatt.facts.attribution.cues import Cue, View, told
from zifferblatt.facts.attribution.lookalike import articles, behind_speech, may_say, noun_before, papers, speech_ends
from zifferblatt.facts.attribution.marks import CLOSE, QUOTES
from zifferblatt.facts.attribution.phrase import Phrase, Span, ending_at
from zifferblatt.facts.attribution.run import tells
from zifferblatt.facts.attribution.syntax import finite, infinitive_with_to
from zifferblatt.facts.attribution.trailing import VerbBehindSpeech
from zifferblatt.facts.attribution.words import VerbForm, VerbRow, reports, verbs, words
from zifferblatt.facts.attribution.words import phrase_at as words_at
from zifferblatt.language.writing import capitals, writing

GAPPED = 2  # clauses behind a verb of saying that may leave it out
CLOSE_BY = 5  # tokens from such a speaker to the figure, at most
SHORT = 8  # tokens in quotation marks that may be a name, or of an apposition, at most


def sayings(view: View) -> Iterator[Cue]:
    """What the verbs of saying in a sentence attribute, in order of the verbs."""
    known = verbs(view.language)
    for i, token in enumerate(view.tokens):
        if token.kind != "word" or (token.capital and i > 0 and not view.titled):
            continue
        forms = known.get(token.lower, ())
        if not (forms or behind_speech(view, i)) or tells(view.tokens, i, view.language):
            continue
        if (
            not capitals(view.language)
            and i
            and (view.tokens[i - 1].lower in articles(view.language) or papers(view, i) or noun_before(view, i))
        ):
            continue  # an estimated 300, Wall Street estimates of 300
        best: Cue | None = None
        for form in forms:
            cue = _Saying(view, i, form).cue()
            if cue is not None and (best is None or (cue.reaches and (not best.reaches or form.row.takes == "figure"))):
                best = cue
        if best is None and may_say(view, i):
            best = _Saying(view, i, ANY).cue()
        if best is not None:
            yield best
            if best.reaches and best.kind == "named":
                yield from _gapped(view, i)


def _gapped(view: View, verb: int) -> Iterator[Cue]:
    """ "Die Polizei sprach von 300 Gästen, die Wirte von 500": the verb is left out where another speaks."""
    tokens, n = view.tokens, view.parts.index(verb)
    for clause in view.parts.all[n + 1 : n + 1 + GAPPED]:
        start = clause.first + (tokens[clause.first].lower in words(view.language, "and"))
        phrase = view.phrase(start, clause.last) if clause.sign in ",;" else None
        if phrase is None or any(finite(tokens, k, clause.last, view.language) for k in range(start, clause.last)):
            return
        behind = tokens[phrase.last : phrase.last + CLOSE_BY]
        figure = next((k for k, t in enumerate(behind) if t.kind == "number"), None)
        if figure is None or not view.speaks(phrase):
            return
        home = (clause.first, clause.last)
        yield Cue("named", (verb, verb + 1), (home,), view.named(phrase), home)


# A verb that no table knows says something where speech stands before it and its subject behind.
ANY = VerbForm(VerbRow(takes="clause", verbs=(), people=True, example=""), "finite")


class _Saying(VerbBehindSpeech):
    """One verb of saying at token `i`."""

    def cue(self) -> Cue | None:
        """What the verb attributes, if it is one, has a subject, and says something."""
        found = self._cue()
        silent = found is not None and not found.reaches and self.form.row.clausal and capitals(self.language)
        return None if silent else found  # "Er fand einen Stuhl"

    def _cue(self) -> Cue | None:
        anchor = self._anchor() if self._whole() else None
        if anchor is None:
            passive = capitals(self.language) and self.form.form == "participle" and self._whole()
            return self._passive() if passive else None
        self.anchor = anchor
        relative = (
            self.is_in(self.clause.first, "who")
            and not self.tokens[self.clause.first].text.isupper()
            and self.clause.sign
            and not self.form.row.who
        )
        if not capitals(self.language) and relative:
            said = self._who_says()
            if said is not None:
                return said
        if self.is_in(anchor - 1, "me") or self.is_in(anchor + 1, "me"):
            return None  # "wir haben mit 300 gerechnet": whoever speaks speaks of himself
        opening = self.clause.first
        if opening == 0:
            opening = self._how_opens(opening)
        if self.form.row.object:
            return self._object()
        if self.is_in(opening, "how") and (self.n > 0 or self._final() or not capitals(self.language)):
            return self._how(opening, self.n) if self._final() or not capitals(self.language) else None
        if (start := self._how_before()) is not None:
            return self._how(self._how_opens(self.parts.all[start].first), start)
        if self._final() and (self.clause.dependent or self.is_in(opening, "that", "conjunction")):
            return self._dependent()
        return self._main()

    def _said(
        self, subject: Phrase | int, reaches: tuple[Span, ...], home: Span | None = None, *, back: bool = False
    ) -> Cue:
        at = (self.i, self.i + 1)
        if isinstance(subject, int):
            return Cue("pronoun", at, reaches, home=home, back=back)
        return Cue("named", at, reaches, self.view.named(subject), home, back)

    def _who_says(self) -> Cue | None:
        """English: "Norvia, which says it employs 300 people, …"."""
        between = range(self.clause.first + 1, self.anchor)
        begin = self.parts.all[self.n - 1].first if self.n else 0
        alone = all(self._adverb(k) for k in between)
        subject = ending_at(self.tokens, self.clause.first - 1, begin, self.language) if alone else None
        return self._said(subject, ((self.i + 1, self.clause.last),)) if subject is not None else None

    def _passive(self) -> Cue | None:
        """ "Von der Polizei wurde mitgeteilt, dass …", "wird von Experten auf 300 geschätzt": the agent speaks."""
        helper = self._helper()
        if helper is None or not self.is_in(helper, "be") or self.form.row.needs:
            return None
        for k in range(self.clause.first, self.i):
            phrase = self.view.behind(k, self.i) if self.is_in(k, "of") else None
            if phrase is not None and self.view.may_speak(phrase) and self._is_one(phrase):
                said = self._complement(self.i)
                if self.form.row.takes == "figure":
                    said = ((self.clause.first, self.clause.last), *said)
                return self._said(phrase, said)
        return None

    def _object(self) -> Cue | None:
        """ "Der Sender zitierte einen Offizier mit den Worten, …": the one behind the verb speaks."""
        k = self.anchor + 1
        while k < self.clause.last and not (self.tokens[k].capital or self.is_in(k, "determiner")):
            k += 1
        phrase = self.view.phrase(k, self.clause.last)
        behind = self.view.phrase(phrase.last, self.clause.last) if phrase and phrase.last < self.clause.last else None
        if behind is not None and self.view.may_speak(behind) and self._inverted():
            return self._backward(behind)  # "…, zitiert der Sender den Minister"
        if phrase is None or not self.view.may_speak(phrase):
            return None
        if not capitals(self.language):  # quoted a witness as saying
            return self._said(phrase, ((phrase.last, self._stretch(self.i)[1]),))
        return self._said(phrase, self._complement(self.i))

    def _how(self, start: int, n: int) -> Cue | None:
        """ "wie die Polizei mitteilte": all the rest of the sentence is said."""
        subject = (
            self._after(start + 1, self.anchor)
            if capitals(self.language)
            else self._english_before(start + 1, min(self.anchor, self.parts.all[n].last))
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
        alone = self.i == self.clause.first == self.clause.last - 1
        if not self._final() and not alone:
            return None
        for m in range(self.n - 1, max(-1, self.n - 4), -1):
            opening = self.parts.all[m]
            first = self._how_opens(opening.first)
            if self.is_in(first, "how"):
                phrase = self.view.phrase(first + 1, opening.last)
                return m if phrase is not None and phrase.last == opening.last else None
        return None

    def _how_opens(self, first: int) -> int:
        """The token behind a particle before "wie": "Denn wie die Zeitung berichtete"; else `first`."""
        return first + (self.is_in(first, "particle") and self.is_in(first + 1, "how"))

    def _stretch(self, i: int) -> tuple[int, int]:
        """The tokens between full breaks around token `i`."""
        first, last = 0, self.view.end
        if self.clause.sign == "(":
            return self.clause.first, self.clause.last
        for clause in self.parts.all:
            if clause.sign in FULL and not self._goes_on(clause):
                if clause.first <= i:
                    first = clause.first
                else:
                    return first, clause.first - 1
        return first, last

    def _goes_on(self, clause: Clause) -> bool:
        """Behind a full break reported speech goes on only in its mood."""
        return any(reports(self.tokens[k].text, self.language) for k in range(clause.first, clause.last))

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
        return self._said(subject, (*reaches, *self._told_behind()), home=(start, self.clause.last))

    def _told_behind(self) -> tuple[Span, ...]:
        """What a verb in a dependent clause says behind it: "Während X versprach, mit allen reden zu wollen, …"."""
        begin = None
        for clause in self.parts.all[self.n + 1 :]:
            begin = clause.first if begin is None else begin
            if self.is_in(clause.first, "that"):
                return ((self.clause.last, self._stretch(self.i)[1]),)
            if told(self.view, clause):
                return ((begin, clause.last),)
            if self._has_verb(clause):
                return ()
        return ()

    def _main(self) -> Cue | None:
        takes = self.form.row.takes
        if self.i == self.clause.first and self.n > 0 and self._ing():
            return self._adding()
        inverted = self._inverted() and not isinstance(self._quoted_name(), Phrase)
        if inverted and takes == "topic" and not capitals(self.language) and not self._behind_quotation():
            return None  # the storm, called Eliakim
        if inverted and not capitals(self.language) and (behind := self._behind()) is not None:
            return self._backward(behind)
        if inverted:
            subject = self._told_by(self._apposed())
            if subject is None:
                subject = self._after(self.anchor + 1, self.clause.last)
            if subject is None and capitals(self.language) and (subject := self._carried()) is not None:
                return self._forward(subject)
            if isinstance(subject, Phrase) and subject.last <= self.anchor:
                ends = subject.first > 0 and takes != "topic" and self._trailing(subject)  # the bank (ECB) said
                return self._backward(subject) if ends else self._forward(subject)
            return self._backward(subject) if subject is not None else None
        subject = self._as_quoted()
        if subject is None and (subject := self._elided()) is None:
            subject = self._told_by(self._before())
        if subject is not None:
            if takes != "topic" and self._trailing(subject):
                return self._backward(subject) if self._may_end(subject) else None
            return self._forward(subject)
        if not capitals(self.language):
            return self._adding() if self._ing() else None
        subject = self._after(self.anchor + 1, min(self.clause.last, self._verb_end()))
        if subject is None:
            return None
        if takes == "topic":
            return self._said(subject, self._complement(self._until(subject)))
        phrase = words_at(self.tokens, self.clause.first, self.language, "said_so_phrase")
        if (phrase and self.anchor == self.clause.first + phrase) or (
            self.is_in(self.clause.first, "said_so") and self.anchor == self.clause.first + 1
        ):
            return self._said(subject, self._complement(self._until(subject)), back=True)
        if takes == "figure":
            last = self._stretch(self.i)[1]
            return self._said(subject, ((self.clause.first, last),), (self.clause.first, self.clause.last))
        return self._said(subject, self._complement(self._until(subject)))

    def _adding(self) -> Cue | None:
        """ "…, adding that 300 came", "with one poster writing …": the subject stands before, or spoke last."""
        if self.i == self.clause.first and (subject := self._acting()) is not None:
            return self._said(subject, ((self.i + 1, self._stretch(self.i)[1]),))
        if self.i == self.clause.first:
            return Cue("refer", (self.i, self.i + 1), ((self.i + 1, self._stretch(self.i)[1]),))
        phrase = ending_at(self.tokens, self.i, self.clause.first, self.language)
        return self._forward(phrase) if self._fits(phrase) and phrase is not None else None

    def _ing(self) -> bool:
        """English: "adding"; no "ging"."""
        return self.tokens[self.i].lower.endswith(writing(self.language).progressive)

    def _quoted_name(self) -> Phrase | int | None:
        """ "Die Zeitung „Yemen Observer“ berichtet": the marks close a name, no speech."""
        return self._before() if self.anchor > self.clause.first else None

    def _until(self, subject: Phrase | int) -> int:
        return max(self.i, subject.last if isinstance(subject, Phrase) else subject)

    def _inverted(self) -> bool:
        """The verb begins its clause: "…, sagte X", "… “ sagte X", "…, so schätzt X"."""
        k, opening = self.anchor, self.clause.first
        while opening < k and self.tokens[opening].text in QUOTES:
            opening += 1
        mark = k - 2 if k > 1 and self.tokens[k - 1].text == "," else k - 1
        if k > 0 and self.tokens[mark].text in CLOSE and capitals(self.language) and speech_ends(self.view, mark):
            return True
        if self.n == 0 or (capitals(self.language) and self.is_in(self.parts.all[0].first, "conjunction")):
            return False
        if self.is_in(k - 1, "so") and k - 1 == self.clause.first:
            return True
        if self.is_in(self.clause.first, "said_so") and k - self.clause.first <= 2 and self.clause.sign in "–—-":
            return True
        if self.is_in(self.clause.first, "said_so") and k == self.clause.first + 1 and self.clause.sign == ",":
            return not self._final() or self.form.form == "participle"  # "…, das entschied die Behörde"
        return k == opening

    def _forward(self, subject: Phrase | int) -> Cue:
        takes = self.form.row.takes
        if takes == "topic":
            return self._said(subject, self._complement(self._until(subject)))
        if self.form.row.clausal and not capitals(self.language) and not self._clausal():
            return self._said(subject, ())
        last = self._stretch(self.i)[1]
        if takes == "figure" or not capitals(self.language):
            end = self._joined(self.anchor + 1, self.clause.last)
            if end < self.clause.last and capitals(self.language):
                last = end
            elif takes == "figure" and not capitals(self.language):
                last = self._anew(last)
            home = (self.anchor, end) if takes == "figure" else None
            return self._said(subject, ((self.anchor + 1, last),), home)
        return self._said(subject, self._complement(self.i))

    def _anew(self, last: int) -> int:
        """Where a clause with a verb of its own begins behind "but" or "while"."""
        for clause in self.parts.all[self.n + 1 :]:
            opens = self.is_in(clause.first, "particle", "conjunction") and not self.is_in(clause.first, "and")
            span = range(clause.first + 1, clause.last)
            if clause.first < last and opens and any(finite(self.tokens, k, last, self.language) for k in span):
                return clause.first
        return last

    def _joined(self, first: int, last: int) -> int:
        """Where "und" and a verb of its own go on: "schätzt den Schaden auf 300 Euro und hat die Akten geschlossen"."""
        return next(
            (k for k in range(first, last - 1)
             if self.is_in(k, "and") and finite(self.tokens, k + 1, last, self.language)
             and self.tokens[k + 1].lower not in verbs(self.language)),
            last,
        )  # fmt: skip

    def _complement(self, after: int) -> tuple[Span, ...]:
        """What follows the verb's clause, or in it stands behind the verb as an infinitive without a comma."""
        last = self._stretch(self.i)[1]
        behind = range(self.i + 1, self.clause.last)
        if self.form.form == "participle" and any(infinitive_with_to(self.tokens, k, self.language) for k in behind):
            return ((self.i + 1, last),)
        for clause in self.parts.all[self.ends + 1 :]:
            if clause.first > after and clause.first < last and not self._describes(clause):
                strict = self.form.row.strict or self.form.row.takes == "topic"
                if not strict or self._speech(clause):
                    return ((clause.first, last),)
                if self._has_verb(clause):
                    return ()  # else: "beklagte Landrat Kern (CDU), dass", "fand die Chefin, Ina Kern, heraus, dass"
        return ()

    def _describes(self, clause: Clause) -> bool:
        """A relative clause: its only finite verb stands at its end, and in no mood of speech."""
        if not capitals(self.language) or clause.sign != "," or not self.is_in(clause.first, "determiner"):
            return False
        weak = words(self.language, "weak_mood")
        moody = any(self.tokens[k].text in weak for k in range(clause.first, clause.last))
        if moody or self._goes_on(clause) or not clause.dependent:
            return False
        verbs_at = [k for k in range(clause.first, clause.last) if finite(self.tokens, k, clause.last, self.language)]
        ends = [k for k in range(clause.first, clause.last) if self.tokens[k].kind == "word"][-1]
        return bool(verbs_at) and verbs_at[0] >= ends

    def _speech(self, clause: Clause) -> bool:
        """Whether `clause` is told for certain: "dass", a form of reported speech, an infinitive, behind a colon."""
        if clause.sign == ":":
            return True
        if self.is_in(clause.first, "pronoun") and self.i < clause.first < clause.last - 1 and clause.sign == ",":
            return finite(self.tokens, clause.first + 1, clause.last, self.language)  # "…, sie kosteten zu viel"
        return told(self.view, clause)

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
        if self._goes_on(clause) and not self.is_in(clause.first, "and"):
            return False
        if clause.dependent or self.is_in(clause.first, "and"):
            return True
        if isinstance(subject, int) or subject.last <= self.i:
            return False
        return self.is_in(clause.first, "determiner") or (
            clause is self.parts.all[-1] and clause.last - clause.first < SHORT
        )
