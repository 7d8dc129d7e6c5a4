"""Relations of orders: one row per order, made from its lines."""

from helloword.kpis.relations.relation import OF_ORDERS, Relation, Via
from helloword.kpis.relations.sales import LINE_DIMS

_ORDER = {"store": "store"}
_KEYS = ("store", "order_id")

_FACTS = """
    SELECT store, order_id, MIN(ordered_day) AS order_day,
        CASE WHEN MIN(channel) = MAX(channel) AND COUNT(channel) = COUNT(*) THEN MIN(channel) END AS channel,
        CASE WHEN MIN(country) = MAX(country) AND COUNT(country) = COUNT(*) THEN MIN(country) END AS country,
        CASE WHEN MIN(fulfilment) = MAX(fulfilment) AND COUNT(fulfilment) = COUNT(*) THEN MIN(fulfilment) END AS fulfilment,
        CASE WHEN MIN(carrier) = MAX(carrier) AND COUNT(carrier) = COUNT(*) THEN MIN(carrier) END AS carrier,
        CASE WHEN MIN(sku) = MAX(sku) THEN MIN(sku) END AS sku
    FROM order_lines AS l WHERE status NOT IN ('cancelled', 'pending'){named} GROUP BY store, order_id
"""
# Of orders of which every line is cancelled or pending, what hangs on them is left out.
_VOID = """
    SELECT store, order_id FROM order_lines AS l WHERE TRUE{named} GROUP BY store, order_id
    HAVING NOT BOOL_OR(status NOT IN ('cancelled', 'pending'))
"""
_NAMED = " AND EXISTS (SELECT 1 FROM {table} AS n WHERE n.store = l.store AND n.order_id = l.order_id{only})"


def _among(name: str, sql: str, table: str, only: str = "") -> Relation:
    """Orders that rows of `table` name: far fewer than all."""
    return Relation(name=name, materialized=True, sql=sql.format(named=_NAMED.format(table=table, only=only)))


ORDER_FACTS = Relation(name="order_facts", materialized=True, sql=_FACTS.format(named=""))
REFUNDED_ORDERS = _among("refunded_orders", _FACTS, "refunds")
RETURNED_ORDERS = _among("returned_orders", _FACTS, "returns")
CHARGED_ORDERS = _among("charged_orders", _FACTS, "fees", " AND n.sku IS NULL")
VOID_REFUNDED = _among("void_refunded", _VOID, "refunds")
VOID_RETURNED = _among("void_returned", _VOID, "returns")
VOID_SURVEYED = _among("void_surveyed", _VOID, "surveys")

# The dimensions of products that all parts of an order agree on, for what names the order and no SKU: few of all orders.
ORDER_PRODUCTS = Relation(
    name="order_products",
    materialized=True,
    sql="""
    SELECT p.store, p.order_id, CASE WHEN MIN(p.sku) = MAX(p.sku) THEN MIN(p.sku) END AS sku,
        CASE WHEN MIN(g.brand) = MAX(g.brand) AND COUNT(g.brand) = COUNT(*) THEN MIN(g.brand) END AS brand,
        CASE WHEN MIN(g.line) = MAX(g.line) AND COUNT(g.line) = COUNT(*) THEN MIN(g.line) END AS line,
        CASE WHEN MIN(g.supplier) = MAX(g.supplier) AND COUNT(g.supplier) = COUNT(*) THEN MIN(g.supplier) END AS supplier
    FROM (
        SELECT store, order_id FROM refunds WHERE sku IS NULL UNION SELECT store, order_id FROM fees WHERE sku IS NULL
    ) AS n
    JOIN sold_parts AS p ON p.store = n.store AND p.order_id = n.order_id
    LEFT JOIN products AS g ON g.sku = p.sku
    GROUP BY p.store, p.order_id
    """,
)

# Lines laid on the day of their order, for what is counted by the cohort of orders.
LINES_OF_ORDERS = Relation(
    name="lines_of_orders",
    sql="""
    SELECT l.*, o.day AS order_day
    FROM sold_lines AS l JOIN orders_left AS o ON o.store = l.store AND o.order_id = l.order_id
    """,
    facts=("order_lines",),
    clock="order_day",
    moment="ordered_at",
    dims=LINE_DIMS,
    via=OF_ORDERS,
    exploded="parts_of_orders",
    rows="order_lines",
)

