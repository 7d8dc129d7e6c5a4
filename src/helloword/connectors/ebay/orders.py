"""eBay's orders report: decoration around the table, and a row of sums above the items of an order of several."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

PERSONAL = (
    "Buyer Name", "Buyer Email", "Buyer Note", "Buyer Address 1", "Buyer Address 2", "Buyer City", "Buyer State",
    "Buyer County", "Buyer Zip", "Buyer Postcode", "Buyer Country", "Buyer Tax Identifier Name", "Buyer Tax Identifier Value",
    *(f"{verb} To {part}" for verb in ("Ship", "Post") for part in (
        "Name", "Phone", "Address 1", "Address 2", "City", "State", "County", "Zip", "Postcode")),
    "My Item Note", "Tax City", "Tax State", "Tax Zip", "Tax Country", "Tracking Number", "PayPal Transaction ID",
)  # fmt: skip
UNUSED = (
    "Item Title", "Sold Via Promoted Listings", "Payment Method", "Feedback Left", "Feedback Received", "Shipping Service",
    "Variation Details", "Global Shipping Program", "Global Shipping Reference ID", "Click And Collect",
    "Click And Collect Reference Number", "eBay Plus", "Minimum Estimated Delivery Date", "Item Location", "Item Zip Code",
    "Item Country", "eBay Collected Tax Included in Total", "eBay International Shipping", "eBay Fulfillment Program",
)  # fmt: skip
# "Jul-21-25" in the United States, "21-Jul-25" elsewhere, some with a clock time.
DATE = """COALESCE(STRFTIME(TRY_STRPTIME(x, ['%b-%d-%y', '%d-%b-%y', '%b-%d-%Y', '%d-%b-%Y']), '%Y-%m-%d'),
    STRFTIME(TRY_STRPTIME(x, ['%b-%d-%y %H:%M:%S', '%d-%b-%y %H:%M:%S']), '%Y-%m-%d %H:%M:%S'))"""
MONEY = r"REGEXP_REPLACE(x, '^([A-Z]{1,2}) ([$])', '\1\2')"

_ORDER = 'PARTITION BY "Sales Record Number", _record'
_BEFORE = f"OVER ({_ORDER} ORDER BY _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"


def _of_order(column: str) -> str:
    """What the row of sums says of an order, or what its items say together."""
    return f"""COALESCE(MAX({column}) FILTER (WHERE NOT an_item) OVER ({_ORDER}),
        SUM({column}) FILTER (WHERE an_item) OVER ({_ORDER}), 0)"""


_STEPS = (
    {
        "an_item": '"Item Number" IS NOT NULL',
        "value": 'CASE WHEN "Item Number" IS NULL THEN 0 ELSE "Sold For" * "Quantity" END',
        "taxes": 'COALESCE("Seller Collected Tax", 0) + COALESCE("eBay Collected Tax", 0)',
        "order_no": 'COALESCE("Order Number", "Sales Record Number")',
        "to_country": 'country_of("Ship To Country")',
    },
    {
        "nth": f"""ROW_NUMBER() OVER ({_ORDER}, "Item Number" ORDER BY _row)""",
        "place": f"SUM(CASE WHEN an_item THEN 1 ELSE 0 END) OVER ({_ORDER} ORDER BY _row)",
        "value_before": f"COALESCE(SUM(value) {_BEFORE}, 0)",
        "value_all": f"SUM(value) OVER ({_ORDER})",
        "shipping_all": _of_order('"Shipping And Handling"'),
        "tax_all": _of_order("taxes"),
        "vat_country": "COALESCE(to_country, store_country)",
    },
    {
        "carriage": "COALESCE(stretch(shipping_all, value_before, value, value_all), CASE WHEN place = 1 THEN shipping_all END, 0)",
        "taxed": "COALESCE(stretch(tax_all, value_before, value, value_all), CASE WHEN place = 1 THEN tax_all END, 0)",
        "net_value": """CASE WHEN tax_included THEN without_vat(value, vat_country, "Sale Date_day") ELSE value END""",
    },
)

KIND = Kind(
    id="ebay.orders",
    title=Text("eBay 订单报告", "eBay orders report"),
    fields=(
        Field("Sales Record Number", required=True),
        Field("Order Number", filled_down=True),
        Field("Buyer Username", keep=Keep.HASHED, filled_down=True),
        Field("Ship To Country", filled_down=True, aliases=("Post To Country",)),
        Field("Item Number", optional_header=False),
        Field("Custom Label", aliases=("Custom Label (SKU)",)),
        Field("Quantity", FieldType.INTEGER, optional_header=False),
        Field("Sold For", FieldType.AMOUNT, required=True, spelt=MONEY),
        Field("Shipping And Handling", FieldType.AMOUNT, spelt=MONEY, aliases=("Postage And Packaging",)),
        Field("Seller Collected Tax", FieldType.AMOUNT, spelt=MONEY),
        Field("eBay Collected Tax", FieldType.AMOUNT, spelt=MONEY),
        Field("Total Price", FieldType.AMOUNT, spelt=MONEY),
        Field("Sale Date", FieldType.INSTANT, required=True, spelt=DATE, filled_down=True),
        Field("Paid On Date", FieldType.INSTANT, spelt=DATE, filled_down=True),
        Field("of payment", stated=r"(?i)^(paid on date)$"),
        Field("Ship By Date", FieldType.INSTANT, spelt=DATE, filled_down=True, aliases=("Post By Date", "Dispatch By Date")),
        Field("Maximum Estimated Delivery Date", FieldType.INSTANT, spelt=DATE, filled_down=True),
        Field(
            "Shipped On Date", FieldType.INSTANT, spelt=DATE, filled_down=True,
            aliases=("Posted On Date", "Dispatched On Date"),
        ),
        Field("Transaction ID"),
        *(Field(name, keep=Keep.DROPPED) for name in (*PERSONAL, *UNUSED)),
    ),
    record="Sales Record Number",
    left_out="\"Sales Record Number\" ILIKE '%record(s) downloaded%' OR \"Sales Record Number\" ILIKE 'seller id%'",
    remark=r"(?i)record\(s\) downloaded|^seller id",
    refused={'"Item Number" IS NOT NULL AND "Quantity" IS NULL': ("Quantity", "missing")},
    steps=_STEPS,
    outputs=(
        Output(
            table="order_lines",
            where="an_item",
            columns={
                "store": "store",
                "order_id": "order_no",
                "line_id": 'COALESCE("Transaction ID", CASE WHEN nth = 1 THEN "Item Number" ELSE CONCAT("Item Number", \'#\', nth) END)',
                "ordered_at": '"Sale Date_at"',
                "ordered_day": '"Sale Date_day"',
                "status": """CASE WHEN "Shipped On Date_day" IS NOT NULL THEN 'shipped'
                    WHEN "Paid On Date_day" IS NOT NULL OR "of payment" IS NULL THEN 'paid' ELSE 'pending' END""",
                "sku": 'COALESCE("Custom Label", "Item Number")',
                "quantity": '"Quantity"',
                "gross": "net_value",
                "discount": "0",
                "tax": "CASE WHEN tax_included THEN value - net_value ELSE taxed END",
                "shipping_charged": 'CASE WHEN tax_included THEN without_vat(carriage, vat_country, "Sale Date_day") ELSE carriage END',
                "currency": "store_currency",
                "customer": '"Buyer Username"',
                "channel": "'ebay'",
                "country": "to_country",
                "fulfilment": "'merchant'",
                "ship_by_at": '"Ship By Date_at"',
                "ship_by_day": '"Ship By Date_day"',
                "shipped_at": '"Shipped On Date_at"',
                "shipped_day": '"Shipped On Date_day"',
                "promised_by_at": '"Maximum Estimated Delivery Date_at"',
                "promised_by_day": '"Maximum Estimated Delivery Date_day"',
            },
        ),
    ),
    source=(
        "eBay Seller Hub, Orders, Download report: the header of some 80 columns in three public places, its layout and dates in "
        "two public parsers (United States sure; names of other sites, such as Post To Country, less)"
    ),
    notes=(
        Text(
            "一个订单有多件商品时，第一行是合计，下面每件一行；合计行只用来取运费、税和日期。表头上下的空行和末尾的 record(s) downloaded 不算数据。",
            "An order of several items has a row of sums above its items, which gives its shipping, tax and dates only. Blank rows "
            "around the header and the lines at the end are no data.",
        ),
        Text(
            "Sold For 是单价（乘以 Quantity）；报告没有币种列，按店铺币种。含税店铺按收货国家的标准税率换算成不含税。",
            "`Sold For` is the price of one, times `Quantity`. The report names no currency: amounts are in the store's. In stores "
            "whose prices include tax, the standard rate of the country shipped to is taken out.",
        ),
        Text(
            "报告里没有状态、取消、退款和费用：有 Shipped On Date 算已发货，有 Paid On Date 算已付款，都没有算待处理（整个文件没有 Paid On Date 这一列时按已付款）；取消的订单不在报告里，"
            "之前导入的要等你用 general.orders 改。",
            "There are no statuses, cancellations, refunds or fees in it: with `Shipped On Date` an order is shipped, with `Paid On "
            "Date` paid, with neither pending; where the file lacks `Paid On Date` altogether, paid. A cancelled order is not listed; one imported before stays until general.orders says otherwise.",
        ),
        Text(
            "买家用户名只留加密哈希；没有 Custom Label 的商品用 Item Number 代替 SKU。",
            "The buyer's username is kept as a keyed hash only; an item without `Custom Label` goes by its `Item Number`.",
        ),
    ),
    assumed={
        'an_item AND "Quantity" > 1 AND value_all = value AND "Total Price" > 0 AND "Total Price" < value': Text(
            "{n} 行的 Total Price 小于 Sold For × Quantity；请核对 Sold For 是不是单价。",
            "{n} {n:row has|rows have} a `Total Price` below `Sold For` x `Quantity`; check whether `Sold For` is the price of one.",
        ),
        'an_item AND "of payment" IS NULL AND "Shipped On Date_day" IS NULL': Text(
            "文件里没有 Paid On Date 列，{n} 行按已付款计；没付款的也会算进销售，请下载带这一列的报告。",
            "The file has no column `Paid On Date`: {n} {n:row was|rows were} taken for paid, so orders that were never paid count as sales; "
            "download the report with that column.",
        ),
        'an_item AND "Custom Label" IS NULL': Text(
            "{n} 行没有 Custom Label，以 Item Number 代替 SKU。",
            "{n} {n:row has|rows have} no `Custom Label`; the item number stands in for the SKU.",
        ),
    },
)  # fmt: skip
