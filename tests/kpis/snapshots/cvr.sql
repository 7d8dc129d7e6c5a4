WITH funnel_rows AS (
  SELECT
    store,
    date AS day,
    channel,
    device,
    sessions,
    product_views,
    cart_adds,
    checkouts,
    shipping_entered,
    payment_entered,
    purchases,
    _import,
    _row
  FROM funnel
)
SELECT
  p.period,
  t.d0,
  COUNT(*) AS funnel_given,
  SUM(t.purchases) AS purchases,
  SUM(t.sessions) AS funnel_sessions
FROM (
  SELECT
    r.*,
    COALESCE(r.store, '(none)') AS d0
  FROM funnel_rows AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
;
WITH whole_orders AS (
  WITH timed AS (
    SELECT
      l.store,
      l.order_id,
      l.ordered_day,
      l.ordered_at,
      NOT l.status IN ('cancelled', 'pending') AS sold,
      l.status = 'cancelled' AND COALESCE(l.cancelled_by, '') = 'seller' AS by_seller,
      l.customer,
      COALESCE(l.ordered_at, CAST(l.ordered_day AS TIMESTAMP) AT TIME ZONE s.timezone) AS moment
    FROM order_lines AS l
    LEFT JOIN stores AS s
      ON s.store = l.store
  )
  SELECT
    store,
    order_id,
    MIN(ordered_day) AS day,
    MIN(ordered_at) AS ordered_at,
    BOOL_OR(CAST(by_seller AS BOOLEAN)) AS cancelled_by_seller,
    MIN(CASE WHEN sold THEN ordered_day END) AS sold_day,
    MIN(CASE WHEN sold THEN ordered_at END) AS sold_at,
    MIN(CASE WHEN sold THEN moment END) AS moment,
    ARG_MIN(CASE WHEN sold THEN customer END, moment) AS customer
  FROM timed
  GROUP BY
    store,
    order_id
), orders_left AS (
  SELECT
    store,
    order_id,
    sold_day AS day,
    sold_at AS ordered_at
  FROM whole_orders
  WHERE
    NOT sold_day IS NULL
)
SELECT
  p.period,
  t.d0,
  COUNT(*) AS orders
FROM (
  SELECT
    r.*,
    COALESCE(r.store, '(none)') AS d0
  FROM orders_left AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
;
WITH traffic_rows AS (
  WITH marked AS (
    SELECT
      *,
      BOOL_OR(CAST(sku IS NULL AS BOOLEAN)) OVER (PARTITION BY store, date) AS has_total
    FROM traffic
  )
  SELECT
    store,
    date AS day,
    source,
    channel,
    sku,
    sessions,
    page_views,
    _import,
    _row
  FROM marked
  WHERE
    sku IS NULL OR NOT has_total
)
SELECT
  p.period,
  t.d0,
  SUM(t.sessions) AS sessions
FROM (
  SELECT
    r.*,
    COALESCE(r.store, '(none)') AS d0
  FROM traffic_rows AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
