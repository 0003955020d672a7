"""The language of a text that does not name it: by its small words, or by what dictionaries know."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from zifferblatt.language.dictionary import dictionary
from zifferblatt.language.tables import Entry, languages, table

LOOKED_AT = 4000  # characters
DEFAULT = "de"
ENOUGH = 3  # small words that decide by themselves: "in" is one of several languages
WORD = re.compile(r"[^\W\d_]+")


class StopwordRow(Entry):
    """A row of ``stopwords.yaml``: small words that tell a language."""

    words: tuple[str, ...]


@cache
def _stopwords() -> dict[str, frozenset[str]]:
    return {code: frozenset(w for r in table(code, "stopwords", StopwordRow) for w in r.words) for code in languages()}


def guess_language(text: str) -> str:
    """The code of the language of `text`; German where nothing tells it.

    Small words decide; where they do not ("About 100 people died."), the dictionary that knows more of the words does.
    """
    seen = Counter(w.lower() for w in WORD.findall(text[:LOOKED_AT]))
    score = {code: sum(seen[w] for w in words) for code, words in _stopwords().items()}
    most = max(score.values())
    alike = [code for code, n in score.items() if n == most]
    if len(alike) == 1 and most >= ENOUGH:
        return alike[0]
    return _by_dictionary(text[:LOOKED_AT], list(score) if most < ENOUGH else alike)


def _by_dictionary(text: str, codes: list[str]) -> str:
    """The language of which most words are known, as they are written: German nouns have a capital."""
    words = WORD.findall(text)
    share = {code: sum(word in dictionary(code) for word in words) for code in codes}
    return max(codes, key=lambda code: (share[code], code == DEFAULT))
