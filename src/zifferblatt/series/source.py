"""Who speaks: whether two claims come from the same source."""

from __future__ import annotations

from zifferblatt.facts.lemma import known
from zifferblatt.language.tables import languages
from zifferblatt.model import Source, SourceKind
from zifferblatt.series.claim import Claim

# Kinds that speak with the voice of their state: "Seoul", its general staff and its intelligence service are one.
STATE: frozenset[SourceKind] = frozenset({"government", "military", "intelligence"})
# Kinds of which one story mostly knows one, so that "Polizei" and "police" are the same.
SINGLE: frozenset[SourceKind] = frozenset({"police", "court"})

FIRMS: frozenset[SourceKind] = frozenset(
    {"company", "organisation", "person"}
)  # kinds that firms are taken for by name


def same_voice(a: Source, b: Source) -> bool:
    """Whether two named sources are the same speaker."""
    if a.id and b.id and (a.kind in STATE and b.kind in STATE):
        return a.id == b.id
    if a.kind == b.kind and a.kind in SINGLE and not (a.id and b.id and a.id != b.id):
        return True
    one, other = _words(a.name), _words(b.name)
    if not one or not other:
        return False
    return one <= other or other <= one or _ends_alike(a.name, b.name)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split())


def _ends_alike(a: str, b: str) -> bool:
    """ "Ministerium" after "Agrarministerium": the short form of a compound named before."""
    short, long = sorted((a.lower(), b.lower()), key=len)
    return len(short) >= 6 and long.endswith(short)


def _stands_for(short: Source, claim: Claim, named: Source) -> bool:
    """Whether "the company" that speaks of a claim is the firm, whose figure it is, that the other source names."""
    language = claim.article.language
    if short.kind != "company" or language not in languages() or not known(short.name, language):
        return False
    return any(_words(named.name) & _words(e.name) for e in claim.fact.measure.who)


def same_source(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one source: a speaker in common, or both the own voice of one outlet."""
    if a.fact.sources and b.fact.sources:
        pairs = [(x, y) for x in a.fact.sources for y in b.fact.sources]
        return any(same_voice(x, y) or _stands_for(x, a, y) or _stands_for(y, b, x) for x, y in pairs)
    if a.fact.sources or b.fact.sources:
        return False
    return a.article.outlet == b.article.outlet


def both_named(a: Claim, b: Claim) -> bool:
    """Whether both claims name their source."""
    return bool(a.fact.sources and b.fact.sources)


def voices(claim: Claim) -> str:
    """The sources of a claim as short text: "Pentagon, Kiew"; the article's own voice by its outlet."""
    return ", ".join(s.name for s in claim.fact.sources) or claim.article.outlet or claim.article.id
