"""Words for the values that KPI definitions use, in both languages."""

from __future__ import annotations

from helloword.text import Text

UNITS = {
    "money": Text("金额", "money"),
    "count": Text("个数", "count"),
    "ratio": Text("比率（0.034 即 3.4%）", "ratio (0.034 is 3.4 %)"),
    "times": Text("倍", "times"),
    "days": Text("天", "days"),
    "hours": Text("小时", "hours"),
    "points": Text("分（−100 到 100）", "points (-100 to 100)"),
    "rank": Text("名次", "rank"),
}
BETTER = {
    "up": Text("越高越好", "up"),
    "down": Text("越低越好", "down"),
    "band": Text("看情况，在合适的区间内最好", "neither; inside a band"),
}
CLOCKS = {
    "day": Text("数据所属日", "the day the row speaks of"),
    "ordered": Text("下单日", "the day it was ordered"),
    "first_ordered": Text("首次下单日", "the day of the first-ever order"),
    "answered": Text("回答日", "the day it was answered"),
    "posted": Text("记账日", "the day it was posted"),
    "promised_by": Text("承诺送达日", "the day delivery was promised by"),
    "shipped_by": Text("承诺发货日", "the day shipping was promised by"),
    "received": Text("到货日", "the day it was received"),
    "refunded": Text("退款日", "the day it was refunded"),
    "sent": Text("消息日", "the day of the message"),
    "requested": Text("申请退货日", "the day the return was requested"),
    "promised": Text("供应商承诺到货日", "the day the supplier promised"),
    "delivered": Text("妥投日", "the day it was delivered"),
}
ADDITIVITY = {
    "additive": Text("可以相加", "can be summed"),
    "semi_additive": Text("除时间外可以相加", "can be summed, but not over time"),
    "ratio": Text("总和之比，不能相加", "ratio of sums; cannot be summed"),
    "distinct": Text("去重计数，不能相加", "distinct count; cannot be summed"),
    "median": Text("中位数，不能相加", "median; cannot be summed"),
}
PERSPECTIVES = {
    "financial": Text("财务", "financial"),
    "customer": Text("客户", "customer"),
    "process": Text("内部流程", "internal process"),
    "growth": Text("学习与成长", "learning and growth"),
}
OWNERS = {
    "sales": Text("销售", "sales"),
    "marketing": Text("营销", "marketing"),
    "operations": Text("运营", "operations"),
    "supply": Text("供应链", "supply chain"),
    "finance": Text("财务", "finance"),
    "service": Text("客服", "customer service"),
}
LEVERS = {
    "price": Text("定价", "price"),
    "promotion": Text("促销", "promotion"),
    "listing": Text("商品页", "listing"),
    "ad_budget": Text("广告预算", "ad budget"),
    "ad_bid": Text("广告出价", "ad bid"),
    "keyword_bid": Text("关键词出价", "keyword bid"),
    "ad_creative": Text("广告素材", "ad creative"),
    "supplier_choice": Text("选供应商", "choice of supplier"),
    "replenishment": Text("补货", "replenishment"),
    "content": Text("内容", "content"),
    "product_change": Text("改进产品", "product change"),
    "quality_check": Text("质检", "quality check"),
    "checkout": Text("结账流程", "checkout"),
    "packaging": Text("包装", "packaging"),
    "bundle": Text("组合销售", "bundle"),
    "fulfilment": Text("发货方式", "fulfilment"),
    "carrier_choice": Text("选承运商", "choice of carrier"),
    "purchase_price": Text("采购价", "purchase price"),
    "fee_review": Text("核查费用", "fee review"),
    "reply_time": Text("回复速度", "reply time"),
    "clearance": Text("清仓", "clearance"),
    "page_speed": Text("页面速度", "page speed"),
    "survey": Text("问卷", "survey"),
    "overhead_cut": Text("压缩管理费用", "overhead cut"),
}
