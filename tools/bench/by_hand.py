"""What the large company is asked, as SQL that somebody wrote by hand for DuckDB."""

_SOLD = "FROM order_lines WHERE status NOT IN ('cancelled', 'pending')"
BY_HAND = f"""
WITH sums AS (
    SELECT ordered_day AS day, store, currency, SUM(gross) AS gross, SUM(discount) AS discount, SUM(shipping_charged) AS shipping,
        SUM(quantity) AS units {_SOLD} GROUP BY ALL
), sold AS (
    SELECT s.day, s.store, SUM(gross * rate) AS gross, SUM(discount * rate) AS discount, SUM(shipping * rate) AS shipping, SUM(units) AS units
    FROM sums AS s JOIN rates USING (currency, day) GROUP BY ALL
), counted AS (
    SELECT store, order_id, MIN(ordered_day) AS day, MIN(CASE WHEN status NOT IN ('cancelled', 'pending') THEN ordered_day END) AS left_day,
        BOOL_OR(status = 'cancelled' AND cancelled_by = 'seller') AS by_seller
    FROM order_lines GROUP BY store, order_id
), all_orders AS (
    SELECT day, store, COUNT(*) AS all_orders, COUNT(*) FILTER (by_seller) AS by_seller FROM counted GROUP BY ALL
), orders AS (
    SELECT left_day AS day, store, COUNT(*) AS orders FROM counted WHERE left_day IS NOT NULL GROUP BY ALL
), first_of AS (
    SELECT customer, MIN((ordered_at, store, order_id, ordered_day)) AS f {_SOLD} AND customer IS NOT NULL GROUP BY customer
), new_customers AS (
    SELECT f[4] AS day, f[2] AS store, COUNT(*) AS new_customers FROM first_of GROUP BY ALL
), given_back AS (
    SELECT refunded_day AS day, store, currency, SUM(amount) AS amount
    FROM refunds AS r ANTI JOIN (
        SELECT store, order_id FROM order_lines SEMI JOIN refunds USING (store, order_id) GROUP BY ALL HAVING BOOL_AND(status IN ('cancelled', 'pending'))
    ) AS v USING (store, order_id) GROUP BY ALL
), refunded AS (
    SELECT g.day, g.store, SUM(amount * rate) AS refunds FROM given_back AS g JOIN rates USING (currency, day) GROUP BY ALL
), spent AS (
    SELECT date AS day, store, currency, SUM(spend) AS spend, SUM(attributed_sales) AS attributed, SUM(clicks) AS clicks, SUM(impressions) AS views,
        SUM(attributed_orders) AS ad_orders FROM ads GROUP BY ALL
), advertised AS (
    SELECT s.day, s.store, SUM(spend * rate) AS spend, SUM(attributed * rate) AS attributed, SUM(clicks) AS clicks, SUM(views) AS views, SUM(ad_orders) AS ad_orders
    FROM spent AS s JOIN rates USING (currency, day) GROUP BY ALL
), visits AS (
    SELECT date AS day, store, SUM(sessions) AS sessions, SUM(sessions) FILTER (source = 'organic') AS organic,
        SUM(sessions) FILTER (source = 'paid') AS paid FROM traffic GROUP BY ALL
)
SELECT * FROM sold FULL JOIN orders USING (day, store) FULL JOIN all_orders USING (day, store) FULL JOIN new_customers USING (day, store)
    FULL JOIN refunded USING (day, store) FULL JOIN advertised USING (day, store) FULL JOIN visits USING (day, store)
"""
CUSTOMERS_BY_HAND = f"""
WITH seen AS (
    SELECT store, order_id, MIN(customer) AS customer, MIN(ordered_day) AS day, MIN(ordered_at) AS moment {_SOLD} GROUP BY ALL
), numbered AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY moment, store, order_id) AS nth FROM seen WHERE customer IS NOT NULL
), seconds AS (
    SELECT customer, day AS second_day FROM numbered WHERE nth = 2
)
SELECT CAST(DATE_TRUNC('month', day) AS DATE) AS month, store, COUNT(DISTINCT customer) AS active,
    COUNT(DISTINCT CASE WHEN second_day <= LAST_DAY(day) THEN customer END) AS again
FROM numbered LEFT JOIN seconds USING (customer) GROUP BY ALL
"""
FROM_ROLLUPS = """
SELECT day, store, gross_sales AS gross, discounts AS discount, shipping_income AS shipping, units, orders, all_orders, seller_cancelled_orders AS by_seller,
    first_customers AS new_customers, refunds, ad_spend AS spend, attributed_sales AS attributed, clicks, impressions AS views,
    attributed_orders AS ad_orders, sessions, organic_sessions AS organic, paid_sessions AS paid
FROM sold_lines FULL JOIN orders_left USING (day, store) FULL JOIN all_orders USING (day, store)
    FULL JOIN first_orders USING (day, store) FULL JOIN plain_refunds USING (day, store)
    FULL JOIN ad_rows USING (day, store) FULL JOIN traffic_rows USING (day, store)
"""
AS_CALLED = {
    "gross_sales": "gross", "discounts": "discount", "units": "units", "orders": "orders", "refunds": "refunds",
    "ad_spend": "spend", "sessions": "sessions", "new_customers": "new_customers",
}  # fmt: skip
"""Columns of the queries over days and stores by the KPI that they are."""
