"""Whose a figure is and where it holds: own sentences that read like news, and what a careful reader sees in them."""

from __future__ import annotations

import pytest
from measuring import figures_of, measured, names

# language, text (its last figure counts), who, where; names as the article writes them, ids for states
SUBJECTS = [
    ("de", "Der Autobauer Voltania streicht 3000 Stellen.", "Voltania", ""),
    ("de", "Ministerpräsidentin Anna Kortmann sagte 40 Termine ab.", "Kortmann", ""),
    ("de", "Die Partei PDX verlor drei Sitze.", "PDX", ""),
    ("de", "Die Bergfähre „Alte Liebe“ hatte 300 Menschen an Bord.", "Alte Liebe", ""),
    ("de", "Das Landgericht Ulm verurteilte die Frau zu drei Jahren Haft.", "Landgericht Ulm", ""),
    ("de", "Deutschlands größter Brauer Hopfmeister entlässt 90 Beschäftigte.", "Hopfmeister", ""),
    ("de", "Der Sturm zerstörte 40 Häuser.", "", ""),
    ("de", "Unbekannte Täter stahlen drei Autos.", "", ""),
    ("de", "Zwar konnte Jana Ottwein zehn Titel gewinnen.", "Ottwein", ""),
    ("de", "Trotzdem konnte Jana Ottwein zehn Titel gewinnen.", "Ottwein", ""),
    ("de", "Deshalb gewann Jana Ottwein zehn Titel.", "Ottwein", ""),
    ("de", "Wer zu spät kommt, zahlt drei Euro.", "", ""),
    ("de", "Insgesamt wurden 30 Fahrzeuge durchsucht.", "", ""),
    ("de", "3000 Menschen besuchten Kortheim.", "", ""),
    ("en", "The carmaker Voltania will cut 3,000 jobs.", "Voltania", ""),
    ("en", "Mayor Anna Kortman pledged $300.", "Kortman", ""),
    ("en", "The Bank of England bought bonds for £3 billion.", "Bank of England", ""),
    ("en", "Zorba owner Intrex opened 300 shops.", "Intrex", ""),
    ("en", "The storm destroyed 40 houses.", "", ""),
    ("en", "Rescuers fought flames that destroyed 40 houses.", "", ""),
    ("en", "Only 40 percent of the fire is contained.", "", ""),
]
NAMED = [  # parties, bodies with hyphens, somebody with a party in brackets, peoples that no rule makes
    ("de", "Die Sozialdemokraten verloren drei Sitze.", "Sozialdemokraten", ""),
    ("de", "Die Neun-Türme-Bewegung verlor drei Sitze.", "Neun-Türme-Bewegung", ""),
    ("de", "Ina Korvan (CDU) kaufte drei Boote.", "Korvan", ""),
    ("de", "Der Gewinner ist der 23 Jahre alte Chilene Ole Funkmann.", "Funkmann", ""),
    ("de", "Eine 20-jährige peruanische Läuferin stürzte.", "PE", ""),
    ("de", "Die Polizei nahm zwei Bolivianer fest.", "BO Polizei", ""),
    (
        "de",
        "Die Großbank UBS steckt in der Krise. Im Mai machte das Geldinstitut Verluste von drei Millionen.",
        "UBS",
        "",
    ),
    ("de", "Der Fonds nahm Geld auf. Danach gewährte das Emirat Katar drei Millionen Euro Kredit.", "QA", ""),
    ("de", "Der Experte Ole Funkmann kaufte drei Boote.", "Funkmann", ""),
    ("de", "Die Feuerwehr half. Die 57-Jährige schläft.", "", ""),
    ("de", "Die Polizei nahm in Kortheim zwei Kurden fest.", "Kurden Polizei", "Kortheim"),
    ("de", "Rund 300 Kurden zogen durch Kortheim.", "Kurden", "Kortheim"),
    ("de", "In Kortheim starben 30 Hamaskämpfer.", "Hamas", "Kortheim"),
    ("de", "Gesucht wird ein 48-jähriger Fahrer aus Litauen.", "LT", ""),
    ("de", "Die Freie Korvanische Partei (kurz FKP) ist klein. Sie hat drei Sitze.", "FKP", ""),
    ("en", "Two Ghanaian soldiers died.", "GH", ""),
]
OWNERS = [  # by what stands beside the figure, or in another part of the sentence
    ("de", "Erste ist Kornelia Ottwein mit 14 Titeln.", "Ottwein", ""),
    ("de", "Auf Voltania entfallen 25 Prozent.", "Voltania", ""),
    ("de", "Die deutsche Fassung von Korvapedia hat 300 Seiten, 20 Bilder und 40 Karten.", "Korvapedia", ""),
    ("de", "Der PDX-Konzern entlässt 300 Beschäftigte.", "PDX", ""),
    ("de", "Die älteste Schwimmerin Frankreichs, Jana Ottwein, gewann drei Titel.", "Ottwein", ""),
    ("de", "Verbündet ist sie mit der PDX, die drei Sitze gewann.", "PDX", ""),
    ("de", "Ein 29-jähriger Iraker schweigt.", "IQ", ""),
    ("de", "Es gab drei Tote.", "", ""),
    ("de", "Der Streit betrifft 300 Mitarbeiter von Lufthansa.", "Lufthansa", ""),
    ("de", "Jana Ottwein ist 42, verheiratet und hat zwei Söhne.", "Ottwein", ""),
    ("de", "Für den Trainer Ole Funkmann fordert der Verband eine Geldstrafe von 300 Euro.", "Funkmann", ""),
    ("de", "Ursula von der Funkmann zahlte drei Euro.", "Funkmann", ""),
    ("de", "Unbekannte Fahrer zahlten drei Euro.", "", ""),
    ("de", "Opel spart. Die Funkmann-Tochter entlässt 300 Leute.", "Opel", ""),
    ("de", "Ein Liter Milch kostet drei Euro.", "", ""),
    ("de", "Doch 30 Leute kamen.", "", ""),
]
AROUND = [  # places beyond the figure's own clause
    ("de", "Auch Brasilien ist betroffen. Dort starben drei Menschen.", "", "BR"),
    ("de", "Die Truppen zogen nach Kortheim. Dort starben drei Menschen.", "", "Kortheim"),
    ("de", "In Kortheim brannte es. Die Botschaft in Lima teilte das mit. Drei Leute starben.", "", "Kortheim"),
    ("de", "In der Kieler Förde sanken drei Boote.", "", "Kieler Förde"),
    (
        "de",
        "In Peru wurde gekämpft.\n\nAus der Botschaft bei Kortheim wurde geschossen. Drei Leute starben.",
        "",
        "Kortheim",
    ),
    ("de", "In Kortheim, einem Vorort von Lyon, fielen 100 Liter Regen.", "", "Kortheim"),
    ("de", "Die Strecke von Lyon nach Korvania ist 90 Kilometer lang.", "", "Lyon Korvania"),
    ("de", "Im Kortheimer Ortsteil Wald starben drei Menschen.", "", "Wald Kortheim"),
    ("de", "Im Dresdner Bahnhof starben drei Menschen.", "", "Dresden"),
    ("de", "In Korva Beach starben drei Menschen.", "", "Korva Beach"),
    ("de", "Dorka Ottwein siegte. Vor Ottwein lagen drei Läuferinnen.", "", ""),
    ("de", "Der Chef der PDX in Kortheim, Ole Funkmann, entließ drei Leute.", "Funkmann", "Kortheim"),
]
FROM = [  # what a distance is from, and where somebody speaks
    (
        "de",
        "Der Herd lag 40 Kilometer südlich von Lyon und 90 Kilometer west-südwestlich von Korvania.",
        "",
        "Korvania",
    ),
    ("de", "Das Dorf liegt 90 Kilometer nördlich der peruanischen Hauptstadt Lima.", "", "Lima"),
    ("de", "Sie fuhren ins 90 Kilometer entfernte Lyon.", "", "Lyon"),
    ("de", "In Kortheim starben drei Menschen, teilte die Polizei in Lyon mit.", "", "Kortheim"),
]
GOES_BACK = [
    ("de", "Voltania steckt in der Krise. Der Konzern entlässt 300 Beschäftigte.", "Voltania", ""),
    ("de", "Die Schwimmerin Jana Ottwein siegte erneut. Sie hat 14 Titel gewonnen.", "Ottwein", ""),
    ("de", "Jana Ottwein siegte erneut. Die 24-Jährige strahlte.", "Ottwein", ""),
    ("de", "Die Firma Voltania kündigte an, 300 Beschäftigte zu entlassen.", "Voltania", ""),
    ("de", "Ein Mann raste in die Menge. Er verletzte drei Menschen.", "", ""),
    ("en", "Voltania is in trouble. The company sacked 300 workers.", "Voltania", ""),
    ("en", "Jana Ottwin, who won 14 titles, retired.", "Ottwin", ""),
    ("en", "Jana Ottwin won again. The Briton has won 14 titles.", "Ottwin", ""),
    ("en", "A man drove into the crowd. He injured three people.", "", ""),
]
DONE_TO = [
    ("de", "Gegen Voltania wurde ein Bußgeld von drei Millionen Euro verhängt.", "Voltania", ""),
    ("de", "Zwei Spieler des FC Kortheim wurden verletzt.", "FC Kortheim", ""),
    ("de", "Israel ließ 39 palästinensische Gefangene frei.", "PS IL", ""),
    ("en", "Israel released 39 Palestinian prisoners.", "PS IL", ""),
    ("en", "The court fined Voltania $3 million.", "Voltania", ""),
]
PLACES = [
    ("de", "In Fulda wurden drei Männer verletzt.", "", "Fulda"),
    ("de", "In Notwehr verletzte er drei Männer.", "", ""),
    ("de", "In Begleitung kamen drei Männer.", "", ""),
    ("de", "Südlich von Kortheim starben drei Menschen.", "", "Kortheim"),
    ("de", "In der Altstadt von Lyon wurden neun Anwohner verletzt.", "", "Lyon"),
    ("de", "Das Beben erschütterte die Insel Kortos und tötete drei Menschen.", "", "Kortos"),
    ("de", "Die Stadt Gera hat 93.000 Einwohner.", "", "Gera"),
    ("de", "In Kortheim baut die Bahn. Sie kaufte am Freitag drei Lokomotiven.", "Bahn", ""),
    ("en", "Residents south of Kortham fled; three people died.", "", "Kortham"),
    ("en", "About 90 percent of Kortham was destroyed.", "", "Kortham"),
    ("en", "A ferry sank on Lake Korta, killing three people.", "", "Lake Korta"),
    ("en", "KORTHAM (AP) - A storm killed three people.", "", ""),
]


@pytest.mark.parametrize(
    ("language", "text", "who", "where"), [*SUBJECTS, *NAMED, *OWNERS, *AROUND, *FROM, *GOES_BACK, *DONE_TO, *PLACES]
)
def test_who_and_where(language: str, text: str, who: str, where: str) -> None:
    read = measured(figures_of(text, language)[-1])
    assert (names(read.who), names(read.where)) == (who, where)


def test_staff_and_sales_without_an_owner_are_those_of_the_firm_that_the_article_is_about() -> None:
    text = "Beim Stromriesen RWE rumort es. RWE will sparen.\n\nIm Werk sollen 300 Stellen gestrichen werden."
    assert names(measured(figures_of(text, "de", "RWE baut um")[-1]).who) == "RWE"
