"""`helloword audit`: who changed what, and whether the log of it still holds."""

from __future__ import annotations

import json
from datetime import tzinfo
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_json, print_rows
from helloword.cli.running import INPUT, tell
from helloword.cli.tables import Column
from helloword.cli.texts import TEXTS

if TYPE_CHECKING:
    from helloword.audit import Entry, Verdict
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
_SHOWN = ("id", "at", "actor", "action", "subject", "reason", "detail")


@app.command("list", cls=Command, help="audit.list", epilog="helloword audit list --subject store:eu")
def list_entries(
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="option.most")] = 50,
    action: Annotated[str | None, typer.Option("--action", metavar="A", help="option.action")] = None,
    subject: Annotated[str | None, typer.Option("--subject", metavar="S", help="option.subject")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """The newest entries."""
    from helloword.audit import entries
    from helloword.lake.records import catch_up

    company = opened(workspace)
    catch_up(company)
    found = entries(company.state, limit=limit, action=action, subject=subject)
    if not found and format == "table":
        tell(say("audit.none"))
        return
    columns = [
        Column(n, say(f"column.{n}"), number=n == "id", whole=n == "at", wraps=n == "reason", spare=n == "detail")
        for n in _SHOWN
    ]
    zone = ZoneInfo(company.settings.timezone)
    rows = [_row(entry, zone) if format == "table" else _object(entry) for entry in found]
    print_rows(columns, rows, format)


@app.command("verify", cls=Command, help="audit.verify", epilog="helloword audit verify")
def verify_all(
    workspace: WorkspaceOption = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", help="option.format")] = "table",
) -> None:
    """Whether the log holds."""
    from helloword.audit import verify
    from helloword.cli.progress import waiting

    company = opened(workspace)
    with waiting(say("working")):
        verdict = verify(company.state)
    if format == "table":
        tell(_words(verdict))
    else:
        print_json(_verdict(verdict))
    if verdict.broken is not None:
        raise typer.Exit(INPUT)


def _words(verdict: Verdict) -> str:
    if verdict.broken is None:
        return say("audit.holds", count=verdict.count, hash=verdict.hash)
    return say("audit.broken", what=say(f"broken.{verdict.broken.why}", id=verdict.broken.id), count=verdict.count)


def _verdict(verdict: Verdict) -> Json:
    broken = verdict.broken
    return {
        "entries": verdict.count,
        "hash": verdict.hash,
        "broken": {"id": broken.id, "why": broken.why} if broken else None,
    }


def _row(entry: Entry, zone: tzinfo) -> dict[str, Json]:
    named = f"action.{entry.action}"
    at = f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}"
    return {
        **_object(entry),
        "at": at,
        "action": say(named) if named in TEXTS else entry.action,
        "detail": entry.detail,
    }


def _object(entry: Entry) -> dict[str, Json]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(timespec="seconds"),
        "actor": entry.actor.name,
        "action": entry.action,
        "subject": f"{entry.subject.kind}:{entry.subject.id}",
        "reason": entry.reason,
        "detail": json.loads(entry.detail),
        "hash": entry.hash,
    }
