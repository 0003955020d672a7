"""Forms of verbs of saying: what is a whole one in the active voice, and where its finite part stands."""

from __future__ import annotations

from dataclasses import replace

from zifferblatt.facts.attribution.clause import Clause
from zifferblatt.facts.attribution.cues import View
from zifferblatt.facts.attribution.marks import CLOSE, QUOTES
from zifferblatt.facts.attribution.syntax import clause_words, finite, infinitive_with_to
from zifferblatt.facts.attribution.words import SayingKind, VerbForm, words
from zifferblatt.facts.lemma import lemma
from zifferblatt.language.writing import capitals, inflected, writing

SPLIT = 40  # tokens between the halves of a verb of saying, at most
ADVERBS = 4  # words between subject and verb, at most
INSERTIONS = 3  # appositions, brackets and relative clauses in a row, at most


class Verb:
    """One form of a verb of saying at token `i`."""

    def __init__(self, view: View, i: int, form: VerbForm) -> None:
        self.view, self.i, self.form = view, i, form
        self.tokens, self.language, self.parts = view.tokens, view.language, view.parts
        self.n = self.parts.index(i)
        self.ends = self.n  # where the clause goes on behind what is put into it
        self.clause = self._across_brackets()
        self._across_insertions()
        self.anchor = i

    def _across_brackets(self) -> Clause:
        """The verb's clause with what stands before a bracket in it: "Die Ministerin (SPD) hat zugesagt"."""
        n, clause = self.n, self.parts.all[self.n]
        first, sign, dependent = clause.first, clause.sign, clause.dependent
        while sign == ")" and n >= 2 and self.parts.all[n - 1].sign == "(":
            before = self.parts.all[n - 2]
            n, first, sign, dependent = n - 2, before.first, before.sign, before.dependent
        return clause if first == clause.first else Clause(first, clause.last, dependent, sign)

    def _across_insertions(self) -> None:
        """The clause with its other half, where an apposition or a bracket parts the verb from what it needs.

        "Zuvor hatte der Chef, Jan Kern, gesagt", "Die Ministerin, die lange schwieg, geht davon aus"
        """
        if not capitals(self.language):
            return
        parts, row = self.parts.all, self.form.row
        if self.form.form == "participle" and self._helper() is None:
            for m in range(self.n - 2, max(-1, self.n - 2 - INSERTIONS), -1):
                if self._goes_on_at(m) == self.n:
                    before = parts[m]
                    self.clause = Clause(before.first, self.clause.last, before.dependent, before.sign)
                    return
        here = self.view.words(self.clause)
        if self.form.form == "finite" and any(here.isdisjoint(n) for n in row.needs):
            m = self._goes_on_at(self.n) or self.n
            self.ends, self.clause = m, replace(self.clause, last=parts[m].last)

    def _goes_on_at(self, n: int) -> int | None:
        """The piece of the sentence in which piece `n` goes on behind appositions, brackets and relative clauses."""
        parts = self.parts.all
        m = n + 1
        while m < len(parts) and m - n <= INSERTIONS and self._is_put_in(parts[m]):
            m += 1
        if m in (n + 1, len(parts)) or parts[m].sign not in (",", ")"):
            return None
        rest = parts[m]
        infinitive = any(infinitive_with_to(self.tokens, k, self.language) for k in range(rest.first, rest.last))
        return None if infinitive or self._has_verb(rest) or self.is_in(rest.first, "that", "how") else m

    def _has_verb(self, part: Clause) -> bool:
        """Whether a finite verb stands in a piece of the sentence."""
        return any(finite(self.tokens, k, part.last, self.language) for k in range(part.first, part.last))

    def _is_put_in(self, part: Clause) -> bool:
        """A bracket, a relative clause, an age, or a noun phrase between commas."""
        if part.sign == "(" or (part.dependent and self._has_verb(part)):
            return True
        phrase = self.view.phrase(part.first, part.last) if part.sign == "," else None
        aged = part.last == part.first + 1 and self.tokens[part.first].kind == "number"
        return aged or (phrase is not None and phrase.last == part.last)

    def is_in(self, i: int, *kinds: SayingKind) -> bool:
        """Whether token `i` is one of some kinds of small words."""
        return 0 <= i < self.view.end and self.tokens[i].lower in words(self.language, *kinds)

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
        if ("of",) in row.needs and self._of_another(i):
            return None
        if row.without and not self.view.words(self.clause).isdisjoint(row.without):
            return None
        if row.perfect and not self._perfect():
            return None
        if row.takes == "figure" and not (row.particle or row.needs) and self._other_verb():
            return None
        himself = any(not words(self.language, "reflexive").isdisjoint(n) for n in row.needs)
        if (
            row.takes == "figure"
            and not himself
            and (
                any(self.is_in(k, "reflexive") for k in (i - 2, i - 1, i + 1, i + 2))
                or (self.is_in(self.clause.first, "how") and self.is_in(self.clause.first + 1, "reflexive"))
            )
        ):
            return None  # "nennt sich"
        if (
            i > 0
            and self.is_in(i - 1, "determiner")
            and i + 1 < self.view.end
            and self.tokens[i + 1].capital
            and capitals(self.language)
            and not self._said_so(i)
        ):
            return None  # "die gemeldete Zahl"
        if self.form.form == "closed":
            return i
        if self._describes_noun():
            return None
        helper = self._helper()
        if helper is not None and self.is_in(helper, "be") and self._progressive():
            return helper
        if self.form.form == "participle":
            able = helper is not None and (self.is_in(helper, "have") or (row.with_be and self.is_in(helper, "be")))
            return helper if able else None
        if helper is not None and not row.needs:
            return None  # a participle or an infinitive that looks like a finite form
        apart = i > 0 and self.tokens[i - 1].lower == row.particle and self._final()  # "bekannt gab"
        if row.particle and not apart and not self._particle(row.particle):
            return None
        return i

    def _of_another(self, i: int) -> bool:
        """ "spoke at a meeting of 300": the "of" behind the verb belongs to what another preposition governs."""
        of = next((k for k in range(i + 1, self.clause.last) if self.tokens[k].lower == "of"), None)
        if of is None:
            return False
        between = (k for k in range(i + 1, of) if self.is_in(k, "preposition"))
        return any(not self.is_in(k + 1, "time") for k in between)

    def _other_verb(self) -> bool:
        """ "meldete 300 Patente an": with what stands at the end of its clause it is another verb."""
        i, last = self.i, self.clause.last
        while last > i + 1 and self.tokens[last - 1].kind == "sign":
            last -= 1
        if last <= i + 1 or self.form.form != "finite" or not self.is_in(last - 1, "split"):
            return False
        return not any(finite(self.tokens, k, last, self.language) for k in range(i + 1, last))

    def _whole(self) -> bool:
        """A participle with its particle: "bekanntgegeben", "bekannt gegeben"."""
        particle, i = self.form.row.particle, self.i
        joined = self.form.form != "participle" or self.tokens[i].lower.startswith(particle)
        return joined or self.tokens[i - 1].lower == particle

    def _describes_noun(self) -> bool:
        """ "trotz der verfügten Regeln": behind the verb of its clause another stands only in a noun phrase."""
        if self.form.form != "finite" or not capitals(self.language) or self._final():
            return False
        i, follows = self.i, self.i + 1
        if follows >= self.view.end or self.tokens[i].lower in clause_words(self.language, "verb"):
            return False
        after = self.tokens[follows]
        if not (after.capital or inflected(after.lower, self.language)):
            return False
        for k in range(i - 1, self.parts.all[self.n].first - 1, -1):
            token = self.tokens[k]
            if token.text in QUOTES or self.is_in(k, "and"):
                return False
            adjective = self.tokens[k + 1].capital and inflected(token.lower, self.language)
            if self.is_in(k, "have", "be", "modal"):
                if self._helps(k) and not self.is_in(k, "attach"):
                    return True
            elif not adjective and finite(self.tokens, k, self.clause.last, self.language):
                return True
        return False

    def _said_so(self, i: int) -> bool:
        """ "Das gab Minister Kern bekannt", "Das berichtete die Zeitung": no participle before a noun."""
        if not self.is_in(i - 1, "said_so") or i - 1 != self.clause.first:
            return False
        phrase = self.view.phrase(i + 1, self.clause.last)
        return phrase is not None and self.view.speaks(phrase)

    def _progressive(self) -> bool:
        """ "is demanding": a finite form in two words."""
        return self.tokens[self.i].lower.endswith(writing(self.language).progressive)

    def _perfect(self) -> bool:
        """An infinitive of the past ends the clause: "will 300 gezählt haben"."""
        last = self.clause.last
        while last > self.i and self.tokens[last - 1].kind == "sign":
            last -= 1
        participle, end = self.tokens[last - 2], self.tokens[last - 1]
        return (
            last - 2 > self.i
            and end.lower in clause_words(self.language, "to_have")
            and not participle.capital
            and participle.lower.endswith(("t", "en"))
            and lemma(participle.lower, self.language) != participle.lower
        )

    def _helper(self) -> int | None:
        """The auxiliary or modal verb that this form hangs on."""
        first = self.clause.first
        if not capitals(self.language):
            k = self.i - 1
            while k > first and self._adverb(k) and not self.is_in(k, "have"):
                k -= 1
            return k if k >= first and self.is_in(k, "have", "be", "modal") else None
        if self._helps(self.i + 1):
            return self.i + 1
        if not self._at_end():
            return None
        helpers = (k for k in range(self.i - 1, first - 1, -1) if self._helps(k))
        return next((k for k in helpers if k == first or not self.is_in(k, "attach")), None)  # "das Team um Ina Kern"

    def _helps(self, k: int) -> bool:
        """An auxiliary or modal verb; no "sein Anwalt", no "Osama bin Laden"."""
        if not self.is_in(k, "have", "be", "modal"):
            return False
        named = k + 1 < self.view.end and self.tokens[k + 1].capital and capitals(self.language)
        return not (
            named and (self.is_in(k, "determiner") or (self.is_in(k, "name_part") and self.tokens[k - 1].capital))
        )

    def _at_end(self) -> bool:
        """Nothing but what "und" may join follows in the clause."""
        after = self.i + 1
        return (
            after >= self.clause.last
            or self.tokens[after].kind == "sign"
            or self.is_in(after, "and", "particle", "that")
            or any(infinitive_with_to(self.tokens, k, self.language) for k in range(after, self.clause.last))
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

    def _adverb(self, k: int) -> bool:
        token = self.tokens[k]
        if token.kind != "word" or not token.text.islower() or self.is_in(k, "pronoun", "determiner"):
            return False  # "al-Maliki" is none
        if token.glued and self.tokens[k - 1].text == ".":
            return False  # "heute.at"
        if capitals(self.language):
            return self.is_in(k, "small") or (not self.is_in(k, "attach") and not token.lower.endswith(("en", "em")))
        return self.is_in(k, "small", "have") or token.lower.endswith(tuple(words(self.language, "adverb_end")))

    def _behind_quotation(self) -> bool:
        """A closing mark stands before the verb, perhaps with a comma."""
        return any(self.tokens[k].text in CLOSE for k in range(max(0, self.anchor - 2), self.anchor))

    def _clausal(self) -> bool:
        """Whether a clause follows a verb that says nothing of a thing: "that", quotation marks, a subject and verb."""
        tokens, k = self.tokens, self.i + 1
        while k < self.view.end and (self._adverb(k) or self.is_in(k, "time")):
            k += 1
        if k < self.clause.last and self.is_in(k, "preposition"):  # wrote in a letter that
            inner = self.view.phrase(k + 1, self.clause.last)
            return inner is not None and inner.last < self.view.end and self.is_in(inner.last, "that")
        if k >= self.view.end or self.is_in(k, "that", "pronoun") or tokens[k].text in (":", ",", *QUOTES):
            return True
        if self.is_in(self.clause.first, "relative") and self.is_in(k, "modal", "be", "have"):
            return True  # which she added would cost 300
        phrase = self.view.phrase(k, self.clause.last)
        return phrase is not None and any(
            finite(tokens, j, self.clause.last, self.language) for j in range(phrase.last, phrase.last + 2)
            if j < self.clause.last and not self.is_in(phrase.last, "preposition", "relative")
        )  # fmt: skip
