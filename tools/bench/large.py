"""Asks a large company what is asked most, beside the same asked another way, and adds one more day to it.

Each figure is given with what it is held against, on the same rows and machine, as the least and the median of up to five:
- 20 KPIs by day and store over three years: from facts and from roll-ups, against SQL written by hand for the same files
  (it converts money after summing it and counts both kinds of orders in one pass), and against asking KPI by KPI;
- active and returning customers by month and store, against SQL by hand;
- a board of 12 KPIs with lines of 90 days;
- a `helloword kpi show` that starts cold, against a bare script that asks DuckDB for the same number;
- one more day of 100,000 lines until a KPI tells of it.
Each is asked in a process of its own, whose peak of memory is told.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa

from helloword.kpis.answering import answer_on
from helloword.kpis.company import answer, ground_of
from helloword.kpis.ground import Ground
from helloword.kpis.query import Answer, Query
from helloword.kpis.rollups import pieces
from helloword.lake.snapshot import snapshot
from helloword.loading import begin
from helloword.period import Grain
from helloword.workspace import Workspace
from tools.bench.by_hand import AS_CALLED, BY_HAND, CUSTOMERS_BY_HAND, FROM_ROLLUPS
from tools.bench.company import make_company
from tools.bench.large_files import DAYS, FIRST_DAY, STORES, Large
from tools.bench.measured import HELLOWORD, peak_mb, run, timed

TWENTY = (
    "gross_sales", "discounts", "shipping_income", "units", "orders", "aov", "refunds", "net_sales", "cancel_rate", "ad_spend",
    "roas", "acos", "tacos", "cpc", "ctr", "cpt", "sessions", "cvr", "organic_share", "new_customers",
)  # fmt: skip
BOARD = TWENTY[:12]
EVERY = Query(TWENTY, by=("store",), grain=Grain.DAY)
ROLLED = ("sold_lines", "orders_left", "all_orders", "first_orders", "plain_refunds", "ad_rows", "traffic_rows")
LAST_DAY = date.fromisoformat(FIRST_DAY) + timedelta(days=DAYS - 2)
ONE_MORE_DAY = 100_000

BARE = """
import duckdb, sys
files = sys.argv[1].split(",")
print(duckdb.execute("SELECT SUM(quantity) FROM read_parquet($f) WHERE status NOT IN ('cancelled', 'pending') AND ordered_day BETWEEN $a AND $b",
    {"f": files, "a": sys.argv[2], "b": sys.argv[3]}).fetchone())
