"""Writing reviews of a week or month that is over, of the company and its departments, each once unless asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword import people
from helloword.errors import InputError
from helloword.goals import book
from helloword.goals.book import Book
from helloword.goals.evidence import Evidence
from helloword.goals.progress import Progress
from helloword.goals.scorecard import Scorecard, scorecard
from helloword.people import Staff
from helloword.reviews import happening
from helloword.reviews.acting import acted_in
from helloword.reviews.deviating import deviations, late_sources, left_out
from helloword.reviews.follow_ups import carried
from helloword.reviews.gathering import Ledger
from helloword.reviews.keeping import Outcome, keep, newest_of
from helloword.reviews.review import Card, Content, Deviation, Line
from helloword.reviews.scopes import Scope, kpis_of, scope_of, scopes
from helloword.reviews.spans import Span
from helloword.reviews.worth import margin, named_by
from helloword.workspace import Workspace


def write(
    workspace: Workspace,
    span: Span,
    department: str | None = None,
    *,
    every: bool = False,
    again: bool = False,
    reason: str = "",
    today: date | None = None,
) -> tuple[Outcome, ...]:
    """Write the review of a period: of the company, of one department, or of `every` one of them.

    What was written already stays as it is, unless it is to be written `again`, as another edition beside the first.
    """
    day = today or workspace.today
    if span.end >= day:
        raise InputError(
            f"{span.name} ends on {span.end}; a review is written once its period is over.",
            code="review_not_over", period=span.name, end=span.end.isoformat(),
        )  # fmt: skip
    staff, name = people.staff(workspace), workspace.settings.name
    wanted = scopes(staff, name) if every else (scope_of(staff, name, department),)
    standing = [None if again else newest_of(workspace, span, s.id) for s in wanted]
    missing = [s for s, before in zip(wanted, standing, strict=True) if before is None]
    contents = _contents(workspace, span, missing, staff, day) if missing else ()
    kept = iter(keep(workspace, contents, reason, again=again) if contents else ())
    return tuple(next(kept) if before is None else Outcome(before, new=False) for before in standing)


def _contents(
    workspace: Workspace, span: Span, wanted: Sequence[Scope], staff: Staff, today: date
) -> tuple[Content, ...]:
    ledger, goals = Ledger.of(workspace, span), book(workspace)
    by_scope = {s.id: kpis_of(s, goals, staff, ledger.ground.catalogue) for s in wanted}
    every = tuple(dict.fromkeys(kpi for kpis in by_scope.values() for kpi in kpis))
    ledger.prepare(every, named_by(ledger, every))
    deviating = {d.kpi: d for d in deviations(ledger, every, today)}
    evidence = Evidence.of(workspace, today, ledger.ground.provenance.lake)
    pack = _Pack(workspace, ledger, goals, staff, evidence)
    return tuple(
        pack.content(s, by_scope[s.id], [d for k, d in deviating.items() if k in by_scope[s.id]]) for s in wanted
    )


@dataclass(frozen=True)
class _Pack:
    """What the reviews of one period share."""

    workspace: Workspace
    ledger: Ledger
    goals: Book
    staff: Staff
    evidence: Evidence

    def content(self, scope: Scope, kpis: tuple[str, ...], deviating: Sequence[Deviation]) -> Content:
        """The review of one scope."""
        span, ground = self.ledger.span, self.ledger.ground
        card = _card(scorecard(self.goals, scope.whose, self.evidence, None, span.end))
        warned = happening.warned_in(self.workspace, span.days)
        waiting = carried(self.workspace, scope.id)
        named = {line.owner for line in card.lines} | {f.owner for f in waiting}
        facts = {f for kpi in kpis for f in self.ledger.asked(kpi).facts}
        return Content(
            scope=scope, grain=span.grain, start=span.start, previous=span.before("previous"), year=span.before("year"),
            currency=ground.currency, lake=ground.provenance.lake, catalogue=ground.provenance.catalogue,
            margin=margin(self.ledger, "previous"),
            people={id: p.name for id, p in sorted(self.staff.people.items()) if id in named},
            late=late_sources(self.ledger, facts), card=card,
            deviations=tuple(deviating), left_out=left_out(self.ledger, kpis),
            alerts=tuple(w for rule, w in warned if happening.of_scope(rule, scope, kpis, self.staff)),
            acted=acted_in(self.workspace, span.days, scope, self.staff), carried=waiting,
        )  # fmt: skip


def _card(card: Scorecard) -> Card:
    return Card(card.score, card.status, card.missed, tuple(_line(card, line) for line in card.lines))


def _line(card: Scorecard, line: Progress) -> Line:
    goal = line.goal
    return Line(
        goal.id, goal.name, goal.kpi, line.unit, line.currency, goal.owner, goal.gate, card.part(line) or Decimal(0), line.target,
        line.low, line.high, line.expected, line.actual, line.attainment, line.pace, line.status, line.reason,
    )  # fmt: skip
