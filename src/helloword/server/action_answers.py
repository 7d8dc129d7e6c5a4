"""Actions, playbooks, purchase orders and tasks as JSON, for the API and the command line alike."""

from __future__ import annotations

from datetime import date

from helloword.actions.action import Action, Deferral, Event, Proposal, Skipped, Trouble
from helloword.actions.playbook import Amount, Declaration, Terms
from helloword.actions.proposing import Proposed
from helloword.actions.stopping import Switch
from helloword.actions.tasks import Task
from helloword.actions.terms import flat
from helloword.money import full_text, plain
from helloword.server.readings import Json, at_text
from helloword.server.wording import in_both
from helloword.stores.purchase import Purchase, PurchaseLine
from helloword.text import Text


def action_json(action: Action, currency: str) -> dict[str, Json]:
    """One action without its history; amounts are in the company's currency."""
    return {
        "id": action.id,
        "status": str(action.status),
        **proposal_json(action.proposal, currency),
        "digest": action.digest,
        "by": action.by,
        "proposed_at": at_text(action.proposed_at),
        "expires_at": at_text(action.expires_at),
        "provenance": {"lake": action.lake, "catalogue": action.catalogue},
        "decided_by": action.decided_by,
        "decided_at": at_text(action.decided_at),
        "note": action.note,
        "begun_at": at_text(action.begun_at),
        "done_at": at_text(action.done_at),
        "next_at": at_text(action.next_at),
        "problem": _problem(action.trouble),
        "verified": action.verified.as_json() if action.verified else None,
        "measure_on": _day(action.measure_on),
        "effect": dict(action.effect) or None,
        "version": action.version,
        "by_playbook": action.by_its_playbook,
        "deferred": _deferral(action.deferral),
    }


def proposal_json(proposal: Proposal, currency: str) -> dict[str, Json]:
    """What would be done, why, and what it should bring."""
    expected = proposal.expected
    return {
        "playbook": proposal.playbook,
        "subject": dict(proposal.subject),
        "title": proposal.title.as_json(),
        "reason": proposal.reason.as_json(),
        "lines": [
            {
                "item": line.item, "before": line.before, "after": line.after, "reason": line.reason.as_json(),
                "proposed": line.proposed or None,
            }
            for line in proposal.lines
        ],
        "expected": {
            "text": expected.text.as_json(), "kpi": expected.kpi, "amount": full_text(expected.amount),
            "days": expected.days,
        },
        "money": full_text(proposal.money),
        "currency": currency,
        "change": full_text(proposal.change),
        "alert": proposal.alert,
        "content": dict(proposal.content),
    }  # fmt: skip


def event_json(event: Event) -> dict[str, Json]:
    """One thing that happened to an action."""
    return {"at": at_text(event.at), "what": event.what, "by": event.by, "note": note_of(event).as_json()}


def playbook_json(declared: Declaration, terms: Terms) -> dict[str, Json]:
    """One playbook with its terms; settings carry what they mean."""
    told = flat(terms)
    return {
        "id": declared.id,
        "name": declared.name.as_json(),
        "means": declared.means.as_json(),
        "mode": terms.mode,
        "limits": {name: told[name] for name in ("money", "day_money", "day_actions", "change")},
        "settings": [
            {"name": name, "value": told[name], "means": text.as_json()} for name, text in declared.texts.items()
        ],
        "fresh": dict(declared.fresh),
        "valid_days": declared.valid.days,
        "measure_after": declared.measure_after,
        "editable": declared.editable.as_json() if declared.editable else None,
    }


def amount_json(amount: Amount) -> dict[str, Json]:
    """One amount that may be changed, and within what."""
    numbers = ("proposed", "value", "none", "least", "most", "step")
    told: dict[str, Json] = {name: full_text(getattr(amount, name)) for name in numbers}
    return {"line": amount.line, "item": amount.item, "unit": amount.unit, **told}


def proposed_json(found: Proposed) -> dict[str, Json]:
    """What came of asking a playbook."""
    return {
        "playbook": found.playbook,
        "new": list(found.new),
        "kept": list(found.kept),
        "skipped": [skipped_json(each) for each in found.skipped],
        "stale": [each.text.as_json() for each in found.stale],
        "stopped": found.stopped,
    }


def skipped_json(skipped: Skipped) -> dict[str, Json]:
    """Something that was looked at and left."""
    return {"subject": dict(skipped.subject), "why": skipped.why.as_json()}


def switch_json(switch: Switch) -> dict[str, Json]:
    """How the kill switch stands."""
    return {"stopped": switch.stopped, "at": at_text(switch.at), "by": switch.by, "reason": switch.reason}


def purchase_json(purchase: Purchase) -> dict[str, Json]:
    """One purchase order; amounts are in its own currency."""
    return {
        "id": purchase.id,
        "supplier": purchase.supplier,
        "currency": purchase.currency,
        "status": str(purchase.status),
        "total": plain(purchase.total),
        "units": sum(line.ordered.quantity for line in purchase.lines),
        "made_at": at_text(purchase.made_at),
        "by": purchase.by,
        "sent_on": _day(purchase.sent_on),
        "promised_on": _day(max((line.ordered.promised_on for line in purchase.lines), default=None)),
        "note": purchase.note,
        "lines": [_purchase_line(line) for line in purchase.lines],
    }


def task_json(task: Task) -> dict[str, Json]:
    """One task."""
    return {
        "id": task.id, "person": task.person, "title": task.title.as_json(), "body": task.body.as_json(),
        "due": task.due.isoformat(), "status": task.status, "closed_at": at_text(task.closed_at),
        "closed_by": task.closed_by, "note": task.note,
    }  # fmt: skip


def _purchase_line(line: PurchaseLine) -> dict[str, Json]:
    ordered = line.ordered
    return {
        "number": line.number, "sku": ordered.sku, "store": ordered.store, "quantity": ordered.quantity,
        "unit_cost": plain(ordered.unit_cost), "promised_on": ordered.promised_on.isoformat(),
        "reason": ordered.reason.as_json() if ordered.reason.en else None, "received": line.received,
        "received_on": _day(line.received_on), "short": line.short, "inspected": line.inspected, "passed": line.passed,
    }  # fmt: skip


def note_of(event: Event) -> Text:
    """What is noted of an event, for readers of both languages."""
    if isinstance(event.note, Trouble):
        return in_both(event.note.error())
    return event.note if isinstance(event.note, Text) else Text(event.note, event.note)


def _deferral(deferral: Deferral | None) -> Json:
    if deferral is None:
        return None
    return {"until": deferral.until.isoformat(), "by": deferral.by, "why": deferral.why}


def _problem(trouble: Trouble | None) -> Json:
    return None if trouble is None else in_both(trouble.error()).as_json()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