"""


def make(folder: Path, large: Large) -> Path:
    """The company in a workspace, filled through the command line."""
    company = make_company(folder / "company", STORES)
    for fact in ("orders", "refunds", "ads", "traffic"):
        files = large.write(folder, fact)
        done = run([HELLOWORD, "import", *map(str, files), "--workspace", str(company)])
        print(
            f"  {large.rows(fact):>10,} {fact:8} imported in {done.seconds:4.0f} s, peak {done.peak_mb:4.0f} MB",
            flush=True,
        )
        for file in files:
            file.unlink()
    return company


class Asking:
    """The questions, of one company."""

    def __init__(self, company: Path) -> None:
        self.company = company
        self.workspace = Workspace.open(company)
        self.kept = ground_of(self.workspace)
        self.rates = self.kept.rates(self.kept.currency)[0]
        self.facts = replace(self.kept, place=None)
        self.tables = snapshot(self.workspace).tables

    def twenty(self) -> None:
        """20 KPIs by day and store, from facts."""
        answered = answer_on(self.facts, EVERY)
        print(f"20 KPIs by day and store, {len(answered.readings):,} readings")
        engine = timed(lambda: computed(self.facts, EVERY))
        whole = timed(lambda: answer_on(self.facts, EVERY))
        peak = peak_mb(os.getpid())
        with self.by_hand() as db:
            agree(answered, db.sql(BY_HAND).to_arrow_table().to_pylist())
            hand = timed(lambda: db.sql(BY_HAND).to_arrow_table())
        print(f"  SQL by hand            {hand}")
        print(f"  facts, computing       {engine}  {engine.least / hand.least:5.2f} x by hand")
        print(f"  facts, all readings    {whole}  {whole.least / hand.least:5.2f} x by hand, peak {peak:,.0f} MB")
        each = timed(lambda: [computed(self.facts, replace(EVERY, kpis=(kpi,))) for kpi in TWENTY], 2)
        print(f"  KPI by KPI, computing  {each}  {each.least / engine.least:5.2f} x all at once")

    def rolled(self) -> None:
        """The same from roll-ups."""
        first = timed(lambda: answer_on(self.kept, EVERY), 1)
        answered = answer_on(self.kept, EVERY)
        rolled = timed(lambda: computed(self.kept, EVERY))
        whole = timed(lambda: answer_on(self.kept, EVERY))
        facts = timed(lambda: computed(self.facts, EVERY), 2)
        assert answer_on(self.facts, EVERY) == answered, "roll-ups and facts differ"
        print(f"20 KPIs by day and store, from roll-ups\n  first time             {first}")
        print(f"  computing              {rolled}  {facts.least / rolled.least:5.1f} x faster than facts")
        print(f"  all readings           {whole}, peak {peak_mb(os.getpid()):,.0f} MB")
        kept = self.rolled_up()
        if set(kept) == set(ROLLED):  # a small company's refunds are few enough to be read each time
            with duckdb.connect() as db:
                for relation, rows in kept.items():
                    db.from_arrow(rows).create(relation)
                agree(answered, db.sql(FROM_ROLLUPS).to_arrow_table().to_pylist())
                hand = timed(lambda: db.sql(FROM_ROLLUPS).to_arrow_table())
            print(f"  SQL by hand over them  {hand}  computing takes {rolled.least / hand.least:5.2f} x")

    def customers(self) -> None:
        """Active customers and repeat rate by month and store."""
        query = Query(("repeat_rate",), by=("store",), grain=Grain.MONTH)
        asked = answer_on(self.facts, query)
        fresh = [self.fresh() for _ in range(3)]
        ours_took = timed(lambda: answer_on(fresh.pop(), query), 3)
        peak = peak_mb(os.getpid())
        kept = timed(lambda: answer_on(self.facts, query), 1)
        again = timed(lambda: answer_on(self.facts, query), 3)
        assert answer_on(self.facts, query) == asked, "what is kept says something else"
        with self.by_hand() as db:
            rows = db.sql(CUSTOMERS_BY_HAND).to_arrow_table().to_pylist()
            theirs = {(r["month"], r["store"]): (r["again"], r["active"]) for r in rows}
            ours = {(r.period.first, r.slice["store"]): (r.numerator, r.denominator) for r in asked.readings}
            assert {key: ours[key] for key in theirs} == theirs, "distinct customers differ"
            hand = timed(lambda: db.sql(CUSTOMERS_BY_HAND).to_arrow_table(), 3)
        print(f"repeat rate by month and store\n  SQL by hand            {hand}")
        print(
            f"  asked                  {ours_took}  {ours_took.least / hand.least:5.2f} x by hand, peak {peak:,.0f} MB"
        )
        print(f"  asked again, and kept  {kept}\n  after that             {again}, peak {peak_mb(os.getpid()):,.0f} MB")

    def fresh(self) -> Ground:
        """What nobody asked before, so that nothing is kept of it, with the ends of its days looked up."""
        ground = replace(self.facts)
        assert ground.extents
        return ground

    def board(self) -> None:
        """12 KPIs with lines of 90 days, asked again and again."""
        query = Query(BOARD, grain=Grain.DAY, start=LAST_DAY - timedelta(days=89), end=LAST_DAY)
        answer(self.workspace, query)
        taken = sorted(timed(lambda: answer(self.workspace, query), 40).seconds)
        print(
            f"a board of 12 KPIs with lines of 90 days: p95 {taken[37] * 1000:.0f} ms, median {taken[20] * 1000:.0f} ms"
        )
        print(f"  peak                   {peak_mb(os.getpid()):,.0f} MB")

    def cold(self) -> None:
        """One number, in a process that has just started, of modules that were compiled before as those of an installation are."""
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        start, end = str(LAST_DAY - timedelta(days=29)), str(LAST_DAY)
        show = [HELLOWORD, "kpi", "show", "units", "--from", start, "--to", end, "--workspace", str(self.company)]
        bare = [sys.executable, "-c", BARE, ",".join(self.tables["order_lines"]), start, end]
        ours, theirs = timed(lambda: run(show)), timed(lambda: run(bare))
        print(
            f"units of 30 days, cold\n  bare script            {theirs}\n  helloword kpi show     {ours}  {ours.least / theirs.least:5.2f} x"
        )
        print(f"  peak                   {run(show).peak_mb:.0f} MB")

    def rolled_up(self) -> dict[str, pa.Table]:
        """What is kept by day and store, of each relation."""
        place = self.kept.place
        assert place is not None
        found = {
            name.split("-")[0]: pieces.read(place.folder, name)
            for name in pieces.names(place.folder)
            if "-store-" in name
        }
        return {relation: of.rows for relation, of in found.items() if of and relation in ROLLED}

    def by_hand(self) -> duckdb.DuckDBPyConnection:
        """The files of the lake as views."""
        db = duckdb.connect()
        for name, files in self.tables.items():
            db.read_parquet(list(files), hive_partitioning=False, union_by_name=True).create_view(name)
        db.register("rates", self.rates)
        return db


def computed(ground: Ground, query: Query) -> int:
    """What the engine comes to, without the readings made of it; how many rows that is."""
    from helloword.kpis.answering import asked_of, periods_of
    from helloword.scope import EVERYTHING

    asked = [asked_of(ground, query, EVERYTHING, id) for id in query.kpis]
    needs = [a.need(m, periods_of(ground, query, a)) for a in asked for m in (*a.measures, *a.extras)]
    return sum(rows.num_rows for rows, _ in ground.scanned([n for n in needs if n is not None], ground.currency))


def agree(answered: Answer, rows: list[dict[str, object]]) -> None:
    """Stop where a number differs from the one by hand."""
    theirs = {(row["day"], row["store"]): row for row in rows}
    for reading in answered.readings:
        column = AS_CALLED.get(reading.kpi)
        row = theirs.get((reading.period.first, reading.slice["store"]))
        if column and row is not None:
            expected = Decimal(str(row[column] or 0))
            assert reading.value == expected, (
                f"{reading.kpi} {reading.period.first} {reading.slice}: {reading.value}, by hand {expected}"
            )


def one_more_day(company: Path, folder: Path, large: Large) -> None:
    """100,000 lines more, until a KPI tells of them."""
    day = Large(ONE_MORE_DAY * DAYS).write_rows(folder / "day.csv", "orders", ONE_MORE_DAY * (DAYS - 1), ONE_MORE_DAY)
    imported = run([HELLOWORD, "import", str(day), "--workspace", str(company)])
    last = str(LAST_DAY)
    shown = run(
        [
            HELLOWORD,
            "kpi",
            "show",
            "gross_sales",
            "--from",
            last,
            "--to",
            last,
            "--by",
            "store",
            "--workspace",
            str(company),
        ]
    )
    both = imported.seconds + shown.seconds
    print(
        f"one more day of {ONE_MORE_DAY:,} lines on {large.lines:,}: imported {imported.seconds:.1f} s, shown {shown.seconds:.1f} s, both {both:.1f} s"
    )
    print(f"  peak                   {max(imported.peak_mb, shown.peak_mb):.0f} MB", flush=True)


ASKED: Mapping[str, Callable[[Asking], None]] = {
    "twenty": Asking.twenty,
    "rolled": Asking.rolled,
    "customers": Asking.customers,
    "board": Asking.board,
    "cold": Asking.cold,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--lines",
        default=[2_000_000, 6_000_000, 20_000_000],
        type=int,
        nargs="+",
        help="sizes of the company (default: 2, 6 and 20 million order lines)",
    )
    parser.add_argument(
        "--company", type=Path, help="a company of the first size that was made before; the day is added to it"
    )
    parser.add_argument("--ask", choices=ASKED, help="this alone, of the company given")
    given = parser.parse_args()
    begin()
    if given.ask:
        ASKED[given.ask](Asking(given.company))
        return
    for lines in given.lines:
        with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
            large = Large(lines)
            print(f"--- {lines:,} order lines", flush=True)
            company = given.company if given.company and lines == given.lines[0] else make(Path(name), large)
            for ask in ASKED:
                print(
                    run([sys.executable, "-m", __spec__.name, "--company", str(company), "--ask", ask]).output,
                    end="",
                    flush=True,
                )
            one_more_day(company, Path(name), large)


if __name__ == "__main__":
    main()
