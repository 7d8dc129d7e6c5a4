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
  t.d0,
  SUM(t.gross) AS gross_sales,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS gross_sales__unrated,
  SUM(t.discount) AS discounts,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS discounts__unrated
FROM (
  SELECT
    r.*,
    COALESCE(r.channel, '(none)') AS d0
  FROM sold_lines AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
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
), refunded_orders AS (
  SELECT
    store,
    order_id,
    MIN(ordered_day) AS order_day,
    CASE
      WHEN MIN(channel) = MAX(channel) AND COUNT(channel) = COUNT(*)
      THEN MIN(channel)
    END AS channel,
    CASE
      WHEN MIN(country) = MAX(country) AND COUNT(country) = COUNT(*)
      THEN MIN(country)
    END AS country,
    CASE
      WHEN MIN(fulfilment) = MAX(fulfilment) AND COUNT(fulfilment) = COUNT(*)
      THEN MIN(fulfilment)
    END AS fulfilment,
    CASE
      WHEN MIN(carrier) = MAX(carrier) AND COUNT(carrier) = COUNT(*)
      THEN MIN(carrier)
    END AS carrier,
    CASE WHEN MIN(sku) = MAX(sku) THEN MIN(sku) END AS sku
  FROM order_lines AS l
  WHERE
    NOT status IN ('cancelled', 'pending')
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
), refund_rows AS (
  SELECT
    r.store,
    r.order_id,
    r.refunded_day AS day,
    r.refunded_at,
    COALESCE(r.sku, l.sku, o.sku) AS sku,
    r.quantity AS units,
    r.amount * x.rate AS amount,
    r.amount AS own_amount,
    x.rate AS rate,
    x.rate IS NULL AS no_rate,
    CASE WHEN l.order_id IS NULL THEN o.channel ELSE l.channel END AS channel,
    CASE WHEN l.order_id IS NULL THEN o.country ELSE l.country END AS country,
    CASE WHEN l.order_id IS NULL THEN o.fulfilment ELSE l.fulfilment END AS fulfilment,
    CASE WHEN l.order_id IS NULL THEN o.carrier ELSE l.carrier END AS carrier,
    r.reason,
    r._import,
    r._row
  FROM refunds AS r
  LEFT JOIN void_refunded AS v
    ON v.store = r.store AND v.order_id = r.order_id
  LEFT JOIN order_lines AS l
    ON l.store = r.store AND l.order_id = r.order_id AND l.line_id = r.line_id
  LEFT JOIN refunded_orders AS o
    ON o.store = r.store AND o.order_id = r.order_id
  LEFT JOIN rates AS x
    ON x.currency = r.currency AND x.day = r.refunded_day
  WHERE
    v.order_id IS NULL
)
SELECT
  p.period,
  t.d0,
  SUM(t.amount) AS refunds,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS refunds__unrated
FROM (
  SELECT
    r.*,
    COALESCE(r.channel, '(none)') AS d0
  FROM refund_rows AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
