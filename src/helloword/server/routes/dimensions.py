"""GET /api/v1/dimensions and /api/v1/dimensions/{id}/values: the ways to slice, and what they take."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.kpis.company import dimension_values
from helloword.kpis.dimensions import DIMENSIONS
from helloword.server import shapes
from helloword.server.addressed import DimensionId
from helloword.server.served import Serving

router = APIRouter()


@router.get("/api/v1/dimensions", response_model=list[shapes.Dimension])
def dimensions(request: Request, served: Serving) -> Response:
    """Every dimension."""
    return served.answer(request, lambda _: [{"id": d.id, "name": d.name.as_json()} for d in DIMENSIONS.values()])


@router.get("/api/v1/dimensions/{id}/values", response_model=list[str])
def values(request: Request, served: Serving, id: DimensionId) -> Response:
    """The values that a dimension takes in the data."""
    return served.answer(request, lambda workspace: dimension_values(workspace, id))
