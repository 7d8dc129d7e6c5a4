"""Google Ads' campaign report by day: prose above the header, `Total:` rows at its end, costs plain or in micros."""

from __future__ import annotations

from helloword.connectors.ad_days import AdDays
from helloword.connectors.counting import COUNT
from helloword.connectors.kind import Field, FieldType, Kind
from helloword.text import Text

EMPTY = ("--", "—")
TOTAL = r"(?i)^(total|gesamt|insgesamt|totale|合计|总计|総計|合計)\s*[:：]"
_COST = '"Cost"'
_DAYS = AdDays(
    channel="google",
    day='"Day"',
    campaign='"Campaign"',
    campaign_id='"Campaign ID"',
    impressions='"Impr."',
    clicks='"Clicks"',
    # What a query answers is in millionths; a report of the console is in the currency itself.
    spend=f'CASE WHEN "in micros" IS NULL THEN {_COST} ELSE {_COST} * CAST(0.000001 AS DECIMAL(6, 6)) END',
    orders='"Conversions"',
    sales='"Conv. value"',
    currency='"Currency code"',
)

KIND = Kind(
    id="google.campaigns",
    title=Text("Google Ads 广告系列按日报告", "Google Ads campaigns by day"),
    fields=(
        Field("Day", FieldType.DATE, required=True, aliases=("天", "日", "日期", "Tag", "Jour", "segments.date")),
        Field("Campaign", required=True, aliases=("广告系列", "Kampagne", "Campagne", "campaign.name")),
        Field("Campaign ID", aliases=("广告系列 ID", "Kampagnen-ID", "campaign.id"), blanks=EMPTY),
        Field("Currency code", FieldType.CURRENCY, blanks=EMPTY, aliases=("货币代码", "货币", "Währungscode", "customer.currency_code")),
        Field("Impr.", FieldType.INTEGER, spelt=COUNT, optional_header=False, blanks=EMPTY, aliases=("Impressions", "展示次数", "metrics.impressions")),
        Field("Clicks", FieldType.INTEGER, spelt=COUNT, optional_header=False, blanks=EMPTY, aliases=("点击次数", "Klicks", "Clics", "metrics.clicks")),
        Field("Cost", FieldType.AMOUNT, required=True, aliases=("费用", "Kosten", "Coût", "Cost micros", "metrics.cost_micros")),
        Field("in micros", stated=r"(?i)^((?:metrics\.)?cost[ _]micros)$"),
        Field("Conversions", FieldType.AMOUNT, optional_header=False, blanks=EMPTY, aliases=("转化次数", "metrics.conversions")),
        Field(
            "Conv. value", FieldType.AMOUNT, optional_header=False, blanks=EMPTY,
            aliases=("转化价值", "Conv.-Wert", "Conversion value", "metrics.conversions_value"),
        ),
    ),
    record="Campaign",
    left_out=f"regexp_matches(\"Day\", '{TOTAL}') OR regexp_matches(\"Campaign\", '{TOTAL}') OR \"Day\" IN ('--', '—')",
    steps=_DAYS.steps,
    outputs=(_DAYS.output,),
    source=(
        "Google Ads, Campaigns, segmented by day, download: column names as in "
        "several public importers' tests (English sure, Chinese in two but for the day's and the currency's name, German and French in one)"
    ),
    notes=(
        Text(
            "要有 Day、Campaign、Impr.、Clicks、Cost、Conversions、Conv. value 各列；按设备、广告组等细分的行并成一天一个广告系列。",
            "Needs the columns Day, Campaign, Impr., Clicks, Cost, Conversions and Conv. value; rows split further, by device "
            "or ad group, are added up to one per campaign and day.",
        ),
        Text(
            "标题、日期行和 Total: 合计行不算数据。没有 Currency code 列时按店铺币种。",
            "The title, the line of dates and rows of `Total:` are no data. Without `Currency code` amounts are in the store's currency.",
        ),
        Text(
            "Conversions 可以是小数，按天四舍五入成订单；它包含账户里计入“转化”的每一种转化，只有都是购买时才等于订单。件数取订单数。",
            "Conversions may be fractions and are rounded to orders per day; they are every action the account counts as one, so "
            "they are orders only where all of these are purchases. Units are taken to be as many as orders.",
        ),
        Text(
            "日期是广告账户时区的，与店铺时区不同时会差几小时。",
            "Days are of the ad account's time zone; where it is not the store's, some hours count for the day beside.",
        ),
    ),
)  # fmt: skip
