"""Alerts that an editor keeps quiet: with a reason, until a day, and for their evidence only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.errors import LedgerError
from zifferblatt.ledger import Acknowledged, Ledger, acknowledge, acknowledged, reopen, sift
from zifferblatt.model import Alert

TODAY = date(2024, 5, 3)
LATER = date(2024, 6, 1)


def alert(name: str = "a1", evidence: str = "e1") -> Alert:
    """An alert of that identity, on that evidence."""
    return Alert(
        alert_id=name, rule="toll-falls", level="warning", message="98 after 120", message_de="98 nach 120",
        relation="contradicted", series="s", facts=(), articles=(), evidence_id=evidence,
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def quiet(ledger: Ledger, *alerts: Alert, until: date = LATER) -> tuple[Acknowledged, ...]:
    """The words in the ledger after these alerts are acknowledged."""
    acknowledge(ledger, alerts, who="Kim", why="a correction", until=until, today=TODAY)
    return acknowledged(ledger)


def test_an_acknowledged_alert_is_quiet_with_its_reason(ledger: Ledger) -> None:
    done = sift([alert(), alert("a2")], quiet(ledger, alert()), TODAY)
    assert [a.alert_id for a in done.open] == ["a2"]
    assert [(a.alert_id, w.who, w.why, w.until) for a, w in done.quiet] == [("a1", "Kim", "a correction", LATER)]
    assert (done.expired, done.unused) == ((), ())


def test_new_evidence_opens_it_again_and_leaves_the_word_unused(ledger: Ledger) -> None:
    done = sift([alert(evidence="e2")], quiet(ledger, alert()), TODAY)
    assert [a.evidence_id for a in done.open] == ["e2"]
    assert [w.evidence for w in done.unused] == ["e1"]


def test_it_holds_on_its_last_day_and_not_on_the_next(ledger: Ledger) -> None:
    words = quiet(ledger, alert())
    assert sift([alert()], words, LATER).open == ()
    after = sift([alert()], words, LATER + timedelta(days=1))
    assert ([a.alert_id for a in after.open], after.expired, after.unused) == (["a1"], words, ())


def test_an_expired_word_on_no_alert_is_of_no_interest(ledger: Ledger) -> None:
    done = sift([], quiet(ledger, alert()), LATER + timedelta(days=1))
    assert (done.expired, done.unused) == ((), ())


def test_the_later_word_counts(ledger: Ledger) -> None:
    quiet(ledger, alert(), until=TODAY)
    assert [w.until for w in quiet(ledger, alert())] == [LATER]


def test_a_word_can_be_taken_back_and_stays_in_the_ledger(ledger: Ledger) -> None:
    assert reopen(ledger, quiet(ledger, alert(), alert("a2"))[:1], who="Kim", why="wrong after all") == 1
    assert [w.alert for w in acknowledged(ledger)] == ["a2"]
    assert [(d.subject, d.why) for d in ledger.decisions("ack")] == [
        ("a1", "a correction"),
        ("a2", "a correction"),
        ("a1", "wrong after all"),
    ]


@pytest.mark.parametrize(
    ("who", "why", "until", "code"),
    [("", "x", LATER, "no_reason"), ("x", " ", LATER, "no_reason"), ("x", "x", date(2024, 5, 2), "ack_past")],
)
def test_no_word_without_a_name_a_reason_and_an_end(ledger: Ledger, who: str, why: str, until: date, code: str) -> None:
    with pytest.raises(LedgerError) as caught:
        acknowledge(ledger, [alert()], who=who, why=why, until=until, today=TODAY)
    assert caught.value.code == code
    assert acknowledged(ledger) == ()


pairs = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))
days = st.dates(TODAY, LATER)


@given(st.lists(pairs, unique=True), st.lists(st.tuples(pairs, days), unique_by=lambda w: w[0]), days)
def test_every_alert_is_open_or_quiet_and_every_word_in_force_is_used_or_told(
    alerts: list[tuple[str, str]], given_words: list[tuple[tuple[str, str], date]], today: date
) -> None:
    from datetime import datetime

    words = [
        Acknowledged(a, e, "r", "m", "m", "Kim", "why", datetime(2024, 5, 1), until) for (a, e), until in given_words
    ]
    done = sift([alert(*p) for p in alerts], words, today)
    assert {(a.alert_id, a.evidence_id) for a in (*done.open, *(a for a, _ in done.quiet))} == set(alerts)
    assert len(done.open) + len(done.quiet) == len(alerts)
    in_force = {(w.alert, w.evidence) for w in words if w.until >= today}
    assert {(w.alert, w.evidence) for w in (*(w for _, w in done.quiet), *done.unused)} == in_force
