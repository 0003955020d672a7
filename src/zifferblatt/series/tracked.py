"""Stories, measures and places that an editor names in a workspace; they win over what is recognised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Self

import yaml
from pydantic import ValidationError, model_validator

from zifferblatt.articles.document import tokens
from zifferblatt.errors import ConfigError
from zifferblatt.model import Fact, Frozen, Reading
from zifferblatt.series.claim import Claim, claim
from zifferblatt.series.concepts import canonical
from zifferblatt.series.context import stem
from zifferblatt.series.kinds import MeasureKind
from zifferblatt.series.places import Gazetteer, Place, shipped


class Pattern(Frozen):
    """A measure by its fields: what (concept), event, who and where (ISO code or name). All that are given must fit."""

    what: str | None = None
    event: str | None = None
    who: str | None = None
    where: str | None = None

    def fits(self, fact: Fact) -> bool:
        """Whether `fact` measures this."""
        measure = fact.measure
        return (
            (self.what is None or (measure.what is not None and canonical(measure.what) == canonical(self.what)))
            and (self.event is None or measure.event == self.event)
            and (self.who is None or any(self.who in (e.id, e.name) for e in measure.who))
            and (self.where is None or any(self.where in (e.id, e.name) for e in measure.where))
        )


class Tracked(Frozen):
    """What one file names: a story, a measure, or places.

    story: articles from `since` to `until` that state one of the measures in `about` belong to it. measure: figures
    from `since` to `until` that fit its fields and have one of `words` in their sentence are of one series by this
    name, whatever story they stand in; `kind` says how it moves. places: what the gazetteer lacks.
    """

    story: str | None = None
    about: tuple[Pattern, ...] = ()
    measure: str | None = None
    words: tuple[str, ...] = ()
    what: str | None = None
    event: str | None = None
    who: str | None = None
    where: str | None = None
    kind: MeasureKind | None = None
    places: tuple[Place, ...] = ()
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        named = [bool(self.story), bool(self.measure), bool(self.places)]
        if sum(named) != 1:
            raise ValueError("one of story, measure and places")
        if self.story and not self.about:
            raise ValueError("a story without about")
        if self.measure and not (self.words or self.what or self.event):
            raise ValueError("a measure without words, what or event")
        return self

    def holds(self, reading: Reading) -> bool:
        """Whether an article with its facts is part of this story."""
        if not self.story or not self._current(reading):
            return False
        return any(pattern.fits(fact) for fact in reading.facts for pattern in self.about)

    def counts(self, fact: Fact, reading: Reading) -> bool:
        """Whether a figure is one of this measure."""
        if not self.measure or fact.optional or not self._current(reading):
            return False
        fields = Pattern(what=self.what, event=self.event, who=self.who, where=self.where)
        return fields.fits(fact) and (not self.words or bool(self._stems & _stems_around(fact, reading)))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words)

    def _current(self, reading: Reading) -> bool:
        day = reading.article.day
        return day is None or ((not self.since or day >= self.since) and (not self.until or day <= self.until))


def _stems_around(fact: Fact, reading: Reading) -> frozenset[str]:
    """The stems of all words of a figure's sentence."""
    text = reading.article.title if fact.part == "title" else reading.article.text
    return frozenset(stem(t.text) for t in tokens(text, fact.sentence.start, fact.sentence.end) if t.kind == "word")


def measure_of(fact: Fact, reading: Reading, tracked: Sequence[Tracked]) -> Tracked | None:
    """The first named measure that a figure is of."""
    return next((t for t in tracked if t.measure and t.counts(fact, reading)), None)


def claims(reading: Reading, position: int, tracked: Sequence[Tracked], places: Gazetteer) -> tuple[Claim, ...]:
    """The facts of one article as claims, with the names of the measures that `tracked` knows."""
    found = []
    for fact in reading.facts:
        own = measure_of(fact, reading, tracked)
        name, kind = (own.measure, own.kind) if own else (None, None)
        found.append(claim(fact, reading.article, position, kind=kind, measure=name, gazetteer=places))
    return tuple(found)


def gazetteer(tracked: Sequence[Tracked]) -> Gazetteer:
    """The gazetteer with what a workspace adds to it."""
    own = tuple(place for t in tracked for place in t.places)
    return Gazetteer(own) if own else shipped()


def read_tracked(folder: Path) -> tuple[Tracked, ...]:
    """What is named in the .yaml files of `folder`, by file name; none where there is no such folder.

    Raises `ConfigError` with file and place of what does not fit.
    """
    return tuple(_read(file) for file in sorted(folder.glob("*.yaml"))) if folder.is_dir() else ()


def _read(file: Path) -> Tracked:
    try:
        loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
        return Tracked.model_validate(loaded)
    except (yaml.YAMLError, UnicodeDecodeError) as e:
        mark = getattr(e, "problem_mark", None)
        place = f"{mark.line + 1}:{mark.column + 1}" if mark is not None else ""
        raise ConfigError("bad_story", file=file, place=place, detail=" ".join(str(e).split())[:100]) from e
    except ValidationError as e:
        first = e.errors()[0]
        key = str(first["loc"][-1]) if first["loc"] else ""
        known = [*Tracked.model_fields, *Pattern.model_fields]
        near = get_close_matches(key, known, 1)
        detail = f"{key}: {first['msg']}" + (f" ({near[0]}?)" if near and near[0] != key else "")
        raise ConfigError("bad_story", file=file, place=" ".join(map(str, first["loc"])), detail=detail) from e


def together(readings: Sequence[Reading], tracked: Sequence[Tracked]) -> set[tuple[int, int]]:
    """The index pairs of articles that a named story holds together."""
    found: set[tuple[int, int]] = set()
    for story in tracked:
        members = [i for i, reading in enumerate(readings) if story.holds(reading)]
        found.update((i, j) for n, j in enumerate(members) for i in members[:n])
    return found
