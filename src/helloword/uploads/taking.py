"""Taking a file in, block by block: on the disk at once, never more of it than is allowed, nothing left of half a file."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from helloword.errors import InputError, OutsideError, TooLargeError
from helloword.state.locks import try_lock
from helloword.uploads.keeping import FILE, LOCK, Uploads
from helloword.uploads.naming import safe_name
from helloword.uploads.upload import Upload

LARGEST = 2_000_000_000
"""Bytes of one file."""
MOST_OF_ONE = 50
"""Uploads of one person that have not ended."""


@dataclass
class Incoming:
    """A file that is coming in."""

    token: str
    name: str
    to: BinaryIO
    largest: int
    size: int = 0

    def write(self, block: bytes) -> None:
        """Take some bytes; raises TooLargeError beyond what is allowed, OutsideError when the disk is full."""
        self.size += len(block)
        check_size(self.size, self.largest)
        with _on_disk():
            self.to.write(block)


def check_size(size: int, largest: int) -> None:
    """Raise TooLargeError for a file of so many bytes."""
    if size > largest:
        limit = _megabytes(largest)
        raise TooLargeError(
            f"The file is larger than {limit} MB. Import it with `helloword import` on the machine of the server, or "
            "export a shorter period.",
            code="upload_too_large", limit=limit,
        )  # fmt: skip


@contextmanager
def taking(uploads: Uploads, name: str, by: str, now: datetime, largest: int = LARGEST) -> Iterator[Incoming]:
    """A file to write into; it counts once the block ended well, and is gone otherwise."""
    _check_number(uploads, by)
    token = secrets.token_hex(16)
    folder = uploads.folder / token
    with _on_disk():
        (folder / FILE).mkdir(parents=True, mode=0o700)
    handle = try_lock(folder / LOCK)
    try:
        with _on_disk(), _created(uploads, token, safe_name(name)) as file:
            incoming = Incoming(token, safe_name(name), file, largest)
            yield incoming
            file.flush()
            os.fsync(file.fileno())
        with _on_disk():
            uploads.add(Upload(token, incoming.name, incoming.size, by, now))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        if handle is not None:
            os.close(handle)


def _check_number(uploads: Uploads, by: str) -> None:
    waiting = sum(upload.by == by for upload in uploads.all())
    if waiting >= MOST_OF_ONE:
        raise InputError(
            f"{waiting} files of yours are here already; import them or put them aside first.",
            code="too_many_uploads", count=str(waiting),
        )  # fmt: skip


def _created(uploads: Uploads, token: str, name: str) -> BinaryIO:
    handle = os.open(uploads.place(token) / FILE / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "wb")


@contextmanager
def _on_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutsideError(
            f"The disk of the server did not take the file: {error.strerror}. Make room and try again.",
            code="upload_disk", why=str(error.strerror),
        ) from error  # fmt: skip


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f}" if size >= 1_000_000 else f"{size / 1_000_000:g}"
