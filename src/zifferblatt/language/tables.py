"""Reads the words of a language: ``language/<code>/<table>.yaml``, a list of entries, each with example sentences.

Adding a language means adding a folder; no code knows a word. What an entry holds is said by the pydantic model
that the reading room passes in, so a table explains its own shape and a slip in it is found when it is loaded.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from zifferblatt.errors import LanguageError


class Entry(BaseModel):
    """One row of a table.

    `example` is a sentence in which this entry must decide something, its figure marked ``[[like this]]``;
    `not_example` one in which the same words stand but must decide nothing. A test reads them all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    example: str | tuple[str, ...] = ()
    not_example: str | tuple[str, ...] = ()


E = TypeVar("E", bound=BaseModel)


class WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which "no", "on" and "off" are words; only true and false are truth values."""


WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def root() -> Traversable:
    """The folder that holds one folder a language."""
    return resources.files("zifferblatt") / "language"


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages there is a folder for, sorted."""
    return tuple(sorted(f.name for f in root().iterdir() if f.is_dir() and not f.name.startswith("_")))


@cache
def table(language: str, name: str, entry: type[E]) -> tuple[E, ...]:
    """The rows of one table, checked against `entry`.

    `language` may be "" for a table that holds for all languages. Raises `LanguageError` with the file and the row.
    """
    path = root() / language / f"{name}.yaml" if language else root() / f"{name}.yaml"
    file = f"{language}/{name}.yaml".lstrip("/")
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=WordLoader)
        return tuple(TypeAdapter(list[entry]).validate_python(rows or []))  # type: ignore[valid-type]
    except FileNotFoundError as e:
        raise LanguageError("no_table", file=file, table=name, language=language) from e
    except yaml.YAMLError as e:
        raise LanguageError("bad_yaml", file=file, detail=str(e)) from e
    except ValidationError as e:
        first = e.errors()[0]
        place = "row " + " ".join(str(x) for x in first["loc"])
        raise LanguageError("bad_row", file=file, place=place, detail=first["msg"]) from e
