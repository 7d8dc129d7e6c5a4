"""Boards are sent from the shell, and doctor knows why they cannot be."""

from __future__ import annotations

from pathlib import Path

from helloword.people import Department, Person, add_department, add_person
from helloword.text import Text
from helloword.workspace import Workspace
from tests.cli.conftest import Run


def test_a_board_is_subscribed_sent_and_its_failure_told_in_both_languages(run: Run, company: Path) -> None:
    made = Workspace.open(company)
    add_department(made, Department("company", Text("公司", "Company")))
    for id, email in (("anna", "anna@example.com"), ("vic", None)):
        add_person(made, Person(id, id.title(), "company", email=email))
    made.state.close()

    begun = run("boards", "subscribe", "finance", "--person", "anna", "--person", "vic", "--weekday", "5", "--weekday",
                "1", "--period", "month", "--workspace", company)  # fmt: skip
    assert begun.code == 0, begun.err
    assert "Monday, Friday at 08:00 (Asia/Shanghai), to anna, vic." in begun.err
    listed = run("boards", "subscriptions", "--format", "json", "--workspace", company).json
    assert isinstance(listed, list)
    sent = run("boards", "send", listed[0]["id"], "--workspace", company, HELLOWORD_LANG="zh")
    assert sent.code == 0, sent.err
    assert "已发送 0，稍后重试 1，不发送 1，放弃 0。" in sent.err

    told = run("boards", "sendings", "--format", "json", "--workspace", company).json
    assert isinstance(told, list)
    assert [(each["to"], each["status"]) for each in told] == [("person:vic", "skipped"), ("person:anna", "waiting")]
    assert told[0]["problem"] == "Vic has no e-mail address."
    found = run("doctor", "--format", "json", "--workspace", company).json
    assert isinstance(found, list)
    assert {"no_board_mail", "no_board_address"} <= {each["code"] for each in found}
