"""Scorecards of the company, a department or a person: weighted attainment, capped by a missed gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from helloword.goals.attainment import Status, status_of
from helloword.goals.book import Book, Version
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal
from helloword.goals.goal import Goal
from helloword.goals.plan import Scored
from helloword.goals.progress import Progress, progress_of
from helloword.kpis.query import Provenance
from helloword.people import Staff

Of = Literal["company", "department", "person"]
GATE_CAP = Decimal("0.8")
"""Most that a scorecard comes to while one of its gate goals is missed."""


@dataclass(frozen=True)
class Whose:
    """Whose scorecard: the company's, a department's or a person's."""

    of: Of
    id: str = "company"


@dataclass(frozen=True)
class Scorecard:
    """Where one of them stands.

    Attributes:
        score: weighted attainment of the goals that have data; None when none has.
        rests_on: the share of the weight that has data.
        weights: what the goals' weights sum to before they are taken as parts of their sum.
        missed: gate goals that are missed, so that the score is capped.
        hidden: how many of its goals the reader does not see; there is no score then, because it is of all of them.
    """

    whose: Whose
    lines: tuple[Progress, ...]
    score: Decimal | None
    rests_on: Decimal
    weights: Decimal
    missed: tuple[str, ...]
    provenance: Provenance
    hidden: int = 0

    @property
    def status(self) -> Status:
        """On track, behind, off, or no data."""
        return status_of(None if self.score is None else Fraction(self.score))

    @property
    def normalised(self) -> bool:
        """Whether the weights were not parts of 1 as given."""
        return bool(self.lines) and self.weights != 1

    @property
    def scored(self) -> tuple[Scored, ...]:
        """The lines as a payout takes them."""
        return tuple(Scored(p.goal.id, p.goal.weight, p.attainment, p.goal.gate) for p in self.lines)

    def part(self, line: Progress) -> Decimal | None:
        """A line's weight as a part of all; None where the others are not seen."""
        if self.hidden:
            return None
        found = decimal(Fraction(line.goal.weight) / Fraction(self.weights)) if self.weights else None
        return found or Decimal(0)


def goals_of(book: Book, whose: Whose, *, drafts: bool = False) -> tuple[tuple[Version, ...], ...]:
    """The goals of a scorecard with their versions, by id."""
    return _of(book.versions, whose, drafts=drafts)


def whose(name: str, staff: Staff) -> Whose:
    """Whose scorecard `name` means: `company`, a department's id or a person's; raises UnknownNameError."""
    if name == "company":
        return Whose("company")
    if name in staff.departments:
        return Whose("department", name)
    return Whose("person", staff.person(name).id)


def scorecard(
    book: Book,
    whose: Whose,
    evidence: Evidence,
    first: date | None = None,
    until: date | None = None,
    *,
    drafts: bool = False,
) -> Scorecard:
    """The scorecard of goals whose period touches `first`..`until`, each in its part of those days."""
    found = scored(whose, progress_of(goals_of(book, whose, drafts=drafts), evidence, first, until), evidence)
    hidden = sum(_touches(versions[-1].goal, first, until) for versions in _of(book.hidden, whose, drafts=drafts))
    none = Decimal(0)
    return replace(found, score=None, rests_on=none, weights=none, missed=(), hidden=hidden) if hidden else found


def scored(whose: Whose, lines: Sequence[Progress], evidence: Evidence) -> Scorecard:
    """The scorecard that some lines come to."""
    weights = sum((Fraction(p.goal.weight) for p in lines), Fraction(0))
    known = [(Fraction(p.goal.weight), Fraction(p.attainment)) for p in lines if p.attainment is not None]
    weighed = sum((weight for weight, _ in known), Fraction(0))
    score = sum((weight * attained for weight, attained in known), Fraction(0)) / weighed if weighed else None
    missed = tuple(p.goal.id for p in lines if p.goal.gate and p.attainment is not None and p.attainment < 1)
    capped = min(score, Fraction(GATE_CAP)) if score is not None and missed else score
    rests = decimal(weighed / weights) if weights else None
    return Scorecard(
        whose, tuple(lines), decimal(capped), rests or Decimal(0), decimal(weights) or Decimal(0), missed,
        evidence.ground.provenance,
    )  # fmt: skip


def _of(versions: Mapping[str, tuple[Version, ...]], whose: Whose, *, drafts: bool) -> tuple[tuple[Version, ...], ...]:
    return tuple(
        held
        for _, held in sorted(versions.items())
        if _belongs(held, whose) and (drafts or held[-1].goal.status != "draft")
    )


def _touches(goal: Goal, first: date | None, until: date | None) -> bool:
    return (until is None or goal.start <= until) and (first is None or first <= goal.end)


def _belongs(versions: Sequence[Version], whose: Whose) -> bool:
    goal = versions[-1].goal
    if whose.of == "person":
        return goal.owner == whose.id
    if whose.of == "department":
        return goal.level == "department" and goal.department == whose.id
    return goal.level == "company"
