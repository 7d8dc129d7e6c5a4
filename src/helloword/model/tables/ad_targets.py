"""What an ad account bids on: keywords, products and ad groups with their present bids."""

from helloword.model.table import Table, currency, day, doubt, money, store, text
from helloword.text import Text

TABLE = Table(
    name="ad_targets",
    title=Text("广告投放对象", "Ad targets"),
    meaning=Text(
        "每行是某天账户里一个投放对象（关键词、商品、广告组）的出价和状态；每次导出是当天的全貌。",
        "One row per day and target (keyword, product, ad group): what an account bid on it as of that day. An export is the whole account on its day.",
    ),
    columns=(
        store(),
        day("date", "截至日", "As of", required=True),
        text("channel", "渠道", "Channel", required=True),
        text("campaign_id", "广告系列号", "Campaign id"),
        text("campaign", "广告系列", "Campaign", required=True),
        text("ad_group_id", "广告组号", "Ad group id"),
        text("ad_group", "广告组", "Ad group"),
        text("target_id", "投放对象号", "Target id"),
        text(
            "kind", "对象类型；ad 是广告组推广的 SKU", "What it is; an ad is a SKU that the ad group advertises",
            required=True, choices=("keyword", "product", "auto", "ad_group", "ad"),
        ),
        text("target", "关键词或投放表达式", "The keyword or targeting expression"),
        text("match_type", "匹配方式", "Match type"),
        text("sku", "推广的平台 SKU", "The platform's SKU that it advertises"),
        text("ad_type", "平台的广告产品", "The platform's ad product"),
        money("bid", "每次点击出价", "Bid for a click"),
        currency(),
        text("state", "状态", "State", required=True, choices=("enabled", "paused", "archived")),
    ),
    key=(
        "store", "date", "channel", "campaign_id", "campaign", "ad_group_id", "ad_group", "target_id", "kind", "target",
        "match_type", "sku",
    ),
    clock="date",
    events=("date",),
    partition="month",
    doubts=(doubt("bid <= 0", "出价不是正数", "a bid that is not positive"),),
)  # fmt: skip
