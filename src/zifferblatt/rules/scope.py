"""What the conditions of a rule can speak of: the names, their types and their values for one piece of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal

from zifferblatt.model import Fact, plain
from zifferblatt.rules.evidence import Compare, Evidence
from zifferblatt.rules.threshold import in_unit
from zifferblatt.series.claim import Claim
from zifferblatt.series.concepts import people

FieldType = Literal["number", "text", "list", "bool"]
Value = float | str | bool | list[str]

INFINITE = float("inf")


def _names(entities: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(e, "name", e)) for e in entities)


# The fields of a fact. Numbers are in the unit of the older fact; text that is missing is "".
FIELDS: Mapping[str, tuple[FieldType, Callable[[Claim], Value]]] = {
    "precision": ("text", lambda c: c.fact.quantity.precision.value),
    "modifier": ("text", lambda c: c.fact.quantity.modifier or ""),
    "kind": ("text", lambda c: c.fact.quantity.kind),
    "unit": ("text", lambda c: c.fact.quantity.unit or ""),
    "role": ("text", lambda c: c.fact.quantity.role.value),
    "direction": ("text", lambda c: c.fact.quantity.direction or ""),
    "round": ("bool", lambda c: is_round(c.fact.quantity.nominal)),
    "what": ("text", lambda c: c.fact.measure.what or ""),
    "people": ("bool", lambda c: people(c.meaning[0])),
    "who": ("text", lambda c: _names(c.fact.measure.who)),
    "event": ("text", lambda c: c.fact.measure.event or ""),
    "where": ("text", lambda c: _names(c.fact.measure.where)),
    "scope": ("text", lambda c: c.fact.measure.scope or ""),
    "movement": ("text", lambda c: c.kind),
    "source": ("text", lambda c: _names(c.fact.sources)),
    "sources": ("list", lambda c: [s.name for s in c.fact.sources]),
    "source_kind": ("text", lambda c: c.fact.sources[0].kind if c.fact.sources else ""),
    "own_account": ("bool", lambda c: any(s.own_account for s in c.fact.sources)),
    "status": ("text", lambda c: c.fact.status.value),
    "date": ("text", lambda c: c.day.isoformat() if c.day else ""),
    "text": ("text", lambda c: c.fact.mention.text),
    "sentence": ("text", lambda c: sentence(c)),
    "part": ("text", lambda c: c.fact.part),
    "article": ("text", lambda c: c.article.id),
    "title": ("text", lambda c: c.article.title),
    "outlet": ("text", lambda c: c.article.outlet or ""),
    "language": ("text", lambda c: c.article.language),
    "optional": ("bool", lambda c: c.fact.optional),
}
NUMBERS = ("low", "high", "nominal")

# What holds of the pair.
PAIR: Mapping[str, tuple[FieldType, Callable[[Evidence], Value]]] = {
    "relation": ("text", lambda e: e.relation.relation if e.relation else ""),
    "direction": ("text", lambda e: (e.relation.direction or "") if e.relation else ""),
    "flags": ("list", lambda e: list(e.relation.flags) if e.relation else []),
    "days": ("number", lambda e: INFINITE if e.days is None else float(e.days)),
    "same_source": ("bool", lambda e: e.same_source),
    "same_article": ("bool", lambda e: e.old is not None and e.old.article.id == e.new.article.id),
    "confirmed": ("bool", lambda e: e.confirmed),
    "elsewhere": ("bool", lambda e: e.elsewhere),
    "leap": ("number", lambda e: e.leap),
    "check": ("text", lambda e: e.reckoning.check if e.reckoning else ""),
    "stated": ("number", lambda e: float(e.reckoning.stated) if e.reckoning else 0.0),
    "reckoned": ("number", lambda e: float(e.reckoning.reckoned) if e.reckoning else 0.0),
    "off": ("number", lambda e: float(e.reckoning.off) if e.reckoning else 0.0),
}


def roots(compares: tuple[Compare, ...]) -> tuple[str, ...]:
    """The names of the facts a rule may speak of: `fact` alone, or `new` and `old`."""
    return ("fact",) if compares == ("fact",) else ("new", "old")


def variables(compares: tuple[Compare, ...]) -> dict[str, FieldType]:
    """Every flat name with its type, for a rule that compares so."""
    fields: dict[str, FieldType] = dict.fromkeys(NUMBERS, "number")
    fields |= {name: kind for name, (kind, _) in FIELDS.items()}
    found = {f"{root}.{name}": kind for root in roots(compares) for name, kind in fields.items()}
    if compares != ("fact",):
        found |= {name: kind for name, (kind, _) in PAIR.items()}
    return found


def values(evidence: Evidence, names: Iterable[str]) -> dict[str, Value]:
    """The values of these names (of `variables`) for this evidence."""
    return {name: value(name, evidence) for name in names}


def value(name: str, evidence: Evidence) -> Value:
    """The value of one name, such as "new.low" or "days"."""
    root, _, field = name.partition(".")
    if not field:
        return PAIR[name][1](evidence)
    claim = evidence.old if root == "old" and evidence.old else evidence.new
    if field in NUMBERS:
        return _number(field, claim, (evidence.old or evidence.new).fact)
    return FIELDS[field][1](claim)


def _number(field: str, claim: Claim, standard: Fact) -> float:
    """A number of a fact in the unit of `standard`, infinite where it is open."""
    quantity = claim.fact.quantity
    if field == "low" and quantity.low is None:
        return -INFINITE
    if field == "high" and quantity.high is None:
        return INFINITE
    number = {"low": quantity.low, "high": quantity.high, "nominal": quantity.nominal}[field]
    return float(in_unit(number, claim.fact, standard)) if number is not None else 0.0


def is_round(nominal: Decimal) -> bool:
    """Whether a figure ends in two zeros or more: nobody counts exactly that many."""
    return abs(nominal) >= 100 and nominal % 100 == 0


def sentence(claim: Claim) -> str:
    """The sentence of the figure."""
    text = claim.article.title if claim.fact.part == "title" else claim.article.text
    return text[claim.fact.sentence.start : claim.fact.sentence.end]


def shown(value: object) -> str:
    """A value as it stands in a report: text in quotation marks, numbers plain."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value in (INFINITE, -INFINITE):
            return "∞" if value > 0 else "-∞"
        return plain(Decimal(repr(round(value, 4))))
    if isinstance(value, list):
        return "[" + ", ".join(shown(x) for x in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
