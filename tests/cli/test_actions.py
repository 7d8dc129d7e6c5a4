"""Actions, purchase orders and the mail account on the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from helloword.period import ONE_DAY
from tests.actions.conftest import Post, low_on_stock
from tests.alerts.receiving import free_port
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def low(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company that is low on stock today."""
    folder = tmp_path_factory.mktemp("low")
    low_on_stock(folder, None, datetime.now(UTC).date()).state.close()
    return folder / "acme"


@pytest.fixture
def post(low: Path) -> Iterator[Post]:
    """The company's mail account, set by the command, leads here."""
    box, port = Post(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    address = f"smtp://127.0.0.1:{port}?from=buying@acme.example"
    command = [sys.executable, "-m", "helloword", "mail", "set", "--workspace", str(low)]
    subprocess.run(command, input=address, text=True, check=True, capture_output=True)
    yield box
    controller.stop()


def test_the_way_of_an_action_from_proposal_to_undone(run: Run, low: Path, post: Post, tmp_path: Path) -> None:
    at = ("--workspace", low)
    assert run("actions", "list", *at).err.startswith("No actions wait")
    dry = run("actions", "propose", "replenishment", "--dry-run", "--format", "json", *at)
    assert [each["title"]["en"].split(" units")[0] for each in dry.json if "title" in each] == ["Order 324"]
    assert run("actions", "list", "--format", "json", *at).json == []

    [proposed] = run("actions", "propose", "replenishment", "--format", "json", *at).json
    [id] = proposed["new"]
    assert "901" not in run("actions", "edit", id, *at).out
    assert "900" in run("actions", "edit", id, "--set", "1=300", "--reason", "less", *at).out
    tomorrow = datetime.now(UTC).date() + ONE_DAY
    assert "is put aside until" in run("actions", "defer", id, "--until", tomorrow, "--reason", "ask", *at).err
    told = run("actions", "recall", id, 99, *at)
    assert (told.code, "back in the queue" in told.err, '99: There is no action "99"' in told.err) == (1, True, True)
    shown = run("actions", "show", id, "--format", "json", *at).json
    assert (shown["version"], shown["lines"][0]["proposed"]) == (2, "354 (+324)")
    assert (shown["status"], shown["lines"][0]["item"]) == ("proposed", "A · eu")
    assert run("actions", "approve", id, "--seen", "0000", *at).code == 1
    assert run("actions", "approve", id, "--seen", shown["digest"][:12], *at).code == 0
    assert run("actions", "run", "--format", "json", *at).json == {
        "done": 1, "waiting": 0, "failed": 0, "halted": 0, "stopped": False, "measured": 0,
    }  # fmt: skip

    [order] = run("purchases", "list", "--format", "json", *at).json
    assert (order["id"], order["status"], post.letters) == ("HW-00001", "sent", ["采购单 HW-00001"])
    for name, start in (("order.pdf", b"%PDF"), ("order.xlsx", b"PK")):
        assert run("purchases", "export", "HW-00001", name, *at).code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert "neither in .pdf nor in .xlsx" in run("purchases", "export", "HW-00001", "order.doc", *at).err

    assert "Say why" in run("actions", "undo", id, *at).err
    assert "undone" in run("actions", "undo", id, "--reason", "by phone", *at).err
    assert [o["status"] for o in run("purchases", "list", "--format", "json", *at).json] == ["cancelled"]
    assert run("audit", "verify", *at).code == 0


def test_an_order_is_received_and_inspected(run: Run, low: Path, post: Post) -> None:
    at = ("--workspace", low)
    run("actions", "terms", "replenishment", "--set", "mode=alone", "--reason", "try it", *at)
    run("actions", "propose", "replenishment", *at)
    run("actions", "run", *at)
    order = run("purchases", "list", "--status", "sent", "--format", "json", *at).json[0]
    line = ("--line", 1)

    assert "cannot have come" in run("purchases", "receive", order["id"], *line, "--quantity", 9999, *at).err
    assert "partly received" in run("purchases", "receive", order["id"], *line, "--quantity", 10, *at).err
    done = run("purchases", "receive", order["id"], *line, "--quantity", order["units"], *at)
    assert "received" in done.err
    assert "inspected" in run("purchases", "inspect", order["id"], *line, "--inspected", 20, "--passed", 19, *at).err
    assert "不能这样操作" in run("purchases", "cancel", order["id"], "--reason", "x", *at, HELLOWORD_LANG="zh").err
    [passed] = run("kpi", "show", "qc_pass_rate", "--format", "json", *at).json
    assert passed["value"] == "0.95"


def test_stop_and_resume_need_a_reason_and_say_so_in_chinese(run: Run, low: Path) -> None:
    at = ("--workspace", low)
    assert run("actions", "stop", *at).code == 1
    assert run("actions", "stop", "--reason", "look", *at).code == 0

    assert "急停" in run("actions", "propose", *at, HELLOWORD_LANG="zh").out
    assert "急停" in run("actions", "run", *at, HELLOWORD_LANG="zh").err
    assert run("actions", "resume", "--reason", "looked", *at).code == 0


def test_what_there_is_not_is_said_with_what_there_is(run: Run, low: Path) -> None:
    at = ("--workspace", low)

    assert 'no playbook "replenish"' in run("actions", "propose", "replenish", *at).err
    assert "no action" in run("actions", "show", 99, *at).err.lower()
    assert "NAME=VALUE" in run("actions", "terms", "task", "--set", "alone", "--reason", "x", *at).err
    assert run("actions", "terms", "task", "--set", "alone", "--reason", "x", *at).code == 2
    assert "nobody has said" in run("purchases", "contact", "S7", *at).err.lower()
    assert 'no supplier "S7"' in run("purchases", "contact", "S7", "--email", "a@b.example", *at).err


def test_the_mail_account_is_shown_without_its_password(run: Run, low: Path, post: Post) -> None:
    shown = run("mail", "show", "--format", "json", "--workspace", low)

    assert [each["sender"] for each in shown.json] == ["buying@acme.example"]
    assert "password" not in shown.out
    assert run("mail", "test", "anna@example.com", "--workspace", low).code == 0
    assert [str(mail["To"]) for mail in post.mails] == ["anna@example.com"]
