"""/api/v1/purchases and /api/v1/suppliers: purchase orders from draft to inspection, and where suppliers are reached."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.server import purchase_answers as answers
from helloword.server import purchase_shapes as shapes
from helloword.server.addressed import PurchaseId, SupplierId
from helloword.server.language import wanted_locale
from helloword.server.paging import Paging, microseconds
from helloword.server.queue_answers import acted
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.stores import purchasing
from helloword.stores.papers import PDF, XLSX, as_pdf, as_xlsx
from helloword.stores.purchase import Status
from helloword.stores.suppliers import set_contact
from helloword.stores.telling import tell_lake
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/purchases", response_model=shapes.Purchases)
def purchases(
    request: Request,
    served: Serving,
    paged: Paging,
    status: Annotated[Status | None, Query(description="only orders that stand so")] = None,
) -> Response:
    """Purchase orders, the newest first."""

    def told(workspace: Workspace) -> Json:
        every = purchasing.purchases(workspace)
        counts: Json = dict(Counter(str(each.status) for each in every))
        kept = [each for each in every if status in (None, each.status)]
        shown, more = paged.of(kept, lambda each: (-microseconds(each.made_at), each.id))
        return {"items": answers.entries_json(workspace, shown), "next": more, "counts": counts}

    return served.answer(request, told, acted)


@router.get("/api/v1/purchases/{id}", response_model=shapes.PurchaseDetail)
def purchase(request: Request, served: Serving, id: PurchaseId) -> Response:
    """One order with its lines, and where its supplier is reached."""
    return served.answer(request, lambda workspace: answers.detail_json(workspace, id), acted)


@router.get("/api/v1/purchases/{id}/file", response_class=Response)
def file(
    request: Request,
    served: Serving,
    id: PurchaseId,
    kind: Annotated[Literal["pdf", "xlsx"], Query(description="a PDF or a workbook")] = "pdf",
    lang: Annotated[
        str | None, Query(max_length=20, description="`zh` or `en`; what the browser asks for without it")
    ] = None,
) -> Response:
    """The order as a file to download."""
    workspace = served.workspace
    found = purchasing.the_purchase(workspace, id)
    locale = wanted_locale(lang, request.headers.get("accept-language"), served.locale)
    body, type = (as_pdf, PDF) if kind == "pdf" else (as_xlsx, XLSX)
    headers = {"Content-Disposition": f'attachment; filename="{found.id}.{kind}"', "Cache-Control": "no-store"}
    return Response(body(workspace, found, locale), media_type=type, headers=headers)


@router.post("/api/v1/purchases/{id}/sent", response_model=shapes.PurchaseDetail)
def sent(served: Serving, id: PurchaseId, said: Annotated[shapes.Sending, Body()]) -> Response:
    """Note that the supplier has the order."""
    workspace = served.workspace
    purchasing.mark_sent(workspace, id, said.on or workspace.today)
    return _told(workspace, id)


@router.post("/api/v1/purchases/{id}/receive", response_model=shapes.PurchaseDetail)
def receive(served: Serving, id: PurchaseId, said: Annotated[shapes.Receiving, Body()]) -> Response:
    """Note how much of a line has come in all."""
    workspace = served.workspace
    purchasing.receive(workspace, id, said.line, said.quantity, said.on or workspace.today, short=said.short)
    return _told(workspace, id)


@router.post("/api/v1/purchases/{id}/inspect", response_model=shapes.PurchaseDetail)
def inspect(served: Serving, id: PurchaseId, said: Annotated[shapes.Inspecting, Body()]) -> Response:
    """Note what an inspection found."""
    workspace = served.workspace
    purchasing.inspect(workspace, id, said.line, said.inspected, said.passed)
    return _told(workspace, id)


@router.post("/api/v1/purchases/{id}/cancel", response_model=shapes.PurchaseDetail)
def cancel(served: Serving, id: PurchaseId, said: Annotated[shapes.Cancelling, Body()]) -> Response:
    """Call an order off of which nothing has come, with the reason."""
    workspace = served.workspace
    purchasing.cancel(workspace, id, said.reason)
    return _told(workspace, id)


@router.post("/api/v1/suppliers/{id}/contact", response_model=shapes.SupplierContact)
def contact(served: Serving, id: SupplierId, wanted: Annotated[shapes.NewContact, Body()]) -> Response:
    """Where a supplier's orders are to be mailed to."""
    kept = set_contact(served.workspace, id, wanted.email.strip(), wanted.locale)
    return unkept({"email": kept.email, "locale": kept.locale})


def _told(workspace: Workspace, id: str) -> Response:
    """Tell the lake what changed, and the reader how the order stands."""
    tell_lake(workspace)
    return unkept(answers.detail_json(workspace, id))
