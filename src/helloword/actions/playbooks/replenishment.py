"""Replenishment: a purchase order for each supplier of what would not last, mailed to it on approval."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from sqlglot import exp

from helloword.actions.action import Action, Line, Proposal, Skipped
from helloword.actions.effect import Watched
from helloword.actions.ordering import (
    Needed,
    after,
    basis,
    expected,
    lately_lessened,
    quantities,
    title,
    with_quantities,
)
from helloword.actions.playbook import Amount, Step, Terms
from helloword.actions.reorder import LeadTime, Level, Policy, level
from helloword.actions.supplying import At, Held, held, lead_times
from helloword.actions.terms import terms_of
from helloword.actions.watching import gross_profit_by_sku
from helloword.audit import Json
from helloword.errors import WorkspaceError
from helloword.kpis.company import ground_of
from helloword.mail import Mail, account, no_account, send
from helloword.money import EXACT, full_text
from helloword.period import ONE_DAY
from helloword.stores.costs import Cost, cost_history, last_sales_day
from helloword.stores.currencies import rates_on
from helloword.stores.papers import letter, papers
from helloword.stores.purchase import Ordered, Purchase
from helloword.stores.purchasing import cancel, make_draft, mark_sent, purchase_with
from helloword.stores.suppliers import Supplier, contact, no_contact, supplier_of_skus, suppliers
from helloword.stores.telling import tell_lake
from helloword.text import Text, counted, filled
from helloword.workspace import Workspace

ID = "replenishment"


@dataclass(frozen=True)
class _Wanted:
    """One SKU of a store that is to be ordered."""

    of: Held
    lead: LeadTime
    level: Level
    cost: Cost

    @property
    def need(self) -> Needed:
        """What its quantity is weighed by."""
        return Needed(self.of.demand.ahead, self.of.there, self.of.profit)


@dataclass(frozen=True)
class _Ground:
    """What all SKUs are judged by."""

    today: date
    policy: Policy
    most_days: Decimal
    suppliers: Mapping[str, Supplier]
    of_skus: Mapping[str, str]
    lead: Mapping[str, LeadTime]
    costs: Mapping[str, tuple[Cost, ...]]
    less: Mapping[At, Text]


class Replenishment:
    """The functions of the playbook."""

    def propose(
        self, workspace: Workspace, terms: Terms, today: date, without: Collection[str] = ()
    ) -> Iterator[Proposal | Skipped]:
        """One proposal a supplier, with a line for each SKU that would not last."""
        until = last_sales_day(workspace, today)
        if until is None:
            return
        settings = terms.settings
        ground = _ground(workspace, settings, today)
        ahead = int(max((lead.mean for lead in ground.lead.values()), default=Decimal(30)) + settings["cycle_days"])
        wanted: dict[tuple[str, str], list[_Wanted]] = {}
        for of in held(workspace, until, int(settings["demand_days"]), ahead):
            found = _judge(of, ground) if of.store not in without else None
            if isinstance(found, Skipped):
                yield found
            elif found is not None:
                wanted.setdefault((ground.of_skus[of.sku], found.cost.currency), []).append(found)
        for (supplier, currency), lines in sorted(wanted.items()):
            yield _proposal(workspace, ground, ground.suppliers[supplier], currency, lines)

    def amounts(self, workspace: Workspace, terms: Terms, proposal: Proposal, today: date) -> Sequence[Amount]:
        """The quantity of each line."""
        moq = _supplier(workspace, proposal).moq or 1
        return quantities(proposal, moq, terms.settings["most_days"])

    def with_amounts(
        self, workspace: Workspace, terms: Terms, proposal: Proposal, amounts: Mapping[int, Decimal], today: date
    ) -> Proposal:
        """The order with other quantities, at today's rate."""
        rate = _rate(workspace, str(proposal.content["currency"]), today)
        return with_quantities(
            proposal, amounts, _supplier(workspace, proposal).name, rate, workspace.settings.currency
        )

    def steps(self) -> Sequence[Step]:
        """Write the order, mail it, and tell the lake."""
        return (Step("draft", _draft), Step("mail", _mail), Step("order", _order))

    def back(self) -> Sequence[Step]:
        """Call the order off, and tell the supplier."""
        return (Step("cancel", _cancel), Step("mail", _mail_cancelled))

    def verify(self, workspace: Workspace, action: Action) -> Text:
        """The order is on its way in the data too."""
        purchase = _purchase_of(workspace, action)
        engine = ground_of(workspace).engine
        query = exp.select("sku").from_("purchase_orders").where(exp.column("po_id").eq(purchase.id))
        known = engine.run(query, {}).num_rows
        if known != len(purchase.lines):
            raise WorkspaceError(
                f"{known} of the {counted(len(purchase.lines), 'line', 'lines')} of {purchase.id} came into the data.",
                code="not_told",
            )
        return Text(
            f"采购单 {purchase.id} 共 {known} 行，已计入在途。",
            f"Purchase order {purchase.id} with {counted(known, 'line', 'lines')} is on its way in the data too.",
        )

    def watched(self, workspace: Workspace, action: Action, days: int) -> Watched:
        """Gross profit of the ordered SKUs against that of all others."""
        return gross_profit_by_sku(workspace, action, days)


