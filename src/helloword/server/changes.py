"""What changed between two moments: rows of the lake by table and store, definitions, and what the log tells of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.alerts.tables import EventRow
from helloword.audit.head import head_of
from helloword.audit.tables import AuditRow
from helloword.lake import manifest
from helloword.lake.manifest import Change
from helloword.lake.record import Kept, Record
from helloword.lake.snapshot import version_now
from helloword.server.readings import Json
from helloword.server.standing import standing_of
from helloword.state.tables import ImportRow, OverrideRow
from helloword.workspace import Workspace

MOST = 2_000
"""Versions and entries that are looked through; who missed more is told that everything changed."""
_ID = re.compile(r"(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})")  # like 41.530.3.12
_MODEL = "model/"

# What kinds of subjects the log speaks of, and what a page calls the lists that hold them.
_TOPICS: Mapping[str, str] = {
    "alert": "alerts", "alert_channel": "alerts", "alert_rule": "alerts", "action": "actions", "actions": "actions",
    "playbook": "actions", "task": "tasks", "purchase": "purchases", "supplier": "purchases", "review": "reviews",
    "follow_up": "reviews", "official_figure": "reconciliation", "reconciliation": "reconciliation", "survey": "surveys",
    "person": "people", "department": "people", "token": "people", "goal": "goals", "goal_period": "goals",
    "strategy": "goals", "plan": "goals", "import": "imports", "lake": "imports", "store": "company", "board": "boards",
    "sku": "costs", "note": "annotations",
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Position:
    """How far the lake, the audit log, the catalogue and the alerts have come; its text is what a stream resumes from."""

    lake: int = 0
    audit: int = 0
    catalogue: int = 0
    alerts: int = 0

    def __str__(self) -> str:
        return f"{self.lake}.{self.audit}.{self.catalogue}.{self.alerts}"

    @staticmethod
    def read(text: str | None) -> Position | None:
        """The position that a text names; None for one that names none.

        >>> Position.read("41.530.3.12"), Position.read("yesterday")
        (Position(lake=41, audit=530, catalogue=3, alerts=12), None)
        """
        found = _ID.fullmatch(text or "")
        return Position(*map(int, found.groups())) if found else None


@dataclass(frozen=True)
class Changes:
    """What changed on the way from one position to another.

    Attributes:
        facts: stores by table; None where the rows are the company's, or nobody knows whose they are.
        topics: lists that have something new in them, such as `alerts`.
        catalogue: whether definitions of KPIs changed.
        everything: whether it is not known what changed.
    """

    since: Position
    until: Position
    facts: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()
    catalogue: bool = False
    everything: bool = False

    def as_json(self, stores: frozenset[str] | None = None) -> Json:
        """What a page is told; of the stores that its reader may see."""
        facts: list[Json] = [
            {"fact": fact, "stores": None if found is None else [*sorted(found)]}
            for fact, whose in sorted(self.facts.items())
            if (found := whose if whose is None or stores is None else whose & stores) is None or found
        ]
        return {
            "lake": {"since": self.since.lake, "until": self.until.lake},
            "facts": facts,
            "topics": [*sorted(self.topics)],
            "catalogue": self.catalogue,
            "everything": self.everything,
        }


def state_now(workspace: Workspace) -> tuple[int, int, int]:
    """How many entries the log has, how many changes the catalogue, and the number of the alerts' last event."""
    return standing_of(workspace).read(workspace, "position", _state)


def _state(session: Session) -> tuple[int, int, int]:
    catalogue = session.scalar(select(func.max(OverrideRow.id))) or 0
    return head_of(session).count, catalogue, session.scalar(select(func.max(EventRow.id))) or 0


def position_now(workspace: Workspace) -> Position:
    """Where everything stands."""
    return Position(version_now(workspace), *state_now(workspace))


def changes_between(workspace: Workspace, since: Position, until: Position) -> Changes:
    """What changed between two positions; everything, where one lies in no past of the other."""
    behind = (until.lake - since.lake, until.audit - since.audit, until.catalogue - since.catalogue)
    if min(*behind, until.alerts - since.alerts) < 0 or max(behind) > MOST:
        return Changes(since, until, everything=True)
    with workspace.state.read() as session:
        facts = _facts(workspace, session, since.lake, until.lake) if behind[0] else {}
        topics = {*_topics(session, since.audit, until.audit), *(("imports",) if behind[0] else ())}
    alerted = ("alerts",) if until.alerts > since.alerts else ()
    return Changes(since, until, facts, frozenset((*topics, *alerted)), behind[2] > 0)


def _topics(session: Session, since: int, until: int) -> Iterator[str]:
    if since == until:
        return
    yield "audit"
    kinds = select(AuditRow.subject_kind).distinct().where(AuditRow.id > since, AuditRow.id <= until)
    for kind in session.scalars(kinds):
        yield _TOPICS.get(kind, kind)


def _facts(workspace: Workspace, session: Session, since: int, until: int) -> dict[str, frozenset[str] | None]:
    """The tables whose files are others, and whose rows the imports in between brought or took."""
    changes = manifest.since(workspace.lake, max(since - 1, 0))
    before = next((c.tables for c in changes if c.version == since), {})
    found: dict[str, frozenset[str] | None] = {}
    for change in (c for c in changes if since < c.version <= until):
        whose = _whose(session, change)
        for table in _touched(before, change.tables):
            stores = frozenset(whose[table]) if whose is not None and table in whose else None
            earlier = found.get(table, frozenset())
            found[table] = None if stores is None or earlier is None else earlier | stores
        before = change.tables
    return found


def _touched(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[str]:
    for name in {*before, *after}:
        if name.startswith(_MODEL) and before.get(name) != after.get(name):
            yield name.removeprefix(_MODEL)


def _whose(session: Session, change: Change) -> dict[str, set[str]] | None:
    """The stores by table of the import that a change kept or took back; None where there was none."""
    record = Record.read(change.detail)
    if record.kept is not None:
        return _of_import(record.kept)
    if record.undone is None:
        return None
    loaded = session.scalar(select(ImportRow.loaded).where(ImportRow.id == record.undone))
    return _by_table((row["table"], row["store"]) for row in json.loads(loaded)) if loaded else None


def _of_import(kept: Kept) -> dict[str, set[str]]:
    return _by_table((each.table, each.store) for each in kept.loaded)


def _by_table(loaded: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Tables with a row of the company are left out: nobody's view is without them."""
    found: dict[str, set[str]] = {}
    for table, store in loaded:
        found.setdefault(table, set()).add(store)
    return {table: stores for table, stores in found.items() if "" not in stores}
