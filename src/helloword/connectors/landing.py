"""A file's rows put on disk as they came, less everything personal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from helloword.connectors import documents, workbook
from helloword.connectors.aside import Aside
from helloword.connectors.delimited import read_rows
from helloword.connectors.detecting import fits, header_for, spellings, unknown
from helloword.connectors.header import Header
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.connectors.layout import Layout, Malformed, Rows
from helloword.connectors.probing import Probe
from helloword.connectors.refusals import refusal
from helloword.connectors.staging import HashPerson, Landed, Progress, SealAddresses
from helloword.connectors.workbook_guard import SheetLook, letters, look_at
from helloword.spreadsheets import GUARDED

NUMERIC = (FieldType.AMOUNT, FieldType.INTEGER, FieldType.RATE)
ROWS_AT_ONCE = 50_000
LARGEST_DICTIONARY = 100_000
"""Bytes of the different values of a column; where they are more, writing each where it stands is quicker and smaller."""
_REJECTS: list[tuple[str, pa.DataType]] = [
    ("_row", pa.int64()),
    ("column", pa.string()),
    ("value", pa.string()),
    ("code", pa.string()),
]
REJECTS = pa.schema(_REJECTS)
"""Columns of a rejects file."""


@dataclass(frozen=True)
class Wanted:
    """A field that is kept and where the header has it."""

    field: Field
    position: int


def land(
    path: Path, probe: Probe, kind: Kind, folder: Path, hash_person: HashPerson, progress: Progress | None = None,
    seal: SealAddresses | None = None,
) -> Landed:  # fmt: skip
    """Stream a file into `folder` as Parquet; raises FileFormatError when it cannot be read as a table.

    Args:
        seal: what encrypts buyers' addresses where they are needed; without it they go no further.
    """
    _refuse_several_sheets(probe, kind)
    header = header_for(probe, kind)
    wanted = wanted_columns(path, header, kind)
    stated = {field.name: header.states(field.stated) or "" for field in kind.kept if field.stated}
    aside = Aside(kind, header, seal)
    folder.mkdir(parents=True, exist_ok=True)
    staged, malformed, contacts = (folder / f"{name}.parquet" for name in (uuid4().hex, "malformed", "contacts"))
    read, bad = 0, 0
    with (
        pq.ParquetWriter(
            staged, _schema(kind), compression="zstd", dictionary_pagesize_limit=LARGEST_DICTIONARY
        ) as good,
        pq.ParquetWriter(malformed, REJECTS) as other,
        aside.writing(contacts),
    ):
        for rows in _rows(path, probe, header, kind, wanted, aside.positions, progress):
            aside.take(rows.columns)
            table = _kept(rows.columns, kind, wanted, stated, hash_person)
            good.write_table(table)
            read, bad = read + table.num_rows, bad + len(rows.malformed)
            if rows.malformed:
                other.write_table(_rejects(rows.malformed))
    if not read + bad:
        raise refusal("header_only", path=str(path))
    return Landed(
        (staged,), malformed if bad else None, read + bad, unknown(header, kind), contacts if aside.any else None
    )


def _schema(kind: Kind) -> pa.Schema:
    columns: list[tuple[str, pa.DataType]] = [(field.name, pa.string()) for field in kind.kept]
    return pa.schema([*columns, ("_row", pa.int64())])


def _refuse_several_sheets(probe: Probe, kind: Kind) -> None:
    sheets = [header.sheet or "" for header in probe.headers if fits(header, kind)]
    if len(sheets) > 1:
        raise refusal("several_sheets", path=str(probe.path), kind=kind.id, sheets=", ".join(sheets))


def wanted_columns(path: Path, header: Header, kind: Kind) -> tuple[Wanted, ...]:
    """Where the kept fields stand in a header; raises FileFormatError when one stands there twice."""
    found: list[Wanted] = []
    for field in kind.kept:
        names = spellings(field)
        positions = [n for n, name in enumerate(header.known_by) if name in names]
        if len(positions) > 1:
            raise refusal("duplicate_column", path=str(path), column=field.name)
        found.extend(Wanted(field, n) for n in positions)
    return tuple(found)


def _rows(
    path: Path, probe: Probe, header: Header, kind: Kind, wanted: Sequence[Wanted], aside: Sequence[int],
    progress: Progress | None,
) -> Iterator[Rows]:  # fmt: skip
    positions = tuple(dict.fromkeys([*(each.position for each in wanted), *aside]))
    numeric = {each.position for each in wanted if each.field.type in NUMERIC}
    if probe.workbook:
        return _sheet_rows(path, header, wanted, positions, numeric)
    if probe.document:
        found = documents.read_document(path, probe.encoding, probe.mark, header, positions, numeric)
        return _batches(found, positions)
    layout = Layout(
        path=path,
        encoding=probe.encoding,
        mark=probe.mark,
        separator=probe.separator,
        line_end=probe.line_end,
        quoted=kind.quoted or probe.separator != "\t",
        width=len(header.names),
        named=max(n for n, name in enumerate(header.known_by, 1) if name),
        wanted=positions,
        first_line=header.last_line + 1,
        remark=kind.remark,
    )
    return read_rows(layout, progress)


def _sheet_rows(
    path: Path, header: Header, wanted: Sequence[Wanted], positions: Sequence[int], numeric: Collection[int]
) -> Iterator[Rows]:
    look = look_at(path, header.sheet or "")
    _refuse_uncomputed(path, look, wanted)
    rows = workbook.read_sheet(path, header, positions, numeric)
    if look.errors:
        rows = _with_errors(rows, look, wanted)
    return _batches(rows, positions)


def _batches(rows: Iterator[tuple[int, list[str]]], positions: Sequence[int]) -> Iterator[Rows]:
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        columns = zip(*(cells for _, cells in batch), strict=True)
        arrays = [pa.array(cells, pa.string()) for cells in columns]
        names = [str(position) for position in positions]
        yield Rows(pa.table([*arrays, pa.array([n for n, _ in batch], pa.int64())], names=[*names, "_row"]))


def _with_errors(
    rows: Iterator[tuple[int, list[str]]], look: SheetLook, wanted: Sequence[Wanted]
) -> Iterator[tuple[int, list[str]]]:
    """Rows in which #DIV/0! and the like stand as such, so that they are rejected; the reader gives them as empty."""
    checked = [(n, letters(each.position)) for n, each in enumerate(wanted) if each.field.type is not FieldType.TEXT]
    for number, cells in rows:
        for n, name in checked:
            cells[n] = cells[n] or look.errors.get((name, number), "")
        yield number, cells


