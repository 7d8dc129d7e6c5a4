"""Classes of SKUs: what they earn (ABC), how evenly they sell (XYZ), and whether stock lies, is dead, or is out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword.analyses.analysis import Label
from helloword.analyses.counting import mean, percentile, spread
from helloword.money import divide
from helloword.text import Text

LABELS = (
    Label("A", "abc", Text("A 类", "A"), Text("按贡献从高到低，累计到第一条线的 SKU。", "Those that earn most, up to the first line of the running share.")),
    Label("B", "abc", Text("B 类", "B"), Text("从第一条线到第二条线。", "From the first line to the second.")),
    Label("C", "abc", Text("C 类", "C"), Text("其余，包括亏钱的。", "The rest, those that lose money among them.")),
    Label("X", "xyz", Text("X 平稳", "X even"), Text("每周销量的变异系数不超过第一条线。", "Weekly units vary little: their coefficient of variation is up to the first line.")),
    Label("Y", "xyz", Text("Y 波动", "Y varying"), Text("变异系数在两条线之间。", "The coefficient is between the two lines.")),
    Label("Z", "xyz", Text("Z 零散", "Z irregular"), Text("变异系数超过第二条线。", "The coefficient is beyond the second line.")),
    Label("slow", "stock", Text("滞销", "Slow"), Text("有货、售出率低于四分之一位、可售天数超过设定（近 30 天没卖也算）。", "In stock, sell-through below the lower quarter, and more days of cover than is set, or nothing sold in 30 days.")),
    Label("dead", "stock", Text("死库存", "Dead"), Text("有货，90 天没有卖出一件。", "In stock, and nothing sold in 90 days.")),
    Label("out", "missing", Text("断货", "Out of stock"), Text("至少一家店铺近 90 天卖过、最后一天可售为零。", "In at least one store sold in the last 90 days, and nothing sellable on the last one.")),
    Label("launch", "life", Text("新品", "Launch"), Text("上市不满设定的天数，不参加 ABC、XYZ 和滞销判断。", "Younger than is set; not judged by ABC, XYZ or slowness.")),
)  # fmt: skip
SINCE_DEAD = 90
"""Days without a sale after which stock is dead: the window of sell-through."""
_QUARTER = Decimal("0.25")
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Lines:
    """Where the classes part; see the settings of `skus`."""

    a_share: Decimal
    b_share: Decimal
    x_spread: Decimal
    y_spread: Decimal
    fewest_weeks: int
    slow_cover: Decimal
    launch_days: int


@dataclass(frozen=True)
class Facts:
    """What is known of a SKU.

    Attributes:
        earned: what ABC ranks by.
        weeks: units of each whole week in which it was on sale and not out of stock.
        sellable: on the last day; None where no stock is known.
        sell_through, cover: None where they cannot be told; `sold_90` says whether anything was sold.
        out: whether it is out of stock somewhere it sold.
        first: its first day; None where it is as old as the data.
    """

    earned: Decimal | None
    weeks: tuple[Decimal, ...] = ()
    sellable: Decimal | None = None
    sell_through: Decimal | None = None
    cover: Decimal | None = None
    sold_90: bool = True
    out: bool = False
    first: date | None = None


def classes(facts: Mapping[str, Facts], lines: Lines, end: date) -> dict[str, tuple[str, ...]]:
    """The labels of each SKU."""
    launched = launches(facts, lines, end)
    judged = {sku: of for sku, of in facts.items() if sku not in launched}
    earning, quarter = abc(judged, lines), _quarter(judged.values())
    found = {}
    for sku, of in facts.items():
        out = "out" if of.out else None
        if sku in launched:
            found[sku] = _kept("launch", out)
            continue
        found[sku] = _kept(earning.get(sku), xyz(of.weeks, lines), _stock(of, lines, quarter, end), out)
    return found


def launches(facts: Mapping[str, Facts], lines: Lines, end: date) -> frozenset[str]:
    """SKUs that are too young to be judged."""
    ages = {sku: _age(of, end) for sku, of in facts.items()}
    return frozenset(sku for sku, age in ages.items() if age is not None and age < lines.launch_days)


def shares(facts: Mapping[str, Facts]) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """Of each SKU, from the largest down, its part of all that is earned and the part of all down to it."""
    whole = sum((of.earned for of in facts.values() if of.earned is not None and of.earned > 0), _ZERO)
    so_far, found = _ZERO, {}
    for earned, sku in _ranked(facts):
        so_far += max(earned, _ZERO)
        found[sku] = (divide(earned, whole), divide(so_far, whole))
    return found


def abc(facts: Mapping[str, Facts], lines: Lines) -> dict[str, str]:
    """A, B or C of each SKU by its part of all that is earned, from the largest down.

    >>> two = {"a": Facts(Decimal(90)), "b": Facts(Decimal(10)), "c": Facts(Decimal(-5))}
    >>> abc(two, Lines(Decimal("0.8"), Decimal("0.95"), Decimal("0.5"), Decimal(1), 6, Decimal(90), 60))
    {'a': 'A', 'b': 'B', 'c': 'C'}
    """
    before, found = _ZERO, {}
    for sku, (share, running) in shares(facts).items():
        # A SKU stands where it begins, so that one that makes nearly all is A.
        earns = share is not None and share > 0 and before < lines.b_share
        found[sku] = "C" if not earns else "A" if before < lines.a_share else "B"
        before = running or before
    return found


def _ranked(facts: Mapping[str, Facts]) -> list[tuple[Decimal, str]]:
    known = [(of.earned, sku) for sku, of in facts.items() if of.earned is not None]
    return sorted(known, key=lambda at: (-at[0], at[1]))


def variation(weeks: Sequence[Decimal]) -> Decimal | None:
    """The coefficient of variation: spread divided by mean; None of too little or of nothing.

    >>> variation([Decimal(2), Decimal(4), Decimal(6)]), variation([Decimal(0), Decimal(0)])
    (Decimal('0.5'), None)
    """
    middle, wide = mean(weeks), spread(weeks)
    return None if middle is None or wide is None else divide(wide, middle)


def xyz(weeks: Sequence[Decimal], lines: Lines) -> str | None:
    """X, Y or Z by the variation of weekly units; None of too few weeks."""
    varies = variation(weeks) if len(weeks) >= lines.fewest_weeks else None
    if varies is None:
        return None
    return "X" if varies <= lines.x_spread else "Y" if varies <= lines.y_spread else "Z"


def _stock(of: Facts, lines: Lines, quarter: Decimal | None, end: date) -> str | None:
    if not of.sellable or of.sellable < 0 or of.sell_through is None:
        return None
    age = _age(of, end)
    if not of.sold_90 and (age is None or age >= SINCE_DEAD):
        return "dead"
    lasts = of.cover is None or of.cover > lines.slow_cover
    return "slow" if quarter is not None and of.sell_through < quarter and lasts else None


def _quarter(facts: Iterable[Facts]) -> Decimal | None:
    """The sell-through below which a quarter of the SKUs in stock lie."""
    known = [of.sell_through for of in facts if of.sell_through is not None and of.sellable]
    return percentile(known, _QUARTER)


def _age(of: Facts, end: date) -> int | None:
    return None if of.first is None else (end - of.first).days + 1


def _kept(*labels: str | None) -> tuple[str, ...]:
    return tuple(label for label in labels if label)