PLAYBOOK = Replenishment()
_NO_LEAD = Text(
    "不知道供应商或交期，算不出该订多少。",
    "Its supplier or lead time is not known, so nobody can say how much to order.",
)
_NO_COST = Text("没有采购成本，先在“到岸成本”里填写。", "It has no purchase cost; enter one under landed costs.")
_TOO_MUCH = Text(
    "起订量 {moq} 件够卖 {days} 天，太多。",
    "The minimum quantity of {moq} lasts for {days} {days:day|days}, which is too long.",
)


def _ground(workspace: Workspace, settings: Mapping[str, Decimal], today: date) -> _Ground:
    known = suppliers(workspace)
    return _Ground(
        today, Policy(settings["service"], settings["review_days"], settings["cycle_days"]), settings["most_days"],
        known, supplier_of_skus(workspace), lead_times(workspace, today, {id: s.lead_time_days for id, s in known.items()}),
        cost_history(ground_of(workspace)), lately_lessened(workspace, ID, today),
    )  # fmt: skip


def _judge(of: Held, ground: _Ground) -> _Wanted | Skipped | None:
    at = (("store", of.store), ("sku", of.sku))
    supplier = ground.suppliers.get(ground.of_skus.get(of.sku, ""))
    lead = ground.lead.get(supplier.id) if supplier else None
    moq = (supplier.moq or 1) if supplier else 1
    found = level(of.demand, lead or LeadTime(Decimal(0), Decimal(0), 0), ground.policy, of.there, moq)
    if not found.quantity:
        return None
    if (of.store, of.sku) in ground.less:
        return Skipped(at, ground.less[of.store, of.sku])
    if lead is None:
        return Skipped(at, _NO_LEAD)
    cost = next((cost for cost in ground.costs.get(of.sku, ()) if cost.effective_from <= ground.today), None)
    if cost is None:
        return Skipped(at, _NO_COST)
    if found.quantity == moq and Decimal(moq) > of.demand.ahead * ground.most_days:
        days = _days(EXACT.divide(Decimal(moq), of.demand.ahead))
        return Skipped(at, _TOO_MUCH.filled(moq=moq, days=days))
    return _Wanted(of, lead, found, cost)


def _proposal(
    workspace: Workspace, ground: _Ground, supplier: Supplier, currency: str, lines: Sequence[_Wanted]
) -> Proposal:
    promised = ground.today + int(lines[0].lead.mean.to_integral_value()) * ONE_DAY
    if supplier.lead_time_days is not None:
        promised = ground.today + supplier.lead_time_days * ONE_DAY
    rate = _rate(workspace, currency, ground.today)
    total = sum((line.cost.purchase * line.level.quantity for line in lines), Decimal(0))
    ordered: list[Json] = [
        {
            "sku": w.of.sku, "store": w.of.store, "quantity": w.level.quantity, "unit_cost": full_text(w.cost.purchase),
            "promised_on": promised.isoformat(), "reason": _why(w).as_json(),
        }
        for w in lines
    ]  # fmt: skip
    first = min(lines, key=lambda w: w.level.lasts or Decimal(0))
    return Proposal(
        playbook=ID, subject=(("supplier", supplier.id), ("currency", currency)),
        title=title(supplier.name, sum(w.level.quantity for w in lines)),
        reason=_reason(first, ground.policy.review), content={"supplier": supplier.id, "currency": currency, "lines": ordered},
        lines=tuple(_line(w) for w in lines), expected=expected([(w.need, w.level.quantity) for w in lines], _days_ahead(lines, ground), workspace.settings.currency),
        money=(total * rate).quantize(Decimal("0.01")), items=tuple(dict.fromkeys(w.of.sku for w in lines)),
        stores=tuple(dict.fromkeys(w.of.store for w in lines)), basis=basis([w.need for w in lines]),
    )  # fmt: skip