def _refuse_uncomputed(path: Path, look: SheetLook, wanted: Sequence[Wanted]) -> None:
    uncomputed = look.uncomputed
    found = [uncomputed[name] for each in wanted if (name := letters(each.position)) in uncomputed]
    if found:
        count = sum(each.count for each in found)
        raise refusal("workbook_formulas", path=str(path), cell=found[0].first, count=str(count))


def _kept(
    table: pa.Table, kind: Kind, wanted: Sequence[Wanted], stated: Mapping[str, str], hash_person: HashPerson
) -> pa.Table:
    """All kept fields of the kind in order, persons hashed, rows without any cell left out."""
    positions = {each.field.name: str(each.position) for each in wanted}
    table = _without_blank_rows(table.select([*dict.fromkeys(positions.values()), "_row"]))
    arrays: list[pa.ChunkedArray[pa.StringScalar] | pa.Array[pa.StringScalar]] = []
    for field in kind.kept:
        if field.name not in positions:
            arrays.append(pa.repeat(pa.scalar(stated.get(field.name), pa.string()), table.num_rows))
        else:
            column = table.column(positions[field.name])
            arrays.append(_hashed(column, hash_person) if field.keep is Keep.HASHED else _unguarded(column))
    names = [field.name for field in kind.kept]
    return pa.table([*arrays, table.column("_row")], names=[*names, "_row"])


def _without_blank_rows(table: pa.Table) -> pa.Table:
    """The rows that have any cell at all; spreadsheets like to end with rows of separators only."""
    blank = None
    for name in table.column_names:
        if name != "_row":
            empty = pc.equal(pc.utf8_trim_whitespace(table.column(name)), pa.scalar(""))
            blank = empty if blank is None else pc.and_(blank, empty)
            if not pc.any(blank).as_py():
                return table
    return table if blank is None else table.filter(pc.invert(blank))


def _unguarded(column: pa.ChunkedArray[pa.StringScalar]) -> pa.ChunkedArray[pa.StringScalar]:
    """Cells without the apostrophe by which a spreadsheet takes what looks like a formula for text."""
    marked = pc.any(pc.starts_with(column, "'")).as_py()
    return pc.replace_substring_regex(column, GUARDED, r"\1") if marked else column


def _hashed(column: pa.ChunkedArray[pa.StringScalar], hash_person: HashPerson) -> pa.Array[pa.StringScalar]:
    """Hashes of persons, each distinct one worked out once; e-mail addresses are one whatever their letter case."""
    names = column.combine_chunks().dictionary_encode()
    plain = [_person(name or "") for name in names.dictionary.to_pylist()]
    hashes = iter(hash_person([name for name in plain if name]))
    dictionary = pa.array([next(hashes) if name else "" for name in plain], pa.string())
    return dictionary.take(names.indices)


def _person(name: str) -> str:
    name = name.strip().removeprefix("'").strip()
    return name.lower() if "@" in name else name


def _rejects(malformed: Sequence[Malformed]) -> pa.Table:
    return pa.table(
        [
            pa.array([each.line for each in malformed], pa.int64()),
            pa.array([""] * len(malformed), pa.string()),
            pa.array([""] * len(malformed), pa.string()),
            pa.array([each.code for each in malformed], pa.string()),
        ],
        schema=REJECTS,
    )
