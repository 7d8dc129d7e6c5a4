"""What a KPI's change came to in money: the rule of `kpis.yml` with the figures of the period before."""

from __future__ import annotations

from decimal import Decimal

from helloword.kpis.formulas import evaluator
from helloword.money import EXACT, divide
from helloword.reviews.gathering import Ledger
from helloword.reviews.spans import Against
from helloword.reviews.treatment import MARGIN, Treatment, worth_of

BEHIND_MARGIN = ("contribution_profit", "ad_spend", "net_sales")


def named_by(ledger: Ledger, kpis: tuple[str, ...]) -> tuple[str, ...]:
    """The KPIs that the rules of some KPIs look at."""
    rules = (Treatment(worth_of(ledger.kpi(k)), ()) for k in kpis)
    wanted = dict.fromkeys(n for rule in rules for n in rule.named)
    return tuple(k for k in (*BEHIND_MARGIN, *wanted) if k in ledger.ground.catalogue.kpis)


def worth(ledger: Ledger, kpi: str, against: Against, change: Decimal) -> Decimal | None:
    """The money of a change; None where the KPI has no rule or a figure of it has no value."""
    tree = Treatment(worth_of(ledger.kpi(kpi)), ()).tree
    now = ledger.total(kpi)
    if tree is None or now is None:
        return None
    own = {"change": change, "numerator": now.numerator, "denominator": now.denominator}

    def number(name: str) -> Decimal | None:
        if name in own:
            return own[name]
        return margin(ledger, against) if name == MARGIN else _before(ledger, name, against)

    return evaluator(tree)(number)


def margin(ledger: Ledger, against: Against) -> Decimal | None:
    """Contribution before ads by net sales: what is left of one more unit of sales that no ad had to bring."""
    if any(k not in ledger.ground.catalogue.kpis for k in BEHIND_MARGIN):
        return None
    profit, ads, sales = (_before(ledger, kpi, against) for kpi in BEHIND_MARGIN)
    return divide(EXACT.add(profit, ads), sales) if profit is not None and ads is not None and sales else None


def _before(ledger: Ledger, kpi: str, against: Against) -> Decimal | None:
    reading = ledger.total(kpi, against) if kpi in ledger.ground.catalogue.kpis else None
    return reading.value if reading else None
