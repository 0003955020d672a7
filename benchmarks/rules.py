"""How long broken rule files and the examples of the built-in rules take; nothing is asserted of time in the tests.

Time is that of the processor, so that what else the machine does makes no difference.

    python benchmarks/rules.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def broken() -> dict[str, str]:
    """Every broken rule file of the tests by what is wrong with it, the hostile ones among them."""
    from tests.rules import test_file

    marks = test_file.test_hostile_files_are_refused_in_a_second.pytestmark  # type: ignore[attr-defined]
    hostile = dict(zip(marks[0].kwargs["ids"], marks[0].args[1], strict=True))
    return {**{case["what"]: test_file.broken(case) for case in test_file.BROKEN}, **hostile}


def main() -> None:
    """Print the slowest broken files and the time for the built-in rules."""
    from zifferblatt.rules import builtin, run
    from zifferblatt.rules.file import parse

    began = process_time()
    rules = builtin()
    loaded = process_time() - began
    taken = {}
    for what, text in broken().items():
        began = process_time()
        _, problems = parse(text, "rule.yaml")
        taken[what] = (process_time() - began, len(problems))
    print(f"{len(taken)} broken rule files, the slowest of them:")
    for what, (seconds, flaws) in sorted(taken.items(), key=lambda item: -item[1][0])[:8]:
        print(f"  {seconds * 1000:7.1f} ms  {flaws} flaws  {what}")
    began = process_time()
    done = run(rules)
    seconds = process_time() - began
    print(f"{len(done.outcomes)} examples of {len(rules)} built-in rules: {loaded:.2f} s to load, {seconds:.2f} s")


if __name__ == "__main__":
    main()
