"""What a message says: what, where, the value against its limit, since when, why, and what to do."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from helloword.alerts.alert import Alert
from helloword.alerts.amounts import said
from helloword.alerts.rule import Rule
from helloword.alerts.slices import At
from helloword.model import TABLES
from helloword.text import Text, filled

VARIABLE = "HELLOWORD_URL"
DEFAULT_URL = "http://127.0.0.1:8765"
MOST_LISTED = 10
SEVERITIES = {
    "critical": Text("紧急", "Critical"),
    "warning": Text("预警", "Warning"),
    "notice": Text("提示", "Notice"),
}
_RESOLVED = Text("已恢复", "Over")
_LINES = {
    "one": Text("【{severity}】{rule}：{where}", "[{severity}] {rule}: {where}"),
    "many": Text("【{severity}】{rule}：{count} 处{where}", "[{severity}] {rule}: {count} {count:place|places}{where}"),
    "in": Text("（{where}）", " in {where}"),
    "everywhere": Text("全公司", "the whole company"),
    "limit": Text("，界线 {limit}", ", limit {limit}"),
    "usual": Text("，平时 {usual}", ", usually {usual}"),
    "runway": Text("，照此趋势约 {days} 天后到界线", ", at this trend {days} {days:day|days} to the limit"),
    "since": Text("，自 {day} 起", ", since {day}"),
    "ended": Text("，{day} 恢复", ", over on {day}"),
    "ended_restated": Text("，{day} 解除：数据已更正或撤回", ", over on {day}: the data was corrected or taken back"),
    "ended_slice_gone": Text("，{day} 解除：数据里已没有", ", over on {day}: it is no longer in the data"),
    "value": Text("{where}：{value}", "{where}: {value}"),
    "more": Text("……还有 {count} 处", "... and {count} more"),
    "todo": Text("建议：{todo}", "What to do: {todo}"),
    "test": Text("这是 helloword 的测试消息，渠道可用。", "This is a test message of helloword: the channel works."),
}


@dataclass(frozen=True)
class Frame:
    """What values are shown in: the unit of the rule's KPI, and the currency."""

    unit: str
    currency: str


def line(key: str, locale: str, **facts: object) -> str:
    """One piece of a message."""
    return filled(_LINES[key].in_(locale), **facts)


def subject(rule: Rule, alerts: Sequence[Alert], together: At, locale: str, *, over: bool = False) -> str:
    """The line that stands over a message about alerts of one group."""
    severity = (_RESOLVED if over else SEVERITIES[rule.severity]).in_(locale)
    if len(alerts) == 1:
        return line("one", locale, severity=severity, rule=rule.name.in_(locale), where=where(alerts[0].at, locale))
    place = line("in", locale, where=where(together, locale)) if together else ""
    return line("many", locale, severity=severity, rule=rule.name.in_(locale), count=len(alerts), where=place)


def body(rule: Rule, alerts: Sequence[Alert], frame: Frame, locale: str, *, over: bool = False) -> str:
    """The message itself."""
    told = [f"• {sentence(alert, frame, locale)}" for alert in alerts[:MOST_LISTED]]
    if len(alerts) > MOST_LISTED:
        told.append(line("more", locale, count=len(alerts) - MOST_LISTED))
    parts = [rule.means.in_(locale), "\n".join(told)]
    if not over:
        parts.append(line("todo", locale, todo=rule.todo.in_(locale)))
    return "\n\n".join([*parts, link(alerts)])


def sentence(alert: Alert, frame: Frame, locale: str) -> str:
    """One alert in one line."""
    value, limit, usual = (said(v, frame.unit, frame.currency, locale) for v in (alert.value, alert.limit, alert.usual))
    parts = [line("value", locale, where=where(alert.at, locale), value=value)]
    parts += [line("limit", locale, limit=limit)] if alert.limit is not None else []
    parts += [line("usual", locale, usual=usual)] if alert.usual is not None else []
    parts += [line("runway", locale, days=_whole(alert.runway))] if alert.runway is not None else []
    parts.append(line("since", locale, day=alert.since))
    how = f"ended_{alert.ended_why}"
    parts += [line(how if how in _LINES else "ended", locale, day=alert.ended)] if alert.ended is not None else []
    end = "。" if locale.startswith("zh") else "."
    cause = alert.cause.in_(locale) if alert.cause else ""
    return "".join(parts) + end + (cause if locale.startswith("zh") else f" {cause}").rstrip()


def where(at: At, locale: str) -> str:
    """A slice in words."""
    shown = [TABLES[v].title.in_(locale) if d == "fact" and v in TABLES else v for d, v in at]
    return " · ".join(shown) or line("everywhere", locale)


def link(alerts: Sequence[Alert]) -> str:
    """The page of one alert, or of the rule behind several."""
    base = os.environ.get(VARIABLE, DEFAULT_URL).rstrip("/")
    return f"{base}/alerts/{alerts[0].id}" if len(alerts) == 1 else f"{base}/alerts?rule={alerts[0].rule}"


def frame_of(rule: Rule, units: Mapping[str, str], currency: str) -> Frame:
    """How the values of a rule are shown."""
    plain = {"missing_data": "days", "pace": "ratio"}
    return Frame(plain.get(rule.kind) or units.get(rule.kpi, "count"), currency)


def _whole(days: Decimal | None) -> int:
    return int(days) if days is not None else 0
