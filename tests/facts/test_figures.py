"""Figures in sentences: what is read, what it is worth, and what it is to its measure.

Each row: a sentence with the number marked, then mention | nominal | low..high | precision | kind | unit | role.
An open end is left empty; a direction stands behind its role.
"""

# ruff: noqa: E501
from __future__ import annotations

import re

import pytest
from measuring import figures_of

from zifferblatt.facts import read
from zifferblatt.facts.figure import Figure
from zifferblatt.model import Article

MARK = re.compile(r"\[\[(.+?)\]\]")

GERMAN = """
numbers
Der Bau kostete [[12.000]] Euro. | 12.000 Euro | 12000 | 12000..12000 | exact | money | EUR | level
Im Lager leben [[12 000]] Menschen. | 12 000 Menschen | 12000 | 12000..12000 | exact | count | Mensch | level
Die Aktie kostet [[1,3]] Euro. | 1,3 Euro | 1.3 | 1.3..1.3 | exact | money | EUR | level
Die Herde zählt [[dreihundertfünfzig]] Schafe. | dreihundertfünfzig Schafe | 350 | 350..350 | exact | count | Schaf | level
Die Stadt zahlte [[eineinhalb Millionen]] Franken. | eineinhalb Millionen Franken | 1500000 | 1500000..1500000 | exact | money | CHF | level
Die Fahrt dauerte [[anderthalb]] Stunden. | anderthalb Stunden | 1.5 | 1.5..1.5 | exact | duration | h | level
Draußen stand [[ein gutes Dutzend]] Reporter. | ein gutes Dutzend Reporter | 12 | 12..12 | about | count | Reporter | level
Der Schaden beträgt [[12 Mio]]. Euro. | 12 Mio. Euro | 12000000 | 12000000..12000000 | exact | money | EUR | level
Das Land lieh sich [[3,5 Mrd]]. Dollar. | 3,5 Mrd. Dollar | 3500000000 | 3500000000..3500000000 | exact | money | USD | level
Die Schulden stiegen auf [[zwei Billionen]] Euro. | zwei Billionen Euro | 2000000000000 | 2000000000000..2000000000000 | exact | money | EUR | level
[[Zwei Drittel]] der Ernte gingen verloren. | Zwei Drittel | 0.6667 | 0.6667..0.6667 | exact | share | 1 | level
[[Die Hälfte]] der Wähler blieb zu Hause. | Die Hälfte | 0.5 | 0.5..0.5 | exact | share | 1 | level
[[Jeder dritte]] Haushalt heizt mit Gas. | Jeder dritte | 0.3333 | 0.3333..0.3333 | exact | share | 1 | level
[[3 von 10]] Befragten lehnten ab. | 3 von 10 | 0.3 | 0.3..0.3 | exact | share | 1 | level
[[Zwei von drei]] Haushalten heizen mit Gas. | Zwei von drei | 0.6667 | 0.6667..0.6667 | exact | share | 1 | level
Nur [[zwei]] von drei Brücken stehen noch. | zwei | 2 | 2..2 | exact | count | Brücke | level
Es kamen [[doppelt]] so viele Besucher. | doppelt | 2 | 2..2 | exact | ratio | 1 | level
Der Preis liegt zwischen [[10 und 15]] Euro. | 10 und 15 Euro | 10 | 10..15 | range | money | EUR | level
Dort leben [[zehn bis fünfzehn]] Familien. | zehn bis fünfzehn Familien | 10 | 10..15 | range | count | Familie | level
Im Bus saßen [[10–15]] Gäste. | 10–15 Gäste | 10 | 10..15 | range | count | Gast | level
Ein [[16]]-Jähriger wurde festgenommen. | 16-Jähriger | 16 | 16..16 | exact | age | year | level
Der [[50]]-prozentige Aufschlag entfällt. | 50-prozentige | 50 | 50..50 | exact | percent | % | level
Die [[drei]]tägige Trauer beginnt morgen. | dreitägige | 3 | 3..3 | exact | duration | day | level
Der [[12]]-Tonner kippte um. | 12-Tonner | 12 | 12..12 | exact | mass | t | level
Die [[40]]-Stunden-Woche bleibt. | 40-Stunden-Woche | 40 | 40..40 | exact | duration | h | level

vague words
[[Dutzende]] Häuser wurden beschädigt. | Dutzende Häuser | 12 | 24.. | vague | count | Haus | level
[[Hunderte]] von Menschen flohen. | Hunderte von Menschen | 100 | 200.. | vague | count | Mensch | level
Dort warten [[mehrere tausend]] Flüchtlinge. | mehrere tausend Flüchtlinge | 1000 | 2000.. | vague | count | Flüchtling | level
[[Zehntausende]] Fans feierten. | Zehntausende Fans | 10000 | 20000.. | vague | count | Fan | level
Im Hafen lagen [[ein paar]] Boote. | ein paar Boote | 1 | 2.. | vague | count | Boot | level

hedges
Bei dem Unfall starben mindestens [[42]] Menschen. | mindestens 42 Menschen | 42 | 42.. | at_least | count | Mensch | level
Wenigstens [[drei]] Hütten brannten. | Wenigstens drei Hütten | 3 | 3.. | at_least | count | Hütte | level
Rund [[12.000]] Soldaten könnten folgen. | Rund 12.000 Soldaten | 12000 | 12000..12000 | about | count | Soldat | level
Auf der Weide standen ca. [[40]] Kühe. | ca. 40 Kühe | 40 | 40..40 | about | count | Kuh | level
Fast [[500]] Familien verloren ihr Haus. | Fast 500 Familien | 500 | 500..500 | about | count | Familie | level
Gut [[300]] Gäste kamen. | Gut 300 Gäste | 300 | 300..300 | about | count | Gast | level
Mehr als [[200]] Häuser brannten ab. | Mehr als 200 Häuser | 200 | 200.. | more_than | count | Haus | level
In der Halle waren über [[450]] Gäste. | über 450 Gäste | 450 | 450.. | more_than | count | Gast | level
Es könnten bis zu [[8000]] Soldaten sein. | bis zu 8000 Soldaten | 8000 | ..8000 | at_most | count | Soldat | level
Höchstens [[acht]] Personen passen hinein. | Höchstens acht Personen | 8 | ..8 | at_most | count | Person | level
Weniger als [[300]] Anhänger kamen. | Weniger als 300 Anhänger | 300 | ..300 | less_than | count | Anhänger | level
Die Quote fiel unter [[fünf]] Prozent. | unter fünf Prozent | 5 | ..5 | less_than | percent | % | level
Es kamen um die [[50]] Gäste. | um die 50 Gäste | 50 | 50..50 | about | count | Gast | level
Dort lebten [[500]] Menschen oder mehr. | 500 Menschen oder mehr | 500 | 500.. | at_least | count | Mensch | level
Der Falter fliegt mehr als 100 Kilometer ([[60]] Meilen). | 60 Meilen | 60 | 60.. | more_than | length | mi | level

units
Die Armee hält [[800]] Quadratkilometer besetzt. | 800 Quadratkilometer | 800 | 800..800 | exact | area | km² | level
Es brannten [[2100]] Hektar Wald. | 2100 Hektar | 2100 | 2100..2100 | exact | area | ha | level
Der Zug fuhr [[200]] Kilometer pro Stunde. | 200 Kilometer pro Stunde | 200 | 200..200 | exact | speed | km/h | level
Der Park liefert [[30]] Terawattstunden im Jahr. | 30 Terawattstunden | 30 | 30..30 | exact | energy | TWh | level
Die Werft schrieb ein Minus von [[87 Millionen]] Euro. | 87 Millionen Euro | 87000000 | 87000000..87000000 | exact | money | EUR | level
Sie nahm drei Millionen ein, ein Minus von [[200.000]] Euro. | 200.000 Euro | 200000 | 200000..200000 | exact | money | EUR | change down
Die Partei verlor [[drei]] Prozentpunkte. | drei Prozentpunkte | 3 | 3..3 | exact | percent | pp | change down
Am Montag gewann der Leitindex am Morgen [[0,3]] Prozent. | 0,3 Prozent | 0.3 | 0.3..0.3 | exact | percent | % | change up
Bei der Wahl gewann die Liste der Bauern [[35]] Prozent. | 35 Prozent | 35 | 35..35 | exact | percent | % | level
Danach verlor die Aktie des Herstellers [[vier]] Prozent. | vier Prozent | 4 | 4..4 | exact | percent | % | change down
Im Mai fielen am Flughafen [[drei]] Prozent der Flüge aus. | drei Prozent | 3 | 3..3 | exact | percent | % | level
Der Index gab 0,8 Prozent nach und fiel um [[90]] Punkte. | 90 Punkte | 90 | 90..90 | exact | count | Punkt | change down
Es waren minus [[5]] Grad. | 5 Grad | -5 | -5..-5 | exact | temperature | °C | level
Eine Unze kostet $ [[1900]]. | $ 1900 | 1900 | 1900..1900 | exact | money | USD | level

the counted noun
Dort stehen mindestens [[3000]] von ihnen ausgebildete nordkoreanische Soldaten. | mindestens 3000 von ihnen ausgebildete nordkoreanische Soldaten | 3000 | 3000.. | at_least | count | Soldat | level
Es gab [[zwölf]] Schwerverletzte. | zwölf Schwerverletzte | 12 | 12..12 | exact | count | Schwerverletzter | level
[[Drei]] der Männer sind in Haft. | Drei der Männer | 3 | 3..3 | exact | count | Mann | level
Zwei Frauen und [[ein]] Kind starben. | ein Kind | 1 | 1..1 | exact | count | Kind | level
Im Bus saßen 40 Leute, [[23]] kamen mit Prellungen davon. | 23 | 23 | 23..23 | exact | count | Leute | level

role
Die Mieten sind um [[5]] Prozent gestiegen. | 5 Prozent | 5 | 5..5 | exact | percent | % | change up
Die Polizei nahm weitere [[300]] Menschen fest. | 300 Menschen | 300 | 300..300 | exact | count | Mensch | change up
Die Partei bekam [[drei]] Sitze weniger. | drei Sitze | 3 | 3..3 | exact | count | Sitz | change down
Das Beben hatte eine Momenten-Magnitude von [[7,4]]. | 7,4 | 7.4 | 7.4..7.4 | exact | magnitude | 1 | level
Die [[zwölf]]jährige Strafe wurde ausgesetzt. | zwölfjährige | 12 | 12..12 | exact | duration | year | level
Das Hoch vom Januar 1980 von [[49,45]] Dollar hielt. | 49,45 Dollar | 49.45 | 49.45..49.45 | exact | money | USD | level
Das Parlament rief für zunächst [[60]] Tage den Notstand aus. | 60 Tage | 60 | 60..60 | exact | duration | day | level
Es wurde minus [[11 bis minus 15]] Grad kalt. | 11 bis minus 15 Grad | -11 | -15..-11 | range | temperature | °C | level
In der Gruppe starben [[19]] von 208. | 19 | 19 | 19..19 | exact | count | * | level
Es gab Berichte über [[600]] gefallene Soldaten. | 600 gefallene Soldaten | 600 | 600..600 | exact | count | Soldat | level
Hier arbeiten [[300]] sogenannte Click- und Crowdworker. | 300 sogenannte Click | 300 | 300..300 | exact | count | Crowdworker | level
Sie wohnt in einer [[3.000]]-US-Dollar-Suite. | 3.000-US-Dollar-Suite | 3000 | 3000..3000 | exact | money | USD | level
Drei Menschen starben, [[ein]] weiterer wurde verletzt. | ein | 1 | 1..1 | exact | count | Mensch | change up
Ihre drei Kinder (4, [[7]] und 11) blieben zu Hause. | 7 | 7 | 7..7 | exact | age | year | level
Der Neubau kostet mehr als [[doppelt]] so viel wie geplant. | mehr als doppelt | 2 | 2.. | more_than | ratio | 1 | level
Das Feuer erfasste [[zwei]] oder mehr Häuser. | zwei oder mehr Häuser | 2 | 2.. | at_least | count | Haus | level
Die Steuer gilt ab einem Einkommen von [[250.000]] Euro. | ab einem Einkommen von 250.000 Euro | 250000 | 250000.. | at_least | money | EUR | level
Über [[300]] Anträge ist noch nicht entschieden. | 300 Anträge | 300 | 300..300 | exact | count | Antrag | level
Über [[300]] Anträge wurden gestellt. | Über 300 Anträge | 300 | 300.. | more_than | count | Antrag | level
Es kamen [[300]] alte, 200 neue und 100 halbe Brote. | 300 | 300 | 300..300 | exact | count | Brot | level
Gefasst wurden [[drei]] „Neue Welt“-Anhänger. | drei „Neue Welt“-Anhänger | 3 | 3..3 | exact | count | Anhänger | level
Es gibt [[drei]]mal so viele Schüler wie Lehrer. | dreimal | 3 | 3..3 | exact | ratio | 1 | level
Der Bau kostet statt der geplanten [[70]] nun wohl 120 Millionen Euro. | 70 | 70000000 | 70000000..70000000 | exact | money | EUR | former
Die Zahl der Toten stieg von [[50]] auf 76. | 50 | 50 | 50..50 | exact | count | Toter | former
Statt bisher [[300]] kommen nun 500 Gäste. | 300 | 300 | 300..300 | exact | count | * | former
Die Stadt meldet einen Rückgang von [[acht]] Prozent. | acht Prozent | 8 | 8..8 | exact | percent | % | change down
Die Ernte lag [[15]] Prozent unter dem Vorjahr. | 15 Prozent | 15 | 15..15 | exact | percent | % | change down
Die Bahn erhöht die Preise um durchschnittlich [[4,9]] Prozent. | 4,9 Prozent | 4.9 | 4.9..4.9 | exact | percent | % | change up
Der Fahrer darf höchstens [[neun]] Stunden am Steuer sitzen. | höchstens neun Stunden | 9 | ..9 | at_most | duration | h | limit
"""

