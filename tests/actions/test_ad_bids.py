"""Ad bids: proposed from the account's export and its ads, written as a file once, checked by the next export, undone, measured."""

from __future__ import annotations

import signal
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from helloword.actions.action import Action, Proposal, Skipped, Status
from helloword.actions.approving import approve
from helloword.actions.bidding_checking import applied
from helloword.actions.bulk_files import files_of
from helloword.actions.measuring import measure_due
from helloword.actions.playbooks import playbook
from helloword.actions.proposing import propose, would_propose
from helloword.actions.queue import history, the_action
from helloword.actions.terms import change_terms, terms_of
from helloword.actions.working import undo, work
from helloword.errors import InputError
from helloword.period import ONE_DAY
from helloword.workspace import Workspace
from tests.actions.advertising import (
    CHANGED,
    LOWERED,
    RAISED,
    ads,
    advertise,
    bids_of,
    changed,
    export,
    proposed,
    told,
)
from tests.actions.conftest import LAST, NOW, TODAY, clock, land, later
from tests.actions.test_crashes import killed, killed_everywhere

FILE = "amazon-ads-bulk.xlsx"


@pytest.fixture
def both(workspace: Workspace, tmp_path: Path) -> Workspace:
    """The advertising company on each kind of state database."""
    return advertise(workspace, tmp_path)


@pytest.fixture
def one(small: Workspace, tmp_path: Path) -> Workspace:
    """The advertising company on a SQLite file."""
    return advertise(small, tmp_path)


def written(workspace: Workspace, action: Action, name: str = FILE) -> dict[str, Decimal]:
    """The bids in a file of an action by keyword."""
    path = workspace.folder / "outbox" / "actions" / action.key / name
    header, *rows = openpyxl.load_workbook(path)["Sponsored Products Campaigns"].iter_rows(values_only=True)
    id, bid = header.index("Keyword ID"), header.index("Bid")
    return {str(row[id]).removesuffix("-1"): Decimal(str(row[bid])) for row in rows}


def files(workspace: Workspace) -> list[str]:
    """Every file in the outbox, half-written ones too."""
    return sorted(path.name for path in (workspace.folder / "outbox").rglob("*") if path.is_file())


def done(workspace: Workspace) -> Action:
    """Proposed, approved and executed."""
    action = proposed(workspace)
    approve(workspace, action.id, seen=action.digest, now=NOW)
    assert work(workspace, clock).done == 1
    return the_action(workspace, action.id)


def skipped(workspace: Workspace, days: int = 0) -> list[str]:
    """What is left, and why."""
    return [each.why.en for each in would_propose(workspace, "ad_bids", later(days=days)) if isinstance(each, Skipped)]


def test_cheap_is_bid_more_dear_and_barren_less_and_what_runs_out_less_however_cheap(one: Workspace) -> None:
    action = proposed(one)

    assert bids_of(action) == CHANGED
    assert action.proposal.subject == (("store", "eu"), ("channel", "amazon_ads"))
    assert action.proposal.change == Decimal("0.2")
    why = {line.item: line.reason.en for line in action.proposal.lines}
    assert "280 clicks and 0 orders in 28 days" in why["C1 lamps · B02 group · barren lamp [exact]"]
    assert "runs out before more comes" in why["C1 lamps · A group · short lamp [exact]"]
    assert all(line.reason.zh for line in action.proposal.lines)


def test_the_money_moved_is_what_daily_spend_changes_by_in_thirty_days(one: Workspace) -> None:
    """Clicks in proportion to the bid: spend goes with its square. 20 x 0.36 + 5 x 0.36 + 2 x 0.36 + 2 x 0.44 a day."""
    proposal = proposed(one).proposal

    assert proposal.money == (27 * Decimal("0.36") + 2 * Decimal("0.44")) * 30
    assert proposal.expected.days == 28
    assert proposal.expected.kpi == "contribution_profit"
    assert proposal.expected.amount is not None
    assert proposal.expected.amount > 0
    assert "in proportion" in proposal.expected.text.en


def test_the_last_days_are_left_out_because_their_orders_are_not_attributed_yet(one: Workspace, tmp_path: Path) -> None:
    before = bids_of(proposed(one))
    ads(one, tmp_path, LAST - 2 * ONE_DAY, 3, changed("even0", spend="700.00"))

    assert propose(one, "ad_bids", later(hours=1)).kept != ()
    assert before == CHANGED


def test_approved_bids_are_one_file_that_holds_exactly_them(both: Workspace) -> None:
    action = done(both)

    assert files(both) == [each.name for each in files_of(both, action.key)] == [FILE]
    assert written(both, action) == {name: Decimal(bid) for name, bid in CHANGED.items()}
    assert action.verified is not None
    assert "next export" in action.verified.en
    assert f"outbox/actions/{action.key}/{FILE}" in action.verified.zh


