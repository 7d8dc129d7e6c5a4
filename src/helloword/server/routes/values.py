"""GET /api/values: the numbers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.kpis.company import answer
from helloword.server import shapes
from helloword.server.asking import MOST_READINGS, Asking, By, Kpis, check_size, question, too_much
from helloword.server.freshening import Sources
from helloword.server.readings import Json, reading_json
from helloword.server.served import Serving
from helloword.text import Text
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/values", response_model=list[shapes.Reading])
def values(request: Request, served: Serving, asked: Asking, kpis: Kpis, by: By = None) -> Response:
    """One reading per KPI, period and slice."""

    def read(workspace: Workspace) -> Json:
        query = question(asked, kpis, by or ())
        check_size(workspace, query)
        readings = answer(workspace, query).readings
        if len(readings) > MOST_READINGS:
            raise too_much()
        sources = Sources.of(workspace, query)
        return [{**reading_json(r, Text.as_json), "freshness": sources.behind(r)} for r in readings]

    return served.answer(request, read)
