"""Relations about products: SKU maps, costs in force, the parts of bundles."""

from helloword.kpis.relations.relation import Relation

SKU_PARTS = Relation(
    name="sku_parts",
    materialized=True,
    sql="""
    WITH own AS (
        SELECT store, platform_sku, sku, quantity FROM sku_map WHERE store IS NOT NULL
    ), shared AS (
        SELECT s.store, m.platform_sku, m.sku, m.quantity
        FROM sku_map AS m CROSS JOIN stores AS s
        LEFT JOIN (SELECT DISTINCT store, platform_sku FROM own) AS o
            ON o.store = s.store AND o.platform_sku = m.platform_sku
        WHERE m.store IS NULL AND o.store IS NULL
    ), all_parts AS (
        SELECT * FROM own UNION ALL SELECT * FROM shared
    )
    SELECT store, platform_sku, sku, quantity,
        COUNT(*) OVER (PARTITION BY store, platform_sku) AS parts
    FROM all_parts
    """,
)

COST_SPANS = Relation(
    name="cost_spans",
    materialized=True,
    sql="""
    SELECT sku, currency, purchase + inbound + duty AS unit_cost, effective_from AS from_day,
        COALESCE(LEAD(effective_from) OVER (PARTITION BY sku ORDER BY effective_from), DATE '9999-12-31') AS to_day
    FROM costs
    """,
)

# How a bundle's money is shared among its parts on a day: by landed cost, or by count where no part has a cost. Shares are
# cumulative (from, to), so that the parts of an amount add up to it to the last digit whatever the rounding.
PART_SHARES = Relation(
    name="part_shares",
    materialized=True,
    sql="""
    WITH bundles AS (
        SELECT DISTINCT store, platform_sku FROM sku_parts WHERE parts > 1
    ), needed AS (
        SELECT l.store, l.sku AS platform_sku, l.ordered_day AS day
        FROM order_lines AS l JOIN bundles AS b ON b.store = l.store AND b.platform_sku = l.sku
        UNION
        SELECT b.store, b.platform_sku, r.day
        FROM bundles AS b JOIN (
            SELECT DISTINCT store, refunded_day AS day FROM refunds
            UNION
            SELECT DISTINCT store, posted_day AS day FROM fees
            UNION
            SELECT DISTINCT store, date AS day FROM ads
        ) AS r ON r.store = b.store
    ), weighed AS (
        SELECT n.store, n.platform_sku, n.day, p.sku, c.sku IS NOT NULL AS has_cost,
            c.sku IS NOT NULL AND k.rate IS NULL AS no_cost_rate,
            CAST(CAST(p.quantity * COALESCE(c.unit_cost * k.rate, 0) AS DECIMAL(38, 14)) * 100000000000000 AS HUGEINT) AS weight,
            CAST(p.quantity AS HUGEINT) AS pieces
        FROM needed AS n
        JOIN sku_parts AS p ON p.store = n.store AND p.platform_sku = n.platform_sku AND p.parts > 1
        LEFT JOIN cost_spans AS c ON c.sku = p.sku AND n.day >= c.from_day AND n.day < c.to_day
        LEFT JOIN rates AS k ON k.currency = c.currency AND k.day = n.day
    ), chosen AS (
        SELECT *, CASE WHEN SUM(weight) OVER bundle > 0 THEN weight ELSE pieces END AS part FROM weighed
        WINDOW bundle AS (PARTITION BY store, platform_sku, day)
    ), summed AS (
        SELECT *, SUM(part) OVER (bundle ORDER BY sku ROWS UNBOUNDED PRECEDING) AS upto, SUM(part) OVER bundle AS whole,
            BOOL_AND(has_cost) OVER bundle AS all_have_cost, BOOL_OR(no_cost_rate) OVER bundle AS unrated
        FROM chosen
        WINDOW bundle AS (PARTITION BY store, platform_sku, day)
    )
    SELECT store, platform_sku, day, sku, all_have_cost, unrated,
        CAST((upto * 1000000000000000) // whole AS DECIMAL(18, 0)) * CAST('0.000000000000001' AS DECIMAL(16, 15)) AS share_to,
        CAST(((upto - part) * 1000000000000000) // whole AS DECIMAL(18, 0))
            * CAST('0.000000000000001' AS DECIMAL(16, 15)) AS share_from
    FROM summed
    """,
)

RELATIONS = (SKU_PARTS, COST_SPANS, PART_SHARES)
