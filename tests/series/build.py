"""Builds facts by hand, readably: a sentence with its figure marked, and what a careful reader takes from it.

article("2024-10-24", says("Den Angaben zufolge werden [[mindestens 3000]] Soldaten ausgebildet.",
                           what="soldier", event="trained", by="Seoul:KR"))
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from zifferblatt.facts.plausible import plausible
from zifferblatt.model import (
    Article,
    Entity,
    Fact,
    Kind,
    Measure,
    Moment,
    Place,
    Precision,
    Quantity,
    Reading,
    Role,
    Scope,
    Source,
    SourceKind,
    Status,
    Words,
)

MARK = re.compile(r"\[\[(.+?)\]\]")
HEDGES: dict[str, Precision] = {
    "mindestens": Precision.AT_LEAST, "at least": Precision.AT_LEAST, "mehr als": Precision.MORE_THAN,
    "more than": Precision.MORE_THAN, "bis zu": Precision.AT_MOST, "up to": Precision.AT_MOST,
    "höchstens": Precision.AT_MOST, "rund": Precision.ABOUT, "etwa": Precision.ABOUT, "about": Precision.ABOUT,
    "knapp": Precision.ABOUT, "some": Precision.ABOUT, "schätzungsweise": Precision.ABOUT,
}  # fmt: skip
CASUALTIES = ("killed", "injured", "casualty", "missing")
VAGUE: dict[str, tuple[str, str]] = {
    "mehrere tausend": ("1000", "2000"), "mehrere hundert": ("100", "200"), "Dutzende": ("12", "24"),
    "dozens": ("12", "24"), "Tausende": ("1000", "2000"), "mehrere hunderttausend": ("100000", "200000"),
}  # fmt: skip


@dataclass(frozen=True)
class Says:
    """One sentence with one figure, and its measure."""

    sentence: str
    what: str | None = None
    event: str | None = None
    who: str = ""
    where: str = ""
    by: str = ""
    kind: Kind = "count"
    unit: str | None = None
    status: Status | None = None
    role: Role = Role.LEVEL
    scope: Scope | None = None
    time: tuple[str | None, str | None] | None = None
    number: str | None = None
    to: str | None = None
    factor: str = "1"
    source_kind: SourceKind = "government"


def says(sentence: str, **fields: object) -> Says:
    """A sentence whose figure is marked ``[[rund 3000]]``, with the fields of its measure. Entities: "Seoul:KR"."""
    return Says(sentence, **fields)  # type: ignore[arg-type]


def article(
    day: str | None, *said: Says, name: str = "", title: Says | str = "", language: str = "de", outlet: str = "dpa"
) -> Reading:
    """An article of these sentences, published on `day` (ISO; with a time of day if it has one)."""
    text = " ".join(MARK.sub(lambda m: m[1], s.sentence) for s in said)
    plain_title = MARK.sub(lambda m: m[1], title.sentence) if isinstance(title, Says) else title
    published = None if day is None else datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    sha = hashlib.sha256(text.encode()).hexdigest()
    made = Article(
        id=name or f"{outlet}-{day}-{sha[:4]}", text=text, sha256=sha, title=plain_title, published=published,
        language=language, outlet=outlet,
    )  # fmt: skip
    facts = [_fact(made, title, 0, "title")] if isinstance(title, Says) else []
    at = 0
    for one in said:
        facts.append(_fact(made, one, at, "text"))
        at += len(MARK.sub(lambda m: m[1], one.sentence)) + 1
    return Reading(article=made, facts=tuple(facts))


def _fact(made: Article, one: Says, at: int, part: str) -> Fact:
    mark = MARK.search(one.sentence)
    assert mark, f"no [[figure]] in {one.sentence!r}"
    inner, start = mark[1], at + mark.start()
    hedge = next((h for h in HEDGES if inner.startswith(h + " ")), None)
    number = inner[len(hedge) + 1 :] if hedge else inner
    first = start + len(inner) - len(number)
    rest = re.match(r"(?: [\w²%€-]+){0,2}", one.sentence[mark.end() :])
    behind = rest[0] if rest else ""
    whole = MARK.sub(lambda m: m[1], one.sentence)
    quantity = _quantity(one, number, hedge)
    quantity = quantity.model_copy(
        update={"plausible": plausible(quantity, casualties=one.event in CASUALTIES, language=made.language)}
    )
    return Fact(
        fact_id=hashlib.sha256(f"{made.sha256}{part}{first}".encode()).hexdigest(),
        article_id=made.id,
        part="title" if part == "title" else "text",
        mention=Words(start=start, end=start + len(inner) + len(behind), text=inner + behind),
        number=Words(start=first, end=first + len(number), text=number),
        sentence=Place(start=at, end=at + len(whole)),
        quantity=quantity,
        measure=Measure(
            what=one.what, who=_entities(one.who), event=one.event, where=_entities(one.where), scope=one.scope
        ),
        time=_moment(one.time),
        sources=tuple(
            Source(text=e.name, start=0, end=0, name=e.name, id=e.id, kind=one.source_kind) for e in _entities(one.by)
        ),
        status=one.status or (Status.REPORTED if one.by else Status.ASSERTED),
    )


def _quantity(one: Says, number: str, hedge: str | None) -> Quantity:
    precision = HEDGES[hedge] if hedge else Precision.EXACT
    modifier = hedge
    if number in VAGUE:
        nominal, low = VAGUE[number]
        fields = {"nominal": Decimal(nominal), "low": Decimal(low), "high": None, "precision": Precision.VAGUE}
        modifier = number.split()[0] if " " in number else None
    else:
        value = Decimal(one.number) if one.number else _digits(number)
        factor = Decimal(one.factor)
        fields = {
            "nominal": value * factor,
            "low": None if precision in (Precision.AT_MOST, Precision.LESS_THAN) else value * factor,
            "high": None if precision in (Precision.AT_LEAST, Precision.MORE_THAN) else value * factor,
            "precision": precision,
        }
        if one.to:
            fields |= {"high": Decimal(one.to) * factor, "precision": Precision.RANGE}
    return Quantity.model_validate(
        fields | {"modifier": modifier, "kind": one.kind, "unit": one.unit or one.what, "role": one.role}
    )


def _digits(number: str) -> Decimal:
    """German and English digits as the tests write them: a dot or comma before three digits groups thousands."""
    grouped = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number)
    return Decimal(grouped.replace(",", "."))


def _entities(text: str) -> tuple[Entity, ...]:
    pairs = [x.strip().split(":") for x in text.split(",") if x.strip()]
    return tuple(Entity(name=p[0], id=p[1] if len(p) > 1 else None) for p in pairs)


def _moment(time: tuple[str | None, str | None] | None) -> Moment | None:
    if time is None:
        return None
    start, end = (date.fromisoformat(t) if t else None for t in time)
    return Moment(start=start, end=end, text="")
