"""The counted noun behind a number, across adjectives and participles ("3000 von ihnen ausgebildete Soldaten")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import known, noun_lemma
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.number.spelled import spelled
from zifferblatt.facts.states import find
from zifferblatt.language.tables import Entry, table
from zifferblatt.language.writing import capitals, inflected

REACH = 9  # tokens between a number and its noun, at most
TRUNCATED = 3  # tokens behind "und" in which the whole compound stands
PART = 3  # letters of a part of a compound, at least
SHORT = 3  # letters of an English plural, at least: the S of "Model S" is none
POSSESSIVE = ("'s", "’s", "s'", "s’")
QUOTES = "\"“”‘'"
PLURAL = "s"
DOING = "ing"
ADVERB = "ly"  # ends of English words that are adjectives as well: daily, yearly
NO_NOUN = ("ly", "ed", "ing")  # ends of English words that count nothing when they stand alone

WordClass = Literal["stop", "cross", "phrase", "of", "verb", "join", "nominal", "auxiliary", "top"]


class ClassRow(Entry):
    """A row of ``function_words.yaml``: small words of one class."""

    kind: WordClass
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun at token `index`; `last` is the token after it, or after the number if it is another's."""

    index: int
    last: int
    text: str
    lemma: str


@cache
def words_of(language: str, *kinds: WordClass) -> frozenset[str]:
    """The small words of some classes, in lower case."""
    return frozenset(
        w if r.kind == "top" else w.lower()
        for r in table(language, "function_words", ClassRow)
        if r.kind in kinds
        for w in r.words
    )


def counted_noun(
    tokens: Sequence[Token], start: int, language: str, *, many: bool = True, first: int = 0
) -> Noun | None:
    """The noun counted by a number whose last token stands before `start`, or None where the noun is left out.

    `many`: the number is not one, so a plural is more likely than a singular; `first`: the number's first token.
    """
    if start >= len(tokens):
        return None
    begin = _over_of(tokens, start, language)
    if tokens[begin].text in QUOTES and begin + 2 < len(tokens) and tokens[begin + 1].lower in words_of(language, "of"):
        begin = _over_of(tokens, begin + 1, language)  # "scores of thousands" of lives
    charted = _charted(tokens, begin, language)
    begin += 2 * charted  # thirty Top 40 singles
    if tokens[begin].kind == "number" and begin + 1 < len(tokens) and _aircraft(tokens[begin], language):
        begin += 1  # six 737 Max jets
    begin = _over_size(tokens, begin, language) if many else begin
    if capitals(language):
        noun = _capital_noun(tokens, begin, language)
    else:
        modifier = many and _one_thing(tokens, first, language)
        noun = _plain_noun(tokens, begin, language, many=many, modifier=modifier)
    other = begin - start > 1 and not charted and _number(tokens[begin - 1], language)
    return replace(noun, last=start) if noun is not None and other else noun


def _one_thing(tokens: Sequence[Token], first: int, language: str) -> bool:
    """The article before the number belongs to one thing, which the number describes: the 12 page document."""
    lex = lexicon(language)
    before = tokens[first - 1].lower if first else ""
    return before in lex.grammar.the or lex.row(before, "one") is not None


