"""GET /api/v1/boards, /api/v1/boards/{id} and /api/v1/targets: what to show, and what it is held against."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from helloword import boards
from helloword.audit.head import head_of
from helloword.boards import Board, Tile
from helloword.errors import InputError
from helloword.kpis.company import catalogue_of
from helloword.kpis.seeing import seen_kpis
from helloword.server import board_shapes as shapes
from helloword.server.asking import Day, Kpis
from helloword.server.board_seen import tiles_seen
from helloword.server.board_targets import targets
from helloword.server.filters import where_from
from helloword.server.readings import Json
from helloword.server.served import Serving
from helloword.text import Text
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/boards", response_model=list[shapes.BoardName])
def all_boards(request: Request, served: Serving) -> Response:
    """Every board by name, the company's first."""
    return served.answer(request, lambda _: [_named(board) for board in boards.all_boards().values()])


@router.get("/api/v1/boards/{id}", response_model=shapes.Board)
def board(request: Request, served: Serving, id: str) -> Response:
    """One board with its tiles in reading order."""
    found = boards.board(id)

    def told(workspace: Workspace) -> Json:
        tiles: list[Json] = [_tile(tile) for tile in tiles_seen(workspace, found)]
        return {**_named(found), "filters": list(found.filters), "tiles": tiles}

    return served.answer(request, told)


@router.get("/api/v1/targets", response_model=list[shapes.Target])
def all_targets(
    request: Request,
    served: Serving,
    kpis: Kpis,
    first: Annotated[Day, Query(alias="from", description="first store-local day")] = None,
    until: Annotated[Day, Query(alias="to", description="last store-local day")] = None,
    where: Annotated[list[str] | None, Query(max_length=20, description="`store:eu,us`")] = None,
) -> Response:
    """What is wanted of KPIs in some days, from the goals of exactly this slice; a KPI without one is left out."""
    if first is None or until is None or until < first:
        raise InputError("Targets are of days; give from and to, in this order.", code="targets_days")
    slice = where_from(where or ())

    def told(workspace: Workspace) -> Json:
        seen = seen_kpis(catalogue_of(workspace), workspace.scope) if workspace.scope.whole else frozenset()
        return targets(workspace, [kpi for kpi in kpis if kpi in seen], first, until, slice)

    return served.answer(request, told, _agreed)


def _agreed(workspace: Workspace) -> Hashable:
    """Everything that was ever changed, and the day it is."""
    with workspace.state.read() as session:
        return head_of(session).hash, workspace.today


def _named(board: Board) -> dict[str, Json]:
    return {"id": board.id, "name": board.name.as_json(), "role": board.role, "note": _text(board.note)}


def _tile(tile: Tile) -> Json:
    return {
        "kind": tile.kind,
        "kpi": tile.kpi,
        "kpis": list(tile.kpis),
        "signs": list(tile.signs),
        "by": tile.by,
        "across": tile.across,
        "group": _text(tile.group),
        "name": _text(tile.name),
        "text": _text(tile.text),
        "wide": tile.wide,
    }


def _text(text: Text | None) -> Json:
    return text.as_json() if text else None
