"""`helloword people invite`, and views that are kept to a part of the company."""

from __future__ import annotations

from pathlib import Path

from helloword.access import accept, the_invitation
from helloword.people import Department, add_department, staff
from helloword.text import Text
from helloword.workspace import Workspace
from tests.cli.conftest import Run


def test_a_person_is_kept_to_stores_and_invited(run: Run, company: Path) -> None:
    workspace = Workspace.open(company)
    add_department(workspace, Department("sales", Text("销售", "Sales")))
    added = run("people", "add", "kim", "--name", "Kim", "--department", "sales", "--email", "kim@acme.example",
                "--store", "eu", "--store", "us", "--workspace", company)  # fmt: skip
    assert added.code == 0, added.err
    assert staff(workspace).person("kim").stores == ("eu", "us")
    run("people", "change", "kim", "--store", "-", "--brand", "Lumora", "--workspace", company)
    assert (staff(workspace).person("kim").stores, staff(workspace).person("kim").brands) == ((), ("Lumora",))

    done = run("people", "invite", "kim", "--workspace", company)

    assert done.code == 0, done.err
    url, _, secret = done.out.strip().partition("#")
    assert url == "http://127.0.0.1:8765/join"
    assert the_invitation(workspace, secret).person == staff(workspace).person("kim")
    assert accept(workspace, secret, "violet anchor cactus", "")
