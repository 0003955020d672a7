"""The parts of a sentence, each with what it depends on: main clauses, conditions, "dass" clauses, infinitives.

A part is made of segments between commas and the like, and of the two sides of an "und" with a verb each. A segment
without a verb goes on with the part before ("will 900 Stellen abbauen, zwei Werke schließen"), and so does what
follows an inserted clause ("der Konzern, der in Ulm sitzt, will …").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.phrase import Span
from zifferblatt.facts.lemma import lemma
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals

ClauseKind = Literal[
    "verb", "participle", "that", "condition", "adverbial", "relative", "before_relative", "and", "to", "aim", "then",
    "prefix", "joint", "adverb", "hedge", "attached", "the", "agent", "unreal", "past",
    "have", "been", "present", "preterite", "to_have", "compare", "stative", "being", "particle",
    "with", "modal", "pair", "before", "last_infinitive", "sets", "whether", "when", "moved", "was", "unreal_have",
    "will", "ballot", "price", "bearing", "done",
]  # fmt: skip
PartKind = Literal["main", "complement", "infinitive", "aim", "condition", "adverbial", "relative", "aside"]
SIGNS = frozenset(",;:–—()")
AUXILIARIES: tuple[ClauseKind, ...] = ("present", "past", "have", "to_have")
DAYS = 31
PAIR = 3  # tokens between "zwischen" and its "und", at most
PARTS = 40  # segments of a sentence that are looked at; the rest of a longer one is one part
VERB_ENDS = ("en", "ern", "eln", "sein", "tun")


class ClauseRow(Entry):
    """A row of ``clauses.yaml``; its kinds are told at the head of the German table."""

    kind: ClauseKind
    words: tuple[str, ...]


@dataclass(slots=True)
class Part:
    """Stretches of tokens that are one clause; `governor` is the part that a "dass" clause or infinitive completes."""

    kind: PartKind
    spans: list[Span]
    governor: Part | None = None
    finite: bool = False
    question: bool = False
    joined: bool = False  # by an "und"

    def holds(self, i: int) -> bool:
        """Whether token `i` is of this part."""
        return any(a <= i < b for a, b in self.spans)

    @property
    def first(self) -> int:
        return self.spans[0][0]

    @property
    def last(self) -> int:
        return self.spans[-1][1]


@cache
def clause_words(language: str, kind: ClauseKind) -> frozenset[str]:
    """The words of one kind in lower case."""
    return frozenset(w.lower() for r in table(language, "clauses", ClauseRow) if r.kind == kind for w in r.words)


def part_of(parts: Sequence[Part], i: int) -> Part:
    """The part that token `i` is in; a sign between two is of the one before."""
    return next((p for p in parts if p.holds(i)), None) or max(
        (p for p in parts if p.first <= i), key=lambda p: p.first, default=parts[0]
    )


def parts_of(sentence: Sentence, language: str) -> tuple[Part, ...]:
    """The parts of `sentence` in the order in which they begin; at least one."""
    return _parts(sentence, language)


@lru_cache(maxsize=64)
def _parts(sentence: Sentence, language: str) -> tuple[Part, ...]:
    return tuple(_Cutter(sentence.tokens, language).parts())


class _Cutter:
    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.tokens, self.language = tokens, language

    def parts(self) -> list[Part]:
        found: list[Part] = []
        main: Part | None = None
        for first, last, sign in self._segments():
            kind, finite = self._kind(first, sign), self.finite(first, last)
            finite = finite and not (main is not None and self._completes(main, first, last))
            if kind != "main":
                part = Part(kind, [(first, last)], found[-1] if found else None, finite)
                found.append(part)
                if kind in ("complement", "infinitive", "aim") and main is None:
                    part.governor = None
            elif main is not None and not main.finite and sign == "," and self._opens_aside(first):
                found.append(Part("aside", [(first, last)], None, finite=True))
            elif main is not None and self._goes_on(main, sign, finite=finite):
                main.spans.append((first, last))
                main.finite = main.finite or finite
            elif sign == "und" and found and found[-1].kind != "main":
                last_one = found[-1]
                found.append(Part(last_one.kind, [(first, last)], last_one.governor, finite, joined=True))
            else:
                main = Part("main", [(first, last)], None, finite, joined=sign == "und")
                found.append(main)
                self._fronted(found)
        for part in found:
            self._verb_first(part, found)
        return found or [Part("main", [(0, len(self.tokens))])]

    def _segments(self) -> list[tuple[int, int, str]]:
        """Stretches of tokens, each with the sign, or "und", before it."""
        found: list[tuple[int, int, str]] = []
        first, sign = 0, ""
        dates = frozenset(k for i in range(len(self.tokens)) for k in self._date_aside(i))
        for i, token in enumerate(self.tokens):
            if len(found) >= PARTS:
                break
            dash = token.text == "-" and not token.glued
            if i in dates:
                continue
            if token.text in SIGNS or dash:
                if i > first:
                    found += self._halves(first, i, sign)
                first, sign = i + 1, "–" if dash else token.text
        if first < len(self.tokens):
            found += self._halves(first, len(self.tokens), sign)
        return found

    def _date_aside(self, i: int) -> tuple[int, ...]:
        """The commas of a date beside its weekday, which cut nothing: "am Montag, dem 7. Oktober 2024, starben"."""
        tokens, k = self.tokens, i + 1
        if tokens[i].text != "," or k + 2 >= len(tokens):
            return ()
        k += not tokens[k].capital and tokens[k].kind == "word"  # "dem", "the"
        row = tokens[k : k + 4]
        if row and row[0].kind == "number" and row[0].text.count(".") == 2:  # "dem 07.10.2024"
            return (i, k + 1) if tokens[k + 1].text == "," else (i,)
        dotted = len(row) > 2 and row[0].kind == "number" and row[1].text == "." and row[2].capital
        named = len(row) > 2 and row[0].capital and row[1].text.isdigit() and int(row[1].text) <= DAYS
        if not (dotted or named):
            return ()
        k += 3 if dotted else 2
        k += k < len(tokens) and tokens[k].text.isdigit()
        if k < len(tokens) and tokens[k].text == ",":
            return i, k
        return (i,)

    def _halves(self, first: int, last: int, sign: str) -> list[tuple[int, int, str]]:
        """The two sides of an "und" that both have a verb of their own."""
        joining = clause_words(self.language, "and")
        for i in range(first + 1, last - 1):
            if self.tokens[i].lower in joining and self._joins(first, i, last):
                return [(first, i, sign), *self._halves(i + 1, last, "und")]
        return [(first, last, sign)]

    def _joins(self, first: int, i: int, last: int) -> bool:
        if not self.finite(first, i) or not self.finite(i + 1, last) or self._pairs(first, i):
            return False
        words = [k for k in range(i + 1, last) if self.tokens[k].kind == "word"]
        modal = any(self.tokens[k].lower in clause_words(self.language, "modal") for k in range(first, i))
        sure = any(
            finite(self.tokens, k, last, self.language)
            and verb_form(self.tokens[k].lower, self.language) not in ("participle", "either")
            for k in words[:-1]
        )
        if not sure and self._shares_auxiliary(first, i, words[-1]):
            return False
        return sure or not (
            modal and infinitive(self.tokens[words[-1]].lower, self.language)
        )  # "soll … genötigt haben"

    def _completes(self, main: Part, first: int, last: int) -> bool:
        """ "soll eine Länge von 30 und …, eine Höhe von 14 Metern haben": the infinitive of a modal verb before it."""
        words = [k for k in range(first, last) if self.tokens[k].kind == "word"]
        modal = any(
            self.tokens[k].lower in clause_words(self.language, "modal") for a, b in main.spans for k in range(a, b)
        )
        if not (modal and words and capitals(self.language)) or self.tokens[words[-1]].capital:
            return False
        ends = infinitive(self.tokens[words[-1]].lower, self.language)
        done = ("participle", "either")
        return ends and not any(
            finite(self.tokens, k, last, self.language) and verb_form(self.tokens[k].lower, self.language) not in done
            for k in words[:-1]
        )

    def _pairs(self, first: int, i: int) -> bool:
        """ "zwischen Ulm und Bonn" """
        near = [self.tokens[k].lower for k in range(max(first, i - PAIR), i)]
        return any(word in clause_words(self.language, "pair") for word in near)

    def _shares_auxiliary(self, first: int, i: int, last: int) -> bool:
        """ "hat nach Angaben von A und B … entsandt": what looks finite at the end is the participle of both halves."""
        low = self.tokens[last].lower
        prefixed = low.startswith(tuple(clause_words(self.language, "prefix"))) and low[-1] in "tn"
        have = clause_words(self.language, "have") | clause_words(self.language, "past")
        return (
            capitals(self.language)
            and (prefixed or verb_form(low, self.language) in ("participle", "either"))
            and any(self.tokens[k].lower in have for k in range(first, i))
            and verb_form(self.tokens[i - 1].lower, self.language) not in ("participle", "either")
        )

    def finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in a stretch of tokens."""
        if any(finite(self.tokens, i, last, self.language, capital=True) for i in range(first, last)):
            return True
        words = [i for i in range(first, last) if self.tokens[i].kind == "word"]
        if any(self._plural(i, j) for i, j in pairwise(words)):
            return True
        depends = any(
            self.tokens[first].lower in clause_words(self.language, kind)
            for kind in ("that", "condition", "adverbial", "relative")
        )
        return depends and verb_form(self.tokens[words[-1]].lower, self.language) == "either"  # "weil er besteht"

    def _plural(self, i: int, following: int) -> bool:
        """ "drei schweben noch in Gefahr": the plural of today looks like an infinitive, but does not stand last."""
        token, after = self.tokens[i], self.tokens[following]
        if token.capital or not capitals(self.language) or not infinitive(token.lower, self.language):
            return False
        if token.lower in clause_words(self.language, "participle"):
            return False  # "sieben Gäste" are no sieve
        if i and self.tokens[i - 1].lower in clause_words(self.language, "to"):
            return False
        if following != i + 1 or after.lower in clause_words(self.language, "and"):
            return False  # "zwei Werke schließen und …"
        return verb_form(after.lower, self.language) == "" and not infinitive(after.lower, self.language)

    def _kind(self, first: int, sign: str) -> PartKind:
        low = self.tokens[first].lower
        second = self.tokens[first + 1].lower if first + 1 < len(self.tokens) else ""
        words = clause_words
        if low in words(self.language, "that") and (sign in (",", "") or capitals(self.language)):
            return "complement"
        if low in words(self.language, "condition"):
            return "condition"
        if low in words(self.language, "adverbial") and sign in (",", "", "und", "–", "("):
            return "adverbial" if not (low in words(self.language, "aim") and self._infinitive(first)) else "aim"
        if sign == "," and low in words(self.language, "aim") and self._infinitive(first):
            return "aim"
        if sign == "" and low in words(self.language, "aim") and self._infinitive(first):
            return "aim"
        if sign in (",", "–", ":") and self._infinitive(first):
            return "infinitive"
        if sign in (",", "–") and (
            low in words(self.language, "relative") or second in words(self.language, "relative")
        ):
            return "relative" if self._relative(first) else "main"
        return "aside" if sign == "(" else "main"

    def _relative(self, first: int) -> bool:
        """A clause whose verb stands at its end, or an unfinished one: not "die Polizei sprach von …"."""
        low = self.tokens[first].lower
        end = self._end(first)
        if not capitals(self.language):
            return True
        k = first if low in clause_words(self.language, "relative") else first + 1
        if k > first and low not in clause_words(self.language, "adverbial") | clause_words(self.language, "to"):
            return low in clause_words(self.language, "before_relative")
        follows = self.tokens[k + 1] if k + 1 < end else None
        if follows is None or not follows.capital:
            return True
        verb = next((i for i in range(k + 1, end) if finite(self.tokens, i, end, self.language)), None)
        last = next((t for t in reversed(self.tokens[k:end]) if t.kind == "word"), follows)
        if verb is None and last.lower in clause_words(self.language, "last_infinitive"):
            return False  # "sollen der Bruder, der Anwalt und ein Freund gewesen sein"
        return verb is None or verb >= end - 2

    def _end(self, first: int) -> int:
        return next((i for i in range(first, len(self.tokens)) if self.tokens[i].text in SIGNS), len(self.tokens))

    def _infinitive(self, first: int) -> bool:
        """A stretch that ends in "zu streichen", "anzuheben", without a finite verb."""
        if not capitals(self.language):
            return False
        end = self._end(first)
        words = [i for i in range(first, end) if self.tokens[i].kind == "word"]
        if words and infinitive_with_to(self.tokens, words[-1], self.language):
            sure = clause_words(self.language, "verb")
            return not any(self.tokens[i].lower in sure for i in words[:-1] if not self._to(i))
        return any(infinitive_with_to(self.tokens, i, self.language) for i in words) and not self.finite(
            first, self._und(first, end)
        )

    def _to(self, i: int) -> bool:
        return self.tokens[i - 1].lower in clause_words(self.language, "to")

    def _und(self, first: int, end: int) -> int:
        """Where a second half with a verb of its own begins."""
        return next((i for i in range(first, end) if self.tokens[i].lower in clause_words(self.language, "and")), end)

    def _opens_aside(self, first: int) -> bool:
        """ "in zehn Jahren, so schätzen die Forscher, soll …" """
        return self.tokens[first].lower in clause_words(self.language, "then")

    def _goes_on(self, main: Part, sign: str, *, finite: bool) -> bool:
        if sign in (":", ";", "und"):
            return False
        return not (finite and main.finite)

    def _fronted(self, found: list[Part]) -> None:
        """A "dass" clause or an infinitive that stands before its main clause is governed by that."""
        main = found[-1]
        for part in found[:-1]:
            if part.kind in ("complement", "infinitive") and part.governor is None:
                part.governor = main

    def _verb_first(self, part: Part, found: list[Part]) -> None:
        """ "Sollte der Preis steigen, …": a condition; "Werden Stellen gestrichen?": a question."""
        if part.kind != "main" or not finite(self.tokens, part.first, part.last, self.language, capital=True):
            return
        if self.tokens[-1].text == "?" or self.tokens[-2:][0].text == "?":
            part.question = True
            return
        k = found.index(part)
        if part.first == 0 and capitals(self.language) and k + 1 < len(found):
            following = found[k + 1]
            at = following.first
            opens = self.tokens[at].lower in clause_words(self.language, "then") or finite(
                self.tokens, at, following.last, self.language
            )
            if opens and self.tokens[at - 1].text == ",":
                part.kind = "condition"


