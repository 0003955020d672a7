"""When "ein" or "one" is a number: a hedge, "nur", a coordinated count or a casualty asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.words import actor_ranks, verbs
from zifferblatt.facts.concepts import casualty_noun, person_noun
from zifferblatt.facts.hedge import Hedge, hedge_before, small_words
from zifferblatt.facts.noun import ADVERB, Noun, words_of
from zifferblatt.facts.number.find import Number
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.not_figures import words
from zifferblatt.facts.unit import Unit
from zifferblatt.facts.units import unit_at
from zifferblatt.facts.words import has, word_set
from zifferblatt.language.writing import capitals
from zifferblatt.model import Precision

BINDING = (Precision.AT_LEAST, Precision.MORE_THAN, Precision.AT_MOST, Precision.LESS_THAN)
FAR = 6  # tokens from a figure to what it is compared with
NEAR = 4  # tokens between a coordinated count and "ein"


def counts_one(
    tokens: Sequence[Token], number: Number, noun: Noun | None, unit: Unit | None, hedge: Hedge | None,
    seen: Sequence[Number], n: int, language: str,
) -> bool:  # fmt: skip
    """Whether the word at `number` states the number one."""
    if noun is not None and _sized(tokens, noun, seen[n + 1 : n + 2], language):
        return False  # bis zu einer Höhe von drei Metern
    if noun is None and unit is None and hedge is not None and hedge.precision in BINDING and not hedge.preposition:
        return not capitals(language)  # at least one was new
    if unit is None and number.first > 1 and tokens[number.first - 2].lower in words(language, "compares"):
        return False  # kaum größer als eine Visitenkarte
    if unit is None and _one_more(tokens, number, noun, seen[:n], language):
        return True
    if noun is None and unit is None:
        return _one_of_some(tokens, number, seen, n, language)
    before = tokens[number.first - 1].lower if number.first else ""
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    reasons = words(language, "number_reason")
    if unit is None and before in reasons and _predicate(tokens, number.first, language):
        return False  # es ist nur ein Vorschlag
    if after in words(language, "article") or lexicon(language).row(after, "half") is not None:
        return False  # eine halbe Million
    if before in reasons and number.first > 1 and tokens[number.first - 2].lower in words(language, "number_not_after"):
        return False  # nicht nur ein
    if unit is not None and after_unit_bracket(tokens, unit, seen):
        return True  # ein Pfund (etwa 1,22 Euro)
    if unit is not None and number.first < unit.first:
        behind = tokens[unit.last].lower if unit.last < len(tokens) else ""
        plain = not capitals(language) and tokens[number.first].lower not in lexicon(language).morphemes
        if plain and hedge is None:
            return False  # a day earlier
        if behind in words(language, "one_not_before") or before in words(language, "number_not_after"):
            return False  # ein Jahr zuvor, vor einem Jahr
        if before in words(language, "one_before") or behind in words(language, "one_after"):
            return True  # dauert ein Jahr, ein Jahr lang
    still = number.first > 1 and before in small_words(language) and tokens[number.first - 2].lower in reasons
    if (
        before in reasons or after in reasons or (still and before not in words(language, "number_not_after"))
    ):  # nur noch ein
        return True
    if unit is not None and not capitals(language):
        row = lexicon(language).row(tokens[number.first].lower, "one")
        if row is not None and not row.article:
            return True  # one mile
        than = before in lexicon(language).grammar.than
        compared = n > 0 and number.first - seen[n - 1].last < FAR and (than or seen[n - 1].ratio)
        return hedge is not None and hedge.precision is not Precision.EXACT and not compared  # 9% more than a year ago
    if hedge is not None and (unit is not None or hedge.precision in BINDING) and not hedge.preposition:
        return True
    if not capitals(language):
        says = noun is not None and noun.last < len(tokens) and tokens[noun.last].lower in verbs(language)
        if says and noun is not None and hedge is None and before not in reasons and _speaker(noun.lemma, language):
            return False  # one witness said
        return noun is not None and tokens[noun.index].kind == "word"  # English has an article of its own
    if noun is None:
        return False
    if casualty_noun(noun.lemma, language):
        return True
    return _coordinated(tokens, number, noun, seen, n, language) or (
        person_noun(noun.lemma, language) and _harmed(tokens, language)
    )


def _sized(tokens: Sequence[Token], noun: Noun, later: Sequence[Number], language: str) -> bool:
    """Behind the noun "von" and another number tell its size."""
    of = noun.last < len(tokens) and tokens[noun.last].lower in lexicon(language).grammar.of
    return of and capitals(language) and any(n.first - noun.last <= NEAR // 2 for n in later)


def after_unit_bracket(tokens: Sequence[Token], unit: Unit, seen: Sequence[Number]) -> bool:
    """An amount of money is converted in a bracket behind it."""
    opened = unit.kind == "money" and unit.last < len(tokens) and tokens[unit.last].text == "("
    return opened and any(unit.last < n.first <= unit.last + NEAR for n in seen)


def _predicate(tokens: Sequence[Token], first: int, language: str) -> bool:
    """ "das ist nur ein": behind a pronoun and "is"."""
    if first < 3:
        return False
    left, right = tokens[first - 3].lower, tokens[first - 2].lower
    return left in words(language, "pointing") and right in words(language, "copula")


def _speaker(noun: str, language: str) -> bool:
    return person_noun(noun, language) or noun.lower() in actor_ranks(language)


def _one_more(
    tokens: Sequence[Token], number: Number, noun: Noun | None, left: Sequence[Number], language: str
) -> bool:
    """ "Zwei starben, ein weiterer wurde verletzt": another count goes before, and a person or nothing is counted."""
    if all(n.article or n.share for n in left) or number.last >= len(tokens):
        return False
    behind = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    bare = noun is None and (behind is None or not behind.capital)
    somebody = bare or (noun is not None and person_noun(noun.lemma, language))
    return somebody and tokens[number.last].lower in words(language, "one_more")


def _one_of_some(tokens: Sequence[Token], number: Number, seen: Sequence[Number], n: int, language: str) -> bool:
    """ "two were hurt; one is in hospital": a verb behind the bare word, and another count in the sentence."""
    if capitals(language) or number.last >= len(tokens) or len(seen) == 1:
        return False
    left_word = tokens[number.first - 1].lower if number.first else ""
    ends = tokens[number.last].kind == "sign" or tokens[number.last].lower in words_of(language, "verb", "auxiliary")
    if left_word in words(language, "number_reason") and ends:
        return True  # just one remains
    if n and tokens[number.last].kind == "sign" and left_word.endswith("ing") and not seen[n - 1].article:
        return True  # the state sends three, the city is sending one
    if tokens[number.last].lower in words(language, "per") or has(tokens, number.last, language, "inserted"):
        return True  # one every ten minutes; four men, one of whom
    manner = tokens[number.last].lower.endswith(ADVERB)  # three were hurt, one seriously
    if not manner and tokens[number.last].lower not in words_of(language, "auxiliary"):
        return False
    lex = lexicon(language)
    row, left = lex.row(tokens[number.first].lower, "one"), tokens[number.first - 1] if number.first else None
    opens = left is None or left.kind == "sign" or left.lower in (*lex.grammar.joins, *word_set(language, "relative"))
    other = seen[n - 1] if n else seen[n + 1]
    return row is not None and not row.article and opens and not other.share and not other.article


def _coordinated(
    tokens: Sequence[Token], number: Number, noun: Noun, seen: Sequence[Number], n: int, language: str
) -> bool:
    """ "zwei Frauen und ein Kind": a count stands right before or after, joined by a word for "and"."""
    joins = [j for j in lexicon(language).grammar.joins if j.isalpha()]
    left = seen[n - 1] if n else None
    if (
        left
        and not left.article
        and left.tail is None
        and unit_at(tokens, left.after, language) is None
        and number.first - left.last <= NEAR
        and tokens[number.first - 1].lower in joins
    ):
        return True
    following = seen[n + 1] if n + 1 < len(seen) else None
    return (
        following is not None
        and not following.article
        and following.tail is None
        and 0 <= following.first - noun.last <= NEAR - 1
        and any(
            tokens[i].lower in joins and _hedged_to(tokens, i + 1, following.first, language)
            for i in range(noun.last, following.first)
        )
    )


def _hedged_to(tokens: Sequence[Token], first: int, number: int, language: str) -> bool:
    """Nothing but a hedge, or a small word of one, stands between token `first` and the `number`."""
    hedge = hedge_before(tokens, number, language, measured=False) if first < number else None
    small = small_words(language)
    return all(t.lower in small or (hedge is not None and t.start >= hedge.span[0]) for t in tokens[first:number])


def _harmed(tokens: Sequence[Token], language: str) -> bool:
    from zifferblatt.facts.concepts import harm_words

    return any(t.lower in harm_words(language) for t in tokens)
