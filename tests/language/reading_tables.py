"""The tables of words with what each row of them must decide in its example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import TypeVar

from zifferblatt.articles import documents
from zifferblatt.articles.sentences import AbbreviationRow
from zifferblatt.facts.age import AgeRow
from zifferblatt.facts.attribution.status import CertaintyRow
from zifferblatt.facts.attribution.syntax import ClauseRow, Part, parts_of
from zifferblatt.facts.attribution.words import ActorRow, SayingRow, VerbRow
from zifferblatt.facts.compound import CompoundRow
from zifferblatt.facts.concepts import ConceptRow
from zifferblatt.facts.demonyms import DemonymRow
from zifferblatt.facts.event import EventRow
from zifferblatt.facts.hedge import HedgeRow
from zifferblatt.facts.lemma import LemmaRow, noun_lemma
from zifferblatt.facts.magnitude import MagnitudeRow
from zifferblatt.facts.noun import ClassRow
from zifferblatt.facts.number.lexicon import NumberRow, RangeRow
from zifferblatt.facts.number.not_figures import NotFigureRow
from zifferblatt.facts.place_words import PlaceRow
from zifferblatt.facts.plausible import WidthRow
from zifferblatt.facts.reading import read
from zifferblatt.facts.role_words import RoleRow
from zifferblatt.facts.states import CapitalRow, CountryRow
from zifferblatt.facts.tense import tense
from zifferblatt.facts.time_words import TimeRow
from zifferblatt.facts.units import FormRow, to_base
from zifferblatt.facts.words import MeasureWordRow
from zifferblatt.language.tables import Entry, table
from zifferblatt.model import Article, Fact, Precision, Role, Status
from zifferblatt.rules.marks import unmark

DAY = date(2024, 10, 24)
R = TypeVar("R", bound=Entry)
Decision = tuple[object, object]  # what was read, and what the row says


@dataclass(frozen=True)
class Figure:
    """A figure read in an example, with the example: `mark` is the marked stretch."""

    article: Article
    fact: Fact
    mark: str

    def cue(self, name: str) -> str:
        """The words that decided one field, in lower case."""
        return " ".join(self.article.text[a:b] for a, b in self.fact.cues.get(name, ())).lower()


@dataclass(frozen=True)
class Row:
    """A row of a table under a name of its own, its example sentences, and what it decides of a figure."""

    table: str
    name: str
    language: str
    entry: Entry
    sentences: tuple[str, ...]
    decides: Callable[[Figure], Decision]


def rows(
    language: str,
    name: str,
    model: type[R],
    decides: Callable[[R, Figure], Decision],
    sentences: Callable[[str, R], tuple[str, ...]] = lambda _, row: listed(row.example),
) -> list[Row]:
    """The rows of one table; `sentences` makes those of rows that are only names."""
    seen: dict[str, int] = {}
    found = []
    for row in table(language, name, model):
        own = called(row)
        seen[own] = seen.get(own, 0) + 1
        own += f"#{seen[own]}" if seen[own] > 1 else ""
        found.append(Row(name, own, language, row, sentences(language, row), partial(decides, row)))
    return found


def listed(examples: str | tuple[str, ...]) -> tuple[str, ...]:
    """One example or several as a tuple."""
    return (examples,) if isinstance(examples, str) else examples


def called(row: Entry) -> str:
    """What a row is called: its key, or its first word."""
    own = row.model_dump()
    for key in ("event", "concept", "id"):
        if own.get(key) and key in type(row).model_fields and not (key == "event" and "concept" in own):
            return str(own[key])
    for key in ("words", "forms", "signs", "before", "tails", "tail", "joins", "verbs", "kind"):
        if own.get(key):
            word = own[key] if isinstance(own[key], str) else str(own[key][0])
            return (
                f"{own['kind']}-{word}"
                if type(row) in (SayingRow, TimeRow, ClauseRow, PlaceRow, MeasureWordRow)
                else word
            )
    return next((str(v) for k, v in own.items() if v and "example" not in k), "row")


def article(sentence: str, language: str) -> tuple[Article, tuple[tuple[int, int], ...]]:
    """An example as an article of a fixed day, and its marks."""
    text, marks = unmark(sentence)
    return Article(id="example", text=text, sha256="example", language=language, published=DAY), marks


def figures(sentence: str, language: str) -> tuple[list[Figure | None], tuple[Fact, ...]]:
    """For each mark the figure read there, or None; and all facts of the example."""
    source, marks = article(sentence, language)
    facts = read(source).facts
    found: list[Figure | None] = []
    for start, end in marks:
        here = (f for f in facts if f.part == "text" and f.number.start < end and start < f.number.end)
        fact = next(here, None)
        found.append(Figure(source, fact, source.text[start:end]) if fact else None)
    return found, facts


# --- what the rows decide -------------------------------------------------------------------------------------------


def hedges(row: HedgeRow, figure: Figure) -> Decision:
    if row.precision == "between":  # it lets a hedge reach across it, so that there is one
        return figure.fact.quantity.precision is not Precision.EXACT, True
    said = any(w.lower() in figure.cue("precision") for w in row.words)
    if row.precision is Precision.EXACT:  # an average binds nothing
        return figure.fact.quantity.precision, row.precision
    return (figure.fact.quantity.precision, said), (row.precision, True)


def units(row: FormRow, figure: Figure) -> Decision:
    return figure.fact.quantity.unit, row.unit


@cache
def worth(language: str) -> dict[str, Decimal]:
    """What each word of the table of numbers is worth."""
    return {w.lower(): r.number for r in reversed(table(language, "numbers", NumberRow)) for w in (*r.words, *r.inside)}


def factor(figure: Figure, word: str) -> Decimal:
    """The number that `word` of a mark says."""
    said = worth(figure.article.language).get(word.lower())
    return said if said is not None else Decimal(word.replace(",", "."))


def numbers(row: NumberRow, figure: Figure) -> Decision:
    nominal, first, last = figure.fact.quantity.nominal, figure.mark.split()[0], figure.mark.split()[-1]
    match row.kind:
        case "some":
            return figure.fact.quantity.precision, Precision.VAGUE
        case "each":
            return figure.fact.quantity.kind, "share"
        case "ordinal":
            return nominal, round(1 / row.number, 4)
        case "plushalf":
            return nominal % 1, row.number
        case "joiner":  # both parts are heard
            return nominal % 10 != 0 and nominal > 20, True
        case "half":
            return nominal, row.number * (1 if first == last else factor(figure, last))
        case "inner":
            return nominal, factor(figure, last)
        case "one" if first != last:
            return nominal, row.number * factor(figure, last)
        case "fraction" if figure.mark[-1] in row.words:  # 2½
            return nominal % 1, row.number
        case "unit" if figure.mark not in row.words:
            return nominal % 10, row.number
    if figure.mark.lower() in {w.lower() for w in row.words}:
        return nominal, round(row.number, 4)
    if first == last:  # "50k"
        first = re.sub(r"[^\d.,]", "", first)
    if first.lower() in ("tens", "die"):  # "Tens of thousands", "Die Hälfte"
        return nominal, round(factor(figure, last) * (10 if first == "Tens" else 1), 4)
    return nominal, round(factor(figure, first) * row.number, 4)


def roles(row: RoleRow, figure: Figure) -> Decision:
    quantity = figure.fact.quantity
    if row.role is Role.CHANGE and row.direction is None:  # the link; the verb tells the direction
        return quantity.role, row.role
    return (quantity.role, quantity.direction), (row.role, row.direction)


def certainty(row: CertaintyRow, figure: Figure) -> Decision:
    return figure.fact.status, row.status


def clauses(row: ClauseRow, figure: Figure) -> Decision:
    """What the row's word makes of its sentence: the kinds of its parts, the tense, or how sure the figure is."""
    language = figure.article.language
    sentence = next(s for s in documents(figure.article)[-1].sentences if s.start == figure.fact.sentence.start)
    parts = parts_of(sentence, language)
    own = next(p for p in parts if any(sentence.tokens[i].start == figure.fact.number.start for i in spread(p)))
    match row.kind:
        case "that" | "condition" | "adverbial" | "relative" | "before_relative" | "aim":
            kind = {"that": "complement", "before_relative": "relative"}.get(row.kind, row.kind)
            return kind in {p.kind for p in parts}, True
        case "when":
            return figure.fact.time is not None, True
        case "moved" | "modal" | "was" | "unreal_have":
            return figure.fact.status, Status.REPORTED
        case "whether":
            return figure.fact.status, Status.POSSIBLE
        case "and" | "verb":
            return len(parts) > 1, True
        case "past" | "preterite" | "have" | "been" | "to_have" | "particle":
            return tense(sentence.tokens, spread(own), language), "past"
        case "sets":
            return figure.fact.time is not None and figure.fact.time.start, date(2024, 11, 28)
        case "pair":
            return len(parts), 1
        case "before":
            return figure.fact.time is not None, True
        case "last_infinitive":
            return "relative" in {p.kind for p in parts}, False
        case "present" | "stative" | "being" | "will":
            return tense(sentence.tokens, spread(own), language), "present"
        case "participle" | "prefix":
            return [p.finite for p in parts].count(True), 1
        case "the" | "agent" | "ballot" | "price" | "bearing" | "done" | "hedge" | "attached" | "compare" | "with":
            return figure.fact.status, Status.ASSERTED
    return figure.fact.status is not Status.ASSERTED, True


