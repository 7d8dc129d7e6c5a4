"""Amazon's business report by child ASIN, to which the seller adds the day it is of: the file itself does not say it."""

from __future__ import annotations

from dataclasses import replace

from helloword.connectors.amazon.business_report_by_date import DATE, LEFT, PAGE_VIEWS, SALES, SESSIONS
from helloword.connectors.kind import Field, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

SOURCE = (
    "Seller Central, Reports, Business Reports, Detail Page Sales and Traffic by Child Item, download as CSV: English sure (two "
    "tests with lines of real files, 21 columns, 22 with SKU); German in five public parsers, Japanese in several, Chinese in "
    "three, Spanish of Spain in five and Portuguese of Brazil in four, each with a test of lines; "
    "the Titre of French and the Titolo of Italian in one test and one parser, their names of the child ASIN in none. The column Date is not Amazon's: no file of this report holds a day."
)
_SHARES = tuple(
    f"{name} Percentage - {part}{b2b}"
    for name in ("Session", "Page Views")
    for part in ("Total", "Mobile App", "Browser")
    for b2b in ("", " - B2B")
)
_PRODUCT = Whole(("store", '"Date"', "product"))

KIND = Kind(
    id="amazon.business_report_by_child",
    title=Text("亚马逊业务报告（按子商品，加上日期列）", "Amazon business report by child item, with the day added"),
    fields=(
        replace(DATE, required=False),
        Field(
            "(Parent) ASIN",
            keep=Keep.DROPPED,
            aliases=("(Übergeordnete) ASIN", "（親）ASIN", "(親)ASIN", "（父）ASIN", "(父)ASIN", "ASIN (parent)"),
        ),
        Field(
            "(Child) ASIN",
            required=True,
            aliases=("(Untergeordnete) ASIN", "（子）ASIN", "(子)ASIN", "(子) ASIN", "（子） ASIN", "ASIN (child)"),
        ),
        Field(
            "Title", keep=Keep.DROPPED, aliases=("Titel", "タイトル", "商品名称", "标题", "Título", "Titre", "Titolo")
        ),
        Field("SKU", aliases=("Código SKU",)),
        SESSIONS,
        PAGE_VIEWS,
        SALES,
        *(Field(name, keep=Keep.DROPPED) for name in (*LEFT, *_SHARES)),
    ),
    refused={'"_cell_Date" IS NULL': ("Date", "no_day")},
    steps=(
        {"product": 'COALESCE("SKU", "(Child) ASIN")'},
        _PRODUCT.sums(sessions_all='"Sessions - Total"', views_all='"Page Views - Total"'),
    ),
    outputs=(
        Output(
            table="traffic",
            where=_PRODUCT.first,
            columns={
                "store": "store",
                "date": '"Date"',
                "source": "'organic'",
                "sku": "product",
                "sessions": "sessions_all",
                "page_views": "views_all",
            },
        ),
    ),
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "文件里没有日期：每天下载一份，在前面加一列 Date 写上那一天，再导入。没有这一列，所有行都会被拒收。",
            "The file holds no day: download one for each day and put a column `Date` with that day in front. Without it "
            "every row is rejected.",
        ),
        Text(
            "同一商品在几个父商品下的行加在一起。没有 SKU 列时用子 ASIN，可以用 sku_map 换成公司 SKU。",
            "A child that stands under several parents is added up. Without a column SKU the child ASIN stands in, which sku_map "
            "can turn into your own SKU.",
        ),
        Text(
            "一次访问可以看几个商品，各商品相加会多于全店：请同时导入按日期的报告，它是全店的合计。",
            "A visit may look at several products, so products add up to more than the store: import the report by date too, "
            "which is the store's total.",
        ),
    ),
    assumed={
        '"SKU" IS NULL': Text(
            "{n} 行没有 SKU，以子 ASIN 代替。", "{n} {n:row has|rows have} no SKU; the child ASIN stands in for it."
        ),
    },
)
