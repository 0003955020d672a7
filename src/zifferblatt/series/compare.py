"""Compares articles: which figures belong together, and what became of them.

`diff` compares across the articles it is given; `within` looks inside one; `relations` does both over an archive whose
stories it recognises; `series_of` gives the measures with all their claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from zifferblatt.model import Reading, Relation, Unpaired
from zifferblatt.series import slip
from zifferblatt.series.claim import Claim, in_order
from zifferblatt.series.decided import NOTHING, Decided
from zifferblatt.series.link import Group, Link, align, by_name, cluster, comes_true, groups, told
from zifferblatt.series.measure import Series, named
from zifferblatt.series.relation import Verdict, relate
from zifferblatt.series.slip import Slip
from zifferblatt.series.source import same_source
from zifferblatt.series.story import pairs
from zifferblatt.series.tracked import Tracked, claims, gazetteer

DAY = timedelta(days=1)
BEFORE = 60  # claims of a series that are looked back on: the work grows with its length, not with its square


@dataclass(frozen=True, slots=True)
class Comparison:
    """The series of some articles, which forecast series meets which series of counts, and the figures whose unit alone
    differs from another's, with the series of the later one."""

    series: tuple[Series, ...]
    meetings: tuple[tuple[Series, Series], ...]
    articles: int
    slips: tuple[tuple[Series, Slip], ...] = ()


def compared(
    readings: Sequence[Reading],
    *,
    same_story: bool = False,
    tracked: Sequence[Tracked] = (),
    decided: Decided = NOTHING,
) -> Comparison:
    """Links the figures of `readings`. `same_story`: they are all about one happening; else that is recognised, or
    told by the stories of `tracked`. What was `decided` of single figures wins over both."""
    ordered = in_order(readings)
    places = gazetteer(tracked)
    by_article = [
        tuple(part for group in groups(claims(r, i, tracked, places)) for part in decided.split(group))
        for i, r in enumerate(ordered)
    ]
    links: list[Link] = []
    slips = [s for article in by_article for s in slip.within(article)]
    for i, j in pairs(ordered, same_story=same_story, tracked=tracked):
        found = align(by_article[i], by_article[j])
        links += found
        slips += slip.between(by_article[i], by_article[j], found)
    links += [*told(by_article, decided), *by_name(by_article)]
    series = named(cluster(by_article, links, decided))
    home = {(c.position, c.fact.fact_id): s for s in series for c in s.claims}
    met: dict[tuple[str, str], tuple[Series, Series]] = {}
    for link in links:
        if link.across:
            one, other = _home(home, link.earlier), _home(home, link.later)
            forecast, count = (one, other) if one.kind == "forecast" else (other, one)
            met[(forecast.id, count.id)] = (forecast, count)
    slipped = tuple((home[(s.later.position, s.later.fact.fact_id)], s) for s in slips)
    return Comparison(series, tuple(met[k] for k in sorted(met)), len(ordered), slipped)


def _home(home: dict[tuple[int, str], Series], group: Group) -> Series:
    return home[(group[0].position, group[0].fact.fact_id)]


def diff(readings: Sequence[Reading], *, same_story: bool = True) -> list[Relation | Unpaired]:
    """What became of every figure across these articles.

    Every later claim is related to the latest earlier one of its series and, where that is another one, to the latest
    from its own source. A figure without a partner is "gone" in the first article, else "new". Articles are taken in
    order of time; where one has no date, in the order given.
    """
    return changes(compared(readings, same_story=same_story))


def changes(found: Comparison) -> list[Relation | Unpaired]:
    """The relations across the articles of a comparison, and the figures without a partner; see `diff`."""
    crossing = across(found)
    paired = {(r.earlier.article_id, r.earlier.fact_id) for r in crossing}
    paired |= {(r.later.article_id, r.later.fact_id) for r in crossing}
    result: list[Relation | Unpaired] = list(crossing)
    for series in found.series:
        for claim in representatives(series.claims):
            if (claim.article.id, claim.fact.fact_id) not in paired:
                result.append(
                    Unpaired(relation="gone" if claim.position == 0 else "new", series=series.id, fact=claim.fact)
                )
    return result


