"""What each address of the API takes to be let in. An address that is not named here is for the owner alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.routing import APIRoute

from helloword.server.asking_for import Asker, asker_of, check_sees_all, check_sees_costs, not_permitted

OWNER = "manage_people"


@dataclass(frozen=True)
class Rule:
    """What an address asks of its asker.

    Attributes:
        needs: a permission; None for everybody who is signed in.
        public: whether it answers to people who are not signed in.
        cut: whether it keeps to the asker's view by itself; the others are for those who see the whole company.
        costs: whether it may show costs.
    """

    needs: str | None = None
    public: bool = False
    cut: bool = False
    costs: bool = False


_PUBLIC, _CUT, _COSTS = Rule(public=True), Rule(cut=True), Rule(costs=True)
_OWN = Rule(cut=True)
"""What somebody does to their own account."""
_WORK, _DECIDE, _MUTE = (
    Rule("work_alerts", cut=True),
    Rule("approve_actions", cut=True),
    Rule("edit_alerts", cut=True),
)
"""What is done with the alerts, tasks and actions that somebody sees."""
_PLAYBOOKS, _GOALS = Rule("approve_actions", costs=True), Rule("edit_goals", costs=True)
_PURCHASES, _RECONCILE = Rule("work_purchases", costs=True), Rule("reconcile", costs=True)
_FILES, _PEOPLE = Rule("import_files", cut=True), Rule(OWNER)
_BOARDS = Rule("make_boards", cut=True)

RULES: Mapping[tuple[str, str], Rule] = {
    ("GET", "/api/v1/session"): _PUBLIC,
    ("POST", "/api/v1/session"): _PUBLIC,
    ("DELETE", "/api/v1/session"): _PUBLIC,
    ("POST", "/api/v1/invitation"): _PUBLIC,
    ("POST", "/api/v1/invitation/accept"): _PUBLIC,
    ("POST", "/api/v1/sign-in/{id}"): _PUBLIC,
    ("POST", "/api/v1/sign-in/{id}/finish"): _PUBLIC,
    ("POST", "/api/v1/sign-in/{id}/second-factor"): _PUBLIC,
    ("GET", "/api/v1/account"): _OWN,
    ("POST", "/api/v1/account/password"): _OWN,
    ("POST", "/api/v1/account/second-factor"): _OWN,
    ("POST", "/api/v1/account/second-factor/confirm"): _OWN,
    ("POST", "/api/v1/account/second-factor/end"): _OWN,
    ("POST", "/api/v1/account/tokens"): _OWN,
    ("DELETE", "/api/v1/account/tokens/{id}"): _OWN,
    ("DELETE", "/api/v1/account/sessions/{id}"): _OWN,
    ("DELETE", "/api/v1/account/providers/{id}"): _OWN,
    ("GET", "/api/v1/people"): _PEOPLE,
    ("POST", "/api/v1/people"): _PEOPLE,
    ("POST", "/api/v1/people/{id}"): _PEOPLE,
    ("POST", "/api/v1/people/{id}/invite"): _PEOPLE,
    ("POST", "/api/v1/people/{id}/second-factor/end"): _PEOPLE,
    ("POST", "/api/v1/departments"): _PEOPLE,
    ("GET", "/api/v1/company"): _CUT,
    ("GET", "/api/v1/kpis"): _CUT,
    ("GET", "/api/v1/kpis/{id}"): _CUT,
    ("GET", "/api/v1/kpis/{id}/trace"): _CUT,
    ("GET", "/api/v1/kpis/{id}/tree"): _CUT,
    ("GET", "/api/v1/kpis/{id}/contributors"): _CUT,
    ("GET", "/api/v1/kpis/{id}/coverage"): _CUT,
    ("GET", "/api/v1/kpis/{id}/uses"): _CUT,
    ("GET", "/api/v1/values"): _CUT,
    ("GET", "/api/v1/values/compact"): _CUT,
    ("GET", "/api/v1/values/export"): _CUT,
    ("GET", "/api/v1/values/quadrant"): _CUT,
    ("GET", "/api/v1/analyses"): _CUT,
    ("GET", "/api/v1/analyses/{id}"): _CUT,
    ("GET", "/api/v1/analyses/{id}/export"): _CUT,
    ("GET", "/api/v1/dimensions"): _CUT,
    ("GET", "/api/v1/dimensions/{id}/values"): _CUT,
    ("GET", "/api/v1/freshness"): _CUT,
    ("GET", "/api/v1/events"): _CUT,
    ("GET", "/api/v1/imports"): _FILES,
    ("GET", "/api/v1/imports/{id}/rejects"): Rule("import_files", cut=True, costs=True),
    ("POST", "/api/v1/imports/{id}/rejects/export"): Rule("import_files", cut=True, costs=True),
    ("POST", "/api/v1/imports/{id}/undo"): _FILES,
    ("GET", "/api/v1/uploads"): _FILES,
    ("POST", "/api/v1/uploads"): _FILES,
    ("GET", "/api/v1/uploads/{token}"): _FILES,
    ("POST", "/api/v1/uploads/{token}"): _FILES,
    ("POST", "/api/v1/uploads/{token}/import"): _FILES,
    ("DELETE", "/api/v1/uploads/{token}"): _FILES,
    ("GET", "/api/v1/boards"): _CUT,
    ("GET", "/api/v1/board-parts"): _CUT,
    ("GET", "/api/v1/boards/deleted"): _CUT,
    ("GET", "/api/v1/boards/{id}"): _CUT,
    ("GET", "/api/v1/boards/{id}/versions"): _CUT,
    ("POST", "/api/v1/boards"): _BOARDS,
    ("PUT", "/api/v1/boards/pins"): _OWN,
    ("PUT", "/api/v1/boards/{id}"): _BOARDS,
    ("POST", "/api/v1/boards/{id}/share"): _BOARDS,
    ("POST", "/api/v1/boards/{id}/restore"): _BOARDS,
    ("DELETE", "/api/v1/boards/{id}"): _BOARDS,
    ("GET", "/api/v1/subscriptions"): _OWN,
    ("GET", "/api/v1/subscription-parts"): _OWN,
    ("POST", "/api/v1/subscriptions"): _OWN,
    ("PUT", "/api/v1/subscriptions/{id}"): _OWN,
    ("POST", "/api/v1/subscriptions/{id}/pause"): _OWN,
    ("POST", "/api/v1/subscriptions/{id}/send"): _OWN,
    ("POST", "/api/v1/subscriptions/{id}/leave"): _OWN,
    ("DELETE", "/api/v1/subscriptions/{id}"): _OWN,
    ("GET", "/api/v1/subscriptions/{id}/sendings"): _OWN,
    ("GET", "/api/v1/subscriptions/{id}/versions"): _OWN,
    ("GET", "/api/v1/targets"): _CUT,
    ("GET", "/api/v1/annotations"): _CUT,
    ("GET", "/api/v1/annotations/{id}/versions"): _CUT,
    ("POST", "/api/v1/annotations"): Rule("write_notes", cut=True),
    ("PUT", "/api/v1/annotations/{id}"): Rule("write_notes", cut=True),
    ("DELETE", "/api/v1/annotations/{id}"): Rule("write_notes", cut=True),
    ("POST", "/api/v1/annotations/{id}/restore"): Rule("write_notes", cut=True),
    ("GET", "/api/v1/alerts"): _CUT,
    ("GET", "/api/v1/alerts/{id}"): _CUT,
    ("POST", "/api/v1/alerts/{id}/ack"): _WORK,
    ("POST", "/api/v1/alerts/{id}/unack"): _WORK,
    ("POST", "/api/v1/alerts/{id}/mute"): _MUTE,
    ("POST", "/api/v1/alerts/{id}/unmute"): _MUTE,
    ("GET", "/api/v1/alert-rules"): _CUT,
    ("GET", "/api/v1/alert-rules/{id}"): _CUT,
    ("GET", "/api/v1/alert-rules/{id}/backtest"): Rule(),
    ("POST", "/api/v1/alert-rules/{id}"): Rule("edit_alerts"),
    ("GET", "/api/v1/actions"): _CUT,
    ("GET", "/api/v1/actions/{id}"): _CUT,
    ("GET", "/api/v1/actions/{id}/amounts"): _CUT,
    ("GET", "/api/v1/actions/{id}/files/{name}"): _CUT,
    ("POST", "/api/v1/actions/approve"): _DECIDE,
    ("POST", "/api/v1/actions/reject"): _DECIDE,
    ("POST", "/api/v1/actions/defer"): _DECIDE,
    ("POST", "/api/v1/actions/return"): _DECIDE,
    ("POST", "/api/v1/actions/undo"): _DECIDE,
    ("POST", "/api/v1/actions/{id}/edit"): _DECIDE,
    ("POST", "/api/v1/actions/propose"): _PLAYBOOKS,
    ("POST", "/api/v1/actions/{id}/undo"): _DECIDE,
    ("POST", "/api/v1/actions/{id}/again"): _DECIDE,
    ("GET", "/api/v1/playbooks"): _CUT,
    ("POST", "/api/v1/playbooks/{id}/terms"): _PLAYBOOKS,
    ("GET", "/api/v1/switch"): _CUT,
    ("POST", "/api/v1/switch"): _PLAYBOOKS,
    ("GET", "/api/v1/tasks"): _CUT,
    ("POST", "/api/v1/tasks/{id}/close"): _WORK,
    ("POST", "/api/v1/purchases/{id}/sent"): _PURCHASES,
    ("POST", "/api/v1/purchases/{id}/receive"): _PURCHASES,
    ("POST", "/api/v1/purchases/{id}/inspect"): _PURCHASES,
    ("POST", "/api/v1/purchases/{id}/cancel"): _PURCHASES,
    ("POST", "/api/v1/suppliers/{id}/contact"): _PURCHASES,
    ("GET", "/api/v1/goals"): _CUT,
    ("GET", "/api/v1/goals/{id}"): _CUT,
    ("GET", "/api/v1/scorecards/{id}"): _CUT,
    ("POST", "/api/v1/goals/{id}/target"): _GOALS,
    ("POST", "/api/v1/goals/{id}/activate"): _GOALS,
    ("POST", "/api/v1/reviews"): _GOALS,
    ("POST", "/api/v1/reviews/{id}/follow-ups"): _COSTS,
    ("POST", "/api/v1/follow-ups/{id}/close"): _COSTS,
    ("POST", "/api/v1/follow-ups/{id}/move"): _COSTS,
    ("POST", "/api/v1/reconciliation/tolerances/{kpi}"): _RECONCILE,
    ("POST", "/api/v1/reconciliation/{id}/accept"): _RECONCILE,
    ("GET", "/api/v1/colleagues"): _CUT,
    ("GET", "/api/v1/comments/{kind}/{id}"): _CUT,
    ("POST", "/api/v1/comments/{kind}/{id}"): Rule("write_notes", cut=True),
    ("DELETE", "/api/v1/comments/{kind}/{id}/{comment}"): Rule("write_notes", cut=True),
    ("GET", "/api/v1/surveys"): Rule("edit_surveys"),
    ("POST", "/api/v1/surveys/{store}"): Rule("edit_surveys"),
    ("POST", "/api/v1/costs"): Rule("edit_costs", costs=True),
    ("GET", "/api/v1/audit"): Rule("see_audit", costs=True),
    ("GET", "/api/v1/audit/verify"): Rule("see_audit"),
}
"""By method and path, as the schema has them."""

_READ, _CHANGE = Rule(costs=True), Rule(OWNER, costs=True)


def rule_for(method: str, path: str) -> Rule:
    """The rule of an address: reading what is not named takes the whole company and its costs, changing it the owner."""
    return RULES.get((method, path)) or (_READ if method in ("GET", "HEAD") else _CHANGE)


def allowed(request: Request) -> None:
    """Let a request in and note whose it is; raises SignInNeededError or NotAllowedError."""
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    rule = rule_for(request.method, route.path)
    if rule.public:
        return
    asker = asker_of(request, request.app.state.served.workspace)
    _check(rule, asker)
    request.state.asker = asker


def _check(rule: Rule, asker: Asker) -> None:
    if rule.needs is not None and rule.needs not in asker.permissions:
        raise not_permitted(rule.needs)
    if rule.costs:
        check_sees_costs(asker.scope)
    if not rule.cut:
        check_sees_all(asker.scope)
