"""The words of the project as types: article, mention, quantity, measure, source, fact, relation, alert.

All are frozen pydantic models. Numbers that are claims are `Decimal`, written to JSON as plain strings ("12000", never
"1.2E+4"); offsets are code points into the article's unchanged text or title, end exclusive.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer


def plain(value: Decimal) -> str:
    """A decimal as people write it, without exponent or trailing zeros: ``plain(Decimal("1E+3")) == "1000"``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


class Precision(StrEnum):
    """How a claim's hedge binds its number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Status(StrEnum):
    """How sure a claim is, from most to least."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DENIED = "denied"


class Role(StrEnum):
    """What a figure is to its measure: a state, a difference, an old value or a bound."""

    LEVEL = "level"
    CHANGE = "change"
    FORMER = "former"
    LIMIT = "limit"


Kind = Literal[
    "count", "money", "percent", "share", "age", "duration", "length", "area", "volume", "mass", "speed",
    "temperature", "energy", "power", "ratio", "magnitude", "other",
]  # fmt: skip
SourceKind = Literal[
    "government", "military", "intelligence", "police", "authority", "court", "organisation", "company", "media",
    "science", "witness", "person", "unnamed",
]  # fmt: skip
Direction = Literal["up", "down"]
Part = Literal["text", "title"]
Scope = Literal["total", "part"]
RelationName = Literal["same", "disputed", "contradicted", "changed", "refined", "coarsened", "compatible"]
Level = Literal["info", "warning", "error"]
Offsets = tuple[int, int]


class Frozen(BaseModel):
    """Base of all models: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Frozen):
    """A text with what is known about it. `text` and `title` are never changed; `sha256` is of the text."""

    id: str
    text: str
    sha256: str
    title: str = ""
    published: datetime | date | None = None
    language: str = "de"
    outlet: str | None = None
    url: str | None = None
    file: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, without the time of day."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


class Place(Frozen):
    """A stretch of text without its words."""

    start: int
    end: int


class Words(Frozen):
    """A stretch of text with its words: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


class Entity(Frozen):
    """Somebody or some place by its normalised name; `id` is an ISO 3166 code for a state, else null."""

    name: str
    id: str | None = None


class Quantity(Frozen):
    """A number with its hedge, its unit and its role.

    `nominal` is the number as written, `low` and `high` what is claimed after the hedge (None: open), all in `unit`;
    `plausible` is the interval a careful reader takes from the words, in the base unit of `kind`.
    """

    nominal: Number
    low: Number | None
    high: Number | None
    precision: Precision = Precision.EXACT
    modifier: str | None = None
    kind: Kind = "count"
    unit: str | None = None
    unit_text: str | None = None
    role: Role = Role.LEVEL
    direction: Direction | None = None
    plausible: tuple[Number | None, Number | None] = (None, None)


class Measure(Frozen):
    """What is measured: soldiers (what) of North Korea (who) trained (event) in Russia (where)."""

    what: str | None = None
    who: tuple[Entity, ...] = ()
    event: str | None = None
    where: tuple[Entity, ...] = ()
    scope: Scope | None = None


class Moment(Frozen):
    """The day or span a claim is true of, with the words that say so. Both ends are included; None is open."""

    start: date | None
    end: date | None
    text: str


class Source(Frozen):
    """Who says it. `text` stands verbatim at `start`:`end` of the part; `own_account`: the subject speaks of itself."""

    text: str
    start: int
    end: int
    name: str
    id: str | None = None
    kind: SourceKind = "unnamed"
    own_account: bool = False


class Fact(Frozen):
    """One typed mention of a figure: the shape of the fact contract. `corrected`: an editor has changed it."""

    fact_id: str
    article_id: str
    part: Part = "text"
    mention: Words
    number: Words
    sentence: Place
    quantity: Quantity
    measure: Measure = Measure()
    time: Moment | None = None
    sources: tuple[Source, ...] = ()
    status: Status = Status.ASSERTED
    cues: dict[str, tuple[Offsets, ...]] = Field(default_factory=dict)
    optional: bool = False
    corrected: bool = False


class Reading(Frozen):
    """An article with the facts read from it, in reading order (title first)."""

    article: Article
    facts: tuple[Fact, ...]


class Relation(Frozen):
    """What a later fact is to an earlier one of its series."""

    relation: RelationName
    direction: Direction | None = None
    flags: tuple[str, ...] = ()
    series: str
    earlier: Fact
    later: Fact
    why: tuple[str, ...] = ()


class Unpaired(Frozen):
    """A figure that only the later ("new") or only the earlier ("gone") article has."""

    relation: Literal["new", "gone"]
    series: str
    fact: Fact


class Alert(Frozen):
    """A rule's finding. `alert_id` is made of rule and series, never of the figure; `evidence_id` of the facts."""

    alert_id: str
    rule: str
    level: Level
    message: str
    message_de: str
    relation: RelationName | None
    series: str
    facts: tuple[Fact, ...]
    articles: tuple[str, ...]
    evidence_id: str
    flags: tuple[str, ...] = ()
    first_seen: date | None = None
    covers: tuple[str, ...] = ()
