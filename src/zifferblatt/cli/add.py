"""``zifferblatt add``: read articles into the ledger."""

from __future__ import annotations

from zifferblatt import desk
from zifferblatt.articles import read
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.facts import read as read_facts
from zifferblatt.ledger import Ledger
from zifferblatt.messages import count, interface_language, say
from zifferblatt.report import words
from zifferblatt.workspace import workspace


def add(
    paths: options.Paths,
    date: options.Date = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.add`` in the catalogue."""
    file = ledger or workspace().ledger
    batch = read(paths, date=options.as_day(date, "--date"), outlet=outlet, language=language)
    if batch.articles:
        # Read while they are written: what is in the ledger when a long run is stopped, stays there.
        readings = (read_facts(article) for article in output.progress(batch.articles))
        with Ledger.open(file) as opened:
            done = opened.add(readings, desk.reader())
        told = count("article", done.new, interface_language())
        output.note(say("cli.added", added=told, known=done.known, reread=done.reread, file=file))
        output.write(words.change(change) for change in done.changes)
    output.finish(batch.problems)


app = single(add)
