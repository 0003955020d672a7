"""Time and memory of an archive as it grows: adding articles to a ledger, and reporting on all of it.

    python benchmarks/growth.py ARTICLES.jsonl [SMALL LARGE]

Makes archives of SMALL (10,000) and LARGE (100,000) articles by varying those of ARTICLES.jsonl: in every copy names,
places and all words but the commonest change places and figures get larger, so that it tells of another happening.
That is told three times within days, with figures that grow; ten articles appear a day. The articles are read once;
reading looks at one article alone, so it grows with nothing. Prints one line a size and the growth per article from
one to the other; each size runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from zifferblatt import series
from zifferblatt.articles import read
from zifferblatt.facts import read as facts
from zifferblatt.facts.lemma import known
from zifferblatt.ledger import Ledger
from zifferblatt.model import Article, Fact, Reading
from zifferblatt.rules.engine import apply
from zifferblatt.rules.file import builtin

A_DAY = 10
FIRST = date(2010, 1, 1)
COMMON = 0.05  # a word in more than this share of the articles stays: everybody writes about Berlin
TELLINGS, APART = 3, 2  # articles on one happening, and days between two of them
RETOLD = 4  # each further telling has another word for one in so many
WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
ANY = re.compile(r"[A-ZÄÖÜa-zäöüß][a-zäöüß]{3,}")
KEYS = frozenset(Article.model_fields)
FACTS = TypeAdapter(tuple[Fact, ...])
READINGS = TypeAdapter(list[Reading])


@dataclass(frozen=True)
class Cost:
    """Of one archive, per article: milliseconds (processor time) to add and to report, kilobytes at the peak."""

    articles: int
    add: float
    report: float
    memory: float


def rarer(readings: list[Reading]) -> list[list[str]]:
    """Words that few articles hold, in classes within which they may change places: of one language and length, with
    a capital or without, all in the dictionary or none."""
    held: Counter[str] = Counter()
    classes: dict[tuple[str, int, bool, bool], set[str]] = defaultdict(set)
    for reading in readings:
        language = reading.article.language
        found = set(ANY.findall(reading.article.text)) - KEYS
        held.update(found)
        for word in found:
            classes[language, len(word), known(word, language), word[0].isupper()].add(word)
    most = COMMON * len(readings)
    return [sorted(w for w in words if held[w] <= most) for _, words in sorted(classes.items())]


def varied(readings: list[Reading], size: int) -> Iterator[Reading]:
    """`size` readings, about in order of time, the first ones as they are but for their day."""
    classes = rarer(readings)
    dumped = [(r.article.model_dump_json(), FACTS.dump_json(r.facts).decode()) for r in readings]
    others: list[dict[str, str]] = [{}] * TELLINGS
    for i in range(size):
        happening, telling = divmod(i, TELLINGS)
        copy, at = divmod(happening, len(readings))
        if at == telling == 0:
            others = _others(classes, copy)
        article, figures = dumped[at]
        document = {
            "article": json.loads(_swapped(ANY, others[telling], article)),
            "facts": json.loads(_swapped(WORD, others[telling], figures)),
        }
        name = f"{copy}-{telling}-{readings[at].article.id}"
        day = FIRST + timedelta(days=i // A_DAY + APART * telling)
        document["article"] |= {"id": name, "published": day.isoformat(), "sha256": f"{i:064x}"}
        for fact in document["facts"]:
            fact |= {"article_id": name, "fact_id": f"{i:08x}{fact['fact_id'][8:]}"}
            fact["quantity"] = _grown(fact["quantity"], 1 + Decimal(copy) / 100 + Decimal(telling) / 10)
        yield Reading.model_validate(document)


def _others(classes: list[list[str]], copy: int) -> list[dict[str, str]]:
    """For each telling of a copy what stands for which word; the first telling of the first copy is as it was."""
    shuffle = random.Random(copy)
    first, last = ({w: o for c in classes for w, o in zip(c, shuffle.sample(c, len(c)), strict=True)} for _ in "ab")
    if not copy:
        first = {}
    retold = [{w: o for n, (w, o) in enumerate(last.items()) if n % RETOLD == t} for t in range(1, TELLINGS)]
    return [first, *(first | other for other in retold)]


def _grown(quantity: dict[str, Any], factor: Decimal) -> dict[str, Any]:
    """A quantity `factor` times as large."""

    def grown(value: str | None) -> str | None:
        return None if value is None else str(Decimal(value) * factor)

    bounds = {bound: grown(quantity[bound]) for bound in ("nominal", "low", "high")}
    return quantity | bounds | {"plausible": [grown(value) for value in quantity["plausible"]]}


def _swapped(words: re.Pattern[str], others: dict[str, str], text: str) -> str:
    return words.sub(lambda m: others.get(m[0], m[0]), text)


def cost(source: Path, size: int) -> Cost:
    """What an archive of `size` articles costs, made from the readings in the file `source`."""
    readings = READINGS.validate_json(source.read_bytes())
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.sqlite") as ledger:
        adding = 0.0
        batch: list[Reading] = []
        for reading in varied(readings, size):
            batch.append(reading)
            if len(batch) == 1000:
                adding += _added(ledger, batch)
                batch = []
        adding += _added(ledger, batch)
        start = time.process_time()
        archive = ledger.readings()
        compared = series.compared(archive)
        apply(builtin(), series.related(compared), archive)
        reporting = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(size, 1000 * adding / size, 1000 * reporting / size, peak / size)


def _added(ledger: Ledger, batch: list[Reading]) -> float:
    start = time.process_time()
    ledger.add(batch, "benchmark")
    return time.process_time() - start


def main(arguments: list[str]) -> int:
    """Prints the table; returns 2 where there is nothing to read."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments[0] == "--one":
        print(TypeAdapter(Cost).dump_json(cost(Path(arguments[1]), int(arguments[2]))).decode())
        return 0
    articles: tuple[Article, ...] = read(arguments[:1]).articles
    sizes = [int(a) for a in arguments[1:3]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "readings.json"
        source.write_bytes(READINGS.dump_json([Reading(article=a, facts=tuple(facts(a).facts)) for a in articles]))
        found = []
        print(f"{'articles':>10} {'add ms':>10} {'report ms':>10} {'peak kB':>10}   per article")
        for size in sizes:
            run = subprocess.run(
                [sys.executable, __file__, "--one", str(source), str(size)], check=True, capture_output=True, text=True
            )
            one = TypeAdapter(Cost).validate_json(run.stdout)
            found.append(one)
            print(f"{size:10,} {one.add:10.2f} {one.report:10.2f} {one.memory:10.1f}", flush=True)
    small, large = found[0], found[-1]
    growth = (large.add / small.add, large.report / small.report, large.memory / small.memory)
    print(f"{'growth':>10} " + " ".join(f"{g:10.2f}" for g in growth))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
