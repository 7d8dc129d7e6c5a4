"""The demo company's queue: proposals that wait, one turned down with its reason; made again, what was decided stays."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from helloword.actions.queue import actions
from helloword.actions.terms import terms_of
from helloword.demo.acting import NOT_NOW, act
from helloword.workspace import Workspace
from tests.companies import PLANTED, TODAY, company


@pytest.fixture(scope="module")
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as made:
        folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("acting") / "demo"))
    opened = Workspace.open(folder)
    yield opened
    opened.state.close()


def test_a_company_of_another_day_has_proposals_and_one_that_was_turned_down(demo: Workspace) -> None:
    found = actions(demo)
    by_status = Counter(str(each.status) for each in found)

    assert by_status["rejected"] == 1
    assert set(by_status) == {"proposed", "rejected"}
    assert by_status["proposed"] >= 5
    assert [each.note for each in found if each.status == "rejected"] == [NOT_NOW]
    assert {each.proposal.playbook for each in found} >= {"replenishment", "task"}
    assert all(each.proposal.title.zh != "" and each.proposal.title.en != "" for each in found)
    assert terms_of(demo, "replenishment").settings["mail"] == 0


def test_made_again_nothing_is_decided_anew(demo: Workspace) -> None:
    before = {each.id: each.status for each in actions(demo)}
    act(demo, TODAY)

    assert {each.id: each.status for each in actions(demo)} == before
    assert all(each.expires_at - each.proposed_at >= timedelta(days=1) for each in actions(demo))
