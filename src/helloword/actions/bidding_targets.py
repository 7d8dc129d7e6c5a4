"""What ad accounts bid on, as their newest exports say, and what the ads of each brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from sqlglot import exp, parse_one

from helloword.actions.bidding import Prior, Seen
from helloword.actions.bidding_prior import prior_of
from helloword.kpis.company import ground_of
from helloword.text import Text
from helloword.workspace import Workspace

BIDDABLE = ("keyword", "product", "auto")
"""Kinds that have a bid of their own; an ad group's is only for what in it has none."""
# An account is exported one ad product at a time, so each has a newest day of its own.
_TARGETS = """
SELECT * FROM ad_targets
QUALIFY date = MAX(date) OVER (PARTITION BY store, channel, ad_type)
ORDER BY store, channel, campaign, ad_group, kind, target, match_type, target_id, sku, _import
"""
# Where a store's day has rows with and without SKU, those without are the total and the others its parts.
_ADS = """
WITH marked AS (
    SELECT *, BOOL_OR(sku IS NULL) OVER (PARTITION BY store, date) AS has_total FROM ads
)
SELECT store, channel, campaign_id, MAX(campaign) AS campaign, keyword, sku, currency,
    (sku IS NULL OR NOT has_total) AS counted, CAST(SUM(clicks) AS BIGINT) AS clicks,
    CAST(SUM(attributed_orders) AS BIGINT) AS orders, SUM(spend) AS spend, SUM(attributed_sales) AS sales
FROM marked
GROUP BY store, channel, campaign_id, keyword, sku, currency, counted
"""
Level = Literal["target", "sku", "campaign"]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """One thing that is bid on, as of the day of the newest export that has it."""

    store: str
    channel: str
    day: date
    campaign_id: str
    campaign: str
    ad_group_id: str
    ad_group: str
    target_id: str
    kind: str
    text: str
    match_type: str
    sku: str
    ad_type: str
    bid: Decimal | None
    currency: str
    state: str

    @property
    def group(self) -> Key:
        """Its ad group."""
        return self.store, self.channel, self.campaign_id or self.campaign, self.ad_group_id or self.ad_group

    @property
    def identity(self) -> Key:
        """By what it is known again in another export: its id, else its names."""
        names = (self.target_id,) if self.target_id else (self.text, self.match_type, self.sku)
        return (*self.group, self.kind, *names)

    @property
    def label(self) -> str:
        """What it is called in lists."""
        word = f"{self.text} [{self.match_type}]" if self.match_type else self.text
        return " · ".join(part for part in (self.campaign, self.ad_group, word) if part)


@dataclass
class CampaignAds:
    """What the ads of a campaign brought; `currency` is None where they are in several."""

    id: str
    name: str
    currency: str | None
    whole: Seen = field(default_factory=Seen)
    by_word: dict[str, Seen] = field(default_factory=dict)
    by_sku: dict[str, Seen] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """What is known of a target: by its own ads, by those of its SKUs, or by its whole campaign's.

    Attributes:
        key: the same for targets that share it.
        prior: what is expected of it, by what its campaign's targets or its channel's campaigns brought.
    """

    level: Level
    key: Key
    seen: Seen
    prior: Prior | None
    currency: str | None


