"""`helloword boards`: the boards there are, and sending them regularly."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.boards_words import due_shown, recipients_shown, status_shown, when_shown
from helloword.cli.completing import comparisons
from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown, spoken
from helloword.cli.opening import opened
from helloword.cli.options import CurrencyOption, FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.progress import waiting
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helloword.boards import Reader
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
SUBSCRIBE_EXAMPLE = """helloword boards subscribe company --person anna --at 08:00
helloword boards subscribe store --channel team --where store=eu --weekday 1 --weekday 4"""
SEND_EXAMPLE = """helloword boards send
helloword boards send s1-3fa9c2"""
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.subscription")]


@app.command("list", cls=Command, help="boards.list", epilog="helloword boards list")
def list_boards(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every board: the ready ones, then those that people made."""
    from helloword.boards import all_boards
    from helloword.boards.keeping import own_boards
    from helloword.subscriptions.keeping import subscriptions

    company = opened(workspace)
    sent = [each.terms.board for each in subscriptions(company)]
    own = [each for each in own_boards(company).values() if not each.deleted]
    rows: list[Mapping[str, Json]] = [
        {"id": id, "name": shown(board.name), "owner": say("boards.ready"), "subscriptions": sent.count(id)}
        for id, board in all_boards().items()
    ]
    for each in own:
        told = {"id": each.board.id, "name": shown(each.board.name), "owner": each.owner}
        rows.append({**told, "subscriptions": sent.count(each.board.id)})
    names = ("id", "name", "owner", "subscriptions")
    print_rows([Column(n, say(f"column.{n}"), number=n == "subscriptions") for n in names], rows, format)


