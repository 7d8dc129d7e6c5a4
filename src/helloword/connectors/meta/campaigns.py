"""Meta Ads Manager's export by day: the currency stands in the header, figures of nothing are blank."""

from __future__ import annotations

from helloword.connectors.ad_days import AdDays
from helloword.connectors.counting import COUNT
from helloword.connectors.kind import Field, FieldType, Kind
from helloword.text import Text

_DAY = 'COALESCE("Day", CASE WHEN "Reporting starts" = "Reporting ends" THEN "Reporting starts" END)'
_DAYS = AdDays(
    channel="meta",
    day=_DAY,
    campaign='"Campaign name"',
    campaign_id='"Campaign ID"',
    impressions='"Impressions"',
    clicks='"Link clicks"',
    spend='"Amount spent"',
    orders='"Purchases"',
    sales='"Purchases conversion value"',
    currency='"Currency"',
)

KIND = Kind(
    id="meta.campaigns",
    title=Text("Meta 广告管理工具按日导出", "Meta Ads Manager export by day"),
    fields=(
        Field("Day", FieldType.DATE, aliases=("单日", "Jour")),
        Field("Reporting starts", FieldType.DATE, aliases=("报告开始日期",)),
        Field("Reporting ends", FieldType.DATE, aliases=("报告结束日期",)),
        Field("Campaign name", required=True, aliases=("广告系列名称", "Nom de la campagne")),
        Field("Campaign ID", aliases=("广告系列编号", "广告系列 ID")),
        Field("Amount spent", FieldType.AMOUNT, optional_header=False, aliases=("已花费金额", "花费金额", "Montant dépensé")),
        Field("Currency", FieldType.CURRENCY, aliases=("货币",), stated=r"(?:spent|花费金额|dépensé)\s*[(（]([A-Z]{3})[)）]$"),
        Field("Impressions", FieldType.INTEGER, spelt=COUNT, optional_header=False, aliases=("展示次数",)),
        Field("Link clicks", FieldType.INTEGER, spelt=COUNT, optional_header=False, aliases=("链接点击量",)),
        Field("Purchases", FieldType.AMOUNT, optional_header=False, aliases=("购物次数",)),
        Field("Purchases conversion value", FieldType.AMOUNT, optional_header=False, aliases=("购物转化价值",)),
    ),
    record="Campaign name",
    left_out="""COALESCE("Day", "Reporting starts") IS NULL OR ("Day" IS NULL AND "Campaign name" IS NULL)""",
    refused={f"{_DAY} IS NULL": ("Reporting ends", "several_days")},
    steps=_DAYS.steps,
    outputs=(_DAYS.output,),
    source=(
        "Meta Ads Manager, Reports, Export table data, breakdown by day: English and Chinese names as in several public "
        "importers' tests and column lists (sure); French as in one"
    ),
    notes=(
        Text(
            "导出前在“细分”里选“时间：单日”，列里要有 Impressions、Link clicks、Amount spent、Purchases、Purchases conversion value。"
            "广告组、广告、年龄等细分的行并成一天一个广告系列；多天合计的行会被拒收。",
            "Break the table down by day before exporting, with the columns Impressions, Link clicks, Amount spent, Purchases and "
            "Purchases conversion value. Rows of ad sets, ads or ages are added up to one per campaign and day; a row of several "
            "days is rejected.",
        ),
        Text(
            "币种写在“已花费金额 (USD)”的括号里；点击取链接点击，不取全部点击。",
            "The currency is the one in `Amount spent (USD)`; clicks are link clicks, not all clicks.",
        ),
        Text(
            "Results（成效）不一定是购买，不当订单。归因窗口内数字还会变，所以每次把最近 28 天重新导出。",
            "Results are not always purchases and are never taken for orders. Figures still change within the attribution window: "
            "export the last 28 days again each time.",
        ),
        Text(
            "日期是广告账户时区的；没有活动的单元格是空的，算 0。",
            "Days are of the ad account's time zone; a blank figure is 0.",
        ),
    ),
)  # fmt: skip
