"""/api/v1/alerts and /api/v1/alert-rules: what is off, what is watched, and what people do about both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.alerts import inbox
from helloword.alerts.alert import Alert
from helloword.alerts.backtesting import backtest
from helloword.alerts.keeping import all_rules, change_rule, switch, the_rule, versions_of
from helloword.alerts.picturing import series
from helloword.alerts.reading_yaml import text_of
from helloword.alerts.rule import Rule
from helloword.audit.head import head_of
from helloword.errors import NotAllowedError
from helloword.kpis.company import catalogue_of
from helloword.server import alert_answers as answers
from helloword.server import alert_shapes as shapes
from helloword.server.addressed import AlertId, RuleId
from helloword.server.asking import Day
from helloword.server.paging import Paging
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.server.standing import standing_of
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/alerts", response_model=shapes.Inbox)
def alerts(
    request: Request,
    served: Serving,
    paged: Paging,
    status: Annotated[
        Literal["open", "acknowledged", "resolved"] | None, Query(description="only alerts that stand so")
    ] = None,
    rule: Annotated[str | None, Query(max_length=60, description="only alerts of this rule, by its id")] = None,
) -> Response:
    """The inbox: alerts in groups, open ones first."""

    def told(workspace: Workspace) -> Json:
        found = inbox.alerts(workspace, rule=rule)
        kept = answers.groups_of(alert for alert in found if status in (None, alert.status))
        shown, more = paged.of(kept, lambda members: inbox.place_of(members[0]))
        units = answers.units_of(catalogue_of(workspace))
        counts: Json = dict(Counter(str(alert.status) for alert in found))
        groups: Json = answers.groups_json(shown, all_rules(workspace), units)
        return {"items": groups, "next": more, "counts": counts, "problems": dict(inbox.problems(workspace))}

    return served.answer(request, told, _found)


@router.get("/api/v1/alerts/{id}", response_model=shapes.AlertDetail)
def alert(request: Request, served: Serving, id: AlertId) -> Response:
    """One alert with its history and the values behind it."""
    return served.answer(request, lambda workspace: _detail(workspace, inbox.the_alert(workspace, id)), _found)


@router.post("/api/v1/alerts/{id}/ack", response_model=shapes.AlertDetail)
def acknowledge(served: Serving, id: AlertId, said: Annotated[shapes.Acknowledging, Body()]) -> Response:
    """Say that somebody has taken an alert on."""
    workspace = served.workspace
    return unkept(_detail(workspace, inbox.acknowledge(workspace, inbox.the_alert(workspace, id).id, said.note)))


@router.post("/api/v1/alerts/{id}/unack", response_model=shapes.AlertDetail)
def take_back(served: Serving, id: AlertId, said: Annotated[shapes.Acknowledging, Body()]) -> Response:
    """Take an acknowledgement back, so that the alert is open again."""
    workspace = served.workspace
    return unkept(_detail(workspace, inbox.take_back(workspace, inbox.the_alert(workspace, id).id, said.note)))


@router.post("/api/v1/alerts/{id}/mute", response_model=shapes.AlertDetail)
def mute(served: Serving, id: AlertId, wanted: Annotated[shapes.Muting, Body()]) -> Response:
    """Send no more messages about the alert's slice, or its whole rule, until the end of a day."""
    workspace = served.workspace
    found = inbox.the_alert(workspace, id)
    if wanted.whole_rule and not workspace.scope.whole:
        raise NotAllowedError(
            "The rule watches more than you see; mute this slice alone.", code="mute_beyond_view", rule=found.rule
        )
    inbox.mute(workspace, found.rule, None if wanted.whole_rule else found.at, wanted.until, wanted.reason)
    return unkept(_detail(workspace, inbox.the_alert(workspace, id)))


@router.post("/api/v1/alerts/{id}/unmute", response_model=shapes.AlertDetail)
def unmute(served: Serving, id: AlertId) -> Response:
    """Lift the mutes of the alert's slice and, by those who see all of it, of its rule."""
    workspace = served.workspace
    found = inbox.the_alert(workspace, id)
    inbox.unmute(workspace, found.rule, None if workspace.scope.whole else found.at)
    return unkept(_detail(workspace, inbox.the_alert(workspace, id)))


