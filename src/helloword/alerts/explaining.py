"""What is behind an alert, as far as the numbers tell: the stage of the funnel that fell, the reason of returns that grew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from statistics import median

from helloword.alerts.rule import Explain, Rule
from helloword.alerts.slices import At, at_of
from helloword.alerts.walking import Walked
from helloword.alerts.watching import Watch
from helloword.kpis.company import answer
from helloword.kpis.dimensions import NONE
from helloword.kpis.query import Query, Reading
from helloword.kpis.value_names import value_name
from helloword.money import divide
from helloword.period import ONE_DAY
from helloword.text import Text, counted

MOST = 20
"""Alerts of one evaluation that are looked into."""
WEEKS = 4
LEAST_FALL = Decimal("0.97")

STAGES = {
    "cart": Text("加入购物车", "adding to the cart"),
    "checkout": Text("从购物车到结账", "from the cart to the checkout"),
    "cart_abandonment_checkout": Text("填写收货信息", "entering the address"),
    "cart_abandonment_shipping": Text("选择配送、进入支付", "choosing the delivery"),
    "cart_abandonment_payment": Text("支付", "paying"),
}
_KPIS = (
    "cvr",
    "cart_abandonment",
    "cart_abandonment_checkout",
    "cart_abandonment_shipping",
    "cart_abandonment_payment",
)
Read = Mapping[tuple[str, date], Reading]


def causes(watch: Watch, rule: Rule, walked: Mapping[At, Walked]) -> dict[At, Text]:
    """What is behind the newest alert of each slice."""
    if rule.explain is None:
        return {}
    firing = [(at, w.spans[-1].told.day) for at, w in walked.items() if w.spans][:MOST]
    found = ((at, _EXPLAIN[rule.explain](watch, rule, at, day)) for at, day in firing)
    return {at: cause for at, cause in found if cause is not None}


def _stage(watch: Watch, rule: Rule, at: At, day: date) -> Text | None:
    where = {dimension: (value,) for dimension, value in at}
    start = day - 7 * WEEKS * ONE_DAY
    query = Query(_KPIS, where=where, start=start, end=day, trailing=rule.days, every=7)
    read = {(r.kpi, r.period.end): r for r in answer(watch.workspace, query).readings}
    shares = {
        stage: _fall(_passed(read, stage, day), [_passed(read, stage, d) for d in _before(day)]) for stage in STAGES
    }
    known = {stage: share for stage, share in shares.items() if share is not None}
    if not known:
        return None
    stage, (share, now, usual) = min(known.items(), key=lambda pair: pair[1][0])
    if share > LEAST_FALL:
        return None
    name = STAGES[stage]
    return Text(
        f"掉得最多的一步是{name.zh}：{_percent(now)} 通过，平时 {_percent(usual)}。",
        f"The stage that fell most is {name.en}: {_percent(now)} get through, usually {_percent(usual)}.",
    )


def _before(day: date) -> list[date]:
    return [day - 7 * week * ONE_DAY for week in range(1, WEEKS + 1)]


def _passed(read: Read, stage: str, day: date) -> Decimal | None:
    """The share of visitors of a stage that go on to the next."""

    def bottom(kpi: str) -> Decimal | None:
        reading = read.get((kpi, day))
        return reading.denominator if reading else None

    if stage == "cart":
        return _share(bottom("cart_abandonment"), bottom("cvr"))
    if stage == "checkout":
        return _share(bottom("cart_abandonment_checkout"), bottom("cart_abandonment"))
    reading = read.get((stage, day))
    return None if reading is None or reading.value is None else 1 - reading.value


def _share(top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    return None if top is None or bottom is None else divide(top, bottom)


def _fall(now: Decimal | None, before: list[Decimal | None]) -> tuple[Decimal, Decimal, Decimal] | None:
    known = [each for each in before if each is not None]
    usual = median(known) if known else None
    if now is None or not usual:
        return None
    return now / usual, now, usual


def _reason(watch: Watch, rule: Rule, at: At, day: date) -> Text | None:
    where = {dimension: (value,) for dimension, value in at}
    query = Query(
        ("return_rate_period",), ("reason",), where=where, start=day - WEEKS * rule.days * ONE_DAY, end=day,
        trailing=rule.days, every=rule.days,
    )  # fmt: skip
    counts: dict[str, dict[date, Decimal]] = {}
    for reading in answer(watch.workspace, query).readings:
        ((_, reason),) = at_of(reading.slice, ("reason",))
        counts.setdefault(reason, {})[reading.period.end] = reading.numerator or Decimal(0)
    grown = {reason: _growth(by_day, day) for reason, by_day in counts.items() if reason != NONE}
    if not grown:
        return None
    reason, (growth, now, usual) = max(grown.items(), key=lambda pair: (pair[1][0], pair[0]))
    if growth <= 0:
        return None
    name = value_name("reason", reason)
    return Text(
        f"增加最多的原因是“{name.zh}”：{rule.days} 天内 {now} 件，平时约 {usual:.1f} 件。",
        f"The reason that grew most is {name.en}: {now} {'unit' if now == 1 else 'units'} in {counted(rule.days, 'day', 'days')}, usually about {usual:.1f}.",
    )


def _growth(by_day: Mapping[date, Decimal], day: date) -> tuple[Decimal, Decimal, Decimal]:
    before = [count for end, count in by_day.items() if end < day]
    usual = sum(before, Decimal(0)) / max(len(before), 1)
    now = by_day.get(day, Decimal(0))
    return now - usual, now, usual


def _percent(share: Decimal) -> str:
    return f"{share * 100:.0f}%"


_EXPLAIN: Mapping[Explain, Callable[[Watch, Rule, At, date], Text | None]] = {"stage": _stage, "reason": _reason}
