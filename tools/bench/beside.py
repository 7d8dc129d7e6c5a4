"""The 20 KPIs by day and store over three years, from facts, as an analyst answers them with pandas: time, memory and cents.

Each way runs in a process of its own, on the same Parquet files. pandas reads the columns it needs, takes amounts as floats,
merges each line with its day's rate and groups; helloword answers from facts, without roll-ups. Then the numbers are held
against each other: counts must be equal, and of amounts it is counted how many differ once rounded to the cent.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from helloword.kpis.answering import answer_on
from helloword.kpis.query import Answer, Query
from helloword.period import Grain
from tools.bench.large import TWENTY, Asking, computed, make
from tools.bench.large_files import Large
from tools.bench.measured import Timed, peak_mb, timed

CENT = Decimal("0.01")
MONEY = (
    "gross_sales", "discounts", "shipping_income", "aov", "refunds", "net_sales", "ad_spend", "cpc", "cpt",
)  # fmt: skip
COUNTS = ("units", "orders", "sessions", "new_customers")
UNSOLD = ["cancelled", "pending"]
DAY_AND_STORE = ["day", "store"]
DAY = "datetime64[s]"
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
    parser.add_argument("--company", type=Path, help="a company that was made before; it is only read")
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
    asking, query = Asking(company), Query(TWENTY, by=("store",), grain=Grain.DAY)
    return {}, timed(lambda: computed(asking.facts, query), 2)


def all_readings(company: Path) -> tuple[Cells, Timed]:
    """Every number with its period, parts, warnings and version."""
    asking, query = Asking(company), Query(TWENTY, by=("store",), grain=Grain.DAY)
    answers: list[Answer] = []
    took = timed(lambda: answers.append(answer_on(asking.facts, query)), 2)
    values = ((r.kpi, r.period.first, r.slice["store"], r.value) for r in answers[0].readings)
    return {(kpi, day, store): value for kpi, day, store, value in values if value is not None}, took


def by_pandas(company: Path) -> tuple[Cells, Timed]:
    """The same as a frame of floats."""
    asking = Asking(company)
    tables, rates = asking.tables, asking.rates.to_pandas().astype({"rate": float, "day": DAY})
    frames: list[pd.DataFrame] = []
    took = timed(lambda: frames.append(twenty(tables, rates)), 2)
    frame = frames[0]
    columns = {kpi: frame[kpi].dropna() for kpi in (*MONEY, *COUNTS)}
    return {(kpi, day.date(), store): value for kpi, of in columns.items() for (day, store), value in of.items()}, took


def twenty(tables: Mapping[str, tuple[str, ...]], rates: pd.DataFrame) -> pd.DataFrame:
    """All KPIs, a row for each day and store."""
    sold = pd.concat([of_lines(tables, rates), of_ads(tables, rates), of_traffic(tables)], axis="columns")
    sold["aov"] = (sold["gross_sales"] - sold["discounts"]) / sold["orders"]
    sold["net_sales"] = sold["gross_sales"] - sold["discounts"] - sold["refunds"].fillna(0)
    sold["tacos"] = sold["ad_spend"] / (sold["gross_sales"] - sold["discounts"])
    sold["cpt"] = sold["ad_spend"] / sold["paid"]
    sold["cvr"] = sold["orders"] / sold["sessions"]
    return sold


def of_lines(tables: Mapping[str, tuple[str, ...]], rates: pd.DataFrame) -> pd.DataFrame:
    """What order lines and refunds say."""
    money = ["gross", "discount", "shipping_charged"]
    of = [
        "store",
        "order_id",
        "ordered_at",
        "ordered_day",
        "status",
        "cancelled_by",
        "customer",
        "quantity",
        "currency",
    ]
    lines = read(tables["order_lines"], "ordered_day", of, money)
    sold = lines[~lines["status"].isin(UNSOLD)]
    found = in_company_currency(sold, rates, money).groupby(DAY_AND_STORE)[[*money, "quantity"]].sum()
    found.columns = pd.Index(["gross_sales", "discounts", "shipping_income", "units"])
    orders = sold[["day", "store", "order_id", "ordered_at", "customer"]].drop_duplicates(["store", "order_id"])
    found["orders"] = orders.groupby(DAY_AND_STORE).size()
    firsts = (
        orders.dropna(subset="customer").sort_values(["ordered_at", "store", "order_id"]).drop_duplicates("customer")
    )
    found["new_customers"] = firsts.groupby(DAY_AND_STORE).size()
    every = lines[["day", "store", "order_id", "status", "cancelled_by"]].drop_duplicates(["store", "order_id"])
    by_seller = every[(every["status"] == "cancelled") & (every["cancelled_by"] == "seller")]
    found["cancel_rate"] = by_seller.groupby(DAY_AND_STORE).size() / every.groupby(DAY_AND_STORE).size()
    refunds = read(tables["refunds"], "refunded_day", ["store", "order_id", "refunded_day", "currency"], ["amount"])
    refunds = in_company_currency(refunds.merge(orders[["store", "order_id"]]), rates, ["amount"])
    return found.join(refunds.groupby(DAY_AND_STORE)["amount"].sum().rename("refunds"), how="outer")


def of_ads(tables: Mapping[str, tuple[str, ...]], rates: pd.DataFrame) -> pd.DataFrame:
    """What ads say."""
    money = ["spend", "attributed_sales"]
    ads = read(tables["ads"], "date", ["store", "date", "currency", "clicks", "impressions"], money)
    ads = in_company_currency(ads, rates, money)
    found = ads.groupby(DAY_AND_STORE)[[*money, "clicks", "impressions"]].sum().rename(columns={"spend": "ad_spend"})
    found["roas"] = found["attributed_sales"] / found["ad_spend"]
    found["acos"] = found["ad_spend"] / found["attributed_sales"]
    found["cpc"] = found["ad_spend"] / found["clicks"]
    found["ctr"] = found["clicks"] / found["impressions"]
    return found


def of_traffic(tables: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """What traffic says."""
    traffic = read(tables["traffic"], "date", ["store", "date", "source", "sessions"])
    by_source = traffic.groupby([*DAY_AND_STORE, "source"])["sessions"].sum().unstack()
    sessions = by_source.sum(axis="columns")
    shares = {"sessions": sessions, "organic_share": by_source["organic"] / sessions, "paid": by_source["paid"]}
    return pd.DataFrame(shares)


def read(files: Iterable[str], day: str, columns: list[str], money: Sequence[str] = ()) -> pd.DataFrame:
    """The columns of a table, amounts as floats and its day as `day`."""
    rows = pd.read_parquet(list(files), columns=[*columns, *money])
    return rows.astype({**dict.fromkeys(money, float), day: DAY}).rename(columns={day: "day"})


def in_company_currency(rows: pd.DataFrame, rates: pd.DataFrame, money: list[str]) -> pd.DataFrame:
    """Each amount at its own day's rate."""
    merged = rows.merge(rates, on=["currency", "day"])
    merged[money] = merged[money].mul(merged["rate"], axis="index")
    return merged


def compare(ours: Cells, theirs: Cells) -> None:
    """Stop where a count differs; print how many amounts differ to the cent, and how far the floats are off."""
    for kpi in COUNTS:
        mine = {key: value for key, value in ours.items() if key[0] == kpi and key in theirs}
        assert all(value == theirs[key] for key, value in mine.items()), f"{kpi} differs"
    for kpi in MONEY:
        cells = [(ours[key], theirs[key]) for key in ours if key[0] == kpi and key in theirs]
        off = [abs(Decimal(one) - Decimal(other)) for one, other in cells]
        wrong = sum(to_cent(Decimal(one)) != Decimal(str(round(other, 2))) for one, other in cells)
        print(
            f"  {kpi:16} {wrong:6,} of {len(cells):,} differ by a cent; {sum(map(bool, off)):,} at all, at most {max(off):.1e}"
        )


def to_cent(amount: Decimal) -> Decimal:
    """Rounded as the product shows it."""
    return amount.quantize(CENT, ROUND_HALF_UP)


if __name__ == "__main__":
    main()
