"""GET and POST /api/v1/costs: what each SKU costs to land, which ones nobody has told, and telling it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Body, Request
from starlette.responses import Response

from helloword.errors import InputError
from helloword.money import plain
from helloword.server import shapes
from helloword.server.looking_again import look_again
from helloword.server.readings import Json, decimal_text
from helloword.server.served import Serving
from helloword.stores import Change, Cost, LandedCosts, SkuCost, change_costs, landed_costs
from helloword.stores.entering import cost_json
from helloword.workspace import Workspace

router = APIRouter()
MOST_AT_ONCE = 2_000


@router.get("/api/v1/costs", response_model=shapes.LandedCosts)
def costs(request: Request, served: Serving) -> Response:
    """Every SKU that was sold in the last 90 days with data or has a cost; those without one first, the dearest at the top."""
    return served.answer(request, _costs)


@router.post("/api/v1/costs", response_model=shapes.CostsSaved)
def enter(
    served: Serving, entered: Annotated[shapes.CostsEntered, Body()], afterwards: BackgroundTasks
) -> shapes.CostsSaved:
    """Keep costs, all or none; what is wrong is told by row and field, such as `0.purchase`."""
    if not 0 < len(entered.costs) <= MOST_AT_ONCE:
        raise InputError(
            f"Give between 1 and {MOST_AT_ONCE:,} costs at once; a longer list is a file: helloword import FILE.",
            code="costs_at_once",
            most=f"{MOST_AT_ONCE:,}",
        )
    changes = [Change(**asdict(cost)) for cost in entered.costs]
    workspace = served.workspace
    saved = change_costs(workspace, changes, entered.reason, workspace.actor)
    afterwards.add_task(look_again, workspace)
    return shapes.CostsSaved(**asdict(saved))


def _costs(workspace: Workspace) -> Json:
    found = landed_costs(workspace)
    return {
        **_days(found),
        "currency": found.currency,
        "usual": found.usual,
        "gross": decimal_text(found.sold.gross),
        "coverage": decimal_text(found.sold.coverage),
        "skus": [_sku(row) for row in found.skus],
    }


def _days(found: LandedCosts) -> dict[str, Json]:
    days = {"first": found.first, "until": found.until, "since": found.since}
    return {name: day.isoformat() if day else None for name, day in days.items()}


def _sku(row: SkuCost) -> Json:
    return {
        "sku": row.sku,
        "title": row.title,
        "missing": row.missing,
        "now": _cost(row.now) if row.now else None,
        "history": [_cost(cost) for cost in row.history],
        "units": decimal_text(row.sold.units),
        "gross": decimal_text(row.sold.gross),
        "without": decimal_text(row.sold.without),
        "explains": decimal_text(row.explains),
    }


def _cost(cost: Cost) -> Json:
    return {**cost_json(cost), "unit": plain(cost.unit)}
