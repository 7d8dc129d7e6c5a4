"""Goals over HTTP: told with where they stand, checked, scored, adjusted and put in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from helloword.goals.changing import agree, read_for
from helloword.goals.closing import close
from tests.goals.company import TODAY, make_company
from tests.server.conftest import serving
from tests.server.test_problems import check

GOALS = Path(__file__).parents[1] / "goals" / "goals.yml"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Talks to the server of the small company, whose goals these tests change."""
    made = make_company(tmp_path_factory.mktemp("goals"))
    agree(made, read_for(made, GOALS.read_text(encoding="utf-8"), "goals.yml"), "the plan", TODAY)
    close(made, date(2026, 1, 1), date(2026, 3, 31), "first quarter", TODAY)
    made.state.close()
    with serving(made.folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_goals_are_a_tree_with_attainment_and_pace(own: httpx.Client) -> None:
    found = own.get("/api/v1/goals").raise_for_status().json()
    sales = next(goal for goal in found["goals"] if goal["id"] == "sales")

    assert [part["id"] for part in sales["parts"]] == ["sales-eu", "sales-us"]
    assert sales["name"] == {"zh": "销售额", "en": "Sales"}
    assert (sales["progress"]["actual"], sales["progress"]["measured"]) == ("32070", "2026-06-30")
    assert float(sales["progress"]["pace"]) == pytest.approx(32070 / float(sales["progress"]["expected"]))
    assert [strategy["id"] for strategy in found["strategies"]] == ["grow"]
    assert ("person", "ben") in {(w["of"], w["id"]) for w in found["whose"]}
    assert next(goal for goal in found["goals"] if goal["id"] == "visits")["progress"] is None


def test_a_goal_has_its_check_versions_months_and_parts(own: httpx.Client) -> None:
    found = own.get("/api/v1/goals/cvr").raise_for_status().json()

    assert [letter["letter"] for letter in found["smart"]] == ["S", "M", "A", "R", "T"]
    assert all(letter["text"]["zh"] and letter["text"]["en"] for letter in found["smart"])
    assert [version["target"] for version in found["versions"]] == ["0.02"]
    assert len(found["months"]) == 12
    assert found["months"][0]["actual"] == "0.02"
    assert found["cascade"]["unallocated"]["denominator"] == "14750"
    assert found["closed_until"] == "2026-03-31"


def test_a_scorecard_is_of_the_company_a_department_or_a_person(own: httpx.Client) -> None:
    company = own.get("/api/v1/scorecards/company").raise_for_status().json()
    department = own.get("/api/v1/scorecards/service").raise_for_status().json()
    person = own.get("/api/v1/scorecards/ben?from=2026-01-01&to=2026-03-31").raise_for_status().json()

    assert [line["id"] for line in company["lines"]] == ["cvr", "sales"]
    assert (department["of"], department["score"], department["status"]) == ("department", "1.2", "on_track")
    assert {line["progress"]["until"] for line in person["lines"]} == {"2026-03-31"}


def test_balance_is_told_in_both_languages(own: httpx.Client) -> None:
    found = own.get("/api/v1/goals/balance").raise_for_status().json()

    assert [(each["of"], each["id"]) for each in found] == [
        ("company", "company"), ("department", "sales"), ("department", "service"),
    ]  # fmt: skip
    assert found[0]["findings"][0]["code"] == "few_goals"
    assert found[0]["findings"][0]["remedy"]["zh"]


def test_a_new_target_is_told_at_once(own: httpx.Client) -> None:
    tag = own.get("/api/v1/goals").headers["ETag"]
    body = {"target": "26000", "effective_from": "2026-09-01", "reason": "more"}
    saved = own.post("/api/v1/goals/sales-us/target", json=body).raise_for_status().json()
    found = own.get("/api/v1/goals/sales-us").raise_for_status().json()

    assert saved == {"goal": "sales-us", "version": 2, "effective_from": "2026-09-01", "status": "active"}
    assert (found["target"], found["versions"][-1]["reason"]) == ("26000", "more")
    assert own.get("/api/v1/goals", headers={"If-None-Match": tag}).status_code == 200


def test_a_draft_is_put_in_force_once(own: httpx.Client) -> None:
    saved = own.post("/api/v1/goals/visits/activate", json={"reason": "agreed"}).raise_for_status().json()

    assert (saved["status"], saved["version"]) == ("active", 2)
    check(own.post("/api/v1/goals/visits/activate", json={"reason": "again"}), 422, "goal_status")


@pytest.mark.parametrize(
    ("address", "body", "status", "code"),
    [
        ("sales/target", {"target": "1", "effective_from": "2026-03-01", "reason": "x"}, 422, "goal_closed"),
        ("sales/target", {"target": "1", "effective_from": "2026-07-15", "reason": "x"}, 422, "goal_mid_month"),
        ("sales/target", {"target": "much", "effective_from": "2026-07-01", "reason": "x"}, 422, "goal_file"),
        ("sales/target", {"target": "1", "effective_from": "2026-07-01", "reason": ""}, 422, "goal_reason"),
        ("sales/target", {"target": "1"}, 422, "bad_parameter"),
        ("nothing/target", {"target": "1", "reason": "x"}, 404, "unknown_goal"),
        ("nothing/activate", {"reason": "x"}, 404, "unknown_goal"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(
    own: httpx.Client, address: str, body: dict[str, str], status: int, code: str
) -> None:
    check(own.post(f"/api/v1/goals/{address}", json=body), status, code)


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_sites_page_cannot_change_a_goal(own: httpx.Client, headers: dict[str, str]) -> None:
    check(own.post("/api/v1/goals/sales/target", json={"target": "1", "reason": "x"}, headers=headers), 403)


def test_a_refusal_is_worded_in_the_readers_language(own: httpx.Client) -> None:
    answer = own.post(
        "/api/v1/goals/sales/target", json={"target": "1", "effective_from": "2026-02-01", "reason": "x"},
        headers={"Accept-Language": "zh-CN"},
    )  # fmt: skip

    assert "最早从 2026-04-01 起生效" in answer.json()["detail"]