ENGLISH = """
numbers
The repairs cost [[12,000]] dollars. | 12,000 dollars | 12000 | 12000..12000 | exact | money | USD | level
The index is at [[1.3]] points. | 1.3 points | 1.3 | 1.3..1.3 | exact | count | point | level
The plant employs [[twenty-five thousand]] workers. | twenty-five thousand workers | 25000 | 25000..25000 | exact | count | worker | level
At least [[two dozen]] boats sank. | At least two dozen boats | 24 | 24.. | at_least | count | boat | level
The city has [[half a million]] residents. | half a million residents | 500000 | 500000..500000 | exact | count | resident | level
The talks lasted [[half]] an hour. | half an hour | 0.5 | 0.5..0.5 | exact | duration | h | level
The state borrowed $[[3.5bn]]. | $3.5bn | 3500000000 | 3500000000..3500000000 | exact | money | USD | level
The fine was £[[50k]]. | £50k | 50000 | 50000..50000 | exact | money | GBP | level
[[Two thirds]] of the harvest was lost. | Two thirds | 0.6667 | 0.6667..0.6667 | exact | share | 1 | level
[[One in five]] homes has no heating. | One in five | 0.2 | 0.2..0.2 | exact | share | 1 | level
The town has [[twice]] as many visitors as last year. | twice | 2 | 2..2 | exact | ratio | 1 | level
[[A quarter of a million]] people live here. | A quarter of a million people | 250000 | 250000..250000 | exact | count | person | level
[[Every third]] house is empty. | Every third | 0.3333 | 0.3333..0.3333 | exact | share | 1 | level
He signed a [[four]]-year contract. | four-year | 4 | 4..4 | exact | duration | year | level
Add [[1/2]] pound of butter. | 1/2 pound | 0.5 | 0.5..0.5 | exact | mass | lb | level
The price is between [[10 and 15]] dollars. | 10 and 15 dollars | 10 | 10..15 | range | money | USD | level
The bus carried [[10-15]] passengers. | 10-15 passengers | 10 | 10..15 | range | count | passenger | level
Estimates range from [[10 to 15]] deaths. | 10 to 15 deaths | 10 | 10..15 | range | count | death | level
Police saw [[two or three]] men. | two or three men | 2 | 2..3 | range | count | man | level
A [[14]]-year-old boy was hurt. | 14-year-old | 14 | 14..14 | exact | age | year | level
A [[60]] year-old may retire early. | 60 year-old | 60 | 60..60 | exact | age | year | level
She died aged [[58]]. | 58 | 58 | 58..58 | exact | age | year | level
Traffic rose [[18]]-fold. | 18-fold | 18 | 18..18 | exact | ratio | 1 | change up
The air cools to minus-[[130]] degrees Fahrenheit. | minus-130 degrees Fahrenheit | -130 | -130..-130 | exact | temperature | °F | level

vague words
[[Dozens]] of houses were damaged. | Dozens of houses | 12 | 24.. | vague | count | house | level
[[Tens of thousands]] of homes lost power. | Tens of thousands of homes | 10000 | 20000.. | vague | count | home | level
The camp held [[several hundred]] people. | several hundred people | 100 | 200.. | vague | count | person | level
[[Scores]] of people were hurt. | Scores of people | 20 | 40.. | vague | count | person | level

hedges
At least [[42]] people died. | At least 42 people | 42 | 42.. | at_least | count | person | level
No fewer than [[nine]] bridges fell. | No fewer than nine bridges | 9 | 9.. | at_least | count | bridge | level
Some [[12,000]] soldiers could be sent. | Some 12,000 soldiers | 12000 | 12000..12000 | about | count | soldier | level
Nearly [[500]] families lost their homes. | Nearly 500 families | 500 | 500..500 | about | count | family | level
Just over [[300]] guests came. | Just over 300 guests | 300 | 300..300 | about | count | guest | level
More than [[200]] houses burned. | More than 200 houses | 200 | 200.. | more_than | count | house | level
As many as [[8000]] troops are in the region. | As many as 8000 troops | 8000 | ..8000 | at_most | count | troop | level
Fewer than [[300]] supporters came. | Fewer than 300 supporters | 300 | ..300 | less_than | count | supporter | level
Turnout fell below [[five]] percent. | below five percent | 5 | ..5 | less_than | percent | % | level
There were [[40]] people or so. | 40 people or so | 40 | 40..40 | about | count | person | level
The market lets sub-[[500]] sq m offices. | sub-500 sq m | 500 | ..500 | less_than | area | m² | level
The moth flies more than 100 kilometers ([[60]] miles). | 60 miles | 60 | 60.. | more_than | length | mi | level
It was about minus [[40]] degrees. | about minus 40 degrees | -40 | -40..-40 | about | temperature | °C | level

units
The bridge is [[30]]m wide. | 30m | 30 | 30..30 | exact | length | m | level
It sold [[3m]] copies. | 3m copies | 3000000 | 3000000..3000000 | exact | count | copy | level
A magnitude [[7.2]] quake hit the coast. | 7.2 | 7.2 | 7.2..7.2 | exact | magnitude | 1 | level
The army holds [[800]] square kilometres. | 800 square kilometres | 800 | 800..800 | exact | area | km² | level
The wind blew at [[90]] miles per hour. | 90 miles per hour | 90 | 90..90 | exact | speed | mph | level
The villa sold for $US[[17,246,208]]. | $US17,246,208 | 17246208 | 17246208..17246208 | exact | money | USD | level
The villa sold for $A[[25,474]]. | $A25,474 | 25474 | 25474..25474 | exact | money | AUD | level
He bought a [[7]]- or 8-inch screen. | 7 | 7 | 7..7 | exact | length | in | level
The rate rose by [[25]] basis points. | 25 basis points | 25 | 25..25 | exact | percent | bp | change up

the counted noun
He fixed [[dozens]] of red and blue vans. | dozens of red and blue vans | 12 | 24.. | vague | count | van | level
The clinic took in [[40]] wounded within an hour. | 40 wounded | 40 | 40..40 | exact | count | wounded | level
[[50]] countries recognise the state. | 50 countries | 50 | 50..50 | exact | count | country | level
The [[12]] page document was leaked. | 12 page | 12 | 12..12 | exact | count | page | level
[[One]] proposal asks the board to stop. | One proposal | 1 | 1..1 | exact | count | proposal | level
[[Three]] women soldiers were freed. | Three women soldiers | 3 | 3..3 | exact | count | soldier | level
[[Eight]] of the 14 sailors are missing. | Eight | 8 | 8..8 | exact | count | sailor | level
In Gaza [[30]] Palestinians died. | 30 Palestinians | 30 | 30..30 | exact | count | palestinian | level
In Kyiv [[12]] were wounded. | 12 | 12 | 12..12 | exact | count | * | level
Last year drove asylum claims over [[150,000]]. | over 150,000 | 150000 | 150000.. | more_than | count | claim | level

role
The shares rose [[6.5]]% on Monday. | 6.5% | 6.5 | 6.5..6.5 | exact | percent | % | change up
Prices will rise between [[5% and 6]]%. | 5% and 6% | 5 | 5..6 | range | percent | % | change up
Police arrested another [[300]] people. | 300 people | 300 | 300..300 | exact | count | person | change up
The party won [[three]] seats fewer. | three seats | 3 | 3..3 | exact | count | seat | change down
They gave up [[517]] acres. | 517 acres | 517 | 517..517 | exact | area | acre | level
Rents rose by 2 percent but wages fell by [[three]] percent. | three percent | 3 | 3..3 | exact | percent | % | change down
Horsepower jumped from [[240]] to 273. | 240 | 240 | 240..240 | exact | count | * | former
Turnout was 61 percent, up from [[58]] percent. | 58 percent | 58 | 58..58 | exact | percent | % | former
Output rose from 21 mpg to [[23]]. | 23 | 23 | 23..23 | exact | other | mpg | level
The form must be sent within [[20]] days. | 20 days | 20 | 20..20 | exact | duration | day | limit
The city reported a drop of [[eight]] percent. | eight percent | 8 | 8..8 | exact | percent | % | change down
Exports rose a record [[nine]] percent. | nine percent | 9 | 9..9 | exact | percent | % | change up
He was shot by [[three]] men. | three men | 3 | 3..3 | exact | count | man | level
Oil fell $[[1.20]] to $63.40. | $1.20 | 1.2 | 1.2..1.2 | exact | money | USD | change down
The shares trade [[16]] percent above last year. | 16 percent | 16 | 16..16 | exact | percent | % | change up
"""


