"""GET /api/v1/dimensions and /api/v1/dimensions/{id}/values: the ways to slice, and what they take."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.kpis.company import dimension_values
from helloword.kpis.dimensions import DIMENSIONS, Dimension
from helloword.kpis.value_names import NAMES
from helloword.server import shapes
from helloword.server.addressed import DimensionId
from helloword.server.readings import Json
from helloword.server.served import Serving

router = APIRouter()


@router.get("/api/v1/dimensions", response_model=list[shapes.Dimension])
def dimensions(request: Request, served: Serving) -> Response:
    """Every dimension, with the names of those of its values that are not called as they stand in the data."""
    return served.answer(request, lambda _: [_told(dimension) for dimension in DIMENSIONS.values()])


@router.get("/api/v1/dimensions/{id}/values", response_model=list[str])
def values(request: Request, served: Serving, id: DimensionId) -> Response:
    """The values that a dimension takes in the data."""
    return served.answer(request, lambda workspace: dimension_values(workspace, id))


def _told(dimension: Dimension) -> Json:
    names: list[Json] = [
        {"value": value, "name": name.as_json()} for value, name in NAMES.get(dimension.id, {}).items()
    ]
    return {"id": dimension.id, "name": dimension.name.as_json(), "named": names}
