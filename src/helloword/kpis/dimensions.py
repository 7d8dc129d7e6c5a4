"""The dimensions a number can be sliced and filtered by."""

from __future__ import annotations

from dataclasses import dataclass

from helloword.errors import UnknownNameError
from helloword.kpis.relations import Via
from helloword.text import Text

NONE = "(none)"
"""The slice of rows that have no value for a dimension."""

MONTHS_SINCE = "months_since"
"""Whole calendar months from the month in which something began, which a period's own months may not have come to yet."""

KNOWN_REASONS = ("defective", "not_as_described", "wrong_item", "late", "changed_mind", "damaged", "other")


@dataclass(frozen=True)
class Dimension:
    """A way to slice; `via` names what it can be borrowed from when a relation has no column of its own."""

    id: str
    name: Text
    via: Via | None = None


_ALL = (
    Dimension("store", Text("店铺", "Store")),
    Dimension("platform", Text("平台", "Platform"), Via.STORE),
    Dimension("marketplace", Text("站点", "Marketplace"), Via.STORE),
    Dimension("region", Text("区域", "Region"), Via.STORE),
    Dimension("country", Text("收货国家", "Country"), Via.ORDER),
    Dimension("brand", Text("品牌", "Brand"), Via.PRODUCT),
    Dimension("line", Text("产品线", "Product line"), Via.PRODUCT),
    Dimension("sku", Text("SKU", "SKU")),
    Dimension("channel", Text("渠道", "Channel"), Via.ORDER),
    Dimension("campaign", Text("广告系列", "Campaign")),
    Dimension("keyword", Text("关键词", "Keyword")),
    Dimension("source", Text("流量来源", "Traffic source")),
    Dimension("device", Text("设备", "Device")),
    Dimension("supplier", Text("供应商", "Supplier"), Via.PRODUCT),
    Dimension("carrier", Text("承运商", "Carrier"), Via.ORDER),
    Dimension("warehouse", Text("仓库", "Warehouse")),
    Dimension("reason", Text("原因", "Reason")),
    Dimension("type", Text("费用类型", "Fee type")),
    Dimension("language", Text("语言", "Language")),
    Dimension("fulfilment", Text("发货方式", "Fulfilment"), Via.ORDER),
    Dimension("customer_type", Text("新老客", "New or returning"), Via.CUSTOMER),
    Dimension("weekday", Text("星期", "Weekday"), Via.TIME),
    Dimension("hour", Text("时段", "Hour"), Via.TIME),
    Dimension(MONTHS_SINCE, Text("首购后月数", "Months since first order")),
)

DIMENSIONS: dict[str, Dimension] = {d.id: d for d in _ALL}
OF_TIME = frozenset({"weekday", "hour"})
"""When an order was placed, by the clock of its store."""
OF_STORES = frozenset({"store", "platform", "marketplace", "region"})
OF_PRODUCTS = frozenset({"sku", "brand", "line", "supplier"})
OF_LINES = frozenset({"channel", "country", "fulfilment", "carrier", *OF_PRODUCTS})


def dimension(name: str) -> Dimension:
    """The dimension called `name`; raises UnknownNameError with the nearest."""
    if name not in DIMENSIONS:
        raise UnknownNameError("dimension", name, DIMENSIONS, code="unknown_dimension")
    return DIMENSIONS[name]
