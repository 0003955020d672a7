"""Who may speak: tells a person, an office, a state or a paper from any other noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from zifferblatt.articles.document import Token
from zifferblatt.articles.document import tokens as cut
from zifferblatt.facts.attribution.marks import CLOSE, OPEN, QUOTES
from zifferblatt.facts.attribution.phrase import Phrase, Span
from zifferblatt.facts.attribution.syntax import clause_words
from zifferblatt.facts.attribution.words import actor_ends, actor_ranks, actors_alone, phrases_of_actors, verbs, words
from zifferblatt.facts.concepts import person_noun
from zifferblatt.facts.lemma import gender, known, lemma, noun_lemma, small_word
from zifferblatt.facts.names import unknown_name
from zifferblatt.facts.states import find
from zifferblatt.language.writing import capitals, writing
from zifferblatt.model import SourceKind

ACRONYM = range(2, 8)  # letters of a name in capitals
AGENT = 4  # letters of a noun for who does something, more than
IN_BRACKETS = 3  # tokens of an abbreviation in brackets
STEM = 4  # letters of an actor's word that may end a compound, more than


@lru_cache(maxsize=16384)
def actor_kind(word: str, language: str) -> SourceKind | None:
    """What kind of source a word tells of: by itself, its head behind a hyphen, or the end of a compound."""
    low, head = word.lower(), word.rpartition("-")[2]
    parts = {low, head.lower()}
    singular = noun_lemma(head, language).lower() if capitals(language) else ""
    if singular:
        parts.add(singular)  # "Umweltverbände"
    for bare in tuple(parts):
        parts |= {bare.removesuffix(end) for end in ("s", "es", "n", "en", "innen", "'s", "’s")}
    ranked = actor_ranks(language)
    found = [ranked[p] for p in parts if p in ranked]
    if singular:
        found += [ranked[tail] for p in parts for tail in _tails(p, language, whole=p == singular)]
    return min(found)[1] if found else None


def _tails(word: str, language: str, *, whole: bool) -> Iterator[str]:
    """Ends of a compound that are actors; of a form that is no lemma only plurals: "werkzeuge" is no "Zeuge"."""
    ranked, alone = actor_ranks(language), actors_alone(language)
    for k in range(1, len(word) - STEM):
        tail = word[k:]
        if tail in ranked and tail not in alone and (whole or _plural(tail, language)):
            yield tail
    ends = actor_ends(language)
    yield from (word[-k:] for k in range(2, STEM + 1) if word[-k:] in ends and len(word) > k + 2)


@lru_cache(maxsize=2048)
def _plural(tail: str, language: str) -> bool:
    noun = tail.capitalize()
    return noun_lemma(noun, language) != noun


def speaks(tokens: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether `phrase` names somebody who can say something, for certain: an actor, a state, a name."""
    if phrase.quoted:
        return phrase.head[1] - phrase.head[0] > 2 and tokens[phrase.head[1] - 2].text not in ".!?"
    head = [t for t in tokens[phrase.head[0] : phrase.head[1]] if t.kind == "word"]
    if not head:
        return False
    if " ".join(t.lower for t in head) in phrases_of_actors(language):
        return True  # "das Rote Kreuz"
    if _abbreviated(tokens, phrase):
        return True
    if not capitals(language) and not head[-1].capital:  # "Ebola cases": what a name describes
        low = " ".join(t.lower for t in head)
        known_phrase = any(f" {p} " in f" {low} " for p in phrases_of_actors(language))  # the US coast guard
        return (
            known_phrase
            or head[-1].lower in words(language, "document")
            or any(actor_kind(t.text, language) for t in head)
        )
    return any(_speaker(t, phrase.first, tokens, language) for t in head) or _full_name(head, phrase, tokens, language)


