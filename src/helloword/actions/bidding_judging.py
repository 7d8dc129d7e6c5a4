"""Every target of a store's channel judged: what it should bid, why, and what that should change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from helloword.actions.bidding import Policy, Seen, Stock, Verdict, verdict, worth_raising
from helloword.actions.bidding_margins import BreakEven, Margins
from helloword.actions.bidding_targets import BIDDABLE, Ads, Evidence, Key, Target
from helloword.actions.bulk_rows import Bid, Format, unwritable
from helloword.money import EXACT, minor_digits
from helloword.text import Text

_ONE, _ZERO = Decimal(1), Decimal(0)
NO_ADS = Text("这些天没有它的广告数据。", "There are no ad days of it.")
NO_COST = Text("店铺没有一个 SKU 的成本是知道的，算不出保本 ACoS。", "No SKU of the store has a known cost, so nobody can say where ads break even.")  # fmt: skip
NO_RATE = Text(
    "没有它的币种的汇率，查不了上下限。", "Its currency has no exchange rate, so floor and ceiling cannot be told."
)
OTHER_CURRENCY = Text("它的广告数据是另一种币种。", "Its ad days are in another currency.")


@dataclass(frozen=True)
class Terms:
    """By what targets are judged.

    Attributes:
        days: days of ads that are looked at, up to `until`.
        floor, ceiling: in the company's currency.
        elasticity: by how much clicks change when a bid changes, in proportion.
        rates: what one unit of a currency is in the company's; currencies without a rate are missing.
    """

    until: date
    days: int
    share: Decimal
    least_clicks: int
    step: Decimal
    near: Decimal
    floor: Decimal
    ceiling: Decimal
    elasticity: Decimal
    rates: Mapping[str, Decimal]

    def policy(self, currency: str) -> Policy:
        """The policy in a currency, floor and ceiling in whole units of its coins."""
        unit, rate = _ONE.scaleb(-minor_digits(currency)), self.rates[currency]
        floor, ceiling = (
            EXACT.divide(amount, rate * unit).to_integral_value(way) * unit
            for amount, way in ((self.floor, ROUND_CEILING), (self.ceiling, ROUND_FLOOR))
        )
        raised = min(self.share, worth_raising(self.elasticity))
        return Policy(self.share, raised, self.least_clicks, self.step, self.near, max(floor, unit), ceiling, unit)


@dataclass(frozen=True)
class Judged:
    """A target with another bid.

    Attributes:
        sharing: how many targets share its evidence.
        spend, contribution: how both change a day, in the company's currency.
    """

    target: Target
    verdict: Verdict
    evidence: Evidence
    break_even: BreakEven
    stock: Stock | None
    sharing: int
    spend: Decimal
    contribution: Decimal

    @property
    def ratio(self) -> Decimal:
        """The new bid against the present one."""
        return EXACT.divide(self.verdict.bid, self.target.bid or _ONE)

    def bid(self) -> Bid:
        """The change as files need it."""
        return _bid(self.target, self.verdict.bid)


@dataclass(frozen=True)
class Judgement:
    """What came of a store's channel: targets to change, the greatest change of spend first, and why others stay."""

    changed: Sequence[Judged]
    left: Mapping[Text, int]


@dataclass(frozen=True)
class _Beside:
    """A target, what its ad group advertises, and what is known of it."""

    target: Target
    skus: tuple[str, ...]
    evidence: Evidence | None


def judge(targets: Sequence[Target], ads: Ads, margins: Margins, terms: Terms, format: Format) -> Judgement:
    """Judge the enabled targets of a store's channel; paused and archived ones are left alone."""
    advertised = _advertised(targets)
    live = [_beside(target, advertised, ads) for target in _bid_on(targets)]
    sharing = Counter(each.evidence.key for each in live if each.evidence)
    found: list[Judged] = []
    left: Counter[Text] = Counter()
    for each in live:
        made = _judged(each, sharing, margins, terms, format)
        if isinstance(made, Judged):
            found.append(made)
        elif made is not None:
            left[made] += 1
    return Judgement(tuple(sorted(found, key=lambda j: (-abs(j.spend), j.target.label, j.target.identity))), left)


