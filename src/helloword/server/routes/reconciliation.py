"""/api/v1/reconciliation: what the platforms say against our own figures, and what people say of the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.audit.head import head_of
from helloword.reconciliation import calibrating, keeping
from helloword.reconciliation.following import behind
from helloword.reconciliation.official import Wanted
from helloword.reconciliation.reconciling import reconcile, the_finding
from helloword.server import reconciliation_answers as answers
from helloword.server import reconciliation_shapes as shapes
from helloword.server.addressed import FigureId, KpiId
from helloword.server.asking import Day
from helloword.server.paging import Paging
from helloword.server.proof import files_of
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.server.standing import standing_of
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/reconciliation", response_model=shapes.Reconciliation)
def figures(
    request: Request,
    served: Serving,
    paged: Paging,
    store: Annotated[str | None, Query(max_length=64, description="only figures of this store, by its id")] = None,
    first: Annotated[Day, Query(alias="from", description="first day")] = None,
    until: Annotated[Day, Query(alias="to", description="last day")] = None,
    status: Annotated[
        Literal["within", "outside", "incomplete", "not_comparable"] | None,
        Query(description="only figures that stand so"),
    ] = None,
) -> Response:
    """Official figures whose whole period is within the days asked for, each with ours and the gap by cause."""

    def told(workspace: Workspace) -> Json:
        found = reconcile(workspace, Wanted(store, first, until))
        rules, points = keeping.rules_of(workspace), calibrating.newest_points(workspace)
        shown, more = paged.of([each for each in found if status in (None, str(each.status))], answers.place_of)
        counts: Json = dict(Counter(str(each.status) for each in found))
        listed: Json = [answers.finding_json(each, rules, points.get(each.figure.id)) for each in shown]
        return {"items": listed, "next": more, "counts": counts, "causes": answers.causes_json()}

    return served.answer(request, told, _kept)


@router.get("/api/v1/reconciliation/rules", response_model=shapes.ReconciliationRules)
def rules(request: Request, served: Serving) -> Response:
    """Tolerances, declared reports, and every change of them."""
    return served.answer(request, _rules, _kept)


@router.post("/api/v1/reconciliation/tolerances/{kpi}", response_model=shapes.ReconciliationRules)
def tolerance(served: Serving, kpi: KpiId, wanted: Annotated[shapes.NewTolerance, Body()]) -> Response:
    """Give a KPI another tolerance, with the reason."""
    workspace = served.workspace
    keeping.change_tolerance(workspace, kpi, wanted.relative, wanted.absolute, wanted.reason)
    return unkept(_rules(workspace))


@router.get("/api/v1/reconciliation/{id}", response_model=shapes.OfficialFigureDetail)
def figure(
    request: Request,
    served: Serving,
    id: FigureId,
    rows: Annotated[int, Query(ge=1, le=500, description="how many rows of each cause at most")] = 20,
) -> Response:
    """One figure with the rows behind each cause."""
    return served.answer(request, lambda workspace: _detail(workspace, id, rows), _kept)


@router.post("/api/v1/reconciliation/{id}/accept", response_model=shapes.OfficialFigureDetail)
def accept(served: Serving, id: FigureId, said: Annotated[shapes.AcceptedDifference, Body()]) -> Response:
    """Take a difference as it is, with the reason; it is kept as a calibration point."""
    workspace = served.workspace
    calibrating.keep(workspace, [the_finding(workspace, id)[1]], said.note, accepted=True)
    return unkept(_detail(workspace, id, 20))


def _detail(workspace: Workspace, id: str, rows: int) -> Json:
    bench, found = the_finding(workspace, id)
    files, points = files_of(workspace), calibrating.points_of(workspace, id)
    told = answers.finding_json(found, bench.rules, points[0] if points else None)
    return {
        **told,
        "behind": [answers.behind_json(each, files) for each in behind(bench, found, rows)],
        "points": [answers.point_json(point) for point in points],
        "words": answers.causes_json(),
    }


def _rules(workspace: Workspace) -> Json:
    in_force = keeping.rules_of(workspace)
    tolerances: Json = list(answers.tolerances_json(in_force))
    reports: Json = list(answers.reports_json(in_force, keeping.own_reports(workspace)))
    changes: Json = [answers.change_json(change) for change in reversed(keeping.changes_of(workspace))]
    return {"tolerances": tolerances, "reports": reports, "changes": changes}


def _kept(workspace: Workspace) -> Hashable:
    """What answers depend on besides data: the rules in force and the differences that were kept."""
    return standing_of(workspace).read(
        workspace,
        "reconciliation",
        lambda session: (head_of(session), keeping.newest_change(session), calibrating.newest_point(session)),
    )
