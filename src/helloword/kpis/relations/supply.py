"""Relations of stock, purchase orders and inspections."""

from helloword.kpis.relations.relation import OF_ORDERS, Relation, Via

_STOCK_DIMS = {"store": "store", "warehouse": "warehouse", "sku": "sku"}
_STOCK_VIA = (Via.STORE, Via.PRODUCT)

STOCK_ROWS = Relation(
    name="stock_rows",
    sql="""
    SELECT i.store, i.date AS day, i.warehouse, COALESCE(p.sku, i.sku) AS sku,
        i.sellable * COALESCE(p.quantity, 1) AS sellable, (i.sellable + i.reserved) * COALESCE(p.quantity, 1) AS held,
        (i.sellable + i.reserved) * COALESCE(p.quantity, 1) * COALESCE(c.unit_cost * k.rate, 0) AS value,
        c.sku IS NOT NULL AS has_cost, c.sku IS NOT NULL AND k.rate IS NULL AS no_cost_rate, i._import, i._row
    FROM inventory AS i
    LEFT JOIN sku_parts AS p ON p.store = i.store AND p.platform_sku = i.sku
    LEFT JOIN cost_spans AS c ON c.sku = COALESCE(p.sku, i.sku) AND i.date >= c.from_day AND i.date < c.to_day
    LEFT JOIN rates AS k ON k.currency = c.currency AND k.day = i.date
    """,
    cost_columns=("value",),
    by_month=("inventory",),
    facts=("inventory",),
    dims=_STOCK_DIMS,
    via=_STOCK_VIA,
    rows="inventory",
)

STOCK_DAYS = Relation(
    name="stock_days",
    sql="SELECT * FROM stock_rows",
    cost_columns=("value",),
    facts=("inventory",),
    dims=_STOCK_DIMS,
    via=_STOCK_VIA,
    group=("day",),
    aggregates={"sellable": "SUM(sellable)", "value": "SUM(value)", "no_cost_rate": "BOOL_OR(no_cost_rate)"},
    rows="inventory",
)

# Days on which a SKU of a store counts as one that sold in the 90 days up to then, as spans that do not overlap.
SOLD_SPANS = Relation(
    name="sold_spans",
    materialized=True,
    sql="""
    WITH sold AS (SELECT DISTINCT store, sku, day FROM sold_parts),
    followed AS (SELECT *, LEAD(day) OVER (PARTITION BY store, sku ORDER BY day) AS next_day FROM sold)
    SELECT store, sku, day AS from_day, CASE WHEN next_day <= day + 89 THEN next_day - 1 ELSE day + 89 END AS to_day
    FROM followed
    """,
)

STOCK_OF_SELLERS = Relation(
    name="stock_of_sellers",
    sql="""
    SELECT s.store, s.sku, s.day, s.warehouse, s.sellable, p.period, s._import, s._row
    FROM stock_rows AS s
    JOIN periods AS p ON s.day BETWEEN p.first AND p.until
    JOIN sold_spans AS b ON b.store = s.store AND b.sku = s.sku AND p.last BETWEEN b.from_day AND b.to_day
    """,
    facts=("inventory", "order_lines"),
    clock=None,
    dims=_STOCK_DIMS,
    via=_STOCK_VIA,
    group=("period", "store", "sku", "day"),
    aggregates={"sellable": "SUM(sellable)"},
    rows="inventory",
)

LAST_STOCK = Relation(
    name="last_stock",
    sql="""
    SELECT p.period, i.store, MAX(i.date) AS day
    FROM inventory AS i JOIN periods AS p ON i.date BETWEEN p.first AND p.last
    GROUP BY p.period, i.store
    """,
)

COVER_STOCK = Relation(
    name="cover_stock",
    sql="""
    SELECT s.*, l.period FROM stock_rows AS s JOIN last_stock AS l ON l.store = s.store AND l.day = s.day
    """,
    facts=("inventory", "order_lines"),
    clock=None,
    dims=_STOCK_DIMS,
    via=_STOCK_VIA,
    rows="inventory",
)

COVER_DEMAND = Relation(
    name="cover_demand",
    sql="""
    SELECT s.*, l.period FROM sold_parts AS s
    JOIN last_stock AS l ON l.store = s.store AND s.day BETWEEN l.day - 29 AND l.day
    """,
    facts=("inventory", "order_lines"),
    clock=None,
    dims={
        "store": "store",
        "channel": "channel",
        "country": "country",
        "fulfilment": "fulfilment",
        "carrier": "carrier",
        "sku": "sku",
    },
    via=(*OF_ORDERS, Via.PRODUCT),
    rows="order_lines",
)

_PO_DIMS = {"supplier": "supplier", "sku": "sku"}

PO_PROMISES = Relation(
    name="po_promises",
    sql="""
    SELECT supplier, sku, promised_day AS day, received_day IS NOT NULL AS fulfilled,
        CASE WHEN received_day IS NULL THEN FALSE
            WHEN received_at IS NOT NULL AND promised_at IS NOT NULL THEN received_at <= promised_at
            ELSE received_day <= promised_day END AS on_time,
        _import, _row
    FROM purchase_orders
    """,
    facts=("purchase_orders",),
    dims=_PO_DIMS,
    via=(Via.PRODUCT,),
    rows="purchase_orders",
)

INSPECTIONS = Relation(
    name="inspections",
    sql="""
    SELECT supplier, sku, received_day AS day, inspected, passed, _import, _row
    FROM purchase_orders WHERE received_day IS NOT NULL AND inspected IS NOT NULL AND passed IS NOT NULL
    """,
    facts=("purchase_orders",),
    dims=_PO_DIMS,
    via=(Via.PRODUCT,),
    rows="purchase_orders",
)

RELATIONS = (
    STOCK_ROWS, STOCK_DAYS, SOLD_SPANS, STOCK_OF_SELLERS, LAST_STOCK, COVER_STOCK, COVER_DEMAND, PO_PROMISES, INSPECTIONS,
)  # fmt: skip
