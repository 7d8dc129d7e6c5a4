"""Alerts, rules and back-tests as JSON, for the API and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from helloword.alerts.alert import Alert, Event
from helloword.alerts.backtesting import Backtest
from helloword.alerts.inbox import Mute, Standing
from helloword.alerts.judging import Judgement
from helloword.alerts.keeping import Version
from helloword.alerts.messages import frame_of
from helloword.alerts.reading_yaml import text_of
from helloword.alerts.rule import Rule
from helloword.alerts.slices import At
from helloword.kpis.definitions import Catalogue
from helloword.money import full_text
from helloword.server.readings import Json

Units = Mapping[str, str]


def units_of(catalogue: Catalogue) -> Units:
    """The unit of every KPI."""
    return {id: str(kpi.unit) for id, kpi in catalogue.kpis.items()}


def alert_json(alert: Alert, rule: Rule | None, units: Units) -> dict[str, Json]:
    """One alert; `rule` is None when the company has dropped it since."""
    return {
        "id": alert.id,
        "rule": alert.rule,
        "kind": rule.kind if rule else None,
        "name": rule.name.as_json() if rule else None,
        "kpi": (rule.kpi or None) if rule else None,
        "unit": frame_of(rule, units, "").unit if rule else "count",
        "slice": _at(alert.at),
        "together": _at(alert.together),
        "status": alert.status,
        "severity": alert.severity,
        "owner": rule.owner if rule else None,
        "since": alert.since.isoformat(),
        "fired": alert.fired.isoformat(),
        "day": alert.day.isoformat(),
        "ended": alert.ended.isoformat() if alert.ended else None,
        "ended_why": alert.ended_why,
        "value": full_text(alert.value),
        "limit": full_text(alert.limit),
        "usual": full_text(alert.usual),
        "runway": full_text(alert.runway),
        "cause": alert.cause.as_json() if alert.cause else None,
        "opened_at": alert.opened_at.isoformat(),
        "acked_at": alert.acked_at.isoformat() if alert.acked_at else None,
        "acked_by": alert.acked_by,
        "muted_until": alert.muted_until.isoformat() if alert.muted_until else None,
    }


def groups_of(alerts: Iterable[Alert]) -> list[list[Alert]]:
    """Alerts of one rule, group and status together, in the order of the first of each."""
    groups: dict[tuple[str, At, str], list[Alert]] = {}
    for alert in alerts:
        groups.setdefault((alert.rule, alert.together, alert.status), []).append(alert)
    return list(groups.values())


def groups_json(groups: Iterable[list[Alert]], rules: Mapping[str, Version], units: Units) -> list[Json]:
    """Groups as a list tells of them."""
    return [_group(members, rules.get(members[0].rule), members[0].together, units) for members in groups]


def _group(members: list[Alert], version: Version | None, together: At, units: Units) -> Json:
    rule = version.rule if version else None
    return {
        "rule": members[0].rule,
        "name": rule.name.as_json() if rule else None,
        "severity": members[0].severity,
        "status": members[0].status,
        "together": _at(together),
        "alerts": [alert_json(alert, rule, units) for alert in members],
    }


def event_json(event: Event) -> Json:
    """What happened to an alert."""
    day = event.day.isoformat() if event.day else None
    return {"at": event.at.isoformat(), "what": event.what, "day": day, "by": event.by, "note": event.note}


def point_json(judgement: Judgement) -> Json:
    """The verdict of one day."""
    return {
        "day": judgement.day.isoformat(),
        "value": full_text(judgement.value),
        "limit": full_text(judgement.limit),
        "usual": full_text(judgement.usual),
        "bad": judgement.bad,
        "reason": judgement.reason,
    }


def rule_json(version: Version, states: Mapping[str, int], catalogue: Catalogue) -> dict[str, Json]:
    """One rule as it is in force."""
    rule = version.rule
    kpi = catalogue.kpis.get(rule.kpi)
    threshold = kpi.threshold.value if kpi and kpi.threshold and rule.kind == "platform_limit" else None
    plain: dict[str, Json] = {name: vars(rule)[name] for name in ("id", "kind", "days", "every", "side", "weeks", "steady", "cooldown", "explain", "severity", "owner")}  # fmt: skip
    texts: dict[str, Json] = {"name": rule.name.as_json(), "means": rule.means.as_json(), "todo": rule.todo.as_json()}
    return {
        **plain,
        **texts,
        "active": version.active,
        "version": version.number,
        "kpi": rule.kpi or None,
        "unit": frame_of(rule, units_of(catalogue), "").unit,
        "by": list(rule.by),
        "where": {dimension: list(values) for dimension, values in rule.where.items()},
        "fire": full_text(rule.fire),
        "clear": full_text(rule.clear_level),
        "limit": rule.limit or None,
        "platform_limit": threshold,
        "spread": full_text(rule.spread),
        "least": full_text(rule.sample.least) if rule.sample else None,
        "least_of": (rule.sample.kpi or None) if rule.sample else None,
        "together": list(rule.together),
        "states": dict(states),
    }


def standing_json(standing: Standing) -> dict[str, Json]:
    """How a rule stands in one slice."""
    return {
        "slice": _at(standing.at),
        "state": standing.state,
        "since": standing.since.isoformat(),
        "day": standing.day.isoformat(),
        "reason": standing.reason,
        "value": full_text(standing.value),
        "limit": full_text(standing.limit),
    }


def mute_json(mute: Mute) -> Json:
    """A mute."""
    slice = None if mute.at is None else _at(mute.at)
    return {"id": mute.id, "slice": slice, "until": mute.until.isoformat(), "reason": mute.reason, "by": mute.by}


def version_json(version: Version) -> Json:
    """One version of a rule."""
    return {
        "version": version.number,
        "at": version.at.isoformat() if version.at else None,
        "by": version.by,
        "reason": version.reason,
        "active": version.active,
        "yaml": text_of(version.rule),
    }


def backtest_json(found: Backtest) -> dict[str, Json]:
    """What a rule would have found."""
    return {
        "rule": found.rule.id,
        "first": found.first.isoformat(),
        "until": found.until.isoformat(),
        "days": len(found.days),
        "slices": found.slices,
        "unsure": found.unsure,
        "per_month": full_text(found.per_month),
        "usual_days": found.usual_days,
        "precision": full_text(found.precision),
        "recall": full_text(found.recall),
        "by_day": [{"day": day.isoformat(), "fired": count} for day, count in found.by_day],
        "fired": [
            {
                "slice": _at(f.at), "since": f.span.since.isoformat(), "fired": f.span.fired.isoformat(),
                "ended": f.span.ended.isoformat() if f.span.ended else None, "days": f.days,
                "value": full_text(f.span.first.value), "limit": full_text(f.span.first.limit), "cause": f.cause,
            }
            for f in found.fired
        ],
    }  # fmt: skip


def _at(at: At) -> dict[str, Json]:
    return dict(at)
