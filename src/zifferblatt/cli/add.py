"""``zifferblatt add``: read articles into the ledger."""

from __future__ import annotations

from zifferblatt.articles import read
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.facts import read as read_facts
from zifferblatt.ledger import Ledger
from zifferblatt.messages import interface_language, say
from zifferblatt.report.text import count
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
    readings = [read_facts(article) for article in output.progress(batch.articles)]
    if readings:
        file.parent.mkdir(parents=True, exist_ok=True)
        with Ledger.open(file) as opened:
            added = opened.add(readings)
        words = interface_language()
        output.note(
            say(
                "cli.added",
                added=count("article", added, words),
                known=len(readings) - added,
                facts=count("fact", sum(len(r.facts) for r in readings), words),
                file=file,
            )
        )
    output.finish(batch.problems)


app = single(add)
