"""What ``zifferblatt explain CODE`` tells of an error: its sentence, and for a flaw of a rule a piece that has it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources

import yaml

from zifferblatt.errors import ConfigError, RuleError
from zifferblatt.messages import catalogue
from zifferblatt.rules.file import parse

WHOLE = "WHOLE"  # instead of the whole rule


@dataclass(frozen=True, slots=True)
class Row:
    """A flaw with a piece of a rule that has it, and one that has not."""

    code: str
    instead: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An error: what is wrong and what to do, and for a flaw of a rule what to write and what not."""

    code: str
    wrong: str
    remedy: str
    row: Row | None = None


@cache
def _table() -> tuple[str, tuple[Row, ...]]:
    text = (resources.files("zifferblatt.rules") / "explained.yaml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    return str(found["base"]), tuple(Row(**{k: str(v) for k, v in row.items()}) for row in found["flaws"])


def rows() -> tuple[Row, ...]:
    """All flaws that have a piece to show."""
    return _table()[1]


def flaws(row: Row, piece: str) -> list[RuleError]:
    """What is wrong with the rule where `piece` stands in it, in the place that the row names."""
    base = _table()[0]
    return parse(piece if row.instead == WHOLE else base.replace(row.instead, piece, 1), "rule.yaml")[1]


def known(code: str) -> bool:
    """Whether there is an error of that code."""
    return f"error.{code}" in catalogue("en")


def explain(code: str, language: str) -> Explained:
    """What there is to say of a code. Raises `ConfigError` where there is no such code."""
    if not known(code):
        codes = [key.partition(".")[2] for key in catalogue("en") if key.startswith("error.")]
        near = get_close_matches(code, codes, 1)
        raise ConfigError("no_code", name=code, near=near[0] if near else "zifferblatt rules check")
    row = next((r for r in rows() if r.code == code), None)
    said = next((p for p in flaws(row, row.wrong) if p.code == code), None) if row else None
    values = said.values if said else {}
    return Explained(code, _filled("error", code, language, values), _filled("remedy", code, language, values), row)


def _filled(kind: str, code: str, language: str, values: dict[str, object]) -> str:
    """The sentence with the values of the example, or with ‹names› where there is none."""
    template = catalogue(language).get(f"{kind}.{code}") or catalogue("en").get(f"{kind}.{code}", "")
    return template.format_map(_Names({k: str(v) for k, v in values.items()}))


class _Names(defaultdict[str, str]):
    """Values that are missing are their own names."""

    def __init__(self, values: dict[str, str]) -> None:
        super().__init__(str, values)

    def __missing__(self, key: str) -> str:
        return f"‹{key}›"
