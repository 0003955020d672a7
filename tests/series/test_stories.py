"""Small stories, each with its figures read by hand: what must be related, and what must stay apart."""

from __future__ import annotations

import random

import pytest

from zifferblatt.model import Reading, Relation, Role, Status
from zifferblatt.series import diff, relations, series_of, within

from .build import article, says

PERSON = {"what": "person"}


def found(*readings: Reading) -> set[str]:
    """The relations across these articles: "42 → 68 changed up"."""
    return {_line(r) for r in diff(readings) if isinstance(r, Relation)}


def inside(reading: Reading) -> set[str]:
    return {_line(r) for r in within(reading)}


def _line(r: Relation) -> str:
    direction = f" {r.direction}" if r.relation == "changed" else ""
    return " ".join((f"{r.earlier.number.text} → {r.later.number.text} {r.relation}{direction}", *r.flags))


def test_a_toll_that_rises_and_is_disputed() -> None:
    first = article(
        "2021-02-01",
        says("Bei dem Fährunglück vor Ostmar starben [[Dutzende]] Menschen.", **PERSON, event="killed", by="Polizei"),
        says("Vermisst werden [[mehr als 120]] Menschen.", **PERSON, event="missing", by="Polizei"),
    )
    second = article(
        "2021-02-04",
        says("Bisher sind [[57]] Tote geborgen worden.", what="dead", by="Polizei"),
        says("Die Reederei spricht von [[31]] Todesopfern.", what="death", by="Reederei", source_kind="company"),
        says("Noch immer fehlt von [[80]] Menschen jede Spur.", **PERSON, event="missing", by="Polizei"),
    )
    assert found(first, second) == {
        "Dutzende → 57 refined",
        "Dutzende → 31 refined",
        "120 → 80 changed down",
    }
    assert inside(second) == {"57 → 31 disputed"}


def test_hectares_are_square_kilometres() -> None:
    fire = {"what": "area", "event": "burnt", "where": "Talheim", "kind": "area"}
    assert found(
        article(
            "2022-08-01", says("Bei Talheim sind [[rund 21]] Quadratkilometer Wald verbrannt.", **fire, unit="km²")
        ),
        article("2022-08-02", says("Das Feuer bei Talheim zerstörte [[2100]] Hektar Wald.", **fire, unit="ha")),
        article(
            "2022-08-05", says("Nun sind [[34]] Quadratkilometer Wald bei Talheim abgebrannt.", **fire, unit="km²")
        ),
    ) == {"21 → 2100 same hedge_dropped", "2100 → 34 changed up"}


def test_fahrenheit_is_celsius_across_languages() -> None:
    heat = {"what": "temperature", "event": "measured", "where": "Drybrook", "kind": "temperature"}
    english = article("2020-07-03", says("It was [[95]] degrees in Drybrook.", **heat, unit="°F"), language="en")
    german = article("2020-07-04", says("In Drybrook wurden [[35]] Grad gemessen.", **heat, unit="°C"))
    assert found(english, german) == {"95 → 35 same"}


def test_soldiers_are_troops_and_deaths_are_the_killed_in_two_languages() -> None:
    german = article(
        "2023-03-01", says("[[40]] Soldaten aus Sorland starben.", what="soldier", event="killed", who="Sorland")
    )
    english = article(
        "2023-03-03",
        says("Sorland has lost [[55]] troops.", what="troops", event="killed", who="Sorland"),
        language="en",
    )
    assert found(german, english) == {"40 → 55 changed up"}


def test_what_could_happen_and_what_happened() -> None:
    might = article(
        "2019-05-02",
        says(
            "Bis Jahresende könnten [[bis zu 8000]] Stellen wegfallen, warnt der Verband.",
            what="job",
            event="lost",
            status=Status.POSSIBLE,
            by="Verband",
        ),
        says("Bisher fielen [[1200]] Stellen weg.", what="job", event="lost"),
    )
    did = article("2019-06-11", says("In der Krise sind [[8000]] Stellen weggefallen.", what="job", event="lost"))
    lines = found(might, did)
    assert "8000 → 8000 same certainty_raised hedge_dropped attribution_dropped" in lines
    assert "1200 → 8000 changed up" in lines


def test_a_plan_and_what_came_of_it() -> None:
    plan = {"what": "flat", "event": "planned-to-build", "where": "Neuburg", "status": Status.PLANNED}
    one = article("2018-03-01", says("Neuburg will [[rund 4000]] Wohnungen bauen.", **plan))
    other = article(
        "2021-03-01",
        says("In Neuburg entstanden nur [[2600]] Wohnungen.", what="flat", event="built", where="Neuburg"),
        says("Vorgesehen waren [[4000]] Wohnungen.", **plan),
    )
    assert found(one, other) == {"4000 → 4000 same hedge_dropped"}


def test_a_range_that_was_expected_and_the_figure_within_it() -> None:
    assert found(
        article(
            "2020-07-01",
            says(
                "Der Verband erwartet [[3,1 bis 3,4]] Tonnen Honig.",
                what="honey",
                event="produced",
                kind="mass",
                unit="t",
                number="3.1",
                to="3.4",
                by="Verband",
                status=Status.PLANNED,
            ),
        ),
        article(
            "2020-09-01",
            says("Geerntet wurden [[3,3]] Tonnen Honig.", what="honey", event="produced", kind="mass", unit="t"),
        ),
    ) == {"3,1 bis 3,4 → 3,3 refined certainty_raised attribution_dropped"}


