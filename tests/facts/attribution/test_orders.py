"""Who speaks in German, however the sentence is built: every subject in every order of words."""

from __future__ import annotations

import hashlib

import pytest

from zifferblatt.facts.reading import read
from zifferblatt.model import Article

# A subject, its number, and a word that its source must hold.
SUBJECTS = [
    ("die Polizei", "sg", "Polizei"),
    ("Innenministerin Rita Voss", "sg", "Voss"),
    ("Landrat Peter Hahn (CDU)", "sg", "Hahn"),
    ("der Präsident des Bauernverbandes, Karl Kern,", "sg", "Präsident"),
    ("Vorstandschef Wolf, der das Werk seit 2012 führt,", "sg", "Wolf"),
    ("die Schutzgemeinschaft der Sparer (SdS)", "sg", "Schutzgemeinschaft"),
    ("das Team um Ina Kern", "sg", "Team"),
    ("die Hilfsorganisation Ärzte ohne Grenzen", "sg", "Ärzte"),
    ("der 54-jährige Bürgermeister", "sg", "Bürgermeister"),
    ("auch das Auswärtige Amt", "sg", "Amt"),
    ("Forscher der Universität Graz", "pl", "Forscher"),
    ("mehrere Augenzeugen", "pl", "Augenzeugen"),
    ("andere Umweltverbände", "pl", "Umweltverbände"),
    ("Müller", "sg", "Müller"),
    ("Nuri al-Maliki", "sg", "Maliki"),
    ("die 26-jährige Lena M.", "sg", "Lena"),
    ("Sprecher beider Parteien", "pl", "Sprecher"),
    ("der SPD-Abgeordnete Karl Lauter", "sg", "Lauter"),
    ("sein Anwalt", "sg", "Anwalt"),
    ("Osama bin Hassan", "sg", "Hassan"),
    ("ein Anwohner namens Kurt", "sg", "Anwohner"),
]  # fmt: skip
# A way to say it with the subject in {s}; "sagte/sagten" is chosen by number.
ORDERS = [
    "{S} sagte/sagten, dass im Norden 3000 Häuser fehlten.",
    "{S} ging/gingen davon aus, dass im Norden 3000 Häuser fehlen.",
    "{S} hat/haben bekannt gegeben, dass im Norden 3000 Häuser fehlen.",
    "Am Montag wies/wiesen {s} darauf hin, dass im Norden 3000 Häuser fehlen.",
    "Zuvor hatte/hatten {s} damit gerechnet, dass im Norden 3000 Häuser fehlen.",
    "Nach langer Debatte hat/haben {s} am Abend bestritten, dass im Norden 3000 Häuser fehlen.",
    "{S} fand/fanden nach Monaten heraus, dass im Norden 3000 Häuser fehlen.",
    "{S} will/wollen wissen, dass im Norden 3000 Häuser fehlen.",
    "Wie {s} mitteilte/mitteilten, fehlen im Norden 3000 Häuser.",
    "Denn wie {s} am Montag bekannt gab/gaben, fehlen im Norden 3000 Häuser.",
    "Im Norden fehlen, wie {s} sagte/sagten, 3000 Häuser.",
    "Im Norden fehlten 3000 Häuser, teilte/teilten {s} am Montag mit.",
    "„Uns fehlen im Norden 3000 Häuser“, sagte/sagten am Montag {s}.",
    "Über die Lage sagte/sagten {s} am Montag: „Uns fehlen 3000 Häuser.“",
    "{S} bezifferte/bezifferten den Bedarf auf 3000 Häuser.",
]


def sources(text: str) -> list[str]:
    """The sources of the figure 3000 in a German text."""
    article = Article(id="a", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="de")
    return [s.text for f in read(article).facts if f.number.text == "3000" for s in f.sources]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("subject", "number", "word"), SUBJECTS, ids=[s[0] for s in SUBJECTS])
def test_the_subject_speaks_in_every_order(subject: str, number: str, word: str, order: str) -> None:
    """Its word is in the source; a comma that closes an apposition falls together with the full stop."""
    chosen = " ".join(w if "/" not in w else w.split("/")[number == "pl"] for w in _verbs(order))
    said = chosen.replace("{S}", subject[0].upper() + subject[1:]).replace("{s}", subject)
    said = said.replace(",,", ",").replace(",.", ".").replace("..", ".").replace(",:", ":")
    assert any(word in source for source in sources(said)), said


def _verbs(order: str) -> list[str]:
    """The words of an order; what stands behind a choice of verbs ("sagte/sagten,") belongs to both."""
    found = []
    for word in order.split():
        bare = word.rstrip(",.:")
        singular, _, plural = bare.partition("/")
        tail = word[len(bare) :]
        found.append(f"{singular}{tail}/{plural}{tail}" if plural else word)
    return found


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Zitat von Kern: „Uns fehlen 3000 Häuser.“", ["Kern"]),
        ("Kern zu den Vorwürfen: „Uns fehlen 3000 Häuser.“", ["Kern"]),
        ("Über Peter Hahn sagte Kern: „Er hat 3000 Bücher.“", ["Kern"]),
        ("Seiner Meinung nach fehlen 3000 Häuser.", []),
        ("Die Stadt wuchs. Zugleich fehlten 3000 Häuser.", []),
        ("Es gibt das Heft „Tabak: 3000 Fragen“ für alle.", []),
        ("Am Montag hat Frau Voss angekündigt 3000 Euro zu zahlen.", ["Frau Voss"]),
        ("Zeugen, von denen die Polizei glaubt, sie hätten 3000 Euro bekommen, schweigen.", ["Polizei"]),
        ("„Uns fehlen 3000 Häuser“, zitiert der Sender den Minister.", ["Minister"]),
    ],
)
def test_the_one_who_speaks_is_no_other(said: str, who: list[str]) -> None:
    assert sources(said) == who
