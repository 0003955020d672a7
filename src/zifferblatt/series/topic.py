"""What a size, a sum or a share is of, where the fact alone does not say: turnout, revenue, how long a bridge is.

The words of ``language/<code>/topics.yaml``, looked for in the sentence of the figure, no farther than its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from zifferblatt.articles.document import Token, tokens
from zifferblatt.facts.attribution.syntax import clause_words
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.language.tables import Entry, languages, table
from zifferblatt.language.writing import capitals
from zifferblatt.model import Article, Fact, Kind

TAIL = 4  # letters of a word that may be the last part of a compound: Wahlbeteiligung, Mindestlohn
CLOSE = 1  # words between a figure and the one behind it that makes it a limit: 40 Personen (neu) zugelassen
BOUNDARIES = frozenset(",;:()")


class TopicRow(Entry):
    """A row of ``topics.yaml``; the file says what each field means."""

    topic: str
    kinds: tuple[Kind, ...]
    words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    fixed: bool = False
    limit: bool = False
    attached: bool = False
    projected: bool = False


@cache
def _rows(language: str) -> tuple[TopicRow, ...]:
    return table(language, "topics", TopicRow) if language in languages() else ()


@cache
def _by_word(language: str) -> dict[str, tuple[TopicRow, ...]]:
    found: dict[str, tuple[TopicRow, ...]] = {}
    for row in _rows(language):
        for word in row.words:
            found[word.lower()] = (*found.get(word.lower(), ()), row)
    return found


@cache
def _by_form(language: str) -> dict[str, tuple[tuple[tuple[str, ...], TopicRow], ...]]:
    """First word -> all words of the form, and its row."""
    found: dict[str, tuple[tuple[tuple[str, ...], TopicRow], ...]] = {}
    for row in _rows(language):
        for form in row.forms:
            words = tuple(form.lower().split())
            found[words[0]] = (*found.get(words[0], ()), (words, row))
    return found


@cache
def _near(language: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row.topic, other)) for row in _rows(language) for other in row.near)


def related(a: str, b: str) -> bool:
    """Whether two topics may be one: a price and what something costs."""
    return any(frozenset((a, b)) in _near(code) for code in languages())


def topic_of(fact: Fact, article: Article) -> TopicRow | None:
    """The topic of a figure: the closest word of its kind, between the figure before it and the one behind."""
    text = article.title if fact.part == "title" else article.text
    sentence = fact.sentence
    return _topic(
        text, article.language, sentence.start, sentence.end, fact.number.start, fact.mention.end, fact.quantity.kind
    )


@lru_cache(maxsize=65536)
def _topic(text: str, language: str, start: int, end: int, first: int, last: int, kind: Kind) -> TopicRow | None:
    words = tokens(text, start, end)
    at = next((i for i, t in enumerate(words) if t.end > first), len(words))
    after = next((i for i, t in enumerate(words) if t.start >= last), len(words))
    begin, stop = reach(words, at, after)
    best: tuple[int, TopicRow] | None = None
    for i in (*range(after, stop), *range(at - 1, -1, -1)):
        row = (_form_at(words, i, kind, language) if i >= begin else None) or _noun_at(words, i, kind, language)
        far = row is not None and ((row.limit and i > after + CLOSE) or (row.attached and i != after))
        if row is not None and not far:
            away = at - i if i < at else 2 * (i - after) + 1  # what a figure is of mostly stands before it
            if best is None or away < best[0]:
                best = away, row
    return best[1] if best else None


def reach(words: Sequence[Token], at: int, after: int) -> tuple[int, int]:
    """The stretch around a figure that is its own: up to the next figures, or where another clause begins.

    A noun before them may be its subject still: "Der Umsatz stieg um 6 Prozent auf 80 Millionen".
    """
    begin, stop = at, after
    while begin > 0 and not _ends(words[begin - 1]):
        begin -= 1
    while stop < len(words) and not _ends(words[stop]):
        stop += 1
    return begin, stop


def _ends(token: Token) -> bool:
    return token.kind == "number" or token.text in BOUNDARIES


def _form_at(words: Sequence[Token], i: int, kind: Kind, language: str) -> TopicRow | None:
    for form, row in _by_form(language).get(words[i].lower, ()):
        here = tuple(t.lower for t in words[i : i + len(form)])
        if here == form and kind in row.kinds and _beside(words, row, language):
            return row
    return None


def _noun_at(words: Sequence[Token], i: int, kind: Kind, language: str) -> TopicRow | None:
    if words[i].kind != "word" or (capitals(language) and not words[i].capital):
        return None
    if not capitals(language) and i and words[i - 1].lower in clause_words(language, "to"):
        return None  # "ordered to pay $47 million"
    two = f"{words[i].lower} {noun_lemma(words[i + 1].text, language).lower()}" if i + 1 < len(words) else ""
    rows = (*_by_word(language).get(two, ()), *_noun_rows(words[i].text, language))
    return next((r for r in rows if kind in r.kinds), None)


@lru_cache(maxsize=16384)
def _noun_rows(word: str, language: str) -> tuple[TopicRow, ...]:
    low, known = noun_lemma(word, language).lower(), _by_word(language)
    if low in known or word.lower() in known:
        return known.get(low) or known[word.lower()]
    if not capitals(language):
        return ()
    return next((known[low[k:]] for k in range(2, len(low) - TAIL + 1) if low[k:] in known), ())


def _beside(words: Sequence[Token], row: TopicRow, language: str) -> bool:
    """Whether one of the nouns stands in the sentence that a row asks for: what is long may be a bridge or a queue."""
    if not row.beside:
        return True
    wanted = {w.lower() for w in row.beside}
    return any(_ends_in(noun_lemma(t.text, language).lower(), wanted, language) for t in words if t.kind == "word")


def _ends_in(noun: str, wanted: set[str], language: str) -> bool:
    if noun in wanted or not capitals(language):
        return noun in wanted
    return any(noun[k:] in wanted for k in range(2, len(noun) - TAIL + 1))
