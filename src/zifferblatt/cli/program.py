"""The program as a whole: its commands, its global options, and what becomes of an error."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from zifferblatt.errors import ConfigError, ZifferblattError
from zifferblatt.messages import LANGUAGES, catalogue, interface_language, say

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.formatting import HelpFormatter

COMMANDS = (
    "facts",
    "diff",
    "add",
    "reread",
    "check",
    "report",
    "ack",
    "series",
    "explain",
    "fix",
    "link",
    "unlink",
    "rules",
    "init",
)


class Command(TyperCommand):
    """A command whose help is in the user's language."""

    def get_help(self, ctx: Context) -> str:
        """The help, with the headings that typer writes in English said in the user's language."""
        return _translated(super().get_help(ctx))

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """What stands behind the name: arguments as their metavar writes them ("PATH...", "[NAME]")."""
        return ["[OPTIONS]", *(_shown(p) for p in self.get_params(ctx) if isinstance(p, TyperArgument))]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The lists of arguments and options; an argument without the type that Python gives it."""
        records = [(p, record) for p in self.get_params(ctx) if (record := p.get_help_record(ctx))]
        for heading, kind in (("Arguments", True), ("Options", False)):
            rows = [
                (_shown(p) if isinstance(p, TyperArgument) else name, told)
                for p, (name, told) in records
                if isinstance(p, TyperArgument) is kind
            ]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _shown(argument: TyperArgument) -> str:
    return argument.metavar or argument.name or ""


class Group(TyperGroup):
    """A group whose help is in the user's language, and that knows what a misspelt command may mean."""

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, TyperCommand | TyperGroup | None, list[str]]:
        """The command that the arguments begin with. Raises `ConfigError` where there is none of that name."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            near = get_close_matches(args[0], names, 1) or [", ".join(names)]
            raise ConfigError("no_command", name=args[0], near=near[0])
        name, command, rest = super().resolve_command(ctx, args)
        return name, _ours(command), rest

    def get_help(self, ctx: Context) -> str:
        """The help, with the headings that typer writes in English said in the user's language."""
        return _translated(super().get_help(ctx))

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The list in ``--help``, each with the whole first line of its help."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, (command.help or "").split("\n")[0]) for name, command in commands if command])


class Program(Group):
    """All commands, by name; a command's module is imported when it is called, never to list it."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The names, in the order of the way of the data."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"zifferblatt.cli.{cmd_name}")
        command = _ours(typer.main.get_command(module.app))
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The list in ``--help``, from the catalogue alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, say(f"command.{name}").split("\n")[0]) for name in COMMANDS])


def _ours(command: object) -> TyperCommand | TyperGroup:
    """Typer makes nothing but these, and says less."""
    if not isinstance(command, (TyperCommand, TyperGroup)):
        raise TypeError(type(command).__name__)
    return command


def single(function: Callable[..., None]) -> typer.Typer:
    """The typer application of a module with one command, `function`; its help is in the catalogue under its name."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(cls=Command, help=say(f"command.{function.__name__}"), context_settings=HELP)(function)
    return app


HELP: dict[str, list[str]] = {"help_option_names": ["-h", "--help"]}
_HEADINGS = (
    "Usage:",
    "Options:",
    "Commands:",
    "Arguments:",
    "Show this message and exit.",
    "[required]",
    "[default:",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
)


def _translated(text: str) -> str:
    if interface_language() == "en":
        return text
    for number, heading in enumerate(_HEADINGS):
        text = text.replace(heading, say(f"help.{number}"))
    return text


