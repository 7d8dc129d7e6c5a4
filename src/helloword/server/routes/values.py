"""GET /api/v1/values: the numbers; what very many of them come to; and the same numbers as a file."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from helloword.boards.quadrant import MOST_SPOTS, Axes
from helloword.server import compact_shapes, quadrant_shapes, shapes
from helloword.server.asking import (
    Asking,
    By,
    DimensionId,
    KpiId,
    Kpis,
    Limit,
    Within,
    at_once,
    check_size,
    question,
)
from helloword.server.exporting import Export, as_csv
from helloword.server.problems import locale_of
from helloword.server.quadrant_answers import quadrant_json
from helloword.server.served import Serving
from helloword.server.valuing import compact_body, values_body
from helloword.server.workbooks import CSV, XLSX, as_xlsx
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/values", response_model=list[shapes.Reading])
def values(request: Request, served: Serving, asked: Asking, kpis: Kpis, by: By = None) -> Response:
    """One reading per KPI, period and slice."""

    def body(workspace: Workspace) -> bytes:
        query = question(asked, kpis, by or ())
        check_size(workspace, query)
        return values_body(served, workspace, query)

    return served.respond(request, body)


@router.get("/api/v1/values/compact", response_model=compact_shapes.CompactReadings)
def compacted(request: Request, served: Serving, asked: Asking, kpis: Kpis, by: By = None) -> Response:
    """The same readings with what repeats said once: a tenth of the size where they are many."""

    def body(workspace: Workspace) -> bytes:
        query = question(asked, kpis, by or ())
        check_size(workspace, query)
        return compact_body(served, workspace, query)

    return served.respond(request, body)


@router.get("/api/v1/values/quadrant", response_model=quadrant_shapes.Quadrant)
def quadrant(
    request: Request,
    served: Serving,
    within: Annotated[Within, Depends()],
    x: Annotated[KpiId, Query(description="the KPI to the right")],
    y: Annotated[KpiId, Query(description="the KPI upwards")],
    size: Annotated[KpiId, Query(description="the KPI that makes a spot large; the largest slices are given")],
    by: Annotated[DimensionId, Query(description="the dimension to slice by")],
    limit: Limit = MOST_SPOTS,
) -> Response:
    """The largest slices by two KPIs; the medians of all slices, and how many lie in each of the four corners between them."""
    axes = Axes(x, y, size)
    return served.answer(
        request, lambda workspace: quadrant_json(workspace, at_once(within, axes.kpis, (by,)), axes, limit)
    )


@router.get("/api/v1/values/export", response_class=Response)
def export(
    request: Request,
    served: Serving,
    asked: Asking,
    kpis: Kpis,
    by: By = None,
    format: Annotated[Literal["csv", "xlsx"], Query(description="a text file or a workbook")] = "csv",
    title: Annotated[str, Query(max_length=160, description="what the file is called")] = "helloword",
    total: Annotated[bool, Query(description="the same without slices, too")] = False,
) -> Response:
    """The same readings as a file, with definitions and versions; no text in it becomes a formula."""
    workspace, query = served.workspace, question(asked, kpis, by or ())
    check_size(workspace, query)
    found = Export.of(workspace, query, title, locale_of(request), total=total)
    body, kind = (as_xlsx(found), XLSX) if format == "xlsx" else (as_csv(found), CSV)
    name = (
        "".join(letter if letter.isalnum() or letter in " -_.()%" else "_" for letter in title).strip(". ")
        or "helloword"
    )
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{name}.{format}')}",
        "Cache-Control": "no-store",
    }
    return Response(body, media_type=kind, headers=headers)
