"""Refunds of Shopify with their SKUs and units, from the orders export of the app Matrixify: Shopify itself exports none."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

_PERSON = ("First Name", "Last Name", "Name", "Company", "Phone", "Address 1", "Address 2", "Zip", "City", "Province", "Province Code", "Country", "Country Code")  # fmt: skip
PERSONAL = (
    "Email", "Phone", "Note", "Browser: IP", "Refund: Note",
    *(f"{whose}: {what}" for whose in ("Billing", "Shipping") for what in _PERSON),
    *(f"Customer: {what}" for what in (
        "ID", "Email", "Phone", "First Name", "Last Name", "Note", "State", "Tags", "Email Marketing Status",
        "SMS Marketing Status", "Tax Exempt", "Orders Count", "Total Spent")),
)  # fmt: skip
UNUSED = (
    "ID", "Command", "Number", "Created At", "Updated At", "Processed At", "Closed At", "Cancelled At", "Cancel: Reason", "Source",
    "Source Identifier", "Source URL", "Tags", "Row #", "Top Row", "Price: Total Line Items", "Price: Current Subtotal",
    "Price: Subtotal", "Price: Total Discount", "Price: Total Shipping", "Price: Total Refund", "Price: Total Outstanding",
    "Price: Current Total", "Price: Total", "Tax: Total", "Payment: Status", "Order Fulfillment Status", "Line: Product ID",
    "Line: Product Handle", "Line: Title", "Line: Name", "Line: Variant ID", "Line: Variant Title", "Line: Price", "Line: Discount",
    "Line: Discount Allocation", "Line: Requires Shipping", "Line: Vendor", "Line: Gift Card", "Line: Taxable",
    "Line: Product Type", "Line: Product Tags", "Refund: Restock", "Refund: Restock Type", "Refund: Restock Location",
    "Refund: Send Receipt", "Refund: Generate Transaction", "Refund Adjustment: ID", "Refund Adjustment: Amount",
    *(f"Line: Tax {n} {what}" for n in (1, 2, 3) for what in ("Title", "Rate", "Price")),
    *(f"Tax {n}: {what}" for n in (1, 2, 3) for what in ("Title", "Rate", "Price")),
    *(f"Transaction: {what}" for what in ("ID", "Kind", "Processed At", "Amount", "Currency", "Status", "Message", "Gateway")),
    *(f"Fulfillment: {what}" for what in ("ID", "Status", "Created At", "Updated At", "Tracking Company", "Tracking Number")),
)  # fmt: skip
_LINE = "LOWER(\"Line: Type\") = 'refund line'"
_WHOLE = Whole(("store", '"Refund: ID"', "product", "a_line"))

KIND = Kind(
    id="shopify.refunds",
    title=Text("Shopify 退款（Matrixify 订单导出）", "Shopify refunds (orders export of Matrixify)"),
    fields=(
        Field("Name", required=True),
        Field("Currency", FieldType.CURRENCY),
        Field("Tax: Included", FieldType.FLAG),
        Field("Line: Type", optional_header=False),
        Field("Line: SKU", aliases=("Line: Variant SKU",)),
        Field("Line: Quantity", FieldType.INTEGER, optional_header=False),
        Field("Line: Total", FieldType.AMOUNT, optional_header=False),
        Field("Line: Tax Total", FieldType.AMOUNT),
        Field("Refund: ID", optional_header=False),
        Field("Refund: Created At", FieldType.INSTANT, optional_header=False),
        Field("Line: ID", keep=Keep.DROPPED),
        *(Field(name, keep=Keep.DROPPED) for name in dict.fromkeys((*PERSONAL, *UNUSED))),
    ),
    refused={
        f'{_LINE} AND "Refund: ID" IS NULL': ("Refund: ID", "missing"),
        f'{_LINE} AND "_cell_Refund: Created At" IS NULL': ("Refund: Created At", "missing"),
        f'{_LINE} AND "Line: Total" IS NULL': ("Line: Total", "missing"),
    },
    steps=(
        {
            "a_line": _LINE,
            "product": "COALESCE(\"Line: SKU\", '')",
            "with_tax": 'COALESCE("Tax: Included", tax_included)',
            "paid_in": 'COALESCE("Currency", store_currency)',
        },
        {
            "back": """CASE WHEN NOT with_tax THEN ABS("Line: Total")
                WHEN "Line: Tax Total" IS NOT NULL THEN ABS("Line: Total") - ABS("Line: Tax Total")
                ELSE without_vat(ABS("Line: Total"), store_country, "Refund: Created At_day") END""",
        },
        _WHOLE.sums(all_back="back", all_units='ABS("Line: Quantity")'),
    ),
    outputs=(
        Output(
            table="refunds",
            where=f"a_line AND {_WHOLE.first}",
            columns={
                "store": "store",
                "refund_id": '"Refund: ID"',
                "order_id": '"Name"',
                "sku": "NULLIF(product, '')",
                "refunded_at": '"Refund: Created At_at"',
                "refunded_day": '"Refund: Created At_day"',
                "quantity": "COALESCE(all_units, 0)",
                "amount": "all_back",
                "currency": "paid_in",
            },
        ),
    ),
    decimal_point=True,
    source=(
        "The app Matrixify, export of orders with line items and refunds, as CSV or XLSX: the same names in six public importers "
        "(names sure, two tests mirror real rows with negative quantities and totals). Shopify's admin has no export of refunds."
    ),
    notes=(
        Text(
            "Shopify 后台没有退款导出。用应用 Matrixify 导出订单，勾选 Line Items 和 Refunds；只读 Refund Line 行，订单行本身仍由 shopify.orders 给出。",
            "Shopify's admin exports no refunds. Export orders with the app Matrixify, with line items and refunds: only rows `Refund Line` "
            "are read, and orders still come from shopify.orders.",
        ),
        Text(
            "哪份报表为准：这份有 SKU 和件数，所以比 shopify.payments 的退款好；两份都有时，交易导出用 --kind shopify.payments_fees 只取费用，否则退款会算两次。",
            "Which report wins: this one has SKUs and units, so take refunds from it; of Shopify Payments transactions then take the "
            "fees alone, with `--kind shopify.payments_fees`, or refunds count twice.",
        ),
        Text(
            "金额是商品的，不含税和运费（Refund Shipping 不读）；含税订单减去 Line: Tax Total，没有这一列时按店铺国家的标准税率换算。",
            "Amounts are of goods, without tax and shipping (`Refund Shipping` is not read): in orders whose prices include tax, `Line: Tax "
            "Total` is taken out, or the standard rate of the store's country where the column is missing.",
        ),
    ),
    assumed={
        'a_line AND "Line: SKU" IS NULL': Text("{n} 行退款没有 SKU。", "{n} {n:refund line has|refund lines have} no SKU."),
        "LOWER(\"Line: Type\") IN ('refund shipping', 'refund adjustment')": Text(
            "{n} 行是退回的运费或调整，没有载入。", "{n} {n:row is refunded shipping or an adjustment|rows are refunded shipping or adjustments}; {n:it is|they are} not loaded."
        ),
    },
)  # fmt: skip
