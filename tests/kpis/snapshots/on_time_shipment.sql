WITH shipment_promises AS (
  SELECT
    store,
    order_id,
    MAX(ship_by_day) AS day,
    BOOL_AND(CAST(NOT shipped_day IS NULL AS BOOLEAN)) AS fulfilled,
    BOOL_AND(
      CAST(CASE
        WHEN shipped_day IS NULL
        THEN FALSE
        WHEN NOT shipped_at IS NULL AND NOT ship_by_at IS NULL
        THEN shipped_at <= ship_by_at
        ELSE shipped_day <= ship_by_day
      END AS BOOLEAN)
    ) AS on_time
  FROM order_lines
  WHERE
    NOT status IN ('cancelled', 'pending')
    AND NOT ship_by_day IS NULL
    AND fulfilment = 'merchant'
  GROUP BY
    store,
    order_id
)
SELECT
  p.period,
  SUM(CASE WHEN t.on_time THEN 1 ELSE 0 END) AS shipments_on_time,
  SUM(CASE WHEN t.fulfilled OR t.day <= p.last THEN 1 ELSE 0 END) AS shipments_due
FROM (
  SELECT
    r.*
  FROM shipment_promises AS r
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period
