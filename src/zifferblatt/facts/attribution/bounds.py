"""Where the clause of a figure begins and ends; English begins relative clauses and new thoughts without a comma."""

from __future__ import annotations

from zifferblatt.facts.attribution.syntax import Part, clause_words, finite, part_of, parts_of, verb_form
from zifferblatt.facts.attribution.words import words
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.noun import words_of
from zifferblatt.language.writing import capitals

NEAR = 3  # tokens between an adjective that hedges and its figure, at most


class Bounds:
    """The parts of a figure's sentence, and the tokens `first`:`last` of its clause."""

    def __init__(self, figure: Figure) -> None:
        self.figure, self.language = figure, figure.document.language
        self.tokens = figure.sentence.tokens
        self.parts = parts_of(figure.sentence, self.language)
        self.own = self._enclosing(part_of(self.parts, figure.first))
        self.first, self.last = self._bounds()

    def _enclosing(self, part: Part) -> Part:
        """The clause that a bracket without a verb of its own stands in: "sollen acht Menschen (sieben Gäste) …"."""
        before = [p for p in self.parts if p.first < part.first]
        return before[-1] if part.kind == "aside" and not part.finite and before else part

    def _bounds(self) -> tuple[int, int]:
        figure, language = self.figure, self.language
        span = next(((a, b) for a, b in self.own.spans if a <= figure.first < b), (self.own.first, self.own.last))
        if capitals(language):
            return span
        first, last = self._begun(span), span[1]
        stops = words(language, "relative") | clause_words(language, "that") | clause_words(language, "condition")
        aside = clause_words(language, "adverbial")
        for i in range(figure.first - 1, first - 1, -1):
            done = self.tokens[i].lower in clause_words(language, "done") and self.tokens[i + 1].lower.endswith("ing")
            if self.tokens[i].lower in aside and i > first and (done or self._tells_past(i, last)):
                first = i
                break
            if self._begins_anew(i, last):
                first = i + 1
                break
            if self.tokens[i].lower in stops:
                if (main := self._main_verb(i)) is not None:
                    first = main  # "those who could lose their homes paid 300"
                    break
                that = self.tokens[i].lower in words(language, "that")
                first = max(first, i - 1) if that else i  # "it is estimated that"
                break
        said = False
        for i in range(figure.last, last):
            low = self.tokens[i].lower
            if low in words(language, "speech"):
                last = i  # one member said there would be more
                break
            said = said or low in words_of(language, "verb") or low.endswith("ed")
            if low in stops or (said and low in words(language, "and", "particle")):
                last = i
                break
        return first, last

    def _begins_anew(self, i: int, last: int) -> bool:
        """ "Four expect growth, and another two see a slump": behind a comma and "and" the figure has its own verb."""
        if (
            not i
            or self.tokens[i].lower not in words(self.language, "and", "particle")
            or self.tokens[i - 1].text != ","
        ):
            return False
        return any(
            finite(self.tokens, k, last, self.language)
            for k in range(self.figure.last, min(last, self.figure.last + NEAR))
        )

    def _begun(self, span: tuple[int, int]) -> int:
        """Where the clause begins that a stretch without a verb goes on with: ", or around 4 percent"."""
        first, last = span
        spans = self.own.spans
        at = spans.index(span) if span in spans else 0
        while at and not any(finite(self.tokens, k, last, self.language) for k in range(first, last)):
            at -= 1
            if spans[at][1] + 1 != first:
                break
            first = spans[at][0]
        return first

    def _main_verb(self, i: int) -> int | None:
        """The verb of the main clause behind a relative clause at token `i` that no comma ends."""
        that = self.tokens[i].lower in words(self.language, "that") and finite(self.tokens, i + 1, i + 2, self.language)
        if i and (self.tokens[i - 1].text == "," or not (that or self.tokens[i].lower in words(self.language, "who"))):
            return None
        verbs = [k for k in range(i + 1, self.figure.first) if finite(self.tokens, k, self.figure.first, self.language)]
        return verbs[-1] if len(verbs) > 1 and verbs[-1] - verbs[0] > NEAR - 1 else None

    def _tells_past(self, i: int, last: int) -> bool:
        """Behind the word at token `i` stands what was: "… to leave as the state faced its worst flood"."""
        return any(
            verb_form(self.tokens[k].lower, self.language) == "either" and finite(self.tokens, k, last, self.language)
            for k in range(i + 2, last)
        )

    def _leads(self, i: int) -> bool:
        """ "denied on Monday that 300 soldiers came": a clause that completes the verb holds the figure."""
        if not self.own.first <= i < self.figure.first:
            return False
        every = words(self.language, "relative") | clause_words(self.language, "that")
        stops = [t.lower for t in self.tokens[i + 1 : self.figure.first] if t.lower in every]
        return bool(stops) and set(stops) <= clause_words(self.language, "that")
