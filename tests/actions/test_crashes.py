"""An action whose process is killed again and again is done exactly once, counted where it arrives."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from helloword.actions.action import Action, Status
from helloword.actions.approving import approve
from helloword.actions.proposing import propose
from helloword.actions.queue import history, the_action
from helloword.actions.stepping import BEGIN, FINISH
from helloword.actions.stopping import resume, stop
from helloword.actions.tasks import tasks
from helloword.actions.working import FILE_NAME, undo, work
from helloword.alerts.channels import add_channel
from helloword.alerts.keeping import switch
from helloword.alerts.tables import AlertRow
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.people import Department, Person, add_department, add_person
from helloword.stores.purchase import Status as Order
from helloword.stores.purchasing import purchases
from helloword.text import Text
from helloword.workspace import Workspace
from tests.actions.conftest import NOW, Post, clock, proposal

ROOT = Path(__file__).parents[2]
Mail = tuple[Post, int]
ENDS = {
    BEGIN: ("before", "after"),
    FINISH: ("before", "after"),
}


def points(*steps: str) -> list[tuple[str, str]]:
    """Every point at which a process can die, in the order in which they are reached."""
    return [
        (when, name) for name in (BEGIN, *steps, FINISH) for when in ENDS.get(name, ("before", "within", "after"))
    ]  # fmt: skip


def killed(workspace: Workspace, when: str, name: str) -> int:
    """How a process ends that is to die at a point."""
    arguments = [sys.executable, "-m", "tests.actions.killed", str(workspace.folder), when, name]
    return subprocess.run(arguments, cwd=ROOT, check=False, timeout=120).returncode


def killed_everywhere(workspace: Workspace, *steps: str) -> None:
    for when, name in points(*steps):
        assert killed(workspace, when, name) == -signal.SIGKILL, f"{when} {name} was not reached"


def approved(workspace: Workspace) -> Action:
    return approve(workspace, proposal(workspace).id, now=NOW)


def test_an_order_is_written_mailed_and_told_once_however_often_the_process_dies(
    workspace: Workspace, post: Mail
) -> None:
    action = approved(workspace)

    killed_everywhere(workspace, "draft", "mail", "order")
    work(workspace, clock)

    assert the_action(workspace, action.id).status == Status.DONE
    [order] = purchases(workspace)
    assert order.status == Order.SENT
    assert post[0].letters == [f"采购单 {order.id}"]
    steps = [event.what for event in history(workspace, action.id) if ":" in event.what]
    assert steps == ["do:begin", "do:draft", "do:mail", "do:order"]


def test_an_order_is_called_off_once_however_often_the_process_dies(small: Workspace, post: Mail) -> None:
    action = approved(small)
    work(small, clock)
    undo(small, action.id, "ordered by phone already")

    killed_everywhere(small, "cancel", "mail")
    work(small, clock)

    assert the_action(small, action.id).status == Status.UNDONE
    [order] = purchases(small)
    assert order.status == Order.CANCELLED
    assert post[0].letters == [f"采购单 {order.id}", f"取消采购单 {order.id}"]


def test_a_task_is_made_and_told_once_however_often_the_process_dies(small: Workspace, post: Mail) -> None:
    [id] = alert_for_li(small, post[1])
    approve(small, id, now=NOW)

    killed_everywhere(small, "task", "tell")
    work(small, clock)

    assert the_action(small, id).status == Status.DONE
    [task] = tasks(small)
    assert (task.person, task.status) == ("li", "open")
    assert len(post[0].mails) == 1

    undo(small, id, "she is away")
    assert killed(small, "within", "withdraw") == -signal.SIGKILL
    work(small, clock)
    assert [task.status for task in tasks(small)] == ["withdrawn"]


def test_without_the_record_of_its_steps_an_action_starts_over_and_does_nothing_twice(
    small: Workspace, post: Mail
) -> None:
    action = approved(small)
    assert killed(small, "after", "mail") == -signal.SIGKILL
    for path in small.folder.glob(f"{FILE_NAME}*"):
        path.unlink()

    work(small, clock)

    assert the_action(small, action.id).status == Status.DONE
    assert len(post[0].mails) == len(purchases(small)) == 1


def test_the_kill_switch_halts_an_action_between_two_steps(small: Workspace, post: Mail) -> None:
    action = approved(small)
    assert killed(small, "after", "draft") == -signal.SIGKILL
    stop(small, "wrong prices")

    assert work(small, clock).stopped
    assert killed(small, "before", "mail") == 0
    assert the_action(small, action.id).status == Status.RUNNING
    assert post[0].mails == []

    resume(small, "they are right")
    assert work(small, clock).done == 1
    assert len(post[0].mails) == 1


def test_a_switch_thrown_in_mid_flight_lets_the_present_step_end_and_no_other_begin(
    small: Workspace, post: Mail
) -> None:
    action = approved(small)
    assert killed(small, "after", "begin") == -signal.SIGKILL

    stopping = (
        "from pathlib import Path; from dataclasses import replace; from helloword.actions import stepping, stopping, working;"
        "from helloword.workspace import Workspace; from tests.actions.conftest import clock; import sys;"
        "w = Workspace.open(Path(sys.argv[1])); steps = stepping._steps;"
        "held = lambda s: replace(s, do=lambda w, a, at: (s.do(w, a, at), stopping.stop(w, 'now'))[0]) if s.name == 'draft' else s;"
        "stepping._steps = lambda a, way: tuple(held(s) for s in steps(a, way)); print(working.work(w, clock).halted)"
    )
    done = subprocess.run([sys.executable, "-c", stopping, str(small.folder)], cwd=ROOT, capture_output=True, text=True, check=True)  # fmt: skip

    assert done.stdout.strip() == "1"
    assert [event.what for event in history(small, action.id)][-1] == "do:draft"
    assert post[0].mails == []
    resume(small, "go on")
    assert work(small, clock).done == 1
    assert len(post[0].mails) == len(purchases(small)) == 1


def test_two_processes_that_work_at_once_do_it_once(small: Workspace, post: Mail) -> None:
    action = approved(small)

    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda _: killed(small, "never", "never"), range(2)))

    assert ended == [0, 0]
    assert the_action(small, action.id).status == Status.DONE
    assert len(post[0].mails) == len(purchases(small)) == 1
    [reading] = answer(small, Query(("units",), where={"sku": ("A",)})).readings
    assert reading.value == 420


def alert_for_li(workspace: Workspace, port: int) -> tuple[int, ...]:
    """The one task that is proposed when an alert waits for somebody who answers for stock."""
    add_department(workspace, Department("supply", Text("供应链", "Supply")))
    add_person(workspace, Person("li", "Li", "supply", roles=("supply_chain",)))
    add_channel(workspace, "li", f"mailto://127.0.0.1:{port}?from=hw@acme.example&to=li@acme.example&mode=insecure&smtp=127.0.0.1", "li")  # fmt: skip
    switch(workspace, ["low_stock"], on=True)
    day = date(2026, 3, 20)
    with workspace.state.write() as session:
        session.add(
            AlertRow(
                rule="low_stock", slice='{"store":"eu","sku":"A"}', together='{"store":"eu"}', severity="warning",
                since=day, fired=day, day=day, opened_at=NOW,
            )
        )  # fmt: skip
    return tuple(propose(workspace, "task", NOW).new)
