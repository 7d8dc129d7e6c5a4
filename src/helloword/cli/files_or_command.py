"""A group that takes files where its first word is none of its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click.core import Command as AnyCommand
from typer._click.exceptions import NoArgsIsHelpError

from helloword.cli.help import Group

if TYPE_CHECKING:
    from typer._click import Context


class FilesOrCommand(Group):
    """`import FILE...` beside `import list`; a file called `list` is given as `./list`."""

    allow_interspersed_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """The first word decides: a command of the group, or files and options of the group itself."""
        if not args and not ctx.resilient_parsing:
            raise NoArgsIsHelpError(ctx)
        if args and args[0] in self.commands:
            ctx._protected_args, ctx.args = args[:1], args[1:]
            return ctx.args
        return AnyCommand.parse_args(self, ctx, args)

    def invoke(self, ctx: Context) -> object:
        """Run the command, or import the files."""
        if not ctx._protected_args:
            return AnyCommand.invoke(self, ctx)
        name, command, args = self.resolve_command(ctx, [*ctx._protected_args, *ctx.args])
        assert command is not None
        ctx.invoked_subcommand = name
        with ctx, command.make_context(name, args, parent=ctx) as inner:
            return command.invoke(inner)
