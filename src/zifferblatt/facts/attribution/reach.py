"""How far a word that hedges reaches: whether it speaks of a figure, by the parts of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.facts.attribution.bounds import NEAR, Bounds
from zifferblatt.facts.attribution.syntax import (
    ClauseKind,
    Part,
    clause_words,
    finite,
    infinitive,
    part_of,
    verb_form,
)
from zifferblatt.facts.attribution.words import words
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.lemma import known, lemma, noun_lemma
from zifferblatt.facts.noun import words_of
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.spelled import spelled
from zifferblatt.facts.role_words import single
from zifferblatt.facts.time_words import time_words
from zifferblatt.language.writing import capitals, inflected, writing
from zifferblatt.model import Status

INSERTED = 8  # tokens of an inserted "so schätzen die Forscher", at most
COMPLEMENT = 9  # tokens between a noun and the figure that completes it, at most
HIGH = 4  # clauses that complete one another, at most
AGENTS = frozenset({"count", "share", "percent"})


class Reach(Bounds):
    """The parts of a figure's sentence, asked whether the word at a token reaches the figure."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self.agent = False  # the figure turned out to count those who plan, not what they plan

    def part(self, i: int) -> Part:
        """The part that token `i` is in."""
        return part_of(self.parts, i)

    def unreal(self) -> int | None:
        """The verb that opens the figure's condition or question, where no word but it tells."""
        part = self.own
        if (part.question and not self._definite()) or (part.kind == "condition" and not self._opener(part)):
            return part.first
        if part.kind == "main" and capitals(self.language):  # what would follow from an unreal condition
            unreal = clause_words(self.language, "unreal")
            inside = (k for p in self.parts if p.kind == "condition" for a, b in p.spans for k in range(a, b))
            return next((k for k in inside if self.tokens[k].lower in unreal), None)
        return None

    def unreal_mood(self, i: int) -> bool:
        """Whether "hätten" at token `i` is no reported speech: a condition stands beside it."""
        return any(p.kind == "condition" for p in self.parts) or (
            self.part(i).kind == "main" and not self.tokens[i].lower.endswith("en")
            and self.tokens[i].lower in clause_words(self.language, "unreal")
        )  # fmt: skip

    def closes(self, i: int, particles: Sequence[str]) -> bool:
        """One of `particles` ends a stretch of the part that token `i` is in: "wies … zurück"."""
        part = self.part(i)
        return any(
            k > i and self.tokens[k].lower in particles and (k + 1 >= b or self.tokens[k + 1].kind == "sign")
            for a, b in part.spans
            for k in range(a, b)
        )

    def perfect(self, part: Part) -> bool:
        """Whether a part has an infinitive that tells what was: "gestohlen haben", "geflohen sein"."""
        language, tokens = self.language, self.tokens
        have, moved = clause_words(language, "to_have"), tuple(clause_words(language, "moved"))
        for k in (k for a, b in part.spans for k in range(max(a, 1), b)):
            word, before = tokens[k].lower, tokens[k - 1].lower
            if word in clause_words(language, "was"):
                return True
            form = verb_form(before, language) in ("participle", "either") or before in clause_words(language, "been")
            if word in have and word not in words(language, "have") and tokens[k - 1].capital:
                return True  # "sollen Kinder sein"
            if word in have and (before.endswith(moved) or (form and word in words(language, "have"))):
                return True
        last = tokens[part.last - 1 - (tokens[part.last - 1].kind == "sign")].lower
        low = {tokens[k].lower for a, b in part.spans for k in range(a, b)}
        return not low.isdisjoint(clause_words(language, "unreal_have")) and verb_form(last, language) in (
            "participle",
            "either",
        )

    def aged(self) -> bool:
        """ "ein 28-Jähriger": an age that only describes somebody."""
        tokens, last = self.tokens, self.figure.last
        near = range(self.figure.first, min(last + 1, len(tokens) - 1))
        joined = any("-" in tokens[k].text[1:] or (tokens[k].text == "-" and tokens[k].glued) for k in near)
        before = tokens[self.figure.first - 1].lower if self.figure.first else ""
        the = not capitals(self.language) and (
            before in lexicon(self.language).grammar.the or before.endswith(("'s", "’s"))
        )  # the 300-seat theatre
        return joined and (self.figure.quantity.kind == "age" or the)

    def known(self, status: Status) -> bool:
        """ "die Kontrolle der 17 Werke": there are that many, whatever becomes of them, is denied or believed."""
        if self.figure.quantity.kind != "count" or not self.figure.first:
            return False
        if status is Status.ESTIMATED and not capitals(self.language):
            return self.tokens[self.figure.first - 1].lower in lexicon(self.language).grammar.the
        if status is not Status.DENIED or self.figure.first < 2:
            return False
        before = self.tokens[self.figure.first - 2]
        if before.lower in words(self.language, "claim", "document"):
            return False  # rejected reports of 300 deaths
        return self._definite() and self._noun(self.figure.first - 2) and before.kind == "word"

    def before(self, i: int, most: int) -> bool:
        """The word stands at most `most` tokens before the figure."""
        return self.figure.first - most <= i < self.figure.first

    def near(self, i: int) -> bool:
        """The word stands right beside the figure, or its noun is completed by it: "die geplante Erhöhung um 3 %"."""
        if self.figure.first <= i < (self.figure.noun or self.figure.last):
            return True  # "300 mögliche Standorte"
        if i == max(self.figure.last, (self.figure.noun or 0) + 1) and capitals(self.language):
            return self.tokens[i - 1].text != ","  # "die in zwei Wochen anstehende Abstimmung"
        if self.before(i, NEAR):
            between = self.tokens[i + 1 : self.figure.first]
            return not any(t.text == "," or (not t.capital and self._verb(t.lower)) for t in between)
        if not self.figure.first - COMPLEMENT <= i < self.figure.first or i + 1 >= len(self.tokens):
            return False
        noun = next((k for k in range(i + 1, min(i + 3, self.figure.first)) if self._noun(k)), None)
        return noun is not None and self._completes(noun)

    def opens(self, i: int) -> bool:
        """The word opens the figure's clause."""
        if not capitals(self.language):
            return i in (self.first, self.first + 1, self.own.first)  # the word before "that" is in, too
        return i == self.own.first and self.own.kind in ("condition", "aim", "complement")

    def headline(self, i: int) -> bool:
        """ "Carmaker to cut 300 jobs": in a line without a finite verb an infinitive tells what is to come."""
        first, last = self.first, self.last
        if not first < i < self.figure.first or any(
            finite(self.tokens, k, last, self.language) for k in range(first, last)
        ):
            return False
        after = self.tokens[i + 1].lower
        return (
            self.figure.sentence.words[-1] not in (".", "!")
            and known(after, self.language)
            and (lemma(after, self.language) == after and self.tokens[i - 1].kind == "word")
        )

    def clause(self, i: int) -> bool:
        """The word stands in the figure's clause, or in the one that its infinitive completes."""
        if self._attributive(i):
            return self.near(i)
        if self.own.holds(i) and i >= self.figure.last and self._attached(self.own.first, "with"):
            return False  # "ein Verein mit 300 Mitgliedern könnte"
        if not capitals(self.language):
            return self._bounded(i)
        part = self.part(i)
        return any(part is p for p in self._chain(every=False)) or self._inserted(part)

    def governed(self, i: int) -> bool:
        """The word stands in the figure's clause, or one that it completes, and the figure is not its subject."""
        if self._attributive(i):
            return self.near(i)
        if self._compared(i) or self._ago():
            return False
        if not capitals(self.language):
            if i and (self.tokens[i - 1].lower in clause_words(self.language, "the") or self._counted(i)):
                return False  # "the suspect" is no verb
            if self._beside_subject(i) or self._a_noun(i):
                return False
            if 0 < self.figure.first - i <= NEAR and self.tokens[i + 1].lower in words(self.language, "agent"):
                return False  # backed by four members
            self.agent = self.agent or (self._bounded(i) and self.figure.last <= i and not self._passive(i))
            return (self._bounded(i) and (i < self.figure.first or self._passive(i))) or self._leads(i)
        part = self.part(i)
        if part is not self.own and part.first < self.own.first < i:
            return False  # "für den Fall, dass es 300 werden, will die Stadt …"
        if part is self.own or self._inserted(part):
            self.agent = self.agent or self._subject_of(i)
            return not self._subject_of(i)
        return any(part is p for p in self._chain(every=True))

    def _a_noun(self, i: int) -> bool:
        """ "sales topped forecasts": a plural right behind a verb is no verb."""
        low = self.tokens[i - 1].lower if i else ""
        if low in words(self.language, "preposition") - clause_words(self.language, "to"):
            after = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
            completed = after in words(self.language, "preposition", "that")  # in talks to sell
            return not completed and not self.tokens[i].lower.endswith(
                writing(self.language).progressive
            )  # despite targets
        if not i or not self.tokens[i].lower.endswith("s"):
            return False
        return finite(self.tokens, i - 1, i + 1, self.language) and self.tokens[i - 1].lower.endswith("ed")

    def _beside_subject(self, i: int) -> bool:
        """ "The fire threatening homes was 100 percent contained": a participle beside a noun, and the verb comes."""
        be = words(self.language, "be", "have")
        if (
            not self.tokens[i].lower.endswith(writing(self.language).progressive)
            or not i
            or self.tokens[i - 1].lower in be
        ):
            return False
        return any(t.lower in be - {"to", "be"} for t in self.tokens[i + 1 : self.figure.first])

    def _counted(self, i: int) -> bool:
        """ "two suspects": a number stands right before the word."""
        before = self.tokens[i - 1]
        return before.kind == "number" or spelled(before.lower, lexicon(self.language)) is not None

    def completed(self, i: int) -> bool:
        """The figure stands in a clause that completes the word's: "nimmt an, dass …"."""
        if not capitals(self.language):
            return self._leads(i)
        return any(self.part(i) is p for p in self._chain(every=True)[1:])

    def complement_of_noun(self, i: int) -> bool:
        """The figure completes the noun at token `i`: "eine Forderung von 300 Euro", "das Ziel, 300 zu bauen"."""
        if i >= self.figure.first or self._changed(i) or self.figure.quantity.kind == "ratio":
            return False  # the risk was three times higher
        if self._completes(i):
            return True
        governor = self.own.governor if self.own.kind in ("complement", "infinitive") else None
        if governor is None or not governor.holds(i):
            return False
        between = self.tokens[i + 1 : self.own.first]
        return len(between) <= NEAR + 1 or all(
            t.kind == "sign" or t.lower in words(self.language, "be", "pronoun", "preposition") for t in between
        )

    def _changed(self, noun: int) -> bool:
        """ "cuts the risk of dying by 34 percent": the figure tells by how much the noun at token `noun` changes."""
        verbs = single(self.language, "verb") | single(self.language, "verb_near")
        before = self.tokens[max(self.own.first, noun - NEAR) : noun]
        return self.figure.quantity.kind == "percent" and any(t.lower in verbs for t in before)

    # -- the grammar behind it

    def _chain(self, *, every: bool) -> list[Part]:
        """The figure's part and those it completes: through infinitives, and if `every` through "dass" as well."""
        found = [self.own]
        while len(found) < HIGH:
            last = found[-1]
            if last.governor is None:
                break
            aside = last.kind == "aside" and not last.finite
            whether = self.tokens[last.first].lower in clause_words(self.language, "whether")
            if not (aside or last.kind == "infinitive" or (every and last.kind == "complement" and not whether)):
                break
            found.append(last.governor)
        return found

    def _inserted(self, part: Part) -> bool:
        """A short insertion that speaks of the clause around it: "so schätzen die Forscher"."""
        first = self.tokens[part.first]
        return (
            part is not self.own
            and part.last - part.first <= INSERTED
            and first.lower in words(self.language, "so", "how")
        )

    def _opener(self, part: Part) -> bool:
        return self.tokens[part.first].lower in clause_words(self.language, "condition")

    def _noun(self, i: int) -> bool:
        token = self.tokens[i]
        if capitals(self.language):
            return token.capital and token.kind == "word"
        return token.kind == "word" and token.lower not in words_of(self.language, "verb", "stop")

    def _completes(self, noun: int) -> bool:
        """Between the noun and the figure stand only what joins them, and no verb but "is"."""
        between = self.tokens[noun + 1 : self.figure.first]
        if len(between) > COMPLEMENT or not between:
            return not between
        joined = between[0].text == ":" or between[0].lower in self._joints()
        return joined and not any(
            t.text in (",", ";") or (not t.capital and t.lower not in self._joints() and self._verb(t.lower))
            for t in between
        )

    def _joints(self) -> frozenset[str]:
        return clause_words(self.language, "joint")

    def _verb(self, word: str) -> bool:
        form = verb_form(word, self.language)
        return form in ("finite", "either") or word in words_of(self.language, "verb")

    def _attributive(self, i: int) -> bool:
        """ "die geplante Brücke", "der wohl bekannteste Koch": inside a noun phrase a word hedges that alone."""
        tokens = self.tokens
        if not 0 < i < len(tokens) - 1 or not capitals(self.language):
            return False
        low, after = tokens[i].lower, tokens[i + 1]
        if tokens[i - 1].lower not in words(self.language, "determiner", "preposition"):
            return False
        if inflected(low, self.language) and (
            after.capital or after.kind == "number" or tokens[min(i + 2, len(tokens) - 1)].capital
        ):
            return True  # "der erwarteten 500 Gäste", "die geplante neue Brücke"
        adverb = not low.endswith(("en", "te", "ten")) or low in clause_words(self.language, "adverb")
        return adverb and not after.capital and after.kind == "word" and inflected(after.lower, self.language)

    def _passive(self, i: int) -> bool:
        """Whether the verb at token `i` says what is done to its subject."""
        if not capitals(self.language):
            if self.tokens[i].lower.endswith(writing(self.language).progressive):
                return False
            verb = verb_form(self.tokens[i].lower, self.language) or self.tokens[i].lower.endswith(("ed", "en"))
            reach = NEAR if verb else 2 if self.tokens[i - 1].lower.endswith("ly") else 1  # "is possible"
            return any(t.lower in words(self.language, "be") for t in self.tokens[max(0, i - reach) : i])
        form = verb_form(self.tokens[i].lower, self.language)
        if form == "":
            return not infinitive(self.tokens[i].lower, self.language)  # an adjective: "ist möglich"
        if form == "finite":
            return False
        low = {self.tokens[k].lower for a, b in self.part(i).spans for k in range(a, b)}
        return low.isdisjoint(words(self.language, "have"))

    def _subject_of(self, i: int) -> bool:
        """Whether the figure counts those who plan, demand or fear at token `i`, not what they do."""
        figure = self.figure
        if figure.quantity.kind not in AGENTS or self._passive(i):
            return False
        start = self.own.first
        if figure.last > i:
            return figure.first - i <= NEAR and self._agent() and self._more_behind() and not self._with_to_do(i)
        lead = self.tokens[start : figure.first]
        if len(lead) > NEAR + 2:
            return self._attached(start, "attached")
        prepositions = words(self.language, "preposition") - clause_words(self.language, "hedge")
        if any(t.lower in prepositions for t in lead):
            return self._attached(start, "attached")
        if not self._agent() and not self._definite():
            return False
        if not self._plural_verb(i):
            return False  # the figure is plural, the verb is not
        after = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        return after not in words(self.language, "pronoun") and self._wants(i)

    def _plural_verb(self, i: int) -> bool:
        """ "fordern", "haben … vereinbart" """
        if verb_form(self.tokens[i].lower, self.language) in ("finite", ""):
            return self.tokens[i].lower.endswith("n")
        inside = (self.tokens[k].lower for a, b in self.own.spans for k in range(a, b))
        return any(w in words(self.language, "have") and w.endswith("n") for w in inside)

    def _wants(self, i: int) -> bool:
        """ "300 Menschen wollen demonstrieren" counts who will; "300 Anwohner fordern …" who do already."""
        return self._definite() or self.tokens[i].lower not in words(self.language, "modal")

    def _with_to_do(self, i: int) -> bool:
        return self.tokens[i].lower in words(self.language, "modal") and not self._definite()

    def _attached(self, start: int, kind: ClauseKind) -> bool:
        """ "ein Verein mit 300 Mitgliedern": said of the noun before it, not of the verb."""
        if any(finite(self.tokens, k, self.own.last, self.language) for k in range(start, self.figure.first)):
            return False
        for k in range(self.figure.first - 1, max(start, self.figure.first - NEAR - 1), -1):
            if self.tokens[k].lower in clause_words(self.language, kind):
                before = self.tokens[k - 1]
                return (self._noun(k - 1) or before.text == ",") and k - 1 > start
        return False

    def _definite(self) -> bool:
        k = self.figure.first - 1
        return k >= 0 and self.tokens[k].lower in clause_words(self.language, "the")

    def _agent(self) -> bool:
        unit = self.figure.quantity.unit or ""
        if self.figure.quantity.kind != "count":  # "zwei Drittel der Befragten"
            behind = self.tokens[self.figure.last : self.figure.last + NEAR]
            unit = next((noun_lemma(t.text, self.language) for t in behind if t.capital), "")
        return person_noun(unit, self.language) or unit.lower().endswith(tuple(clause_words(self.language, "agent")))

    def _more_behind(self) -> bool:
        """Another noun stands behind the figure's own."""
        end = (self.figure.noun or self.figure.last) + 1
        return any(t.capital for t in self.tokens[end : self.own.last])

    def _ago(self) -> bool:
        """ "two weeks ago", "vor zwei Wochen": the figure tells when, not what."""
        if self.figure.quantity.kind != "duration":
            return False
        small, first = time_words(self.language), self.figure.first
        behind = (self.figure.noun or self.figure.last - 1) + 1
        return small.at(self.tokens, first - 1, "ago") is not None or (
            small.at(self.tokens, behind, "ago_behind") is not None
            or small.at(self.tokens, self.figure.last, "ago_behind") is not None
        )

    def _compared(self, i: int) -> bool:
        """ "mehr als ursprünglich geplant", "than expected" """
        return any(t.lower in clause_words(self.language, "compare") for t in self.tokens[max(0, i - 2) : i])

    def _bounded(self, i: int) -> bool:
        return self.first <= i < self.last or any(a <= i < b for p in self._chain(every=True)[1:] for a, b in p.spans)
