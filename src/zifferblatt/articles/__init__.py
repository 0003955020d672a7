"""Articles: read from files, cut into documents, sentences and tokens.

read(paths) -> Batch                           articles from files, folders or standard input
documents(article) -> tuple[Document, ...]     title and text, with offsets into themselves
"""

from zifferblatt.articles.batch import Batch
from zifferblatt.articles.build import documents
from zifferblatt.articles.read import read

__all__ = ["Batch", "documents", "read"]
