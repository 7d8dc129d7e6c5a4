"""Differences that were kept: what was known then, who looked at it, and what has moved since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Json, Subject, record
from helloword.errors import InputError
from helloword.money import EXACT, full_text
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.finding import Finding
from helloword.reconciliation.tables import PointRow
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Point:
    """A difference as it was when it was kept.

    Attributes:
        accepted: whether a person looked at it and takes it as it is; the note says why.
    """

    id: int
    at: datetime
    by: str
    figure: str
    store: str
    report: str
    start: date
    end: date
    measure: str
    sku: str | None
    currency: str | None
    kpi: str
    lake: int
    catalogue: str
    official: Decimal
    own: Decimal
    causes: Mapping[Cause, Decimal]
    status: str
    accepted: bool
    note: str


@dataclass(frozen=True)
class Moved:
    """What has moved since a point was kept: now less then."""

    official: Decimal
    own: Decimal
    causes: Mapping[Cause, Decimal]

    @property
    def anything(self) -> bool:
        """Whether anything has."""
        return bool(self.official or self.own or self.causes)


def keep(
    workspace: Workspace, findings: Iterable[Finding], note: str = "", *, accepted: bool = False
) -> tuple[Point, ...]:
    """Keep the differences as they are now; one that is the same as when it was last kept stays one point.

    Accepting a difference needs a note. Raises InputError for a figure that cannot be compared.
    """
    if accepted and not note.strip():
        raise InputError("Say why the difference is accepted: --note.", code="reconcile_note")
    wanted = [_comparable(found) for found in findings]
    last = newest_points(workspace)
    fresh = [found for found in wanted if accepted or _news(found, last.get(found.figure.id))]
    now = datetime.now(UTC)
    with workspace.state.write() as session:
        rows = [_row(found, workspace.actor.name, now, note, accepted=accepted) for found in fresh]
        session.add_all(rows)
        session.flush()
        for row in rows:
            what = "reconciliation.accepted" if accepted else "reconciliation.kept"
            detail: dict[str, Json] = {"point": row.id, "official": row.official, "own": row.own, "status": row.status}
            record(session, workspace.actor, what, Subject("official_figure", row.figure), detail, note, now)
        return tuple(_point(row) for row in rows)


def newest_points(workspace: Workspace) -> Mapping[str, Point]:
    """The last point of every figure that has one, by the figure's id."""
    newest = select(func.max(PointRow.id)).group_by(PointRow.figure)
    with workspace.state.read() as session:
        rows = session.scalars(select(PointRow).where(PointRow.id.in_(newest)))
        return {row.figure: _point(row) for row in rows}


def points_of(workspace: Workspace, figure: str | None = None) -> Sequence[Point]:
    """Every point, of one figure when given, the newest first."""
    query = select(PointRow).order_by(PointRow.id.desc())
    query = query.where(PointRow.figure == figure) if figure else query
    with workspace.state.read() as session:
        return [_point(row) for row in session.scalars(query)]


def moved(found: Finding, point: Point) -> Moved:
    """What has moved between a point and now."""
    own = found.own if found.own is not None else Decimal(0)
    causes = {cause: EXACT.subtract(found.causes.get(cause, _ZERO), point.causes.get(cause, _ZERO)) for cause in Cause}
    return Moved(
        EXACT.subtract(found.official, point.official), EXACT.subtract(own, point.own),
        {cause: amount for cause, amount in causes.items() if amount},
    )  # fmt: skip


def newest_point(session: Session) -> int:
    """A number that grows with every point; 0 before the first."""
    return session.scalar(select(func.max(PointRow.id))) or 0


_ZERO = Decimal(0)


def _comparable(found: Finding) -> Finding:
    if found.own is None or not found.causes:
        raise InputError(
            f"There is no difference to keep for {found.figure.report}, {found.figure.measure}, "
            f"{found.figure.start} to {found.figure.end}: the figures cannot be compared.",
            code="reconcile_gap", figure=found.figure.id,
        )  # fmt: skip
    return found


def _news(found: Finding, point: Point | None) -> bool:
    return point is None or moved(found, point).anything or str(found.status) != point.status


def _row(found: Finding, by: str, now: datetime, note: str, *, accepted: bool) -> PointRow:
    f = found.figure
    return PointRow(
        at=now, by=by, figure=f.id, store=f.store, report=f.report, start=f.start, end=f.end, measure=f.measure, sku=f.sku,
        currency=found.currency, kpi=found.kpi, lake=found.provenance.lake, catalogue=found.provenance.catalogue,
        official=full_text(found.official), own=full_text(found.own),
        causes=json.dumps({str(cause): full_text(amount) for cause, amount in found.causes.items()}),
        status=str(found.status), accepted=accepted, note=note,
    )  # fmt: skip


def _point(row: PointRow) -> Point:
    causes = {Cause(cause): Decimal(amount) for cause, amount in json.loads(row.causes).items()}
    return Point(
        row.id, row.at, row.by, row.figure, row.store, row.report, row.start, row.end, row.measure, row.sku, row.currency,
        row.kpi, row.lake, row.catalogue, Decimal(row.official), Decimal(row.own), causes, row.status, row.accepted, row.note,
    )  # fmt: skip
