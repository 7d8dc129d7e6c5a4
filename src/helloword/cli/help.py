"""Help in the language of its reader: usage, what a command does, its arguments and options, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from helloword.cli.language import say
from helloword.cli.texts import TEXTS
from helloword.cli.wrapping import width, wrapped
from helloword.errors import suggestion

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.core import Command as AnyCommand
    from typer._click.core import Parameter

_FIRST_COLUMN = 24
_BUILT_IN = {"install_completion": "option.install", "show_completion": "option.completion"}


class Command(TyperCommand):
    """A command whose help is a text's key and whose epilog is its example."""

    def get_help(self, ctx: Context) -> str:
        """The whole help page."""
        return "\n".join(_page(self, ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """`--help`, in the language spoken."""
        return _in_words(super().get_help_option(ctx))


class Group(TyperGroup):
    """A noun with its verbs."""

    def get_help(self, ctx: Context) -> str:
        """The whole help page."""
        return "\n".join([*_page(self, ctx), *_verbs(self, ctx)])

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """`--help`, in the language spoken."""
        return _in_words(super().get_help_option(ctx))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """The verb that is meant; an unknown one is answered with the nearest."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            ctx.fail(say("usage.command", name=args[0]) + suggestion(args[0], self.commands))
        return super().resolve_command(ctx, args)


def put_into_words(command: AnyCommand) -> None:
    """Replace the keys in a command's tree by texts, for help and completion alike."""
    command.help = say(command.help) if command.help in TEXTS else command.help
    for param in command.params:
        if isinstance(param, TyperOption | TyperArgument):
            key = _BUILT_IN.get(param.name) or param.help or ""
            param.help = say(key) if key in TEXTS else param.help
            if param.name in _BUILT_IN:
                param.default = False
    if isinstance(command, TyperGroup):
        for verb in command.commands.values():
            put_into_words(verb)


def _in_words(help_option: TyperOption | None) -> TyperOption | None:
    if help_option is not None:
        help_option.help = say("option.help")
        # Typer takes a missing flag through Pydantic, which alone costs 0.2 seconds to load.
        help_option.default = False
    return help_option


def usage_line(command: AnyCommand, ctx: Context) -> str:
    """How the command is written, arguments first, as options stand after the command."""
    arguments = [_argument_in_usage(p) for p in command.params if isinstance(p, TyperArgument)]
    verb = [say("help.verb")] if isinstance(command, TyperGroup) and not arguments else []
    return say("help.usage", line=" ".join([path_of(ctx), *arguments, *verb, say("help.some_options")]))


def path_of(ctx: Context) -> str:
    """The words that lead to a command, such as `helloword import undo`."""
    words: list[str] = []
    at: Context | None = ctx
    while at is not None:
        words.insert(0, at.info_name or "")
        at = at.parent
    return " ".join(words)


def _page(command: AnyCommand, ctx: Context) -> Iterator[str]:
    yield usage_line(command, ctx)
    yield ""
    yield from wrapped(command.help or "", width())
    params = command.get_params(ctx)
    yield from _section("help.arguments", [_argument(p) for p in params if isinstance(p, TyperArgument)])
    yield from _section("help.options", [_option(p) for p in params if isinstance(p, TyperOption) and not p.hidden])
    if command.epilog:
        yield from ("", say("help.example"), *(f"  {line}" for line in command.epilog.splitlines()))


def _verbs(group: TyperGroup, ctx: Context) -> Iterator[str]:
    verbs = [(name, _first_sentence(group.commands[name].help or "")) for name in group.list_commands(ctx)]
    yield from _section("help.commands", verbs)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=。)|(?<=\.)\s", text)[0]


def _section(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", say(title))
    for name, text in rows:
        lines = list(wrapped(text, width() - _FIRST_COLUMN))
        if len(name) + 4 > _FIRST_COLUMN:
            yield f"  {name}"
        else:
            yield f"  {name:<{_FIRST_COLUMN - 2}}{lines.pop(0) if lines else ''}".rstrip()
        yield from (" " * _FIRST_COLUMN + line for line in lines)


def _argument(param: TyperArgument) -> tuple[str, str]:
    return _argument_in_usage(param), param.help or ""


def _argument_in_usage(param: TyperArgument) -> str:
    name = (param.metavar or param.name.upper()) + ("..." if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"


def _option(param: TyperOption) -> tuple[str, str]:
    names = ", ".join([*param.opts, *param.secondary_opts])
    value = "" if param.is_flag or param.count else f" {_choices(param) or param.metavar or param.name.upper()}"
    again = "..." if param.multiple else ""
    default = param.default if isinstance(param.default, str | int) and not isinstance(param.default, bool) else None
    text = param.help or ""
    if default is not None and param.show_default:
        text += say("help.default", value=default)
    if param.required:
        text += say("help.required")
    return names + value + again, text


def _choices(param: TyperOption) -> str:
    return "|".join(str(choice) for choice in param.type_descriptor.choices or ())


def name_of(param: Parameter) -> str:
    """A parameter as it is typed: `--store`, `FILE`."""
    if isinstance(param, TyperArgument):
        return param.metavar or param.name.upper()
    return param.opts[-1]
