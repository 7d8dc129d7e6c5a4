"""`helloword alerts`: what is off, evaluating and replaying rules, and taking alerts on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli import alerts_channels, alerts_rules, alerts_test
from helloword.cli.alerts_words import said_value, units_of, where_shown
from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption, day
from helloword.cli.printing import print_json, print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.alerts.slices import At
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
MUTE_EXAMPLE = (
    """helloword alerts mute low_stock --where store=eu --where sku=KT-210 --until 2026-12-31 --reason "phased out" """
)
_LISTED = ("id", "status", "severity", "rule", "where", "value", "limit", "since", "ended", "cause")

AlertArgument = Annotated[int, typer.Argument(metavar="ID", help="argument.alert")]
RuleArgument = Annotated[str, typer.Argument(metavar="RULE", help="argument.alert_rule")]
WhereOption = Annotated[list[str] | None, typer.Option("--where", metavar="DIM=VALUE", help="option.alert_where")]


@app.command("list", cls=Command, help="alerts.list", epilog="helloword alerts list --status open --format json")
def list_alerts(
    status: Annotated[
        Literal["open", "acknowledged", "resolved"] | None, typer.Option("--status", help="option.alert_status")
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", metavar="RULE", help="option.alert_rule")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Alerts, open ones first."""
    from helloword.alerts.inbox import alerts
    from helloword.alerts.keeping import all_rules
    from helloword.server.alert_answers import alert_json

    company = opened(workspace)
    rules, units = all_rules(company), units_of(company)
    found = alerts(company, status, rule)
    if not found and format == "table":
        return tell(say("alerts.none"))
    objects = [alert_json(each, rules[each.rule].rule if each.rule in rules else None, units) for each in found]
    rows = [
        {
            **told,
            "status": say(f"alerts.status.{a.status}"),
            "severity": say(f"alerts.severity.{a.severity}"),
            "rule": shown(rules[a.rule].rule.name) if a.rule in rules else a.rule,
            "where": where_shown(a.at),
            "value": said_value(a.value, rules, a.rule, units),
            "limit": said_value(a.limit, rules, a.rule, units),
            "cause": shown(a.cause) if a.cause else "",
        }
        for a, told in zip(found, objects, strict=True)
    ]
    columns = [Column(n, say(f"column.{n}"), whole=n in ("id", "status", "since"), wraps=n == "cause", spare=n in ("cause", "ended", "limit")) for n in _LISTED]  # fmt: skip
    return print_rows(columns, rows if format == "table" else objects, format, objects=list(objects))


