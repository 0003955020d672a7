"""Who governs which stretch of a document: words of attribution, quotations, and reported speech that carries on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zifferblatt.articles.document import Document, Sentence, Token
from zifferblatt.facts.attribution.adverbials import adverbials, openers
from zifferblatt.facts.attribution.cues import Cue, View
from zifferblatt.facts.attribution.governed import CARRIED, HELD, QUOTED, SAID, TIGHT, Attribution, Governed
from zifferblatt.facts.attribution.marks import CLOSE, OPEN
from zifferblatt.facts.attribution.phrase import bare
from zifferblatt.facts.attribution.pronoun import may_mean_name, opening_pronoun
from zifferblatt.facts.attribution.quotation import Quotation, quotations
from zifferblatt.facts.attribution.saying import sayings
from zifferblatt.facts.attribution.source import source
from zifferblatt.facts.attribution.speaker import actor_kind, speaks
from zifferblatt.facts.attribution.subjects import SUBJECT, Subjects
from zifferblatt.facts.attribution.syntax import finite
from zifferblatt.facts.attribution.words import in_mood, reports, words
from zifferblatt.facts.figure import Cues, Figure
from zifferblatt.facts.names import full_names
from zifferblatt.facts.states import find, state_by_id
from zifferblatt.language.writing import capitals
from zifferblatt.model import Offsets, Source

HEADING = 8  # tokens within which a headline names its speaker before a colon
MEMORY = 4  # sentences after which a source is forgotten, unless its mood lasts
NEAR = 2  # sentences over which the last speaker comes before the last subject
HEARSAY = 2  # sentences over which "soll" goes back to a source
LONG_AGO = 8  # sentences over which a pronoun goes back to one who spoke
PRONOUN = 6  # tokens between a pronoun and its verb, at most


def attribute(document: Document) -> Attribution:
    """Who says what in `document`. Linear in its length; never raises."""
    reader = _Reader(document)
    for n in range(len(document.sentences)):
        if not document.sentences[n].furniture:
            reader.read(n)
    return Attribution(document, tuple(reader.found), tuple(reader.quoted()))


class _Reader:
    """Reads a document sentence by sentence and remembers who spoke last."""

    def __init__(self, document: Document) -> None:
        self.document, self.language = document, document.language
        self.subjects = Subjects(document)
        self.found: list[Governed] = []
        self.last: tuple[Source, ...] = ()
        self.age = MEMORY + 1
        self.spoken: dict[int, tuple[Source, ...]] = {}  # who speaks in a sentence
        self.spoken_at: dict[int, int] = {}  # where the word stands that tells so
        self.reported: set[int] = set()  # sentences that somebody is made to say

    def read(self, n: int) -> None:
        """Finds what sentence `n` attributes, and whether it goes on with what was said before."""
        sentence = self.document.sentences[n]
        cues = self._cues(sentence)
        self.age += 1
        spoke = False
        for cue in _homes(cues, sentence):
            spoke = self._govern(n, cue) or spoke
        if (self.document.part == "title" or self._heading(sentence)) and not (spoke and not capitals(self.language)):
            self._headline(n)
        if spoke:
            self.reported.add(n)
        else:
            self._carry_on(n)

    def _cues(self, sentence: Sentence) -> list[Cue]:
        told = not (openers(self.language).isdisjoint(sentence.words) and CLOSE.isdisjoint(sentence.words))
        if not told and not any(reports(t.text, self.language) for t in sentence.tokens):
            return []
        view = View(sentence, self.language, self.subjects.names)
        return sorted([*adverbials(view), *sayings(view)], key=lambda c: c.at)

    def _govern(self, n: int, cue: Cue) -> bool:
        """Adds what `cue` governs and remembers its source; whether it governs anything."""
        if not (cue.reaches or cue.back) and self._moody(n):
            return False  # "Nach der Wahl, die alle forderten, sei es ruhig": who spoke before goes on
        sources = self._sources(n, cue)
        if not sources:
            return False
        tokens = self.document.sentences[n].tokens
        at = (tokens[cue.at[0]].start, tokens[cue.at[1] - 1].end)
        if cue.kind != "own":
            self.last, self.age = sources, 0
            self.spoken[n], self.spoken_at[n] = sources, at[0]
        reaches = [(a, b) for a, b in cue.reaches if a < b]
        for first, last in reaches:
            self._add(tokens[first].start, tokens[last - 1].end, sources, (at,), SAID)
        if cue.home is not None and reaches:
            rank = TIGHT if cue.adverbial else HELD
            self._add(tokens[cue.home[0]].start, tokens[cue.home[1] - 1].end, sources, (at,), rank)
        if cue.back:
            self._back(n, sources, at)
        return bool(reaches)

    def _back(self, n: int, sources: tuple[Source, ...], at: Offsets) -> None:
        """ "Das berichtete X": the sentence before, and those of its paragraph that are nobody else's."""
        sentences = self.document.sentences
        for k in range(n - 1, max(-1, n - 1 - NEAR), -1):
            if k in self.reported or sentences[k].paragraph != sentences[n - 1].paragraph:
                return
            self._add(sentences[k].start, sentences[k].end, sources, (at,), CARRIED)

    def _add(self, start: int, end: int, sources: tuple[Source, ...], cues: tuple[Offsets, ...], rank: int) -> None:
        self.found.append(Governed(start, end, sources, cues, rank))

    def _sources(self, n: int, cue: Cue) -> tuple[Source, ...]:
        tokens = self.document.sentences[n].tokens
        if cue.kind == "own":
            subject = self.subjects.own(n, cue)
            return (subject,) if subject is not None else ()
        if cue.kind in ("refer", "pronoun"):
            last = self._he(n, cue) if cue.kind == "pronoun" else self.last if self.age <= MEMORY else ()
            if last:
                return last
            if cue.kind == "refer" and (found := self.subjects.possessor(n, cue)) is not None:
                return found
        named = (source(self.document, tokens, span) for span in cue.who)
        return tuple(s for s in named if s is not None)

    def _last(self, n: int) -> tuple[Source, ...]:
        """Who spoke last, or where that is long ago, the subject of the sentence before."""
        if self.age <= NEAR:
            return self.last
        subject = self.subjects.of(n - 1) if n else None
        if subject is None and self.age <= MEMORY:
            return self.last
        for k in range(n - 2, max(-1, n - 1 - MEMORY), -1):
            subject = subject or self.subjects.of(k)
        return (subject,) if subject is not None else ()

    def _he(self, n: int, cue: Cue) -> tuple[Source, ...]:
        """Whom a pronoun at token `at` means: the subject that its own sentence begins with, or who spoke last."""
        tokens, at = self.document.sentences[n].tokens, cue.at[0]
        pairs = words(self.language, "agrees")
        agrees = any(f"{t.lower} {tokens[0].lower}" in pairs for t in tokens[max(0, at - PRONOUN) : at + 3])
        quoted = not capitals(self.language) and tokens[0].text in OPEN  # “We will come,” he said
        opens = not capitals(self.language) and opening_pronoun(tokens, self.language) is not None  # He went and said
        if (at > SUBJECT or (agrees and at and not self._moody(n))) and not quoted and not opens:
            said = next((t.lower for t in tokens[at : at + 3] if t.lower in words(self.language, "person_pronoun")), "")
            before = tokens[at - 1].lower if at else ""
            said = said or (before if before in words(self.language, "person_pronoun") else "")
            own = self.subjects.of(n, said or None)
            if own is not None:
                return (own,)
        near = (t.lower for t in (*tokens[at : at + 3], *tokens[max(0, at - PRONOUN) : at][::-1]))
        possessed = any(t.lower in words(self.language, "possessed") for t in tokens[at + 1 : at + 2])
        found = next((t for t in near if t in words(self.language, "pronoun")), "" if possessed else None)
        return self._meant(n, found)

    def _meant(self, n: int, pronoun: str | None) -> tuple[Source, ...]:
        """Whom a pronoun in sentence `n` means: who just spoke, the subject before, or who spoke earlier."""
        last = self._last(n)
        if pronoun is None or (self.age <= 1 and last and may_mean_name(pronoun, last[0].text, self.language)):
            return last
        person = pronoun in words(self.language, "person_pronoun")
        for k in range(n - 1, max(-1, n - 1 - NEAR), -1):
            if k in self.reported and k in self.spoken:
                fitting = self.spoken[k]
                if may_mean_name(pronoun, fitting[0].text, self.language):
                    return fitting
            elif (subject := self.subjects.of(k, pronoun)) is not None and (
                not person or may_mean_name(pronoun, subject.text, self.language)
            ):
                return (subject,)
        if last and person and not may_mean_name(pronoun, last[0].text, self.language):
            return self._spoke_before(n, pronoun)
        return last

    def _spoke_before(self, n: int, pronoun: str) -> tuple[Source, ...]:
        """Who spoke last of those that `pronoun` may mean; nobody where that is long ago."""
        earlier = (self.spoken[k] for k in range(n - 1, max(-1, n - 1 - LONG_AGO), -1) if k in self.spoken)
        return next((s for s in earlier if may_mean_name(pronoun, s[0].text, self.language)), ())

    def _moody(self, n: int) -> bool:
        """Whether a form of reported speech stands in sentence `n`."""
        tokens = self.document.sentences[n].tokens
        weak = words(self.language, "weak_mood")
        return any(t.text in weak or in_mood(tokens, i, self.language) for i, t in enumerate(tokens))

    def _carry_on(self, n: int) -> None:
        """Reported speech without a word of attribution goes on with the source before."""
        sentence = self.document.sentences[n]
        if n in self.spoken:
            return
        thinker = self.subjects.thinker(n)
        if thinker is not None:
            named, at = thinker
            self._add(at, sentence.end, (named,), (), CARRIED)
            self.last, self.age = (named,), 0
            self.reported.add(n)
            return
        low = {t.text for t in sentence.tokens}  # as written: "sei" is a verb, "Ende" is none
        moody = any(in_mood(sentence.tokens, i, self.language) for i in range(len(sentence.tokens)))
        if moody and words(self.language, "me").isdisjoint(sentence.words):
            opening = opening_pronoun(sentence.tokens, self.language) if n - 1 not in self.reported else None
            sources, keeps = self._meant(n, opening), True
        elif (
            (self.age <= NEAR and self._weakly_told(sentence))
            or (not words(self.language, "soll").isdisjoint(low) and self.age <= HEARSAY)
            or (n - 1 in self.reported and self._wishes(n))
        ):
            sources, keeps = self.last, True
        else:
            return
        if sources:
            self._add(sentence.start, sentence.end, sources, (), CARRIED)
            self.reported.add(n)
            self.last = sources
            if keeps:
                self.age = 0

    def _weakly_told(self, sentence: Sentence) -> bool:
        """A weak mood of speech stands in the sentence; in English not behind "which"."""
        weak, relative = words(self.language, "weak_mood"), words(self.language, "who")
        at = next((i for i, t in enumerate(sentence.tokens) if t.text in weak), None)
        if at is None or any(t.lower in relative for t in sentence.tokens[:at]):
            return False
        before = range(1, at if not capitals(self.language) else 0)
        return not any(finite(sentence.tokens, k, at, self.language) for k in before)

    def _wishes(self, n: int) -> bool:
        """ "Gegen ihn läge nichts vor": a weak form where a main clause has its verb, and no condition."""
        tokens, weaker = self.document.sentences[n].tokens, words(self.language, "weaker_mood")
        return any(t.text in weaker and tokens[i + 1].kind != "sign" for i, t in enumerate(tokens[:-1]) if i) and words(
            self.language, "conjunction"
        ).isdisjoint(t.lower for t in tokens)

    def _heading(self, sentence: Sentence) -> bool:
        """A line without a full stop."""
        return self.document.text[sentence.end - 1] not in '.!?:;,“”"»«…'

    def _headline(self, n: int) -> None:
        """ "Seoul: 600 Soldaten getötet": before a colon stands who says it; in a list, what is listed."""
        tokens = self.document.sentences[n].tokens
        colon = self._colon(n)
        if self._colon(n - 1) or self._colon(n + 1):
            return
        phrase = View(self.document.sentences[n], self.language).phrase(0, colon) if colon else None
        if phrase is None or phrase.last != colon or not speaks(tokens, phrase, self.language) or self._in_list(n):
            return
        if not capitals(self.language) and not self._sayer(tokens[phrase.head[1] - 1]):
            return  # "Voltania: 300 people flee" tells where
        named = source(self.document, tokens, bare(tokens, phrase.core, self.language))
        if named is not None and not _country(named.text, self.language):  # "Niger: …" tells where
            at = (tokens[colon].start, tokens[colon].end)
            self._add(tokens[colon].end, self.document.sentences[n].end, (named,), (at,), SAID)

    def _sayer(self, token: Token) -> bool:
        """A word for those who say something, or for what they write, or somebody's last name."""
        named = token.text in full_names(self.document.article.text)
        return (
            named
            or actor_kind(token.text, self.language) is not None
            or token.lower in words(self.language, "document")
        )

    def _colon(self, n: int) -> int:
        """Where a heading has its colon; 0 where sentence `n` has none, is no heading, or does not exist."""
        if not 0 <= n < len(self.document.sentences) or not self._heading(self.document.sentences[n]):
            return 0
        return next((i for i, t in enumerate(self.document.sentences[n].tokens[:8]) if t.text == ":"), 0)

    def _in_list(self, n: int) -> bool:
        """ "Grüne: 12,5 Prozent" above "Liberale: 9 Prozent": rows of a list, in which nobody speaks."""
        return _row(self.document.sentences[n]) and any(
            _row(self.document.sentences[i]) for i in (n - 1, n + 1) if 0 <= i < len(self.document.sentences)
        )

    # Quotations

    def quoted(self) -> list[Governed]:
        """What the quotations hold, by the speaker in their own sentences, or the one who is quoted just before."""
        result: list[Governed] = []
        speaker: tuple[Source, ...] = ()
        end = -1
        by_sentence = sorted((g for g in self.found if g.cues), key=lambda g: g.cues[0][0])
        at = 0
        for quotation in quotations(self.document):
            reach = self._sentences(quotation)
            while at < len(by_sentence) and by_sentence[at].cues[0][0] < reach[0]:
                at += 1
            near = self._near(by_sentence, at, reach, quotation)
            if near is not None:
                speaker, cues = near.sources, near.cues
            else:
                introduced = self._introduced(quotation)
                if introduced:
                    speaker = introduced
                elif quotation.first in self.spoken and not self._inside(quotation):
                    speaker = self.spoken[quotation.first]
                elif not (end >= 0 and quotation.first - end <= 1 and self._opens(quotation)):
                    speaker = self._before(quotation) if self._opens(quotation) else ()
                cues = ()
            end = quotation.last
            if speaker:
                result.append(Governed(quotation.start, quotation.end, speaker, cues, QUOTED))
        return result

    def _sentences(self, quotation: Quotation) -> tuple[int, int]:
        sentences = self.document.sentences
        last = quotation.last
        if last + 1 < len(sentences) and self._tail(last + 1):
            last += 1
        return sentences[quotation.first].start, sentences[last].end

    def _tail(self, n: int) -> bool:
        """A sentence that is only the tail of a quotation: ", sagte er."."""
        sentence = self.document.sentences[n]
        first = self.document.text[sentence.start]
        return first == "," or first.islower()

    def _near(
        self, found: Sequence[Governed], at: int, reach: tuple[int, int], quotation: Quotation
    ) -> Governed | None:
        """The nearest word of attribution in the quotation's sentences, not inside of it."""
        best: Governed | None = None
        nearest = 0
        while at < len(found) and found[at].cues[0][0] < reach[1]:
            first, last = found[at].cues[0]
            if not quotation.start < first < quotation.end:
                far = quotation.start - last if last <= quotation.start else first - quotation.end
                if best is None or far < nearest:
                    best, nearest = found[at], far
            at += 1
        return best

    def _inside(self, quotation: Quotation) -> bool:
        """English: who speaks in the quotation's first sentence is quoted himself."""
        return not capitals(self.language) and quotation.start < self.spoken_at[quotation.first] < quotation.end

    def _opens(self, quotation: Quotation) -> bool:
        """The quotation begins its sentence."""
        sentence = self.document.sentences[quotation.first]
        return quotation.start - sentence.start <= 1

    def _before(self, quotation: Quotation) -> tuple[Source, ...]:
        """Who speaks in the sentence before a quotation without a word of its own, or what its subject is."""
        n = quotation.first - 1
        if n in self.spoken or n < 0 or self.document.sentences[n].furniture:
            return self.spoken.get(n, ())
        if self.document.sentences[n].paragraph != self.document.sentences[n + 1].paragraph:
            return ()
        subject = self.subjects.of(n)
        return (subject,) if subject is not None else ()

    def _introduced(self, quotation: Quotation) -> tuple[Source, ...]:
        """ "Ein Hauptkommissar nach der Festnahme: „…“": a speaker without a verb before a colon."""
        before = self.document.text[max(0, quotation.start - 2) : quotation.start].rstrip()
        if not before.endswith(":"):
            return ()
        n = quotation.first
        sentence = self.document.sentences[n]
        if sentence.start >= quotation.start - 1 and n:
            n -= 1
        subject = self.subjects.introducing(n, quotation.start)
        if subject is not None or n in self.spoken:
            return (subject,) if subject is not None else self.spoken[n]
        low = [t.lower for t in self.document.sentences[n].tokens]
        pronoun = next((w for w in low if w in words(self.language, "pronoun")), None)
        return self._meant(n, pronoun) if pronoun else ()


