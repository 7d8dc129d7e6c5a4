"""What is worked at a moment counts as done at that moment, whatever the clock on the wall says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from helloword.actions.action import Status
from helloword.actions.approving import approve, reject
from helloword.actions.proposing import propose, would_propose
from helloword.actions.queue import actions, history, the_action
from helloword.actions.tasks import close_task, make_task, tasks
from helloword.actions.terms import change_terms
from helloword.actions.working import undo, work
from helloword.stores.purchasing import purchases
from helloword.text import Text
from helloword.workspace import Workspace
from tests.actions.advertising import CHANGED, advertise, export
from tests.actions.conftest import LAST, NOW, TODAY, clock, copied, land, later, proposal
from tests.actions.test_measuring import sales

DAY_AFTER = timedelta(days=1)


def unmailed(made: Path, folder: Path) -> Workspace:
    """The small company, which mails its orders by itself."""
    small = copied(made, folder)
    change_terms(small, "replenishment", {"mail": "0"}, "we mail it by ourselves")
    return small


def test_an_order_is_sent_on_the_day_on_which_it_is_worked_at(made: Path, tmp_path: Path) -> None:
    small = unmailed(made, tmp_path)
    id = proposal(small).id
    approve(small, id, now=NOW)

    assert work(small, clock).done == 1

    [order] = purchases(small)
    done = the_action(small, id)
    assert (order.sent_on, order.made_at) == (TODAY, NOW)
    assert (done.decided_at, done.begun_at, done.done_at) == (NOW, NOW, NOW)
    assert done.measure_on == TODAY + timedelta(days=60)
    assert {event.at for event in history(small, id)} == {NOW}


def test_what_is_taken_back_or_turned_down_later_is_so_from_then_on(made: Path, tmp_path: Path) -> None:
    small = unmailed(made, tmp_path)
    id = proposal(small).id
    approve(small, id, now=NOW)
    work(small, clock)
    undo(small, id, "too much", NOW + DAY_AFTER)
    work(small, lambda: NOW + DAY_AFTER)

    assert the_action(small, id).status == Status.UNDONE
    assert {event.at for event in history(small, id)[-4:]} == {NOW + DAY_AFTER}
    propose(small, "replenishment", NOW + DAY_AFTER)
    [again] = actions(small, [Status.PROPOSED])
    reject(small, again.id, "still too much", later(days=2))
    assert history(small, again.id)[-1].at == later(days=2)


def test_a_task_is_closed_at_the_moment_that_is_told(made: Path, tmp_path: Path) -> None:
    small = copied(made, tmp_path)
    make_task(small, "k", "wu", Text("看", "look"), Text("看", "look"), TODAY, NOW)
    [open] = tasks(small, "open")

    assert close_task(small, open.id, "looked", now=later(hours=3)).closed_at == later(hours=3)


def test_what_is_proposed_for_a_moment_knows_nothing_of_what_came_after_it(made: Path, tmp_path: Path) -> None:
    small = advertise(copied(made, tmp_path), tmp_path)
    header = (
        "po_id,line_id,supplier,sku,ordered_at,promised_at,quantity,unit_cost,currency,received_at,received_quantity"
    )
    ordered, came = LAST - timedelta(days=9), TODAY + timedelta(days=10)
    land(small, tmp_path, "purchase_orders", [header, f"PO99,1,S1,A,{ordered},{came},5,8,EUR,,"])
    names = ("replenishment", "ad_bids")
    before = [would_propose(small, name, NOW) for name in names]
    sales(small, tmp_path, 60)
    land(small, tmp_path, "purchase_orders", [header, f"PO99,1,S1,A,{ordered},{came},5,8,EUR,{came},5"])
    export(small, tmp_path, later(days=5).date(), CHANGED)

    assert all(before)
    assert [would_propose(small, name, NOW) for name in names] == before
    assert [would_propose(small, name, later(days=60)) for name in names] != before
