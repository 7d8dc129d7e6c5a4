"""What a relation is: rows of the commerce model, prepared for measures to be taken over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Via(StrEnum):
    """Where a relation's rows can borrow dimensions from, by a key they carry."""

    STORE = "store"
    PRODUCT = "product"
    ORDER = "order"
    CUSTOMER = "customer"
    TIME = "time"


OF_ORDERS = (Via.STORE, Via.CUSTOMER, Via.TIME)
"""What rows that name an order can borrow from, besides the order's own dimensions."""


@dataclass(frozen=True)
class Relation:
    """Rows that measures are taken over.

    Amounts in a relation are in the asked currency already: they were multiplied by the rate of their own day.

    Attributes:
        sql: one SELECT in DuckDB's dialect over model tables, other relations and the question's own small tables
            (`rates`, `periods`, `stores`). Parsed, never pasted into other SQL.
        facts: model tables whose days decide how far the data of a KPI reaches; without rows in the first the relation has none.
        clock: DATE column that places a row in a period; None when the rows already have a `period`.
        moment: TIMESTAMPTZ column that says when within the day of `clock` a row happened, if anything does.
        dims: dimension -> own column.
        via: where more dimensions come from.
        exploded: relation used instead when a dimension of products is asked: platform SKUs as the company's.
        plain: relation of the same rows without what is looked up at their orders, used where none of it is asked.
        lines: for rows that are orders, the relation of their lines, which gives the dimensions of lines.
        group: key columns of a second step, in which `aggregates` are taken per key and asked dimension.
        cost_columns: columns that give away what things cost, besides those called so.
        materialized: whether many questions lead to its rows, so that they are worth keeping ready; never for one that
            looks at `periods` or `days`.
        dear: of one that is materialized, whether its rows are so much dearer to make than to read that a large company's are
            kept on the disk once they are asked for again; never for one that looks at `rates`.
        shared: whether its rows are dear to make and many relations stand on them, so that scans which lead to it are asked
            in one statement.
        by_month: model tables, split by month, of whose rows only those of a month make the relation's rows of that month.
        rows: model table whose rows are shown as the proof, found by `row_keys`.
    """

    name: str
    sql: str
    facts: tuple[str, ...] = ()
    clock: str | None = "day"
    moment: str | None = None
    dims: Mapping[str, str] = field(default_factory=dict)
    via: tuple[Via, ...] = ()
    exploded: str | None = None
    plain: str | None = None
    lines: str | None = None
    group: tuple[str, ...] = ()
    aggregates: Mapping[str, str] = field(default_factory=dict)
    cost_columns: tuple[str, ...] = ()
    materialized: bool = False
    dear: bool = False
    shared: bool = False
    by_month: tuple[str, ...] = ()
    rows: str | None = None
    row_keys: tuple[str, ...] = ("_import", "_row")
