"""Whether there are neither too few goals nor too many, and whether they look at every side and both near and far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helloword.goals.book import Book
from helloword.goals.evidence import Evidence
from helloword.goals.findings import Finding, finding
from helloword.goals.goal import Goal
from helloword.goals.perspectives import PERSPECTIVES
from helloword.goals.scorecard import Of, Whose
from helloword.people import Staff
from helloword.text import Text

COUNTS: dict[Of, tuple[int, int]] = {"company": (5, 8), "department": (8, 12)}
SHORT_DAYS = 100
"""A quarter, with room for its longest form."""
MOST_PROPOSED = 3


@dataclass(frozen=True)
class Balance:
    """What is found about the goals of the company or of one department; nothing when they are in order."""

    whose: Whose
    name: Text
    count: int
    findings: tuple[Finding, ...]


def balances(book: Book, staff: Staff, evidence: Evidence) -> tuple[Balance, ...]:
    """The company's balance, and that of every department that has goals."""
    open_goals = [goal for goal in book.goals.values() if goal.status != "closed"]
    company = [goal for goal in open_goals if goal.level == "company"]
    found = [balance(Whose("company"), Text("公司", "the company"), company, evidence)]
    for _, department in staff.tree():
        own = [goal for goal in open_goals if goal.level == "department" and goal.department == department.id]
        if own:
            found.append(balance(Whose("department", department.id), department.name, own, evidence))
    return tuple(found)


def balance(whose: Whose, name: Text, goals: Sequence[Goal], evidence: Evidence) -> Balance:
    """What is found about some goals."""
    return Balance(whose, name, len(goals), tuple(_found(whose, name, goals, evidence)))


def perspective_of(goal: Goal, evidence: Evidence) -> str:
    """The side a goal is on: its own word, else its KPI's."""
    kpi = evidence.kpis.get(goal.kpi)
    return goal.perspective or (kpi.perspective if kpi else "")


def _found(whose: Whose, name: Text, goals: Sequence[Goal], evidence: Evidence) -> Iterator[Finding]:
    least, most = COUNTS[whose.of]
    if len(goals) < least:
        yield finding("few_goals", whose=name, count=str(len(goals)), least=str(least))
    if len(goals) > most:
        yield finding("many_goals", whose=name, count=str(len(goals)), most=str(most))
    if not goals:
        return
    sides = {perspective_of(goal, evidence) for goal in goals}
    for side, called in PERSPECTIVES.items():
        if side not in sides:
            yield finding("perspective_missing", whose=name, perspective=called, kpis=_proposed(side, evidence))
    short = [goal for goal in goals if (goal.end - goal.start).days < SHORT_DAYS]
    if len(short) == len(goals) and "growth" not in sides:
        yield finding("only_short", whose=name)
    if not short and "process" not in sides:
        yield finding("only_long", whose=name)


def _proposed(side: str, evidence: Evidence) -> Text:
    names = [kpi.name for kpi in evidence.kpis.values() if kpi.perspective == side][:MOST_PROPOSED]
    return Text("、".join(n.zh for n in names), ", ".join(n.en for n in names))
