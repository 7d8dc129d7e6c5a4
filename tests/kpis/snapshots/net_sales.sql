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
)
SELECT
  p.period,
  SUM(t.gross) AS gross_sales,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS gross_sales__unrated,
  SUM(t.discount) AS discounts,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS discounts__unrated
FROM (
  SELECT
    r.*
  FROM sold_lines AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period
;
WITH void_refunded AS (
  SELECT
    store,
    order_id
  FROM order_lines AS l
  WHERE
    TRUE
    AND EXISTS(
      SELECT
        1
      FROM refunds AS n
      WHERE
        n.store = l.store AND n.order_id = l.order_id
    )
  GROUP BY
    store,
    order_id
  HAVING
    NOT BOOL_OR(CAST(NOT status IN ('cancelled', 'pending') AS BOOLEAN))
), plain_refunds AS (
  SELECT
    r.store,
    r.order_id,
    r.refunded_day AS day,
    r.refunded_at,
    r.quantity AS units,
    r.amount * x.rate AS amount,
    x.rate IS NULL AS no_rate,
    r.reason,
    r._import,
    r._row
  FROM refunds AS r
  LEFT JOIN void_refunded AS v
    ON v.store = r.store AND v.order_id = r.order_id
  LEFT JOIN rates AS x
    ON x.currency = r.currency AND x.day = r.refunded_day
  WHERE
    v.order_id IS NULL
)
SELECT
  p.period,
  SUM(t.amount) AS refunds,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS refunds__unrated
FROM (
  SELECT
    r.*
  FROM plain_refunds AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period
