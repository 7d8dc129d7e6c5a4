"""GET /api/v1/values: the numbers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.server import shapes
from helloword.server.asking import Asking, By, Kpis, check_size, question
from helloword.server.served import Serving
from helloword.server.valuing import values_body
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
