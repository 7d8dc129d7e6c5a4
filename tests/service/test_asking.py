"""A buyer is asked once, after delivery, in their language, never where the platform forbids it or they said no."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from aiosmtpd.smtp import AuthResult
from sqlalchemy import update

from helloword.errors import InputError, OutsideError
from helloword.lake.contacts import held
from helloword.lake.undoing import undo_import
from helloword.mail import set_account
from helloword.service.answering import opt_out, opted_out
from helloword.service.keeping import change_survey, surveys, switch_off, versions_of
from helloword.service.planning import plan
from helloword.service.rule import Rule
from helloword.service.sending import LEASE, WAITS, send_due
from helloword.service.standing import asked
from helloword.state.tables import ContactRow

from .conftest import NOW, URL, Ordered, Post, Shop, ago, by, posting

ANNA = Ordered("1001", "Anna@example.com", language="de")


def test_a_buyer_is_asked_once_so_many_days_after_delivery(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on(days=7)
    shop.load(replace(ANNA, delivered=6), Ordered("1002", "ben@example.com", delivered=None, status="shipped"))

    assert send_due(shop.workspace, NOW).sent == 0
    assert send_due(shop.workspace, NOW + timedelta(days=1)).sent == 1
    assert send_due(shop.workspace, NOW + timedelta(days=2)).sent == 0
    [mail] = post.mails
    assert post.to == ["Anna@example.com"]
    assert str(mail["From"]) == "Lumora <hello@lumora.example>"
    assert str(mail["Subject"]) == "Lumora: Wie war Ihre Bestellung?"
    assert "Lumora GmbH" in mail.get_content()
    assert mail["List-Unsubscribe"] == f"<{URL}{post.page()}/stop>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_address_in_the_link_says_nothing_of_the_buyer_or_the_order(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(replace(ANNA, customer="anna"))
    send_due(small.workspace, NOW)

    assert not any(part in post.page() for part in ("1001", "nna", "example", "shop"))


@pytest.mark.parametrize(
    ("language", "country", "subject"),
    [
        ("", "FR", "Lumora : comment s’est passée votre commande ?"), ("", "JP", "Lumora：ご注文はいかがでしたか"),
        ("zh_CN", "US", "Lumora：您对这次购物满意吗？"), ("pl", "PL", "Lumora: how was your order?"),
        ("es", "DE", "Lumora: ¿qué tal su pedido?"), ("it-IT", "CH", "Lumora: com’è andato il suo ordine?"),
    ],
)  # fmt: skip
def test_a_buyer_reads_their_own_language_else_that_of_their_country(
    small: Shop, post: Post, language: str, country: str, subject: str
) -> None:
    by(small, post)
    small.on()
    small.load(replace(ANNA, language=language, country=country))
    send_due(small.workspace, NOW)

    assert [str(mail["Subject"]) for mail in post.mails] == [subject]


def test_a_survey_is_off_until_it_is_switched_on_with_a_reason(shop: Shop) -> None:
    shop.load(ANNA)

    assert not any(version.rule.active for version in surveys(shop.workspace).values())
    assert held(shop.workspace) == ()
    with pytest.raises(InputError, match="Say why"):
        change_survey(shop.workspace, Rule("shop", True, sender="Lumora"), " ")

    shop.on()
    shop.on(days=3)

    assert [(v.rule.days, v.by, v.reason) for v in versions_of(shop.workspace, "shop")] == [
        (7, "cli:wu", "to learn"), (3, "cli:wu", "to learn"),
    ]  # fmt: skip


@pytest.mark.parametrize("platform", ["Amazon.de", "eBay", "walmart-us", "TikTok Shop", "Shopify via Amazon"])
def test_a_platform_that_forbids_it_cannot_be_overridden(small: Shop, platform: str) -> None:
    small.workspace.add_store("there", platform, "DE", "EUR", "Europe/Berlin")

    with pytest.raises(InputError, match="cannot be overridden"):
        small.on("there", vouched="our lawyer says so")


def test_an_unknown_platform_is_not_written_to_until_the_company_says_why_it_may(small: Shop, post: Post) -> None:
    by(small, post)
    with pytest.raises(InputError, match="is not known here"):
        small.on("new")
    small.on("new", vouched="section 4 of its terms, read on 2026-11-01")
    small.load(ANNA, store="new")

    assert send_due(small.workspace, NOW).sent == 1


def test_an_amazon_order_in_a_shop_s_export_is_still_amazon_s(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    header = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,channel,delivered_at,contact"
    rows = [
        f"{n},1,{ago(12)},delivered,A,1,5.00,EUR,{channel},{ago(8)},buyer{n}@example.com"
        for n, channel in enumerate(("amazon-marketplace", "TikTok", "web", ""))
    ]
    small.load_text("orders", [header, *rows])

    assert sorted(contact.order for contact in held(small.workspace)) == ["2", "3"]
    assert send_due(small.workspace, NOW).sent == 2


def test_one_buyer_is_asked_once_in_90_days_in_all_stores_by_address_or_by_customer(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.on("site")
    shop.load(
        replace(ANNA, customer="c-1"),
        Ordered("1002", " anna@EXAMPLE.com "),
        Ordered("1003", "other@example.com", customer="c-1"),
    )
    shop.load(Ordered("F1", "anna@example.com"), Ordered("F2", "third@example.com", customer="c-1"), store="site")
    done = send_due(shop.workspace, NOW)

    assert (done.sent, done.skipped) == (1, 4)
    assert held(shop.workspace) == ()


def test_after_90_days_a_buyer_may_be_asked_again(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(ANNA)
    send_due(small.workspace, NOW)
    later = NOW + timedelta(days=91)
    small.load(replace(ANNA, id="2001", delivered=-83))
    received = timedelta(days=20)
    assert [p.state for p in plan(small.workspace, NOW + received)] == ["later"]

    with small.workspace.state.write() as session:
        session.execute(update(ContactRow).where(ContactRow.order == "2001").values(received_at=later - received))

    assert send_due(small.workspace, later).sent == 1


def test_who_said_no_is_never_asked_and_their_address_is_let_go_at_once(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA)

    assert opt_out(shop.workspace, ["ANNA@example.com", "zoe@example.com", "anna@example.com"]) == 2
    assert held(shop.workspace) == ()
    shop.load(replace(ANNA, id="1009"))
    assert send_due(shop.workspace, NOW).sent == 0
    assert opted_out(shop.workspace) == 2


def test_lines_that_are_no_addresses_opt_nobody_out(small: Shop) -> None:
    with pytest.raises(InputError, match="Nothing was kept"):
        opt_out(small.workspace, ["anna@example.com", "ben at example"])

    assert opted_out(small.workspace) == 0


def test_orders_that_were_cancelled_or_went_back_whole_are_not_asked_about(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(*(Ordered(f"{n}", f"b{n}@example.com", quantity=2) for n in range(5)))
    small.load(replace(Ordered("0", ""), status="cancelled", quantity=2))
    small.load_text("returns", ["return_id,order_id,sku,requested_at,quantity,reason", f"R1,1,KETTLE,{ago(2)},2,late", f"R2,2,KETTLE,{ago(2)},1,late"])  # fmt: skip
    small.load_text("refunds", ["refund_id,order_id,sku,refunded_at,quantity,amount,currency", f"F3,3,KETTLE,{ago(2)},0,80.00,EUR", f"F4,4,KETTLE,{ago(2)},1,40.00,EUR"])  # fmt: skip
    done = send_due(small.workspace, NOW)

    assert (done.sent, done.skipped) == (2, 3)
    assert sorted(post.to) == ["b2@example.com", "b4@example.com"]
    assert {a.order: a.reason for a in asked(small.workspace) if a.status == "skipped"} == {
        "0": "cancelled", "1": "undone", "3": "undone",
    }  # fmt: skip


def test_an_order_delivered_too_long_ago_is_not_asked_about(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(Ordered("1", "a@example.com", delivered=28), Ordered("2", "b@example.com", delivered=40))

    assert [contact.order for contact in held(small.workspace)] == ["1"]
    assert send_due(small.workspace, NOW + timedelta(days=3)).sent == 0
    assert [a.reason for a in asked(small.workspace)] == ["late"]


def test_orders_of_an_import_that_was_taken_back_are_not_asked_about(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    done = small.load(ANNA)
    undo_import(small.workspace, done.import_id)

    assert send_due(small.workspace, NOW).sent == 0


def test_the_kill_switch_lets_nothing_out_and_its_end_lets_it_go_on(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA, Ordered("1002", "ben@example.com"))

    assert send_due(shop.workspace, NOW, stopped=lambda: True).sent == 0
    assert post.mails == []
    assert send_due(shop.workspace, NOW).sent == 2


def test_switching_a_survey_off_lets_its_addresses_go(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA)
    switch_off(shop.workspace, "shop", "enough")
    shop.on()
    shop.load(ANNA)

    assert held(shop.workspace) == ()
    assert send_due(shop.workspace, NOW).sent == 0


def test_buyers_who_are_due_need_an_account_and_an_address_that_they_can_open(
    small: Shop, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.on()
    assert send_due(small.workspace, NOW).sent == 0
    small.load(ANNA)
    with pytest.raises(InputError, match="no mail account"):
        send_due(small.workspace, NOW)
    by(small, post)
    for url in ("", "http://ask.acme.example", "https://127.0.0.1:8765"):
        monkeypatch.setenv("HELLOWORD_URL", url)
        with pytest.raises(InputError, match="address that they can open"):
            send_due(small.workspace, NOW)

    assert post.mails == []
    assert len(held(small.workspace)) == 1


def test_what_fails_is_tried_again_with_the_same_message_and_link(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA)
    post.says["*"] = "452 mailbox full"

    assert send_due(shop.workspace, NOW).failed == 1
    assert send_due(shop.workspace, NOW + WAITS[0] - timedelta(seconds=1)).failed == 0
    post.says.clear()
    assert send_due(shop.workspace, NOW + WAITS[0]).sent == 1
    assert held(shop.workspace) == ()


def test_a_mail_that_fails_for_ever_is_dead_and_its_address_let_go(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA, Ordered("1002", "ben@example.com"))
    post.says = {"Anna@example.com": "550 no such person", "ben@example.com": "452 mailbox full"}
    now, first = NOW, send_due(shop.workspace, NOW)
    assert (first.dead, first.failed) == (1, 1)
    for wait in WAITS:
        now += wait
        last = send_due(shop.workspace, now)

    assert last.dead == 1
    assert held(shop.workspace) == ()
    assert {(a.order, a.status, a.problem) for a in asked(shop.workspace)} == {
        ("1001", "dead", "mail_refused"), ("1002", "dead", "mail_failed"),
    }  # fmt: skip


def test_a_buyer_whose_mail_may_have_arrived_counts_as_asked(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(ANNA, replace(ANNA, id="1002"))
    post.says["*"] = "452 mailbox full"
    done = send_due(small.workspace, NOW)

    assert (done.failed, done.skipped) == (1, 1)


def test_a_mail_server_that_is_down_stops_the_round(small: Shop, post: Post) -> None:
    small.on()
    small.load(*(Ordered(str(n), f"b{n}@example.com") for n in range(9)))
    by(small, Post(port=1))

    assert send_due(small.workspace, NOW).failed == 3
    by(small, post)
    assert send_due(small.workspace, NOW + WAITS[0]).sent == 9


SEND = """
import sys
from datetime import datetime
from pathlib import Path
from helloword.service.sending import send_due
from helloword.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
sys.stdin.readline()
send_due(workspace, datetime.fromisoformat(sys.argv[2]))
"""


def test_two_processes_send_once(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(*(Ordered(str(n), f"b{n}@example.com") for n in range(12)))
    command = [sys.executable, "-c", SEND, str(small.workspace.folder), NOW.isoformat()]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(3)]
    time.sleep(3)
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.close()

    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert sorted(post.to) == sorted(f"b{n}@example.com" for n in range(12))


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
import helloword.service.sending as sending
from helloword.mail import account
from helloword.service.planning import plan
from helloword.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
now = datetime.fromisoformat(sys.argv[2])
(planned,) = plan(workspace, now)
claimed = sending._claim(workspace, planned, now)
if sys.argv[3] == "sent":
    assert sending._try(workspace, claimed, account(workspace), "https://ask.acme.example") is None
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("at", "arrived"), [("claimed", 1), ("sent", 2)])
def test_a_process_killed_while_it_sends_is_followed_by_one_with_the_same_message(
    shop: Shop, post: Post, at: str, arrived: int
) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA)
    command = [sys.executable, "-c", KILLED, str(shop.workspace.folder), NOW.isoformat(), at]

    assert subprocess.run(command, timeout=120).returncode == -signal.SIGKILL
    assert send_due(shop.workspace, NOW).sent == 0
    assert send_due(shop.workspace, NOW + LEASE + timedelta(seconds=1)).sent == 1
    assert len(post.mails) == arrived
    assert len(set(post.ids)) == 1
    assert len({post.page(n) for n in range(arrived)}) == 1
    assert held(shop.workspace) == ()


def test_a_password_that_is_not_accepted_uses_up_no_try(small: Shop, post: Post) -> None:
    small.on()
    small.load(ANNA)
    with posting(authenticator=lambda *_: AuthResult(success=False, handled=False)) as strict:
        set_account(small.workspace, f"smtp://hello:wrong@127.0.0.1:{strict.port}?from=hello@lumora.example")
        with pytest.raises(OutsideError, match="user name or password"):
            send_due(small.workspace, NOW)

    assert [(a.status, a.tries) for a in asked(small.workspace)] == [("waiting", 0)]
    by(small, post)
    assert send_due(small.workspace, NOW + WAITS[0]).sent == 1
