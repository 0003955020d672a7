"""The JSON Schema of rule files, made from the same models that check them, so that an editor helps while one writes.

``rule.schema.json`` beside this file is what `text` gives without the events, which grow with the tables of words; a
test keeps the two in step. ``zifferblatt rules schema`` gives the whole.
"""

from __future__ import annotations

import json
from pathlib import Path as FilePath

from zifferblatt.rules import vocabulary
from zifferblatt.rules.shape import RuleFile

FILE = FilePath(__file__).with_name("rule.schema.json")
ONE_OR_MANY = ("compare", "event", "what", "kind", "relation", "check", "flags")

# What an editor shows beside a key.
ABOUT = {
    "rule": "The rule's name: small letters, digits and hyphens.",
    "title": "What the rule finds, in a few words.",
    "status": "draft: its alerts are for information only. stable: every condition pinned by an example.",
    "level": "How grave an alert of it is.",
    "about": "Why it matters, for whoever gets the alert.",
    "false_alarms": "When it is known to be wrong.",
    "match": "Which figures it looks at at all.",
    "when": "Conditions that must all hold, each with a name of its own.",
    "unless": "Conditions any one of which stops the rule.",
    "covers": "Rules that keep quiet where this one speaks.",
    "message": "The alert's sentence; {new} and {old} are the figures, {new.source} who says so.",
    "examples": "Stories in which the rule must fire or keep quiet: its tests.",
}  # fmt: skip


def text(*, events: bool = True) -> str:
    """The schema as JSON, with the words that `match: {event: …}` may hold or without."""
    whole = RuleFile.model_json_schema(mode="validation")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole}
    whole["title"], whole["description"] = "Zifferblatt rule", "A rule with its examples."
    for key, about in ABOUT.items():
        whole["properties"][key]["description"] = about
    parts = whole["$defs"]
    for key in ONE_OR_MANY:
        parts["Match"]["properties"][key] = _one_or_many(parts["Match"]["properties"][key], key, events=events)
    parts["Match"]["properties"]["within"] = {"type": "string", "examples": ["30 days", "2 weeks"]}
    parts["Expected"]["properties"]["relation"] = {"enum": list(vocabulary.CLOSED["relation"]())}
    for key in ("old", "new"):  # "98" and 98 are the same words in a rule file
        parts["Expected"]["properties"][key] = {"type": ["string", "number"]}
    story = parts["Story"]
    story.pop("required", None)
    story["oneOf"] = [{"required": ["text"]}, {"required": ["file"]}]
    parts["Example"]["properties"]["story"]["items"] = {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/Story"}]}
    parts["Example"]["oneOf"] = [{"required": ["fires"]}, {"required": ["quiet"]}]
    whole["required"] = [k for k in whole["required"] if k != "examples"]  # they may stand in NAME.examples.yaml
    return json.dumps(_tidy(whole), indent=2, ensure_ascii=False)


def _one_or_many(many: dict[str, object], key: str, *, events: bool) -> dict[str, object]:
    items = many.get("items", {"type": "string"})
    if key == "flags" or (key == "event" and events):
        items = {"enum": list(vocabulary.CLOSED[key]())}
    return {"anyOf": [items, {"type": "array", "items": items}]}


def _tidy(node: object) -> object:
    """Without the titles that only repeat a key, and without defaults of lists that say nothing."""
    if isinstance(node, dict):
        return {
            k: _tidy(v)
            for k, v in node.items()
            if not (k == "title" and isinstance(v, str) and v != "Zifferblatt rule") and k != "default"
        }
    return [_tidy(x) for x in node] if isinstance(node, list) else node
