"""`helloword mail`: the account that mails to suppliers and buyers go out by."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
_SHOWN = ("host", "port", "secure", "user", "sender")


@app.command("set", cls=Command, help="mail.set", epilog="helloword mail set < mail-account.txt")
def set_(workspace: WorkspaceOption = None) -> None:
    """Keep the account; its address is read from the terminal or from standard input, never from the command line."""
    from helloword.mail import set_account

    company = opened(workspace)
    address = typer.prompt(say("mail.address"), hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.read()
    kept = set_account(company, str(address))
    tell(say("mail.kept", host=kept.host, sender=kept.sender))


@app.command("show", cls=Command, help="mail.show", epilog="helloword mail show")
def show(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """The account without its password."""
    from helloword.mail import account

    found = account(opened(workspace))
    if found is None and format == "table":
        return tell(say("mail.none"))
    rows = [{name: getattr(found, name) for name in _SHOWN}] if found else []
    return print_rows([Column(name, say(f"column.{name}")) for name in _SHOWN], rows, format)


@app.command("test", cls=Command, help="mail.test", epilog="helloword mail test anna@example.com")
def try_out(
    to: Annotated[str, typer.Argument(metavar="ADDRESS", help="argument.mail_to")], workspace: WorkspaceOption = None
) -> None:
    """Send a test mail."""
    from uuid import uuid4

    from helloword.mail import Mail, account, no_account, send

    found = account(opened(workspace))
    if found is None:
        raise no_account()
    send(found, Mail(uuid4().hex, to, "helloword", say("mail.hello")))
    tell(say("mail.sent", to=to))


@app.command("remove", cls=Command, help="mail.remove", epilog="helloword mail remove")
def remove(workspace: WorkspaceOption = None) -> None:
    """Forget the account."""
    from helloword.mail import remove_account

    remove_account(opened(workspace))
    tell(say("mail.removed"))