def rows(block: str) -> list[str]:
    """The rows of one block; headings and blank lines are left out."""
    return [line for line in block.splitlines() if " | " in line]


def end(value: object) -> str:
    return "" if value is None else f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)


def shown(text: str, figure: Figure, unit: str) -> str:
    """A figure in the words of the tables above."""
    q = figure.quantity
    role = q.role.value + (f" {q.direction}" if q.direction else "")
    cells = [
        text[slice(*figure.mention)],
        end(q.nominal),
        f"{end(q.low)}..{end(q.high)}",
        q.precision.value,
        q.kind,
        "*" if unit == "*" else str(q.unit),
        role,
    ]
    return " | ".join(cells)


def check(row: str, language: str) -> None:
    marked, expected = row.split(" | ", 1)
    core = MARK.search(marked)
    assert core is not None
    text = MARK.sub(r"\1", marked)
    start = core.start()
    found = {f.number: f for f in figures_of(text, language)}
    assert (start, start + len(core[1])) in found, f"read {[text[slice(*n)] for n in found]}"
    assert shown(text, found[start, start + len(core[1])], expected.split(" | ")[5]) == expected


@pytest.mark.parametrize("row", rows(GERMAN))
def test_german_figures(row: str) -> None:
    check(row, "de")


@pytest.mark.parametrize("row", rows(ENGLISH))
def test_english_figures(row: str) -> None:
    check(row, "en")


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("de", "Der Umsatz stieg 2024 auf 95 Millionen Euro.", ["95 Millionen Euro"]),
        ("de", "Die Einwohnerzahl steigt bis 2040 auf 95.000.", ["95.000"]),
        ("de", "Der Preis stieg von 1900 auf 2300 Euro.", ["1900", "2300 Euro"]),
        ("en", "Revenue climbed in 2024 to 95 million dollars.", ["95 million dollars"]),
        ("en", "A boat costs 1900 to 2300 dollars.", ["1900 to 2300 dollars"]),
    ],
)
def test_a_year_before_the_word_of_a_level_is_a_year(language: str, text: str, figures: list[str]) -> None:
    article = Article(id="a", text=text, sha256="0" * 64, language=language)
    assert [f.mention.text for f in read(article).facts] == figures
