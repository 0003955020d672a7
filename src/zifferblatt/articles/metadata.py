"""What is known of an article beside its text: title, date, language, outlet, address."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import ClassVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from zifferblatt.errors import InputError


class Metadata(BaseModel):
    """Metadata of one article; keys that mean nothing to us are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str | None = None
    title: str | None = None
    published: datetime | date | None = Field(default=None, union_mode="left_to_right")
    language: str | None = None
    outlet: str | None = None
    url: str | None = None

    @field_validator("published", mode="before")
    @classmethod
    def _written(cls, value: object) -> object:
        """A day stays a day; text is read as ISO 8601."""
        if not isinstance(value, str):
            return value
        text = value.strip()
        if not text:
            return None
        return date.fromisoformat(text) if len(text) == len("2024-10-24") else datetime.fromisoformat(text)

    @field_validator("language")
    @classmethod
    def _code(cls, value: str | None) -> str | None:
        return value.strip().lower()[:2] or None if value else None


class PlainLoader(yaml.SafeLoader):
    """Safe YAML in which everything is text, so that no date or number is read before it can be checked."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


def from_yaml(text: str, *, file: str, first_line: int = 1) -> Metadata:
    """Metadata written as YAML. Raises `InputError` with the line of what is wrong; lines count from `first_line`."""
    try:
        loaded = yaml.load(text, Loader=PlainLoader)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        place = f"{first_line + mark.line}:{mark.column + 1}" if mark is not None else ""
        detail = " ".join(str(getattr(e, "problem", "") or e).split())[:120]
        raise InputError("bad_metadata", file=file, place=place, detail=detail) from e
    if loaded is None:
        return Metadata()
    if not isinstance(loaded, dict):
        raise InputError("bad_metadata", file=file, place=str(first_line), detail="no keys")
    return from_keys({str(k): v for k, v in loaded.items()}, file=file, places=_places(text, first_line))


def _places(text: str, first_line: int) -> dict[str, str]:
    """The line of each key at the left edge."""
    return {
        line.partition(":")[0].strip(): str(first_line + n) for n, line in enumerate(text.split("\n")) if ":" in line
    }


def from_keys(keys: dict[str, object], *, file: str, places: dict[str, str] | None = None, place: str = "") -> Metadata:
    """Metadata from keys and values. Raises `InputError` where a value does not fit, such as an impossible day."""
    values = {k: v for k, v in keys.items() if v not in ("", "null", "~") and k in Metadata.model_fields}
    try:
        return Metadata.model_validate(values)
    except ValidationError as e:
        first = e.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else ""
        where = (places or {}).get(key, place)
        code = "bad_date" if key == "published" else "bad_value"
        raise InputError(code, file=file, place=where, key=key, value=str(values.get(key))[:60]) from e
