"""A workspace: the folder of a newsroom with its articles, its rules, its measures and its ledger.

Its configuration is ``zifferblatt.toml``, or ``[tool.zifferblatt]`` in ``pyproject.toml``; the nearest one, from the
current folder upwards, wins. Without any, the current folder is a workspace with the usual names.

    seeds = "seeds"                           # its articles
    rules = ["rules"]                         # folders or files of its own rules
    facts = "facts"                           # the measures it tracks by name, and reviewed facts
    ledger = ".zifferblatt/ledger.sqlite"     # what was read, kept
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from zifferblatt.errors import ConfigError
from zifferblatt.messages import say

NAMES = ("zifferblatt.toml", "pyproject.toml")
FOLDERS = ("facts", "rules", "seeds")
KEYS = ("facts", "ledger", "rules", "seeds")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where things are; every path is absolute. `file` is the configuration, or None where there is none."""

    root: Path
    seeds: Path
    rules: tuple[Path, ...]
    facts: Path
    ledger: Path
    file: Path | None = None


def workspace(start: Path | None = None) -> Workspace:
    """The workspace of the folder `start` (default: the current one).

    Raises `ConfigError` where a configuration cannot be read, has an unknown key or a value of the wrong type.
    """
    folder = (start or Path.cwd()).absolute()
    for place in (folder, *folder.parents):
        for name in NAMES:
            file = place / name
            if file.is_file() and (settings := _settings(file)) is not None:
                return _configured(place, file, settings)
    return _configured(folder, None, {})


def _settings(file: Path) -> Mapping[str, object] | None:
    """The settings in one file, or None where the file is not about us."""
    try:
        content: dict[str, object] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as e:
        raise ConfigError("config_unreadable", file=file, detail=str(e)) from e
    if file.name == "zifferblatt.toml":
        return content
    tool = content.get("tool")
    ours = tool.get("zifferblatt") if isinstance(tool, dict) else None
    return ours if isinstance(ours, dict) else None


def _configured(root: Path, file: Path | None, settings: Mapping[str, object]) -> Workspace:
    for key in settings:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1) or [", ".join(KEYS)]
            raise ConfigError("config_key", file=file or root, place=key, key=key, near=near[0])
    rules = settings.get("rules", ["rules"])
    names = [rules] if isinstance(rules, str) else rules
    if not (isinstance(names, list) and all(isinstance(name, str) for name in names)):
        raise ConfigError("config_value", file=file or root, place="rules", key="rules")
    return Workspace(
        root=root,
        seeds=_path(root, file, settings, "seeds", "seeds"),
        rules=tuple(root / name for name in names),
        facts=_path(root, file, settings, "facts", "facts"),
        ledger=_path(root, file, settings, "ledger", ".zifferblatt/ledger.sqlite"),
        file=file,
    )


def _path(root: Path, file: Path | None, settings: Mapping[str, object], key: str, usual: str) -> Path:
    value = settings.get(key, usual)
    if not isinstance(value, str) or not value:
        raise ConfigError("config_value", file=file or root, place=key, key=key)
    return root / value


def make(folder: Path) -> Workspace:
    """Make `folder` (created where it is missing) a workspace: empty folders and a configuration that tells of them.

    Raises `ConfigError` where something of that name is there already; then nothing is made.
    """
    config = folder / NAMES[0]
    for path in (config, *(folder / name for name in FOLDERS)):
        if path.exists():
            raise ConfigError("init_exists", file=path)
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True)
            (folder / name / ".gitkeep").touch()
        config.write_text(say("init.config") + "\n", encoding="utf-8")
    except OSError as e:
        raise ConfigError("output", file=e.filename or folder, detail=e.strerror or str(e)) from e
    return workspace(folder)
