"""``zifferblatt unlink``: an editor says that two figures do not belong together."""

from __future__ import annotations

from zifferblatt import desk
from zifferblatt.cli import options, output
from zifferblatt.cli.program import single
from zifferblatt.messages import say
from zifferblatt.workspace import workspace


def unlink(
    one: options.FactName,
    other: options.FactName,
    why: options.Why,
    undo: options.Undo = False,
    by: options.By = None,
    ledger: options.LedgerFile = None,
) -> None:
    """See ``command.unlink`` in the catalogue."""
    first, second = desk.join(
        workspace(), "unlink", one, other, who=options.name(by), why=why, undo=undo, ledger=ledger
    )
    key = "cli.undone_pair" if undo else "cli.unlinked"
    output.note(say(key, one=first.mention.text, other=second.mention.text))


app = single(unlink)
