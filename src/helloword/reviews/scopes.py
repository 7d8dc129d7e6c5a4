"""Whose review it is: the company's, or a department's with the KPIs that its people answer for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from helloword.goals.book import Book
from helloword.goals.scorecard import Whose
from helloword.kpis.definitions import Catalogue
from helloword.people import Staff
from helloword.text import Text

COMPANY = "company"
HEADLINES = (
    "net_sales", "contribution_profit", "aov", "cvr", "sessions", "ad_spend", "refunds", "fees", "roas", "stockout_rate",
)  # fmt: skip
"""KPIs that the company's review looks at beside those of its goals."""
_STANDS_IN: Mapping[str, str] = {"sales": "operations"}


@dataclass(frozen=True)
class Scope:
    """The company or a department, and what it is called."""

    of: Literal["company", "department"]
    id: str
    name: Text

    @property
    def whose(self) -> Whose:
        """Whose scorecard is meant."""
        return Whose("company") if self.of == "company" else Whose("department", self.id)


def scopes(staff: Staff, company: str) -> tuple[Scope, ...]:
    """The company, and every department below the one at the top."""
    return (
        Scope("company", COMPANY, Text(company, company)),
        *(Scope("department", d.id, d.name) for depth, d in staff.tree() if depth or not staff.children(d.id)),
    )


def scope_of(staff: Staff, company: str, department: str | None) -> Scope:
    """The scope that a name means; raises UnknownNameError for a department that is not there."""
    if department in (None, COMPANY):
        return scopes(staff, company)[0]
    found = staff.department(department or "")
    return Scope("department", found.id, found.name)


def kpis_of(scope: Scope, book: Book, staff: Staff, catalogue: Catalogue) -> tuple[str, ...]:
    """The KPIs of a scope: those of its goals, of its people's goals, and those that the catalogue hands to it."""
    goals = [g for g in book.goals.values() if g.status != "draft"]
    if scope.of == "company":
        wanted = [*(g.kpi for g in goals if g.level == "company"), *HEADLINES]
    else:
        people = {p.id for p in staff.people_of(scope.id)}
        owned = [k.id for k in catalogue.kpis.values() if department_for(k.owner, staff) == scope.id]
        wanted = [*(g.kpi for g in goals if g.department == scope.id or g.owner in people), *owned]
    return tuple(k for k in dict.fromkeys(wanted) if k in catalogue.kpis)


def department_for(role: str, staff: Staff) -> str | None:
    """The department that answers for what the catalogue hands to a role."""
    return next((d for d in (role, _STANDS_IN.get(role, "")) if d in staff.departments), None)


def holders_of(role: str, staff: Staff) -> frozenset[str]:
    """The departments with active people who have a role."""
    return frozenset(p.department for p in staff.people.values() if p.active and role in p.roles)
