"""simplemma's dictionaries of the languages, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma.strategies.dictionaries import TrieDictionaryFactory


@cache
def factory() -> TrieDictionaryFactory:
    """What gives simplemma its dictionaries."""
    # The trie takes 28 MB instead of 147 and, once simplemma has cached it in the user's cache folder, 5 ms.
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    return TrieDictionaryFactory()


@cache
def dictionary(language: str) -> Mapping[str, str]:
    """The forms of a language's words with their lemmas."""
    return factory().get_dictionary(language)
