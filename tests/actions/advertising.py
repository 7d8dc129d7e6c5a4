"""Ads for the small company: keywords that are cheap, dear, without orders, about a SKU that runs out, and on target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from helloword.actions.action import Action
from helloword.actions.proposing import propose
from helloword.actions.queue import the_action
from helloword.period import ONE_DAY
from helloword.workspace import Workspace
from tests.actions.conftest import LAST, NOW, land

ADS = (
    "store,date,channel,campaign_id,campaign,keyword,impressions,clicks,spend,attributed_orders,attributed_units,"
    "attributed_sales,currency"
)
TARGETS = (
    "store,date,channel,campaign_id,campaign,ad_group_id,ad_group,target_id,kind,target,match_type,sku,ad_type,bid,"
    "currency,state"
)


@dataclass(frozen=True)
class Keyword:
    """A keyword: what it advertises, its bid and state; clicks, cost and orders of 20.00 on each of 40 days."""

    id: str
    sku: str
    bid: str
    clicks: int
    spend: str
    orders: int
    state: str = "enabled"
    campaign: str = "C1"

    @property
    def text(self) -> str:
        """What is searched for."""
        return f"{self.id} lamp"


# A unit is sold for 20 and bought for 8: ads break even at 60 %, the target is 42 %, and bids are raised below 30 %.
KEYWORDS = (
    Keyword("cheap", "B00", "0.50", 10, "2.00", 2),  # 5 %
    Keyword("dear", "B01", "2.00", 10, "20.00", 1),  # 100 %
    Keyword("barren", "B02", "0.60", 10, "5.00", 0),
    Keyword("short", "A", "0.50", 10, "2.00", 2),  # 5 %, but A lasts 5 days and a delivery takes 20
    Keyword("paused", "B03", "2.00", 10, "20.00", 1, "paused"),
    *(Keyword(f"even{n}", f"B{n:02d}", "0.80", 10, "7.20", 1, campaign="C2") for n in range(9)),  # 36 %
)
LOWERED, RAISED = {"dear": "1.60", "barren": "0.48", "short": "0.40"}, {"cheap": "0.60"}
CHANGED = {**LOWERED, **RAISED}


def advertise(workspace: Workspace, folder: Path) -> Workspace:
    """The company with forty days of ads and an export of what they bid on."""
    export(workspace, folder, LAST)
    ads(workspace, folder, LAST - 39 * ONE_DAY, 40)
    return workspace


def ads(workspace: Workspace, folder: Path, first: date, days: int, keywords: tuple[Keyword, ...] = KEYWORDS) -> None:
    """Days of ads."""
    lines = [ADS]
    for n in range(days):
        for k in keywords:
            of = f"eu,{first + n * ONE_DAY},amazon_ads,{k.campaign},{k.campaign} lamps,{k.text}"
            lines.append(f"{of},{k.clicks * 100},{k.clicks},{k.spend},{k.orders},{k.orders},{k.orders * 20}.00,EUR")
    land(workspace, folder, "ads", lines)


def export(workspace: Workspace, folder: Path, day: date, bids: Mapping[str, str] = {}, without: str = "") -> None:
    """What the account bids on as of a day, with some bids other than at first."""
    lines = [TARGETS]
    for k in KEYWORDS:
        if k.id != without:
            of = (
                f"eu,{day},amazon_ads,{k.campaign},{k.campaign} lamps,G-{k.sku},{k.sku} group,{k.id}-1,keyword,{k.text}"
            )
            lines.append(f"{of},exact,{k.sku},Sponsored Products,{bids.get(k.id, k.bid)},EUR,{k.state}")
    land(workspace, folder, "ad_targets", lines)


def bids_of(action: Action) -> dict[str, str]:
    """New bids of an action by keyword."""
    told = action.proposal.content["bids"]
    assert isinstance(told, list)
    return {str(each["target_id"]).removesuffix("-1"): str(each["after"]) for each in told if isinstance(each, dict)}


def proposed(workspace: Workspace) -> Action:
    """The one proposal of bids."""
    [id] = propose(workspace, "ad_bids", NOW).new
    return the_action(workspace, id)


def told(amount: object) -> Decimal:
    """An amount of a measured effect."""
    return Decimal(str(amount))


def changed(keyword: str, **to: object) -> tuple[Keyword, ...]:
    """The keywords with one of them changed."""
    return tuple(replace(k, **to) if k.id == keyword else k for k in KEYWORDS)  # type: ignore[arg-type]
