"""English noun phrases: the run of words that a phrase is built on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zifferblatt.articles.document import Token
from zifferblatt.articles.sentences import abbreviations
from zifferblatt.facts.attribution.marks import CLOSE, OPEN, QUOTES, closing
from zifferblatt.facts.attribution.words import actor_ranks, phrases_of_actors, verbs, words
from zifferblatt.facts.noun import words_of

YEAR = 4  # digits of a year


def run(tokens: Sequence[Token], start: int, end: int, language: str) -> int | None:
    """The token behind the words that an English noun phrase from token `start` is built on; None without a noun."""
    stop = _stops(language)
    determiners = words(language, "determiner")
    i = start
    while i < end and tokens[i].lower in determiners:
        i += 1
    noun = i
    while i < end:
        token = tokens[i]
        if (
            token.text == "."
            and token.glued
            and i > noun
            and i + 1 < len(tokens)
            and (len(tokens[i - 1].text) <= 3 or tokens[i - 1].text in abbreviations(language))
            and (tokens[i + 1].capital or _dotted(tokens, i) or tokens[i - 1].text in abbreviations(language))
        ):
            i += 1
            continue
        if token.text == "-" and token.glued and i > noun and i + 1 < end and tokens[i + 1].glued:
            i += 2  # the U.S.-led coalition
            continue
        if _joins_names(tokens, noun, i, end, language):
            i += 1
            continue
        if token.text in OPEN and i == noun and (close := closing(tokens, i, end, CLOSE)):
            i = close
            continue
        if token.kind == "number" and i == noun > start and (behind := _over_number(tokens, i, end)):
            i = noun = behind
            continue
        named = token.capital and i > noun and tokens[i - 1].capital  # "Doctors Without Borders"
        if token.kind != "word" or (
            token.lower in stop
            and not named
            and not (i > noun and tokens[i - 1].lower.endswith(("'s", "’s")))  # YouGov's last poll
            and not (token.text.isupper() and len(token.text) > 1)
        ):
            break
        owned = noun > start and i == noun  # the state prosecutor
        if (
            not token.capital
            and not owned
            and (_verbal(tokens, i, language) if i > noun else _said(tokens, i, language))
        ):
            break
        if i == noun and (_contracted(token, language) or token.lower in words(language, "of")):
            break
        if not token.capital and (token.lower.endswith("ly") or (i > noun and token.lower in words(language, "that"))):
            break
        i += 1
    return i if i > noun else None


def _dotted(tokens: Sequence[Token], i: int) -> bool:
    """The full stop at token `i` ends an abbreviation of single letters: "the U.N. refugee agency"."""
    letter, stop = tokens[i - 1].text, tokens[i - 2].text
    goes_on = tokens[i + 1].kind == "word" or (tokens[i + 1].text == "-" and tokens[i + 1].glued)
    return i > 2 and stop == "." and len(letter) == 1 and letter.isupper() and goes_on


def _joins_names(tokens: Sequence[Token], first: int, i: int, end: int, language: str) -> bool:
    """ "the Food and Drug Administration", "the Ministry of Health and Welfare": "and" stands inside one name."""
    if not first < i < end - 1 or tokens[i].lower not in words(language, "and"):
        return False
    if not (tokens[i - 1].capital and tokens[i + 1].capital):
        return False
    ranks = actor_ranks(language)
    before = {t.lower for t in tokens[first:i]}
    if tokens[first - 1].lower in words(language, "of"):
        owner = tokens[first - 2].lower if first > 1 else ""
        return owner in ranks and before.isdisjoint(ranks)
    last = i + 1
    while last < end and tokens[last].kind == "word" and tokens[last].capital:
        last += 1
    return last - i > 1 + (first == i - 1) and tokens[last - 1].lower in ranks and before.isdisjoint(ranks)


def _over_number(tokens: Sequence[Token], i: int, end: int) -> int:
    """The token behind digits that describe a noun: "the 300-page report", "a 2011 report"; 0 where they do not."""
    if i + 2 < end and tokens[i + 1].text == "-" and tokens[i + 1].glued and tokens[i + 2].glued:
        return i + 3 if i + 3 < end and tokens[i + 3].kind == "word" else 0
    year = len(tokens[i].text) == YEAR and tokens[i].text.isdigit() and i + 1 < end
    return i + 1 if year and tokens[i + 1].kind == "word" and not tokens[i + 1].glued else 0


def tells(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the word at `i` is a paper, not the verb it looks like: "reports say", "a report published"."""
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "document"):
        return False
    after = tokens[i + 1].lower
    return after in verbs(language) or after.endswith("ed") or after in words(language, "be", "have", "modal")


def _said(tokens: Sequence[Token], i: int, language: str) -> bool:
    """A verb of saying that is no noun of what is said begins no phrase: "He said authorities believed"."""
    low = tokens[i].lower
    if i + 1 < len(tokens) and tokens[i + 1].lower in actor_ranks(language):
        return False  # state media, state prosecutors
    return low in verbs(language) and low not in words(language, "claim", "document") and not low.endswith("s")


def _contracted(token: Token, language: str) -> bool:
    """ "We're", "There's": a small word and its verb, no name."""
    word, sign, _ = token.lower.replace("’", "'").partition("'")
    return bool(sign) and word in words_of(language, "stop")


def _verbal(tokens: Sequence[Token], i: int, language: str) -> bool:
    low = tokens[i].lower
    if tells(tokens, i, language):
        return False
    paper = low in words(language, "claim", "document") and _paper_ends(tokens, i, language)
    if paper and (low.endswith("s") or (tokens[i + 1 : i + 2] and not tokens[i - 1].lower.endswith("s"))):
        return False  # new forecasts by the bank, a first estimate by the bank
    if i + 1 < len(tokens) and f"{low} {tokens[i + 1].lower}" in phrases_of_actors(language):
        return False  # a think tank
    return low in verbs(language) or low in words_of(language, "verb") or low.endswith("ed")


def _paper_ends(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Behind the word at `i` nothing begins that it could say."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is None or (behind.kind == "sign" and behind.text not in QUOTES):
        return True
    return behind.lower in words(language, "of", "attach") or behind.lower in verbs(language)


@cache
def _stops(language: str) -> frozenset[str]:
    return words_of(language, "stop") - words(language, "determiner")