PARTS_OF_ORDERS = Relation(
    name="parts_of_orders",
    sql="""
    SELECT p.*, o.day AS order_day
    FROM sold_parts AS p JOIN orders_left AS o ON o.store = p.store AND o.order_id = p.order_id
    """,
    facts=("order_lines",),
    clock="order_day",
    moment="ordered_at",
    dims={**LINE_DIMS, "sku": "sku"},
    via=(*OF_ORDERS, Via.PRODUCT),
    rows="order_lines",
)

DEFECT_ORDERS = Relation(
    name="defect_orders",
    sql="""
    SELECT DISTINCT store, order_id FROM feedback
    WHERE COALESCE(outcome, 'open') <> 'removed' AND NOT (kind = 'claim' AND COALESCE(outcome, 'open') = 'denied')
    """,
)

# Lines by order, once for all that is asked of orders: of every line, and (sold_) of those neither cancelled nor pending.
WHOLE_ORDERS = Relation(
    name="whole_orders",
    materialized=True,
    shared=True,
    sql="""
    WITH timed AS (
        SELECT l.store, l.order_id, l.ordered_day, l.ordered_at, l.status NOT IN ('cancelled', 'pending') AS sold,
            l.status = 'cancelled' AND COALESCE(l.cancelled_by, '') = 'seller' AS by_seller, l.customer,
            COALESCE(l.ordered_at, CAST(l.ordered_day AS TIMESTAMP) AT TIME ZONE s.timezone) AS moment
        FROM order_lines AS l LEFT JOIN stores AS s ON s.store = l.store
    )
    SELECT store, order_id, MIN(ordered_day) AS day, MIN(ordered_at) AS ordered_at, BOOL_OR(by_seller) AS cancelled_by_seller,
        MIN(CASE WHEN sold THEN ordered_day END) AS sold_day, MIN(CASE WHEN sold THEN ordered_at END) AS sold_at,
        MIN(CASE WHEN sold THEN moment END) AS moment, ARG_MIN(CASE WHEN sold THEN customer END, moment) AS customer
    FROM timed GROUP BY store, order_id
    """,
)

ORDERS_LEFT = Relation(
    name="orders_left",
    sql="SELECT store, order_id, sold_day AS day, sold_at AS ordered_at FROM whole_orders WHERE sold_day IS NOT NULL",
    facts=("order_lines",),
    moment="ordered_at",
    dims=_ORDER,
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=_KEYS,
)

JUDGED_ORDERS = Relation(
    name="judged_orders",
    sql="""
    SELECT o.store, o.order_id, o.day, o.ordered_at, d.order_id IS NOT NULL AS defect
    FROM orders_left AS o
    LEFT JOIN defect_orders AS d ON d.store = o.store AND d.order_id = o.order_id
    """,
    facts=("order_lines", "feedback"),
    moment="ordered_at",
    dims=_ORDER,
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=_KEYS,
)

ALL_LINES = Relation(
    name="all_lines",
    sql="""
    SELECT l.store, l.order_id, l.ordered_day AS day, l.ordered_at, l.channel, l.country, l.fulfilment, l.carrier, COALESCE(p.sku, l.sku) AS sku
    FROM order_lines AS l LEFT JOIN sku_parts AS p ON p.store = l.store AND p.platform_sku = l.sku
    """,
    moment="ordered_at",
    dims={"channel": "channel", "country": "country", "fulfilment": "fulfilment", "carrier": "carrier", "sku": "sku"},
    via=(Via.PRODUCT,),
)

ALL_ORDERS = Relation(
    name="all_orders",
    sql="SELECT store, order_id, day, ordered_at, cancelled_by_seller FROM whole_orders",
    facts=("order_lines",),
    moment="ordered_at",
    dims=_ORDER,
    via=OF_ORDERS,
    lines="all_lines",
    rows="order_lines",
    row_keys=_KEYS,
)