def _charted(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "Top 40" before a noun."""
    top = i + 2 < len(tokens) and tokens[i].capital and tokens[i + 1].kind == "number" and tokens[i + 2].kind == "word"
    return top and tokens[i].text in words_of(language, "top")


def _aircraft(token: Token, language: str) -> bool:
    from zifferblatt.facts.number.not_figures import words

    return token.text in words(language, "model")


def _over_of(tokens: Sequence[Token], start: int, language: str) -> int:
    """Skips "von", "der", "of (the)" between number and noun: Hunderte von Menschen, drei der Männer."""
    i, grammar = start, lexicon(language).grammar
    if tokens[i].lower in words_of(language, "of"):
        i += 1
        while i < len(tokens) and tokens[i].lower in grammar.the:
            i += 1
        described = start + 1 < i + 1 < len(tokens) and not tokens[i].capital and not _number(tokens[i], language)
        i += described and tokens[i].kind == "word" and _number(tokens[i + 1], language)  # of their last five games
        if i < len(tokens) and tokens[i].lower in words_of(language, "stop"):
            return start  # drei von ihnen
        if i + 1 < len(tokens) and tokens[i].lower.endswith(POSSESSIVE) and _number(tokens[i + 1], language):
            i += 1  # 28 of Nigeria's 36 states
        if i < len(tokens) and _number(tokens[i], language):
            i += 1  # acht der 14 Matrosen
    return i if i < len(tokens) else start


def _over_size(tokens: Sequence[Token], i: int, language: str) -> int:
    """English: skips a number with a hyphen that describes what is counted: two 16-year-old boys."""
    sized = i + 3 < len(tokens) and tokens[i].kind == "number" and tokens[i + 1].text == "-" and tokens[i + 1].glued
    if not sized or capitals(language) or tokens[i + 2].kind != "word":
        return i
    return i + 3


def _number(token: Token, language: str) -> bool:
    return token.kind == "number" or (token.kind == "word" and spelled(token.lower, lexicon(language)) is not None)


def _capital_noun(tokens: Sequence[Token], start: int, language: str) -> Noun | None:
    stop, cross, phrase = (words_of(language, k) for k in ("stop", "cross", "phrase"))
    i, ready, unknown, listed = start, True, 0, False
    while i < min(len(tokens), start + REACH):
        token = tokens[i]
        if token.kind == "number":
            if not (listed := i > start and _counted_adjective(tokens, i, language)):
                return None
        elif token.kind == "sign" and (end := _quoted_compound(tokens, i)) is not None:
            return _noun(tokens, end, language)
        elif token.kind == "sign":
            goes_on = _adjective(tokens, i + 1, language) or _counted_adjective(tokens, i + 1, language)
            if token.text not in "„“\"»«'‚" and not (token.text == "," and i > start and goes_on):
                return None
        elif token.capital:
            if not ready:
                return None
            if not _toponym(tokens, i, language):
                noun = _noun(tokens, i, language)
                return replace(noun, last=start) if listed else noun
        elif (
            token.lower in phrase
            and i + 1 < len(tokens)
            and tokens[i + 1].lower in stop
            and tokens[i + 1].kind == "word"
        ):
            i += 1
        elif (
            i > start and token.lower in lexicon(language).grammar.joins and _counted_adjective(tokens, i + 1, language)
        ):
            pass  # 200 alte und 30 neue Brote
        elif token.lower in stop:
            return None
        elif token.lower in cross:
            pass
        elif _adjective(tokens, i, language):
            ready = True
        else:
            ready, unknown = False, unknown + 1
            if unknown > 1 or _verb(token, language):
                return None
        i += 1
    return None


def _quoted_compound(tokens: Sequence[Token], i: int) -> int | None:
    """The last part of a compound that begins with a name in marks at token `i`: „Korvan“-Mitglieder."""
    if tokens[i].text not in '„“"»‚':
        return None
    for k in range(i + 2, min(i + 6, len(tokens) - 2)):
        joined = tokens[k + 1].text == "-" and tokens[k + 1].glued and tokens[k + 2].glued and tokens[k + 2].capital
        if tokens[k].kind == "sign" and tokens[k].text in '“”"«‘' and joined:
            return k + 2
    return None


def _counted_adjective(tokens: Sequence[Token], i: int, language: str) -> bool:
    """A number with an adjective: what is counted stands further on (300 alte, 200 neue und 30 halbe Brote)."""
    return i + 1 < len(tokens) and tokens[i].kind == "number" and _adjective(tokens, i + 1, language)


def _verb(token: Token, language: str) -> bool:
    """A finite verb: its base form is an infinitive."""
    lemma = noun_lemma(token.lower, language).lower()
    return lemma != token.lower and lemma.endswith("n")


def _adjective(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Looks like an inflected adjective or participle."""
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].capital:
        return False
    return inflected(tokens[i].lower, language)


def _toponym(tokens: Sequence[Token], i: int, language: str) -> bool:
    """ "Berliner" in "20 Berliner Schulen": made from a place's name, and a noun follows."""
    if not tokens[i].lower.endswith("er") or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    if after.kind != "word" or not after.capital:
        return False
    return not known(tokens[i].text, language) or noun_lemma(after.text, language) != after.text


