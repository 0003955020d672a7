"""The seeds as a story, with facts written by hand: the table of the fact contract, row by row."""

from __future__ import annotations

import itertools
import random

import pytest

from zifferblatt.model import Reading, Relation, Role, Status, Unpaired
from zifferblatt.series import Series, diff, label, relations, representatives, series_of, within

from .build import article, says

SOLDIERS = {"what": "soldier", "who": "Nordkorea:KP"}
KURSK = {"what": "area", "who": "Ukraine:UA", "where": "Kursk", "kind": "area", "unit": "km²", "event": "held"}

ARTICLES: tuple[Reading, ...] = (
    article(
        "2024-10-18",
        says(
            "Nordkorea hat dem Geheimdienst in Seoul zufolge [[1500]] Soldaten nach Wladiwostok gebracht.",
            **SOLDIERS,
            event="sent",
            where="Wladiwostok,Russland:RU",
            by="Geheimdienst:KR",
        ),
    ),
    article(
        "2024-10-23",
        says(
            "Bisher seien [[3000]] Soldaten nach Russland geschickt worden, sagte der Geheimdienst.",
            **SOLDIERS,
            event="sent",
            where="Russland:RU",
            by="Geheimdienst:KR",
        ),
        says(
            "Bis Dezember erwarte Seoul insgesamt [[rund 10.000]] Soldaten.",
            **SOLDIERS,
            event="sent",
            scope="total",
            by="Seoul:KR",
            status=Status.POSSIBLE,
        ),
    ),
    article(
        "2024-10-24",
        says(
            "Nach Erkenntnissen der USA und Seouls hat es [[mehrere tausend]] Soldaten nach Russland entsandt.",
            **SOLDIERS,
            event="sent",
            where="Russland:RU",
            by="US-Regierung:US,Südkorea:KR",
        ),
        says(
            "Den Angaben zufolge werden [[mindestens 3000]] nordkoreanische Soldaten derzeit in Russland trainiert.",
            **SOLDIERS,
            event="trained",
            where="Russland:RU",
            by="Seoul:KR",
            time=("2024-10-24", "2024-10-24"),
        ),
        says(
            "Laut Schätzungen aus Seoul könnte Pjöngjang insgesamt [[rund 12.000]] Soldaten schicken.",
            **SOLDIERS,
            event="sent",
            scope="total",
            by="Seoul:KR",
            status=Status.POSSIBLE,
        ),
        says(
            "Sie hält laut eigenen Angaben [[mehrere hundert]] Quadratkilometer besetzt.",
            **KURSK,
            by="ukrainische Armee:UA",
        ),
    ),
    article(
        "2024-10-28",
        says(
            "North Korea has sent [[about 10,000]] soldiers to train in eastern Russia, the Pentagon said.",
            **SOLDIERS,
            event="sent",
            where="Russia:RU",
            by="Pentagon:US",
        ),
        language="en",
        outlet="Reuters",
    ),
    article(
        "2024-10-31",
        says(
            "[[Up to 8,000]] North Korean soldiers are in Kursk, Blinken said.".replace("Up", "up"),
            **SOLDIERS,
            event="deployed",
            where="Kursk,Russia:RU",
            by="Blinken:US",
        ),
        language="en",
        outlet="Reuters",
    ),
    article(
        "2024-11-04",
        says(
            "In Kursk stehen nach Angaben des Pentagons [[mindestens 10.000]] nordkoreanische Soldaten.",
            **SOLDIERS,
            event="deployed",
            where="Kursk",
            by="Pentagon:US",
        ),
        says(
            "Kiew spricht von [[11.000]] nordkoreanischen Soldaten in Kursk.",
            **SOLDIERS,
            event="deployed",
            where="Kursk",
            by="Kiew:UA",
        ),
    ),
    article(
        "2024-11-23",
        says(
            "Die Ukraine hält in Kursk noch [[rund 800]] Quadratkilometer, sagte ein Vertreter des Generalstabs.",
            **KURSK,
            by="Generalstab:UA",
        ),
        says("Auf dem Höhepunkt waren es [[1376]] Quadratkilometer.", **KURSK, by="Generalstab:UA", role=Role.FORMER),
        says(
            "Damit gingen [[mehr als 40]] Prozent verloren.",
            what="area",
            who="Ukraine:UA",
            event="lost",
            kind="percent",
            unit="%",
        ),
    ),
    article(
        "2024-12-19",
        says(
            "In Kursk wurden [[mindestens 100]] nordkoreanische Soldaten getötet.",
            **SOLDIERS,
            event="killed",
            by="Geheimdienst:KR",
        ),
        says("Verletzt wurden [[rund 1000]].", **SOLDIERS, event="injured", by="Geheimdienst:KR"),
    ),
    article(
        "2024-12-23",
        says(
            "[[Mehr als 3000]] nordkoreanische Soldaten wurden getötet oder verwundet, sagt Selenskyj.".replace(
                "Mehr", "mehr"
            ),
            **SOLDIERS,
            event="casualty",
            where="Kursk",
            by="Selenskyj:UA",
        ),
        says(
            "Der Generalstab in Seoul spricht von [[rund 1100]] getöteten oder verletzten Soldaten aus Nordkorea.",
            **SOLDIERS,
            event="casualty",
            by="Generalstab:KR",
        ),
    ),
    article(
        "2025-01-13",
        says(
            "Nach Angaben aus Seoul wurden [[300]] nordkoreanische Soldaten getötet.",
            **SOLDIERS,
            event="killed",
            by="Geheimdienst:KR",
        ),
        says("Verletzt wurden [[2700]].", **SOLDIERS, event="injured", by="Geheimdienst:KR"),
    ),
    article(
        "2025-04-30",
        says(
            "Der Geheimdienst in Seoul geht von [[600]] getöteten nordkoreanischen Soldaten aus.",
            **SOLDIERS,
            event="killed",
            by="Geheimdienst:KR",
        ),
        says(
            "Insgesamt wurden [[rund 4700]] Soldaten aus Nordkorea getötet oder verletzt.",
            **SOLDIERS,
            event="casualty",
            scope="total",
            by="Geheimdienst:KR",
        ),
        says(
            "Entsandt wurden insgesamt [[15.000]] Soldaten nach Russland.",
            **SOLDIERS,
            event="sent",
            scope="total",
            where="Russland:RU",
            by="Geheimdienst:KR",
        ),
    ),
)

