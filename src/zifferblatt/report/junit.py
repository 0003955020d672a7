"""A run of examples as JUnit XML, which every build server reads: a suite a rule, a case an example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from zifferblatt.errors import ZifferblattError
from zifferblatt.messages import say
from zifferblatt.rules import ladder
from zifferblatt.rules.outcome import Outcome, Run

# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(run: Run, problems: Sequence[ZifferblattError], language: str) -> Iterator[str]:
    """The document. A broken file is an error; a known failure is skipped; a loose condition of a stable rule fails."""
    top = ET.Element("testsuites", name="zifferblatt rules")
    for name in dict.fromkeys([*run.rules, *(o.rule for o in run.outcomes)]):
        _suite(top, name, run, language)
    if problems or run.empty:
        suite = ET.SubElement(top, "testsuite", name="rules check", tests=str(max(len(problems), 1)))
        for problem in problems:
            case = ET.SubElement(suite, "testcase", classname="rules check", name=clean(problem.file))
            ET.SubElement(case, "error", message=clean(problem.line(language)), type=problem.code)
        if not problems:
            case = ET.SubElement(suite, "testcase", classname="rules check", name="rules")
            ET.SubElement(case, "error", message=say("rules.nothing_ran", language), type="empty")
        suite.set("errors", suite.get("tests", "1"))
        suite.set("failures", "0")
    for key in ("tests", "failures", "errors"):
        top.set(key, str(sum(int(s.get(key, "0")) for s in top)))
    ET.indent(top)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ET.tostring(top, encoding="unicode")


def _suite(top: ET.Element, name: str, run: Run, language: str) -> None:
    outcomes = [o for o in run.outcomes if o.rule == name]
    loose = [u for u in run.loose if u.rule == name]
    failed = sum(not o.passed for o in outcomes) + len(loose)
    suite = ET.SubElement(
        top, "testsuite", name=name, tests=str(len(outcomes) + len(loose)), failures=str(failed), errors="0"
    )
    for outcome in outcomes:
        _case(suite, outcome, language)
    for one in loose:
        case = ET.SubElement(suite, "testcase", classname=name, name=f"pins {one.condition}", file=clean(one.file))
        told = say("rules.loose", language)
        ET.SubElement(case, "failure", message=told, type="UNPINNED").text = clean(f"{one.condition}: {one.expression}")


def _case(suite: ET.Element, outcome: Outcome, language: str) -> None:
    name = clean(f"{outcome.wants}: {outcome.example}")
    case = ET.SubElement(
        suite, "testcase", classname=outcome.rule, name=name, file=clean(outcome.file), line=str(outcome.line)
    )
    if not outcome.passed:
        failure = ET.SubElement(case, "failure", message=f"{outcome.verdict}: {name}", type=outcome.verdict)
        failure.text = clean(ladder.one(outcome, language))
    elif outcome.known_wrong:
        ET.SubElement(case, "skipped", message=clean(outcome.known_wrong))


def clean(text: str) -> str:
    """`text` without what XML cannot hold."""
    return FORBIDDEN.sub("�", text)
