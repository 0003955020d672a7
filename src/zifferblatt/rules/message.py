"""The sentence of an alert: a template with a fixed list of placeholders, so that a template can reach nothing else."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite

from zifferblatt.messages import say
from zifferblatt.model import plain
from zifferblatt.rules import expression, grammar, scope
from zifferblatt.rules.evidence import Compare, Evidence
from zifferblatt.series.claim import Claim

LONGEST = 400


def _source(claim: Claim, language: str) -> str:
    return ", ".join(s.name for s in claim.fact.sources) or claim.article.outlet or claim.article.id


def _day(claim: Claim, language: str) -> str:
    return day(claim.day, language)


@cache
def day(when: date | None, language: str) -> str:
    """A day as readers of the language write it; "" where it is not known."""
    if when is None:
        return say("rules.no_day", language)
    from babel.dates import format_date

    return format_date(when, say("rules.day", language), locale=language)


SIDE: dict[str, Callable[[Claim, str], str]] = {
    "": lambda c, _: " ".join(c.fact.mention.text.split()),
    "number": lambda c, _: c.fact.number.text,
    "source": _source,
    "date": _day,
    "status": lambda c, _: c.fact.status.value,
    "event": lambda c, _: c.fact.measure.event or "",
    "what": lambda c, _: c.fact.measure.what or "",
    "who": lambda c, _: ", ".join(e.name for e in c.fact.measure.who),
    "where": lambda c, _: ", ".join(e.name for e in c.fact.measure.where),
    "unit": lambda c, _: c.fact.quantity.unit_text or c.fact.quantity.unit or "",
    "modifier": lambda c, _: c.fact.quantity.modifier or "",
    "sentence": lambda c, _: " ".join(scope.sentence(c).split()),
    "article": lambda c, _: c.article.id,
    "title": lambda c, _: " ".join(c.article.title.split()),
    "outlet": lambda c, _: c.article.outlet or "",
}


def _percent(evidence: Evidence) -> str:
    return f"{expression.change(evidence.new.fact, evidence.old.fact) * 100:+.0f} %" if evidence.old else ""


def _reckoned(evidence: Evidence, language: str) -> str:
    """What the other figures make, with three digits, as readers of the language write it."""
    if evidence.reckoning is None:
        return ""
    from babel.numbers import format_decimal

    value = evidence.reckoning.reckoned
    step = min(value.adjusted() - 2, 0) if value else 0
    rounded = round(value, -step) if step else round(value)
    return format_decimal(rounded, format="#,##0.######", locale=language)


def _all(evidence: Evidence, language: str) -> str:
    """The other figures that take part, in reading order."""
    claims = evidence.reckoning.others if evidence.reckoning else ()
    return ", ".join(" ".join(c.fact.mention.text.split()) for c in claims)


PAIR: dict[str, Callable[[Evidence, str], str]] = {
    "days": lambda e, _: "" if e.days is None else str(e.days),
    "change": lambda e, _: _percent(e),
    "ratio": lambda e, _: _ratio(expression.ratio(e.new.fact, e.old.fact)) if e.old else "",
    "reckoned": _reckoned,
    "others": _all,
}


def placeholders(compares: tuple[Compare, ...]) -> tuple[str, ...]:
    """Every placeholder that a message of such a rule may hold."""
    found = [f"{root}.{name}".rstrip(".") for root in scope.roots(compares) for name in SIDE]
    return (*found, *PAIR) if compares != ("fact",) else tuple(found)


def check(template: str, compares: tuple[Compare, ...]) -> list[grammar.Slip]:
    """What is wrong with a template, and at which character."""
    if len(template) > LONGEST:
        return [grammar.Slip("rule_message_long", 0, {"limit": LONGEST, "length": len(template)})]
    known, found = placeholders(compares), []
    try:
        fields = list(string.Formatter().parse(template))
    except ValueError:
        return [grammar.Slip("rule_braces", max(template.find("{"), template.find("}"), 0))]
    for _, name, spec, conversion in fields:
        if name is None:
            continue
        at = max(template.find("{" + name), 0) + 1
        if spec or conversion:
            found.append(grammar.Slip("rule_format", at, {"name": name}))
        elif name not in known:
            hint = grammar.meant(name, known) or ", ".join(known[:8]) + ", …"
            found.append(grammar.Slip("rule_placeholder", at, {"name": name, "meant": hint}))
    return found


def fill(template: str, evidence: Evidence, language: str) -> str:
    """The sentence for this evidence. `template` has passed `check`; words of an article stay as they are."""
    parts = []
    for literal, name, _, _ in string.Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            parts.append(_value(name, evidence, language))
    return "".join(parts)


def _value(name: str, evidence: Evidence, language: str) -> str:
    if name in PAIR:
        return PAIR[name](evidence, language)
    root, _, field = name.partition(".")
    claim = evidence.old if root == "old" else evidence.new
    return SIDE[field](claim, language) if claim else ""


def _ratio(value: float) -> str:
    """A factor with three digits, and no exponent: 1000, 2.5."""
    return plain(Decimal(f"{value:.3g}")) if isfinite(value) else ""
