"""What is furniture of a page, and what is text that looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from zifferblatt.articles import documents, read
from zifferblatt.articles.furniture import furniture

# One text a row; lines that begin with "~" are furniture.
TEXTS = [
    ("de", "Drei Menschen starben.\n~Lesen Sie auch: 12 Tote bei Busunglück\nDie Polizei ermittelt."),
    ("de", "~Foto: Reuters\nDrei Menschen starben.\n~(dpa)"),
    (
        "de",
        "Drei Menschen starben.\n~- Sturm: 40 Verletzte im Norden\n~- Flut: Elbe steigt auf 6 Meter\nEs regnet weiter.",
    ),
    ("de", "Die Bilanz der Nacht:\n- 3 Tote\n- 40 Verletzte\nEs regnet weiter."),
    ("de", "Der Verband teilte mit.\n- Es kamen 300 Gäste.\n- Es fehlten 40 Stühle.\nDann war Schluss."),
    ("de", "Die Zahlen im Überblick\n- Kiel: 12 Tote\n- Husum: 3 Tote\n- Bremen: keine\nEs regnet weiter."),
    ("de", "Drei starben.\n~- Bahn baut um\n~- Was jetzt noch fährt?\n~- Streik: Wer zahlt die 30 Euro?\nMehr folgt."),
    ("de", "Drei starben.\n~Mehr zum Thema:\n~- 12 Tote in Peru\nVier leben."),
    ("de", "Drei starben.\n~Das könnte Sie auch interessieren\n~12 Tote in Peru\n~Die Flut in Bildern\nVier leben."),
    ("de", "~Von Anna Beispiel und Ole von Muster\nVon 12 Verletzten starben drei.\nVon Kiel bis Husum."),
    ("de", "~Stand: 3. Mai 2024, 14.30 Uhr\nDrei starben.\n~12 Kommentare\n~AFP, dpa\n~© 2024 Bote"),
    (
        "de",
        "Anzeige erstatteten 12 Männer.\n~Anzeige\nHier geht es um 300 Millionen Euro.\nBilder von 12 Toten fehlen.",
    ),
    ("de", "~→ Lesen Sie hier, wie 12 Leute flohen.\n~(Foto: Agentur/3 Männer)\nDrei starben."),
    ("de", "- Nur eine Zeile mit Strich\nEs kamen 300 Gäste."),
    ("de", "Die Agentur dpa meldete 12 Tote.\nEs waren (nach dpa) 13."),
    ("de", "(12 Tote, 3 Vermisste)\nMehr weiß niemand."),
    ("de", "Die Spiele:\n~Kiel\t3 - Husum\t2\n~Ulm\t1 - Bremen\t4\n~Köln\t2 - Mainz\t2\nEs kamen 300 Gäste."),
    ("de", "~Partei | Prozent | Sitze\n~Grüne | 12,5 | 40\n~Liberale | 9,1 | 28\nEs regnet\tweiter."),
    ("en", "Three people died.\n~Read more: 12 killed in bus crash\nPolice are investigating."),
    ("en", "Three people died.\n~Photo: someone\n~(Reuters)"),
    (
        "en",
        "~By Mary Sample\nBy Monday 12 had died.\n~Related: 12 killed in Peru\nRelated crimes cost 12 men their jobs.",
    ),
    ("en", "Three people died.\nReaders sent 40 letters.\n~Related news"),
]


@pytest.mark.parametrize(("language", "marked"), TEXTS)
def test_lines_of_furniture(language: str, marked: str) -> None:
    lines = marked.split("\n")
    found = furniture([line.removeprefix("~") for line in lines], language)
    assert found == {number for number, line in enumerate(lines) if line.startswith("~")}


def test_furniture_stays_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Drei starben.\n\nFoto: dpa\nZwei leben.", encoding="utf-8")
    (article,) = read([tmp_path], language="de").articles
    (document,) = documents(article)
    assert [(document.text[s.start : s.end], s.furniture) for s in document.sentences] == [
        ("Drei starben.", False),
        ("Foto: dpa", True),
        ("Zwei leben.", False),
    ]


def test_a_link_amid_a_line_is_furniture_for_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Drei starben. Lesen Sie auch: 12 Tote in Peru. Zwei leben.", encoding="utf-8")
    (article,) = read([tmp_path], language="de").articles
    assert [s.furniture for s in documents(article)[0].sentences] == [False, True, False]


def test_a_title_is_never_furniture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Drei starben.")
    (tmp_path / "a.meta.yaml").write_text("title: 'Video: Drei Tote'")
    (article,) = read([tmp_path], language="de").articles
    assert [s.furniture for s in documents(article)[0].sentences] == [False]


def test_the_seed_article_has_eight_lines_of_furniture(shared: Path) -> None:
    (article,) = read([shared / "seeds" / "000_9ec0b446591f2862.txt"]).articles
    text = documents(article)[-1]
    lines = [line for line in article.text.split("\n") if line.strip()]
    aside = {lines[s.paragraph] for s in text.sentences if s.furniture}
    assert aside == {line for line in lines if line.startswith("- ") or line == "(dpa/afp)"}
    assert len(aside) == 8


def test_hostile_lines_come_to_an_end() -> None:
    for line in ("- a", "(" * 5000, "(" + "a, " * 5000 + ")", "-" * 5000):
        furniture([line] * 2000, "de")
