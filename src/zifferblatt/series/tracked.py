"""Stories that an editor names, by the measures that make an article part of them; they win over recognised ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import ValidationError

from zifferblatt.errors import ConfigError
from zifferblatt.model import Fact, Frozen, Reading
from zifferblatt.series.concepts import canonical


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
    """A story by name: articles from `since` to `until` that state one of the measures in `about` belong to it."""

    story: str
    about: tuple[Pattern, ...]
    since: date | None = None
    until: date | None = None

    def holds(self, reading: Reading) -> bool:
        """Whether an article with its facts is part of this story."""
        day = reading.article.day
        if day is not None and ((self.since and day < self.since) or (self.until and day > self.until)):
            return False
        return any(pattern.fits(fact) for fact in reading.facts for pattern in self.about)


def read_tracked(folder: Path) -> tuple[Tracked, ...]:
    """The stories told in the .yaml files of `folder`, by file name; none where there is no such folder.

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
