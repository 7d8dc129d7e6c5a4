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
WITH orders_left AS (
  SELECT
    store,
    order_id,
    MIN(ordered_day) AS day,
    MIN(ordered_at) AS ordered_at
  FROM order_lines
  WHERE
    NOT status IN ('cancelled', 'pending')
  GROUP BY
    store,
    order_id
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
