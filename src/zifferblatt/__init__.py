"""Zifferblatt reads the figures in news articles: who claims which number, how surely, of what, as of when.

    import zifferblatt as zb

    batch = zb.read_articles(["seeds"])                    # articles, and what could not be read
    readings = [zb.read_facts(a) for a in batch.articles]  # each article with its facts
    zb.diff(readings)                                      # what became of every figure
    zb.findings(readings, zb.builtin_rules())              # alerts and series

Everything here is loaded when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zifferblatt.articles import Batch as Batch
    from zifferblatt.articles import read as read_articles
    from zifferblatt.desk import archive as archive
    from zifferblatt.desk import check as check
    from zifferblatt.desk import diff as diff
    from zifferblatt.desk import history as history
    from zifferblatt.desk import report as findings
    from zifferblatt.errors import ConfigError as ConfigError
    from zifferblatt.errors import InputError as InputError
    from zifferblatt.errors import LanguageError as LanguageError
    from zifferblatt.errors import LedgerError as LedgerError
    from zifferblatt.errors import RuleError as RuleError
    from zifferblatt.errors import ZifferblattError as ZifferblattError
    from zifferblatt.facts import read as read_facts
    from zifferblatt.ledger import Ledger as Ledger
    from zifferblatt.model import Alert as Alert
    from zifferblatt.model import Article as Article
    from zifferblatt.model import Fact as Fact
    from zifferblatt.model import Reading as Reading
    from zifferblatt.model import Relation as Relation
    from zifferblatt.model import Unpaired as Unpaired
    from zifferblatt.report.findings import Findings as Findings
    from zifferblatt.rules.file import Rule as Rule
    from zifferblatt.rules.file import builtin as builtin_rules
    from zifferblatt.rules.file import load as load_rules
    from zifferblatt.workspace import Workspace as Workspace
    from zifferblatt.workspace import workspace as find_workspace

# Public name: the file it lives in, and its name there where that is another.
_HOMES = {
    "Alert": "model",
    "Article": "model",
    "Batch": "articles",
    "ConfigError": "errors",
    "Fact": "model",
    "Findings": "report.findings",
    "InputError": "errors",
    "LanguageError": "errors",
    "Ledger": "ledger",
    "LedgerError": "errors",
    "Reading": "model",
    "Relation": "model",
    "Rule": "rules.file",
    "RuleError": "errors",
    "Unpaired": "model",
    "Workspace": "workspace",
    "ZifferblattError": "errors",
    "archive": "desk",
    "builtin_rules": "rules.file:builtin",
    "check": "desk",
    "diff": "desk",
    "find_workspace": "workspace:workspace",
    "findings": "desk:report",
    "history": "desk",
    "load_rules": "rules.file:load",
    "read_articles": "articles:read",
    "read_facts": "facts:read",
}

__all__ = [
    "Alert",
    "Article",
    "Batch",
    "ConfigError",
    "Fact",
    "Findings",
    "InputError",
    "LanguageError",
    "Ledger",
    "LedgerError",
    "Reading",
    "Relation",
    "Rule",
    "RuleError",
    "Unpaired",
    "Workspace",
    "ZifferblattError",
    "archive",
    "builtin_rules",
    "check",
    "diff",
    "find_workspace",
    "findings",
    "history",
    "load_rules",
    "read_articles",
    "read_facts",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home, _, inner = _HOMES[name].partition(":")
    return getattr(import_module(f"{__name__}.{home}"), inner or name)


def __dir__() -> list[str]:
    return list(__all__)
