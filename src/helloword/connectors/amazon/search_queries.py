"""Amazon's search query performance: what buyers searched for in a week, of which the brand's own searches can be compared."""

from __future__ import annotations

from helloword.connectors.amazon.written import COUNT
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

_STAGES = {"Impressions": "", "Clicks": "Click Rate %", "Cart Adds": "Cart Add Rate %", "Purchases": "Purchase Rate %"}
_BASKETS = ("Cart Adds", "Basket Adds")
_SPEEDS = ("Same Day Shipping Speed", "1D Shipping Speed", "2D Shipping Speed")
_PRICES = ("Price (Median)", "Brand Price (Median)", "ASIN Price (Median)")
_OWN = tuple(f"{whose} {what}" for whose in ("Brand", "ASIN") for what in ("Count", "Share %"))
_LEFT = tuple(
    name.replace(*_BASKETS) if british else name
    for british in (False, True)
    for stage, rate in _STAGES.items()
    if stage == "Cart Adds" or not british
    for name in (
        *((f"{stage}: Total Count",) if stage != "Impressions" else ()),
        *((f"{stage}: {rate}",) if rate else ()),
        *(f"{stage}: {what}" for what in (*_OWN, *(() if stage == "Impressions" else (*_PRICES, *_SPEEDS)))),
    )
)
_RANGE = r'Reporting Range=\["?([^"\]]+)'
_LETTERS = "REGEXP_REPLACE(LOWER({0}), '[^\\p{{L}}\\p{{N}}]', '', 'g')"
_WEEK = Whole(("store", '"Reporting Date"'))

KIND = Kind(
    id="amazon.search_queries",
    title=Text("亚马逊搜索查询表现（品牌分析，按周）", "Amazon search query performance (brand analytics, by week)"),
    fields=(
        Field("Search Query", required=True),
        Field("Search Query Volume", FieldType.INTEGER, required=True, spelt=COUNT),
        Field("Reporting Date", FieldType.DATE, required=True),
        Field("Brand", stated=r'(?:^|,|")Brand=\["?([^"\]]+)'),
        Field("Reporting Range", stated=_RANGE),
        Field("Search Query Score", keep=Keep.DROPPED, optional_header=False),
        Field("Impressions: Total Count", keep=Keep.DROPPED, optional_header=False),
        *(Field(name, keep=Keep.DROPPED) for name in (*_LEFT, "ASIN", "Marketplace")),
    ),
    refused={
        "LOWER(\"Reporting Range\") IN ('monthly', 'quarterly')": ("Reporting Date", "several_weeks"),
    },
    steps=(
        {
            "of_brand": f"""CASE WHEN "Brand" IS NOT NULL
                THEN CONTAINS({_LETTERS.format('"Search Query"')}, {_LETTERS.format('"Brand"')}) END""",
        },
        _WEEK.sums(brand_volume='CASE WHEN of_brand THEN "Search Query Volume" END'),
    ),
    outputs=(
        Output(
            table="official",
            where=f"{_WEEK.first} AND brand_volume IS NOT NULL",
            columns={
                "store": "store",
                "report": "'search_query_performance'",
                "start": '"Reporting Date" - 6',
                "end": '"Reporting Date"',
                "measure": "'brand_search'",
                "amount": "brand_volume",
            },
        ),
    ),
    decimal_point=True,
    source=(
        "Seller Central, Brands, Brand Analytics, Search Query Performance, brand view, Download CSV: names sure (some ten public "
        "parsers, two tests with lines of real files of 2026); the line above the header in two spellings, both seen in tests; "
        "Basket Adds in the United Kingdom in one. Italian names were found in part only, others not: such a file is refused."
    ),
    notes=(
        Text(
            "下载品牌视图，按周。搜索词里含品牌名的，搜索量相加成为那一周的官方数字“品牌词搜索量”，用 helloword reconcile 与关键词数据对照。",
            "Download the brand view by week. The volume of the queries that hold the brand's name becomes that week's official figure of "
            "branded search volume, which `helloword reconcile` holds against the keywords you import.",
        ),
        Text(
            "其余都没有载入：报告没有排名，若作为关键词，这些词都会算“未上榜”，拉低前十占比；它按店铺按周，关键词数据是全公司按日；"
            "展示、点击、加购、购买按搜索词的数字没有地方放。份额和比率也不读。",
            "All else is left out. The report has no ranks: as keywords its queries would count as unranked and pull the share of the first "
            "ten down. It is by store and week, and keywords are the company's by day. There is no place for impressions, clicks, cart "
            "adds and purchases by query; shares and rates are not read.",
        ),
        Text(
            "按月、按季度的文件会被拒收，因为它们和按周的说的是同样的搜索。",
            "Files by month or quarter are rejected, for they tell of the same searches as those by week.",
        ),
    ),
    assumed={
        '"Brand" IS NULL': Text(
            "{n} 行不知道品牌：表头上面没有 Brand=[…] 那一行（或者是 ASIN 视图），没有载入。",
            "{n} {n:row is|rows are} of no brand: the line with Brand=[...] above the header is missing, or it is the view of an ASIN. {n:It was|They were} left out.",
        ),
        '"Reporting Range" IS NULL AND "Brand" IS NOT NULL': Text(
            "{n} 行没有写期间，按周算。", "{n} {n:row does not|rows do not} say {n:its|their} range and {n:was|were} taken for a week's."
        ),
    },
)  # fmt: skip
