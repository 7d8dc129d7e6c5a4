"""/api/v1/subscriptions: boards that are sent regularly, to whom, and what became of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.server import subscription_shapes as shapes
from helloword.server.addressed import SubscriptionId
from helloword.server.asking_for import let_in
from helloword.server.background import present
from helloword.server.board_answers import reader_of
from helloword.server.served import Served, Serving, unkept
from helloword.server.subscription_answers import Telling, terms_from
from helloword.subscriptions import keeping
from helloword.subscriptions.planning import send_now
from helloword.subscriptions.rights import board_seen, may_change
from helloword.subscriptions.sendings import last_of, sendings
from helloword.subscriptions.subscription import Subscription

router = APIRouter()


@router.get("/api/v1/subscriptions", response_model=list[shapes.Subscription])
def subscriptions(
    request: Request,
    served: Serving,
    board: Annotated[str | None, Query(max_length=40, description="of this board only")] = None,
) -> Response:
    """What whoever asks answers for or gets; of who may send boards to others, all."""
    told = _telling(request, served)
    if board is not None:
        board_seen(served.workspace, board, told.reader)
    return unkept(list(told.all(keeping.subscriptions(served.workspace, board))))


@router.get("/api/v1/subscription-parts", response_model=shapes.SubscriptionParts)
def parts(request: Request, served: Serving) -> Response:
    """Whom a board can be sent to by whoever asks, and the company's time zone."""
    return unkept(_telling(request, served).parts())


@router.post("/api/v1/subscriptions", response_model=shapes.Subscription)
def made(request: Request, served: Serving, given: Annotated[shapes.NewSubscription, Body()]) -> Response:
    """Send a board regularly; whoever asks answers for it."""
    reader = reader_of(let_in(request))
    return _one(request, served, keeping.subscribe(served.workspace, terms_from(given), reader))


@router.put("/api/v1/subscriptions/{id}", response_model=shapes.Subscription)
def changed(
    request: Request, served: Serving, id: SubscriptionId, given: Annotated[shapes.SubscriptionChange, Body()]
) -> Response:
    """Send it otherwise; whoever changes it answers for it from then on."""
    reader = reader_of(let_in(request))
    return _one(request, served, keeping.change(served.workspace, id, given.version, terms_from(given), reader))


@router.post("/api/v1/subscriptions/{id}/pause", response_model=shapes.Subscription)
def paused(
    request: Request, served: Serving, id: SubscriptionId, given: Annotated[shapes.SubscriptionPause, Body()]
) -> Response:
    """Send nothing for a while, or go on; what was due meanwhile is not made up for."""
    reader = reader_of(let_in(request))
    return _one(request, served, keeping.pause(served.workspace, id, reader, paused=given.paused))


@router.post("/api/v1/subscriptions/{id}/send", response_model=list[shapes.BoardSending])
def sent(
    request: Request, served: Serving, id: SubscriptionId, given: Annotated[shapes.SubscriptionNow, Body()]
) -> Response:
    """Send it now, to all it goes to or as a test to whoever asks; it goes out within seconds."""
    told = _telling(request, served)
    queued = send_now(served.workspace, id, told.reader, told.now, test=given.test)
    found = [each for each in sendings(served.workspace, id) if each.id in queued]
    return unkept([told.sending(each) for each in found])


@router.post("/api/v1/subscriptions/{id}/leave", response_model=list[shapes.Subscription])
def left(request: Request, served: Serving, id: SubscriptionId) -> Response:
    """Get it no more; the others still do."""
    board = keeping.leave(served.workspace, id, reader_of(let_in(request))).terms.board
    return unkept(list(_telling(request, served).all(keeping.subscriptions(served.workspace, board))))


@router.delete("/api/v1/subscriptions/{id}", response_model=list[shapes.Subscription])
def deleted(request: Request, served: Serving, id: SubscriptionId) -> Response:
    """Send it no more; what was sent is kept."""
    board = keeping.delete(served.workspace, id, reader_of(let_in(request))).terms.board
    return unkept(list(_telling(request, served).all(keeping.subscriptions(served.workspace, board))))


@router.get("/api/v1/subscriptions/{id}/sendings", response_model=list[shapes.BoardSending])
def history(request: Request, served: Serving, id: SubscriptionId) -> Response:
    """What was sent to whom, and why something was not; the newest first."""
    told = _telling(request, served)
    found = keeping.subscription(served.workspace, id, told.reader)
    whole = may_change(found, told.reader)
    shown = [each for each in sendings(served.workspace, id) if whole or each.recipient == told.reader.name]
    return unkept([told.sending(each) for each in shown])


@router.get("/api/v1/subscriptions/{id}/versions", response_model=list[shapes.SubscriptionVersion])
def versions(request: Request, served: Serving, id: SubscriptionId) -> Response:
    """Who changed it when, the newest first."""
    told = _telling(request, served)
    keeping.subscription(served.workspace, id, told.reader)
    return unkept(list(told.versions(keeping.versions_of(served.workspace, id))))


def _telling(request: Request, served: Served) -> Telling:
    return Telling.of(served.workspace, let_in(request), present())


def _one(request: Request, served: Served, found: Subscription) -> Response:
    return unkept(_telling(request, served).one(found, last_of(served.workspace, [found.id]).get(found.id, ())))
