"""From an article to its documents: title and text, in sentences, with furniture marked."""

from __future__ import annotations

from zifferblatt.articles.document import Document, Sentence
from zifferblatt.articles.furniture import announces, furniture
from zifferblatt.articles.sentences import LINE, sentences
from zifferblatt.language.tables import languages
from zifferblatt.model import Article, Part

FALLBACK = "en"  # the grammar for an article in a language there is no folder for


def documents(article: Article) -> tuple[Document, ...]:
    """The title (if there is one) and the text of `article`, each as a document with offsets into itself."""
    parts: list[tuple[Part, str]] = [("title", article.title)] if article.title.strip() else []
    parts.append(("text", article.text))
    return tuple(_document(article, part, text) for part, text in parts)


def _document(article: Article, part: Part, text: str) -> Document:
    language = article.language if article.language in languages() else FALLBACK
    aside = furniture([m[0] for m in LINE.finditer(text)], language) if part == "text" else frozenset()
    found = tuple(
        Sentence(
            index, line, start, end, text, line in aside or (part == "text" and announces(text[start:end], language))
        )
        for index, (line, (start, end)) in enumerate(sentences(text, language))
    )
    return Document(article, part, text, language, found)
