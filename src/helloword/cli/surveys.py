"""`helloword surveys`: asking buyers after delivery, and how many answer."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column
from helloword.server.cells import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helloword.server.readings import Json
    from helloword.workspace import Workspace

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
ON_EXAMPLE = """helloword surveys on shop --sender Lumora --kind csat --days 7 --reason "to hear of broken parcels" """
OPT_OUT_EXAMPLE = "helloword surveys opt-out < addresses.txt"

StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="argument.store")]
_LISTED = (
    "store",
    "platform",
    "permission",
    "on",
    "kind",
    "days",
    "waiting",
    "sent",
    "answered",
    "rate",
    "csat",
    "nps",
)

_OWN_TITLES = ("on", "due", "read", "why")


@app.command("list", cls=Command, help="surveys.list", epilog="helloword surveys list --format json")
def list_surveys(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every store's survey, and what came of it in 90 days."""
    from helloword.server.survey_answers import store_json
    from helloword.service.standing import overview

    found = overview(opened(workspace), datetime.now(UTC))
    objects = [store_json(each) for each in found.stores]
    rows: list[Mapping[str, Json]] = [
        {
            **told,
            "permission": say(f"surveys.permission.{each.allowed.permission}"),
            "on": say("surveys.on_") if told["active"] else say("surveys.off_"),
            "waiting": each.queue["under_way"] + each.queue["later"] + each.queue["due"],
            "rate": _share(told["rate"]),
            "csat": _share(told["csat"]),
            "nps": _whole(told["nps"]),
        }
        for each, told in zip(found.stores, objects, strict=True)
    ]
    numbers = ("days", "waiting", "sent", "answered", "rate", "csat", "nps")
    columns = [Column(n, _title(n), number=n in numbers) for n in _LISTED]
    print_rows(columns, rows if format == "table" else [_flat(o) for o in objects], format, objects=list(objects))
    if format == "table" and found.opted_out:
        tell(say("surveys.opted_out", count=found.opted_out))


