"""The rule file as written: its keys and what each may hold."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from zifferblatt.model import Level
from zifferblatt.rules.match import Match

Status = Literal["draft", "stable", "retired"]
NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


class Strict(BaseModel):
    """Base of the parts of a rule file: immutable, an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _sentence(value: object) -> object:
    """A text alone stands for an article that has only a text."""
    return {"text": value} if isinstance(value, str) else value


class Story(Strict):
    """One article of an example; `text` and `title` hold the marks ``[[…]]``.

    `file` names a text file beside the rule that `text` was read from.
    """

    text: str = Field(min_length=1)
    file: str | None = None
    title: str = ""
    date: datetime.date | None = None
    outlet: str | None = None
    lang: str | None = None


class Expected(Strict):
    """What an alert must hold; only what is written is compared. `article` counts from 1 and holds the newer figure."""

    article: int | None = Field(default=None, ge=1)
    old: str | None = None
    new: str | None = None
    relation: str | None = None
    message: str | None = None


class Example(Strict):
    """A story in which the rule must fire, or must stay quiet."""

    fires: str | None = None
    quiet: str | None = None
    lang: str = "en"
    story: tuple[Annotated[Story, BeforeValidator(_sentence)], ...] = Field(min_length=1)
    expect: tuple[Expected, ...] = ()
    pins: str | None = None
    known_wrong: str | None = None

    @property
    def title(self) -> str:
        """What the author calls it."""
        return self.fires or self.quiet or ""


class Message(Strict):
    """The alert's sentence in both languages."""

    de: str = Field(min_length=1)
    en: str = Field(min_length=1)


class RuleFile(Strict):
    """A rule as written."""

    rule: str = Field(pattern=f"^{NAME}$", max_length=60)
    title: str = Field(min_length=1)
    status: Status = "draft"
    level: Level = "warning"
    about: str = ""
    false_alarms: tuple[str, ...] = ()
    match: Match = Match()
    when: dict[str, str] = Field(min_length=1, max_length=12)
    unless: dict[str, str] = Field(default_factory=dict, max_length=12)
    covers: tuple[str, ...] = ()
    message: Message
    examples: tuple[Example, ...] = Field(min_length=1)
