"""/api/v1/boards and GET /api/v1/targets: what to show, who changes it, and what it is held against."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword import boards
from helloword.boards import keeping
from helloword.boards.concerning import concerned
from helloword.boards.pinning import pin
from helloword.boards.refusals import forbidden
from helloword.errors import InputError
from helloword.people import roles
from helloword.server import board_shapes as shapes
from helloword.server.addressed import BoardId
from helloword.server.asking import Day, Kpis, Where
from helloword.server.asking_for import as_told_to, let_in
from helloword.server.board_answers import Telling, table_from
from helloword.server.board_targets import targets
from helloword.server.filters import where_from
from helloword.server.readings import Json
from helloword.server.served import Served, Serving, unkept
from helloword.server.standing import log_and_day
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/boards", response_model=list[shapes.BoardName])
def all_boards(request: Request, served: Serving) -> Response:
    """Every board by name: the ready ones, the company's first, then those that people made and share."""
    asker = let_in(request)
    return served.answer(
        request, lambda workspace: list(Telling.of(workspace, asker).entries()), as_told_to(asker, concerned)
    )


@router.get("/api/v1/boards/deleted", response_model=list[shapes.DeletedBoard])
def deleted_boards(request: Request, served: Serving) -> Response:
    """Boards that were taken away, and that whoever asks may bring back."""
    return unkept(list(telling(request, served).deleted()))


@router.get("/api/v1/board-parts", response_model=shapes.BoardParts)
def parts(request: Request, served: Serving) -> Response:
    """The kinds of tiles, and the roles that a board can be shared with."""
    kinds: list[Json] = [asdict(kind) for kind in boards.KINDS.values()]
    held: list[Json] = [{"id": role.id, "name": role.name.as_json()} for role in roles().values()]
    return served.answer(request, lambda _: {"kinds": kinds, "roles": held})


@router.get("/api/v1/boards/{id}", response_model=shapes.Board)
def board(request: Request, served: Serving, id: BoardId) -> Response:
    """One board with its tiles in reading order."""
    asker = let_in(request)

    def told(workspace: Workspace) -> Json:
        telling = Telling.of(workspace, asker)
        return telling.ready(boards.board(id)) if id in boards.all_boards() else telling.whole(telling.seen(id))

    return served.answer(request, told, as_told_to(asker, concerned))


@router.get("/api/v1/boards/{id}/versions", response_model=list[shapes.BoardVersion])
def versions(request: Request, served: Serving, id: BoardId) -> Response:
    """Who changed a board when, the newest first."""
    told = telling(request, served)
    told.seen(id)
    return unkept(list(told.history(keeping.versions_of(served.workspace, id)))[::-1])


@router.post("/api/v1/boards", response_model=shapes.Board)
def made(request: Request, served: Serving, given: Annotated[shapes.NewBoard, Body()]) -> Response:
    """Keep a new board; nobody else sees it until it is shared."""
    if given.came_from is not None and given.came_from not in boards.all_boards():
        telling(request, served).seen(given.came_from)
    return _whole(request, served, keeping.make(served.workspace, table_from(given), given.came_from))


@router.put("/api/v1/boards/pins", response_model=list[shapes.BoardName])
def pinned(request: Request, served: Serving, given: Annotated[shapes.Pins, Body()]) -> Response:
    """Keep boards at the front, in one's own order."""
    told = telling(request, served)
    for id in given.boards:
        if id not in boards.all_boards():
            told.seen(id)
    pin(served.workspace, given.boards)
    return unkept(list(telling(request, served).entries()))


@router.put("/api/v1/boards/{id}", response_model=shapes.Board)
def changed(request: Request, served: Serving, id: BoardId, given: Annotated[shapes.BoardChange, Body()]) -> Response:
    """Keep a board as it is to be; refused when somebody else saved it meanwhile."""
    _changeable(request, served, id)
    return _whole(request, served, keeping.change(served.workspace, id, given.version, table_from(given)))


@router.post("/api/v1/boards/{id}/share", response_model=shapes.Board)
def shared(request: Request, served: Serving, id: BoardId, given: Annotated[shapes.BoardSharing, Body()]) -> Response:
    """Let others see a board, or nobody any more."""
    _changeable(request, served, id)
    return _whole(request, served, keeping.share(served.workspace, id, given.shared, given.roles))


@router.post("/api/v1/boards/{id}/restore", response_model=shapes.Board)
def restored(request: Request, served: Serving, id: BoardId, given: Annotated[shapes.BoardBack, Body()]) -> Response:
    """Go back to an earlier version, as a new one; a deleted board is there again."""
    _changeable(request, served, id)
    return _whole(request, served, keeping.go_back(served.workspace, id, given.number, given.version))


@router.delete("/api/v1/boards/{id}", response_model=list[shapes.BoardName])
def deleted(request: Request, served: Serving, id: BoardId) -> Response:
    """Take a board away; it can be brought back."""
    _changeable(request, served, id)
    keeping.delete(served.workspace, id)
    return unkept(list(telling(request, served).entries()))


@router.get("/api/v1/targets", response_model=list[shapes.Target])
def all_targets(
    request: Request,
    served: Serving,
    kpis: Kpis,
    first: Annotated[Day, Query(alias="from", description="first store-local day")] = None,
    until: Annotated[Day, Query(alias="to", description="last store-local day")] = None,
    where: Where = None,
) -> Response:
    """What is wanted of KPIs in some days, from the goals of exactly this slice; a KPI without one is left out."""
    if first is None or until is None or until < first:
        raise InputError("Targets are of days; give from and to, in this order.", code="targets_days")
    slice = where_from(where or ())

    def told(workspace: Workspace) -> Json:
        return targets(workspace, kpis, first, until, {**dict(workspace.scope.filters), **slice})

    return served.answer(request, told, log_and_day)


def telling(request: Request, served: Served) -> Telling:
    """Boards as whoever asks may see them."""
    return Telling.of(served.workspace, let_in(request))


def _changeable(request: Request, served: Served, id: str) -> None:
    if id in boards.all_boards():
        raise forbidden("board_is_ready_made", id=id)
    telling(request, served).changeable(id)


def _whole(request: Request, served: Served, own: boards.Own) -> Response:
    return unkept(telling(request, served).whole(own))
