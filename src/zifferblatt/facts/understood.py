"""The noun that a reader understands where none stands with the number: "drei von ihnen", "stieg auf 51"."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Sentence, Token
from zifferblatt.facts.attribution.syntax import part_of, parts_of
from zifferblatt.facts.attribution.words import verbs, words
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.event import verb_event
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.homograph import noun_like_a_verb
from zifferblatt.facts.lemma import known, noun_lemma
from zifferblatt.facts.noun import counted_noun, words_of
from zifferblatt.facts.number.lexicon import Lexicon, lexicon
from zifferblatt.facts.units import unit_at, unit_in_compound
from zifferblatt.facts.words import has, word_set
from zifferblatt.language.writing import capitals

AHEAD = 10  # tokens behind a number in which another one may have the noun of both
NEAR = 4  # tokens before a number in which the noun for a crowd stands that it counts
MEMORY = 3  # sentences over which a counted noun is remembered


def understood(
    sentence: Sentence, first: int, before: Sequence[Figure], language: str, *, plural: bool = True
) -> str | None:
    """The lemma of the noun counted by the figure that begins at token `first`; None where nothing tells it.

    `before` are the figures read so far in this document. Looked for right before the figure ("asylum claims over
    150,000"), behind "the number of", among the figures of the sentence, among its nouns where `plural`, and in the
    sentences before.
    """
    tokens = sentence.tokens
    return (
        _beside(tokens, first, language)
        or _next(tokens, first, language)
        or _number_behind(tokens, first, language)
        or number_of(tokens, first, language)
        or _group(tokens, first, language)
        or _earlier(before, sentence, 0, first)
        or (_plural(sentence, first, language) if plural else None)
        or _ahead(tokens, first, language)
        or _earlier(before, sentence, MEMORY, first)
    )


def _beside(tokens: Sequence[Token], first: int, language: str) -> str | None:
    if capitals(language) or not first or _does(tokens, first - 1, language):
        return None
    return _lemma_of_plural(tokens[first - 1], language)


def _does(tokens: Sequence[Token], i: int, language: str) -> bool:
    """English: "kills" in "Mudslide kills 200", which is no plural."""
    verb = (
        not capitals(language) and tokens[i].lower.endswith("s") and verb_event(tokens[i].lower, language) is not None
    )
    return verb and i > 0 and tokens[i - 1].kind == "word" and not noun_like_a_verb(tokens, i, language)


def _next(tokens: Sequence[Token], first: int, language: str) -> str | None:
    """ "312 gegen 298 Stimmen": a single word stands between the figure and the next one, whose noun it shares."""
    words = lexicon(language).grammar.shares_noun
    lex = lexicon(language)
    for i in range(first + 1, min(first + 4, len(tokens) - 1)):
        if tokens[i].lower in words and tokens[i - 1].kind == "number":
            number = next((k for k in range(i + 1, min(i + 4, len(tokens))) if _counts(tokens[k], lex)), None)
            if number is not None and number > i + 1:  # 14 statt der erlaubten neun Personen
                noun = counted_noun(tokens, number + 1, language)
                return noun.lemma if noun is not None and unit_at(tokens, number + 1, language) is None else None
        if tokens[i].lower in words and tokens[i - 1].kind == "number" and tokens[i + 1].kind == "number":
            scaled = i + 2 < len(tokens) and lexicon(language).row(tokens[i + 2].lower, "scale") is not None
            noun = counted_noun(tokens, i + 2 + scaled, language)
            return noun.lemma if noun is not None and unit_at(tokens, i + 2 + scaled, language) is None else None
    return None


def _counts(token: Token, lex: Lexicon) -> bool:
    return token.kind == "number" or (not token.capital and lex.row(token.lower, "unit", "teen", "ten") is not None)


def _ahead(tokens: Sequence[Token], first: int, language: str) -> str | None:
    """ "laut Polizei 1.800, laut Veranstaltern 3.000 Menschen": the noun of the next number close behind."""
    for i in range(first + 2, min(first + AHEAD, len(tokens))):
        if tokens[i].kind == "number":
            noun = counted_noun(tokens, i + 1, language)
            return noun.lemma if noun is not None and unit_at(tokens, i + 1, language) is None else None
    return None


def _lemma_of_plural(token: Token, language: str) -> str | None:
    """The lemma of a noun that stands in the plural, as far as its form tells."""
    if token.kind != "word" or (capitals(language) and not token.capital):
        return None
    if token.lower in words_of(language, "stop", "verb"):
        return None
    if lexicon(language).row(token.lower, "scale", "vague") is not None:
        return None  # Millionen
    if unit_in_compound(token.text, language) is not None:
        return None  # Jahres
    lemma = noun_lemma(token.text, language)
    if token.capital and not capitals(language) and not person_noun(lemma, language):
        return None  # the Carolinas
    plural = lemma.lower() != token.lower and known(lemma, language) and not token.lower.endswith(("ed", "ing"))
    return lemma if plural else None


def number_of(tokens: Sequence[Token], first: int, language: str) -> str | None:
    """ "die Zahl der Toten": the noun behind the nearest such word before the figure."""
    tails = lexicon(language).grammar.counting
    for i in range(first - 1, -1, -1):
        if has(tokens, i, language, "number_of"):
            joined = capitals(language) or tokens[i + 1].lower in lexicon(language).grammar.of  # no "toll stands at"
            noun = counted_noun(tokens, i + 1, language) if joined else None
            if noun is not None and noun.index < first:
                return noun.lemma
            if tokens[i].lower in word_set(language, "toll"):
                return lexicon(language).grammar.people
        if i and tokens[i].lower in tails and not capitals(language):
            return noun_lemma(tokens[i - 1].text, language)  # subscriber numbers
        tail = next((t for t in tails if tokens[i].lower.endswith(t) and tokens[i].capital), None)
        if tail and known(stem := tokens[i].text[: -len(tail)], language):
            return noun_lemma(stem, language)  # Einwohnerzahl
    return None


def _group(tokens: Sequence[Token], first: int, language: str) -> str | None:
    """ "a crowd of 3,000": people, as the noun before "of" says."""
    grammar = lexicon(language).grammar
    crowd = first > 1 and tokens[first - 1].lower in grammar.of
    group = word_set(language, "group")
    if first > 1 and tokens[first - 1].lower in words(language, "be"):  # the population is 600
        return grammar.people if any(t.lower in group for t in tokens[max(0, first - NEAR) : first - 1]) else None
    return grammar.people if crowd and tokens[first - 2].lower in group else None


def _number_behind(tokens: Sequence[Token], first: int, language: str) -> str | None:
    """ "brought to 19 the number of soldiers killed" """
    for i in range(first + 1, min(first + 4, len(tokens) - 1)):
        if has(tokens, i, language, "number_of"):
            noun = counted_noun(tokens, i + 1, language)
            return noun.lemma if noun is not None else None
        if tokens[i].kind == "sign":
            return None
    return None


def _bracketed(figure: Figure, first: int) -> bool:
    """A bracket that opens before the figure closes before token `first`, and something counted stands before it."""
    tokens, opened = figure.sentence.tokens, 0
    for token in tokens[: figure.first]:
        opened += (token.text == "(") - (token.text == ")")
    closed = any(t.text == ")" for t in tokens[figure.last : first])
    return opened > 0 and closed and any(t.kind == "number" for t in tokens[: figure.first])


def _earlier(before: Sequence[Figure], sentence: Sentence, reach: int, first: int) -> str | None:
    for figure in reversed(before):
        if figure.sentence is sentence and (_bracketed(figure, first) or _inserted(figure, first)):
            continue  # 90 people (50 women), of whom 17
        if sentence.index - figure.sentence.index > reach:
            return None
        if figure.quantity.kind == "count" and figure.quantity.unit:
            return figure.quantity.unit
    return None


def _inserted(figure: Figure, first: int) -> bool:
    return _describing(figure.sentence, figure.first, first, figure.document.language)


def _describing(sentence: Sentence, i: int, first: int, language: str) -> bool:
    """ "Die Polizei, die mit 1200 Beamten da war, zählte 34.000": token `i` only describes who counts."""
    parts = parts_of(sentence, language)
    return part_of(parts, i).kind == "relative" and part_of(parts, first).kind == "main"


def _plural(sentence: Sentence, first: int, language: str) -> str | None:
    """The nearest plural before the figure, but for those who only say it: "organisers claimed that 60,000 came"."""
    tokens, saying, said = sentence.tokens, verbs(language), words(language, "claim")  # nach Angaben der Polizei 300
    for k in range(first - 1, -1, -1):
        if tokens[k + 1].lower in saying or tokens[k].text in said or _does(tokens, k, language):
            continue
        lemma = _lemma_of_plural(tokens[k], language)
        if lemma and not _describing(sentence, k, first, language):
            return lemma
    return None
