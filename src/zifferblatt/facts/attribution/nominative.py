"""Names as they are called: the words that name a speaker, out of the case that their sentence put them in."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.phrase import Span
from zifferblatt.facts.lemma import gender, known, noun_lemma
from zifferblatt.language.writing import Number, capitals, inflected, writing


def nominative(text: str, tokens: Sequence[Token], span: Span, language: str) -> str:
    """What tokens `span` call somebody: "Pentagons" → Pentagon, "(des) ukrainischen Generalstabs" → ukrainischer
    Generalstab. Where a language has no cases, or the words are of another build, they stay as written."""
    first, last = span
    written = text[tokens[first].start : tokens[last - 1].end].strip("„“”\"»«'")
    if not capitals(language):
        return written
    head = next((i for i in range(first, last) if tokens[i].capital), None)
    if head is None or any(tokens[i].kind != "word" for i in range(first, head + 1)):
        return written
    if head > first and not all(inflected(t.lower, language) for t in tokens[first:head]):
        return written
    singular = first > 0 and tokens[first - 1].lower.endswith(writing(language).oblique)
    alone = head + 1 == last
    called = _singular(tokens[head].text, language, singular) if alone or singular else tokens[head].text
    if alone and head == first:
        return called if singular else _without_genitive(tokens[head].text, language)
    number = _number(tokens[head].text, called, language)
    if number is None:
        return written
    adjectives = [_strong(t.text, number, language) for t in tokens[first:head]]
    rest = text[tokens[head].end : tokens[last - 1].end].strip("„“”\"»«'") if not alone else ""
    return " ".join([*adjectives, called]) + rest


def _strong(adjective: str, number: Number, language: str) -> str:
    ends = writing(language)
    ending = next(e for e in ends.adjective if adjective.endswith(e))
    return adjective.removesuffix(ending) + ends.strong[number]


def _singular(word: str, language: str, sure: bool) -> str:
    """The nominative of a noun that may be in the genitive, or, if it is `sure` to be one, in any case."""
    if sure and known(word, language):
        return noun_lemma(word, language)
    return _without_genitive(word, language)


def _without_genitive(word: str, language: str) -> str:
    bare = word.strip("„“”\"»«'")
    for ending in writing(language).genitive:
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) > 3 and (noun_lemma(bare, language) == stem or not known(bare, language)):
            return stem
    return bare


def _number(written: str, called: str, language: str) -> Number | None:
    """The gender of a noun, or that it is several; None where nobody knows."""
    if not known(called, language) and gender(called, language) == "masculine":
        return None
    if called == written and noun_lemma(written, language) != written:
        return "plural"
    return gender(called, language)
