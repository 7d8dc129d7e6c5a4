WITH sku_parts AS (
  WITH own AS (
    SELECT
      store,
      platform_sku,
      sku,
      quantity
    FROM sku_map
    WHERE
      NOT store IS NULL
  ), shared AS (
    SELECT
      s.store,
      m.platform_sku,
      m.sku,
      m.quantity
    FROM sku_map AS m
    CROSS JOIN stores AS s
    LEFT JOIN (
      SELECT DISTINCT
        store,
        platform_sku
      FROM own
    ) AS o
      ON o.store = s.store AND o.platform_sku = m.platform_sku
    WHERE
      m.store IS NULL AND o.store IS NULL
  ), all_parts AS (
    SELECT
      *
    FROM own
    UNION ALL
    SELECT
      *
    FROM shared
  )
  SELECT
    store,
    platform_sku,
    sku,
    quantity,
    COUNT(*) OVER (PARTITION BY store, platform_sku) AS parts
  FROM all_parts
), cost_spans AS (
  SELECT
    sku,
    currency,
    purchase + inbound + duty AS unit_cost,
    effective_from AS from_day,
    COALESCE(
      LEAD(effective_from) OVER (PARTITION BY sku ORDER BY effective_from),
      CAST('9999-12-31' AS DATE)
    ) AS to_day
  FROM costs
), stock_rows AS (
  SELECT
    i.store,
    i.date AS day,
    i.warehouse,
    COALESCE(p.sku, i.sku) AS sku,
    i.sellable * COALESCE(p.quantity, 1) AS sellable,
    (
      i.sellable + i.reserved
    ) * COALESCE(p.quantity, 1) AS held,
    (
      i.sellable + i.reserved
    ) * COALESCE(p.quantity, 1) * COALESCE(c.unit_cost * k.rate, 0) AS value,
    NOT c.sku IS NULL AS has_cost,
    NOT c.sku IS NULL AND k.rate IS NULL AS no_cost_rate,
    i._import,
    i._row
  FROM inventory AS i
  LEFT JOIN sku_parts AS p
    ON p.store = i.store AND p.platform_sku = i.sku
  LEFT JOIN cost_spans AS c
    ON c.sku = COALESCE(p.sku, i.sku) AND i.date >= c.from_day AND i.date < c.to_day
  LEFT JOIN rates AS k
    ON k.currency = c.currency AND k.day = i.date
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
), part_shares AS (
  WITH bundles AS (
    SELECT DISTINCT
      store,
      platform_sku
    FROM sku_parts
    WHERE
      parts > 1
  ), needed AS (
    SELECT
      l.store,
      l.sku AS platform_sku,
      l.ordered_day AS day
    FROM order_lines AS l
    JOIN bundles AS b
      ON b.store = l.store AND b.platform_sku = l.sku
    UNION
    SELECT
      b.store,
      b.platform_sku,
      r.day
    FROM bundles AS b
    JOIN (
      SELECT DISTINCT
        store,
        refunded_day AS day
      FROM refunds
      UNION
      SELECT DISTINCT
        store,
        posted_day AS day
      FROM fees
      UNION
      SELECT DISTINCT
        store,
        date AS day
      FROM ads
    ) AS r
      ON r.store = b.store
  ), weighed AS (
    SELECT
      n.store,
      n.platform_sku,
      n.day,
      p.sku,
      NOT c.sku IS NULL AS has_cost,
      NOT c.sku IS NULL AND k.rate IS NULL AS no_cost_rate,
      CAST(CAST(p.quantity * COALESCE(c.unit_cost * k.rate, 0) AS DECIMAL(38, 14)) * 100000000000000 AS INT128) AS weight,
      CAST(p.quantity AS INT128) AS pieces
    FROM needed AS n
    JOIN sku_parts AS p
      ON p.store = n.store AND p.platform_sku = n.platform_sku AND p.parts > 1
    LEFT JOIN cost_spans AS c
      ON c.sku = p.sku AND n.day >= c.from_day AND n.day < c.to_day
    LEFT JOIN rates AS k
      ON k.currency = c.currency AND k.day = n.day
  ), chosen AS (
    SELECT
      *,
      CASE WHEN SUM(weight) OVER bundle > 0 THEN weight ELSE pieces END AS part
    FROM weighed
    WINDOW bundle AS (PARTITION BY store, platform_sku, day)
  ), summed AS (
    SELECT
      *,
      SUM(part) OVER (bundle ORDER BY sku ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS upto,
      SUM(part) OVER bundle AS whole,
      BOOL_AND(CAST(has_cost AS BOOLEAN)) OVER bundle AS all_have_cost,
      BOOL_OR(CAST(no_cost_rate AS BOOLEAN)) OVER bundle AS unrated
    FROM chosen
    WINDOW bundle AS (PARTITION BY store, platform_sku, day)
  )
  SELECT
    store,
    platform_sku,
    day,
    sku,
    all_have_cost,
    unrated,
    CAST((
      upto * 1000000000000000
    ) // whole AS DECIMAL(18, 0)) * CAST('0.000000000000001' AS DECIMAL(16, 15)) AS share_to,
    CAST((
      (
        upto - part
      ) * 1000000000000000
    ) // whole AS DECIMAL(18, 0)) * CAST('0.000000000000001' AS DECIMAL(16, 15)) AS share_from
  FROM summed
), sold_parts AS (
  WITH mapped AS (
    SELECT
      l.*,
      l.no_rate OR COALESCE(b.unrated, FALSE) AS unrated,
      COALESCE(p.sku, l.sku) AS part_sku,
      l.units * COALESCE(p.quantity, 1) AS part_units,
      COALESCE(b.all_have_cost, NOT c.sku IS NULL) AS line_has_cost,
      NOT c.sku IS NULL AS has_cost,
      NOT c.sku IS NULL AND k.rate IS NULL AS no_cost_rate,
      c.unit_cost * k.rate AS part_cost,
      NOT b.sku IS NULL AS shared,
      CAST(b.share_to * l.rate AS DECIMAL(22, 16)) - CAST(b.share_from * l.rate AS DECIMAL(22, 16)) AS shared_rate
    FROM sold_lines AS l
    LEFT JOIN sku_parts AS p
      ON p.store = l.store AND p.platform_sku = l.sku
    LEFT JOIN part_shares AS b
      ON b.store = l.store AND b.platform_sku = l.sku AND b.day = l.day AND b.sku = p.sku
    LEFT JOIN cost_spans AS c
      ON c.sku = COALESCE(p.sku, l.sku) AND l.day >= c.from_day AND l.day < c.to_day
    LEFT JOIN rates AS k
      ON k.currency = c.currency AND k.day = l.day
  )
  SELECT
    store,
    order_id,
    line_id,
    day,
    ordered_at,
    part_sku AS sku,
    part_units AS units,
    CASE WHEN shared THEN own_gross * shared_rate ELSE gross END AS gross,
    CASE WHEN shared THEN own_discount * shared_rate ELSE discount END AS discount,
    CASE WHEN shared THEN own_shipping * shared_rate ELSE shipping END AS shipping,
    part_units * part_cost AS cost,
    has_cost,
    line_has_cost,
    unrated AS no_rate,
    no_cost_rate,
    customer,
    channel,
    country,
    fulfilment,
    carrier,
    _import,
    _row
  FROM mapped
), sold_spans AS (
  WITH sold AS (
    SELECT DISTINCT
      store,
      sku,
      day
    FROM sold_parts
  ), followed AS (
    SELECT
      *,
      LEAD(day) OVER (PARTITION BY store, sku ORDER BY day) AS next_day
    FROM sold
  )
  SELECT
    store,
    sku,
    day AS from_day,
    CASE WHEN next_day <= day + 89 THEN next_day - 1 ELSE day + 89 END AS to_day
  FROM followed
), stock_of_sellers AS (
  SELECT
    s.store,
    s.sku,
    s.day,
    s.warehouse,
    s.sellable,
    p.period,
    s._import,
    s._row
  FROM stock_rows AS s
  JOIN periods AS p
    ON s.day BETWEEN p.first AND p.until
  JOIN sold_spans AS b
    ON b.store = s.store AND b.sku = s.sku AND p.last BETWEEN b.from_day AND b.to_day
)
SELECT
  p.period,
  SUM(CASE WHEN t.sellable <= 0 THEN 1 ELSE 0 END) AS seller_sku_days_out,
  COUNT(*) AS seller_sku_days
FROM (
  SELECT
    r.period,
    r.store,
    r.sku,
    r.day,
    SUM(r.sellable) AS sellable
  FROM stock_of_sellers AS r
  GROUP BY
    r.period,
    r.store,
    r.sku,
    r.day
) AS t
JOIN periods AS p
  ON t.period = p.period
GROUP BY
  p.period
