"""Surveys as JSON, for the API and the command line alike."""

from __future__ import annotations

from datetime import UTC, datetime

from helloword.connectors.contacting import Verdict
from helloword.errors import InputError
from helloword.mail import account
from helloword.money import full_text
from helloword.server.readings import Json
from helloword.server.surveying import halted
from helloword.service.links import link_base
from helloword.service.planning import Planned
from helloword.service.standing import Asked, StoreSurvey, asked, overview
from helloword.workspace import Workspace

MOST_RECENT = 50


def surveys_json(workspace: Workspace) -> dict[str, Json]:
    """Every store's survey, and the newest decisions."""
    found = overview(workspace, datetime.now(UTC))
    return {
        "since": found.since.isoformat(),
        "stores": [store_json(each) for each in found.stores],
        "recent": [asked_json(each) for each in asked(workspace, MOST_RECENT)],
        "opted_out": found.opted_out,
        "account": account(workspace) is not None,
        "link": _link(workspace),
        "stopped": halted(workspace),
    }


def store_json(each: StoreSurvey) -> dict[str, Json]:
    """One store's survey."""
    rule, version = each.version.rule, each.version
    plain: dict[str, Json] = {n: vars(rule)[n] for n in ("active", "kind", "days", "sender", "imprint", "vouched")}
    return {
        "store": each.store,
        "platform": each.platform,
        "allowed": verdict_json(each.allowed),
        **plain,
        "version": version.number,
        "at": version.at.isoformat() if version.at else None,
        "by": version.by,
        "reason": version.reason,
        "queue": {str(state): count for state, count in each.queue.items()},
        "sent": each.sent,
        "answered": each.answered,
        "dead": each.dead,
        "rate": full_text(each.rate),
        "skipped": dict(each.skipped),
        "csat": full_text(each.values["csat"]),
        "nps": full_text(each.values["nps"]),
    }


def verdict_json(said: Verdict) -> Json:
    """What the table of platforms says."""
    rule = said.rule
    return {
        "permission": str(said.permission),
        "why": rule.why.as_json() if rule else None,
        "source": rule.source if rule else None,
        "since": rule.since.isoformat() if rule else None,
        "read": rule.read.isoformat() if rule and rule.read else None,
    }


def asked_json(each: Asked) -> dict[str, Json]:
    """What became of asking about one order."""
    return {
        "store": each.store, "order": each.order, "kind": each.kind, "language": each.language,
        "due": each.due.isoformat(), "status": each.status, "reason": each.reason, "problem": each.problem,
        "decided_at": each.decided_at.isoformat(), "sent_at": each.sent_at.isoformat() if each.sent_at else None,
        "score": each.score,
    }  # fmt: skip


def planned_json(each: Planned) -> dict[str, Json]:
    """What is to become of one order."""
    return {
        "store": each.contact.store, "order": each.contact.order, "state": each.state, "kind": each.rule.kind,
        "delivered": each.order.delivered.isoformat() if each.order and each.order.delivered else None,
        "due": each.due.isoformat() if each.due else None, "reason": each.reason,
    }  # fmt: skip


def _link(workspace: Workspace) -> str | None:
    try:
        return link_base(workspace)
    except InputError:
        return None
