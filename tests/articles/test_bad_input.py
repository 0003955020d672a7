"""Bad input: one clear line each, with the file, the place and what to do; the rest of the batch is done."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from zifferblatt.articles import read
from zifferblatt.messages import catalogue

GOOD = b'{"id": "good", "text": "Drei Tote."}\n'

# name of the file, what is in it, the line without the folder (up to the remedy)
FILES: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "a.txt: the article's text is missing here"),
    ("a.txt", b" \n\t\n", "a.txt: the article's text is missing here"),
    ("a.txt", b"Eins.\nM\xfcnchen.", "a.txt:2: no UTF-8 from byte 7 on"),
    ("a.txt", b"\xef\xbb\xbfM\xfcnchen.", "a.txt:1: no UTF-8 from byte 4 on"),
    ("a.txt", "Köln.".encode()[:2], "a.txt:1: no UTF-8 from byte 1 on"),
    ("a.txt", "Köln und Bö".encode()[:-1], "a.txt:1: the file ends at byte 11 in the middle of a character"),
    ("a.txt", "Drei Tote.".encode("utf-16"), "a.txt:1: this is no text in UTF-8 (byte 0)"),
    ("a.txt", b"GIF89a\x01\x00", "a.txt:1: this is no text in UTF-8 (byte 7)"),
    ("a.md", b"---\ntitle: x\nid: 1\ntitle: y\n---\nText.", "a.md:4: title stands in line 2 already"),
    ("a.jsonl", b'{"fact_id": "f", "mention": {"text": "drei"}}', "a.jsonl: here stand facts, not articles"),
    ("a.jsonl", GOOD + b'{"id": "b", "text": "M\xfcnchen"}', "a.jsonl:2: no UTF-8 from byte 22 on"),
    ("a.html", b"<p>Drei Tote.", "a.html: the ending .html is unknown"),
    ("a.txt", b"\n<!DOCTYPE html><p>Drei Tote.", "a.txt: this is a web page, no text"),
    ("a.txt", b"\xef\xbb\xbf<HTML lang=de><p>Drei Tote.", "a.txt: this is a web page, no text"),
    ("a", b"Drei Tote.", "a: the ending a is unknown"),
    ("a.md", b"---\ntitle: x\nDrei Tote.", "a.md:1: the head between the dashes is not closed"),
    ("a.md", b"---\ntitle: x\n---\n\n", "a.md: the article's text is missing here"),
    ("a.md", b"---\ntitle: x\npublished: 2024-02-30\n---\nText.", "a.md:3: there is no such date: 2024-02-30"),
    ("a.md", b"---\ntitle: Flut: drei\n---\nText.", "a.md:2:12: the article's metadata cannot be read"),
    ("a.md", b"---\njust words\n---\nText.", "a.md:2: the article's metadata are no list of keys"),
    ("a.md", b"---\ntitle: [a, b]\n---\nText.", "a.md:2: the value of title does not fit"),
    ("a.jsonl", b"\n\n", "a.jsonl: the article's text is missing here"),
    ("a.jsonl", GOOD + b'{"id": "b", "text": "Vie', "a.jsonl:2:21: this is no complete JSON"),
    ("a.jsonl", GOOD + b"[1, 2]", "a.jsonl:2: here stands no article but another JSON value"),
    ("a.jsonl", GOOD + b"[" * 100_000, "a.jsonl:2: this is no complete JSON"),
    ("a.jsonl", GOOD + b'{"id": ' + b"1" * 9000 + b"}", "a.jsonl:2: this is no complete JSON"),
    ("a.jsonl", GOOD + b'{"id": "b"}', "a.jsonl:2: the article's text is missing here"),
    ("a.jsonl", GOOD + b'{"id": "b", "text": null}', "a.jsonl:2: the article's text is missing here"),
    ("a.jsonl", GOOD + b'{"id": "b", "text": "\\n"}', "a.jsonl:2: the article's text is missing here"),
    ("a.jsonl", GOOD + b'{"text": "x", "published": "2023-02-29"}', "a.jsonl:2: there is no such date: 2023-02-29"),
    ("a.jsonl", GOOD + b'{"text": "x", "published": 20240229}', "a.jsonl:2: there is no such date: 20240229"),
    ("a.jsonl", GOOD + b'{"text": "x", "published": "gestern"}', "a.jsonl:2: there is no such date: gestern"),
    ("a.jsonl", GOOD + b'{"text": "x", "title": {"de": "y"}}', "a.jsonl:2: the value of title does not fit"),
    ("a.jsonl", GOOD + b'{"text": "half \\ud83d"}', "a.jsonl:2: U+D83D is only half a character"),
    ("a.jsonl", GOOD + b'{"text": "x", "id": "\\udc80"}', "a.jsonl:2: U+DC80 is only half a character"),
]

# what is in a.meta.yaml beside a good a.txt
METADATA: list[tuple[str, str]] = [
    ("title: x\npublished: 2024-02-30\n", "a.meta.yaml:2: there is no such date: 2024-02-30"),
    ("published: 24.10.2024\n", "a.meta.yaml:1: there is no such date: 24.10.2024"),
    ("published: [2024]\n", "a.meta.yaml:1: the value of published does not fit: […]"),
    ("title: 'x\n", "a.meta.yaml:2:1: the article's metadata cannot be read"),
    ("title: Flut: drei Tote\n", "a.meta.yaml:1:12: the article's metadata cannot be read"),
    ("- title\n", "a.meta.yaml:1: the article's metadata are no list of keys"),
    ("[" * 5_000, "a.meta.yaml: the article's metadata cannot be read"),
    ("title: " + "x" * 200_000, "a.meta.yaml: the article's metadata have 200007 characters"),
    ("a: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n", "a.meta.yaml:3: the value of title does not fit"),
    ("title: \x00\n", "a.meta.yaml:1: this is no text in UTF-8 (byte 7)"),
    ("title: \x07\n", "a.meta.yaml: the article's metadata cannot be read"),
]


def lines(batch_of: Path) -> list[str]:
    """The error lines of reading one path, without the folder's name."""
    return [problem.line("en").replace(f"{batch_of.parent}/", "") for problem in read([batch_of]).problems]


