"""Written reviews in the state database: added and never changed, each holding the lake version that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from helloword.audit import Json, Subject, record
from helloword.errors import UnknownNameError
from helloword.lake.holding import Holder, hold
from helloword.period import Grain
from helloword.reviews.content import read, written
from helloword.reviews.review import Content, Review
from helloword.reviews.spans import Span
from helloword.reviews.tables import ReviewRow
from helloword.state.numbered import numbered
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Entry:
    """A review as a list tells of it."""

    id: int
    span: Span
    scope: str
    edition: int
    at: datetime
    by: str
    lake: int


def entries(workspace: Workspace, scope: str | None = None, grain: Grain | None = None) -> tuple[Entry, ...]:
    """Every written review, the newest period first, the company's before those of departments."""
    columns = (
        ReviewRow.id, ReviewRow.grain, ReviewRow.start, ReviewRow.scope, ReviewRow.edition, ReviewRow.at, ReviewRow.by,
        ReviewRow.lake,
    )  # fmt: skip
    query = select(*columns)
    query = query.where(ReviewRow.scope == scope) if scope else query
    query = query.where(ReviewRow.grain == grain.value) if grain else query
    with workspace.state.read() as session:
        rows = session.execute(query).all()
    found = [Entry(r[0], Span(Grain(r[1]), r[2]), r[3], r[4], r[5], r[6], r[7]) for r in rows]
    return tuple(sorted(found, key=place_of))


def place_of(entry: Entry) -> tuple[int, str, int, str, int]:
    """Where a review stands in the list of all."""
    return (-_end(entry).toordinal(), entry.span.grain.value, int(entry.scope != "company"), entry.scope, -entry.id)


def the_review(workspace: Workspace, id: int | str) -> Review:
    """One review; raises UnknownNameError when there is none of that number."""
    with workspace.state.read() as session:
        row = numbered(session, ReviewRow, id)
        if row is None:
            raise _unknown(id)
        return _review(row)


def newest_of(workspace: Workspace, span: Span, scope: str) -> Review | None:
    """The last edition of a scope's review of a period, if it was ever written."""
    with workspace.state.read() as session:
        row = session.scalars(_editions(span, scope).limit(1)).first()
        return None if row is None else _review(row)


@dataclass(frozen=True)
class Outcome:
    """A review, and whether it was written just now or stood there already."""

    review: Review
    new: bool


def keep(workspace: Workspace, contents: Sequence[Content], reason: str, *, again: bool = False) -> tuple[Outcome, ...]:
    """Keep reviews that were written, all or none, and hold the lake version that they rest on.

    One that somebody else has written meanwhile stands, unless another edition of it is wanted.
    """
    now = datetime.now(UTC)
    with workspace.state.write() as session:
        return tuple(_kept(session, workspace, content, reason, now, again=again) for content in contents)


def _kept(
    session: Session, workspace: Workspace, content: Content, reason: str, now: datetime, *, again: bool
) -> Outcome:
    before = session.scalars(_editions(content.span, content.scope.id).limit(1)).first()
    if before is not None and not again:
        return Outcome(_review(before), new=False)
    row = ReviewRow(
        grain=content.grain.value, start=content.start, scope=content.scope.id,
        edition=1 if before is None else before.edition + 1, at=now, by=workspace.actor.name, reason=reason,
        lake=content.lake, catalogue=content.catalogue, content=written(content),
    )  # fmt: skip
    session.add(row)
    session.flush()
    if content.lake:
        hold(session, content.lake, Holder("review", str(row.id)))
    detail: dict[str, Json] = {
        "period": content.span.name, "scope": row.scope, "lake": content.lake, "edition": row.edition,
    }  # fmt: skip
    record(session, workspace.actor, "review.written", Subject("review", str(row.id)), detail, reason, now)
    return Outcome(_review(row), new=True)


def newest(session: Session) -> tuple[object, ...]:
    """What changes with every review that is written."""
    return (session.scalar(select(func.max(ReviewRow.id))),)


def _editions(span: Span, scope: str) -> Select[ReviewRow]:
    return (
        select(ReviewRow)
        .where(ReviewRow.grain == span.grain.value, ReviewRow.start == span.start, ReviewRow.scope == scope)
        .order_by(ReviewRow.edition.desc())
    )


def _review(row: ReviewRow) -> Review:
    return Review(row.id, row.edition, row.at, row.by, read(row.content))


def _end(entry: Entry) -> date:
    return entry.span.end


def _unknown(id: int | str) -> UnknownNameError:
    return UnknownNameError("review", str(id), (), code="unknown_review")
