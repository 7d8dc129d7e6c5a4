"""What is due goes to each recipient as they may see it, once, and says why where it does not go."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from html.parser import HTMLParser

import openpyxl
import pytest

from helloword.alerts.channels import add_channel, remove_channel
from helloword.audit import Actor, entries
from helloword.boards.keeping import delete, share
from helloword.mail import remove_account, set_account
from helloword.people import change_person
from helloword.server.posting import Desk
from helloword.subscriptions.keeping import change, leave, pause, subscription
from helloword.subscriptions.planning import plan
from helloword.subscriptions.sending import LEASE, WAITS, Sent, send_due
from helloword.subscriptions.sendings import sendings
from helloword.subscriptions.view import View
from helloword.workspace import Workspace
from tests.alerts.receiving import hook
from tests.subscriptions.conftest import MORNING, Box, reader, smtp, subscribed, terms

DAY = timedelta(days=1)


class Seen(HTMLParser):
    """What a mail program finds in a page: tags, pictures, links, figures by KPI, and the text."""

    def __init__(self, mail: EmailMessage) -> None:
        super().__init__()
        page = mail.get_body(("html",))
        assert page is not None
        self.source = str(page.get_content())
        self.tags: set[str] = set()
        self.pictures: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.figures: dict[str, str] = {}
        self._kpi = ""
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        assert not any(name.startswith("on") for name in given)
        if tag == "img":
            self.pictures.append(str(given["src"]))
            assert given["alt"]
        if tag == "a":
            self.links.append(str(given["href"]))
        if tag == "tr":
            self._kpi = given.get("data-kpi") or ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._kpi:
            self.figures[self._kpi] = f"{self.figures.get(self._kpi, '')}|{data}"

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def send(workspace: Workspace, now: datetime = MORNING) -> Sent:
    return send_due(workspace, Desk(), now)


def workbook(mail: EmailMessage) -> openpyxl.Workbook:
    [file] = mail.iter_attachments()
    return openpyxl.load_workbook(io.BytesIO(file.get_content()))


def unsent(workspace: Workspace) -> list[tuple[str, str, str | None]]:
    return [(each.recipient, each.status, each.code) for each in sendings(workspace)][::-1]


def test_everybody_gets_the_board_as_they_may_see_it(company: Workspace, box: Box) -> None:
    subscribed(company, "ana", terms("ana", "kim", "lee"))

    assert send(company) == Sent(sent=3)

    ana, kim, lee = (Seen(box.to(person)) for person in ("ana", "kim", "lee"))
    assert ana.figures["net_sales"].startswith("|Net sales|740 EUR|")
    assert kim.figures["net_sales"].startswith("|Net sales|440 EUR|")
    assert lee.figures["net_sales"].startswith("|Net sales|740 EUR|")
    assert "gross_margin" in ana.figures
    assert "gross_margin" not in lee.figures
    assert "Gross margin" not in lee.text
    assert "\nus\n" in f"\n{ana.text}\n"
    assert "\nus\n" not in f"\n{kim.text}\n"
    rows = [row[0].value for row in workbook(box.to("kim")).worksheets[2].iter_rows(min_row=4)]
    assert rows == ["eu", "Total"]
    assert not [
        s for s in workbook(box.to("lee")).worksheets for r in s.iter_rows() for c in r if c.value == "Gross margin"
    ]


def test_a_mail_needs_nothing_from_outside_and_runs_nothing(company: Workspace, box: Box) -> None:
    subscribed(company, "kim", terms("kim", view=View("7d", "year", {"store": ("eu",)})))
    send(company)

    mail, seen = box.to("kim"), Seen(box.to("kim"))
    assert not {"script", "style", "link", "iframe", "svg"} & seen.tags
    assert "<script>alert(1)</script>" in seen.text
    shown = {str(part["Content-ID"]) for part in mail.walk() if part.get_content_type() == "image/png"}
    assert {f"<{picture.removeprefix('cid:')}>" for picture in seen.pictures} == shown != set()
    address = "http://127.0.0.1:8765/boards/morning?period=7d&compare=year&where=store%3Aeu"
    assert set(seen.links) == {address, f"{address}&send=1"}
    assert mail["Subject"] == "Morning & more: 2026-10-30 – 2026-11-05"
    assert "compared with 2025-10-30 – 2025-11-05" in seen.text
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert address in plain.get_content()
    cells = [cell for sheet in workbook(mail).worksheets for row in sheet.iter_rows() for cell in row]
    assert "=CMD()" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", ["Sales", "Net sales by SKU", "Open the board", "▲ 13.8%", "No target for these days", "Total",
                "Data complete until 2026-11-04", "You have this sent to you regularly"]),
        ("zh-CN", ["销售", "净销售额，按SKU", "打开看板", "▲ 13.8%", "这段日子没有目标", "合计",
                   "数据完整至 2026-11-04", "你设置了定期发送"]),
    ],
)  # fmt: skip
def test_it_is_written_in_the_language_that_was_chosen(
    company: Workspace, box: Box, locale: str, said: list[str]
) -> None:
    subscribed(company, "ana", terms("ana", locale=locale, view=View("2026-10-09..2026-11-05")))
    subscribed(company, "ana", terms("vic", locale=locale))
    send(company)

    seen = Seen(box.to("ana"))
    for words in said:
        assert any(words in each for each in seen.words), (words, seen.words)
    assert f'lang="{locale}"' in seen.source
    [_, told] = sendings(company)[::-1]
    assert told.problem is not None
    assert told.problem.in_(locale) == {"en": "Vic has no e-mail address.", "zh-CN": "Vic 没有邮箱地址。"}[locale]


def test_a_channel_gets_a_short_message_as_who_answers_for_it_sees_it(company: Workspace, box: Box) -> None:
    with hook() as post:
        add_channel(company, "team", post.address, locale="en")
        add_channel(company, "kims", post.address, "kim")
        subscribed(company, "ana", terms(channels=("team",)))
        subscribed(company, "kim", terms(channels=("kims",)))
        assert send(company) == Sent(sent=2)
        remove_channel(company, "team")
        assert send(company, MORNING + DAY) == Sent(sent=1, skipped=1)

    anas, kims, _ = post.posts
    assert anas["title"] == "Morning & more: 2026-10-09 – 2026-11-05"
    assert "Net sales  740 EUR  ▲" in anas["message"]
    assert anas["message"].endswith("Ana Olsen answers for this; it is as they see it")
    assert "http://127.0.0.1:8765/boards/morning" in anas["message"]
    assert "Net sales  440 EUR" in kims["message"]
    assert box.mails == []
    assert unsent(company)[-2] == ("channel:team", "skipped", "unsent_no_channel")


def test_who_left_gets_nothing_and_nobody_else_learns_what_only_they_might_see(company: Workspace, box: Box) -> None:
    subscribed(company, "ana", terms("ana", "kim", "lee", "vic"))
    change_person(company, "kim", lambda person: replace(person, active=False))
    share(company.acting_as(Actor("person:ana")), "morning", "roles", ("finance",))

    send(company)

    assert unsent(company) == [
        ("person:ana", "sent", None), ("person:kim", "skipped", "unsent_left"),
        ("person:lee", "skipped", "unsent_not_seen"), ("person:vic", "skipped", "unsent_no_email"),
    ]  # fmt: skip
    delete(company.acting_as(Actor("person:ana")), "morning")
    send(company, MORNING + DAY)
    assert unsent(company)[4] == ("person:ana", "skipped", "unsent_not_seen")


def test_what_nobody_answers_for_any_more_is_not_sent_until_somebody_does(company: Workspace, box: Box) -> None:
    change_person(company, "lee", lambda person: replace(person, roles=("manager", "customer_service")))
    made = subscribed(company, "lee", terms("ana", "kim"))
    change_person(company, "lee", lambda person: replace(person, roles=("customer_service",)))

    assert send(company) == Sent(skipped=2)
    assert {code for _, _, code in unsent(company)} == {"unsent_owner"}

    acting = company.acting_as(Actor("person:ana"))
    change(acting, made.id, made.number, made.terms, reader(company, "ana"), MORNING)
    assert send(company, MORNING + DAY) == Sent(sent=2)


def test_without_a_mail_account_it_waits_and_is_given_up_at_last(company: Workspace) -> None:
    subscribed(company, "kim", terms("kim"))
    now = MORNING
    for wait in WAITS:
        assert send(company, now) == Sent(failed=1)
        assert send(company, now + wait - timedelta(seconds=1)) == Sent()
        now += wait
    assert send(company, now) == Sent(dead=1)
    assert unsent(company) == [("person:kim", "dead", "no_mail_account")]

    with smtp(company) as box:
        assert send(company, now + DAY) == Sent(sent=1)
    assert box.to("kim")["Message-ID"].startswith("<board-s1-")
    remove_account(company)


def test_an_address_that_the_mail_server_refuses_is_told_and_the_others_still_get_it(
    company: Workspace, box: Box
) -> None:
    change_person(company, "lee", lambda person: replace(person, email="gone@lumora.example"))
    subscribed(company, "ana", terms("lee", "ana"))

    assert send(company) == Sent(sent=1, dead=1)
    [told] = [each for each in sendings(company) if each.status == "dead"]
    assert told.problem is not None
    assert "550" in told.problem.en


def test_after_a_long_stop_only_the_newest_is_sent(company: Workspace, box: Box) -> None:
    subscribed(company, "kim", terms("kim"), since=MORNING - 40 * DAY)

    assert send(company, MORNING + timedelta(hours=9)) == Sent(sent=1)
    assert send(company, MORNING + timedelta(hours=9)) == Sent()
    assert [each.due for each in sendings(company)] == [MORNING]


def test_what_could_not_be_sent_is_replaced_by_the_next(company: Workspace) -> None:
    set_account(company, "smtp://127.0.0.1:1?from=boards@lumora.example")
    subscribed(company, "kim", terms("kim"))
    assert send(company) == Sent(failed=1)

    assert plan(company, MORNING + DAY) == 1
    assert [status for _, status, _ in unsent(company)] == ["skipped", "waiting"]


def test_nothing_is_due_before_it_was_made_or_while_it_is_paused(company: Workspace, box: Box) -> None:
    made = subscribed(company, "kim", terms("kim"), since=MORNING)
    acting, kim = company.acting_as(Actor("person:kim")), reader(company, "kim")
    assert send(company, MORNING + timedelta(hours=1)) == Sent()

    pause(acting, made.id, kim, paused=True, now=MORNING + timedelta(hours=2))
    assert send(company, MORNING + DAY) == Sent()
    pause(acting, made.id, kim, paused=False, now=MORNING + DAY + timedelta(hours=1))
    assert send(company, MORNING + DAY + timedelta(hours=2)) == Sent()
    assert send(company, MORNING + 2 * DAY) == Sent(sent=1)
    log = [entry.action for entry in entries(company.state) if entry.subject.id == made.id]
    assert log == ["subscription.resumed", "subscription.paused", "subscription.made"]


def test_who_leaves_is_not_sent_what_is_queued_already(company: Workspace, box: Box) -> None:
    made = subscribed(company, "ana", terms("ana", "lee"))
    plan(company, MORNING)
    leave(company.acting_as(Actor("person:lee")), made.id, reader(company, "lee"))

    send(company)
    assert [code for _, _, code in unsent(company)] == [None, "unsent_removed"]
    assert subscription(company, made.id, reader(company, "ana")).terms.people == ("ana",)


SEND = """
import sys
from datetime import datetime
from pathlib import Path
from helloword.server.posting import Desk
from helloword.subscriptions.sending import send_due
from helloword.workspace import Workspace
print(send_due(Workspace.open(Path(sys.argv[1])), Desk(), datetime.fromisoformat(sys.argv[2])), flush=True)
"""


def sender(company: Workspace, now: datetime) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SEND, str(company.folder), now.isoformat()]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_sender_killed_before_it_notes_a_mail_sends_no_other_but_the_same_again(company: Workspace, box: Box) -> None:
    subscribed(company, "ana", terms("ana", "kim"))
    killed: list[subprocess.Popen[str]] = []
    box.meanwhile = lambda: killed[0].send_signal(signal.SIGKILL) if len(box.mails) == 1 else None
    killed.append(sender(company, MORNING))
    assert killed[0].wait(60) == -signal.SIGKILL

    assert send(company) == Sent(sent=1)
    assert send(company, MORNING + LEASE - timedelta(seconds=1)) == Sent()
    assert send(company, MORNING + LEASE) == Sent(sent=1)
    assert send(company, MORNING + 2 * LEASE) == Sent()

    ids = [(mail["To"], mail["Message-ID"]) for mail in box.mails]
    assert len(ids) == 3
    assert ids[0] == ids[2]
    assert len({id for _, id in ids}) == 2


def test_two_senders_at_once_send_each_mail_once(company: Workspace, box: Box) -> None:
    subscribed(company, "ana", terms("ana", "kim", "lee"))
    both = [sender(company, MORNING) for _ in range(2)]

    assert [each.wait(60) for each in both] == [0, 0]
    assert sorted(str(mail["To"]) for mail in box.mails) == [
        "ana@lumora.example", "kim@lumora.example", "lee@lumora.example",
    ]  # fmt: skip
