"""Shopify's orders export: 79 columns, one row per line item, the order's own cells on its first row only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from helloword.demo.baskets import part
from helloword.demo.company import SALES_TAX, STORES, Store
from helloword.demo.files.seen import Seen, half_of
from helloword.demo.files.sheet import Sheet, amount
from helloword.demo.records import Buyer, Order, OrderLine

_COLUMNS = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,"
    "Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"
    "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)
HEADER = tuple(_COLUMNS.split(","))

FULFILMENT = {"shipped": "fulfilled", "delivered": "fulfilled"}
TAX_NAMES = {"DE": "DE MwSt", "AT": "AT USt", "FR": "FR TVA", "NL": "NL BTW", "IT": "IT IVA"}


def sheets(seen: Seen) -> Iterator[Sheet]:
    """The exports of all Shopify stores, one a half-year."""
    refunded: dict[str, int] = defaultdict(int)
    for refund in seen.past(seen.history.refunds):
        refunded[refund.order.id] += refund.amount
    for store in STORES:
        if store.platform == "shopify":
            for half, orders in groupby(seen.orders(store.id), key=half_of):
                rows = [row for order in orders for row in _rows(seen, store, order, refunded[order.id])]
                yield Sheet(f"{store.id}/orders_export_{half}.csv", HEADER, rows)


def _rows(seen: Seen, store: Store, order: Order, refunded: int) -> Iterator[list[str]]:
    first = _order_cells(seen, store, order, refunded)
    for line in order.lines:
        cells = {"Name": order.id, "Email": order.buyer.email, "Created at": _time(order.placed_at)}
        cells |= first | _line_cells(seen, store, order, line)
        yield [cells.get(column, "") for column in HEADER]
        first = {}


def _order_cells(seen: Seen, store: Store, order: Order, refunded: int) -> dict[str, str]:
    status, total = seen.status(order), order.paid + order.shipping
    given_back = total if status == "cancelled" else refunded
    tax = sum(line.tax for line in order.lines) + shipping_tax(order)
    country = order.buyer.country
    paid = status != "pending"
    return {
        "Financial Status": _financial(total, given_back) if paid else "pending",
        "Paid at": _time(order.paid_at) if paid else "",
        "Fulfillment Status": FULFILMENT.get(status, "unfulfilled"),
        "Fulfilled at": _time(order.shipped_at) if status in FULFILMENT else "",
        "Accepts Marketing": "yes" if order.number % 3 == 0 else "no",
        "Currency": store.currency,
        "Subtotal": amount(order.paid, store.currency),
        "Shipping": amount(order.shipping, store.currency),
        "Taxes": amount(tax, store.currency),
        "Total": amount(total, store.currency),
        "Discount Code": order.coupon,
        "Discount Amount": amount(sum(line.discount for line in order.lines), store.currency),
        "Shipping Method": "Standard" if order.shipping else "Free shipping",
        "Cancelled at": _time(order.cancelled_at) if order.cancelled_at is not None and status == "cancelled" else "",
        "Payment Method": "PayPal Express Checkout" if order.number % 4 == 0 else "Shopify Payments",
        "Payment Reference": f"c{order.number * 7919}.1",
        "Refunded Amount": amount(given_back, store.currency),
        "Outstanding Balance": amount(0 if paid else total, store.currency),
        "Id": str(5_600_000_000_000 + order.number * 32_768),
        "Risk Level": "Low",
        "Source": "web",
        "Tax 1 Name": f"{TAX_NAMES[country]} {SALES_TAX[country]}%",
        "Tax 1 Value": amount(tax, store.currency),
        "Payment References": f"c{order.number * 7919}.1",
    } | _person(order.buyer)


def _line_cells(seen: Seen, store: Store, order: Order, line: OrderLine) -> dict[str, str]:
    """A line's cells; a coupon is a discount of the order, a sale one of the line."""
    return {
        "Lineitem quantity": str(line.quantity),
        "Lineitem name": line.listing.title,
        "Lineitem price": amount(line.listing.price, store.currency),
        "Lineitem sku": line.listing.sku,
        "Lineitem requires shipping": "true",
        "Lineitem taxable": "true",
        "Lineitem fulfillment status": "fulfilled" if seen.status(order) in FULFILMENT else "pending",
        "Vendor": line.listing.brand,
        "Lineitem discount": amount(0 if order.coupon else line.discount, store.currency),
    }


def _person(buyer: Buyer) -> dict[str, str]:
    """Who bought; the export guards zips and phones against spreadsheets with a leading apostrophe."""
    cells = {"Phone": f"'{buyer.phone}"}
    for side in ("Billing", "Shipping"):
        cells |= {
            f"{side} Name": buyer.name,
            f"{side} Street": buyer.street,
            f"{side} Address1": buyer.street,
            f"{side} City": buyer.city,
            f"{side} Zip": f"'{buyer.postcode}",
            f"{side} Province": buyer.province,
            f"{side} Country": buyer.country,
            f"{side} Phone": f"'{buyer.phone}",
        }
    return cells


def shipping_tax(order: Order) -> int:
    """Tax in the shipping an order's buyer is charged."""
    rate = SALES_TAX[order.buyer.country]
    return part(order.shipping, rate, 100 + rate)


def _financial(total: int, refunded: int) -> str:
    if refunded <= 0:
        return "paid"
    return "refunded" if refunded >= total else "partially_refunded"


def _time(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%d %H:%M:%S %z")
