"""What the commands do, for use from Python: compare articles, report on an archive, check a draft.

Every function takes readings (an article with its facts) and gives back types of the model or `Findings`, which the
formats of `zifferblatt.report` write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path

from zifferblatt import series
from zifferblatt.errors import ConfigError, LedgerError, RuleError
from zifferblatt.ledger import Acknowledged, Decision, DecisionKind, Ledger, Sifted, acknowledged, sift
from zifferblatt.ledger.decided import Fix, Join, concerning, corrected, decided, find_fact, pair, spot
from zifferblatt.messages import LANGUAGES, interface_language, say
from zifferblatt.model import Alert, Article, Fact, Reading, Relation, Unpaired
from zifferblatt.report import words
from zifferblatt.report.findings import Findings, Line, articles_of, line
from zifferblatt.rules.engine import apply
from zifferblatt.rules.file import Rule, builtin, load
from zifferblatt.rules.trial import Trial, tried
from zifferblatt.rules.vocabulary import events
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
    """Everything in the workspace's ledger (or the one in the file `ledger`) that was published up to `as_of`, with the
    facts that editors corrected as they want them.

    Raises `LedgerError` where there is no ledger yet, or the file is none.
    """
    with Ledger.open(ledger or place.ledger, create=False) as opened:
        return corrected(opened.readings(as_of), opened.decisions())


def decisions(place: Workspace, *, ledger: Path | None = None) -> tuple[Decision, ...]:
    """All that editors decided, in order."""
    with Ledger.open(ledger or place.ledger, create=False) as opened:
        return opened.decisions()


def known_event(name: str) -> None:
    """Raises `ConfigError` where no language has an event of that name: it would never meet another figure's."""
    if name in events():
        return
    called = {series.word(event, code): event for event in events() for code in LANGUAGES}
    close = [name] if name in called else get_close_matches(name, [*events(), *called], 3)
    near = dict.fromkeys(called.get(one, one) for one in close)
    raise ConfigError("no_event", name=name, near=", ".join(near or events()))


def fix(place: Workspace, fact: str, change: Fix, *, who: str, why: str, ledger: Path | None = None) -> Fact:
    """Keeps that a figure was misread (or that this is taken back); gives the fact as it was read.

    `fact` is the beginning of its id or "article:number". Raises `LedgerError` where that names no figure, or several.
    """
    with Ledger.open(ledger or place.ledger, create=False) as opened:
        reading, found = find_fact(opened.readings(), fact, opened)
        value = change.model_copy(update={"spot": spot(reading, found)}).model_dump(mode="json", exclude_none=True)
        opened.decide("fix", found.fact_id, value, who=who, why=why)
    return found


def join(
    place: Workspace,
    kind: DecisionKind,
    one: str,
    other: str,
    *,
    who: str,
    why: str,
    undo: bool = False,
    ledger: Path | None = None,
) -> tuple[Fact, Fact]:
    """Keeps that two figures belong together ("link") or do not ("unlink"), or takes that back; gives both.

    Raises `LedgerError` where one is not found, or the two cannot be compared at all.
    """
    with Ledger.open(ledger or place.ledger, create=False) as opened:
        readings = corrected(opened.readings(), opened.decisions())
        (a, first), (b, second) = (find_fact(readings, name, opened) for name in (one, other))
        if first.fact_id == second.fact_id:
            raise LedgerError("same_fact", file=opened.file, given=one)
        if kind == "link" and not undo and not series.comparable(first, a, second, b):
            raise LedgerError("not_comparable", file=opened.file, one=first.mention.text, other=second.mention.text)
        spots = tuple(s for _, s in sorted((f.fact_id, spot(r, f)) for r, f in ((a, first), (b, second))))
        value = Join(undo=undo, spots=spots).model_dump(mode="json")
        opened.decide(kind, pair(first.fact_id, second.fact_id), value, who=who, why=why)
    return first, second


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
    readings: Sequence[Reading],
    rules: Iterable[Rule],
    *,
    optional: bool = False,
    tracked: Sequence[Tracked] = (),
    made: Sequence[Decision] = (),
) -> Findings:
    """The alerts of `rules` and all series of an archive, whose stories are recognised, or told by `tracked`.

    `made`: what editors decided, which wins.
    """
    readings = apart(readings)
    found = series.compared(readings, tracked=tracked, decided=decided(readings, made))
    return _findings(readings, found, apply(rules, series.related(found), readings), optional=optional, made=made)


