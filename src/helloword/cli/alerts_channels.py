"""`helloword alerts channels`: where messages go, and what became of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
ADD_EXAMPLE = """helloword alerts channels add team
helloword alerts channels add anna --person anna < anna-channel.txt"""
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="argument.channel")]


@app.command("list", cls=Command, help="alerts.channels.list", epilog="helloword alerts channels list")
def list_channels(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every channel, without its address."""
    from helloword.alerts.channels import channels

    rows: list[dict[str, Json]] = [
        {"name": c.name, "person": c.person, "locale": c.locale, "service": c.service}
        for c in channels(opened(workspace))
    ]
    if not rows and format == "table":
        return tell(say("channels.none"))
    return print_rows([Column(n, say(f"column.{n}")) for n in ("name", "person", "locale", "service")], rows, format)


@app.command("add", cls=Command, help="alerts.channels.add", epilog=ADD_EXAMPLE)
def add(
    name: NameArgument,
    person: Annotated[str | None, typer.Option("--person", metavar="ID", help="option.channel_person")] = None,
    locale: Annotated[Literal["zh-CN", "en"] | None, typer.Option("--locale", help="option.channel_locale")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Add or replace a channel; its address is read from the terminal or from standard input, never from the command line."""
    from helloword.alerts.channels import add_channel

    company = opened(workspace)
    address = (
        typer.prompt(say("channels.address"), hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.read()
    )
    made = add_channel(company, name, str(address), person, locale)
    tell(say("channels.added", name=made.name, service=made.service))


@app.command("remove", cls=Command, help="alerts.channels.remove", epilog="helloword alerts channels remove team")
def remove(name: NameArgument, workspace: WorkspaceOption = None) -> None:
    """Remove a channel."""
    from helloword.alerts.channels import remove_channel

    remove_channel(opened(workspace), name)
    tell(say("channels.removed", name=name))


@app.command("test", cls=Command, help="alerts.channels.test", epilog="helloword alerts channels test team")
def try_out(name: NameArgument, workspace: WorkspaceOption = None) -> None:
    """Send a test message."""
    from helloword.alerts.sending import send_test

    send_test(opened(workspace), name)
    tell(say("channels.tested", name=name))


@app.command("messages", cls=Command, help="alerts.channels.messages", epilog="helloword alerts channels messages")
def messages(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """The newest messages and what became of them."""
    from helloword.alerts.sending import outbox

    rows: list[dict[str, Json]] = [
        {
            "at": m.at.isoformat(timespec="seconds"), "channel": m.channel, "subject": m.subject,
            "status": say(f"channels.status.{m.status}") if format == "table" else m.status, "tries": m.tries, "problem": m.problem,
        }
        for m in outbox(opened(workspace))
    ]  # fmt: skip
    names = ("at", "channel", "subject", "status", "tries", "problem")
    print_rows([Column(n, say(f"column.{n}"), number=n == "tries", wraps=n == "subject") for n in names], rows, format)
