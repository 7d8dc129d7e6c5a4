"""The record of suppliers: punctuality, lead time and its spread, inspection, and what came back from buyers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from helloword.analyses.analysis import Cell, Row, Setting, Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.counting import mean, percentile, spread
from helloword.analyses.tabling import Layout, kpi_column, lines_of, made_column, quotient_part, sliced
from helloword.kpis.company import ground_of
from helloword.kpis.purchase_lines import PurchaseLine, purchase_lines
from helloword.money import divide
from helloword.stores.suppliers import suppliers as known_suppliers
from helloword.text import Text

KPIS = ("supplier_otd", "qc_pass_rate", "return_rate")
DUE = made_column(
    "due",
    Text("应到货行", "Lines due"),
    "count",
    Text("承诺在期内到货的采购行。", "Purchase lines promised for these days."),
)
RECEIVED = made_column(
    "received",
    Text("到货行", "Lines received"),
    "count",
    Text("期内到货的采购行；交期由它们算出。", "Purchase lines received in these days; lead times are of these."),
)
LEAD = made_column(
    "lead_time",
    Text("平均交期", "Lead time"),
    "days",
    Text("从下单到到货的平均天数。", "Mean days from the order to the receipt."),
    better="down",
)
SPREAD = made_column(
    "lead_spread",
    Text("交期波动", "Spread of lead time"),
    "days",
    Text("交期的标准差；至少三行才算。", "Standard deviation of the lead time, from three lines on."),
    better="down",
)
LATEST = made_column(
    "lead_p90",
    Text("九成交期", "Nine in ten within"),
    "days",
    Text("九成的采购行在这么多天内到货。", "Nine of ten lines were received within so many days."),
    better="down",
)
LATE = made_column(
    "days_late",
    Text("平均迟交天数", "Days late"),
    "days",
    Text("迟交的行平均晚了几天。", "How many days those that were late came after their day, on average."),
    better="down",
)
OVERDUE = made_column(
    "overdue",
    Text("逾期未到", "Overdue"),
    "count",
    Text("期末已过承诺日、仍未到货的行。", "Lines not received by the last day though their day has passed."),
    better="down",
)
FILLED = made_column(
    "filled",
    Text("到货足额率", "Received of ordered"),
    "ratio",
    Text("期内到货行的到货件数 ÷ 订购件数。", "Units received divided by units ordered, of the lines received."),
    better="up",
)
INSPECTED = made_column("inspected", Text("抽检件数", "Units inspected"), "count", Text("质检合格率的分母。", "The denominator of the pass rate."))  # fmt: skip
_OF_LINES = (RECEIVED, LEAD, SPREAD, LATEST, LATE, OVERDUE, FILLED)
FEWEST = 3
_NINE = Decimal("0.9")


def suppliers(bench: Bench) -> Sequence[Table]:
    """One table, those with most lines due first."""
    bench.need("supplier_otd")
    by = bench.by or "supplier"
    seen = bench.seen(KPIS)
    kpis = {id: kpi_column(bench, id) for id in bench.fitting(seen, by, ("supplier_otd",))}
    columns = [
        DUE,
        kpis["supplier_otd"],
        *_OF_LINES,
        *([kpis["qc_pass_rate"], INSPECTED] if "qc_pass_rate" in kpis else []),
    ]
    columns += [column for id, column in kpis.items() if id == "return_rate"]
    made = {
        "due": quotient_part("supplier_otd", "denominator"),
        "inspected": quotient_part("qc_pass_rate", "denominator"),
    }
    layout = Layout("suppliers", Text("供应商", "Suppliers"), "table", tuple(columns), "due", made)
    table = sliced(bench, layout, by, lines_of(bench, layout, by))
    lines = purchase_lines(bench.workspace, bench.question.where, bench.question.as_of)
    bench.note(
        "clocks",
        "准交率按承诺日，交期和质检按到货日；逾期未到看期末那天。",
        "Punctuality counts by the promised day, lead time and inspection by the day of receipt; overdue is as of the last day.",
    )
    return (_called(bench, _with_lines(bench, table, lines)),)


def _called(bench: Bench, table: Table) -> Table:
    """The table with suppliers called by their names beside what they are known by."""
    if table.by != "supplier":
        return table
    known = known_suppliers(bench.workspace, bench.question.as_of)

    def called(row: Row) -> Row:
        supplier = known.get(row.slice.get("supplier", ""))
        if row.name is not None or supplier is None or supplier.name in ("", supplier.id):
            return row
        name = f"{supplier.id} · {supplier.name}"
        return replace(row, name=Text(name, name))

    return replace(table, rows=tuple(map(called, table.rows)))


def _with_lines(bench: Bench, table: Table, lines: Sequence[PurchaseLine]) -> Table:
    """The table with what is told of single lines."""
    by = table.by or "supplier"
    shown = {row.slice[by] for row in table.rows if row.kind == "slice"}

    def filled(row: Row) -> Row:
        kept = [line for line in lines if _in(row, by, line, shown)]
        made = _record(bench, kept)
        cells = (made.get(column.id, cell) for column, cell in zip(table.columns, row.cells, strict=True))
        return replace(row, cells=tuple(cells))

    total = filled(table.total) if table.total else None
    return replace(table, rows=tuple(filled(row) for row in table.rows), total=total)


def _in(row: Row, by: str, line: PurchaseLine, shown: set[str]) -> bool:
    value = line.supplier if by == "supplier" else line.sku
    return row.kind == "total" or (row.slice.get(by) == value if row.slice else value not in shown)


def _record(bench: Bench, lines: Sequence[PurchaseLine]) -> Mapping[str, Cell]:
    """What the lines of one supplier say."""
    received = [line for line in lines if line.received is not None and bench.start <= line.received <= bench.end]
    leads = [Decimal((line.received - line.ordered).days) for line in received if line.received]
    late = [Decimal((line.received - line.promised).days) for line in received if line.received]
    until = _known_until(bench)
    open_ones = [
        line for line in lines if line.ordered <= bench.end and (line.received is None or line.received > bench.end)
    ]
    told = [line for line in received if line.received_quantity is not None]
    units = Decimal(sum(line.received_quantity or 0 for line in told)), Decimal(sum(line.quantity for line in told))
    enough = len(leads) >= int(bench.settings["fewest_lines"])
    values = {
        RECEIVED.id: Decimal(len(received)),
        LEAD.id: mean(leads),
        SPREAD.id: spread(leads) if enough else None,
        LATEST.id: percentile(leads, _NINE) if enough else None,
        LATE.id: mean([days for days in late if days > 0]),
        OVERDUE.id: Decimal(sum(line.promised < until for line in open_ones)),
    }
    missing = {SPREAD.id: "too_few", LATEST.id: "too_few"} if leads else {}
    cells = {id: Cell(value, None if value is not None else missing.get(id, "no_data")) for id, value in values.items()}
    return {**cells, FILLED.id: Cell(divide(*units), None if units[1] else "no_data", *units)}


def _known_until(bench: Bench) -> date:
    """The last day, or the last one on which anything is known of purchase orders."""
    span = ground_of(bench.workspace, bench.question.as_of).span(("purchase_orders",))
    return min(bench.end, span[1]) if span else bench.end


METHOD = Method(
    id="suppliers",
    name=Text("供应商记录", "Supplier record"),
    question=Text("哪家供应商准时、交期多长多稳、质检和退货如何。", "Which suppliers are on time, how long and how even their lead times are, and what inspection and returns say."),
    days=365,
    by=("supplier", "sku"),
    compute=suppliers,
    settings=(
        Setting("fewest_lines", Text("算波动至少要几行", "Fewest lines for a spread"), "count", Decimal(FEWEST), Decimal(2), Decimal(50)),
    ),
)  # fmt: skip
