"""How a language writes and ends its words: the one row of ``language/<code>/writing.yaml``."""

from __future__ import annotations

from functools import cache

from zifferblatt.language.tables import Entry, table


class WritingRow(Entry):
    """The one row of ``writing.yaml``; its keys are told at the head of the German table."""

    nouns_capital: bool


@cache
def writing(language: str) -> WritingRow:
    """How `language` writes. Raises `LanguageError` where the table is missing or broken."""
    row: WritingRow = table(language, "writing", WritingRow)[0]
    return row


@cache
def capitals(language: str) -> bool:
    """Whether every noun is written with a capital, so that a capital tells a noun."""
    return writing(language).nouns_capital
