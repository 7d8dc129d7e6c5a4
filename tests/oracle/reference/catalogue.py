"""Every KPI id, how it is computed and from which facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.reference import advertising, customers, fulfilment, profit, sales, service, stock, supply, visits
from tests.oracle.reference import facts as f
from tests.oracle.reference.dims import DIMENSIONS
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import Hit, View

Lines = Callable[[View], Iterable[Hit[f.Line]]]


@dataclass(frozen=True)
class Kpi:
    """A KPI.

    Attributes:
        compute: its value in a cell.
        above, below: the facts of the numerator, or of a plain value, and those of the denominator.
        costed: the order lines whose cost it rests on.
        extra: dimensions it has although one side lacks them.
        reach: facts whose days count as well: an order without a refund says that there was none.
        chooses: whether each store takes one of the facts of a side.
    """

    compute: Callable[[View], Outcome]
    above: tuple[str, ...]
    below: tuple[str, ...] = ()
    costed: Lines | None = None
    extra: frozenset[str] = frozenset()
    chooses: bool = False
    reach: tuple[str, ...] = ()

    @property
    def facts(self) -> frozenset[str]:
        """All facts that its slices come from."""
        return frozenset(self.above) | frozenset(self.below)

    @property
    def dimensions(self) -> frozenset[str]:
        """What it can be sliced by: what the leading fact of each side has."""
        above = self._leading(self.above)
        return (above & self._leading(self.below or self.above)) | self.extra

    def _leading(self, facts: tuple[str, ...]) -> frozenset[str]:
        return frozenset[str]().union(*(DIMENSIONS[fact] for fact in (facts if self.chooses else facts[:1])))


def added(
    compute: Callable[[View], Fraction | int], *facts: str, costed: Lines | None = None, reach: tuple[str, ...] = ()
) -> Kpi:
    """A KPI that is a plain value."""
    return Kpi(lambda view: Outcome(Fraction(compute(view))), facts, costed=costed, reach=reach)


def ordered(view: View) -> list[Hit[f.Line]]:
    """The period's lines."""
    return view.lines()


def bought_by_new(view: View) -> list[Hit[f.Line]]:
    """The lines that clv counts."""
    return customers.lines_of(view.whole, customers.first_year_orders(view))


def lost(earlier: str, later: str = "purchases") -> Kpi:
    """A step of the funnel."""
    return Kpi(lambda view: visits.abandonment(view, earlier, later), ("funnel",), ("funnel",))


def passed(earlier: str, later: str) -> Kpi:
    """The share of those at one step who reached the next."""
    return Kpi(lambda view: visits.passing(view, earlier, later), ("funnel",), ("funnel",))


NET = ("orders", "refunds")
CONTRIBUTION = (*NET, "fees", "ads")

