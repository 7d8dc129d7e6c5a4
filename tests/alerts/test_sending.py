"""Messages go out once, to those they concern and in their language, and survive whatever fails on the way."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from helloword import people
from helloword.alerts.channels import add_channel, channels
from helloword.alerts.evaluating import evaluate
from helloword.alerts.inbox import alerts, mute, unmute
from helloword.alerts.keeping import switch
from helloword.alerts.sending import LEASE, WAITS, dead_letters, outbox, send_due, send_test
from helloword.audit import entries
from helloword.errors import InputError, OutsideError
from helloword.people import Department, Person
from helloword.period import ONE_DAY
from helloword.text import Text

from .conftest import LAST, TODAY, Company
from .receiving import Hook, Mailbox, hook, mailbox

NOW = datetime(2030, 1, 1, tzinfo=UTC)
"""Long after any message was queued, so that all are due."""


@pytest.fixture
def post() -> Iterator[Hook]:
    with hook() as kept:
        yield kept


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


@pytest.fixture
def falling(small: Company) -> Company:
    """Conversion fell in one store; the rule is on and nobody has looked yet."""
    people.add_department(small.workspace, Department("company", Text("公司", "Company")))
    for id, roles, locale in (("anna", ("operations",), "zh-CN"), ("ben", ("finance",), "en")):
        people.add_person(small.workspace, Person(id, id.title(), "company", roles, None, locale))
    switch(small.workspace, ["cvr_fall"], on=True)
    small.funnel(lambda back: 30 if back > 2 else 5)
    return small


def test_mail_and_web_hook_are_told_what_where_how_much_why_and_what_to_do(
    falling: Company, mail: Mailbox, post: Hook
) -> None:
    add_channel(falling.workspace, "anna-mail", mail.address, "anna")
    add_channel(falling.workspace, "team", post.address, locale="en")
    evaluate(falling.workspace, today=TODAY)

    assert send_due(falling.workspace).sent == 2
    (letter,), (posted,) = mail.mails, post.posts
    assert letter.subject == "【紧急】转化率下跌：eu"
    assert "eu：1.33%" in letter.text
    assert "平时 3.00%" in letter.text
    assert posted["title"] == "[Critical] Conversion fell: eu"
    assert f"since {LAST}" in posted["message"]
    assert "The stage that fell most is paying" in posted["message"]
    assert "What to do: Begin with the stage" in posted["message"]
    assert f"/alerts/{alerts(falling.workspace)[0].id}" in posted["message"]


def test_only_the_owner_s_people_and_the_company_s_channels_hear_of_it(falling: Company, post: Hook) -> None:
    for name, person in (("of-anna", "anna"), ("of-ben", "ben"), ("all", None)):
        add_channel(falling.workspace, name, post.address, person)
    evaluate(falling.workspace, today=TODAY)

    assert sorted(m.channel for m in outbox(falling.workspace)) == ["all", "of-anna"]


def test_what_is_over_is_told_too(falling: Company, post: Hook) -> None:
    add_channel(falling.workspace, "team", post.address)
    evaluate(falling.workspace, today=TODAY)
    falling.funnel(lambda back: 30, back=0, until=-4)
    evaluate(falling.workspace, today=TODAY + 5 * ONE_DAY)
    send_due(falling.workspace)

    assert [p["title"] for p in post.posts] == ["[Critical] Conversion fell: eu", "[Over] Conversion fell: eu"]


def test_alerts_of_one_group_are_one_message(small: Company, post: Hook) -> None:
    switch(small.workspace, ["spend_without_sales"], on=True)
    add_channel(small.workspace, "team", post.address)
    header = "date,channel,campaign_id,campaign,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency"
    days = [TODAY - n * ONE_DAY for n in range(20, 0, -1)]
    small.land(
        "ads", header, [f"{day},search,{c},{c},9000,90,40.00,0,0,0.00,EUR" for day in days for c in ("A", "B", "C")]
    )
    evaluate(small.workspace, today=TODAY)
    send_due(small.workspace)

    assert [p["title"] for p in post.posts] == ["[Critical] Ads spend and sell nothing: 3 places in eu"]
    assert len(alerts(small.workspace)) == 3


def test_a_muted_slice_is_kept_but_not_told_until_the_mute_is_lifted(falling: Company, post: Hook) -> None:
    add_channel(falling.workspace, "team", post.address)
    mute(falling.workspace, "cvr_fall", (("store", "eu"),), datetime.now(UTC).date() + 9 * ONE_DAY, "a new shop page")
    evaluate(falling.workspace, today=TODAY)

    assert outbox(falling.workspace) == ()
    assert [a.muted_until is not None for a in alerts(falling.workspace)] == [True]

    unmute(falling.workspace, "cvr_fall")
    evaluate(falling.workspace, since=0, today=TODAY)

    assert len(outbox(falling.workspace)) == 1


def test_what_fails_is_tried_again_later_and_given_up_after_the_last_try(falling: Company, post: Hook) -> None:
    add_channel(falling.workspace, "team", post.address)
    evaluate(falling.workspace, today=TODAY)
    post.status = 500
    now = NOW
    for wait in WAITS:
        assert send_due(falling.workspace, now).failed == 1
        assert send_due(falling.workspace, now + wait - timedelta(seconds=1)).failed == 0
        now += wait

    assert send_due(falling.workspace, now).dead == 1
    assert dead_letters(falling.workspace) == 1
    post.status = 200
    assert send_due(falling.workspace, now + timedelta(days=9)).sent == 0
    assert (outbox(falling.workspace)[0].status, outbox(falling.workspace)[0].problem) == (
        "dead", "the service did not accept it",
    )  # fmt: skip


def test_a_service_that_is_back_gets_the_message(falling: Company, post: Hook) -> None:
    add_channel(falling.workspace, "team", post.address)
    evaluate(falling.workspace, today=TODAY)
    post.status = 500
    send_due(falling.workspace, NOW)
    post.status = 200

    assert send_due(falling.workspace, NOW + WAITS[0]).sent == 1
    assert len(post.posts) == 1


EVALUATE = """
import sys
from datetime import date
from pathlib import Path
from helloword.alerts.evaluating import evaluate
from helloword.alerts.sending import send_due
from helloword.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
sys.stdin.readline()
evaluate(workspace, today=date.fromisoformat(sys.argv[2]))
send_due(workspace)
"""


def test_two_evaluations_at_once_send_one_message(falling: Company, post: Hook) -> None:
    add_channel(falling.workspace, "team", post.address)
    command = [sys.executable, "-c", EVALUATE, str(falling.workspace.folder), TODAY.isoformat()]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(3)]
    time.sleep(3)
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.close()

    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert len(post.posts) == 1
    assert len(alerts(falling.workspace)) == 1


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
import helloword.alerts.sending as sending
from helloword.alerts.evaluating import evaluate
from helloword.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
evaluate(workspace, today=date.fromisoformat(sys.argv[2]))
at = sys.argv[3]
if at == "claimed":
    sending._claim(workspace, "token", sending.datetime.now(sending.UTC))
if at == "sent":
    (message,) = sending._claim(workspace, "token", sending.datetime.now(sending.UTC))
    assert sending._try(workspace, message) is None
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("at", "arrived"), [("queued", 1), ("claimed", 1), ("sent", 2)])
def test_a_process_killed_anywhere_loses_nothing_and_only_between_sending_and_noting_it_repeats(
    falling: Company, post: Hook, at: str, arrived: int
) -> None:
    add_channel(falling.workspace, "team", post.address)
    command = [sys.executable, "-c", KILLED, str(falling.workspace.folder), TODAY.isoformat(), at]

    assert subprocess.run(command, timeout=120).returncode == -signal.SIGKILL
    send_due(falling.workspace)
    evaluate(falling.workspace, today=TODAY)
    send_due(falling.workspace, datetime.now(UTC) + LEASE + timedelta(seconds=1))

    assert len(post.posts) == arrived
    assert [m.status for m in outbox(falling.workspace)] == ["sent"]


def test_an_address_is_encrypted_at_rest_and_told_to_nobody(small: Company, capfd: pytest.CaptureFixture[str]) -> None:
    address = "mailto://robot:s3cr3t@127.0.0.1:1?from=robot@example.com&to=anna@example.com"
    add_channel(small.workspace, "team", address)
    with pytest.raises(OutsideError):
        send_test(small.workspace, "team")
    with pytest.raises(InputError) as refused:
        add_channel(small.workspace, "other", "nonsense://s3cr3t")

    assert [c.service for c in channels(small.workspace)] == ["mailto"]
    assert "s3cr3t" not in str(refused.value)
    assert all("s3cr3t" not in entry.detail for entry in entries(small.workspace.state))
    stored = b"".join(path.read_bytes() for path in small.workspace.folder.glob("state.db*"))
    assert b"s3cr3t" not in stored
    assert "s3cr3t" not in "".join(capfd.readouterr())


def test_a_test_message_arrives(small: Company, post: Hook) -> None:
    add_channel(small.workspace, "team", post.address, locale="zh-CN")
    send_test(small.workspace, "team")

    assert "测试消息" in post.posts[0]["message"]
