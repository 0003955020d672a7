"""When a figure is true, on Thursday 24 October 2024: own sentences in both languages."""

from __future__ import annotations

import pytest
from measuring import figures_of, moment

TIMES = [
    ("de", "Am Donnerstag starben drei Menschen.", "2024-10-24"),
    ("de", "Am Montagabend starben drei Menschen.", "2024-10-21"),
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
    ("en", "Three people died last Wednesday.", "2024-10-23"),
    ("en", "Three people died on October 18.", "2024-10-18"),
    ("en", "The firm sold 300 cars in the first half of 2023.", "2023-01-01/2023-06-30"),
    ("en", "By 2030 the city will build 300 flats.", "2030-12-31"),
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
