"""The quadrant of a board as JSON: the largest slices, and what all of them come to."""

from __future__ import annotations

from collections.abc import Sequence

from helloword.boards.quadrant import Axes, Lines, Spot, quadrant
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.server.freshening import Sources
from helloword.server.readings import Json, decimal_text, provenance_json
from helloword.workspace import Workspace


def quadrant_json(workspace: Workspace, query: Query, axes: Axes, most: int) -> dict[str, Json]:
    """The quadrant of a question that is sliced by one dimension, within what the workspace is seen through."""
    (by,) = query.by
    answered = answer(workspace, query)
    found = quadrant(answered.readings, by, axes, most)
    return {
        "by": by,
        "currency": answered.currency,
        "slices": found.slices,
        "lines": _lines(found.lines),
        "corners": found.corners,
        "spots": _spots(found.spots),
        "freshness": Sources.of(workspace, query).of_kpi(axes.size),
        "provenance": provenance_json(answered.provenance),
    }


def _lines(lines: Lines | None) -> Json:
    return {"x": decimal_text(lines.x), "y": decimal_text(lines.y)} if lines else None


def _spots(spots: Sequence[Spot]) -> list[Json]:
    return [
        {
            "slice": spot.slice,
            "x": decimal_text(spot.x),
            "y": decimal_text(spot.y),
            "size": decimal_text(spot.size),
            "corner": spot.corner,
        }
        for spot in spots
    ]
