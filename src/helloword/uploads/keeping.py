"""Where uploads lie until they have ended: each in a folder of its own, its state beside the file, nothing in memory."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from helloword.errors import InputError, UnknownNameError
from helloword.state.locks import try_lock
from helloword.uploads.upload import Stage, Upload
from helloword.workspace import Workspace

FOLDER = "uploads"
KEPT_FOR = timedelta(days=1)
"""Files hold personal data: what nobody imported is deleted then, and what is told of those that were."""
HALF_FOR = timedelta(minutes=10)
"""So long a folder without a state may be one in which a file is just beginning to come."""
STATE, FILE, LOCK = "upload.json", "file", ".lock"
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Uploads:
    """The uploads of one workspace."""

    workspace: Workspace
    _writing: Lock = field(default_factory=Lock, compare=False)

    @property
    def folder(self) -> Path:
        """The folder of all of them, which only this account may look into."""
        folder = self.workspace.folder / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def place(self, token: str) -> Path:
        """The folder of one."""
        return self.workspace.folder / FOLDER / token

    def file(self, upload: Upload) -> Path:
        """The file itself."""
        return self.place(upload.token) / FILE / upload.name

    def all(self) -> tuple[Upload, ...]:
        """Every upload, the oldest first."""
        found = (self._read(folder) for folder in (self.workspace.folder / FOLDER).glob("*") if folder.is_dir())
        return tuple(sorted((upload for upload in found if upload), key=lambda upload: (upload.at, upload.token)))

    def find(self, token: str, by: str) -> Upload:
        """Somebody's upload; raises UnknownNameError for none, and for one of somebody else."""
        found = self._read(self.place(token)) if _TOKEN.fullmatch(token) else None
        if found is None or found.by != by:
            raise UnknownNameError("upload", token, (), code="unknown_upload")
        return found

    def add(self, upload: Upload) -> Upload:
        """Let an upload count whose file is there."""
        with self._writing:
            self._write(upload)
        return upload

    def change(self, token: str, change: Callable[[Upload], Upload]) -> Upload | None:
        """Change one as it is now; None when it is gone."""
        with self._writing:
            found = self._read(self.place(token))
            if found is None:
                return None
            changed = change(found)
            self._write(changed)
            return changed

    def remove(self, token: str) -> None:
        """Delete one with its file; raises InputError while it is being imported."""
        with self._writing:
            found = self._read(self.place(token))
            if found is not None and found.stage is Stage.IMPORTING:
                raise InputError(
                    "The file is being imported; take the import back once it is done.", code="upload_running"
                )
            shutil.rmtree(self.place(token), ignore_errors=True)

    def forget_file(self, upload: Upload) -> None:
        """Delete the file and leave what is told of it."""
        shutil.rmtree(self.place(upload.token) / FILE, ignore_errors=True)

    def has_file(self, upload: Upload) -> bool:
        """Whether there still is something to import."""
        return self.file(upload).is_file()

    @contextmanager
    def held(self, token: str) -> Iterator[bool]:
        """Whether it is ours for as long as the block lasts; another process that died holds it no more."""
        try:
            handle = try_lock(self.place(token) / LOCK)
        except FileNotFoundError:
            handle = None
        try:
            yield handle is not None
        finally:
            if handle is not None:
                os.close(handle)

    def forget_old(self, now: datetime) -> None:
        """Delete what has lain for a day, and what killed servers left half received."""
        known = {upload.token: upload for upload in self.all()}
        for folder in (self.workspace.folder / FOLDER).glob("*"):
            upload = known.get(folder.name)
            since = upload.at if upload else datetime.fromtimestamp(_touched(folder), now.tzinfo)
            old = now - since > (KEPT_FOR if upload else HALF_FOR)
            if old and not (upload and upload.stage.is_busy):
                with self.held(folder.name) as free:
                    if free:
                        shutil.rmtree(folder, ignore_errors=True)

    def _read(self, folder: Path) -> Upload | None:
        try:
            return Upload.read((folder / STATE).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _write(self, upload: Upload) -> None:
        """Write the state whole or not at all."""
        path = self.place(upload.token) / STATE
        part = path.with_suffix(".part")
        part.write_text(upload.text(), encoding="utf-8")
        part.replace(path)


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0
