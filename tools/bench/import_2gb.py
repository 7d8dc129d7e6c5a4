"""Imports one big file of orders through the CLI, within 2 GB of memory, and compares the time with a plain DuckDB copy.

The comparison reads the same CSV and writes it as Parquet: no checking of values, no classifying against what is
there, no provenance. It is the floor that no import can go under on this machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tools.bench.company import make_company
from tools.bench.measured import HELLOWORD, Run, run
from tools.bench.order_files import lines_for, write_orders

CAP_MB = 2048
PLAIN_COPY = """
import duckdb, sys
duckdb.sql(f"COPY (FROM read_csv('{sys.argv[1]}')) TO '{sys.argv[2]}' (FORMAT parquet, COMPRESSION zstd)")
"""


def main() -> None:
    """Measure and print; ends with 1 when the cap is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="2GB", type=_bytes, help="size of the file, such as 200MB (default: 2GB)")
    size: int = parser.parse_args().size
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        folder = Path(name)
        file = folder / "orders.csv"
        lines = lines_for(size, folder)
        written = write_orders(file, first=0, count=lines, lines=lines)
        print(f"{written / 1e9:.2f} GB, {lines:,} order lines", flush=True)
        plain = run([sys.executable, "-c", PLAIN_COPY, str(file), str(folder / "plain.parquet")])
        company = make_company(folder / "company")
        imported = run([HELLOWORD, "import", str(file), "--workspace", str(company)])
    print(imported.output)
    report(lines, plain, imported)


def report(lines: int, plain: Run, imported: Run) -> None:
    """Print the figures; ends with 1 when the import took more memory than it may."""
    print(f"plain copy  {plain.seconds:8.1f} s  peak {plain.peak_mb:6.0f} MB")
    print(
        f"import      {imported.seconds:8.1f} s  peak {imported.peak_mb:6.0f} MB  {lines / imported.seconds:,.0f} lines/s"
    )
    print(f"import / plain copy: {imported.seconds / plain.seconds:.1f}")
    if imported.peak_mb > CAP_MB:
        sys.exit(f"The import held {imported.peak_mb:.0f} MB; it may hold {CAP_MB} MB.")


def _bytes(text: str) -> int:
    """A size such as 200MB or 2GB."""
    units = {"MB": 10**6, "GB": 10**9}
    return int(float(text[:-2]) * units[text[-2:].upper()])


if __name__ == "__main__":
    main()
