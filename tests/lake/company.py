"""A small company, its files and what its lake holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake import delta, manifest
from helloword.lake.snapshot import Snapshot, snapshot
from helloword.model import TABLES
from helloword.period import Grain
from helloword.storage.place import fetcher
from helloword.workspace import Workspace

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
Line = Mapping[str, object]

ORDER: Line = {"status": "paid", "sku": "S1", "quantity": 1, "unit_price": "10.00", "currency": "EUR", "line_id": 1}
REFUND: Line = {"quantity": 1, "amount": "4.00", "currency": "EUR"}
ORIGIN = ("_import", "_row")


def company(folder: Path, state_url: str | None = None) -> Workspace:
    workspace = Workspace.create(
        folder / "company", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url
    )
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    workspace.add_store("us", "amazon", "US", "USD", "America/Los_Angeles")
    return workspace


def write_lines(path: Path, lines: Iterable[Line], defaults: Line = ORDER) -> Path:
    """A CSV file of `lines`, each with the `defaults` it does not say itself."""
    full = [{**defaults, **line} for line in lines]
    columns = list(dict.fromkeys(name for line in full for name in line))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(full)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def order(id: str, at: str = "2026-01-10T12:00:00", **other: object) -> Line:
    return {"order_id": id, "ordered_at": at, **other}


def refund(id: str, order_id: str, at: str = "2026-01-20", **other: object) -> Line:
    return {"refund_id": id, "order_id": order_id, "refunded_at": at, **other}


def rows_in(files: Mapping[str, Sequence[str]], without: Sequence[str] = ()) -> Rows:
    """Every row of the files of each table, sorted; `without` names columns that do not matter."""
    found: Rows = {}
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'UTC'")
        for table, paths in sorted(files.items()):
            if not paths:
                continue
            names = ", ".join(f'"{c.name}"' for c in TABLES[table].physical if c.name not in without)
            query = f"SELECT {names} FROM read_parquet($1, hive_partitioning = true, hive_types_autocast = false)"
            rows = _lines(db.sql(query, params=[list(paths)]).to_arrow_table())
            if rows:
                found[table] = sorted(rows, key=repr)
    return found


def model_rows(workspace: Workspace, version: int | None = None, without: Sequence[str] = ()) -> Rows:
    """The rows that count in a version of the lake."""
    return rows_in(_on_disk(workspace, snapshot(workspace, version).tables), without)


def canonical_rows(workspace: Workspace, version: int | None = None) -> Rows:
    """The rows that count, wherever they came from."""
    return model_rows(workspace, version, ORIGIN)


def superseded_rows(workspace: Workspace) -> Rows:
    """The rows that others stand in for."""
    return rows_in(_named(workspace, "superseded"))


def _named(workspace: Workspace, room: str) -> dict[str, tuple[str, ...]]:
    change = manifest.newest(workspace.lake)
    tables = change.tables if change else {}
    folders = {name: workspace.lake / name for name in tables if name.startswith(f"{room}/")}
    files = {
        name.partition("/")[2]: tuple(str(folder / file.path) for file in delta.files(folder, tables[name]))
        for name, folder in folders.items()
    }
    return _on_disk(workspace, files)


def _on_disk(workspace: Workspace, files: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    fetch = fetcher(workspace.lake)
    return fetch(files) if fetch else dict(files)


def everything(workspace: Workspace) -> tuple[Rows, Rows, Rows, object]:
    """All that the lake holds: rows that count, rows put aside, rows as they came, and how far each table reaches."""
    taken: Snapshot = snapshot(workspace)
    raw = {
        name: sorted((row for path in paths for row in _lines(pq.read_table(path))), key=repr)
        for name, paths in _named(workspace, "raw").items()
        if paths
    }
    reach = {table: days for table, days in taken.record.reach.items() if days} if taken.record else {}
    return model_rows(workspace), superseded_rows(workspace), raw, reach


def _lines(table: pa.Table) -> list[Row]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def values(
    workspace: Workspace, *kpis: str, grain: Grain = Grain.TOTAL, by: tuple[str, ...] = (), as_of: int | None = None
) -> dict[tuple[str, str, str], Decimal | None]:
    """Value of each KPI, by the first day of its period and slice."""
    readings = answer(workspace, Query(kpis=kpis, grain=grain, by=by, as_of=as_of)).readings
    return {(r.kpi, str(r.period.start), ",".join(r.slice.values())): r.value for r in readings}


def value(workspace: Workspace, kpi: str, as_of: int | None = None) -> Decimal | None:
    """One KPI over all days."""
    (found,) = values(workspace, kpi, as_of=as_of).values()
    return found


def daily(workspace: Workspace, kpi: str, as_of: int | None = None) -> dict[str, Decimal]:
    """What an amount comes to on every day on which it is not zero."""
    found = values(workspace, kpi, grain=Grain.DAY, as_of=as_of)
    return {day: number for (_, day, _), number in found.items() if number}
