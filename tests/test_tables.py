"""Every table of words has a reader in the code, and every row only keys that its reader knows."""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import BaseModel

from zifferblatt.language.tables import languages, table

SOURCES = Path(__file__).resolve().parent.parent / "src" / "zifferblatt"
LANGUAGE = SOURCES / "language"


def module_name(file: Path) -> str:
    """The module that a source file is."""
    parts = file.relative_to(SOURCES.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def readers() -> dict[tuple[bool, str], list[tuple[str, str]]]:
    """Who reads which table, as the source says: module and row model by (for all languages?, table).

    ``table("", "places", Row)`` in series/places.py gives (True, "places"): [("zifferblatt.series.places", "Row")].
    """
    found: dict[tuple[bool, str], list[tuple[str, str]]] = {}
    for file in SOURCES.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(
                    func=ast.Name(id="table"), args=[language, ast.Constant(value=str(name)), ast.Name(id=row)]
                ):
                    everywhere = isinstance(language, ast.Constant) and language.value == ""
                    found.setdefault((everywhere, name), []).append((module_name(file), row))
    return found


def tables() -> list[tuple[str, str]]:
    """All tables there are, as (language, name)."""
    return [("", f.stem) for f in sorted(LANGUAGE.glob("*.yaml"))] + [
        (code, f.stem) for code in languages() for f in sorted((LANGUAGE / code).glob("*.yaml"))
    ]


@pytest.mark.parametrize(("language", "name"), tables())
def test_a_table_is_read_and_its_rows_hold_only_known_keys(language: str, name: str) -> None:
    found = readers().get((language == "", name), [])
    assert found, "no code reads this table"
    for module, row in found:
        model: type[BaseModel] = getattr(import_module(module), row)
        assert model.model_config.get("extra") == "forbid", f"{model.__name__} would let a misspelt key pass"
        assert table(language, name, model), "an empty table"


@pytest.mark.parametrize(("everywhere", "name"), sorted(readers()))
def test_a_table_that_is_read_is_there(everywhere: bool, name: str) -> None:
    for language in [""] if everywhere else languages():
        assert (language, name) in tables()
