"""The company's own KPIs and measures, with every change kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.state.database import Database
from helloword.state.tables import OverrideRow

OverrideKind = Literal["kpi", "measure"]


@dataclass(frozen=True)
class Override:
    """One change; `yaml` is None where the company took its own definition back."""

    id: int
    at: datetime
    kind: OverrideKind
    key: str
    yaml: str | None
    reason: str


def record_overrides(
    session: Session, changes: Iterable[tuple[OverrideKind, str, str | None]], reason: str
) -> tuple[Override, ...]:
    """Keep changes; earlier ones of the same key stay as history."""
    now = datetime.now(UTC)
    rows = [OverrideRow(at=now, kind=kind, key=key, yaml=yaml, reason=reason) for kind, key, yaml in changes]
    session.add_all(rows)
    session.flush()
    return tuple(_override(row) for row in rows)


def current_overrides(database: Database) -> tuple[Override, ...]:
    """The newest change of each key, less those taken back, by kind and key."""
    newest = select(func.max(OverrideRow.id)).group_by(OverrideRow.kind, OverrideRow.key)
    query = select(OverrideRow).where(OverrideRow.id.in_(newest), OverrideRow.yaml.is_not(None))
    with database.read() as session:
        return tuple(_override(row) for row in session.scalars(query.order_by(OverrideRow.kind, OverrideRow.key)))


def override_history(
    database: Database, kind: OverrideKind | None = None, key: str | None = None
) -> tuple[Override, ...]:
    """Every change, the oldest first; of one kind or key when given."""
    query = select(OverrideRow).order_by(OverrideRow.id)
    query = query.where(OverrideRow.kind == kind) if kind else query
    query = query.where(OverrideRow.key == key) if key else query
    with database.read() as session:
        return tuple(_override(row) for row in session.scalars(query))


def overrides_version(database: Database) -> int:
    """A number that grows with every change; 0 before the first."""
    with database.read() as session:
        return session.scalar(select(func.max(OverrideRow.id))) or 0


def _override(row: OverrideRow) -> Override:
    return Override(row.id, row.at, "measure" if row.kind == "measure" else "kpi", row.key, row.yaml, row.reason)
