"""Articles: read from files, cut into documents, sentences and tokens.

    documents(article) -> tuple[Document, ...]    title and text, with offsets into themselves
"""

from zifferblatt.articles.build import documents

__all__ = ["documents"]
