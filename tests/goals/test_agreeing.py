"""Goals are read and written without loss, kept in versions, and never change what is closed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helloword import people
from helloword.audit import entries, verify
from helloword.errors import HellowordError, InputError, UnknownNameError
from helloword.goals import Whole, book, differences, read, write
from helloword.goals.book import in_force
from helloword.goals.changing import Aim, activate, adjust, agree, read_for
from helloword.goals.closing import close, reproduced
from helloword.goals.evidence import Evidence
from helloword.goals.paying import payouts
from helloword.goals.refusals import REFUSALS
from helloword.goals.scorecard import Whose, scorecard
from helloword.server.wording import worded
from helloword.workspace import Workspace
from tests.goals.company import TODAY, add_people

FILE = Path(__file__).with_name("goals.yml").read_text(encoding="utf-8")
HALF = (date(2026, 1, 1), date(2026, 6, 30))


def test_what_is_written_is_read_back_the_same(agreed: Workspace) -> None:
    whole = book(agreed).whole

    assert read(write(whole), "again") == whole
    assert agree(agreed, read(write(whole), "again"), "", TODAY) == ()


def test_numbers_keep_every_digit() -> None:
    text = FILE.replace("80000", "80000.000000000000000000000000000001")

    assert "80000.000000000000000000000000000001" in write(read(text, "x"))


def test_a_file_is_kept_whole_or_not_at_all(company: Workspace) -> None:
    wrong = FILE.replace("kpi: csat", "kpi: cast")

    with pytest.raises(UnknownNameError, match='Did you mean "csat"'):
        agree(company, read_for(company, wrong, "x"), "the plan", TODAY)
    assert book(company).goals == {}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("owner: ada", "owner: adda", 'no person "adda"'),
        ("department: service", "department: servic", 'no department "servic"'),
        ("strategy: grow, start", "strategy: growth, start", 'no strategy "growth"'),
        ("parent: sales,", "parent: sale,", 'no goal "sale"'),
        ("where: {store: eu}", "where: {store: uk}", 'no store "uk"'),
        ("where: {store: eu}", "where: {campaign: x}", "cannot be sliced by campaign"),
        ("target: 80000", "target: many", '"many" is not a number'),
        ("start: 2026-01-01", "start: 1.1.2026", "is not a day"),
        ("weight: 2", "wieght: 2", 'Did you mean "weight"'),
        ("low: 20000", "low: 40000", "a larger `high`"),
        ("curve: [[0.8, 0.5], [1, 1]", "curve: [[0.8, 1.5], [1, 1]", "never fall"),
        ("end: 2026-12-31, target: 50000", "end: 2025-12-31, target: 50000", "runs backwards"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused_and_says_what_to_do(company: Workspace, old: str, new: str, words: str) -> None:
    assert old in FILE

    with pytest.raises(HellowordError, match=words):
        agree(company, read_for(company, FILE.replace(old, new), "goals.yml"), "the plan", TODAY)


def test_a_goal_cannot_be_below_itself(agreed: Workspace) -> None:
    goal = replace(book(agreed).goal("sales"), parent="sales-eu")

    with pytest.raises(InputError, match="sales > sales-eu > sales"):
        agree(agreed, Whole(goals={"sales": goal}), "no", TODAY)


def test_without_people_nobody_can_own_a_goal(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "company", name="Small", currency="EUR", timezone="Europe/Berlin")

    with pytest.raises(InputError, match="helloword people"):
        agree(made, read_for(made, FILE, "x"), "the plan", TODAY)


def test_every_change_needs_a_reason(agreed: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        adjust(agreed, "sales", Aim(Decimal(1)), " ", TODAY, date(2026, 7, 1))

    assert caught.value.code == "goal_reason"


def test_a_change_is_a_new_version_with_its_entry_in_the_log(agreed: Workspace) -> None:
    before = len(entries(agreed.state))
    adjust(agreed, "sales", Aim(Decimal(90000)), "a new store", TODAY, date(2026, 8, 1))
    versions = book(agreed).versions["sales"]
    entry = entries(agreed.state)[0]

    assert [(v.number, v.effective_from, v.goal.target, v.reason) for v in versions] == [
        (1, date(2026, 1, 1), 80000, "the plan"),
        (2, date(2026, 8, 1), 90000, "a new store"),
    ]
    assert len(entries(agreed.state)) == before + 1
    assert (entry.action, entry.subject.id, entry.reason) == ("goal.changed", "sales", "a new store")
    assert json.loads(entry.detail)["changed"] == {"target": {"from": "80000", "to": "90000"}}
    assert verify(agreed.state).broken is None


def test_the_version_in_force_is_that_of_the_day(agreed: Workspace) -> None:
    adjust(agreed, "sales", Aim(Decimal(90000)), "more", TODAY, date(2026, 8, 1))
    adjust(agreed, "sales", Aim(Decimal(85000)), "less after all", TODAY, date(2026, 7, 1))
    versions = book(agreed).versions["sales"]

    held = {month: v.number if (v := in_force(versions, date(2026, month, 1))) else None for month in (1, 6, 7, 8)}
    assert held == {1: 1, 6: 1, 7: 3, 8: 3}


@pytest.mark.parametrize(("day", "code"), [(date(2026, 7, 15), "goal_mid_month"), (date(2027, 1, 1), "goal_outside")])
def test_a_change_takes_effect_on_the_first_of_a_month_of_the_period(agreed: Workspace, day: date, code: str) -> None:
    with pytest.raises(InputError) as caught:
        adjust(agreed, "sales", Aim(Decimal(90000)), "more", TODAY, day)

    assert caught.value.code == code


def test_a_draft_becomes_active_when_it_has_owner_and_data(agreed: Workspace) -> None:
    activate(agreed, ["visits"], "agreed", TODAY)

    assert book(agreed).goal("visits").status == "active"
    assert entries(agreed.state)[0].action == "goal.activated"


@pytest.mark.parametrize(
    ("change", "english", "chinese"),
    [
        ({"owner": None}, "Nobody owns it", "还没有负责人"),
        ({"kpi": "nps"}, "no data in this scope", "没有数据"),
    ],
)
def test_no_goal_is_active_without_data_and_owner(
    agreed: Workspace, change: dict[str, str | None], english: str, chinese: str
) -> None:
    draft = replace(book(agreed).goal("visits"), **change)  # type: ignore[arg-type]
    agree(agreed, Whole(goals={draft.id: draft}), "draft", TODAY)

    with pytest.raises(InputError, match=english) as caught:
        activate(agreed, ["visits"], "agreed", TODAY)
    assert chinese in worded(caught.value, "zh-CN")
    assert book(agreed).goal("visits").status == "draft"


def test_a_goal_of_somebody_who_left_cannot_become_active(agreed: Workspace) -> None:
    people.deactivate_person(agreed, "dan")

    with pytest.raises(InputError, match="no longer active"):
        activate(agreed, ["visits"], "agreed", TODAY)


def test_a_closed_period_stays_as_it_is(agreed: Workspace) -> None:
    closing = close(agreed, *HALF, "half-year", TODAY)

    with pytest.raises(InputError, match="can take effect from 2026-07-01"):
        adjust(agreed, "sales", Aim(Decimal(1)), "cheat", TODAY, date(2026, 6, 1))
    with pytest.raises(InputError, match="overlaps"):
        close(agreed, date(2026, 6, 1), date(2026, 6, 30), "again", TODAY)
    with pytest.raises(InputError, match="not over yet"):
        close(agreed, TODAY, date(2026, 9, 30), "too early", TODAY)
    adjust(agreed, "sales", Aim(Decimal(90000)), "more", TODAY, date(2026, 7, 1))

    assert book(agreed).closings == (closing,)
    # What ended in it is closed with it.
    assert {g.id for g in book(agreed).goals.values() if g.status == "closed"} == {"csat"}


def test_a_closed_periods_payout_comes_out_the_same_to_the_cent(agreed: Workspace) -> None:
    ((before, _),) = payouts(book(agreed), Evidence.of(agreed, TODAY), *HALF)
    close(agreed, *HALF, "half-year", TODAY)
    plan = replace(book(agreed).plans["bonus-ben"], base=Decimal(5000))
    agree(agreed, Whole(plans={plan.id: plan}), "a raise", TODAY)
    (frozen,) = reproduced(book(agreed).closings[0])

    assert frozen.paid == frozen.again.amount == before.amount > 0


def test_a_trial_pays_for_a_past_in_which_the_goals_were_not_agreed(agreed: Workspace) -> None:
    """A year before, Europe sold for a tenth less and its goal would have asked for as much as now."""
    past = (date(2025, 1, 1), date(2025, 6, 30))
    evidence = Evidence.of(agreed, TODAY)
    ((real, _),) = payouts(book(agreed), evidence, *past)
    ((tried, scores),) = payouts(book(agreed), evidence, *past, trial=True)

    assert (real.amount, real.parts) == (0, ())
    assert [s.goal for s in scores] == ["cvr", "cvr-eu", "sales-eu"]
    assert all(s.attainment is not None for s in scores)
    assert tried.amount > 0


def test_a_missed_gate_caps_the_score_and_no_data_is_not_zero(agreed: Workspace) -> None:
    """Four of five are content where three of four were wanted, so the gate holds until more is wanted."""
    evidence = Evidence.of(agreed, TODAY)
    met = scorecard(book(agreed), Whose("department", "service"), evidence)
    goal = replace(book(agreed).goal("csat"), target=Decimal("0.81"), baseline=Decimal("0.5"))
    agree(agreed, Whole(goals={"csat": goal}), "more", TODAY, date(2026, 4, 1))
    missed = scorecard(book(agreed), Whose("department", "service"), evidence)
    activate(agreed, ["visits"], "agreed", TODAY)
    dans = scorecard(book(agreed), Whose("person", "dan"), evidence)

    assert (met.score, met.missed) == (Decimal("1.2"), ())
    assert (missed.score, missed.missed, missed.status) == (Decimal("0.8"), ("csat",), "behind")
    assert dans.rests_on == Decimal("0.5")
    assert dans.score == next(line.attainment for line in dans.lines if line.goal.id == "sales-us")
    assert (dans.weights, dans.normalised) == (2, True)


def test_a_file_names_what_it_changes_before_it_is_kept(agreed: Workspace) -> None:
    wanted = read_for(agreed, FILE.replace("target: 50000", "target: 51000"), "x")
    (change,) = differences(book(agreed), wanted)

    assert (change.kind, change.id, change.new, change.fields) == (
        "goal",
        "sales-eu",
        False,
        {"target": ("50000", "51000")},
    )


def test_every_refusal_is_used_and_says_the_same_in_both_languages() -> None:
    room = Path(__file__).parents[2] / "src" / "helloword" / "goals"
    source = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py") if path.name != "refusals.py")

    assert [code for code in REFUSALS if f'"{code}"' not in source] == []


def test_goals_are_kept_alike_in_both_databases(tmp_path: Path, state_url: str | None) -> None:
    """Drafts need no data."""
    made = Workspace.create(
        tmp_path / "company", name="Small", currency="EUR", timezone="Europe/Berlin", state_url=state_url
    )
    for store in ("eu", "us"):
        made.add_store(store, "shopify", store.upper(), "EUR", "Europe/Berlin")
    add_people(made)
    whole = read_for(made, FILE.replace("status: active", "status: draft"), "x")
    agree(made, whole, "the plan", TODAY)
    later = replace(whole.goals["sales"], target=Decimal("80000.000000000001"))
    agree(made, Whole(goals={"sales": later}), "more", TODAY)
    again = book(Workspace.open(made.folder))

    assert again.whole == replace(whole, goals={**whole.goals, "sales": later})
    assert [(v.number, v.effective_from) for v in again.versions["sales"]] == [(1, later.start), (2, later.start)]
    assert verify(made.state).broken is None


@pytest.mark.parametrize("page", ["docs/goals.md", "docs/zh/goals.md"])
def test_the_example_of_the_docs_can_be_read(page: str) -> None:
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    found = read(text.split("```yaml\n")[1].split("```")[0], page)

    assert [len(found.strategies), len(found.goals), len(found.plans)] == [1, 3, 1]
