"""A running server acts: what is approved is executed once, playbooks are asked when data is new, and a stop loses nothing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from helloword.actions.approving import approve
from helloword.actions.deferring import defer
from helloword.actions.playbooks import declarations
from helloword.actions.proposing import propose
from helloword.actions.queue import actions, history
from helloword.actions.stopping import stop
from helloword.actions.terms import change_terms
from helloword.actions.working import LOCK
from helloword.period import ONE_DAY
from helloword.server.acting import Acting, Pace, acting
from helloword.server.served import Served
from helloword.state.locks import exclusive
from helloword.workspace import Workspace
from tests.actions.conftest import (
    NOW,
    Post,
    able_to_mail,
    clock,
    land,
    low_on_stock,
    made,
    post,
    small,
    workspace,
)

from .conftest import serving
from .test_actions import until

__all__ = ["made", "post", "small", "workspace"]
NEVER = threading.Event()
SOON = Pace(first=0, look=0.05, settled=timedelta(0), clock=clock)


def statuses(workspace: Workspace) -> list[tuple[str, str]]:
    return [(each.proposal.playbook, str(each.status)) for each in actions(workspace)]


def approved(workspace: Workspace) -> int:
    """An approved order."""
    (id,) = propose(workspace, "replenishment", NOW).new
    approve(workspace, id, now=NOW)
    return id


def test_what_is_approved_is_executed_with_a_mail(workspace: Workspace, post: tuple[Post, int]) -> None:
    id = approved(workspace)
    with acting(Served(workspace), SOON):
        until(lambda: ("replenishment", "done") in statuses(workspace))

    assert len(post[0].letters) == 1
    assert {e.by for e in history(workspace, id) if e.what.startswith("do:")} == {"actions"}
    assert "actions" not in {thread.name for thread in threading.enumerate()}


def test_what_was_put_aside_comes_back_on_its_day(small: Workspace) -> None:
    (id,) = propose(small, "replenishment", NOW).new
    defer(small, id, (NOW + ONE_DAY).date(), "ask first", NOW)
    Acting(SOON).look(Served(small), NEVER)
    assert statuses(small)[-1] == ("replenishment", "deferred")

    Acting(Pace(clock=lambda: NOW + ONE_DAY)).look(Served(small), NEVER)
    assert statuses(small)[-1] == ("replenishment", "proposed")
    assert [(e.what, e.by) for e in history(small, id)][-1] == ("returned", "actions")


def test_playbooks_are_asked_once_for_each_state_of_the_data(small: Workspace, tmp_path: Path) -> None:
    looks = Acting(Pace(settled=timedelta(seconds=60), clock=clock))
    moments = [NOW + timedelta(seconds=n) for n in (0, 30, 61, 90)]
    asked = []
    for now in moments:
        looks.pace = Pace(settled=timedelta(seconds=60), clock=lambda now=now: now)  # type: ignore[misc]
        looks.look(Served(small), NEVER)
        asked.append(looks.asked)

    assert asked == [False, False, True, True]
    assert statuses(small) == [("replenishment", "proposed")]
    land(small, tmp_path, "products", ["sku,title,supplier", "A,Desk lamp,S1"])
    looks.look(Served(small), NEVER)
    assert looks.asked is False


def test_a_playbook_that_only_suggests_is_asked_too_and_nothing_of_it_is_done(
    small: Workspace, post: tuple[Post, int]
) -> None:
    for id in declarations():
        change_terms(small, id, {"mode": "suggest"}, "not yet")
    looks = Acting(SOON)
    looks.look(Served(small), NEVER)
    looks.look(Served(small), NEVER)

    assert (statuses(small), post[0].mails) == ([("replenishment", "proposed")], [])


def test_while_all_is_stopped_nothing_is_done(small: Workspace, post: tuple[Post, int]) -> None:
    approved(small)
    stop(small, "prices look wrong")
    Acting(SOON).look(Served(small), NEVER)

    assert (statuses(small), post[0].mails) == ([("replenishment", "approved")], [])


def test_work_that_another_process_does_is_left_to_it_without_a_word(
    small: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    approved(small)
    with exclusive(small.folder / LOCK, wait=0, what="a test"), caplog.at_level(logging.WARNING):
        Acting(SOON).look(Served(small), NEVER)

    assert (statuses(small), caplog.messages) == ([("replenishment", "approved")], [])


def test_a_failure_is_told_once_and_ends_nothing(small: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    approved(small)
    lock = small.folder / LOCK
    lock.mkdir()
    looks = Acting(SOON)
    with caplog.at_level(logging.WARNING):
        looks.look(Served(small), NEVER)
        looks.look(Served(small), NEVER)
        lock.rmdir()
        looks.look(Served(small), NEVER)

    assert len([m for m in caplog.messages if m.startswith("Actions could not be executed")]) == 1
    assert statuses(small) == [("replenishment", "done")]


class Slow(Post):
    """Takes its time, so that a server can be stopped in the middle."""

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
        time.sleep(2)
        return await super().handle_DATA(server, session, envelope)  # type: ignore[arg-type]


@contextmanager
def slow_post() -> Iterator[tuple[Post, int]]:
    from aiosmtpd.controller import Controller

    from tests.alerts.receiving import free_port

    box, port = Slow(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


def test_a_server_that_is_stopped_in_the_middle_goes_on_when_it_starts_again(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    with slow_post() as (box, port):
        company = able_to_mail(low_on_stock(tmp_path, None, today), port)
        (id,) = propose(company, "replenishment").new
        approve(company, id)
        with serving(company.folder):
            until(lambda: any(event.what == "do:draft" for event in history(company, id)))
        halted = statuses(company)
        with serving(company.folder) as url, httpx.Client(base_url=url, timeout=60) as api:
            until(lambda: api.get(f"/api/v1/actions/{id}").json()["status"] == "done")

    assert halted == [("replenishment", "running")]
    assert len(box.letters) == 1
    steps = [event.what for event in history(company, id) if event.what.startswith("do:")]
    assert steps == ["do:begin", "do:draft", "do:mail", "do:order"]
