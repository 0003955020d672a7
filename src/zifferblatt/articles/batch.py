"""What reading files gives: the articles, and a clear line for everything that could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from zifferblatt.articles.dateline import dateline
from zifferblatt.articles.guess import guess_language
from zifferblatt.articles.metadata import Metadata, language_code
from zifferblatt.errors import InputError
from zifferblatt.model import Article


@dataclass(frozen=True, slots=True)
class Batch:
    """The articles read, in order, and what went wrong with the rest.

    One id may stand for several texts: they are versions of one article.
    """

    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of articles that do not say it themselves; `language` even where they do."""

    date: date | None = None
    outlet: str | None = None
    language: str | None = None


def article(text: str, meta: Metadata, name: str, defaults: Defaults, *, file: str, place: str = "") -> Article:
    """The article of `text`, called `name` unless its metadata say otherwise; its day may stand in its dateline.

    Raises `InputError` where there is no text, or half a character (JSON can write one, as \\ud83d).
    """
    if not text.lstrip("\ufeff").strip():
        raise InputError("no_text", file=file, place=place)
    for said in (text, name, meta.id, meta.title, meta.language, meta.outlet, meta.url):
        _whole_characters(said or "", file, place)
    language = language_code(defaults.language) or meta.language or guess_language(text)
    return Article(
        id=meta.id or name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=meta.title or "",
        published=meta.published or dateline(text, language) or defaults.date,
        language=language,
        outlet=meta.outlet or defaults.outlet,
        url=meta.url,
        file=file,
    )


def _whole_characters(said: str, file: str, place: str) -> None:
    try:
        said.encode("utf-8")
    except UnicodeEncodeError as e:
        raise InputError("half_character", file=file, place=place, character=f"U+{ord(said[e.start]):04X}") from e
