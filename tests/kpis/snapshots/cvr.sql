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
WITH sold_lines AS (
  SELECT
    l.store,
    l.order_id,
    l.line_id,
    l.ordered_day AS day,
    l.ordered_at,
    l.sku,
    l.quantity AS units,
    l.gross * x.rate AS gross,
    l.discount * x.rate AS discount,
    l.shipping_charged * x.rate AS shipping,
    x.rate IS NULL AS no_rate,
    x.rate AS rate,
    l.gross AS own_gross,
    l.discount AS own_discount,
    l.shipping_charged AS own_shipping,
    l.customer,
    l.channel,
    l.country,
    l.fulfilment,
    l.carrier,
    l._import,
    l._row
  FROM order_lines AS l
  LEFT JOIN rates AS x
    ON x.currency = l.currency AND x.day = l.ordered_day
  WHERE
    NOT l.status IN ('cancelled', 'pending')
), orders_left AS (
  SELECT
    store,
    order_id,
    MIN(day) AS day,
    MIN(ordered_at) AS ordered_at
  FROM sold_lines
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
