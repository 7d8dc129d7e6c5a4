"""The Delta tables of the lake: their names, columns and partitions."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from helloword.connectors.kind import Keep, Kind
from helloword.connectors.staging import HASH
from helloword.model import TABLES, Table, Type

_ARROW: dict[Type, pa.DataType] = {
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.MONEY: pa.decimal128(20, 6),
    Type.RATE: pa.decimal128(24, 12),
    Type.DATE: pa.date32(),
    Type.INSTANT: pa.timestamp("us", tz="UTC"),
    Type.BOOLEAN: pa.bool_(),
}


@dataclass(frozen=True)
class Shape:
    """One Delta table; `name` is its folder within the lake."""

    name: str
    schema: pa.Schema
    partition: str | None = None


def schema(table: str) -> pa.Schema:
    """Columns of a table of the commerce model, as they are read: its own, where each row came from, the partition."""
    return pa.schema([(column.name, _ARROW[column.type]) for column in TABLES[table].physical])


def model_shape(table: Table) -> Shape:
    """The rows that count."""
    return Shape(f"model/{table.name}", schema(table.name).append(pa.field(HASH, pa.int64())), table.partition)


def superseded_shape(table: Table) -> Shape:
    """Rows that another import's row of the same key stands in for."""
    return Shape(f"superseded/{table.name}", model_shape(table).schema, table.partition)


def raw_shape(kind: Kind) -> Shape:
    """Rows as the files gave them, as text, less personal columns."""
    kept = [field.name for field in kind.fields if field.keep is not Keep.DROPPED]
    columns = [*(pa.field(name, pa.string()) for name in kept), *_numbers("_row", "_import")]
    return Shape(f"raw/{kind.id}", pa.schema(columns), "_import")


def _numbers(*names: str) -> list[pa.Field[pa.DataType]]:
    return [pa.field(name, pa.int64()) for name in names]


_REJECT_COLUMNS: dict[str, pa.DataType] = {
    "_row": pa.int64(),
    "column": pa.string(),
    "value": pa.string(),
    "code": pa.string(),
    "landed": pa.bool_(),
    "_import": pa.int64(),
}
REJECTS = Shape("rejects", pa.schema(_REJECT_COLUMNS), "_import")
"""Cells that could not be read; `landed` is False for lines that could not even be split into columns."""
