"""Taking an import back: the lake is then as if it had never been, and other imports' rows stand in again."""

from __future__ import annotations

from uuid import uuid4

from helloword.connectors.kind import Kind
from helloword.connectors.kinds import all_kinds
from helloword.errors import InputError
from helloword.lake import records
from helloword.lake.draft import drafting
from helloword.lake.keeping import forget_source
from helloword.lake.record import Record
from helloword.lake.records import Import, list_imports
from helloword.lake.shapes import REJECTS, raw_shape
from helloword.lake.staging_folder import staging_folder
from helloword.lake.withdrawing import withdraw
from helloword.model import TABLES
from helloword.workspace import Workspace


def undo_import(workspace: Workspace, import_id: int, reason: str = "") -> Import:
    """Take one import back; raises InputError when there is none, or when it was taken back already."""
    with staging_folder(workspace, uuid4().hex) as scratch, drafting(workspace, scratch) as draft:
        undone = _live(workspace, import_id)
        kind = _kind_of(undone)
        for table in undone.tables:
            withdraw(draft, TABLES[table], import_id)
        forget_source(draft, raw_shape(kind), import_id)
        forget_source(draft, REJECTS, import_id)
        told = Record(draft.reach, undone=import_id, actor=workspace.actor.name, reason=reason)
        draft.publish("undo", import_id, told.text())
    records.catch_up(workspace)
    return undone


def _kind_of(undone: Import) -> Kind:
    kinds = all_kinds()
    if undone.kind not in kinds:
        raise InputError(
            f"Import {undone.id} is of the kind {undone.kind}, which is not installed; install the package that brings "
            "it, then take the import back.",
            code="kind_gone",
            id=str(undone.id),
            kind=undone.kind,
        )
    return kinds[undone.kind]


def _live(workspace: Workspace, import_id: int) -> Import:
    known = {done.id: done for done in list_imports(workspace)}
    if import_id not in known:
        raise InputError(
            f"There is no import {import_id}; `helloword import list` shows them.",
            code="unknown_import",
            id=str(import_id),
        )
    if known[import_id].status != "done":
        raise InputError(f"Import {import_id} was taken back already.", code="already_undone", id=str(import_id))
    return known[import_id]
