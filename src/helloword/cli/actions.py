"""`helloword actions`: what is proposed, approving and rejecting it, working the queue, undoing, and the kill switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli import actions_changing, actions_terms
from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown, spoken
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_json, print_rows, print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.actions.action import Action
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
Statuses = Literal[
    "proposed",
    "deferred",
    "approved",
    "running",
    "waiting",
    "done",
    "undoing",
    "undone",
    "failed",
    "rejected",
    "expired",
    "replaced",
]
IdArgument = Annotated[int, typer.Argument(metavar="ID", help="argument.action")]
IdsArgument = Annotated[list[int], typer.Argument(metavar="ID...", help="argument.actions")]
_LISTED = ("id", "status", "playbook", "doing", "money", "effect", "proposed_at")
_OPEN = ("proposed", "approved", "running", "waiting", "undoing")


@app.command("list", cls=Command, help="actions.list", epilog="helloword actions list --status proposed --format json")
def list_actions(
    status: Annotated[Statuses | None, typer.Option("--status", help="option.action_status")] = None,
    all: Annotated[bool, typer.Option("--all", help="option.action_all")] = False,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What waits, or everything, the newest first."""
    from helloword.actions.queue import actions
    from helloword.server.action_answers import action_json

    company = opened(workspace)
    found = actions(company, (status,) if status else () if all else _OPEN)
    if not found and format == "table":
        return tell(say("actions.none"))
    objects = [action_json(each, company.settings.currency) for each in found]
    rows = [_row(each, company.settings.currency) for each in found]
    columns = [
        Column(n, say(f"column.{n}"), number=n == "money", whole=n in ("id", "status"), wraps=n in ("doing", "effect"), spare=n in ("playbook", "proposed_at"))
        for n in _LISTED
    ]  # fmt: skip
    return print_rows(columns, rows if format == "table" else objects, format, objects=list(objects))


@app.command("propose", cls=Command, help="actions.propose", epilog="helloword actions propose replenishment --dry-run")
def propose(
    playbooks: Annotated[list[str] | None, typer.Argument(metavar="[PLAYBOOK]...", help="argument.playbooks")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="option.propose_dry_run")] = False,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Ask playbooks what they would do now."""
    from helloword.actions.playbooks import declaration, declarations
    from helloword.actions.proposing import propose
    from helloword.cli.progress import waiting
    from helloword.server.action_answers import proposed_json

    company = opened(workspace)
    wanted = [declaration(id).id for id in playbooks or declarations()]
    if dry_run:
        return _would(company, wanted, format)
    with waiting(say("actions.proposing")):
        found = [propose(company, id) for id in wanted]
    if format != "table":
        return print_json([proposed_json(each) for each in found])
    rows: list[dict[str, Json]] = [
        {
            "playbook": shown(declaration(f.playbook).name), "proposal_new": len(f.new), "proposal_kept": len(f.kept), "skipped": len(f.skipped),
            "problem": say("actions.all_stopped") if f.stopped else "; ".join(shown(s.text) for s in f.stale),
        }
        for f in found
    ]  # fmt: skip
    names = ("playbook", "proposal_new", "proposal_kept", "skipped", "problem")
    print_table(
        [
            Column(
                n, say(f"column.{n}"), number=n in ("proposal_new", "proposal_kept", "skipped"), wraps=n == "problem"
            )
            for n in names
        ],
        rows,
    )
    return tell(say("actions.next"))


@app.command("show", cls=Command, help="actions.show", epilog="helloword actions show 12")
def show(id: IdArgument, workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """One action: what changes and why, what it should bring, and what has happened."""
    from helloword.actions.queue import history, the_action
    from helloword.server.action_answers import action_json, event_json, note_of
    from helloword.server.wording import worded

    company = opened(workspace)
    action, events = the_action(company, id), history(company, id)
    if format != "table":
        told: list[Json] = [event_json(event) for event in events]
        return print_json({**action_json(action, company.settings.currency), "events": told})
    tell(f"{shown(action.proposal.title)} · {say(f'actions.status.{action.status}')}")
    tell(shown(action.proposal.reason))
    tell(f"{say('actions.expected')}{shown(action.proposal.expected.text)}")
    for stands in _stands(action):
        tell(stands)
    if action.trouble is not None:
        tell(worded(action.trouble.error(), spoken()))
    lines: list[dict[str, Json]] = [
        {
            "item": line.item,
            "now": line.before,
            "why": shown(line.reason),
            "then": f"{line.after} {say('actions.instead', of=line.proposed)}" if line.proposed else line.after,
        }
        for line in action.proposal.lines
    ]
    print_table([Column(n, say(f"column.{n}"), wraps=n == "why") for n in ("item", "now", "then", "why")], lines)
    past: list[dict[str, Json]] = [
        {"at": e.at.isoformat(timespec="seconds"), "what": _event(e.what), "by": e.by, "note": shown(note_of(e))}
        for e in events
    ]
    print()
    return print_table([Column(n, say(f"column.{n}"), wraps=n == "note") for n in ("at", "what", "by", "note")], past)


@app.command("approve", cls=Command, help="actions.approve", epilog="helloword actions approve 12 13 --note ok")
def approve(
    ids: IdsArgument,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.action_note")] = "",
    seen: Annotated[str | None, typer.Option("--seen", metavar="DIGEST", help="option.action_seen")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Approve actions; each is executed by `helloword actions run` or the server."""
    from helloword.actions.approving import approve

    company = opened(workspace)
    for id in ids:
        approve(company, id, seen=seen, note=note)
        tell(say("actions.approved", id=str(id)))


