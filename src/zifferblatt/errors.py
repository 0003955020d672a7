"""Every error the program raises on purpose, as one tree.

    ZifferblattError
     ├── InputError      an article, a file or a folder that cannot be read
     ├── RuleError       a rule file that is broken
     ├── LanguageError   a table of words that is broken
     ├── LedgerError     a ledger that cannot be opened or is not one
     └── ConfigError     a configuration that is broken, or an option that does not fit

Each says in one line which file and place, what is wrong, and what to do.
"""

from __future__ import annotations

from zifferblatt.messages import say


class ZifferblattError(Exception):
    """Something the user can mend.

    `code` is a key of the message catalogue: ``error.<code>`` says what is wrong and ``remedy.<code>`` what to do;
    `values` fill both. `file` and `place` ("line 3, column 7") say where, and may be empty.
    """

    def __init__(self, code: str, /, *, file: object = "", place: str = "", **values: object) -> None:
        self.code = code
        self.file = str(file)
        self.place = place
        self.values = values
        super().__init__(self.line("en"))

    def line(self, language: str | None = None) -> str:
        """The one line shown to people: ``file:place: what is wrong - what to do``."""
        where = ":".join(x for x in (self.file, self.place) if x)
        what = say(f"error.{self.code}", language, **self.values)
        remedy = say(f"remedy.{self.code}", language, **self.values)
        return " ".join(f"{where + ': ' if where else ''}{what} – {remedy}".split())

    def __str__(self) -> str:
        return self.line()


class InputError(ZifferblattError):
    """An article, a file or a folder that cannot be read."""


class RuleError(ZifferblattError):
    """A rule file that is broken."""


class LanguageError(ZifferblattError):
    """A table of words that is broken."""


class LedgerError(ZifferblattError):
    """A ledger that cannot be opened, or is none."""


class ConfigError(ZifferblattError):
    """A configuration that is broken, or options that do not go together."""