def infinitive(word: str, language: str) -> bool:
    """Whether a word in lower case is an infinitive."""
    return word.endswith(VERB_ENDS) and lemma(word, language) == word


def infinitive_with_to(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "zu streichen", "anzuheben" """
    low = tokens[i].lower
    if tokens[i].capital and i:
        return False
    if i and tokens[i - 1].lower in clause_words(language, "to"):
        return infinitive(low, language)
    return "zu" in low[1:-3] and infinitive(_without_to(low), language) and lemma(low, language) != low


def _without_to(word: str) -> str:
    """ "anzuheben" → "anheben": the last "zu" inside of it."""
    k = word.rfind("zu", 1, -3)
    return word[:k] + word[k + 2 :] if k > 0 else word


@lru_cache(maxsize=16384)
def verb_form(word: str, language: str) -> Literal["finite", "participle", "either", ""]:
    """What the form of a word in lower case tells of it: "" is no verb or an infinitive, "either" is "verletzt"."""
    if word in clause_words(language, "verb"):
        return "finite"
    if word in clause_words(language, "participle"):
        return "participle"
    base = lemma(word, language)
    if not capitals(language):
        past = word in clause_words(language, "preterite") or (base != word and word.endswith("ed"))
        return "either" if past else ""
    if (
        base == word
        and word.endswith("t")
        and word.startswith(tuple(f"{p}ge" for p in clause_words(language, "particle")))
    ):
        return "participle"  # "ausgebrannt", which the dictionary does not know
    if base == word or not base.endswith(("n",)) or len(word) < 3:
        return ""
    if "zu" in word[1:-3] and _without_to(word) == base:
        return ""
    marked = ("ge", *(f"{p}ge" for p in clause_words(language, "particle")))
    if any(word.startswith(m) and not base.startswith(m) for m in marked):
        return "participle"  # "gesagt", "angezeigt", whose infinitives hold a "ge" as well
    if word.count("ge") > base.count("ge") or word.endswith(("end", "ende", "enden", "ender", "endes")):
        return "participle"
    prefixed = base.startswith(tuple(clause_words(language, "prefix")))
    prefixed = prefixed or base.endswith("ieren")
    stem = base[:-2] if base.endswith("en") else base[:-1]
    if word in (f"{stem}te", f"{stem}ten", f"{stem}ete", f"{stem}eten"):
        return "finite"
    if word.endswith(("ste", "sten")) and not base.endswith(("ssen", "sten")):
        return ""  # "der berüchtigtste"
    if word.endswith(("te", "ten")) and base[:3] == word[:3] and not prefixed:
        return "finite"
    if word.endswith("en"):
        return "either" if prefixed else "finite"
    if prefixed and word in (f"{base[:-2]}t", f"{base[:-2]}et", f"{base[:-1]}t"):
        return "either"
    if word.endswith("t") and base.endswith("ieren"):
        return "either"
    if word.endswith(("er", "es", "em")):
        return ""
    return "finite"


def finite(tokens: Sequence[Token], i: int, end: int, language: str, *, capital: bool = False) -> bool:
    """Whether token `i` is a finite verb; `end` is where its stretch ends, `capital`: it may begin the sentence."""
    token = tokens[i]
    if token.kind != "word" or (token.capital and not (capital and i == 0)):
        return False
    form = verb_form(token.lower, language)
    if not form or (i and tokens[i - 1].lower in clause_words(language, "to")):
        return False
    if form == "finite" and _adjective(tokens, i, end, language):
        return False
    if form != "either":
        return form == "finite"
    if not capitals(language):
        return _english_finite(tokens, i, language)
    later = next((t for t in tokens[i + 1 : end] if t.kind == "word"), None)
    if later is not None and later.lower in clause_words(language, "to"):
        return False  # "betrogen zu haben"
    return later is not None and verb_form(later.lower, language) != "finite" and not infinitive(later.lower, language)


def _adjective(tokens: Sequence[Token], i: int, end: int, language: str) -> bool:
    """ "verzierte" in "eine mit Federn verzierte Krone könnte …": like a preterite, but the verb is still to come."""
    if not capitals(language) or not tokens[i].lower.endswith(("te", "ten")):
        return False
    if i + 1 >= end or not tokens[i + 1].capital or tokens[i].lower in clause_words(language, "verb"):
        return False
    stop = next((k for k in range(i + 1, end) if tokens[k].text in SIGNS), end)
    return any(tokens[k].lower in clause_words(language, "verb") for k in range(i + 2, stop))


def _english_finite(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "died"; not "is killed", "the wounded" """
    if i and tokens[i - 1].lower in clause_words(language, "the"):
        return False
    before = {t.lower for t in tokens[max(0, i - 3) : i]}
    return all(before.isdisjoint(clause_words(language, kind)) for kind in AUXILIARIES)
