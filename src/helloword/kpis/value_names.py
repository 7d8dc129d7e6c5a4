"""What a person calls the values of dimensions that are words of helloword or of everyday trade; all others are called as they are."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.kpis.country_names import COUNTRIES
from helloword.kpis.dimensions import NONE
from helloword.text import Text

_CHANNELS = {
    "amazon_ads": Text("亚马逊广告", "Amazon Ads"),
    "rakuten_ads": Text("乐天广告", "Rakuten Ads"),
    "walmart_ads": Text("沃尔玛广告", "Walmart Ads"),
    "ebay_ads": Text("eBay 广告", "eBay Ads"),
    "facebook": Text("Facebook", "Facebook"),
    "instagram": Text("Instagram", "Instagram"),
    "meta": Text("Meta", "Meta"),
    "google": Text("谷歌", "Google"),
    "bing": Text("必应", "Bing"),
    "tiktok": Text("TikTok", "TikTok"),
    "influencer": Text("达人", "Influencers"),
    "affiliate": Text("联盟推广", "Affiliates"),
    "direct": Text("直接访问", "Direct"),
    "organic": Text("自然流量", "Organic"),
    "paid": Text("付费流量", "Paid"),
    "email": Text("邮件", "E-mail"),
    "sms": Text("短信", "SMS"),
    "social": Text("社交媒体", "Social media"),
    "referral": Text("引荐", "Referral"),
    "web": Text("网站", "Website"),
}
NAMES: Mapping[str, Mapping[str, Text]] = {
    "country": COUNTRIES,
    "channel": _CHANNELS,
    "source": {id: _CHANNELS[id] for id in ("organic", "paid", "direct", "social", "email", "referral")},
    "type": {
        "referral": Text("销售佣金", "Referral"),
        "fulfilment": Text("平台配送", "Fulfilment"),
        "payment": Text("支付手续费", "Payment"),
        "storage": Text("仓储", "Storage"),
        "shipping": Text("运费", "Shipping"),
        "subscription": Text("订阅", "Subscription"),
        "reimbursement": Text("平台赔付", "Reimbursement"),
        "other": Text("其他", "Other"),
    },
    "reason": {
        "defective": Text("质量问题", "Defective"),
        "not_as_described": Text("与描述不符", "Not as described"),
        "wrong_item": Text("发错货", "Wrong item"),
        "late": Text("到得太晚", "Came too late"),
        "changed_mind": Text("不想要了", "Changed mind"),
        "damaged": Text("运输破损", "Damaged on the way"),
        "other": Text("其他", "Other"),
    },
    "fulfilment": {"merchant": Text("自发货", "By the seller"), "platform": Text("平台发货", "By the platform")},
    "customer_type": {"new": Text("新客", "New"), "returning": Text("老客", "Returning")},
    "weekday": {
        "1": Text("周一", "Monday"),
        "2": Text("周二", "Tuesday"),
        "3": Text("周三", "Wednesday"),
        "4": Text("周四", "Thursday"),
        "5": Text("周五", "Friday"),
        "6": Text("周六", "Saturday"),
        "7": Text("周日", "Sunday"),
    },
    "device": {
        "desktop": Text("电脑", "Desktop"),
        "mobile": Text("手机", "Mobile"),
        "tablet": Text("平板", "Tablet"),
    },
    "language": {
        "zh": Text("中文", "Chinese"),
        "en": Text("英语", "English"),
        "de": Text("德语", "German"),
        "fr": Text("法语", "French"),
        "es": Text("西班牙语", "Spanish"),
        "it": Text("意大利语", "Italian"),
        "ja": Text("日语", "Japanese"),
    },
    "platform": {
        "amazon": Text("亚马逊", "Amazon"),
        "shopify": Text("Shopify", "Shopify"),
        "tiktok": Text("TikTok Shop", "TikTok Shop"),
        "ebay": Text("eBay", "eBay"),
        "walmart": Text("沃尔玛", "Walmart"),
        "rakuten": Text("乐天", "Rakuten"),
        "woocommerce": Text("WooCommerce", "WooCommerce"),
    },
}
"""Dimension -> value as it stands in data -> its name."""
NAMELESS = Text("（无）", "(none)")


def value_name(dimension: str, value: str) -> Text:
    """What a value of a dimension is called.

    >>> value_name("type", "storage").zh, value_name("sku", "KETTLE").zh
    ('仓储', 'KETTLE')
    """
    if value == NONE:
        return NAMELESS
    return NAMES.get(dimension, {}).get(value, Text(value, value))
