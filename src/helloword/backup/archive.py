"""One file with many: a tar compressed with Zstandard whose last member holds the SHA-256 of all others."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EEXIST, EINVAL, EISDIR, ENAMETOOLONG, ENOTDIR
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, cast

import pyarrow as pa

from helloword.backup.contents import SUMS
from helloword.errors import InputError

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all) now and then."""
_CHUNK = 1 << 20
# What Arrow says of bytes that cannot be unpacked, and what names that were garbled lead to; a full disk is neither.
_OF_DAMAGE = (None, EEXIST, ENOTDIR, EISDIR, ENAMETOOLONG, EINVAL)


class Sums(Protocol):
    """What hashlib gives."""

    def update(self, data: bytes, /) -> None:
        """Take in more."""

    def hexdigest(self) -> str:
        """The hash so far."""


class Writer:
    """Takes files in, one after the other."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._sums: list[str] = []

    def add(self, name: str, file: BinaryIO, size: int, modified: float = 0) -> None:
        """Take in `size` bytes of `file` under `name`."""
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, modified
        told = _Told(file)
        self._tar.addfile(info, cast(BinaryIO, told))
        self._sums.append(f"{told.hash.hexdigest()}  {name}\n")

    def add_bytes(self, name: str, data: bytes) -> None:
        """Take in `data` under `name`."""
        self.add(name, BytesIO(data), len(data))

    def add_path(self, name: str, path: Path) -> int:
        """Take in the file at `path` under `name`; returns its size."""
        with path.open("rb") as file:
            stat = path.stat()
            self.add(name, file, stat.st_size, stat.st_mtime)
            return stat.st_size

    def seal(self) -> None:
        """Write the hashes of all that was taken in; nothing comes after them."""
        self.add_bytes(SUMS, "".join(self._sums).encode())


class _Told:
    """A file that hashes what is read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.hash = file, cast(Sums, sha256())

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.hash.update(data)
        return data


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """An archive in the making at `path`."""
    with (
        pa.CompressedOutputStream(str(path), "zstd") as stream,
        tarfile.open(fileobj=cast(BinaryIO, stream), mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        yield Writer(tar)


def extract(path: Path, folder: Path, progress: Progress) -> None:
    """Unpack the archive into `folder`; raises InputError, `folder` half filled, when it is not whole and unharmed."""
    try:
        sums = dict(_unpacked(path, folder, progress))
    except (tarfile.TarError, pa.ArrowException, EOFError, ValueError) as error:
        raise _damaged(path, str(error)) from None
    except OSError as error:
        if error.errno not in _OF_DAMAGE:
            raise
        raise _damaged(path, str(error)) from None
    expected = _expected(folder, path)
    for name in sorted({*sums, *expected} - {SUMS}):
        if sums.get(name) != expected.get(name):
            raise _damaged(path, f"{name} is not what was put in")
    (folder / SUMS).unlink()


def _unpacked(path: Path, folder: Path, progress: Progress) -> Iterator[tuple[str, str]]:
    """Name and hash of every file that was unpacked."""
    whole = path.stat().st_size
    with (
        path.open("rb") as file,
        pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd") as stream,
        tarfile.open(fileobj=cast(BinaryIO, stream), mode="r|") as tar,
    ):
        for member in tar:
            source = tar.extractfile(_plain(member))
            assert source is not None
            yield member.name, _unpack(cast(BinaryIO, source), folder / member.name)
            progress(min(file.tell(), whole), whole)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A file within the folder, as backups have them; nothing else is unpacked."""
    parts = PurePosixPath(member.name).parts
    if not member.isreg() or ".." in parts or member.name.startswith("/"):
        raise ValueError(f"{member.name} does not belong into a backup")
    return member


def _unpack(source: BinaryIO, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    told = _Told(source)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while data := told.read(_CHUNK):
            file.write(data)
    return told.hash.hexdigest()


def _expected(folder: Path, path: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        return {name: hash for hash, _, name in (line.partition("  ") for line in lines)}
    except (FileNotFoundError, UnicodeDecodeError):
        raise _damaged(path, "its end is missing") from None


def _damaged(path: Path, why: str) -> InputError:
    return InputError(
        f"{path} is not a whole backup of helloword ({why}). Nothing was restored; use another copy of it.",
        code="backup_damaged",
        path=str(path),
    )
