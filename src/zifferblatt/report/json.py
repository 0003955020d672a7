"""JSON and JSON Lines: the shapes of the fact contract, and of them only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from zifferblatt.model import Alert, Fact, Frozen, Reading, Relation, Unpaired, plain
from zifferblatt.report.findings import Line
from zifferblatt.series import Best

# JSON leaves DEL and the C1 control characters as they are, and some terminals obey them. They can only stand inside a
# JSON string, where an escape means the same.
_OBEYED = (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_ESCAPED = {c: f"\\u{c:04x}" for c in _OBEYED}


def one(model: Frozen) -> str:
    """One model as one line."""
    return model.model_dump_json().translate(_ESCAPED)


def facts(readings: Iterable[Reading]) -> Iterator[str]:
    """A line per fact, in reading order."""
    for reading in readings:
        yield from map(one, reading.facts)


def relations(found: Iterable[Relation | Unpaired]) -> Iterator[str]:
    """A line per pair and per figure without a partner."""
    yield from map(one, found)


def series(lines: Iterable[Line]) -> Iterator[str]:
    """A line per series: its id, its name, and its claims, each with the relation to the one before."""
    for line in lines:
        yield _written(
            {
                "series": line.series,
                "label": line.label,
                "now": _bounds(line.now),
                "decisions": list(line.notes),
                "claims": [
                    {
                        "day": day.isoformat() if (day := p.day or p.article.day) else None,
                        "outlet": p.article.outlet,
                        "relation": p.relation.relation if p.relation else None,
                        "direction": p.relation.direction if p.relation else None,
                        "flags": list(p.relation.flags) if p.relation else [],
                        "fact": _plain(p.fact),
                    }
                    for p in line.points
                ],
            }
        )


def _bounds(now: Best | None) -> dict[str, str | None] | None:
    """Low, best and high estimate as decimals in text; an open bound is null."""
    if now is None:
        return None
    low, high = (plain(bound) if bound is not None else None for bound in (now.low, now.high))
    return {"low": low, "best": plain(now.best), "high": high}


def array(lines: Iterable[str]) -> Iterator[str]:
    """JSON Lines as one JSON array."""
    held: str | None = None
    yield "["
    for line in lines:
        if held is not None:
            yield held + ","
        held = line
    if held is not None:
        yield held
    yield "]"


def alerts(found: Iterable[Alert]) -> Iterator[str]:
    """One object: the version of its shape, and the alerts."""
    yield _written({"version": 1, "alerts": [_plain(alert) for alert in found]})


def _plain(model: Fact | Alert) -> object:
    return model.model_dump(mode="json")


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)