def test_the_file_is_written_once_however_often_the_process_dies(both: Workspace) -> None:
    action = approve(both, proposed(both).id, now=NOW)

    killed_everywhere(both, "write")
    work(both, clock)

    assert the_action(both, action.id).status == Status.DONE
    assert files(both) == [FILE]
    assert [event.what for event in history(both, action.id) if ":" in event.what] == ["do:begin", "do:write"]

    undo(both, action.id, "the season is over")
    killed_everywhere(both, "write_back")
    work(both, clock)
    assert files(both) == [FILE, f"back-{FILE}"]


def test_a_file_that_somebody_changed_is_not_what_was_approved(one: Workspace) -> None:
    action = approve(one, proposed(one).id, now=NOW)
    assert killed(one, "after", "write") == -signal.SIGKILL
    path = one.folder / "outbox" / "actions" / action.key / FILE
    book = openpyxl.load_workbook(path)
    book["Sponsored Products Campaigns"]["T2"] = 9.99
    book.save(path)

    work(one, clock)

    assert the_action(one, action.id).status == Status.FAILED
    assert "does not hold" in str(the_action(one, action.id).problem)


def test_nothing_is_written_when_somebody_changed_a_bid_in_the_meantime(one: Workspace, tmp_path: Path) -> None:
    action = approve(one, proposed(one).id, now=NOW)
    export(one, tmp_path, TODAY, {"dear": "1.10"})

    assert work(one, clock).failed == 1
    assert "1 bid" in str(the_action(one, action.id).problem)
    assert not (one.folder / "outbox").exists()


@pytest.mark.parametrize(("limit", "least", "over"), [("change", "0.2", "0.1999"), ("money", "318", "317.99")])
def test_a_limit_holds_at_its_edge_and_not_over_it(one: Workspace, limit: str, least: str, over: str) -> None:
    change_terms(one, "ad_bids", {limit: over}, "less at a time")
    first = propose(one, "ad_bids", NOW)
    assert first.new == ()
    assert len([each for each in first.skipped if each.subject == (("store", "eu"), ("channel", "amazon_ads"))]) == 1

    change_terms(one, "ad_bids", {limit: least}, "this much")
    assert len(propose(one, "ad_bids", NOW).new) == 1


def test_a_day_has_its_limits_too(one: Workspace) -> None:
    change_terms(one, "ad_bids", {"day_actions": "0"}, "not today")
    action = proposed(one)

    with pytest.raises(InputError, match="may begin on a day"):
        approve(one, action.id, now=NOW)


def test_nothing_is_proposed_on_old_data_or_an_old_export(one: Workspace, tmp_path: Path) -> None:
    assert {each.table for each in propose(one, "ad_bids", later(days=4)).stale} == {"ads", "order_lines"}
    change_terms(one, "ad_bids", {"export_days": "0"}, "today's only")

    assert propose(one, "ad_bids", NOW).new == ()
    assert skipped(one) == [f"The export of the account is of {LAST}; export it again."]
    export(one, tmp_path, TODAY)
    assert len(propose(one, "ad_bids", NOW).new) == 1


def test_a_company_without_an_export_is_told_what_is_missing(small: Workspace, tmp_path: Path) -> None:
    ads(small, tmp_path, LAST - 39 * ONE_DAY, 40)

    assert [each.text.en for each in propose(small, "ad_bids", NOW).stale] == ["there is no data of ad_targets"]


def test_without_a_count_of_stock_bids_only_go_down(one: Workspace) -> None:
    asked = playbook("ad_bids").propose(one, terms_of(one, "ad_bids"), TODAY + 3 * ONE_DAY)
    late = [each for each in asked if isinstance(each, Proposal)]

    assert {line.after[-5:-1] for line in late[0].lines} == {"-20%"}
    assert len(late[0].lines) == len(CHANGED) - len(RAISED) - 1  # what ran out is cheap, and its stock unknown
    assert "Its stock is not known" in late[0].lines[0].reason.en


def test_more_changes_than_allowed_wait_and_the_greatest_go_first(one: Workspace) -> None:
    change_terms(one, "ad_bids", {"most_changes": "1"}, "one at a time")

    assert bids_of(proposed(one)) == {"dear": LOWERED["dear"]}
    assert "3 targets: Enough is changed at a time; they wait for the next time." in skipped(one)


