"""How the surveys stand: whom they asked, how many answered, what waits, and where they are forbidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import select

from helloword.connectors.contacting import Verdict, verdict
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.money import divide
from helloword.period import ONE_DAY
from helloword.service.answering import opted_out
from helloword.service.keeping import surveys
from helloword.service.planning import State, counted, looked_through, plan
from helloword.service.rule import ONCE_IN, Version
from helloword.service.tables import AnswerRow, AskRow
from helloword.workspace import Workspace

KPIS = ("csat", "nps")


@dataclass(frozen=True)
class Asked:
    """What became of asking about one order; nothing in it leads to a person."""

    store: str
    order: str
    kind: str
    language: str
    due: date
    status: str
    reason: str | None
    tries: int
    problem: str | None
    decided_at: datetime
    sent_at: datetime | None
    score: int | None


@dataclass(frozen=True)
class StoreSurvey:
    """One store's survey over the last 90 days.

    Attributes:
        allowed: what the table of platforms says.
        queue: orders whose buyers can be reached, by what is to become of them.
        skipped: orders that were not asked about, by the reason.
        values: CSAT and NPS of all answers that the lake has, from wherever they came.
    """

    store: str
    platform: str
    version: Version
    allowed: Verdict
    queue: Mapping[State, int]
    sent: int
    answered: int
    dead: int
    skipped: Mapping[str, int]
    values: Mapping[str, Decimal | None]

    @property
    def rate(self) -> Decimal | None:
        """Answers by mails sent; None where none was."""
        return divide(Decimal(self.answered), Decimal(self.sent))


@dataclass(frozen=True)
class Overview:
    """All stores' surveys since a day, and how many addresses want no mails."""

    since: date
    stores: tuple[StoreSurvey, ...]
    opted_out: int


def asked(workspace: Workspace, limit: int | None = None) -> tuple[Asked, ...]:
    """What became of each order that was decided on, the newest first."""
    query = select(AskRow, AnswerRow.score).outerjoin(AnswerRow, AnswerRow.ask == AskRow.id)
    with workspace.state.read() as session:
        rows = session.execute(query.order_by(AskRow.id.desc()).limit(limit)).all()
    return tuple(
        Asked(
            r.store, r.order, r.kind, r.language, r.due, r.status, r.reason, r.tries, r.problem, r.decided_at,
            r.sent_at, score,
        )
        for r, score in rows
    )  # fmt: skip


def overview(workspace: Workspace, now: datetime) -> Overview:
    """How every store's survey stands at a moment."""
    since = workspace.day_of(now) - (ONCE_IN - 1) * ONE_DAY
    decided = [a for a in asked(workspace) if a.decided_at > now - timedelta(days=ONCE_IN)]
    planned = looked_through(workspace, plan(workspace, now), now)
    values, platforms = _values(workspace, since), {s.id: s.platform for s in workspace.stores()}
    stores = []
    for id, version in surveys(workspace).items():
        of = [a for a in decided if a.store == id]
        statuses = Counter(a.status for a in of)
        stores.append(
            StoreSurvey(
                id, platforms[id], version, verdict(platforms[id], workspace.day_of(now)),
                counted(tuple(p for p in planned if p.contact.store == id)), statuses["sent"],
                sum(a.score is not None for a in of), statuses["dead"],
                Counter(a.reason or "" for a in of if a.status == "skipped"),
                {kpi: values.get((kpi, id)) for kpi in KPIS},
            )
        )  # fmt: skip
    return Overview(since, tuple(stores), opted_out(workspace))


def _values(workspace: Workspace, since: date) -> Mapping[tuple[str, str], Decimal | None]:
    readings = answer(workspace, Query(KPIS, ("store",), start=since, end=workspace.today)).readings
    return {(reading.kpi, reading.slice["store"]): reading.value for reading in readings}