class Ads:
    """What all campaigns brought in a span of days."""

    def __init__(self, campaigns: Mapping[Key, CampaignAds]) -> None:
        self._campaigns = campaigns
        self._named = {(*key[:2], of.name): key for key, of in campaigns.items()}
        self._elsewhere: dict[Key, list[Key]] = defaultdict(list)
        for key in campaigns:
            self._elsewhere[key[0], key[2]].append(key)
        self._priors: dict[Key, Prior | None] = {}

    @property
    def campaigns(self) -> Mapping[Key, CampaignAds]:
        """Every campaign by store, channel and id."""
        return self._campaigns

    def evidence(self, target: Target, skus: Iterable[str]) -> Evidence | None:
        """What is known of a target whose ad group advertises these SKUs; None when its campaign had no ads."""
        key = self._key_of(target)
        if key is None:
            return None
        of = self._campaigns[key]
        if target.kind in BIDDABLE and of.by_word:
            word = plain_word(target.text)
            seen = of.by_word.get(word, Seen())
            return Evidence(
                "target", (*key, "word", word), seen, self._prior((*key, "word"), of.by_word.values), of.currency
            )
        named = sorted(of.by_sku.keys() & set(skus))
        if named:
            seen = sum((of.by_sku[sku] for sku in named), Seen())
            return Evidence(
                "sku", (*key, "sku", *named), seen, self._prior((*key, "sku"), of.by_sku.values), of.currency
            )

        def beside() -> list[Seen]:
            return [c.whole for k, c in self._campaigns.items() if k[:2] == key[:2] and c.currency == of.currency]

        prior = self._prior((*key[:2], of.currency or ""), beside)
        return Evidence("campaign", (*key, "campaign"), of.whole, prior, of.currency)

    def _prior(self, key: Key, seen: Callable[[], Iterable[Seen]]) -> Prior | None:
        """Worked out once for all targets that share it."""
        if key not in self._priors:
            self._priors[key] = prior_of(seen())
        return self._priors[key]

    def _key_of(self, target: Target) -> Key | None:
        """By channel and id, else by channel and name, else by an id that the store has in one other channel only."""
        by_id = (target.store, target.channel, target.campaign_id)
        if by_id in self._campaigns:
            return by_id
        named = self._named.get((target.store, target.channel, target.campaign))
        if named is not None and not target.campaign_id:
            return named
        elsewhere = self._elsewhere.get((target.store, target.campaign_id), [])
        return elsewhere[0] if len(elsewhere) == 1 else None


def targets_now(workspace: Workspace, until: date | None = None) -> tuple[Target, ...]:
    """Every target of the newest exports, or of those up to a day; listed twice on a day it is as the later import says."""
    tree = _tree(_TARGETS)
    if until is not None:
        tree.where(exp.column("date") <= exp.convert(until), copy=False)
    rows = ground_of(workspace).engine.run(tree, {}).to_pylist()
    found = (
        Target(
            row["store"], row["channel"], row["date"], row["campaign_id"] or "", row["campaign"], row["ad_group_id"] or "",
            row["ad_group"] or "", row["target_id"] or "", row["kind"], row["target"] or "", row["match_type"] or "",
            row["sku"] or "", row["ad_type"] or "", row["bid"], row["currency"], row["state"],
        )
        for row in sorted(rows, key=lambda row: row["_import"])
    )  # fmt: skip
    last = {target.identity: target for target in found}
    return tuple(sorted(last.values(), key=lambda t: (t.store, t.channel, t.campaign, t.ad_group, t.identity)))


def ads_of(workspace: Workspace, first: date, last: date) -> Ads:
    """What every campaign brought from `first` to `last`."""
    tree = _tree(_ADS)
    marked = tree.find(exp.CTE)
    assert marked is not None
    marked.this.where(exp.column("date").between(exp.convert(first), exp.convert(last)), copy=False)
    found: dict[Key, CampaignAds] = {}
    for row in ground_of(workspace).engine.run(tree, {}).to_pylist():
        key = (row["store"], row["channel"], row["campaign_id"])
        of = found.setdefault(key, CampaignAds(row["campaign_id"], row["campaign"], row["currency"]))
        of.currency = of.currency if of.currency == row["currency"] else None
        _add(
            of,
            row["keyword"],
            row["sku"],
            row["counted"],
            Seen(row["clicks"], row["orders"], row["spend"], row["sales"]),
        )
    return Ads(found)


def plain_word(text: str) -> str:
    """A keyword or expression as it is compared.

    >>> plain_word(" Glass  Kettle ")
    'glass kettle'
    """
    return " ".join(text.casefold().split())


def level_text(level: Level) -> Text:
    """How far down the figures of a target go."""
    return {
        "target": Text("按它自己的广告", "by its own ads"), "sku": Text("按它的 SKU 的广告", "by the ads of its SKUs"),
        "campaign": Text("广告数据只到广告系列，按整个系列", "by its whole campaign, as the ad data goes no further down"),
    }[level]  # fmt: skip


def _add(of: CampaignAds, word: str | None, sku: str | None, counted: bool, seen: Seen) -> None:
    if counted:
        of.whole += seen
        if word:
            known = plain_word(word)
            of.by_word[known] = of.by_word.get(known, Seen()) + seen
    if sku:
        of.by_sku[sku] = of.by_sku.get(sku, Seen()) + seen


def _tree(sql: str) -> exp.Select:
    tree = _parsed(sql).copy()
    assert isinstance(tree, exp.Select)
    return tree


@cache
def _parsed(sql: str) -> exp.Expr:
    return parse_one(sql, dialect="duckdb")
