"""Cohorts: customers by the month of their first order, how many come back, and what they bring over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from helloword.analyses.analysis import Cell, Column, Row, Setting, Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.tabling import NOTHING, cell_of, kpi_column, made_column
from helloword.kpis.dimensions import MONTHS_SINCE
from helloword.money import divide
from helloword.period import ONE_DAY, Grain, Period, add_months
from helloword.text import Text

VALUE, COST = "clv", "cac"
PAYS = made_column(
    "value_per_cost",
    Text("终身价值 ÷ 获客成本", "Lifetime value / CAC"),
    "times",
    Text(
        "到现在为止的终身价值 ÷ 同月的获客成本；不满一年的批次还会上升。",
        "Lifetime value so far divided by the acquisition cost of the month; cohorts younger than a year will rise.",
    ),
    better="up",
)
BACK = made_column(
    "paid_back",
    Text("回本月数", "Months to pay back"),
    "count",
    Text("累计价值第一次达到获客成本时是首购后第几个月；没有的还没回本。", "In which month since the first order the value so far first reaches the acquisition cost; none where it has not."),
    better="down",
)  # fmt: skip


_ZERO = Decimal(0)
NOT_YET = Cell(None, "not_yet")


@dataclass(frozen=True)
class Cohort:
    """The customers of a month: its period, its cells by KPI, and those by KPI and months since."""

    period: Period
    whole: Mapping[str, Cell]
    by_month: Mapping[tuple[str, int], Cell]

    def at(self, kpi: str, months: int, known: date) -> Cell:
        """What a month brought that has begun; where nobody ordered in it that is zero, not unknown."""
        if add_months(self.period.start, months) > known:
            return NOT_YET
        size = self.whole.get(kpi, NOTHING).denominator
        nobody = Cell(_ZERO, None, _ZERO, size) if size else Cell(None, "zero_denominator")
        cell = self.by_month.get((kpi, months), nobody)
        return cell if self.over(months, known) or cell.value is None else replace(cell, reason="so_far")

    def so_far(self, kpi: str, months: int, known: date) -> Cell:
        """What the months up to one brought together."""
        cells = [self.at(kpi, n, known) for n in range(months + 1)]
        if any(cell.value is None for cell in cells):
            return next(cell for cell in cells if cell.value is None)
        top = sum((cell.numerator or _ZERO for cell in cells), _ZERO)
        bottom = cells[0].denominator or _ZERO
        return Cell(divide(top, bottom), cells[-1].reason, top, bottom)

    def over(self, months: int, known: date) -> bool:
        """Whether the data reach to the end of a month."""
        return add_months(self.period.start, months + 1) - ONE_DAY <= known


def cohorts(bench: Bench) -> Sequence[Table]:
    """Who comes back, month by month; then what customers bring, added up over the months."""
    bench.need("retention", VALUE)
    seen = bench.fitting(bench.seen(("new_customers", "retention", VALUE, COST)), needed=("retention", VALUE))
    found = _cohorts(bench, seen)
    _noted(bench)
    return (
        *([_retention(bench, seen, found)] if "retention" in seen else []),
        *([_value(bench, seen, found)] if VALUE in seen else []),
    )


def _cohorts(bench: Bench, seen: Sequence[str]) -> list[Cohort]:
    """A cohort for each calendar month that the days touch, oldest first."""
    by_month: dict[date, dict[tuple[str, int], Cell]] = {}
    wholes: dict[date, dict[str, Cell]] = {}
    periods: dict[date, Period] = {}
    if (days := bench.days_known) is None:
        return []
    sliced = [id for id in ("retention", VALUE) if id in seen]
    for reading in bench.read(sliced, (MONTHS_SINCE,), grain=Grain.MONTH, days=days):
        if (since := reading.slice[MONTHS_SINCE]).isdigit():
            by_month.setdefault(reading.period.start, {})[reading.kpi, int(since)] = cell_of(reading)
    for reading in bench.read(seen, grain=Grain.MONTH, days=days):
        wholes.setdefault(reading.period.start, {})[reading.kpi] = cell_of(reading)
        periods[reading.period.start] = reading.period
    return [Cohort(periods[start], cells, by_month.get(start, {})) for start, cells in sorted(wholes.items())]


def _retention(bench: Bench, seen: Sequence[str], found: Sequence[Cohort]) -> Table:
    """The share of each month's customers who ordered again in each month after it."""
    first, months = [id for id in ("new_customers", "retention") if id in seen], range(1, _months(bench) + 1)
    of, known = bench.catalogue.kpis["retention"], _known(bench)
    columns = [kpi_column(bench, id) for id in first]
    for n in months:
        name = Text(f"第 {n} 月", f"Month {n}")
        columns.append(Column(f"month_{n}", name, of.unit, "retention", {MONTHS_SINCE: str(n)}, better=of.better))
    rows = [_row(each, [*_whole(each, first), *(each.at("retention", n, known) for n in months)]) for each in found]
    pooled = [_pooled([each.at("retention", n, known) for each in found if each.over(n, known)]) for n in months]
    return _table("retention", Text("留存", "Retention"), columns, rows, [*_asked(bench, first), *pooled])


