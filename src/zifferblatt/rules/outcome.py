"""What a run of examples found, as models that can be written to JSON; the command line prints them in its formats."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zifferblatt.model import Frozen, Offsets

Verdict = Literal["OK", "MISSING", "NOISY", "WRONG"]
RungName = Literal["read", "paired", "when", "unless"]


class Rung(Frozen):
    """One step of the ladder. `reason` is a key of the message catalogue (``ladder.…``) that `values` fill."""

    rung: RungName
    holds: bool
    reason: str = ""
    values: dict[str, str] = Field(default_factory=dict)


class Sentence(Frozen):
    """A sentence of an example's story with the figures in it; `article` counts from 1, offsets are into `text`."""

    article: int
    part: Literal["text", "title"]
    text: str
    figures: tuple[Offsets, ...]


class Got(Frozen):
    """An alert as an example compares it."""

    article: int
    old: str | None
    new: str
    relation: str | None
    message: str


class Outcome(Frozen):
    """What became of one example.

    `passed` says whether the run may go on: a known failure passes as long as it fails. `condition` is the broken line
    ("when.falls") with its text, `values` what stands under it.
    """

    rule: str
    file: str
    line: int
    example: str
    wants: Literal["fires", "quiet"]
    language: str
    verdict: Verdict
    passed: bool
    known_wrong: str | None = None
    ladder: tuple[Rung, ...] = ()
    condition: str | None = None
    expression: str | None = None
    values: dict[str, str] = Field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()
    wanted: tuple[str, ...] = ()
    got: tuple[Got, ...] = ()


class Unpinned(Frozen):
    """A condition that no example pins: dropping it changes no verdict."""

    rule: str
    file: str
    condition: str
    expression: str
    stable: bool = False


class Run(Frozen):
    """A run of examples. `rules` are the rules of which an example ran; an empty run has failed."""

    outcomes: tuple[Outcome, ...]
    unpinned: tuple[Unpinned, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there was nothing to run."""
        return not self.outcomes

    @property
    def passed(self) -> bool:
        """Whether there was something to run and all of it came out as it should."""
        return not self.empty and not self.loose and all(o.passed for o in self.outcomes)

    @property
    def loose(self) -> tuple[Unpinned, ...]:
        """The conditions of stable rules that no example pins: a stable rule needs all of them pinned."""
        return tuple(u for u in self.unpinned if u.stable)

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The outcomes that fail the run."""
        return tuple(o for o in self.outcomes if not o.passed)
