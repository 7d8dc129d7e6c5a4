"""Every general kind has the columns of the public contract, and each column lands where it belongs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from helloword.cli.import_kinds import template
from helloword.connectors.detecting import detect
from helloword.connectors.kinds import all_kinds
from helloword.connectors.probing import probe
from helloword.model import TABLES
from tests.connectors.company import Company

CONTRACT = {
    "orders": "order_id, line_id, ordered_at, status (pending, paid, shipped, delivered, cancelled), sku, quantity, "
    "unit_price, discount?, tax?, shipping_charged?, currency, customer?, channel?, country?, "
    "fulfilment? (merchant, platform), ship_by?, shipped_at?, promised_by?, delivered_at?, carrier?, "
    "cancelled_by? (buyer, seller), updated_at?, contact?, language?",
    "refunds": "refund_id, order_id, line_id?, sku?, refunded_at, quantity, amount, currency, reason?, updated_at?",
    "returns": "return_id, order_id, sku, requested_at, received_at?, quantity, reason, comment?, updated_at?",
    "fees": "fee_id, posted_at, order_id?, sku?, "
    "type (referral, fulfilment, payment, storage, shipping, subscription, reimbursement, other), amount, currency, "
    "updated_at?",
    "costs": "sku, effective_from, purchase, inbound?, duty?, currency",
    "overheads": "month, type, amount, currency",
    "sku_map": "store?, platform_sku, sku, quantity",
    "products": "sku, title, brand?, line?, platform_id?, parent?, launched_on?, supplier?",
    "ads": "date, channel, campaign_id, campaign, sku?, keyword?, impressions, clicks, spend, attributed_orders, "
    "attributed_units, attributed_sales, new_customers?, currency",
    "ad_targets": "date, channel, campaign_id?, campaign, ad_group_id?, ad_group?, target_id?, "
    "kind (keyword, product, auto, ad_group, ad), target?, match_type?, sku?, ad_type?, bid?, currency, "
    "state? (enabled, paused, archived)",
    "traffic": "date, source (organic, paid, direct, social, email, referral), channel?, sku?, sessions, page_views?",
    "funnel": "date, channel?, device?, sessions, product_views, cart_adds, checkouts, shipping_entered?, "
    "payment_entered?, purchases",
    "inventory": "date, sku, warehouse, sellable, reserved?, inbound?, unsellable?",
    "feedback": "feedback_id, order_id, kind (negative_feedback, claim, chargeback), opened_at, "
    "outcome? (open, upheld, denied, removed), updated_at?",
    "surveys": "response_id, kind (csat, nps), answered_at, score, order_id?, comment?, language?",
    "messages": "message_id, conversation_id, order_id?, at, direction (in, out), automatic?",
    "suppliers": "supplier, name, lead_time_days?, moq?, currency?",
    "purchase_orders": "po_id, line_id, supplier, sku, ordered_at, promised_at, quantity, unit_cost, currency, "
    "received_at?, received_quantity?, inspected?, passed?, updated_at?",
    "keywords": "date, keyword, sku?, organic_rank?, sponsored_rank?, search_volume?, branded?",
    "official": "report, start, end, measure, sku?, amount, currency?",
    "fx": "date, base, quote, rate",
}
OF_THE_COMPANY = {"costs", "overheads", "products", "sku_map", "suppliers", "purchase_orders", "fx", "keywords"}
COLUMN = re.compile(r"(\w+)(\??)(?: \(([\w, ]+)\))?(?:, |$)")


class Case(TypedDict, total=False):
    """One row of a general kind and what it becomes."""

    table: str
    store: str
    needed: dict[str, str]
    may: dict[str, str]
    loaded: dict[str, str]
    bare: dict[str, str]


CASES: dict[str, Case] = yaml.safe_load(Path(__file__).with_name("general_kinds.yml").read_text(encoding="utf-8"))
each_fact = pytest.mark.parametrize("fact", CONTRACT)


def test_there_is_one_kind_for_each_fact_of_the_contract() -> None:
    general = {id.removeprefix("general.") for id in all_kinds() if id.startswith("general.")}

    assert general == set(CONTRACT) == set(CASES)


@each_fact
def test_its_columns_are_those_of_the_contract(fact: str) -> None:
    kind = all_kinds()[f"general.{fact}"]
    declared = [(f.name, not f.required, f.choices) for f in kind.fields if f.name != "store" or fact == "sku_map"]
    listed = [
        (name, bool(optional), tuple(choices.split(", ")) if choices else ())
        for name, optional, choices in COLUMN.findall(CONTRACT[fact])
    ]

    assert declared == listed
    assert all(f.optional_header for f in kind.fields if not f.required)


@each_fact
def test_it_takes_a_store_unless_it_belongs_to_the_company(fact: str) -> None:
    kind = all_kinds()[f"general.{fact}"]
    stores = [f for f in kind.fields if f.name == "store"]

    assert bool(stores) == (fact not in OF_THE_COMPANY or fact == "sku_map")
    assert all(TABLES[output.table].of_store == (fact not in OF_THE_COMPANY) for output in kind.outputs)


@each_fact
def test_needed_cells_alone_load_and_each_optional_cell_lands_in_its_column(fact: str, shared: Company) -> None:
    case = CASES[fact]
    bare = shared.load(as_csv(case["needed"]), f"{fact}.csv", store=case.get("store"))
    row_of_bare = row(shared, case)
    full = shared.load(as_csv(case["needed"] | case["may"]), f"{fact}-full.csv", store=case.get("store"))
    every = [loaded for loaded in rows(shared, case) if loaded == case["loaded"]]

    assert (bare.kind, bare.read, bare.new, bare.rejected) == (f"general.{fact}", 1, 1, 0)
    assert row_of_bare == case["loaded"] | case["bare"]
    assert (full.kind, full.read, full.rejected, full.ignored_columns) == (f"general.{fact}", 1, 0, ())
    assert len(every) == 1
    assert set(case["needed"] | case["may"]) == {name for name, _, _ in COLUMN.findall(CONTRACT[fact])} - {"customer"}
    assert set(case["loaded"]) - {"_updated_at"} == {c.name for c in TABLES[case["table"]].columns}


@each_fact
def test_its_template_and_its_needed_columns_are_known_as_that_kind(fact: str, tmp_path: Path) -> None:
    given = tmp_path / f"{fact}.csv"
    template(fact, output=given)
    names = given.read_text(encoding="utf-8").strip().split(",")
    given.write_text(f"{','.join(names)}\n{','.join(names)}\n", encoding="utf-8")
    needed = tmp_path / "needed.csv"
    needed.write_text(as_csv(CASES[fact]["needed"]), encoding="utf-8")
    turned = tmp_path / "turned.csv"
    turned.write_text(as_csv(dict(reversed((CASES[fact]["needed"] | CASES[fact]["may"]).items()))), encoding="utf-8")

    assert {detect(probe(path), all_kinds()).id for path in (given, needed, turned)} == {f"general.{fact}"}


def as_csv(cells: Mapping[str, str]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([cells.keys(), cells.values()])
    return written.getvalue()


def rows(company: Company, case: Case) -> list[dict[str, str]]:
    names = list(case["loaded"])
    return [dict(zip(names, each, strict=True)) for each in company.rows(case["table"], *names)]


def row(company: Company, case: Case) -> dict[str, str]:
    (only,) = rows(company, case)
    return only
