"""Comments over HTTP: said, seen by those who see what they are about, taken away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import httpx
import pytest

from helloword.audit import entries
from helloword.comments.keeping import LONGEST
from helloword.workspace import Workspace
from tests.companies import PLANTED
from tests.companies import company as made
from tests.server.conftest import serving
from tests.server.test_sign_in import owner, somebody

pytestmark = pytest.mark.slow
GOAL, HIDDEN = "/api/v1/comments/goal/ops-net-sales-us", "/api/v1/comments/goal/fin-net-profit"


@pytest.fixture(scope="module")
def workspace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("comments") / "company"
    with made(request.config, PLANTED) as planted:
        shutil.copytree(planted, folder)
    return Workspace.open(folder)


@pytest.fixture(scope="module")
def people(workspace: Workspace) -> Iterator[tuple[httpx.Client, httpx.Client, httpx.Client]]:
    """An owner, somebody who sees one store, and a viewer."""
    with serving(workspace.folder) as url:
        ana = owner(url, workspace)
        yield (
            ana,
            somebody(url, workspace, "kim", "operations", stores=("amazon-us",)),
            somebody(url, workspace, "vic", "viewer"),
        )


def test_what_is_said_is_told_to_those_who_see_what_it_is_about(
    people: tuple[httpx.Client, ...], workspace: Workspace
) -> None:
    ana, kim, vic = people
    said = ana.post(GOAL, json={"text": "  Prime day moves to July.\n<b>Plan for it</b> "}).json()
    answered = kim.post(GOAL, json={"text": "知道了"}).json()

    assert said[-1]["text"] == "Prime day moves to July.\n<b>Plan for it</b>"
    assert [(each["by"], each["removable"]) for each in answered[-2:]] == [
        (said[-1]["by"], False),
        ("person:kim", True),
    ]
    assert [each["text"] for each in vic.get(GOAL).json()][-1] == "知道了"
    assert {"actor": "person:kim", "name": "Kim"} in vic.get("/api/v1/colleagues").json()
    assert "Prime day" not in "".join(str(entry) for entry in entries(workspace.state))
    assert vic.post(GOAL, json={"text": "no"}).status_code == 403
    for call in (kim.get, lambda path: kim.post(path, json={"text": "x"})):
        assert call(HIDDEN).status_code == 404
        assert call("/api/v1/comments/goal/nothing").status_code == 404
        assert call("/api/v1/comments/kpi/supplier_otd").status_code == 404  # of no store
        assert call("/api/v1/comments/review/1").status_code == 403
    assert ana.get(HIDDEN).json() == []
    assert ana.get("/api/v1/comments/weather/1").status_code == 422


def test_ones_own_words_can_be_taken_away_and_by_who_manages_people(people: tuple[httpx.Client, ...]) -> None:
    ana, kim, _ = people
    mine, hers = (client.post(GOAL, json={"text": "oops"}).json()[-1]["id"] for client in (kim, ana))

    assert kim.delete(f"{GOAL}/{hers}").status_code == 403
    told = kim.delete(f"{GOAL}/{mine}").json()
    gone = next(each for each in told if each["id"] == mine)
    assert (gone["text"], gone["removed"], gone["removable"]) == ("", True, False)
    assert kim.delete(f"{GOAL}/{mine}").json() == told
    assert ana.delete(f"/api/v1/comments/goal/net-sales/{hers}").status_code == 404  # of another subject
    other = kim.post(GOAL, json={"text": "rude"}).json()[-1]["id"]
    assert next(each for each in ana.delete(f"{GOAL}/{other}").json() if each["id"] == other)["removed"]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1)])
def test_a_comment_without_words_or_with_too_many_is_refused(people: tuple[httpx.Client, ...], text: str) -> None:
    refused = people[0].post(GOAL, json={"text": text})
    assert (refused.status_code, refused.json()["code"]) == (422, "comment_text")
    assert str(LONGEST) in people[0].post(GOAL, json={"text": text}, headers={"Accept-Language": "zh"}).json()["detail"]
