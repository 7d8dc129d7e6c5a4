"""The value of every dimension for a row, or `(none)`."""

from __future__ import annotations

from tests.oracle.reference import facts as f
from tests.oracle.reference.bundles import Piece, pieces
from tests.oracle.reference.company import Company, Order

NONE = "(none)"
OF_STORE = frozenset({"store", "platform", "marketplace", "region"})
OF_PRODUCT = frozenset({"sku", "brand", "line", "supplier"})
OF_ORDER = frozenset({"country", "channel", "fulfilment", "carrier", "customer_type", "weekday", "hour"})
REASONS = frozenset({"defective", "not_as_described", "wrong_item", "late", "changed_mind", "damaged", "other"})

DIMENSIONS: dict[str, frozenset[str]] = {
    "orders": OF_STORE | OF_PRODUCT | OF_ORDER,
    "refunds": OF_STORE | OF_PRODUCT | OF_ORDER | {"reason"},
    "returns": OF_STORE | OF_PRODUCT | OF_ORDER | {"reason"},
    "fees": OF_STORE | OF_PRODUCT | OF_ORDER | {"type"},
    "feedback": OF_STORE | OF_PRODUCT | OF_ORDER,
    "ads": OF_STORE | OF_PRODUCT | {"channel", "campaign", "keyword"},
    "traffic": OF_STORE | OF_PRODUCT | {"channel", "source"},
    "funnel": OF_STORE | {"channel", "device"},
    "inventory": OF_STORE | OF_PRODUCT | {"warehouse"},
    "surveys": OF_STORE | {"language"},
    "messages": OF_STORE,
    "purchases": OF_PRODUCT,
    "keywords": OF_PRODUCT | {"keyword"},
    "overheads": frozenset(),
}

Aftersale = f.Refund | f.Return | f.Fee
Row = f.Line | Aftersale | f.Ad | f.Visit | f.Step | f.Stock | f.Answered | f.Message | f.Purchase | f.Keyword


def value(company: Company, row: Row, piece: Piece, dim: str) -> str:
    """What `row` (for a product's dimension: its `piece`) has for `dim`."""
    return _value(company, row, piece, dim) or NONE


def _value(company: Company, row: Row, piece: Piece, dim: str) -> str:
    if dim in OF_STORE:
        return "" if isinstance(row, f.Purchase | f.Keyword) else of_store(company, row.store, dim)
    if isinstance(row, f.Purchase) and dim == "supplier":
        return row.supplier
    if dim in OF_PRODUCT:
        return _of_product(company, row, piece, dim)
    if dim in OF_ORDER and isinstance(row, f.Line):
        return _of_line(company, row, dim)
    if dim in OF_ORDER and isinstance(row, f.Refund | f.Return | f.Fee):
        return _from_order(company, row, dim)
    return _own(row, dim)


def of_store(company: Company, store: str, dim: str) -> str:
    """A dimension of the store itself."""
    found = company.stores[store]
    return {"store": found.id, "platform": found.platform, "marketplace": found.marketplace, "region": found.region}[
        dim
    ]


def of_sku(company: Company, sku: str, dim: str) -> str:
    """A dimension of a company SKU."""
    if dim == "sku":
        return sku
    product = company.products.get(sku)
    return {"brand": product.brand, "line": product.line, "supplier": product.supplier}[dim] if product else ""


def _of_product(company: Company, row: Row, piece: Piece, dim: str) -> str:
    if piece.sku is not None:
        return of_sku(company, piece.sku, dim)
    if isinstance(row, f.Refund | f.Return | f.Fee):
        return _agreed({of_sku(company, p.sku or "", dim) for p in order_pieces(company, row)})
    return ""


def order_pieces(company: Company, row: Aftersale) -> list[Piece]:
    """The pieces of the lines that an aftersale row may take its product from."""
    return [piece for line in lines_behind(company, row) for piece in pieces(company, line.store, line.sku)]


def lines_behind(company: Company, row: Aftersale) -> tuple[f.Line, ...]:
    """The line a refund names, else all lines left in of the order."""
    order = company.orders.get((row.store, row.order_id))
    if order is None:
        return ()
    named = tuple(line for line in order.lines if isinstance(row, f.Refund) and line.line_id == row.line_id)
    return named or order.left_in


def _from_order(company: Company, row: Aftersale, dim: str) -> str:
    return _agreed({_of_line(company, line, dim) for line in lines_behind(company, row)})


def _agreed(values: set[str]) -> str:
    return values.pop() if len(values) == 1 else ""


def _of_line(company: Company, line: f.Line, dim: str) -> str:
    if dim == "customer_type":
        return _customer_type(company, company.orders[line.store, line.order_id])
    if dim in ("weekday", "hour"):
        return _placed(company.orders[line.store, line.order_id], dim)
    return {"country": line.country, "channel": line.channel, "fulfilment": line.fulfilment, "carrier": line.carrier}[
        dim
    ]


def _customer_type(company: Company, order: Order) -> str:
    if not order.left_in or not order.customer:
        return ""
    return "new" if company.orders_of[order.customer][0] is order else "returning"


def _placed(order: Order, dim: str) -> str:
    """The weekday of the order's day, 1 is Monday; the hour of its earliest instant by the store's clock."""
    if dim == "weekday":
        return str(order.day.isoweekday()) if order.left_in else ""
    instants = [line.ordered.instant for line in order.left_in if line.ordered.instant]
    return f"{min(instants).astimezone(order.zone).hour:02d}" if instants else ""


def _own(row: Row, dim: str) -> str:
    if isinstance(row, f.Refund | f.Return) and dim == "reason":
        return row.reason if row.reason in REASONS or not row.reason else "other"
    own = {
        f.Fee: ("type",),
        f.Ad: ("channel", "campaign", "keyword"),
        f.Visit: ("channel", "source"),
        f.Step: ("channel", "device"),
        f.Stock: ("warehouse",),
        f.Answered: ("language",),
        f.Keyword: ("keyword",),
    }
    return str(vars(row)[dim]) if dim in own.get(type(row), ()) else ""
