"""Noun phrases of a clause and which of them is its subject, by word order, case and prepositions alone.

A phrase is a determiner, adjectives, a run of nouns or names, and what hangs on it in the genitive or after "von".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zifferblatt.articles.document import Token
from zifferblatt.facts.event import verb_event
from zifferblatt.facts.lemma import known, lemma, noun_lemma, small_word
from zifferblatt.facts.states import find_adjective, state_at
from zifferblatt.facts.words import has, length, word_set
from zifferblatt.language.writing import capitals

ADJECTIVE = ("e", "en", "er", "es", "em")
OPENING = frozenset(':„»"')  # behind these a small word has a capital, too
OPEN, CLOSE = frozenset("„“«»\"‚‘'"), frozenset("“”»«\"’‘'")
QUOTED = 6  # tokens of a name in quotation marks, at most
PARTICLES = frozenset({"van", "de", "von", "bin", "al", "del", "da", "di"})  # within names of persons
ARTICLES = frozenset({"der", "den", "la"})  # behind them
DATELINE = 10  # tokens of a dateline, at most
LOWER = 4  # words in small letters between determiner and name, at most
DEEPEST = 3
Taken = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive); `head` is the run of nouns or names, `owner` what hangs on it.

    `determiner` in lower case, or empty; `quoted`: the tokens of a name in quotation marks within or behind the head.
    """

    first: int
    last: int
    head: tuple[int, int]
    determiner: str = ""
    owner: Phrase | None = None
    quoted: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that is the subject, at token `at`."""

    at: int


def subject_of(words: Sequence[Token], start: int, end: int, language: str, taken: Taken) -> Phrase | Pronoun | None:
    """The subject of the clause in tokens `start` to `end`: its first phrase that may be a nominative.

    `taken` tells the tokens that cannot belong to it: the figure's own, and those that name a source.
    """
    i = start
    while i < end:
        token = words[i]
        timed = not capitals(language) and token.lower in word_set(language, "time_noun")
        if taken(i) or timed or (token.lower == "es" and _expletive(words, i, end, language)):
            i += 1
        elif i and words[i - 1].text == "," and token.lower in word_set(language, "conjunction"):
            i += 1  # ", während die Partei ..."
        elif token.lower in word_set(language, "preposition") and token.kind == "word":
            i = _governed(words, i + 1, end, language)
        elif _pronoun(words, i, end, language):
            return Pronoun(i)
        else:
            phrase = phrase_at(words, i, end, language)
            if phrase is None:
                i += 1
            elif (
                _no_nominative(words, phrase, language)
                or _only_before(phrase, end, language, taken)
                or any(taken(k) for k in range(phrase.first, phrase.head[1]))
            ):
                i = max(phrase.head[1], i + 1)
            else:
                return phrase
    return None


def _only_before(phrase: Phrase, end: int, language: str, taken: Taken) -> bool:
    """ "Only 10 percent": in English a verb stands between a subject and the figure behind it."""
    return not capitals(language) and phrase.last < end and taken(phrase.last)


def headline_place(words: Sequence[Token]) -> int:
    """Where a sentence begins behind its dateline: "PADANG, Indonesia (AP) - A quake ..."."""
    for i in range(1, min(len(words), DATELINE)):
        if words[i].text in "-–—" and not words[i].glued:
            return i + 1 if words[0].text.isupper() or words[i - 1].text == ")" else 0
    return 0


def _governed(words: Sequence[Token], i: int, end: int, language: str) -> int:
    """Where what a preposition governs ends: one phrase, or several joined ("in Duisburg und Essen")."""
    inner = phrase_at(words, i, end, language)
    while inner is not None:
        i = inner.last
        if i + 1 >= end or words[i].lower not in word_set(language, "and"):
            return i
        i += 1
        inner = phrase_at(words, i, end, language)
    return max(i, 1)


def _pronoun(words: Sequence[Token], i: int, end: int, language: str) -> bool:
    if words[i].lower not in word_set(language, "pronoun"):
        return False
    # "diese Firma": a determiner
    return not capitals(language) or i + 1 >= end or not words[i + 1].capital


def _expletive(words: Sequence[Token], i: int, end: int, language: str) -> bool:
    """ "es gibt", "kam es": stands for nobody."""
    near = (*words[max(0, i - 2) : i], *words[i + 1 : min(end, i + 3)])
    return any(t.lower in word_set(language, "expletive") for t in near)


def _no_nominative(words: Sequence[Token], phrase: Phrase, language: str) -> bool:
    head = words[phrase.head[0] : phrase.head[1]]
    return phrase.determiner in word_set(language, "oblique") or any(
        t.lower in word_set(language, "time_noun") for t in head[:1]
    )


def phrase_at(words: Sequence[Token], i: int, end: int, language: str, depth: int = 0) -> Phrase | None:
    """The noun phrase that begins at token `i`, or None."""
    if i >= end or depth > DEEPEST:
        return None
    if capitals(language) and _owned(words, i, end, language):
        found = _head_of_capitals(words, i + 1, end, language, True)  # "Deutschlands größter Konzern Voltania"
        return Phrase(i, found[1], found, "der") if found is not None else None
    if (state := state_at(words, i, language)) is not None and state.last > i + 1 and words[i].capital:
        return Phrase(i, state.last, (i, state.last))  # "Den Haag", "The Gambia"
    determiner = words[i].lower if words[i].lower in word_set(language, "determiner") else ""
    k = i + 1 if determiner else i
    found = _head_of_capitals(words, k, end, language, bool(determiner)) if capitals(language) else None
    if not capitals(language):
        found = _plain_head(words, k, end, language, bool(determiner))
    if found is None:
        return None
    first, last = found
    opens = not first or words[first - 1].text in OPENING
    if capitals(language) and opens and last == first + 1 and not determiner and _small(words[first], language):
        return None
    if capitals(language) and first == 0 and last > 1 and not determiner and _closed(words[0], language):
        return None  # "Nachdem Berlin"
    quoted = _quoted(words, last + length(words, last, language, "called"), end)
    last_of_all = quoted[1] + 1 if quoted else last
    owner = _owner(words, last_of_all, end, language, depth)
    return Phrase(i, owner.last if owner else last_of_all, (first, last), determiner, owner, quoted)


def _owned(words: Sequence[Token], i: int, end: int, language: str) -> bool:
    """A name in the genitive before an adjective."""
    if not words[i].capital or not words[i].lower.endswith("s") or i + 2 >= end:
        return False
    adjective = not words[i + 1].capital and words[i + 1].lower.endswith(ADJECTIVE) and words[i + 2].capital
    return adjective and state_at(words, i, language) is not None


def _closed(word: Token, language: str) -> bool:
    plain = not word.lower.endswith(ADJECTIVE) and small_word(word.text, language)
    return plain or word.lower in word_set(language, "relative") - word_set(language, "determiner")


def _small(word: Token, language: str) -> bool:
    closed = word_set(language, "relative") | word_set(language, "pronoun_relative") | word_set(language, "auxiliary")
    closed |= word_set(language, "adverb")
    return word.lower in closed or small_word(word.text, language)


def _head_of_capitals(
    words: Sequence[Token], k: int, end: int, language: str, determined: bool
) -> tuple[int, int] | None:
    small, numbered = 0, False
    while k < end and not words[k].capital:
        token = words[k]
        adjective = token.kind == "word" and token.lower.endswith(ADJECTIVE)
        if token.kind == "number" or (adjective and small < LOWER and (determined or _before_noun(words, k, end))):
            small += 1
            numbered = numbered or token.kind == "number"
            k += 1
        elif token.text in OPEN and k + 1 < end and words[k + 1].capital:
            break
        else:
            return None
    if k >= end or words[k].kind != "word":
        return (k, k) if k < end and words[k].text in OPEN and _quoted(words, k, end) else None
    last = _run(words, k, end)
    if determined:
        last = next((n for n in range(k + 1, last) if _another_noun(words, n, language)), last)
    if (
        numbered
        and determined
        and last < end
        and words[last].lower.endswith(ADJECTIVE)
        and last + 1 < end
        and words[last + 1].capital
    ):
        return _head_of_capitals(words, last, end, language, determined)  # "die 20 Meter lange Brücke"
    return k, last


def _another_noun(words: Sequence[Token], n: int, language: str) -> bool:
    """ "verzeichnet die Bank Verluste": a plural behind a noun of the dictionary is a phrase of its own."""
    word, before = words[n].text, words[n - 1].text
    both = words[n].kind == "word" and known(word, language) and known(before, language) and not word.isupper()
    return both and lemma(word, language) != word and noun_lemma(word, language) != word


def _before_noun(words: Sequence[Token], k: int, end: int) -> bool:
    return k + 1 < end and words[k + 1].capital and words[k].lower.endswith(ADJECTIVE) and len(words[k].text) > 5


def _run(words: Sequence[Token], k: int, end: int, joint: str = "") -> int:
    """Where a run of capitalised words ends; particles of names, initials and "&" may stand within."""
    while k < end:
        token = words[k]
        joins = token.lower == joint and k + 1 < end and words[k + 1].capital
        if (token.kind == "word" and token.capital) or joins or _within_name(words, k, end):
            k += 1
        else:
            break
    return k


def _within_name(words: Sequence[Token], k: int, end: int) -> bool:
    token = words[k]
    if token.text == ".":
        return token.glued and len(words[k - 1].text) == 1
    if token.text == "/" and token.glued:
        return k + 1 < end and words[k + 1].capital
    if token.text == "&":
        return k + 1 < end and words[k + 1].capital
    if token.lower in ARTICLES and words[k - 1].lower in PARTICLES:
        return k + 1 < end and words[k + 1].capital  # "Ursula von der Leyen"
    return token.lower in PARTICLES and _named_part(words, k, end)


def _named_part(words: Sequence[Token], k: int, end: int) -> bool:
    """ "Ursula von der Leyen": two given names or more stand before the particle, no noun with its owner."""
    after = k + 2 if k + 1 < end and words[k + 1].lower in ARTICLES else k + 1
    if after >= end or not words[after].capital:
        return False
    return words[k].lower not in ("von",) or (after > k + 1 and words[k - 1].capital)


def _plain_head(words: Sequence[Token], k: int, end: int, language: str, determined: bool) -> tuple[int, int] | None:
    """English: the run of capitals; or, behind a determiner, the words up to the verb."""
    first = k
    closed = word_set(language, "preposition") | word_set(language, "auxiliary") | word_set(language, "relative")
    while k < end and words[k].kind == "word" and (words[k].lower not in closed or _acronym(words[k])):
        of_state = find_adjective(words[k].text, language)  # "the Spanish bank Santander"
        if words[k].capital and not of_state and not (k == 0 and _opens(words, language)):
            last = _run(words, k, end, "of")
            if last + 1 < end and words[last].lower in word_set(language, "title") and words[last + 1].capital:
                return last, _run(words, last + 1, end, "of")  # "Zara owner Inditex"
            return first, last
        if k - first >= LOWER or ((k > first or not (determined or words[k].capital)) and _verb(words, k, language)):
            break
        k += 1
    return (first, k) if k > first else None


def _acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1  # the WHO is not "who"


def _opens(words: Sequence[Token], language: str) -> bool:
    """Whether the first word of a sentence has its capital only from there."""
    return len(words) > 1 and not words[1].capital and known(words[0].lower, language)


def _verb(words: Sequence[Token], k: int, language: str) -> bool:
    low = words[k].lower
    base = lemma(low, language)
    after = words[k + 1].lower if k + 1 < len(words) else ""
    if low.endswith("s") and (after.endswith("ed") or after in word_set(language, "auxiliary")):
        return False  # "Unknown attackers kidnapped"
    if verb_event(low, language) is not None and verb_event(after, language) is None:
        return True
    if low.endswith("ed") or (base != low and not low.endswith("s")):
        return True
    return low.endswith("s") and base != low and noun_lemma(words[k - 1].lower, language) == words[k - 1].lower


def _quoted(words: Sequence[Token], k: int, end: int) -> tuple[int, int] | None:
    """The tokens between quotation marks that open at token `k`."""
    if k >= end or words[k].text not in OPEN:
        return None
    close = next((n for n in range(k + 1, min(end, k + 2 + QUOTED)) if words[n].text in CLOSE), None)
    return (k + 1, close) if close is not None and close > k + 1 and words[k + 1].capital else None


def _owner(words: Sequence[Token], k: int, end: int, language: str, depth: int) -> Phrase | None:
    """What stands in the genitive, or after "von", right behind a noun."""
    if k >= end:
        return None
    low = words[k].lower
    if low in word_set(language, "owner"):
        return _no_number(words, phrase_at(words, k + 1, end, language, depth + 1))
    if capitals(language) and low in word_set(language, "genitive") and not has(words, k, language, "source"):
        return phrase_at(words, k, end, language, depth + 1)
    return None


def _no_number(words: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """ "ein Bußgeld von 1,2 Milliarden Euro": a size is no owner."""
    sized = phrase is not None and any(words[k].kind == "number" for k in range(phrase.first, phrase.last))
    return None if sized else phrase
