"""Puts claims together: the groups of one article, the links of two, and the series of many.

A link of two figures depends on their two articles alone. Series are what hangs together by links; a link that would
join two figures which one article keeps apart is left out, the weakest first. Nothing depends on the order in which
articles came in: every step works in an order made from the claims themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from zifferblatt.model import Precision, Status
from zifferblatt.series.arithmetic import partitive
from zifferblatt.series.between import trails
from zifferblatt.series.claim import Claim
from zifferblatt.series.conversion import converts
from zifferblatt.series.decided import NOTHING, Decided
from zifferblatt.series.identity import Identity, heirs, identity, other_event, same_event
from zifferblatt.series.kinds import part_of
from zifferblatt.series.source import both_named, same_source
from zifferblatt.series.value import WIDE

LINK = 1.5  # evidence needed between two articles of one story
LINK_MANY = 2.0  # between sizes that every article has some of
MANY = frozenset({"duration", "length", "age", "ratio"})
DISPUTE = 2.5  # within one article, for two sources' figures on one thing
TITLE = 1.5  # between a title and the text beneath it
REPEAT = 1.5  # for a figure said twice in one article
SURE = 100.0  # for one text printed twice
DECIDED = 1000.0  # for what an editor put together
ALONE = 1.0  # for the only two sizes of one kind (tonnes, hectares) that two articles speak of
ODDS = 1.5  # with less than this between two of them, figures of one article make no group
FAR = 8  # two who count one thing seldom differ by more than this factor
NEXT = 3  # characters between two sentences
VAGUE = 1.0  # evidence that a vague figure must have more, where an exact one may be meant
BESIDE = 120  # characters between an old value and the new one that it is told beside, if no event says so
FORMER = 1.5  # between an old value and the new one that it is told beside

AHEAD = frozenset({Status.PLANNED, Status.ESTIMATED, Status.POSSIBLE})  # of what is expected
SIZES = frozenset({"mass", "area", "volume", "temperature", "power", "energy", "speed", "magnitude"})

Group = tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two groups of different articles that speak of one measure; `across` joins a forecast to a count."""

    earlier: Group
    later: Group
    identity: Identity
    across: bool = False


def groups(claims: Sequence[Claim]) -> tuple[Group, ...]:
    """The claims of one article, those of one measure together, in reading order."""
    found: list[list[Claim]] = []
    claims = _of_wholes(inherited(claims))
    for before, one in zip((None, *claims), claims, strict=False):
        if before is not None and converts(before, one):  # whatever it says, it means the figure beside it
            next(g for g in found if any(c.fact.fact_id == before.fact.fact_id for c in g)).append(
                replace(one, restates=True)
            )
            continue
        best, score = -1, 0.0
        for i, group in enumerate(found):
            evidence = _joins(one, group)
            if evidence is not None and evidence > score:
                best, score = i, evidence
        if best < 0:
            found.append([one])
        else:
            found[best].append(one)
    return _with_titles([tuple(g) for g in found])


