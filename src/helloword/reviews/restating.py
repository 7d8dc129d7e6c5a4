"""Which numbers of a written review the data says otherwise by now; the review itself stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from helloword.kpis.company import answer, catalogue_of
from helloword.kpis.query import Query
from helloword.lake.snapshot import version_now
from helloword.reviews.review import Review
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Restated:
    """One number: what the review says and what the newest data says."""

    kpi: str
    was: Decimal
    now: Decimal | None


def restated(workspace: Workspace, review: Review) -> tuple[Restated, ...]:
    """The KPIs of a review whose value of the period is another now."""
    content = review.content
    catalogue = catalogue_of(workspace)
    if version_now(workspace) == content.lake and catalogue.version == content.catalogue:
        return ()
    was = {d.kpi: d.value for d in content.deviations if d.value is not None}
    asked = tuple(kpi for kpi in was if kpi in catalogue.kpis)
    span = content.span
    found = (
        answer(workspace, Query(asked, (), span.grain, span.start, span.end, currency=content.currency)).readings
        if asked
        else ()
    )
    now = {reading.kpi: reading.value for reading in found}
    return tuple(Restated(kpi, value, now.get(kpi)) for kpi, value in was.items() if now.get(kpi) != value)