def history(
    readings: Sequence[Reading],
    *,
    name: str = "",
    optional: bool = False,
    tracked: Sequence[Tracked] = (),
    made: Sequence[Decision] = (),
) -> Findings:
    """The series whose names hold `name` (no matter the case), without alerts."""
    readings = apart(readings)
    found = series.compared(readings, tracked=tracked, decided=decided(readings, made))
    return _findings(readings, found, (), name=name, optional=optional, made=made)


def check(
    drafts: Sequence[Reading],
    readings: Sequence[Reading],
    rules: Iterable[Rule],
    *,
    tracked: Sequence[Tracked] = (),
    made: Sequence[Decision] = (),
) -> Findings:
    """The alerts that `drafts` would raise among the articles of an archive.

    A draft that is in the archive already, word for word, is taken from there; one with the id of another text gets an
    id of its own, so that a new version is compared with the old one.
    """
    texts = {draft.article.sha256 for draft in drafts}
    others = [reading for reading in readings if reading.article.sha256 not in texts]
    together = apart([*others, *drafts])
    names = {reading.article.id for reading in together[len(others) :]}
    comparison = series.compared(together, tracked=tracked, decided=decided(together, made))
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
    made: Sequence[Decision] = (),
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
    found = series.compared(readings, tracked=tracked, decided=decided(readings, made))
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


def alerts_of(alerts: Iterable[Alert], begins: str) -> list[Alert]:
    """The alert whose id begins so, with each evidence it has. Raises `ConfigError` where there is none, or several."""
    known = list(alerts)
    found = [a for a in known if begins and a.alert_id.startswith(begins)]
    if len({a.alert_id for a in found}) != 1:
        names = ", ".join(sorted({a.alert_id[:SHORT] for a in found or known})) or "–"
        raise ConfigError("alert_several" if found else "alert_unknown", name=begins, known=names)
    return found


def sifted(place: Workspace, found: Findings, *, ledger: Path | None = None, today: date | None = None) -> Sifted:
    """The alerts of `found`, sorted by what editors said of them in the ledger; all are open where there is none."""
    file = ledger or place.ledger
    words: tuple[Acknowledged, ...] = ()
    if file.exists():
        with Ledger.open(file, create=False) as opened:
            words = acknowledged(opened)
    return sift(found.alerts, words, today or date.today())


def _called(one: series.Series, name: str) -> bool:
    """Whether `name` is part of what the series is called in any language of the program, or of its concept."""
    wanted = name.casefold()
    return not wanted or any(
        wanted in called.casefold() for called in (one.what or "", *(series.label(one, code) for code in LANGUAGES))
    )


def _note(decision: Decision) -> str:
    """An editor's decision in words, with who made it and why."""
    day = words.day(decision.made.date(), interface_language())
    return say(f"decision.{decision.kind}", day=day, who=decision.who, why=decision.why)


def _findings(
    readings: Sequence[Reading],
    comparison: series.Comparison,
    alerts: Sequence[Alert],
    *,
    name: str = "",
    optional: bool = False,
    made: Sequence[Decision] = (),
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
            days=[c.day for c in claims], optional=optional, now=one.best,
            notes=[_note(d) for d in concerning((f.fact_id for f in one.facts), made)],
        )  # fmt: skip
        if found.points:
            lines.append(found)
    return Findings(articles, tuple(lines), tuple(alerts), sum(len(r.facts) for r in readings))
