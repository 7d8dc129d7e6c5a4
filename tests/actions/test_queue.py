"""An action goes from proposal to measured effect; leave is needed, limits and fresh data too, and all can be stopped."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from helloword.actions.action import Status
from helloword.actions.approving import approve, reject
from helloword.actions.proposing import propose, would_propose
from helloword.actions.queue import actions, history, row_of, the_action
from helloword.actions.stopping import resume, stop, switch
from helloword.actions.tables import ActionRow, ApprovalRow
from helloword.actions.terms import change_terms, terms_of
from helloword.actions.working import again, undo, work
from helloword.audit import entries, verify
from helloword.errors import InputError
from helloword.kpis.company import ground_of
from helloword.mail import remove_account, set_account
from helloword.server.action_answers import note_of
from helloword.stores.purchasing import purchases
from helloword.workspace import Workspace
from tests.actions.conftest import NOW, Post, clock, land, later, proposal

Mail = tuple[Post, int]


def test_what_runs_low_is_ordered_mailed_and_known_to_the_data(workspace: Workspace, post: Mail) -> None:
    proposed = proposal(workspace)
    # Lead time 19.6 +- 1.4 days by eight orders: safety 1.645 * 6 * 1.4 = 13.8 -> 14; 6 * 26.6 = 159.6 -> 160 in lead
    # time and review; up to 160 + 14 + 6 * 30 = 354, of which 30 are there.
    assert [(line.item, line.before, line.after) for line in proposed.proposal.lines] == [
        ("A · eu", "30", "354 (+324)")
    ]

    approve(workspace, proposed.id, seen=proposed.digest, now=NOW)
    assert post[0].mails == []
    worked = work(workspace, clock)

    assert (worked.done, worked.failed) == (1, 0)
    done = the_action(workspace, proposed.id)
    assert done.status == Status.DONE
    [order] = purchases(workspace)
    assert post[0].letters == [f"采购单 {order.id}"]
    assert [file.get_filename() for file in post[0].mails[0].iter_attachments()] == [
        f"{order.id}.pdf",
        f"{order.id}.xlsx",
    ]
    assert propose(workspace, "replenishment", later(hours=1)).new == ()
    assert verify(workspace.state).broken is None


def test_the_queue_is_worked_from_where_an_event_loop_runs_too(small: Workspace, post: Mail) -> None:
    approve(small, proposal(small).id, now=NOW)

    async def worked() -> int:
        return work(small, clock).done

    # A thread of its own, because a browser test may have left its event loop running in this one.
    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(asyncio.run, worked()).result() == 1


def test_the_same_proposal_is_kept_once_and_a_newer_one_replaces_it(workspace: Workspace, tmp_path: Path) -> None:
    first = proposal(workspace)
    assert propose(workspace, "replenishment", later(hours=1)).kept == (first.id,)
    land(workspace, tmp_path, "inventory", ["store,date,sku,warehouse,sellable,inbound", "eu,2026-03-30,A,main,25,0"])

    second = proposal(workspace, later(hours=2))

    assert the_action(workspace, first.id).status == Status.REPLACED
    assert second.digest != first.digest


def test_a_proposal_that_is_not_needed_any_more_is_no_longer_offered(small: Workspace, tmp_path: Path) -> None:
    first = proposal(small)
    land(small, tmp_path, "inventory", ["store,date,sku,warehouse,sellable,inbound", "eu,2026-03-30,A,main,2500,0"])

    assert propose(small, "replenishment", NOW).new == ()
    assert the_action(small, first.id).status == Status.REPLACED


def test_a_rejected_proposal_is_not_made_again_the_next_hour(small: Workspace) -> None:
    first = proposal(small)
    with pytest.raises(InputError, match="Say why"):
        reject(small, first.id, " ")
    reject(small, first.id, "the season is over")

    assert propose(small, "replenishment", later(hours=1)).new == ()
    assert propose(small, "replenishment", later(days=8)).stale
    with pytest.raises(InputError, match="is rejected"):
        approve(small, first.id, now=NOW)


class TestLeave:
    """An approval is for what was seen, by this company, once, and not for ever."""

    def test_it_cannot_be_given_twice(self, small: Workspace) -> None:
        id = proposal(small).id
        approve(small, id, now=NOW)

        with pytest.raises(InputError, match="is approved"):
            approve(small, id, now=NOW)

    def test_one_that_was_used_is_of_no_more_use(self, small: Workspace, post: Mail) -> None:
        id = proposal(small).id
        approve(small, id, now=NOW)
        work(small, clock)
        with small.state.write() as session:
            row = session.get_one(ActionRow, id)
            row.status, row.begun_at, row.attempt = "approved", None, 7
            session.execute(ActionRow.__table__.select())
            session.connection().exec_driver_sql(f"DELETE FROM action_events WHERE action = {id} AND step")

        work(small, clock)

        assert the_action(small, id).problem == f"The approval of action {id} was used already."
        assert len(post[0].mails) == 1

    def test_what_expired_is_neither_approved_nor_begun(self, small: Workspace, post: Mail) -> None:
        first = proposal(small)
        with pytest.raises(InputError, match="is expired"):
            approve(small, first.id, now=later(days=6))

        second = proposal(small, later(minutes=1))
        approve(small, second.id, now=later(minutes=2))
        work(small, lambda: later(days=6))

        assert the_action(small, second.id).status == Status.EXPIRED
        assert post[0].mails == []

    def test_an_approval_that_was_written_into_the_database_is_forged(self, workspace: Workspace, post: Mail) -> None:
        action = proposal(workspace)
        with workspace.state.write() as session:
            session.get_one(ActionRow, action.id).status = "approved"
            session.add(
                ApprovalRow(
                    action=action.id, digest=action.digest, by="cli:wu", at=NOW, expires_at=later(days=9), seal="0" * 64
                )
            )  # fmt: skip

        work(workspace, clock)

        assert the_action(workspace, action.id).problem == f"Action {action.id} has no approval by this company."
        assert post[0].mails == []

    def test_a_longer_life_or_another_content_breaks_the_seal(self, small: Workspace, post: Mail) -> None:
        action = proposal(small)
        approve(small, action.id, now=NOW)
        with small.state.write() as session:
            session.scalars(select(ApprovalRow)).one().expires_at = later(days=99)
        work(small, clock)
        assert "no approval by this company" in (the_action(small, action.id).problem or "")

        other = proposal(small, later(minutes=1))
        approve(small, other.id, now=later(minutes=1))
        with small.state.write() as session:
            row = session.get_one(ActionRow, other.id)
            row.proposal = row.proposal.replace('"quantity":', '"quantity":9')
        work(small, clock)
        assert "is not what was approved" in (the_action(small, other.id).problem or "")
        assert post[0].mails == []

    def test_what_changed_since_it_was_looked_at_is_looked_at_again(self, small: Workspace) -> None:
        action = proposal(small)

        with pytest.raises(InputError, match="not what you looked at"):
            approve(small, action.id, seen="0" * 64, now=NOW)


class TestLimits:
    """At a limit is within; over it is not."""

    @pytest.mark.parametrize("name", ["money", "day_money"])
    def test_money_at_and_over_the_edge(self, workspace: Workspace, name: str) -> None:
        action = proposal(workspace)
        change_terms(workspace, "replenishment", {name: str(action.proposal.money - Decimal("0.01"))}, "edge")
        with pytest.raises(InputError, match="may move"):
            approve(workspace, action.id, now=NOW)

        change_terms(workspace, "replenishment", {name: str(action.proposal.money)}, "edge")
        approve(workspace, action.id, now=NOW)

        assert work(workspace, clock).done == 1

    def test_what_is_over_is_not_proposed_at_all(self, small: Workspace) -> None:
        change_terms(small, "replenishment", {"money": "1"}, "edge")

        found = propose(small, "replenishment", NOW)

        assert found.new == ()
        assert "may move" in found.skipped[-1].why.en

    def test_a_limit_lowered_between_approval_and_execution_holds(self, small: Workspace, post: Mail) -> None:
        action = proposal(small)
        approve(small, action.id, now=NOW)
        change_terms(small, "replenishment", {"day_money": "1"}, "the bank called")

        assert work(small, clock).failed == 1
        assert post[0].mails == []

    def test_no_more_than_so_many_begin_on_a_day(self, small: Workspace) -> None:
        action = proposal(small)
        change_terms(small, "replenishment", {"day_actions": "0"}, "edge")

        with pytest.raises(InputError, match="0 actions may begin"):
            approve(small, action.id, now=NOW)


class TestFreshData:
    """Nothing acts on what is old."""

    def test_nothing_is_proposed_on_stale_data(self, small: Workspace) -> None:
        found = propose(small, "replenishment", later(days=4))

        assert (found.new, [each.table for each in found.stale]) == ((), ["inventory", "order_lines"])

    def test_nothing_begins_on_data_that_became_stale(self, small: Workspace, post: Mail) -> None:
        action = proposal(small)
        approve(small, action.id, now=NOW)

        assert work(small, lambda: later(days=4)).failed == 1

        assert "the data of inventory · eu ends on 2026-03-30" in (the_action(small, action.id).problem or "")
        assert post[0].mails == []


class TestKillSwitch:
    """While it is on nothing is proposed, approved or done."""

    def test_nothing_goes_on_until_it_is_off(self, workspace: Workspace, post: Mail) -> None:
        action = proposal(workspace)
        approve(workspace, action.id, now=NOW)
        with pytest.raises(InputError, match="Say why"):
            stop(workspace, "")
        stop(workspace, "prices look wrong")

        assert work(workspace, clock).stopped
        assert propose(workspace, "replenishment", NOW).stopped
        assert post[0].mails == []

        resume(workspace, "they are right")
        assert work(workspace, clock).done == 1
        told = [entry.action for entry in entries(workspace.state) if entry.subject.kind == "actions"]
        assert sorted(told) == ["actions.resumed", "actions.stopped"]

    def test_nothing_is_approved_while_it_is_on(self, small: Workspace) -> None:
        action = proposal(small)
        stop(small, "look first")

        with pytest.raises(InputError, match="All actions are stopped"):
            approve(small, action.id, now=NOW)
        assert switch(small).reason == "look first"


def test_an_action_waits_for_a_mail_server_that_is_down_and_then_goes_on(small: Workspace, post: Mail) -> None:
    set_account(small, "smtp://127.0.0.1:1?from=buying@acme.example")
    action = proposal(small)
    approve(small, action.id, now=NOW)

    assert work(small, clock).waiting == 1
    waiting = the_action(small, action.id)
    assert (waiting.status, waiting.next_at) == (Status.WAITING, later(minutes=1))
    assert work(small, clock) == replace(work(small, clock), done=0, waiting=0)

    set_account(small, f"smtp://127.0.0.1:{post[1]}?from=buying@acme.example")
    assert work(small, lambda: later(minutes=2)).done == 1
    assert len(post[0].mails) == 1
    assert len(purchases(small)) == 1


def test_without_a_mail_account_it_fails_with_what_to_do_and_goes_on_when_there_is_one(
    small: Workspace, post: Mail
) -> None:
    remove_account(small)
    action = proposal(small)
    approve(small, action.id, now=NOW)
    assert work(small, clock).failed == 1
    assert "helloword mail set" in (the_action(small, action.id).problem or "")

    set_account(small, f"smtp://127.0.0.1:{post[1]}?from=buying@acme.example")
    again(small, action.id, NOW)

    assert work(small, clock).done == 1
    assert len(post[0].mails) == 1


def test_what_is_undone_is_called_off_with_the_supplier_and_gone_from_the_data(
    workspace: Workspace, post: Mail
) -> None:
    action = proposal(workspace)
    approve(workspace, action.id, now=NOW)
    work(workspace, clock)
    [order] = purchases(workspace)

    undo(workspace, action.id, "ordered by phone already")
    work(workspace, clock)

    assert the_action(workspace, action.id).status == Status.UNDONE
    assert post[0].letters == [f"采购单 {order.id}", f"取消采购单 {order.id}"]
    from sqlglot import exp

    known = ground_of(workspace).engine.run(exp.select("po_id").from_("purchase_orders"), {}).column("po_id")
    assert order.id not in known.to_pylist()
    assert [event.what for event in history(workspace, action.id)][-1] == "undone"


def test_nothing_is_undone_beside_an_open_action_for_the_same(workspace: Workspace, post: Mail) -> None:
    action = proposal(workspace)
    approve(workspace, action.id, now=NOW)
    work(workspace, clock)
    with workspace.state.write() as session:
        row = row_of(session, action.id)
        facts = {
            column.name: getattr(row, column.name) for column in ActionRow.__table__.columns if column.name != "id"
        }
        session.add(ActionRow(**{**facts, "key": "beside", "status": "proposed"}))

    with pytest.raises(InputError) as refused:
        undo(workspace, action.id, "ordered by phone already")

    assert refused.value.code == "action_beside"
    assert the_action(workspace, action.id).status == Status.DONE


def test_a_playbook_that_only_suggests_is_not_approved_and_one_alone_needs_nobody(small: Workspace, post: Mail) -> None:
    change_terms(small, "replenishment", {"mode": "suggest"}, "look at it first")
    action = proposal(small)
    with pytest.raises(InputError, match="only suggests"):
        approve(small, action.id, now=NOW)
    reject(small, action.id, "try alone")

    change_terms(small, "replenishment", {"mode": "alone", "service": "0.99"}, "it does well")
    propose(small, "replenishment", NOW)
    [own] = actions(small, ["approved"])
    assert own.decided_by == "playbook:replenishment"
    assert work(small, clock).done == 1


def test_alone_stays_within_the_limits_of_the_day(small: Workspace, post: Mail) -> None:
    change_terms(small, "replenishment", {"mode": "alone", "day_money": "1"}, "carefully")

    propose(small, "replenishment", NOW)

    [left] = actions(small, ["proposed"])
    assert [event.what for event in history(small, left.id)] == ["proposed", "not_alone"]


def test_what_waits_is_done_by_a_playbook_that_may_work_alone_from_now_on(small: Workspace) -> None:
    waiting = proposal(small)
    change_terms(small, "replenishment", {"mode": "alone"}, "it does well")

    assert propose(small, "replenishment", later(hours=1)).kept == (waiting.id,)
    assert the_action(small, waiting.id).decided_by == "playbook:replenishment"


def test_what_it_may_not_do_alone_says_so_once(small: Workspace) -> None:
    change_terms(small, "replenishment", {"mode": "alone", "day_money": "1"}, "carefully")
    for hours in range(3):
        propose(small, "replenishment", later(hours=hours))

    [left] = actions(small, ["proposed"])
    assert [event.what for event in history(small, left.id)] == ["proposed", "not_alone"]
    noted = note_of(history(small, left.id)[1])
    assert ("A day's actions" in noted.en, "一天最多" in noted.zh) == (True, True), noted


def test_a_store_with_old_data_does_not_hold_up_the_others(small: Workspace, tmp_path: Path) -> None:
    small.add_store("us", "shopify", "US", "USD", "UTC")
    land(small, tmp_path, "inventory", ["store,date,sku,warehouse,sellable,inbound", "us,2026-03-20,A,main,5,0"])

    found = propose(small, "replenishment", NOW)

    assert [(each.table, each.store) for each in found.stale] == [("inventory", "us")]
    [action] = actions(small)
    assert (action.id, action.proposal.stores) == (found.new[0], ("eu",))


def test_a_dry_run_leaves_nothing(small: Workspace) -> None:
    [wanted] = would_propose(small, "replenishment", NOW)

    assert wanted.subject == (("supplier", "S1"), ("currency", "EUR"))
    assert actions(small) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mode": "alon"}, "alone"),
        ({"money": "-1"}, "0 or more"),
        ({"money": "x"}, "0 or more"),
        ({"servic": "1"}, "service"),
    ],
)
def test_terms_that_do_not_hold_are_refused(small: Workspace, changes: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        change_terms(small, "replenishment", changes, "try")
    assert terms_of(small, "replenishment").mode == "approve"
