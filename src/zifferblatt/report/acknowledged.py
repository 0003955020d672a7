"""What editors said of alerts, on a terminal: what is kept quiet, until when and why, and what is needed no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from zifferblatt.ledger import Acknowledged, Sifted
from zifferblatt.messages import say
from zifferblatt.report import words
from zifferblatt.report.terminal import Terminal, safe

SHORT = 8  # characters of an alert's id that name it


def listed(sifted: Sifted, given: Sequence[Acknowledged], today: date, terminal: Terminal) -> Iterator[str]:
    """Every word given, under what has become of it, and how many alerts are open."""
    language = terminal.language
    quiet = tuple(word for _, word in sifted.quiet)
    ended = tuple(w for w in given if not w.holds(today))
    for key, found in (("quiet", quiet), ("unused", sifted.unused), ("expired", ended)):
        if not found:
            continue
        yield terminal.styled(say(f"ack.{key}", language, number=len(found)), "bold")
        for word in found:
            message = word.message_de if language == "de" else word.message
            yield f"  {word.alert[:SHORT]}  {safe(word.rule)}: {safe(message)}"
            told = say(
                "ack.word", language, until=words.day(word.until, language), who=safe(word.who), why=safe(word.why)
            )
            yield terminal.styled(f"            {told}", "dim")
        yield ""
    yield say("ack.open", language, number=len(sifted.open))


def notes(sifted: Sifted, language: str) -> Iterator[str]:
    """A line for how many alerts are kept quiet, and one for each word that has expired or keeps nothing quiet."""
    if sifted.quiet:
        yield say("ack.kept", language, number=len(sifted.quiet))
    for key, found in (("has_expired", sifted.expired), ("is_unused", sifted.unused)):
        for word in found:
            until = words.day(word.until, language)
            yield say(f"ack.{key}", language, alert=word.alert[:SHORT], rule=word.rule, until=until, why=word.why)
