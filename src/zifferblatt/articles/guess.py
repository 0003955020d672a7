"""The language of a text that does not name it: the one whose small words it has most of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from zifferblatt.language.tables import Entry, languages, table

LOOKED_AT = 4000  # characters
DEFAULT = "de"
WORD = re.compile(r"[^\W\d_]+")


class StopwordRow(Entry):
    """A row of ``stopwords.yaml``: small words that tell a language."""

    words: tuple[str, ...]


@cache
def _stopwords() -> dict[str, frozenset[str]]:
    return {code: frozenset(w for r in table(code, "stopwords", StopwordRow) for w in r.words) for code in languages()}


def guess_language(text: str) -> str:
    """The code of the language of `text`; German where nothing tells it."""
    seen = Counter(w.lower() for w in WORD.findall(text[:LOOKED_AT]))
    score = {code: sum(seen[w] for w in words) for code, words in _stopwords().items()}
    best = max(score, key=lambda code: (score[code], code == DEFAULT))
    return best if score[best] else DEFAULT
