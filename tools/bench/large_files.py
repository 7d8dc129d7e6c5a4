"""The files of a large company, the same on every run: order lines and, in proportion, refunds, ads and traffic.

Of 20 million lines: 12 million orders of 2 million customers over 3 years, 8 stores, 5 currencies, 20,000 SKUs,
1 million refunds, 3 million ad rows, 5 million traffic rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

DAYS = 1096
FIRST_DAY = "2023-01-01"
FILE_LINES = 2_000_000
SKUS = 20_000

STORES = {
    "de": ("EUR", "Europe/Berlin"),
    "fr": ("EUR", "Europe/Paris"),
    "uk": ("GBP", "Europe/London"),
    "us": ("USD", "America/New_York"),
    "usw": ("USD", "America/Los_Angeles"),
    "jp": ("JPY", "Asia/Tokyo"),
    "pl": ("PLN", "Europe/Warsaw"),
    "es": ("EUR", "Europe/Madrid"),
}
_IDS = "[" + ", ".join(f"'{store}'" for store in STORES) + "]"
_MONEY = "[" + ", ".join(f"'{currency}'" for currency, _ in STORES.values()) + "]"

# Everything is taken from hashes of the row's number, so row n is the same in files of all sizes. Five lines are three
# orders; an order's lines follow each other.
_ORDER = f"""
    CAST(1 + hash(o.order_no, 21) % 8 AS INTEGER) AS spot,
    format('{{:03d}}-{{:07d}}-{{:07d}}', CAST(hash(o.order_no, 1) % 1000 AS INTEGER), CAST(hash(o.order_no, 2) % 10000000 AS INTEGER),
        o.order_no) AS order_id,
    TIMESTAMP '{FIRST_DAY} 06:00:00' + to_seconds(o.order_no * ({DAYS} * 86400 - 86400) // ($lines * 3 // 5 + 1)) AS ordered
"""
_ORDERS = f"""
SELECT {_IDS}[o.spot] AS store, o.order_id, n AS line_id, strftime(o.ordered, '%Y-%m-%dT%H:%M:%S') AS ordered_at,
    CASE WHEN hash(order_no, 3) % 50 = 0 THEN 'cancelled' ELSE 'delivered' END AS status,
    CASE WHEN hash(order_no, 3) % 100 = 0 THEN 'seller' END AS cancelled_by,
    format('SKU-{{:05d}}', CAST(sqrt(hash(n, 4) % ({SKUS} * {SKUS})) AS INTEGER)) AS sku,
    1 + CAST(hash(n, 5) % 3 AS INTEGER) AS quantity,
    format('{{}}.{{:02d}}', 5 + CAST(hash(n, 6) % 120 AS INTEGER), CAST(hash(n, 7) % 100 AS INTEGER)) AS unit_price,
    CASE WHEN hash(n, 8) % 4 = 0 THEN format('{{}}.50', CAST(hash(n, 9) % 5 AS INTEGER)) ELSE '0' END AS discount,
    CASE WHEN hash(order_no, 10) % 3 = 0 THEN '4.90' ELSE '0' END AS shipping_charged,
    {_MONEY}[o.spot] AS currency,
    format('buyer{{}}@example.com', CAST(hash(order_no, 11) % ($lines // 10 + 1) AS BIGINT)) AS customer,
    ['organic', 'ads', 'email'][CAST(1 + hash(order_no, 12) % 3 AS INTEGER)] AS channel,
    ['DE', 'FR', 'GB', 'US', 'US', 'JP', 'PL', 'ES'][o.spot] AS country,
    CASE WHEN hash(order_no, 13) % 2 = 0 THEN 'merchant' ELSE 'platform' END AS fulfilment
FROM (SELECT n, n * 3 // 5 AS order_no FROM range($first, $first + $count) AS r(n)) AS l,
    LATERAL (SELECT {_ORDER} FROM (SELECT l.order_no) AS o) AS o
ORDER BY n
"""
# Of every twentieth line the money is given back, some days later.
_REFUNDS = f"""
SELECT {_IDS}[o.spot] AS store, format('R{{}}', n) AS refund_id, o.order_id, n AS line_id,
    format('SKU-{{:05d}}', CAST(sqrt(hash(n, 4) % ({SKUS} * {SKUS})) AS INTEGER)) AS sku,
    strftime(LEAST(o.ordered + to_days(CAST(3 + hash(n, 31) % 20 AS INTEGER)), TIMESTAMP '{FIRST_DAY} 20:00:00' + to_days({DAYS} - 1)),
        '%Y-%m-%dT%H:%M:%S') AS refunded_at,
    1 AS quantity, format('{{}}.{{:02d}}', 5 + CAST(hash(n, 6) % 120 AS INTEGER), CAST(hash(n, 7) % 100 AS INTEGER)) AS amount,
    {_MONEY}[o.spot] AS currency, ['defective', 'late', 'changed_mind'][CAST(1 + hash(n, 32) % 3 AS INTEGER)] AS reason
FROM (SELECT n * 20 AS n, n * 20 * 3 // 5 AS order_no FROM range($first, $first + $count) AS r(n)) AS l,
    LATERAL (SELECT {_ORDER} FROM (SELECT l.order_no) AS o) AS o
ORDER BY n
"""
_A_DAY = "CAST(8 * $a_day AS BIGINT)"
_WHERE_AND_WHEN = f"""
    CAST(1 + n % 8 AS INTEGER) AS spot, strftime(DATE '{FIRST_DAY}' + CAST(n // {_A_DAY} AS INTEGER), '%Y-%m-%d') AS date,
    n % {_A_DAY} // 8 AS item
"""
_ADS = f"""
SELECT {_IDS}[spot] AS store, date, ['search', 'social'][CAST(1 + item % 2 AS INTEGER)] AS channel, format('C{{}}', item) AS campaign_id,
    format('Campaign {{}}', item) AS campaign, 100 + CAST(hash(n, 41) % 4000 AS INTEGER) AS impressions,
    CAST(hash(n, 42) % 90 AS INTEGER) AS clicks, format('{{}}.{{:02d}}', CAST(hash(n, 43) % 60 AS INTEGER), CAST(hash(n, 44) % 100 AS INTEGER)) AS spend,
    CAST(hash(n, 45) % 4 AS INTEGER) AS attributed_orders, CAST(hash(n, 45) % 6 AS INTEGER) AS attributed_units,
    format('{{}}.{{:02d}}', CAST(hash(n, 46) % 200 AS INTEGER), CAST(hash(n, 47) % 100 AS INTEGER)) AS attributed_sales, {_MONEY}[spot] AS currency
FROM (SELECT n, {_WHERE_AND_WHEN} FROM range($first, $first + $count) AS r(n)) ORDER BY n
"""
_TRAFFIC = f"""
SELECT {_IDS}[spot] AS store, date, ['organic', 'paid', 'direct', 'social', 'email'][CAST(1 + item % 5 AS INTEGER)] AS source,
    format('channel {{}}', item // 5) AS channel, 1 + CAST(hash(n, 51) % 60 AS INTEGER) AS sessions, 2 + CAST(hash(n, 52) % 200 AS INTEGER) AS page_views
FROM (SELECT n, {_WHERE_AND_WHEN} FROM range($first, $first + $count) AS r(n)) ORDER BY n
"""
_QUERIES = {"orders": _ORDERS, "refunds": _REFUNDS, "ads": _ADS, "traffic": _TRAFFIC}
_SHARE = {"orders": 1.0, "refunds": 1 / 20, "ads": 3 / 20, "traffic": 5 / 20}
_BY_DAY = ("ads", "traffic")


@dataclass(frozen=True)
class Large:
    """A company of `lines` order lines."""

    lines: int

    def rows(self, fact: str) -> int:
        """How many rows of a fact it has; of those by day, the same on each day of each store."""
        rows = int(self.lines * _SHARE[fact])
        return self.a_day(fact) * 8 * DAYS if fact in _BY_DAY else rows

    def a_day(self, fact: str) -> int:
        """Rows of a store's day."""
        return max(1, int(self.lines * _SHARE[fact] / DAYS / 8))

    def write(self, folder: Path, fact: str) -> list[Path]:
        """All rows of a fact as general.<fact> files of at most two million rows."""
        rows = self.rows(fact)
        steps = range(0, rows, FILE_LINES)
        return [self.write_rows(folder / f"{fact}-{n:09d}.csv", fact, n, min(FILE_LINES, rows - n)) for n in steps]

    def write_rows(self, path: Path, fact: str, first: int, count: int) -> Path:
        """Rows `first`..`first + count` of a fact as one file."""
        given = {"first": first, "count": count}
        given |= {"a_day": self.a_day(fact)} if fact in _BY_DAY else {"lines": self.lines}
        with duckdb.connect() as db:
            db.execute("SET memory_limit = '1GB'")
            db.sql(_QUERIES[fact], params=given).write_csv(str(path), header=True)
        return path
