"""What is said of bids: why each changes, with its numbers, and what all of them should bring."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from helloword.actions.action import Expected, Line
from helloword.actions.bidding import Held
from helloword.actions.bidding_judging import Judged, Terms
from helloword.actions.bidding_targets import level_text
from helloword.actions.bulk_rows import Bid
from helloword.money import EXACT, grouped, minor_digits, plain
from helloword.text import Text, counted

AHEAD = 28
"""Days that the expected effect is told for."""
_HELD: dict[Held, Text] = {
    "": Text("", ""),
    "step": Text("本次最多改一步。", " One step at a time."),
    "floor": Text("已到最低出价。", " Down to the lowest bid."),
    "ceiling": Text("已到最高出价。", " Up to the highest bid."),
}


def line(judged: Judged, terms: Terms) -> Line:
    """A changed bid as people see it."""
    bid = judged.bid()
    return Line(judged.target.label, f"{bid.before:f} {bid.currency}", after(bid, bid.after), why(judged, terms))


def after(bid: Bid, amount: Decimal) -> str:
    """What a bid becomes; nothing is said of a change where there is none."""
    told = f"{amount:f} {bid.currency}"
    return told if amount == bid.before else f"{told} ({(EXACT.divide(amount, bid.before) - 1) * 100:+.0f}%)"


def why(judged: Judged, terms: Terms) -> Text:
    """Why the bid of a target changes."""
    found, seen = judged.verdict, judged.evidence.seen
    currency = judged.target.currency
    spend, sales = (grouped(amount, minor_digits(currency)) for amount in (seen.spend, seen.sales))
    level, held, stock = level_text(judged.evidence.level), _HELD.get(found.held, Text("", "")), _stock(judged)
    acos = "∞" if found.acos is None else _share(found.acos)
    margin = (
        Text("全店保本", "the store breaks even at") if judged.break_even.of_store else Text("保本", "breaks even at")
    )
    return Text(
        f"{terms.days} 天 {seen.clicks} 次点击、{seen.orders} 单，花 {spend}、卖 {sales} {currency}（{level.zh}）；"
        f"估计转化率 {_share(found.rate)}，ACoS {acos}，目标 {_share(found.target)}（{margin.zh} {_share(judged.break_even.acos)}）。{stock.zh}{held.zh}",
        f"{counted(seen.clicks, 'click', 'clicks')} and {counted(seen.orders, 'order', 'orders')} in {counted(terms.days, 'day', 'days')}, {spend} spent and {sales} {currency} sold ({level.en}); "
        f"estimated conversion {_share(found.rate)}, ACoS {acos}, target {_share(found.target)} ({margin.en} {_share(judged.break_even.acos)}).{stock.en}{held.en}",
    )  # fmt: skip


def title(store: str, channel: str, bids: Sequence[Bid]) -> Text:
    """What is done, in a line; bids that stay as they are do not count."""
    down, up = sum(bid.after < bid.before for bid in bids), sum(bid.after > bid.before for bid in bids)
    return Text(
        f"{store} · {channel}：{down + up} 个出价，降 {down} 升 {up}",
        f"{store} · {channel}: {counted(down + up, 'bid', 'bids')}, {down} down and {up} up",
    )


def reason(changed: Sequence[Judged], terms: Terms) -> Text:
    """Why, by the target whose spend changes most."""
    first = changed[0]
    told = why(first, terms)
    return Text(f"影响最大的是 {first.target.label}：{told.zh}", f"Most of it is {first.target.label}: {told.en}")


def expected(spend_a_day: Decimal, contribution_a_day: Decimal, elasticity: Decimal, currency: str) -> Expected:
    """How spend and contribution should change, and on what assumption."""
    spend, contribution = ((amount * AHEAD).quantize(Decimal("0.01")) for amount in (spend_a_day, contribution_a_day))
    said_spend, said = (f"{'+' if amount > 0 else ''}{grouped(amount, 0)}" for amount in (spend, contribution))
    assumed = _assumed(elasticity)
    return Expected(
        Text(
            f"{AHEAD} 天里广告花费约 {said_spend} {currency}，贡献利润约 {said} {currency}（{assumed.zh}）。",
            f"Over {AHEAD} days ad spend changes by about {said_spend} {currency} and contribution profit by about {said} {currency}, "
            f"if {assumed.en}.",
        ), "contribution_profit", contribution, AHEAD,
    )  # fmt: skip


def _assumed(elasticity: Decimal) -> Text:
    if elasticity == 1:
        return Text("假设点击数和点击单价都与出价成正比", "clicks and the price of a click go in proportion to the bid")
    power = plain(elasticity)
    return Text(
        f"假设点击数随出价的 {power} 次方变，点击单价与出价成正比",
        f"clicks go with the bid to the power of {power}, and the price of a click in proportion to it",
    )


def _stock(judged: Judged) -> Text:
    stock = judged.stock
    if stock is None:
        return Text("库存不明，只降不升。", " Its stock is not known, so it is not raised.")
    if not judged.verdict.short:
        return Text("", "")
    if stock.short == 1:
        return Text(
            "推广的商品在下一批到货前会卖完，少投一些。",
            " What it advertises runs out before more comes, so it is bid less.",
        )
    return Text(
        f"其中占销量 {_share(stock.short)} 的 SKU 在下一批到货前会卖完，少投一些。",
        f" SKUs that make {_share(stock.short)} of its sales run out before more comes, so it is bid less.",
    )


def _share(value: Decimal) -> str:
    return f"{value * 100:.1f}%"
