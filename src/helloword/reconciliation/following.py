"""The rows behind a cause: those that add something else to the figure once the platform's definition is switched on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa
import sqlglot
from sqlglot import exp

from helloword.reconciliation.cause import Cause
from helloword.reconciliation.counterparts import PARTS
from helloword.reconciliation.definition import steps
from helloword.reconciliation.finding import Finding
from helloword.reconciliation.reconciling import Bench
from helloword.reconciliation.recounting import rows_of
from helloword.reconciliation.splitting import Wish

_BOTH = """
    WITH gone AS (
        SELECT fact, key, order_id, sku, day, _import, _row, amount AS before, CAST(0 AS DECIMAL(38, 22)) AS after FROM was
    ), come AS (
        SELECT fact, key, order_id, sku, day, _import, _row, CAST(0 AS DECIMAL(38, 22)) AS before, amount AS after FROM now
    ), both_ways AS (
        SELECT * FROM gone UNION ALL SELECT * FROM come
    ), paired AS (
        SELECT fact, key, MAX(order_id) AS order_id, MAX(sku) AS sku, MAX(day) AS day, MAX(_import) AS _import,
            ARG_MAX(_row, _import) AS _row, SUM(before) AS before, SUM(after) AS after
        FROM both_ways GROUP BY fact, key
    )
    SELECT * FROM paired WHERE before <> after
"""
_TREE = sqlglot.parse_one(_BOTH, dialect="duckdb")


@dataclass(frozen=True)
class Row:
    """A row of the lake with what it adds to the figure before and after a switch.

    Attributes:
        order_id: its order; the campaign or source where the row is of an ad or traffic day.
    """

    fact: str
    order_id: str | None
    sku: str | None
    day: date
    before: Decimal
    after: Decimal
    import_id: int
    line: int

    @property
    def adds(self) -> Decimal:
        """What it adds to the cause."""
        return self.after - self.before


@dataclass(frozen=True)
class Behind:
    """The rows behind one cause.

    Attributes:
        rows: those that add most, at most the asked count.
        rows_total, orders_total: how many there are in all, and of how many orders.
    """

    cause: Cause
    rows: tuple[Row, ...]
    rows_total: int
    orders_total: int


def behind(bench: Bench, found: Finding, limit: int = 20) -> tuple[Behind, ...]:
    """The rows behind every cause of a finding that explains something."""
    if not found.causes or found.conventions is None or found.kpi is None or found.kpi not in PARTS:
        return ()
    target, tolerance = bench.currency(found.figure, found.kpi), bench.rules.tolerance(found.kpi)
    wish = Wish(found.figure, found.kpi, target, found.conventions.definition, tolerance)
    late = bool(found.causes.get(Cause.LATE_DATA)) and not found.assumed
    told = (_behind(bench, cause, was, now, limit) for cause, was, now in _pairs(bench, wish, late=late))
    return tuple(each for each in told if each.rows)


def _pairs(bench: Bench, wish: Wish, *, late: bool) -> Sequence[tuple[Cause, pa.Table, pa.Table]]:
    """For each cause with rows, those that made up the figure before and after its switch."""
    ground, before = bench.timeline.ground, wish.ours
    found: list[tuple[Cause, pa.Table, pa.Table]] = []
    for cause, definition in steps(wish.there):
        after = wish.count(definition)
        if before != after:
            found.append((cause, rows_of(ground, before), rows_of(ground, after)))
        before = after
    version = bench.timeline.then(wish.figure, wish.kpi).version
    if late and version is not None:
        then = rows_of(bench.timeline.ground_at(version), before)
        found.append((Cause.LATE_DATA, rows_of(ground, before), then))
    return found


def _behind(bench: Bench, cause: Cause, was: pa.Table, now: pa.Table, limit: int) -> Behind:
    engine, inputs = bench.timeline.ground.engine, {"was": was, "now": now}
    tree = _TREE.copy()
    assert isinstance(tree, exp.Select)
    counted = exp.select(
        exp.Count(this=exp.Star()).as_("n"),
        exp.Count(this=exp.Distinct(expressions=[exp.column("order_id")])).as_("orders"),
    ).from_(tree.copy().subquery("c"))
    (counts,) = engine.run(counted, inputs).to_pylist()
    order = (exp.Abs(this=exp.column("after") - exp.column("before")).desc(), "fact", "key")
    shown = engine.run(exp.select("*").from_(tree.subquery("c")).order_by(*order).limit(limit), inputs).to_pylist()
    return Behind(cause, tuple(_row(row) for row in shown), int(counts["n"]), int(counts["orders"]))


def _row(row: Mapping[str, object]) -> Row:
    return Row(
        fact=str(row["fact"]),
        order_id=_text(row["order_id"]),
        sku=_text(row["sku"]),
        day=date.fromisoformat(str(row["day"])),
        before=Decimal(str(row["before"])),
        after=Decimal(str(row["after"])),
        import_id=int(str(row["_import"])),
        line=int(str(row["_row"])),
    )


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)