def inherited(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those of which nothing is said with what the one before them is of, a sentence away at most.

    An estimate beside what is expected is a forecast as well.
    """
    found: list[Claim] = []
    for one in claims:
        before = found[-1] if found else None
        if before is None or not one.silent or not _goes_on(before, one):
            found.append(one)
            continue
        ahead = before.kind == "forecast" and one.fact.status is Status.ESTIMATED
        old = _before(one, before)
        found.append(replace(one, heir=before, old=old, topic=before.topic, kind="forecast" if ahead else one.kind))
    return tuple(found)


def _before(one: Claim, other: Claim) -> bool:
    """Whether a figure is of a time before its article's and another's: "Im Juli hatte der Konzern 12,5 genannt." """
    time, beside, today = one.fact.time, other.fact.time, one.article.day
    if time is None or time.end is None or today is None or time.end >= today - timedelta(days=1):
        return False
    return beside is None or beside.end is None or time.end < beside.end


def _goes_on(before: Claim, one: Claim) -> bool:
    alike = before.dimension == one.dimension and before.role == one.role and before.fact.part == one.fact.part
    return (alike and 0 <= one.fact.sentence.start - before.fact.sentence.end <= NEXT) or (
        alike and one.fact.sentence.start == before.fact.sentence.start
    )


def _of_wholes(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with what the words around them say of parts and wholes."""
    found: list[Claim] = []
    for one in claims:
        if found and one.role == "change" and _besides(found[-1], one):
            one = replace(one, role="level")
        out_of = bool(found) and partitive(found[-1], one)
        part = one.fact.measure.scope == "part" or (trails(one, "part") and not (found and _other(found[-1], one)))
        if out_of:
            found[-1] = replace(found[-1], share=True)
        elif trails(one, "part") and found and found[-1].dimension == one.dimension:
            found[-1] = replace(found[-1], whole=True)
        found.append(replace(one, whole=out_of, part=part) if out_of or part else one)
    return tuple(found)


def _besides(before: Claim, one: Claim) -> bool:
    """ "Vier Menschen starben, 55 weitere wurden verletzt": more people, and not more injured than before."""
    near = before.fact.part == one.fact.part and 0 <= one.fact.number.start - before.fact.number.end <= BESIDE
    up = one.fact.quantity.direction == "up" and one.fact.quantity.kind == before.fact.quantity.kind == "count"
    return near and up and before.role == "level" and other_event(before.meaning[1], one.meaning[1])


def _other(whole: Claim, one: Claim) -> bool:
    """Whether something else happened to a part of those counted: of 740 ill five died, a measure by itself."""
    before, own = whole.meaning[1], one.meaning[1]
    return other_event(before, own) and part_of(own) != before


def _joins(one: Claim, group: Sequence[Claim]) -> float | None:
    """The evidence that a claim belongs to a group: with some member it speaks of one thing, with none of another."""
    best: float | None = None
    for other in group:
        if other.restates:
            continue
        if one.dimension != other.dimension or one.role != other.role or one.fact.part != other.fact.part:
            return None
        found = identity(other, one)
        if found.apart or found.score < ODDS:
            return None
        if _together(other, one, found) and (best is None or found.score > best):
            best = found.score
    return best


def _together(a: Claim, b: Claim, found: Identity) -> bool:
    """Whether two figures of one article are of one measure: said twice, looked back on, or claimed by two sources."""
    if a.former != b.former:
        return found.score >= FORMER and (same_event(a, b) or abs(a.fact.number.start - b.fact.number.start) <= BESIDE)
    if a.value.same(b.value):
        return found.score >= REPEAT
    return both_named(a, b) and not same_source(a, b) and _disputable(a, b, found)


def _disputable(a: Claim, b: Claim, found: Identity) -> bool:
    """Whether two sources may mean one thing by two figures of one article.

    Two ages or distances are those of two people or places unless a name says otherwise. A figure of a place beside
    one of no place may be its part, and so may one that is many times smaller.
    """
    if any(x.fact.status is Status.PLANNED and y.fact.status not in AHEAD for x, y in ((a, b), (b, a))):
        return False  # what it should cost, and what it cost
    if a.kind == "constant" and not a.gazetteer.share(a.fact.measure.who, b.fact.measure.who):
        return False
    if (a.heir or b.heir) and a.fact.time != b.fact.time:
        return False  # "Im Juli hatte der Konzern noch 12,5 Milliarden in Aussicht gestellt."
    small, large = sorted((abs(a.value.anchor), abs(b.value.anchor)))
    if large > small * FAR or not (same_event(a, b) or heirs(a, b)):
        return False
    placed = bool(a.fact.measure.where) == bool(b.fact.measure.where)
    return found.score >= (DISPUTE if placed else DISPUTE + 1)


def _with_titles(found: list[Group]) -> tuple[Group, ...]:
    """A title speaks of one thing of the text: it joins the text's closest figure, not every one it could mean."""
    titles = [g for g in found if g[0].fact.part == "title"]
    bodies = [g for g in found if g[0].fact.part != "title"]
    for title in titles:
        scored = [(_best(title, body).score, -i) for i, body in enumerate(bodies)]
        best = max(scored, default=(0.0, 0))
        if scored and best[0] >= TITLE:
            bodies[-best[1]] = title + bodies[-best[1]]
        else:
            bodies.append(title)
    return tuple(sorted(bodies, key=lambda g: min(c.key for c in g)))


def _best(one: Group, other: Group, *, across: bool = False) -> Identity:
    """The strongest evidence between two groups; apart if every pair of them is."""
    pairs = [(a, b) for a in one for b in other if not (a.restates or b.restates)]
    return max((identity(a, b, across_kinds=across) for a, b in pairs), key=lambda i: i.score)


def _bar(group: Group) -> float:
    """The evidence needed: every article has its days and metres, which tell little of what lasts or lies how far."""
    return LINK_MANY if group[0].fact.quantity.kind in MANY and group[0].topic is None else LINK


def _single(groups: Sequence[Group]) -> frozenset[str]:
    """The kinds of sizes (masses, areas) that an article gives one of; counts, money and shares tell too little."""
    kinds = Counter(g[0].dimension for g in groups if g[0].fact.quantity.kind in SIZES and g[0].role == "level")
    return frozenset(kind for kind, number in kinds.items() if number == 1)


def align(one: Sequence[Group], other: Sequence[Group]) -> tuple[Link, ...]:
    """The links between the groups of two articles, each group with at most one of the other article.

    Forecasts are matched with forecasts and counts with counts first; a count then meets a forecast only where it
    repeats its figure, or falls into its range: what was to come is then told as having come.
    """
    if _same_text(one, other):
        same = Identity(SURE, False, ("the same text",))
        return tuple(Link(a, b, same) for a, b in zip(one, other, strict=True))
    scored: list[tuple[float, int, int, Identity]] = []
    single = _single(one) & _single(other)
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            if a[0].dimension != b[0].dimension:
                continue
            found = _best(a, b)
            if a[0].dimension in single:
                found = replace(found, score=found.score + ALONE)
            if not found.apart and found.score >= _bar(a):
                scored.append((found.score, i, j, found))
    scored.sort(key=lambda s: (-s[0] + _loose(one[s[1]], other[s[2]]), s[1], s[2]))
    used_one: set[int] = set()
    used_other: set[int] = set()
    links: list[Link] = []
    for _, i, j, found in scored:
        if i not in used_one and j not in used_other:
            used_one.add(i)
            used_other.add(j)
            links.append(Link(one[i], other[j], found))
    for a in one:
        for b in other:
            met = _across(a, b)
            if met is not None and met.score >= LINK:
                links.append(Link(a, b, met, across=True))
    return tuple(links)


def _loose(one: Group, other: Group) -> float:
    """What a link of a vague figure with an exact one beyond it gives way to others: "Tausende", 18.000."""
    vague = [any(c.fact.quantity.precision in WIDE for c in group) for group in (one, other)]
    beyond = all(a.value.interval.apart(b.value.interval) for a in one for b in other)
    return VAGUE if vague[0] != vague[1] and beyond else 0.0


def _same_text(one: Sequence[Group], other: Sequence[Group]) -> bool:
    if not one or not other or one[0][0].article.sha256 != other[0][0].article.sha256:
        return False
    return [_facts(g) for g in one] == [_facts(g) for g in other]


def _facts(group: Group) -> tuple[str, ...]:
    return tuple(c.fact.fact_id for c in group)


def _across(a: Group, b: Group) -> Identity | None:
    forecast, count = (a, b) if a[0].kind == "forecast" else (b, a)
    if forecast[0].kind != "forecast" or count[0].kind == "forecast" or a[0].dimension != b[0].dimension:
        return None
    best: Identity | None = None
    for x in forecast:
        for y in count:
            if x.role != y.role or not comes_true(x, y):
                continue
            found = identity(x, y, across_kinds=True)
            if not found.apart and (best is None or found.score > best.score):
                best = found
    return best


def comes_true(forecast: Claim, count: Claim) -> bool:
    """Whether a count states the figure that was forecast, or one within the forecast range."""
    if forecast.value.same(count.value):
        return True
    wide = forecast.fact.quantity.precision is Precision.RANGE and count.fact.quantity.precision not in WIDE
    return wide and not forecast.value.differs(count.value)


def told(by_article: Sequence[Sequence[Group]], decided: Decided) -> tuple[Link, ...]:
    """The links that an editor made, between whatever articles; what cannot be compared any more is left out."""
    if not decided.linked:
        return ()
    wanted = {i for pair in decided.linked for i in pair}
    homes: dict[str, list[Group]] = {}
    for group in (g for article in by_article for g in article):
        for claim in group:
            if claim.fact.fact_id in wanted:
                homes.setdefault(claim.fact.fact_id, []).append(group)
    same = Identity(DECIDED, False, ("decided by an editor",))
    return tuple(
        Link(a, b, same)
        for one, other in sorted(tuple(sorted(pair)) for pair in decided.linked if len(pair) == 2)
        for a in homes.get(one, ())
        for b in homes.get(other, ())
        if a is not b and a[0].dimension == b[0].dimension and a[0].role == b[0].role
    )


def by_name(by_article: Sequence[Sequence[Group]]) -> tuple[Link, ...]:
    """The links of what a workspace calls by name: each group with the one before it, whatever story they stand in."""
    before: dict[tuple[str, str, str, bool], Group] = {}
    found: list[Link] = []
    for group in (g for article in by_article for g in article):
        first = group[0]
        if first.measure is None or first.part or first.share:
            continue
        key = (first.measure, first.dimension, first.role, first.kind == "forecast")
        if key in before:
            found.append(Link(before[key], group, Identity(DECIDED, False, (f"both {first.measure}",))))
        before[key] = group
    return tuple(found)


def cluster(
    by_article: Sequence[Sequence[Group]], links: Iterable[Link], decided: Decided = NOTHING
) -> tuple[tuple[Claim, ...], ...]:
    """The series: what hangs together by links, each in order of time. `by_article` holds every article's groups."""
    member: dict[tuple[str, ...], int] = {}
    parts: list[list[Group]] = []
    homes: list[set[tuple[str, str, int]]] = []
    for article in by_article:
        for group in article:
            member[_name(group)] = len(parts)
            parts.append([group])
            homes.append({_home(group)})
    moved = list(range(len(parts)))
    by_editor: set[int] = set()

    def root(i: int) -> int:
        while moved[i] != i:
            moved[i] = moved[moved[i]]
            i = moved[i]
        return i

    ordered = sorted(links, key=lambda x: (-x.identity.score, _order(x.earlier), _order(x.later)))
    for link in ordered:
        if link.across:
            continue
        a, b = root(member[_name(link.earlier)]), root(member[_name(link.later)])
        if a == b or _kept_apart(parts[a], parts[b], decided):
            continue
        decision = link.identity.score >= DECIDED
        odd = not {a, b} & by_editor and _at_odds(parts[a], parts[b])  # what an editor joined need not agree
        if not decision and (homes[a] & homes[b] or odd):
            continue
        if decision or {a, b} & by_editor:
            by_editor.add(a)
        moved[b] = a
        parts[a] += parts[b]
        homes[a] |= homes[b]
    found = [
        tuple(sorted((c for g in parts[i] for c in g), key=lambda c: c.key)) for i in range(len(parts)) if moved[i] == i
    ]
    return tuple(sorted(found, key=lambda s: s[0].key))


def _kept_apart(one: Sequence[Group], other: Sequence[Group], decided: Decided) -> bool:
    """Whether an editor said that something of one is not something of the other."""
    return bool(decided.unlinked) and decided.parted((c for g in one for c in g), (c for g in other for c in g))


def _at_odds(one: Sequence[Group], other: Sequence[Group]) -> bool:
    """Whether two chains of links hold figures that exclude each other. Looks at the ends of each only."""
    return any(_best(a, b).apart for a in (one[0], one[-1]) for b in (other[0], other[-1]))


def _name(group: Group) -> tuple[str, ...]:
    return (group[0].article.id, str(group[0].position), *_facts(group))


def _home(group: Group) -> tuple[str, str, int]:
    """The article a group stands in: two groups of one article are two measures, and stay so."""
    article = group[0].article
    return (article.id, article.sha256, group[0].position)


def _order(group: Group) -> tuple[object, ...]:
    return min(c.key for c in group)
