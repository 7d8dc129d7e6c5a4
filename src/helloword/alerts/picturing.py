"""The values behind one alert, day by day with their limit, for the chart beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from helloword.alerts.alert import Alert
from helloword.alerts.evaluating import days_of
from helloword.alerts.judging import Judgement
from helloword.alerts.rule import Rule
from helloword.alerts.watching import Watch, ripens
from helloword.kpis.company import catalogue_of
from helloword.workspace import Workspace

SHOWN = 60
SHOWN_RIPENING = 28
AFTER = timedelta(days=14)


def series(workspace: Workspace, rule: Rule, alert: Alert) -> list[Judgement]:
    """The verdicts on the days around an alert; nothing for rules whose values are not of a KPI."""
    kpi = catalogue_of(workspace).kpis.get(rule.kpi)
    if kpi is None or tuple(dimension for dimension, _ in alert.at) != rule.by:
        return []
    watch = Watch.over(workspace, date.max)
    alone = replace(rule, where={dimension: (value,) for dimension, value in alert.at})
    last = watch.last_day(alone)
    if last is None:
        return []
    end = min(last, alert.ended + AFTER) if alert.ended else last
    shown = SHOWN_RIPENING if ripens(kpi) else max(SHOWN, (end - alert.since).days + AFTER.days)
    return watch.judgements(alone, days_of(watch, alone, end, shown)).get(alert.at, [])
