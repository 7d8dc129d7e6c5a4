"""Relations of what follows an order: refunds, returns, fees, surveys, messages."""

from helloword.kpis.relations.relation import OF_ORDERS, Relation, Via
from helloword.kpis.relations.sales import LINE_DIMS

_ORDER_VIA = (*OF_ORDERS, Via.ORDER)
_PRODUCT_DIMS = {"sku": "sku", "brand": "brand", "line": "line", "supplier": "supplier"}

REFUND_ROWS = Relation(
    name="refund_rows",
    materialized=True,
    sql="""
    SELECT r.store, r.order_id, r.refunded_day AS day, r.refunded_at, COALESCE(r.sku, l.sku, o.sku) AS sku, r.quantity AS units,
        r.amount * x.rate AS amount, r.amount AS own_amount, x.rate AS rate, x.rate IS NULL AS no_rate,
        CASE WHEN l.order_id IS NULL THEN o.channel ELSE l.channel END AS channel,
        CASE WHEN l.order_id IS NULL THEN o.country ELSE l.country END AS country,
        CASE WHEN l.order_id IS NULL THEN o.fulfilment ELSE l.fulfilment END AS fulfilment,
        CASE WHEN l.order_id IS NULL THEN o.carrier ELSE l.carrier END AS carrier,
        r.reason, r._import, r._row
    FROM refunds AS r
    LEFT JOIN void_refunded AS v ON v.store = r.store AND v.order_id = r.order_id
    LEFT JOIN order_lines AS l ON l.store = r.store AND l.order_id = r.order_id AND l.line_id = r.line_id
    LEFT JOIN refunded_orders AS o ON o.store = r.store AND o.order_id = r.order_id
    LEFT JOIN rates AS x ON x.currency = r.currency AND x.day = r.refunded_day
    WHERE v.order_id IS NULL
    """,
    facts=("refunds", "order_lines"),
    moment="refunded_at",
    dims={**LINE_DIMS, "reason": "reason"},
    via=OF_ORDERS,
    exploded="refund_parts",
    plain="plain_refunds",
    rows="refunds",
)

PLAIN_REFUNDS = Relation(
    name="plain_refunds",
    sql="""
    SELECT r.store, r.order_id, r.refunded_day AS day, r.refunded_at, r.quantity AS units, r.amount * x.rate AS amount,
        x.rate IS NULL AS no_rate, r.reason, r._import, r._row
    FROM refunds AS r
    LEFT JOIN void_refunded AS v ON v.store = r.store AND v.order_id = r.order_id
    LEFT JOIN rates AS x ON x.currency = r.currency AND x.day = r.refunded_day
    WHERE v.order_id IS NULL
    """,
    facts=("refunds", "order_lines"),
    moment="refunded_at",
    dims={"store": "store", "reason": "reason"},
    via=(Via.STORE,),
    rows="refunds",
)

REFUND_PARTS = Relation(
    name="refund_parts",
    materialized=True,
    sql="""
    SELECT r.store, r.order_id, r.day, r.refunded_at, COALESCE(p.sku, r.sku, o.sku) AS sku, r.units * COALESCE(p.quantity, 1) AS units,
        CASE WHEN b.sku IS NULL THEN r.amount ELSE r.own_amount
            * (CAST(b.share_to * r.rate AS DECIMAL(22, 16)) - CAST(b.share_from * r.rate AS DECIMAL(22, 16))) END AS amount,
        CASE WHEN r.sku IS NULL THEN o.brand ELSE g.brand END AS brand,
        CASE WHEN r.sku IS NULL THEN o.line ELSE g.line END AS line,
        CASE WHEN r.sku IS NULL THEN o.supplier ELSE g.supplier END AS supplier,
        r.channel, r.country, r.fulfilment, r.carrier, r.no_rate OR COALESCE(b.unrated, FALSE) AS no_rate, r.reason, r._import, r._row
    FROM refund_rows AS r
    LEFT JOIN sku_parts AS p ON p.store = r.store AND p.platform_sku = r.sku
    LEFT JOIN products AS g ON g.sku = COALESCE(p.sku, r.sku)
    LEFT JOIN order_products AS o ON o.store = r.store AND o.order_id = r.order_id
    LEFT JOIN part_shares AS b ON b.store = r.store AND b.platform_sku = r.sku AND b.day = r.day AND b.sku = p.sku
    """,
    facts=("refunds", "order_lines"),
    moment="refunded_at",
    dims={**LINE_DIMS, **_PRODUCT_DIMS, "reason": "reason"},
    via=OF_ORDERS,
    rows="refunds",
)

RETURN_ROWS = Relation(
    name="return_rows",
    materialized=True,
    sql="""
    SELECT r.store, r.order_id, r.requested_day AS day, r.requested_at, o.order_day, r.sku, r.quantity AS units, r.reason, r._import, r._row
    FROM returns AS r
    LEFT JOIN void_returned AS v ON v.store = r.store AND v.order_id = r.order_id
    LEFT JOIN returned_orders AS o ON o.store = r.store AND o.order_id = r.order_id
    WHERE v.order_id IS NULL
    """,
    facts=("returns", "order_lines"),
    moment="requested_at",
    dims={"store": "store", "reason": "reason"},
    via=_ORDER_VIA,
    exploded="return_parts",
    rows="returns",
)

RETURN_PARTS = Relation(
    name="return_parts",
    materialized=True,
    sql="""
    SELECT r.store, r.order_id, r.day, r.requested_at, r.order_day, COALESCE(p.sku, r.sku) AS sku,
        r.units * COALESCE(p.quantity, 1) AS units, r.reason, r._import, r._row
    FROM return_rows AS r LEFT JOIN sku_parts AS p ON p.store = r.store AND p.platform_sku = r.sku
    """,
    facts=("returns", "order_lines"),
    moment="requested_at",
    dims={"store": "store", "reason": "reason", "sku": "sku"},
    via=(*_ORDER_VIA, Via.PRODUCT),
    rows="returns",
)

