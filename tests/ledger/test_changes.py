"""A later version of the program reads the archive anew: same figures keep their ids, and what changes is told."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

from zifferblatt.facts import read
from zifferblatt.ledger import Ledger
from zifferblatt.model import Article, Reading, Status

TEXT = "In Marlow starben nach Angaben der Polizei 14 Menschen. 60 Menschen wurden verletzt, 300 Häuser zerstört."


def reading() -> Reading:
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    return read(Article(id="marlow", text=TEXT, sha256=sha, title="", published="2024-05-01", language="de"))


def test_what_a_later_reading_finds_misses_and_reads_otherwise(tmp_path: Path) -> None:
    dead, hurt, houses = reading().facts
    before = Reading(article=reading().article, facts=(dead, hurt.model_copy(update={"status": Status.POSSIBLE})))
    after = Reading(article=reading().article, facts=(hurt, houses))
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add([before], "1.0")
        done = ledger.add([after], "2.0")
        assert [r.facts for r in ledger.readings()] == [after.facts]
    assert (done.new, done.known, done.reread) == (0, 1, 1)
    told = [(c.kind, c.fact.number.text, c.fields) for c in done.changes]
    assert told == [("changed", "60", ("status",)), ("new", "300", ()), ("gone", "14", ())]


def test_the_same_figures_keep_their_ids(tmp_path: Path) -> None:
    ids = [fact.fact_id for fact in reading().facts]
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add([reading()], "1.0")
        article = ledger.readings()[0].article
        done = ledger.add([read(article)], "2.0")
        assert (done.reread, done.changes) == (0, ())
        assert [fact.fact_id for fact in ledger.readings()[0].facts] == ids


def test_a_field_that_older_versions_did_not_write_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    with Ledger.open(file) as ledger:
        ledger.add([reading()], "1.0")
    older = sqlite3.connect(file)
    facts = json.loads(older.execute("select facts from reading").fetchone()[0])
    for fact in facts:
        del fact["optional"]
    older.execute(
        "insert into reading (article, reader, facts, made) select article, reader, ?, made from reading",
        (json.dumps(facts),),
    )
    older.commit()
    older.close()
    with Ledger.open(file) as ledger:
        assert ledger.add([reading()], "2.0").reread == 0
