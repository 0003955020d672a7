"""Facts, articles and relations made by hand, for rules to look at."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from zifferblatt.model import (
    Article,
    Fact,
    Measure,
    Part,
    Place,
    Precision,
    Quantity,
    Reading,
    Relation,
    RelationName,
    Source,
    Status,
    Words,
)
from zifferblatt.rules.evidence import Evidence, gather

Ends = tuple[str | None, str | None]


def article(name: str, text: str, day: str = "2024-05-03", title: str = "", language: str = "en") -> Article:
    """An article of its own outlet."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    published = date.fromisoformat(day)
    return Article(
        id=name, text=text, sha256=sha, title=title, published=published, language=language, outlet=f"Outlet {name}"
    )


def fact(
    of: Article,
    number: str,
    ends: Ends | None = None,
    *,
    words: str | None = None,
    precision: Precision = Precision.EXACT,
    event: str | None = "killed",
    source: str | None = None,
    status: Status = Status.ASSERTED,
    part: Part = "text",
) -> Fact:
    """The figure `words` (default: the number) where it stands in the article, with its plausible interval."""
    shown = words or number
    text = of.title if part == "title" else of.text
    start = text.index(shown)
    nominal = Decimal(number.replace(",", ""))
    low, high = (None if e is None else Decimal(e) for e in (ends or (str(nominal), str(nominal))))
    sources = (Source(text=source, start=0, end=len(source), name=source),) if source else ()
    return Fact(
        fact_id=hashlib.sha256(f"{of.sha256}{part}{start}".encode()).hexdigest(),
        article_id=of.id,
        part=part,
        mention=Words(start=start, end=start + len(shown), text=shown),
        number=Words(start=start, end=start + len(shown), text=shown),
        sentence=sentence(text, start),
        quantity=Quantity(nominal=nominal, low=low, high=high, precision=precision, plausible=(low, high)),
        measure=Measure(what="person", event=event),
        sources=sources,
        status=status,
    )


def sentence(text: str, at: int) -> Place:
    """The sentence around a place, roughly."""
    begins = max(text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0, text.rfind("\n", 0, at) + 1)
    ends = text.find(".", at)
    return Place(start=begins, end=len(text) if ends < 0 else ends + 1)


def pair(
    old: tuple[Article, Fact],
    new: tuple[Article, Fact],
    relation: RelationName = "contradicted",
    flags: tuple[str, ...] = (),
    series: str = "s1",
) -> tuple[Relation, list[Reading]]:
    """A relation with the readings of its two articles (one reading where both facts are of one article)."""
    made = Relation(relation=relation, flags=flags, series=series, earlier=old[1], later=new[1])
    if old[0].id == new[0].id:
        return made, [Reading(article=old[0], facts=(old[1], new[1]))]
    return made, [Reading(article=a, facts=(f,)) for a, f in (old, new)]


def toll(old: str, new: str, *, said: str = "", days: int = 2) -> tuple[Relation, list[Reading]]:
    """Two reports of a death toll, `days` apart; `said` stands in the newer one."""
    first = article("a", f"The flood killed {old} people, police said.")
    later = article("b", f"{said} The flood killed {new} people.".strip(), f"2024-05-{3 + days:02d}")
    return pair((first, fact(first, old, source="police")), (later, fact(later, new)))


def only(relation: Relation, readings: list[Reading]) -> Evidence:
    """The one pair of evidence."""
    return next(e for e in gather([relation], readings) if e.old)
