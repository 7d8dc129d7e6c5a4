"""What landing keeps of a file, without importing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from helloword.connectors.detecting import detect
from helloword.connectors.kinds import all_kinds
from helloword.connectors.landing import land
from helloword.connectors.probing import probe


@dataclass(frozen=True)
class Kept:
    """Wanted cells of each row, the line of each row, and line and code of what could not be split."""

    rows: list[tuple[str, ...]]
    lines: list[int]
    malformed: list[tuple[int, str]]


def landed(folder: Path, content: str | bytes, *columns: str, name: str = "file.csv", kind: str | None = None) -> Kept:
    """Land a file with that content; text is UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    seen = probe(path)
    chosen = detect(seen, all_kinds(), kind)
    done = land(path, seen, chosen, folder / f"{name}-landed", lambda people: [f"hash of {p}" for p in people])
    (file,) = done.files
    table = pq.read_table(file)
    rows = list(zip(*(table.column(column).to_pylist() for column in columns), strict=True))
    bad = pq.read_table(done.malformed).to_pylist() if done.malformed else []
    return Kept(rows, table.column("_row").to_pylist(), [(each["_row"], each["code"]) for each in bad])