STORY = {
    "sent": "1500 · 3000 changed up · mehrere tausend coarsened · about 10,000 changed up · 15.000 changed up",
    "to be sent": "rund 10.000 · rund 12.000 changed up",
    "trained": "mindestens 3000",
    "deployed": "up to 8,000 · mindestens 10.000 changed up · 11.000 refined",
    "held": "mehrere hundert · rund 800 refined",
    "killed": "mindestens 100 · 300 changed up · 600 changed up",
    "injured": "rund 1000 · 2700 changed up",
    "casualty": "mehr als 3000 · rund 1100 disputed · rund 4700 changed up",
}


def figure(relation: Relation) -> str:
    return relation.relation + (f" {relation.direction}" if relation.relation == "changed" else "")


def row(series: Series, found: dict[tuple[str, str], Relation]) -> str:
    claims = [c for c in representatives(series.claims) if not c.former]
    said = [_written(claims[0])]
    for earlier, later in itertools.pairwise(claims):
        relation = found.get((earlier.fact.fact_id, later.fact.fact_id))
        said.append(f"{_written(later)} {figure(relation) if relation else '?'}")
    return " · ".join(said)


def _written(claim: object) -> str:
    fact = claim.fact  # type: ignore[attr-defined]
    words = f"{fact.quantity.modifier or ''} {fact.number.text}".strip()
    return fact.number.text if fact.quantity.precision == "vague" else words


