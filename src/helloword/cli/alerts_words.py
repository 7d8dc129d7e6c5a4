"""How alerts and rules stand in tables and in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from helloword.cli.language import spoken

if TYPE_CHECKING:
    from helloword.alerts.keeping import Version
    from helloword.alerts.slices import At
    from helloword.workspace import Workspace


def units_of(company: Workspace) -> dict[str, str]:
    """The unit of every KPI."""
    from helloword.kpis.company import catalogue_of

    return {id: str(kpi.unit) for id, kpi in catalogue_of(company).kpis.items()}


def where_shown(at: At) -> str:
    """A slice in words."""
    from helloword.alerts.messages import where

    return where(at, spoken())


def said_value(value: Decimal | None, rules: Mapping[str, Version], rule: str, units: Mapping[str, str]) -> str:
    """A value of a rule as people read it."""
    from helloword.alerts.amounts import said
    from helloword.alerts.messages import frame_of

    unit = frame_of(rules[rule].rule, units, "").unit if rule in rules else "count"
    return said(value, unit, "", spoken()).strip()
