"""Looking for strings in every byte of a workspace."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp932")


def found_in(folder: Path, plants: Iterable[str]) -> list[tuple[str, str]]:
    """Which of `plants` stand in which file below `folder`."""
    patterns = {needle: plant for plant in plants for needle in _needles(plant)}
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            contents = list(_contents(path))
            seen = {plant for needle, plant in patterns.items() if any(needle in content for content in contents)}
            found += [(str(path.relative_to(folder)), plant) for plant in sorted(seen)]
    return found


def _needles(plant: str) -> Iterator[bytes]:
    for encoding in ENCODINGS:
        with suppress(UnicodeEncodeError):
            yield plant.encode(encoding)
    escaped = plant.encode("unicode_escape")
    yield escaped
    yield plant.casefold().encode()


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and what they say once unpacked."""
    raw = path.read_bytes()
    yield raw
    if raw[:4] == b"PAR1":
        yield _parquet(path)
    if raw[:15] == b"SQLite format 3":
        yield _sqlite(path)
    with suppress(OSError, EOFError, zlib.error):
        yield gzip.decompress(raw)
    if raw[:4] == b"\x28\xb5\x2f\xfd":
        yield pa.decompress(raw, codec="zstd")


def _parquet(path: Path) -> bytes:
    with suppress(pa.ArrowInvalid):
        file = pq.ParquetFile(path)
        cells = [str(cell) for column in file.read().columns for cell in column.to_pylist()]
        statistics = [
            str(file.metadata.row_group(group).column(column).statistics)
            for group in range(file.metadata.num_row_groups)
            for column in range(file.metadata.num_columns)
        ]
        return "\n".join([*cells, *statistics, str(file.schema_arrow.metadata)]).encode()
    return b""


def _sqlite(path: Path) -> bytes:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "\n".join(repr(row) for name in tables for row in db.execute(f'SELECT * FROM "{name}"')).encode()
