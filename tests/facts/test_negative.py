"""What is no figure: a corpus of sentences a language in which nothing may be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from measuring import figures_of

HERE = Path(__file__).parent


def sentences(language: str) -> list[tuple[str, str]]:
    """The sentences of one corpus, each with its language."""
    lines = (HERE / f"negative_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [(language, line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("language", "sentence"), [*sentences("de"), *sentences("en")])
def test_no_figure_is_read(language: str, sentence: str) -> None:
    assert [sentence[slice(*f.number)] for f in figures_of(sentence, language)] == []
