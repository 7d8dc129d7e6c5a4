"""`helloword actions edit`, `defer`, `recall` and `undo`: amounts changed, proposals put aside, done actions taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command
from helloword.cli.language import say, spoken
from helloword.cli.opening import opened
from helloword.cli.options import ReasonOption, WorkspaceOption, day
from helloword.cli.printing import print_table
from helloword.cli.running import INPUT, tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json

IdsArgument = Annotated[list[int], typer.Argument(metavar="ID...", help="argument.actions")]
EDIT_EXAMPLE = 'helloword actions edit 12 --set 1=300 --set 2=0 --reason "a promotion in May"'
DEFER_EXAMPLE = 'helloword actions defer 12 --until 2026-12-01 --reason "ask the supplier first"'
UNDO_EXAMPLE = 'helloword actions undo 12 13 --reason "wrong supplier"'
_SHOWN = ("line", "item", "proposed_amount", "now_amount", "least", "most", "leaves")


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword actions`."""
    app.command("edit", cls=Command, help="actions.edit", epilog=EDIT_EXAMPLE)(edit)
    app.command("defer", cls=Command, help="actions.defer", epilog=DEFER_EXAMPLE)(defer)
    app.command("recall", cls=Command, help="actions.recall", epilog="helloword actions recall 12")(recall)
    app.command("undo", cls=Command, help="actions.undo", epilog=UNDO_EXAMPLE)(undo)


def edit(
    id: Annotated[int, typer.Argument(metavar="ID", help="argument.action")],
    amounts: Annotated[list[str] | None, typer.Option("--set", metavar="LINE=AMOUNT", help="option.action_set")] = None,
    seen: Annotated[str | None, typer.Option("--seen", metavar="DIGEST", help="option.action_seen")] = None,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """What of a proposal may be changed, and within what; changed with --set."""
    from helloword.actions.editing import amounts_of, edit
    from helloword.actions.queue import the_action

    company = opened(workspace)
    action = the_action(company, id)
    if amounts:
        action = edit(company, id, dict(_amount(text) for text in amounts), reason, seen=seen)
        tell(say("actions.edited", id=str(id)))
    found = amounts_of(company, action)
    if not found:
        return tell(say("actions.nothing_to_edit", id=str(id)))
    rows: list[dict[str, Json]] = [
        {
            "line": each.line, "item": each.item, "proposed_amount": str(each.proposed), "now_amount": str(each.value),
            "least": str(each.least), "most": str(each.most), "leaves": str(each.none),
        }
        for each in found
    ]  # fmt: skip
    return print_table([Column(n, say(f"column.{n}"), number=n != "item") for n in _SHOWN], rows)


def defer(
    ids: IdsArgument,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="option.action_until")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Put proposals aside until a day."""
    from helloword.actions.deferring import defer

    company, last = opened(workspace), day("--until", until)
    assert last is not None

    def aside(id: int) -> str:
        action = defer(company, id, last, reason)
        return say("actions.deferred", id=str(id), until=last.isoformat(), expires=f"{action.expires_at:%Y-%m-%d}")

    _each(ids, aside)


def recall(ids: IdsArgument, workspace: WorkspaceOption = None) -> None:
    """Bring proposals that were put aside back into the queue."""
    from helloword.actions.deferring import bring_back

    company = opened(workspace)
    _each(ids, lambda one: say("actions.recalled", id=str(bring_back(company, one).id)))


def undo(ids: IdsArgument, reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Take done actions back, where there is a way."""
    from helloword.actions.queue import the_action
    from helloword.actions.working import undo, work

    company, asked = opened(workspace), list[int]()

    def back(id: int) -> str:
        asked.append(undo(company, id, reason).id)
        return ""

    try:
        _each(ids, back)
    finally:
        if asked:
            work(company)
        for action in (the_action(company, id) for id in asked):
            tell(say("actions.undone", id=str(action.id), status=say(f"actions.status.{action.status}")))


def _each(ids: Sequence[int], act: Callable[[int], str]) -> None:
    """Each on its own, so that one refusal leaves the others as decided; what is refused is told with its number."""
    from helloword.errors import HellowordError
    from helloword.server.wording import worded

    if len(ids) == 1:
        return _told(act(ids[0]))
    refused = 0
    for id in dict.fromkeys(ids):
        try:
            _told(act(id))
        except HellowordError as error:
            refused += 1
            typer.echo(f"{id}: {worded(error, spoken())}", err=True)
    if refused:
        raise typer.Exit(INPUT)
    return None


def _told(text: str) -> None:
    if text:
        tell(text)


def _amount(text: str) -> tuple[int, Decimal]:
    line, _, value = text.partition("=")
    try:
        return int(line), Decimal(value.strip())
    except (ValueError, InvalidOperation):
        raise typer.BadParameter(say("usage.amount", value=text), param_hint="--set") from None
