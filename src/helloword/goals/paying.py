"""Payouts of a period from the scorecards of those who have a plan, and the same tried on a past before goals were in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helloword.goals.book import Book, Version
from helloword.goals.evidence import Evidence
from helloword.goals.goal import Goal, Milestone
from helloword.goals.plan import Payout, Scored, payout
from helloword.goals.scorecard import Whose, scorecard
from helloword.period import add_months

Paid = tuple[Payout, tuple[Scored, ...]]
"""A payout and the scores it was paid for."""


def payouts(book: Book, evidence: Evidence, first: date, until: date, *, trial: bool = False) -> tuple[Paid, ...]:
    """What every plan pays for a period; a trial counts drafts too, and moves goals back by years to reach the period."""
    held = moved_back(book, first, until) if trial else book
    found = []
    for _, plan in sorted(book.plans.items()):
        card = scorecard(held, Whose("person", plan.person), evidence, first, until, drafts=trial)
        found.append((payout(plan, card.scored), card.scored))
    return tuple(found)


def moved_back(book: Book, first: date, until: date) -> Book:
    """The book with goals that begin after a period moved back by whole years, as if they had been agreed then."""
    versions = {id: tuple(_moved(v, _years(vs[-1].goal, until)) for v in vs) for id, vs in book.versions.items()}
    return replace(book, versions=versions)


def _years(goal: Goal, until: date) -> int:
    years = 0
    while add_months(goal.start, -12 * years) > until:
        years += 1
    return years


def _moved(version: Version, years: int) -> Version:
    if not years:
        return version
    goal, months = version.goal, -12 * years
    milestones = tuple(Milestone(add_months(m.day, months), m.value) for m in goal.milestones)
    start, end = add_months(goal.start, months), add_months(goal.end, months)
    moved = replace(goal, start=start, end=end, milestones=milestones)
    return replace(version, goal=moved, effective_from=add_months(version.effective_from, months))
