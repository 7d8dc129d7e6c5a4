"""Files of order lines of any size, the same on every run."""

from __future__ import annotations

from pathlib import Path

import duckdb

STORES = {"eu": ("EUR", "Europe/Berlin"), "us": ("USD", "America/Los_Angeles"), "jp": ("JPY", "Asia/Tokyo")}
DAYS = 1096
FIRST_DAY = "2023-01-01"

# Everything is taken from hashes of the line's number, so line n is the same line in files of all sizes.
# Five lines are three orders, as in a shop where most orders have one or two.
_LINES = f"""
SELECT
    ['eu', 'us', 'jp'][1 + CAST(hash(o.order_no) % 3 AS INTEGER)] AS store,
    format('{{:03d}}-{{:07d}}-{{:07d}}', CAST(hash(o.order_no, 1) % 1000 AS INTEGER), CAST(hash(o.order_no, 2) % 10000000 AS INTEGER),
        o.order_no) AS order_id,
    n AS line_id,
    strftime(o.ordered, '%Y-%m-%dT%H:%M:%S') AS ordered_at,
    CASE WHEN hash(o.order_no, 3) % 50 = 0 THEN 'cancelled' ELSE 'delivered' END AS status,
    format('SKU-{{:05d}}', CAST(sqrt(hash(n, 4) % 4000000) AS INTEGER)) AS sku,
    1 + CAST(hash(n, 5) % 3 AS INTEGER) AS quantity,
    format('{{}}.{{:02d}}', 5 + CAST(hash(n, 6) % 120 AS INTEGER), CAST(hash(n, 7) % 100 AS INTEGER)) AS unit_price,
    CASE WHEN hash(n, 8) % 4 = 0 THEN format('{{}}.50', CAST(hash(n, 9) % 5 AS INTEGER)) ELSE '0' END AS discount,
    '0' AS tax,
    CASE WHEN hash(o.order_no, 10) % 3 = 0 THEN '4.90' ELSE '0' END AS shipping_charged,
    ['EUR', 'USD', 'JPY'][1 + CAST(hash(o.order_no) % 3 AS INTEGER)] AS currency,
    format('buyer{{}}@example.com', CAST(hash(o.order_no, 11) % ($lines // 8 + 1) AS BIGINT)) AS customer,
    ['organic', 'ads', 'email'][1 + CAST(hash(o.order_no, 12) % 3 AS INTEGER)] AS channel,
    ['DE', 'US', 'JP'][1 + CAST(hash(o.order_no) % 3 AS INTEGER)] AS country,
    CASE WHEN hash(o.order_no, 13) % 2 = 0 THEN 'merchant' ELSE 'platform' END AS fulfilment,
    strftime(o.ordered + INTERVAL 2 DAY, '%Y-%m-%d') AS ship_by,
    strftime(o.ordered + to_hours(10 + CAST(hash(o.order_no, 14) % 50 AS INTEGER)), '%Y-%m-%dT%H:%M:%S') AS shipped_at,
    strftime(o.ordered + INTERVAL 7 DAY, '%Y-%m-%d') AS promised_by,
    strftime(o.ordered + to_hours(70 + CAST(hash(o.order_no, 15) % 120 AS INTEGER)), '%Y-%m-%dT%H:%M:%S') AS delivered_at,
    ['DHL', 'UPS', 'Yamato'][1 + CAST(hash(o.order_no) % 3 AS INTEGER)] AS carrier
FROM (SELECT n, n * 3 // 5 AS order_no FROM range($first, $first + $count) AS r(n)) AS l,
    LATERAL (SELECT l.order_no, TIMESTAMP '{FIRST_DAY}' + to_seconds(l.order_no * {DAYS} * 86400 // ($lines * 3 // 5 + 1)) AS ordered) AS o
ORDER BY n
"""


def write_orders(path: Path, *, first: int, count: int, lines: int) -> int:
    """Write lines `first`..`first + count` of a company with `lines` in all, as general.orders; gives the file's size."""
    with duckdb.connect() as db:
        db.execute("SET memory_limit = '1GB'")
        relation = db.sql(_LINES, params={"first": first, "count": count, "lines": lines})
        relation.write_csv(str(path), header=True)
    return path.stat().st_size


def lines_for(size: int, folder: Path) -> int:
    """How many lines make a file of about `size` bytes."""
    sample = 20_000
    return max(1, size * sample // write_orders(folder / "sample.csv", first=0, count=sample, lines=sample))
