"""How each KPI is treated in a review, as `kpis.yml` declares: what its change is worth, and by what it is taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import sqlglot
import yaml
from sqlglot import exp

from helloword.kpis.asking import Asked
from helloword.kpis.definitions import Catalogue, Kpi
from helloword.kpis.formulas import sides
from helloword.scope import EVERYTHING

_FILE = Path(__file__).with_name("kpis.yml")
MARGIN = "margin"
_OWN = ("change", "numerator", "denominator", MARGIN)


@dataclass(frozen=True)
class Treatment:
    """How one KPI is treated; `worth` is the formula, empty where its change is not translated into money."""

    worth: str
    drill: tuple[str, ...]

    @property
    def tree(self) -> exp.Expr | None:
        """The formula as a tree."""
        return sqlglot.parse_one(self.worth) if self.worth else None

    @property
    def named(self) -> tuple[str, ...]:
        """The KPIs that the formula takes from the period before."""
        tree = self.tree
        found = {column.name for column in tree.find_all(exp.Column)} if tree else set()
        return tuple(sorted(found - set(_OWN)))


PLAIN = Treatment("", ("channel", "sku"))


@cache
def treatments() -> Mapping[str, Treatment]:
    """Every KPI's treatment by id; a KPI of the company's own has none here."""
    table = cast(dict[str, dict[str, object]], yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return {
        id: Treatment(str(entry.get("worth", "")), tuple(cast(list[str], entry["drill"])))
        for id, entry in table.items()
    }


def treatment_of(kpi: str) -> Treatment:
    """The treatment of a KPI."""
    return treatments().get(kpi, PLAIN)


def worth_of(kpi: Kpi) -> str:
    """What the KPI's change is worth; an amount of money of the company's own is worth itself, better upwards."""
    own = treatments().get(kpi.id)
    if own is not None or kpi.unit != "money" or kpi.additivity != "additive":
        return treatment_of(kpi.id).worth
    return "-change" if kpi.better == "down" else "change"


def adds_up(kpi: Kpi, catalogue: Catalogue) -> bool:
    """Whether a KPI, or both sides of its quotient, is the sum of what its slices come to: no median, no product."""
    asked = Asked(kpi, catalogue, (), (), EVERYTHING)
    if any(m.is_median for m in asked.measures) or kpi.additivity == "median":
        return False
    return all(_adds_up(part, catalogue) for part in sides(asked.tree) if part is not None)


def _adds_up(part: exp.Expr, catalogue: Catalogue) -> bool:
    products = [*part.find_all(exp.Mul), *part.find_all(exp.Div)]
    return not any(_measured(p.this, catalogue) and _measured(p.expression, catalogue) for p in products)


def _measured(part: exp.Expr, catalogue: Catalogue) -> bool:
    return any(
        column.name in catalogue.measures or column.name == "period_days" for column in part.find_all(exp.Column)
    )
