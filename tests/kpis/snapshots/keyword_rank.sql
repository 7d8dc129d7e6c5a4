WITH keyword_rows AS (
  SELECT
    date AS day,
    keyword,
    sku,
    organic_rank,
    search_volume,
    branded,
    _import,
    _row
  FROM keywords
)
SELECT
  p.period,
  MEDIAN(COALESCE(t.rank, 1000000000)) AS median_rank
FROM (
  SELECT
    r.day,
    r.keyword,
    MIN(r.organic_rank) AS rank,
    MAX(r.search_volume) AS volume,
    BOOL_OR(CAST(r.branded AS BOOLEAN)) AS branded
  FROM keyword_rows AS r
  GROUP BY
    r.day,
    r.keyword
) AS t
JOIN days AS p
  ON t.day = p.day
GROUP BY
  p.period
