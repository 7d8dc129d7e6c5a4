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
), sku_parts AS (
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
)
SELECT
  p.period,
  t.d0,
  SUM(t.gross) AS gross_sales,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS gross_sales__unrated,
  SUM(t.discount) AS discounts,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS discounts__unrated,
  SUM(COALESCE(t.cost, 0)) AS cogs,
  SUM(CASE WHEN t.no_cost_rate THEN 1 ELSE 0 END) AS cogs__unrated
FROM (
  SELECT
    r.*,
    COALESCE(r.sku, '(none)') AS d0
  FROM sold_parts AS r
  WHERE
    COALESCE(r.store, '(none)') IN ('eu', 'us')
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
), sku_parts AS (
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
), order_products AS (
  SELECT
    p.store,
    p.order_id,
    CASE WHEN MIN(p.sku) = MAX(p.sku) THEN MIN(p.sku) END AS sku,
    CASE
      WHEN MIN(g.brand) = MAX(g.brand) AND COUNT(g.brand) = COUNT(*)
      THEN MIN(g.brand)
    END AS brand,
    CASE
      WHEN MIN(g.line) = MAX(g.line) AND COUNT(g.line) = COUNT(*)
      THEN MIN(g.line)
    END AS line,
    CASE
      WHEN MIN(g.supplier) = MAX(g.supplier) AND COUNT(g.supplier) = COUNT(*)
      THEN MIN(g.supplier)
    END AS supplier
  FROM (
    SELECT
      store,
      order_id
    FROM refunds
    WHERE
      sku IS NULL
    UNION
    SELECT
      store,
      order_id
    FROM fees
    WHERE
      sku IS NULL
  ) AS n
  JOIN sold_parts AS p
    ON p.store = n.store AND p.order_id = n.order_id
  LEFT JOIN products AS g
    ON g.sku = p.sku
  GROUP BY
    p.store,
    p.order_id
), refund_parts AS (
  SELECT
    r.store,
    r.order_id,
    r.day,
    r.refunded_at,
    COALESCE(p.sku, r.sku, o.sku) AS sku,
    r.units * COALESCE(p.quantity, 1) AS units,
    CASE
      WHEN b.sku IS NULL
      THEN r.amount
      ELSE r.own_amount * (
        CAST(b.share_to * r.rate AS DECIMAL(22, 16)) - CAST(b.share_from * r.rate AS DECIMAL(22, 16))
      )
    END AS amount,
    CASE WHEN r.sku IS NULL THEN o.brand ELSE g.brand END AS brand,
    CASE WHEN r.sku IS NULL THEN o.line ELSE g.line END AS line,
    CASE WHEN r.sku IS NULL THEN o.supplier ELSE g.supplier END AS supplier,
    r.channel,
    r.country,
    r.fulfilment,
    r.carrier,
    r.no_rate OR COALESCE(b.unrated, FALSE) AS no_rate,
    r.reason,
    r._import,
    r._row
  FROM refund_rows AS r
  LEFT JOIN sku_parts AS p
    ON p.store = r.store AND p.platform_sku = r.sku
  LEFT JOIN products AS g
    ON g.sku = COALESCE(p.sku, r.sku)
  LEFT JOIN order_products AS o
    ON o.store = r.store AND o.order_id = r.order_id
  LEFT JOIN part_shares AS b
    ON b.store = r.store AND b.platform_sku = r.sku AND b.day = r.day AND b.sku = p.sku
)
SELECT
  p.period,
  t.d0,
  SUM(t.amount) AS refunds,
  SUM(CASE WHEN t.no_rate THEN 1 ELSE 0 END) AS refunds__unrated
FROM (
  SELECT
    r.*,
    COALESCE(r.sku, '(none)') AS d0
  FROM refund_parts AS r
  WHERE
    COALESCE(r.store, '(none)') IN ('eu', 'us')
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period,
  t.d0
