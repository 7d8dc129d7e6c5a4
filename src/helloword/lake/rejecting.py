"""Rows that could not be loaded: listing them, and writing them out to be mended."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, cast

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import select

from helloword.audit import Json, Subject, record
from helloword.connectors.kind import Keep, Kind
from helloword.connectors.kinds import all_kinds
from helloword.connectors.reasons import reason
from helloword.errors import InputError
from helloword.lake import delta, manifest
from helloword.lake.manifest import Change
from helloword.lake.records import Import, list_imports
from helloword.lake.shapes import REJECTS, raw_shape
from helloword.spreadsheets import guarded
from helloword.state.keys import HASHED
from helloword.state.tables import RejectExportRow
from helloword.storage.place import at_hand
from helloword.text import Text
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Rejected:
    """One cell that could not be read, or one line (`column` is None) that could not be split into columns."""

    import_id: int
    file: str
    line: int
    column: str | None
    value: str | None
    code: str
    reason: Text


class _Cell(TypedDict):
    """A row of the table of rejects."""

    _row: int
    column: str
    value: str | None
    code: str
    landed: bool


def rejects(workspace: Workspace, import_id: int | None = None) -> tuple[Rejected, ...]:
    """What waits to be mended, by import and line.

    A later import of the same file (by name, kind and store), or of a file of mended rows, settles those before it.
    """
    waiting = {done.id: done for done in _waiting(workspace) if import_id in (None, done.id)}
    return tuple(
        Rejected(done.id, done.file, row["_row"], row["column"] or None, row["value"], row["code"], reason(row["code"]))
        for done, rows in _rows(workspace, waiting)
        for row in rows
    )


def export_rejects(workspace: Workspace, import_id: int, path: Path) -> int:
    """Write the rejected rows of an import with their kind's header, to be mended and imported again; returns how many.

    Lines that could not be split are not in it: their values were not kept. Persons stand in it as hashes, which an
    import takes as they are; what a spreadsheet would run is guarded, and an import takes the guard off again.
    """
    waiting = {done.id: done for done in _waiting(workspace)}
    if import_id not in waiting:
        raise InputError(
            f"Import {import_id} has no rows that wait to be mended.", code="no_rejects", id=str(import_id)
        )
    done = waiting[import_id]
    lines = {row["_row"] for _, rows in _rows(workspace, {import_id: done}) for row in rows if row["landed"]}
    if not lines:
        raise InputError(
            f"What import {import_id} rejected could not be split into columns; mend it in {done.file} itself.",
            code="rejects_unsplit", id=str(import_id), file=done.file,
        )  # fmt: skip
    table = _raw(workspace, done)
    kept = table.filter(pa.compute.is_in(table.column("_row"), pa.array(sorted(lines), pa.int64())))
    kind = all_kinds()[done.kind]
    names = [name for name in kept.column_names if name not in ("_row", "_import")]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(zip(*(_written(kind, name, kept.column(name).to_pylist()) for name in names), strict=True))
    with workspace.state.write() as session:
        session.merge(RejectExportRow(file=path.name, import_id=import_id, at=datetime.now(UTC)))
        told: dict[str, Json] = {"file": path.name, "rows": len(lines)}
        record(session, workspace.actor, "rejects.exported", Subject("import", str(import_id)), told)
    return len(lines)


def _written(kind: Kind, name: str, cells: list[str | None]) -> list[str | None]:
    """Cells as they are written, none a formula; hashes of persons say that they are hashes."""
    if kind.field(name).keep is not Keep.HASHED:
        return [guarded(cell) if cell else cell for cell in cells]
    return [f"{HASHED}{cell}" if cell else cell for cell in cells]


def _waiting(workspace: Workspace) -> Iterator[Import]:
    """Imports with rejects that no later import has settled."""
    live = [done for done in list_imports(workspace) if done.status == "done"]
    newest = {(done.file, done.kind, done.store): done.id for done in live}
    with workspace.state.read() as session:
        exported = {row.import_id: row for row in session.scalars(select(RejectExportRow))}
    for done in live:
        export = exported.get(done.id)
        mended = export and any(o.file == export.file and o.kind == done.kind and o.at > export.at for o in live)
        if done.rejected and newest[done.file, done.kind, done.store] == done.id and not mended:
            yield done


def _rows(workspace: Workspace, waiting: dict[int, Import]) -> Iterator[tuple[Import, list[_Cell]]]:
    change = manifest.newest(workspace.lake)
    for file in _files(workspace, change, REJECTS.name):
        if file.part and int(file.part) in waiting:
            (path,) = at_hand([workspace.lake / REJECTS.name / file.path])
            rows = pq.read_table(path, partitioning=None).to_pylist()
            yield waiting[int(file.part)], sorted(cast(list[_Cell], rows), key=lambda row: row["_row"])


def _raw(workspace: Workspace, done: Import) -> pa.Table:
    change = manifest.newest(workspace.lake)
    name = raw_shape(all_kinds()[done.kind]).name
    files = [workspace.lake / name / f.path for f in _files(workspace, change, name) if f.part == str(done.id)]
    return pa.concat_tables(pq.read_table(path, partitioning=None) for path in at_hand(files))


def _files(workspace: Workspace, change: Change | None, name: str) -> tuple[delta.DataFile, ...]:
    if change is None or name not in change.tables:
        return ()
    return delta.files(workspace.lake / name, change.tables[name])
