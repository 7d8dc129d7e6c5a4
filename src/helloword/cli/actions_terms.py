"""`helloword actions playbooks`, `terms`, `tasks` and `close`: how playbooks may work, and what persons are to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.help import Command
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json

TERMS_EXAMPLE = 'helloword actions terms replenishment --set service=0.98 --set mode=alone --reason "peak season"'


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword actions`."""
    app.command("playbooks", cls=Command, help="actions.playbooks", epilog="helloword actions playbooks")(playbooks)
    app.command("terms", cls=Command, help="actions.terms", epilog=TERMS_EXAMPLE)(terms)
    app.command("tasks", cls=Command, help="actions.tasks", epilog="helloword actions tasks --person anna")(tasks)
    app.command("close", cls=Command, help="actions.close", epilog="helloword actions close 3 --note done")(close)


def playbooks(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every playbook, and under which terms it works."""
    from helloword.actions.playbooks import declarations
    from helloword.actions.terms import terms_of
    from helloword.server.action_answers import playbook_json

    company = opened(workspace)
    objects = [playbook_json(each, terms_of(company, id)) for id, each in declarations().items()]
    rows: list[dict[str, Json]] = [
        {
            "playbook": id, "name": shown(each.name), "mode": say(f"actions.mode.{terms_of(company, id).mode}"),
            "meaning": shown(each.means),
        }
        for id, each in declarations().items()
    ]  # fmt: skip
    columns = [Column(n, say(f"column.{n}"), wraps=n == "meaning") for n in ("playbook", "name", "mode", "meaning")]
    print_rows(columns, rows if format == "table" else objects, format, objects=list(objects))


def terms(
    playbook: Annotated[str, typer.Argument(metavar="PLAYBOOK", help="argument.playbook")],
    settings: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="option.terms_set")] = None,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """The mode, limits and settings of a playbook; changed with --set."""
    from helloword.actions.playbooks import declaration
    from helloword.actions.terms import change_terms, flat, terms_of

    company = opened(workspace)
    declared = declaration(playbook)
    if settings:
        changes = dict(_pair(each) for each in settings)
        change_terms(company, playbook, changes, reason)
    told = flat(terms_of(company, playbook))
    rows: list[dict[str, Json]] = [
        {"setting": name, "value": value, "meaning": shown(declared.texts[name]) if name in declared.texts else say(f"terms.{name}")}
        for name, value in told.items()
    ]  # fmt: skip
    print_rows(
        [Column(n, say(f"column.{n}"), wraps=n == "meaning") for n in ("setting", "value", "meaning")], rows, format
    )


def tasks(
    person: Annotated[str | None, typer.Option("--person", metavar="ID", help="option.task_person")] = None,
    status: Annotated[
        Literal["open", "done", "withdrawn"] | None, typer.Option("--status", help="option.task_status")
    ] = "open",
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What persons are to do."""
    from helloword.actions.tasks import tasks
    from helloword.server.action_answers import task_json

    found = tasks(opened(workspace), status, person)
    objects = [task_json(each) for each in found]
    rows: list[dict[str, Json]] = [
        {"id": t.id, "person": t.person, "doing": shown(t.title), "due_on": t.due.isoformat(), "status": say(f"tasks.{t.status}")}
        for t in found
    ]  # fmt: skip
    columns = [Column(n, say(f"column.{n}"), wraps=n == "doing") for n in ("id", "person", "doing", "due_on", "status")]
    print_rows(columns, rows if format == "table" else objects, format, objects=list(objects))


def close(
    id: Annotated[int, typer.Argument(metavar="ID", help="argument.task")],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.task_note")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Close a task with what was done."""
    from helloword.actions.tasks import close_task

    close_task(opened(workspace), id, note)
    tell(say("tasks.closed", id=str(id)))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise typer.BadParameter(say("usage.setting", value=text), param_hint="--set")
    return name.strip(), value.strip()
