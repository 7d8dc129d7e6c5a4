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
