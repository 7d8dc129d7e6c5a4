"""The queue of actions in a real browser: decided on by keyboard and together, carried out, undone; and everything stopped."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from helloword.workspace import Workspace
from tests.web.conftest import ANSWER_SECONDS, Site, serve

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000
EFFECT = {
    "kpi": "gross_profit", "days": 60, "money": True, "touched": 2, "untouched": 40, "sure": "0.9",
    "value": "1240.00", "low": "300.00", "high": "2180.00", "clear": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(company, tmp_path_factory.mktemp("actions") / "company")


@pytest.fixture(scope="module")
def own_demo(folder: Path) -> Iterator[Site]:
    """A server of a copy of the demo company that tests may change."""
    served = serve(folder)
    yield served
    served.stop()


def listed(page: Page) -> list[int]:
    """The actions of the list, in order."""
    return [int(id) for id in page.locator("[data-action]").evaluate_all("all => all.map(e => e.dataset.action)")]


def queue(site: Site, **query: str) -> list[dict[str, object]]:
    found = site.get("/api/v1/actions", **query)
    assert isinstance(found, dict)
    return list(found["items"])


def one(site: Site, id: int) -> dict[str, object]:
    found = site.get(f"/api/v1/actions/{id}")
    assert isinstance(found, dict)
    return found


def test_the_demo_company_tells_a_story(visit, site: Site) -> None:
    waiting, done = queue(site, tab="waiting"), queue(site, tab="done")
    (rejected,) = queue(site, status="rejected")
    page = visit("en").go("/actions?tab=done")

    assert len(waiting) >= 4
    assert {action["playbook"] for action in done} == {"ad_bids", "replenishment", "task"}
    assert listed(page) == [action["id"] for action in done]
    closed = visit("en").go(f"/actions?tab=closed&action={rejected['id']}")
    expect(closed.get_by_text(str(rejected["note"])).first).to_be_visible()


def test_an_action_says_what_changes_why_and_what_it_should_bring(visit, site: Site) -> None:
    action = queue(site, tab="waiting", playbook="replenishment")[0]
    detail = one(site, int(str(action["id"])))
    seen = visit("zh")
    page = seen.go(f"/actions?action={action['id']}")
    panel = page.locator("[data-details]")

    for told in (detail["title"], detail["reason"], detail["expected"]["text"], detail["lines"][0]["reason"]):  # type: ignore[index]
        expect(panel).to_contain_text(told["zh"])
    expect(panel).to_contain_text("改动")
    expect(panel).to_contain_text(detail["lines"][0]["item"])  # type: ignore[index]
    assert seen.errors == []


def test_j_k_and_a_decide_and_the_server_says_how_it_stands(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/actions?playbook=task")
    first, second = listed(page)[:2]
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(f"[data-details='{first}']")).to_be_visible(timeout=SLOW)
    page.keyboard.press("j")
    expect(page.locator(f"[data-details='{second}']")).to_be_visible(timeout=SLOW)
    page.keyboard.press("a")
    expect(page.get_by_role("form", name="Approve")).to_be_visible()
    assert one(own_demo, second)["status"] == "proposed"
    page.keyboard.press("Enter")

    expect(page.locator(f"[data-action='{second}']")).to_have_count(0, timeout=SLOW)
    page.get_by_text(re.compile("^Done \\d+")).click()
    expect(page.locator(f"[data-action='{second}']")).to_be_visible(timeout=SLOW)
    assert one(own_demo, second)["status"] == "done"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Earned $1,240 more than items not touched (Gross profit, 60 days); between $300.00 and $2,180, 9 times in 10.",
        ),
        ("zh", "比没动过的多赚 $1,240（毛利，60 天）；十次里有 9 次在 $300.00 到 $2,180 之间。"),
    ],
)
def test_a_measured_effect_is_said_in_plain_words(visit, folder: Path, own_demo: Site, language: str, words: str) -> None:  # fmt: skip
    action = queue(own_demo, tab="done", playbook="replenishment")[0]
    kept(folder, int(str(action["id"])), EFFECT)
    page = visit(language, at=own_demo).go(f"/actions?tab=done&action={action['id']}")

    expect(page.locator("[data-effect]")).to_contain_text(words)


def test_where_too_little_was_left_untouched_nothing_is_claimed(visit, folder: Path, own_demo: Site) -> None:
    action = queue(own_demo, tab="done", playbook="task")[0]
    kept(folder, int(str(action["id"])), {**EFFECT, "untouched": 3, "value": None, "low": None, "high": None})
    page = visit("en", at=own_demo).go(f"/actions?tab=done&action={action['id']}")

    expect(page.locator("[data-effect=none]")).to_contain_text("Too few untouched items to tell: 3, and 8 are needed.")


def kept(folder: Path, id: int, effect: dict[str, object]) -> None:
    """Put a measurement there, as time would; an event makes the answer another."""
    workspace = Workspace.open(folder)
    with workspace.state.write() as session:
        session.execute(text("UPDATE actions SET effect = :effect WHERE id = :id"), {"effect": json.dumps(effect), "id": id})  # fmt: skip
        session.execute(
            text("INSERT INTO action_events (action, at, what, by, note, step) SELECT :id, max(at), 'measured', 'actions', '', 0 FROM action_events"), {"id": id},
        )  # fmt: skip
    workspace.state.close()


def test_stopping_everything_shows_on_every_page_until_somebody_lets_it_go_on(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/actions")
    page.get_by_role("button", name="Stop all actions").click()
    form = page.get_by_role("form", name="Stop all actions")
    form.get_by_label("Why").fill("prices look wrong")
    form.get_by_role("button", name="Stop all actions").click()
    bar = page.get_by_role("region", name="All actions are stopped")
    expect(bar).to_contain_text("prices look wrong", timeout=SLOW)
    assert seen.barriers() == []

    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("All actions are stopped")
    page.get_by_role("link", name="KPIs").click()
    expect(bar).to_contain_text("prices look wrong")
    bar.get_by_role("button", name="Let them go on").click()
    bar.get_by_label("Why").fill("mended")
    bar.get_by_role("button", name="Let them go on").click()
    expect(bar).to_have_count(0, timeout=SLOW)


def test_a_playbooks_terms_are_changed_with_a_reason(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/actions/playbooks")
    page.get_by_role("button", name="Change the terms of Replenishment").click()
    form = page.get_by_role("form", name="Change the terms of Replenishment")
    form.get_by_label("Most money in one action").fill("5000")
    form.get_by_label("Most money in a day").fill("")
    form.get_by_label("Why", exact=True).fill("smaller steps")
    form.get_by_role("button", name="Keep").click()
    tile = page.locator("[data-playbook=replenishment]")
    expect(tile).to_contain_text("5,000 USD", timeout=SLOW)

    playbooks = own_demo.get("/api/v1/playbooks")
    assert isinstance(playbooks, list)
    limits = next(p["limits"] for p in playbooks if p["id"] == "replenishment")
    assert (limits["money"], limits["day_money"]) == ("5000", "none")


def test_a_task_is_closed_with_what_was_done(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/actions/tasks")
    task = page.locator("[data-task]").first
    id = task.get_attribute("data-task")
    task.get_by_role("button", name="Mark as done").click()
    task.get_by_label("Note (optional)").fill("called them")
    task.get_by_role("button", name="Mark as done").click()

    expect(page.locator(f"[data-task='{id}']")).to_have_count(0, timeout=SLOW)
    page.get_by_text("Done", exact=True).click()
    expect(page.locator(f"[data-task='{id}']")).to_contain_text("called them", timeout=SLOW)


def test_an_alert_leads_to_the_action_that_answers_it_and_back(visit, site: Site) -> None:
    action = queue(site, tab="done", playbook="task")[0]
    (alert, *_) = action["alerts"]  # type: ignore[misc]
    page = visit("en").go(f"/alerts?alert={alert}")
    page.locator(f"[data-answer='{action['id']}'] a").click()
    expect(page.locator(f"[data-details='{action['id']}']")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name=f"Alert {alert}", exact=True).click()

    expect(page.locator(f"[data-details='{alert}']")).to_be_visible(timeout=SLOW)


def test_on_a_phone_an_action_is_decided_in_a_drawer_and_every_page_is_reached(visit, site: Site) -> None:
    seen = visit("zh", "dark", 390, 844)
    page = seen.go("/actions")
    page.locator("[data-action]").first.click()
    expect(page.get_by_role("dialog").locator("[data-details]")).to_be_visible(timeout=SLOW)
    assert not seen.sideways()
    assert seen.barriers() == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="更多").click()
    page.get_by_role("link", name="审计日志").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("审计日志")
    expect(page.get_by_role("link", name="审计日志")).to_be_hidden()


def test_a_company_without_data_is_told_what_comes_first(visit, empty_site: Site) -> None:
    for path in ("/actions", "/actions/tasks", "/purchases"):
        seen = visit("en", at=empty_site)
        expect(seen.go(path).locator("[data-face=empty]")).to_be_visible()
        assert seen.errors == []
