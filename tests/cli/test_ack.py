"""``zifferblatt ack``: an alert is kept quiet with a reason and until a day, and opened again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Program

RULE = """rule: more-sent
title: More are sent
match: {event: sent}
when: {rises: new.above(old)}
message: {de: "{new} nach {old}", en: "{new} after {old}"}
examples:
  - quiet: nothing
    story: [Nothing.]
"""


@pytest.fixture
def known(zb: Program, newsroom: Path) -> str:
    """The id of the one alert of the newsroom."""
    (newsroom / "rules").mkdir()
    (newsroom / "rules" / "more-sent.yaml").write_text(RULE)
    zb("add", "seeds")
    alerts = json.loads(zb("report", "--format", "json").stdout)["alerts"]
    assert [a["rule"] for a in alerts] == ["more-sent"]
    return str(alerts[0]["alert_id"])


def test_an_alert_is_named_as_the_report_shows_it(zb: Program, known: str) -> None:
    assert f"· {known[:8]}\n" in zb("report").stdout
    done = zb("ack", known[:8], "--why", "both are right", "--until", "2999-12-31", "--by", "Kim")
    assert (done.returncode, done.stderr.startswith("Kept quiet until 2999-12-31: 1 alert.")) == (0, True)
    report = zb("report", "--fail-on", "info")
    assert (report.returncode, report.stdout.startswith("0 alerts")) == (0, True)
    assert "Alerts kept quiet: 1" in report.stderr
    listed = zb("ack").stdout
    assert f"  {known[:8]}  more-sent: rund 10.000 Soldaten after 3000 Soldaten\n" in listed
    assert "until 2999-12-31, Kim: both are right\n" in listed
    assert zb("ack", known[:8], "--undo", "--why", "not so", "--by", "Kim").returncode == 0
    assert zb("report", "--fail-on", "info").returncode == 1


def test_a_baseline_and_what_is_no_longer_there(zb: Program, newsroom: Path, known: str) -> None:
    assert zb("ack", "--all", "--why", "before we began", "--until", "2999-12-31").returncode == 0
    assert zb("report", "--fail-on", "info").returncode == 0
    (newsroom / "rules" / "more-sent.yaml").write_text(RULE.replace("above", "below"))
    assert f"there is no such alert any more: {known[:8]} more-sent (before we began)." in zb("report").stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--until", "2999-12-31"), "give it with --why"),
        (("--why", "x"), "with --until"),
        (("--why", "x", "--until", "2020-01-01"), "has passed"),
        (("--why", "x", "--until", "soon"), "--until"),
        (("--why", "x", "--undo"), "is not kept quiet"),
    ],
)
def test_what_is_missing(zb: Program, known: str, more: tuple[str, ...], said: str) -> None:
    done = zb("ack", known[:8], *more)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_an_alert_that_is_not_there(zb: Program, known: str) -> None:
    done = zb("ack", "zzz", "--why", "x", "--until", "2999-12-31")
    assert (done.returncode, f"these are there: {known[:8]}" in done.stderr) == (2, True)
