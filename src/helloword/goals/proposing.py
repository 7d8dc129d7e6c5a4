"""From a template to a goal: its period, its baseline from the data, and the target that an improvement on it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from helloword.goals.document import goal_from, written
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal
from helloword.goals.fields import Field, Fields, Table
from helloword.goals.goal import Goal
from helloword.period import ONE_DAY, add_months

PROPOSED_ONLY = ("improve", "within", "limit", "period")
_MONTHS = {"year": 12, "half": 6, "quarter": 3}
_NEAT = Context(prec=3)
_PRECISE = Context(prec=6)


@dataclass(frozen=True)
class Periods:
    """The first day of a template's year or half, and of its quarter."""

    start: date
    quarter: date

    def days(self, name: str) -> tuple[date, date]:
        """First and last day of a template's period."""
        first = self.quarter if name == "quarter" else self.start
        return first, add_months(first, _MONTHS[name]) - ONE_DAY


@dataclass(frozen=True)
class Proposed:
    """Goals worked out from templates, and the templates for which there is no data."""

    goals: Mapping[str, Goal]
    left_out: tuple[str, ...]


def propose(
    templates: Mapping[str, Table], evidence: Evidence, periods: Periods, *, elsewhere: bool = False
) -> Proposed:
    """Goals from templates by id; with `elsewhere`, baselines are the whole company's where the slice has no data."""
    drafts = {id: _drafted(id, table, evidence, periods) for id, table in templates.items()}
    evidence.prepare(goal for goal, _ in drafts.values())
    evidence.ask((goal, *_year_before(goal)) for goal, _ in drafts.values())
    found = {id: _aimed(goal, wish, evidence, elsewhere=elsewhere) for id, (goal, wish) in drafts.items()}
    kept = {id: goal.checked() for id, goal in found.items() if goal is not None}
    return Proposed(kept, tuple(id for id, goal in found.items() if goal is None))


@dataclass(frozen=True)
class Wish:
    """What a template says of its numbers: better by a part, a band around the baseline, no worse than a limit."""

    improve: Decimal | None
    within: Decimal | None
    limit: Decimal | None


def _drafted(id: str, table: Table, evidence: Evidence, periods: Periods) -> tuple[Goal, Wish]:
    """The goal with numbers that stand for those to come, and what is wished of them."""
    fields = Fields(table, id)
    wish = Wish(fields.number("improve"), fields.number("within"), fields.number("limit"))
    first, last = periods.days(fields.choice("period", tuple(_MONTHS), "year"))
    kpi = evidence.kpis.get(fields.text("kpi"))
    better = kpi.better if kpi else "up"
    direction = "band" if wish.within is not None or "low" in table else "up" if better == "band" else better
    filled: dict[str, Field] = {"start": first.isoformat(), "end": last.isoformat(), "direction": direction}
    filled.update({name: value for name, value in table.items() if name not in PROPOSED_ONLY})
    if wish.improve is not None:
        filled["target"] = "1"
    if wish.within is not None:
        filled |= {"low": "0", "high": "1"}
    return goal_from(id, filled, id), wish


def _aimed(goal: Goal, wish: Wish, evidence: Evidence, *, elsewhere: bool) -> Goal | None:
    """The goal with its baseline and target; None where there is nothing to work them out from."""
    base = before(goal, evidence)
    if base is None and elsewhere and evidence.kind(goal.kpi) != "additive":
        base = before(replace(goal, where=()), evidence)
    if wish.improve is None and wish.within is None:
        return replace(goal, baseline=goal.baseline if goal.baseline is not None else _precise(base))
    if base is None:
        return None
    if wish.within is not None:
        low, high = (base - abs(base) * Fraction(wish.within), base + abs(base) * Fraction(wish.within))
        return replace(goal, baseline=_precise(base), low=_neat(low), high=_neat(high)) if low < high else None
    step = abs(base) * Fraction(wish.improve or 0)
    target = _neat(base + step if goal.direction == "up" else base - step)
    if wish.limit is not None:
        target = min(target, wish.limit)
    # Held at what it was: a target rounded away from its baseline would leave no way between them.
    baseline = _precise(base) if wish.improve else target
    return None if target <= 0 and baseline == target else replace(goal, baseline=baseline, target=target)


def before(goal: Goal, evidence: Evidence) -> Fraction | None:
    """What the KPI came to on the same days a year before, else lately: a total by the day, anything else as it was."""
    if evidence.kpi(goal) is None:
        return None
    first, last = _year_before(goal)
    months = evidence.months(goal)
    begun = min((day for day, r in months.items() if r.value is not None), default=None)
    reached = evidence.reached(goal)
    if begun is None or reached is None:
        return None
    if begun <= first and last <= reached:
        reading = evidence.total(goal, first, last)
        if reading is not None and reading.value is not None:
            return Fraction(reading.value)
    since = max(begun, add_months(reached + ONE_DAY, -12))
    lately = evidence.total(goal, since, reached)
    if lately is None or lately.value is None:
        return None
    if evidence.kind(goal.kpi) != "additive":
        return Fraction(lately.value)
    return Fraction(lately.value) * ((goal.end - goal.start).days + 1) / ((reached - since).days + 1)


def _year_before(goal: Goal) -> tuple[date, date]:
    return add_months(goal.start, -12), add_months(goal.end, -12)


def _precise(value: Fraction | None) -> Decimal | None:
    found = decimal(value)
    return None if found is None else Decimal(written(_PRECISE.plus(found)))


def _neat(value: Fraction) -> Decimal:
    """Three digits that count: nobody aims at 1,234,567.89."""
    found = decimal(value)
    assert found is not None
    return Decimal(written(_NEAT.plus(found)))
