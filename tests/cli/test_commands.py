"""Every command once, as a process, on files."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import FIRST, LATER, Program
from zifferblatt.ledger import Ledger
from zifferblatt.model import Fact


def test_facts_as_json_lines_are_the_contract(zb: Program) -> None:
    done = zb("facts", "--format", "jsonl", "seeds/erste.txt")
    assert (done.returncode, done.stderr) == (0, "")
    fact = Fact.model_validate_json(done.stdout)
    assert fact.number.text == "3000"
    assert fact.article_id == "erste"


def test_facts_in_every_format(zb: Program) -> None:
    made = {f: zb("facts", "--format", f, "seeds") for f in ("text", "json", "jsonl", "markdown", "csv")}
    assert {f: done.returncode for f, done in made.items()} == dict.fromkeys(made, 0)
    assert all("10.000" in done.stdout for done in made.values())
    assert len(json.loads(made["json"].stdout)) == 2
    assert len(list(csv.DictReader(made["csv"].stdout.splitlines()))) == 2


def test_an_article_without_figures_is_no_failure(zb: Program) -> None:
    done = zb("facts", "-", stdin="Hier steht keine einzige Angabe.\n")
    assert done.returncode == 0
    assert "no figures" in done.stdout


def test_standard_input_is_an_article(zb: Program) -> None:
    done = zb("facts", "--format", "jsonl", "-", stdin=FIRST)
    assert json.loads(done.stdout)["number"]["text"] == "3000"


def test_one_bad_file_does_not_stop_the_others(zb: Program) -> None:
    done = zb("facts", "--format", "jsonl", "seeds/erste.txt", "nirgends.txt", "seeds/spätere.txt")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert len(done.stderr.splitlines()) == 1
    assert "nirgends.txt" in done.stderr


def test_diff_tells_what_changed_and_exits_with_one(zb: Program) -> None:
    done = zb("diff", "seeds/erste.txt", "seeds/spätere.txt")
    assert done.returncode == 1
    head, earlier, later = done.stdout.splitlines()[:3]
    assert head.startswith("↑ changed")
    assert head.endswith("3000 → rund 10.000")
    assert "2024-10-23 dpa" in earlier
    assert "2024-10-28 dpa" in later


@pytest.mark.parametrize("format", ["json", "jsonl", "markdown", "csv"])
def test_diff_in_the_other_formats(zb: Program, format: str) -> None:
    done = zb("diff", "--all", "--format", format, "seeds")
    assert done.returncode == 1
    assert "changed" in done.stdout


def test_diff_of_an_article_with_itself_finds_nothing(zb: Program) -> None:
    done = zb("diff", "seeds/erste.txt", "seeds/erste.txt")
    assert (done.returncode, done.stdout) == (0, "")


def test_diff_without_dates_takes_the_order_given_and_says_so(zb: Program, newsroom: Path) -> None:
    (newsroom / "a.txt").write_text(LATER, encoding="utf-8")
    (newsroom / "b.txt").write_text(FIRST, encoding="utf-8")
    done = zb("diff", "a.txt", "b.txt")
    assert done.returncode == 1
    assert "they are taken in the order given" in done.stderr
    assert "rund 10.000 → 3000" in done.stdout


def test_add_twice_changes_nothing(zb: Program, newsroom: Path) -> None:
    first, second = zb("add", "seeds"), zb("add", "seeds")
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout == ""
    assert first.stderr.startswith("2 articles new in the ledger")
    assert second.stderr.startswith("0 articles new in the ledger")
    assert (newsroom / ".zifferblatt" / "ledger.sqlite").is_file()


def test_reread_says_what_another_version_read_otherwise(zb: Program, newsroom: Path) -> None:
    zb("add", "seeds")
    unchanged = zb("reread")
    assert (unchanged.returncode, unchanged.stdout) == (0, "")
    with Ledger.open(newsroom / ".zifferblatt" / "ledger.sqlite") as ledger:
        older = [r.model_copy(update={"facts": ()}) for r in ledger.readings()]
        ledger.add(older, "an older version")
    done = zb("reread")
    assert done.returncode == 1
    assert [line.split(" [")[0] for line in done.stdout.splitlines()] == [
        "+ erste: 3000 Soldaten",
        "+ spätere: rund 10.000 Soldaten",
    ]


def test_report_in_every_format(zb: Program) -> None:
    zb("add", "seeds")
    made = {f: zb("report", "--format", f) for f in ("text", "markdown", "json", "html")}
    assert {f: done.returncode for f, done in made.items()} == dict.fromkeys(made, 0)
    assert json.loads(made["json"].stdout)["version"] == 1
    assert made["html"].stdout.startswith("<!doctype html>")
    assert all("rund 10.000" in made[f].stdout for f in ("text", "markdown", "html"))


def test_report_to_a_file_is_whole_or_not_there(zb: Program, newsroom: Path) -> None:
    zb("add", "seeds")
    done = zb("report", "--format", "html", "-o", "seite.html")
    assert (done.returncode, done.stdout) == (0, "")
    assert (newsroom / "seite.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [p.name for p in newsroom.iterdir() if p.name.startswith(".seite")] == []
    assert "no/where.html: cannot be written" in zb("report", "-o", "no/where.html").stderr


def test_report_as_of_a_day_knows_nothing_later(zb: Program) -> None:
    zb("add", "seeds")
    assert "rund 10.000" not in zb("report", "--all", "--as-of", "2024-10-25").stdout
    assert "3000" in zb("report", "--all", "--as-of", "2024-10-25").stdout


def test_check_finds_a_slip_in_a_draft(zb: Program, newsroom: Path) -> None:
    zb("add", "seeds")
    draft = newsroom / "entwurf.txt"
    draft.write_text("In Seoul hieß es, Nordkorea habe 100.000 Soldaten nach Russland entsandt.\n", encoding="utf-8")
    done = zb("check", "entwurf.txt", "--date", "2024-10-28")
    assert done.returncode == 1
    assert "scale-slip" in done.stdout
    same = newsroom / "gleich.txt"
    same.write_text(LATER, encoding="utf-8")
    assert zb("check", "gleich.txt", "--date", "2024-10-28").returncode == 0


def test_a_draft_without_a_date_is_as_of_the_latest_article(zb: Program, newsroom: Path) -> None:
    zb("add", "seeds")
    (newsroom / "entwurf.txt").write_text(LATER, encoding="utf-8")
    assert "the draft counts as of 2024-10-28" in zb("check", "entwurf.txt").stderr


def test_series_shows_a_measure_over_time(zb: Program) -> None:
    zb("add", "seeds")
    done = zb("series", "soldaten")
    assert done.returncode == 0
    rows = done.stdout.splitlines()
    assert "2024-10-23  3000" in rows[2]
    assert "↑ changed" in rows[3]
    assert zb("series", "raumschiffe").returncode == 1
    (line,) = zb("series", "--format", "jsonl").stdout.splitlines()
    assert [c["fact"]["number"]["text"] for c in json.loads(line)["claims"]] == ["3000", "10.000"]


def test_explain_takes_a_sentence(zb: Program) -> None:
    done = zb("explain", LATER.strip())
    assert done.returncode == 0
    assert "├ precision  about" in done.stdout
    assert "← “rund”" in done.stdout
    german = zb("explain", "--lang", "de", "seeds/spätere.txt")
    assert "← „rund“" in german.stdout


def test_rules_are_listed_shown_and_tested(zb: Program) -> None:
    listed = zb("rules", "list")
    assert listed.returncode == 0
    assert any(line.startswith("contradicted ") for line in listed.stdout.splitlines())
    shown = zb("rules", "show", "contradicted")
    assert shown.returncode == 0
    assert "fires when" in shown.stdout
    assert zb("rules", "test", "-k", "nothing is called this").returncode == 1


def test_init_makes_a_workspace(zb: Program, newsroom: Path) -> None:
    assert zb("init", "neu").returncode == 0
    assert (newsroom / "neu" / "seeds").is_dir()
    again = zb("init", "neu")
    assert again.returncode == 2
    assert "nothing is overwritten" in again.stderr


def test_colour_is_for_terminals_and_for_those_who_ask(zb: Program) -> None:
    plain = zb("diff", "seeds")
    forced = zb("diff", "seeds", environment={"FORCE_COLOR": "1"})
    quiet = zb("diff", "seeds", environment={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b[" not in plain.stdout
    assert "\x1b[" in forced.stdout
    assert "\x1b[" not in quiet.stdout


def test_what_an_article_holds_cannot_command_the_terminal(zb: Program, newsroom: Path) -> None:
    (newsroom / "böse.txt").write_text("Es waren \x1b]0;x\x07\x9b31m 3000 Soldaten in Russland.\n", encoding="utf-8")
    for format in ("text", "markdown", "jsonl", "csv"):
        done = zb("facts", "--format", format, "böse.txt")
        assert "3000" in done.stdout
        assert not set(done.stdout) & {"\x1b", "\x07", "\x9b"}


def test_a_reader_that_leaves_early_is_no_error(newsroom: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": FIRST, "published": "2024-10-23"}) for n in range(2000)]
    (newsroom / "viele.jsonl").write_text("\n".join(lines), encoding="utf-8")
    program = [sys.executable, "-m", "zifferblatt", "facts", "--format", "jsonl", "viele.jsonl"]
    with subprocess.Popen(program, cwd=newsroom, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_the_words_around_are_in_the_users_language(zb: Program) -> None:
    german = zb("diff", "seeds", environment={"ZIFFERBLATT_LANG": "", "LC_ALL": "de_AT.UTF-8"})
    assert "↑ verändert" in german.stdout
    assert "↑ verändert" in zb("diff", "seeds", "--lang=de").stdout


@pytest.mark.parametrize("arguments", [("facts", "seeds"), ("--help",), ("rules", "list", "--help"), ("--version",)])
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device that is always full is Linux's")
def test_a_full_disk_under_standard_output_is_one_line(newsroom: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zifferblatt", *arguments],
            cwd=newsroom,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "ZIFFERBLATT_LANG": "en"},
        )
    assert done.returncode == 2
    assert done.stderr.startswith("zifferblatt: the system refuses it (No space left on device) – check free space")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
def test_closed_streams_do_not_end_up_in_the_ledger(newsroom: Path) -> None:
    command = f"{sys.executable} -m zifferblatt"
    done = subprocess.run(["sh", "-c", f"{command} add seeds nowhere <&- >&- 2>&-"], cwd=newsroom)
    assert done.returncode == 2
    with Ledger.open(newsroom / ".zifferblatt" / "ledger.sqlite", create=False) as ledger:
        assert len(ledger.readings()) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are Unix's")
def test_output_goes_through_links_and_into_pipes(zb: Program, newsroom: Path) -> None:
    (newsroom / "link.txt").symlink_to("real.txt")
    assert zb("facts", "seeds", "-o", "link.txt").returncode == 0
    assert (newsroom / "link.txt").is_symlink()
    assert "rund 10.000" in (newsroom / "real.txt").read_text(encoding="utf-8")
    os.mkfifo(newsroom / "pipe")
    pipe = os.open(newsroom / "pipe", os.O_RDWR)  # both ends, so that nobody waits for the other
    assert zb("facts", "seeds", "-o", "pipe").returncode == 0
    assert "rund 10.000" in os.read(pipe, 100_000).decode()
    assert (newsroom / "pipe").is_fifo()
    os.close(pipe)
    into_folder = zb("facts", "seeds", "-o", "seeds")
    assert into_folder.returncode == 2
    assert "seeds: cannot be written" in into_folder.stderr


@pytest.mark.parametrize("command", ["facts", "diff", "check"])
def test_where_nothing_can_be_read_an_older_output_stays(zb: Program, newsroom: Path, command: str) -> None:
    zb("add", "seeds")
    older = newsroom / "out.txt"
    older.write_text("von gestern\n", encoding="utf-8")
    done = zb(command, "nowhere.txt", "-o", "out.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr
    assert older.read_text(encoding="utf-8") == "von gestern\n"
