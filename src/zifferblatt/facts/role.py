"""What a figure is to its measure: a level, a change (with direction), a former value, or a limit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.words import words as saying_words
from zifferblatt.facts.former import aside, from_to, is_number
from zifferblatt.facts.hedge import small_words
from zifferblatt.facts.noun import words_of
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.not_figures import words as not_figures
from zifferblatt.facts.role_words import (
    Found,
    Phrases,
    RoleRow,
    bridges,
    cue_of,
    is_year,
    phrase_at,
    phrases,
    single,
    single_or_compound,
)
from zifferblatt.facts.time_words import time_words
from zifferblatt.facts.units import unit_at
from zifferblatt.facts.words import word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Kind, Offsets, Role

CLAUSE_ENDS = frozenset(",;:()–—")
STOPS = (".", "!", "?")
COMPOUND = 3  # tokens of a compound that begins with digits: 5-Prozent-Hürde
FIGURE = 2  # tokens of a number and what is glued to it
PHRASE = 5  # tokens behind a figure in which its noun phrase ends
QUOTED = 9  # tokens behind the move of a price in which its new level is named, at most
BRACKET = 6  # tokens of a conversion in brackets, at most
NORM = 7  # tokens behind "above" in which the norm is named
SUBJECT = 6  # tokens at a clause's beginning among which its subject is looked for


LEVEL = Found(Role.LEVEL, None, ())


def role_of(
    tokens: Sequence[Token], first: int, last: int, number: int, language: str, *, kind: Kind, single: bool
) -> Found:
    """The role of the figure whose mention is tokens `first`:`last` and whose number begins at token `number`.

    `single`: the number is no range. A span of time or an age is a former value only where
    the word right before it says so, and an age never a limit.
    """
    found = _role_of(tokens, first, last, number, language, kind=kind, single=single)
    if (
        kind == "temperature"
        and found.role is Role.CHANGE
        and found.cues
        and all(_sign(tokens, cue, language) for cue in found.cues)
    ):
        return LEVEL  # minus 5 Grad
    timeless = (
        kind not in ("age", "duration") or found.role is Role.CHANGE or (found.role is Role.LIMIT and kind != "age")
    )
    beside = bool(found.cues) and first > 0 and found.cues[0][1] == tokens[first - 1].end
    return found if timeless or (found.role is Role.FORMER and beside) else LEVEL  # von neun auf sieben Jahre


def _sign(tokens: Sequence[Token], cue: Offsets, language: str) -> bool:
    """The words of `cue` are the sign of a number: minus, plus."""
    grammar = lexicon(language).grammar
    return any((t.start, t.end) == cue and t.lower in (*grammar.minus, *grammar.plus, "+") for t in tokens)


def _role_of(
    tokens: Sequence[Token], first: int, last: int, number: int, language: str, *, kind: Kind, single: bool
) -> Found:
    begin, end = _clause(tokens, first, last)
    if found := _before(tokens, first, number, last, kind, language):
        return found
    if found := from_to(tokens, first, last, end, language, single=single) or aside(tokens, first, language):
        return found
    if found := _linked(tokens, begin, first, last, end, kind, language):
        return found
    if found := _after(tokens, first, number, last, kind, language):
        return found
    if found := _beyond(tokens, last, kind, language):
        return found
    if found := _titled(tokens, first, last, kind, language):
        return found
    if found := _head(tokens, begin, first, end, kind, language):
        return found
    if not _upto(tokens, first, language) and (
        found := _bracket(tokens, begin, first, last, end, phrases(language, "bracket", kind))
    ):
        return found
    if found := _near(tokens, begin, first, number, last, kind, language):
        return found
    return (
        _subject(tokens, begin, first, kind, language)
        or _in_clause(tokens, begin, number, last, end, kind, language)
        or LEVEL
    )


def _upto(tokens: Sequence[Token], first: int, language: str) -> bool:
    """The word before the figure says where a change ends: went back to 1.6 percent."""
    return first > 0 and tokens[first - 1].lower == lexicon(language).grammar.from_to[1]


def _clause(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    begin = first
    while begin > 0 and tokens[begin - 1].text not in CLAUSE_ENDS:
        begin -= 1
    end = last
    while end < len(tokens) and tokens[end].text not in CLAUSE_ENDS:
        end += 1
    return begin, end


def _before(tokens: Sequence[Token], first: int, number: int, last: int, kind: Kind, language: str) -> Found | None:
    known = phrases(language, "before", kind)
    for at in {first, number} - {0}:
        for phrase, row in known.ending(tokens[at - 1]):
            i = at - len(phrase)
            if i and row.direction and tokens[i - 1].lower in ("/", *lexicon(language).grammar.plus):
                continue  # plus/minus zwei Prozent
            if phrase_at(tokens, i, phrase) and not (i and tokens[i - 1].lower in row.not_after):
                if any(phrase_at(tokens, last, words.split()) for words in row.not_before):
                    return None  # compared with nine percent of men
                direction = "down" if row.direction and _falling(tokens, i, kind, language) else row.direction
                return Found(row.role, direction, (cue_of(tokens, i, len(phrase)),))
    return None


def _falling(tokens: Sequence[Token], i: int, kind: Kind, language: str) -> bool:
    """The verb before the word at token `i` goes down: lost another 12 percent."""
    rows = single(language, "verb_near") | single(language, "verb")
    for token in reversed(tokens[max(0, i - 2) : i]):
        row = rows.get(token.lower)
        if row is not None:
            return row.direction == "down" and kind != "count" and (not row.kinds or kind in row.kinds)
    return False


def _after(tokens: Sequence[Token], first: int, number: int, last: int, kind: Kind, language: str) -> Found | None:
    places = {last, _over_rate(tokens, last, language), *range(number + 1, last)}
    known = phrases(language, "after", kind)
    joins = lexicon(language).grammar.joins
    for i in sorted(p for p in places if p < len(tokens) and tokens[p - 1].lower not in joins):  # 20 oder mehr Leute
        for phrase, row in known.beginning(tokens[i]):
            if any(phrase_at(tokens, i + len(phrase), words.split()) for words in row.not_before):
                continue  # in zwei Jahren mehr als verdoppelt
            inside = row.role is Role.FORMER and i < last - 1  # three previously confirmed cases
            if phrase_at(tokens, i, phrase) and not inside and _follows(tokens, first, row, language):
                return Found(row.role, row.direction, (cue_of(tokens, i, len(phrase)),))
    return None


def _beyond(tokens: Sequence[Token], last: int, kind: Kind, language: str) -> Found | None:
    """ "1.69°F (0.94°C) above the 20th century average": how far something is from the norm."""
    i = last
    if i < len(tokens) and tokens[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + BRACKET, len(tokens))) if tokens[k].text == ")"), i)
    elif i < len(tokens) and tokens[i].text == ")":
        i += 1
    row = single(language, "beyond").get(tokens[i].lower) if i < len(tokens) else None
    if row is None or kind not in row.kinds:
        return None
    norm = any(t.lower in row.only_with for t in tokens[i + 1 : i + 1 + NORM])
    return Found(row.role, row.direction, (cue_of(tokens, i, 1),)) if norm else None


def _over_rate(tokens: Sequence[Token], last: int, language: str) -> int:
    """The token behind a rate at token `last`: £240 a month more."""
    if last + 1 >= len(tokens):
        return last
    row = lexicon(language).row(tokens[last].lower, "one")
    each = (row is not None and row.article) or tokens[last].lower in not_figures(language, "per")
    each = each or tokens[last].lower in single(language, "rate")
    unit = unit_at(tokens, last + 1, language) if each else None
    return unit.last if unit is not None else last


def _follows(tokens: Sequence[Token], first: int, row: RoleRow, language: str) -> bool:
    """One of the words that a row asks for, if any, stands close before the figure, and no "to" behind it."""
    if not row.only_after:
        return True
    return not _upto(tokens, first, language) and any(
        t.lower in row.only_after for t in tokens[max(0, first - 4) : first]
    )


def _linked(
    tokens: Sequence[Token], begin: int, first: int, last: int, end: int, kind: Kind, language: str
) -> Found | None:
    link = single(language, "link")
    small = small_words(language) | single(language, "skip").keys()  # by a record nine percent
    at = next((i for i in range(first - 1, max(-1, first - 4), -1) if tokens[i].lower in link), None)
    if at is None or any(t.lower not in small for t in tokens[at + 1 : first]):
        return None
    cue = cue_of(tokens, at, 1)
    if any(t.lower in link[tokens[at].lower].not_after for t in tokens[begin:end]):
        return None  # es handelt sich um 40 Tonnen
    if found := _bracket(tokens, begin, first, last, end, phrases(language, "bracket")):
        return Found(found.role, found.direction, (cue, *found.cues))
    verbs = single(language, "verb") | single(language, "verb_near")
    left, right = range(at - 1, begin - 1, -1), range(last, min(end, last + 12))
    if lexicon(language).grammar.verb_first:
        near = [*left, *right]  # rents have risen by five percent
    else:
        near = sorted((*left, *right), key=lambda i: i - last if i >= last else first - i)
    for i in near:
        row = verbs.get(tokens[i].lower)
        if row is not None and not (i and tokens[i - 1].lower in row.not_after):
            return Found(Role.CHANGE, row.direction, (cue, cue_of(tokens, i, 1)))
    if found := _after(tokens, first, first, last, kind, language):
        return Found(found.role, found.direction, (cue, *found.cues))  # um 300 weniger
    if noun := (single_or_compound(tokens[at - 1], language) if at else None):
        return Found(Role.CHANGE, noun.direction, (cue_of(tokens, at - 1, 2),))  # eine Erhöhung um 300 Euro
    agent = lexicon(language).grammar.verb_first and kind in ("count", "money")  # shot by three men
    agent = agent or (kind == "length" and at > 1 and tokens[at - 2].kind == "number")  # 90 cm by 120 cm
    return None if agent else Found(Role.CHANGE, None, (cue,))


def _subject(tokens: Sequence[Token], begin: int, first: int, kind: Kind, language: str) -> Found | None:
    """ "The rise was five percent", "Der Anstieg betrug fünf Prozent": a noun of change begins the clause."""
    if kind != "percent" or (first and tokens[first - 1].lower == lexicon(language).grammar.from_to[1]):
        return None  # growth slowed to nine percent
    heads = single(language, "head")
    of = lexicon(language).grammar.of
    for i in range(begin, min(begin + SUBJECT, first - 1)):
        row = heads.get(tokens[i].text) or heads.get(tokens[i].lower)
        if row is not None and row.role is Role.CHANGE and (tokens[i].capital or tokens[i + 1].lower in of):
            return Found(row.role, row.direction, (cue_of(tokens, i, 1),))
    return None


def _titled(tokens: Sequence[Token], first: int, last: int, kind: Kind, language: str) -> Found | None:
    """ "a 32 percent operating income increase": the noun of change ends the phrase that the figure is in."""
    lex = lexicon(language)
    if kind != "percent" or capitals(lex.language) or not first or lex.row(tokens[first - 1].lower, "one") is None:
        return None
    closed = words_of(language, "stop", "of")
    for i in range(last, min(last + PHRASE, len(tokens))):
        if tokens[i].kind != "word" or tokens[i].lower in closed:
            return None
        for phrase, row in phrases(language, "head", kind).beginning(tokens[i]):
            if phrase_at(tokens, i, phrase):
                return Found(row.role, row.direction, (cue_of(tokens, i, len(phrase)),))
    return None


def _head(tokens: Sequence[Token], begin: int, first: int, end: int, kind: Kind, language: str) -> Found | None:
    """ "ein Plus von 14 Prozent": the noun stands before the figure with one small word between."""
    if first and tokens[first - 1].lower == lexicon(language).grammar.from_to[1]:
        return None  # eine Anhebung auf 22 is a level
    grammar = lexicon(language).grammar
    if grammar.verb_first and (not first or tokens[first - 1].lower not in grammar.of):
        return None  # cut 300 jobs
    known = phrases(language, "head", kind)
    places = [first]
    if first and tokens[first - 1].lower in (*grammar.of, *grammar.link, grammar.from_to[0], *small_words(language)):
        places.append(first - 1)
    places += [first - len(b) for b in bridges(language) if phrase_at(tokens, first - len(b), b)]
    if kind == "duration" and time_words(language).at(tokens, first - 1, "since") is not None:
        return None  # der stärkste Anstieg seit 15 Jahren
    for place in (p for p in places if p > begin):
        for phrase, row in known.ending(tokens[place - 1]):
            if row.only_with and not any(t.lower in row.only_with for t in tokens[begin:end]):
                continue
            if place - len(phrase) >= begin and phrase_at(tokens, place - len(phrase), phrase):
                return Found(row.role, row.direction, (cue_of(tokens, place - len(phrase), len(phrase)),))
        if (compound := known.compound(tokens[place - 1])) is not None:
            return Found(compound.role, compound.direction, (cue_of(tokens, place - 1, 1),))
    return None


def _bracket(tokens: Sequence[Token], begin: int, first: int, last: int, end: int, known: Phrases) -> Found | None:
    """A verb in two parts around the figure: "legte 1,2 Prozent zu", but not "legte auf 12 Prozent zu"."""
    for at in sorted({end - 1 - (tokens[end - 1].text in STOPS), last}):
        for phrase, row in known.ending(tokens[at]) if last <= at < end else ():
            opens = next((i for i in range(begin, first) if tokens[i].lower == phrase[0]), None)
            if opens is not None and len(phrase) > 1:
                return Found(row.role, row.direction, (cue_of(tokens, opens, 1), cue_of(tokens, at, 1)))
    return None


def _near(
    tokens: Sequence[Token], begin: int, first: int, number: int, last: int, kind: Kind, language: str
) -> Found | None:
    """English: the verb stands before the figure with nothing but adverbs between ("rose sharply 6 percent")."""
    verbs = single(language, "verb_near")
    opens, levels, skipped = _openers(language), single(language, "level"), single(language, "skip")
    if any(t.lower in levels for t in tokens[first:number]):
        return None  # fell below five percent
    for i in range(first - 1, max(begin, first - 4) - 1, -1):
        row = verbs.get(tokens[i].lower)
        if row is not None:
            owned = i > 0 and tokens[i - 1].lower in row.not_after
            fits = not row.kinds or kind in row.kinds or tokens[last - 1].lower in row.nouns
            fits = fits or (kind == "money" and _quoted(tokens, last, language))
            return Found(row.role, row.direction, (cue_of(tokens, i, 1),)) if fits and not owned else None
        if not tokens[i].lower.endswith("ly") and tokens[i].lower not in opens and tokens[i].lower not in skipped:
            break
    return _behind_subject(tokens, begin, first, last, kind, language) or _object(
        tokens, begin, first, last, kind, language
    )


def _quoted(tokens: Sequence[Token], last: int, language: str) -> bool:
    """The money before token `last` is a price's move: "gained $1.58, or 58.7%, to $4"."""
    equals, to = lexicon(language).grammar.equals, lexicon(language).grammar.from_to[1]
    for i in range(last, min(last + QUOTED, len(tokens) - 1)):
        behind = tokens[i + 1]
        counts = is_number(behind, language) or (behind.kind == "sign" and behind.text not in CLAUSE_ENDS)
        if tokens[i].lower in equals and i <= last + 1:
            return counts
        if tokens[i].lower == to:
            return counts
        if tokens[i].kind == "word" and i <= last + 1:
            return False
    return False