def _abbreviated(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "die Schutzgemeinschaft der Anleger (SdK)": who has an abbreviation is an organisation."""
    end = phrase.last if tokens[phrase.last - 1].text == ")" else phrase.last + IN_BRACKETS
    bracket = tokens[max(phrase.head[1], end - IN_BRACKETS) : end]
    if [t.kind for t in bracket] != ["sign", "word", "sign"] or bracket[0].text != "(":
        return False
    short, head = bracket[1].text, tokens[phrase.head[0]].text
    return sum(c.isupper() for c in short) > 1 and short[0].casefold() == head[0].casefold()


def _speaker(token: Token, first: int, tokens: Sequence[Token], language: str) -> bool:
    word = token.text
    documents = words(language, "document")
    if (
        actor_kind(word, language)
        or word.rpartition("-")[2] in documents
        or (token.lower in documents and not capitals(language))
    ):
        return True
    if (
        not token.capital
        or token.lower in words(language, "time")
        or (token is tokens[0] and not noun(token, language))
    ):
        return False
    if word.isupper() and len(word) in ACRONYM:
        return True
    if not capitals(language):
        return token is not tokens[0] or not known(word.lower(), language) or find(word, language) is not None
    if find(word, language) is not None:
        return True
    # An unknown word with an article is rather a rare noun than a name.
    return unknown_name(word, language) and (tokens[first].lower not in words(language, "determiner") or "-" in word)


def _full_name(head: Sequence[Token], phrase: Phrase, tokens: Sequence[Token], language: str) -> bool:
    """Two nouns in a row: "Angela Merkel", with a determiner only where the last is a name."""
    if len(head) < 2 or not capitals(language):
        return False
    if tokens[phrase.first].lower in words(language, "determiner"):
        return known(head[0].text, language) and unknown_name(head[-1].text, language)  # "die Auskunftei Kreditz"
    return noun(head[0], language) and not (
        known(head[0].text, language) and lemma(head[0].text, language)[0].islower()
    )


def _agent(word: str, language: str) -> bool:
    """Whether a noun ends like those for who does something: "engineers", "lobbyist"."""
    stem = noun_lemma(word, language)
    if stem in words(language, "thing") or stem.endswith("ment"):
        return False
    return len(stem) > AGENT and stem.endswith(tuple(words(language, "agent_end"))) and known(stem, language)


def noun(token: Token, language: str) -> bool:
    """Not a small word that has a capital only because the sentence begins with it."""
    if token.lower in words(language, "small", "preposition", "subordinate", "conjunction", "pronoun"):
        return False
    return not token.lower.endswith(tuple(words(language, "adverb_end")))


def may_speak(tokens: Sequence[Token], phrase: Phrase, language: str) -> bool:
    """Whether `phrase` may be the subject of a verb that only people and what they wrote can have."""
    if speaks(tokens, phrase, language):
        return True
    opened = tokens[phrase.first].text in OPEN or tokens[phrase.head[0]].text in OPEN
    if opened and not any(t.text in CLOSE for t in tokens[phrase.first + 1 : phrase.last]):
        return False  # "„Tabak: …“"
    head = [t for t in tokens[phrase.head[0] : phrase.head[1]] if t.kind == "word"]
    if not head or head[0].lower in words(language, "time"):
        return False
    if not capitals(language):
        low = head[-1].lower
        agent = person_noun(noun_lemma(low, language), language) or _agent(low, language)
        return agent or _surname(phrase, tokens, language) or _speech(phrase, tokens, language)
    single = noun_lemma(head[-1].text, language)
    if single.lower().endswith(tuple(words(language, "mute"))):
        return False
    abstract = single.lower().endswith(tuple(words(language, "abstract")))
    if abstract and known(single, language) and not _told(head[-1], language):
        return False
    if tokens[phrase.first].lower in words(language, "determiner"):
        return True
    last = head[-1].text
    named = not known(last, language) or person_noun(single, language) or gender(single, language) == "masculine"
    opening = head[0].text
    if head[0] is tokens[0] and small_word(opening, language) and not opening.endswith(("e", "er", "en")):
        return False  # "Zugleich wies sie darauf hin"; but "Jugendliche sagten"
    return noun(head[0], language) and (single != last or named)  # "Wolf sagte": no article, so a name


def _told(token: Token, language: str) -> bool:
    """Whether a noun is for what somebody says, or for the paper in which it stands."""
    return token.text in words(language, "claim", "document") or token.lower.endswith(
        tuple(words(language, "compound"))
    )


def _surname(phrase: Phrase, tokens: Sequence[Token], language: str) -> bool:
    """A single word with a capital that opens the sentence, in the singular and without an article: "Smith said"."""
    if phrase.head[1] - phrase.first != 1 or phrase.first:
        return False
    token = tokens[0]
    verb = tokens[phrase.last].lower if phrase.last < len(tokens) else ""
    if verb == "," and phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].lower in words(language, "who"):
        return tokens[0].capital and tokens[phrase.last + 1].lower in words(language, "person_relative")
    past = (
        verb.endswith(writing(language).past)
        or verb in clause_words(language, "preterite")
        or verb in words(language, "have")
    )
    if not past and verb not in words(language, "says"):
        return False
    lemma_ = noun_lemma(token.lower, language)
    return (
        token.capital
        and lemma_ == token.lower
        and noun(token, language)
        and not token.lower.endswith(writing(language).progressive)
    )


def _speech(phrase: Phrase, tokens: Sequence[Token], language: str) -> bool:
    """English: before "said" and "told" stands whoever speaks: "the mission said", but "is said to"."""
    i = phrase.last
    while i < len(tokens) and tokens[i].lower in words(language, "small"):
        i += 1
    if i + 1 >= len(tokens):
        return False
    low, after = tokens[i].lower, tokens[i + 1].lower
    past = low.endswith(writing(language).past) or low in clause_words(language, "preterite")
    that = past and after in words(language, "that") and low in verbs(language)  # the probe found that
    return that or (low in words(language, "speech") and after not in clause_words(language, "to"))


def claims(tokens: Sequence[Token], span: Span, language: str) -> bool:
    """Whether a noun for what somebody says stands among the tokens of `span`."""
    found, ends = words(language, "claim"), tuple(words(language, "compound"))
    return any(t.text in found or (t.capital and t.lower.endswith(ends)) for t in tokens[span[0] : span[1]])


def empty(tokens: Sequence[Token], span: Span, language: str) -> bool:
    """Whether the phrase holds no name, only determiners, pronouns and signs."""
    small = words(language, "determiner", "pronoun")
    return all(t.lower in small or t.text in QUOTES for t in tokens[span[0] : span[1]])


@lru_cache(maxsize=64)
def surnames(text: str, language: str) -> frozenset[str]:
    """Words of `text` that end a run of capitalised words somewhere, as a person's last name does: "Boris Johnson"."""
    found: set[str] = set()
    small = words(language, "small", "determiner", "preposition", "conjunction", "pronoun", "time", "said_so", "how")
    joints = words(language, "nobility")
    before: Token | None = None
    for token in cut(text):
        named = token.kind == "word" and token.capital and token.lower not in small
        if named and before is not None and token.text[1:].islower():
            found.add(token.text)
        if named or token.lower not in joints:
            before = token if named else None
    return frozenset(found)
