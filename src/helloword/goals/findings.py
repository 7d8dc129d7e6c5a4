"""What is found about goals, worded in both languages with its remedy; the only place that words it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from helloword.money import grouped, minor_digits
from helloword.text import Text, filled

Sentence = tuple[Text, Text | None]


@dataclass(frozen=True)
class Finding:
    """One thing found, and what to do about it; `code` is stable."""

    code: str
    text: Text
    remedy: Text | None = None


def finding(code: str, **facts: str | Text) -> Finding:
    """The finding called `code`; a fact may differ by language.

    >>> finding("specific", kpi="cvr", owner="Anna").text.en
    'cvr, owned by Anna.'
    """
    text, remedy = SENTENCES[code]
    return Finding(code, _filled(text, facts), _filled(remedy, facts) if remedy else None)


def told(value: Decimal | None, unit: str, currency: str | None = None) -> str:
    """A number as a sentence says it.

    >>> told(Decimal("0.0345"), "ratio"), told(Decimal("1234.5"), "money", "EUR"), told(None, "count")
    ('3.45%', '1,234.50 EUR', '—')
    """
    if value is None:
        return "—"
    if unit == "ratio":
        return f"{grouped(value * 100, 2)}%"
    if unit == "money":
        return f"{grouped(value, minor_digits(currency or 'EUR'))} {currency or ''}".strip()
    return grouped(value, 0 if value == value.to_integral_value() else 2)


def _filled(text: Text, facts: dict[str, str | Text]) -> Text:
    zh = {name: f.zh if isinstance(f, Text) else f for name, f in facts.items()}
    en = {name: f.en if isinstance(f, Text) else f for name, f in facts.items()}
    return Text(filled(text.zh, **zh), filled(text.en, **en))


SENTENCES: dict[str, Sentence] = {
    "specific": (Text("{kpi}，负责人 {owner}。", "{kpi}, owned by {owner}."), None),
    "kpi_unknown": (
        Text("指标目录里没有 {kpi}。", "The catalogue has no KPI {kpi}."),
        Text("换一个指标，或用 helloword kpi define 定义它。", "Take another KPI, or define it with helloword kpi define."),
    ),
    "scope_refused": (
        Text("{kpi} 不能按 {dimension} 切片。", "{kpi} cannot be sliced by {dimension}."),
        Text("可用的切片：{known}。", "It can be sliced by {known}."),
    ),
    "owner_none": (
        Text("还没有负责人。", "Nobody owns it."),
        Text("写明 owner，一个目标只由一个人负责。", "Name one person as `owner`."),
    ),
    "owner_gone": (
        Text("负责人 {owner} 已不在职。", "Its owner {owner} is no longer active."),
        Text("把目标交给另一个人。", "Give the goal to somebody else."),
    ),
    "measurable": (
        Text("数据到 {day}，最近 12 个月有 {months} 个月有数。", "Data up to {day}, in {months} of the last 12 months."),
        None,
    ),
    "no_data": (
        Text("{kpi} 在这个范围内没有数据。", "{kpi} has no data in this scope."),
        Text("导入它的报表：{sources}。", "Import its reports: {sources}."),
    ),
    "data_old": (
        Text("数据只到 {day}，已经 {days} 天没有更新。", "Data ends on {day}, {days} {days:day|days} ago."),
        Text("导入更新的报表：{sources}。", "Import newer reports: {sources}."),
    ),
    "costs_missing": (
        Text("只有 {share} 的销售额有成本，其余按零计。", "Only {share} of sales have a known cost; the rest counts as zero."),
        Text("补齐到岸成本后再定目标。", "Enter the missing landed costs before you hold anybody to it."),
    ),
    "achievable": (
        Text("目标 {target}；去年以来落在 {low} 到 {high} 之间。", "Target {target}; since last year it was between {low} and {high}."),
        None,
    ),
    "growth_achievable": (
        Text("比去年同期 {growth}；过去各月的同比在 {low} 到 {high} 之间。", "{growth} on last year; months so far grew between {low} and {high}."),
        None,
    ),
    "justified": (
        Text("超出以往范围（{low} 到 {high}），理由：{why}", "Beyond what has been ({low} to {high}), because: {why}"),
        None,
    ),
    "too_high": (
        Text("目标 {target} 超出以往范围（{low} 到 {high}），没有写理由。", "Target {target} is beyond what has been ({low} to {high}), and nothing says why."),
        Text("写明 why：靠什么做到；或把目标放回范围内。", "Say in `why` what makes it possible, or bring the target back into the range."),
    ),
    "too_low": (
        Text("目标 {target} 比以往多数月份还差（{low} 到 {high}）。", "Target {target} is worse than most months have been ({low} to {high})."),
        Text("定得更高，或写明 why。", "Aim higher, or say why not in `why`."),
    ),
    "no_history": (
        Text("历史不足 12 个月，无法判断目标是否做得到。", "There is less than a year to judge the target by."),
        Text("写明 why：目标值从何而来。", "Say in `why` where the target comes from."),
    ),
    "relevant": (Text("支持“{above}”，属于{perspective}。", "Serves “{above}”, in {perspective}."), None),
    "no_parent": (
        Text("没有说明它支持哪个战略或上级目标。", "It serves no strategy and no goal above it."),
        Text("写明 strategy 或 parent。", "Name a `strategy` or a `parent`."),
    ),
    "time_bound": (
        Text("{start} 到 {end}，{count} 个里程碑，{shape}。", "{start} to {end} in {count} {count:milestone|milestones}, {shape}."), None
    ),
    "no_last_year": (
        Text("{start} 到 {end}，里程碑按天均分：去年同期数据不全。", "{start} to {end} with even milestones: last year's months are not all there."),
        Text("导入去年的报表，或用 shape: given 自定里程碑。", "Import last year's reports, or give milestones with `shape: given`."),
    ),
    "odd_last_year": (
        Text("{start} 到 {end}，里程碑按天均分：去年有负数或零，不能当作走势。", "{start} to {end} with even milestones: last year has months below zero, which give no shape."),
        Text("用 shape: given 自定里程碑。", "Give milestones with `shape: given`."),
    ),
    "period_over": (
        Text("期间 {start} 到 {end} 已经结束。", "Its period, {start} to {end}, is over."),
        Text("换成还没结束的期间，或结案。", "Give it a period to come, or close it."),
    ),
    "few_goals": (
        Text("{whose}有 {count} 个目标，少于 {least} 个。", "Goals of {whose}: {count}, fewer than {least}."),
        Text("补上还没有人负责的方面；可从 helloword goals sets 的目标包开始。", "Add what nobody looks after yet; helloword goals sets has ready ones to start from."),
    ),
    "many_goals": (
        Text("{whose}有 {count} 个目标，多于 {most} 个，重点会分散。", "Goals of {whose}: {count}, more than {most}; nothing stands out among so many."),
        Text("留下最要紧的，其余结案或交给下一级。", "Keep the ones that matter most; close the rest or hand them down."),
    ),
    "perspective_missing": (
        Text("{whose}没有{perspective}方面的目标。", "No goal of {whose} is in {perspective}."),
        Text("可考虑：{kpis}。", "Consider {kpis}."),
    ),
    "only_short": (
        Text("{whose}的目标都在一个季度以内，只看眼前。", "All goals of {whose} end within a quarter."),
        Text("加一个全年的、或学习与成长方面的目标。", "Add one for the year, or one in learning and growth."),
    ),
    "only_long": (
        Text("{whose}没有一个季度以内的目标，到年底才知道结果。", "No goal of {whose} is as short as a quarter, so results show late."),
        Text("加一个本季度的、或流程方面的先行目标。", "Add one for this quarter, or a leading one of a process."),
    ),
    "balanced": (Text("{whose}的目标数量和分布合适。", "The goals of {whose} are balanced."), None),
    "parts_overlap": (
        Text("“{one}”和“{other}”的范围重叠，同一笔会算两次。", "“{one}” and “{other}” overlap, so the same sale counts twice."),
        Text("让两个目标按同一维度、不同取值划分。", "Split both by the same dimension, with different values."),
    ),
    "parts_gap": (
        Text("没有目标覆盖：{dimension} = {values}。", "No part covers {dimension} = {values}."),
        Text("给它们定目标，或确认由上级直接负责。", "Give them a goal, or leave them with the goal above on purpose."),
    ),
    "parts_outside": (
        Text("“{id}”的范围超出上级目标。", "“{id}” reaches beyond the slice of the goal above."),
        Text("把它的 where 收进上级的范围内。", "Narrow its `where` to that of the goal above."),
    ),
    "parts_period": (
        Text("“{id}”的期间与上级不同，未计入合计。", "“{id}” has another period than the goal above and is not counted in."),
        Text("把期间改成一样。", "Give both the same period."),
    ),
    "parts_currency": (
        Text("“{id}”用 {currency} 计，与上级不同，未计入合计。", "“{id}” is in {currency}, unlike the goal above, and is not counted in."),
        Text("把币种改成一样。", "Give both the same currency."),
    ),
    "parts_volume": (
        Text("“{id}”没有计划分母，也没有去年的分母可用，未计入合计。", "“{id}” has no planned denominator and none of last year to go by, so it is not counted in."),
        Text("写明 volume：期间内计划的分母。", "Give `volume`, the denominator planned for the period."),
    ),
    "parts_level": (
        Text("{kpi} 是滚动值、中位数或去重数，各部分不能合成上级；只作对照。", "{kpi} is trailing, a median or a distinct count: parts do not make up the whole and are shown beside it only."),
        None,
    ),
    "parts_twice": (
        Text("{kpi} 按商品划分时，一单可能算在几个部分里。", "Split by product, one order may count in several parts of {kpi}."),
        Text("按店铺划分。", "Split by store."),
    ),
    "over_allocated": (
        Text("各部分合计超过上级 {amount}。", "The parts come to {amount} more than the goal above."),
        Text("调低某个部分，或提高上级目标。", "Lower a part, or raise the goal above."),
    ),
    "driver": (
        Text("“{id}”用另一个指标 {kpi}，是推动因素，不参与合计。", "“{id}” is of another KPI, {kpi}: it drives the goal above and is no part of its sum."),
        None,
    ),
}  # fmt: skip
