"""Actions between their rows and their values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import cast

from helloword.actions.action import Action, Deferral, Expected, Line, Proposal, Status, Trouble
from helloword.actions.tables import ActionEventRow, ActionRow
from helloword.alerts.slices import at_from
from helloword.audit import Json
from helloword.audit.entry import canonical
from helloword.money import from_text, full_text
from helloword.text import Text

Note = str | Text | Trouble
"""What a person wrote, or what the product says, in both languages or as an error."""


def proposal_text(proposal: Proposal) -> str:
    """All of a proposal but its playbook, subject, money and alert, which stand in columns of their own."""
    expected = proposal.expected
    told: dict[str, Json] = {
        "title": proposal.title.as_json(),
        "reason": proposal.reason.as_json(),
        "content": dict(proposal.content),
        "lines": [
            [line.item, line.before, line.after, line.reason.as_json(), *([line.proposed] if line.proposed else [])]
            for line in proposal.lines
        ],
        "expected": [expected.text.as_json(), expected.kpi, full_text(expected.amount), expected.days],
        "change": full_text(proposal.change),
        "items": list(proposal.items),
        "stores": list(proposal.stores),
        "basis": dict(proposal.basis),
    }
    return canonical(told)


def action_from(row: ActionRow) -> Action:
    """The action that a row holds."""
    return Action(
        row.id, row.key, Status(row.status), _proposal(row), row.digest, row.by, row.proposed_at, row.expires_at,
        row.lake, row.catalogue, row.decided_by, row.decided_at, row.note, row.begun_at, row.done_at, row.attempt,
        row.next_at, trouble_from(row.problem), Text.read(row.verified) if row.verified else None, row.measure_on,
        cast(Mapping[str, Json], json.loads(row.effect)) if row.effect else {}, row.version, _deferral(row),
    )  # fmt: skip


def trouble_to(trouble: Trouble) -> str:
    """What stands in an action's way as it is kept, so that every reader is told in their own language."""
    return json.dumps({**asdict(trouble), "facts": dict(trouble.facts)}, ensure_ascii=False)


def trouble_from(kept: str | None) -> Trouble | None:
    """The trouble that `trouble_to` wrote."""
    return Trouble(**json.loads(kept)) if kept else None


def note_to(note: Note) -> tuple[str, str | None]:
    """A note as one line for the audit log, whose readers are of both languages, and what it is worded from for each reader."""
    if isinstance(note, Text):
        return f"{note.zh} · {note.en}", note.kept()
    return (note.text, trouble_to(note)) if isinstance(note, Trouble) else (note, None)


def note_from(row: ActionEventRow) -> Note:
    """The note that `note_to` wrote."""
    if row.worded is None:
        return row.note
    told = json.loads(row.worded)
    return Trouble(**told) if "code" in told else Text(**told)


def _proposal(row: ActionRow) -> Proposal:
    told = json.loads(row.proposal)
    text, kpi, amount, days = told["expected"]
    return Proposal(
        playbook=row.playbook, subject=at_from(row.subject), title=Text(**told["title"]), reason=Text(**told["reason"]),
        content=told["content"],
        lines=tuple(
            Line(item, before, after, Text(**reason), *proposed)
            for item, before, after, reason, *proposed in told["lines"]
        ),
        expected=Expected(Text(**text), kpi, from_text(amount), days), money=Decimal(row.money),
        change=Decimal(told["change"]), items=tuple(told["items"]), alert=row.alert,
        stores=tuple(told.get("stores", ())), basis=told.get("basis", {}),
    )  # fmt: skip


def _deferral(row: ActionRow) -> Deferral | None:
    if row.status != Status.DEFERRED or row.deferred_until is None:
        return None
    return Deferral(row.deferred_until, row.deferred_by or "", row.deferred_why or "")
