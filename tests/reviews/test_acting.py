"""A review tells of the actions of its people's playbooks that began in its days, or were measured in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

from helloword import people
from helloword.actions.action import Expected, Proposal
from helloword.actions.tables import ActionRow
from helloword.actions.writing import proposal_text
from helloword.people import Person
from helloword.reviews.acting import Acted, acted_in
from helloword.reviews.scopes import scope_of
from helloword.reviews.sheet import sheet
from helloword.reviews.spans import week
from helloword.reviews.writing import write
from helloword.text import Text
from helloword.workspace import Workspace
from tests.reviews.conftest import TODAY, Company

WEEK = week("2026-W40")
INSIDE, BEFORE = date(2026, 9, 30), date(2026, 8, 3)


def did(
    workspace: Workspace, playbook: str, day: date, effect: Mapping[str, object] | None = None, **facts: object
) -> None:
    """An action that began on a day."""
    at = datetime.combine(day, time(9), UTC)
    wanted = Proposal(
        playbook, (("n", str(day)),), Text("订货", "Order"), Text("因", "why"), {}, (),
        Expected(Text("多赚", "more"), "gross_profit", Decimal(900), 60), Decimal(100),
    )  # fmt: skip
    row = ActionRow(
        key=f"{playbook}-{day}", playbook=playbook, subject=json.dumps({"n": str(day)}), status="done",
        proposal=proposal_text(wanted), digest=wanted.digest, money="100", alert=None, by="cli:ada", proposed_at=at,
        expires_at=at, lake=1, catalogue="c", note="", begun_at=at, begun_on=day, attempt=0,
        effect=json.dumps(effect) if effect else None, **facts,
    )  # fmt: skip
    with workspace.state.write() as session:
        session.add(row)


def told(workspace: Workspace, department: str | None = None) -> tuple[Acted, ...]:
    staff = people.staff(workspace)
    return acted_in(workspace, WEEK.days, scope_of(staff, "Acme", department), staff)


def test_what_began_and_what_was_measured_in_the_days_is_told(small: Company) -> None:
    effect = {"money": True, "value": "640", "low": "120", "high": "1160"}
    did(small.workspace, "replenishment", INSIDE)
    did(small.workspace, "replenishment", BEFORE, effect, measure_on=INSIDE)
    did(small.workspace, "replenishment", date(2026, 8, 4), effect, measure_on=date(2026, 10, 5))

    began, measured = told(small.workspace)

    assert (began.expected, began.measured, began.status) == (900, None, "done")
    assert (measured.measured, measured.low, measured.high) == (640, 120, 1160)


def test_a_department_hears_of_the_playbooks_that_its_people_answer_for(small: Company) -> None:
    people.add_person(small.workspace, Person("dan", "Dan", "marketing", roles=("marketing",)))
    did(small.workspace, "ad_bids", INSIDE)
    did(small.workspace, "replenishment", INSIDE)

    assert [each.playbook for each in told(small.workspace, "marketing")] == ["ad_bids"]
    assert [each.playbook for each in told(small.workspace)] == ["ad_bids", "replenishment"]


def test_it_stands_in_the_written_review_in_both_languages(small: Company) -> None:
    did(small.workspace, "replenishment", INSIDE)
    (outcome,) = write(small.workspace, WEEK, today=TODAY)

    pages = [
        json.dumps(sheet(outcome.review, (), 0, locale, "UTC", TODAY), ensure_ascii=False) for locale in ("en", "zh-CN")
    ]

    assert "done · expected +900" in pages[0]
    assert "完成 · 预期 +900" in pages[1]
