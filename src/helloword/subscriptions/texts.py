"""Every sentence of a board that is sent, in both languages."""

from __future__ import annotations

from helloword.text import Text, filled

TEXTS: dict[str, Text] = {
    "subject": Text("{board}：{days}", "{board}: {days}"),
    "test": Text("【试发】{subject}", "[Test] {subject}"),
    "all_days": Text("全部时间", "all time"),
    "against": Text("对比 {days}", "compared with {days}"),
    "versus": Text("较 {days}", "vs {days}"),
    "filters": Text("筛选：{filters}", "Filtered to {filters}"),
    "currency": Text("金额均为 {currency}", "Amounts in {currency}"),
    "until": Text("数据完整至 {day}", "Data complete until {day}"),
    "no_data": Text("还没有数据", "There is no data yet"),
    "late": Text("数据没有到齐", "Data is missing"),
    "late_more": Text("……还有 {count} 个来源", "... and {count} more {count:source|sources}"),
    "kpi": Text("指标", "KPI"),
    "value": Text("数值", "Value"),
    "so_far": Text("至今", "so far"),
    "cohort": Text("{days} 天后才成熟，还会变", "still ripens for {days} {days:day|days}"),
    "no_target": Text("这段日子没有目标", "No target for these days"),
    "share": Text("{target} 的 {share}", "{share} of {target}"),
    "pace": Text("{target} 的 {share} · 应到 {pace}", "{share} of {target} · pace {pace}"),
    "aim": Text("目标 {target}", "Target {target}"),
    "band": Text("{low} – {high}", "{low} – {high}"),
    "edge": Text("界限 {edge}", "Limit {edge}"),
    "within": Text("{target} · 在区间内", "{target} · within"),
    "short": Text("{target} · 差 {by}", "{target} · {by} short"),
    "ahead": Text("{target} · 超 {by}", "{target} · {by} ahead"),
    "over": Text("{target} · 高出 {by}", "{target} · {by} over"),
    "under": Text("{target} · 低 {by}", "{target} · {by} under"),
    "status.on_track": Text("正常", "On track"),
    "status.behind": Text("落后", "Behind"),
    "status.off": Text("偏离", "Off track"),
    "status.no_data": Text("无数据", "No data"),
    "reason.no_data": Text("这段时间没有数据", "No data in this period"),
    "reason.no_rate": Text("缺汇率，无法折算", "An exchange rate is missing"),
    "reason.zero_denominator": Text("分母为零，算不出比率", "The denominator is zero"),
    "reason.unranked": Text("中位数落在未上榜的关键词上", "The median falls on an unranked keyword"),
    "by": Text("{name}，按{dimension}", "{name} by {dimension}"),
    "by_only": Text("按{dimension}", "By {dimension}"),
    "status_in": Text("（{word}）", " ({word})"),
    "until_but": Text("除下列外，数据完整至 {day}", "Data complete until {day}, but:"),
    "trend": Text("{name}走势", "{name} over time"),
    "total": Text("合计", "Total"),
    "more": Text("还有 {count} 行，见附件或看板。", "{count} more in the workbook and on the board."),
    "cut": Text(
        "邮件放不下其余 {count} 个部分；它们在附件和看板里。",
        "{count} more {count:part does|parts do} not fit into a mail; {count:it is|they are} in the workbook and on the board.",
    ),
    "line": Text("{name}，近 90 天", "{name}, last 90 days"),
    "open": Text("打开看板", "Open the board"),
    "others": Text("……还有 {count} 个指标，见看板。", "... and {count} more {count:KPI|KPIs} on the board."),
    "versions": Text("数据版本 {lake}，指标目录 {catalogue}", "Data version {lake}, catalogue {catalogue}"),
    "why": Text(
        "{owner} 为你设置了定期发送；内容按你自己的可见范围计算。",
        "{owner} has this sent to you regularly; it is computed as what you may see.",
    ),
    "why_own": Text("你设置了定期发送；内容按你自己的可见范围计算。", "You have this sent to you regularly; it is computed as what you may see."),
    "stop": Text("修改或停止", "Change or stop it"),
    "answers": Text("由 {owner} 负责，按其可见范围计算", "{owner} answers for this; it is as they see it"),
    "this_machine": Text("helloword", "helloword"),
}  # fmt: skip


def say(key: str, locale: str, **facts: object) -> str:
    """The text called `key` in a language, with its facts filled in."""
    return filled(TEXTS[key].in_(locale), **facts)
