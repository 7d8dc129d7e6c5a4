"""Why goods come back: reasons by weight, SKUs, and the batches they were delivered in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from helloword.analyses.analysis import Cell, Label, Row, Setting, Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.batches import batches
from helloword.analyses.counting import least_share
from helloword.analyses.tabling import (
    NOTHING,
    Derive,
    Layout,
    Line,
    kpi_column,
    lines_of,
    made_column,
    quotient_part,
    sliced,
    with_shares,
)
from helloword.kpis.dimensions import KNOWN_REASONS
from helloword.kpis.value_names import NAMES
from helloword.money import divide
from helloword.text import Text

RETURNED = made_column(
    "returned",
    Text("退货件数", "Units returned"),
    "count",
    Text(
        "期内申请退货的件数，不管退的是哪天的订单。",
        "Units asked back in these days, whatever the day of their orders.",
    ),
    better="down",
)
SHARE = made_column(
    "share",
    Text("占比", "Share"),
    "ratio",
    Text("退货件数 ÷ 全部退货件数。", "Units returned divided by all units returned."),
)
RUNNING = made_column(
    "running_share",
    Text("累计占比", "Running share"),
    "ratio",
    Text("从最多的一行加到这一行的占比。", "The shares of the rows down to this one, added up."),
)
OF_ORDERS = made_column(
    "of_orders",
    Text("所下订单的退货", "Returned of the orders"),
    "count",
    Text(
        "期内所下订单的退货件数，即退货率的分子。",
        "Units returned of the orders placed in these days: above the line of the return rate.",
    ),
    better="down",
)
ORDERED = made_column(
    "ordered",
    Text("所下订单的件数", "Units of the orders"),
    "count",
    Text(
        "期内所下订单的件数，即退货率的分母。",
        "Units of the orders placed in these days: below the line of the return rate.",
    ),
)
MAIN = made_column("main_share", Text("首要原因占比", "Share of the main reason"), "ratio", Text("最常见的原因占退货件数多少，原因见分类。", "How much of the units returned the most frequent reason has; the classes name it."))  # fmt: skip

HIGH = Label(
    "high",
    "level",
    Text("偏高", "High"),
    Text(
        "退货率明显高于整体：按 95% 把握的下限仍高于合计。",
        "Returned clearly more often than all: even the lower bound at 95 % lies above the total.",
    ),
)
VITAL = Label("vital", "pareto", Text("主要", "Vital"), Text("累计到设定占比的少数几个原因。", "The few reasons that make most of it, up to the share that is set."))  # fmt: skip
OF_REASONS = tuple(
    Label(id, "reason", NAMES["reason"][id], Text("最常见的退货原因。", "The most frequent reason."))
    for id in KNOWN_REASONS
)


def returns(bench: Bench) -> Sequence[Table]:
    """Reasons, then SKUs, then the batches of the SKUs that came back most."""
    bench.note(
        "immature",
        "最近 30 天的订单还会继续有退货，它们的退货率偏低。",
        "Orders of the last 30 days will still gain returns; their return rate is too low yet.",
    )
    reasons, skus = _reasons(bench), _skus(bench)
    found = batches(bench, skus) if skus.by == "sku" else None
    return (reasons, skus, *((found,) if found else ()))


def _reasons(bench: Bench) -> Table:
    kpis = bench.fitting(bench.seen(("return_rate_period", "refunds")), "reason", ("return_rate_period",))
    columns = (RETURNED, SHARE, RUNNING, *(kpi_column(bench, id) for id in kpis))
    layout = Layout(
        "reasons", Text("退货原因", "Reasons"), "pareto", columns, "returned", _counted(), frozenset({"returned"})
    )
    table = sliced(bench, layout, "reason", lines_of(bench, layout, "reason"))
    table = with_shares(table, "returned", "share", "running_share")
    return replace(table, rows=tuple(_vital(table.rows, bench.settings["vital_share"])))


def _vital(rows: Sequence[Row], most: Decimal) -> Iterable[Row]:
    """The rows, with those marked that are needed to come to most of it."""
    before = Decimal(0)
    for row in rows:
        yield replace(row, labels=(VITAL.id,)) if before < most and row.kind == "slice" and row.cells[0].value else row
        before = row.cells[2].value or before


def _skus(bench: Bench) -> Table:
    by = bench.by or "sku"
    kpis = bench.fitting(bench.seen(("return_rate_period", "return_rate", "refunds")), by, ("return_rate_period",))
    counted = _counted() | {
        "of_orders": quotient_part("return_rate", "numerator"),
        "ordered": quotient_part("return_rate", "denominator"),
    }
    columns = (RETURNED, SHARE, RUNNING, *(kpi_column(bench, id) for id in kpis), OF_ORDERS, ORDERED, MAIN)
    layout = Layout("skus", Text("哪些商品", "By product"), "ranked", columns, "returned", counted, frozenset(counted))
    reasons, whole = _main_reasons(bench, by), bench.read(("return_rate",))[0].value
    lines = [_judged(bench, line, whole, reasons.get(line.at)) for line in lines_of(bench, layout, by)]
    return with_shares(sliced(bench, layout, by, lines), "returned", "share", "running_share")


def _counted() -> dict[str, Derive]:
    return {"returned": quotient_part("return_rate_period", "numerator")}


def _main_reasons(bench: Bench, by: str) -> Mapping[str, tuple[str, Cell]]:
    """Of each slice the reason that most units came back for, and its share."""
    counts: dict[str, dict[str, Decimal]] = {}
    for reading in bench.read(("return_rate_period",), (by, "reason"), compared=False):
        if reading.numerator:
            counts.setdefault(reading.slice[by], {})[reading.slice["reason"]] = reading.numerator
    found = {}
    for at, of_reasons in counts.items():
        main = max(sorted(of_reasons), key=lambda reason: of_reasons[reason])
        every = sum(of_reasons.values(), Decimal(0))
        found[at] = (main, Cell(divide(of_reasons[main], every), None, of_reasons[main], every))
    return found


def _judged(bench: Bench, line: Line, whole: Decimal | None, main: tuple[str, Cell] | None) -> Line:
    """The line with its main reason, and whether it comes back more often than all do."""
    rate = line.cells.get("return_rate", NOTHING)
    enough = (rate.denominator or 0) >= bench.settings["fewest_units"]
    high = (
        enough
        and whole is not None
        and least_share(rate.numerator or Decimal(0), rate.denominator or Decimal(0)) > whole
    )
    reason = [main[0]] if main and main[0] in KNOWN_REASONS else []
    cells = {**line.cells, "main_share": main[1] if main else NOTHING}
    return Line(line.at, cells, (*((HIGH.id,) if high else ()), *reason))


METHOD = Method(
    id="returns",
    name=Text("退货原因", "Return reasons"),
    question=Text("为什么退货、哪些 SKU 退得多、是不是某一批货的问题。", "Why goods come back, which SKUs come back most, and whether it is one batch."),
    days=90,
    by=("sku", "line", "brand", "supplier", "store", "country", "channel", "carrier", "fulfilment"),
    compute=returns,
    settings=(
        Setting("vital_share", Text("主要原因的累计占比", "Share that vital reasons make"), "ratio", Decimal("0.8"), Decimal("0.1"), Decimal(1)),
        Setting("fewest_units", Text("判断偏高至少要几件", "Fewest units to call it high"), "count", Decimal(30), Decimal(1), Decimal(10000)),
        Setting("batch_skus", Text("看几个 SKU 的批次", "SKUs whose batches are shown"), "count", Decimal(5), Decimal(0), Decimal(50)),
    ),
    labels=(HIGH, VITAL, *OF_REASONS),
)  # fmt: skip