@app.command(
    "subscriptions", cls=Command, help="boards.subscriptions", epilog="helloword boards subscriptions --board company"
)
def list_subscriptions(
    board: Annotated[str | None, typer.Option("--board", metavar="ID", help="option.board")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What is sent when and to whom."""
    from helloword.subscriptions.keeping import subscriptions

    found = subscriptions(opened(workspace), board)
    rows: list[Mapping[str, Json]] = [
        {
            "id": each.id, "board": each.terms.board, "when": when_shown(each.terms.schedule),
            "to": recipients_shown(each.terms), "next": due_shown(each), "owner": each.answerable,
        }
        for each in found
    ]  # fmt: skip
    if not rows and format == "table":
        return tell(say("boards.none_sent"))
    names = ("id", "board", "when", "to", "next", "owner")
    return print_rows([Column(n, say(f"column.{n}"), wraps=n in ("to", "when")) for n in names], rows, format)


@app.command("subscribe", cls=Command, help="boards.subscribe", epilog=SUBSCRIBE_EXAMPLE)
def subscribe(
    board: Annotated[str, typer.Argument(metavar="BOARD", help="argument.board")],
    person: Annotated[list[str] | None, typer.Option("--person", metavar="ID", help="option.board_person")] = None,
    channel: Annotated[list[str] | None, typer.Option("--channel", metavar="NAME", help="option.board_channel")] = None,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="option.board_at")] = "08:00",
    zone: Annotated[str | None, typer.Option("--zone", metavar="ZONE", help="option.board_zone")] = None,
    weekday: Annotated[list[int] | None, typer.Option("--weekday", metavar="N", help="option.board_weekday")] = None,
    day: Annotated[int | None, typer.Option("--day", metavar="N", help="option.board_day")] = None,
    period: Annotated[str, typer.Option("--period", metavar="P", help="option.board_period")] = "28d",
    compare: Annotated[
        str, typer.Option("--compare", metavar="WITH", help="option.board_compare", autocompletion=comparisons)
    ] = "previous",
    where: Annotated[list[str] | None, typer.Option("--where", metavar="FILTER", help="option.where")] = None,
    currency: CurrencyOption = None,
    locale: Annotated[Literal["zh-CN", "en"] | None, typer.Option("--locale", help="option.board_locale")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Send a board regularly."""
    from helloword.server.filters import where_from
    from helloword.subscriptions.keeping import subscribe as keep
    from helloword.subscriptions.schedule import Schedule
    from helloword.subscriptions.subscription import Terms
    from helloword.subscriptions.view import View

    company = opened(workspace)
    view = View(period, compare, where_from(where or ()), currency).checked()
    every: Literal["day", "week", "month"] = "week" if weekday else "month" if day is not None else "day"
    own_zone = zone or company.settings.timezone
    schedule = Schedule(every, at, own_zone, tuple(weekday or ()), day).checked()
    language = locale or company.settings.locale
    terms = Terms(board, view, schedule, language, tuple(person or ()), tuple(channel or ()))
    made = keep(company, terms, _reader(company))
    tell(say("boards.subscribed", id=made.id, when=when_shown(schedule), to=recipients_shown(terms)))


@app.command("pause", cls=Command, help="boards.pause", epilog="helloword boards pause s1-3fa9c2")
def pause(id: IdArgument, workspace: WorkspaceOption = None) -> None:
    """Send nothing until it is resumed."""
    _pause(workspace, id, paused=True)
    tell(say("boards.paused", id=id))


@app.command("resume", cls=Command, help="boards.resume", epilog="helloword boards resume s1-3fa9c2")
def resume(id: IdArgument, workspace: WorkspaceOption = None) -> None:
    """Send it again from the next time on."""
    _pause(workspace, id, paused=False)
    tell(say("boards.resumed", id=id))


@app.command("unsubscribe", cls=Command, help="boards.unsubscribe", epilog="helloword boards unsubscribe s1-3fa9c2")
def unsubscribe(id: IdArgument, workspace: WorkspaceOption = None) -> None:
    """End a subscription."""
    from helloword.subscriptions.keeping import delete

    company = opened(workspace)
    delete(company, id, _reader(company))
    tell(say("boards.unsubscribed", id=id))


@app.command("send", cls=Command, help="boards.send", epilog=SEND_EXAMPLE)
def send(
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="argument.subscription_now")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Send what is due, and one subscription whether it is due or not; for a timer where no server runs."""
    from datetime import UTC, datetime

    from helloword.server.posting import Desk
    from helloword.subscriptions.planning import send_now
    from helloword.subscriptions.sending import send_due

    company = opened(workspace)
    if id is not None:
        send_now(company, id, _reader(company), datetime.now(UTC))
    with waiting(say("working")):
        sent = send_due(company, Desk())
    tell(say("boards.sent", sent=sent.sent, failed=sent.failed, skipped=sent.skipped, dead=sent.dead))
    if sent.failed or sent.skipped or sent.dead:
        print(say("boards.see"), file=sys.stderr)


@app.command("sendings", cls=Command, help="boards.sendings", epilog="helloword boards sendings s1-3fa9c2")
def list_sendings(
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="argument.subscription_of")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What was sent to whom, and why something was not."""
    from helloword.subscriptions.sendings import sendings

    rows: list[Mapping[str, Json]] = [
        {
            "due_at": each.due.isoformat(timespec="minutes"), "id": each.subscription, "to": each.recipient,
            "status": status_shown(each.status) if format == "table" else each.status, "tries": each.tries,
            "problem": each.problem.in_(spoken()) if each.problem else None,
        }
        for each in sendings(opened(workspace), id)
    ]  # fmt: skip
    names = ("due_at", "id", "to", "status", "tries", "problem")
    print_rows([Column(n, say(f"column.{n}"), number=n == "tries", wraps=n == "problem") for n in names], rows, format)


def _pause(workspace: WorkspaceOption, id: str, *, paused: bool) -> None:
    from helloword.subscriptions.keeping import pause as keep

    company = opened(workspace)
    keep(company, id, _reader(company), paused=paused)


def _reader(company: Workspace) -> Reader:
    """Whoever has the workspace's files may do all."""
    from helloword.boards import Reader
    from helloword.people import permissions, roles

    return Reader(company.actor.name, frozenset(roles()), frozenset(permissions()))
