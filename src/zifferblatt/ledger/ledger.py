"""The ledger: articles, what was read from them, and what editors decided, in one append-only SQLite file."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from pydantic import TypeAdapter, ValidationError

from zifferblatt.errors import LedgerError
from zifferblatt.ledger.changes import Change, changes
from zifferblatt.ledger.schema import APPLICATION, STATEMENTS, VERSION
from zifferblatt.model import Article, Fact, Reading

BUSY = 10.0  # seconds to wait for another process that writes
TOGETHER = 200  # readings of one transaction: a killed run loses at most these, whole

DecisionKind = Literal["fix", "link", "unlink", "ack"]
FACTS = TypeAdapter(tuple[Fact, ...])


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: how many articles are new, how many were known, and how many of those are read anew.

    `changes`: what became of the figures of those.
    """

    new: int = 0
    known: int = 0
    reread: int = 0
    changes: tuple[Change, ...] = field(default=(), compare=False)

    def __add__(self, other: Added) -> Added:
        """Both together."""
        return Added(
            self.new + other.new,
            self.known + other.known,
            self.reread + other.reread,
            self.changes + other.changes,
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's word: what was decided of which subject, by whom and why, and until when it holds."""

    kind: DecisionKind
    subject: str
    value: str
    who: str
    why: str
    made: datetime
    until: date | None


class Ledger:
    """An open ledger; use it as a context manager. Several processes may read while one writes."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self.file = file

    @classmethod
    def open(cls, file: Path | str, *, create: bool = True) -> Self:
        """Opens the ledger in `file`, made anew if it is missing and `create` holds.

        Without `create`, one that may only be read (a folder of somebody else's) is opened for reading.
        Raises `LedgerError` where the file is missing, is no ledger, is newer than this program, or cannot be opened.
        """
        path = Path(file)
        if not path.exists() and not create:
            raise LedgerError("no_ledger_file", file=path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        except (OSError, sqlite3.Error) as e:
            raise LedgerError("ledger_not_opened", file=path, detail=str(e)) from e
        try:
            _prepare(connection, path)
        except sqlite3.DatabaseError as e:
            connection.close()
            if create or not _unwritable(e):
                raise _told(e, path, "ledger_not_opened") from e
            connection = _for_reading(path)
        except LedgerError:
            connection.close()
            raise
        return cls(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the ledger cannot be used after."""
        self._connection.close()

    def add(self, readings: Iterable[Reading], reader: str) -> Added:
        """Adds articles with their facts, as read by the program's version `reader`.

        The same article again changes nothing; the same article read otherwise is a new reading of it. Written
        in transactions of some hundred readings: what a killed run leaves is whole. Raises `LedgerError` where the file
        cannot be written.
        """
        done = Added()
        batch: list[Reading] = []
        for reading in readings:
            batch.append(reading)
            if len(batch) >= TOGETHER:
                done += self._add(batch, reader)
                batch = []
        return done + self._add(batch, reader)

    def _add(self, batch: list[Reading], reader: str) -> Added:
        new = known = reread = 0
        found: list[Change] = []
        with self._transaction() as db:
            for reading in batch:
                key, now = article_key(reading.article), _now()
                article = reading.article
                day = article.published.isoformat() if article.published else None
                row = (key, article.sha256, article.id, day, article.outlet, article.model_dump_json(), now)
                first = (
                    db.execute("insert into article values (?,?,?,?,?,?,?) on conflict do nothing", row).rowcount == 1
                )
                facts = FACTS.dump_json(reading.facts).decode()
                before = None if first else self._latest_facts(key)
                if before is not None:
                    known += 1
                    # An older version may have written fewer fields of the same facts.
                    if before == facts or (old := FACTS.validate_json(before)) == reading.facts:
                        continue
                    found += changes(old, reading.facts)
                db.execute(
                    "insert into reading (article, reader, facts, made) values (?,?,?,?)",
                    (key, reader, facts, now),
                )
                new, reread = new + first, reread + (not first)
        return Added(new, known, reread, tuple(found))

    def _latest_facts(self, key: str) -> str | None:
        row = self._connection.execute(
            "select facts from reading where article = ? order by number desc limit 1", (key,)
        ).fetchone()
        return str(row[0]) if row else None

    def readings(self, as_of: date | None = None) -> tuple[Reading, ...]:
        """The latest reading of every article published up to `as_of` (all where it is None), by date and id.

        Articles without a date are held to be older than any other.
        """
        with self._reading() as db:
            rows = db.execute(
                "select a.document, r.facts from article a join reading r on r.article = a.key "
                "where r.number = (select max(number) from reading where article = a.key)"
            ).fetchall()
            found = [Reading(article=Article.model_validate_json(a), facts=FACTS.validate_json(f)) for a, f in rows]
        kept = [r for r in found if as_of is None or r.article.day is None or r.article.day <= as_of]
        return tuple(sorted(kept, key=_order))

    def has(self, sha256: str) -> bool:
        """Whether an article with this text is in the ledger."""
        with self._reading() as db:
            return db.execute("select 1 from article where sha256 = ?", (sha256,)).fetchone() is not None

    def decide(
        self, kind: DecisionKind, subject: str, value: object, *, who: str, why: str, until: date | None = None
    ) -> None:
        """Keeps an editor's decision. `value` is written as JSON. Raises `LedgerError` where no reason is given."""
        if not why.strip() or not who.strip():
            raise LedgerError("no_reason", file=self.file)
        row = (
            kind,
            subject,
            json.dumps(value, ensure_ascii=False),
            who,
            why,
            _now(),
            until.isoformat() if until else None,
        )
        with self._transaction() as db:
            db.execute("insert into decision (kind, subject, value, who, why, made, until) values (?,?,?,?,?,?,?)", row)

    def decisions(self, kind: DecisionKind | None = None) -> tuple[Decision, ...]:
        """All decisions in the order they were made, or those of one kind."""
        with self._reading() as db:
            rows = db.execute(
                "select kind, subject, value, who, why, made, until from decision "
                "where ? is null or kind = ? order by number",
                (kind, kind),
            ).fetchall()
        return tuple(
            Decision(k, s, v, w, y, datetime.fromisoformat(m), date.fromisoformat(u) if u else None)
            for k, s, v, w, y, m, u in rows
        )

    def seen(self, alert: str, evidence: str, on: date) -> date:
        """The day on which this alert was first seen with this evidence: `on`, if it never was."""
        with self._transaction() as db:
            db.execute("insert into sighting values (?,?,?) on conflict do nothing", (alert, evidence, on.isoformat()))
            row = db.execute("select seen from sighting where alert = ? and evidence = ?", (alert, evidence)).fetchone()
        return date.fromisoformat(row[0])

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection
        except (sqlite3.Error, ValidationError) as e:
            raise _told(e, self.file, "ledger_not_read") from e

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("begin immediate")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")
        except sqlite3.Error as e:
            raise _told(e, self.file, "ledger_not_written") from e


def article_key(article: Article) -> str:
    """What makes an article one: its text, title, id, outlet and date. The same text from another outlet is another."""
    day = article.published.isoformat() if article.published else ""
    parts = (article.sha256, article.title, article.id, article.outlet or "", day)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _told(error: Exception, file: Path, otherwise: str) -> LedgerError:
    """What SQLite says, as an error of ours: locked, damaged, no database at all, or what `otherwise` says."""
    known = {sqlite3.SQLITE_CORRUPT: "ledger_damaged", sqlite3.SQLITE_NOTADB: "not_a_ledger"}
    code = known.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, otherwise)  # the low byte is the kind of error
    return LedgerError("ledger_busy" if _busy(error) else code, file=file, detail=str(error).partition("\n")[0])


def _busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def _order(reading: Reading) -> tuple[str, str, str]:
    article = reading.article
    return (article.published.isoformat() if article.published else "", article.id, article.sha256)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the tables of a new file, or checks that an old one is a ledger this program understands."""
    _check(connection, path)
    _write_ahead(connection)
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    if _pragma(connection, "application_id") != APPLICATION:
        _create(connection)


def _unwritable(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _for_reading(path: Path) -> sqlite3.Connection:
    """A ledger whose folder cannot be written: SQLite has no place for its notes on readers and writers there.

    Where nobody has left a writer's notes beside it either, it is read as a file that does not change.
    """
    still = "" if path.with_name(path.name + "-wal").is_file() else "&immutable=1"
    address = f"{path.absolute().as_uri()}?mode=ro{still}"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY, isolation_level=None)
        _check(connection, path)
    except sqlite3.Error as e:
        raise _told(e, path, "ledger_not_opened") from e
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `LedgerError` where the file is another program's or a newer version's."""
    if _is_other(connection):
        raise LedgerError("not_a_ledger", file=path)
    if _pragma(connection, "user_version") > VERSION:
        raise LedgerError("ledger_too_new", file=path)


def _is_other(connection: sqlite3.Connection) -> bool:
    """Whether the file is a database, but neither a ledger nor empty."""
    connection.execute("begin")  # both looks see one state, while another process may be making the ledger
    application = _pragma(connection, "application_id")
    filled = connection.execute("select 1 from sqlite_master").fetchone() is not None
    connection.execute("commit")
    return application != APPLICATION and (filled or application != 0)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Readers and a writer at once. The change of mode does not wait for other processes by itself: try again."""
    until = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as e:
            if not _busy(e) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _create(connection: sqlite3.Connection) -> None:
    """The tables, in one transaction: a run killed here leaves an empty file, which the next one fills."""
    connection.execute("begin immediate")
    try:
        if _pragma(connection, "application_id") != APPLICATION:  # else another process was faster
            for statement in STATEMENTS:
                connection.execute(statement)
            connection.execute(f"pragma application_id = {APPLICATION}")
            connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"pragma {name}").fetchone()[0])
