"""The first rows of a file as they are read, without the columns that are of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
from sqlglot import exp

from helloword.connectors.conforming import database
from helloword.connectors.detecting import header_for, spellings
from helloword.connectors.grammar import call
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.connectors.probing import Probe
from helloword.connectors.staging import FIRST_ROWS, Landed
from helloword.money import plain

_MOMENT = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class PreviewRow:
    """One row.

    Attributes:
        line: where it stands in the file.
        cells: one for each column; None for an empty one.
        wrong: positions of the cells that cannot be read; they stand as in the file.
    """

    line: int
    cells: tuple[str | None, ...]
    wrong: tuple[int, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The first rows of a file.

    Attributes:
        columns: names of the columns that are shown, in the order of the kind.
        personal: columns of the file that are of persons; they are hashed or dropped and never shown.
    """

    columns: tuple[str, ...]
    personal: tuple[str, ...]
    rows: tuple[PreviewRow, ...]


def preview(probe: Probe, kind: Kind, landed: Landed, first: Path | None, folder: Path) -> Preview:
    """The first rows; as they stand in the file where it was not read further (`first` is None)."""
    known = set(header_for(probe, kind).known_by)
    present = [field for field in kind.fields if known & spellings(field)]
    shown = [field for field in present if field.keep is Keep.AS_IS]
    personal = tuple(field.name for field in present if field.keep is not Keep.AS_IS)
    folder.mkdir(parents=True, exist_ok=True)
    with database(folder) as db:
        raw = _raw(db, landed, shown)
        read = _read(db, first, shown) if first else {}
    rows = tuple(_row(shown, line, cells, *read.get(line, ((), {}))) for line, cells in raw)
    return Preview(tuple(field.name for field in shown), personal, rows)


def _row(
    fields: Sequence[Field], line: int, raw: Sequence[str | None], read: Sequence[object], bad: dict[str, str | None]
) -> PreviewRow:
    """The row as it was read; what could not be read stands masked, as the list of rejects has it."""
    wrong = tuple(n for n, field in enumerate(fields) if field.name in bad)
    cells = [_text(cell) for cell in read] or list(raw)
    for n in wrong:
        cells[n] = bad[fields[n].name]
    return PreviewRow(line, tuple(cells), wrong)


def _text(cell: object) -> str | None:
    match cell:
        case None | "":
            return None
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return plain(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _raw(
    db: duckdb.DuckDBPyConnection, landed: Landed, fields: Sequence[Field]
) -> list[tuple[int, tuple[str | None, ...]]]:
    """Line and cells of the first rows, without addresses that stand where none belongs."""
    cells = [call("masked_mail", call("trimmed", exp.column(field.name, quoted=True))) for field in fields]
    query = exp.select("_row", *cells).from_(_parquet(landed.files)).order_by("_row").limit(FIRST_ROWS)
    return [(row[0], tuple(cell or None for cell in row[1:])) for row in db.execute(query.sql("duckdb")).fetchall()]


def _read(
    db: duckdb.DuckDBPyConnection, first: Path, fields: Sequence[Field]
) -> dict[int, tuple[tuple[object, ...], dict[str, str | None]]]:
    """By line: what the cells were read as, and which of them cannot be read with what they show."""
    cells = [_shown(field) for field in fields]
    query = exp.select("_row", "_bad", *cells).from_(_parquet([first]))
    found = db.execute(query.sql("duckdb")).fetchall()
    return {row[0]: (row[2:], {bad["column"]: bad["value"] for bad in row[1]}) for row in found}


def _shown(field: Field) -> exp.Expr:
    if field.type is FieldType.INSTANT:
        at, day = (exp.column(f"{field.stem}_{part}", quoted=True) for part in ("at", "day"))
        local = exp.AtTimeZone(this=at, zone=exp.column("_zone"))
        moment = exp.func("strftime", local, exp.Literal.string(_MOMENT), dialect="duckdb")
        return exp.Coalesce(this=moment, expressions=[exp.cast(day, "VARCHAR")])
    column = exp.column("store" if field.type is FieldType.STORE else field.name, quoted=True)
    return call("masked_mail", column) if field.type is FieldType.TEXT else column


def _parquet(paths: Sequence[Path]) -> exp.Expr:
    names = exp.array(*(exp.Literal.string(str(path)) for path in paths))
    return exp.Table(this=exp.ReadParquet(expressions=[names]))
