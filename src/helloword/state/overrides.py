"""The company's own KPIs and measures, with every change kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, cast

from helloword.state.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OverrideKind = Literal["kpi", "measure"]
_ALL = "SELECT id, at, kind, key, yaml, reason FROM catalogue_overrides ORDER BY id"
_Facts = tuple[int, str, OverrideKind, str, str | None, str]


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
    from helloword.state.tables import OverrideRow

    now = datetime.now(UTC)
    rows = [OverrideRow(at=now, kind=kind, key=key, yaml=yaml, reason=reason) for kind, key, yaml in changes]
    session.add_all(rows)
    session.flush()
    return tuple(Override(row.id, row.at, _kind(row.kind), row.key, row.yaml, row.reason) for row in rows)


def current_overrides(database: Database) -> tuple[Override, ...]:
    """The newest change of each key, less those taken back, by kind and key."""
    newest = {(change.kind, change.key): change for change in override_history(database)}
    return tuple(change for _, change in sorted(newest.items()) if change.yaml is not None)


def override_history(
    database: Database, kind: OverrideKind | None = None, key: str | None = None
) -> tuple[Override, ...]:
    """Every change, the oldest first; of one kind or key when given."""
    told = (cast(_Facts, row) for row in database.rows(_ALL))
    return tuple(
        Override(id, datetime.fromisoformat(at), of, name, yaml, reason)
        for id, at, of, name, yaml, reason in told
        if (not kind or of == kind) and (not key or name == key)
    )


def overrides_version(database: Database) -> int:
    """A number that grows with every change; 0 before the first."""
    return cast(int, database.rows("SELECT COALESCE(MAX(id), 0) FROM catalogue_overrides")[0][0])


def _kind(told: str) -> OverrideKind:
    return "measure" if told == "measure" else "kpi"
