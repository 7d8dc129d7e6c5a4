"""Goals in the state database: read as one book; every change a new version, with its entry in the audit log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword import people
from helloword.audit import Json, Subject, record
from helloword.audit.entry import canonical
from helloword.errors import UnknownNameError
from helloword.goals.book import Book, Closing, Version, check_parents, month_after
from helloword.goals.document import Whole, facts, from_json
from helloword.goals.goal import Goal, Strategy
from helloword.goals.plan import Plan
from helloword.goals.refusals import refused
from helloword.goals.seeing import seen
from helloword.goals.tables import GoalClosingRow, GoalVersionRow
from helloword.kpis.company import catalogue_of, slices_of
from helloword.kpis.dimensions import dimension
from helloword.kpis.sight import Sight
from helloword.lake.holding import Holder, hold
from helloword.people import Staff
from helloword.workspace import Workspace

Thing = Strategy | Goal | Plan
Kind = Literal["strategy", "goal", "plan"]


@dataclass(frozen=True)
class Change:
    """One difference between what is kept and what is wanted; `fields` as they were and are, as text."""

    kind: Kind
    id: str
    new: bool
    fields: Mapping[str, tuple[Json, Json]]


def book(workspace: Workspace) -> Book:
    """Everything that was agreed until now, cut to what the workspace is seen through."""
    with workspace.state.read() as session:
        found = _read(session)
    return seen(found, Sight.of(workspace))


def differences(book: Book, wanted: Whole) -> tuple[Change, ...]:
    """What `wanted` says differently; what it does not name stays."""
    now = book.whole
    return tuple(change for kind, id, new in _things(wanted) if (change := _change(kind, _kept(now, kind, id), new)))


def keep(
    workspace: Workspace, wanted: Whole, reason: str, *, effective_from: date | None = None, today: date
) -> tuple[Change, ...]:
    """Keep what `wanted` says differently as new versions, all or none; raises InputError for what does not hold.

    A draft's change counts from its goal's first day, any other from `effective_from`, else the present month.
    """
    with workspace.state.write() as session:
        now = _read(session)
        changes = differences(now, wanted)
        check(workspace, now, wanted)
        for change in changes:
            _add(workspace, session, now, wanted, change, reason, effective_from or today.replace(day=1))
        return changes


def check(workspace: Workspace, now: Book, wanted: Whole) -> None:
    """Raise for an owner, KPI, slice, strategy or goal that there is not, and for a goal below itself."""
    staff, known = people.staff(workspace), catalogue_of(workspace).kpis
    if not staff.people and any(goal.owner for goal in wanted.goals.values()):
        raise refused("goal_needs_people")
    for goal in wanted.goals.values():
        _check_names(workspace, goal, staff, known)
    _check_whole(now, wanted, staff)


def keep_closing(workspace: Workspace, closing: Closing, closed: Whole) -> Closing:
    """Freeze a period, and the goals that end in it with it."""
    with workspace.state.write() as session:
        now = _read(session)
        if any(c.first <= closing.until and closing.first <= c.until for c in now.closings):
            raise refused("period_closed", first=str(closing.first), until=str(closing.until))
        for change in differences(now, closed):
            _add(workspace, session, now, closed, change, closing.reason, closed.goals[change.id].end)
        row = GoalClosingRow(
            id=len(now.closings) + 1, first=closing.first, until=closing.until, recorded_at=closing.recorded_at,
            actor=workspace.actor.name, reason=closing.reason, lake=closing.lake, catalogue=closing.catalogue,
            content=closing.content,
        )  # fmt: skip
        session.add(row)
        hold(session, closing.lake, Holder("goal_period", str(row.id)))
        told: dict[str, Json] = {"lake": closing.lake, "catalogue": closing.catalogue}
        period = f"{closing.first}..{closing.until}"
        record(session, workspace.actor, "goal.period_closed", Subject("goal_period", period), told, closing.reason)
        session.flush()
        return _closing(row)


def _read(session: Session) -> Book:
    strategies: dict[str, Strategy] = {}
    plans: dict[str, Plan] = {}
    versions: dict[str, tuple[Version, ...]] = {}
    for row in session.scalars(select(GoalVersionRow).order_by(GoalVersionRow.id, GoalVersionRow.version)):
        match from_json(row.kind, row.id, row.definition):
            case Strategy() as strategy:
                strategies[row.id] = strategy
            case Plan() as plan:
                plans[row.id] = plan
            case Goal() as goal:
                version = Version(goal, row.version, row.effective_from, row.recorded_at, row.actor, row.reason)
                versions[row.id] = (*versions.get(row.id, ()), version)
    closings = session.scalars(select(GoalClosingRow).order_by(GoalClosingRow.id))
    return Book(strategies, versions, plans, tuple(_closing(row) for row in closings))


def _closing(r: GoalClosingRow) -> Closing:
    return Closing(r.id, r.first, r.until, r.recorded_at, r.actor, r.reason, r.lake, r.catalogue, r.content)


def _things(whole: Whole) -> Iterator[tuple[Kind, str, Thing]]:
    for id, strategy in sorted(whole.strategies.items()):
        yield "strategy", id, strategy
    for id, goal in sorted(whole.goals.items()):
        yield "goal", id, goal
    for id, plan in sorted(whole.plans.items()):
        yield "plan", id, plan


def _kept(whole: Whole, kind: Kind, id: str) -> Thing | None:
    by_kind: dict[Kind, Mapping[str, Thing]] = {"strategy": whole.strategies, "goal": whole.goals, "plan": whole.plans}
    return by_kind[kind].get(id)


def _change(kind: Kind, before: Thing | None, after: Thing) -> Change | None:
    old, new = facts(before) if before else {}, facts(after)
    names = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    if before is not None and not names:
        return None
    return Change(kind, after.id, before is None, {name: (old.get(name), new.get(name)) for name in names})


def _check_names(workspace: Workspace, goal: Goal, staff: Staff, known: Mapping[str, object]) -> None:
    """Raise for an owner, department, KPI or slice that there is not."""
    if goal.owner is not None:
        staff.person(goal.owner)
    if goal.department is not None:
        staff.department(goal.department)
    if goal.kpi not in known:
        raise UnknownNameError("KPI", goal.kpi, known, code="unknown_kpi")
    slices = slices_of(workspace, goal.kpi)
    for name, values in goal.where:
        dimension(name)
        if name not in slices:
            raise refused("goal_slice", id=goal.id, kpi=goal.kpi, dimension=name, known=", ".join(slices))
        if name == "store":
            for store in values:
                workspace.store(store)


def _check_whole(now: Book, wanted: Whole, staff: Staff) -> None:
    strategies = {**now.strategies, **wanted.strategies}
    goals = {**now.goals, **wanted.goals}
    for goal in wanted.goals.values():
        if goal.strategy is not None and goal.strategy not in strategies:
            raise UnknownNameError("strategy", goal.strategy, strategies, code="unknown_strategy")
    check_parents(goals)
    for plan in wanted.plans.values():
        staff.person(plan.person)


def _add(
    workspace: Workspace, session: Session, now: Book, wanted: Whole, change: Change, reason: str, effective: date
) -> None:
    thing = _kept(wanted, change.kind, change.id)
    assert thing is not None
    versions = now.versions.get(change.id, ())
    if isinstance(thing, Goal):
        effective = _effective(now, thing, versions, effective)
    query = select(GoalVersionRow.version).where(GoalVersionRow.kind == change.kind, GoalVersionRow.id == change.id)
    number = max(session.scalars(query), default=0) + 1
    session.add(
        GoalVersionRow(
            kind=change.kind, id=change.id, version=number, effective_from=effective, recorded_at=datetime.now(UTC),
            actor=workspace.actor.name, reason=reason, status=thing.status if isinstance(thing, Goal) else "",
            definition=canonical(facts(thing)),
        )
    )  # fmt: skip
    told: dict[str, Json] = {name: {"from": old, "to": new} for name, (old, new) in change.fields.items()}
    detail: dict[str, Json] = {"version": number, "effective_from": str(effective), "changed": told}
    record(session, workspace.actor, f"{change.kind}.{_verb(change)}", Subject(change.kind, change.id), detail, reason)


def _effective(now: Book, goal: Goal, versions: tuple[Version, ...], wanted: date) -> date:
    """The day a version counts from; raises InputError where it would change what is closed."""
    if not versions or versions[-1].goal.status == "draft":
        return goal.start
    if goal.status == "closed":
        return wanted
    day = max(wanted, goal.start)
    if day.day != 1 and day != goal.start:
        first = day.replace(day=1)
        raise refused("goal_mid_month", day=str(day), first=str(first), next=str(month_after(day)))
    if day > goal.end:
        raise refused("goal_outside", id=goal.id, day=str(day), start=str(goal.start), end=str(goal.end))
    closed = now.closed_until(goal)
    if closed is not None and day <= closed:
        raise refused("goal_closed", id=goal.id, closed=str(closed), first=str(month_after(closed)))
    return day


def _verb(change: Change) -> str:
    if change.new:
        return "added"
    _, status = change.fields.get("status", (None, None))
    return {"active": "activated", "closed": "closed"}.get(str(status), "changed")
