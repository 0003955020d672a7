"""Who speaks in English, however the sentence is built: every subject in every order of words."""

from __future__ import annotations

import hashlib

import pytest

from zifferblatt.facts.reading import read
from zifferblatt.model import Article

# A subject and a word that its source must hold.
SUBJECTS = [
    ("police", "olice"),
    ("Mayor Rita Voss", "Voss"),
    ("Rita Voss, the mayor of Leeds,", "Voss"),
    ("Rita Voss, who leads the union,", "Voss"),
    ("the airline’s chief executive, Tom Hart,", "executive"),
    ("an official who asked not to be named", "official"),
    ("the Ministry of Health", "Ministry"),
    ("the U.N. refugee agency", "agency"),
    ("state media", "tate media"),
    ("Doctors Without Borders", "Borders"),
    ("the city’s fire chief", "chief"),
    ("researchers at the University of York", "esearchers"),
    ("his wife", "wife"),
    ("Rita Voss and Tom Hart", "Voss"),
]
# A way to say it; {s} is the subject, {S} the subject where it begins the sentence.
ORDERS = [
    "{S} said that 3,000 people fled.",
    "{S} said on Monday 3,000 people fled.",
    "On Monday, {s} said 3,000 people had fled.",
    "{S} had warned that 3,000 people could flee.",
    "{S} told reporters that 3,000 people fled.",
    "About 3,000 people fled, {s} said on Monday.",
    "About 3,000 people fled, according to {s}.",
    "The flood, {s} said, drove out 3,000 people.",
    "As {s} reported, 3,000 people fled.",
    "“We counted 3,000 people,” {s} said.",
    "{S} said: “We counted 3,000 people.”",
    "“The flood is over,” {s} said. “We counted 3,000 people.”",
    "{S} said the flood was over, adding that 3,000 people fled.",
    "{S} estimated the number at 3,000.",
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("subject", "word"), SUBJECTS, ids=[s[0] for s in SUBJECTS])
def test_the_subject_speaks_in_every_order(subject: str, word: str, order: str) -> None:
    """Its word is in the source; a comma that closes an apposition falls together with the full stop."""
    text = order.format(s=subject, S=subject[0].upper() + subject[1:]).replace(",,", ",").replace(",.", ".")
    article = Article(id="a", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="en")
    found = [s.text for f in read(article).facts if f.number.text == "3,000" for s in f.sources]
    assert any(word in source for source in found), text
