"""Alerts that an editor has acknowledged: each with a reason, until a day, and for the evidence of that moment only.

New evidence opens the alert again, and so does the end of its time. What is in force without keeping anything quiet is
told, so that nothing stands for ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from zifferblatt.errors import LedgerError
from zifferblatt.ledger.ledger import Ledger
from zifferblatt.model import Alert


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An editor's word on one alert with its evidence of then; `until` is the last day on which it holds."""

    alert: str
    evidence: str
    rule: str
    message: str
    message_de: str
    who: str
    why: str
    made: datetime
    until: date

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return on <= self.until


@dataclass(frozen=True, slots=True)
class Sifted:
    """Alerts, sorted by what editors said of them.

    `open` are those to be shown, `quiet` those kept quiet with the word that does it, `expired` the words on open
    alerts whose time has ended, and `unused` those in force that keep nothing quiet.
    """

    open: tuple[Alert, ...]
    quiet: tuple[tuple[Alert, Acknowledged], ...] = ()
    expired: tuple[Acknowledged, ...] = ()
    unused: tuple[Acknowledged, ...] = ()


def acknowledge(ledger: Ledger, alerts: Iterable[Alert], *, who: str, why: str, until: date, today: date) -> int:
    """Acknowledge the alerts as they are now. Gives how many.

    Raises `LedgerError` where who or why is empty, or the end has passed.
    """
    if until < today:
        raise LedgerError("ack_past", file=ledger.file, day=until.isoformat())
    count = 0
    for alert in alerts:
        value = {"evidence": alert.evidence_id, "rule": alert.rule, "en": alert.message, "de": alert.message_de}
        ledger.decide("ack", alert.alert_id, value, who=who, why=why, until=until)
        count += 1
    return count


def reopen(ledger: Ledger, found: Iterable[Acknowledged], *, who: str, why: str) -> int:
    """Take words back; they stay in the ledger. Gives how many. Raises `LedgerError` where who or why is empty."""
    count = 0
    for one in found:
        ledger.decide("ack", one.alert, {"evidence": one.evidence, "undo": True}, who=who, why=why)
        count += 1
    return count


def acknowledged(ledger: Ledger) -> tuple[Acknowledged, ...]:
    """Every word that was not taken back or replaced by a later one, in the order they were given."""
    found: dict[tuple[str, str], Acknowledged] = {}
    for decision in ledger.decisions("ack"):
        value = json.loads(decision.value)
        key = (decision.subject, str(value.get("evidence", "")))
        found.pop(key, None)
        if decision.until is not None and not value.get("undo"):
            found[key] = Acknowledged(
                alert=decision.subject,
                evidence=key[1],
                rule=str(value.get("rule", "")),
                message=str(value.get("en", "")),
                message_de=str(value.get("de", "")),
                who=decision.who,
                why=decision.why,
                made=decision.made,
                until=decision.until,
            )
    return tuple(found.values())


def sift(alerts: Iterable[Alert], words: Iterable[Acknowledged], today: date) -> Sifted:
    """Sort alerts by the words that were given on them, as of `today`."""
    known = {(w.alert, w.evidence): w for w in words}
    opened: list[Alert] = []
    quiet: list[tuple[Alert, Acknowledged]] = []
    expired: list[Acknowledged] = []
    used = set()
    for alert in alerts:
        key = (alert.alert_id, alert.evidence_id)
        word = known.get(key)
        used.add(key)
        if word is not None and word.holds(today):
            quiet.append((alert, word))
            continue
        opened.append(alert)
        if word is not None:
            expired.append(word)
    unused = tuple(w for key, w in known.items() if key not in used and w.holds(today))
    return Sifted(tuple(opened), tuple(quiet), tuple(expired), unused)
