"""``zifferblatt reread``: read the articles of the ledger anew, with this version of the program."""

from __future__ import annotations

from zifferblatt import desk
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.facts import read as read_facts
from zifferblatt.ledger import Ledger
from zifferblatt.messages import count, interface_language, say
from zifferblatt.report import words
from zifferblatt.workspace import workspace


def reread(ledger: options.LedgerFile = None) -> None:
    """See ``command.reread`` in the catalogue."""
    with Ledger.open(ledger or workspace().ledger, create=False) as opened:
        articles = [reading.article for reading in opened.readings()]
        readings = (read_facts(article) for article in output.progress(articles))
        done = opened.add(readings, desk.reader())
    output.write(words.change(change) for change in done.changes)
    language = interface_language()
    figures = count("fact", len(done.changes), language)
    output.note(say("cli.reread", articles=count("article", done.known, language), reread=done.reread, figures=figures))
    output.finish((), found=bool(done.changes))


app = single(reread)
