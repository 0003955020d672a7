"""Rules as a page of documentation, in Markdown, made from the rule files: docs/rules.md is what this writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zifferblatt.report.markdown import inside
from zifferblatt.rules.file import Rule
from zifferblatt.rules.shape import Example, Story

SIGN = {True: "▲ fires", False: "○ quiet"}


def page(rules: Sequence[Rule]) -> Iterator[str]:
    """The lines of the page: a table of all rules, then each with what it asks for and its examples."""
    yield "# The built-in rules"
    yield ""
    yield "Made from the rule files by `make readme`; every example below is run by `zifferblatt rules test`."
    yield ""
    yield "| rule | says | level | state |"
    yield "|---|---|---|---|"
    for rule in rules:
        spec = rule.spec
        yield f"| [{rule.name}](#{rule.name}) | {inside(spec.title)} | {spec.level} | {spec.status} |"
    for rule in rules:
        yield ""
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    spec = rule.spec
    yield f"## {rule.name}"
    yield ""
    yield f"**{inside(spec.title)}** ({spec.level}, {spec.status})"
    yield ""
    yield " ".join(inside(line) for line in spec.about.split("\n") if line)
    for heading, conditions in (("Fires when", spec.when), ("Unless", spec.unless)):
        if conditions:
            yield ""
            yield f"{heading}:"
            yield ""
            for name, condition in conditions.items():
                yield f"- *{name}*: `{' '.join(condition.split())}`"
    if spec.false_alarms:
        yield ""
        yield "Known to be wrong where:"
        yield ""
        yield from (f"- {inside(alarm)}" for alarm in spec.false_alarms)
    if spec.covers:
        yield ""
        yield "Speaks for: " + ", ".join(f"[{name}](#{name})" for name in spec.covers) + "."
    yield ""
    yield "Examples:"
    for example in spec.examples:
        yield ""
        yield f"- {SIGN[example.fires is not None]}: {inside(example.title)}"
        yield from _story(example)


def _story(example: Example) -> Iterator[str]:
    for story in example.story:
        yield f"    - {_told(story)}"


def _told(story: Story) -> str:
    day = f"{story.date.isoformat()}: " if story.date else ""
    title = f"*{_marked(story.title)}* – " if story.title else ""
    return f"{day}{title}{_marked(story.text)}"


def _marked(text: str) -> str:
    """The text with the figure it is about in bold."""
    return "".join(
        f"**{inside(piece)}**" if at % 2 else inside(piece)
        for at, piece in enumerate(" ".join(text.split()).replace("]]", "[[").split("[["))
        if piece
    )
