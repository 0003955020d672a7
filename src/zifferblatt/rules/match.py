"""The `match` of a rule: which evidence its conditions are asked about at all."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from zifferblatt.model import Kind, RelationName
from zifferblatt.rules.evidence import COMPARES, Compare, Evidence
from zifferblatt.series.reckoning import Check

SPAN = re.compile(r"(?P<number>[1-9]\d{0,3}) *(?P<unit>day|week|month|year)s?")
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _as_list(value: object) -> object:
    """One word stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _days(value: object) -> object:
    """ "30 days" as 30. Raises ValueError where it is no span of time."""
    if not isinstance(value, str):
        return value
    match = SPAN.fullmatch(value.strip())
    if match is None:
        raise ValueError("span")
    return int(match["number"]) * DAYS[match["unit"]]


Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class Match(BaseModel):
    """Which evidence a rule looks at. A key that is left out asks for nothing; a list asks for any one of its words.

    `flags` must all be there. `within` is the greatest number of days between the two articles. `check` is for
    ``compare: article``: which arithmetic the figures of one article must obey (change, points, sum, share, part,
    conversion).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    compare: Annotated[tuple[Compare, ...], BeforeValidator(_as_list)] = ("old-new",)
    event: Words = ()
    what: Words = ()
    kind: Annotated[tuple[Kind, ...], BeforeValidator(_as_list)] = ()
    relation: Annotated[tuple[RelationName, ...], BeforeValidator(_as_list)] = ()
    check: Annotated[tuple[Check, ...], BeforeValidator(_as_list)] = ()
    flags: Words = ()
    within: Annotated[int, BeforeValidator(_days)] | None = Field(default=None, gt=0)

    @field_validator("compare")
    @classmethod
    def _facts_alone(cls, value: tuple[Compare, ...]) -> tuple[Compare, ...]:
        """A rule speaks of `fact`, or of `new` and `old`: it cannot look at single facts and at pairs."""
        if "fact" in value and len(set(value)) > 1:
            raise ValueError("mixed")
        return value

    def takes(self, evidence: Evidence) -> bool:
        """Whether the rule is asked about this evidence."""
        return not self.refuses(evidence)

    def refuses(self, evidence: Evidence) -> str:
        """The first key that the evidence does not fit, or ""."""
        measure, relation = evidence.new.fact.measure, evidence.relation
        asked: tuple[tuple[str, bool], ...] = (
            ("compare", evidence.compare in self.compare),
            ("event", not self.event or measure.event in self.event),
            ("what", not self.what or measure.what in self.what),
            ("kind", not self.kind or evidence.new.fact.quantity.kind in self.kind),
            ("relation", not self.relation or (relation is not None and relation.relation in self.relation)),
            ("check", not self.check or (evidence.reckoning is not None and evidence.reckoning.check in self.check)),
            ("flags", not self.flags or (relation is not None and set(self.flags) <= set(relation.flags))),
            ("within", self.within is None or _within(evidence.days, self.within)),
        )
        return next((key for key, fits in asked if not fits), "")


def _within(days: int | None, limit: int) -> bool:
    """Where a date is missing, nothing is known against it."""
    return days is None or abs(days) <= limit


__all__ = ["COMPARES", "Match"]
