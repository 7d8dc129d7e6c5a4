"""What an import of a file would do, tried without keeping anything of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pyarrow.parquet as pq

from helloword.connectors.conforming import conform
from helloword.connectors.detecting import detect, possible
from helloword.connectors.kind import Kind
from helloword.connectors.kinds import all_kinds
from helloword.connectors.landing import land
from helloword.connectors.previewing import Preview, preview
from helloword.connectors.probing import Probe, probe
from helloword.connectors.reasons import reason
from helloword.connectors.staging import Conformed, Landed
from helloword.errors import InputError
from helloword.lake.admitting import check_admitted
from helloword.lake.duck import Duck
from helloword.lake.preparing import Report, circumstances_of
from helloword.lake.reach import Loaded, loaded
from helloword.lake.records import import_of
from helloword.lake.staging_folder import staging_folder
from helloword.model import TABLES
from helloword.text import Text
from helloword.workspace import Workspace

StoreFor = Callable[[Kind], str | None]
MOST_SHOWN = 100
"""Cells that cannot be read of which is told each by itself."""


@dataclass(frozen=True)
class Unread:
    """One cell that cannot be read, or one line (`column` is None) that cannot be split; personal values are masked."""

    line: int
    column: str | None
    value: str | None
    code: str
    reason: Text


@dataclass(frozen=True)
class Rehearsal:
    """What an import would do.

    Attributes:
        possible: kinds that it can be, the likeliest first.
        kind: the one that it was read as; None when that cannot be said.
        store: the store that rows without one would be of.
        refused: why the file as a whole cannot be imported as it is.
        rows: rows read, or about how many there are where it was not read to the end.
        unread: the first cells that cannot be read.
        before: the import that brought this very file already.
    """

    possible: tuple[str, ...]
    kind: str | None = None
    store: str | None = None
    refused: InputError | None = None
    rows: int = 0
    rejected: int = 0
    unread: tuple[Unread, ...] = ()
    loaded: tuple[Loaded, ...] = ()
    notices: tuple[Text, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    preview: Preview | None = None
    before: int | None = None


def rehearse(workspace: Workspace, report: Report, store_for: StoreFor) -> Rehearsal:
    """Read a file to its end as an import would; raises InputError only when it is no table at all.

    Args:
        store_for: the store of a file that needs one and does not say which; None where somebody has to choose.
    """
    seen = probe(report.path)
    kinds = all_kinds()
    found = tuple(kind.id for kind in possible(seen, kinds))
    before = import_of(workspace, seen.sha256)
    tried = Rehearsal(found, store=report.store, rows=seen.rows, before=before.id if before else None)
    try:
        if report.store is not None:
            workspace.store(report.store)
        kind = detect(seen, kinds, report.kind)
    except InputError as error:
        return replace(tried, refused=error)
    with staging_folder(workspace, uuid4().hex) as scratch:
        return _read(workspace, report, seen, kind, scratch, replace(tried, kind=kind.id), store_for)


def _read(
    workspace: Workspace, report: Report, seen: Probe, kind: Kind, scratch: Path, tried: Rehearsal, store_for: StoreFor
) -> Rehearsal:
    try:
        landed = land(seen.path, seen, kind, scratch / "landed", workspace.hash_person(), report.progress)
    except InputError as error:
        return replace(tried, refused=error)
    tried = replace(tried, rows=landed.rows_read, ignored_columns=landed.ignored_columns)

    def made(store: str | None) -> Conformed:
        circumstances = circumstances_of(workspace, store, report.answers)
        return conform(landed, kind, circumstances, scratch / "conformed", path=str(seen.path))

    try:
        store, conformed = _with_store(made, report.store, kind, store_for)
    except InputError as error:
        return replace(tried, refused=error, preview=preview(seen, kind, landed, None, scratch / "preview"))
    return replace(
        tried,
        store=store,
        refused=_not_admitted(workspace, conformed),
        rejected=conformed.rejected_rows,
        unread=_unread(landed, conformed),
        loaded=_loaded(conformed, scratch / "counted"),
        notices=conformed.notices,
        preview=preview(seen, kind, landed, conformed.first, scratch / "preview"),
    )


def _with_store(
    made: Callable[[str | None], Conformed], store: str | None, kind: Kind, store_for: StoreFor
) -> tuple[str | None, Conformed]:
    """The rows as they are read, and the store that those without one are of."""
    try:
        return store, made(store)
    except InputError as error:
        found = store_for(kind) if error.code == "store_needed" else None
        if found is None:
            raise
    return found, made(found)


def _not_admitted(workspace: Workspace, conformed: Conformed) -> InputError | None:
    try:
        check_admitted(workspace, conformed)
    except InputError as error:
        return error
    return None


def _unread(landed: Landed, conformed: Conformed) -> tuple[Unread, ...]:
    """The first cells and lines that cannot be read, by line."""
    files = [*conformed.rejects, *([landed.malformed] if landed.malformed else [])]
    return tuple(sorted((each for file in files for each in _first(file)), key=lambda each: each.line)[:MOST_SHOWN])


def _first(file: Path) -> Iterator[Unread]:
    rows = pq.read_table(file, partitioning=None).sort_by("_row").slice(0, MOST_SHOWN).to_pylist()
    for row in rows:
        yield Unread(row["_row"], row["column"] or None, row["value"] or None, row["code"], reason(row["code"]))


def _loaded(conformed: Conformed, folder: Path) -> tuple[Loaded, ...]:
    """How many rows of which days it would bring to each table of each store."""
    folder.mkdir()
    duck, found = Duck(folder), list[Loaded]()
    try:
        with duck.step() as db:
            for name, paths in sorted(conformed.tables.items()):
                db.read_parquet([str(path) for path in paths], hive_partitioning=False).create_view(name)
                found.extend(loaded(db, TABLES[name], name))
    finally:
        duck.close()
    return tuple(found)
