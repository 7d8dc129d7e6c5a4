"""GET /api/v1/kpis and what is below it: what KPIs mean, what a number is made of, and what it was counted from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.boards.concerning import concerned
from helloword.errors import InputError, UnknownNameError
from helloword.kpis.asking import Asked
from helloword.kpis.company import answer, catalogue_of, contributions, coverage, formula_tree, trace
from helloword.kpis.definitions import Kpi
from helloword.kpis.query import Query, Reading
from helloword.kpis.seeing import check_seen, seen_kpis
from helloword.server import kpi_shapes, shapes
from helloword.server.addressed import KpiId
from helloword.server.asking import Asking, Limit, question
from helloword.server.asking_for import as_told_to, let_in
from helloword.server.definitions import detail_json, kpi_json
from helloword.server.moving_answers import contributions_json, coverage_json
from helloword.server.proof import trace_json
from helloword.server.queue_answers import acted
from helloword.server.readings import Json
from helloword.server.served import Serving
from helloword.server.tree_answers import tree_json
from helloword.server.uses import uses_json
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/kpis", response_model=list[shapes.Kpi])
def kpis(request: Request, served: Serving) -> Response:
    """Every KPI of the catalogue."""

    def listed(workspace: Workspace) -> Json:
        catalogue = catalogue_of(workspace)
        seen = seen_kpis(catalogue, workspace.scope)
        return [kpi_json(kpi, catalogue) for kpi in catalogue.kpis.values() if kpi.id in seen]

    return served.answer(request, listed)


@router.get("/api/v1/kpis/{id}", response_model=shapes.KpiDetail)
def kpi(request: Request, served: Serving, id: KpiId) -> Response:
    """One KPI with its formula and measures."""

    def defined(workspace: Workspace) -> Json:
        return detail_json(_the(workspace, id), catalogue_of(workspace))

    return served.answer(request, defined)


@router.get("/api/v1/kpis/{id}/tree", response_model=kpi_shapes.FormulaTree)
def opened(request: Request, served: Serving, id: KpiId, asked: Asking) -> Response:
    """One value of a KPI opened along its formula: every KPI and measure in it with its own value."""
    return served.answer(request, lambda workspace: tree_json(*formula_tree(workspace, question(asked, [id]))))


@router.get("/api/v1/kpis/{id}/contributors", response_model=kpi_shapes.Contributions)
def contributors(request: Request, served: Serving, id: KpiId, asked: Asking) -> Response:
    """Which slices made the change of one value, by each dimension, the one that tells most first."""

    def found(workspace: Workspace) -> Json:
        query = question(asked, [id])
        return contributions_json(contributions(workspace, query), _one(workspace, query))

    return served.answer(request, found)


@router.get("/api/v1/kpis/{id}/coverage", response_model=kpi_shapes.Coverage)
def covered(request: Request, served: Serving, id: KpiId, asked: Asking) -> Response:
    """How much of what goes into one value is there: sources, stores, missing days, known costs."""

    def found(workspace: Workspace) -> Json:
        query = question(asked, [id])
        return coverage_json(coverage(workspace, query), _one(workspace, query))

    return served.answer(request, found)


@router.get("/api/v1/kpis/{id}/uses", response_model=kpi_shapes.Uses)
def used(request: Request, served: Serving, id: KpiId) -> Response:
    """Who uses a KPI: boards, goals, alert rules, playbooks, and the formulas of other KPIs."""
    asker = let_in(request)

    def found(workspace: Workspace) -> Json:
        _the(workspace, id)
        return uses_json(workspace, asker, id)

    return served.answer(request, found, lambda workspace: (as_told_to(asker, concerned)(workspace), acted(workspace)))


@router.get("/api/v1/kpis/{id}/trace", response_model=shapes.Trace)
def rows_behind(request: Request, served: Serving, id: KpiId, asked: Asking, limit: Limit = 100) -> Response:
    """The rows behind one value of a KPI, down to file and line."""

    def traced(workspace: Workspace) -> Json:
        query = question(asked, [id])
        measures = trace(workspace, query, limit=limit)
        answered = answer(workspace, query)
        value = answered.readings[0].value if answered.readings else None
        return trace_json(workspace, measures, value, answered.currency)

    return served.answer(request, traced)


def _the(workspace: Workspace, id: str) -> Kpi:
    """One KPI that may be seen."""
    catalogue = catalogue_of(workspace)
    if id not in catalogue.kpis:
        raise UnknownNameError("KPI", id, catalogue.kpis, code="unknown_kpi")
    check_seen(Asked(catalogue.kpis[id], catalogue, (), (), workspace.scope))
    return catalogue.kpis[id]


def _one(workspace: Workspace, query: Query) -> Reading:
    readings = answer(workspace, query).readings
    if not readings:
        raise InputError("There is no data yet; import a file first.", code="no_data")
    return readings[0]
