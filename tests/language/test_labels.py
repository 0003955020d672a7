"""The names of measures: whatever happens or is counted has a word in every language."""

from __future__ import annotations

import pytest

from zifferblatt.language.tables import languages, table
from zifferblatt.rules.vocabulary import events
from zifferblatt.series.concepts import ConceptRow
from zifferblatt.series.label import LabelRow


@pytest.mark.parametrize("language", languages())
def test_whatever_happens_or_is_counted_has_a_name(language: str) -> None:
    concepts = {row.concept for row in table("", "concepts", ConceptRow) if not row.like}
    named = {row.key for row in table(language, "labels", LabelRow)}
    assert sorted((concepts | set(events())) - named) == []
