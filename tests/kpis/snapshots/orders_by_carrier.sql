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
