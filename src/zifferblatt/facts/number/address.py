"""Addresses: of the web and of a mailbox, telephone numbers, house numbers, postal codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zifferblatt.articles.document import Token
from zifferblatt.facts.number.find import Number
from zifferblatt.facts.number.not_figures import words

# An address of the web or of a mailbox; linear, for no part can match what another needs.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|\b10\.\d{4,9}/\S+")
TELEPHONE = re.compile(r"(?<![\w.,-])(?:\+\d{1,3}[ .-])?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![\w-])")
HALF_STREET = 2  # tokens of the shortest street behind a compass letter: N. Concord
ZIP = 5  # digits of a postal code behind the letters of a state: IL 62701
STREET_REACH = 4  # capitalised words between a house number and its street


def in_address(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` that are addresses of the web or of a mailbox, or telephone numbers."""
    web = [m.span() for m in ADDRESS.finditer(text)] if "/" in text or "@" in text or "www." in text else []
    return (*web, *(m.span() for m in TELEPHONE.finditer(text)))


def house(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """A house number before its street: 358 Mill Lane."""
    streets = words(language, "street")
    if not streets or number.nominal % 1 or number.scaled:
        return False
    around = tokens[number.last : number.last + STREET_REACH]
    if len(around) > HALF_STREET and around[0].lower in words(language, "compass"):
        dot = around[1].text == "."  # 920 N. Concord
        if around[1 + dot].capital or around[1 + dot].kind == "number":
            return True
    if around and around[0].lower in words(language, "block"):
        return True  # in the 900 block of Elm Street
    for token in around:
        if token.kind == "word" and not token.capital and not token.glued:
            return False
        if token.text in streets:
            return True
    return False


def postal(tokens: Sequence[Token], number: Number) -> bool:
    """A postal code behind the two letters of a state and a comma: Springfield, IL 62701."""
    if number.first < 2 or number.scaled or number.end - number.start != ZIP or number.last - number.first != 1:
        return False
    state = tokens[number.first - 1].text
    return len(state) == 2 and state.isalpha() and state.isupper() and tokens[number.first - 2].text == ","
