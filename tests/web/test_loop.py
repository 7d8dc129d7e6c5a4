"""The whole loop as a person walks it: data, KPI, goal, alert, action, effect, review."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import text

from helloword.actions.measuring import measure
from helloword.workspace import Workspace
from tests.web.conftest import ANSWER_SECONDS, Site, serve

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000


@pytest.fixture(scope="module")
def folder(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(company, tmp_path_factory.mktemp("loop") / "company")


@pytest.fixture(scope="module")
def own_demo(folder: Path) -> Iterator[Site]:
    """A server of a copy of the demo company that tests may change."""
    served = serve(folder)
    yield served
    served.stop()


def one(site: Site, path: str, **query: str) -> dict[str, object]:
    found = site.get(path, **query)
    assert isinstance(found, dict)
    return found


def weeks_later(folder: Path, id: int, began: date) -> None:
    """As if the action had begun on an earlier day and its days were over: measured on the data that there is."""
    workspace = Workspace.open(folder)
    with workspace.state.write() as session:
        told = {"id": id, "day": began.isoformat(), "at": f"{began}T09:00:00.000000+00:00"}
        session.execute(
            text("UPDATE actions SET begun_on = :day, begun_at = :at, measure_on = :day WHERE id = :id"), told
        )
    assert measure(workspace, id)
    workspace.state.close()


def test_from_a_goal_that_is_behind_to_the_review_of_what_was_done(visit, folder: Path, own_demo: Site) -> None:
    alert = next(
        alert for group in one(own_demo, "/api/v1/alerts", rule="spend_without_sales")["items"] for alert in group["alerts"]  # type: ignore[attr-defined, index]
        if alert["slice"].get("campaign") == "SB Video Kitchen US"
    )  # fmt: skip
    waiting = one(own_demo, "/api/v1/actions", tab="waiting", playbook="ad_bids")["items"]
    action = next(a for a in waiting if a["subject"]["store"] == "amazon-us")  # type: ignore[attr-defined]
    week = one(own_demo, "/api/v1/reviews")["week"]
    seen = visit("en", at=own_demo)

    page = seen.go("/kpis/roas?where=store%3Aamazon-us")
    expect(page.locator("h1")).to_contain_text("Return on ad spend")
    navigation = page.get_by_role("navigation")
    navigation.get_by_role("link", name="Goals").click()
    seen.settle()
    expect(
        page.locator("#tree tr[data-goal] [data-status=behind], #tree tr[data-goal] [data-status=off]").first
    ).to_be_visible()

    seen.go(f"/alerts?alert={alert['id']}")
    details = page.locator(f"[data-details='{alert['id']}']")
    expect(details).to_contain_text("SB Video Kitchen US", timeout=SLOW)

    navigation.get_by_role("link", name="Actions").click()
    seen.settle()
    page.locator(f"[data-action='{action['id']}']").click()
    panel = page.locator(f"[data-details='{action['id']}']")
    expect(panel).to_contain_text("SB Video Kitchen US", timeout=SLOW)
    panel.get_by_role("button", name="Approve", exact=True).click()
    expect(page.locator(f"[data-action='{action['id']}']")).to_have_count(0, timeout=SLOW)
    seen.go(f"/actions?tab=done&action={action['id']}")
    expect(page.locator(f"[data-details='{action['id']}'][data-status=done]")).to_be_visible(timeout=SLOW)

    start = date.fromisoformat(f"{week[:4]}-01-04")  # type: ignore[index]
    monday = start - timedelta(days=start.weekday()) + timedelta(weeks=int(str(week)[-2:]) - 1)
    weeks_later(folder, int(str(action["id"])), monday + timedelta(days=1))
    seen.go(f"/actions?tab=done&action={action['id']}")
    expect(page.locator("[data-effect]")).to_be_visible(timeout=SLOW)

    navigation.get_by_role("link", name="Reviews").click()
    seen.settle()
    page.get_by_role("button", name="Write a review").first.click()
    form = page.get_by_role("form", name="Write a review")
    form.get_by_label("Week or month").fill(str(week))
    form.get_by_label(re.compile("another edition", re.IGNORECASE)).check()
    form.get_by_role("button", name="Write a review").click()
    page.wait_for_url(re.compile(r"/reviews/\d+"), timeout=SLOW)
    seen.settle()
    expect(page.get_by_role("heading", name="Actions", exact=True)).to_be_visible()
    expect(page.locator("main")).to_contain_text(str(action["title"]["en"]))  # type: ignore[index]
    assert seen.errors == []
