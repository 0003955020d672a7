"""Time per character on hostile inputs, as a ratio to an ordinary text of the same length, in one run.

    python benchmarks/hostile.py [SIZE]

Prints one line an input; a ratio above 2 is marked. SIZE is the length of each input in characters (100,000).
"""

from __future__ import annotations

import hashlib
import sys
import time

from zifferblatt.facts import read
from zifferblatt.model import Article

ORDINARY = (
    "Bei dem Hochwasser im Landkreis kamen nach Angaben der Polizei mindestens 42 Menschen ums Leben. Rund 3000 Häuser "
    "wurden beschädigt, sagte ein Sprecher am Donnerstag. Der Schaden liegt bei 1,3 Milliarden Euro.\n"
    "Die Feuerwehr war die ganze Nacht im Einsatz. Am Morgen ließ der Regen nach. Viele Straßen blieben gesperrt.\n"
)
HOSTILE = {
    "dots": ".",
    "digits": "1",
    "digits and blanks": "1 ",
    "thousands": "1 000 ",
    "numbers with dots": "1. ",
    "dates": "23.10.2024 ",
    "number words": "dreihundert",
    "number words apart": "zwei hundert ",
    "scales": "Millionen ",
    "ranges": "zehn bis ",
    "hedges": "mindestens mehr als bis zu ",
    "opening quotes": "„",
    "quotes": '"a" ',
    "brackets": "((((",
    "hyphens": "16-",
    "commas": "3, ",
    "capitals": "Polizei ",
    "laut": "laut Angaben der ",
    "sagte": "sagte der Sprecher, ",
    "blank lines": "\n",
    "links": "- Zeile ohne Punkt\n",
    "tags": "<p class='x'>12</p>",
    "a long sentence": "und 300 Menschen kamen am Montag nach Angaben der Polizei in Kursk ums Leben ",
    "addresses": "https://a.b/1 ",
    "combining marks": "a\u0301",
}


def seconds(text: str) -> float:
    """The best of two readings."""
    article = Article(id="x", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="de")
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read(article)
        best = min(best, time.process_time() - start)
    return best


def main(arguments: list[str]) -> int:
    """Prints the ratios; returns 1 if one is above 2."""
    size = int(arguments[0]) if arguments else 100_000
    ordinary = seconds((ORDINARY * (size // len(ORDINARY) + 1))[:size])
    print(f"{'an ordinary text':20s} {size / ordinary:12,.0f} characters a second")
    worst = 0.0
    for name, piece in HOSTILE.items():
        ratio = seconds((piece * (size // len(piece) + 1))[:size]) / ordinary
        worst = max(worst, ratio)
        print(f"{name:20s} {ratio:12.2f}{'  above 2' if ratio > 2 else ''}", flush=True)
    return int(worst > 2)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
