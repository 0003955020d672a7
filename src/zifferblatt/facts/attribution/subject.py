"""Subjects of verbs of saying: before the verb, behind it, across an apposition, or before a relative clause."""

from __future__ import annotations

from dataclasses import replace

from zifferblatt.facts.attribution.clause import Clause
from zifferblatt.facts.attribution.marks import CLOSE, QUOTES
from zifferblatt.facts.attribution.phrase import Phrase, ending_at
from zifferblatt.facts.attribution.pronoun import may_mean
from zifferblatt.facts.attribution.speaker import actor_kind
from zifferblatt.facts.attribution.syntax import finite
from zifferblatt.facts.attribution.verb import ADVERBS, Verb
from zifferblatt.facts.attribution.words import verbs, words
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.language.writing import capitals, writing

NAME, NAMED = 4, 11  # tokens of a name in commas, and of an office with it, at most
INSERTED = 14  # tokens of an apposition between subject and verb, at most
MODIFIED = 6  # words that describe a paper between its name and the verb, at most


class VerbWithSubject(Verb):
    """A verb of saying that looks for its subject; what is found is a phrase, or the token of a pronoun."""

    def _fits(self, phrase: Phrase | None) -> bool:
        if phrase is None or phrase.oblique:
            return False
        able = self.view.may_speak if self.form.row.people else self.view.speaks
        return able(phrase) and self._is_one(phrase)

    def _is_one(self, phrase: Phrase) -> bool:
        """The subject is one of those whom the verb asks for, if any."""
        who, head = self.form.row.who, self.tokens[slice(*phrase.head)]
        return not who or any(
            t.text in who or actor_kind(t.text, self.language) in who or noun_lemma(t.text, self.language) in who
            for t in head
        )

    def _before(self) -> Phrase | int | None:
        """The subject in front of the verb; the token of a pronoun; None where something else stands there."""
        end = self.anchor
        while end > self.clause.first and self.anchor - end < ADVERBS and self._adverb(end - 1):
            end -= 1
        start = self.clause.first
        while start < end and (self.is_in(start, "particle") or self.tokens[start].text in CLOSE):
            start += 1
        if start >= end:
            return self._apposed()
        if end - start == 1 and self.is_in(start, "pronoun", "pointing"):
            return start
        if not capitals(self.language):
            return self._english_before(start, self._before_bracket(start, self._before_time(start, end)))
        phrase = self.view.phrase(start, end)
        if phrase is not None and self._fits(phrase) and self._reaches(phrase, end):
            return phrase
        return self._apposed() if self._hangs_on(start, end) else self._behind_and(end) or self._of_nobility(start, end)

    def _behind_and(self, end: int) -> Phrase | None:
        """ "Er traf den Wirt und der Verein versprach": a clause of its own behind "und", without a comma."""
        joins = (k for k in range(end - 1, self.clause.first, -1) if self.is_in(k, "and"))
        k = next(joins, None)
        if k is None or not any(finite(self.tokens, j, k, self.language) for j in range(self.clause.first, k)):
            return None
        phrase = self.view.phrase(k + 1, end)
        return phrase if phrase is not None and phrase.last == end and self._fits(phrase) else None

    def _of_nobility(self, start: int, end: int) -> Phrase | None:
        """ "Zu Kern sagte", "Von der Leyen sagte": a last name with its particle opens the sentence."""
        if start or not self.is_in(start, "of", "attach") or self.tokens[end - 1].text not in self.view.names:
            return None
        if not all(self.is_in(k, "determiner") for k in range(start + 1, end - 1)):
            return None
        named = Phrase(start, end, (start, end), (end - 1, end))
        return named if self._after(self.anchor + 1, self.clause.last) is None else None

    def _reaches(self, phrase: Phrase, end: int) -> bool:
        """Nothing but others named beside it stands between a phrase and token `end`: "Bund und Länder"."""
        last = phrase.last
        while last + 1 < end and self.is_in(last, "and"):
            other = self.view.phrase(last + 1, end)
            if other is None or other.oblique:
                return False
            last = other.last
        return last == end

    def _hangs_on(self, start: int, end: int) -> bool:
        """What a preposition governs behind a bracket: "Die Organisation (WHO) in Genf sagte"."""
        if self.clause.sign != ")" or not self.is_in(start, "attach"):
            return False
        inner = self.view.phrase(start + 1, end)
        return inner is not None and inner.last == end

    def _before_time(self, start: int, end: int) -> int:
        """Where a time between subject and verb begins: "The agency on Friday said"."""
        first = end
        while first > start + 1 and self.is_in(first - 1, "time"):
            first -= 1
        if first == end:
            return end
        while first > start + 1 and self.is_in(first - 1, "preposition", "time"):
            first -= 1
        return (
            end if self.tokens[first - 1].lower.endswith(writing(self.language).past) else first
        )  # figures published on Friday

    def _before_bracket(self, start: int, end: int) -> int:
        """Where the bracket opens that closes before token `end`: "the World Health Organization (WHO) said"."""
        if self.tokens[end - 1].text != ")":
            return end
        return next((k for k in range(end - 2, start, -1) if self.tokens[k].text == "("), end)

    def _english_before(self, start: int, end: int) -> Phrase | int | None:
        if self.is_in(end - 1, "pronoun"):
            return end - 1
        while start < end and self.is_in(start, "time"):
            start += 1
        opening = start
        phrase = ending_at(self.tokens, end, start, self.language)
        while phrase is not None and self.is_in(phrase.first, "time"):
            start = phrase.first + 1
            phrase = ending_at(self.tokens, end, start, self.language)
        paper = self._paper(opening, end)
        if paper is not None:
            return paper
        if (one := self._who_before(start, end)) is not None:
            return one
        if phrase is not None and (office := self._of_two(phrase, start)) is not None:
            return office
        governed = phrase is not None and phrase.first > start and self.is_in(phrase.first - 1, "preposition", "be")
        if phrase is None or (governed and not self.is_in(phrase.first - 1, "conjunction")):
            return None  # but: "after police said"
        if phrase.first > start + 1 and self.is_in(phrase.first - 1, "and"):
            earlier = ending_at(self.tokens, phrase.first - 1, start, self.language)
            verb = earlier is not None and any(self._verb_like(k) for k in range(start, earlier.first))
            if earlier is not None and not verb and self._fits(earlier) and self._fits(phrase):
                return earlier  # witnesses and officials said
        return phrase if self._fits(phrase) else None

    def _of_two(self, things: Phrase, start: int) -> Phrase | None:
        """ "The Ministry of Health and Welfare": an office for two things, both with capitals."""
        tokens, of = self.tokens, things.first - 1
        joined = any(self.is_in(k, "and") for k in range(things.first, things.last))
        if of <= start or not joined or not self.is_in(of, "of") or not tokens[of - 1].capital:
            return None
        if not all(tokens[k].capital or self.is_in(k, "and") for k in range(things.first, things.last)):
            return None
        office = ending_at(tokens, of, start, self.language)
        if office is None or not self._fits(office):
            return None
        return replace(office, last=things.last, core=(office.core[0], things.last))

    def _who_before(self, start: int, end: int) -> Phrase | None:
        """ "An official who asked not to be named said": the one whom a clause without a comma describes."""
        k = next((k for k in range(start + 1, end - 1) if self.is_in(k, "who")), None)
        if k is None or not any(self._verb_like(j) for j in range(k + 1, end)):
            return None
        phrase = ending_at(self.tokens, k, start, self.language)
        return phrase if phrase is not None and phrase.first == start and self._fits(phrase) else None

    def _verb_like(self, k: int) -> bool:
        return self.is_in(k, "be", "have", "modal") or finite(self.tokens, k, self.clause.last, self.language)

    def _paper(self, start: int, end: int) -> Phrase | None:
        """ "Figures to be published today show": words describe the paper in front of the verb."""
        first = self.view.phrase(start, end)
        if first is None or end - first.last > MODIFIED:
            return None
        paper = any(self.tokens[k].lower in words(self.language, "document") for k in range(*first.head))
        polled = (
            first.last < end
            and self.tokens[first.last].lower.endswith(writing(self.language).past)
            and self._fits(first)
        )
        between = self.tokens[first.last + paper : end]
        if not (paper or polled) or any(t.lower in verbs(self.language) for t in between):
            return None
        return replace(first, last=end, core=(first.first, end) if paper else first.core)

    def _behind(self) -> Phrase | int | None:
        """English: the subject right behind a verb that ends its sentence's speech: "…, said Ann Reed, the mayor"."""
        if self.is_in(self.i, "tell"):
            return None  # "the mayor, Ann Reed, told reporters"
        found = self._after(self.anchor + 1, self.clause.last)
        if found is None or self.is_in(self.anchor + 1, "preposition", "time", "that"):
            return None
        begins = found.first if isinstance(found, Phrase) else found
        if any(self.tokens[k].kind == "word" and not self._adverb(k) for k in range(self.anchor + 1, begins)):
            return None  # said the strike in the district killed four women
        last = found.last if isinstance(found, Phrase) else found + 1
        if any(finite(self.tokens, k, self.clause.last, self.language) for k in range(last, self.clause.last)):
            return None
        ends = last >= self.clause.last or self.tokens[last].kind == "sign"
        return found if ends or self.is_in(last, "preposition", "time", "attach") else None

    def _apposed(self) -> Phrase | None:
        """ "Der Gouverneur des Landes, Ana Kern, sagte": the first clause is the subject, short ones stand between."""
        m = self.n - 1
        while m >= 0 and self.clause.first - self.parts.all[m].first <= 2 * INSERTED:
            first = self.parts.all[m]
            start = first.first
            while start < first.last and (self.is_in(start, "particle") or self.tokens[start].text in CLOSE):
                start += 1
            phrase = self.view.phrase(start, first.last) if first.sign != "(" else None
            if self.n - m >= 2 and phrase is not None and phrase.last == first.last and self._fits(phrase):
                return self._with_name(self._named_first(phrase, m), self.parts.all[m + 1])
            m -= 1
        return None

    def _named_first(self, phrase: Phrase, m: int) -> Phrase:
        """ "Jim Rowe, ein Mitglied des Hauses, … sagte": `phrase` only describes the one whom clause `m` - 1 names."""
        if m == 0 or self.parts.all[m].sign != ",":
            return phrase
        before = self.parts.all[m - 1]
        first = before.first
        if not capitals(self.language):
            first = max((k + 1 for k in range(first, before.last) if self.tokens[k].text in CLOSE), default=first)
            if not all(t.capital for t in self.tokens[first : before.last]):
                return phrase
        named = self.view.phrase(first, before.last)
        whole = named is not None and named.last == before.last and named.first == first
        return named if whole and named is not None and self._fits(named) else phrase

    def _with_name(self, phrase: Phrase, behind: Clause) -> Phrase:
        """English: "A spokesman for the club, Ann Reed,": the name behind the office belongs to it."""
        name = self.tokens[behind.first : behind.last]
        if capitals(self.language) or behind.last - phrase.first > NAMED or len(name) > NAME:
            return phrase
        office = not all(t.capital for t in self.tokens[phrase.first : phrase.last])
        if not office or not all(t.kind == "word" and t.capital for t in name):
            return phrase
        return replace(phrase, last=behind.last, core=(phrase.first, behind.last))

    def _after(self, start: int, end: int) -> Phrase | int | None:
        """The subject behind token `start`, across adverbs and what prepositions govern; a pronoun's token."""
        k = start
        while k < end:
            token = self.tokens[k]
            alone = not (k + 1 < end and self.tokens[k + 1].capital and capitals(self.language))
            if alone and (self.is_in(k, "pronoun") or (self.is_in(k, "pointing") and k + 1 == end)):
                return k
            if token.kind == "sign" and token.text not in QUOTES:
                k += 1
                continue
            if token.kind == "number":
                return None
            if self.is_in(k, "preposition"):
                inner = self.view.phrase(k + 1, end)
                if inner is not None and self._temporal(inner) and inner.head[1] < inner.last:
                    k = inner.head[1]  # "sagte am Montag der Minister"
                    continue
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

    def _antecedent(self, start: int) -> Phrase | None:
        """What the relative pronoun at token `start` means: the phrase before the comma, or before a verb between."""
        begin = self.parts.all[self.n - 1].first if self.n else 0
        for end in range(start - 1, max(begin, start - 4), -1):
            phrase = ending_at(self.tokens, end, begin, self.language)
            while phrase is not None and not self._agrees(start, phrase):
                phrase = ending_at(self.tokens, end, phrase.first + 1, self.language)  # "dem Antrag der Anklage, die …"
            if phrase is not None:
                return phrase
        return None

    def _agrees(self, start: int, phrase: Phrase) -> bool:
        """Somebody whom the relative pronoun at token `start` can mean."""
        pronoun = self.tokens[start].lower
        able = self.view.may_speak if self.form.row.people else self.view.speaks
        return able(phrase) and self._is_one(phrase) and may_mean(pronoun, self.tokens, phrase, self.language)