def spread(part: Part) -> list[int]:
    """The tokens of a part."""
    return [i for a, b in part.spans for i in range(a, b)]


def events(row: EventRow, figure: Figure) -> Decision:
    return figure.fact.measure.event, row.event


def concepts(row: ConceptRow, figure: Figure) -> Decision:
    return figure.fact.measure.what, row.concept


def states(row: CountryRow | CapitalRow, figure: Figure) -> Decision:
    fact = figure.fact
    named = {e.id for e in fact.measure.who + fact.measure.where} | {s.id for s in fact.sources}
    return row.id in named, True


def demonyms(row: DemonymRow, figure: Figure) -> Decision:
    fact = figure.fact
    return any(e.id for e in fact.measure.who + fact.measure.where), True


def ages(row: AgeRow, figure: Figure) -> Decision:
    return figure.fact.quantity.kind, "duration" if row.place in ("spell", "without") else "age"


def compounds(row: CompoundRow, figure: Figure) -> Decision:
    quantity = figure.fact.quantity
    return (quantity.kind, quantity.unit), (row.kind, row.unit or "1")


def ranges(row: RangeRow, figure: Figure) -> Decision:
    return figure.fact.quantity.precision, Precision.RANGE


def sourced(row: SayingRow | VerbRow, figure: Figure) -> Decision:
    return bool(figure.fact.sources), True


