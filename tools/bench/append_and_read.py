"""Loads 20 million order lines through the CLI, then appends 20,000 more and reads five core sums by day and store.

Each is given beside a stated alternative on the same rows and machine:
- append: writing the whole table anew as one Parquet file, which is what a folder of files without a log has to do
  when rows may replace older ones; and the same import into an empty company, to see what the size of the lake costs;
- read: DuckDB summing five plain columns by day and store from that one Parquet file, without exchange rates.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import duckdb

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.period import Grain
from helloword.workspace import Workspace
from tools.bench.company import make_company
from tools.bench.measured import HELLOWORD, Run, run, timed
from tools.bench.order_files import write_orders

FILE_LINES = 2_000_000
APPENDED = 20_000
SUMS = ("gross_sales", "discounts", "shipping_income", "units", "refunds")
REWRITE = """
import duckdb, sys
duckdb.sql(f"COPY (FROM read_csv('{sys.argv[1]}/*.csv')) TO '{sys.argv[2]}' (FORMAT parquet, COMPRESSION zstd)")
"""
PLAIN_READ = """
SELECT CAST(ordered_at AS DATE) AS day, store, SUM(unit_price * quantity), SUM(discount), SUM(tax), SUM(quantity),
    SUM(shipping_charged)
FROM read_parquet($file) WHERE status <> 'cancelled' GROUP BY ALL
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", default=20_000_000, type=int, help="order lines in the lake (default: 20 million)")
    lines: int = parser.parse_args().lines
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        folder = Path(name)
        files = write_files(folder, lines)
        company = make_company(folder / "company")
        loaded = run([HELLOWORD, "import", *map(str, files), "--workspace", str(company)])
        print(f"loaded {lines:,} lines in {loaded.seconds:.0f} s, peak {loaded.peak_mb:.0f} MB", flush=True)
        report_append(folder, company, lines)
        report_read(folder / "plain.parquet", company)


def write_files(folder: Path, lines: int) -> list[Path]:
    """The company's orders as files of two million lines."""
    (folder / "files").mkdir()
    files = []
    for first in range(0, lines, FILE_LINES):
        files.append(folder / "files" / f"orders-{first:09d}.csv")
        write_orders(files[-1], first=first, count=min(FILE_LINES, lines - first), lines=lines)
    return files


def report_append(folder: Path, company: Path, lines: int) -> None:
    """Time one more import into the full company, into an empty one, and the rewrite of everything."""
    more = folder / "files" / "orders-more.csv"
    write_orders(more, first=lines, count=APPENDED, lines=lines)
    full = _import(more, company)
    empty = _import(more, make_company(folder / "empty"))
    rewrite = run([sys.executable, "-c", REWRITE, str(folder / "files"), str(folder / "plain.parquet")])
    print(f"append {APPENDED:,} lines  {full.seconds:6.1f} s  peak {full.peak_mb:.0f} MB")
    print(f"  into an empty company  {empty.seconds:6.1f} s  ratio {full.seconds / empty.seconds:.2f}")
    print(f"  rewriting all          {rewrite.seconds:6.1f} s  ratio {full.seconds / rewrite.seconds:.2f}", flush=True)


def report_read(plain: Path, company: Path) -> None:
    """Time five sums by day and store, from the lake and from one plain file."""
    workspace = Workspace.open(company)
    asked = Query(kpis=SUMS, by=("store",), grain=Grain.DAY)
    readings = answer(workspace, asked).readings
    lake = timed(lambda: answer(workspace, asked), 3).least
    with duckdb.connect() as db:
        file = timed(lambda: db.sql(PLAIN_READ, params={"file": str(plain)}).fetchall(), 3).least
    shown = run(
        [
            HELLOWORD,
            "kpi",
            "show",
            *SUMS,
            "--by",
            "store",
            "--grain",
            "day",
            "--format",
            "json",
            "--workspace",
            str(company),
        ]
    )
    print(f"read {len(SUMS)} sums by day and store ({len(readings):,} readings)  {lake:6.2f} s")
    print(f"  one plain file         {file:6.2f} s  ratio {lake / file:.2f}")
    print(f"  as a command           {shown.seconds:6.2f} s  peak {shown.peak_mb:.0f} MB")


def _import(file: Path, company: Path) -> Run:
    return run([HELLOWORD, "import", str(file), "--workspace", str(company)])


if __name__ == "__main__":
    main()
