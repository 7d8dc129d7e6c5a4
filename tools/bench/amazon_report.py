"""Imports one Amazon all-orders report of a million lines, and compares the time with DuckDB copying it to Parquet."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import duckdb

from tools.bench.company import make_company
from tools.bench.import_2gb import PLAIN_COPY
from tools.bench.measured import HELLOWORD, run

_REPORT = """
SELECT format('{:03d}-{:07d}-{:07d}', CAST(hash(n * 3 // 5) % 1000 AS INTEGER), CAST(hash(n * 3 // 5, 1) % 10000000 AS INTEGER), n * 3 // 5) AS "amazon-order-id",
    strftime(TIMESTAMP '2025-01-01' + to_seconds(n * 3 // 5 * 30), '%Y-%m-%dT%H:%M:%S+00:00') AS "purchase-date",
    strftime(TIMESTAMP '2025-01-03' + to_seconds(n * 3 // 5 * 30), '%Y-%m-%dT%H:%M:%S+00:00') AS "last-updated-date",
    CASE WHEN hash(n * 3 // 5, 2) % 50 = 0 THEN 'Cancelled' ELSE 'Shipped' END AS "order-status", 'Amazon' AS "fulfillment-channel",
    'Amazon.de' AS "sales-channel", 'Expedited' AS "ship-service-level", format('Kettle, model {}', n % 5000) AS "product-name",
    format('SKU-{:05d}', CAST(hash(n, 3) % 20000 AS INTEGER)) AS sku, format('B0{:08d}', CAST(hash(n, 3) % 20000 AS INTEGER)) AS asin,
    CASE WHEN hash(n * 3 // 5, 2) % 50 = 0 THEN 'Cancelled' ELSE 'Shipped' END AS "item-status", 1 + CAST(hash(n, 4) % 3 AS INTEGER) AS quantity,
    'EUR' AS currency, format('{}.{:02d}', 5 + CAST(hash(n, 5) % 90 AS INTEGER), CAST(hash(n, 6) % 100 AS INTEGER)) AS "item-price",
    '3.04' AS "item-tax", '0.0' AS "shipping-price", '0.0' AS "shipping-tax", '0.0' AS "item-promotion-discount",
    'Berlin' AS "ship-city", '' AS "ship-state", '10115' AS "ship-postal-code", 'DE' AS "ship-country", '' AS "promotion-ids"
FROM range($lines) AS r(n)
"""
TIMES = 3
STORE = {"de": ("EUR", "Europe/Berlin")}
KIND = ("--platform", "amazon", "--prices", "tax-included")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", default=1_000_000, type=int, help="lines of the report (default: 1 million)")
    lines: int = parser.parse_args().lines
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        folder = Path(name)
        report = folder / "all-orders.txt"
        with duckdb.connect() as db:
            db.sql(_REPORT, params={"lines": lines}).write_csv(str(report), sep="\t", header=True)
        plain = [
            run([sys.executable, "-c", PLAIN_COPY, str(report), str(folder / "plain.parquet")]) for _ in range(TIMES)
        ]
        imported = [
            run(
                [
                    HELLOWORD,
                    "import",
                    str(report),
                    "--store",
                    "de",
                    "--workspace",
                    str(make_company(folder / str(n), STORE, KIND)),
                ]
            )
            for n in range(TIMES)
        ]
    least, floor = min(one.seconds for one in imported), min(one.seconds for one in plain)
    print(
        f"{lines:,} lines of an Amazon all-orders report: plain copy {floor:.1f} s, import {least:.1f} s, {least / floor:.1f} x"
    )
    print(f"  peak {max(one.peak_mb for one in imported):.0f} MB")


if __name__ == "__main__":
    main()
