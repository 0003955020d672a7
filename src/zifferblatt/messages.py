"""What the program says to people, in German or English: ``language/<code>/messages/<room>.yaml``, one file a room."""

from __future__ import annotations

import locale
import os
from functools import cache
from importlib import resources

import yaml

FOLDERS = resources.files("zifferblatt") / "language"
LANGUAGES = tuple(sorted(f.name for f in FOLDERS.iterdir() if f.joinpath("messages").is_dir()))


def interface_language() -> str:
    """The language of messages: ``ZIFFERBLATT_LANG``, else the locale's, else English.

    Returns one of `LANGUAGES`.
    """
    asked = os.environ.get("ZIFFERBLATT_LANG") or _locale_language()
    return asked[:2].lower() if asked[:2].lower() in LANGUAGES else "en"


def _locale_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return locale.getlocale()[0] or ""


@cache
def catalogue(language: str) -> dict[str, str]:
    """All messages of one language, by key."""
    folder = FOLDERS / language / "messages"
    found: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            found |= {str(k): str(v) for k, v in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items()}
    return found


def say(key: str, language: str | None = None, /, **values: object) -> str:
    """The message `key` in `language` (default: the user's), with `values` filled in.

    A key that the language lacks is looked up in English; one that English lacks is returned as it is,
    so that a missing translation never hides what happened (a test compares the catalogues).
    """
    chosen = language or interface_language()
    template = catalogue(chosen).get(key) or catalogue("en").get(key) or key
    return template.format_map({k: str(v) for k, v in values.items()})


def count(thing: str, number: int, language: str | None = None) -> str:
    """A number of things in words ("1 Artikel", "3 alerts"), by the keys ``count.<thing>.one`` and ``.many``."""
    return say(f"count.{thing}.{'one' if number == 1 else 'many'}", language, number=number)