KPIS: dict[str, Kpi] = {
    "gross_sales": added(sales.gross_sales, "orders"),
    "discounts": added(sales.discounts, "orders"),
    "refunds": added(sales.refunds, "refunds", reach=("orders",)),
    "net_sales": added(sales.net_sales, *NET),
    "orders": added(sales.orders, "orders"),
    "units": added(sales.units, "orders"),
    "aov": Kpi(sales.aov, ("orders",), ("orders",)),
    "cogs": added(sales.cogs, "orders", costed=ordered),
    "shipping_income": added(sales.shipping_income, "orders"),
    "gross_profit": added(profit.gross_profit, *NET, costed=ordered),
    "gross_margin": Kpi(profit.gross_margin, NET, NET, ordered),
    "fees": added(profit.fees, "fees"),
    "ad_spend": added(advertising.ad_spend, "ads"),
    "contribution_profit": added(profit.contribution_profit, *CONTRIBUTION, costed=ordered),
    "contribution_margin": Kpi(profit.contribution_margin, CONTRIBUTION, NET, ordered),
    "net_profit": added(profit.net_profit, *CONTRIBUTION, "overheads", costed=ordered),
    "net_margin": Kpi(profit.net_margin, (*CONTRIBUTION, "overheads"), NET, ordered),
    "cart_abandonment": lost("cart_adds"),
    "cart_abandonment_checkout": lost("checkouts", "shipping_entered"),
    "cart_abandonment_shipping": lost("shipping_entered", "payment_entered"),
    "cart_abandonment_payment": lost("payment_entered"),
    "view_rate": passed("sessions", "product_views"),
    "cart_rate": passed("product_views", "cart_adds"),
    "checkout_rate": passed("cart_adds", "checkouts"),
    "checkout_completion": passed("checkouts", "purchases"),
    "odr": Kpi(fulfilment.odr, ("orders", "feedback"), ("orders",)),
    "inventory_turnover": Kpi(stock.inventory_turnover, ("orders",), ("inventory",), ordered),
    "days_of_cover": Kpi(stock.days_of_cover, ("inventory",), ("orders",)),
    "stockout_rate": Kpi(stock.stockout_rate, ("inventory",), ("inventory", "orders")),
    "on_time_shipment": Kpi(fulfilment.on_time_shipment, ("orders",), ("orders",)),
    "on_time_delivery": Kpi(fulfilment.on_time_delivery, ("orders",), ("orders",)),
    "transit_time": Kpi(fulfilment.transit_time, ("orders",)),
    "cancel_rate": Kpi(fulfilment.cancel_rate, ("orders",), ("orders",)),
    "csat": Kpi(service.csat, ("surveys",), ("surveys",)),
    "nps": Kpi(service.nps, ("surveys",), ("surveys",)),
    "response_time": Kpi(service.response_time, ("messages",)),
    "cpt": Kpi(advertising.cpt, ("ads",), ("traffic",)),
    "cac": Kpi(advertising.cac, ("ads",), ("ads", "orders"), chooses=True),
    "roas": Kpi(advertising.roas, ("ads",), ("ads",)),
    "acos": Kpi(advertising.acos, ("ads",), ("ads",)),
    "tacos": Kpi(advertising.tacos, ("ads",), ("orders",)),
    "ctr": Kpi(advertising.ctr, ("ads",), ("ads",)),
    "cpc": Kpi(advertising.cpc, ("ads",), ("ads",)),
    "cvr": Kpi(visits.cvr, ("funnel", "orders"), ("funnel", "traffic"), chooses=True),
    "sessions": added(visits.sessions, "traffic"),
    "organic_share": Kpi(visits.organic_share, ("traffic",), ("traffic",)),
    "return_rate": Kpi(service.return_rate, ("returns",), ("orders",), extra=frozenset({"reason"})),
    "return_rate_period": Kpi(service.return_rate_period, ("returns",), ("orders",), extra=frozenset({"reason"})),
    "supplier_otd": Kpi(supply.supplier_otd, ("purchases",), ("purchases",)),
    "qc_pass_rate": Kpi(supply.qc_pass_rate, ("purchases",), ("purchases",)),
    "repeat_rate": Kpi(customers.repeat_rate, ("orders",), ("orders",)),
    "new_customers": added(lambda view: len(customers.new_customers(view)), "orders"),
    "clv": Kpi(customers.clv, ("orders", "refunds"), ("orders",), bought_by_new, frozenset({"months_since"})),
    "brand_search": added(supply.brand_search, "keywords"),
    "keyword_rank": Kpi(supply.keyword_rank, ("keywords",)),
    "keyword_top10": Kpi(supply.keyword_top10, ("keywords",), ("keywords",)),
    "sell_through": Kpi(stock.sell_through, ("orders",), ("inventory",)),
}

QUOTIENTS = {name for name, kpi in KPIS.items() if kpi.below}


def coverage(kpi: Kpi, view: View) -> Fraction | None:
    """Share of the gross sales behind a cell whose cost is known; None for KPIs without costs."""
    return (
        sales.coverage_of(view.whole if kpi.costed is bought_by_new else view, kpi.costed(view)) if kpi.costed else None
    )


__all__ = ["KPIS", "QUOTIENTS", "Kpi", "coverage", "quotient"]
