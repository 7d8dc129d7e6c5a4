"""A server looks after the alerts itself: late data is noticed, messages are tried again, and nothing stops it but a stop."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helloword.alerts.alert import Alert
from helloword.alerts.channels import add_channel
from helloword.alerts.evaluating import evaluate
from helloword.alerts.inbox import alerts
from helloword.alerts.keeping import switch
from helloword.alerts.sending import WAITS, outbox
from helloword.period import ONE_DAY
from helloword.server.looking_after import Round, Rounds, looking_after
from helloword.server.served import Served
from helloword.settings import FILE_NAME
from helloword.workspace import Workspace
from tests.alerts.conftest import TODAY, Company, make
from tests.alerts.receiving import Hook, Mailbox, hook, mailbox

MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
NEVER = threading.Event()
SOON = {"first": 0.0, "look": 0.02}


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def post() -> Iterator[Hook]:
    with hook() as kept:
        yield kept


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


@pytest.fixture
def regular(company: Company) -> Company:
    """Data came every day until yesterday; the rule that notices when it does not is on."""
    switch(company.workspace, ["missing_data"], on=True)
    company.funnel(lambda back: 30)
    evaluate(company.workspace, today=TODAY, now=MORNING)
    return company


@pytest.fixture
def company(tmp_path: Path, state_url: str | None) -> Company:
    return make(tmp_path, state_url)


@contextmanager
def looked_after(workspace: Workspace, clock: Clock) -> Iterator[None]:
    with looking_after(Served(workspace), Rounds(clock=clock, **SOON)):
        yield


def until(true: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def rules(found: tuple[Alert, ...]) -> list[tuple[str, str]]:
    return [(alert.rule, alert.status) for alert in found]


def test_data_that_does_not_come_is_noticed_when_the_day_begins_and_told_by_mail_and_web_hook(
    regular: Company, mail: Mailbox, post: Hook
) -> None:
    add_channel(regular.workspace, "mail", mail.address, locale="zh-CN")
    add_channel(regular.workspace, "team", post.address, locale="en")
    clock = Clock()
    with looked_after(regular.workspace, clock):
        time.sleep(0.3)

        assert alerts(regular.workspace) == ()

        clock.now += timedelta(days=9)
        until(lambda: mail.mails and post.posts)

    assert rules(alerts(regular.workspace)) == [("missing_data", "open")]
    assert len(mail.mails) == len(post.posts) == 1


def test_rules_are_evaluated_by_the_hour_and_not_more_often(regular: Company) -> None:
    clock = Clock()
    round = Round(Rounds(clock=clock))
    moments = []
    for minutes in (0, 1, 59, 60, 61, 119, 120):
        clock.now = MORNING + timedelta(minutes=minutes)
        round.look(Served(regular.workspace), NEVER)
        moments.append(round.at)

    hours = [0, 0, 0, 60, 60, 60, 120]
    assert moments == [MORNING + timedelta(minutes=minutes) for minutes in hours]


def test_the_day_begins_where_the_company_is(regular: Company) -> None:
    clock = Clock()
    clock.now = datetime(2026, 3, 31, 21, 50, tzinfo=UTC)
    round = Round(Rounds(clock=clock))
    round.look(Served(regular.workspace), NEVER)
    clock.now += timedelta(minutes=11)
    round.look(Served(regular.workspace), NEVER)

    assert (round.day, round.at) == (TODAY + ONE_DAY, clock.now)


def test_a_message_that_failed_is_tried_again_when_its_time_has_come(regular: Company, post: Hook) -> None:
    add_channel(regular.workspace, "team", post.address)
    post.status = 500
    clock = Clock()
    clock.now += timedelta(days=9)
    with looked_after(regular.workspace, clock):
        until(lambda: [m.tries for m in outbox(regular.workspace)] == [1])
        post.status = 200
        clock.now += WAITS[0] - timedelta(seconds=1)
        time.sleep(0.3)

        assert post.posts == []

        clock.now += timedelta(seconds=1)
        until(lambda: [m.status for m in outbox(regular.workspace)] == ["sent"])

    assert len(post.posts) == 1


def test_a_failure_is_logged_once_and_the_next_look_does_better(
    regular: Company, post: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    add_channel(regular.workspace, "team", post.address)
    settings = regular.workspace.folder / FILE_NAME
    good = settings.read_text(encoding="utf-8")
    clock = Clock()
    clock.now += timedelta(days=9)
    settings.write_text("nonsense", encoding="utf-8")
    with caplog.at_level(logging.WARNING), looked_after(regular.workspace, clock):
        until(lambda: caplog.messages)
        time.sleep(0.2)
        settings.write_text(good, encoding="utf-8")
        until(lambda: post.posts)

    assert [m for m in caplog.messages if m.startswith("Alerts could not be")] == [caplog.messages[0]]


def test_what_is_not_an_error_of_ours_does_not_end_it_either(
    regular: Company, post: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    add_channel(regular.workspace, "team", post.address)
    clock = Clock()
    clock.now += timedelta(days=9)
    broken = Rounds(clock=_failing_first(clock), **SOON)
    with caplog.at_level(logging.WARNING), looking_after(Served(regular.workspace), broken):
        until(lambda: post.posts)

    assert "Alerts could not be looked after: no clock" in caplog.messages


def _failing_first(clock: Clock) -> Callable[[], datetime]:
    asked: list[int] = []

    def now() -> datetime:
        asked.append(1)
        if len(asked) == 1:
            raise RuntimeError("no clock")
        return clock()

    return now


def test_it_ends_with_the_server(regular: Company) -> None:
    with looked_after(regular.workspace, Clock()):
        assert "alerts" in {thread.name for thread in threading.enumerate()}
    before = time.monotonic()
    with looking_after(Served(regular.workspace), Rounds(first=3600)):
        pass

    assert "alerts" not in {thread.name for thread in threading.enumerate()}
    assert time.monotonic() - before < 2


SERVE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from helloword.server.looking_after import Rounds
from helloword.server.running import serve
from helloword.workspace import Workspace
moment = datetime.fromisoformat(sys.argv[2])
rounds = Rounds(first=0.5, look=0.05, clock=lambda: moment)
serve(Workspace.open(Path(sys.argv[1])), "127.0.0.1", 0, lambda url: print(url, flush=True), rounds)
"""


def test_two_servers_at_once_send_one_message_and_a_stop_ends_them(regular: Company, post: Hook) -> None:
    add_channel(regular.workspace, "team", post.address)
    moment = (MORNING + timedelta(days=9)).isoformat()
    command = [sys.executable, "-c", SERVE, str(regular.workspace.folder), moment]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        assert all(server.stdout is not None and server.stdout.readline().startswith("http") for server in servers)
        until(lambda: [m.status for m in outbox(regular.workspace)] == ["sent"])
        time.sleep(1)
    finally:
        for server in servers:
            server.terminate()
        ended = [server.wait(30) for server in servers]

    assert len(post.posts) == 1
    assert rules(alerts(regular.workspace)) == [("missing_data", "open")]
    assert set(ended) <= {0, -15}
