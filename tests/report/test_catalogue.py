"""Whatever the report and the commands say stands in the catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import zifferblatt
from zifferblatt.messages import LANGUAGES, catalogue
from zifferblatt.model import Level, Precision, RelationName, Role, SourceKind, Status
from zifferblatt.report.explain import FIELDS

SOURCES = Path(zifferblatt.__file__).parent
FLAGS = [f"{x}_{y}" for x, ys in (("certainty", ("raised", "lowered")), ("hedge", ("dropped", "added"))) for y in ys]


def said() -> set[str]:
    """Every key that stands as a whole in the source or a template."""
    files = [f for room in ("report", "cli") for ending in ("*.py", "*.j2") for f in (SOURCES / room).glob(ending)]
    text = "".join(f.read_text(encoding="utf-8") for f in files)
    return set(re.findall(r"\b(?:say|told)\(\s*\"([a-z_.0-9]+)\"", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_said_is_there(language: str) -> None:
    assert len(said()) > 40
    assert said() - {key for key in said() if key.endswith(".")} <= catalogue(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_model_has_a_name(language: str) -> None:
    wanted = {
        *(f"status.{s}" for s in Status),
        *(f"precision.{p}" for p in Precision),
        *(f"role.{r}" for r in Role),
        *(f"level.{level}" for level in get_args(Level)),
        *(f"relation.{r}" for r in (*get_args(RelationName), "new", "gone")),
        *(f"explain.{field}" for field in FIELDS),
        *(f"kind.{kind}" for kind in get_args(SourceKind)),
        *(f"flag.{flag}" for flag in (*FLAGS, "attribution_dropped", "attribution_added")),
    }
    assert wanted <= catalogue(language).keys()
