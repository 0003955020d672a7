"""What a figure measures: own sentences in both languages, each with what a careful reader takes from it."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import figures_of, measured, moment, names

EVENTS = [
    ("de", "Bei dem Brand in Ulm kamen sieben Menschen ums Leben.", "killed"),
    ("de", "Die Explosion tötete zwölf Arbeiter und verletzte 40 weitere.", "killed injured"),
    ("de", "Mindestens 20 Soldaten wurden getötet und rund 50 verletzt.", "killed injured"),
    ("de", "Insgesamt wurden 300 Soldaten getötet oder verwundet.", "casualty"),
    ("de", "Die Behörden meldeten 14 Todesopfer.", "killed"),
    ("de", "Die Zahl der Toten stieg auf 98.", "killed"),
    ("de", "Noch immer werden sechs Bewohner vermisst.", "missing"),
    ("de", "Die Polizei nahm am Abend zwölf Männer fest.", "arrested"),
    ("de", "Bei der Demonstration wurden 40 Demonstranten festgenommen.", "arrested"),
    ("de", "In Köln demonstrierten 5000 Menschen gegen den Bau.", "demonstrated"),
    ("de", "Der Konzern will 300 Mitarbeiter entlassen.", "dismissed"),
    ("de", "Die Armee eroberte drei Dörfer zurück.", "recaptured"),
    ("de", "Der Sturm zerstörte 40 Häuser, wie die Feuerwehr mitteilte.", "destroyed"),
    ("de", "Die Männer, die das Haus zerstörten, brachten drei Kisten mit.", None),
    ("de", "Der Zug gehörte mit drei Wagen der Kolonne an.", None),
    ("de", "Der 34-jährige Fahrer starb.", "aged"),
    ("de", "Die Brücke kostet 20 Millionen Euro.", "cost"),
    ("de", "Die Stadt liegt 90 Kilometer nördlich von Lyon.", "away"),
    ("en", "The fire in Leeds killed seven people.", "killed"),
    ("en", "Twelve people were killed and 30 injured.", "killed injured"),
    ("en", "More than 600 soldiers have been killed or wounded.", "casualty"),
    ("en", "The government has sent about 200 soldiers to train in Norway.", "sent"),
    ("en", "Police arrested twelve men.", "arrested"),
    ("en", "About 5,000 people took to the streets in Leeds.", "demonstrated"),
    ("en", "The group laid off 1,200 workers.", "dismissed"),
]


@pytest.mark.parametrize(("language", "text", "events"), EVENTS)
def test_event(language: str, text: str, events: str | None) -> None:
    read = [measured(f).event for f in figures_of(text, language)]
    assert read == (events.split() if events else [None])


# language, text, who, where
PLACES = [
    ("de", "Mindestens 300 nordkoreanische Soldaten werden in Russland ausgebildet.", "KP", "RU"),
    ("de", "Unter den Opfern in Palermo sind zwei Dänen.", "DK", "Palermo"),
    ("de", "Drei Soldaten aus Polen starben im Landkreis Ahrweiler.", "PL", "Ahrweiler"),
    ("de", "Berlin hat zehn Panzer an Polen geliefert.", "DE", "PL"),
    ("de", "Die Ukraine hält in Kursk noch 800 Quadratkilometer besetzt.", "UA", "Kursk"),
    ("de", "Die spanische Armee griff in Kursk an. Sie eroberte drei Dörfer.", "ES", "Kursk"),
    ("de", "Nach Angaben des polnischen Geheimdienstes starben in Kursk drei Menschen.", "", "Kursk"),
    ("de", "Drei Männer wurden in einem Kölner Hotel von der Polizei verhaftet.", "Polizei", "Köln"),
    ("de", "In Haft und in Gefahr sind 30 Menschen.", "", ""),
    ("de", "Im russischen Kasan starben drei Menschen.", "", "Kasan"),
    ("de", "Das Feuer brach in Bad Neuenahr aus. Zwei Kinder wurden verletzt.", "", "Bad Neuenahr"),
    ("en", "Up to 800 North Korean soldiers are deployed in Russia's Kursk region.", "KP", "Kursk RU"),
    ("en", "GENEVA - North Korea has sent about 100 soldiers to Russia.", "KP", "RU"),
    ("en", "Three people died near Kherson.", "", "Kherson"),
]


@pytest.mark.parametrize(("language", "text", "who", "where"), PLACES)
def test_who_and_where(language: str, text: str, who: str, where: str) -> None:
    read = measured(figures_of(text, language)[0])
    assert (names(read.who), names(read.where)) == (who, where)


WHAT = [
    ("de", "Geliefert wurden Waffen im Wert von drei Millionen Euro.", "weapon"),
    ("de", "Etwa 50 Blauhelmsoldaten kamen an.", "soldier"),
    ("de", "Mehr als 40 Prozent der Fläche gingen verloren.", "area"),
    ("de", "Die Bauern ernteten 500 Tonnen Spargel.", "Spargel"),
    ("en", "Some 300 troops came.", "soldier"),
    ("en", "It delivered weapons worth $3 million.", "weapon"),
]


@pytest.mark.parametrize(("language", "text", "what"), WHAT)
def test_what(language: str, text: str, what: str) -> None:
    assert measured(figures_of(text, language)[0]).what == what


SCOPE = [
    ("de", "Insgesamt starben zwölf Menschen.", ["total"]),
    ("de", "Zwölf Menschen starben, darunter drei Kinder.", [None, "part"]),
    ("de", "Die EU sprach im Namen der 27 Länder.", ["total"]),
    ("de", "Es starben zwölf Menschen.", [None]),
    ("en", "A total of twelve people died.", ["total"]),
    ("en", "Twelve people died, including three children.", [None, "part"]),
]


@pytest.mark.parametrize(("language", "text", "scope"), SCOPE)
def test_scope(language: str, text: str, scope: list[str | None]) -> None:
    assert [measured(f).scope for f in figures_of(text, language)] == scope


@given(st.text(alphabet="3 12. ,–()„“'-%€aeinImRussland und der wurden getötet", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for language in ("de", "en"):
        for figure in figures_of(text, language):
            measured(figure)
            moment(figure)


def test_a_sentence_without_end_costs_no_more_than_its_length() -> None:
    clause = "In Kursk starben am Montag 300 Soldaten und wurden 40 verletzt, "

    def seconds(times: int) -> float:
        figures = figures_of(clause * times + ".", "de")
        start = perf_counter()
        for figure in figures:
            measured(figure)
            moment(figure)
        return perf_counter() - start

    seconds(5)
    assert seconds(80) < 12 * max(seconds(20), 0.02)  # four times the length; cubic would be 64 times
