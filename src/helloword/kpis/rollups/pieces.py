"""The files of roll-ups: one a roll-up, made of pieces that each tell what they were made from."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from helloword.files import put

WHOLE = "whole"
"""The only piece of a roll-up that is not made month by month."""

_META = b"helloword"


@dataclass(frozen=True)
class Pieces:
    """The rows of a roll-up and, of each piece (a month, or `whole`), the key of what it was made from."""

    rows: pa.Table
    keys: Mapping[str, str]

    @classmethod
    def none(cls) -> Pieces:
        """What there is before anything was kept."""
        return cls(pa.table({"day": pa.array([], pa.date32())}), {})

    def kept(self, keys: Mapping[str, str]) -> Pieces:
        """Only the pieces that are made from the same as `keys` say."""
        same = {piece: key for piece, key in keys.items() if self.keys.get(piece) == key}
        if len(same) == len(self.keys):
            return self
        if not same:
            return Pieces.none()
        import pyarrow.compute as pc  # slow to load, and seldom needed

        months = pc.strftime(self.rows.column("day"), format="%Y-%m")
        return Pieces(self.rows.filter(pc.is_in(months, pa.array(list(same), pa.string()))), same)


def read(folder: Path, name: str) -> Pieces | None:
    """The newest file of the roll-up `name`; None where there is none."""
    for path in _files(folder, name):
        try:
            with pq.ParquetFile(path) as file:
                found = file.read()
        except (FileNotFoundError, pa.ArrowInvalid):
            continue  # another process has just replaced it
        keys: dict[str, str] = json.loads((found.schema.metadata or {}).get(_META, b"{}"))
        return Pieces(found.replace_schema_metadata(None), keys)
    return None


def write(folder: Path, name: str, pieces: Pieces) -> None:
    """Put a new file in the place of the ones before, which readers may still hold for a moment."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _files(folder, name)
    told = pieces.rows.replace_schema_metadata({_META: json.dumps(dict(pieces.keys)).encode()})
    with put(folder / f"{name}.{uuid.uuid4().hex[:12]}.parquet") as unready:
        pq.write_table(told, unready, compression="zstd")
    for old in before[1:]:
        old.unlink(missing_ok=True)


def remove(folder: Path, name: str) -> None:
    """Forget everything that is kept of the roll-up `name`."""
    for path in _files(folder, name):
        path.unlink(missing_ok=True)


def size(folder: Path, name: str) -> int:
    """Bytes of the newest file of the roll-up `name`."""
    return next((path.stat().st_size for path in _files(folder, name)[:1]), 0)


def names(folder: Path) -> tuple[str, ...]:
    """The roll-ups that have a file."""
    return tuple(sorted({path.name.split(".")[0] for path in folder.glob("*.parquet")}))


def _files(folder: Path, name: str) -> list[Path]:
    found = [(_written(path), path) for path in folder.glob(f"{name}.*.parquet")]
    return [path for at, path in sorted(found, reverse=True) if at]


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
