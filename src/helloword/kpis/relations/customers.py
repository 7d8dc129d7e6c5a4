"""Relations of customers: their orders in sequence, their activity and their value."""

from helloword.kpis.relations.relation import OF_ORDERS, Relation

CUSTOMER_ORDERS = Relation(
    name="customer_orders",
    materialized=True,
    dear=True,
    sql="""
    SELECT customer, store, order_id, sold_day AS day, moment,
        ROW_NUMBER() OVER (PARTITION BY customer ORDER BY moment, store, order_id) AS nth,
        NTH_VALUE(sold_day, 2) OVER (PARTITION BY customer ORDER BY moment, store, order_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second_day
    FROM whole_orders WHERE customer IS NOT NULL
    """,
)

CUSTOMER_TYPES = Relation(
    name="customer_types",
    materialized=True,
    sql="""
    SELECT store, order_id, CASE WHEN MIN(nth) = 1 THEN 'new' ELSE 'returning' END AS customer_type
    FROM customer_orders GROUP BY store, order_id
    """,
)

# The least moment of each customer, not their orders in sequence: a third of the work; orders of one moment follow as there.
FIRST_ORDERS = Relation(
    name="first_orders",
    sql="""
    WITH least AS (
        SELECT customer, MIN(moment) AS moment FROM whole_orders WHERE customer IS NOT NULL GROUP BY customer
    ), at_once AS (
        SELECT o.customer, o.store, o.order_id, o.sold_day AS day, o.moment,
            ROW_NUMBER() OVER (PARTITION BY o.customer ORDER BY o.store, o.order_id) AS nth
        FROM whole_orders AS o JOIN least AS l ON l.customer = o.customer AND l.moment = o.moment
    )
    SELECT customer, store, order_id, day, moment FROM at_once WHERE nth = 1
    """,
    facts=("order_lines",),
    moment="moment",
    dims={"store": "store"},
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=("store", "order_id"),
)

# Every later order of a customer, laid on the day and the order with which they began.
LATER_ORDERS = Relation(
    name="later_orders",
    materialized=True,
    sql="""
    SELECT f.customer, f.store, f.order_id, f.day,
        CAST((EXTRACT(YEAR FROM o.day) - EXTRACT(YEAR FROM f.day)) * 12 + EXTRACT(MONTH FROM o.day) - EXTRACT(MONTH FROM f.day)
            AS VARCHAR) AS months_since
    FROM customer_orders AS f JOIN customer_orders AS o ON o.customer = f.customer AND o.nth > 1
    WHERE f.nth = 1
    """,
    facts=("order_lines",),
    dims={"store": "store", "months_since": "months_since"},
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=("store", "order_id"),
)

ACTIVE_CUSTOMERS = Relation(
    name="active_customers",
    sql="SELECT customer, store, order_id, day, moment, second_day FROM customer_orders",
    facts=("order_lines",),
    moment="moment",
    dims={"store": "store"},
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=("store", "order_id"),
)

# What the orders of a customer's first year brought, laid on the day and the order with which it began.
CUSTOMER_VALUE = Relation(
    name="customer_value",
    materialized=True,
    sql="""
    WITH year_one AS (
        SELECT f.store AS first_store, f.order_id AS first_order, f.day AS first_day, o.store, o.order_id,
            CAST((EXTRACT(YEAR FROM o.day) - EXTRACT(YEAR FROM f.day)) * 12 + EXTRACT(MONTH FROM o.day) - EXTRACT(MONTH FROM f.day)
                AS VARCHAR) AS months_since
        FROM customer_orders AS f JOIN customer_orders AS o ON o.customer = f.customer AND o.day <= f.day + 365
        WHERE f.nth = 1
    ), earned AS (
        SELECT y.first_store, y.first_order, y.first_day, y.months_since, p.store, p.order_id,
            p.gross - p.discount - COALESCE(p.cost, 0) AS amount, p.no_rate OR p.no_cost_rate AS no_rate,
            p.gross AS gross, CASE WHEN p.line_has_cost THEN p.gross ELSE p.gross * 0 END AS costed
        FROM year_one AS y
        JOIN sold_parts AS p ON p.store = y.store AND p.order_id = y.order_id
    ), given_back AS (
        SELECT e.first_store, e.first_order, e.first_day, e.months_since, r.store, r.order_id, -r.amount AS amount, r.no_rate,
            r.amount * 0 AS gross, r.amount * 0 AS costed
        FROM (SELECT DISTINCT first_store, first_order, first_day, months_since, store, order_id FROM earned) AS e
        JOIN refund_rows AS r ON r.store = e.store AND r.order_id = e.order_id
    ), both_ways AS (
        SELECT * FROM earned UNION ALL SELECT * FROM given_back
    )
    SELECT first_store AS store, first_order AS order_id, first_day AS day, months_since, amount, no_rate, gross, costed FROM both_ways
    """,
    cost_columns=("amount",),
    facts=("order_lines", "refunds"),
    dims={"store": "store", "months_since": "months_since"},
    via=OF_ORDERS,
    lines="sold_lines",
    rows="order_lines",
    row_keys=("store", "order_id"),
)

RELATIONS = (CUSTOMER_ORDERS, CUSTOMER_TYPES, FIRST_ORDERS, LATER_ORDERS, ACTIVE_CUSTOMERS, CUSTOMER_VALUE)
