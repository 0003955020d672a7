"""The ledger: one file, only ever added to, whole whatever happens."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import given, settings
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


def test_going_back_to_an_older_reader_brings_its_reading_back(ledger: Ledger) -> None:
    old = reading("a")
    new = Reading(article=old.article, facts=())
    ledger.add([old], "1")
    ledger.add([new], "2")
    assert ledger.add([old], "1") == Added(known=1, reread=1)
    assert ledger.readings() == (old,)
    assert ledger.add([old], "1") == Added(known=1)


def test_another_text_under_the_same_id_is_a_version_of_its_own(ledger: Ledger) -> None:
    first = reading("a", "300 Gäste kamen.", date(2024, 5, 1))
    second = reading("a", "320 Gäste kamen.", date(2024, 5, 2))
    assert ledger.add([second, first], "1") == Added(new=2)
    assert ledger.readings() == (first, second)


def test_as_of_shows_what_was_published_until_then(ledger: Ledger) -> None:
    ledger.add([reading("late", day=date(2024, 5, 9)), reading("early", day=date(2024, 5, 1)), reading("undated")], "1")
    assert [r.article.id for r in ledger.readings(date(2024, 5, 5))] == ["undated", "early"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
MOMENTS = st.none() | st.dates() | st.datetimes(timezones=st.none() | st.just(UTC))


@settings(max_examples=30)
@given(
    entries=st.lists(st.tuples(WORDS, WORDS, MOMENTS, st.none() | WORDS), max_size=4, unique_by=lambda e: (e[0], e[1]))
)
def test_whatever_goes_in_comes_out_equal(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, str, date | None, str | None]]
) -> None:
    given_ = [reading(name, text, day, outlet) for name, text, day, outlet in entries]
    with Ledger.open(tmp_path_factory.mktemp("any") / "l.sqlite") as one:
        one.add(given_, "1")
        found = one.readings()
    assert sorted(found, key=repr) == sorted(given_, key=repr)


@settings(max_examples=20)
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


def test_a_damaged_ledger_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    with Ledger.open(file) as ledger:
        ledger.add([reading(str(n), f"{n} Gäste " * 500) for n in range(40)], "1")
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    for look in (Ledger.readings, Ledger.decisions):
        with pytest.raises(LedgerError) as caught, Ledger.open(file) as ledger:
            look(ledger)
        assert caught.value.code == "ledger_damaged"
    file.write_bytes(data[:9000])
    with pytest.raises(LedgerError, match="the ledger is damaged"):
        Ledger.open(file)


def test_a_ledger_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    with Ledger.open(file) as ledger:
        ledger.add([reading("a", "3 Gäste")], "1")
    (tmp_path / "ledger.sqlite-wal").mkdir()  # where SQLite would write: as in a folder of somebody else's
    with Ledger.open(file, create=False) as ledger:
        assert [r.article.id for r in ledger.readings()] == ["a"]
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.decide("fix", "f", {}, who="me", why="because")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(file)


def test_a_ledger_of_a_newer_program_is_left_alone(ledger: Ledger) -> None:
    ledger.close()
    sqlite3.connect(ledger.file).execute("pragma user_version = 99")
    with pytest.raises(LedgerError, match="newer version"):
        Ledger.open(ledger.file)


def test_a_writer_waits_for_another_and_then_says_so(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add([reading("a")], "1")
    monkeypatch.setattr("zifferblatt.ledger.ledger.BUSY", 0.05)
    other = sqlite3.connect(ledger.file, isolation_level=None)
    other.execute("begin immediate")
    with Ledger.open(ledger.file) as second:
        assert len(second.readings()) == 1  # reading goes on
        with pytest.raises(LedgerError, match="locked"):
            second.add([reading("b")], "1")
        other.execute("rollback")
        assert second.add([reading("b")], "1") == Added(new=1)


TOGETHER = """
import sys
sys.path.insert(0, sys.argv[2])
from test_ledger import reading
from zifferblatt.ledger import Ledger
sys.stdin.readline()
with Ledger.open(sys.argv[1]) as ledger:
    ledger.add([reading(sys.argv[3]), reading("of all")], "1")
"""


def test_several_processes_may_make_and_fill_one_ledger(tmp_path: Path) -> None:
    file, here = tmp_path / "ledger.sqlite", str(Path(__file__).parent)
    runs = [
        subprocess.Popen([sys.executable, "-c", TOGETHER, str(file), here, str(n)], stdin=subprocess.PIPE)
        for n in range(3)
    ]
    for run in runs:  # all at once, when all have loaded
        assert run.stdin is not None
        run.stdin.write(b"go\n")
        run.stdin.close()
    assert [run.wait() for run in runs] == [0, 0, 0]
    with Ledger.open(file) as ledger:
        assert [r.article.id for r in ledger.readings()] == ["0", "1", "2", "of all"]


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
