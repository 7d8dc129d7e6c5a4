"""Sales by their factors: visits, conversion and basket, store by store, and what was taken back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from helloword.kpis.parts import ZERO, Pair
from helloword.reviews.factors import effects
from helloword.reviews.gathering import Ledger
from helloword.reviews.node import Node
from helloword.reviews.ordering import ordered, shortened
from helloword.reviews.spans import Against

OF = {"net_sales": ("refunds", -1), "gross_sales": ("discounts", 1)}
"""KPIs that are (gross sales less discounts), less or plus another: visits times orders by visit times sales by order."""
NAMES = ("visits", "conversion", "basket")
UNSPLIT = "unsplit"


def factors_of(ledger: Ledger, kpi: str, against: Against, change: Fraction) -> tuple[Node, ...]:
    """The factors of a change of sales; none for other KPIs, and where nothing counts the visits."""
    if kpi not in OF or not ledger.slices("sessions", "store", against):
        return ()
    other, sign = OF[kpi]
    sold = _sold(ledger, against)
    changes: dict[str, dict[str, Fraction]] = {name: {} for name in (*NAMES, UNSPLIT, other)}
    for store, (visits, orders, sales) in sold.items():
        for name, effect in _split(visits, orders, sales).items():
            changes[name][store] = effect
    for (store, _), pair in ledger.slices(other, "store", against).items():
        changes[other][store] = sign * (pair.now.top - pair.then.top)
    nodes = [_node(name, by_store) for name, by_store in changes.items() if any(by_store.values())]
    rest = change - sum((node.change for node in nodes), ZERO)
    return tuple([*nodes, Node("rest", "factor", "", rest)] if rest else nodes)


def _sold(ledger: Ledger, against: Against) -> Mapping[str, tuple[Pair, Pair, Pair]]:
    visits, orders, baskets = (ledger.slices(kpi, "store", against) for kpi in ("sessions", "orders", "aov"))
    return {
        key[0]: (visits.get(key, Pair()), orders.get(key, Pair()), baskets.get(key, Pair()))
        for key in {*visits, *orders, *baskets}
    }


def _split(visits: Pair, orders: Pair, sales: Pair) -> dict[str, Fraction]:
    sides = []
    for v, o, s in ([p.then.top for p in (visits, orders, sales)], [p.now.top for p in (visits, orders, sales)]):
        if not v or not o:
            return {UNSPLIT: sales.now.top - sales.then.top}
        sides.append([v, o / v, s / o])
    return dict(zip(NAMES, effects(*sides), strict=True))


def _node(name: str, by_store: Mapping[str, Fraction]) -> Node:
    stores = [Node("slice", "store", store, change) for store, change in by_store.items() if change]
    whole = sum(by_store.values(), ZERO)
    return Node("factor", "factor", name, whole, parts=shortened(ordered(stores)) if len(stores) > 1 else ())