def rows(readings: list[Reading]) -> dict[str, str]:
    found = {(r.earlier.fact_id, r.later.fact_id): r for r in relations(readings, same_story=True)}
    made: dict[str, str] = {}
    for series in series_of(readings, same_story=True):
        name = "to be sent" if series.kind == "forecast" else str(series.event)
        assert name not in made, f"{name} twice"
        made[name] = row(series, found)
    return made


@pytest.mark.parametrize("name", STORY)
def test_a_row_of_the_table(name: str) -> None:
    assert rows(list(ARTICLES))[name] == STORY[name]


def test_there_is_nothing_else_but_the_share_lost() -> None:
    assert set(rows(list(ARTICLES))) - set(STORY) == {"lost"}


def test_the_peak_is_an_old_value_of_the_area_held() -> None:
    held = next(s for s in series_of(ARTICLES, same_story=True) if s.event == "held")
    assert [c.fact.number.text for c in held.claims if c.former] == ["1376"]


def test_the_only_dispute_is_that_of_23_december() -> None:
    odd = [r for r in relations(ARTICLES, same_story=True) if r.relation in ("disputed", "contradicted")]
    assert [(r.earlier.number.text, r.later.number.text, r.relation) for r in odd] == [("3000", "1100", "disputed")]
    assert "other source: Selenskyj, Generalstab" in odd[0].why


def test_a_forecast_is_never_compared_with_the_soldiers_sent() -> None:
    kinds = [{r.earlier.status, r.later.status} for r in diff(ARTICLES) if isinstance(r, Relation)]
    assert {Status.POSSIBLE, Status.REPORTED} not in kinds


def test_the_order_of_ingestion_does_not_matter() -> None:
    expected = [(r.series, r.earlier.fact_id, r.later.fact_id) for r in relations(ARTICLES, same_story=True)]
    for seed in range(3):
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
        assert [
            (r.series, r.earlier.fact_id, r.later.fact_id) for r in relations(shuffled, same_story=True)
        ] == expected


def test_the_ids_of_series_stay_when_later_figures_arrive() -> None:
    before = {s.first.fact.fact_id: s.id for s in series_of(ARTICLES[:6], same_story=True)}
    after = {s.first.fact.fact_id: s.id for s in series_of(ARTICLES, same_story=True)}
    assert before.items() <= after.items()


def test_the_archive_recognises_the_story() -> None:
    told = {s.id: [c.fact.fact_id for c in s.claims] for s in series_of(ARTICLES, same_story=True)}
    assert {s.id: [c.fact.fact_id for c in s.claims] for s in series_of(ARTICLES)} == told


def test_an_article_against_itself_finds_nothing() -> None:
    for reading in ARTICLES:
        found = diff([reading, reading])
        assert all(isinstance(r, Relation) and r.relation == "same" and not r.flags for r in found)


def test_the_planned_figure_stated_as_sent_is_seen() -> None:
    draft = article("2025-05-02", says("Nordkorea hat [[rund 12.000]] Soldaten nach Russland geschickt.",
                                       **SOLDIERS, event="sent", where="Russland:RU"))  # fmt: skip
    found = [r for r in diff([*ARTICLES, draft]) if isinstance(r, Relation) and r.later.article_id == draft.article.id]
    raised = [r for r in found if "certainty_raised" in r.flags]
    assert [(r.relation, r.earlier.number.text) for r in raised] == [("same", "12.000")]


def test_within_the_article_of_23_december() -> None:
    assert [r.relation for r in within(ARTICLES[8])] == ["disputed"]


def test_the_last_article_alone_has_what_is_new() -> None:
    found = diff(ARTICLES[-2:])
    assert [(r.relation, r.fact.number.text) for r in found if isinstance(r, Unpaired)] == [
        ("gone", "2700"), ("new", "4700"), ("new", "15.000"),
    ]  # fmt: skip


def test_labels_are_readable() -> None:
    labels = {label(s, "de") for s in series_of(ARTICLES, same_story=True)}
    assert "nordkoreanische Soldaten in Russland (in Ausbildung)" in labels
    assert any(name.startswith("Ukraine: Fläche in Kursk") for name in labels)
