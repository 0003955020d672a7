"""Short reports from one town: the same happening is recognised, another one of the same kind is not."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest

from zifferblatt.facts import read
from zifferblatt.model import Article
from zifferblatt.series.story import features, same_happening

CRASH = (
    "de",
    "Unfall in Grauberg",
    "Bei einem Verkehrsunfall in Grauberg sind am Montag zwei Menschen ums Leben gekommen.",
)
FIRE = ("de", "Brand in Grauberg", "Bei einem Wohnungsbrand in Grauberg ist am Donnerstag eine Frau getötet worden.")
BUDGET = ("de", "Haushalt beschlossen", "Der Stadtrat von Grauberg hat den Haushalt beschlossen: 480 Millionen Euro.")
OTHER_CRASH = ("de", "Verkehrsunfall", "Zwei Tote: Das ist die Bilanz eines Verkehrsunfalls am Freitag in Grauberg.")
BLAST = (
    "en",
    "Blast in Kabul",
    "A bomb in Kabul killed 12 people on Monday, officials said. More than 30 were wounded.",
)
ATTACK = (
    "en",
    "Kabul attack",
    "A suicide attack in Kabul killed at least 20 people, police said. Around 50 were wounded.",
)
WRECK = ("de", "Wrack der „Graf Zeppelin“ entdeckt", "In der Ostsee wurde das Wrack der „Graf Zeppelin“ entdeckt.")
WRECK_TOO = ("de", "Echtheit der „Graf Zeppelin“ bestätigt", "Taucher haben das Wrack der „Graf Zeppelin“ gefilmt.")
QUAKE = ("de", "Erdbeben in Tasmor", "Bei einem Erdbeben der Stärke 6,8 in Tasmor sind 40 Menschen ums Leben gekommen.")
QUAKE_EN = ("en", "Tasmor quake toll rises", "The death toll from the magnitude 6.8 earthquake in Tasmor rose to 112.")


def same(one: tuple[str, str, str], other: tuple[str, str, str], days: int) -> bool:
    first, second = (
        features(
            read(
                Article(
                    id=title, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=title,
                    published=date(2024, 1, 8) + timedelta(days=day), language=language, outlet="dpa",
                )
            )
        )
        for (language, title, text), day in ((one, 0), (other, days))
    )  # fmt: skip
    return same_happening(first, second)


@pytest.mark.parametrize(("one", "other", "days"), [(WRECK, WRECK_TOO, 2), (QUAKE, QUAKE_EN, 1), (CRASH, CRASH, 1)])
def test_one_happening(one: tuple[str, str, str], other: tuple[str, str, str], days: int) -> None:
    assert same(one, other, days)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [(CRASH, FIRE, 3), (CRASH, BUDGET, 4), (FIRE, BUDGET, 1), (CRASH, OTHER_CRASH, 20), (BLAST, ATTACK, 4)],
)
def test_two_happenings_in_one_town(one: tuple[str, str, str], other: tuple[str, str, str], days: int) -> None:
    assert not same(one, other, days)
