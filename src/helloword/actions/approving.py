"""Leave to act: for exactly what was seen, once, until a moment, by a seal that only this company can make."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.actions.action import Action, Status
from helloword.actions.limits import Day, broken
from helloword.actions.playbook import Terms
from helloword.actions.playbooks import declaration
from helloword.actions.queue import begun_on, move, only, row_of, the_action
from helloword.actions.settling import settle
from helloword.actions.stopping import switch_in
from helloword.actions.tables import ActionRow, ApprovalRow
from helloword.actions.terms import terms_of
from helloword.actions.writing import action_from
from helloword.audit.reason import check_reason
from helloword.errors import ConflictError, InputError
from helloword.sealing import signature, signed
from helloword.workspace import Workspace

PURPOSE = "action approval"


def approve(
    workspace: Workspace, id: int | str, *, seen: str | None = None, note: str = "", now: datetime | None = None
) -> Action:
    """Approve an action; `seen` is the digest of what the approver looked at.

    Raises InputError when it is not waiting for approval, expired, has changed since, or goes over a limit.
    """
    at = now or datetime.now(UTC)
    settle(workspace, at)
    terms_to_act(workspace, the_action(workspace, id).proposal.playbook)
    with workspace.state.write() as session:
        row = row_of(session, id)
        only(row, Status.PROPOSED)
        _check(workspace, session, row, seen)
        within(workspace, session, row, at)
        session.add(_sealed(workspace, row, at))
        row.decided_by, row.decided_at, row.note = workspace.actor.name, at, note
        move(session, workspace.actor, row, Status.APPROVED, at, note)
    return the_action(workspace, id)


def reject(workspace: Workspace, id: int | str, reason: str, now: datetime | None = None) -> Action:
    """Reject an action that has not begun; the reason is what the playbook's record is made of."""
    check_reason(reason)
    at, id = now or datetime.now(UTC), the_action(workspace, id).id
    with workspace.state.write() as session:
        row = row_of(session, id)
        only(row, Status.PROPOSED, Status.DEFERRED, Status.APPROVED)
        row.decided_by, row.decided_at, row.note = workspace.actor.name, at, reason
        move(session, workspace.actor, row, Status.REJECTED, at, reason)
    return the_action(workspace, id)


def terms_to_act(workspace: Workspace, playbook: str) -> Terms:
    """The terms of a playbook; raises InputError for one that only suggests."""
    terms = terms_of(workspace, playbook)
    if terms.mode == "suggest":
        raise InputError(
            "This playbook only suggests. Do it by hand, or let it act: helloword actions terms PLAYBOOK --set mode=approve.",
            code="only_suggests",
        )
    return terms


def within(workspace: Workspace, session: Session, row: ActionRow, now: datetime) -> None:
    """Raise InputError when the action goes over a limit, with all that begins or is approved on the same day."""
    day = workspace.day_of(now)
    begun = begun_on(session, row.playbook, day, but=row.id)
    waiting = _approved(session, row) if row.status == Status.PROPOSED else Day()
    together = Day(begun.actions + waiting.actions, begun.money + waiting.money)
    limits, proposal = terms_of(workspace, row.playbook).limits, action_from(row).proposal
    over = broken(limits, proposal, together, workspace.settings.currency)
    if over:
        raise InputError(over[0].en, code="over_limit", zh=over[0].zh)


def changed_since_seen(id: int) -> ConflictError:
    """What somebody is told who looked at another content than there is now."""
    return ConflictError(
        f"Action {id} is not what you looked at any more; look again.", code="action_changed", id=str(id)
    )


def use(workspace: Workspace, session: Session, row: ActionRow, now: datetime) -> None:
    """Use an action's approval up; raises InputError when there is none that holds."""
    approval = session.scalar(select(ApprovalRow).where(ApprovalRow.action == row.id))
    if approval is None or not signed(workspace, _text(approval), PURPOSE, approval.seal):
        raise InputError(f"Action {row.id} has no approval by this company.", code="approval_forged", id=str(row.id))
    if approval.used_at is not None:
        raise InputError(f"The approval of action {row.id} was used already.", code="approval_used", id=str(row.id))
    if approval.expires_at <= now:
        raise InputError(f"The approval of action {row.id} has expired.", code="approval_expired", id=str(row.id))
    if approval.digest != action_from(row).proposal.digest:
        raise InputError(
            f"Action {row.id} is not what was approved.", code="approval_changed", id=str(row.id)
        )  # fmt: skip
    approval.used_at = now


def _check(workspace: Workspace, session: Session, row: ActionRow, seen: str | None) -> None:
    if switch_in(session).stopped:
        raise InputError(
            "All actions are stopped; resume first: helloword actions resume --reason TEXT.", code="all_stopped"
        )
    now = action_from(row).proposal.digest
    if row.digest != now or (seen is not None and not now.startswith(seen)):
        raise changed_since_seen(row.id)


def _approved(session: Session, row: ActionRow) -> Day:
    query = select(ActionRow).where(ActionRow.playbook == row.playbook, ActionRow.status == Status.APPROVED)
    others = [action_from(each).proposal.money for each in session.scalars(query)]
    return Day(len(others), sum(others, Decimal(0)))


def _sealed(workspace: Workspace, row: ActionRow, now: datetime) -> ApprovalRow:
    made = ApprovalRow(
        action=row.id, digest=row.digest, by=workspace.actor.name, at=now, used_at=None,
        expires_at=now + declaration(row.playbook).valid, seal="",
    )  # fmt: skip
    made.seal = signature(workspace, _text(made), PURPOSE)
    return made


def _text(row: ApprovalRow) -> str:
    return "|".join((str(row.action), row.digest, row.by, row.at.isoformat(), row.expires_at.isoformat()))
