"""Ad days per campaign."""

from helloword.model.table import Table, currency, day, doubt, integer, money, store, text
from helloword.text import Text

TABLE = Table(
    name="ads",
    title=Text("广告日", "Ad days"),
    meaning=Text(
        "每行是一天中一个广告系列（可细到 SKU、关键词）的投放结果。",
        "One row per day and campaign, by SKU and keyword where the source has them.",
    ),
    columns=(
        store(),
        day("date", "日期", "Date", required=True),
        text("channel", "渠道", "Channel", required=True),
        text("campaign_id", "广告系列号", "Campaign id", required=True),
        text("campaign", "广告系列", "Campaign", required=True),
        text("sku", "平台 SKU；空表示合计", "The platform's SKU; empty means the total"),
        text("keyword", "关键词", "Keyword"),
        integer("impressions", "曝光", "Impressions", required=True),
        integer("clicks", "点击", "Clicks", required=True),
        money("spend", "花费", "Spend", required=True),
        integer("attributed_orders", "归因订单", "Attributed orders", required=True),
        integer("attributed_units", "归因件数", "Attributed units", required=True),
        money("attributed_sales", "归因销售额", "Attributed sales", required=True),
        integer("new_customers", "新客数", "New customers"),
        currency(),
    ),
    key=("store", "date", "channel", "campaign_id", "campaign", "sku", "keyword", "currency"),
    clock="date",
    events=("date",),
    partition="month",
    doubts=(
        doubt("clicks > impressions", "点击多于展示", "more clicks than impressions"),
        doubt("impressions < 0 OR clicks < 0 OR spend < 0", "数值为负", "a negative figure"),
    ),
)