def _value(bench: Bench, seen: Sequence[str], found: Sequence[Cohort]) -> Table:
    """What a customer of each month has brought up to each month after it, and what winning one cost."""
    first, months = [id for id in ("new_customers", VALUE, COST) if id in seen], range(_months(bench) + 1)
    known, pays = _known(bench), COST in seen
    columns = [*(kpi_column(bench, id) for id in first), *((PAYS, BACK) if pays else ())]
    for n in months:
        name, meaning = Text(f"到第 {n} 月", f"To month {n}"), Text(
            f"首购当月起到第 {n} 个月的订单带来的终身价值，逐月相加。", f"Lifetime value of the orders from the first month to month {n}, added up."
        )  # fmt: skip
        columns.append(made_column(f"month_{n}", name, "money", meaning, better="up"))
    rows = []
    for each in found:
        path = [each.so_far(VALUE, n, known) for n in months]
        rows.append(_row(each, [*_whole(each, first), *(_paid(each.whole, path) if pays else ()), *path]))
    path = [_pooled([each.so_far(VALUE, n, known) for each in found if each.over(n, known)]) for n in months]
    whole = _asked(bench, first)
    paid = _paid(dict(zip(first, whole, strict=True)), path) if pays else ()
    return _table("value", Text("终身价值", "Lifetime value"), columns, rows, [*whole, *paid, *path])


def _paid(whole: Mapping[str, Cell], path: Sequence[Cell]) -> tuple[Cell, Cell]:
    """Lifetime value by what a customer cost, and the month in which the one reached the other."""
    value, cost = whole.get(VALUE, NOTHING).value, whole.get(COST, NOTHING).value
    if value is None or cost is None:
        return NOTHING, NOTHING
    reached = next((n for n, cell in enumerate(path) if cell.value is not None and cell.value >= cost), None)
    ratio = divide(value, cost)
    return (
        Cell(ratio, None if ratio is not None else "zero_denominator", value, cost),
        Cell(Decimal(reached)) if reached is not None else NOT_YET,
    )


def _pooled(cells: Sequence[Cell]) -> Cell:
    """Cohorts together: a ratio of sums, of those whose month is over."""
    top = sum((cell.numerator or _ZERO for cell in cells), _ZERO)
    bottom = sum((cell.denominator or _ZERO for cell in cells), _ZERO)
    value = divide(top, bottom)
    return NOT_YET if value is None else Cell(value, None, top, bottom)


def _whole(each: Cohort, ids: Sequence[str]) -> list[Cell]:
    return [each.whole.get(id, NOTHING) for id in ids]


def _asked(bench: Bench, ids: Sequence[str]) -> list[Cell]:
    found = {reading.kpi: cell_of(reading) for reading in bench.read(ids, compared=False)}
    return [found.get(id, NOTHING) for id in ids]


def _row(each: Cohort, cells: Sequence[Cell]) -> Row:
    name = f"{each.period.start:%Y-%m}"
    return Row("step", tuple(cells), name=Text(name, name), start=each.period.first, end=each.period.until)


def _table(id: str, name: Text, columns: Sequence[Column], rows: Sequence[Row], total: Sequence[Cell]) -> Table:
    whole = Row("total", tuple(total), name=Text("合计", "Total"), slices=len(rows))
    return Table(id, name, "matrix", None, tuple(columns), tuple(rows), whole, None, len(rows))


def _months(bench: Bench) -> int:
    return int(bench.settings["months"])


def _known(bench: Bench) -> date:
    return bench.known[1] if bench.known else bench.end


def _noted(bench: Bench) -> None:
    bench.note(
        "so_far",
        "最近的月份还没过完，只算到目前；合计只用已经过完的月份。终身价值最多算到首购后 365 天，减去退款和商品成本，没有减费用和广告。",
        "Months that are not over are told so far, and the total takes only those that are. Lifetime value goes up to day 365, less refunds and cost of goods, before fees and ads.",
    )
    if bench.known and bench.start - bench.known[0] < BEFORE:
        bench.note(
            "history",
            "数据开始前就买过的客户，在这里会被当成新客。",
            "Customers who bought before the data begin count as new here.",
        )
    if bench.question.compare:
        bench.note("not_compared", "同批客户之间互相对比，不另作对比。", "Cohorts are held against each other, not against other days.")  # fmt: skip


BEFORE = timedelta(days=180)
"""How long data must reach back before the first cohort for most of its customers to be new."""

METHOD = Method(
    id="cohorts",
    name=Text("同批客户", "Cohorts"),
    question=Text("每个月的新客后来有多少回来、带来多少、多久回本。", "Of each month's new customers: how many come back, what they bring, and when they have paid for themselves."),
    days=335,
    by=(),
    begins=Grain.MONTH,
    compute=cohorts,
    settings=(Setting("months", Text("看首购后几个月", "Months since the first order"), "count", Decimal(12), Decimal(1), Decimal(24)),),
)  # fmt: skip
