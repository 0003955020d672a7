"""What a sum of money is for, by the words around it: "für den Wohnungsbau"."""

from __future__ import annotations

from functools import lru_cache

from zifferblatt.articles.document import tokens
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.phrases import phrase_at
from zifferblatt.facts.words import word_set
from zifferblatt.language.tables import languages
from zifferblatt.model import Article, Fact
from zifferblatt.series.topic import reach


def purpose_of(fact: Fact, article: Article) -> str | None:
    """The noun, in small letters, that a sum is for, in the stretch of its sentence between the figures beside it."""
    if fact.quantity.kind != "money" or article.language not in languages():
        return None
    text = article.title if fact.part == "title" else article.text
    sentence = fact.sentence
    return _purpose(text, article.language, sentence.start, sentence.end, fact.number.start, fact.mention.end)


@lru_cache(maxsize=65536)
def _purpose(text: str, language: str, start: int, end: int, first: int, last: int) -> str | None:
    words = tokens(text, start, end)
    at = next((i for i, t in enumerate(words) if t.end > first), len(words))
    after = next((i for i, t in enumerate(words) if t.start >= last), len(words))
    begin, stop = reach(words, at, after)
    for i in (*range(after, stop), *range(begin, at)):
        if words[i].lower in word_set(language, "purpose"):
            phrase = phrase_at(words, i + 1, stop if i >= after else at, language)
            if phrase is not None and phrase.first == i + 1:
                return noun_lemma(words[phrase.head[1] - 1].text, language).lower()
    return None
