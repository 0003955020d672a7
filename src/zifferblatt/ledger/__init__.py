"""The ledger: one append-only SQLite file with all articles, readings and decisions.

Ledger.open(file) -> Ledger    .add(readings, reader)    .readings(as_of)    .decide(...)    .decisions()
"""

from zifferblatt.ledger.ledger import Added, Decision, DecisionKind, Ledger

__all__ = ["Added", "Decision", "DecisionKind", "Ledger"]
