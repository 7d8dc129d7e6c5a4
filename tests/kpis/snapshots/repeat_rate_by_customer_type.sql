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
), customer_orders AS (
  SELECT
    customer,
    store,
    order_id,
    sold_day AS day,
    moment,
    ROW_NUMBER() OVER (PARTITION BY customer ORDER BY moment, store, order_id) AS nth,
    NTH_VALUE(sold_day, 2) OVER (
      PARTITION BY customer
      ORDER BY moment, store, order_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS second_day
  FROM whole_orders
  WHERE
    NOT customer IS NULL
), active_customers AS (
  SELECT
    customer,
    store,
    order_id,
    day,
    moment,
    second_day
  FROM customer_orders
), customer_types AS (
  SELECT
    store,
    order_id,
    CASE WHEN MIN(nth) = 1 THEN 'new' ELSE 'returning' END AS customer_type
  FROM customer_orders
  GROUP BY
    store,
    order_id
)
SELECT
  p.period,
  t.d0,
  COUNT(DISTINCT CASE WHEN t.second_day <= p.until THEN t.customer END) AS repeat_customers,
  COUNT(DISTINCT t.customer) AS active_customers
FROM (
  SELECT
    r.*,
    COALESCE(vc.customer_type, '(none)') AS d0
  FROM active_customers AS r
  LEFT JOIN customer_types AS vc
    ON vc.store = r.store AND vc.order_id = r.order_id
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