@pytest.mark.parametrize(("name", "content", "line"), FILES)
def test_a_bad_file(tmp_path: Path, name: str, content: bytes, line: str) -> None:
    (tmp_path / name).write_bytes(content)
    (told,) = lines(tmp_path / name)
    assert told.startswith(line)
    assert " – " in told
    assert "\n" not in told


@pytest.mark.parametrize(("name", "content"), [(f[0], f[1]) for f in FILES if f[1].startswith(GOOD)])
def test_the_other_lines_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content + b"\n" + GOOD)
    batch = read([tmp_path / name])
    assert ([a.id for a in batch.articles], len(batch.problems)) == (["good", "good"], 1)


@pytest.mark.parametrize(("metadata", "line"), METADATA)
def test_bad_metadata_beside_a_text(tmp_path: Path, metadata: str, line: str) -> None:
    (tmp_path / "a.txt").write_text("Drei Tote.")
    (tmp_path / "a.meta.yaml").write_text(metadata, encoding="utf-8")
    (told,) = lines(tmp_path / "a.txt")
    assert told.startswith(line)


def test_metadata_that_are_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Drei Tote.")
    (tmp_path / "a.meta.yaml").write_bytes(b"title: x\noutlet: M\xfcnchner Bote")
    (told,) = lines(tmp_path / "a.txt")
    assert told.startswith("a.meta.yaml:2: no UTF-8 from byte 18 on")
    assert "Latin-1" in told


@pytest.mark.parametrize(
    ("name", "code"),
    [("fehlt.txt", "no_file"), ("fehlt", "no_file"), ("x" * 5000, "not_readable"), ("leer", "empty_folder")],
)
def test_paths_that_lead_nowhere(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer" / "bild.png").touch()
    (problem,) = read([tmp_path / name]).problems
    assert (problem.code, problem.file) == (code, str(tmp_path / name))


def test_an_empty_path_is_not_the_current_folder() -> None:
    (problem,) = read([""]).problems
    assert problem.code == "no_file"


def test_a_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_text("Drei Tote.")
    except OSError:
        pytest.skip("this file system holds no such name")
    batch = read([tmp_path])
    assert len(batch.articles) + len(batch.problems) == 1


def test_empty_standard_input() -> None:
    (problem,) = read(["-"], stdin=io.BytesIO(b"")).problems
    assert (problem.code, problem.file) == ("no_text", "stdin")


def test_the_rest_of_a_batch_is_done(tmp_path: Path) -> None:
    for name, content in {"a.txt": b"\xff", "b.txt": b"Drei Tote.", "c.jsonl": b"{", "d.jsonl": GOOD}.items():
        (tmp_path / name).write_bytes(content)
    batch = read([tmp_path / "nix.txt", tmp_path])
    assert [a.id for a in batch.articles] == ["b", "good"]
    assert [p.code for p in batch.problems] == ["no_file", "not_utf8", "bad_json"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_error_is_told_in_both_languages(tmp_path: Path, language: str) -> None:
    for name, content, _ in FILES:
        (tmp_path / name).write_bytes(content)
        for problem in read([tmp_path / name]).problems:
            assert {f"error.{problem.code}", f"remedy.{problem.code}"} <= catalogue(language).keys()
