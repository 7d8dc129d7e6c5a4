"""A proposal is changed within its limits before it is approved, or put aside until a day; both are kept and told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.actions.action import Status
from helloword.actions.approving import approve, reject
from helloword.actions.bidding_checking import told_of
from helloword.actions.deferring import bring_back, defer
from helloword.actions.editing import amounts_of, as_proposed, edit
from helloword.actions.playbooks import declarations
from helloword.actions.proposing import propose
from helloword.actions.queue import actions, history, the_action
from helloword.actions.settling import settle
from helloword.actions.terms import change_terms
from helloword.actions.working import work
from helloword.audit import entries, verify
from helloword.errors import ConflictError, InputError
from helloword.stores.purchasing import purchases
from helloword.workspace import Workspace
from tests.actions.advertising import advertise, proposed
from tests.actions.conftest import NOW, clock, land, later, proposal

FEWER = {1: Decimal(100)}


class TestEdit:
    """What was proposed stays beside what was decided."""

    def test_a_changed_quantity_is_what_is_ordered_and_the_proposed_one_is_kept(self, workspace: Workspace) -> None:
        first = proposal(workspace)
        changed = edit(workspace, first.id, FEWER, "a new lamp comes in May", seen=first.digest, now=NOW)

        (line,) = changed.proposal.lines
        assert (line.after, line.proposed) == ("130 (+100)", "354 (+324)")
        assert (changed.version, changed.proposal.money) == (2, Decimal("800.00"))
        assert changed.proposal.title.en == "Order 100 units from Lamp Works"
        was = as_proposed(workspace, changed)
        assert was is not None
        assert was.digest == first.digest
        approve(workspace, changed.id, seen=changed.digest, now=NOW)
        assert work(workspace, clock).done == 1
        [order] = purchases(workspace)
        assert [line.ordered.quantity for line in order.lines] == [100]
        assert [(e.what, e.note) for e in history(workspace, first.id)][1] == ("edited", "a new lamp comes in May")
        kept = next(e for e in entries(workspace.state) if e.action == "action.edited")
        assert '"lines":[["A · eu","354 (+324)","130 (+100)"]]' in kept.detail
        assert kept.reason == "a new lamp comes in May"
        assert verify(workspace.state).broken is None
        # Less was ordered on purpose, so the rest is not proposed at once.
        [left] = propose(workspace, "replenishment", later(hours=1)).skipped
        assert left.why.en == "On 2026-03-31 somebody ordered 100 instead of 324; it is looked at again on 2026-04-07."

    def test_who_had_the_old_version_open_is_told_so(self, small: Workspace) -> None:
        first = proposal(small)
        changed = edit(small, first.id, FEWER, "less", seen=first.digest, now=NOW)

        for late in (
            lambda: approve(small, first.id, seen=first.digest, now=NOW),
            lambda: edit(small, first.id, {1: Decimal(50)}, "even less", seen=first.digest, now=NOW),
        ):
            with pytest.raises(ConflictError, match="not what you looked at"):
                late()
        assert the_action(small, first.id).digest == changed.digest

    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            ({1: Decimal(9)}, "amount_outside"),  # the supplier's minimum is 10
            ({1: Decimal(901)}, "amount_outside"),  # six a day last 150 days with 900
            ({1: Decimal("10.5")}, "amount_outside"),
            ({1: Decimal(0)}, "nothing_left"),
            ({1: Decimal(324)}, "same_amounts"),
            ({2: Decimal(10)}, "unknown_line"),
        ],
    )
    def test_outside_of_what_it_can_be_nothing_is_kept(self, small: Workspace, wanted: dict[int, Decimal], code: str) -> None:  # fmt: skip
        first = proposal(small)
        with pytest.raises(InputError) as told:
            edit(small, first.id, wanted, "try", now=NOW)

        assert told.value.code == code
        assert the_action(small, first.id) == first

    def test_the_playbooks_limits_hold_for_what_people_change(self, small: Workspace) -> None:
        first = proposal(small)
        [amount] = amounts_of(small, first, NOW)
        assert (amount.least, amount.most, amount.proposed) == (10, 900, 324)
        change_terms(small, "replenishment", {"money": "2600"}, "edge")

        with pytest.raises(InputError, match="may move 2600 EUR; this one is 2608 EUR"):
            edit(small, first.id, {1: Decimal(326)}, "more", now=NOW)
        assert edit(small, first.id, {1: Decimal(325)}, "more", now=NOW).proposal.money == 2600

    def test_a_newer_proposal_leaves_alone_what_a_person_changed_unless_nothing_is_needed(
        self, small: Workspace, tmp_path: Path
    ) -> None:
        id = edit(small, proposal(small).id, FEWER, "less", now=NOW).id
        change_terms(small, "replenishment", {"mode": "alone"}, "trust")
        land(small, tmp_path, "inventory", ["store,date,sku,warehouse,sellable,inbound", "eu,2026-03-30,A,main,25,0"])
        assert propose(small, "replenishment", later(hours=1)).kept == (id,)
        assert the_action(small, id).status == Status.PROPOSED

        land(small, tmp_path, "inventory", ["store,date,sku,warehouse,sellable,inbound", "eu,2026-03-30,A,main,2500,0"])
        propose(small, "replenishment", later(hours=2))
        assert the_action(small, id).status == Status.REPLACED

    def test_back_to_what_was_proposed_is_what_was_proposed(self, small: Workspace) -> None:
        first = proposal(small)
        edit(small, first.id, FEWER, "less", now=NOW)
        again = edit(small, first.id, {1: Decimal(324)}, "as it was", now=NOW)

        assert (again.digest, again.version, again.proposal.lines[0].proposed) == (first.digest, 3, "")
        assert again.proposal == first.proposal

    def test_bids_change_by_one_step_at_most_and_those_left_are_neither_written_nor_proposed_again(
        self, small: Workspace, tmp_path: Path
    ) -> None:
        one = advertise(small, tmp_path)
        first = proposed(one)
        known = amounts_of(one, first, NOW)
        down = next(a for a in known if a.value < a.none)
        assert down.least == (down.none * Decimal("0.8")).quantize(Decimal("0.01"))
        with pytest.raises(InputError, match="to leave it as it is"):
            edit(one, first.id, {down.line: down.least - down.step}, "further", now=NOW)

        changed = edit(one, first.id, {down.line: down.none}, "it sells in the shop", now=NOW)
        assert len(told_of(changed)) == len(told_of(first)) - 1
        assert changed.proposal.lines[down.line - 1].proposed == first.proposal.lines[down.line - 1].after
        assert abs(changed.proposal.money) < first.proposal.money
        approve(one, first.id, now=NOW)
        assert work(one, clock).done == 1
        assert propose(one, "ad_bids", later(hours=1)).new == ()
        assert as_proposed(one, the_action(one, first.id)) == first.proposal

    def test_what_has_no_amount_says_so(self) -> None:
        assert {id for id, told in declarations().items() if told.editable is None} == {"task"}


class TestDefer:
    """It is put aside until a day on which it still holds, and doubles nothing."""

    def test_it_leaves_the_queue_and_comes_back_on_its_day(self, workspace: Workspace) -> None:
        first = proposal(workspace)
        aside = defer(workspace, first.id, date(2026, 4, 2), "ask the supplier first", now=NOW)

        assert (aside.status, aside.deferral and aside.deferral.why) == (Status.DEFERRED, "ask the supplier first")
        assert propose(workspace, "replenishment", later(hours=1)).kept == (first.id,)
        assert [a.id for a in actions(workspace)] == [first.id]
        with pytest.raises(InputError, match="is deferred"):
            approve(workspace, first.id, now=later(hours=1))
        settle(workspace, later(days=1, hours=14))
        assert the_action(workspace, first.id).status == Status.DEFERRED
        settle(workspace, later(days=1, hours=15))  # midnight of 2 April

        back = the_action(workspace, first.id)
        assert (back.status, back.deferral, back.digest) == (Status.PROPOSED, None, first.digest)
        assert [e.what for e in history(workspace, first.id)] == ["proposed", "deferred", "returned"]

    def test_a_day_on_which_it_has_expired_is_refused_with_the_last_one_that_is_not(self, small: Workspace) -> None:
        first = proposal(small)  # it holds until 5 April, 9:00
        with pytest.raises(InputError, match="expires on 2026-04-05; put it aside until then at the latest"):
            defer(small, first.id, date(2026, 4, 6), "later", now=NOW)
        with pytest.raises(InputError, match="a day to come"):
            defer(small, first.id, date(2026, 3, 31), "later", now=NOW)
        with pytest.raises(InputError, match="expires today"):
            defer(small, first.id, date(2026, 4, 6), "later", now=later(days=4, hours=23))
        with pytest.raises(InputError, match="Say why"):
            defer(small, first.id, date(2026, 4, 2), "", now=NOW)

        defer(small, first.id, date(2026, 4, 5), "on the last day", now=NOW)
        settle(small, later(days=4, hours=15))
        assert the_action(small, first.id).status == Status.PROPOSED
        settle(small, later(days=5))
        assert the_action(small, first.id).status == Status.EXPIRED

    def test_it_is_taken_back_at_once_or_rejected(self, small: Workspace) -> None:
        id = proposal(small).id
        defer(small, id, date(2026, 4, 2), "later", now=NOW)
        assert bring_back(small, id, NOW).status == Status.PROPOSED
        with pytest.raises(InputError, match="is proposed"):
            bring_back(small, id, NOW)
        defer(small, id, date(2026, 4, 3), "later", now=NOW)

        assert reject(small, id, "phased out", NOW).status == Status.REJECTED
        assert verify(small.state).broken is None