def _noun(tokens: Sequence[Token], i: int, language: str, *, second: bool = False) -> Noun:
    text = tokens[i].text
    if capitals(language) and (whole := _truncated(tokens, i, language)) is not None:
        return Noun(i, i + 1, text, whole)
    lemma = text[:-1] if _acronyms(text) else noun_lemma(text, language)
    if second and _second_name(tokens, i, language):
        return Noun(i, i + 1, text, f"{tokens[i - 1].text} {lemma.capitalize()}")
    return Noun(i, i + 1, text, lemma)


def _second_name(tokens: Sequence[Token], i: int, language: str) -> bool:
    """English: a people whose name is of two words: 300 North Koreans."""
    names = tokens[i].capital and tokens[i - 1].capital and tokens[i - 1].kind == "word"
    return names and find(f"{tokens[i - 1].text} {tokens[i].text}", language) is not None


def _truncated(tokens: Sequence[Token], i: int, language: str) -> str | None:
    """The lemma of a compound whose last part stands in the next one: "Ja- und 23 Nein-Stimmen" -> Ja-Stimme."""
    if i + 2 >= len(tokens) or not (tokens[i + 1].glued and tokens[i + 1].text == "-") or tokens[i + 2].glued:
        return None
    other = next((t.text for t in tokens[i + 3 : i + 3 + TRUNCATED] if t.kind == "word" and t.capital), None)
    if other is None or tokens[i + 2].lower not in lexicon(language).grammar.joins:
        return None
    if "-" in other:
        return f"{tokens[i].text}-{noun_lemma(other.rpartition('-')[2], language)}"
    for at in range(PART, len(other) - PART):
        head = noun_lemma(other[at:].capitalize(), language)
        if known(head, language) and known(other[:at], language):
            return tokens[i].text + head.lower()
    return noun_lemma(other, language)  # Click- und Crowdworker


def _acronyms(word: str) -> bool:
    """MPs, NGOs."""
    return len(word) >= SHORT and word[-1] == "s" and word[:-1].isupper() and word[:-1].isalpha()


def _plain_noun(tokens: Sequence[Token], start: int, language: str, *, many: bool, modifier: bool) -> Noun | None:
    """English: the head of the run of words that follows, told by its plural or by the verb behind it."""
    run = _run(tokens, start, language, many=many)
    if not run:
        return None
    if len(run) > 1 and tokens[run[-1]].lower.endswith(DOING) and _determined(tokens, run[-1] + 1, language):
        run = run[:-1]  # one doctor putting the toll at 90
    words = [tokens[i] for i in run]
    head = _plural_head(words, language) if many else None
    if head is None:
        if many and len(run) == 1 and not _nominal(words[0], language) and _determined(tokens, run[0] + 1, language):
            return None  # three pass the test
        head = _single_head(words, many=many, modifier=modifier)
    return None if head is None else _noun(tokens, run[head], language, second=head > 0)


def _determined(tokens: Sequence[Token], i: int, language: str) -> bool:
    """An article or owner stands at token `i`: what is before it is no noun."""
    lex = lexicon(language)
    return i < len(tokens) and (tokens[i].lower in lex.grammar.the or lex.row(tokens[i].lower, "one") is not None)


