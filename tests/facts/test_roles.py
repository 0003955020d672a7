"""What a figure is to its measure, in sentences of our own: a level, a change, a former value or a limit."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from zifferblatt.facts import read
from zifferblatt.model import Article, Fact
from zifferblatt.rules.marks import unmark

DAY = date(2024, 6, 12)

ROLES = """
Für den Sieg werden [[270]] Stimmen benötigt. | limit
Für ein Volksbegehren sind [[20.000]] Unterschriften notwendig. | limit
Für den Umbau sind [[300 Millionen]] Euro nötig. | level
Das Quorum von [[25]] Prozent wurde verfehlt. | limit
Die Geschwindigkeit ist auf [[80]] Kilometer pro Stunde begrenzt. | limit
Die Neuverschuldung soll auf [[30 Millionen]] Euro begrenzt werden. | limit
Hinzu kamen [[2,9]] Gigawatt aus Wasserkraft. | change up
Zu den Plätzen kommen noch [[40]] Betten hinzu. | change up
Die Wahlbeteiligung lag bei 62,9 Prozent (2019: [[58,1]] Prozent). | former
Im Jahr 2019 lag sie bei 62,9 Prozent (2024: [[66,1]] Prozent). | level
Der Ausschuss zählte 340 Fälle (Vorjahr: [[280]]). | former
Der Anteil wuchs von [[einem Fünftel]] auf ein Viertel. | former
Statt wie bisher [[300]] kommen nun 400 Gäste. | former
Ursprünglich sollte der Bau [[77 Millionen]] Euro kosten. | former
Die ursprünglich aus Köln stammende Firma hat [[300]] Mitarbeiter. | level
Bislang hatte der Vorstand mit [[18 Milliarden]] Euro gerechnet. | former
Zunächst war von [[30]] Verletzten die Rede. | former
Der bisherige Rekord lag bei [[300]] Zuschauern. | former
In der bisherigen Saison kamen [[300]] Zuschauer. | level
Die Erde hat sich um etwa [[1,2]] Grad erwärmt. | change up
Die Fraktion lehnt eine Erhöhung um [[300]] Euro ab. | change up
Der Preis stieg von [[3 bis 4]] Euro auf 5 bis 6 Euro. | former
Die Fehlertoleranz liegt bei plus/minus [[drei]] Prozentpunkten. | level
Der Gewinn [[halbierte]] sich von 48 auf 24 Millionen Euro. | change down
Der Umsatz hat sich in zwei Jahren mehr als [[verdoppelt]]. | change up
Die Gletscher verloren in zwei Jahren [[zehn]] Prozent ihrer Fläche. | change down
Die Liste verlor in zwei Jahren zehn Wahlen und bekam [[zehn]] Prozent der Stimmen. | level
Mit 40,9 Grad wurde der bisherige Höchstwert von [[40,3]] Grad übertroffen. | former
Mit [[40,9]] Grad wurde der bisherige Höchstwert von 40,3 Grad übertroffen. | level
Die Grünen kamen auf 15 Prozent (-[[2]]), die Linke auf neun. | change down
Dem Vernehmen nach [[25]] Euro kostet die Karte. | level
Das war der stärkste Anstieg seit [[15]] Jahren. | level
Es starben [[doppelt]] so viele Tiere wie zunächst gemeldet. | level
Der Neubau kostet mit [[164 Millionen]] Euro mehr als doppelt so viel wie geplant. | level
Der Umsatz ging um 4 Prozent auf 90 Millionen Euro zurück, der Gewinn um [[20]] Prozent. | change down
""".strip().splitlines()

STATUS = """
Die Lebenserwartung liegt bei [[83,4]] Jahren. | asserted
Die Vereinigung von [[300]] Ärzten traf sich in Bonn. | asserted
Die Bürgerinitiative mit [[300]] Mitgliedern traf sich. | asserted
Die Wachstumsprognose von [[2]] Prozent steht. | planned
Das Gesetz wurde mit [[300]] Stimmen angenommen. | asserted
Es wird ein Alter von [[300]] Jahren angenommen. | estimated
Der Täter soll [[30]] Jahre alt sein. | reported
Die Anlage soll eine Leistung von [[12]] Gigawatt haben. | planned
Die Aufgabe ist es, [[300]] Menschen zu versorgen. | planned
Die Armee soll von derzeit [[181.000]] auf 203.000 Soldaten wachsen. | asserted
Der Verband warnte in einem Brief an [[sechs]] Minister: „Das Wasser ist in Gefahr.“ | asserted
Der Verband warnte vor [[300]] Kündigungen. | possible
Die Bürger, die seit [[20]] Tagen protestieren und weitermachen wollen, sangen. | asserted
Die Stadt hat sich das Ziel gesetzt, den Ausstoß um [[17]] Prozent zu senken. | planned
Die Anklage hatte auf [[zwei]] Jahre plädiert. | planned
Die Firma will 300 der weltweit [[54.000]] Stellen streichen. | asserted
Ab 2025 kostet die Karte [[300]] Euro. | planned
Die Armee soll von derzeit 181.000 auf [[203.000]] Soldaten wachsen. | planned
""".strip().splitlines()


def marked(sentence: str) -> Fact:
    """The fact whose number is marked."""
    text, [(start, end)] = unmark(sentence)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="row", text=text, sha256=sha256, language="de", published=DAY)
    return next(f for f in read(article).facts if (f.number.start, f.number.end) == (start, end))


@pytest.mark.parametrize("row", ROLES)
def test_the_role_of_a_figure(row: str) -> None:
    sentence, _, expected = row.partition(" | ")
    quantity = marked(sentence).quantity
    assert " ".join(filter(None, (quantity.role, quantity.direction))) == expected


@pytest.mark.parametrize("row", STATUS)
def test_words_that_only_look_like_a_plan(row: str) -> None:
    sentence, _, expected = row.partition(" | ")
    assert marked(sentence).status == expected
