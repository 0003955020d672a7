"""Attribution within one sentence: which words name a source, and how far its word reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.clause import Clause, clause_of, clauses, reach
from zifferblatt.facts.attribution.phrase import QUOTES, Span, before, noun_phrase
from zifferblatt.facts.attribution.words import SayingRow, phrase_at, rows, verbs, words
from zifferblatt.facts.lemma import known
from zifferblatt.facts.number.lexicon import lexicon

CueKind = Literal["named", "own", "refer"]
AND = frozenset({"und", "and", "sowie"})
SPLIT_AT_MOST = 30  # tokens between the halves of a verb of saying


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `at` of a sentence that attribute tokens `first`:`last`; `who` are the phrases named, if any.

    `tight`: the reach is one clause, which wins over a wider one. `own`: the subject speaks of itself; `refer`: the one named last does.
    """

    kind: CueKind
    at: Span
    first: int
    last: int
    who: tuple[Span, ...] = ()
    tight: bool = False


def cues(sentence: Sentence, language: str) -> list[Cue]:
    """All words of attribution in `sentence`, in order."""
    tokens = sentence.tokens
    parts = clauses(tokens, language)
    found: list[Cue] = []
    done = 0  # tokens of a phrase are not looked at again
    for i, token in enumerate(tokens):
        if i >= done and token.kind == "word":
            for cue in _at(tokens, i, parts, language):
                found.append(cue)
                done = cue.at[1]
    return found


def _at(tokens: Sequence[Token], i: int, parts: Sequence[Clause], language: str) -> Iterator[Cue]:
    if size := phrase_at(tokens, i, language, "own"):
        yield Cue("own", (i, i + size), *reach(parts, clause_of(parts, i)))
    elif size := phrase_at(tokens, i, language, "refer"):
        yield Cue("refer", (i, i + size), *reach(parts, clause_of(parts, i)))
    elif size := phrase_at(tokens, i, language, "before"):
        yield from _named_after(tokens, i, i + size, parts, language)
    elif tokens[i].text in words(language, "claim"):
        yield from _claim(tokens, i, parts, language)
    elif tokens[i].lower in words(language, "after"):
        yield from _named_before(tokens, i, parts, language)
    elif compound := _compound(tokens, i, language):
        yield Cue("named", (i, i + 1), *reach(parts, clause_of(parts, i)), who=(compound,))
    else:
        for row in verbs(language).get(tokens[i].lower, ()):
            cue = _verb(tokens, i, row, parts, language)
            if cue is not None:
                yield cue
                return


def _named_after(tokens: Sequence[Token], at: int, start: int, parts: Sequence[Clause], language: str) -> Iterator[Cue]:
    """laut X, according to X; "laut Angaben von X" is left to the noun."""
    if start < len(tokens) and any(t.text in words(language, "claim") for t in tokens[start : start + 3]):
        return
    span = noun_phrase(tokens, start, language)
    if span is not None:
        yield Cue("named", (at, start), *reach(parts, clause_of(parts, at)), who=_coordinated(tokens, span, language))


def _coordinated(tokens: Sequence[Token], span: Span, language: str) -> tuple[Span, ...]:
    """ "der US-Regierung und Südkoreas": two sources."""
    found = [span]
    if span[1] + 1 < len(tokens) and tokens[span[1]].lower in AND:
        other = noun_phrase(tokens, span[1] + 1, language)
        if other is not None and tokens[other[0]].capital:
            found.append(other)
    return tuple(found)


def _claim(tokens: Sequence[Token], i: int, parts: Sequence[Clause], language: str) -> Iterator[Cue]:
    """ "nach Angaben der Polizei", "Angaben Seouls zufolge", "Ukrainischen Angaben zufolge"."""
    j = i + 1
    postposed = j < len(tokens) and tokens[j].lower in words(language, "after")
    who: tuple[Span, ...] = ()
    if not postposed and j < len(tokens):
        start = j + 1 if tokens[j].lower in words(language, "of") and not _genitive(tokens[j], language) else j
        genitive = start == j and (tokens[j].lower in words(language, "of") or _name(tokens[j], language))
        if start > j or genitive:
            span = noun_phrase(tokens, start, language)
            who = _coordinated(tokens, span, language) if span is not None else ()
            postposed = span is not None and span[1] < len(tokens) and tokens[span[1]].lower in words(language, "after")
    begin = i
    while (
        begin
        and tokens[begin - 1].kind == "word"
        and not tokens[begin - 1].capital
        and i - begin < 3
        and tokens[begin - 1].lower.endswith(("en", "er", "e"))
        and tokens[begin - 1].lower not in words(language, "nach")
    ):
        begin -= 1
    opened = begin > 0 and tokens[begin - 1].lower in words(language, "nach")
    if not who and begin and tokens[begin - 1].capital and tokens[begin - 1].lower.endswith("en"):
        begin -= 1
    if not who and begin < i and (opened or postposed):
        who = ((begin, i + 1),)  # ukrainischen Angaben zufolge
    if who and (opened or postposed):
        at = (begin - 1 if opened else begin, i + 1)
        yield Cue("named", at, *reach(parts, clause_of(parts, i)), who=who)