def _object(tokens: Sequence[Token], begin: int, first: int, last: int, kind: Kind, language: str) -> Found | None:
    """English: "Advice cuts the risk of death 34 percent", "Firm raises prices 5%": what changes stands between."""
    if kind != "percent" or capitals(language):
        return None
    behind = tokens[last].lower if last < len(tokens) else "."
    if behind in lexicon(language).grammar.of or (tokens[last : last + 1] and tokens[last].kind == "word"):
        return None
    closed = words_of(language, "verb") | (saying_words(language, "preposition") - set(lexicon(language).grammar.of))
    for i in range(first - 1, max(begin, first - SUBJECT) - 1, -1):
        row = single(language, "verb_near").get(tokens[i].lower)
        if row is not None and row.kinds:
            return Found(row.role, row.direction, (cue_of(tokens, i, 1),)) if i < first - 1 else None
        if tokens[i].kind != "word" or tokens[i].lower in closed or tokens[i].lower == "to":
            return None
    return None


def _behind_subject(
    tokens: Sequence[Token], begin: int, first: int, last: int, kind: Kind, language: str
) -> Found | None:
    """ "gewann der Index 1,1 Prozent": the subject between a verb and the figure.

    With some verbs and subjects it may be a share, unless the words behind say where it ended: gewann die Partei 30
    Prozent; and it is one where they say of what: fielen am Montag 30 Prozent der Flüge aus.
    """
    if kind != "percent" or not capitals(language):
        return None
    behind = tokens[last].lower if last < len(tokens) else ""
    if tokens[first - 1].lower in word_set(language, "preposition"):
        return None
    part = behind in word_set(language, "genitive")
    end = last + 1 < len(tokens) and behind == lexicon(language).grammar.from_to[1]
    ended = end and is_number(tokens[last + 1], language)
    for i in range(first - 1, max(begin, first - SUBJECT) - 1, -1):
        another = is_number(tokens[i], language) and not is_year(tokens[i]) and not _lasting(tokens, i + 1, language)
        if not ended and (another or tokens[i].lower in word_set(language, "and")):
            return None  # verlieren und nur noch 17 Prozent erreichen
        row = single(language, "verb_near").get(tokens[i].lower)
        if row is not None:
            moves = not row.subjects or any(t.lower.endswith(row.subjects) for t in tokens[i + 1 : first] if t.capital)
            fits = (ended or moves) and (row.whole or not part)
            return Found(row.role, row.direction, (cue_of(tokens, i, 1),)) if fits else None
    return None


