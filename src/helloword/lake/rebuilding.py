"""Making every model table again from the raw rows of the imports that count, in the order they took effect."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from helloword.connectors.conforming import conform
from helloword.connectors.kind import Kind
from helloword.connectors.kinds import all_kinds
from helloword.connectors.staging import Landed
from helloword.lake import manifest, records
from helloword.lake.draft import Draft, drafting
from helloword.lake.keeping import keep_rows
from helloword.lake.record import Kept, Record
from helloword.lake.records import list_imports
from helloword.lake.shapes import model_shape, raw_shape, superseded_shape
from helloword.lake.staging_folder import staging_folder
from helloword.model import TABLES
from helloword.workspace import Workspace


def rebuild(workspace: Workspace) -> int:
    """Rebuild all model tables; readers see them change at once. Returns the lake version that it made."""
    with staging_folder(workspace, uuid4().hex) as scratch, drafting(workspace, scratch) as draft:
        kept = _live(workspace)
        _empty(draft)
        for each in kept:
            _repeat(draft, each, scratch / str(each.id))
        change = draft.publish("rebuild", None, Record(draft.reach, actor=workspace.actor.name).text())
    records.catch_up(workspace)
    return change.version


def kinds_of(workspace: Workspace) -> set[str]:
    """The kinds of the imports that count."""
    return {kept.kind for kept in _live(workspace)}


def _live(workspace: Workspace) -> list[Kept]:
    live = {done.id for done in list_imports(workspace) if done.status == "done"}
    found = (Record.read(change.detail).kept for change in manifest.since(workspace.lake, 0))
    return [kept for kept in found if kept is not None and kept.id in live]


def _empty(draft: Draft) -> None:
    draft.reach.clear()
    for table in TABLES.values():
        for shape in (model_shape(table), superseded_shape(table)):
            draft.commit(shape, [], draft.files(shape.name))


def _repeat(draft: Draft, kept: Kept, folder: Path) -> None:
    kind = all_kinds()[kept.kind]
    name = raw_shape(kind).name
    paths = draft.paths(name, [f for f in draft.files(name) if f.part == str(kept.id)])
    if paths:
        folder.mkdir()
        landed = Landed(tuple(_with_all_columns(path, kind, folder) for path in paths), None, kept.read, ())
        conformed = conform(landed, kind, kept.circumstances, folder, path=kept.path, import_id=kept.id)
        keep_rows(draft, conformed, kept.id)


def _with_all_columns(path: Path, kind: Kind, folder: Path) -> Path:
    """The same rows with the columns that the kind has got since they came."""
    there = set(pq.read_schema(path).names)
    missing = [field.name for field in kind.kept if field.name not in there]
    if not missing:
        return path
    rows = pq.read_table(path, partitioning=None)
    for name in missing:
        rows = rows.append_column(pa.field(name, pa.string()), pa.nulls(rows.num_rows, pa.string()))
    whole = folder / path.name
    pq.write_table(rows, whole)
    return whole
