"""Places: states by all their forms of words, and the places that a sentence names after its prepositions."""

from __future__ import annotations

from zifferblatt.facts.states import find as find

__all__ = ["find"]
