"""CSV, one row a fact, a pair or a claim: for spreadsheets and statistics. Its head is English, numbers have points."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zifferblatt.model import Article, Fact, Reading, Relation, Unpaired, plain
from zifferblatt.report import words
from zifferblatt.report.findings import Line
from zifferblatt.report.terminal import safe

FACT_COLUMNS = (
    "fact_id", "article_id", "published", "outlet", "part", "start", "end", "mention", "nominal", "low", "high",
    "precision", "modifier", "kind", "unit", "role", "direction", "what", "who", "event", "where", "scope",
    "time_start", "time_end", "sources", "status", "optional", "sentence",
)  # fmt: skip


def _row(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(["" if c is None else _inert(c) for c in cells])
    return buffer.getvalue()


def _inert(cell: object) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe; a signed number stays a number.

    Control characters are shown, as on a terminal: a table is looked at with ``less`` as well.
    """
    text = safe(" ".join(str(cell).split()))
    formula = text[:1] in {"=", "@"} or (text[:1] in {"+", "-"} and not text[1:2].isdigit())
    return f"'{text}" if formula else text


def _fact(article: Article, fact: Fact) -> list[object]:
    quantity, measure = fact.quantity, fact.measure
    return [
        fact.fact_id,
        fact.article_id,
        article.published.isoformat() if article.published else None,
        article.outlet,
        fact.part,
        fact.number.start,
        fact.number.end,
        fact.mention.text,
        plain(quantity.nominal),
        None if quantity.low is None else plain(quantity.low),
        None if quantity.high is None else plain(quantity.high),
        quantity.precision,
        quantity.modifier,
        quantity.kind,
        quantity.unit,
        quantity.role,
        quantity.direction,
        measure.what,
        "; ".join(e.name for e in measure.who),
        measure.event,
        "; ".join(e.name for e in measure.where),
        measure.scope,
        fact.time.start if fact.time else None,
        fact.time.end if fact.time else None,
        "; ".join(s.name for s in fact.sources),
        fact.status,
        "true" if fact.optional else "false",
        words.excerpt(article, fact),
    ]


def facts(readings: Iterable[Reading]) -> Iterator[str]:
    """A row per fact."""
    yield _row(FACT_COLUMNS)
    for reading in readings:
        for fact in reading.facts:
            yield _row(_fact(reading.article, fact))


def relations(pairs: Iterable[tuple[Relation | Unpaired, str]], articles: Mapping[str, Article]) -> Iterator[str]:
    """A row per pair and per figure without partner; the columns of a fact twice, for the earlier and the later one."""
    none: list[object] = [None] * len(FACT_COLUMNS)
    yield _row(
        [
            "relation", "direction", "flags", "series", "label",
            *(f"earlier_{c}" for c in FACT_COLUMNS), *(f"later_{c}" for c in FACT_COLUMNS),
        ]
    )  # fmt: skip
    for found, label in pairs:
        if isinstance(found, Relation):
            head = [found.relation, found.direction, "; ".join(found.flags), found.series, label]
            earlier, later = (_fact(articles[f.article_id], f) for f in (found.earlier, found.later))
        else:
            head = [found.relation, None, None, found.series, label]
            row = _fact(articles[found.fact.article_id], found.fact)
            earlier, later = (row, none) if found.relation == "gone" else (none, row)
        yield _row([*head, *earlier, *later])


def series(lines: Iterable[Line]) -> Iterator[str]:
    """A row per claim of every series."""
    yield _row(["series", "label", "day", "relation", "relation_direction", "flags", *FACT_COLUMNS])
    for line in lines:
        for point in line.points:
            found = point.relation
            yield _row(
                [
                    line.series,
                    line.label,
                    point.day or point.article.day,
                    found.relation if found else None,
                    found.direction if found else None,
                    "; ".join(found.flags) if found else None,
                    *_fact(point.article, point.fact),
                ]
            )
