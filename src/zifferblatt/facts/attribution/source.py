"""From the words that name somebody to a `Source`: its normalised name, its state, its kind."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.phrase import Span, bare
from zifferblatt.facts.attribution.words import actors, words
from zifferblatt.facts.lemma import known, noun_lemma
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.facts.places import find
from zifferblatt.model import Entity, Source, SourceKind


def source(
    text: str, tokens: Sequence[Token], span: Span, language: str, *, own: bool = False, whole: bool = False
) -> Source | None:
    """The source named by tokens `span` of `text`, or None where it names nobody. `whole` keeps its determiner."""
    inner = bare(tokens, span, language)
    first, last = span if whole else inner
    if all(t.lower in words(language, "determiner") | words(language, "pronoun") for t in tokens[first:last]):
        return None
    state = _state(tokens, inner, language)
    name = _name(text, tokens, inner, state, language)
    start, end = tokens[first].start, tokens[last - 1].end
    return Source(
        text=text[start:end], start=start, end=end, name=name,
        id=state.id if state else None, kind=_kind(tokens, inner, state, language), own_account=own,
    )  # fmt: skip


def _state(tokens: Sequence[Token], span: Span, language: str) -> Entity | None:
    """The state that the phrase names, by its name, an adjective or a seat of government."""
    first, last = span
    whole = find(" ".join(t.text for t in tokens[first:last]), language)
    if whole is not None:
        return whole
    for token in tokens[first:last]:
        head = token.text.partition("-")[0]
        found = find(token.text, language) or (find(head, language) if head != token.text else None)
        if found is not None:
            return found
    return None


def _name(text: str, tokens: Sequence[Token], span: Span, state: Entity | None, language: str) -> str:
    first, last = span
    if state is not None and last - first == 1 and "-" not in tokens[first].text:
        return state.name
    written = text[tokens[first].start : tokens[last - 1].end].strip("„“”\"»«'")
    if not lexicon(language).grammar.nouns_capital:
        return written
    if last - first == 1:
        lemma = noun_lemma(written, language) if known(written, language) else written.removesuffix("s")
        return lemma if not known(written, language) or lemma.lower() in written.lower() else written
    words_ = [t.text for t in tokens[first:last]]
    if words_[0].islower() and words_[0].endswith(("en", "er", "es", "em")):
        words_[0] = words_[0][:-1] if words_[0].endswith(("en", "es", "em")) else words_[0]
    return " ".join(words_) if len(words_) <= 3 else written


def _kind(tokens: Sequence[Token], span: Span, state: Entity | None, language: str) -> SourceKind:
    first, last = span
    low = " ".join(t.lower for t in tokens[first:last])
    singles = low.replace("-", " ").split()
    capital = lexicon(language).grammar.nouns_capital
    for word, kind in actors(language):
        if (" " in word and word in low) or word in singles:
            return kind
        if capital and len(word) > 4 and any(s.endswith(word) or s.endswith(word + "s") for s in singles):
            return kind
    if state is not None:
        return "government"
    people = [t for t in tokens[first:last] if t.kind == "word" and t.capital]
    return (
        "person"
        if 1 < len(people) <= 3 and not known(people[-1].text, language)
        else "unnamed"
        if singles and singles[-1].islower() and not capital and not people
        else "person"
        if people and not known(people[-1].text, language)
        else "organisation"
    )
