"""Sales and traffic out of Amazon's Data Kiosk: a line is a day of the store, or of one of its products."""

from __future__ import annotations

from helloword.connectors.amazon.marketplaces import elsewhere
from helloword.connectors.amazon.sales_and_traffic import ELSEWHERE_TOLD, left_figures, official_of_day
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

_FIELDS = (
    Field("startDate", FieldType.DATE, required=True),
    Field("endDate", FieldType.DATE, required=True),
    Field("marketplaceId"),
    Field("parentAsin"),
    Field("childAsin"),
    Field("sku"),
    Field("traffic.sessions", FieldType.INTEGER, required=True),
    Field("traffic.pageViews", FieldType.INTEGER),
    Field("sales.orderedProductSales.amount", FieldType.AMOUNT),
    Field("sales.orderedProductSales.currencyCode", FieldType.CURRENCY),
    Field("sales.unitsOrdered", FieldType.INTEGER),
)
_WHOLE = Whole(("store", '"startDate"', "product", "elsewhere"))
_OF_STORE = 'product IS NULL AND "parentAsin" IS NULL AND NOT elsewhere'
_OF_PARENT = 'product IS NULL AND "parentAsin" IS NOT NULL AND NOT elsewhere'

KIND = Kind(
    id="amazon.kiosk_traffic",
    title=Text("亚马逊 Data Kiosk 销售与流量（JSON 行）", "Amazon Data Kiosk, sales and traffic (JSON lines)"),
    fields=(
        *_FIELDS,
        Field("asinAggregation", keep=Keep.DROPPED),
        *left_figures("sales", "traffic", read=frozenset(field.name for field in _FIELDS)),
    ),
    refused={'"startDate" <> "endDate"': ("endDate", "several_days")},
    steps=(
        {"product": 'COALESCE("sku", "childAsin")', "elsewhere": elsewhere('"marketplaceId"')},
        {
            **_WHOLE.sums(sessions_all='"traffic.sessions"', views_all='"traffic.pageViews"'),
            "sold_in": 'COALESCE("sales.orderedProductSales.currencyCode", store_currency)',
        },
    ),
    outputs=(
        Output(
            table="traffic",
            where=f"({_OF_STORE} OR product IS NOT NULL AND NOT elsewhere AND {_WHOLE.first})",
            columns={
                "store": "store",
                "date": '"startDate"',
                "source": "'organic'",
                "sku": "product",
                "sessions": 'CASE WHEN product IS NULL THEN "traffic.sessions" ELSE sessions_all END',
                "page_views": 'CASE WHEN product IS NULL THEN "traffic.pageViews" ELSE views_all END',
            },
        ),
        official_of_day(
            '"sales.orderedProductSales.amount"', "ordered_product_sales", '"startDate"', "sold_in", _OF_STORE
        ),
        official_of_day('"sales.unitsOrdered"', "units_ordered", '"startDate"', "NULL", _OF_STORE),
    ),
    decimal_point=True,
    source=(
        "Data Kiosk, analytics_salesAndTraffic_2024_04_24, salesAndTrafficByDate, salesAndTrafficByAsin or salesAndTrafficTrends: "
        "names sure, from Amazon's schema; that a document has one object a line, with the fields the query asked for, from "
        "Amazon's guide and public clients. No document of a seller was seen."
    ),
    notes=(
        Text(
            "查询里要有 startDate、endDate、marketplaceId 和 traffic 的 sessions（最好加 pageViews），aggregateBy 用 DAY。"
            "按商品的查询每次只取一天：超过一天的行会被拒收。",
            "The query needs `startDate`, `endDate`, `marketplaceId` and of `traffic` its `sessions` (better with `pageViews`), by DAY. "
            "Ask for products a day at a time: a row of more than one day is rejected.",
        ),
        Text(
            "与业务报告说的是同样的访问：同一天同一商品只有一行，后载入的为准。按父商品的行不载入。销售额和件数变成官方数字。",
            "It tells of the same visits as the business reports: a day and product is one row, that of the later import. Rows of "
            "parent products are left out. Sales and units become official figures.",
        ),
    ),
    assumed={
        "elsewhere": ELSEWHERE_TOLD,
        _OF_PARENT: Text(
            "{n} 行是父商品，没有载入：请按 SKU 或 CHILD 查询。",
            "{n} {n:row is|rows are} of parent products and {n:was|were} left out: ask for them by SKU or CHILD.",
        ),
    },
    examples={"elsewhere": '"marketplaceId"'},
)  # fmt: skip
