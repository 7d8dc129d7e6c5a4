"""Readings with what repeats said once; a board is many readings of the same words.

Whatever is made of parts (periods, sources, warnings) stands in a list by the reading's field, and a reading has its place there.
A reading that names its KPI says everything; those after it leave out what is as in the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, cast

from helloword.server.readings import Json

Row = dict[str, Json]


class Compact(TypedDict):
    """Readings in short."""

    shared: dict[str, list[Json]]
    readings: list[Row]


@dataclass
class _Table:
    """Values in order, each once."""

    values: list[Json] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def place(self, value: Json) -> int:
        """Where a value stands; it is added where it is new."""
        found = self.places.setdefault(repr(value), len(self.values))
        if found == len(self.values):
            self.values.append(value)
        return found

    def all(self, values: Sequence[Json]) -> Sequence[int]:
        """Where each of some values stands."""
        if self.values[: len(values)] == values:
            return range(len(values))
        return [self.place(value) for value in values]


def compact(readings: Iterable[Mapping[str, Json]]) -> Compact:
    """Say what repeats once.

    >>> compact([{"kpi": "aov", "value": "1", "slice": {}}, {"kpi": "aov", "value": "2", "slice": {}}])
    {'shared': {'slice': [{}]}, 'readings': [{'kpi': 'aov', 'value': '1', 'slice': 0}, {'value': '2'}]}
    """
    tables: dict[str, _Table] = {}
    said: list[Row] = []
    before: Row = {}
    for reading in readings:
        now: Row = {
            name: tables.setdefault(name, _Table()).place(value) if isinstance(value, Mapping | list) else value
            for name, value in reading.items()
        }
        goes_on = now["kpi"] == before.get("kpi") and now.keys() == before.keys()
        said.append({name: value for name, value in now.items() if value != before[name]} if goes_on else now)
        before = now
    return {"shared": _values(tables), "readings": said}


def whole(short: Compact) -> list[Row]:
    """Every reading with all that it says.

    >>> whole(compact([{"kpi": "aov", "slice": {"store": "eu"}}, {"kpi": "aov", "slice": {}}]))
    [{'kpi': 'aov', 'slice': {'store': 'eu'}}, {'kpi': 'aov', 'slice': {}}]
    """
    shared = short["shared"]
    found: list[Row] = []
    for said in short["readings"]:
        now = {n: shared[n][cast(int, v)] if n in shared and v is not None else v for n, v in said.items()}
        found.append(now if "kpi" in said else {**found[-1], **now})
    return found


def together(parts: Iterable[Compact]) -> Compact:
    """Several as one; the parts are used up.

    >>> one, other = compact([{"kpi": "aov", "slice": {}}]), compact([{"kpi": "cvr", "slice": {"store": "eu"}}])
    >>> together([one, other])
    {'shared': {'slice': [{}, {'store': 'eu'}]}, 'readings': [{'kpi': 'aov', 'slice': 0}, {'kpi': 'cvr', 'slice': 1}]}
    """
    tables: dict[str, _Table] = {}
    readings: list[Row] = []
    for part in parts:
        for name, values in part["shared"].items():
            places = tables.setdefault(name, _Table()).all(values)
            if isinstance(places, range):
                continue
            for row in part["readings"]:
                if row.get(name) is not None:
                    row[name] = places[cast(int, row[name])]
        readings += part["readings"]
    return {"shared": _values(tables), "readings": readings}


def _values(tables: Mapping[str, _Table]) -> dict[str, list[Json]]:
    return {name: table.values for name, table in tables.items()}