def _bid_on(targets: Sequence[Target]) -> list[Target]:
    """Enabled targets with a bid; an ad group's own only where nothing in it has one."""
    live = [t for t in targets if t.state == "enabled" and t.bid is not None and t.bid > 0]
    filled = {t.group for t in live if t.kind in BIDDABLE}
    return [t for t in live if t.kind in BIDDABLE or (t.kind == "ad_group" and t.group not in filled)]


def _advertised(targets: Sequence[Target]) -> Mapping[Key, Sequence[str]]:
    """The SKUs of each ad group's running ads."""
    found: dict[Key, list[str]] = {}
    for target in targets:
        if target.kind == "ad" and target.sku and target.state == "enabled":
            found.setdefault(target.group, []).append(target.sku)
    return found


def _beside(target: Target, advertised: Mapping[Key, Sequence[str]], ads: Ads) -> _Beside:
    skus = (target.sku,) if target.sku else tuple(dict.fromkeys(advertised.get(target.group, ())))
    return _Beside(target, skus, ads.evidence(target, skus))


def _judged(
    each: _Beside, sharing: Mapping[Key, int], margins: Margins, terms: Terms, format: Format
) -> Judged | Text | None:
    target, evidence = each.target, each.evidence
    if evidence is None:
        return NO_ADS
    if evidence.currency != target.currency:
        return OTHER_CURRENCY
    skus = margins.skus(target.store, each.skus)
    break_even, prior = margins.break_even(target.store, skus), evidence.prior
    if break_even is None:
        return NO_COST
    if target.currency not in terms.rates:
        return NO_RATE
    if prior is None or target.bid is None:
        return None
    stock = margins.stock(target.store, skus)
    found = verdict(target.bid, evidence.seen, prior, break_even.acos, stock, terms.policy(target.currency))
    if found.bid == target.bid:
        return None
    why_not = unwritable(format, _bid(target, found.bid))
    return why_not or _weighed(target, found, evidence, break_even, stock, sharing[evidence.key], terms)


def _weighed(
    target: Target, found: Verdict, evidence: Evidence, break_even: BreakEven, stock: Stock | None, sharing: int, terms: Terms
) -> Judged:  # fmt: skip
    ratio = EXACT.divide(found.bid, target.bid or _ONE)
    spend, contribution = changes(evidence.seen, found.sales, break_even.acos, ratio, terms.elasticity)
    to_company = EXACT.divide(terms.rates[target.currency], Decimal(terms.days * sharing))
    return Judged(
        target, found, evidence, break_even, stock, sharing, spend * to_company, contribution * to_company,
    )  # fmt: skip


def changes(
    seen: Seen, sales: Decimal, break_even: Decimal, ratio: Decimal, elasticity: Decimal
) -> tuple[Decimal, Decimal]:
    """How spend and contribution change when a bid is `ratio` of what it was.

    Clicks, and sales with them, go with the bid to the power of the elasticity, and a click costs as much more as is bid.

    >>> seen = Seen(100, 5, Decimal(100), Decimal(200))
    >>> [round(each, 1) for each in changes(seen, Decimal(200), Decimal("0.3"), Decimal("0.81"), Decimal("0.5"))]
    [Decimal('-27.1'), Decimal('21.1')]
    """
    clicks = EXACT.power(ratio, elasticity)
    spend = seen.spend * (clicks * ratio - _ONE)
    return spend, sales * break_even * (clicks - _ONE) - spend


def _bid(target: Target, after: Decimal) -> Bid:
    before = target.bid or _ZERO
    unit = _ONE.scaleb(-minor_digits(target.currency))
    exact = before.quantize(unit) if before == before.quantize(unit) else before.normalize()
    return Bid(
        target.campaign_id, target.campaign, target.ad_group_id, target.ad_group, target.target_id, target.kind,
        target.text, target.match_type, target.ad_type, target.currency, exact, after,
    )  # fmt: skip
