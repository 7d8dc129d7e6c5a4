"""An answer as it was known on an earlier day is what a company that imported its files on that day was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helloword.kpis.company import answer, catalogue_of
from helloword.kpis.query import Query, Reading
from helloword.lake.importing import import_file
from helloword.workspace import Workspace

DAY = date(2026, 3, 31)
ORDERS = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,fulfilment,ship_by,shipped_at,promised_by,delivered_at,carrier,cancelled_by,updated_at"
RETURNS = "return_id,order_id,sku,requested_at,received_at,quantity,reason,updated_at"
FEEDBACK = "feedback_id,order_id,kind,opened_at,outcome,updated_at"
PURCHASES = "po_id,line_id,supplier,sku,ordered_at,promised_at,quantity,unit_cost,currency,received_at,received_quantity,inspected,passed,updated_at"

EARLY = {
    "orders": (ORDERS, [
        "o1,1,2026-03-20,delivered,S1,2,10.00,EUR,merchant,2026-03-22,2026-03-21,2026-03-26,2026-03-25,dhl,,2026-03-25",
        "o2,1,2026-03-30,paid,S1,1,10.00,EUR,merchant,2026-04-01,,2026-04-04,,,,2026-03-30",
        "o3,1,2026-03-29,paid,S2,1,30.00,EUR,merchant,2026-03-31,,2026-04-03,,,,2026-03-29",
    ]),
    "returns": (RETURNS, ["r1,o1,S1,2026-03-28,,1,defective,2026-03-28"]),
    "feedback": (FEEDBACK, ["f1,o1,claim,2026-03-27,open,2026-03-27"]),
    "purchase_orders": (PURCHASES, ["p1,1,A,S1,2026-02-01,2026-03-10,10,4.00,EUR,,,,,2026-02-01"]),
}  # fmt: skip
LATE = {
    "orders": (ORDERS, [
        "o1,1,2026-03-20,delivered,S1,2,10.00,EUR,merchant,2026-03-22,2026-03-21,2026-03-26,2026-03-25,dhl,,2026-03-25",
        "o2,1,2026-03-30,delivered,S1,1,10.00,EUR,merchant,2026-04-01,2026-04-02,2026-04-04,2026-04-05,ups,,2026-04-05",
        "o3,1,2026-03-29,cancelled,S2,1,30.00,EUR,merchant,2026-03-31,,2026-04-03,,,seller,2026-04-02",
        "o4,1,2026-04-02,paid,S1,5,10.00,EUR,merchant,2026-04-04,,2026-04-08,,,,2026-04-02",
    ]),
    "returns": (RETURNS, [
        "r1,o1,S1,2026-03-28,2026-04-03,1,defective,2026-04-03", "r2,o1,S1,2026-04-05,,1,late,2026-04-05",
    ]),
    "feedback": (FEEDBACK, [
        "f1,o1,claim,2026-03-27,denied,2026-04-04", "f2,o2,negative_feedback,2026-04-06,open,2026-04-06",
    ]),
    "purchase_orders": (PURCHASES, [
        "p1,1,A,S1,2026-02-01,2026-03-10,10,4.00,EUR,2026-04-01,10,10,9,2026-04-01",
        "p2,1,A,S1,2026-04-03,2026-05-10,10,4.00,EUR,,,,,2026-04-03",
    ]),
}  # fmt: skip


def company(folder: Path, files: dict[str, tuple[str, list[str]]]) -> Workspace:
    workspace = Workspace.create(folder, name="Acme", currency="EUR", timezone="Europe/Berlin")
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    for fact, (header, rows) in files.items():
        path = folder / f"{fact}.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        assert import_file(workspace, path, store="eu", kind=f"general.{fact}").rejected == 0
    return workspace


@pytest.fixture(scope="module")
def companies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Workspace]:
    folder = tmp_path_factory.mktemp("known")
    return company(folder / "early", EARLY), company(folder / "late", LATE)


def test_what_came_later_does_not_show(companies: tuple[Workspace, Workspace]) -> None:
    early, late = companies
    asked = Query(tuple(catalogue_of(late).kpis), start=date(2026, 3, 1), end=DAY)

    then = [_without_versions(r) for r in answer(early, asked).readings]
    known = [_without_versions(r) for r in answer(late, replace(asked, known_on=DAY)).readings]
    now = [_without_versions(r) for r in answer(late, asked).readings]

    assert known == then
    assert {r.kpi for r, t in zip(now, then, strict=False) if r != t} >= {"odr", "return_rate", "orders"}


def test_a_day_after_everything_is_the_present(companies: tuple[Workspace, Workspace]) -> None:
    _, late = companies
    asked = Query(("odr", "return_rate", "supplier_otd", "cancel_rate", "orders"))

    assert answer(late, replace(asked, known_on=date(2026, 12, 31))).readings == answer(late, asked).readings


def _without_versions(reading: Reading) -> Reading:
    return replace(reading, provenance=replace(reading.provenance, lake=0), warnings=())