def test_two_years_are_two_measures_and_one_year_is_one_time() -> None:
    harvest = {"what": "wine", "event": "produced", "kind": "mass", "unit": "t"}
    last = ("2020-01-01", "2020-12-31")
    one = article("2021-08-01", says("Im Vorjahr waren es [[500]] Tonnen Wein.", **harvest, time=last, by="Verband"))
    other = article(
        "2021-10-01",
        says("Die Winzer haben [[380]] Tonnen Wein gelesen.", **harvest, by="Amt"),
        says("Im Jahr 2020 waren es [[610]] Tonnen Wein.", **harvest, time=last, by="Amt"),
    )
    assert found(one, other) == {"500 → 610 disputed"}


def test_who_takes_a_side_in_a_dispute_reports_no_change() -> None:
    gain = {"what": "area", "event": "conquered", "where": "Grenzland", "kind": "area", "unit": "km²"}
    one = article(
        "2023-06-02",
        says("Astans Armee will [[rund 700]] Quadratkilometer im Grenzland erobert haben.", **gain, by="Armee Astan"),
        says("Belmars Stab räumt [[höchstens 200]] Quadratkilometer im Grenzland ein.", **gain, by="Stab Belmar"),
    )
    other = article("2023-06-03", says("Astan hat [[700]] Quadratkilometer im Grenzland erobert.", **gain))
    assert found(one, other) == {
        "700 → 700 same hedge_dropped attribution_dropped",
        "200 → 700 disputed attribution_dropped",
    }


def test_an_old_value_is_compared_with_what_was_said_then() -> None:
    held = {"what": "area", "event": "held", "where": "Moorland", "kind": "area", "unit": "km²"}
    first = article("2022-01-01", says("Die Rebellen halten [[knapp 90]] Quadratkilometer im Moorland.", **held))
    second = article(
        "2022-02-01",
        says("Die Rebellen halten noch [[35]] Quadratkilometer im Moorland.", **held),
        says("Zuvor waren es [[rund 90]].", **held, role=Role.FORMER),
    )
    assert found(first, second) == {"90 → 35 changed down", "90 → 90 same"}


def test_a_change_is_never_compared_with_a_level() -> None:
    rent = {"what": "rent", "kind": "percent", "unit": "%", "where": "Neuburg"}
    assert (
        found(
            article("2022-01-01", says("Die Mieten in Neuburg stiegen um [[4]] Prozent.", **rent, role=Role.CHANGE)),
            article("2022-02-01", says("Die Mieten in Neuburg machen [[40]] Prozent des Lohns aus.", **rent)),
        )
        == set()
    )


APART = [
    ({"event": "killed"}, {"event": "injured"}),
    ({"event": "killed"}, {"event": "casualty"}),
    ({"event": "trained"}, {"event": "sent"}),
    ({"event": "sent"}, {"event": "deployed"}),
    ({"event": "killed", "who": "Sorland:SO"}, {"event": "killed", "who": "Belmar:BE"}),
    ({"event": "killed", "where": "Talheim"}, {"event": "killed", "where": "Bergheim"}),
    ({"event": "killed", "where": "Ahrweiler"}, {"event": "killed", "where": "Rheinland-Pfalz"}),
    ({"event": "killed", "scope": "part"}, {"event": "killed"}),
    ({"what": "civilian", "event": "killed"}, {"what": "soldier", "event": "killed"}),
    ({"what": "house", "event": "destroyed"}, {"what": "bridge", "event": "destroyed"}),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_must_stay_apart(one: dict[str, str], other: dict[str, str]) -> None:
    first = article("2022-01-01", says("Von dort werden [[40]] gemeldet.", **(PERSON | one)))
    second = article("2022-01-03", says("Am Abend hieß es, nun seien es [[30]].", **(PERSON | other)))
    assert found(first, second) == set()


def test_two_accidents_are_two_stories() -> None:
    archive = [
        article(
            "2020-03-01",
            says("Bei einem Busunglück in Peru starben [[24]] Menschen.", **PERSON, event="killed", where="Peru:PE"),
        ),
        article(
            "2020-03-05", says("Eine Lawine in Tirol tötete [[7]] Menschen.", **PERSON, event="killed", where="Tirol")
        ),
    ]
    assert relations(archive) == []


def test_the_same_text_in_two_papers_is_no_confirmation() -> None:
    said = says("Bei dem Brand in Talheim starben [[drei]] Menschen.", **PERSON, event="killed", number="3")
    assert found(article("2020-03-01", said, outlet="dpa"), article("2020-03-01", said, outlet="Bote")) == {
        "drei → drei same"
    }


def test_a_title_is_held_against_its_text() -> None:
    killed = {**PERSON, "event": "killed", "by": "Polizei"}
    read = article(
        "2020-03-01",
        says("Bei dem Brand in Talheim starben [[mindestens 12]] Menschen.", **killed),
        title=says("[[21]] Tote bei Brand in Talheim", **PERSON, event="killed"),
    )
    assert inside(read) == {"12 → 21 refined hedge_dropped attribution_dropped"}


def test_ingestion_order_changes_nothing() -> None:
    held = {"what": "area", "event": "held", "where": "Moorland", "kind": "area", "unit": "km²"}
    archive = [
        article(
            f"2022-01-{day:02d}", says(f"Die Rebellen halten [[{90 + day * 7}]] Quadratkilometer im Moorland.", **held)
        )
        for day in range(1, 12)
    ]
    expected = [s.id for s in series_of(archive)]
    lines = [_line(r) for r in relations(archive)]
    for seed in range(3):
        shuffled = random.Random(seed).sample(archive, len(archive))
        assert [s.id for s in series_of(shuffled)] == expected
        assert [_line(r) for r in relations(shuffled)] == lines
