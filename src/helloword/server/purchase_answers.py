"""Purchase orders with names, sums and the action behind them, as JSON for the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from helloword.actions.tables import ActionRow
from helloword.kpis.company import ground_of
from helloword.money import plain
from helloword.server.action_answers import purchase_json
from helloword.server.readings import Json
from helloword.stores.costs import product_titles
from helloword.stores.purchase import Purchase
from helloword.stores.purchasing import the_purchase
from helloword.stores.suppliers import contact, suppliers
from helloword.workspace import Workspace


def entries_json(workspace: Workspace, found: Iterable[Purchase]) -> list[Json]:
    """Orders as a list tells of them."""
    names = {id: each.name for id, each in suppliers(workspace).items()}
    wrote = _written_by(workspace)
    return [_entry(each, names, wrote) for each in found]


def detail_json(workspace: Workspace, id: str) -> dict[str, Json]:
    """One order with its lines."""
    purchase = the_purchase(workspace, id)
    names = {id: each.name for id, each in suppliers(workspace).items()}
    titles, to = dict(product_titles(ground_of(workspace))), contact(workspace, purchase.supplier)
    lines: list[Json] = [
        {
            **line,
            "title": titles.get(str(line["sku"])),
            "amount": plain(kept.ordered.unit_cost * kept.ordered.quantity),
        }
        for line, kept in zip(_lines(purchase), purchase.lines, strict=True)
    ]
    return {
        **_entry(purchase, names, _written_by(workspace)),
        "lines": lines,
        "contact": {"email": to.email, "locale": to.locale} if to else None,
        "today": workspace.today.isoformat(),
    }


def _entry(purchase: Purchase, names: Mapping[str, str], wrote: Mapping[str, int]) -> dict[str, Json]:
    told = {name: value for name, value in purchase_json(purchase).items() if name != "lines"}
    return {
        **told,
        "supplier_name": names.get(purchase.supplier, purchase.supplier),
        "received": sum(line.received for line in purchase.lines),
        "action": wrote.get(purchase.key),
    }


def _lines(purchase: Purchase) -> list[dict[str, Json]]:
    told = purchase_json(purchase)["lines"]
    assert isinstance(told, list)
    return [dict(line) for line in told if isinstance(line, dict)]


def _written_by(workspace: Workspace) -> Mapping[str, int]:
    """The action that wrote an order, by the order's key."""
    with workspace.state.read() as session:
        return {row.key: row.id for row in session.execute(select(ActionRow.key, ActionRow.id))}
