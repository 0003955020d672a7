"""What is known of an article beside its text: id, title, date, language, outlet, address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

import yaml

from zifferblatt.errors import InputError

NOTHING = ("", "~", "null")  # YAML's ways to leave a value out
LONGEST = 100_000  # characters: YAML is read slowly, and nobody writes so many
SHOWN = 60  # characters of a wrong value shown in its error


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of one article; keys that mean nothing to us are passed over."""

    id: str | None = None
    title: str | None = None
    published: datetime | date | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None


KEYS = frozenset(field.name for field in fields(Metadata))


def from_yaml(text: str, *, file: str, first_line: int = 1) -> Metadata:
    """Metadata written as YAML. Raises `InputError` with the line of what is wrong; lines count from `first_line`."""
    if len(text) > LONGEST:
        raise InputError("metadata_too_long", file=file, length=len(text), limit=LONGEST)
    try:
        # Only composed, not loaded: every value stays the text that was written, and keeps its line.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        place = f"{first_line + mark.line}:{mark.column + 1}" if mark else ""
        raise InputError("bad_metadata", file=file, place=place, detail=_short(e.problem or e)) from e
    except (yaml.YAMLError, RecursionError) as e:  # recursion: hundreds of open brackets
        raise InputError("bad_metadata", file=file, detail=_short(getattr(e, "reason", e))) from e
    if root is None:
        return Metadata()
    if not isinstance(root, yaml.MappingNode):
        raise InputError("metadata_no_keys", file=file, place=str(first_line + root.start_mark.line))
    values: dict[str, object] = {}
    places: dict[str, str] = {}
    for name, node in root.value:
        if not isinstance(name, yaml.ScalarNode) or name.value not in KEYS:
            continue
        place = str(first_line + name.start_mark.line)
        if name.value in places:
            raise InputError("key_twice", file=file, place=place, key=name.value, other=places[name.value])
        places[name.value] = place
        values[name.value] = _written(node)
    return from_keys(values, file=file, places=places)


def _written(node: yaml.Node) -> object:
    if not isinstance(node, yaml.ScalarNode):  # an error that `from_keys` tells
        return {} if isinstance(node, yaml.MappingNode) else []
    return None if node.style is None and node.value in NOTHING else node.value


def from_keys(
    keys: Mapping[str, object], *, file: str, places: Mapping[str, str] | None = None, place: str = ""
) -> Metadata:
    """Metadata from keys and values; a number is taken as its digits, None and an empty text as nothing.

    Raises `InputError` where a value does not fit, such as a day that does not exist.
    """
    found: dict[str, str] = {}
    for key in sorted(KEYS & keys.keys()):
        value, where = keys[key], (places or {}).get(key, place)
        if key == "published" and isinstance(value, int | float):  # 20241024: a day or seconds?
            raise InputError("bad_date", file=file, place=where, value=_short(value))
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            raise InputError("bad_value", file=file, place=where, key=key, value=_short(value))
        if value is not None and str(value).strip():
            found[key] = str(value)
    day = found.pop("published", None)
    language = found.pop("language", None)
    try:
        published = moment(day) if day else None
    except ValueError as e:
        where = (places or {}).get("published", place)
        raise InputError("bad_date", file=file, place=where, value=_short(day)) from e
    return Metadata(**found, published=published, language=language_code(language))


def language_code(written: str | None) -> str | None:
    """The code of two letters in what is written of a language: "de", "de-AT", "Deutsch"."""
    return written.strip().lower()[:2] or None if written else None


def moment(text: str) -> date | datetime:
    """A day ("2024-10-24") or a moment ("2024-10-24T09:30+02:00") in ISO 8601. Raises `ValueError` otherwise."""
    written = text.strip().replace(" +", "+")
    try:
        return date.fromisoformat(written)
    except ValueError:
        return datetime.fromisoformat(written)


def _short(value: object) -> str:
    """A value in one line, so that a wrong one of any size does not fill the screen."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    return " ".join(str(value)[: SHOWN * 2].split())[:SHOWN]
