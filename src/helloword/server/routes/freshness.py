"""GET /api/v1/freshness: how far each source reaches."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.kpis.reaching import ORDERS, under_way, whole_days
from helloword.server import shapes
from helloword.server.readings import Json, at_text
from helloword.server.served import Serving
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/freshness", response_model=list[shapes.FactFreshness])
def sources(request: Request, served: Serving) -> Response:
    """Up to which day each fact of each store is complete, and when it was last imported."""
    return served.answer(request, _sources)


def _sources(workspace: Workspace) -> Json:
    begun = under_way(workspace)
    return [
        {
            "fact": source.table,
            "store": source.store,
            "complete_through": source.complete_through.isoformat() if source.complete_through else None,
            "last_import_at": source.last_import_at.isoformat() if source.last_import_at else None,
            "known_until": at_text(begun.get(source.store or "")) if source.table == ORDERS else None,
        }
        for source in whole_days(workspace)
    ]
