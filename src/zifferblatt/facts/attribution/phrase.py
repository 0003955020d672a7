"""Noun phrases that may name a source: where they begin and end, and which part of them is the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.marks import BRACKETS, CLOSE, OPEN, QUOTES, closing
from zifferblatt.facts.attribution.run import run
from zifferblatt.facts.attribution.words import exact_actors, phrases_of_actors, verbs, words
from zifferblatt.facts.lemma import known, lemma
from zifferblatt.language.writing import capitals, inflected

NUMERAL = 4  # letters of the number of a king, or of a name cut short
LONGEST = 14  # tokens of a phrase with all that hangs on it
MODIFIERS = 6  # tokens between determiner and noun
DEEPEST = 3  # phrases within phrases
TITLE = 5  # tokens of a name in small letters, with its marks
ACTOR_WORDS = (2, 3, 4)  # words of an actor's name that are looked up
Span = tuple[int, int]  # tokens, end exclusive


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first`:`last` with all that hangs on it; `core`: determiner to the last genitive.

    `head` is the run of nouns or names that it is built on; `oblique` tells that its determiner is no nominative;
    `quoted`: the head stands in quotation marks.
    """

    first: int
    last: int
    core: Span
    head: Span
    oblique: bool = False
    quoted: bool = False


def phrase_at(tokens: Sequence[Token], i: int, end: int, language: str) -> Phrase | None:
    """The noun phrase that begins at token `i` and ends before token `end` at the latest, or None."""
    end = min(end, i + LONGEST, len(tokens))
    if i >= end:
        return None
    return _capital(tokens, i, end, language, 0) if capitals(language) else _plain(tokens, i, end, language)


@cache
def _capital(tokens: Sequence[Token], start: int, end: int, language: str, depth: int) -> Phrase | None:
    head = _modifiers(tokens, start, end, language, depth) if start < end else None
    if head is None:
        return None
    last = _head(tokens, head, end, language)
    if last == head:
        return None
    quoted = tokens[head].text in OPEN
    full, core = _attached(tokens, last, end, language, depth)
    oblique = tokens[start].lower in words(language, "oblique")
    return Phrase(start, full, (start, core), (head, last), oblique, quoted)


def _modifiers(tokens: Sequence[Token], start: int, end: int, language: str, depth: int) -> int | None:
    """Where the head begins: behind determiner, adjectives and what is put between ("die zur Uni gehörende Klinik")."""
    i, determined, small = start, False, 0
    if tokens[i].lower in words(language, "determiner"):
        i, determined = i + 1, True
    while i < end:
        token = tokens[i]
        if token.kind == "number" and determined:
            aged = (
                i + 3 < end and tokens[i + 1].capital and _adjective(tokens[i + 2], language) and tokens[i + 3].capital
            )
            i += 3 if aged else 1  # "der 67 Jahre alte Jurist"
            if i < end and tokens[i].text == "-" and tokens[i].glued:
                i += 1  # "der 67-Jährige", "der 67-jährige Jurist"
        elif i == start and _opening_adjective(tokens, i, end, language):
            i, small = i + 1, small + 1
        elif (
            _names(token, language)
            or _domain(tokens, i, end)
            or (token.text in OPEN and i + 1 < end and (tokens[i + 1].capital or _title(tokens, i, end)))
        ):
            return i
        elif token.kind != "word":
            return None
        elif determined and depth < DEEPEST and token.lower in words(language, "preposition"):
            inner = _capital(tokens, i + 1, end, language, DEEPEST) if i + 1 < end else None
            if inner is None or inner.last >= end or not _adjective(tokens[inner.core[1]], language):
                return None
            i = inner.core[1]
        elif small < MODIFIERS and (
            (_adjective(token, language) and token.lower not in words(language, "small"))
            or (determined and token.lower not in verbs(language))
        ):
            i, small = i + 1, small + 1
        else:
            return None
    return None


