"""Rules with examples: what deserves an alert, written as YAML, tried on the sentences that stand in it.

`load` and `builtin` read rules, `apply` turns relations into alerts, `run` runs the examples and `text` prints the run.
"""

from __future__ import annotations

from zifferblatt.rules.engine import apply
from zifferblatt.rules.examples import run
from zifferblatt.rules.file import Rule, RuleErrors, builtin, load, read_rule
from zifferblatt.rules.ladder import text
from zifferblatt.rules.outcome import Outcome, Run, Unpinned

__all__ = [
    "Outcome",
    "Rule",
    "RuleErrors",
    "Run",
    "Unpinned",
    "apply",
    "builtin",
    "load",
    "read_rule",
    "run",
    "text",
]