def test_what_was_changed_rests_until_the_ads_show_it(one: Workspace, tmp_path: Path) -> None:
    done(one)
    export(one, tmp_path, TODAY, CHANGED)
    ads(one, tmp_path, TODAY, 3)
    land(one, tmp_path, "orders", ["store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency", f"eu,late,1,{TODAY + 2 * ONE_DAY},delivered,B00,1,20,EUR"])  # fmt: skip

    assert propose(one, "ad_bids", later(days=3)).new == ()
    change_terms(one, "ad_bids", {"rest_days": "0"}, "no rest")
    assert len(propose(one, "ad_bids", later(days=3)).new) == 1


def test_the_next_export_says_which_bids_were_changed(one: Workspace, tmp_path: Path) -> None:
    action = done(one)
    assert applied(one, action).text.en == "No later export of the account has come, so nobody knows yet."

    export(one, tmp_path, TODAY, {"dear": CHANGED["dear"], "cheap": "0.70"}, without="short")

    found = applied(one, action)
    assert (found.count("applied"), found.count("as_before"), found.count("other"), found.count("gone")) == (1, 1, 1, 1)
    assert found.text.en == f"Of 4 bids: 1 changed, 1 not changed, 1 something else, 1 gone (export of {TODAY})"
    assert found.text.en in skipped(one)
    assert bids_of(the_action(one, propose(one, "ad_bids", NOW).new[0])) == {"barren": CHANGED["barren"]}


def test_undoing_writes_a_file_with_the_bids_as_they_were(one: Workspace) -> None:
    action = done(one)
    undo(one, action.id, "the season is over")
    work(one, clock)

    assert the_action(one, action.id).status == Status.UNDONE
    assert written(one, action, f"back-{FILE}") == {
        "dear": Decimal(2), "barren": Decimal("0.6"), "short": Decimal("0.5"), "cheap": Decimal("0.5"),
    }  # fmt: skip


def test_undoing_leaves_alone_what_was_never_changed_or_is_something_else_by_now(
    one: Workspace, tmp_path: Path
) -> None:
    action = done(one)
    export(one, tmp_path, TODAY, {"dear": CHANGED["dear"], "cheap": "0.70"})
    undo(one, action.id, "dear was dear for a reason")
    work(one, clock)

    assert written(one, action, f"back-{FILE}") == {"dear": Decimal(2)}
    assert next(event.note for event in history(one, action.id) if event.what == "undo:write_back").endswith("(1/4)")


def test_undoing_what_nobody_uploaded_needs_no_file(one: Workspace, tmp_path: Path) -> None:
    action = done(one)
    export(one, tmp_path, TODAY)
    undo(one, action.id, "never uploaded")
    work(one, clock)

    assert the_action(one, action.id).status == Status.UNDONE
    assert files(one) == [FILE]


def after(workspace: Workspace, folder: Path) -> None:
    """28 days in which the dear keyword costs half and sells as before, and one of the others a little more."""
    for n in range(28):
        even = {f"even{n % 9}"}
        words = [k for k in changed("dear", spend="10.00") if k.id not in even]
        ads(
            workspace,
            folder,
            TODAY + n * ONE_DAY,
            1,
            (*words, *(k for k in changed(*even, spend="7.60") if k.id in even)),
        )
    day = TODAY + 27 * ONE_DAY
    land(workspace, folder, "orders", ["store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency", f"eu,last,1,{day},delivered,B00,1,20,EUR"])  # fmt: skip


def test_the_effect_is_the_contribution_of_the_ads_touched_against_that_of_the_others(
    one: Workspace, tmp_path: Path
) -> None:
    action = done(one)
    export(one, tmp_path, TODAY, CHANGED)
    after(one, tmp_path)

    assert measure_due(one, NOW + timedelta(days=28)) == (action.id,)
    effect = the_action(one, action.id).effect
    # 10.00 a day less spent for 28 days; the nine others and the paused one spent 28 x 0.40 more in all: 1.12 each.
    assert (effect["kpi"], effect["touched"], effect["untouched"]) == ("contribution_profit", 4, 10)
    assert round(told(effect["value"]), 2) == 280 + 4 * Decimal("1.12")
    assert effect["clear"]


def test_what_was_never_uploaded_is_measured_as_not_touched(one: Workspace, tmp_path: Path) -> None:
    action = done(one)
    export(one, tmp_path, TODAY)
    after(one, tmp_path)

    assert measure_due(one, NOW + timedelta(days=28)) == (action.id,)
    effect = the_action(one, action.id).effect
    assert (effect["touched"], effect["value"]) == (0, None)


def test_its_settings_and_limits_are_told_in_both_languages(one: Workspace) -> None:
    from helloword.actions.playbooks import declaration

    told_of = declaration("ad_bids")
    terms = terms_of(one, "ad_bids")

    assert terms.mode == "approve"
    assert terms.limits.change == Decimal("0.25")
    assert set(told_of.texts) == set(terms.settings)
    assert all(text.zh and text.en for text in told_of.texts.values())
