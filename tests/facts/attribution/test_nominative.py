"""Speakers are called by their names in the nominative, whatever case the sentence puts them in."""

from __future__ import annotations

import pytest

from zifferblatt.facts import read
from zifferblatt.model import Article


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("Nach Angaben des ukrainischen Generalstabs starben 800 Soldaten.", "ukrainischer Generalstab"),
        ("Dem japanischen Wetterdienst zufolge fielen 300 Liter Regen.", "japanischer Wetterdienst"),
        ("Laut britischem Verteidigungsministerium starben 30 Menschen.", "britisches Verteidigungsministerium"),
        ("Nach Angaben der örtlichen Behörden starben 30 Menschen.", "örtliche Behörden"),
        ("Laut dem ungarischen Präsidenten Anton Veres starben 30 Menschen.", "ungarischer Präsident Anton Veres"),
        ("Nach Angaben des Präsidenten starben 30 Menschen.", "Präsident"),
        ("Nach Angaben der Feuerwehr starben 30 Menschen.", "Feuerwehr"),
        ("Nach Angaben von Minister Krause starben 30 Menschen.", "Minister Krause"),
    ],
)
def test_a_speaker_is_called_by_the_nominative(sentence: str, called: str) -> None:
    (fact,) = read(Article(id="a", text=sentence, sha256="0" * 64, language="de")).facts
    assert [s.name for s in fact.sources] == [called]