@app.command("show", cls=Command, help="alerts.show", epilog="helloword alerts show 12")
def show(id: AlertArgument, workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """One alert with what happened to it."""
    from helloword.alerts.inbox import history, the_alert
    from helloword.alerts.keeping import all_rules
    from helloword.alerts.messages import body, frame_of, subject
    from helloword.cli.language import spoken
    from helloword.server.alert_answers import alert_json

    company = opened(workspace)
    alert, events = the_alert(company, id), history(company, id)
    version = all_rules(company).get(alert.rule)
    told: list[Json] = [
        {"at": e.at.isoformat(timespec="seconds"), "what": e.what, "day": e.day.isoformat() if e.day else None, "by": e.by, "note": e.note}
        for e in events
    ]  # fmt: skip
    if format != "table":
        return print_json({**alert_json(alert, version.rule if version else None, units_of(company)), "events": told})
    if version is not None:
        frame = frame_of(version.rule, units_of(company), company.settings.currency)
        over = alert.ended is not None
        print(subject(version.rule, [alert], alert.together, spoken(), over=over))
        print(f"\n{body(version.rule, [alert], frame, spoken(), over=over)}\n")
    rows = [
        {
            "at": e.at.isoformat(timespec="seconds"),
            "what": say(f"alerts.event.{e.what}"),
            "by": e.by,
            "note": say(f"alerts.end.{e.note}") if e.what == "resolved" and e.note else e.note,
        }
        for e in events
    ]
    return print_rows([Column(n, say(f"column.{n}")) for n in ("at", "what", "by", "note")], rows, format)


@app.command("evaluate", cls=Command, help="alerts.evaluate", epilog="helloword alerts evaluate")
def evaluate(
    since: Annotated[int | None, typer.Option("--since", metavar="VERSION", help="option.alert_since")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Evaluate the rules whose data changed, and send what is due."""
    from helloword.alerts.evaluating import evaluate as evaluated
    from helloword.alerts.sending import send_due
    from helloword.cli.progress import waiting

    company = opened(workspace)
    with waiting(say("working")):
        outcomes = evaluated(company, since)
        sent = send_due(company)
    if not outcomes and format == "table":
        return tell(say("alerts.no_rules"))
    rows: list[dict[str, Json]] = [
        {"rule": o.rule, "skipped": o.skipped, "fired": o.fired, "resolved": o.resolved, "slices": o.slices, "problem": o.problem}
        for o in outcomes
    ]  # fmt: skip
    columns = [Column(n, say(f"column.{n}"), number=n in ("fired", "resolved", "slices")) for n in ("rule", "fired", "resolved", "slices", "problem")]  # fmt: skip
    print_rows(
        columns, [r for r in rows if not r["skipped"]] if format == "table" else rows, format, objects=list(rows)
    )
    if sent.sent or sent.failed or sent.dead:
        tell(say("alerts.sent", sent=sent.sent, failed=sent.failed, dead=sent.dead))
    return None


@app.command("ack", cls=Command, help="alerts.ack", epilog='helloword alerts ack 12 --note "called the supplier"')
def ack(
    id: AlertArgument,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.alert_note")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Say that somebody has taken an alert on."""
    from helloword.alerts.inbox import acknowledge

    acknowledge(opened(workspace), id, note)
    tell(say("alerts.acked", id=id))


@app.command("unack", cls=Command, help="alerts.unack", epilog='helloword alerts unack 12 --note "not mine after all"')
def unack(
    id: AlertArgument,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.alert_note")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Take an acknowledgement back."""
    from helloword.alerts.inbox import take_back

    take_back(opened(workspace), id, note)
    tell(say("alerts.unacked", id=id))


@app.command("mute", cls=Command, help="alerts.mute", epilog=MUTE_EXAMPLE)
def mute(
    rule: RuleArgument,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="option.alert_until")],
    where: WhereOption = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="option.reason")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Send no messages about a rule, or one slice of it, until the end of a day."""
    from helloword.alerts.inbox import mute as muted

    last = day("--until", until)
    assert last is not None
    company = opened(workspace)
    at = _slice(company, rule, where)
    muted(company, rule, at, last, reason)
    tell(say("alerts.muted", rule=rule, until=last))


@app.command("unmute", cls=Command, help="alerts.unmute", epilog="helloword alerts unmute low_stock")
def unmute(rule: RuleArgument, where: WhereOption = None, workspace: WorkspaceOption = None) -> None:
    """Lift the mutes of a rule, or of one slice of it."""
    from helloword.alerts.inbox import unmute as unmuted

    company = opened(workspace)
    tell(say("alerts.unmuted", rule=rule, count=unmuted(company, rule, _slice(company, rule, where))))


def _slice(company: object, rule: str, where: list[str] | None) -> At | None:
    """The slice that the filters name, with a value for each dimension of the rule; None for all slices."""
    from helloword.alerts.keeping import the_rule
    from helloword.errors import InputError
    from helloword.server.filters import where_from
    from helloword.workspace import Workspace

    assert isinstance(company, Workspace)
    by = the_rule(company, rule).rule.by
    if not where:
        return None
    given = where_from(where)
    if set(given) != set(by) or any(len(values) != 1 for values in given.values()):
        raise InputError(
            f"Give one value for each dimension of {rule}: {', '.join(f'--where {d}=...' for d in by)}.",
            code="alert_slice", rule=rule, by=", ".join(by),
        )  # fmt: skip
    return tuple((dimension, given[dimension][0]) for dimension in by)


alerts_rules.add_to(app)
alerts_test.add_to(app)
app.add_typer(alerts_channels.app, name="channels", help="alerts.channels")
