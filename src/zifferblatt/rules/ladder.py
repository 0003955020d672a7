"""The run of examples as text: a line an example, the ladder beneath those that fail, the sentence with its figure."""

from __future__ import annotations

from zifferblatt.messages import count, say
from zifferblatt.rules.outcome import Outcome, Run, Rung, Sentence

WIDEST = 100


def text(run: Run, language: str | None = None, *, failures_only: bool = False) -> str:
    """The whole run for a terminal, without colour. `language` is that of the words around (default: the user's).

    With `failures_only` the examples that come out as they should are counted only.
    """
    if run.empty:
        return say("rules.nothing_ran", language)
    blocks = [one(o, language) for o in run.outcomes if not (failures_only and o.passed)]
    if run.unpinned:
        blocks += ["", say("rules.unpinned", language)]
        blocks += [f"  {u.rule}  {u.condition}: {u.expression}" for u in run.unpinned]
        blocks += [f"  {say('rules.loose', language)}"] if run.loose else []
    failed = len(run.failures)
    key = "rules.some_wrong" if failed else "rules.loose_only" if run.loose else "rules.all_right"
    number, rules = len(run.outcomes), count("rule", len(run.rules), language)
    examples = count("example", number, language)
    blocks += ["", say(key, language, failed=failed, number=number, examples=examples, rules=rules)]
    return "\n".join(blocks).lstrip("\n")


def one(outcome: Outcome, language: str | None = None) -> str:
    """One example: its verdict, and where it fails or is known to fail, the ladder."""
    head = f"{outcome.verdict:<8} {outcome.rule}  {outcome.wants}: {outcome.example}"
    if outcome.known_wrong and not outcome.passed:
        return f"{head}\n  " + say("rules.known_wrong_passes", language, reason=outcome.known_wrong)
    if outcome.known_wrong:
        return f"{head}\n  " + say("rules.known_wrong", language, reason=outcome.known_wrong)
    if outcome.passed:
        return head
    lines = [head, f"  {outcome.file}:{outcome.line}"]
    lines += [f"  {rung(r, language)}" for r in outcome.ladder]
    if outcome.condition:
        lines.append(f"      {outcome.condition}: {outcome.expression}")
    lines += [f"        {name} = {value}" for name, value in outcome.values.items()]
    lines += [f"      {say('rules.wanted', language)} {w}" for w in outcome.wanted]
    for got in outcome.got:
        pair = f"{got.old} → {got.new}" if got.old else got.new
        lines.append(f"      {say('rules.got', language)} {pair} ({got.relation or '–'}): {got.message}")
    for sentence in outcome.sentences:
        lines += [f"      {line}" for line in underlined(sentence, language)]
    return "\n".join(lines)


def rung(step: Rung, language: str | None = None) -> str:
    """One rung: a tick or a cross, its name, and why."""
    why = say(step.reason, language, **step.values) if step.reason else ""
    return f"{'✓' if step.holds else '✗'} {step.rung:<7}{why}".rstrip()


def underlined(sentence: Sentence, language: str | None = None) -> list[str]:
    """The sentence with its figures underlined; a long one is cut around the first of them."""
    shown, start = _cut(sentence)
    line = "".join(" " if c in "\n\t" else c for c in shown)
    marks = [" "] * len(line)
    for begin, end in sentence.figures:
        for i in range(max(begin - start, 0), min(end - start, len(line))):
            marks[i] = "~"
    head = f"[{sentence.article}] "
    return [head + line, " " * len(head) + "".join(marks).rstrip()] if sentence.figures else [head + line]


def _cut(sentence: Sentence) -> tuple[str, int]:
    if len(sentence.text) <= WIDEST or not sentence.figures:
        return sentence.text[: WIDEST * 2], 0
    begin, end = sentence.figures[0][0], sentence.figures[-1][1]
    start = max(0, min(begin - 20, (begin + end - WIDEST) // 2))
    return sentence.text[start : max(start + WIDEST, min(end, start + 2 * WIDEST))], start
