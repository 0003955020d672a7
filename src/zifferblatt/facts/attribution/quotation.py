"""Direct speech: the quotations of a document, and the sentences that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from zifferblatt.articles.document import Document

# A quotation: opened and closed by a pair of marks, or by the end of a paragraph where the next opens anew; linear, for
# no mark is inside.
QUOTATION = re.compile(
    r"„[^„“”]{2,3000}[“”]|“[^„“”]{2,3000}”|“[^„“”\n]{2,3000}(?=\n\s*“)|»[^»«]{2,3000}«|«[^»«]{2,3000}»|\"[^\"]{2,3000}\""
)
SPEECH = 25  # characters; fewer are words in quotation marks, unless a sentence ends in them
ENDS = ",.!?"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Direct speech at `start`:`end`, marks included, in the sentences `first` to `last` (inclusive)."""

    start: int
    end: int
    first: int
    last: int


def quotations(document: Document) -> list[Quotation]:
    """The direct speech in `document`, in order."""
    starts = [s.start for s in document.sentences]
    found = []
    for match in QUOTATION.finditer(document.text):
        start, end = match.span()
        if starts and (end - start >= SPEECH or document.text[end - 2] in ENDS):
            first = max(0, bisect_right(starts, start) - 1)
            found.append(Quotation(start, end, first, max(first, bisect_right(starts, end - 1) - 1)))
    return found
