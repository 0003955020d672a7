"""Why a fact was read as it was: for every field its value and the words that decided it, as a small tree.

A reporter's questions (who, what happened, where, when, who says so, how sure) stand in every tree, also where
the text has no answer; words from another sentence are marked as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from zifferblatt.messages import say
from zifferblatt.model import Article, Entity, Fact, Number, Offsets, Precision, Reading, Role, Status, plain
from zifferblatt.report import words
from zifferblatt.report.terminal import Terminal, fitted, safe
from zifferblatt.series.label import word

# What the tree shows, in this order, and under which names a reading may have noted the words that decided it.
FIELDS: dict[str, tuple[str, ...]] = {
    "number": ("number", "nominal"),
    "precision": ("precision", "modifier"),
    "unit": ("unit", "kind"),
    "role": ("role", "direction"),
    "what": ("what",),
    "who": ("who",),
    "event": ("event",),
    "where": ("where",),
    "scope": ("scope",),
    "time": ("time",),
    "sources": ("sources",),
    "status": ("status",),
}
ALWAYS = ("who", "event", "where", "time")  # asked of every figure


def explain(readings: Iterable[Reading], terminal: Terminal) -> Iterator[str]:
    """Each sentence that holds a figure, with a tree for every figure in it."""
    first = True
    for reading in readings:
        for _, group in groupby(reading.facts, key=lambda f: (f.part, f.sentence.start)):
            held = list(group)
            if not first:
                yield ""
            first = False
            yield from _sentence(reading.article, held[0], terminal)
            for fact in held:
                yield from _tree(reading.article, fact, terminal, last=fact is held[-1])


def _sentence(article: Article, fact: Fact, terminal: Terminal) -> Iterator[str]:
    where = f"{article.id}:{fact.sentence.start}" if fact.part == "text" else say("explain.title", terminal.language)
    yield terminal.styled(safe(f"{where}: {words.excerpt(article, fact)}"), "bold")


def _tree(article: Article, fact: Fact, terminal: Terminal, *, last: bool) -> Iterator[str]:
    language = terminal.language
    yield f"{'└' if last else '├'} {terminal.styled(safe(fact.mention.text), 'cyan')}"
    trunk = " " if last else "│"
    rows = [(field, _value(field, fact, language) or "–") for field in FIELDS if _shown(field, fact, language)]
    name_width = max(len(say(f"explain.{field}", language)) for field, _ in rows)
    value_width = min(max(len(value) for _, value in rows), max(terminal.width // 2, 20))
    for number, (field, value) in enumerate(rows, 1):
        branch = "└" if number == len(rows) else "├"
        told = _told(article, fact, field, language)
        reason = f"← {told}" if told else terminal.styled(_unsaid(field, fact, language), "dim")
        name = fitted(say(f"explain.{field}", language), name_width)
        yield f"{trunk} {branch} {name}  {fitted(safe(value), value_width)}  {reason}".rstrip()


def _shown(field: str, fact: Fact, language: str) -> bool:
    return field in ALWAYS or bool(_value(field, fact, language))


def _told(article: Article, fact: Fact, field: str, language: str) -> str:
    """The words that decided a field in quotation marks, those of another sentence with a note."""
    here = decided(article, fact, field, elsewhere=False)
    there = decided(article, fact, field, elsewhere=True)
    quoted = [", ".join(say("report.quoted", language, text=safe(c)) for c in cues) for cues in (here, there)]
    if quoted[1]:
        quoted[1] += f" ({say('explain.elsewhere', language)})"
    return ", ".join(q for q in quoted if q)


def _unsaid(field: str, fact: Fact, language: str) -> str:
    """Why a field without a cue has the value that all figures have of which nothing else is said."""
    if field in ALWAYS and not _value(field, fact, language):
        return f"({say('explain.unsaid', language)})"
    usual = {
        "precision": fact.quantity.precision is Precision.EXACT,
        "role": fact.quantity.role is Role.LEVEL,
        "status": fact.status is Status.ASSERTED,
        "sources": not fact.sources,
    }
    return f"({say('explain.default', language)})" if usual.get(field) else ""


def decided(article: Article, fact: Fact, field: str, *, elsewhere: bool | None = None) -> tuple[str, ...]:
    """The words that decided one field (a key of `FIELDS`), as they stand in the article.

    `elsewhere`: only those of other sentences than the figure's own (True) or only its own (False).
    """
    text = words.part_text(article, fact)
    found: list[Offsets] = [offsets for key in FIELDS[field] for offsets in fact.cues.get(key, ())]
    if not found and field == "number":
        found = [(fact.number.start, fact.number.end)]
    if elsewhere is not None:
        found = [(a, b) for a, b in found if (fact.sentence.start <= a < fact.sentence.end) is not elsewhere]
    return tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in found))


def _value(field: str, fact: Fact, language: str) -> str:
    return VALUES[field](fact, language)


def _number(fact: Fact, language: str) -> str:
    quantity = fact.quantity
    if quantity.low == quantity.nominal == quantity.high:
        return plain(quantity.nominal)
    interval = say(
        "explain.interval", language, low=_bound(quantity.low, language), high=_bound(quantity.high, language)
    )
    return f"{plain(quantity.nominal)} ({interval})"


def _bound(value: Number | None, language: str) -> str:
    return say("explain.open", language) if value is None else plain(value)


def _unit(fact: Fact, language: str) -> str:
    unit = fact.quantity.unit
    return unit if unit and unit != "1" else ""


def _role(fact: Fact, language: str) -> str:
    return words.role(fact, language) or say("role.level", language)


def _names(entities: tuple[Entity, ...]) -> str:
    return ", ".join(f"{e.name} ({e.id})" if e.id else e.name for e in entities)


def _time(fact: Fact, language: str) -> str:
    if fact.time is None:
        return ""
    start, end = fact.time.start, fact.time.end
    if start == end:
        return words.day(start, language)
    low, high = (say("explain.open", language) if d is None else words.day(d, language) for d in (start, end))
    return say("explain.interval", language, low=low, high=high)


def _what(fact: Fact, language: str) -> str:
    """The concept's name, else the noun as the article has it."""
    what = fact.measure.what or ""
    named = word(what, language)
    return fact.quantity.unit or what if named == what and fact.quantity.kind == "count" else named


def _sources(fact: Fact, language: str) -> str:
    """The names of the sources, each with what it is, and whether it speaks of itself."""
    if not fact.sources:
        return words.sources(fact, language)
    own = f", {say('explain.own_account', language)}"
    told = (f"{s.name} ({say(f'kind.{s.kind}', language)}{own if s.own_account else ''})" for s in fact.sources)
    return ", ".join(dict.fromkeys(told))


VALUES: dict[str, Callable[[Fact, str], str]] = {
    "number": _number,
    "precision": lambda fact, language: say(f"precision.{fact.quantity.precision}", language),
    "unit": _unit,
    "role": _role,
    "what": _what,
    "who": lambda fact, language: _names(fact.measure.who),
    "event": lambda fact, language: word(fact.measure.event, language) if fact.measure.event else "",
    "where": lambda fact, language: _names(fact.measure.where),
    "scope": lambda fact, language: say(f"scope.{fact.measure.scope}", language) if fact.measure.scope else "",
    "time": _time,
    "sources": _sources,
    "status": words.status,
}
