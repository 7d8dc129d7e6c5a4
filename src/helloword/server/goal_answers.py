"""Goals as JSON; the API and the command line both give it. Decimals are text, texts as `worded` puts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from helloword.goals.balance import Balance, perspective_of
from helloword.goals.book import Book, Version
from helloword.goals.cascade import Cascade, Part, Share
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal
from helloword.goals.findings import Finding
from helloword.goals.goal import Goal
from helloword.goals.keeping import Change, book
from helloword.goals.paying import Paid
from helloword.goals.progress import Progress, progress_of
from helloword.goals.scorecard import Scorecard, Whose
from helloword.goals.smart import Check
from helloword.goals.waypoints import Waypoint
from helloword.people import Staff
from helloword.server.readings import Json, decimal_text, provenance_json
from helloword.text import Text
from helloword.workspace import Workspace

Worded = Callable[[Text], Json]


@dataclass(frozen=True)
class Telling:
    """What is told of goals, and in which words.

    Attributes:
        progress: of active and closed goals by id.
    """

    book: Book
    evidence: Evidence
    worded: Worded
    progress: Mapping[str, Progress]

    @staticmethod
    def of(workspace: Workspace, evidence: Evidence, worded: Worded, only: str | None = None) -> Telling:
        """All of a workspace's goals, and where those in force stand, or `only` one of them."""
        found = book(workspace)
        held = [v for id, v in found.versions.items() if v[-1].goal.status != "draft" and only in (None, id)]
        progress = {p.goal.id: p for p in progress_of(held, evidence)}
        return Telling(found, evidence, worded, progress)

    def goal(self, goal: Goal) -> dict[str, Json]:
        """A goal as it was last agreed, and where it stands."""
        kpi = self.evidence.kpis.get(goal.kpi)
        return {
            "id": goal.id,
            "name": self.worded(goal.name),
            "kpi": goal.kpi,
            "kpi_name": self.worded(self.evidence.name(goal.kpi)),
            "unit": kpi.unit if kpi else "",
            "currency": self.evidence.currency(goal),
            "level": goal.level,
            "department": goal.department,
            "owner": goal.owner,
            "strategy": goal.strategy,
            "parent": goal.parent,
            "where": {name: list(values) for name, values in goal.where},
            "start": goal.start.isoformat(),
            "end": goal.end.isoformat(),
            "direction": goal.direction,
            "shape": goal.shape,
            "baseline": decimal_text(goal.baseline),
            "target": decimal_text(goal.target),
            "low": decimal_text(goal.low),
            "high": decimal_text(goal.high),
            "weight": decimal_text(goal.weight),
            "gate": goal.gate,
            "perspective": perspective_of(goal, self.evidence),
            "why": self.worded(goal.why) if goal.why else None,
            "status": goal.status,
            "version": self.book.versions[goal.id][-1].number,
            "progress": progress_json(self.progress[goal.id]) if goal.id in self.progress else None,
        }

    def tree(self, parent: str | None = None) -> list[Json]:
        """The goals below one, each with those below it."""
        return [{**self.goal(goal), "parts": self.tree(goal.id)} for goal in self.book.parts(parent)]

    def strategies(self) -> list[Json]:
        """Every strategy."""
        return [
            {"id": s.id, "name": self.worded(s.name), "note": self.worded(s.note) if s.note else None}
            for _, s in sorted(self.book.strategies.items())
        ]

    def scorecard(self, card: Scorecard, name: Text) -> dict[str, Json]:
        """A scorecard with its goals."""
        lines: list[Json] = [
            {**self.goal(line.goal), "progress": progress_json(line), "part": decimal_text(card.part(line))}
            for line in card.lines
        ]
        return {
            "of": card.whose.of,
            "id": card.whose.id,
            "name": self.worded(name),
            "score": decimal_text(card.score),
            "status": card.status,
            "rests_on": decimal_text(card.rests_on),
            "weights": decimal_text(card.weights),
            "normalised": card.normalised,
            "missed_gates": list(card.missed),
            "hidden": card.hidden,
            "lines": lines,
            "provenance": provenance_json(card.provenance),
        }

    def check(self, check: Check) -> dict[str, Json]:
        """One letter of the SMART check."""
        return {"letter": check.letter, "verdict": check.verdict, **self.finding(check.finding)}

    def finding(self, finding: Finding) -> dict[str, Json]:
        """Something found, with its remedy."""
        remedy = self.worded(finding.remedy) if finding.remedy else None
        return {"code": finding.code, "text": self.worded(finding.text), "remedy": remedy}

    def balance(self, balance: Balance) -> dict[str, Json]:
        """What is found about the goals of one."""
        return {
            "of": balance.whose.of,
            "id": balance.whose.id,
            "name": self.worded(balance.name),
            "count": balance.count,
            "findings": [self.finding(f) for f in balance.findings],
        }

    def cascade(self, found: Cascade) -> dict[str, Json]:
        """A goal with what its parts come to."""
        return {
            "way": found.way,
            "whole": self._part(found.whole),
            "parts": [self._part(part) for part in found.parts],
            "unallocated": share_json(found.unallocated),
            "elsewhere": share_json(found.elsewhere),
            "drivers": [self.goal(goal) for goal in found.drivers],
            "findings": [self.finding(f) for f in found.findings],
            "below": [self.cascade(deeper) for deeper in found.below],
        }

    def _part(self, part: Part) -> dict[str, Json]:
        return {
            "goal": part.goal.id,
            "name": self.worded(part.goal.name),
            "planned": share_json(part.planned),
            "actual": share_json(part.actual),
            "counted": part.counted,
        }


