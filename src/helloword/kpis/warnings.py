"""What a reader of a number should know beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from helloword.kpis.asking import Asked, knows_moments
from helloword.kpis.ground import Ground
from helloword.kpis.relations import RELATIONS
from helloword.kpis.settling import Settled
from helloword.model import TABLES
from helloword.period import Period
from helloword.text import Text

_OLD_RATE = timedelta(days=7)


@dataclass
class Notes:
    """Sentences about the readings of one KPI: facts never loaded, rates grown old, rows left out."""

    ground: Ground
    asked: Asked
    currency: str
    _old: dict[date, list[Text]] = field(default_factory=dict)

    def of(self, period: Period, settled: Settled, *, cut: bool = False) -> tuple[Text, ...]:
        """What is to be said of one; `cut`: compared with a day up to the same moment, which rows without a time cannot be."""
        found = [*self._missing]
        if self._in_money:
            found += self._old_rates(period.last) if self._oldest and period.last - self._oldest > _OLD_RATE else []
            found += _missing_rates(self.ground, self.currency, period) if settled.reason == "no_rate" else []
        if cut:
            found += _without_moments(self.asked)
        if settled.left_out:
            found.append(_left_out(settled.left_out))
        return tuple(found)

    @cached_property
    def _missing(self) -> list[Text]:
        return _missing_facts(self.ground, self.asked)

    @cached_property
    def _in_money(self) -> bool:
        return any(m.unit == "money" for m in self.asked.measures)

    @cached_property
    def _oldest(self) -> date | None:
        """The last day of the rates that end first."""
        _, pairs = self.ground.rates(self.currency)
        return min((rates.days[-1] for rates in pairs.values() if rates.days), default=None)

    def _old_rates(self, last: date) -> list[Text]:
        if last not in self._old:
            self._old[last] = _old_rates(self.ground, self.currency, last)
        return self._old[last]


def _without_moments(asked: Asked) -> list[Text]:
    whole = [
        m.relation
        for m in asked.measures
        if m.relation and RELATIONS[m.relation].clock and not knows_moments(m, m.relation)
    ]
    facts = dict.fromkeys(TABLES[fact].title for relation in whole for fact in RELATIONS[relation].facts[:1])
    if not facts:
        return []
    zh, en = "、".join(t.zh for t in facts), ", ".join(t.en for t in facts)
    return [
        Text(
            f"最后一天还没过完，而这些只有日期、没有时刻：{zh}；对比的那一天按整天计算。",
            f"The last day is not over, and known by day only are: {en}; the day compared with counts whole.",
        )
    ]


def _left_out(runs: int) -> Text:
    verb = "run of customer messages is" if runs == 1 else "runs of customer messages are"
    return Text(f"{runs} 轮客户消息尚未回复，未计入。", f"{runs} {verb} not answered yet and left out.")


def _missing_facts(ground: Ground, asked: Asked) -> list[Text]:
    missing = [TABLES[f].title for f in asked.facts if ground.span((f,)) is None]
    if not missing or len(missing) == len(asked.facts):
        return []
    zh, en = "、".join(t.zh for t in missing), ", ".join(t.en for t in missing)
    return [Text(f"没有导入过：{zh}；按零计算。", f"Never imported: {en}; counted as zero.")]


def _old_rates(ground: Ground, currency: str, last: date) -> list[Text]:
    _, pairs = ground.rates(currency)
    old = {code: rates.days[-1] for code, rates in pairs.items() if rates.days and last - rates.days[-1] > _OLD_RATE}
    if not old:
        return []
    codes, day = ", ".join(sorted(old)), min(old.values())
    return [
        Text(
            f"{codes} 对 {currency} 的最新汇率是 {day} 的；之后的日子沿用它。",
            f"The newest rate of {codes} to {currency} is of {day}; later days use it too.",
        )
    ]


def _missing_rates(ground: Ground, currency: str, period: Period) -> list[Text]:
    """Which currencies lack a rate on a day of the period: the days before their first known one."""
    _, pairs = ground.rates(currency)
    return [
        Text(
            f"{code} 对 {currency} 在 {until} 之前没有汇率；请用 general.fx 导入。"
            if until
            else f"没有 {code} 对 {currency} 的汇率；请用 general.fx 导入。",
            f"There is no rate of {code} to {currency} before {until}; import it as general.fx."
            if until
            else f"There is no rate of {code} to {currency}; import it as general.fx.",
        )
        for code, rates in sorted(pairs.items())
        for until in [rates.days[0] if rates.days else None]
        if until is None or period.first < until
    ]
