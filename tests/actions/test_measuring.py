"""What an action did is looked at once, when its days are over and their data is there."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from helloword.actions.approving import approve
from helloword.actions.measuring import measure, measure_due
from helloword.actions.queue import the_action
from helloword.actions.working import work
from helloword.workspace import Workspace
from tests.actions.conftest import NOW, TODAY, Post, clock, land, proposal


def sales(workspace: Workspace, folder: Path, a: int) -> None:
    """Sixty days after the order: so many of A a day, and one of each other as before, with a little chance."""
    rows = ["store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"]
    stock = ["store,date,sku,warehouse,sellable,inbound"]
    for n in range(60):
        day = TODAY + timedelta(days=n)
        rows.append(f"eu,{day}-A,1,{day},delivered,A,{a},20,EUR")
        rows += [f"eu,{day}-B{k:02d},1,{day},delivered,B{k:02d},{1 + (n == k)},20,EUR" for k in range(11)]
        stock.append(f"eu,{day},A,main,90,0")
    land(workspace, folder, "orders", rows)
    land(workspace, folder, "inventory", stock)


def test_the_effect_is_measured_when_its_days_are_over(
    small: Workspace, post: tuple[Post, int], tmp_path: Path
) -> None:
    id = proposal(small).id
    approve(small, id, now=NOW)
    work(small, clock)
    sales(small, tmp_path, 8)

    assert measure_due(small, NOW + timedelta(days=59)) == ()
    assert measure_due(small, NOW + timedelta(days=60)) == (id,)
    assert measure_due(small, NOW + timedelta(days=61)) == ()
    assert not measure(small, id)

    effect = the_action(small, id).effect
    # 2 more a day of 12 gross profit each for 60 days, less what chance gave the others: 12 in 11 SKUs.
    assert (effect["touched"], effect["untouched"]) == (1, 11)
    assert Decimal(str(effect["value"])) == 2 * 12 * 60 - 12
    assert effect["clear"]


def test_it_waits_for_the_data_of_its_days(small: Workspace, post: tuple[Post, int]) -> None:
    id = proposal(small).id
    approve(small, id, now=NOW)
    work(small, clock)

    assert measure_due(small, NOW + timedelta(days=70)) == ()
    assert not the_action(small, id).effect
