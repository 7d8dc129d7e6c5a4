"""From YAML to definitions, with the place of whatever does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, TypeVar, cast

import yaml

from helloword.errors import CatalogueError, suggestion
from helloword.kpis.definitions import Kpi, KpiUnit, Measure, MeasureUnit, Threshold
from helloword.text import Text

Table = Mapping[str, object]
T = TypeVar("T")

_ID = re.compile(r"[a-z][a-z0-9_]{1,59}")  # like gross_sales
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

GROUPS = ("sales", "operations", "customers", "marketing", "product", "supply")
UNITS = ("money", "count", "ratio", "times", "days", "hours", "points", "rank")
BETTER = ("up", "down", "band")
ADDITIVITY = ("additive", "semi_additive", "ratio", "distinct", "median")
PERSPECTIVES = ("financial", "customer", "process", "growth")
_KPI_KEYS = frozenset({
    "id", "group", "name", "meaning", "why", "formula", "unit", "better", "clock", "additivity", "maturity_days",
    "perspective", "owner", "levers", "threshold", "fold", "whole", "costs", "warn",
})  # fmt: skip
_MEASURE_KEYS = frozenset({
    "name", "relation", "expression", "unit", "clock", "window", "at", "absent", "unrated", "spread_by",
})  # fmt: skip


def load_table(text: str, place: str) -> Table:
    """The mapping that a YAML text holds; raises CatalogueError with line and column otherwise."""
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        at = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise CatalogueError(f"{place}{at}", f"not YAML: {error.problem}.") from None
    if not isinstance(data, dict):
        raise CatalogueError(place, "expected lines of the form `name: value`.")
    return cast(Table, data)


def check_id(name: str, place: str) -> str:
    """`name` if it can be the id of a KPI or measure."""
    if not _ID.fullmatch(name):
        raise CatalogueError(
            place, f'"{name}" cannot be an id; use small letters, digits and _, starting with a letter.'
        )
    return name


def kpi_from(id: str, table: Table, place: str) -> Kpi:
    """The KPI that a table of the catalogue defines."""
    _known(table, _KPI_KEYS, place)
    costs = _texts(table, "costs", place)
    if costs and len(costs) != 2:
        raise CatalogueError(f"{place}.costs", "give two measures: sales with a known cost, and all sales.")
    name = _text(table, "name", place)
    return Kpi(
        id=check_id(id, place),
        group=_one_of(table, "group", GROUPS, place, "sales"),
        name=name,
        meaning=_text(table, "meaning", place),
        why=_text(table, "why", place) if "why" in table else Text("", ""),
        formula_text=_required(table, "formula", place),
        unit=cast(KpiUnit, _one_of(table, "unit", UNITS, place)),
        better=cast(Literal["up", "down", "band"], _one_of(table, "better", BETTER, place)),
        clock=_optional(table, "clock", place) or "day",
        additivity=_one_of(table, "additivity", ADDITIVITY, place, "ratio"),
        maturity_days=_whole_number(table, "maturity_days", place) or 0,
        perspective=_one_of(table, "perspective", PERSPECTIVES, place, "process"),
        owner=_optional(table, "owner", place) or "operations",
        levers=_texts(table, "levers", place),
        threshold=_threshold(table, place),
        fold=_optional(table, "fold", place),
        whole=_whole(table, place),
        costs=(costs[0], costs[1]) if costs else None,
        warn=_optional(table, "warn", place),
    )


def measure_from(id: str, table: Table, place: str) -> Measure:
    """The measure that a table of the catalogue defines."""
    _known(table, _MEASURE_KEYS, place)
    spread_by = _optional(table, "spread_by", place)
    relation = None if spread_by else _required(table, "relation", place)
    return Measure(
        id=check_id(id, place),
        name=_text(table, "name", place),
        unit=cast(MeasureUnit, _one_of(table, "unit", ("money", "count"), place)),
        relation=relation,
        clock=_optional(table, "clock", place),
        window=_whole_number(table, "window", place),
        at=_optional(table, "at", place),
        unrated=_optional(table, "unrated", place) or "no_rate",
        absent=_one_of(table, "absent", ("zero", "unknown"), place, "zero"),
        spread_by=spread_by,
        written="" if spread_by else _required(table, "expression", place),
    )


def each(table: Table, key: str, place: str, make: Callable[[str, Table, str], T]) -> dict[str, T]:
    """What `make` makes of every entry under `key`."""
    entries = table.get(key) or {}
    if not isinstance(entries, dict):
        raise CatalogueError(f"{place}.{key}", "expected entries of the form `id:` with indented lines below.")
    made: dict[str, T] = {}
    for id, entry in entries.items():
        if not isinstance(entry, dict):
            raise CatalogueError(f"{place}.{key}.{id}", "expected indented lines of the form `name: value`.")
        made[str(id)] = make(str(id), cast(Table, entry), f"{place}.{key}.{id}")
    return made


def _known(table: Table, keys: frozenset[str], place: str) -> None:
    for key in table:
        if key not in keys:
            raise CatalogueError(place, f'unknown line "{key}".{suggestion(str(key), keys)}')


def _required(table: Table, key: str, place: str) -> str:
    value = _optional(table, key, place)
    if not value:
        raise CatalogueError(place, f'the line "{key}" is missing.')
    return value


def _optional(table: Table, key: str, place: str) -> str | None:
    value = table.get(key)
    if value is None or isinstance(value, str):
        return value.strip() if value else None
    raise CatalogueError(f"{place}.{key}", f"expected text, not {value!r}.")


def _one_of(table: Table, key: str, allowed: tuple[str, ...], place: str, default: str | None = None) -> str:
    value = _optional(table, key, place) or default
    if value not in allowed:
        raise CatalogueError(f"{place}.{key}", f"expected one of {', '.join(allowed)}, not {value!r}.")
    return value


def _whole_number(table: Table, key: str, place: str) -> int | None:
    value = table.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise CatalogueError(f"{place}.{key}", f"expected a whole number, not {value!r}.")


def _texts(table: Table, key: str, place: str) -> tuple[str, ...]:
    value = table.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CatalogueError(f"{place}.{key}", "expected a list of names, such as [price, promotion].")
    return tuple(value)


def _text(table: Table, key: str, place: str) -> Text:
    value = table.get(key)
    if isinstance(value, dict) and all(isinstance(value.get(k), str) and value[k].strip() for k in ("zh", "en")):
        return Text(zh=value["zh"].strip(), en=value["en"].strip())
    raise CatalogueError(f"{place}.{key}", "expected both languages: {zh: ..., en: ...}.")


def _threshold(table: Table, place: str) -> Threshold | None:
    value = table.get("threshold")
    if value is None:
        return None
    if not isinstance(value, dict) or not {"platform", "value"} <= set(value):
        raise CatalogueError(f"{place}.threshold", "expected platform, value, source and checked.")
    return Threshold(*(str(value.get(key, "")) for key in ("platform", "value", "source", "checked")))


def _whole(table: Table, place: str) -> dict[str, tuple[str, ...]]:
    value = table.get("whole") or {}
    if not isinstance(value, dict):
        raise CatalogueError(f"{place}.whole", "expected measure: [dimension, ...].")
    return {str(measure): tuple(dims) for measure, dims in value.items()}
