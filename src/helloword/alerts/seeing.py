"""Which rules and alerts somebody sees: those of KPIs, slices and goals inside their view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helloword.alerts.rule import Rule
from helloword.alerts.slices import At
from helloword.goals import book
from helloword.kpis.sight import Sight
from helloword.workspace import Workspace

Seen = Callable[[str, At], bool]
"""Whether an alert of a rule, by its id, in a slice may be seen."""


def rule_seen(rule: Rule, sight: Sight) -> bool:
    """Whether a rule may be seen; one without a KPI is of goals or of data, and is seen by its slices."""
    return not rule.kpi or sight.of_kpi(rule.kpi)


def seeing(workspace: Workspace, rules: Mapping[str, Rule]) -> Seen:
    """What a workspace is seen through, for alerts of `rules`, which are those that may be seen."""
    sight, goals = Sight.of(workspace), book(workspace).versions

    def seen(rule: str, at: At) -> bool:
        found, where = rules.get(rule), dict(at)
        if found is None:
            return False
        if found.kind == "pace":
            return where.get("goal", "") in goals
        return sight.within({**found.where, **{dim: (value,) for dim, value in at}})

    return seen