def _run(tokens: Sequence[Token], start: int, language: str, *, many: bool) -> list[int]:
    """The tokens of the noun phrase that begins at `start`, as far as small words and verbs tell its end."""
    stop, verbs, cross, join = (words_of(language, k) for k in ("stop", "verb", "cross", "join"))
    run: list[int] = []
    start = _over_letters(tokens, start + (start < len(tokens) and tokens[start].lower in cross))
    short = -1
    for i in range(start, min(len(tokens), start + REACH)):
        token = tokens[i]
        if i <= short:
            continue
        if run and _abbreviates(tokens, i):
            short = i + 2
            continue  # 19 Nipah virus (NiV) cases
        owned = bool(run) and tokens[run[-1]].lower.endswith(POSSESSIVE)
        if token.kind == "sign":
            if token.text in QUOTES and (not run or owned):
                continue
            if token.text == "," and many and run and _goes_on(tokens, i + 1, run, language):
                continue
            break
        if token.kind != "word":
            break
        if token.lower in join and many and run and _goes_on(tokens, i + 1, run, language):
            continue  # digital and physical sales
        if not run and token.lower.endswith(ADVERB) and i + 1 < len(tokens) and _plural(tokens[i + 1], language):
            continue  # 40 daily flights
        if token.lower in stop or token.lower in words_of(language, "of"):
            break
        first = not any(_plural(tokens[k], language) or _nominal(tokens[k], language) for k in run)
        noun = _noun_here(token, language, many=many and first)
        if not run and token.lower in cross and i + 1 < len(tokens) and _plural(tokens[i + 1], language):
            continue  # 500 sold records
        if token.lower in verbs and not (noun and (not run or token.lower.endswith(PLURAL))):
            break  # 18 successive wins: so far nothing stands in the plural
        if token.lower in cross and not run:
            continue
        if not many and run and not owned and _plural(token, language) and not token.capital:
            break  # one proposal asks the board
        run.append(i)
    return run


def _abbreviates(tokens: Sequence[Token], i: int) -> bool:
    """A bracket at token `i` that holds an abbreviation, with a word behind it."""
    if i + 3 >= len(tokens) or tokens[i].text != "(" or tokens[i + 2].text != ")":
        return False
    inner = tokens[i + 1].text
    return sum(c.isupper() for c in inner) > 1 and tokens[i + 3].kind == "word" and not tokens[i + 3].capital


def _over_letters(tokens: Sequence[Token], i: int) -> int:
    """Skips an abbreviation of single letters with dots: 300 U.S. adults."""
    j = i
    while j + 1 < len(tokens) and len(tokens[j].text) == 1 and tokens[j].capital and tokens[j + 1].text == ".":
        j += 2
    return j if j - i > 2 and j < len(tokens) and tokens[j].kind == "word" else i


def _noun_here(token: Token, language: str, *, many: bool) -> bool:
    """A word of the verbs right behind a number counts as a noun: wounded, and lives, for no plural has such a verb."""
    return token.lower in words_of(language, "nominal") or (many and token.lower.endswith(PLURAL))


def _goes_on(tokens: Sequence[Token], i: int, run: Sequence[int], language: str) -> bool:
    """Behind "and" or a comma at `i - 1` the noun phrase goes on: it has no plural yet, and one follows soon."""
    if any(_plural(tokens[k], language) or _nominal(tokens[k], language) for k in run):
        return False
    ends = words_of(language, "stop", "verb")
    for token in tokens[i : i + 4]:
        if token.kind != "word" or (token.lower in ends and not _nominal(token, language)):
            return False
        if _plural(token, language) or _nominal(token, language):
            return True
    return False


def _plural_head(run: Sequence[Token], language: str) -> int | None:
    """The first plural of the run, or the last of several in a row (sports cars)."""
    for n, token in enumerate(run):
        if _plural(token, language):
            while n + 1 < len(run) and _plural(run[n + 1], language):
                n += 1
            return n
        if _nominal(token, language) and (n + 1 == len(run) or not any(_plural(t, language) for t in run[n + 1 :])):
            return n
    return None


def _single_head(run: Sequence[Token], *, many: bool, modifier: bool) -> int | None:
    """The head of a run without a plural: its last word before a participle or adverb.

    `modifier`: the number and the first word describe what follows (the 12 page document).
    """
    if run[0].lower.endswith(NO_NOUN) and not run[0].capital and (many or len(run) == 1):
        return None
    last = 0
    for n in range(1, len(run)):
        if modifier or (run[n].lower.endswith(("ed", "ly")) and not run[n - 1].lower.endswith(POSSESSIVE)):
            break
        last = n
    return last


def _nominal(token: Token, language: str) -> bool:
    """A noun that has no plural of its own: wounded, police, aircraft."""
    return token.lower in words_of(language, "nominal")


def _plural(token: Token, language: str) -> bool:
    word = token.lower
    if len(word) < SHORT or word.endswith((*POSSESSIVE, "ed", "ing", "er", "est", "ss")):
        return False
    return _acronyms(token.text) or noun_lemma(token.text, language).lower() != word
