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
), defect_orders AS (
  SELECT DISTINCT
    store,
    order_id
  FROM feedback
  WHERE
    COALESCE(outcome, 'open') <> 'removed'
    AND NOT (
      kind = 'claim' AND COALESCE(outcome, 'open') = 'denied'
    )
), judged_orders AS (
  SELECT
    o.store,
    o.order_id,
    o.day,
    o.ordered_at,
    NOT d.order_id IS NULL AS defect
  FROM orders_left AS o
  LEFT JOIN defect_orders AS d
    ON d.store = o.store AND d.order_id = o.order_id
)
SELECT
  p.period,
  SUM(w.defect_orders_60) AS defect_orders_60,
  SUM(w.orders_60) AS orders_60
FROM (
  SELECT
    t.day AS day,
    SUM(CASE WHEN t.defect THEN 1 ELSE 0 END) AS defect_orders_60,
    COUNT(*) AS orders_60
  FROM (
    SELECT
      r.*
    FROM judged_orders AS r
  ) AS t
  WHERE
    t.day BETWEEN CAST('2025-12-03' AS DATE) AND CAST('2026-01-31' AS DATE)
  GROUP BY
    t.day
) AS w
JOIN days AS p
  ON w.day = p.day
GROUP BY
  p.period
