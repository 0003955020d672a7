"""Runs the examples of a rule: its stories are read as articles are, and this rule alone is applied to them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zifferblatt.model import Article, Fact, Offsets, Part, Reading, Relation, Unpaired
from zifferblatt.rules import engine
from zifferblatt.rules.engine import Finding
from zifferblatt.rules.evidence import Evidence, gather
from zifferblatt.rules.file import Rule
from zifferblatt.rules.marks import unmark
from zifferblatt.rules.outcome import Got, Outcome, Run, Rung, Sentence, Unpinned, Verdict
from zifferblatt.rules.shape import Example, Expected, Story

FIRST_DAY = date(2024, 1, 8)


@dataclass(frozen=True, slots=True)
class Room:
    """The rooms that an example passes through on its way to the rule."""

    read: Callable[[Article], Reading]
    diff: Callable[[Sequence[Reading]], Iterable[Relation | Unpaired]]
    within: Callable[[Reading], Iterable[Relation]]


def rooms() -> Room:
    """The rooms of the program, the articles taken as one story."""
    from zifferblatt import series
    from zifferblatt.facts.reading import read

    return Room(read, lambda readings: series.diff(readings, same_story=True), series.within)


@dataclass(frozen=True, slots=True)
class Stage:
    """An example once its story is read: everything a rule can be asked about, and where its marks are."""

    example: Example
    readings: tuple[Reading, ...]
    evidence: tuple[Evidence, ...]
    marks: tuple[tuple[int, Part, Offsets], ...]


def run(rules: Iterable[Rule], *, only: str = "", through: Room | None = None, pins: bool = True) -> Run:
    """Run the examples of all `rules`, or those whose rule or title holds `only` (no matter the case).

    With `pins` the conditions that no example pins are reported, for rules of which every example ran.
    """
    room = through or rooms()
    outcomes: list[Outcome] = []
    unpinned: list[Unpinned] = []
    names: list[str] = []
    for rule in rules:
        chosen = [i for i, e in enumerate(rule.spec.examples) if only.lower() in f"{rule.name} {e.title}".lower()]
        if not chosen:
            continue
        names.append(rule.name)
        stages = {i: stage(rule.spec.examples[i], room) for i in chosen}
        outcomes += [judge(rule, stages[i], i) for i in chosen]
        if pins and len(chosen) == len(rule.spec.examples):
            unpinned += without_pin(rule, list(stages.values()))
    return Run(outcomes=tuple(outcomes), unpinned=tuple(unpinned), rules=tuple(names))


def stage(example: Example, room: Room) -> Stage:
    """Read the story of an example."""
    articles, marks = [], []
    day = FIRST_DAY
    for number, story in enumerate(example.story, 1):
        article, found = _article(story, number, example.lang, day)
        articles.append(article)
        marks += found
        day = (article.day or day) + timedelta(days=1)
    readings = tuple(room.read(a) for a in articles)
    relations = list(room.diff(readings)) if len(readings) > 1 else []
    for reading in readings:
        relations += room.within(reading)
    return Stage(example, readings, tuple(gather(relations, readings)), tuple(marks))


def _article(story: Story, number: int, language: str, day: date) -> tuple[Article, list[tuple[int, Part, Offsets]]]:
    text, in_text = unmark(story.text)
    title, in_title = unmark(story.title)
    article = Article(
        id=f"example-{number}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        published=story.date or day,
        language=story.lang or language,
        outlet=story.outlet or f"Outlet {number}",
    )
    marks: list[tuple[int, Part, Offsets]] = [(number, "text", m) for m in in_text]
    return article, marks + [(number, "title", m) for m in in_title]


# ---- the verdict


def verdict(rule: Rule, on: Stage, *, pins: bool = True) -> tuple[Verdict, tuple[Finding, ...]]:
    """Whether the rule does on this stage what its example asks for, and what it fired on.

    Without `pins` it is not asked whether the condition that the example pins is what keeps the rule quiet.
    """
    found = tuple(engine.fired(rule, on.evidence))
    if unread(on):
        return "MISSING" if on.example.fires is not None else "WRONG", found
    if on.example.quiet is not None:
        pinned = on.example.pins if pins else None
        if found:
            return "NOISY", found
        return ("WRONG" if pinned and not _pins(rule, on, pinned) else "OK"), found
    if not found:
        return "MISSING", found
    return ("OK" if _as_expected(on, found) else "WRONG"), found


def _pins(rule: Rule, on: Stage, label: str) -> bool:
    """Whether this condition is what keeps the rule quiet: it breaks first, or without it the rule would fire."""
    if engine.fired(rule.without(label), on.evidence):
        return True
    nearest = _nearest(rule, on)
    return nearest is not None and rule.spec.match.takes(nearest) and _climb(rule, nearest)[1] == label


def unread(on: Stage) -> tuple[tuple[int, Part, Offsets], ...]:
    """The marks in which no figure was read."""
    return tuple(m for m in on.marks if not any(_in_mark(f, m) for f in on.readings[m[0] - 1].facts))


def _in_mark(fact: Fact, mark: tuple[int, Part, Offsets]) -> bool:
    start, end = mark[2]
    return fact.part == mark[1] and fact.number.start < end and start < fact.number.end


def _as_expected(on: Stage, found: tuple[Finding, ...]) -> bool:
    """Whether some finding is on the marked figures, and each expectation has a finding of its own."""
    if on.marks and not any(_on_marks(on, e) for f in found for e in (f.evidence, *f.more)):
        return False
    if not on.example.expect:
        return True
    left = list(found)
    for expected in on.example.expect:
        fitting = next((f for f in left if _fits(on, expected, f)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _on_marks(on: Stage, evidence: Evidence) -> bool:
    """Whether both figures stand in marks; an article without marks leaves its figure open."""
    for fact in evidence.facts:
        own = [m for m in on.marks if m[0] == _number(fact)]
        if own and not any(_in_mark(fact, m) for m in own):
            return False
    return True


def _fits(on: Stage, expected: Expected, finding: Finding) -> bool:
    return any(_same(expected, got) for got in gots(finding))


def _same(expected: Expected, got: Got) -> bool:
    """Only what is written is compared; words may be left out at either end."""
    return (
        (expected.article is None or expected.article == got.article)
        and (expected.old is None or (got.old is not None and _words_in(expected.old, got.old)))
        and (expected.new is None or _words_in(expected.new, got.new))
        and (expected.relation is None or expected.relation == got.relation)
        and (expected.message is None or expected.message in got.message)
    )


def _words_in(wanted: str, words: str) -> bool:
    """Whether `wanted` stands in `words` as whole words: "98" is not in "198" or "98,5"."""
    pattern = rf"(?<![\w.,])(?:{re.escape(' '.join(wanted.split()))})(?!\w|[.,]\d)"
    return re.search(pattern, " ".join(words.split())) is not None


def gots(finding: Finding) -> list[Got]:
    """A finding as an example sees it, once for each older fact; the first is the one the message speaks of."""
    result = []
    for evidence in (finding.evidence, *finding.more):
        found = engine.alert(Finding(finding.rule, evidence))
        result.append(
            Got(
                article=_number(evidence.new.fact),
                old=evidence.old.fact.mention.text if evidence.old else None,
                new=evidence.new.fact.mention.text,
                relation=found.relation,
                message=found.message,
            )
        )
    return result


def _number(fact: Fact) -> int:
    return int(fact.article_id.rpartition("-")[2])


# ---- the ladder


def judge(rule: Rule, on: Stage, index: int) -> Outcome:
    """The outcome of one example, with the ladder where it fails."""
    what, found = verdict(rule, on)
    example = on.example
    known = example.known_wrong
    line = rule.lines[index] if index < len(rule.lines) else 1
    outcome = Outcome(
        rule=rule.name,
        file=rule.files[index] if index < len(rule.files) else rule.file,
        line=line,
        example=example.title,
        wants="fires" if example.fires is not None else "quiet",
        language=example.lang,
        verdict=what,
        passed=(what == "OK") != (known is not None),
        known_wrong=known,
    )
    if what == "OK":
        return outcome
    return outcome.model_copy(update=_explained(rule, on, found, what))


def _explained(rule: Rule, on: Stage, found: tuple[Finding, ...], what: Verdict) -> dict[str, object]:
    got = tuple(g for f in found for g in gots(f))
    wanted = tuple(_wish(e) for e in on.example.expect)
    if missing := unread(on):
        return {"ladder": (_unread(on, missing),), "sentences": _unread_sentences(on, missing), "got": got}
    nearest = found[0].evidence if found else _nearest(rule, on)
    if nearest is None:
        rungs = (Rung(rung="read", holds=True), Rung(rung="paired", holds=False, reason=_unpaired(rule, on)))
        return {"ladder": rungs, "sentences": _all_sentences(on), "got": got, "wanted": wanted}
    climbed, broken = _climb(rule, nearest)
    update: dict[str, object] = {"ladder": climbed, "sentences": _pair_sentences(nearest), "got": got, "wanted": wanted}
    if broken:
        named = next(c for c in rule.conditions if c.label == broken)
        update |= {"condition": broken, "expression": named.condition.text, "values": named.condition.values(nearest)}
    elif what != "OK":
        update["values"] = {k: v for c in rule.conditions for k, v in c.condition.values(nearest).items()}
    return update


def _wish(expected: Expected) -> str:
    return ", ".join(f"{k}: {v}" for k, v in expected.model_dump(exclude_none=True).items())


def _unread(on: Stage, missing: tuple[tuple[int, Part, Offsets], ...]) -> Rung:
    number, part, (start, end) = missing[0]
    article = on.readings[number - 1].article
    words = (article.title if part == "title" else article.text)[start:end]
    return Rung(rung="read", holds=False, reason="ladder.unread", values={"words": words, "article": str(number)})


def _unpaired(rule: Rule, on: Stage) -> str:
    if not any(r.facts for r in on.readings):
        return "ladder.no_figure"
    return "ladder.no_pair" if rule.spec.match.compare != ("fact",) else "ladder.no_fact"


def _nearest(rule: Rule, on: Stage) -> Evidence | None:
    """The evidence that climbs highest; of these, the one on marked figures."""
    compared = [e for e in on.evidence if e.compare in rule.spec.match.compare]
    return max(compared, key=lambda e: (_on_marks(on, e) if on.marks else True, _height(rule, e)), default=None)


def _height(rule: Rule, evidence: Evidence) -> tuple[bool, int]:
    if not rule.spec.match.takes(evidence):
        return (False, 0)
    passed = (c.condition.holds(evidence) == (c.section == "when") for c in rule.conditions)
    return (True, sum(passed))


def _climb(rule: Rule, evidence: Evidence) -> tuple[tuple[Rung, ...], str | None]:
    """The rungs up to the first broken one, and the label of the condition that broke it."""
    refused = rule.spec.match.refuses(evidence)
    rungs = [Rung(rung="read", holds=True)]
    if refused:
        wanted = getattr(rule.spec.match, refused)
        values = {
            "key": refused,
            "wanted": ", ".join(map(str, wanted)) if isinstance(wanted, tuple) else f"{wanted}",
            "got": _refused_value(refused, evidence),
        }
        return (*rungs, Rung(rung="paired", holds=False, reason="ladder.no_match", values=values)), None
    relation = evidence.relation.relation if evidence.relation else "–"
    rungs.append(Rung(rung="paired", holds=True, reason="ladder.paired", values={"relation": relation}))
    for section in ("when", "unless"):
        broken = _broken(rule, evidence, section)
        reason = {"when": "ladder.not_when", "unless": "ladder.stopped"}[section] if broken else ""
        rungs.append(
            Rung(
                rung="when" if section == "when" else "unless",
                holds=broken is None,
                reason=reason,
                values={"condition": broken} if broken else {},
            )
        )
        if broken:
            return tuple(rungs), broken
    return tuple(rungs), None


def _broken(rule: Rule, evidence: Evidence, section: str) -> str | None:
    for named in rule.conditions:
        if named.section == section and named.condition.holds(evidence) != (section == "when"):
            return named.label
    return None


def _refused_value(key: str, evidence: Evidence) -> str:
    fact, relation = evidence.new.fact, evidence.relation
    return {
        "compare": evidence.compare,
        "event": fact.measure.event or "–",
        "what": fact.measure.what or "–",
        "kind": fact.quantity.kind,
        "relation": relation.relation if relation else "–",
        "check": evidence.reckoning.check if evidence.reckoning else "–",
        "flags": ", ".join(relation.flags) if relation and relation.flags else "–",
        "within": "–" if evidence.days is None else str(evidence.days),
    }[key]


# ---- the sentences with their figures


def _part_text(reading: Reading, part: Part) -> str:
    return reading.article.title if part == "title" else reading.article.text


def _pair_sentences(evidence: Evidence) -> tuple[Sentence, ...]:
    claims = [c for c in (evidence.old, evidence.new) if c]
    found = []
    for claim in claims:
        fact = claim.fact
        text = claim.article.title if fact.part == "title" else claim.article.text
        start, end = fact.sentence.start, fact.sentence.end
        figure = (fact.mention.start - start, fact.mention.end - start)
        found.append(Sentence(article=_number(fact), part=fact.part, text=text[start:end], figures=(figure,)))
    return tuple(found)


def _unread_sentences(on: Stage, missing: tuple[tuple[int, Part, Offsets], ...]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(article=number, part=part, text=_part_text(on.readings[number - 1], part), figures=(place,))
        for number, part, place in missing
    )


def _all_sentences(on: Stage) -> tuple[Sentence, ...]:
    """Every part of the story with all figures read in it."""
    found = []
    for number, reading in enumerate(on.readings, 1):
        for part in ("title", "text"):
            text = _part_text(reading, "title" if part == "title" else "text")
            figures = tuple((f.mention.start, f.mention.end) for f in reading.facts if f.part == part)
            if text and (figures or part == "text"):
                found.append(
                    Sentence(article=number, part="title" if part == "title" else "text", text=text, figures=figures)
                )
    return tuple(found)


# ---- conditions that nothing pins


def without_pin(rule: Rule, stages: Sequence[Stage]) -> list[Unpinned]:
    """The conditions that can be dropped without any example's verdict changing."""
    before = [verdict(rule, s, pins=False)[0] for s in stages]
    found = []
    for named in rule.conditions:
        dropped = rule.without(named.label)
        if [verdict(dropped, s, pins=False)[0] for s in stages] == before:
            found.append(
                Unpinned(
                    rule=rule.name,
                    file=rule.file,
                    condition=named.label,
                    expression=named.condition.text,
                    stable=rule.spec.status == "stable",
                )
            )
    return found
