"""Series: which figures speak of the same measure of the same happening, and what became of them."""

from zifferblatt.series.checks import reckonings
from zifferblatt.series.claim import Claim, claims_of
from zifferblatt.series.compare import (
    Comparison,
    across,
    changes,
    compared,
    diff,
    inside,
    related,
    relations,
    representatives,
    series_of,
    within,
)
from zifferblatt.series.decided import Decided, comparable
from zifferblatt.series.identity import Identity, identity
from zifferblatt.series.kinds import MeasureKind, kind_of
from zifferblatt.series.label import label, word
from zifferblatt.series.measure import Best, Series
from zifferblatt.series.reckoning import CHECKS, Check, Reckoning
from zifferblatt.series.relation import Verdict, relate
from zifferblatt.series.source import same_source
from zifferblatt.series.story import pairs
from zifferblatt.series.tracked import Tracked, read_tracked
from zifferblatt.series.value import Value, differ, same_reading, value_of, written

__all__ = [
    "CHECKS",
    "Best",
    "Check",
    "Claim",
    "Comparison",
    "Decided",
    "Identity",
    "MeasureKind",
    "Reckoning",
    "Series",
    "Tracked",
    "Value",
    "Verdict",
    "across",
    "changes",
    "claims_of",
    "comparable",
    "compared",
    "diff",
    "differ",
    "identity",
    "inside",
    "kind_of",
    "label",
    "pairs",
    "read_tracked",
    "reckonings",
    "relate",
    "related",
    "relations",
    "representatives",
    "same_reading",
    "same_source",
    "series_of",
    "value_of",
    "within",
    "word",
    "written",
]
