"""How a fact is put into words for people: its claim, its sentence, its day, its sources.

Nothing here is escaped: each format does that for itself, at the last moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zifferblatt.facts.units import from_base
from zifferblatt.ledger.changes import Change
from zifferblatt.messages import say
from zifferblatt.model import Article, Fact, Precision, Relation, Role, Unpaired, plain
from zifferblatt.report.findings import Line
from zifferblatt.report.terminal import safe

SIGNS = {
    "same": "=",
    "up": "↑",
    "down": "↓",
    "changed": "~",
    "disputed": "?",
    "contradicted": "≠",
    "refined": "⊂",
    "coarsened": "⊃",
    "compatible": "≈",
    "new": "+",
    "gone": "−",
}
CHANGES = {"new": "+", "gone": "−", "changed": "~"}
UNSHOWN_UNITS = ("count", "age", "share", "ratio")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence around its figure: `before`, `figure` and `after` together are the sentence, white space squeezed."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return self.before + self.figure + self.after

    def shortened(self, width: int) -> Excerpt:
        """About `width` characters at most, cut at words, with … where something is left out; the figure is whole."""
        spare = max(width - len(self.figure), 0)
        left = min(len(self.before), max(spare // 2, spare - len(self.after)))
        return Excerpt(_end_of(self.before, left), self.figure, _start_of(self.after, spare - left))


def _end_of(text: str, width: int) -> str:
    """The last words of `text`, … and all, in at most `width` characters."""
    if len(text) <= width:
        return text
    first = len(text) - max(width - 2, 0)
    if first > 0 and not text[first - 1].isspace():
        found = text.find(" ", first)
        first = len(text) if found < 0 else found + 1
    return ("… " + text[first:])[: max(width, 0)]


def _start_of(text: str, width: int) -> str:
    """The first words of `text`, … and all, in at most `width` characters."""
    if len(text) <= width:
        return text
    end = max(width - 2, 0)
    if end and not text[end].isspace():
        end = text.rfind(" ", 0, end) + 1
    return (text[:end].rstrip(" ,;:–") + " …")[: max(width, 0)]


def part_text(article: Article, fact: Fact) -> str:
    """The text the fact's offsets count in."""
    return article.title if fact.part == "title" else article.text


def excerpt(article: Article, fact: Fact) -> Excerpt:
    """The fact's sentence, cut at its mention."""
    text = part_text(article, fact)
    start, end = fact.mention.start, fact.mention.end
    first, last = min(fact.sentence.start, start), max(fact.sentence.end, end)
    return Excerpt(
        _squeezed(text[first:start]).lstrip(), _squeezed(text[start:end]), _squeezed(text[end:last]).rstrip()
    )


def _squeezed(text: str) -> str:
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


CORRECTED = {Precision.AT_LEAST: "≥ ", Precision.MORE_THAN: "> ", Precision.AT_MOST: "≤ ", Precision.LESS_THAN: "< ",
             Precision.ABOUT: "~ "}  # fmt: skip


def claim(fact: Fact, *, unit: bool = True) -> str:
    """The figure with its hedge as written and, if it is no count of things, its unit: "rund 800 Quadratkilometer".

    What an editor has corrected is told in signs, with what stands in the text behind it: "> 330 (300)".
    """
    if fact.corrected:
        named = fact.quantity.unit_text if unit and fact.quantity.kind not in UNSHOWN_UNITS else None
        sign = CORRECTED.get(fact.quantity.precision, "")
        return f"{sign}{plain(fact.quantity.nominal)} {named or ''}".rstrip() + f" ({fact.number.text})"
    number, hedge = " ".join(fact.number.text.split()), fact.quantity.modifier
    words = number
    if hedge and hedge.casefold() not in number.casefold():
        within = fact.mention.text.casefold().find(hedge.casefold())
        after = within > fact.number.start - fact.mention.start
        words = f"{number} {hedge}" if after else f"{hedge} {number}"
    named = fact.quantity.unit_text if unit else None
    if named and fact.quantity.kind not in UNSHOWN_UNITS and named.casefold() not in number.casefold():
        leads = 0 <= fact.mention.text.find(named) < fact.number.start - fact.mention.start
        between = "" if number + named in fact.mention.text else " "
        words = f"{named}{words}" if leads and not hedge else f"{words}{between}{named}"
    return words


