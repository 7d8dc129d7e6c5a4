"""`helloword reviews follow-up`: what is agreed in a review, until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption, day
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from datetime import date

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
ADD_EXAMPLE = """helloword reviews follow-up add 12 "Have the payment provider call back" --owner anna --due 2026-12-04 --kpi cvr"""
_LISTED = ("id", "due", "owner", "text", "scope", "review")

FollowUpArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.follow_up")]
DueOption = Annotated[str, typer.Option("--due", metavar="DATE", help="option.due")]


@app.command("list", cls=Command, help="reviews.follow_up.list", epilog="helloword reviews follow-up list")
def list_open(
    department: Annotated[
        str | None, typer.Option("--department", metavar="D", help="option.review_department")
    ] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What is still to be done."""
    from helloword.reviews.follow_ups import open_of
    from helloword.server.review_answers import follow_up_json

    company = opened(workspace)
    objects = [follow_up_json(company, f) for f in open_of(company, department)]
    if not objects and format == "table":
        return tell(say("reviews.nothing_open"))
    columns = [Column(n, say(f"column.{n}"), number=n in ("id", "review"), whole=n == "due", wraps=n == "text") for n in _LISTED]  # fmt: skip
    return print_rows(columns, objects, format, objects=objects)


@app.command("add", cls=Command, help="reviews.follow_up.add", epilog=ADD_EXAMPLE)
def add(
    review: Annotated[str, typer.Argument(metavar="ID", help="argument.review")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="argument.follow_up_text")],
    owner: Annotated[str, typer.Option("--owner", metavar="PERSON", help="option.follow_up_owner")],
    due: DueOption,
    kpi: Annotated[str | None, typer.Option("--kpi", metavar="KPI", help="option.follow_up_kpi")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Agree on something in a review."""
    from helloword.reviews.follow_ups import add as added

    tell(say("reviews.added", id=added(opened(workspace), review, text, owner, _day(due), kpi).id))


@app.command(
    "done", cls=Command, help="reviews.follow_up.done", epilog='helloword reviews follow-up done 3 --note "fixed"'
)
def done(
    id: FollowUpArgument,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.follow_up_note")],
    workspace: WorkspaceOption = None,
) -> None:
    """Close a follow-up."""
    from helloword.reviews.follow_ups import close

    tell(say("reviews.closed", id=close(opened(workspace), id, note).id))


@app.command("move", cls=Command, help="reviews.follow_up.move", epilog='helloword reviews follow-up move 3 --due 2026-12-11 --reason "parts are late"')  # fmt: skip
def move(
    id: FollowUpArgument,
    due: DueOption,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="option.moved_reason")],
    owner: Annotated[str | None, typer.Option("--owner", metavar="PERSON", help="option.follow_up_owner")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Give a follow-up another day or owner."""
    from helloword.reviews.follow_ups import move as moved

    tell(say("reviews.moved", id=id, due=moved(opened(workspace), id, _day(due), reason, owner).due))


def _day(text: str) -> date:
    found = day("--due", text)
    assert found is not None
    return found
