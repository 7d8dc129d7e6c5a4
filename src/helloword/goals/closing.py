"""Closing a period: its scores and payouts are frozen with all they were computed from, and come out the same ever after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast

from helloword import people
from helloword.audit import Json
from helloword.audit.entry import canonical
from helloword.goals.book import Book, Closing
from helloword.goals.document import Whole, facts, plan_from, written
from helloword.goals.evidence import Evidence
from helloword.goals.fields import Table
from helloword.goals.keeping import book, keep_closing
from helloword.goals.paying import payouts
from helloword.goals.plan import Payout, Scored, payout
from helloword.goals.progress import Progress
from helloword.goals.refusals import refused
from helloword.goals.scorecard import Scorecard, Whose, scorecard
from helloword.money import full_text
from helloword.people import Staff
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Frozen:
    """A payout of a closed period: what it was, and what its frozen inputs come to now."""

    person: str
    paid: Decimal
    again: Payout


def close(workspace: Workspace, first: date, until: date, reason: str, today: date) -> Closing:
    """Freeze the scorecards and payouts of a period that is over, and close the goals that end in it."""
    if until >= today:
        raise refused("period_not_over", until=str(until))
    if not reason.strip():
        raise refused("goal_reason")
    now, staff, evidence = book(workspace), people.staff(workspace), Evidence.of(workspace, today)
    provenance = evidence.ground.provenance
    cards = [card for whose in everybody(now, staff) if (card := scorecard(now, whose, evidence, first, until)).lines]
    paid = payouts(now, evidence, first, until)
    content = canonical({"scorecards": [_card(c) for c in cards], "payouts": [_paid(p) for p in paid]})
    closing = Closing(
        0, first, until, datetime.now(UTC), workspace.actor.name, reason, provenance.lake, provenance.catalogue, content
    )
    ended = {id: replace(g, status="closed") for id, g in now.goals.items() if g.status == "active" and g.end <= until}
    return keep_closing(workspace, closing, Whole(goals=ended))


def everybody(book: Book, staff: Staff) -> tuple[Whose, ...]:
    """The company, every department and every person."""
    departments = (Whose("department", d.id) for _, d in staff.tree())
    return (Whose("company"), *departments, *(Whose("person", id) for id in sorted(staff.people)))


def reproduced(closing: Closing) -> tuple[Frozen, ...]:
    """Each payout of a closed period with what the same plan pays for the same frozen scores."""
    content = json.loads(closing.content)
    return tuple(_again(cast(Mapping[str, Table], entry)) for entry in content["payouts"])


def _again(entry: Mapping[str, Table]) -> Frozen:
    plan = plan_from(str(entry["id"]), entry["plan"], f"plan {entry['id']}")
    scores = tuple(_scored(cast(Mapping[str, str | None], s)) for s in entry["scores"])
    return Frozen(plan.person, Decimal(str(entry["amount"])), payout(plan, scores))


def _scored(entry: Mapping[str, str | None]) -> Scored:
    attained = entry["attainment"]
    return Scored(
        str(entry["goal"]), Decimal(str(entry["weight"])), None if attained is None else Decimal(attained),
        entry["gate"] == "true",
    )  # fmt: skip


def _card(card: Scorecard) -> Json:
    return {
        "of": card.whose.of,
        "id": card.whose.id,
        "score": full_text(card.score),
        "rests_on": full_text(card.rests_on),
        "missed": list(card.missed),
        "lines": [_line(line) for line in card.lines],
    }


def _line(line: Progress) -> Json:
    numbers = ("actual", "numerator", "denominator", "expected", "low", "high", "floor", "target", "attainment")
    values = cast(Mapping[str, Decimal | None], vars(line))
    return {
        "goal": line.goal.id, "version": line.version, "first": str(line.first), "until": str(line.until),
        "measured": str(line.measured) if line.measured else None, "weight": written(line.goal.weight),
        "gate": "true" if line.goal.gate else "false", "reason": line.reason,
        **{name: full_text(values[name]) for name in numbers},
    }  # fmt: skip


def _paid(found: tuple[Payout, tuple[Scored, ...]]) -> Json:
    paid, scores = found
    return {
        "id": paid.plan.id,
        "plan": facts(paid.plan),
        "amount": written(paid.amount),
        "scores": [
            {
                "goal": s.goal, "weight": written(s.weight), "attainment": full_text(s.attainment),
                "gate": "true" if s.gate else "false",
            }
            for s in scores
        ],
    }  # fmt: skip
