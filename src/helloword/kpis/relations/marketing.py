"""Relations of ads, traffic, funnels and keywords."""

from helloword.kpis.relations.relation import Relation, Via

# Where a store's day has rows with and without SKU, those without are the total and the others its parts.
AD_ROWS = Relation(
    name="ad_rows",
    sql="""
    WITH marked AS (
        SELECT *, BOOL_OR(sku IS NULL) OVER (PARTITION BY store, date) AS has_total FROM ads
    )
    SELECT a.store, a.date AS day, a.channel, a.campaign, a.keyword, a.sku, a.impressions, a.clicks,
        a.spend * x.rate AS spend, a.attributed_orders, a.attributed_units, a.attributed_sales * x.rate AS attributed_sales,
        a.new_customers, x.rate IS NULL AS no_rate, a._import, a._row
    FROM marked AS a LEFT JOIN rates AS x ON x.currency = a.currency AND x.day = a.date
    WHERE a.sku IS NULL OR NOT a.has_total
    """,
    by_month=("ads",),
    facts=("ads",),
    dims={"store": "store", "channel": "channel", "campaign": "campaign", "keyword": "keyword"},
    via=(Via.STORE,),
    exploded="ad_parts",
    rows="ads",
)

# By SKU: the parts under their SKU, and under none what the total has beyond them. Of an ad for a bundle, the money goes to
# its parts by landed cost; views and clicks stay with the bundle, because a part was not looked at by itself.
AD_PARTS = Relation(
    name="ad_parts",
    materialized=True,
    sql="""
    WITH marked AS (
        SELECT *, BOOL_OR(sku IS NULL) OVER (PARTITION BY store, date) AS has_total FROM ads
    ), laid AS (
        SELECT *, 1 AS sign, sku AS of_sku FROM marked
        UNION ALL
        SELECT *, -1 AS sign, NULL AS of_sku FROM marked WHERE has_total AND sku IS NOT NULL
    ), rated AS (
        SELECT a.*, x.rate, x.rate IS NULL AS no_rate
        FROM laid AS a LEFT JOIN rates AS x ON x.currency = a.currency AND x.day = a.date
    ), counted AS (
        SELECT a.* REPLACE (a.no_rate AND m.parts IS NULL AS no_rate), COALESCE(p.sku, a.of_sku) AS part_sku, CASE WHEN m.parts IS NULL THEN a.rate END AS money_rate,
            a.sign AS times
        FROM rated AS a
        LEFT JOIN sku_parts AS p ON p.store = a.store AND p.platform_sku = a.of_sku AND p.parts = 1
        LEFT JOIN (SELECT DISTINCT store, platform_sku, parts FROM sku_parts WHERE parts > 1) AS m
            ON m.store = a.store AND m.platform_sku = a.of_sku
    ), shared AS (
        SELECT a.* REPLACE (a.no_rate OR b.unrated AS no_rate), b.sku AS part_sku,
            CAST(b.share_to * a.rate AS DECIMAL(22, 16)) - CAST(b.share_from * a.rate AS DECIMAL(22, 16)) AS money_rate, NULL AS times
        FROM rated AS a
        JOIN part_shares AS b ON b.store = a.store AND b.platform_sku = a.of_sku AND b.day = a.date
    ), both_kinds AS (
        SELECT * FROM counted UNION ALL SELECT * FROM shared
    )
    SELECT store, date AS day, channel, campaign, keyword, part_sku AS sku, times * impressions AS impressions,
        times * clicks AS clicks, sign * spend * CAST(money_rate AS DECIMAL(22, 16)) AS spend,
        times * attributed_orders AS attributed_orders, times * attributed_units AS attributed_units,
        sign * attributed_sales * CAST(money_rate AS DECIMAL(22, 16)) AS attributed_sales,
        times * new_customers AS new_customers, no_rate, _import, _row
    FROM both_kinds
    """,
    by_month=("ads", "order_lines", "refunds", "fees"),
    facts=("ads",),
    dims={"store": "store", "channel": "channel", "campaign": "campaign", "keyword": "keyword", "sku": "sku"},
    via=(Via.STORE, Via.PRODUCT),
    rows="ads",
)

ADS_GIVEN = Relation(
    name="ads_given",
    sql="SELECT store, date AS day, new_customers, _import, _row FROM ads",
    by_month=("ads",),
    facts=("ads",),
    dims={"store": "store"},
    via=(Via.STORE,),
    rows="ads",
)

TRAFFIC_ROWS = Relation(
    name="traffic_rows",
    sql="""
    WITH marked AS (
        SELECT *, BOOL_OR(sku IS NULL) OVER (PARTITION BY store, date) AS has_total FROM traffic
    )
    SELECT store, date AS day, source, channel, sku, sessions, page_views, _import, _row
    FROM marked WHERE sku IS NULL OR NOT has_total
    """,
    by_month=("traffic",),
    facts=("traffic",),
    dims={"store": "store", "source": "source", "channel": "channel"},
    via=(Via.STORE,),
    exploded="traffic_parts",
    rows="traffic",
)

TRAFFIC_PARTS = Relation(
    name="traffic_parts",
    sql="""
    WITH marked AS (
        SELECT *, BOOL_OR(sku IS NULL) OVER (PARTITION BY store, date) AS has_total FROM traffic
    ), laid AS (
        SELECT *, 1 AS sign, sku AS of_sku FROM marked
        UNION ALL
        SELECT *, -1 AS sign, NULL AS of_sku FROM marked WHERE has_total AND sku IS NOT NULL
    )
    SELECT t.store, t.date AS day, t.source, t.channel, COALESCE(p.sku, t.of_sku) AS sku,
        t.sign * t.sessions AS sessions, t.sign * t.page_views AS page_views, t._import, t._row
    FROM laid AS t LEFT JOIN sku_parts AS p ON p.store = t.store AND p.platform_sku = t.of_sku AND p.parts = 1
    """,
    by_month=("traffic",),
    facts=("traffic",),
    dims={"store": "store", "source": "source", "channel": "channel", "sku": "sku"},
    via=(Via.STORE, Via.PRODUCT),
    rows="traffic",
)

FUNNEL_ROWS = Relation(
    name="funnel_rows",
    sql="""
    SELECT store, date AS day, channel, device, sessions, product_views, cart_adds, checkouts, shipping_entered,
        payment_entered, purchases, _import, _row
    FROM funnel
    """,
    by_month=("funnel",),
    facts=("funnel",),
    dims={"store": "store", "channel": "channel", "device": "device"},
    via=(Via.STORE,),
    rows="funnel",
)

KEYWORD_ROWS = Relation(
    name="keyword_rows",
    sql="""
    SELECT date AS day, keyword, sku, organic_rank, search_volume, branded, _import, _row FROM keywords
    """,
    facts=("keywords",),
    dims={"keyword": "keyword", "sku": "sku"},
    via=(Via.PRODUCT,),
    group=("day", "keyword"),
    aggregates={"rank": "MIN(organic_rank)", "volume": "MAX(search_volume)", "branded": "BOOL_OR(branded)"},
    rows="keywords",
)

RELATIONS = (AD_ROWS, AD_PARTS, ADS_GIVEN, TRAFFIC_ROWS, TRAFFIC_PARTS, FUNNEL_ROWS, KEYWORD_ROWS)
