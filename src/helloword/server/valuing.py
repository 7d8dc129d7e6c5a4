"""Numbers as bodies of answers: a KPI computed for one page is not computed again for another."""

from __future__ import annotations

import json
import zlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from helloword.errors import InputError
from helloword.kpis.company import answer, answers_of
from helloword.kpis.query import Answer, Query
from helloword.server.asking import MOST_READINGS, too_much
from helloword.server.compacting import Compact, Row, compact, together, whole
from helloword.server.freshening import Sources
from helloword.server.readings import Json, reading_json
from helloword.server.served import Served, as_bytes, versions_of
from helloword.text import Text
from helloword.workspace import Workspace


def values_body(served: Served, workspace: Workspace, query: Query) -> bytes:
    """The readings of `query` as a JSON list; what is kept of each KPI serves every question that is the same otherwise."""
    return as_bytes([reading for part in _parts(served, workspace, query) for reading in whole(part)])


def compact_body(served: Served, workspace: Workspace, query: Query) -> bytes:
    """The same readings with what repeats said once."""
    return as_bytes(cast(Json, together(_parts(served, workspace, query))))


def keep_ahead(served: Served, workspace: Workspace, queries: Sequence[Query]) -> None:
    """Compute questions together and keep what they say of each KPI, as far as it is not kept; raises what asking one raises."""
    asked: dict[Hashable, Query] = {}
    for query in queries:
        about = _about(workspace, query)
        kpis = tuple(kpi for kpi in query.kpis if not served.memory.holds((about, kpi)))
        if kpis:
            asked[about] = replace(query, kpis=kpis)
    with served.memory.turn(), served.metrics.computing():
        for about, answered in zip(asked, answers_of(workspace, tuple(asked.values())), strict=True):
            for kpi, body in _bodies(workspace, asked[about], answered).items():
                served.memory.keep((about, kpi), body)


def _parts(served: Served, workspace: Workspace, query: Query) -> list[Compact]:
    about = _about(workspace, query)
    kpis = tuple(dict.fromkeys(query.kpis))

    refused = (about, kpis, "refused")

    def compute(missing: list[str]) -> Mapping[str, bytes]:
        if served.memory.holds(refused):
            raise too_much()
        try:
            with served.metrics.computing():
                asked = replace(query, kpis=tuple(missing))
                return _bodies(workspace, asked, answer(workspace, asked))
        except InputError as error:
            if error.code == "too_much":
                # It is known only once all was computed, which must not happen again for each who asks.
                served.memory.keep(refused, b"")
            raise

    return [json.loads(zlib.decompress(kept)) for kept in served.memory.gather(about, kpis, compute)]


def _about(workspace: Workspace, query: Query) -> Hashable:
    """What a question is about besides its KPIs."""
    return "values", repr(replace(query, kpis=())), versions_of(workspace)


def _bodies(workspace: Workspace, query: Query, answered: Answer) -> Mapping[str, bytes]:
    """Each KPI's readings, kept small: boards of many people are many readings."""
    if len(answered.readings) > MOST_READINGS:
        raise too_much()
    sources = Sources.of(workspace, query)
    found: dict[str, list[Row]] = {kpi: [] for kpi in query.kpis}
    for reading in answered.readings:
        found[reading.kpi].append({**reading_json(reading, Text.as_json), "freshness": sources.behind(reading)})
    return {kpi: zlib.compress(as_bytes(cast(Json, compact(given))), 1) for kpi, given in found.items()}
