"""The 20 KPIs by day and store over three years, from facts, as an analyst answers them with pandas: time, memory and cents.

Each way runs in a process of its own, on the same Parquet files. pandas reads the columns it needs, takes amounts as floats,
merges each line with its day's rate and groups; helloword answers from facts, without roll-ups. Then the numbers are held
against each other: counts must be equal, and of amounts it is counted how many differ once rounded to the cent.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from multiprocessing import get_context
from pathlib import Path

from helloword.kpis.answering import answer_on
from helloword.kpis.query import Answer, Query
from helloword.loading import begin
from helloword.period import Grain
from tools.bench.large import TWENTY, Asking, computed, make
from tools.bench.large_files import Large
from tools.bench.measured import Timed, peak_mb, timed

CENT = Decimal("0.01")
MONEY = (
    "gross_sales", "discounts", "shipping_income", "aov", "refunds", "net_sales", "ad_spend", "cpc", "cpt",
)  # fmt: skip
COUNTS = ("units", "orders", "sessions", "new_customers")
Cells = Mapping[tuple[str, date, str], Decimal | float]
"""(KPI, day, store) -> value."""


@dataclass(frozen=True)
class Answered:
    """What a way came to, how long it took, and the most memory that its process held."""

    cells: Cells
    took: Timed
    peak_mb: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", default=2_000_000, type=int, help="order lines of the company that is made")
    parser.add_argument("--company", type=Path, help="a company that was made before; its data stay as they are")
    parser.add_argument("--rounds", default=3, type=int, help="how often each way is taken, in turn")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as folder:
        company = given.company or make(Path(folder), Large(given.lines))
        rounds = [[apart(way, company) for way in (by_pandas, by_helloword, all_readings)] for _ in range(given.rounds)]
    pandas, computing, readings = (together(*answers) for answers in zip(*rounds, strict=True))
    print(
        f"20 KPIs by day and store, from facts\n  pandas                 {pandas.took}  peak {pandas.peak_mb:,.0f} MB"
    )
    for name, ours in (("computing", computing), ("all readings", readings)):
        faster = f"{pandas.took.least / ours.took.least:5.2f} x faster"
        print(f"  {name:22} {ours.took}  peak {ours.peak_mb:,.0f} MB  {faster}")
    compare(readings.cells, pandas.cells)


def apart(way: Callable[[Path], tuple[Cells, Timed]], company: Path) -> Answered:
    """What a way answers, in a process that does nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_answered, way, company).result()


def together(*answers: Answered) -> Answered:
    """One way, as it went in every round."""
    seconds = tuple(taken for answer in answers for taken in answer.took.seconds)
    return Answered(answers[0].cells, Timed(seconds), max(answer.peak_mb for answer in answers))


def _answered(way: Callable[[Path], tuple[Cells, Timed]], company: Path) -> Answered:
    cells, took = way(company)
    return Answered(cells, took, peak_mb(os.getpid()))


def by_helloword(company: Path) -> tuple[Cells, Timed]:
    """The engine's part, as rows."""
    begin()
    asking, query = Asking(company), Query(TWENTY, by=("store",), grain=Grain.DAY)
    return {}, timed(lambda: computed(asking.facts, query), 2)


def all_readings(company: Path) -> tuple[Cells, Timed]:
    """Every number with its period, parts, warnings and version."""
    begin()
    asking, query = Asking(company), Query(TWENTY, by=("store",), grain=Grain.DAY)
    answers: list[Answer] = []
    took = timed(lambda: answers.append(answer_on(asking.facts, query)), 2)
    values = ((r.kpi, r.period.first, r.slice["store"], r.value) for r in answers[0].readings)
    return {(kpi, day, store): value for kpi, day, store, value in values if value is not None}, took


def by_pandas(company: Path) -> tuple[Cells, Timed]:
    """The same as a frame of floats."""
    from pandas import DataFrame

    from tools.bench.by_pandas import DAY, twenty

    asking = Asking(company)
    tables, rates = asking.tables, asking.rates.to_pandas().astype({"rate": float, "day": DAY})
    frames: list[DataFrame] = []
    took = timed(lambda: frames.append(twenty(tables, rates)), 2)
    frame = frames[0]
    columns = {kpi: frame[kpi].dropna() for kpi in (*MONEY, *COUNTS)}
    return {(kpi, day.date(), store): value for kpi, of in columns.items() for (day, store), value in of.items()}, took


def compare(ours: Cells, theirs: Cells) -> None:
    """Stop where a count differs; print how many amounts differ to the cent, and how far the floats are off."""
    for kpi in COUNTS:
        assert all(one == other for one, other in pairs(kpi, ours, theirs)), f"{kpi} differs"
    for kpi in MONEY:
        cells = [(Decimal(one), other) for one, other in pairs(kpi, ours, theirs)]
        wrong = sum(to_cent(one) != Decimal(str(round(other, 2))) for one, other in cells)
        most = max(abs(one - Decimal(other)) for one, other in cells)
        print(f"  {kpi:16} {wrong:6,} of {len(cells):,} differ by a cent; floats are off by {most:.1e} at most")


def pairs(kpi: str, ours: Cells, theirs: Cells) -> list[tuple[Decimal | float, Decimal | float]]:
    """A KPI's numbers in both ways, of every day and store; where one has none it stands for nothing sold."""
    keys = dict.fromkeys(key for key in (*ours, *theirs) if key[0] == kpi)
    return [(ours.get(key, 0.0), theirs.get(key, 0.0)) for key in keys]


def to_cent(amount: Decimal) -> Decimal:
    """Rounded as the product shows it."""
    return amount.quantize(CENT, ROUND_HALF_UP)


if __name__ == "__main__":
    main()
