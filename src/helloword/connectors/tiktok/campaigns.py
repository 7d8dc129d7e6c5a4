"""TikTok Ads Manager's custom report by day and campaign, with a row of totals at its end."""

from __future__ import annotations

from helloword.connectors.ad_days import AdDays
from helloword.connectors.counting import COUNT
from helloword.connectors.kind import Field, FieldType, Kind
from helloword.text import Text

_DAYS = AdDays(
    channel="tiktok",
    day='"By Day"',
    campaign='"Campaign name"',
    campaign_id='"Campaign ID"',
    impressions='"Impressions"',
    clicks='"Clicks (destination)"',
    spend='"Cost"',
    orders='"Complete payment"',
    sales='"Total complete payment value"',
    currency='"Currency"',
)

KIND = Kind(
    id="tiktok.campaigns",
    title=Text("TikTok 广告系列按日报告", "TikTok Ads campaigns by day"),
    fields=(
        Field(
            "By Day", FieldType.DATE, required=True, aliases=("Date", "Day", "Stat Time"),
            spelt="REGEXP_REPLACE(x, ' 00:00(:00)?$', '')",
        ),
        Field("Campaign name", required=True, aliases=("Campaign",)),
        Field("Campaign ID"),
        Field("Cost", FieldType.AMOUNT, required=True, aliases=("Total Cost",)),
        Field("Currency", FieldType.CURRENCY, stated=r"^(?:Total )?Cost \(([A-Z]{3})\)$"),
        Field("Impressions", FieldType.INTEGER, spelt=COUNT, optional_header=False),
        Field("Clicks (destination)", FieldType.INTEGER, spelt=COUNT, optional_header=False, aliases=("Clicks",)),
        Field(
            "Complete payment", FieldType.AMOUNT, optional_header=False, blanks=("-",),
            aliases=("Purchases (website)", "Total complete payment", "Complete payment events"),
        ),
        Field(
            "Total complete payment value", FieldType.AMOUNT, optional_header=False, blanks=("-",),
            aliases=("Purchase value (website)",),
        ),
    ),
    record="Campaign name",
    left_out="\"Campaign name\" ILIKE 'total of %' OR \"By Day\" ILIKE 'total of %' OR \"By Day\" = '-'",
    steps=_DAYS.steps,
    outputs=(_DAYS.output,),
    source=(
        "TikTok Ads Manager, Analytics, Custom reports, by day and campaign, export: names as in several public importers' "
        "tests and one described file (names sure, order and completeness not)"
    ),
    notes=(
        Text(
            "在自定义报告里选维度 Day、Campaign，指标 Cost、Impressions、Clicks (destination)、Complete payment（新名 Purchases (website)）、"
            "Total complete payment value（新名 Purchase value (website)），导出 CSV 或 XLSX。",
            "Make a custom report with the dimensions Day and Campaign and the metrics Cost, Impressions, Clicks (destination), "
            "Complete payment and Total complete payment value, which are now called Purchases (website) and Purchase value "
            "(website), and export it as CSV or XLSX.",
        ),
        Text(
            "Conversions 是广告系列优化的目标，不一定是购买，不当订单；没有 Currency 列时按店铺币种。",
            "Conversions are what a campaign is optimised for, not always purchases, and are never taken for orders. "
            "Without `Currency` amounts are in the store's currency.",
        ),
        Text(
            "最后的 Total of … 行不算数据；日期是广告账户时区的。",
            "The row `Total of ...` is no data; days are of the ad account's time zone.",
        ),
    ),
)  # fmt: skip
