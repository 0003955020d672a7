"""Numbers that end a name, and such as only look like it."""

from __future__ import annotations

from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.lexicon import lexicon


def titled(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "„documenta 12“", "Hannover 96 - Mainz 05": the number ends a name in marks, or one before a dash."""
    if last >= len(tokens) or not first or tokens[first - 1].kind != "word":
        return False
    quoted = first > 1 and tokens[first - 2].text in "„“\"»«‚'" and tokens[last].text in "“”\"«»‘'"
    against = first == 1 and tokens[0].capital and tokens[last].text in "-–" and not tokens[last].glued
    return quoted or against


def followed_by_whole(tokens: Sequence[Token], last: int, language: str) -> bool:
    """ "in der Gruppe 19 von 208": a number with "of" follows."""
    of = last + 1 < len(tokens) and tokens[last].lower in lexicon(language).grammar.of
    return of and tokens[last + 1].kind == "number"
