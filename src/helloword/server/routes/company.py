"""GET /api/v1/company: whose numbers these are, and the versions they are computed with."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword.kpis.company import catalogue_of
from helloword.lake.snapshot import snapshot
from helloword.server import shapes
from helloword.server.readings import Json
from helloword.server.served import Serving
from helloword.state.stores import Store
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/company", response_model=shapes.Company)
def company(request: Request, served: Serving) -> Response:
    """The company, its stores, and the newest versions of its data and its catalogue."""
    return served.answer(request, _company)


def _company(workspace: Workspace) -> Json:
    settings, lake = workspace.settings, snapshot(workspace)
    return {
        "name": settings.name,
        "currency": settings.currency,
        "timezone": settings.timezone,
        "locale": settings.locale,
        "stores": [_store(s) for s in workspace.stores() if workspace.scope.keeps_some(s.id, s.region)],
        "lake": {"version": lake.version, "at": lake.at.isoformat() if lake.at else None},
        "catalogue": {"version": catalogue_of(workspace).version},
    }


def _store(store: Store) -> Json:
    return {
        "id": store.id,
        "platform": store.platform,
        "marketplace": store.marketplace,
        "region": store.region,
        "currency": store.currency,
        "timezone": store.timezone,
        "opened": store.opened.isoformat() if store.opened else None,
    }
