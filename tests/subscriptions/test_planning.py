"""What is due is queued once, whoever looks and however many do, on each kind of state database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from helloword.audit import Actor
from helloword.people import Department, Person, add_department, add_person
from helloword.subscriptions.keeping import change, subscribe, subscriptions, versions_of
from helloword.subscriptions.planning import plan
from helloword.subscriptions.sendings import last_of, sendings
from helloword.text import Text
from helloword.workspace import Workspace
from tests.subscriptions.conftest import MORNING, reader, terms


def test_a_due_time_is_queued_once_for_each_recipient(tmp_path: Path, state_url: str | None) -> None:
    made = Workspace.create(tmp_path / "c", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url)
    add_department(made, Department("company", Text("公司", "Company")))
    for id in ("ana", "kim"):
        add_person(made, Person(id, id.title(), "company", ("owner",), f"{id}@acme.example"))
    acting, ana = made.acting_as(Actor("person:ana")), reader(made, "ana")
    found = subscribe(acting, terms("ana", "kim", board="company"), ana, MORNING - timedelta(days=1, hours=1))

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: plan(made, MORNING), range(8))) == 2
    assert plan(made, MORNING + timedelta(hours=23, minutes=59)) == 0
    assert [(each.recipient, each.due) for each in sendings(made)] == [("person:kim", MORNING), ("person:ana", MORNING)]
    assert [each.status for each in last_of(made, [found.id])[found.id]] == ["waiting", "waiting"]

    change(acting, found.id, 1, terms("kim", board="finance"), ana, MORNING)
    assert plan(made, MORNING + timedelta(days=1)) == 1
    [now] = subscriptions(made)
    assert (now.number, now.terms.board, now.since) == (2, "finance", found.since)
    assert [each.what for each in versions_of(made, found.id)] == ["made", "changed"]
    made.state.close()
