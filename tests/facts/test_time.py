"""When a figure is true, on Thursday 24 October 2024: own sentences in both languages."""

from __future__ import annotations

import pytest
from measuring import figures_of, moment

TIMES = [
    ("de", "Am Donnerstag starben drei Menschen.", "2024-10-24"),
    ("de", "Am Montagabend starben drei Menschen.", "2024-10-21"),
    ("de", "Am späten Abend starben drei Menschen.", "2024-10-24"),
    ("de", "In der Nacht starben drei Menschen.", "2024-10-23/2024-10-24"),
    ("de", "Am Montag brach der Deich. Am Abend starben drei Menschen.", "2024-10-21"),
    ("de", "Am Abend des 3. Oktober starben drei Menschen.", "2024-10-03"),
    ("de", "Am Abend gehen 30 Leute spazieren.", None),
    ("de", "In der Nacht von Samstag auf Sonntag starben drei Menschen.", "2024-10-19/2024-10-20"),
    ("de", "Erstmals seit 14 Jahren starben drei Menschen.", None),
    ("de", "Gestern starben drei Menschen.", "2024-10-23"),
    ("de", "In der Nacht zum Sonntag brannten drei Autos.", "2024-10-19/2024-10-20"),
    ("de", "Am vergangenen Donnerstag starben drei Menschen.", "2024-10-17"),
    ("de", "In der vergangenen Woche starben drei Menschen.", "2024-10-14/2024-10-20"),
    ("de", "Im August starben drei Menschen.", "2024-08-01/2024-08-31"),
    ("de", "Am 18. Oktober starben drei Menschen.", "2024-10-18"),
    ("de", "Am 18. November starben drei Menschen.", "2023-11-18"),
    ("de", "Zwischen dem 8. und dem 13. Oktober starben drei Menschen.", "2024-10-08/2024-10-13"),
    ("de", "Derzeit werden drei Soldaten ausgebildet.", "2024-10-24"),
    ("de", "Seit Jahresbeginn starben drei Menschen.", "2024-01-01/2024-10-24"),
    ("de", "Seit 2019 starben drei Menschen.", "2019-01-01/2024-10-24"),
    ("de", "Bis Ende 2025 sollen drei Häuser entstehen.", "2025-12-31"),
    ("de", "Im ersten Halbjahr wurden 300 Autos verkauft.", "2024-01-01/2024-06-30"),
    ("de", "Im dritten Quartal 2023 wurden 300 Autos verkauft.", "2023-07-01/2023-09-30"),
    ("de", "Im Jahr 2023 starben drei Menschen.", "2023-01-01/2023-12-31"),
    ("de", "Am 31. Februar starben drei Menschen.", None),
    ("de", "Es starben drei Menschen.", None),
    ("de", "Drei Menschen starben, sagte ein Sprecher am Montag.", None),
    ("de", "Am Montag brach der Deich. Danach starben drei Menschen.", "2024-10-21"),
    ("de", "Im September brach der Deich. Die Armee eroberte drei Dörfer.", None),
    ("de", "Am Montag, dem 7. Oktober 2024, starben drei Menschen.", "2024-10-07"),
    ("de", "Am 7.10. starben drei Menschen.", "2024-10-07"),
    ("de", "Am 7. 10. 2023 starben drei Menschen.", "2023-10-07"),
    ("de", "In der Nacht vom 10. auf den 11. Oktober starben drei Menschen.", "2024-10-10/2024-10-11"),
    ("de", "In der vergangenen Nacht starben drei Menschen.", "2024-10-23/2024-10-24"),
    ("de", "Am 21. Mai vergangenen Jahres starben drei Menschen.", "2023-05-21"),
    ("de", "Der Verein hat 2005 bereits drei Trainer entlassen.", "2005-01-01/2005-12-31"),
    ("de", "In den Jahren 2005 und 2006 starben drei Menschen.", "2005-01-01/2006-12-31"),
    ("de", "In den letzten Jahren starben drei Menschen.", None),
    ("de", "Im 17. Jahrhundert starben drei Menschen.", "1601-01-01/1700-12-31"),
    ("de", "In der Silvesternacht brannten drei Autos.", "2023-12-31/2024-01-01"),
    ("de", "Am Ostersonntag starben drei Menschen.", "2024-03-31"),
    ("de", "Inzwischen leben hier drei Menschen.", "2024-10-24"),
    ("de", "Der Prozess gegen drei Männer wurde auf den 28. November vertagt.", "2024-11-28"),
    ("de", "Am Montag brach der Deich. Am Tag zuvor waren drei Menschen geflohen.", "2024-10-20"),
    ("de", "Am Montag brach der Deich. Damals starben drei Menschen.", "2024-10-21"),
    ("de", "Am Montag brach der Deich. In der Vergangenheit starben dort drei Menschen.", None),
    ("de", "Im September brach der Deich. Dabei starben drei Menschen.", "2024-09-01/2024-09-30"),
    (
        "de",
        "Am Montag brach der Deich.\n\nBereits am 3. Mai war ein Damm gebrochen.\n\nDrei Menschen flohen.",
        "2024-10-21",
    ),
    ("de", "Die am Montag veröffentlichte Studie nennt drei Fälle.", None),
    ("de", "Am Montag brach der Deich. Bereits drei Menschen sind gestorben.", None),
    (
        "de",
        "Im ersten Halbjahr wuchs der Konzern.\n\nDer Umsatz stieg auf 30 Millionen Euro. Es kamen drei Gäste.",
        None,
    ),
    ("de", "Am Montag sank der Preis um zwei Euro, was drei Kisten entspricht.", "2024-10-21"),
    ("de", "Am 7. November findet das Treffen statt. Teilnehmen werden drei Gäste.", "2024-11-07"),
    ("de", "Der Brand im Juli 2021, bei dem drei Menschen starben, beschäftigt das Gericht.", "2021-07-01/2021-07-31"),
    ("de", "Bei den Wahlen von 2017 traten drei Parteien an.", "2017-01-01/2017-12-31"),
    ("de", "Ab November kommen drei Busse.", "2024-11-01"),
    ("de", "Ab 2026 kommen drei Busse.", "2026-01-01"),
    ("de", "Ab Januar kamen drei Busse.", None),
    ("de", "In den Neunzigerjahren kamen drei Busse.", "1990-01-01/1999-12-31"),
    ("de", "Die Stadt betreibt noch drei andere Busse.", None),
    ("de", "Am Dienstag forderte ein Anschlag auf einen Bus drei Tote.", "2024-10-22"),
    ("en", "Three people died last Wednesday.", "2024-10-23"),
    ("en", "Three people died on October 18.", "2024-10-18"),
    ("en", "The firm sold 300 cars in the first half of 2023.", "2023-01-01/2023-06-30"),
    ("en", "By 2030 the city will build 300 flats.", "2030-12-31"),
    ("en", "On Monday, October 7, 2024, three people died.", "2024-10-07"),
    ("en", "Three people died on May 21 last year.", "2023-05-21"),
    ("en", "The dam broke on Monday. The next day three people died.", "2024-10-22"),
    ("en", "In the past three people died there.", None),
    ("en", "Three people are still missing.", "2024-10-24"),
    ("en", "On New Year's Eve three people died.", "2023-12-31"),
    ("en", "The trial of three men was adjourned until November 28.", "2024-11-28"),
    ("en", "Three people died yesterday.", "2024-10-23"),
    ("en", "Three people died, the ministry said on Monday.", None),
]


@pytest.mark.parametrize(("language", "text", "span"), TIMES)
def test_time(language: str, text: str, span: str | None) -> None:
    figures = [f for f in figures_of(text, language) if f.quantity.kind == "count"]
    read = moment(figures[-1])
    days = f"{read.start}/{read.end}" if read else None
    assert days == (span if span is None or "/" in span else f"{span}/{span}")


def test_without_a_date_only_full_dates_are_known() -> None:
    figures = figures_of("Am Montag starben drei Menschen. Am 3. Mai 2023 starben vier Menschen.", "de")
    read = [moment(f, None) for f in figures]
    assert [str(m.start) if m else None for m in read] == [None, "2023-05-03"]