def role(fact: Fact, language: str) -> str:
    """What the figure is if not a level: a change, a former value, a limit; else ""."""
    if fact.quantity.role is Role.LEVEL:
        return ""
    if fact.quantity.role is Role.CHANGE and fact.quantity.direction:
        return say(f"role.change_{fact.quantity.direction}", language)
    return say(f"role.{fact.quantity.role}", language)


def day(value: date | None, language: str) -> str:
    """A day as people of that language write it, or the word for none."""
    if value is None:
        return say("report.no_date", language)
    return say("report.day", language, day=f"{value.day:02}", month=f"{value.month:02}", year=value.year)


def origin(article: Article, language: str) -> str:
    """Day and outlet of an article (its id where it has no outlet)."""
    return f"{day(article.day, language)} {article.outlet or article.id}"


def sources(fact: Fact, language: str) -> str:
    """Who says it: the names, or the word for the article's own voice."""
    names = tuple(dict.fromkeys(s.name for s in fact.sources))
    return ", ".join(names) or say("report.own_voice", language)


def status(fact: Fact, language: str) -> str:
    """How sure the claim is, in one word."""
    return say(f"status.{fact.status}", language)


def sign(relation: Relation | Unpaired) -> str:
    """One character that stands for the relation; always one column wide."""
    direction = relation.direction if isinstance(relation, Relation) and relation.relation == "changed" else None
    return SIGNS[direction or relation.relation]


def relation_word(relation: Relation | Unpaired, language: str) -> str:
    """The relation's name in the user's language."""
    return say(f"relation.{relation.relation}", language)


def relation(found: Relation, language: str) -> str:
    """The relation as a table shows it: its sign and name, and that the figure is an old one."""
    stale = f" ({say('flag.stale', language)})" if "stale" in found.flags else ""
    return f"{sign(found)} {relation_word(found, language)}{stale}"


def now(line: Line, language: str) -> str:
    """What is known at the end of a series: "now 300 (200 to 350)"; "" where that is just its last claim."""
    best = line.now
    if best is None or len(line.points) < 2:
        return ""
    quantity = line.points[-1].fact.quantity
    named = quantity.unit_text or quantity.unit or ""
    shown = named if quantity.kind not in UNSHOWN_UNITS else ""
    if best.low == best.high == best.best:
        return say("report.now", language, best=f"{_digits(best.best, quantity.unit, language)} {shown}".rstrip())
    low, high = ("" if b is None else _digits(b, quantity.unit, language) for b in (best.low, best.high))
    middle = f"{_digits(best.best, quantity.unit, language)} {shown}".rstrip()
    if low and high:
        key = "between"
    elif low or high:
        key = ("at_least" if low else "at_most") + ("" if best.best in (best.low, best.high) else "_but")
    else:
        key = "open"
    return say(f"report.now_{key}", language, best=middle, low=low, high=high)


def _digits(value: Decimal, unit: str | None, language: str) -> str:
    """A value of the base unit, in `unit`, as people of that language write it."""
    return number(from_base(value, unit).normalize(), language)


def number(value: Decimal, language: str) -> str:
    """All digits of `value`, with the separators of the language."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=language, decimal_quantization=False)


def flags(relation: Relation, language: str) -> tuple[str, ...]:
    """What became of hedge, certainty and source, in words."""
    return tuple(say(f"flag.{flag}", language) for flag in relation.flags)


def change(found: Change) -> str:
    """One figure that a later reading finds (+), misses (−) or reads otherwise (~), with the fields that differ."""
    fields = f" ({', '.join(found.fields)})" if found.fields else ""
    figure = " ".join(found.fact.mention.text.split())
    return safe(f"{CHANGES[found.kind]} {found.fact.article_id}: {figure} [{found.fact.fact_id[:10]}]{fields}")
