"""The part of CEL that a condition may use: its tokens, what is wrong with them, and at which character."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zifferblatt.rules import corrections, scope, vocabulary
from zifferblatt.rules.evidence import Compare
from zifferblatt.rules.threshold import threshold

LONGEST = 500
DEEPEST = 12
MOST_NAMED = 24
INTERVAL_METHODS = ("below", "above", "apart", "inside", "overlaps")
TEXT_METHODS = ("contains", "startsWith", "endsWith", "matches")
FUNCTIONS = ("change", "ratio", "near")
PAIR_FUNCTIONS = ("change", "ratio")
WORDS = ("true", "false", "in")

TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<number>\d+\.\d+(?:[eE][-+]?\d+)?|\d+)"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign>&&|\|\||[<>=!]=|[-+*/%<>!()\[\],.?:])"
    r"|(?P<other>.)",
    re.ASCII | re.DOTALL,
)

CLOSES = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a condition."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The character after it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing wrong with a condition: a message code, the character (from 0), what fills the message."""

    code: str
    at: int
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Widened:
    """A condition with its whole numbers written as fractions (CEL tells ``3`` from ``3.0``), and the way back."""

    text: str
    inserted: tuple[int, ...]

    def back(self, at: int) -> int:
        """The character of the author's text for a character of the widened one."""
        return at - 2 * sum(1 for i, place in enumerate(self.inserted) if place + 2 * i < at)


def tokens(text: str) -> list[Token]:
    """The tokens of a condition, white space left out."""
    return [Token(m.lastgroup or "other", m[0], m.start()) for m in TOKEN.finditer(text) if m.lastgroup != "space"]


def widen(text: str) -> Widened:
    """``new.low > 3`` as ``new.low > 3.0``."""
    ends = [t.end for t in tokens(text) if t.kind == "number" and "." not in t.text]
    parts, last = [], 0
    for end in ends:
        parts += [text[last:end], ".0"]
        last = end
    return Widened("".join([*parts, text[last:]]), tuple(ends))


def patterns(text: str) -> list[Token]:
    """The patterns in a condition, in their quotation marks."""
    found = tokens(text)
    return [t for i, t in enumerate(found) if t.kind == "text" and i > 1 and found[i - 2].text == "matches"]


