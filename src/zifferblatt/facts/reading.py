"""From an article to its facts: every figure with its measure, its time, its sources and its status."""

from __future__ import annotations

import hashlib

from zifferblatt.articles import documents
from zifferblatt.articles.document import Document
from zifferblatt.facts.attribution import Attribution, attribute, sources_of, status_of
from zifferblatt.facts.figure import Figure
from zifferblatt.facts.figures import figures
from zifferblatt.facts.measure import measure_of
from zifferblatt.facts.plausible import plausible
from zifferblatt.facts.time import ahead, moment_of
from zifferblatt.model import Article, Fact, Place, Reading, Status, Words

CASUALTIES = frozenset({"killed", "injured", "casualty", "missing", "captured", "kidnapped"})
CONTEXT = 4  # sentences before the figure's own in which a pronoun's or an ellipsis' meaning is looked for


def read(article: Article) -> Reading:
    """All facts of `article`, title first, then in the order of the text. Never raises on any text."""
    return Reading(article=article, facts=tuple(f for d in documents(article) for f in facts_of(d)))


def facts_of(document: Document) -> tuple[Fact, ...]:
    """The facts of one part of an article, in reading order."""
    found = figures(document)
    if not found:
        return ()
    attribution = attribute(document)
    return tuple(_fact(document, figure, attribution) for figure in found)


def _fact(document: Document, figure: Figure, attribution: Attribution) -> Fact:
    article, text = document.article, document.text
    index = figure.sentence.index
    measure, measure_cues = measure_of(figure, document.sentences[max(0, index - CONTEXT) : index])
    sources, source_cues = sources_of(attribution, figure)
    time, time_cues = moment_of(figure, article.day, attribution.cued)
    status, status_cues = status_of(attribution, figure, sources, ahead(figure, time, time_cues, article.day))
    if status is Status.REPORTED and not status_cues and source_cues:
        status_cues = {"status": source_cues["sources"]}  # it is reported because somebody says it
    quantity = figure.quantity
    casualties = measure.event in CASUALTIES
    quantity = quantity.model_copy(
        update={"plausible": plausible(quantity, casualties=casualties, language=document.language)}
    )
    return Fact(
        fact_id=fact_id(article.sha256, document.part, figure.number),
        article_id=article.id,
        part=document.part,
        mention=_words(text, figure.mention),
        number=_words(text, figure.number),
        sentence=Place(start=figure.sentence.start, end=figure.sentence.end),
        quantity=quantity,
        measure=measure,
        time=time,
        sources=sources,
        status=status,
        cues={**figure.cues, **measure_cues, **source_cues, **status_cues, **time_cues},
        optional=figure.optional,
    )


def _words(text: str, span: tuple[int, int]) -> Words:
    return Words(start=span[0], end=span[1], text=text[span[0] : span[1]])


def fact_id(sha256: str, part: str, number: tuple[int, int]) -> str:
    """The identity of a figure: it depends on the text and on where the number stands, so better readings keep it."""
    return hashlib.sha256(f"{sha256}\n{part}\n{number[0]}-{number[1]}".encode()).hexdigest()
