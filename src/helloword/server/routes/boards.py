"""GET /api/boards and /api/boards/{id}: what to show."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from helloword import boards
from helloword.boards import Board, Tile
from helloword.server import shapes
from helloword.server.readings import Json
from helloword.server.served import Serving

router = APIRouter()


@router.get("/api/boards", response_model=list[shapes.BoardName])
def all_boards(request: Request, served: Serving) -> Response:
    """Every board by name."""
    return served.answer(request, lambda _: [_named(board) for board in boards.all_boards().values()])


@router.get("/api/boards/{id}", response_model=shapes.Board)
def board(request: Request, served: Serving, id: str) -> Response:
    """One board with its tiles in reading order."""
    found = boards.board(id)
    return served.answer(request, lambda _: {**_named(found), "tiles": [_tile(tile) for tile in found.tiles]})


def _named(board: Board) -> dict[str, Json]:
    return {"id": board.id, "name": board.name.as_json()}


def _tile(tile: Tile) -> Json:
    return {
        "kind": tile.kind,
        "kpi": tile.kpi,
        "kpis": list(tile.kpis),
        "by": tile.by,
        "group": tile.group.as_json() if tile.group else None,
        "name": tile.name.as_json() if tile.name else None,
    }