def _opening_adjective(tokens: Sequence[Token], i: int, end: int, language: str) -> bool:
    """ "Offiziellen Angaben zufolge": an adjective has a capital only because the sentence begins with it."""
    token = tokens[i]
    if i + 1 >= end or not token.capital or not inflected(token.lower, language):
        return False
    if token.lower in words(language, "small", "preposition", "conjunction"):
        return False  # "Über Kern sagte er"
    after = tokens[i + 1]
    if after.kind != "word" or not (after.capital or _adjective(after, language)):
        return False
    if after.lower in words(language, "have", "be", "modal") or after.lower in verbs(language):
        return False  # "Bewaffnete haben", "Verletzte sagten"
    return (
        (i == 0 or tokens[i - 1].kind == "sign")
        and known(token.lower, language)
        and lemma(token.lower, language)[0].islower()
    )


def _title(tokens: Sequence[Token], i: int, end: int) -> bool:
    """ "„heise online“": a few words in marks, without a sign among them."""
    close = closing(tokens, i, min(end, i + BRACKETS), CLOSE)
    return bool(close) and close - i <= TITLE and all(t.kind == "word" for t in tokens[i + 1 : close - 1])


def _domain(tokens: Sequence[Token], i: int, end: int) -> bool:
    """ "example.org"."""
    return (
        i + 2 < end
        and tokens[i + 1].text == "."
        and tokens[i + 1].glued
        and tokens[i + 2].glued
        and tokens[i + 2].kind == "word"
    )


def _names(token: Token, language: str, *, inside: bool = False) -> bool:
    """Whether a token may be of a name; `inside` of one even a small word that has a capital there: "Pro Bahn"."""
    if token.kind != "word":
        return False
    if token.capital:
        small = token.lower in words(
            language, "small", "preposition", "conjunction", "that", "pronoun", "how", "said_so"
        )
        return not small or inside
    first, hyphen, last = token.text.partition("-")
    prefixes = exact_actors(language) | words(language, "name_part")
    return token.text in exact_actors(language) or bool(hyphen and last[:1].isupper() and first in prefixes)


def _adjective(token: Token, language: str) -> bool:
    return token.kind == "word" and not token.capital and len(token.text) > 3 and inflected(token.lower, language)


def _head(tokens: Sequence[Token], start: int, end: int, language: str) -> int:
    i = start
    while i < end:
        token = tokens[i]
        if token.text in OPEN and (close := closing(tokens, i, end, CLOSE)):
            i = close
        elif _domain(tokens, i, end):
            i += 3
        elif _names(token, language, inside=i > start):
            if i > start and _begins_anew(tokens, i, language):
                break
            i += 1
        elif _cut_name(tokens, i, start):
            i += 1  # "Lena M. sagte", "Paul II. sagte"
        elif token.text == "." and token.glued and i > start and i + 1 < end:
            after, before = tokens[i + 1], tokens[i - 1]
            if not (after.glued and after.kind == "word") and not (len(before.text) <= 3 and after.capital):
                break
            i += 2  # "Richard C. Karr", "example.org"
        elif i > start and i + 1 < end and _links(tokens, i, language):
            i += 1
        elif i > start and i + 2 < end and _cut_short(tokens, i, language):
            i += 2
        elif (
            token.text == "-" and token.glued and tokens[i - 1].text in CLOSE and i + 1 < end and tokens[i + 1].capital
        ):
            i += 2  # "die „Bild“-Zeitung"
        else:
            break
    return i


