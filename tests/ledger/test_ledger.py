"""The ledger: one file, only ever added to, whole whatever happens."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.errors import LedgerError
from zifferblatt.ledger import Added, Ledger
from zifferblatt.model import Article, Fact, Place, Quantity, Reading, Words


def reading(
    name: str, text: str = "Es kamen 300 Gäste.", day: date | None = None, outlet: str | None = None
) -> Reading:
    sha = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id=name, text=text, sha256=sha, published=day, outlet=outlet)
    words = Words(start=0, end=2, text=text[:2])
    quantity = Quantity(nominal="300", low="300", high=None, plausible=("300", None))
    fact = Fact(
        fact_id=sha + name,
        article_id=name,
        mention=words,
        number=words,
        sentence=Place(start=0, end=2),
        quantity=quantity,
    )
    return Reading(article=article, facts=(fact,))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "desk" / "ledger.sqlite")


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    one = reading("a", day=date(2024, 5, 1))
    assert ledger.add([one], "1") == Added(new=1)
    assert ledger.readings() == (one,)
    assert ledger.has(one.article.sha256)


def test_the_same_article_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.add([reading("a")], "1")
    before = ledger.file.read_bytes()
    assert ledger.add([reading("a"), reading("a")], "1") == Added(known=2)
    assert ledger.file.read_bytes() == before
    assert len(ledger.readings()) == 1


def test_the_same_text_from_two_outlets_is_two_articles(ledger: Ledger) -> None:
    ledger.add([reading("a", outlet="dpa"), reading("a", outlet="afp")], "1")
    assert len(ledger.readings()) == 2


def test_a_better_reading_takes_over_and_the_old_one_stays(ledger: Ledger) -> None:
    old = reading("a")
    new = Reading(article=old.article, facts=())
    ledger.add([old], "1")
    assert ledger.add([new], "2") == Added(known=1, reread=1)
    assert ledger.readings() == (new,)
    rows = sqlite3.connect(ledger.file).execute("select count(*) from reading").fetchone()
    assert rows == (2,)


def test_as_of_shows_what_was_published_until_then(ledger: Ledger) -> None:
    ledger.add([reading("late", day=date(2024, 5, 9)), reading("early", day=date(2024, 5, 1)), reading("undated")], "1")
    assert [r.article.id for r in ledger.readings(date(2024, 5, 5))] == ["undated", "early"]


@given(order=st.permutations([reading(str(n), day=date(2024, 5, 1 + n % 3)) for n in range(5)]))
def test_the_order_of_adding_does_not_matter(tmp_path_factory: pytest.TempPathFactory, order: list[Reading]) -> None:
    with Ledger.open(tmp_path_factory.mktemp("order") / "l.sqlite") as one:
        for r in order:
            one.add([r], "1")
        assert [r.article.id for r in one.readings()] == ["0", "3", "1", "4", "2"]


@pytest.mark.parametrize("statement", ["update article set id = 'x'", "delete from article", "delete from reading"])
def test_nothing_is_ever_changed_or_deleted(ledger: Ledger, statement: str) -> None:
    ledger.add([reading("a")], "1")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite3.connect(ledger.file).execute(statement)


def test_decisions_keep_who_and_why(ledger: Ledger) -> None:
    ledger.decide("ack", "alert-1", {"evidence": "e"}, who="Maria", why="checked by phone", until=date(2025, 1, 1))
    (one,) = ledger.decisions("ack")
    assert (one.who, one.why, one.until) == ("Maria", "checked by phone", date(2025, 1, 1))
    assert ledger.decisions("fix") == ()
    with pytest.raises(LedgerError, match="needs a name and a reason"):
        ledger.decide("ack", "alert-1", {}, who="Maria", why=" ")


def test_an_alert_keeps_the_day_it_was_first_seen(ledger: Ledger) -> None:
    assert ledger.seen("a", "e", date(2024, 5, 1)) == date(2024, 5, 1)
    assert ledger.seen("a", "e", date(2024, 5, 9)) == date(2024, 5, 1)


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Dies ist kein Hauptbuch. " * 50, encoding="utf-8")
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("create table t (x)")
    for file in (text, other):
        before = file.read_bytes()
        with pytest.raises(LedgerError, match="no ledger"):
            Ledger.open(file)
        assert file.read_bytes() == before
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(tmp_path / "missing.sqlite", create=False)


ENDLESS = """
import sys
from datetime import date
sys.path.insert(0, sys.argv[2])
from test_ledger import reading
from zifferblatt.ledger import Ledger
with Ledger.open(sys.argv[1]) as ledger:
    ledger.add([reading("first")], "1")
    print("ready", flush=True)
    for n in range(10**6):
        ledger.add([reading(f"{n}-{m}", text=f"{n} {m}") for m in range(150)], "1")
"""


def test_a_killed_run_leaves_the_ledger_whole(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    run = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(file), str(Path(__file__).parent)], stdout=subprocess.PIPE
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    time.sleep(0.3)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    with Ledger.open(file) as ledger:
        found = ledger.readings()
        assert found
        assert (len(found) - 1) % 150 == 0  # whole transactions only
        assert sqlite3.connect(file).execute("pragma integrity_check").fetchone() == ("ok",)
