"""A figure on its way to becoming a fact: what is known of it once number, hedge, unit and noun are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from zifferblatt.articles.document import Document, Sentence
from zifferblatt.model import Offsets, Quantity

Cues = dict[str, tuple[Offsets, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention in its sentence.

    `number` and `mention` are offsets into the document's text. `first` and `last` bound the mention's tokens in
    `sentence.tokens` (last exclusive); `noun` is the index of the counted noun's token, if one stands in the sentence.
    `quantity` is complete but for `plausible`.
    """

    document: Document
    sentence: Sentence
    number: Offsets
    mention: Offsets
    first: int
    last: int
    quantity: Quantity
    noun: int | None = None
    optional: bool = False
    cues: Cues = field(default_factory=dict)
