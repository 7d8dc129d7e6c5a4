"""What changed bids brought: contribution of the ads touched against that of ads that nobody touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from helloword.actions.action import BEGUN, Action
from helloword.actions.bidding import Seen
from helloword.actions.bidding_checking import applied, told_of
from helloword.actions.bidding_targets import Ads, Key, ads_of
from helloword.actions.effect import Change, Watched
from helloword.actions.queue import actions
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.period import ONE_DAY
from helloword.stores.currencies import rates_on
from helloword.workspace import Workspace

_ZERO = Decimal(0)


def contribution_of_ads(workspace: Workspace, action: Action, days: int) -> Watched:
    """Attributed sales times the margin before ads, less spend, of each keyword or campaign before and after.

    Targets that a later export shows unchanged were not touched, and ads that another action of the playbook touched in
    these days are left out.
    """
    begun = workspace.day_of(action.begun_at or action.proposed_at)
    before = ads_of(workspace, begun - days * ONE_DAY, begun - ONE_DAY)
    after = ads_of(workspace, begun, begun + (days - 1) * ONE_DAY)
    stood = applied(workspace, action).standings
    set_by_it = {
        each.evidence: each.break_even for each in told_of(action) if stood[each.identity] not in ("as_before", "gone")
    }
    others = _touched_beside(workspace, action, begun, days) | {each.evidence for each in told_of(action)}
    margins = _store_margins(workspace, begun - days * ONE_DAY, begun - ONE_DAY)
    rates = rates_on(workspace, begun)
    then, now = _contributions(before, set_by_it, margins, rates), _contributions(after, set_by_it, margins, rates)
    touched = [Change(" · ".join(key[2:]), then.get(key, _ZERO), now.get(key, _ZERO)) for key in sorted(set_by_it)]
    untouched = sorted(key for key in then.keys() & now.keys() if not _overlaps(key, others, then))
    return Watched(
        "contribution_profit", touched, [Change(" · ".join(key[2:]), then[key], now[key]) for key in untouched], days
    )


def _contributions(
    ads: Ads, break_evens: Mapping[Key, Decimal], margins: Mapping[str, Decimal], rates: Mapping[str, Decimal]
) -> dict[Key, Decimal]:
    """Of every keyword, SKU and campaign, in the company's currency."""
    found: dict[Key, Decimal] = {}
    for key, of in ads.campaigns.items():
        rate = rates.get(of.currency or "")
        parts = {(*key, "word", word): seen for word, seen in of.by_word.items()}
        parts |= {(*key, "sku", sku): seen for sku, seen in of.by_sku.items()} | {(*key, "campaign"): of.whole}
        for part, seen in parts.items():
            margin = break_evens.get(part, margins.get(key[0]))
            if rate is not None and margin is not None:
                found[part] = (seen.sales * margin - seen.spend) * rate
        for part in break_evens:
            if part[:4] == (*key, "sku") and len(part) > 5 and rate is not None:
                whole = sum((of.by_sku.get(sku, Seen()) for sku in part[4:]), Seen())
                found[part] = (whole.sales * break_evens[part] - whole.spend) * rate
    return found


def _overlaps(key: Key, touched: set[Key], known: Mapping[Key, Decimal]) -> bool:
    """Whether ads belong to something touched, or are a whole whose parts stand for it."""
    campaign = key[:3]
    if key[3] == "campaign":
        finer = any(other[:3] == campaign and other[3] != "campaign" for other in known)
        return finer or any(other[:3] == campaign for other in touched)
    return key in touched or (*campaign, "campaign") in touched or any(
        other[:4] == (*campaign, "sku") and set(key[4:]) & set(other[4:]) for other in touched if key[3] == "sku"
    )  # fmt: skip


def _touched_beside(workspace: Workspace, action: Action, begun: date, days: int) -> set[Key]:
    """What other actions of the playbook touched in the days looked at."""
    span = timedelta(days=days)

    def near(at: datetime | None) -> bool:
        return at is not None and abs(workspace.day_of(at) - begun) < span

    others = actions(workspace, BEGUN, action.proposal.playbook)
    return {
        each.evidence for other in others if other.id != action.id and near(other.begun_at) for each in told_of(other)
    }


def _store_margins(workspace: Workspace, first: date, last: date) -> dict[str, Decimal]:
    kpis = ("gross_sales", "discounts", "contribution_profit", "ad_spend")
    found: dict[str, dict[str, Decimal]] = {}
    for reading in answer(workspace, Query(kpis, ("store",), start=first, end=last)).readings:
        if reading.value is not None:
            found.setdefault(reading.slice["store"], {})[reading.kpi] = reading.value
    margins = {}
    for store, of in found.items():
        sold = of.get("gross_sales", _ZERO) - of.get("discounts", _ZERO)
        if sold and "contribution_profit" in of:
            margins[store] = (of["contribution_profit"] + of.get("ad_spend", _ZERO)) / sold
    return margins
