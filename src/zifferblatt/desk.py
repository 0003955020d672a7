"""What the commands do, for use from Python: compare articles, report on an archive, check a draft.

Every function takes readings (an article with its facts) and gives back types of the model or `Findings`, which the
formats of `zifferblatt.report` write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from zifferblatt import series
from zifferblatt.errors import ConfigError, RuleError
from zifferblatt.ledger import Ledger
from zifferblatt.messages import LANGUAGES, interface_language
from zifferblatt.model import Alert, Article, Reading, Relation, Unpaired
from zifferblatt.report.findings import Findings, Line, articles_of, line
from zifferblatt.rules.engine import apply
from zifferblatt.rules.file import Rule, builtin, load
from zifferblatt.rules.trial import Trial, tried
from zifferblatt.series import Tracked, read_tracked
from zifferblatt.workspace import Workspace

SHORT = 8  # characters of an alert's id that are shown, and enough to name it


def rules_of(place: Workspace) -> tuple[list[Rule], list[RuleError]]:
    """The built-in rules and those of the workspace, with everything that is wrong in the workspace's."""
    own, problems = load([path for path in place.rules if path.exists()])
    given = builtin()
    names = {rule.name: rule for rule in given}
    twins = [rule for rule in own if rule.name in names]
    problems += [
        RuleError("rule_twice", file=rule.file, place="1:1", name=rule.name, other=names[rule.name].file)
        for rule in twins
    ]
    return [*given, *(rule for rule in own if rule not in twins)], problems


def tracked(place: Workspace) -> tuple[Tracked, ...]:
    """The stories that the workspace follows by name. Raises `ConfigError` where one of its files is broken."""
    return read_tracked(place.facts)


def archive(place: Workspace, *, ledger: Path | None = None, as_of: date | None = None) -> tuple[Reading, ...]:
    """Everything in the workspace's ledger (or the one in the file `ledger`) that was published up to `as_of`.

    Raises `LedgerError` where there is no ledger yet, or the file is none.
    """
    with Ledger.open(ledger or place.ledger, create=False) as opened:
        return opened.readings(as_of)


def reader() -> str:
    """What a ledger notes as the reader of its facts: this program in this version."""
    return f"zifferblatt {version('zifferblatt')}"


def apart(readings: Iterable[Reading]) -> list[Reading]:
    """The readings with an id for every text: an id that stands for several gets a number ("a", "a (2)").

    An archive may hold two versions of one file, and facts name their article by its id alone.
    """
    texts: dict[str, list[tuple[str, str]]] = {}
    found = []
    for reading in readings:
        name = reading.article.id
        known = texts.setdefault(name, [])
        text = (reading.article.sha256, reading.article.title)
        if text not in known:
            known.append(text)
        number = known.index(text) + 1
        found.append(reading if number == 1 else _renamed(reading, f"{name} ({number})"))
    return found


def _renamed(reading: Reading, name: str) -> Reading:
    article = reading.article.model_copy(update={"id": name})
    return Reading(article=article, facts=tuple(f.model_copy(update={"article_id": name}) for f in reading.facts))


def diff(
    readings: Sequence[Reading], *, same_story: bool = True, optional: bool = False
) -> list[tuple[Relation | Unpaired, str]]:
    """What became of every figure from article to article, each with the name of its series in the user's language.

    `same_story`: the articles are known to be about the same happening. Optional facts ("einige") are left out unless
    asked for.
    """
    comparison = series.compared(readings, same_story=same_story)
    found = [r for r in series.changes(comparison) if optional or not _optional(r)]
    names = {s.id: s for s in comparison.series}
    return [(r, _name(names.get(r.series), r)) for r in found]


def _optional(found: Relation | Unpaired) -> bool:
    if isinstance(found, Relation):
        return found.earlier.optional or found.later.optional
    return found.fact.optional


def _name(known: series.Series | None, found: Relation | Unpaired) -> str:
    if known is not None:
        return series.label(known, interface_language())
    fact = found.later if isinstance(found, Relation) else found.fact
    return fact.quantity.unit_text or fact.quantity.unit or ""


def report(
    readings: Sequence[Reading], rules: Iterable[Rule], *, optional: bool = False, tracked: Sequence[Tracked] = ()
) -> Findings:
    """The alerts of `rules` and all series of an archive, whose stories are recognised, or told by `tracked`."""
    readings = apart(readings)
    found = series.compared(readings, tracked=tracked)
    return _findings(readings, found, apply(rules, series.related(found), readings), optional=optional)