def _lasting(tokens: Sequence[Token], i: int, language: str) -> bool:
    """A unit of time stands at token `i`: verlor in zwei Jahren zehn Prozent."""
    unit = unit_at(tokens, i, language)
    return unit is not None and unit.kind == "duration"


@cache
def _openers(language: str) -> frozenset[str]:
    """Words that open a range, but for those that may open a change as well: rose between 5 and 6 percent."""
    lex = lexicon(language)
    return frozenset(w for row in lex.ranges for w in row.opens) - {lex.grammar.from_to[0]}


def _in_clause(
    tokens: Sequence[Token], begin: int, number: int, last: int, end: int, kind: Kind, language: str
) -> Found | None:
    words = single(language, "clause")
    for i in range(number, min(number + COMPOUND, end)):
        own = words.get(tokens[i].text.rpartition("-")[2]) if "-" in tokens[i].text[1:] else None
        if own is not None:
            return Found(own.role, own.direction, (cue_of(tokens, i, 1),))  # an der Fünf-Prozent-Hürde
    for i in range(begin, end):
        row = words.get(tokens[i].text) or words.get(tokens[i].lower)
        anywhere = row is not None and ((row.role is Role.FORMER and not row.only_before) or bool(row.of))
        if row is not None and kind in row.not_kinds:
            continue  # doppelt so viele wie zunächst gemeldet
        if row is not None and (i < number or anywhere) and (not row.kinds or kind in row.kinds):
            if not _allowed(tokens, i, row, (begin, last, end)):
                continue
            if row.not_before and tokens[i + 1 : i + 2] and tokens[i + 1].lower in row.not_before:
                continue
            if i >= number and any(
                t.lower in lexicon(language).grammar.than for t in tokens[max(number, i - PHRASE) : i]
            ):
                continue  # 82 Dollar und damit 45 Cent mehr als am Vortag
            if row.not_with and any(t.lower in row.not_with for t in tokens[begin:end]):
                continue  # will employ 300 at its peak
            if row.only_after and (not i or tokens[i - 1].lower not in row.only_after):
                continue
            if row.role is Role.FORMER and not row.only_before and _others(tokens, begin, number, i):
                continue
            return Found(row.role, row.direction, (cue_of(tokens, i, 1),))
    return None


def _allowed(tokens: Sequence[Token], i: int, row: RoleRow, places: tuple[int, int, int]) -> bool:
    """What the row of the word at token `i` asks for stands in the clause; `places`: its ends and the figure's."""
    begin, last, end = places
    if row.of and not tokens[last - 1].lower.startswith(row.of):
        return False
    if row.only_before and (i + 1 >= end or tokens[i + 1].text not in row.only_before):
        return False
    there = {t.text for t in tokens[begin:end]}
    return not row.only_with or any(there.issuperset(w.split()) for w in row.only_with)


def _others(tokens: Sequence[Token], begin: int, number: int, cue: int) -> bool:
    """The word at token `cue` tells of another figure than that at `number`: zwei Euro nach drei Euro im Vorjahr."""
    span = range(number + FIGURE, cue) if cue > number else range(begin, cue)
    if cue > number and any(t.kind == "number" and not is_year(t) for t in tokens[cue + 1 : cue + 1 + FIGURE]):
        return True  # hat 300 Bände und zählte im Vorjahr 900 Ausleihen
    return any(tokens[k].kind == "number" and not is_year(tokens[k]) for k in span)