FEE_ROWS = Relation(
    name="fee_rows",
    materialized=True,
    sql="""
    SELECT f.store, f.order_id, f.posted_day AS day, f.posted_at, COALESCE(f.sku, o.sku) AS sku, f.type, f.amount * x.rate AS amount,
        f.amount AS own_amount, x.rate AS rate, x.rate IS NULL AS no_rate, f._import, f._row
    FROM fees AS f
    LEFT JOIN charged_orders AS o ON o.store = f.store AND o.order_id = f.order_id
    LEFT JOIN rates AS x ON x.currency = f.currency AND x.day = f.posted_day
    """,
    facts=("fees",),
    moment="posted_at",
    dims={"store": "store", "type": "type"},
    via=_ORDER_VIA,
    exploded="fee_parts",
    plain="plain_fees",
    rows="fees",
)

PLAIN_FEES = Relation(
    name="plain_fees",
    sql="""
    SELECT f.store, f.order_id, f.posted_day AS day, f.posted_at, f.type, f.amount * x.rate AS amount, x.rate IS NULL AS no_rate,
        f._import, f._row
    FROM fees AS f LEFT JOIN rates AS x ON x.currency = f.currency AND x.day = f.posted_day
    """,
    facts=("fees",),
    by_month=("fees",),
    moment="posted_at",
    dims={"store": "store", "type": "type"},
    via=(Via.STORE,),
    rows="fees",
)

FEE_PARTS = Relation(
    name="fee_parts",
    materialized=True,
    sql="""
    SELECT f.store, f.order_id, f.day, f.posted_at, COALESCE(p.sku, f.sku, o.sku) AS sku, f.type,
        CASE WHEN b.sku IS NULL THEN f.amount ELSE f.own_amount
            * (CAST(b.share_to * f.rate AS DECIMAL(22, 16)) - CAST(b.share_from * f.rate AS DECIMAL(22, 16))) END AS amount,
        CASE WHEN f.sku IS NULL THEN o.brand ELSE g.brand END AS brand,
        CASE WHEN f.sku IS NULL THEN o.line ELSE g.line END AS line,
        CASE WHEN f.sku IS NULL THEN o.supplier ELSE g.supplier END AS supplier,
        f.no_rate OR COALESCE(b.unrated, FALSE) AS no_rate, f._import, f._row
    FROM fee_rows AS f
    LEFT JOIN sku_parts AS p ON p.store = f.store AND p.platform_sku = f.sku
    LEFT JOIN products AS g ON g.sku = COALESCE(p.sku, f.sku)
    LEFT JOIN order_products AS o ON o.store = f.store AND o.order_id = f.order_id
    LEFT JOIN part_shares AS b ON b.store = f.store AND b.platform_sku = f.sku AND b.day = f.day AND b.sku = p.sku
    """,
    facts=("fees",),
    moment="posted_at",
    dims={**_PRODUCT_DIMS, "store": "store", "type": "type"},
    via=_ORDER_VIA,
    rows="fees",
)

SURVEY_ROWS = Relation(
    name="survey_rows",
    sql="""
    SELECT s.store, s.order_id, s.answered_day AS day, s.answered_at, s.kind, s.score, s.language, s._import, s._row
    FROM surveys AS s
    LEFT JOIN void_surveyed AS v ON v.store = s.store AND v.order_id = s.order_id
    WHERE v.order_id IS NULL
    """,
    facts=("surveys",),
    moment="answered_at",
    dims={"store": "store", "language": "language"},
    via=(Via.STORE,),
    rows="surveys",
)

# One row per run of customer messages; `answered_us` is empty while nobody has answered.
RESPONSE_RUNS = Relation(
    name="response_runs",
    materialized=True,
    sql="""
    WITH spoken AS (
        SELECT store, conversation_id, message_id, order_id, direction, sent_at, sent_day,
            LAG(direction) OVER (talk ORDER BY sent_day, sent_at, message_id) AS before,
            MIN(CASE WHEN direction = 'out' THEN sent_day END)
                OVER (talk ORDER BY sent_day, sent_at, message_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS answer_day,
            FIRST_VALUE(CASE WHEN direction = 'out' THEN sent_at END IGNORE NULLS)
                OVER (talk ORDER BY sent_day, sent_at, message_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS answer_at
        FROM messages WHERE direction = 'in' OR NOT automatic
        WINDOW talk AS (PARTITION BY store, conversation_id)
    )
    SELECT store, conversation_id, order_id, sent_day AS day, sent_at,
        CASE WHEN answer_at IS NOT NULL AND sent_at IS NOT NULL THEN EPOCH_US(answer_at) - EPOCH_US(sent_at)
            WHEN answer_day IS NOT NULL THEN CAST(answer_day - sent_day AS BIGINT) * 86400000000 END AS answered_us
    FROM spoken WHERE direction = 'in' AND COALESCE(before, 'out') = 'out'
    """,
    facts=("messages",),
    moment="sent_at",
    dims={"store": "store"},
    via=(Via.STORE,),
    rows="messages",
    row_keys=("store", "conversation_id"),
)

RELATIONS = (
    REFUND_ROWS, PLAIN_REFUNDS, REFUND_PARTS, RETURN_ROWS, RETURN_PARTS, FEE_ROWS, PLAIN_FEES, FEE_PARTS, SURVEY_ROWS,
    RESPONSE_RUNS,
)  # fmt: skip
