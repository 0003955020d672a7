"""From an article to its documents: title and text, in sentences, with furniture marked."""

from __future__ import annotations

from collections.abc import Iterator

from zifferblatt.articles.document import Document, Sentence
from zifferblatt.articles.furniture import announces, furniture
from zifferblatt.articles.sentences import LINE, sentences
from zifferblatt.language.tables import languages
from zifferblatt.model import Article, Offsets, Part

LONGEST = 800  # characters; one in four thousand sentences of news is longer
FALLBACK = "en"  # the grammar for an article in a language there is no folder for


def documents(article: Article) -> tuple[Document, ...]:
    """The title (if there is one) and the text of `article`, each as a document with offsets into itself."""
    parts: list[tuple[Part, str]] = [("title", article.title)] if article.title.strip() else []
    parts.append(("text", article.text))
    return tuple(_document(article, part, text) for part, text in parts)


def _pieces(text: str, span: Offsets) -> Iterator[Offsets]:
    """The sentence itself; what is too long to be one is cut at white space: a text costs no more than its length."""
    start, end = span
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\t", start + 1, start + LONGEST))
        cut = cut if cut > start else start + LONGEST
        if text[start:cut].strip():
            yield start, start + len(text[start:cut].rstrip())
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if text[start:end].strip():
        yield start, end


def _document(article: Article, part: Part, text: str) -> Document:
    language = article.language if article.language in languages() else FALLBACK
    aside = furniture([m[0] for m in LINE.finditer(text)], language) if part == "text" else frozenset()
    found = tuple(
        Sentence(
            index, line, start, end, text, line in aside or (part == "text" and announces(text[start:end], language))
        )
        for index, (line, (start, end)) in enumerate(
            (line, piece) for line, span in sentences(text, language) for piece in _pieces(text, span)
        )
    )
    return Document(article, part, text, language, found)