def within(reading: Reading) -> list[Relation]:
    """What the figures of one article are to each other: two sources on one thing, and the title against the text.

    A title counts as the later claim: its flags tell what it made of the text.
    """
    return inside(compared([reading], same_story=True))


def relations(
    readings: Sequence[Reading], *, same_story: bool = False, tracked: Sequence[Tracked] = ()
) -> list[Relation]:
    """All relations of an archive, across its articles and within them, in order of time."""
    return related(compared(readings, same_story=same_story, tracked=tracked))


def related(found: Comparison) -> list[Relation]:
    """All relations of a comparison, across its articles and within them, in order of time."""
    return [*across(found), *inside(found)]


def series_of(
    readings: Sequence[Reading], *, same_story: bool = False, tracked: Sequence[Tracked] = ()
) -> tuple[Series, ...]:
    """The measures of these articles with all their claims, in order of their first claim."""
    return compared(readings, same_story=same_story, tracked=tracked).series


def representatives(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of a series without repetitions in one article: a figure said again there is the same claim.

    The text speaks instead of its title, and a claim with its source before one without.
    """
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.position].append(claim)
    kept: list[Claim] = []
    for group in by_article.values():
        own: list[Claim] = []
        for claim in sorted(group, key=lambda c: (c.fact.part == "title", not c.fact.sources, c.key)):
            titled = claim.fact.part == "title" and any(c.former == claim.former for c in own)
            if not claim.restates and not titled and not any(_repeats(claim, other) for other in own):
                own.append(claim)
        kept += own
    return tuple(sorted(kept, key=lambda c: c.key))


def _repeats(claim: Claim, other: Claim) -> bool:
    if claim.former != other.former or not claim.value.same(other.value):
        return False
    return claim.fact.part == "title" or not claim.fact.sources or same_source(claim, other)


def across(found: Comparison) -> list[Relation]:
    """The relations across the articles of a comparison, in order of time."""
    result: list[tuple[Claim, Claim, Relation]] = []
    for series in found.series:
        if len({c.position for c in series.claims}) > 1:
            claims = representatives(series.claims)
            for i, later in enumerate(claims):
                near = claims[max(0, i - BEFORE) : i + BEFORE]
                partners = _then(later, near) if later.former else _partners(later, near)
                result += [(later, p, _relation(series, p, later, near)) for p in partners]
    for forecast, count in found.meetings:
        result += _came_true(forecast, count)
    result += _slipped(found, inside=False)
    result.sort(key=lambda r: (r[0].key, r[1].key))
    return [r[2] for r in result]


def _relation(series: Series, earlier: Claim, later: Claim, claims: Sequence[Claim] = ()) -> Relation:
    verdict = relate(earlier, later, known=_known(earlier, later, claims), stale=_stale(earlier, later, claims))
    return _told(series, earlier, later, verdict)


def _told(series: Series, earlier: Claim, later: Claim, verdict: Verdict) -> Relation:
    return Relation(
        relation=verdict.relation,
        direction=verdict.direction,
        flags=verdict.flags,
        series=series.id,
        earlier=earlier.fact,
        later=later.fact,
        why=verdict.why,
    )


def _partners(later: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The latest earlier claims (all those of their article), and the latest of the same source."""
    before = [
        c for c in claims if (not c.former or _of_one_period(c, later)) and c.key < later.key and _meets(c, later)
    ]
    if not before:
        return []
    last = before[-1]
    found = [c for c in before if c.position == last.position and c.day == last.day]
    again = [c for c in found if c.value.same(later.value) and same_source(c, later)]
    if again:  # it says again what it said: beside it stands what it was disputed with, and that is told already
        return again
    own = [c for c in before if same_source(c, later)]
    if own and own[-1] not in found:
        found.append(own[-1])
    return found


def _of_one_period(one: Claim, other: Claim) -> bool:
    """Whether both are of the same year or month, which no later day can change."""
    return one.period is not None and one.period == other.period


def _meets(one: Claim, other: Claim) -> bool:
    """Claims of two articles; of the same text printed twice only what is the same figure."""
    if one.position == other.position:
        return False
    return one.article.sha256 != other.article.sha256 or one.fact.fact_id == other.fact.fact_id


def _then(later: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """What was said at the time that an old value is of. Without a time of its own it can only be recognised."""
    earlier = [c for c in claims if c.position < later.position and _meets(c, later)]
    equal = [c for c in earlier if c.value.same(later.value)]
    if equal:
        return equal[-1:]
    if later.fact.time is None or later.day is None:
        return []
    at = [
        c
        for c in earlier
        if c.day is not None and abs(c.day - later.day) <= DAY and (not c.former or c.period == later.period)
    ]
    return at[-1:]


def _known(earlier: Claim, later: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the later figure stood beside the earlier one already: to repeat it is to take a side, no change."""
    if same_source(earlier, later) or earlier.day is None:
        return False
    return any(
        other is not earlier
        and not other.former
        and other.day is not None
        and timedelta(0) <= earlier.day - other.day <= DAY
        and other.position != later.position
        and other.value.same(later.value)
        and not same_source(other, earlier)
        for other in claims
    )


def _stale(earlier: Claim, later: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the later figure was given before the earlier one replaced it. What moves both ways may come back."""
    if later.kind == "gauge" or later.former or earlier.former or not earlier.value.differs(later.value):
        return False
    return any(
        not c.former and c.day and earlier.day and c.day < earlier.day and c.value.same(later.value) for c in claims
    )


def _came_true(forecast: Series, count: Series) -> list[tuple[Claim, Claim, Relation]]:
    """A count that states the latest forecast's figure, or a forecast that takes back a count to what may be.

    Nothing else is said between the two: a forecast never contradicts a count.
    """
    expected, counted = representatives(forecast.levels), representatives(count.levels)
    found: list[tuple[Claim, Claim, Relation]] = []
    for own, others, series in ((counted, expected, forecast), (expected, counted, count)):
        for later in own:
            before = [c for c in others if c.key < later.key and _meets(c, later)]
            said = any(c.key < later.key and c is not later and c.value.same(later.value) for c in own)
            if not before or said:
                continue
            pair = (before[-1], later) if series is forecast else (later, before[-1])
            if comes_true(*pair):
                found.append((later, before[-1], _relation(series, before[-1], later)))
    return found


def _slipped(found: Comparison, *, inside: bool) -> list[tuple[Claim, Claim, Relation]]:
    """The slips between articles, or inside one."""
    return [
        (s.later, s.earlier, _told(series, s.earlier, s.later, s.verdict))
        for series, s in found.slips
        if (s.later.position == s.earlier.position) == inside
    ]


def inside(found: Comparison) -> list[Relation]:
    """The relations within each article of a comparison."""
    result: list[tuple[Claim, Relation]] = []
    for series in found.series:
        by_article: dict[int, list[Claim]] = defaultdict(list)
        for claim in series.levels:
            by_article[claim.position].append(claim)
        for group in by_article.values():
            result += [(later, _relation(series, earlier, later)) for earlier, later in _pairs_within(group)]
    result += [(later, relation) for later, _, relation in _slipped(found, inside=True)]
    result.sort(key=lambda r: r[0].key)
    return [r[1] for r in result]


def _pairs_within(group: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    text = representatives(c for c in group if c.fact.part == "text")
    titles = [c for c in group if c.fact.part == "title"]
    found = [(a, b) for i, a in enumerate(text) for b in text[i + 1 :] if not same_source(a, b)]
    for title in titles:
        if text:
            closest = next((c for c in text if c.value.same(title.value)), text[0])
            found.append((closest, title))
    return found