_PROMISES = """
    SELECT store, order_id, MAX({promise}_day) AS day, BOOL_AND({done}_day IS NOT NULL) AS fulfilled,
        BOOL_AND(CASE WHEN {done}_day IS NULL THEN FALSE
            WHEN {done}_at IS NOT NULL AND {promise}_at IS NOT NULL THEN {done}_at <= {promise}_at
            ELSE {done}_day <= {promise}_day END) AS on_time
    FROM order_lines
    WHERE status NOT IN ('cancelled', 'pending') AND {promise}_day IS NOT NULL AND {only}
    GROUP BY store, order_id
"""

SHIPMENT_PROMISES = Relation(
    name="shipment_promises",
    sql=_PROMISES.format(promise="ship_by", done="shipped", only="fulfilment = 'merchant'"),
    facts=("order_lines",),
    dims=_ORDER,
    via=OF_ORDERS,
    lines="merchant_lines",
    rows="order_lines",
    row_keys=_KEYS,
)

DELIVERY_PROMISES = Relation(
    name="delivery_promises",
    sql=_PROMISES.format(promise="promised_by", done="delivered", only="TRUE"),
    facts=("order_lines",),
    dims=_ORDER,
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=_KEYS,
)

# An order is shipped or delivered with its last line; a bare date on that last day is the whole day, so later than an instant.
DELIVERIES = Relation(
    name="deliveries",
    materialized=True,
    dear=True,
    sql="""
    WITH whole AS (
        SELECT store, order_id, MAX(delivered_day) AS day, MAX(shipped_day) AS shipped_day,
            CASE WHEN COALESCE(MAX(CASE WHEN delivered_at IS NULL THEN delivered_day END) < MAX(delivered_day), TRUE)
                THEN MAX(delivered_at) END AS delivered_at,
            CASE WHEN COALESCE(MAX(CASE WHEN shipped_at IS NULL THEN shipped_day END) < MAX(shipped_day), TRUE)
                THEN MAX(shipped_at) END AS shipped_at
        FROM order_lines WHERE status NOT IN ('cancelled', 'pending')
        GROUP BY store, order_id
        HAVING COUNT(delivered_day) = COUNT(*) AND COUNT(shipped_day) = COUNT(*)
    )
    SELECT store, order_id, day,
        CASE WHEN delivered_at IS NOT NULL AND shipped_at IS NOT NULL
            THEN EPOCH_US(delivered_at) - EPOCH_US(shipped_at)
            ELSE CAST(day - shipped_day AS BIGINT) * 86400000000 END AS transit_us
    FROM whole
    """,
    facts=("order_lines",),
    dims=_ORDER,
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=_KEYS,
)

# On which weekday of its store an order was placed, 1 is Monday, and in which hour there; a bare date has no hour.
ORDER_TIMES = Relation(
    name="order_times",
    materialized=True,
    sql="""
    SELECT l.store, l.order_id, CAST(EXTRACT(ISODOW FROM MIN(l.ordered_day)) AS VARCHAR) AS weekday,
        LPAD(CAST(EXTRACT(HOUR FROM MIN(l.ordered_at) AT TIME ZONE MIN(s.timezone)) AS VARCHAR), 2, '0') AS hour
    FROM order_lines AS l JOIN stores AS s ON s.store = l.store
    WHERE l.status NOT IN ('cancelled', 'pending')
    GROUP BY l.store, l.order_id
    """,
)

RELATIONS = (
    ORDER_FACTS, REFUNDED_ORDERS, RETURNED_ORDERS, CHARGED_ORDERS, VOID_REFUNDED, VOID_RETURNED, VOID_SURVEYED,
    ORDER_PRODUCTS, LINES_OF_ORDERS, PARTS_OF_ORDERS, DEFECT_ORDERS, WHOLE_ORDERS, ORDERS_LEFT, JUDGED_ORDERS, ALL_LINES, ALL_ORDERS,
    SHIPMENT_PROMISES, DELIVERY_PROMISES, DELIVERIES, ORDER_TIMES,
)  # fmt: skip