@app.command("reject", cls=Command, help="actions.reject", epilog='helloword actions reject 12 --reason "phased out"')
def reject(ids: IdsArgument, reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Reject actions, with the reason."""
    from helloword.actions.approving import reject

    company = opened(workspace)
    for id in ids:
        reject(company, id, reason)
        tell(say("actions.rejected", id=str(id)))


@app.command("run", cls=Command, help="actions.run", epilog="helloword actions run")
def run(
    again: Annotated[int | None, typer.Option("--again", metavar="ID", help="option.action_again")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Execute what is approved, go on with what was interrupted, and measure what is due."""
    from dataclasses import asdict

    from helloword.actions.measuring import measure_due
    from helloword.actions.working import again as try_again
    from helloword.actions.working import work
    from helloword.cli.progress import waiting

    company = opened(workspace)
    if again is not None:
        try_again(company, again)
    with waiting(say("actions.working")):
        worked = work(company)
        measured = len(measure_due(company))
    if format != "table":
        return print_json({**asdict(worked), "measured": measured})
    if worked.stopped:
        tell(say("actions.all_stopped"))
    return tell(say("actions.worked", done=str(worked.done), waiting=str(worked.waiting), failed=str(worked.failed), measured=str(measured)))  # fmt: skip


@app.command("stop", cls=Command, help="actions.stop", epilog='helloword actions stop --reason "prices look wrong"')
def stop(reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """The kill switch: nothing begins any more, and what is under way halts before its next step."""
    from helloword.actions.stopping import stop

    stop(opened(workspace), reason)
    tell(say("actions.all_stopped"))


@app.command("resume", cls=Command, help="actions.resume", epilog='helloword actions resume --reason "data mended"')
def resume(reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Let actions go on."""
    from helloword.actions.stopping import resume

    resume(opened(workspace), reason)
    tell(say("actions.resumed"))


actions_changing.add_to(app)
actions_terms.add_to(app)


def _would(company: object, wanted: list[str], format: str) -> None:
    from helloword.actions.action import Skipped
    from helloword.actions.proposing import would_propose
    from helloword.server.action_answers import proposal_json, skipped_json
    from helloword.workspace import Workspace

    assert isinstance(company, Workspace)
    currency = company.settings.currency
    found = [each for id in wanted for each in would_propose(company, id)]
    if format != "table":
        return print_json([skipped_json(e) if isinstance(e, Skipped) else proposal_json(e, currency) for e in found])
    rows: list[dict[str, Json]] = [
        {"item": " · ".join(v for _, v in e.subject), "doing": "", "money": "", "why": shown(e.why)}
        if isinstance(e, Skipped)
        else {"item": " · ".join(v for _, v in e.subject), "doing": shown(e.title), "money": str(e.money), "why": shown(e.reason)}
        for e in found
    ]  # fmt: skip
    names = ("item", "doing", "money", "why")
    return print_table(
        [Column(n, say(f"column.{n}"), number=n == "money", wraps=n in ("why", "doing")) for n in names], rows
    )


def _row(action: Action, currency: str) -> dict[str, Json]:
    from helloword.actions.playbooks import declaration
    from helloword.money import grouped

    proposal = action.proposal
    return {
        "id": action.id, "status": say(f"actions.status.{action.status}"),
        "playbook": shown(declaration(proposal.playbook).name), "doing": shown(proposal.title),
        "money": f"{grouped(proposal.money, 2)} {currency}" if proposal.money else "",
        "effect": shown(proposal.expected.text), "proposed_at": action.proposed_at.isoformat(timespec="minutes"),
    }  # fmt: skip


def _stands(action: Action) -> list[str]:
    """What else is to be known of how it stands: put aside, approved by its playbook."""
    told = []
    if action.deferral is not None:
        facts = {"id": str(action.id), "until": action.deferral.until.isoformat()}
        told.append(say("actions.deferred", **facts, expires=f"{action.expires_at:%Y-%m-%d}"))
    if action.by_its_playbook:
        told.append(say("actions.by_playbook"))
    return told


def _event(what: str) -> str:
    way, _, step = what.partition(":")
    return f"{say(f'actions.way.{way}')} · {step}" if step else say(f"actions.status.{what}")
