"""The SMART check finds what the cases beside it say, in both languages and with a remedy; balance and ready sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter
from typing import cast

import pytest

from helloword import people
from helloword.errors import InputError
from helloword.goals import Whole, book
from helloword.goals.balance import balances
from helloword.goals.changing import activate, agree
from helloword.goals.document import facts, goal_from
from helloword.goals.evidence import Evidence
from helloword.goals.fields import Table, load
from helloword.goals.findings import SENTENCES
from helloword.goals.ready import Order, instantiate, ready_set, ready_sets
from helloword.goals.smart import Ground, measurable, smart
from helloword.people import Person
from helloword.workspace import Workspace
from tests.goals.company import TODAY

CASES = load(Path(__file__).with_name("smart_cases.yml").read_text(encoding="utf-8"), "smart_cases.yml")


@pytest.fixture(scope="module")
def known(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small company with its goals, which no case changes, and somebody who left."""
    import shutil

    from helloword.goals.changing import read_for

    folder = shutil.copytree(template, tmp_path_factory.mktemp("smart") / "company")
    company = Workspace.open(folder)
    text = Path(__file__).with_name("goals.yml").read_text(encoding="utf-8")
    agree(company, read_for(company, text, "goals.yml"), "the plan", TODAY)
    people.add_person(company, Person("gone", "Gone", "sales", active=False))
    return company


@pytest.mark.parametrize("name", CASES)
def test_a_case(known: Workspace, name: str) -> None:
    case = cast(dict[str, Table], CASES[name])
    found = book(known)
    table = {**facts(found.goal("sales")), **case.get("change", {})}
    goal = goal_from("sales", cast(Table, {k: v for k, v in table.items() if v != ""}), name)
    evidence = Evidence.of(known, date.fromisoformat(str(case.get("today", TODAY))))

    checks = smart(goal, Ground(found, people.staff(known), evidence))

    got = {c.letter: f"{c.verdict} {c.finding.code}" for c in checks}
    assert [c.letter for c in checks] == ["S", "M", "A", "R", "T"]
    assert {letter: got[letter] for letter in case["expect"]} == case["expect"]  # type: ignore[index]
    assert all(c.verdict == "ok" or (c.finding.remedy and c.finding.remedy.zh) for c in checks)


@pytest.mark.parametrize(
    ("today", "months"), [("2026-07-01", "12"), ("2026-06-20", "12"), ("2026-07-14", "12"), ("2025-01-10", "7")]
)
def test_data_is_never_in_more_than_twelve_of_the_last_twelve_months(known: Workspace, today: str, months: str) -> None:
    found = book(known)
    ground = Ground(found, people.staff(known), Evidence.of(known, date.fromisoformat(today)))
    told = measurable(found.goal("sales"), ground).finding

    assert told.code == "measurable"
    assert f"in {months} of the last 12 months" in told.text.en
    assert f"最近 12 个月有 {months} 个月" in told.text.zh


@pytest.mark.parametrize("code", SENTENCES)
def test_a_finding_says_the_same_in_both_languages(code: str) -> None:
    def facts_of(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for text in filter(None, SENTENCES[code]):
        assert facts_of(text.zh) == facts_of(text.en)
        assert text.zh != text.en


def test_too_few_goals_and_missing_sides_are_named(known: Workspace) -> None:
    found = balances(book(known), people.staff(known), Evidence.of(known, TODAY))

    assert [(b.whose.of, b.whose.id, b.count) for b in found] == [
        ("company", "company", 2), ("department", "sales", 2), ("department", "service", 1),
    ]  # fmt: skip
    company = found[0]
    assert [f.code for f in company.findings] == ["few_goals", "perspective_missing", "perspective_missing"]
    assert company.findings[0].text.en == "Goals of the company: 2, fewer than 5."
    assert "customers" in company.findings[1].text.en
    assert [f.code for f in found[2].findings] == ["few_goals", *["perspective_missing"] * 3, "only_short"]


def test_a_balanced_company_is_left_alone(agreed: Workspace) -> None:
    whole = book(agreed).whole
    sides = {"a": "repeat_rate", "b": "csat", "c": "aov"}
    more = {id: replace(whole.goals["cvr"], id=id, kpi=kpi, status="draft") for id, kpi in sides.items()}
    agree(agreed, Whole(goals=more), "more", TODAY)
    company, *_ = balances(book(agreed), people.staff(agreed), Evidence.of(agreed, TODAY))

    assert (company.count, company.findings) == (5, ())


@pytest.mark.parametrize("id", ready_sets())
def test_a_ready_set_is_whole(known: Workspace, id: str) -> None:
    found, kpis = ready_set(id), Evidence.of(known, TODAY).kpis
    named = {str(t["kpi"]) for t in found.templates.values()}

    assert named <= set(kpis)
    assert found.note.zh
    assert found.note.en
    if found.begins == "opening":
        assert {kpis[kpi].perspective for kpi in named} <= {"process", "customer", "growth"}
    else:
        assert 7 <= len(found.templates) <= 12


def test_a_set_proposes_from_the_data_and_leaves_out_what_has_none(known: Workspace) -> None:
    made = instantiate(ready_set("operations"), Order("ben", "sales"), Evidence.of(known, TODAY))
    cvr = made.goals["cvr-sales-2026-07"]

    assert (cvr.start, cvr.end, cvr.status) == (date(2026, 7, 1), date(2027, 6, 30), "draft")
    # 2 % was, and 6 % better is proposed.
    assert (str(cvr.baseline), str(cvr.target), cvr.department, cvr.owner) == ("0.02", "0.0212", "sales", "ben")
    assert "cancel-rate-sales-2026-07" in made.left_out


def test_a_new_stores_goals_begin_on_its_opening_day(company: Workspace) -> None:
    """The store has no data yet, so its baselines are the company's."""
    company.add_store("jp", "rakuten", "JP", "JPY", "Asia/Tokyo", region="JP", opened=date(2026, 5, 20))
    made = instantiate(ready_set("new_store"), Order("dan", where=(("store", ("jp",)),)), Evidence.of(company, TODAY))
    cvr = made.goals["cvr-jp-2026-05"]

    assert (cvr.start, cvr.end) == (date(2026, 5, 20), date(2026, 11, 19))
    assert (str(cvr.baseline), str(cvr.target), cvr.shape) == ("0.02", "0.02", "even")
    agree(company, Whole(goals=made.goals), "a new store", TODAY)
    with pytest.raises(InputError, match="no data in this scope"):
        activate(company, [cvr.id], "go", TODAY)


def test_a_set_for_a_store_without_an_opening_day_asks_for_one(known: Workspace) -> None:
    with pytest.raises(InputError, match="--where store=ID"):
        instantiate(ready_set("new_store"), Order("dan"), Evidence.of(known, TODAY))
