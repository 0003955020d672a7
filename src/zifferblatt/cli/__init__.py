"""The command line: `main` is what ``zifferblatt`` and ``zb`` call. One file per command, loaded only when used."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line with `arguments` (default: the process's own) and leave with its exit code.

    0: nothing found, 1: found, 2: could not do it (or a part of it), 130: interrupted.
    """
    try:
        from zifferblatt.cli.program import run

        code = run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
