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
), sold_lines AS (
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
)
SELECT
  p.period,
  t.d0,
  COUNT(*) AS orders
FROM (
  SELECT
    r.*,
    COALESCE(vl.l0, '(none)') AS d0
  FROM orders_left AS r
  INNER JOIN (
    SELECT DISTINCT
      store,
      order_id,
      l0
    FROM (
      SELECT DISTINCT
        r.store,
        r.order_id,
        COALESCE(r.carrier, '(none)') AS l0
      FROM sold_lines AS r
    ) AS n
  ) AS vl
    ON vl.store = r.store AND vl.order_id = r.order_id
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
