"""The pytest plugin: ``pytest rules/`` runs every example of a rule file as a test, with the output of ``rules test``.

Rule files are the YAML files with a key ``rule`` in the folders that the workspace names as its rules, and those that
are named on the command line. A stable rule has one more test, that its conditions are all pinned.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from zifferblatt.rules.file import Rule
    from zifferblatt.rules.outcome import Outcome, Unpinned

ENDINGS = (".yaml", ".yml")
FOLDERS = pytest.StashKey[tuple[Path, ...]]()
HEAD = 4096  # characters in which the key "rule" must stand


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A collector for a rule file, or None for any other file."""
    if file_path.suffix not in ENDINGS or not _ours(file_path, parent.config) or not _is_rule(file_path):
        return None
    collected: RuleFile = RuleFile.from_parent(parent, path=file_path)
    return collected


def _ours(file: Path, config: pytest.Config) -> bool:
    """Whether it is named on the command line or stands among the workspace's rules."""
    named = (config.invocation_params.dir / argument.partition("::")[0] for argument in config.args)
    return any(p == file for p in named) or any(file.is_relative_to(p) for p in _folders(config))


def _folders(config: pytest.Config) -> tuple[Path, ...]:
    if FOLDERS not in config.stash:
        from zifferblatt.errors import ZifferblattError
        from zifferblatt.workspace import workspace

        try:
            config.stash[FOLDERS] = workspace(config.invocation_params.dir).rules
        except ZifferblattError as error:
            raise pytest.UsageError(error.line()) from error
    return config.stash[FOLDERS]


def _is_rule(file: Path) -> bool:
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            return re.search(r"^[\"']?rule[\"']? *:", stream.read(HEAD), re.MULTILINE) is not None
    except OSError:
        return False


class RuleFile(pytest.File):
    """One rule file: a test for each of its examples."""

    def collect(self) -> Iterator[pytest.Item]:
        """The examples. Raises `CollectError` with everything wrong in a broken file."""
        from zifferblatt.errors import RuleError, ZifferblattError
        from zifferblatt.messages import interface_language
        from zifferblatt.rules.file import RuleErrors, read_rule

        try:
            rule = read_rule(self.path)
        except RuleErrors as group:
            flaws = [e for e in group.exceptions if isinstance(e, RuleError)]
            lines = [f"{e.line(interface_language())}  [{e.code}]" for e in flaws]
            raise self.CollectError("\n".join(lines)) from None
        except ZifferblattError as error:
            raise self.CollectError(error.line(interface_language())) from None
        for index, example in enumerate(rule.spec.examples):
            wants = "fires" if example.fires is not None else "quiet"
            yield ExampleItem.from_parent(self, name=f"{wants}: {example.title}", rule=rule, index=index)
        if rule.spec.status == "stable":
            yield PinsItem.from_parent(self, name="pins", rule=rule)


class WrongExampleError(Exception):
    """An example that did not come out as it says."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.verdict)
        self.outcome = outcome


class UnpinnedError(Exception):
    """A stable rule with conditions that no example pins."""

    def __init__(self, unpinned: tuple[Unpinned, ...]) -> None:
        super().__init__(", ".join(u.condition for u in unpinned))
        self.unpinned = unpinned


class ExampleItem(pytest.Item):
    """One example of a rule."""

    def __init__(self, *, rule: Rule, index: int, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # pytest's own arguments, handed on
        self.rule, self.index = rule, index

    def runtest(self) -> None:
        """Run the example. Raises `WrongExampleError` where it does not come out as it says."""
        from zifferblatt.rules.examples import judge, rooms, stage

        outcome = judge(self.rule, stage(self.rule.spec.examples[self.index], rooms()), self.index)
        if not outcome.passed:
            raise WrongExampleError(outcome)
        if outcome.known_wrong:
            pytest.xfail(outcome.known_wrong)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """What ``rules test`` prints of a failed example."""
        if isinstance(excinfo.value, WrongExampleError):
            from zifferblatt.rules.ladder import one

            return one(excinfo.value.outcome)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[os.PathLike[str], int | None, str]:
        """The file and the line of the example."""
        file = self.rule.files[self.index] if self.index < len(self.rule.files) else self.rule.file
        return Path(file), self.rule.lines[self.index] - 1, f"{self.rule.name} {self.name}"


class PinsItem(pytest.Item):
    """That the examples of a stable rule pin all of its conditions."""

    def __init__(self, *, rule: Rule, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # pytest's own arguments, handed on
        self.rule = rule

    def runtest(self) -> None:
        """Drop each condition in turn. Raises `UnpinnedError` where no verdict changes by one."""
        from zifferblatt.rules.examples import rooms, stage, without_pin

        room = rooms()
        if loose := tuple(without_pin(self.rule, [stage(e, room) for e in self.rule.spec.examples])):
            raise UnpinnedError(loose)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The conditions and what to do."""
        from zifferblatt.messages import say

        if isinstance(excinfo.value, UnpinnedError):
            lines = [f"  {u.rule}  {u.condition}: {u.expression}" for u in excinfo.value.unpinned]
            return "\n".join([say("rules.unpinned"), *lines, f"  {say('rules.loose')}"])
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[os.PathLike[str], int | None, str]:
        """The rule's file."""
        return self.path, 0, f"{self.rule.name} pins"