def meant(word: str, known: Sequence[str]) -> str:
    """The known word that `word` was most likely meant to be, or ""."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return close[0] if close else ""


def check(text: str, compares: tuple[Compare, ...]) -> list[Slip]:
    """What is wrong with a condition before CEL sees it; empty where nothing is."""
    if not text.strip():
        return [Slip("rule_empty", 0)]
    if len(text) > LONGEST:
        return [Slip("rule_condition_long", 0, {"length": len(text), "limit": LONGEST})]
    found = tokens(text)
    for token in found:
        if token.kind == "other":
            code = "rule_text_open" if token.text in "\"'" else "rule_character"
            return [Slip(code, token.start, {"sign": token.text})]
    return _brackets(found) or _Names(found, compares).slips()


def _brackets(found: list[Token]) -> list[Slip]:
    depth: list[Token] = []
    for token in found:
        if token.text in ("(", "["):
            depth.append(token)
            if len(depth) > DEEPEST:
                return [Slip("rule_condition_deep", token.start, {"limit": DEEPEST})]
        elif token.text in CLOSES and (not depth or depth.pop().text != CLOSES[token.text]):
            return [Slip("rule_bracket", token.start, {"sign": token.text})]
    return [Slip("rule_bracket", depth[-1].start, {"sign": depth[-1].text})] if depth else []


class _Names:
    """Looks every name of a condition up, with what stands before and behind it."""

    def __init__(self, found: list[Token], compares: tuple[Compare, ...]) -> None:
        self.found = found
        self.variables = scope.variables(compares)
        self.roots = scope.roots(compares)

    def slips(self) -> list[Slip]:
        """Every unknown name, wrong use of a fact, unreadable quantity, word that a field never holds."""
        checks = {"name": self._name, "text": self._word}
        return [slip for i, t in enumerate(self.found) if t.kind in checks and (slip := checks[t.kind](i))]

    def _text(self, i: int) -> str:
        return self.found[i].text if 0 <= i < len(self.found) else ""

    def _name(self, i: int) -> Slip | None:
        token, call = self.found[i], self._text(i + 1) == "("
        if self._text(i - 1) == ".":
            return self._member(i, call)
        if call:
            return self._function(i)
        if token.text in self.roots:
            return self._root(i)
        if token.text in WORDS or token.text in self.variables:
            return None
        known = [*self.roots, *(v for v in self.variables if "." not in v), *FUNCTIONS]
        return Slip("rule_unknown_name", token.start, {"name": token.text, "meant": _hint(token.text, known)})

    def _word(self, i: int) -> Slip | None:
        """A text that is compared with a field of few words must be one of them."""
        name, word = self._compared(i), self.found[i].text[1:-1]
        known = vocabulary.known(name.rpartition(".")[2], word) if name in self.variables else ()
        if not known:
            return None
        return Slip("rule_word", self.found[i].start, {"name": name, "value": word, "meant": _hint(word, known)})

    def _compared(self, i: int) -> str:
        """The name that the text is compared with: ``name == "…"``, ``name in ["…", "…"]``, ``"…" in name``."""
        if self._text(i + 1) in ("==", "!=", "in"):
            return self._from(i + 2)
        start = i - 1
        if self._text(start) in ("[", ","):
            while start >= 0 and self._text(start) != "[":
                start -= 1
            start -= 1
            return self._before(start) if self._text(start) == "in" else ""
        return self._before(start) if self._text(start) in ("==", "!=") else ""

    def _from(self, i: int) -> str:
        return f"{self._text(i)}.{self._text(i + 2)}" if self._text(i + 1) == "." else self._text(i)

    def _before(self, i: int) -> str:
        """The name that ends just before token `i`."""
        return f"{self._text(i - 3)}.{self._text(i - 1)}" if self._text(i - 2) == "." else self._text(i - 1)

    def _member(self, i: int, call: bool) -> Slip | None:
        token, owner = self.found[i], self._text(i - 2)
        if not call:
            name = f"{owner}.{token.text}"
            if name in self.variables and self._text(i - 3) != ".":
                return None
            known = [v.split(".")[1] for v in self.variables if v.startswith(owner + ".")]
            return Slip("rule_unknown_field", token.start, {"name": name, "meant": _hint(token.text, known)})
        if owner in self.roots and self._text(i - 3) != ".":
            return self._method(i)
        if token.text in TEXT_METHODS:
            return self._pattern(i)
        return Slip("rule_unknown_method", token.start, {"name": token.text, "meant": _hint(token.text, TEXT_METHODS)})

    def _method(self, i: int) -> Slip | None:
        token, argument = self.found[i], self.found[i + 2] if i + 2 < len(self.found) else self.found[i]
        known = (*INTERVAL_METHODS, "marked")
        if token.text not in known:
            return Slip("rule_unknown_method", token.start, {"name": token.text, "meant": _hint(token.text, known)})
        if self._text(i + 3) != ")" or (argument.kind != "text" and argument.text not in self.roots):
            return Slip("rule_argument", argument.start, {"name": token.text})
        if token.text == "marked":
            return self._mark(argument)
        if argument.kind == "text":
            return self._quantity(argument)
        return None

    def _mark(self, argument: Token) -> Slip | None:
        if argument.kind == "text" and argument.text[1:-1] in corrections.marks():
            return None
        name = argument.text.strip("\"'")
        return Slip("rule_unknown_mark", argument.start, {"name": name, "known": ", ".join(corrections.marks())})

    def _quantity(self, argument: Token) -> Slip | None:
        try:
            threshold(argument.text[1:-1])
        except ValueError as error:
            return Slip("rule_quantity", argument.start, {"text": argument.text[1:-1], "part": str(error)})
        return None

    def _pattern(self, i: int) -> Slip | None:
        """A text method takes one text in quotation marks; a pattern must be one."""
        if i + 2 >= len(self.found) or self.found[i + 2].kind != "text" or self._text(i + 3) != ")":
            return Slip("rule_text_argument", self.found[i].start, {"name": self.found[i].text})
        argument = self.found[i + 2]
        if self.found[i].text == "matches":
            try:
                re.compile(argument.text[1:-1])
            except re.error as error:
                return Slip("rule_pattern", argument.start, {"detail": str(error)})
        return None

    def _function(self, i: int) -> Slip | None:
        token = self.found[i]
        if token.text not in FUNCTIONS:
            known = FUNCTIONS if token.text not in INTERVAL_METHODS else ()
            hint = _hint(token.text, known) if known else f"{self.roots[0]}.{token.text}(…)"
            return Slip("rule_unknown_function", token.start, {"name": token.text, "meant": hint})
        if token.text not in PAIR_FUNCTIONS:
            return None
        arguments = [self._text(j) for j in range(i + 2, i + 6)]
        if arguments[1] != "," or arguments[3] != ")" or {arguments[0], arguments[2]} - set(self.roots):
            return Slip("rule_pair_argument", token.start, {"name": token.text})
        return None

    def _root(self, i: int) -> Slip | None:
        """A fact by itself is no value: it needs a field or a method, or stands in the brackets of one."""
        if self._text(i + 1) == ".":
            return None
        before, behind = self._text(i - 1), self._text(i + 1)
        called = self.found[i - 2].kind == "name" if i >= 2 and before == "(" else before == ","
        if called and behind in (")", ","):
            return None
        return Slip("rule_bare_fact", self.found[i].start, {"name": self.found[i].text})


def _hint(word: str, known: Sequence[str]) -> str:
    return meant(word, known) or enumerated(known)


def enumerated(known: Sequence[str]) -> str:
    """The words one by one, the first of them where there are very many."""
    return ", ".join(known) if len(known) <= MOST_NAMED else ", ".join(known[:MOST_NAMED]) + ", …"


def names(text: str) -> list[str]:
    """Every name in a condition, a field with its fact: "new.low"."""
    found, result = tokens(text), []
    for i, token in enumerate(found):
        if token.kind == "name":
            owned = i >= 2 and found[i - 1].text == "."
            result.append(f"{found[i - 2].text}.{token.text}" if owned else token.text)
    return result


def parts(text: str) -> list[str]:
    """The fields and calls in a condition, in reading order and once each: what an explanation shows the values of."""
    found, result = tokens(text), dict[str, None]()
    i = 0
    while i < len(found):
        token = found[i]
        if token.kind != "name" or token.text in WORDS:
            i += 1
            continue
        j = i
        while j + 2 < len(found) and found[j + 1].text == "." and found[j + 2].kind == "name":
            j += 2
        if j + 1 < len(found) and found[j + 1].text == "(":
            j = _closing(found, j + 1)
        result[text[token.start : found[j].end]] = None
        i = j + 1
    return list(result)


def _closing(found: list[Token], start: int) -> int:
    depth = 0
    for j in range(start, len(found)):
        depth += (found[j].text in ("(", "[")) - (found[j].text in (")", "]"))
        if depth == 0:
            return j
    return len(found) - 1


ERROR = re.compile(r"<input>:\d+:(?P<column>\d+): (?P<detail>[^\n]*)")
OVERLOAD = re.compile(r"found no matching overload for '(?P<name>[^']*)' applied to '\((?P<types>.*)\)'")


def translate(error: str, widened: Widened) -> list[Slip]:
    """What CEL found, with the place in the author's text."""
    found = []
    for match in ERROR.finditer(error):
        at = widened.back(int(match["column"]) - 1)
        if overload := OVERLOAD.search(match["detail"]):
            types = " + ".join(type_name(t.strip()) for t in overload["types"].split(", "))
            found.append(Slip("rule_types", at, {"name": overload["name"].strip("_").replace("_", ""), "types": types}))
        elif "yntax error" in match["detail"]:
            found.append(Slip("rule_syntax", at, {}))
        else:
            found.append(Slip("rule_cel", at, {"detail": match["detail"]}))
    return found[:1] or [Slip("rule_cel", 0, {"detail": " ".join(error.split())[:200]})]


def type_name(name: str) -> str:
    """CEL's name of a type as a rule author knows it."""
    return {"double": "number", "string": "text", "int": "number", "list(string)": "list"}.get(
        name.lower(), name.lower()
    )
