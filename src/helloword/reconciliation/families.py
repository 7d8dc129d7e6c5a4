"""Rows of the lake with what each adds to a figure, whatever the figure's definition: one SELECT for each kind of row.

Each reads small tables of the question: `asked` (the parts of each figure, with its definition) and `days` (the days around
its period, wide enough for any zone). Calls in capitals stand for the trees in `STANDING_FOR`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import sqlglot
from sqlglot import exp

STANDING_FOR: Mapping[str, tuple[tuple[str, ...], str]] = {
    # Whether a line counts; cancelled and pending ones do where the platform counts them.
    "KEPT": (("status",), "(q.cancelled OR status NOT IN ('cancelled', 'pending'))"),
    # The day of an instant in the zone asked; a row that gives only a day keeps it.
    "DAY_OF": (
        ("moment", "day"),
        "CASE WHEN q.zone IS NULL OR moment IS NULL THEN day ELSE CAST(moment AT TIME ZONE q.zone AS DATE) END",
    ),
    # What the order files state the tax of.
    "BASE": (("gross", "discount"), "CASE WHEN q.on_price THEN gross ELSE gross - discount END"),
    "MICRO": (("amount",), "CAST(amount * 1000000 AS HUGEINT)"),
    # An amount with its share of the tax that is stated of a base, in millionths, rounded half up.
    "TAXED": (
        ("amount", "tax", "base"),
        """CASE WHEN q.tax AND base > 0 AND tax IS NOT NULL
            THEN amount + CAST((MICRO(tax) * MICRO(amount) + MICRO(base) // 2) // MICRO(base) AS DECIMAL(20, 0))
                * CAST('0.000001' AS DECIMAL(7, 6)) ELSE amount END""",
    ),
}

LINES = """
    WITH near AS (
        SELECT d.figure, l.* FROM order_lines AS l JOIN days AS d ON d.store = l.store AND d.day = l.ordered_day
    )
    SELECT q.figure, q.value, 'order_lines' AS fact, l._key AS key, l.order_id, l.sku, l._import, l._row, l.currency,
        l.ordered_day AS own_day, DAY_OF(l.ordered_at, l.ordered_day) AS day,
        CASE q.value WHEN 'units' THEN l.quantity
            WHEN 'gross' THEN TAXED(l.gross, l.tax, BASE(l.gross, l.discount))
            WHEN 'discount' THEN TAXED(l.discount, l.tax, BASE(l.gross, l.discount))
            ELSE TAXED(l.shipping_charged, l.tax, BASE(l.gross, l.discount)) END AS own
    FROM near AS l JOIN asked AS q ON q.figure = l.figure
    WHERE KEPT(l.status) AND (q.sku IS NULL OR l.sku = q.sku)
"""

ORDERS = """
    WITH near AS (
        SELECT DISTINCT d.figure, l.store, l.order_id
        FROM order_lines AS l JOIN days AS d ON d.store = l.store AND d.day = l.ordered_day
    )
    SELECT q.figure, q.value, 'order_lines' AS fact, l.order_id AS key, l.order_id, MIN(l.sku) AS sku,
        ARG_MIN(l._import, l.line_id) AS _import, ARG_MIN(l._row, l.line_id) AS _row, '' AS currency,
        MIN(l.ordered_day) AS own_day, MIN(DAY_OF(l.ordered_at, l.ordered_day)) AS day, 1 AS own
    FROM near AS n
    JOIN asked AS q ON q.figure = n.figure
    JOIN order_lines AS l ON l.store = n.store AND l.order_id = n.order_id
    WHERE KEPT(l.status)
    GROUP BY q.figure, q.value, l.order_id
    HAVING BOOL_OR(q.sku IS NULL OR l.sku = q.sku)
"""

# An order of which every line is cancelled or pending takes its refunds with it; one that is not in the data does not.
REFUNDS = """
    WITH ordered AS (
        SELECT DISTINCT d.figure, l.store, l.order_id
        FROM order_lines AS l JOIN days AS d ON d.store = l.store AND d.day = l.ordered_day
    ), near AS (
        SELECT d.figure, r._key FROM refunds AS r JOIN days AS d ON d.store = r.store AND d.day = r.refunded_day
        UNION
        SELECT o.figure, r._key FROM refunds AS r JOIN ordered AS o ON o.store = r.store AND o.order_id = r.order_id
    ), judged AS (
        SELECT q.figure, q.value, r._key, COUNT(l._key) AS lines, SUM(CASE WHEN KEPT(l.status) THEN 1 ELSE 0 END) AS kept,
            MIN(CASE WHEN KEPT(l.status) THEN DAY_OF(l.ordered_at, l.ordered_day) END) AS order_day,
            MIN(CASE WHEN l.line_id = r.line_id THEN l.sku END) AS line_sku,
            CASE WHEN MIN(l.sku) = MAX(l.sku) THEN MIN(l.sku) END AS only_sku,
            SUM(CASE WHEN l.sku = r.sku THEN l.tax END) AS sku_tax,
            SUM(CASE WHEN l.sku = r.sku THEN BASE(l.gross, l.discount) END) AS sku_base,
            SUM(l.tax) AS all_tax, SUM(BASE(l.gross, l.discount)) AS all_base
        FROM near AS n
        JOIN asked AS q ON q.figure = n.figure
        JOIN refunds AS r ON r._key = n._key AND r.store = q.store
        LEFT JOIN order_lines AS l ON l.store = r.store AND l.order_id = r.order_id
        GROUP BY q.figure, q.value, r._key
    ), met AS (
        SELECT j.*, COALESCE(r.sku, j.line_sku, j.only_sku) AS its_sku, r.store, r.order_id, r._import, r._row, r.currency,
            r.refunded_day, r.refunded_at, r.amount,
            CAST(CASE WHEN j.sku_base > 0 THEN j.sku_tax ELSE j.all_tax END AS DECIMAL(20, 6)) AS tax,
            CAST(CASE WHEN j.sku_base > 0 THEN j.sku_base ELSE j.all_base END AS DECIMAL(20, 6)) AS base
        FROM judged AS j
        JOIN asked AS q ON q.figure = j.figure AND q.value = j.value
        JOIN refunds AS r ON r._key = j._key AND r.store = q.store
    )
    SELECT q.figure, q.value, 'refunds' AS fact, m._key AS key, m.order_id, m.its_sku AS sku, m._import, m._row, m.currency,
        m.refunded_day AS own_day,
        CASE WHEN q.by_order AND m.order_day IS NOT NULL THEN m.order_day ELSE DAY_OF(m.refunded_at, m.refunded_day) END
            AS day,
        TAXED(m.amount, m.tax, m.base) AS own
    FROM met AS m JOIN asked AS q ON q.figure = m.figure AND q.value = m.value
    WHERE (m.lines = 0 OR m.kept > 0) AND (q.sku IS NULL OR m.its_sku = q.sku)
"""

FEES = """
    SELECT q.figure, q.value, 'fees' AS fact, m._key AS key, m.order_id, m.sku, m._import, m._row, m.currency,
        m.posted_day AS own_day, DAY_OF(m.posted_at, m.posted_day) AS day, m.amount AS own
    FROM fees AS m JOIN days AS d ON d.store = m.store AND d.day = m.posted_day JOIN asked AS q ON q.figure = d.figure
    WHERE q.sku IS NULL OR m.sku = q.sku
"""

# Where a store's day has rows with and without SKU, those without are the total and the others its parts.
ADS = """
    WITH near AS (
        SELECT d.figure, m.*, BOOL_OR(m.sku IS NULL) OVER (PARTITION BY d.figure, m.date) AS has_total
        FROM ads AS m JOIN days AS d ON d.store = m.store AND d.day = m.date
    )
    SELECT q.figure, q.value, 'ads' AS fact, m._key AS key, m.campaign AS order_id, m.sku, m._import, m._row, m.currency,
        m.date AS own_day, m.date AS day, m.spend AS own
    FROM near AS m JOIN asked AS q ON q.figure = m.figure
    WHERE CASE WHEN q.sku IS NULL THEN m.sku IS NULL OR NOT m.has_total ELSE m.sku = q.sku END
"""

TRAFFIC = """
    WITH near AS (
        SELECT d.figure, m.*, BOOL_OR(m.sku IS NULL) OVER (PARTITION BY d.figure, m.date) AS has_total
        FROM traffic AS m JOIN days AS d ON d.store = m.store AND d.day = m.date
    )
    SELECT q.figure, q.value, 'traffic' AS fact, m._key AS key, m.source AS order_id, m.sku, m._import, m._row, '' AS currency,
        m.date AS own_day, m.date AS day, m.sessions AS own
    FROM near AS m JOIN asked AS q ON q.figure = m.figure
    WHERE CASE WHEN q.sku IS NULL THEN m.sku IS NULL OR NOT m.has_total ELSE m.sku = q.sku END
"""

# In the period, in the currency asked: by the rate of the row's own day, or by the one rate for all.
RATED = """
    SELECT a.figure, a.fact, a.key, a.order_id, a.sku, a.day, a._import, a._row,
        CAST(CASE WHEN q.negative THEN -a.own ELSE a.own END AS DECIMAL(20, 6))
            * CAST(CASE WHEN q.counted THEN 1 WHEN q.flat THEN f.rate ELSE r.rate END AS DECIMAL(22, 16)) AS amount,
        NOT q.counted AND CASE WHEN q.flat THEN f.rate ELSE r.rate END IS NULL AS no_rate
    FROM laid AS a
    JOIN asked AS q ON q.figure = a.figure AND q.value = a.value
    LEFT JOIN rates AS r ON r.target = q.target AND r.currency = a.currency AND r.day = a.own_day
    LEFT JOIN flats AS f ON f.figure = a.figure AND f.currency = a.currency
    WHERE a.day BETWEEN q.since AND q.until
"""

FAMILIES: Mapping[str, str] = {
    "lines": LINES, "orders": ORDERS, "refunds": REFUNDS, "fees": FEES, "ads": ADS, "traffic": TRAFFIC,
}  # fmt: skip


@cache
def tree_of(family: str) -> exp.Select:
    """The SELECT of a family as a tree: figure, fact, key, order_id, sku, day, _import, _row, amount, no_rate."""
    rated = _parsed(RATED)
    assert isinstance(rated, exp.Select)
    return rated.with_("laid", as_=_expanded(_parsed(FAMILIES[family])))


def _expanded(tree: exp.Expr) -> exp.Expr:
    """The tree with every call that stands for another one replaced by it."""
    while calls := [node for node in tree.find_all(exp.Anonymous) if node.name in STANDING_FOR]:
        for call in calls:
            names, body = STANDING_FOR[call.name]
            call.replace(_filled(body, dict(zip(names, call.expressions, strict=True))))
    return tree


def _filled(body: str, given: Mapping[str, exp.Expr]) -> exp.Expr:
    def fill(node: exp.Expr) -> exp.Expr:
        bare = isinstance(node, exp.Column) and not node.table
        return given[node.name].copy() if bare and node.name in given else node

    return exp.paren(_parsed(body).transform(fill))


def _parsed(sql: str) -> exp.Expr:
    return sqlglot.parse_one(sql, dialect="duckdb")
