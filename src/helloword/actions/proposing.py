"""What playbooks would do now, kept as proposals; the same is kept once, a newer one replaces an older that nobody changed.

A playbook that only suggests proposes too; nothing of it can be approved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.actions.action import OPEN, PLAYBOOK_ACTOR, Proposal, Skipped, Status, Trouble
from helloword.actions.approving import approve
from helloword.actions.fresh import Stale, stale
from helloword.actions.limits import Day, broken
from helloword.actions.playbook import Declaration, Limits
from helloword.actions.playbooks import declaration, playbook, task
from helloword.actions.queue import happened, history, move
from helloword.actions.settling import wake
from helloword.actions.stopping import switch
from helloword.actions.tables import ActionRow
from helloword.actions.terms import terms_of
from helloword.actions.writing import action_from, proposal_text
from helloword.alerts.slices import text_of
from helloword.audit import Actor, Json, Subject, record
from helloword.errors import InputError
from helloword.kpis.company import catalogue_of
from helloword.lake.snapshot import version_now
from helloword.money import full_text
from helloword.workspace import Workspace

NOT_ALONE = "not_alone"
"""The event that tells why a playbook that works alone left an action to people."""
REMEMBERED = timedelta(days=7)
"""So long the same proposal is not made again after somebody rejected it."""


@dataclass(frozen=True)
class Proposed:
    """What came of asking a playbook.

    Attributes:
        new: ids of the actions that are new; `kept` of those that stand as they stood.
        skipped: what was looked at and left, with the reason.
        stale: sources that are too old; nothing is proposed for their stores.
        stopped: the kill switch is on; then nothing was proposed.
    """

    playbook: str
    new: Sequence[int] = ()
    kept: Sequence[int] = ()
    skipped: Sequence[Skipped] = ()
    stale: Sequence[Stale] = ()
    stopped: bool = False


@dataclass
class _Sorted:
    """Proposals by what becomes of them."""

    new: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True)
class _Made:
    """With what and when the proposals were worked out."""

    declaration: Declaration
    lake: int
    catalogue: str
    now: datetime


def propose(workspace: Workspace, id: str, now: datetime | None = None) -> Proposed:
    """Ask a playbook what it would do, and keep that; one that works alone has all that waits approved within its limits."""
    at = now or datetime.now(UTC)
    told, terms, today = declaration(id), terms_of(workspace, id), workspace.day_of(at)
    wake(workspace, at)
    if switch(workspace).stopped:
        return Proposed(id, stopped=True)
    old = stale(workspace, told.fresh, today)
    if any(not each.store for each in old):
        return Proposed(id, stale=old)
    made, without = _made(workspace, told, at), frozenset(each.store for each in old)
    kept = _keep(workspace, list(playbook(id).propose(workspace, terms, today, without)), terms.limits, made)
    _replace_unmentioned(workspace, made, kept, without)
    if terms.mode == "alone":
        _approve_alone(workspace, id, [*kept.new, *kept.kept], at)
    return Proposed(id, tuple(kept.new), tuple(kept.kept), tuple(kept.skipped), old)


def propose_task(workspace: Workspace, alert: int, now: datetime | None = None) -> Proposed:
    """A task about one alert for whoever answers for it, because somebody asks for it; nothing else is asked."""
    at, id = now or datetime.now(UTC), task.ID
    wake(workspace, at)
    terms = terms_of(workspace, id)
    if switch(workspace).stopped:
        return Proposed(id, stopped=True)
    found = task.PLAYBOOK.about(workspace, terms, workspace.day_of(at), alert)
    kept = _keep(workspace, [found], terms.limits, _made(workspace, declaration(id), at))
    if terms.mode == "alone":
        _approve_alone(workspace, id, kept.new, at)
    return Proposed(id, tuple(kept.new), tuple(kept.kept), tuple(kept.skipped))


def would_propose(workspace: Workspace, id: str, now: datetime | None = None) -> Sequence[Proposal | Skipped]:
    """The same as `propose` without keeping anything."""
    today = workspace.day_of(now or datetime.now(UTC))
    old = stale(workspace, declaration(id).fresh, today)
    late = [Skipped((("store", each.store) if each.store else ("table", each.table),), each.text) for each in old]
    if any(not each.store for each in old):
        return late
    without = frozenset(each.store for each in old)
    return (*late, *playbook(id).propose(workspace, terms_of(workspace, id), today, without))


def _made(workspace: Workspace, told: Declaration, now: datetime) -> _Made:
    return _Made(told, version_now(workspace), catalogue_of(workspace).version, now)


def _keep(workspace: Workspace, found: Sequence[Proposal | Skipped], limits: Limits, made: _Made) -> _Sorted:
    told = _Sorted()
    with workspace.state.write() as session:
        for each in found:
            if isinstance(each, Skipped):
                told.skipped.append(each)
                continue
            over = broken(Limits(money=limits.money, change=limits.change), each, Day(), workspace.settings.currency)
            if over:
                told.skipped.append(Skipped(each.subject, over[0]))
            else:
                _keep_one(session, workspace.actor, each, made, told)
    return told


def _keep_one(session: Session, actor: Actor, proposal: Proposal, made: _Made, told: _Sorted) -> None:
    open = _open(session, proposal)
    if open is not None and (open.status != Status.PROPOSED or open.version > 1 or open.digest == proposal.digest):
        told.kept.append(open.id)
        if open.digest == proposal.digest and proposal.basis and not action_from(open).proposal.basis:
            open.proposal = proposal_text(
                proposal
            )  # kept by an earlier release, which did not say what amounts follow from
        return
    if open is None and _rejected_lately(session, proposal, made.now):
        return
    if open is not None:
        move(session, actor, open, Status.REPLACED, made.now)
    row = _row(proposal, actor, made)
    session.add(row)
    session.flush()
    happened(session, row.id, "proposed", actor, made.now)
    detail: dict[str, Json] = {
        "playbook": row.playbook,
        "subject": row.subject,
        "digest": row.digest,
        "money": row.money,
    }
    record(session, actor, "action.proposed", Subject("action", str(row.id)), detail)
    told.new.append(row.id)


def _replace_unmentioned(workspace: Workspace, made: _Made, told: _Sorted, without: frozenset[str]) -> None:
    """What was proposed and would not be any more is no longer offered; of stores `without` fresh data nobody can say."""
    query = select(ActionRow).where(
        ActionRow.playbook == made.declaration.id, ActionRow.status == Status.PROPOSED,
        ActionRow.id.not_in([*told.new, *told.kept]),
    )  # fmt: skip
    with workspace.state.read() as session:
        if session.scalar(query.limit(1)) is None:
            return
    with workspace.state.write() as session:
        for row in session.scalars(query):
            if not without.intersection(action_from(row).proposal.stores):
                move(session, workspace.actor, row, Status.REPLACED, made.now)


def _open(session: Session, proposal: Proposal) -> ActionRow | None:
    query = select(ActionRow).where(
        ActionRow.playbook == proposal.playbook, ActionRow.subject == text_of(proposal.subject),
        ActionRow.status.in_(OPEN),
    )  # fmt: skip
    return session.scalar(query)


def _rejected_lately(session: Session, proposal: Proposal, now: datetime) -> bool:
    query = select(ActionRow.decided_at).where(
        ActionRow.playbook == proposal.playbook, ActionRow.subject == text_of(proposal.subject),
        ActionRow.digest == proposal.digest, ActionRow.status == Status.REJECTED,
    )  # fmt: skip
    return any(at is not None and now - at < REMEMBERED for at in session.scalars(query))


def _row(proposal: Proposal, actor: Actor, made: _Made) -> ActionRow:
    digest = proposal.digest
    return ActionRow(
        key=f"{proposal.playbook}-{digest[:16]}-{made.now:%Y%m%d%H%M%S%f}", playbook=proposal.playbook,
        subject=text_of(proposal.subject), status=Status.PROPOSED, proposal=proposal_text(proposal), digest=digest,
        money=full_text(proposal.money), alert=proposal.alert, by=actor.name, proposed_at=made.now,
        expires_at=made.now + made.declaration.valid, lake=made.lake, catalogue=made.catalogue, note="", attempt=0,
    )  # fmt: skip


def _approve_alone(workspace: Workspace, id: str, ids: Sequence[int], now: datetime) -> None:
    """What a day's limits do not let through waits for people, or for a day that has room for it; so does what they changed."""
    acting = workspace.acting_as(Actor(f"{PLAYBOOK_ACTOR}{id}"))
    with workspace.state.read() as session:
        query = select(ActionRow.id).where(
            ActionRow.id.in_(ids), ActionRow.status == Status.PROPOSED, ActionRow.version == 1
        )
        waiting = list(session.scalars(query.order_by(ActionRow.id)))
    for each in waiting:
        try:
            approve(acting, each, now=now)
        except InputError as error:
            _not_alone(acting, each, error, now)


def _not_alone(workspace: Workspace, id: int, error: InputError, now: datetime) -> None:
    """Told once for the same reason, however often it is asked."""
    why = Trouble.of(error)
    if not any(event.what == NOT_ALONE and event.note == why for event in history(workspace, id)):
        with workspace.state.write() as session:
            happened(session, id, NOT_ALONE, workspace.actor, now, why)
