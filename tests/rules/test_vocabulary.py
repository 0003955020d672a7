"""The words that a rule may compare a field with are all that the program ever reads into it."""

from __future__ import annotations

import pytest

from zifferblatt.facts import read
from zifferblatt.language.tables import languages
from zifferblatt.model import Article
from zifferblatt.rules.vocabulary import events
from zifferblatt.testing.strategies import sentences


@pytest.mark.parametrize("code", languages())
def test_every_event_that_is_read_can_be_asked_for(code: str) -> None:
    text = "\n\n".join(sentences(code))
    found = {f.measure.event: f.mention.text for f in read(Article(id="a", text=text, sha256="", language=code)).facts}
    assert {e: words for e, words in found.items() if e and e not in events()} == {}