def _why(wanted: _Wanted) -> Text:
    demand, lead, found = wanted.of.demand, wanted.lead, wanted.level
    how = (
        Text(f"按过去 {lead.orders} 行订单", f"by {counted(lead.orders, 'past order line', 'past order lines')}") if lead.orders
        else Text("按供应商所说", "by the supplier's word")
    )  # fmt: skip
    out = wanted.of.out_days
    zh_out = f"，其中断货 {out} 天不计入" if out else ""
    en_out = f", {counted(out, 'day', 'days')} without stock left out" if out else ""
    return Text(
        f"日销 {demand.mean} ± {demand.deviation}{zh_out}，季节系数 {demand.season}；交期 {lead.mean} ± {lead.deviation} 天（{how.zh}）；"
        f"安全库存 {found.safety}，订货点 {found.point}；现有加在途 {wanted.of.there}，够卖 {_days(found.lasts)} 天。",
        f"Sells {demand.mean} ± {demand.deviation} a day{en_out}, season x {demand.season}; lead time {lead.mean} ± {lead.deviation} days ({how.en}); "
        f"safety stock {found.safety}, order point {found.point}; {wanted.of.there} there and coming, which lasts "
        f"{_days_en(found.lasts)}.",
    )


def _reason(first: _Wanted, review: Decimal) -> Text:
    days, lead, at = _days(first.level.lasts), first.lead.mean, f"{first.of.sku} · {first.of.store}"
    return Text(
        f"最急的是 {at}：现有加在途够卖 {days} 天；交期 {lead} 天，下次再看是 {review} 天后，还要留安全库存，所以现在就该订。",
        f"Most urgent is {at}: what is there and coming lasts {_days_en(first.level.lasts)}. A delivery takes {lead}, the next look is in {review}, "
        "and the safety stock is to stay, so it has to be ordered now.",
    )


def _line(wanted: _Wanted) -> Line:
    of = wanted.of
    return Line(f"{of.sku} · {of.store}", str(of.there), after(of.there, wanted.level.quantity), _why(wanted))


def _days_ahead(lines: Sequence[_Wanted], ground: _Ground) -> int:
    return int(max(w.lead.mean for w in lines) + ground.policy.review + ground.policy.cycle)


def _supplier(workspace: Workspace, proposal: Proposal) -> Supplier:
    return suppliers(workspace)[str(proposal.content["supplier"])]


def _draft(workspace: Workspace, action: Action, now: datetime) -> str:
    content = action.proposal.content
    told = cast(list[dict[str, Json]], content["lines"])
    lines = [_ordered(line) for line in told if int(str(line["quantity"]))]
    return make_draft(workspace, action.key, str(content["supplier"]), str(content["currency"]), lines, now=now).id


def _ordered(line: Mapping[str, Json]) -> Ordered:
    return Ordered(
        str(line["sku"]), int(str(line["quantity"])), Decimal(str(line["unit_cost"])),
        date.fromisoformat(str(line["promised_on"])), Text(**cast(dict[str, str], line["reason"])), str(line["store"]),
    )  # fmt: skip


def _mail(workspace: Workspace, action: Action, now: datetime) -> str:
    return _send(workspace, action, _purchase_of(workspace, action), cancelled=False)


def _order(workspace: Workspace, action: Action, now: datetime) -> str:
    id = _purchase_of(workspace, action).id
    mark_sent(workspace, id, workspace.day_of(now), now)
    tell_lake(workspace)
    return id


def _cancel(workspace: Workspace, action: Action, now: datetime) -> str:
    id = cancel(workspace, _purchase_of(workspace, action).id, f"action {action.id}", now).id
    tell_lake(workspace)
    return id


def _mail_cancelled(workspace: Workspace, action: Action, now: datetime) -> str:
    return _send(workspace, action, _purchase_of(workspace, action), cancelled=True)


def _send(workspace: Workspace, action: Action, purchase: Purchase, *, cancelled: bool) -> str:
    if not terms_of(workspace, ID).settings["mail"]:
        return ""
    to, by = contact(workspace, purchase.supplier), account(workspace)
    if to is None:
        raise no_contact(purchase.supplier)
    if by is None:
        raise no_account()
    subject, body = letter(workspace, purchase, to.locale, cancelled=cancelled)
    attached = () if cancelled else papers(workspace, purchase, to.locale)
    key = f"{action.key}-off" if cancelled else action.key
    send(by, Mail(key, to.email, subject, body, attached))
    return purchase.supplier


def _purchase_of(workspace: Workspace, action: Action) -> Purchase:
    found = purchase_with(workspace, action.key)
    if found is None:
        raise WorkspaceError(
            f"Action {action.id} has written no purchase order.", code="no_purchase", id=str(action.id)
        )
    return found


def _rate(workspace: Workspace, currency: str, day: date) -> Decimal:
    rate = rates_on(workspace, day).get(currency)
    if rate is None:
        raise WorkspaceError(
            f"There is no exchange rate from {currency} to {workspace.settings.currency}.",
            code="no_rate_for", currency=currency,
        )  # fmt: skip
    return rate


def _days_en(value: Decimal | None) -> str:
    return filled("{n} {n:day|days}", n=_days(value))


def _days(value: Decimal | None) -> str:
    return "-" if value is None else str(int(value))
