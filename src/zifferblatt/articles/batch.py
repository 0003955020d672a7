"""What reading files gives: the articles, and a clear line for everything that could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from zifferblatt.articles.guess import guess_language
from zifferblatt.articles.metadata import Metadata
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
    """The article of `text`. Raises `InputError` where there is no text."""
    if not text.strip():
        raise InputError("no_text", file=file, place=place)
    return Article(
        id=meta.id or name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=meta.title or "",
        published=meta.published or defaults.date,
        language=defaults.language or meta.language or guess_language(text),
        outlet=meta.outlet or defaults.outlet,
        url=meta.url,
        file=file,
    )
