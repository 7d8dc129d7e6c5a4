"""The demo company's survey: switched on where the platform allows it, with answers, and nothing that could be sent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from helloword.demo.surveying import DAYS, STORE
from helloword.lake.contacts import held
from helloword.mail import account
from helloword.service.keeping import surveys
from helloword.service.sending import Sent, send_due
from helloword.service.standing import asked, overview
from helloword.service.telling import tell_lake
from helloword.workspace import Workspace
from tests.companies import PLANTED, TODAY, company

NOW = datetime.combine(TODAY, time(9), UTC)


@pytest.fixture(scope="module")
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as made:
        folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("surveying") / "demo"))
    opened = Workspace.open(folder)
    yield opened
    opened.state.close()


def test_only_the_own_shop_asks_its_buyers(demo: Workspace) -> None:
    assert {store for store, version in surveys(demo).items() if version.rule.active} == {STORE}


def test_its_answers_are_those_that_the_data_has(demo: Workspace) -> None:
    [shop] = [each for each in overview(demo, NOW).stores if each.store == STORE]

    assert 1000 < shop.sent < 4000
    assert shop.rate is not None
    assert 0.08 < shop.rate < 0.3
    assert shop.skipped["recently_asked"] > 10
    assert shop.values["csat"] is not None
    assert overview(demo, NOW).opted_out == 3
    assert tell_lake(demo) == 0


def test_nobody_was_asked_about_a_parcel_that_had_not_come(demo: Workspace) -> None:
    found = asked(demo)

    assert all(each.due < TODAY for each in found)
    assert all(each.sent_at is None or each.sent_at < NOW for each in found)
    assert surveys(demo)[STORE].rule.days == DAYS


def test_nothing_can_be_sent(demo: Workspace) -> None:
    """There is no mail account, no address is held, and one who sends has nobody to ask."""
    assert account(demo) is None
    assert held(demo) == ()
    assert send_due(demo, NOW) == Sent()
