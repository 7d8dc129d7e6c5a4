"""Taking a backup: the state at one moment, and the lake at the version that this moment knows of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import BinaryIO, cast
from uuid import uuid4

from helloword import __version__
from helloword.audit import Json, Subject, record
from helloword.backup.archive import Progress, Writer, writing
from helloword.backup.contents import ABOUT, KEY, LAKE, OUTBOX, STATE, Contents
from helloword.errors import BusyError, InputError
from helloword.lake import records
from helloword.lake.copying import copy_manifest, files_up_to
from helloword.lake.holding import held
from helloword.settings import FILE_NAME as SETTINGS
from helloword.state.database import SCHEMA
from helloword.state.keys import company_key
from helloword.state.locks import exclusive
from helloword.state.rows import Rows
from helloword.storage.place import reading, sizes
from helloword.workspace import Workspace

_IN_MEMORY = 16 << 20


def back_up(workspace: Workspace, path: Path, progress: Progress, *, force: bool = False) -> Contents:
    """Write a backup to `path` while others may go on working; the file is there whole or not at all.

    Raises InputError when there is a file already, unless `force` is given.
    """
    company_key(workspace.folder, workspace.state)
    _check_place(path, force)
    records.catch_up(workspace)
    with _part(path) as part, writing(part) as archive:
        contents = _written(workspace, archive, progress)
    with workspace.state.write() as session:
        told: dict[str, Json] = {"file": path.name, "lake": contents.lake}
        record(session, workspace.actor, "workspace.backed_up", Subject("backup", contents.id), told)
    return contents


def _check_place(path: Path, force: bool) -> None:
    if not path.absolute().parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", code="no_folder", path=str(path.parent))
    if path.exists() and (not force or not path.is_file()):
        raise InputError(
            f"{path} is there already; give another name, or --force to replace it.",
            code="backup_exists",
            path=str(path),
        )


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when the block ends well; what a killed backup left is written over."""
    part = path.with_name(f".{path.name}.part")
    with exclusive(part, wait=0, what=str(path)):
        try:
            yield part
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.rename(path)
        finally:
            part.unlink(missing_ok=True)


def _written(workspace: Workspace, archive: Writer, progress: Progress) -> Contents:
    with workspace.state.read() as session:
        key = workspace.folder / KEY
        contents = Contents(
            uuid4().hex, datetime.now(UTC), workspace.settings.name, __version__, SCHEMA,
            records.copied_up_to(session), key.is_file(),
        )  # fmt: skip
        archive.add_bytes(ABOUT, contents.text().encode())
        rows = Rows(session)
        for table in rows.tables:
            _add_lines(archive, f"{STATE}/{table}.jsonl", rows.lines(table))
    archive.add_path(SETTINGS, workspace.folder / SETTINGS)
    if contents.with_key:
        archive.add_path(KEY, key)
    _add_outbox(workspace, archive)
    _add_lake(workspace, archive, contents, progress)
    archive.seal()
    return contents


def _add_lines(archive: Writer, name: str, lines: Iterator[str]) -> None:
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        for line in lines:
            file.write(f"{line}\n".encode())
        size = file.tell()
        file.seek(0)
        archive.add(name, cast(BinaryIO, file), size)


def _add_outbox(workspace: Workspace, archive: Writer) -> None:
    """What actions wrote for people to upload; what is being written bears a dot and is written anew."""
    for path in sorted((workspace.folder / OUTBOX).rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            archive.add_path(path.relative_to(workspace.folder).as_posix(), path)


def _add_lake(workspace: Workspace, archive: Writer, contents: Contents, progress: Progress) -> None:
    lake = workspace.lake
    try:
        names = files_up_to(lake, contents.lake, contents.at, held(workspace.state))
        whole, done = sum(size or 0 for size in sizes(lake, names)), 0
        for name in names:
            with reading(lake / name) as (file, told):
                archive.add(f"{LAKE}/{name}", file, told.size, told.modified)
            done += told.size
            progress(done, whole)
    except FileNotFoundError as error:
        raise BusyError(
            f"The lake let go of its oldest versions meanwhile ({error.filename or 'a file of the bucket'}). Start the backup again."
        ) from error
    with TemporaryDirectory() as folder:
        copy, scratch = Path(folder) / LAKE, Path(folder)
        copy_manifest(lake, contents.lake, copy, scratch)
        for path in sorted(file for file in copy.rglob("*") if file.is_file()):
            archive.add_path(f"{LAKE}/{path.relative_to(copy)}", path)
