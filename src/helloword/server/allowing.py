"""What each address of the API takes to be let in. An address that is not named here is for the owner alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.routing import APIRoute

from helloword.errors import NotAllowedError
from helloword.server.asking_for import Asker, asker_of

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
_APPROVE, _ALERTS, _GOALS = (
    Rule("approve_actions", costs=True),
    Rule("edit_alerts", costs=True),
    Rule("edit_goals", costs=True),
)
_PURCHASES, _RECONCILE = Rule("work_purchases", costs=True), Rule("reconcile", costs=True)
_FILES, _PEOPLE = Rule("import_files"), Rule(OWNER)

RULES: Mapping[tuple[str, str], Rule] = {
    ("GET", "/api/session"): _PUBLIC,
    ("POST", "/api/session"): _PUBLIC,
    ("DELETE", "/api/session"): _PUBLIC,
    ("POST", "/api/invitation"): _PUBLIC,
    ("POST", "/api/invitation/accept"): _PUBLIC,
    ("GET", "/api/account"): _OWN,
    ("POST", "/api/account/password"): _OWN,
    ("POST", "/api/account/second-factor"): _OWN,
    ("POST", "/api/account/second-factor/confirm"): _OWN,
    ("POST", "/api/account/second-factor/end"): _OWN,
    ("POST", "/api/account/tokens"): _OWN,
    ("DELETE", "/api/account/tokens/{id}"): _OWN,
    ("DELETE", "/api/account/sessions/{id}"): _OWN,
    ("GET", "/api/people"): _PEOPLE,
    ("POST", "/api/people"): _PEOPLE,
    ("POST", "/api/people/{id}"): _PEOPLE,
    ("POST", "/api/people/{id}/invite"): _PEOPLE,
    ("POST", "/api/people/{id}/second-factor/end"): _PEOPLE,
    ("POST", "/api/departments"): _PEOPLE,
    ("GET", "/api/company"): _CUT,
    ("GET", "/api/kpis"): _CUT,
    ("GET", "/api/kpis/{id}"): _CUT,
    ("GET", "/api/kpis/{id}/trace"): _CUT,
    ("GET", "/api/values"): _CUT,
    ("GET", "/api/dimensions"): _CUT,
    ("GET", "/api/dimensions/{id}/values"): _CUT,
    ("GET", "/api/freshness"): _CUT,
    ("GET", "/api/events"): _CUT,
    ("GET", "/api/imports"): _FILES,
    ("GET", "/api/imports/{id}/rejects"): Rule("import_files", costs=True),
    ("POST", "/api/imports/{id}/undo"): _FILES,
    ("GET", "/api/boards"): _CUT,
    ("GET", "/api/boards/{id}"): _CUT,
    ("GET", "/api/targets"): _CUT,
    ("POST", "/api/alerts/{id}/ack"): _COSTS,
    ("POST", "/api/alerts/{id}/unack"): _COSTS,
    ("POST", "/api/alerts/{id}/mute"): _ALERTS,
    ("POST", "/api/alerts/{id}/unmute"): _ALERTS,
    ("POST", "/api/alert-rules/{id}"): _ALERTS,
    ("POST", "/api/actions/approve"): _APPROVE,
    ("POST", "/api/actions/reject"): _APPROVE,
    ("POST", "/api/actions/propose"): _APPROVE,
    ("POST", "/api/actions/{id}/undo"): _APPROVE,
    ("POST", "/api/actions/{id}/again"): _APPROVE,
    ("POST", "/api/playbooks/{id}/terms"): _APPROVE,
    ("POST", "/api/switch"): _APPROVE,
    ("POST", "/api/tasks/{id}/close"): _COSTS,
    ("POST", "/api/purchases/{id}/sent"): _PURCHASES,
    ("POST", "/api/purchases/{id}/receive"): _PURCHASES,
    ("POST", "/api/purchases/{id}/inspect"): _PURCHASES,
    ("POST", "/api/purchases/{id}/cancel"): _PURCHASES,
    ("POST", "/api/suppliers/{id}/contact"): _PURCHASES,
    ("POST", "/api/goals/{id}/target"): _GOALS,
    ("POST", "/api/goals/{id}/activate"): _GOALS,
    ("POST", "/api/reviews"): _GOALS,
    ("POST", "/api/reviews/{id}/follow-ups"): _COSTS,
    ("POST", "/api/follow-ups/{id}/close"): _COSTS,
    ("POST", "/api/follow-ups/{id}/move"): _COSTS,
    ("POST", "/api/reconciliation/tolerances/{kpi}"): _RECONCILE,
    ("POST", "/api/reconciliation/{id}/accept"): _RECONCILE,
    ("GET", "/api/surveys"): Rule("edit_surveys"),
    ("POST", "/api/surveys/{store}"): Rule("edit_surveys"),
    ("POST", "/api/costs"): Rule("edit_costs", costs=True),
    ("GET", "/api/audit"): Rule("see_audit", costs=True),
    ("GET", "/api/audit/verify"): Rule("see_audit"),
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
        raise NotAllowedError(
            f"Your roles do not include the permission for this ({rule.needs}). Whoever manages people can give it.",
            code="not_permitted", permission=rule.needs,
        )  # fmt: skip
    if rule.costs and not asker.scope.costs:
        raise NotAllowedError("This shows costs or profit, which your role may not see.", code="costs_hidden", kpi="")
    if not rule.cut and not asker.scope.whole:
        raise NotAllowedError(
            "This is of the whole company; your view is of a part of it.", code="not_in_view", kpi="", dimension=""
        )
