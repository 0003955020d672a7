"""Conditions: one line of CEL (Common Expression Language), checked when the rule is loaded, run on evidence.

What a condition may say is a small part of CEL: fields, the methods and functions below, comparisons, ``&& || ! in``,
arithmetic. There are no macros, so its work is bounded by its length. `Condition` is the only thing other files see of
it: another CEL can take the place of this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from cel_expr_python import cel  # type: ignore[import-untyped]

from zifferblatt.errors import RuleError
from zifferblatt.facts.interval import Interval
from zifferblatt.model import Fact
from zifferblatt.rules import grammar, scope
from zifferblatt.rules.corrections import marked
from zifferblatt.rules.evidence import Compare, Evidence, plausible
from zifferblatt.rules.threshold import in_unit, threshold
from zifferblatt.series.claim import Claim


class Condition(Protocol):
    """A compiled condition."""

    @property
    def text(self) -> str:
        """The condition as the author wrote it."""
        ...

    def holds(self, evidence: Evidence) -> bool:
        """Whether it is true of the evidence. Raises `RuleError` where it cannot be answered."""
        ...

    def values(self, evidence: Evidence) -> dict[str, str]:
        """The names and calls in it with their values, in reading order, for a person to read."""
        ...


def compile_condition(text: str, compares: tuple[Compare, ...]) -> tuple[Condition | None, list[grammar.Slip]]:
    """Check and compile. Gives the condition, or None with everything that is wrong and at which character."""
    slips = grammar.check(text, compares)
    if slips:
        return None, slips
    widened = grammar.widen(text)
    try:
        compiled = _environment(compares).compile(widened.text)
    except Exception as error:  # the binding raises RuntimeError for whatever it finds
        return None, grammar.translate(str(error), widened)
    if compiled.return_type() != cel.Type.BOOL:
        return None, [grammar.Slip("rule_not_bool", 0, {"type": grammar.type_name(str(compiled.return_type()))})]
    if slips := [s for p in grammar.patterns(text) if (s := _pattern(p, compares))]:
        return None, slips
    return _CelCondition(text, compiled, compares, _used(text, compares)), []


def _pattern(token: grammar.Token, compares: tuple[Compare, ...]) -> grammar.Slip | None:
    """A pattern that Python takes may be none to CEL (look-ahead, great repetitions): it is asked once."""
    answer = _environment(compares).compile(f'"".matches({token.text})').eval(data={})
    if answer.type() != cel.Type.ERROR:
        return None
    return grammar.Slip("rule_pattern", token.start, {"detail": str(answer.value()).rpartition("expression: ")[2]})


def _used(text: str, compares: tuple[Compare, ...]) -> tuple[str, ...]:
    """The names whose values a condition needs."""
    known = scope.variables(compares)
    return tuple(dict.fromkeys(name for name in grammar.names(text) if name in known))


@dataclass(frozen=True, slots=True)
class _CelCondition:
    text: str
    compiled: cel.Expression
    compares: tuple[Compare, ...]
    names: tuple[str, ...]

    def holds(self, evidence: Evidence) -> bool:
        value = _evaluate(self.compiled, evidence, self.names)
        if not isinstance(value, bool):
            raise RuleError("rule_failed", condition=self.text, detail=str(value))
        return value

    def values(self, evidence: Evidence) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in grammar.parts(self.text):
            try:
                compiled = _environment(self.compares).compile(grammar.widen(part).text)
                found[part] = scope.shown(_evaluate(compiled, evidence, self.names))
            except Exception as error:  # a part that has no value by itself is left out of the explanation
                found[part] = f"({type(error).__name__})"
        return found


HANDLES = {root: root for root in ("new", "old", "fact")}


def _evaluate(compiled: cel.Expression, evidence: Evidence, names: tuple[str, ...]) -> object:
    with _sides(evidence):
        data = scope.values(evidence, names) | HANDLES
        result = compiled.eval(data=data)
    if result.type() == cel.Type.ERROR:
        raise RuleError("rule_failed", condition="", detail=str(result.value()))
    return result.plain_value()


# The facts stand in CEL as opaque names; what a name means is known here while one condition runs.
_CLAIMS: ContextVar[dict[str, Claim]] = ContextVar("claims")


@contextmanager
def _sides(evidence: Evidence) -> Iterator[None]:
    old = evidence.old
    token = _CLAIMS.set({"new": evidence.new, "old": old} if old else {"fact": evidence.new})
    try:
        yield
    finally:
        _CLAIMS.reset(token)


def _interval(name: str, beside: Claim) -> Interval | None:
    """The interval of a fact, or of a written quantity as far as it can be compared with `beside`; else None."""
    claims = _CLAIMS.get()
    return plausible(claims[name].fact) if name in claims else threshold(name).beside(beside.fact)


def _method(test: Callable[[Interval, Interval], bool]) -> Callable[[str, str], bool]:
    def run(receiver: str, other: str) -> bool:
        claim = _CLAIMS.get()[receiver]
        interval = _interval(other, claim)
        return interval is not None and test(plausible(claim.fact), interval)

    return run


METHODS: dict[str, Callable[[Interval, Interval], bool]] = {
    "below": Interval.below,
    "above": Interval.above,
    "apart": Interval.apart,
    "inside": Interval.inside,
    "overlaps": Interval.overlaps,
}


def _marked(receiver: str, mark: str) -> bool:
    return marked(_CLAIMS.get()[receiver], mark)


def change(new: Fact, old: Fact) -> float:
    """The relative difference of two nominal values: -0.18 is a fall by 18 percent."""
    after, before = float(in_unit(new.quantity.nominal, new, old)), float(old.quantity.nominal)
    if before == 0:
        return 0.0 if after == 0 else scope.INFINITE
    return (after - before) / abs(before)


def ratio(new: Fact, old: Fact) -> float:
    """How many times the smaller of two nominal values goes into the larger, at least 1."""
    small, large = sorted((abs(float(in_unit(new.quantity.nominal, new, old))), abs(float(old.quantity.nominal))))
    if small == 0:
        return 1.0 if large == 0 else scope.INFINITE
    return large / small


def _of_two(function: Callable[[Fact, Fact], float]) -> Callable[[str, str], float]:
    def run(new: str, old: str) -> float:
        claims = _CLAIMS.get()
        return function(claims[new].fact, claims[old].fact)

    return run


def _near(a: float, b: float) -> bool:
    """Equal within two percent."""
    return abs(a - b) <= 0.02 * abs(b)


TYPES = {
    "number": cel.Type.DOUBLE,
    "text": cel.Type.STRING,
    "bool": cel.Type.BOOL,
    "list": cel.Type.List(cel.Type.STRING),
}


@cache
def _environment(compares: tuple[Compare, ...]) -> cel.Env:
    text, number, truth = cel.Type.STRING, cel.Type.DOUBLE, cel.Type.BOOL
    functions = [
        cel.FunctionDecl(name, [cel.Overload(name, truth, [text, text], is_member=True, impl=_method(test))])
        for name, test in METHODS.items()
    ]
    functions += [
        cel.FunctionDecl("marked", [cel.Overload("marked", truth, [text, text], is_member=True, impl=_marked)]),
        cel.FunctionDecl("change", [cel.Overload("change", number, [text, text], impl=_of_two(change))]),
        cel.FunctionDecl("ratio", [cel.Overload("ratio", number, [text, text], impl=_of_two(ratio))]),
        cel.FunctionDecl("near", [cel.Overload("near", truth, [number, number], impl=_near)]),
    ]
    variables = {name: TYPES[kind] for name, kind in scope.variables(compares).items()}
    variables |= dict.fromkeys(scope.roots(compares), text)
    config = cel.NewEnvConfigFromYaml("stdlib:\n  disable_macros: true\n")
    return cel.NewEnv(config=config, variables=variables, functions=functions)