@app.command("on", cls=Command, help="surveys.on", epilog=ON_EXAMPLE)
def on(
    store: StoreArgument,
    sender: Annotated[str | None, typer.Option("--sender", metavar="NAME", help="option.survey_sender")] = None,
    kind: Annotated[Literal["csat", "nps"] | None, typer.Option("--kind", help="option.survey_kind")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", help="option.survey_days")] = None,
    imprint: Annotated[str | None, typer.Option("--imprint", metavar="TEXT", help="option.survey_imprint")] = None,
    because: Annotated[
        str | None, typer.Option("--allowed-because", metavar="TEXT", help="option.survey_because")
    ] = None,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Ask a store's buyers, or ask them otherwise than so far."""
    from dataclasses import replace

    from helloword.service.keeping import change_survey, the_survey

    company = opened(workspace)
    now = the_survey(company, store).rule
    wanted = replace(
        now, active=True, kind=kind or now.kind, days=now.days if days is None else days,
        sender=now.sender if sender is None else sender, imprint=now.imprint if imprint is None else imprint,
        vouched=now.vouched if because is None else because,
    )  # fmt: skip
    kept = change_survey(company, wanted, reason).rule
    tell(say("surveys.switched_on", store=store, kind=kept.kind.upper(), days=kept.days))
    _say_what_lacks(company)


@app.command("off", cls=Command, help="surveys.off", epilog='helloword surveys off shop --reason "the shop moves"')
def off(store: StoreArgument, reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Ask a store's buyers no more."""
    from helloword.service.keeping import switch_off

    switch_off(opened(workspace), store, reason)
    tell(say("surveys.switched_off", store=store))


@app.command("due", cls=Command, help="surveys.due", epilog="helloword surveys due")
def due(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """The orders whose buyers can be reached, and what is to become of them; nothing is sent."""
    from helloword.server.survey_answers import planned_json
    from helloword.service.planning import looked_through, plan

    company, now = opened(workspace), datetime.now(UTC)
    found = [planned_json(each) for each in looked_through(company, plan(company, now), now)]
    if not found and format == "table":
        return tell(say("surveys.none_due"))
    rows = [
        {**o, "state": say(f"surveys.state.{o['state']}"), "reason": _reason(o["reason"])} if format == "table" else o
        for o in found
    ]
    names = ("store", "order", "kind", "delivered", "due", "state", "reason")
    return print_rows([Column(n, _title(n)) for n in names], rows, format, objects=list(found))


@app.command("send", cls=Command, help="surveys.send", epilog="helloword surveys send")
def send(workspace: WorkspaceOption = None) -> None:
    """Ask every buyer who is due, and tell the lake the answers that came."""
    from helloword.actions.stopping import switch
    from helloword.cli.progress import waiting
    from helloword.service.sending import send_due
    from helloword.service.telling import tell_lake

    company = opened(workspace)
    with waiting(say("working")):
        told = tell_lake(company)
        done = send_due(company, stopped=lambda: switch(company).stopped)
    if switch(company).stopped:
        tell(say("surveys.stopped"))
    tell(say("surveys.sent", sent=done.sent, failed=done.failed, dead=done.dead, skipped=done.skipped, answers=told))


@app.command("asked", cls=Command, help="surveys.asked", epilog="helloword surveys asked --limit 20")
def asked(
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="option.survey_limit")] = 100,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What became of each order that was decided on, the newest first; nothing in it leads to a buyer."""
    from helloword.server.survey_answers import asked_json
    from helloword.service.standing import asked as decided

    found = [asked_json(each) for each in decided(opened(workspace), limit)]
    if not found and format == "table":
        return tell(say("surveys.none_asked"))
    rows = [
        {**o, "status": say(f"surveys.status.{o['status']}"), "reason": _reason(o["reason"])}
        if format == "table"
        else o
        for o in found
    ]
    names = ("decided_at", "store", "order", "kind", "language", "status", "reason", "problem", "score")
    columns = [Column(n, _title(n), number=n == "score") for n in names]
    return print_rows(columns, rows, format, objects=list(found))


@app.command("opt-out", cls=Command, help="surveys.opt_out", epilog=OPT_OUT_EXAMPLE)
def opt_out(workspace: WorkspaceOption = None) -> None:
    """Note that addresses want no mails; they are read from the terminal or standard input, one a line."""
    from helloword.service.answering import opt_out as noted

    company = opened(workspace)
    given = typer.prompt(say("surveys.address"), err=True) if sys.stdin.isatty() else sys.stdin.read()
    tell(say("surveys.noted", count=noted(company, str(given).splitlines())))


@app.command("platforms", cls=Command, help="surveys.platforms", epilog="helloword surveys platforms")
def platforms(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """The table of platforms: which let sellers write to their buyers, since when, and who says so."""
    from helloword.connectors.contacting import platforms as table

    today = opened(workspace).today
    known = [(platform, platform.on(today)) for platform in table().values()]
    rows: list[dict[str, Json]] = [
        {
            "platform": p.id, "permission": "allowed" if r.allowed else "forbidden", "since": r.since.isoformat(),
            "read": r.read.isoformat() if r.read else None, "source": r.source, "why": shown(r.why),
        }
        for p, r in known
    ]  # fmt: skip
    said = [{**row, "permission": say(f"surveys.permission.{row['permission']}")} for row in rows]
    names = ("platform", "permission", "since", "read", "why", "source")
    columns = [Column(n, _title(n), wraps=n == "why", spare=n in ("source", "read")) for n in names]
    print_rows(columns, said if format == "table" else rows, format, objects=list(rows))


def _title(name: str) -> str:
    return say(f"surveys.column.{name}" if name in _OWN_TITLES else f"column.{name}")


def _say_what_lacks(company: Workspace) -> None:
    from helloword.errors import InputError
    from helloword.mail import account
    from helloword.service.links import link_base

    if account(company) is None:
        tell(say("surveys.no_account"))
    try:
        link_base(company)
    except InputError:
        tell(say("surveys.no_link"))


def _reason(reason: Json) -> str:
    return say(f"surveys.reason.{reason}") if reason else ""


def _share(text: Json) -> str:
    from decimal import Decimal

    return "" if text is None else f"{(Decimal(plain_text(text)) * 100):.1f} %"


def _whole(text: Json) -> str:
    from decimal import Decimal

    return "" if text is None else f"{Decimal(plain_text(text)):.0f}"


def _flat(told: Mapping[str, Json]) -> dict[str, Json]:
    """A store's survey as one row of CSV."""
    allowed, queue = told["allowed"], told["queue"]
    assert isinstance(allowed, dict)
    assert isinstance(queue, dict)
    waiting = sum(int(str(queue[state])) for state in ("under_way", "later", "due"))
    return {**told, "permission": allowed["permission"], "on": told["active"], "waiting": waiting}
