"""Amazon's sales and traffic report as its API gives it: one document with the store's days and, beside them, its products."""

from __future__ import annotations

from helloword.connectors.amazon.marketplaces import elsewhere
from helloword.connectors.documents import ROWS_OF
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

SOURCE = (
    "Selling Partner API, reports, GET_SALES_AND_TRAFFIC_REPORT: names sure, from Amazon's own schema with its examples. No "
    "document of a seller was seen."
)
DATES, PRODUCTS = "salesAndTrafficByDate", "salesAndTrafficByAsin"
ELSEWHERE_TOLD = Text(
    "{n} 行是其他站点的（{which}），没有载入：请分别导入到那些站点的店铺。",
    "{n} {n:row is|rows are} of other marketplaces ({which}) and {n:was|were} left out: import the report for the stores of those.",
)
_SPEC, _OF_DAY, _OF_PRODUCT = "reportSpecification", f"{DATES}.trafficByDate", f"{PRODUCTS}.trafficByAsin"
_SALES = f"{DATES}.salesByDate"
_MONEY = ("amount", "currencyCode")
_VISITS = ("browserPageViews", "mobileAppPageViews", "browserSessions", "mobileAppSessions")
_SHARES = (
    "buyBoxPercentage", "unitSessionPercentage", "orderItemSessionPercentage", "browserSessionPercentage",
    "mobileAppSessionPercentage", "sessionPercentage", "browserPageViewsPercentage", "mobileAppPageViewsPercentage",
    "pageViewsPercentage", "averageOfferCount", "averageParentItems", "feedbackReceived", "negativeFeedbackReceived",
    "receivedNegativeFeedbackRate",
)  # fmt: skip
_SOLD = ("totalOrderItems", "unitsOrdered", "averageUnitsPerOrderItem", "unitsRefunded", "refundRate", "claimsGranted", "unitsShipped", "ordersShipped")  # fmt: skip
_PRICED = (
    "orderedProductSales",
    "averageSalesPerOrderItem",
    "averageSellingPrice",
    "claimsAmount",
    "shippedProductSales",
)
FIGURES = frozenset(
    (*_VISITS, "sessions", "pageViews", *_SHARES, *_SOLD, *(f"{name}.{part}" for name in _PRICED for part in _MONEY))
)
"""Every figure of Amazon's sales and traffic, by the last part of its name."""


def left_figures(*groups: str, read: frozenset[str]) -> tuple[Field, ...]:
    """Figures that are worked out from others, or come from orders; each also stands for business buyers alone."""
    names = (
        f"{group}.{name}" for group in groups for figure in sorted(FIGURES) for name in (figure, _of_business(figure))
    )
    return tuple(Field(name, keep=Keep.DROPPED) for name in names if name not in read)


def _of_business(figure: str) -> str:
    name, dot, part = figure.partition(".")
    return f"{name}B2B{dot}{part}"


_FIELDS = (
    Field(ROWS_OF),
    Field(f"{_SPEC}.reportOptions.dateGranularity"),
    Field(f"{_SPEC}.reportOptions.asinGranularity"),
    Field(f"{_SPEC}.dataStartTime", FieldType.DATE, optional_header=False, spelt="LEFT(x, 10)"),
    Field(f"{_SPEC}.dataEndTime", FieldType.DATE, optional_header=False, spelt="LEFT(x, 10)"),
    Field(f"{_SPEC}.marketplaceIds"),
    Field(f"{DATES}.date", FieldType.DATE, optional_header=False),
    Field(f"{_OF_DAY}.sessions", FieldType.INTEGER, optional_header=False),
    Field(f"{_OF_DAY}.pageViews", FieldType.INTEGER),
    Field(f"{_SALES}.orderedProductSales.amount", FieldType.AMOUNT),
    Field(f"{_SALES}.orderedProductSales.currencyCode", FieldType.CURRENCY),
    Field(f"{_SALES}.unitsOrdered", FieldType.INTEGER),
    Field(f"{PRODUCTS}.parentAsin"),
    Field(f"{PRODUCTS}.childAsin"),
    Field(f"{PRODUCTS}.sku"),
    Field(f"{_OF_PRODUCT}.sessions", FieldType.INTEGER),
    Field(f"{_OF_PRODUCT}.pageViews", FieldType.INTEGER),
)
_A_DAY, _A_PRODUCT = f"\"{ROWS_OF}\" = '{DATES}'", f"\"{ROWS_OF}\" = '{PRODUCTS}'"
_ROOT = f"\"{ROWS_OF}\" = ''"
_ONE_DAY = f'"{_SPEC}.dataStartTime" = "{_SPEC}.dataEndTime"'
_CHILD = f'"{PRODUCTS}.sku" IS NOT NULL OR "{PRODUCTS}.childAsin" IS NOT NULL'
_WHOLE = Whole(("store", "day", "product"))


def official_of_day(amount: str, measure: str, day: str, currency: str, where: str) -> Output:
    """A day's figure as Amazon's business reports state it, to be held against what orders say."""
    return Output(
        table="official",
        where=f"{where} AND {amount} IS NOT NULL",
        columns={
            "store": "store",
            "report": "'business_report'",
            "start": day,
            "end": day,
            "measure": f"'{measure}'",
            "amount": amount,
            "currency": currency,
        },
    )