def _program() -> typer.Typer:
    app = typer.Typer(cls=Program, add_completion=False, rich_markup_mode=None, no_args_is_help=True)

    @app.callback(help=say("command.zifferblatt"), epilog=say("help.exit_codes"), context_settings=HELP)
    def zifferblatt(
        version: Annotated[
            bool, typer.Option("--version", help=say("option.version"), is_eager=True, callback=_version)
        ] = False,
        lang: Annotated[str | None, typer.Option("--lang", metavar="de|en", help=say("option.lang"))] = None,
    ) -> None:
        """Global options; ``--lang`` was read before (see `run`), since help is written in that language."""

    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"zifferblatt {version('zifferblatt')}")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run one command line; returns the exit code. Errors are one line each on standard error."""
    _streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what is no file of its own (a test's buffer) can take any character anyway
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        rest = _language(arguments)
        command = typer.main.get_command(_program())
        result = command.main(args=rest, prog_name="zifferblatt", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except ZifferblattError as error:
        code = _complain(error.line())
    except OSError as error:
        code = _refused(error)
    except typer.Abort:
        code = 130
    except typer.TyperException as error:
        code = _complain_usage(error)
    return _flushed(code)


def _streams() -> None:
    """Give the process the streams that it was started without (``>&-``): nothing is read, what is written is lost.

    They must not stay closed: the next file to be opened, such as a ledger, would stand in their place.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8")
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")


def _flushed(code: int) -> int:
    """Flush standard output; that its reader has gone (``| head``) is no error, a full disk is one."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_stdout()
    except OSError as error:
        return _refused(error)
    return code


def _refused(error: OSError) -> int:
    """One line for what the system refuses and no command foresaw: most often a full disk under standard output."""
    _give_up_stdout()
    return _complain(ConfigError("refused", file=error.filename or "", detail=error.strerror or error).line())


def _give_up_stdout() -> None:
    from zifferblatt.cli.output import give_up_stdout

    give_up_stdout()


def _complain(line: str) -> int:
    from zifferblatt.report.terminal import safe

    sys.stdout.flush()
    print(f"zifferblatt: {safe(line)}", file=sys.stderr)
    return 2


def _complain_usage(error: typer.TyperException) -> int:
    """One line about a command line that is not understood; for a bare ``zifferblatt`` the help itself."""
    kind, detail = type(error).__name__, error.format_message()
    if kind == "NoArgsIsHelpError":
        print(detail, file=sys.stderr)
        return 2
    if kind == "BadOptionUsage":
        kind = "NoValue" if "does not take" in detail else "NeedsValue"
    if (key := f"usage.{kind}") in catalogue("en"):
        detail = say(key, name=_name(error), detail=_told(getattr(error, "message", detail), error))
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "zifferblatt"
    return _complain(f"{detail} – {say('usage.remedy', command=path)}")


def _name(error: typer.TyperException) -> str:
    """The option or argument that an error is about: an option by its long name."""
    parameter = getattr(error, "param", None)
    if isinstance(parameter, TyperArgument):
        return _shown(parameter)
    names: list[str] = getattr(parameter, "opts", [""])
    return str(getattr(error, "option_name", "")) or max(names, key=len)


def _told(message: str, error: typer.TyperException) -> str:
    """What typer says of a value, in the user's language where it is one of a few; the stop behind it is ours."""
    told = message.removeprefix("Value error, ").rstrip(".")
    given, one_of, known = told.partition(" is not one of ")
    if one_of:
        return say("usage.choice", given=given.strip("'"), known=known.replace("'", ""))
    extra = _EXTRA.search(told)
    return extra[1] if extra else told


_EXTRA = re.compile(r"extra argument\(s\) \((.*)\)")


def _language(arguments: list[str]) -> list[str]:
    """Take ``--lang CODE`` out of the arguments, wherever it stands, and make it the language of this process."""
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*rest, word, *words]
        if word == "--lang" or word.startswith("--lang="):
            code = word.partition("=")[2] or next(words, "")
            if code not in LANGUAGES:
                raise ConfigError("lang", given=code, known=", ".join(LANGUAGES))
            os.environ["ZIFFERBLATT_LANG"] = code
        else:
            rest.append(word)
    return rest