def change_json(change: Change) -> dict[str, Json]:
    """A difference between what is kept and what is wanted."""
    fields: dict[str, Json] = {name: {"from": old, "to": new} for name, (old, new) in change.fields.items()}
    return {"kind": change.kind, "id": change.id, "new": change.new, "fields": fields}


def name_of(whose: Whose, staff: Staff) -> Text:
    """What the company, a department or a person is called."""
    if whose.of == "company":
        return Text("公司", "Company")
    if whose.of == "department":
        return staff.department(whose.id).name
    person = staff.person(whose.id).name
    return Text(person, person)


def progress_json(found: Progress) -> dict[str, Json]:
    """Where a goal stands."""
    return {
        "first": found.first.isoformat(),
        "until": found.until.isoformat(),
        "measured": found.measured.isoformat() if found.measured else None,
        "actual": decimal_text(found.actual),
        "numerator": decimal_text(found.numerator),
        "denominator": decimal_text(found.denominator),
        "expected": decimal_text(found.expected),
        "low": decimal_text(found.low),
        "high": decimal_text(found.high),
        "floor": decimal_text(found.floor),
        "target": decimal_text(found.target),
        "attainment": decimal_text(found.attainment),
        "pace": decimal_text(found.pace),
        "status": found.status,
        "reason": found.reason,
        "shape_fallback": found.shape.fallback if found.shape else None,
    }


def share_json(share: Share | None) -> dict[str, Json] | None:
    """An amount, or a ratio by its parts."""
    if share is None:
        return None
    return {
        "value": _text(share.value), "numerator": _text(share.numerator), "denominator": _text(share.denominator),
    }  # fmt: skip


def version_json(version: Version) -> dict[str, Json]:
    """One version of a goal."""
    return {
        "number": version.number,
        "effective_from": version.effective_from.isoformat(),
        "recorded_at": version.recorded_at.isoformat(timespec="seconds"),
        "actor": version.actor,
        "reason": version.reason,
        "status": version.goal.status,
        "owner": version.goal.owner,
        "target": decimal_text(version.goal.target),
        "low": decimal_text(version.goal.low),
        "high": decimal_text(version.goal.high),
    }


def waypoint_json(point: Waypoint) -> dict[str, Json]:
    """One month of a goal."""
    return {
        "first": point.first.isoformat(),
        "until": point.until.isoformat(),
        "version": point.version,
        "expected": decimal_text(point.expected),
        "expected_to_date": decimal_text(point.expected_to_date),
        "low": decimal_text(point.low),
        "high": decimal_text(point.high),
        "actual": decimal_text(point.actual),
        "actual_to_date": decimal_text(point.actual_to_date),
        "measured": point.measured.isoformat() if point.measured else None,
    }


def payout_json(paid: Paid) -> dict[str, Json]:
    """What a plan pays, goal by goal."""
    payout, _ = paid
    return {
        "plan": payout.plan.id,
        "person": payout.plan.person,
        "base": decimal_text(payout.plan.base),
        "currency": payout.plan.currency,
        "amount": format(payout.amount, "f"),
        "share": _text(payout.share),
        "open": _text(payout.open),
        "missed_gates": list(payout.missed),
        "parts": [
            {
                "goal": p.goal, "weight": _text(p.weight), "attainment": decimal_text(p.attainment),
                "share": _text(p.share),
            }
            for p in payout.parts
        ],
    }  # fmt: skip


def _text(value: Fraction | None) -> str | None:
    return decimal_text(decimal(value))