def _cut_name(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether token `i` is the full stop behind a letter or a number that ends a name inside of its sentence."""
    if tokens[i].text != "." or not tokens[i].glued or not start < i < len(tokens) - 1 or tokens[i + 1].capital:
        return False
    return tokens[i - 1].text.isupper() and len(tokens[i - 1].text) <= NUMERAL


def _links(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "&", "de la", "ohne" between capitals: "Ärzte ohne Grenzen"."""
    text = tokens[i].text
    if text in "&/-":
        return tokens[i + 1].capital
    part = words(language, "name_part")
    if text in words(language, "determiner") and tokens[i - 1].text not in part:
        return False  # "van den Berg"; "Welt-Online den Minister" are two
    return text in part and (tokens[i + 1].capital or tokens[i + 1].text in part)


def _cut_short(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "Arbeitsmarkt- und Berufsforschung": a hyphen that stands for the end of the other noun."""
    hyphen = tokens[i].text == "-" and tokens[i].glued and not tokens[i + 1].glued
    return hyphen and tokens[i + 1].lower in words(language, "and") and tokens[i + 2].capital


def _begins_anew(tokens: Sequence[Token], i: int, language: str) -> bool:
    """A common noun behind a name begins another phrase: "die WHO Medikamente"."""
    token = tokens[i]
    time = words(language, "time")
    if tokens[i - 1].lower in time and i - 2 >= 0 and token.lower not in time:
        return True  # "am Montag Minister Kern"
    if any(" ".join(t.lower for t in tokens[i : i + n]) in phrases_of_actors(language) for n in ACTOR_WORDS):
        return False  # "die Organisation Ärzte ohne Grenzen"
    if (
        tokens[i - 1].kind != "word"
        or tokens[i - 1].text in words(language, "name_part")
        or not token.lower.endswith(("e", "en", "er", "ern", "n"))
    ):
        return False
    before = tokens[i - 1].text
    if known(before, language) and lemma(before.lower(), language)[:1].islower() and inflected(before, language):
        return False  # "der Vereinten Nationen"
    base = lemma(token.text, language)
    return known(token.text, language) and base not in (token.text, token.lower) and base[:1].isupper()


def _attached(tokens: Sequence[Token], i: int, end: int, language: str, depth: int) -> tuple[int, int]:
    """Where the phrase ends with all that hangs on its head before token `i`, and where its core ends."""
    core = i
    while i < end and depth < DEEPEST:
        token = tokens[i]
        if token.text == "(" and (close := closing(tokens, i, end, frozenset(")"))):
            i = close
            continue
        genitive = token.lower in words(language, "genitive") or (
            core == i and _bare_genitive(tokens, i, end, language)
        )
        own = token.lower in words(language, "of")
        if not (genitive or own or token.lower in words(language, "attach")):
            break
        inner = _capital(tokens, i if genitive else i + 1, end, language, depth + 1)
        if inner is None:
            break
        if (genitive or own) and core == i and tokens[inner.head[0]].lower not in words(language, "time"):
            core = inner.core[1]
        i = inner.last
    return i, core


def _bare_genitive(tokens: Sequence[Token], i: int, end: int, language: str) -> bool:
    """ "Sprecher beider Parteien", "Angehörige deutscher Opfer": an adjective in the genitive behind the head."""
    follows = i + 1 < end and tokens[i + 1].capital and tokens[i + 1].kind == "word"
    return follows and _adjective(tokens[i], language) and tokens[i].lower.endswith("er")


def _plain(tokens: Sequence[Token], start: int, end: int, language: str) -> Phrase | None:
    """English: a run of words up to a small word or a verb, with "of" and what stands behind other prepositions."""
    first = run(tokens, start, end, language)
    if first is None:
        return None
    i = core = first
    of, attach = words(language, "of"), words(language, "attach")
    while i < end and tokens[i].lower in of | attach:
        counted = i + 2 < end and tokens[i + 1].kind == "number"  # "a survey of 300 adults"
        follows = run(tokens, i + 1 + counted, end, language)
        if follows is None:
            break
        if tokens[i].lower in of and core == i:
            core = follows
        i = follows
    return Phrase(start, i, (start, core), (start, first))


def ending_at(tokens: Sequence[Token], end: int, begin: int, language: str) -> Phrase | None:
    """The longest noun phrase that ends right before token `end` and begins at token `begin` or later."""
    for start in range(max(begin, end - LONGEST), end):
        if tokens[start].kind != "word" and tokens[start].text not in OPEN:
            continue
        if not capitals(language) and start > begin and tokens[start].lower in words(language, "that"):
            continue  # "confirm that police teams counted"
        found = phrase_at(tokens, start, end, language)
        if found is not None and found.last == end:
            return found
    return None


def bare(tokens: Sequence[Token], span: Span, language: str) -> Span:
    """The phrase without its determiner and the quotation marks around it."""
    first, last = span
    while first < last - 1 and (
        tokens[first].lower in words(language, "determiner")
        or (tokens[first].text in QUOTES and not _closed(tokens, first, last))
    ):
        first += 1
    while (
        last - 1 > first
        and tokens[last - 1].text in QUOTES
        and not any(t.text in OPEN for t in tokens[first : last - 1])
    ):
        last -= 1
    return first, last


def _closed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """The mark at token `first` is closed within the phrase, before its end: "„Bild“-Zeitung"."""
    return tokens[first].text in OPEN and any(t.text in CLOSE for t in tokens[first + 1 : last - 1])
