"""The conversion funnel: how many come to each step, go on from it, and are lost there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from helloword.analyses.analysis import Cell, Label, Row, Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.tabling import (
    NOTHING,
    Layout,
    cell_of,
    compared,
    kpi_column,
    lines_of,
    made_column,
    quotient_part,
    sliced,
)
from helloword.money import EXACT, divide
from helloword.text import Text

_ONE = Decimal(1)
NOISE = Decimal("0.03")
"""A change below this part of what it was says nothing."""
MOVED = Label(
    "moved_most",
    "funnel",
    Text("变化最大", "Moved most"),
    Text("与对比期相比，通过率变化最大的一步。", "The step whose passing rate moved most against the days compared with."),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """From one stage to the next; its KPI is the share that goes on, or the share that is lost."""

    id: str
    name: Text
    kpi: str
    loses: bool = False


STEPS = (
    Step("view", Text("访问 → 看商品", "Visit → product view"), "view_rate"),
    Step("cart", Text("看商品 → 加购", "Product view → cart"), "cart_rate"),
    Step("checkout", Text("加购 → 开始结账", "Cart → checkout"), "checkout_rate"),
    Step("shipping", Text("结账 → 填写收货信息", "Checkout → shipping"), "cart_abandonment_checkout", loses=True),
    Step("payment", Text("收货信息 → 支付", "Shipping → payment"), "cart_abandonment_shipping", loses=True),
    Step("purchase", Text("支付 → 下单", "Payment → purchase"), "cart_abandonment_payment", loses=True),
)
SHORT = Step("purchase", Text("结账 → 下单", "Checkout → purchase"), "checkout_completion")
"""The whole checkout as one step, where its stages are not known."""
WHOLE = ("cvr", "cart_abandonment", "checkout_completion")

ENTERED = made_column(
    "entered",
    Text("进入", "Entered"),
    "count",
    Text(
        "走到这一步之前的次数，只算下一阶段也有记录的。",
        "How many came to the step, of those whose next stage is known.",
    ),
)
PASSED = made_column(
    "passed",
    Text("通过", "Went on"),
    "count",
    Text("进入的当中走到下一阶段的。", "Of these, how many came to the next stage."),
)
LOST = made_column(
    "lost", Text("流失", "Lost"), "count", Text("进入 − 通过。", "Entered minus went on."), better="down"
)
PASS = made_column(
    "pass_rate",
    Text("通过率", "Passing rate"),
    "ratio",
    Text("通过 ÷ 进入。", "Went on divided by entered."),
    better="up",
)
LOSS = made_column(
    "loss_rate", Text("流失率", "Loss"), "ratio", Text("流失 ÷ 进入。", "Lost divided by entered."), better="down"
)
REACH = made_column(
    "reach",
    Text("累计到达", "Reach"),
    "ratio",
    Text("从访问算起各步通过率连乘。", "The passing rates of all steps so far, multiplied."),
    better="up",
)
VISITS = made_column("visits", Text("漏斗会话", "Funnel sessions"), "count", Text("有看商品记录的漏斗会话。", "Sessions of the funnel whose product views are known."))  # fmt: skip


def funnel(bench: Bench) -> Sequence[Table]:
    """The steps of all, then the same rates slice by slice."""
    return (_steps(bench), _slices(bench))


def _steps(bench: Bench) -> Table:
    asked = bench.fitting(bench.seen([*(step.kpi for step in STEPS), SHORT.kpi]))
    found = {reading.kpi: cell_of(reading) for reading in bench.read(asked)}
    rows: list[Row] = []
    reach: Decimal | None = _ONE
    for step in _known(bench, found):
        cells = _cells(step, found.get(step.kpi, NOTHING))
        passed = cells["pass_rate"].value
        reach = EXACT.multiply(reach, passed) if passed is not None and reach is not None else None
        cells["reach"] = Cell(reach) if reach is not None else NOTHING
        rows.append(Row("step", tuple(cells[c.id] for c in _COLUMNS), name=step.name))
    return Table("steps", Text("漏斗", "Funnel"), "funnel", None, _COLUMNS, tuple(_marked(rows)), None, None, len(rows))


_COLUMNS = (ENTERED, PASSED, LOST, PASS, LOSS, REACH)


def _known(bench: Bench, found: Mapping[str, Cell]) -> Sequence[Step]:
    """The steps with what is known of the checkout: its stages, or only how it ends."""
    if any(found.get(step.kpi, NOTHING).value is not None for step in STEPS[3:]):
        return STEPS
    if found.get(SHORT.kpi, NOTHING).value is not None:
        bench.note(
            "short", "结账各阶段没有数据，合为一步。", "The stages of the checkout are not known; it is one step."
        )
        return (*STEPS[:3], SHORT)
    return STEPS


def _cells(step: Step, rate: Cell) -> dict[str, Cell]:
    """A step's counts and both its rates; one of the two is the KPI itself."""
    other = compared(_less(rate.value), _less(rate.before)) if rate.value is not None else Cell(None, rate.reason)
    own = replace(rate, kpi=step.kpi)
    top, bottom = rate.numerator, rate.denominator
    turned = EXACT.subtract(bottom, top) if top is not None and bottom is not None else None
    counts = (turned, top) if step.loses else (top, turned)
    passed, lost = (Cell(count, None if count is not None else rate.reason) for count in counts)
    rates = (other, own) if step.loses else (own, other)
    entered = Cell(bottom, None if bottom is not None else rate.reason)
    return {"entered": entered, "passed": passed, "lost": lost, "pass_rate": rates[0], "loss_rate": rates[1]}


def _less(value: Decimal | None) -> Decimal | None:
    return None if value is None else EXACT.subtract(_ONE, value)


def _marked(rows: Sequence[Row]) -> list[Row]:
    """The rows, with the one marked whose passing rate moved most for its size."""
    place = _COLUMNS.index(PASS)

    def moved(row: Row) -> Decimal:
        cell = row.cells[place]
        known = cell.change is not None and cell.before
        return abs(divide(cell.change or Decimal(0), cell.before or _ONE) or Decimal(0)) if known else Decimal(0)

    most = max(rows, key=moved)
    return [replace(row, labels=(MOVED.id,)) if row is most and moved(row) > NOISE else row for row in rows]


def _slices(bench: Bench) -> Table:
    by = bench.by or "store"
    seen = bench.fitting(bench.seen([*WHOLE, *(step.kpi for step in STEPS)]), by)
    weighed = "view_rate" in seen
    columns = (*((VISITS,) if weighed else ()), *(kpi_column(bench, id) for id in seen))
    made = {"visits": quotient_part("view_rate", "denominator")} if weighed else {}
    layout = Layout("slices", Text("各部分", "By part"), "table", columns, "visits" if weighed else seen[0], made)
    return sliced(bench, layout, by, lines_of(bench, layout, by))


METHOD = Method(
    id="funnel",
    name=Text("转化漏斗", "Conversion funnel"),
    question=Text("从访问到下单，每一步走了多少人、在哪一步流失最多。", "From the visit to the order: how many go on at each step, and where most are lost."),
    days=90,
    by=("store", "channel", "device", "platform", "marketplace", "region"),
    compute=funnel,
    labels=(MOVED,),
)  # fmt: skip
