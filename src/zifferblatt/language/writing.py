"""How a language writes and ends its words: the one row of ``language/<code>/writing.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from zifferblatt.language.tables import Entry, table

Number = Literal["masculine", "feminine", "neuter", "plural"]


class WritingRow(Entry):
    """The one row of ``writing.yaml``; its keys are told at the head of the German table."""

    nouns_capital: bool
    adjective: tuple[str, ...] = ()
    strong: dict[Number, str] = Field(default_factory=dict)
    oblique: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    progressive: tuple[str, ...] = ()


@cache
def writing(language: str) -> WritingRow:
    """How `language` writes. Raises `LanguageError` where the table is missing or broken."""
    row: WritingRow = table(language, "writing", WritingRow)[0]
    return row


@cache
def capitals(language: str) -> bool:
    """Whether every noun is written with a capital, so that a capital tells a noun."""
    return writing(language).nouns_capital


def inflected(word: str, language: str) -> bool:
    """Whether `word`, in small letters, ends as adjectives and participles before a noun do."""
    return word.endswith(writing(language).adjective)
