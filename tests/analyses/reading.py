"""Reading an analysis in tests: cells by row and column."""

from __future__ import annotations

from decimal import Decimal

from helloword.analyses.analysis import Cell, Row, Table


def cell(table: Table, row: Row | None, column: str) -> Cell:
    """One cell."""
    assert row is not None
    return row.cells[[c.id for c in table.columns].index(column)]


def values(table: Table, column: str) -> dict[str, Decimal | None]:
    """A column by what its rows are called: their slice, else their kind."""
    named = {" ".join(row.slice.values()) or row.kind: cell(table, row, column).value for row in table.rows}
    return {**named, "total": cell(table, table.total, column).value}


def labels(table: Table) -> dict[str, tuple[str, ...]]:
    """The labels of rows by their slice."""
    return {" ".join(row.slice.values()): row.labels for row in table.rows if row.slice}
