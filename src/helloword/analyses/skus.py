"""Best and slow SKUs: ABC by what they contribute, XYZ by how evenly they sell, slow and dead stock; launches set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from helloword.analyses.analysis import Cell, Column, Row, Setting, Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.classing import LABELS, Facts, Lines, classes, launches, shares, variation
from helloword.analyses.counting import mean
from helloword.analyses.tabling import NOTHING, Layout, Line, kpi_column, lines_of, made_column, quotient_part, sliced
from helloword.kpis.dimensions import NONE
from helloword.kpis.first_days import FirstDays, first_days
from helloword.money import divide
from helloword.period import Grain, start_of
from helloword.text import Text

EARNED = ("contribution_profit", "net_sales")
"""What ABC ranks by: what SKUs contribute, and what they sell where costs may not be seen."""
KPIS = (
    "contribution_profit",
    "contribution_margin",
    "net_sales",
    "units",
    "sell_through",
    "days_of_cover",
    "stockout_rate",
)

SHARE = made_column(
    "share",
    Text("占比", "Share"),
    "ratio",
    Text(
        "排名所依据的金额占全部赚钱 SKU 的多少，不含新品。",
        "The amount that ranks the SKU, as a part of what all SKUs that earn come to, without launches.",
    ),
)
RUNNING = made_column(
    "running_share",
    Text("累计占比", "Running share"),
    "ratio",
    Text(
        "从最大的 SKU 加到这一个的占比，决定 ABC。",
        "The shares of the SKUs from the largest down to this one, added up; it decides between A, B and C.",
    ),
)
WEEKLY = made_column(
    "weekly_units",
    Text("周均销量", "Units a week"),
    "count",
    Text("有货的整周的平均销量。", "Mean units of the whole weeks in which it was not out of stock."),
    better="up",
)
VARIES = made_column(
    "variation",
    Text("变异系数", "Variation"),
    "times",
    Text(
        "每周销量的标准差 ÷ 平均数，断货的周不算，最多看 53 周。",
        "Standard deviation of weekly units divided by their mean, without weeks out of stock, over 53 weeks at most.",
    ),
    better="down",
)
WEEKS = made_column(
    "weeks",
    Text("计入的周数", "Weeks counted"),
    "count",
    Text("上市后、没有断货的整周。", "Whole weeks since its first day in which it was not out of stock."),
)
WEEKS_OUT = made_column(
    "weeks_out",
    Text("剔除的断货周", "Weeks set apart"),
    "count",
    Text(
        "断货天数超过设定、没有计入的周。",
        "Weeks that were left out because it was out of stock for more of them than is set.",
    ),
    better="down",
)
SELLABLE = made_column(
    "sellable",
    Text("可售库存", "Sellable stock"),
    "count",
    Text(
        "最后一天的可售件数，即可售天数的分子 ÷ 30。",
        "Units sellable on the last day: above the line of the days of cover, divided by 30.",
    ),
)
OUT_DAYS = made_column(
    "out_days",
    Text("断货天数", "Days out of stock"),
    "count",
    Text(
        "期内各店铺可售为零的 SKU 天数，即断货率的分子。",
        "SKU-days of all stores with nothing sellable: above the line of the stock-out rate.",
    ),
    better="down",
)
AGE = made_column(
    "age",
    Text("上市天数", "Age"),
    "days",
    Text(
        "从上市、首次售出或首次有货到最后一天；没有的是数据开始前就有的。",
        "Days since it was launched, first sold or first in stock; none for those as old as the data.",
    ),
)
COUNT = made_column("skus", Text("SKU 数", "SKUs"), "count", Text("有这个分类的 SKU 个数。", "How many SKUs have the class."))  # fmt: skip
_MADE = (SELLABLE, OUT_DAYS, WEEKLY, VARIES, WEEKS, WEEKS_OUT, AGE)
_THIRTY = Decimal(30)
MOST_WEEKS = 53
"""How many weeks up to the last one variation looks at."""
OLD = timedelta(days=7)
"""A SKU whose first day is within the first week of all data is as old as the data."""


def skus(bench: Bench) -> Sequence[Table]:
    """All SKUs by what they earn, those that lie in stock, and what the classes come to."""
    layout = _layout(bench)
    found = lines_of(bench, layout, "sku")
    known = first_days(bench.workspace, bench.question.where, bench.question.as_of)
    firsts, weeks, out = _grown(known), _weeks(bench, known.by_sku), _out(bench)
    facts = {
        line.at: _facts(layout.rank, line, firsts.get(line.at), weeks.get(line.at, ((), 0))[0], out)
        for line in found
        if line.at != NONE
    }
    labels, parts = classes(facts, _lines(bench), bench.end), _shares(bench, facts)
    lines = [line for line in found if line.at == NONE] + [
        Line(
            line.at,
            {**line.cells, **parts.get(line.at, {}), **_told(bench, facts[line.at], weeks.get(line.at, ((), 0)))},
            labels[line.at],
        )
        for line in found
        if line.at != NONE
    ]
    _noted(bench, layout, lines)
    best = sliced(bench, layout, "sku", lines)
    lying = [line for line in lines if {"slow", "dead"} & set(line.labels)]
    return (best, *([_slow(bench, layout, lying)] if lying else []), _classes(layout, lines))


def _layout(bench: Bench) -> Layout:
    bench.need(*EARNED)
    seen = bench.fitting(bench.seen(KPIS), "sku", EARNED)
    rank = next(id for id in EARNED if id in seen)
    columns = {id: kpi_column(bench, id) for id in seen}
    first = columns.pop(rank)
    made = {"out_days": quotient_part("stockout_rate", "numerator"), "sellable": _sellable}
    return Layout(
        "skus", Text("全部 SKU", "All SKUs"), "quadrant", (first, SHARE, RUNNING, *columns.values(), *_MADE), rank, made
    )  # fmt: skip


def _sellable(cells: Mapping[str, Cell]) -> Cell:
    """Stock on the last day, which the days of cover are counted from."""
    cover = cells.get("days_of_cover", NOTHING)
    return Cell(divide(cover.numerator, _THIRTY)) if cover.numerator is not None else NOTHING


def _shares(bench: Bench, facts: Mapping[str, Facts]) -> Mapping[str, dict[str, Cell]]:
    """What each SKU has of all that those which are judged earn."""
    launched = launches(facts, _lines(bench), bench.end)
    found = shares({sku: of for sku, of in facts.items() if sku not in launched})
    return {
        sku: {SHARE.id: _cell(share, "zero_denominator"), RUNNING.id: _cell(running, "zero_denominator")}
        for sku, (share, running) in found.items()
    }


def _out(bench: Bench) -> frozenset[str]:
    """SKUs that sold in a store in 90 days and have nothing sellable there on the last day."""
    kpis = bench.able(bench.seen(("days_of_cover", "sell_through")), "sku")
    sold: set[tuple[str, str]] = set()
    empty: set[tuple[str, str]] = set()
    for reading in bench.read(kpis, ("sku", "store"), compared=False):
        at = (reading.slice["sku"], reading.slice["store"])
        if reading.kpi == "sell_through" and reading.numerator:
            sold.add(at)
        if reading.kpi == "days_of_cover" and reading.numerator == 0:
            empty.add(at)
    return frozenset(sku for sku, _ in sold & empty)


def _facts(rank: str, line: Line, first: date | None, weeks: tuple[Decimal, ...], out: frozenset[str]) -> Facts:
    sold, cover = line.cells.get("sell_through", NOTHING), line.cells.get("days_of_cover", NOTHING)
    return Facts(
        earned=line.cells.get(rank, NOTHING).value, weeks=weeks, sellable=line.cells["sellable"].value,
        sell_through=sold.value, cover=cover.value, sold_90=bool(sold.numerator),
        out=line.at in out, first=first,
    )  # fmt: skip


def _grown(known: FirstDays) -> Mapping[str, date]:
    """The first days of SKUs that began after the data did."""
    since = known.known_since
    return {sku: day for sku, day in known.by_sku.items() if since is not None and day > since + OLD}


Weeks = Mapping[str, tuple[tuple[Decimal, ...], int]]


def _weeks(bench: Bench, firsts: Mapping[str, date]) -> Weeks:
    """By SKU its units in whole weeks on sale and in stock, and how many weeks were set apart as out of stock."""
    if bench.days_known is None:
        return {}
    start, end = bench.days_known
    last = start_of(Grain.WEEK, end + timedelta(days=1)) - timedelta(days=1)
    first = max(
        start_of(Grain.WEEK, start + timedelta(days=6)), last - MOST_WEEKS * timedelta(weeks=1) + timedelta(days=1)
    )
    if last < first:
        return {}
    days = (first, last)
    out = {
        (reading.slice["sku"], reading.period.start): reading.value
        for reading in bench.read(
            bench.able(bench.seen(("stockout_rate",)), "sku"), ("sku",), grain=Grain.WEEK, days=days
        )
    }
    units: dict[str, list[Decimal]] = {}
    apart: dict[str, int] = {}
    for reading in bench.read(("units",), ("sku",), grain=Grain.WEEK, days=days):
        sku, week = reading.slice["sku"], reading.period.start
        if reading.value is None or firsts.get(sku, week) > week:
            continue
        share = out.get((sku, week))
        if share is not None and share > bench.settings["out_share"]:
            apart[sku] = apart.get(sku, 0) + 1
        else:
            units.setdefault(sku, []).append(reading.value)
    return {sku: (tuple(units.get(sku, ())), apart.get(sku, 0)) for sku in {*units, *apart}}


def _told(bench: Bench, facts: Facts, weeks: tuple[tuple[Decimal, ...], int]) -> dict[str, Cell]:
    """The cells of a SKU that no KPI has."""
    counted, apart = weeks
    varies = variation(counted) if len(counted) >= bench.settings["fewest_weeks"] else None
    age = Decimal((bench.end - facts.first).days + 1) if facts.first else None
    return {
        WEEKLY.id: _cell(mean(counted)),
        VARIES.id: _cell(varies, "too_few"),
        WEEKS.id: Cell(Decimal(len(counted))),
        WEEKS_OUT.id: Cell(Decimal(apart)),
        AGE.id: _cell(age),
    }


def _cell(value: Decimal | None, reason: str = "no_data") -> Cell:
    return Cell(value, None if value is not None else reason)


def _lines(bench: Bench) -> Lines:
    chosen = bench.settings
    return Lines(
        chosen["a_share"], chosen["b_share"], chosen["x_spread"], chosen["y_spread"], int(chosen["fewest_weeks"]),
        chosen["slow_cover"], int(chosen["launch_days"]),
    )  # fmt: skip


def _slow(bench: Bench, layout: Layout, lying: Sequence[Line]) -> Table:
    """What lies in stock, the most units first."""
    kept = (SELLABLE.id, "days_of_cover", "sell_through", "units", "net_sales", layout.rank, AGE.id)
    by_id = {column.id: column for column in layout.columns}
    columns = tuple(by_id[id] for id in dict.fromkeys(kept) if id in by_id)
    slow = replace(
        layout, id="slow", name=Text("滞销与死库存", "Slow and dead stock"), drawn="ranked", columns=columns, rank=SELLABLE.id
    )  # fmt: skip
    return sliced(bench, slow, "sku", lying, part=True)


def _classes(layout: Layout, lines: Sequence[Line]) -> Table:
    """How many SKUs each class has, and what they come to; also those of every box of ABC and XYZ."""
    sums = [
        column for column in layout.columns if column.id in ("contribution_profit", "net_sales", "units", "sellable")
    ]
    boxes = [(abc, xyz) for abc in "ABC" for xyz in "XYZ"]
    rows = [_class(sums, lines, (label.id,), label.name) for label in LABELS]
    rows += [_class(sums, lines, box, Text("".join(box), "".join(box))) for box in boxes]
    return Table(
        "classes", Text("分类汇总", "Classes"), "table", None, (COUNT, *sums), tuple(rows), None, None, len(rows)
    )


def _class(sums: Sequence[Column], lines: Sequence[Line], labels: tuple[str, ...], name: Text) -> Row:
    inside = [line for line in lines if set(labels) <= set(line.labels)]
    values = [[line.cells.get(column.id, NOTHING).value or Decimal(0) for line in inside] for column in sums]
    cells = (Cell(Decimal(len(inside))), *(Cell(sum(each, Decimal(0))) for each in values))
    return Row("step", cells, name=name, labels=labels, slices=len(inside))


def _noted(bench: Bench, layout: Layout, lines: Sequence[Line]) -> None:
    if layout.rank != EARNED[0]:
        bench.note(
            "by_sales", "你看不到成本，ABC 按净销售额排。", "Your view does not show costs; ABC ranks by net sales."
        )
    if all(line.cells.get("sellable", NOTHING).value is None for line in lines):
        bench.note(
            "no_stock",
            "没有库存数据，无法判断滞销、死库存和断货。",
            "No stock is known, so slow, dead and missing stock cannot be told.",
        )
    bench.note(
        "stock_day",
        "售出率看截至最后一天的 90 天，可售天数看 30 天；ABC 看所选的日子。",
        "Sell-through looks at the 90 days up to the last one, days of cover at 30; ABC at the days asked.",
    )


METHOD = Method(
    id="skus",
    name=Text("畅销与滞销", "Best and slow SKUs"),
    question=Text("哪些 SKU 最赚、哪些卖得稳、哪些压着货或断了货。", "Which SKUs earn most, which sell evenly, and which lie in stock or are out of it."),
    days=91,
    by=("sku",),
    compute=skus,
    settings=(
        Setting("a_share", Text("A 类累计占比", "Running share of A"), "ratio", Decimal("0.8"), Decimal("0.1"), Decimal(1)),
        Setting("b_share", Text("B 类累计占比", "Running share of B"), "ratio", Decimal("0.95"), Decimal("0.1"), Decimal(1)),
        Setting("x_spread", Text("X 类变异系数上限", "Most variation of X"), "times", Decimal("0.5"), Decimal(0), Decimal(10)),
        Setting("y_spread", Text("Y 类变异系数上限", "Most variation of Y"), "times", Decimal(1), Decimal(0), Decimal(10)),
        Setting("fewest_weeks", Text("判断波动至少几周", "Fewest weeks to judge variation"), "count", Decimal(6), Decimal(2), Decimal(104)),
        Setting("out_share", Text("断货超过多少的周不计", "Most of a week out of stock"), "ratio", Decimal("0.2"), Decimal(0), Decimal(1)),
        Setting("slow_cover", Text("滞销的可售天数", "Days of cover of slow stock"), "days", Decimal(90), Decimal(1), Decimal(1000)),
        Setting("launch_days", Text("上市多少天内算新品", "Days that a launch takes"), "days", Decimal(60), Decimal(0), Decimal(365)),
    ),
    labels=LABELS,
)  # fmt: skip
