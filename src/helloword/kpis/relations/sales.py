"""Relations of order lines: as sold, and split into the company's SKUs with their costs."""

from helloword.kpis.relations.relation import OF_ORDERS, Relation, Via

LINE_DIMS = {
    "store": "store",
    "channel": "channel",
    "country": "country",
    "fulfilment": "fulfilment",
    "carrier": "carrier",
}

SOLD_LINES = Relation(
    name="sold_lines",
    materialized=True,
    sql="""
    SELECT l.store, l.order_id, l.line_id, l.ordered_day AS day, l.ordered_at, l.sku, l.quantity AS units,
        l.gross * x.rate AS gross, l.discount * x.rate AS discount, l.shipping_charged * x.rate AS shipping,
        x.rate IS NULL AS no_rate, x.rate AS rate, l.gross AS own_gross, l.discount AS own_discount,
        l.shipping_charged AS own_shipping, l.customer, l.channel, l.country, l.fulfilment, l.carrier,
        l._import, l._row
    FROM order_lines AS l
    LEFT JOIN rates AS x ON x.currency = l.currency AND x.day = l.ordered_day
    WHERE l.status NOT IN ('cancelled', 'pending')
    """,
    by_month=("order_lines",),
    facts=("order_lines",),
    moment="ordered_at",
    dims=LINE_DIMS,
    via=OF_ORDERS,
    exploded="sold_parts",
    rows="order_lines",
)

SOLD_PARTS = Relation(
    name="sold_parts",
    materialized=True,
    sql="""
    WITH mapped AS (
        SELECT l.*, l.no_rate OR COALESCE(b.unrated, FALSE) AS unrated, COALESCE(p.sku, l.sku) AS part_sku, l.units * COALESCE(p.quantity, 1) AS part_units,
            COALESCE(b.all_have_cost, c.sku IS NOT NULL) AS line_has_cost, c.sku IS NOT NULL AS has_cost, c.sku IS NOT NULL AND k.rate IS NULL AS no_cost_rate,
            c.unit_cost * k.rate AS part_cost, b.sku IS NOT NULL AS shared,
            CAST(b.share_to * l.rate AS DECIMAL(22, 16)) - CAST(b.share_from * l.rate AS DECIMAL(22, 16)) AS shared_rate
        FROM sold_lines AS l
        LEFT JOIN sku_parts AS p ON p.store = l.store AND p.platform_sku = l.sku
        LEFT JOIN part_shares AS b ON b.store = l.store AND b.platform_sku = l.sku AND b.day = l.day AND b.sku = p.sku
        LEFT JOIN cost_spans AS c ON c.sku = COALESCE(p.sku, l.sku) AND l.day >= c.from_day AND l.day < c.to_day
        LEFT JOIN rates AS k ON k.currency = c.currency AND k.day = l.day
    )
    SELECT store, order_id, line_id, day, ordered_at, part_sku AS sku, part_units AS units,
        CASE WHEN shared THEN own_gross * shared_rate ELSE gross END AS gross,
        CASE WHEN shared THEN own_discount * shared_rate ELSE discount END AS discount,
        CASE WHEN shared THEN own_shipping * shared_rate ELSE shipping END AS shipping,
        part_units * part_cost AS cost, has_cost, line_has_cost, unrated AS no_rate, no_cost_rate,
        customer, channel, country, fulfilment, carrier, _import, _row
    FROM mapped
    """,
    by_month=("order_lines", "refunds", "fees", "ads"),
    facts=("order_lines",),
    moment="ordered_at",
    dims={**LINE_DIMS, "sku": "sku"},
    via=(*OF_ORDERS, Via.PRODUCT),
    rows="order_lines",
)

# A line's sales have a known cost when all of its parts have one; in a slice, all of its parts in that slice.
COSTED_LINES = Relation(
    name="costed_lines",
    sql="""
    SELECT store, order_id, day, ordered_at, gross, line_has_cost AS has_cost, no_rate, channel, country, fulfilment, carrier, _import, _row
    FROM sold_parts
    """,
    by_month=("order_lines", "refunds", "fees", "ads"),
    facts=("order_lines",),
    moment="ordered_at",
    dims=LINE_DIMS,
    via=OF_ORDERS,
    exploded="costed_parts",
    rows="order_lines",
)

COSTED_PARTS = Relation(
    name="costed_parts",
    sql="""
    SELECT store, order_id, line_id, day, ordered_at, sku, gross, has_cost, no_rate, channel, country, fulfilment, carrier, _import, _row
    FROM sold_parts
    """,
    facts=("order_lines",),
    moment="ordered_at",
    dims={**LINE_DIMS, "sku": "sku"},
    via=(*OF_ORDERS, Via.PRODUCT),
    group=("store", "order_id", "line_id", "day"),
    aggregates={
        "ordered_at": "MIN(ordered_at)",
        "gross": "SUM(gross)",
        "has_cost": "BOOL_AND(has_cost)",
        "no_rate": "BOOL_OR(no_rate)",
    },
    rows="order_lines",
)

MERCHANT_LINES = Relation(
    name="merchant_lines",
    sql="SELECT * FROM sold_lines WHERE fulfilment = 'merchant'",
    by_month=("order_lines",),
    moment="ordered_at",
    dims=LINE_DIMS,
    via=OF_ORDERS,
    exploded="merchant_parts",
)

MERCHANT_PARTS = Relation(
    name="merchant_parts",
    sql="SELECT * FROM sold_parts WHERE fulfilment = 'merchant'",
    by_month=("order_lines", "refunds", "fees", "ads"),
    moment="ordered_at",
    dims={**LINE_DIMS, "sku": "sku"},
    via=(*OF_ORDERS, Via.PRODUCT),
)

RELATIONS = (SOLD_LINES, SOLD_PARTS, COSTED_LINES, COSTED_PARTS, MERCHANT_LINES, MERCHANT_PARTS)
