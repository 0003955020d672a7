"""``rules new``: the first version of a rule file, made from two sentences or from an alert, whose examples come right.

The rule fires on the pair it is made from, for the plainest reason that holds of it; its author then says when it
should keep quiet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zifferblatt.errors import InputError, RuleError
from zifferblatt.messages import say
from zifferblatt.model import Alert, Article, Fact, Reading
from zifferblatt.rules import examples
from zifferblatt.rules.evidence import Evidence
from zifferblatt.rules.expression import compile_condition
from zifferblatt.rules.file import parse
from zifferblatt.rules.shape import Example, Story
from zifferblatt.rules.source import quoted
from zifferblatt.rules.vocabulary import FLAGS

# The first that holds of the pair becomes the rule's condition.
REASONS = (
    ("wrong", "off > 0.0"),
    ("disputed", 'relation == "disputed"'),
    ("falls", "new.below(old)"),
    ("rises", "new.above(old)"),
    *((flag, f'"{flag}" in flags') for flag in FLAGS),
    ("refined", 'relation == "refined"'),
    ("coarsened", 'relation == "coarsened"'),
    ("differs", 'relation != "same"'),
)
LONGEST = 4000  # characters of an article that are taken over where its sentence alone is not enough


@dataclass(frozen=True, slots=True)
class Told:
    """One article of the example to be made: what of its text is told, and where the figure is meant to stand in it."""

    article: Article
    facts: tuple[Fact, ...] = ()


def from_sentences(name: str, articles: Sequence[Article], language: str) -> str:
    """The file of a rule `name` that fires on the figures of two articles, of one sentence or more.

    `language` is that of its comments. Raises `InputError` where no two figures belong together, or they are the same.
    """
    stage = _stage([Told(a) for a in articles])
    best = _best(e for e in stage.evidence if e.old and e.compare != "fact")
    if best is None:
        read = [", ".join(map(_told, r.facts)) or "–" for r in stage.readings]
        raise InputError("new_same" if _pairs(stage.evidence) else "new_no_pair", figures=" | ".join(read))
    told = [Told(a, tuple(f for f in best.facts if f.article_id == f"example-{i}")) for i, a in enumerate(articles, 1)]
    return _checked(name, _text(name, told, best, language))


def from_alert(name: str, alert: Alert, readings: Iterable[Reading], language: str) -> str:
    """The file of a rule `name` that fires on what an alert of the ledger found.

    First its sentences are tried by themselves, then its whole articles. Raises `InputError` where neither is enough.
    """
    articles = {r.article.id: r.article for r in readings}
    newer = alert.facts[-1]
    older = next((f for f in alert.facts[:-1] if f.article_id != newer.article_id), alert.facts[0])
    pair = (newer,) if older.fact_id == newer.fact_id else (older, newer)
    for whole in (False, True):
        told = [
            _excerpt(articles[i], tuple(f for f in pair if f.article_id == i), whole)
            for i in dict.fromkeys(f.article_id for f in pair)
        ]
        marked = [e for e in _stage(told).evidence if e.old and _on(e, told)]
        if best := _best(marked):
            return _checked(name, _text(name, told, best, language))
    raise InputError("new_alert_unlike", alert=alert.alert_id[:12])


def _told(fact: Fact) -> str:
    """A figure with what it was taken to measure, since that is why it belongs to no other."""
    measured = fact.measure.event or fact.measure.what or fact.quantity.kind
    return f"{fact.mention.text} [{measured}]"


def _best(found: Iterable[Evidence]) -> Evidence | None:
    """The evidence with the plainest reason."""
    told = {reason: e for e in reversed(list(found)) if (reason := _reason(e))}
    return next((told[r] for r in REASONS if r in told), None)


def _reason(evidence: Evidence) -> tuple[str, str] | None:
    for name, text in REASONS:
        condition, _ = compile_condition(text, (evidence.compare,))
        if condition is not None and condition.holds(evidence):
            return name, text
    return None


def _pairs(found: Iterable[Evidence]) -> bool:
    return any(e.old for e in found)


# ---- the story


def _stage(told: Sequence[Told]) -> examples.Stage:
    story = tuple(
        Story(
            text=t.article.text,
            title=t.article.title,
            date=t.article.day,
            outlet=t.article.outlet,
            lang=t.article.language,
        )
        for t in told
    )
    return examples.stage(Example(fires="new", lang=told[0].article.language, story=story), examples.rooms())


def _excerpt(article: Article, facts: tuple[Fact, ...], whole: bool) -> Told:
    """The article with nothing but the sentences of the facts, or with all of a text that is not too long."""
    titled = any(f.part == "title" for f in facts)
    spans = sorted((f.sentence.start, f.sentence.end) for f in facts if f.part == "text")
    first, last = (spans[0][0], max(e for _, e in spans)) if spans else (0, 0 if titled else len(article.text))
    if whole:
        first, last = (0, len(article.text)) if len(article.text) <= LONGEST else (max(0, last - LONGEST), last)
    text = article.text[first:last]
    moved = tuple(_moved(f, -first) if f.part == "text" else f for f in facts)
    changes = {"text": text or " ", "title": article.title if titled or whole else ""}
    return Told(article.model_copy(update=changes), moved)


def _moved(fact: Fact, by: int) -> Fact:
    number = fact.number.model_copy(update={"start": fact.number.start + by, "end": fact.number.end + by})
    mention = fact.mention.model_copy(update={"start": fact.mention.start + by, "end": fact.mention.end + by})
    return fact.model_copy(update={"number": number, "mention": mention})


def _on(evidence: Evidence, told: Sequence[Told]) -> bool:
    """Whether these are the figures that are meant."""
    meant = {(f"example-{i}", f.part, f.number.start) for i, t in enumerate(told, 1) for f in t.facts}
    return {(f.article_id, f.part, f.number.start) for f in evidence.facts} == meant


# ---- the file


def _text(name: str, told: Sequence[Told], evidence: Evidence, language: str) -> str:
    reason = _reason(evidence)
    assert reason is not None  # `_best` chose it by its reason
    old, new = evidence.facts[0], evidence.facts[-1]
    event, what = new.measure.event, new.measure.what
    same = event and event == old.measure.event
    kind = f"event: {event}" if same else f"what: {quoted(what)}" if what and what == old.measure.what else ""
    match = ", ".join(x for x in (kind, f"compare: {evidence.compare}") if x)
    lines = [
        f"# {say('scaffold.head', language, name=name)}",
        f"rule: {name}",
        f"title: {quoted(say('scaffold.title', language, old=old.mention.text, new=new.mention.text))}",
        f"status: draft  # {say('scaffold.status', language)}",
        f"level: warning  # {say('scaffold.level', language)}",
        "about: |",
        f"  {say('scaffold.about', language)}",
        f"match: {{{match}}}  # {say('scaffold.match', language)}",
        f"when:  # {say('scaffold.when', language)}",
        f"  {reason[0]}: '{reason[1]}'" if reason[1].startswith('"') else f"  {reason[0]}: {reason[1]}",
        f"# unless:  # {say('scaffold.unless', language)}",
        '#   correction: new.marked("correction")',
        "message:",
        *(f"  {code}: {quoted(say('scaffold.message', code))}" for code in ("de", "en")),
        "examples:",
        *_example(say("scaffold.fires", language), told, evidence),
    ]
    if evidence.compare == "old-new":
        lines += _quiet(say("scaffold.quiet", language), told[0], f"when.{reason[0]}")
    return "\n".join(lines) + "\n"


def _example(title: str, told: Sequence[Told], evidence: Evidence) -> list[str]:
    old, new = evidence.facts[0].mention.text, evidence.facts[-1].mention.text
    lines = [f"  - fires: {quoted(title)}", f"    lang: {told[0].article.language}", "    story:"]
    for one in told:
        lines += _story(one, told[0].article.language)
    return [*lines, f"    expect: [{{old: {quoted(old)}, new: {quoted(new)}}}]"]


def _quiet(title: str, first: Told, label: str) -> list[str]:
    """That the figure is told once more: every rule on a pair keeps quiet there."""
    again = replace(first, article=first.article.model_copy(update={"published": None, "outlet": None}))
    lines = [f"  - quiet: {quoted(title)}", f"    lang: {first.article.language}", f"    pins: {label}", "    story:"]
    return [*lines, *_story(first, first.article.language), *_story(again, first.article.language)]


def _story(one: Told, language: str) -> list[str]:
    article = one.article
    keys = {
        "date": article.day.isoformat() if article.day else "",
        "outlet": quoted(article.outlet) if article.outlet else "",
        "lang": article.language if article.language != language else "",
        "title": quoted(_marked(article.title, [f for f in one.facts if f.part == "title"])) if article.title else "",
    }
    text = quoted(_marked(article.text, [f for f in one.facts if f.part == "text"]))
    told = [f"{key}: {value}" for key, value in keys.items() if value]
    if not told:
        return [f"      - {text}"]
    return [f"      - {told[0]}", *(f"        {line}" for line in (*told[1:], f"text: {text}"))]


def _marked(text: str, facts: Sequence[Fact]) -> str:
    """The text with ``[[…]]`` around the figures; brackets of its own are spread, so that they are no marks."""
    parts, last = [], 0
    for start, end in sorted({(f.mention.start, f.mention.end) for f in facts}):
        parts += [_plain(text[last:start]), f"[[{text[start:end]}]]"]
        last = end
    return "".join(parts) + _plain(text[last:])


def _plain(text: str) -> str:
    return text.replace("[[", "[ [").replace("]]", "] ]")


def _checked(name: str, text: str) -> str:
    """The text, which is a rule. Raises the first flaw in it as `InputError` or `RuleError`."""
    _, problems = parse(text, f"{name}.yaml")
    for problem in problems:
        raise RuleError(problem.code, file=f"{name}.yaml", place=problem.place, **problem.values)
    return text