def actors(row: ActorRow, figure: Figure) -> Decision:
    return {s.kind for s in figure.fact.sources}, {row.kind}


def moments(row: TimeRow, figure: Figure) -> Decision:
    moment = figure.fact.time
    if row.kind in ("vague", "not_still", "amount", "aged", "from_on"):
        return moment, None  # what they stand with is no day
    if moment is None:
        return None, "a moment"
    match row.kind:
        case "day":
            return (moment.start, moment.end), (DAY + timedelta(row.days), DAY + timedelta(row.days + row.span))
        case "now":
            return (moment.start, moment.end), (DAY, DAY)
        case "past" | "behind" | "last" | "ago" | "ago_behind":
            return moment.end is not None and moment.end <= DAY, True
        case "future" | "next":
            return moment.start is not None and moment.start >= DAY, True
    return moment.start is not None or moment.end is not None, True


def lemmas(row: LemmaRow, figure: Figure) -> Decision:
    unit = (figure.fact.quantity.unit or "").lower()
    match row.kind:
        case "irregular" if figure.fact.quantity.kind == "money":  # its unit is a currency
            return {noun_lemma(w, figure.article.language) for w in row.words}, {row.lemma}
        case "irregular":
            return unit, row.lemma.lower()
        case "ending":
            return unit.endswith(row.lemma.lower()), True
        case "feminine" | "neuter":  # the adjective in front of a source's name takes its ending from it
            return [s.name.split()[0][-2:] == "es" for s in figure.fact.sources], [row.kind == "neuter"]
    german = {f"{w}er" for w in row.words}
    return any(unit.endswith(w) for w in (german if figure.article.language == "de" else row.words)), True


def widths(row: WidthRow, figure: Figure) -> Decision:
    """The interval is the row's, in the base unit, on the number as written."""
    quantity = figure.fact.quantity
    wanted = tuple(None if f is None else to_base(f * quantity.nominal, quantity.unit or "") for f in row.width)
    return quantity.plausible, wanted


def magnitudes(row: MagnitudeRow, figure: Figure) -> Decision:
    return figure.fact.quantity.kind, "magnitude"


def small_words(row: ClassRow, figure: Figure) -> Decision:
    """What stops is not in the figure's noun phrase; what is crossed, or joins, is."""
    fact, text = figure.fact, figure.article.text
    after = {w.lower() for w in re.findall(r"[^\W\d]+", text[fact.number.end : fact.mention.end])}
    return bool(after & {w.lower() for w in row.words}), row.kind not in ("stop", "verb", "auxiliary")


def places(row: PlaceRow, figure: Figure) -> Decision:
    where = " ".join(e.name for e in figure.fact.measure.where)
    if row.kind == "not_place":
        return any(w in where for w in row.words), True  # in its not_example it is none
    return bool(where), True


