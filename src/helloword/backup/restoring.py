"""Making a workspace from a backup: checked first, in a folder beside its place, and moved there when all is done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helloword.audit import Actor, Json, Subject, record
from helloword.backup.archive import Progress, extract
from helloword.backup.contents import ABOUT, FORMAT, LAKE, STATE, Contents
from helloword.errors import InputError, WorkspaceError
from helloword.lake import manifest
from helloword.lake.staging_folder import KILLED
from helloword.settings import Settings, read_settings, write_settings
from helloword.state.database import SCHEMA, Database
from helloword.state.keys import VARIABLE, company_key, key_fingerprint
from helloword.state.locks import exclusive
from helloword.state.rows import Rows
from helloword.state.tables import ImportRow, MetaRow
from helloword.storage.opening import LOCAL, begin_making, check_new, claim, lake_of
from helloword.storage.place import Place, copy_up, entries
from helloword.storage.s3_path import S3Path
from helloword.workspace import Workspace

SQLITE = "sqlite"
"""Stands for the file in the workspace where an address of a state database is asked for."""

_RESTORING = "restoring"
"""The backup that is being restored into this database, among its single facts."""
_ALONE = ".restoring"


def restore(
    path: Path, folder: Path, progress: Progress, actor: Actor, *, state_url: str | None = None, lake: str | None = None
) -> Contents:
    """Make a workspace in `folder`, which must be empty or not there, from the backup at `path`; all of it or nothing.

    The state goes where HELLOWORD_STATE_URL says, else to `state_url` ("sqlite" for the file in the workspace), else
    where the settings in the backup say; a PostgreSQL database must be empty. The same with the lake, HELLOWORD_LAKE_URL
    and `lake` ("local" for the workspace); there must be no files in its place on object storage.
    """
    if not path.is_file():
        raise InputError(f"{path} is not a file that can be read.", code="no_file", path=str(path))
    _check_place(folder)
    with _part(folder) as part:
        extract(path, part, progress)
        contents = _contents(path, part)
        settings = _settled(part, state_url, lake)
        (part / LAKE).mkdir(exist_ok=True)
        _fill_lake(lake_of(settings, part / LAKE), part / LAKE, contents, progress)
        _fill_state(part, contents, actor)
        for name in (ABOUT, _ALONE):
            (part / name).unlink()
        part.rename(folder)
    _forget_restoring(folder)
    return contents


def _settled(part: Path, state_url: str | None, lake: str | None) -> Settings:
    """The settings of the backup, changed to where state and lake are to be."""
    settings = read_settings(part)
    if state_url is not None:
        settings = replace(settings, state_url=None if state_url == SQLITE else state_url)
    if lake is not None:
        settings = replace(settings, lake_url=None if lake == LOCAL else lake)
    if state_url is not None or lake is not None:
        write_settings(part, settings)
    return settings.checked()


def _fill_lake(lake: Place, unpacked: Path, contents: Contents, progress: Progress) -> None:
    """Bring the lake's files to object storage, where it is to be there; the manifest comes last."""
    if not isinstance(lake, S3Path):
        return
    check_new(lake, contents.id)
    begin_making(lake, contents.id)
    whole, done = sum(entry.size for entry in entries(unpacked)), 0
    for size in copy_up(unpacked, lake, (f"{manifest.FOLDER}/", f"{manifest.FOLDER}/_delta_log/")):
        done += size
        progress(done, whole)
    shutil.rmtree(unpacked)
    unpacked.mkdir()


def _check_place(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        raise InputError(
            f"{folder} is not empty. A backup is restored into a new folder: give another one with --workspace.",
            code="folder_not_empty",
            path=str(folder),
        )
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is not a folder; give another name with --workspace.", code="restore_not_a_folder")


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """An empty folder beside `folder` that is gone when the block ends, unless it was moved; a killed one's is used again."""
    part = folder.absolute().with_name(f".{folder.absolute().name}.part")
    part.mkdir(parents=True, exist_ok=True)
    with exclusive(part / _ALONE, wait=0, what=str(folder)):
        try:
            for each in [path for path in part.iterdir() if path.name != _ALONE]:
                shutil.rmtree(each) if each.is_dir() else each.unlink()
            yield part
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _contents(path: Path, part: Path) -> Contents:
    try:
        contents = Contents.read((part / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        raise InputError(f"{path} is not a backup of helloword.", code="not_a_backup", path=str(path)) from None
    if contents.format > FORMAT or contents.schema > SCHEMA:
        raise WorkspaceError(
            f"{path} was written by helloword {contents.helloword}, which is newer. Upgrade helloword to restore it.",
            code="newer_backup",
            path=str(path),
            version=contents.helloword,
        )
    return contents


def _fill_state(part: Path, contents: Contents, actor: Actor) -> None:
    """Bring the rows into the state database, in one step; after that, what a new version of helloword asks for."""
    database = Database.at(part, read_settings(part).state_url)
    if not _is_restoring(database, contents):
        database.make(contents.schema, lambda session: _fill(session, part / STATE, contents))
    database.close()
    shutil.rmtree(part / STATE)
    workspace = Workspace.open(part, actor)
    if contents.with_key or os.environ.get(VARIABLE):
        company_key(part, workspace.state)
    with workspace.state.write() as session:
        told: dict[str, Json] = {"backup": contents.id, "taken_at": contents.at.isoformat(), "lake": contents.lake}
        record(session, actor, "workspace.restored", Subject("backup", contents.id), told)
    workspace.state.close()


def _is_restoring(database: Database, contents: Contents) -> bool:
    """Whether this very backup was being restored into the database when a process was killed; False for an empty one."""
    if database.schema() is None:
        return False
    with database.read() as session:
        mark = session.scalar(select(MetaRow.value).where(MetaRow.name == _RESTORING))
    if mark != contents.id:
        raise InputError(
            f"The state database {database.place} is not empty. Make an empty database and give its address with "
            "--state-url, or --state-url sqlite to keep the state in the workspace.",
            code="database_not_empty",
            place=database.place,
        )
    return True


def _fill(session: Session, folder: Path, contents: Contents) -> None:
    Rows(session).fill(lambda table: _lines(folder / f"{table}.jsonl"))
    # What was being imported when the backup was taken never came to an end in it.
    running = update(ImportRow).where(ImportRow.status == "running")
    session.execute(running.values(status="failed", error=KILLED, finished_at=contents.at))
    session.add(MetaRow(name=_RESTORING, value=contents.id))


def _lines(path: Path) -> Iterator[str]:
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from file


def _forget_restoring(folder: Path) -> None:
    database = Database.open(folder, read_settings(folder).state_url)
    with database.write() as session:
        mark = session.get(MetaRow, _RESTORING)
        if mark is not None:
            session.delete(mark)
    lake = lake_of(read_settings(folder), folder / LAKE)
    if isinstance(lake, S3Path):
        claim(lake, key_fingerprint(database))
    database.close()
