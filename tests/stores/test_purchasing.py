"""Purchase orders go from draft to inspection, say the same however often they are told, and feed the supplier KPIs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.errors import InputError
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.importing import import_file
from helloword.stores.purchase import Ordered, Purchase, Status
from helloword.stores.purchasing import cancel, inspect, make_draft, mark_sent, purchases, receive
from helloword.stores.suppliers import contact, set_contact
from helloword.stores.telling import tell_lake
from helloword.workspace import Workspace

SENT, DUE = date(2026, 3, 2), date(2026, 3, 20)
LINES = (Ordered("A", 100, Decimal("2.50"), DUE), Ordered("B", 40, Decimal("4"), DUE))


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    made = Workspace.create(
        tmp_path / "acme", name="Acme", currency="CNY", timezone="Asia/Shanghai", state_url=state_url
    )
    names = tmp_path / "suppliers.csv"
    names.write_text("supplier,name,lead_time_days,moq,currency\nS1,Lamp Works,18,10,CNY\n", encoding="utf-8")
    import_file(made, names, kind="general.suppliers")
    return made


def order(workspace: Workspace, key: str = "k") -> Purchase:
    return make_draft(workspace, key, "S1", "CNY", LINES)


def value(workspace: Workspace, kpi: str) -> Decimal | None:
    """None also where nothing is known at all."""
    return next((reading.value for reading in answer(workspace, Query((kpi,))).readings), None)


def test_the_same_key_is_the_same_order(workspace: Workspace) -> None:
    first, again = order(workspace), order(workspace)

    assert first == again
    assert [purchase.id for purchase in purchases(workspace)] == ["HW-00001"]
    assert first.total == Decimal("410.00")


def test_an_order_feeds_the_supplier_kpis_from_sending_to_inspection(workspace: Workspace) -> None:
    id = order(workspace).id
    tell_lake(workspace)
    assert value(workspace, "supplier_otd") is None

    mark_sent(workspace, id, SENT)
    receive(workspace, id, 1, 60, date(2026, 3, 18))
    assert receive(workspace, id, 1, 100, date(2026, 3, 19)).status == Status.PARTLY_RECEIVED
    assert receive(workspace, id, 2, 40, date(2026, 3, 25)).status == Status.RECEIVED
    inspect(workspace, id, 1, 20, 19)
    assert inspect(workspace, id, 2, 5, 5).status == Status.INSPECTED
    tell_lake(workspace)

    assert value(workspace, "supplier_otd") == Decimal("0.5")
    assert value(workspace, "qc_pass_rate") == Decimal("0.96")


def test_doing_and_telling_it_twice_changes_nothing(workspace: Workspace) -> None:
    id = order(workspace).id
    mark_sent(workspace, id, SENT)
    once = receive(workspace, id, 1, 100, date(2026, 3, 19))
    assert tell_lake(workspace) == 1
    assert tell_lake(workspace) == 0

    assert mark_sent(workspace, id, date(2026, 3, 9)).sent_on == SENT
    assert receive(workspace, id, 1, 100, date(2026, 3, 19)) == once
    receive(workspace, id, 2, 40, DUE)
    tell_lake(workspace)

    assert value(workspace, "supplier_otd") == 1


def test_a_cancelled_order_leaves_nothing_in_the_lake(workspace: Workspace) -> None:
    id = order(workspace).id
    mark_sent(workspace, id, SENT)
    tell_lake(workspace)
    assert cancel(workspace, id, "too dear").status == Status.CANCELLED
    assert tell_lake(workspace) == 1

    assert value(workspace, "supplier_otd") is None
    assert cancel(workspace, id, "again").status == Status.CANCELLED


def test_a_short_delivery_is_complete(workspace: Workspace) -> None:
    id = order(workspace).id
    mark_sent(workspace, id, SENT)

    receive(workspace, id, 1, 90, date(2026, 3, 19), short=True)

    assert receive(workspace, id, 2, 0, date(2026, 3, 19), short=True).status == Status.RECEIVED


@pytest.mark.parametrize(
    ("received", "on", "said"),
    [(101, DUE, "cannot have come"), (-1, DUE, "cannot have come"), (1, date(2026, 3, 1), "was sent on 2026-03-02")],
)
def test_a_receipt_that_cannot_be_is_refused(workspace: Workspace, received: int, on: date, said: str) -> None:
    id = order(workspace).id
    mark_sent(workspace, id, SENT)

    with pytest.raises(InputError, match=said):
        receive(workspace, id, 1, received, on)


def test_what_has_not_been_sent_cannot_come_and_what_has_come_cannot_be_called_off(workspace: Workspace) -> None:
    id = order(workspace).id
    with pytest.raises(InputError, match="is draft"):
        receive(workspace, id, 1, 5, DUE)
    mark_sent(workspace, id, SENT)
    receive(workspace, id, 1, 5, DUE)

    with pytest.raises(InputError, match="is partly_received"):
        cancel(workspace, id, "")
    with pytest.raises(InputError, match="do not fit"):
        inspect(workspace, id, 1, 6, 6)
    with pytest.raises(InputError, match='no line "3"'):
        receive(workspace, id, 3, 5, DUE)


def test_a_suppliers_address_stands_nowhere_in_clear(workspace: Workspace) -> None:
    set_contact(workspace, "S1", "li@lampworks.example", "zh-CN")

    kept = contact(workspace, "S1")
    assert kept is not None
    assert kept.email == "li@lampworks.example"
    assert not any(b"lampworks.example" in p.read_bytes() for p in workspace.folder.rglob("*") if p.is_file())
    with pytest.raises(InputError, match='no supplier "S9"'):
        set_contact(workspace, "S9", "li@lampworks.example", "zh-CN")


def test_a_line_of_one_unit_is_spoken_of_as_one(workspace: Workspace) -> None:
    one = make_draft(workspace, "k", "S1", "CNY", (Ordered("A", 1, Decimal("2.50"), DUE),)).id
    mark_sent(workspace, one, SENT)

    with pytest.raises(InputError, match="is of 1 unit; 2 cannot have come"):
        receive(workspace, one, 1, 2, DUE)
    receive(workspace, one, 1, 1, DUE)
    with pytest.raises(InputError, match="1 unit has come; inspected 2"):
        inspect(workspace, one, 1, 2, 1)
    inspect(workspace, one, 1, 1, 1)
    with pytest.raises(InputError, match="1 unit of line 1 was inspected already"):
        receive(workspace, one, 1, 0, DUE)