def measure_words(row: MeasureWordRow, figure: Figure) -> Decision:
    measure = figure.fact.measure
    who = tuple(e.id or e.name for e in measure.who)
    match row.kind:
        case "and":
            return measure.event, "casualty"
        case "part" | "total":
            return measure.scope, row.kind
        case "the":
            return measure.scope, "total"
        case "member" | "union":
            return who, ("EU",)
        case "of":
            return who, ("KP",)
        case (
            "employer"
            | "by"
            | "passive"
            | "actor"
            | "determiner"
            | "oblique"
            | "owner"
            | "time_noun"
            | "title"
            | "back"
        ):
            return bool(who), True
        case "pronoun" | "generic" | "infinitive" | "called" | "body" | "adverb" | "against":
            return bool(who), True
        case "with" | "falls" | "falls_on" | "conjunction" | "dative" | "fused":
            return bool(who), True
        case "settlement":
            return figure.fact.status, Status.ASSERTED
        case "no_tail" | "group":
            return figure.fact.quantity.unit, "person" if row.kind == "group" else "tree"
        case "expletive" | "unit_noun":  # stand for nobody, and begin no name
            return who, ()
        case "source" | "preposition" | "pronoun_relative" | "dated" | "particle":
            return not {"Polizei", "police", "RU", "Montag", "Monday", "Kolonne"} & set(who) or who == ("RU",), True
        case "goes_on" | "which" | "deed" | "sums":  # whether a day is carried on
            return figure.fact.time is None, row.kind == "sums"
        case "genitive" | "relative_bare":  # the owner of a title is no actor
            return who, ()
    return measure.event is not None, True


def excluded(row: NotFigureRow, figure: Figure) -> Decision:
    return figure.fact.quantity.nominal, Decimal(1)  # only the words that make a number of "ein" have an example


def cut(row: AbbreviationRow, figure: Figure) -> Decision:
    """How many sentences the example is: its dot ends one only where the row says so."""
    (document,) = (d for d in documents(figure.article) if d.part == "text")
    return len(document.sentences), 2 if row.kind in ("often", "count", "start") else 1


# --- rows that are names stand in a sentence made for all of them --------------------------------------------------


def of_country(language: str, row: CountryRow) -> tuple[str, ...]:
    told = listed(row.example)
    names = dict.fromkeys(n for n in (row.name, *row.names) if n)
    if language == "de":
        return (
            *told,
            *(f"[[Drei]] Menschen starben in {n}." for n in names),
            *(f"[[Drei]] {a}e Soldaten starben." for a in row.adjectives),
        )
    return (
        *told,
        *(f"In {n}, [[three]] people died." for n in names),
        *(f"[[Three]] {a} soldiers died." for a in row.adjectives),
    )


def of_capital(language: str, row: CapitalRow) -> tuple[str, ...]:
    pattern = (
        "{} schätzt die Zahl auf [[3000]] Soldaten."
        if language == "de"
        else "{} puts the number at [[3,000]] soldiers."
    )
    return (*listed(row.example), *(pattern.format(name) for name in row.names))


@cache
def all_rows(language: str) -> tuple[Row, ...]:
    """The rows of all tables that decide something of a figure."""
    return (
        *rows(language, "actors", ActorRow, actors),
        *rows(language, "abbreviations", AbbreviationRow, cut),
        *rows(language, "ages", AgeRow, ages),
        *rows(language, "capitals", CapitalRow, states, of_capital),
        *rows(language, "certainty", CertaintyRow, certainty),
        *rows(language, "clauses", ClauseRow, clauses),
        *rows(language, "compounds", CompoundRow, compounds),
        *rows(language, "concepts", ConceptRow, concepts),
        *rows(language, "countries", CountryRow, states, of_country),
        *rows(language, "demonyms", DemonymRow, demonyms),
        *rows(language, "events", EventRow, events),
        *rows(language, "function_words", ClassRow, small_words),
        *rows(language, "hedges", HedgeRow, hedges),
        *rows(language, "lemmas", LemmaRow, lemmas),
        *rows(language, "magnitudes", MagnitudeRow, magnitudes),
        *rows(language, "measure_words", MeasureWordRow, measure_words),
        *rows(language, "not_figures", NotFigureRow, excluded),
        *rows(language, "numbers", NumberRow, numbers),
        *rows(language, "place_words", PlaceRow, places),
        *rows(language, "ranges", RangeRow, ranges),
        *rows(language, "roles", RoleRow, roles),
        *rows(language, "saying", SayingRow, sourced),
        *rows(language, "saying_verbs", VerbRow, sourced),
        *rows(language, "time", TimeRow, moments),
        *rows(language, "units", FormRow, units),
        *rows(language, "widths", WidthRow, widths),
    )
