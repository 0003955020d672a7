"""Names that no table knows: told from nouns by the dictionary, which does not have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from zifferblatt.articles.document import Document, tokens
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.lemma import known, lemma, small_word
from zifferblatt.facts.states import find
from zifferblatt.facts.words import actors, word_set
from zifferblatt.language.writing import capitals

TAIL = 5  # letters of a word's known end that show it to be a compound noun
OFTEN = 2  # mentions that make a name the topic of an article
ROMAN = frozenset("IVXLCDM")  # Benedikt XVI is not called XVI
QUOTED = re.compile('[„“"»«]([^„“”"»«]{2,40})[“”"«»]')
SHORT = 3  # letters of a name, at least


@lru_cache(maxsize=16384)
def unknown_name(word: str, language: str) -> bool:
    """Whether a capitalised word is no word of the dictionary, nor a compound of its words."""
    if (
        not (word[0].isupper() or word[1:2].isupper())
        or set(word) <= ROMAN
        or known(word, language)
        or known(word.removesuffix("s"), language)
    ):
        return False
    if not capitals(language):
        return True
    head = word.rpartition("-")[2]
    if head != word and (not head or known(head, language) or known(head.capitalize(), language)):
        return False
    return not any(known(word[k:].capitalize(), language) for k in range(2, len(word) - TAIL + 1))


@lru_cache(maxsize=256)
def _topic(text: str, title: str, language: str) -> str | None:
    counts: Counter[str] = Counter()
    whole = f"{title}\n{text}"
    for token in tokens(whole):
        word = token.text.removesuffix("'s").removesuffix("’s")
        named = unknown_name(word, language) or (word.isupper() and word in actors(language))
        if token.kind == "word" and len(word) >= SHORT and named and not find(word, language):
            counts[word] += 1
    names = {n: c + counts.get(n + "s", 0) for n, c in counts.items() if not (n.endswith("s") and n[:-1] in counts)}
    often = [n for n, c in names.items() if c >= OFTEN and n in title]
    best = max(often, key=lambda n: names[n], default=None)
    if best:
        return _whole(best, often, title)
    return _label(text, title, language) or _quoted_name(text, title) or _bare_name(text, title, language)


def _quoted_name(text: str, title: str) -> str | None:
    """The name that a title has in quotation marks, and the text as well."""
    found = QUOTED.search(title)
    return found[1] if found and found[1] in text else None


def _bare_name(text: str, title: str, language: str) -> str | None:
    """A word that the dictionary has, but of which the article speaks as of a name: often and without article."""
    if not capitals(language):
        return None
    bare: Counter[str] = Counter()
    words = tokens(f"{title}\n{text}")
    named = {t.text for t in tokens(title) if t.capital and t.kind == "word" and len(t.text) > SHORT}
    articles = word_set(language, "determiner") | word_set(language, "fused")
    for before, token in zip((None, *words), words, strict=False):
        word = token.text if token.text in named else token.text.removesuffix("s")
        if word not in named:
            continue
        if before is not None and before.lower in articles:
            named.discard(word)
        bare[word] += 1
    called = full_names(title) | actors(language).keys()  # but not "Benzin"
    plain = [
        n
        for n, c in bare.items()
        if n in named & called and c > OFTEN and not find(n, language) and not small_word(n, language)
        if lemma(n, language) == n and not person_noun(n, language)
    ]
    return max(plain, key=lambda n: bare[n], default=None)


def _whole(name: str, often: Sequence[str], title: str) -> str:
    """The name with what stands beside it in the title and is as often named: "Korva Motors"."""
    words = [t.text for t in tokens(title)]
    if name not in words:
        return name
    first = words.index(name)
    last = first + 1
    while first and words[first - 1] in often:
        first -= 1
    while last < len(words) and words[last] in often:
        last += 1
    return " ".join(words[first:last])


def _label(text: str, title: str, language: str) -> str | None:
    """ "Robovac" in "Robovac: …", if the text speaks of it: here even a compound of known words is a name."""
    label, colon, _ = title.partition(":")
    if not colon or not label.isalpha() or known(label, language) or find(label, language):
        return None
    return label if text.count(label) > OFTEN else None


@lru_cache(maxsize=64)
def full_names(text: str) -> frozenset[str]:
    """Words that end a run of capitalised words somewhere in `text`, as the last of a person's names does."""
    words = tokens(text)
    found: set[str] = set()
    for i in range(1, len(words)):
        name = words[i].kind == "word" and words[i].capital and len(words[i].text) >= SHORT
        first = words[i - 1].kind == "word" and words[i - 1].capital
        more = i + 1 < len(words) and words[i + 1].kind == "word" and words[i + 1].capital
        if name and first and not more:
            found.add(words[i].text)
    return frozenset(found)


@lru_cache(maxsize=64)
def given_and_last(text: str, language: str) -> frozenset[str]:
    """The words of names of two that no table knows: "Rick Korvan" → Rick, Korvan."""
    words = tokens(text)
    found: set[str] = set()
    for before, word in pairwise(words):
        both = before.capital and word.capital and before.kind == word.kind == "word" and len(word.text) > SHORT
        if both and unknown_name(word.text, language) and unknown_name(before.text, language):
            found |= {before.text, word.text}
    return frozenset(found)


def topic(document: Document) -> str | None:
    """The name an article is about: in its title, and often in its text."""
    return _topic(document.article.text, document.article.title, document.language)
