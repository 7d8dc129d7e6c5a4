"""Numbers as bodies of answers: a KPI computed for one page is not computed again for another."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.server.asking import MOST_READINGS, too_much
from helloword.server.freshening import Sources
from helloword.server.readings import Json, reading_json
from helloword.server.served import Served, as_bytes, versions_of
from helloword.text import Text
from helloword.workspace import Workspace


def values_body(served: Served, workspace: Workspace, query: Query) -> bytes:
    """The readings of `query` as a JSON list; what is kept of each KPI serves every question that is the same otherwise."""
    about = ("values", repr(replace(query, kpis=())), versions_of(workspace))
    kpis = tuple(dict.fromkeys(query.kpis))

    def compute(missing: list[str]) -> Mapping[str, bytes]:
        with served.metrics.computing():
            return _computed(workspace, replace(query, kpis=tuple(missing)))

    bodies = served.memory.gather(about, kpis, compute)
    return b"[" + b",".join(body for kept in bodies if (body := zlib.decompress(kept))) + b"]"


def _computed(workspace: Workspace, query: Query) -> Mapping[str, bytes]:
    """Each KPI's readings, compressed, without the brackets of a list."""
    readings = answer(workspace, query).readings
    if len(readings) > MOST_READINGS:
        raise too_much()
    sources = Sources.of(workspace, query)
    found: dict[str, list[Json]] = {kpi: [] for kpi in query.kpis}
    for reading in readings:
        found[reading.kpi].append({**reading_json(reading, Text.as_json), "freshness": sources.behind(reading)})
    return {kpi: _inside(given) for kpi, given in found.items()}


def _inside(readings: Sequence[Json]) -> bytes:
    """Kept small: readings are the same words over and over, and boards of many people are many readings."""
    return zlib.compress(as_bytes(readings)[1:-1], 1)