KIND = Kind(
    id="amazon.sales_and_traffic",
    title=Text("亚马逊销售与流量报告（API，JSON）", "Amazon sales and traffic report (API, JSON)"),
    fields=(
        *_FIELDS,
        Field(f"{_SPEC}.reportType", keep=Keep.DROPPED),
        *left_figures(
            _SALES, _OF_DAY, f"{PRODUCTS}.salesByAsin", _OF_PRODUCT, read=frozenset(field.name for field in _FIELDS)
        ),
    ),
    refused={
        f"{_A_DAY} AND UPPER(\"{_SPEC}.reportOptions.dateGranularity\") IN ('WEEK', 'MONTH')": (f"{DATES}.date", "several_days"),
        f'{_A_DAY} AND "{DATES}.date" IS NULL': (f"{DATES}.date", "missing"),
        f'{_A_DAY} AND "{_OF_DAY}.sessions" IS NULL': (f"{_OF_DAY}.sessions", "missing"),
        f'{_A_PRODUCT} AND "{_OF_PRODUCT}.sessions" IS NULL': (f"{_OF_PRODUCT}.sessions", "missing"),
    },
    steps=(
        {
            "day": f'COALESCE("{DATES}.date", CASE WHEN {_ONE_DAY} THEN "{_SPEC}.dataStartTime" END)',
            "product": f'COALESCE("{PRODUCTS}.sku", "{PRODUCTS}.childAsin")',
            "elsewhere": elsewhere(f'"{_SPEC}.marketplaceIds"'),
            "sold_in": f'COALESCE("{_SALES}.orderedProductSales.currencyCode", store_currency)',
        },
        _WHOLE.sums(
            sessions_all=f'COALESCE("{_OF_DAY}.sessions", "{_OF_PRODUCT}.sessions")',
            views_all=f'COALESCE("{_OF_DAY}.pageViews", "{_OF_PRODUCT}.pageViews")',
        ),
    ),
    outputs=(
        Output(
            table="traffic",
            where=f"{_A_DAY} AND NOT elsewhere",
            columns={
                "store": "store",
                "date": "day",
                "source": "'organic'",
                "sessions": f'"{_OF_DAY}.sessions"',
                "page_views": f'"{_OF_DAY}.pageViews"',
            },
        ),
        Output(
            table="traffic",
            where=f"{_A_PRODUCT} AND {_ONE_DAY} AND ({_CHILD}) AND {_WHOLE.first} AND NOT elsewhere",
            columns={
                "store": "store",
                "date": "day",
                "source": "'organic'",
                "sku": "product",
                "sessions": "sessions_all",
                "page_views": "views_all",
            },
        ),
        official_of_day(
            f'"{_SALES}.orderedProductSales.amount"', "ordered_product_sales", "day", "sold_in", f"{_A_DAY} AND NOT elsewhere"
        ),
        official_of_day(f'"{_SALES}.unitsOrdered"', "units_ordered", "day", "NULL", f"{_A_DAY} AND NOT elsewhere"),
    ),
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "请求时 dateGranularity 用 DAY，asinGranularity 用 SKU（或 CHILD）。按周、按月的日期行会被拒收。",
            "Ask for it with `dateGranularity` DAY and `asinGranularity` SKU (or CHILD). Rows of dates by week or month are rejected.",
        ),
        Text(
            "各商品的数字是整个时间段的合计：只有时间段是一天的文件才载入商品行，否则只载入每天的合计，并告诉你有多少行没有载入。"
            "按父商品的行也不载入，因为它和子商品说的是同样的访问。",
            "Figures of products are of the whole time asked for: they are loaded from a document of a single day, else only the "
            "store's days are, and a notice says how many rows were not. Rows of parent products are left out, for they tell of "
            "the same visits as their children.",
        ),
        Text(
            "与按日期、按子商品的 CSV 说的是同样的访问：同一天同一商品只有一行，后载入的为准。销售额和件数变成官方数字，用 helloword reconcile 与订单对照。",
            "It tells of the same visits as the reports as CSV: a day and product is one row, that of the later import. Sales and "
            "units become official figures, which `helloword reconcile` holds against orders.",
        ),
    ),
    assumed={
        f"elsewhere AND NOT {_ROOT}": ELSEWHERE_TOLD,
        f"{_A_PRODUCT} AND NOT ({_ONE_DAY}) AND NOT elsewhere": Text(
            "{n} 行商品是多天的合计，没有载入：每个文件只取一天，才有按商品的会话数。",
            "{n} {n:row of products is|rows of products are} of several days and {n:was|were} left out: ask for a single day to have sessions by product.",
        ),
        f"{_A_PRODUCT} AND {_ONE_DAY} AND NOT ({_CHILD}) AND NOT elsewhere": Text(
            "{n} 行是父商品，没有载入：请按 SKU 或 CHILD 请求。",
            "{n} {n:row is|rows are} of parent products and {n:was|were} left out: ask for it by SKU or CHILD.",
        ),
    },
    examples={f"elsewhere AND NOT {_ROOT}": f'"{_SPEC}.marketplaceIds"'},
)  # fmt: skip
