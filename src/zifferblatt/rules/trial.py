"""``rules try``: which alerts a rule would bring and which it would take away, before anybody has to live with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zifferblatt.model import Alert, Reading, Relation, Unpaired
from zifferblatt.rules.engine import apply
from zifferblatt.rules.file import Rule


@dataclass(frozen=True, slots=True)
class Trial:
    """What changes with the tried rules: alerts `gained` and `lost`, and how many stay.

    `own` is how many alerts the tried rules raise in all, `weeks` in how many weeks there were articles to try them on
    (one wrong date is one week too many, not a thousand years), `first` and `last` the days of these articles, and
    `busiest` the Monday of the week with the most alerts, with their number.
    """

    gained: tuple[Alert, ...]
    lost: tuple[Alert, ...]
    kept: int
    own: int
    weeks: int = 0
    first: date | None = None
    last: date | None = None
    busiest: tuple[date, int] | None = None

    @property
    def per_week(self) -> Decimal | None:
        """The alerts of the tried rules in a week with articles, on average; None where no article has a day."""
        if not self.weeks:
            return None
        rate = Decimal(self.own) / self.weeks
        return rate.quantize(Decimal("0.1" if rate >= 1 or not rate else "0.01"))


def tried(
    now: Sequence[Rule], then: Sequence[Rule], relations: Iterable[Relation | Unpaired], readings: Sequence[Reading]
) -> Trial:
    """The trial of the rules that `then` has and `now` has not, among all the others, on the articles of `readings`.

    An alert is the same one where its rule, its series and its evidence are.
    """
    relations = list(relations)
    before, after = ({_key(a): a for a in apply(rules, relations, readings)} for rules in (now, then))
    names = {r.name for r in then if r not in now}
    own = [a for a in after.values() if a.rule in names]
    days = [day for r in readings if (day := r.article.day)]
    alarms = Counter(_monday(a.first_seen) for a in own if a.first_seen)
    return Trial(
        gained=tuple(a for key, a in after.items() if key not in before),
        lost=tuple(a for key, a in before.items() if key not in after),
        kept=len(before.keys() & after.keys()),
        own=len(own),
        weeks=len({_monday(day) for day in days}),
        first=min(days, default=None),
        last=max(days, default=None),
        busiest=max(alarms.items(), key=lambda w: (w[1], w[0].toordinal()), default=None),
    )


def _monday(day: date) -> date:
    """The Monday of a day's week, or the first day there is."""
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))


def _key(alert: Alert) -> tuple[str, str, str]:
    return (alert.rule, alert.alert_id, alert.evidence_id)
