"""How far data reaches is looked up once for each file, and is the same whoever asks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from helloword.kpis import company as door
from helloword.kpis import extents
from helloword.kpis.ground import Ground
from helloword.lake.importing import import_file
from helloword.lake.undoing import undo_import
from helloword.workspace import Workspace
from tests.oracle.importing import workspace_of
from tests.oracle.worlds import world

ORDERS = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,channel,customer"


def ground_of(workspace: Workspace) -> Ground:
    """A ground that nobody asked before."""
    door._grounds.clear()
    return door.ground_of(workspace)


def bring(workspace: Workspace, name: str, *rows: str) -> None:
    path = workspace.folder.parent / f"{name}.csv"
    path.write_text("\n".join([ORDERS, *rows]) + "\n", encoding="utf-8")
    import_file(workspace, path, store="eu", kind="general.orders")


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "shop", name="Acme", currency="EUR", timezone="Europe/Berlin")
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    bring(workspace, "first", *(f"o{m},1,2026-0{m}-10 12:00:00,paid,A,1,10,EUR,web,c{m}" for m in range(1, 6)))
    return workspace


@pytest.mark.parametrize("seed", [3, 4])
def test_what_is_kept_is_what_the_engine_says(seed: int, tmp_path: Path) -> None:
    workspace = workspace_of(world(seed, plain=False), tmp_path)
    first = ground_of(workspace)

    kept = first.extents

    assert kept == extents.extents_of(first.engine)
    assert ground_of(workspace).extents == kept
    assert kept["order_lines"].days
    assert kept["order_lines"].newest
    assert len(kept["order_lines"].currencies) > 1


def test_the_next_process_does_not_look_through_the_rows(shop: Workspace, asked: list[str]) -> None:
    first = ground_of(shop).extents
    asked.clear()

    again = ground_of(shop).extents

    assert again == first
    assert asked == []


def test_only_the_month_that_changed_is_looked_through(shop: Workspace, asked: list[str]) -> None:
    assert ground_of(shop).extents["order_lines"].days == (date(2026, 1, 10), date(2026, 5, 10))
    asked.clear()
    bring(shop, "more", "o9,1,2026-05-11 12:00:00,paid,A,1,7,USD,app,c9")

    found = ground_of(shop).extents["order_lines"]

    assert found.days == (date(2026, 1, 10), date(2026, 5, 11))
    assert found.currencies == {"EUR", "USD"}
    assert found.newest == {"eu": datetime(2026, 5, 11, 10, tzinfo=UTC)}
    (query,) = asked
    assert "IN ('2026-05')" in query


def test_what_is_taken_back_is_forgotten(shop: Workspace) -> None:
    before = ground_of(shop).extents
    bring(shop, "more", "o9,1,2026-07-11 12:00:00,paid,A,1,7,USD,app,c9")
    assert ground_of(shop).extents["order_lines"].days == (date(2026, 1, 10), date(2026, 7, 11))

    undo_import(shop, 2)

    assert ground_of(shop).extents == before


@pytest.mark.parametrize("broken", ["", "half a f", "[]", '{"a": 1}', '{"a": [["x"], [], {}]}'])
def test_a_broken_file_is_made_anew(shop: Workspace, broken: str) -> None:
    before = ground_of(shop).extents
    file = shop.lake / door.ROLLUPS / extents.NAME
    whole = file.read_text(encoding="utf-8")
    file.write_text(broken, encoding="utf-8")

    assert ground_of(shop).extents == before
    assert file.read_text(encoding="utf-8") == whole


def test_an_earlier_version_keeps_nothing(shop: Workspace) -> None:
    bring(shop, "more", "o9,1,2026-07-11 12:00:00,paid,A,1,7,USD,app,c9")

    found = door.ground_of(shop, 1).extents["order_lines"]

    assert found.days == (date(2026, 1, 10), date(2026, 5, 10))
    assert not (shop.lake / door.ROLLUPS / extents.NAME).exists()
