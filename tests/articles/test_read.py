"""What is read from files, folders and standard input, and how the metadata are found."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.articles import read
from zifferblatt.articles.guess import guess_language
from zifferblatt.model import Article


def only(path: str | Path, **options: str) -> Article:
    """The one article at `path`, which must be without problems."""
    batch = read([path], **options)  # type: ignore[arg-type]
    assert batch.problems == ()
    (article,) = batch.articles
    return article


def from_stdin(data: bytes) -> tuple[Article, ...]:
    batch = read(["-"], stdin=io.BytesIO(data))
    assert batch.problems == ()
    return batch.articles


def test_a_text_file_with_its_metadata_beside_it(tmp_path: Path) -> None:
    text = "Bremen. Am Hafen brannten drei Hallen.\nVerletzt wurde niemand."
    (tmp_path / "brand.txt").write_text(text, encoding="utf-8")
    (tmp_path / "brand.meta.yaml").write_text(
        "title: 'Brand: drei Hallen'\npublished: 2024-03-01\nlanguage: de-AT\noutlet: Hafenblatt\n"
        "url: https://example.org/1\nid: 17\nauthor: egal\n",
        encoding="utf-8",
    )
    assert only(tmp_path / "brand.txt") == Article(
        id="17",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title="Brand: drei Hallen",
        published=date(2024, 3, 1),
        language="de",
        outlet="Hafenblatt",
        url="https://example.org/1",
        file=str(tmp_path / "brand.txt"),
    )


def test_a_text_file_alone_is_called_after_itself(tmp_path: Path) -> None:
    (tmp_path / "v1.2.txt").write_text("Es kamen 12 Leute.")
    article = only(tmp_path / "v1.2.txt")
    assert (article.id, article.title, article.published, article.outlet) == ("v1.2", "", None, None)


def test_an_ending_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "ALT.TXT").write_text("Es kamen 12 Leute.")
    assert only(tmp_path / "ALT.TXT").id == "ALT"


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Flut\npublished: 2024-06-02\n---\n",
        "---\ntitle: Flut\npublished: 2024-06-02\n---\n\n\n",
        "---  \r\ntitle: Flut\r\npublished: '2024-06-02'\r\n--- \r\n\r\n",
        "---\ntitle: Flut # der Elbe\npublished: 2024-06-02\n---\n",
        "\ufeff---\ntitle: Flut\npublished: 2024-06-02\n---\n",
    ],
)
def test_markdown_with_front_matter(tmp_path: Path, head: str) -> None:
    (tmp_path / "flut.md").write_bytes((head + "Das Wasser stieg auf 4,10 Meter.\n").encode())
    article = only(tmp_path / "flut.md")
    assert (article.title, article.day) == ("Flut", date(2024, 6, 2))
    assert article.text == "Das Wasser stieg auf 4,10 Meter.\n"


@pytest.mark.parametrize("head", ["", "---\n---\n", "---\n# nichts\n---\n", "---\ntitle:\npublished: null\n---\n"])
def test_markdown_without_metadata(tmp_path: Path, head: str) -> None:
    (tmp_path / "flut.md").write_text(head + "Das Wasser fiel.\n\n---\n\nEnde.\n")
    article = only(tmp_path / "flut.md")
    assert (article.title, article.published, article.text) == ("", None, "Das Wasser fiel.\n\n---\n\nEnde.\n")


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {"id": 7, "title": "null", "text": "Sieben\r\nTote.", "published": "2024-05-01T06:30:00Z", "outlet": None},
        {"text": "Acht Tote.", "claims": [1, 2], "language": "EN", "published": ""},
    ]
    (tmp_path / "lage.jsonl").write_text("\n" + "\n".join(json.dumps(line) for line in lines) + "\n\n")
    first, second = read([tmp_path / "lage.jsonl"]).articles
    assert (first.id, first.title, first.text, first.outlet) == ("7", "null", "Sieben\r\nTote.", None)
    assert first.published == datetime(2024, 5, 1, 6, 30, tzinfo=UTC)
    assert (second.id, second.published, second.language) == ("lage-3", None, "en")


def test_a_folder_is_read_in_order_without_what_is_no_article(tmp_path: Path) -> None:
    article = json.dumps({"id": "j", "text": "Drei Tote."})
    for name, content in {
        "b.txt": "Zwei Tote.",
        "a/z.txt": "Ein Toter.",
        "b.meta.yaml": "title: Unfall",
        "c.jsonl": article,
        "c.facts.jsonl": '{"fact_id": "x", "mention": {"text": "drei"}}',
        "gold.jsonl": '{"fact_id": "x", "mention": {"text": "drei"}}',
        "README.md": "# Wie man das benutzt",
        "d.md": "---\ntitle: Sturm\n---\nVier Tote.",
        "notes.yaml": "text: nein",
        ".versteckt.txt": "Fünf Tote.",
        ".git/x.txt": "Sechs Tote.",
        "empty.html": "<p>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    batch = read([tmp_path])
    assert batch.problems == ()
    assert [(a.id, a.title) for a in batch.articles] == [("z", ""), ("b", "Unfall"), ("j", ""), ("d", "Sturm")]


def test_standard_input_is_text_or_json_lines() -> None:
    (text,) = from_stdin(b"Es starben 12 Menschen.\n")
    assert (text.id, text.file, text.text) == ("stdin", "stdin", "Es starben 12 Menschen.\n")
    for mark in (b"", b"\xef\xbb\xbf", b"\n  "):
        (article,) = from_stdin(mark + b'{"id": "a", "text": "Zwei Tote."}')
        assert (article.id, article.text) == ("a", "Zwei Tote.")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("'2024-02-29'", date(2024, 2, 29)),
        ("2024-02-29 09:30:00", datetime(2024, 2, 29, 9, 30)),
        ("2024-02-29T09:30Z", datetime(2024, 2, 29, 9, 30, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_date_with_or_without_the_time_of_day(tmp_path: Path, written: str, published: date | None) -> None:
    (tmp_path / "a.txt").write_text("Drei Tote.")
    (tmp_path / "a.meta.yaml").write_text(f"published: {written}")
    article = only(tmp_path / "a.txt")
    assert article.published == published
    assert type(article.published) is type(published)


def test_options_fill_in_what_the_metadata_lack(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Es kamen drei Gäste.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Es kamen vier Gäste.", encoding="utf-8")
    (tmp_path / "b.meta.yaml").write_text("published: 2024-01-02\noutlet: Bote\nlanguage: de")
    a, b = read([tmp_path], date=date(2023, 5, 6), outlet="Kurier", language="EN").articles
    assert (a.published, a.outlet) == (date(2023, 5, 6), "Kurier")
    assert (b.published, b.outlet) == (date(2024, 1, 2), "Bote")
    assert {a.language, b.language} == {"en"}, "the language is what the user says it is"


def test_several_texts_of_one_id_are_versions_and_all_read(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": f"{n} Tote."} for n in (3, 4)]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    batch = read([tmp_path / "a.jsonl"])
    assert ([a.text for a in batch.articles], batch.problems) == (["3 Tote.", "4 Tote."], ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bei dem Unglück wurden zwölf Menschen verletzt, und die Straße ist gesperrt.", "de"),
        ("Twelve people were injured in the accident, and the road is closed.", "en"),
        ("The Taliban said that 12 were killed in the city of Kunduz.", "en"),
        ("12 Tote in Kunduz", "de"),
        ("", "de"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_the_text_is_what_reading_the_file_as_text_gives(text: str) -> None:
    articles = read(["-"], stdin=io.BytesIO(b"x" + text.encode())).articles
    expected = io.TextIOWrapper(io.BytesIO(b"x" + text.encode()), encoding="utf-8").read()
    assert [a.text for a in articles] == [expected]
    assert articles[0].sha256 == hashlib.sha256(expected.encode()).hexdigest()


def test_a_line_of_fifty_megabytes_and_a_soup_of_tags_are_read() -> None:
    for data in (b"1.000 Tote " * 4_700_000, b"<p><b" * 200_000, b'{"text": "' + b"<a>" * 200_000 + b'"}'):
        assert len(from_stdin(data)) == 1


def test_the_seeds_are_read(seeds: Path) -> None:
    batch = read([seeds])
    assert batch.problems == ()
    assert len(batch.articles) == 11
    assert all(a.day is not None and a.title for a in batch.articles)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("About 100 people died.", "en"),
        ("Rund 100 Menschen starben.", "de"),
        ("300 killed", "en"),
        ("300 Tote", "de"),
        ("Police arrest 30 protesters in Kyiv", "en"),
        ("12 34", "de"),
    ],
)
def test_a_short_sentence_tells_its_language(text: str, language: str) -> None:
    assert guess_language(text) == language
