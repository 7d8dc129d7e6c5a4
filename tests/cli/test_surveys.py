"""`helloword surveys`: switched on and off with a reason, looked at, sent, and never about a person."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from helloword.service.answering import opted_out
from helloword.service.planning import plan
from tests.service.conftest import NOW, URL, Ordered, Post, Shop, by, make, posting

from .conftest import Run

ON = ("surveys", "on", "shop", "--sender", "Lumora", "--reason", "to learn")


@pytest.fixture
def post() -> Iterator[Post]:
    with posting() as kept:
        yield kept


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    (tmp_path / "there").mkdir()
    return make(tmp_path / "there", None)


def test_a_survey_goes_from_on_to_sent(run: Run, shop: Shop, post: Post) -> None:
    there = {"HELLOWORD_WORKSPACE": str(shop.workspace.folder)}
    by(shop, post)
    lacking = run(*ON, "--days", "3", **there)
    assert lacking.code == 0, lacking.err
    assert "write url" in lacking.err
    shop.load(
        Ordered("1", "anna@example.com"), Ordered("2", "anna@example.com"), Ordered("3", "b@example.com", delivered=1)
    )
    due = cast(list[dict[str, object]], run("surveys", "due", "--format", "json", **there).json)

    assert {(o["order"], o["state"], o["reason"]) for o in due} == {
        ("1", "due", None), ("2", "due", None), ("3", "later", None),
    }  # fmt: skip
    refused = run("surveys", "send", **there)
    assert (refused.code, "[surveys]" in refused.err) == (1, True)
    assert "买家需要一个能打开的地址" in run("surveys", "send", HELLOWORD_LANG="zh", **there).err
    sent = run("surveys", "send", HELLOWORD_URL=URL, **there)
    assert (sent.code, "Sent 1" in sent.err, "not to be asked 1" in sent.err) == (0, True, True)

    asked = run("surveys", "asked", "--format", "csv", **there).out.splitlines()
    assert asked[0] == "decided_at,store,order,kind,language,status,reason,problem,score"
    assert [line.split(",")[2] for line in asked[1:]] == ["2", "1"]
    assert "example.com" not in "".join(asked)
    listed = cast(list[dict[str, object]], run("surveys", "list", "--format", "json", **there).json)
    assert {(s["store"], s["active"], s["sent"]) for s in listed} == {
        ("amz", False, 0), ("new", False, 0), ("shop", True, 1), ("site", False, 0),
    }  # fmt: skip
    assert "forbidden" in run("surveys", "list", **there).out
    assert run("surveys", "off", "shop", "--reason", "enough", **there).code == 0
    assert plan(shop.workspace, NOW) == ()


def test_the_kill_switch_holds_surveys_back(run: Run, shop: Shop, post: Post) -> None:
    there = {"HELLOWORD_WORKSPACE": str(shop.workspace.folder), "HELLOWORD_URL": URL}
    by(shop, post)
    shop.on()
    shop.load(Ordered("1", "anna@example.com"))
    assert run("actions", "stop", "--reason", "something is wrong", **there).code == 0
    held = run("surveys", "send", **there)

    assert (held.code, "kill switch is on" in held.err) == (0, True)
    assert post.mails == []
    assert run("actions", "resume", "--reason", "it was nothing", **there).code == 0
    run("surveys", "send", **there)
    assert post.to == ["anna@example.com"]


@pytest.mark.parametrize(
    ("store", "more", "said"),
    [
        ("amz", ("--sender", "L"), "cannot be overridden"), ("new", ("--sender", "L"), "--allowed-because"),
        ("shop", (), "--sender NAME"), ("shop", ("--sender", "L", "--days", "29"), "0 to 28"), ("shpo", (), "shop"),
    ],
)  # fmt: skip
def test_what_cannot_be_switched_on_says_why(
    run: Run, shop: Shop, store: str, more: tuple[str, ...], said: str
) -> None:
    done = run("surveys", "on", store, *more, "--reason", "x", HELLOWORD_WORKSPACE=str(shop.workspace.folder))

    assert (done.code, said in done.err) == (1, True), done.err


def test_addresses_that_want_no_mails_are_read_from_standard_input(shop: Shop) -> None:
    command = [sys.executable, "-m", "helloword", "surveys", "opt-out", "--workspace", str(shop.workspace.folder)]
    done = subprocess.run(
        command, input="anna@example.com\n\nben@example.com\n", capture_output=True, text=True, timeout=60
    )

    assert (done.returncode, "2 new addresses" in done.stderr) == (0, True), done.stderr
    assert opted_out(shop.workspace) == 2


def test_the_table_of_platforms_says_since_when_and_who_says_so(run: Run, shop: Shop) -> None:
    there = {"HELLOWORD_WORKSPACE": str(shop.workspace.folder)}
    rows = cast(list[dict[str, str]], run("surveys", "platforms", "--format", "json", **there).json)
    known = {row["platform"]: row for row in rows}

    assert {name: known[name]["permission"] for name in ("amazon", "ebay", "walmart", "tiktok", "shopify")} == {
        "amazon": "forbidden", "ebay": "forbidden", "walmart": "forbidden", "tiktok": "forbidden", "shopify": "allowed",
    }  # fmt: skip
    assert all(row["since"] and row["source"] and row["why"] for row in rows)


def test_doctor_says_what_keeps_a_survey_from_its_buyers(run: Run, shop: Shop, post: Post) -> None:
    there = {"HELLOWORD_WORKSPACE": str(shop.workspace.folder)}
    assert run(*ON, **there).code == 0
    lacking = run("doctor", **there)
    by(shop, post)

    assert "Surveys of shop are on, but there is no mail account" in lacking.out
    assert "it has no address outside" in lacking.out
    assert "Surveys of shop are on" not in run("doctor", HELLOWORD_URL=URL, **there).out