def _genitive(token: Token, language: str) -> bool:
    return token.lower in ("der", "des", "eines", "einer", "dieser", "ihrer", "seiner")


def _name(token: Token, language: str) -> bool:
    return token.kind == "word" and token.capital and (token.lower.endswith("s") or not known(token.text, language))


def _named_before(tokens: Sequence[Token], i: int, parts: Sequence[Clause], language: str) -> Iterator[Cue]:
    """ "der Polizei zufolge"; nouns for what is said are handled with them."""
    clause = clause_of(parts, i)
    span = before(tokens, i, clause.first, language)
    if span is None or any(t.text in words(language, "claim") for t in tokens[span[0] : span[1]]):
        return
    yield Cue("named", (span[0], i + 1), *reach(parts, clause), who=(span,))


def _compound(tokens: Sequence[Token], i: int, language: str) -> Span | None:
    """Polizeiangaben, Medienberichten: the source stands in the word."""
    token = tokens[i]
    ends = tuple(words(language, "compound"))
    if not ends or not token.capital or not token.lower.endswith(ends) or len(token.text) < 9:
        return None
    opened = i > 0 and tokens[i - 1].lower in words(language, "nach")
    postposed = i + 1 < len(tokens) and tokens[i + 1].lower in words(language, "after")
    return (i, i + 1) if opened or postposed else None


def _verb(tokens: Sequence[Token], i: int, row: SayingRow, parts: Sequence[Clause], language: str) -> Cue | None:
    clause = clause_of(parts, i)
    if row.split and not any(t.lower in row.split for t in tokens[i + 1 : min(i + SPLIT_AT_MOST, clause.last)]):
        return None
    how = _how(tokens, clause, language)
    first, last = reach(parts, clause)
    if how:
        span = before(tokens, i, clause.first + 1, language) or noun_phrase(tokens, clause.first + 1, language)
        whole = (parts[0].first, parts[-1].last)
        return None if span is None else Cue("named", (clause.first, i + 1), *whole, who=(span,))
    subject = before(tokens, i, clause.first, language)
    subject = (
        subject
        if subject is not None
        and (subject[0] == clause.first or _only_small(tokens, clause.first, subject[0], language))
        else None
    )
    if subject is not None:
        return _after_subject(tokens, i, row, clause, parts, subject, language)
    after = noun_phrase(tokens, i + 1, language)
    if after is None or after[0] >= clause.last:
        return _pronoun(tokens, i, clause, parts, language)
    inverted = i == clause.first or tokens[i - 1].text in QUOTES
    if inverted and clause.first > 0:
        return Cue("named", (i, i + 1), parts[0].first, clause.last, who=(after,))
    if row.governs == "number":
        return Cue("named", (i, i + 1), clause.first, clause.last, who=(after,), tight=True)
    if clause.last < len(tokens) or row.split:
        return Cue("named", (i, i + 1), first, last, who=(after,))
    return None


def _after_subject(
    tokens: Sequence[Token],
    i: int,
    row: SayingRow,
    clause: Clause,
    parts: Sequence[Clause],
    subject: Span,
    language: str,
) -> Cue | None:
    """ "Die Polizei sagte, …" governs what follows; "…, the agency said" what stands before."""
    at = (i, i + 1)
    trailing = clause.first > 0 and clause is parts[-1] and not _goes_on(tokens, i, clause, language)
    if trailing and tokens[clause.first - 1].text == ",":
        return Cue("named", at, parts[0].first, clause.last, who=(subject,))
    if row.governs == "number" and (lexicon(language).grammar.nouns_capital or clause.last > i + 2):
        return Cue("named", at, i, clause.last, who=(subject,), tight=True)
    return Cue("named", at, i, reach(parts, clause)[1], who=(subject,))


def _goes_on(tokens: Sequence[Token], i: int, clause: Clause, language: str) -> bool:
    """A statement follows the verb in its own clause (English: "officials said 300 people died")."""
    return not lexicon(language).grammar.nouns_capital and any(t.kind == "number" for t in tokens[i + 1 : clause.last])


def _only_small(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    return all(t.text in QUOTES or t.lower in AND for t in tokens[first:last])


def _how(tokens: Sequence[Token], clause: Clause, language: str) -> bool:
    return clause.first > 0 and any(tokens[clause.first].lower in r.words and not r.bare for r in rows(language, "how"))


def _pronoun(tokens: Sequence[Token], i: int, clause: Clause, parts: Sequence[Clause], language: str) -> Cue | None:
    """ "…, sagte er": whoever spoke last."""
    pronouns = words(language, "pronoun")
    beside = [j for j in (i + 1, i - 1) if 0 <= j < len(tokens) and tokens[j].lower in pronouns]
    if not beside:
        return None
    return Cue("refer", (min(i, beside[0]), max(i, beside[0]) + 1), parts[0].first, parts[-1].last)
