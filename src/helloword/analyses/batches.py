"""Returns by batch: the orders of a SKU, laid on the delivery that had come in last when they were placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword.analyses.analysis import Cell, Row, Table
from helloword.analyses.asking import Bench
from helloword.analyses.counting import least_share
from helloword.analyses.tabling import kpi_column, made_column
from helloword.kpis.purchase_lines import PurchaseLine, purchase_lines
from helloword.money import divide
from helloword.period import ONE_DAY, Grain
from helloword.text import Text

_OF_PRODUCTS = ("sku", "brand", "line", "supplier")
RETURNED = made_column(
    "of_orders",
    Text("退货件数", "Units returned"),
    "count",
    Text("这批货期间所下订单的退货件数。", "Units returned of the orders placed while the batch was the newest."),
    better="down",
)
ORDERED = made_column(
    "ordered",
    Text("售出件数", "Units ordered"),
    "count",
    Text("这批货期间所下订单的件数。", "Units of the orders placed while the batch was the newest."),
)
RECEIVED = made_column(
    "received",
    Text("到货件数", "Units received"),
    "count",
    Text("这批采购到货的件数。", "Units that came in with the batch."),
)
PASSED = made_column("passed_share", Text("质检合格率", "QC pass rate"), "ratio", Text("这批货合格件数 ÷ 抽检件数。", "Units passed divided by units inspected, of the batch."), better="up")  # fmt: skip


@dataclass(frozen=True)
class Batch:
    """What came in on a day, and the days on which it was the newest; `came` is None before the first known delivery."""

    sku: str
    came: date | None
    first: date
    until: date
    lines: tuple[PurchaseLine, ...]


def spans(sku: str, lines: Sequence[PurchaseLine], start: date, end: date) -> list[Batch]:
    """The batches of a SKU whose days touch `start`..`end`, cut to it."""
    by_day: dict[date, list[PurchaseLine]] = {}
    for line in lines:
        if line.received is not None and line.received <= end:
            by_day.setdefault(line.received, []).append(line)
    days = sorted(by_day)
    if not days:
        return []
    before = [day for day in days if day <= start]
    found = [] if before else [Batch(sku, None, start, min(days[0] - ONE_DAY, end), ())]
    kept = [*before[-1:], *(day for day in days if day > start)]
    for day, after in zip(kept, [*kept[1:], None], strict=True):
        until = after - ONE_DAY if after else end
        found.append(Batch(sku, day, max(day, start), until, tuple(by_day[day])))
    return found


def batches(bench: Bench, skus: Table) -> Table | None:
    """The batches of the SKUs that stand out, else of those that came back most; None where they cannot be told."""
    most = int(bench.settings["batch_skus"])
    rows = [row for row in skus.rows if row.kind == "slice" and row.name is None]
    wanted = [row.slice["sku"] for row in sorted(rows, key=lambda row: "high" not in row.labels)[:most]]
    if not wanted or not bench.seen(("supplier_otd",)):
        return None
    where = {dim: values for dim, values in bench.question.where.items() if dim in _OF_PRODUCTS}
    lines = purchase_lines(bench.workspace, where | {"sku": tuple(wanted)}, bench.question.as_of)
    counts = _daily(bench, wanted)
    columns = (kpi_column(bench, "return_rate"), RETURNED, ORDERED, RECEIVED, PASSED)
    told = [_row(bench, batch, counts[sku]) for sku in wanted for batch in _of(bench, sku, lines)]
    if not told:
        return None
    bench.note(
        "batches",
        "退货本身不带批号：订单归到下单时最近一次到货的那批。新旧混卖时前后两批会有出入。",
        "Returns name no batch: an order is laid on the delivery that had come in last when it was placed; where old and new stock mix, neighbouring batches blur.",
    )
    return Table("batches", Text("批次", "Batches"), "table", "sku", columns, tuple(told), None, None, len(told))


def _of(bench: Bench, sku: str, lines: Sequence[PurchaseLine]) -> list[Batch]:
    return spans(sku, [line for line in lines if line.sku == sku], bench.start, bench.end)


Daily = Mapping[date, tuple[Decimal, Decimal]]


def _daily(bench: Bench, skus: Sequence[str]) -> Mapping[str, Daily]:
    """Units returned of the orders of each day, and units of these orders."""
    found: dict[str, dict[date, tuple[Decimal, Decimal]]] = {sku: {} for sku in skus}
    if bench.days_known is None:
        return found
    where, days = {"sku": tuple(skus)}, bench.days_known
    for reading in bench.read(("return_rate",), ("sku",), where=where, grain=Grain.DAY, days=days):
        if reading.denominator is not None:
            found[reading.slice["sku"]][reading.period.start] = (reading.numerator or Decimal(0), reading.denominator)
    return found


def _row(bench: Bench, batch: Batch, daily: Daily) -> Row:
    """A batch with its return rate, which is that of its SKU in its days."""
    returned, ordered = _within(daily, batch.first, batch.until)
    every = _within(daily, bench.start, bench.end)
    others = divide(every[0] - returned, every[1] - ordered)
    high = others is not None and ordered >= bench.settings["fewest_units"] and least_share(returned, ordered) > others
    rate = divide(returned, ordered)
    cells = (
        Cell(rate, None if rate is not None else "zero_denominator", returned, ordered),
        Cell(returned),
        Cell(ordered),
        *_received(batch),
    )
    return Row(
        "slice", cells, {"sku": batch.sku}, _name(batch), labels=("high",) if high else (), start=batch.first, end=batch.until
    )  # fmt: skip


def _within(daily: Daily, first: date, until: date) -> tuple[Decimal, Decimal]:
    kept = [pair for day, pair in daily.items() if first <= day <= until]
    return sum((pair[0] for pair in kept), Decimal(0)), sum((pair[1] for pair in kept), Decimal(0))


def _received(batch: Batch) -> tuple[Cell, Cell]:
    if not batch.lines:
        return Cell(None, "no_data"), Cell(None, "no_data")
    units = sum(line.quantity if line.received_quantity is None else line.received_quantity for line in batch.lines)
    checked = [line for line in batch.lines if line.inspected is not None and line.passed is not None]
    passed, inspected = (
        Decimal(sum(line.passed or 0 for line in checked)),
        Decimal(sum(line.inspected or 0 for line in checked)),
    )
    share = divide(passed, inspected)
    return Cell(Decimal(units)), Cell(share, None if share is not None else "no_data", passed, inspected)


def _name(batch: Batch) -> Text:
    if batch.came is None:
        return Text(f"{batch.sku} · 首次到货之前", f"{batch.sku} · before the first delivery")
    orders = list(dict.fromkeys(line.po for line in batch.lines))
    named = orders[0] + (f" +{len(orders) - 1}" if len(orders) > 1 else "")
    return Text(f"{batch.sku} · {named} · {batch.came} 到货", f"{batch.sku} · {named} · came {batch.came}")
