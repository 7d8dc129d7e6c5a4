"""Changing the amounts of a proposal before it is approved: within the same limits and terms, every version kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.actions.action import Action, Proposal, Status
from helloword.actions.approving import changed_since_seen, terms_to_act
from helloword.actions.limits import Day, broken
from helloword.actions.playbook import Amount, Limits, Terms
from helloword.actions.playbooks import declaration, playbook
from helloword.actions.queue import happened, only, row_of, the_action
from helloword.actions.settling import settle
from helloword.actions.tables import ActionRow, ActionVersionRow
from helloword.actions.terms import terms_of
from helloword.actions.writing import action_from, proposal_text
from helloword.audit import Json, Subject, record
from helloword.audit.reason import check_reason
from helloword.errors import InputError
from helloword.money import full_text, plain
from helloword.workspace import Workspace


def amounts_of(workspace: Workspace, action: Action, now: datetime | None = None) -> Sequence[Amount]:
    """What of a proposal may be changed now, and within what; nothing of one that was decided on."""
    id = action.proposal.playbook
    if action.status != Status.PROPOSED or declaration(id).editable is None or not action.proposal.basis:
        return ()
    today = workspace.day_of(now or datetime.now(UTC))
    return playbook(id).amounts(workspace, terms_of(workspace, id), action.proposal, today)


def edit(
    workspace: Workspace, id: int | str, amounts: Mapping[int, Decimal], reason: str, *, seen: str | None = None,
    now: datetime | None = None,
) -> Action:  # fmt: skip
    """Change amounts of a proposal, by line; `seen` is the digest of what was looked at.

    Raises InputError for what is not proposed, cannot be changed, or goes over a limit, and ConflictError when
    somebody else changed it meanwhile.
    """
    check_reason(reason)
    at = now or datetime.now(UTC)
    settle(workspace, at)
    action = the_action(workspace, id)
    with workspace.state.read() as session:
        only(row_of(session, action.id), Status.PROPOSED)
    if seen is not None and not action.digest.startswith(seen):
        raise changed_since_seen(action.id)
    terms = terms_to_act(workspace, action.proposal.playbook)
    wanted = _checked(action, amounts_of(workspace, action, at), amounts)
    made = playbook(action.proposal.playbook).with_amounts(
        workspace, terms, action.proposal, wanted, workspace.day_of(at)
    )
    _within(workspace, terms, action, made)
    with workspace.state.write() as session:
        row = row_of(session, action.id)
        only(row, Status.PROPOSED)
        if row.digest != action.digest:
            raise changed_since_seen(row.id)
        _keep(workspace, session, row, made, reason, at)
    return the_action(workspace, action.id)


def as_proposed(workspace: Workspace, action: Action) -> Proposal | None:
    """What the playbook proposed, of an action that somebody changed since."""
    if action.version == 1:
        return None
    with workspace.state.read() as session:
        row, first = row_of(session, action.id), _version(session, action.id, 1)
        session.expunge(row)
    if first is None:
        return None
    row.proposal, row.money = first.proposal, first.money
    return action_from(row).proposal


def _checked(action: Action, known: Sequence[Amount], wanted: Mapping[int, Decimal]) -> Mapping[int, Decimal]:
    if not known:
        raise InputError(
            f"Nothing of action {action.id} can be changed; approve it as it is, or reject it with the reason.",
            code="nothing_to_change", id=str(action.id),
        )  # fmt: skip
    by_line = {amount.line: amount for amount in known}
    for line, value in wanted.items():
        if line not in by_line:
            raise InputError(
                f"Action {action.id} has no line {line}; its lines are 1 to {len(known)}.",
                code="unknown_line", id=str(action.id), line=str(line), last=str(len(known)),
            )  # fmt: skip
        if not by_line[line].takes(value):
            raise _outside(by_line[line], value)
    changed = {line: value for line, value in wanted.items() if value != by_line[line].value}
    if not changed:
        raise InputError("No amount is other than now; change one.", code="same_amounts")
    if all(changed.get(amount.line, amount.value) == amount.none for amount in known):
        raise InputError(
            f"Nothing would be left of action {action.id}; reject it instead, with the reason.",
            code="nothing_left", id=str(action.id),
        )  # fmt: skip
    return changed


def _outside(amount: Amount, value: Decimal) -> InputError:
    told = {name: plain(getattr(amount, name)) for name in ("least", "most", "step", "none")}
    return InputError(
        f"{amount.item} cannot be {plain(value)}: give {told['least']} to {told['most']} in steps of {told['step']}, "
        f"or {told['none']} to leave it as it is.",
        code="amount_outside", item=amount.item, value=plain(value), **told,
    )  # fmt: skip


def _within(workspace: Workspace, terms: Terms, action: Action, made: Proposal) -> None:
    """The same limits by which a proposal is kept; those of a day are looked at when it is approved."""
    limits = Limits(money=terms.limits.money, change=terms.limits.change)
    over = broken(limits, made, Day(), workspace.settings.currency)
    if over:
        raise InputError(over[0].en, code="over_limit", zh=over[0].zh)


def _keep(
    workspace: Workspace, session: Session, row: ActionRow, made: Proposal, reason: str, now: datetime
) -> None:  # fmt: skip
    was, actor = action_from(row).proposal, workspace.actor
    if row.version == 1:
        session.add(_as_version(row, row.by, row.proposed_at, ""))
    before = row.digest
    row.version += 1
    row.proposal, row.digest, row.money = proposal_text(made), made.digest, full_text(made.money) or ""
    session.add(_as_version(row, actor.name, now, reason))
    happened(session, row.id, "edited", actor, now, reason)
    detail: dict[str, Json] = {
        "playbook": row.playbook, "version": row.version, "from": before, "digest": row.digest,
        "money": [full_text(was.money), row.money],
        "lines": [
            [new.item, old.after, new.after] for old, new in zip(was.lines, made.lines, strict=True) if old.after != new.after
        ],
    }  # fmt: skip
    record(session, actor, "action.edited", Subject("action", str(row.id)), detail, reason)


def _as_version(row: ActionRow, by: str, at: datetime, reason: str) -> ActionVersionRow:
    return ActionVersionRow(
        action=row.id, number=row.version, at=at, by=by, reason=reason, proposal=row.proposal, digest=row.digest,
        money=row.money,
    )  # fmt: skip


def _version(session: Session, action: int, number: int) -> ActionVersionRow | None:
    query = select(ActionVersionRow).where(ActionVersionRow.action == action, ActionVersionRow.number == number)
    return session.scalar(query)
