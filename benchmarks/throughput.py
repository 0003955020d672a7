"""Characters a second and process: Zifferblatt beside quantulum3, in one run on the same English text.

    python benchmarks/throughput.py ARTICLES.jsonl [ENGLISH.jsonl]

ARTICLES.jsonl holds one article a line ({"id", "text", "language"}); the ratio is taken on the English ones (of the
second file, if there is one). quantulum3 is no dependency: `pip install quantulum3` to have the ratio printed.
Read speeds as ratios; a machine's own speed drifts, so that the two take turns.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence

from zifferblatt.articles import read
from zifferblatt.facts import read as facts
from zifferblatt.model import Article

ROUNDS = 7
ENOUGH = 60_000  # characters are plenty for a ratio


Work = Callable[[Article], object]


def speeds(*works: tuple[Work, Sequence[Article]]) -> list[float]:
    """For each work on its articles the best of some rounds, in characters a second, after one that warms up."""
    best = [0.0 for _ in works]
    for turn in range(ROUNDS + 1):
        for n, (work, articles) in enumerate(works):
            found = _speed(work, articles)
            best[n] = max(best[n], found) if turn else 0.0
    return best


def _speed(work: Work, articles: Sequence[Article]) -> float:
    start = time.process_time()
    for one in articles:
        work(one)
    return sum(len(a.text) for a in articles) / (time.process_time() - start)


def some(articles: Iterable[Article], enough: int = ENOUGH) -> list[Article]:
    """Articles until there are `enough` characters."""
    found: list[Article] = []
    for one in articles:
        if sum(len(a.text) for a in found) >= enough:
            break
        found.append(one)
    return found


def main(files: list[str]) -> int:
    """Prints one line a figure; returns 2 where there is nothing to read."""
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    batch = read(files[:1])
    for problem in batch.problems:
        print(problem, file=sys.stderr)
    print(f"zifferblatt, all articles   {speeds((facts, some(batch.articles, 600_000)))[0]:10,.0f} characters a second")
    english = some(a for a in (read(files[1:2]).articles if len(files) > 1 else batch.articles) if a.language == "en")
    if not english:
        print("no English articles: no comparison", file=sys.stderr)
        return 0
    try:
        from quantulum3 import parser
    except ImportError:
        print(f"zifferblatt, English        {speeds((facts, english))[0]:10,.0f} characters a second")
        print("quantulum3 is not installed: no ratio", file=sys.stderr)
        return 0
    ours, theirs = speeds((facts, english), (lambda a: parser.parse(a.text), some(english, ENOUGH // 6)))
    print(f"zifferblatt, English        {ours:10,.0f} characters a second")
    print(f"quantulum3, English         {theirs:10,.0f} characters a second")
    print(f"ratio                       {ours / theirs:10.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
