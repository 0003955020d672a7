"""What is wrong with a rule file, in its author's terms: each flaw a `RuleError` with file, line and column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel

from zifferblatt.errors import RuleError
from zifferblatt.rules import marks, message, vocabulary
from zifferblatt.rules.grammar import Slip, enumerated, meant
from zifferblatt.rules.match import Match
from zifferblatt.rules.shape import Example, Expected, Message, RuleFile, Story
from zifferblatt.rules.source import Mapping, Path, Scalar, Tree, data

SENTENCES = {"text", "title", "fires", "quiet", "known_wrong", "old", "new", "de", "en", "about"}


def traps(tree: Tree) -> list[RuleError]:
    """Sentences that were cut off by a comment, and sentences that became something else."""
    found = []
    for path, scalar in tree.scalars():
        last = next((s for s in reversed(path) if isinstance(s, str)), "")
        if last not in SENTENCES | {"story", "false_alarms"} or not scalar.plain:
            continue
        line = tree.lines[scalar.end.line - 1] if scalar.end.line <= len(tree.lines) else ""
        if re.match(r"[ \t]+#", line[scalar.end.column - 1 :]):
            cut = line[scalar.end.column - 1 :].strip()
            place = f"{scalar.end.line}:{scalar.end.column + 1}"
            found.append(RuleError("rule_comment", file=tree.file, place=place, text=cut))
    return found


# ---- pydantic's findings in the author's terms

Location = tuple[int | str, ...]


def shape(tree: Tree, kind: str, where: Location, context: dict[str, object]) -> RuleError | None:
    path: Path = tuple(where)
    while path and isinstance(path[-1], int) and isinstance(tree.node(path[:-1]), Scalar):
        path = path[:-1]  # one word stands for a list of one
    name = str(path[-1]) if path else ""
    place = str(tree.position(path))
    if kind == "extra_forbidden":
        return _unknown_key(tree, path)
    if kind == "missing":
        if _sentence_keys(tree, path[:-1]):
            return None
        return RuleError("rule_missing", file=tree.file, place=place, key=name)
    node = tree.node(path)
    if data(node) is None:
        return RuleError("rule_empty_value", file=tree.file, place=place, key=name)
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        word = node.text if isinstance(node, Scalar) else ""
        hint = meant(word, known) or ", ".join(known)
        return RuleError("rule_value", file=tree.file, place=place, key=_key(path), value=word, meant=hint)
    if kind in ("too_short", "string_too_short"):
        return RuleError("rule_empty_value", file=tree.file, place=place, key=name)
    if kind == "value_error" and name == "compare":
        return RuleError("rule_compare", file=tree.file, place=place)
    if kind == "value_error" and name == "within":
        return RuleError("rule_span", file=tree.file, place=place, value=getattr(node, "text", ""))
    if kind.startswith("date"):
        return RuleError("rule_date", file=tree.file, place=place, value=getattr(node, "text", ""))
    if kind in ("string_pattern_mismatch", "string_too_long") and name == "rule":
        return RuleError("rule_name", file=tree.file, place=place, value=getattr(node, "text", ""))
    return RuleError("rule_shape", file=tree.file, place=place, key=_key(path), wanted=_wanted(kind))


def _key(path: Path) -> str:
    return next((str(s) for s in reversed(path) if isinstance(s, str)), "")


def _wanted(kind: str) -> str:
    for part in ("string", "tuple", "list", "dict", "model", "int"):
        if part in kind:
            return {"string": "text", "tuple": "list", "dict": "mapping", "model": "mapping", "int": "number"}.get(
                part, part
            )
    return kind.replace("_", " ")


MODELS: dict[str, type[BaseModel]] = {
    "match": Match,
    "message": Message,
    "examples": Example,
    "story": Story,
    "expect": Expected,
}


def _unknown_key(tree: Tree, path: Path) -> RuleError:
    """A key that is none: misspelt, or the beginning of a sentence with a colon in it."""
    key, place = str(path[-1]), str(tree.position(path, key=True))
    holder = next((str(s) for s in reversed(path[:-1]) if isinstance(s, str)), "")
    known = list(MODELS.get(holder, RuleFile).model_fields)
    if key in _sentence_keys(tree, path[:-1]):
        return RuleError("rule_colon", file=tree.file, place=place, sentence=key + ": …")
    hint = meant(key, known) or ", ".join(known)
    return RuleError("rule_unknown_key", file=tree.file, place=place, key=key, meant=hint)


def _sentence_keys(tree: Tree, path: Path) -> list[str]:
    """The keys of a mapping that are the beginning of a sentence: "Police: At least 120 people died"."""
    node = tree.node(path)
    in_list = bool(path) and isinstance(path[-1], int) and path[-2] in ("story", "false_alarms", "examples")
    if not isinstance(node, Mapping):
        return []
    return [k for k in node.items if " " in k or (in_list and k[:1].isupper())]


def words(tree: Tree) -> list[RuleError]:
    """Words of `match`, `expect` and `lang` that no fact and no relation ever has."""
    found = []
    for path, scalar in tree.scalars():
        keys = [s for s in path if isinstance(s, str)]
        asked = keys[0] == "match" and keys[-1] in ("event", "flags")
        expected = keys[0] == "examples" and keys[-1] in ("relation", "lang")
        if not (asked or expected) or not scalar.text:
            continue
        known = vocabulary.known("language" if keys[-1] == "lang" else keys[-1], scalar.text)
        if known:
            place, hint = str(scalar.at), meant(scalar.text, known) or enumerated(known)
            found.append(
                RuleError("rule_value", file=tree.file, place=place, key=keys[-1], value=scalar.text, meant=hint)
            )
    return found


def messages(tree: Tree, match: Match) -> list[RuleError]:
    found = []
    for language in Message.model_fields:
        node = tree.node(("message", language))
        if isinstance(node, Scalar):
            slips = message.check(node.text, match.compare)
            found += [slip(tree, ("message", language), s) for s in slips]
    return found


def examples(tree: Tree, spec: RuleFile, own: Sequence[Example]) -> list[RuleError]:
    """What is wrong with the examples of a rule that stand in the file of `tree`."""
    found = []
    labels = {f"when.{n}" for n in spec.when} | {f"unless.{n}" for n in spec.unless}
    for i, example in enumerate(own):
        path: Path = ("examples", i)
        if (example.fires is None) == (example.quiet is None):
            found.append(RuleError("rule_fires_or_quiet", file=tree.file, place=str(tree.position(path))))
        if example.pins is not None and example.pins not in labels:
            place = str(tree.position((*path, "pins")))
            hint = meant(example.pins, sorted(labels)) or ", ".join(sorted(labels))
            found.append(RuleError("rule_pins", file=tree.file, place=place, name=example.pins, meant=hint))
        if example.quiet is not None and example.expect:
            found.append(
                RuleError("rule_quiet_expects", file=tree.file, place=str(tree.position((*path, "expect"), key=True)))
            )
        for j, expected in enumerate(example.expect):
            if expected.article is not None and expected.article > len(example.story):
                place = str(tree.position((*path, "expect", j, "article")))
                found.append(
                    RuleError(
                        "rule_no_article", file=tree.file, place=place, number=expected.article, last=len(example.story)
                    )
                )
        found += _marks(tree, path, example)
    return found


def _marks(tree: Tree, path: Path, example: Example) -> list[RuleError]:
    found = []
    for j, story in enumerate(example.story):
        own: Path = (*path, "story", j)
        for name, text in (("title", story.title), ("text", story.text)):
            place = own if isinstance(tree.node(own), Scalar) else (*own, name)
            try:
                marks.unmark(text)
            except marks.MarkError as error:
                found.append(slip(tree, place, Slip("rule_marks", error.at)))
    return found


def slip(tree: Tree, path: Path, slip: Slip) -> RuleError:
    node = tree.node(path)
    place = node.inside(slip.at) if isinstance(node, Scalar) else tree.position(path)
    return RuleError(slip.code, file=tree.file, place=str(place), **slip.values)