def _row(sentence: Sentence) -> bool:
    """Whether a figure stands right behind a colon near the beginning."""
    tokens = sentence.tokens[:HEADING]
    return any(a.text == ":" and b.kind == "number" for a, b in pairwise(tokens))


def _homes(cues: Sequence[Cue], sentence: Sentence) -> list[Cue]:
    """Two sources in one clause share it: each has what follows it, or what stands before it where a figure does."""
    result = list(cues)
    for k, cue in enumerate(cues):
        same = [c for c in cues if c.home is not None and c.home == cue.home and c.kind == "named"]
        if cue.home is None or len(same) < 2 or cue not in same:
            continue
        first, last = cue.home
        n = same.index(cue)
        if any(t.kind == "number" for t in sentence.tokens[first : same[0].at[0]]):
            home = (same[n - 1].at[1] if n else first, cue.at[1])
        else:
            home = (cue.at[0] if n else first, same[n + 1].at[0] if n + 1 < len(same) else last)
        if home[0] < home[1]:
            result[k] = replace(cue, home=home)
    return result


def sources_of(attribution: Attribution, figure: Figure) -> tuple[tuple[Source, ...], Cues]:
    """Who says `figure`, with the words that say so; nobody where the article speaks itself."""
    best = best_of(attribution, figure)
    if best is None:
        return (), {}
    spans = tuple(dict.fromkeys((*best.cues, *((s.start, s.end) for s in best.sources))))
    return best.sources, {"sources": spans}


def best_of(attribution: Attribution, figure: Figure) -> Governed | None:
    """What governs `figure` most closely, if anything does."""
    at = figure.number[0]
    return min(attribution.covering(figure), key=lambda g: (g.rank, g.end - g.start, _distance(g, at)), default=None)


def _country(text: str, language: str) -> bool:
    """A state's own name, and not that of its capital, which speaks for its government."""
    state = find(text, language)
    return state is not None and state_by_id(state, language).name == state.name


def _distance(governed: Governed, at: int) -> int:
    return min((min(abs(a - at), abs(b - at)) for a, b in governed.cues), default=0)


__all__ = ["CARRIED", "Attribution", "Governed", "attribute", "best_of", "sources_of"]
