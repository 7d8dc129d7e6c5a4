"""Holding versions of the lake: what was frozen with a version can be asked of it again, for as long as the freeze."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from helloword.state.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Holder:
    """What holds a version, such as the closed period 3: its `kind` is `goal_period`, its id `3`."""

    kind: str
    id: str


def hold(session: Session, version: int, holder: Holder) -> None:
    """Keep a version that can be read now until its holder lets go; doing so again changes nothing.

    It belongs into the transaction that freezes something with the version.
    """
    from helloword.state.tables import HeldVersionRow

    session.merge(HeldVersionRow(lake_version=version, by_kind=holder.kind, by_id=holder.id))


def release(session: Session, holder: Holder) -> None:
    """Let go of every version that a holder holds; what nobody else holds is retired as any other."""
    from sqlalchemy import delete

    from helloword.state.tables import HeldVersionRow

    by = (HeldVersionRow.by_kind == holder.kind, HeldVersionRow.by_id == holder.id)
    session.execute(delete(HeldVersionRow).where(*by))


def held(state: Database) -> frozenset[int]:
    """The versions that somebody holds."""
    rows = state.rows("SELECT lake_version FROM held_versions")
    return frozenset(cast(int, version) for (version,) in rows)
