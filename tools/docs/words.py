"""Words for the values that definitions use, in both languages; a value without words fails the docs test."""

from __future__ import annotations

from helloword.cli.texts.words import ADDITIVITY, BETTER, CLOCKS, LEVERS, OWNERS, PERSPECTIVES, UNITS
from helloword.text import Text

__all__ = [
    "ADDITIVITY", "BETTER", "CLOCKS", "FIELD_TYPES", "GROUPS", "LEVERS", "OWNERS", "PERSPECTIVES", "TYPES", "UNITS",
]  # fmt: skip

GROUPS = {
    "sales": Text("销售与利润", "Sales and profit"),
    "operations": Text("运营与履约", "Operations and delivery"),
    "customers": Text("客户与服务", "Customers and service"),
    "marketing": Text("营销与流量", "Marketing and traffic"),
    "product": Text("商品", "Products"),
    "supply": Text("供应与库存", "Supply and stock"),
}
TYPES = {
    "VARCHAR": Text("文本", "text"),
    "BIGINT": Text("整数", "whole number"),
    "DECIMAL(20,6)": Text("小数", "decimal"),
    "DECIMAL(24,12)": Text("汇率", "rate"),
    "DATE": Text("日期", "date"),
    "TIMESTAMPTZ": Text("时刻", "instant"),
    "BOOLEAN": Text("是否", "yes or no"),
}
FIELD_TYPES = {
    "text": Text("文本", "text"),
    "integer": Text("整数", "whole number"),
    "amount": Text("金额或数量", "amount"),
    "rate": Text("汇率", "rate"),
    "date": Text("日期", "date"),
    "instant": Text("时刻或日期", "instant or date"),
    "month": Text("月份（YYYY-MM）", "month (YYYY-MM)"),
    "flag": Text("是否", "yes or no"),
    "currency": Text("币种代码", "currency code"),
    "store": Text("店铺", "store"),
}