@router.get("/api/v1/alert-rules", response_model=list[shapes.AlertRule])
def rules(request: Request, served: Serving) -> Response:
    """Every rule, with how many of its slices are in each state."""

    def told(workspace: Workspace) -> Json:
        counts, catalogue = inbox.counts(workspace), catalogue_of(workspace)
        return [answers.rule_json(v, counts.get(id, {}), catalogue) for id, v in all_rules(workspace).items()]

    return served.answer(request, told, _found)


@router.get("/api/v1/alert-rules/{id}", response_model=shapes.AlertRuleDetail)
def rule(request: Request, served: Serving, id: RuleId) -> Response:
    """One rule with its slices, mutes and versions."""
    return served.answer(request, lambda workspace: _rule(workspace, id), _found)


@router.post("/api/v1/alert-rules/{id}", response_model=shapes.AlertRuleDetail)
def change(served: Serving, id: RuleId, wanted: Annotated[shapes.NewRule, Body()]) -> Response:
    """Give a rule other levels, or switch it on or off, with the reason."""
    workspace = served.workspace
    given = {name: value for name, value in asdict(wanted).items() if value is not None}
    reason, active = given.pop("reason"), given.pop("active", None)
    if "least" in given:
        given["least"] = _least(the_rule(workspace, id).rule, given["least"])
    if given:
        change_rule(workspace, id, given, reason)
    if active is not None:
        switch(workspace, [id], reason, on=active)
    return unkept(_rule(workspace, id))


@router.get("/api/v1/alert-rules/{id}/backtest", response_model=shapes.Backtest)
def replay(
    request: Request,
    served: Serving,
    id: RuleId,
    first: Annotated[Day, Query(alias="from", description="first day")] = None,
    until: Annotated[Day, Query(alias="to", description="last day")] = None,
    fire: Annotated[str | None, Query(max_length=20, description="with another level")] = None,
) -> Response:
    """What the rule would have found, as it is or with another level; nothing is written."""

    def told(workspace: Workspace) -> Json:
        return answers.backtest_json(backtest(workspace, _tried(workspace, id, fire), first, until))

    return served.answer(request, told, _found)


def _tried(workspace: Workspace, id: str, fire: str | None) -> Rule:
    from helloword.alerts.reading_yaml import load_table, rule_from

    rule = the_rule(workspace, id).rule
    if fire is None:
        return rule
    table = {k: v for k, v in load_table(text_of(rule), id).items() if k != "clear"}
    return rule_from({**table, "fire": fire}, id)


def _least(rule: Rule, least: object) -> object:
    return {rule.sample.kpi: least} if rule.sample and rule.sample.kpi else least


def _detail(workspace: Workspace, alert: Alert) -> Json:
    version = all_rules(workspace).get(alert.rule)
    found = version.rule if version else None
    units = answers.units_of(catalogue_of(workspace))
    return {
        **answers.alert_json(alert, found, units),
        "means": found.means.as_json() if found else None,
        "todo": found.todo.as_json() if found else None,
        "events": [answers.event_json(event) for event in inbox.history(workspace, alert.id)],
        "series": [answers.point_json(j) for j in series(workspace, found, alert)] if found else [],
    }


def _rule(workspace: Workspace, id: str) -> Json:
    version = the_rule(workspace, id)
    told = answers.rule_json(version, inbox.counts(workspace).get(id, {}), catalogue_of(workspace))
    return {
        **told,
        "yaml": text_of(version.rule),
        "slices": [answers.standing_json(each) for each in inbox.standings(workspace, id)],
        "mutes": [answers.mute_json(each) for each in inbox.mutes(workspace) if each.rule == id],
        "versions": [answers.version_json(each) for each in versions_of(workspace, id)],
    }


def _found(workspace: Workspace) -> Hashable:
    """What answers about alerts depend on besides data: what was found, what people did, and the day."""
    newest = standing_of(workspace).read(workspace, "alerts", lambda session: (head_of(session), inbox.newest(session)))
    return newest, workspace.today