def history(
    readings: Sequence[Reading], *, name: str = "", optional: bool = False, tracked: Sequence[Tracked] = ()
) -> Findings:
    """The series whose names hold `name` (no matter the case), without alerts."""
    readings = apart(readings)
    return _findings(readings, series.compared(readings, tracked=tracked), (), name=name, optional=optional)


def check(
    drafts: Sequence[Reading], readings: Sequence[Reading], rules: Iterable[Rule], *, tracked: Sequence[Tracked] = ()
) -> Findings:
    """The alerts that `drafts` would raise among the articles of an archive.

    A draft that is in the archive already, word for word, is taken from there; one with the id of another text gets an
    id of its own, so that a new version is compared with the old one.
    """
    texts = {draft.article.sha256 for draft in drafts}
    others = [reading for reading in readings if reading.article.sha256 not in texts]
    together = apart([*others, *drafts])
    names = {reading.article.id for reading in together[len(others) :]}
    comparison = series.compared(together, tracked=tracked)
    alerts = [a for a in apply(rules, series.related(comparison), together) if names & {f.article_id for f in a.facts}]
    told = {alert.series for alert in alerts}
    found = _findings(together, comparison, alerts)
    return Findings(
        found.articles, tuple(line for line in found.lines if line.series in told), found.alerts, found.facts
    )


def trial(
    readings: Sequence[Reading],
    rules: Sequence[Rule],
    given: Sequence[Rule],
    *,
    against: Sequence[Rule] | None = None,
    tracked: Sequence[Tracked] = (),
) -> tuple[Trial, Findings]:
    """What the rules `given` change on an archive, beside `rules`; the findings name its articles and series.

    They take the place of `against`, else of the rules of their names where those stand in other files: so a rule of
    the workspace is tried against its absence, and an edited copy against the original.
    """
    names = {rule.name for rule in given}
    others = [rule for rule in rules if rule.name not in names]
    files = {Path(rule.file).resolve() for rule in given}
    twins = [rule for rule in rules if rule.name in names and Path(rule.file).resolve() not in files]
    readings = apart(readings)
    found = series.compared(readings, tracked=tracked)
    done = tried(
        [*others, *(twins if against is None else against)], [*others, *given], series.related(found), readings
    )
    return done, _findings(readings, found, ())


def dated(draft: Article, readings: Iterable[Reading]) -> Article:
    """`draft` with a day: its own, else that of the latest article of the archive, else today."""
    if draft.published is not None:
        return draft
    latest = max((day for r in readings if (day := r.article.day)), default=date.today())
    return draft.model_copy(update={"published": latest})


def alert_of(alerts: Iterable[Alert], begins: str) -> Alert:
    """The one alert whose id begins so. Raises `ConfigError` where there is none, or several with different figures."""
    found = [a for a in alerts if begins and a.alert_id.startswith(begins)]
    if len({a.evidence_id for a in found}) != 1:
        known = ", ".join(sorted({a.alert_id[:SHORT] for a in found or alerts})) or "–"
        raise ConfigError("alert_several" if found else "alert_unknown", name=begins, known=known)
    return found[0]


def _called(one: series.Series, name: str) -> bool:
    """Whether `name` is part of what the series is called in any language of the program, or of its concept."""
    wanted = name.casefold()
    return not wanted or any(
        wanted in called.casefold() for called in (one.what or "", *(series.label(one, code) for code in LANGUAGES))
    )


def _findings(
    readings: Sequence[Reading],
    comparison: series.Comparison,
    alerts: Sequence[Alert],
    *,
    name: str = "",
    optional: bool = False,
) -> Findings:
    articles = articles_of(readings)
    by_series: dict[str, list[Relation]] = {}
    for relation in series.related(comparison):
        by_series.setdefault(relation.series, []).append(relation)
    language = interface_language()
    lines: list[Line] = []
    for one in comparison.series:
        if not _called(one, name):
            continue
        label = series.label(one, language)
        claims = series.representatives(one.claims)
        found = line(
            one.id, label, [c.fact for c in claims], by_series.get(one.id, ()), articles,
            days=[c.day for c in claims], optional=optional,
        )  # fmt: skip
        if found.points:
            lines.append(found)
    return Findings(articles, tuple(lines), tuple(alerts), sum(len(r.facts) for r in readings))
