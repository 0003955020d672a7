"""The ledger: one append-only SQLite file with all articles, readings and decisions.

Ledger.open(file) -> Ledger    .add(readings, reader)    .readings(as_of)    .decide(...)    .decisions()
acknowledge(ledger, alerts)    acknowledged(ledger)      reopen(ledger, …)   sift(alerts, words, today)
"""

from zifferblatt.ledger.acknowledged import Acknowledged, Sifted, acknowledge, acknowledged, reopen, sift
from zifferblatt.ledger.ledger import Added, Decision, DecisionKind, Ledger

__all__ = [
    "Acknowledged", "Added", "Decision", "DecisionKind", "Ledger", "Sifted",
    "acknowledge", "acknowledged", "reopen", "sift",
]  # fmt: skip
