"""What is measured of an action: gross profit of each SKU, as many days before it began as after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from helloword.actions.action import Action
from helloword.actions.effect import Change, Watched
from helloword.kpis.company import answer
from helloword.kpis.dimensions import NONE
from helloword.kpis.query import Query
from helloword.period import ONE_DAY
from helloword.workspace import Workspace


def gross_profit_by_sku(workspace: Workspace, action: Action, days: int) -> Watched:
    """The items of the action, and every other SKU that sold in both spans."""
    begun = workspace.day_of(action.begun_at or action.proposed_at)
    before = _profits(workspace, begun - days * ONE_DAY, begun - ONE_DAY)
    after = _profits(workspace, begun, begun + (days - 1) * ONE_DAY)
    zero, items = Decimal(0), set(action.proposal.items)
    touched = [Change(sku, before.get(sku, zero), after.get(sku, zero)) for sku in sorted(items)]
    others = sorted(before.keys() & after.keys() - items)
    return Watched("gross_profit", touched, [Change(sku, before[sku], after[sku]) for sku in others], days)


def _profits(workspace: Workspace, first: date, last: date) -> dict[str, Decimal]:
    readings = answer(workspace, Query(("gross_profit",), by=("sku",), start=first, end=last)).readings
    return {r.slice["sku"]: r.value for r in readings if r.value is not None and r.slice["sku"] != NONE}
