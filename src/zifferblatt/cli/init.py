"""``zifferblatt init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zifferblatt.cli import output
from zifferblatt.cli.program import single
from zifferblatt.messages import say
from zifferblatt.workspace import make


def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help=say("option.folder"), show_default=False)] = Path(),
) -> None:
    """See ``command.init`` in the catalogue."""
    made = make(folder)
    output.note(say("cli.made", folder=made.root))


app = single(init)
