"""Addresses of buyers: encrypted, kept beside the lake only while they are needed, and gone without a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from sqlalchemy import Engine, select, text

from helloword.audit import LOCAL
from helloword.backup.backing_up import back_up
from helloword.backup.restoring import restore
from helloword.connectors.kinds import all_kinds
from helloword.lake.contacts import KEPT_FOR, held
from helloword.lake.importing import import_file, rejects
from helloword.service.keeping import change_survey
from helloword.service.rule import Rule
from helloword.service.sending import send_due
from helloword.state.tables import ContactRow
from helloword.workspace import Workspace
from tests.lake.planting import TOKENS, planted_files
from tests.lake.searching import found_in

from .conftest import HEADER, NOW, Ordered, Post, Shop, ago, by

ANNA = Ordered("1001", "anna.lang@plant.example", customer="anna")
SHOPIFY = """Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Country,Source
#1,anna.lang@plant.example,paid,fulfilled,EUR,10.00,0,0,10.00,{day} 10:00:00 +0200,1,Cup,5.00,CUP,FR,web
#1,,,,,,,,,{day} 10:00:00 +0200,1,Pot,5.00,POT,,
#2,,paid,fulfilled,EUR,5.00,0,0,5.00,{day} 10:00:00 +0200,1,Cup,5.00,CUP,FR,web
#3,ben@plant.example,paid,fulfilled,EUR,five,0,0,5.00,{day} 10:00:00 +0200,1,Cup,5.00,CUP,FR,web
"""


def sealed(shop: Shop) -> list[str]:
    with shop.workspace.state.read() as session:
        return [row.sealed for row in session.scalars(select(ContactRow)) if row.sealed]


def test_without_a_survey_an_address_goes_no_further(shop: Shop) -> None:
    shop.on("site")
    shop.load(ANNA)

    assert sealed(shop) == []
    assert found_in(shop.workspace.folder, TOKENS) == []


def test_an_address_is_kept_encrypted_and_never_in_the_lake(shop: Shop) -> None:
    shop.on()
    shop.load(ANNA, replace(ANNA, id="1002", language="fr-FR"))

    assert [(c.order, c.language) for c in held(shop.workspace)] == [("1001", None), ("1002", "fr")]
    assert found_in(shop.workspace.folder, [*TOKENS, "anna.lang"]) == []
    assert found_in(shop.workspace.lake, sealed(shop)) == []


def test_the_same_import_again_changes_nothing(shop: Shop, post: Post) -> None:
    by(shop, post)
    shop.on()
    shop.load(ANNA)
    before = held(shop.workspace)
    shop.load(replace(ANNA, contact="other@plant.example"))
    assert held(shop.workspace) == before

    send_due(shop.workspace, NOW)
    shop.load(ANNA)

    assert held(shop.workspace) == ()
    assert send_due(shop.workspace, NOW + timedelta(days=1)).sent == 0


def test_after_it_was_sent_no_byte_of_the_workspace_has_the_address_in_any_form(small: Shop, post: Post) -> None:
    by(small, post)
    small.on()
    small.load(*(replace(ANNA, id=str(n), customer=str(n), contact=f"q.{n}@plant.example") for n in range(30)))
    secrets = sealed(small)
    assert len(secrets) == 30
    assert found_in(small.workspace.folder, secrets[:1]) != []
    assert send_due(small.workspace, NOW).sent == 30

    assert found_in(small.workspace.folder, [*TOKENS, *secrets]) == []


def test_in_postgresql_the_table_s_file_has_the_address_no_more(shop: Shop, post: Post) -> None:
    engine = shop.workspace.state.engine
    if engine.dialect.name != "postgresql":
        pytest.skip("a file of the workspace is looked at elsewhere")
    by(shop, post)
    shop.on()
    shop.load(ANNA)
    secrets = [secret.encode() for secret in sealed(shop)]
    assert [secret in pages(engine) for secret in secrets] == [True]
    send_due(shop.workspace, NOW)

    assert [secret in pages(engine) for secret in secrets] == [False]


def pages(engine: Engine) -> bytes:
    """What stands in the file of the table."""
    place = "current_setting('data_directory') || '/' || pg_relation_filepath('contacts')"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        return bytes(connection.execute(text(f"SELECT pg_read_binary_file({place})")).scalar_one())


@pytest.mark.parametrize("store", ["shop", "amz"])
def test_an_address_is_let_go_after_30_days_and_where_it_is_not_wanted_any_more(shop: Shop, store: str) -> None:
    shop.on()
    shop.load(replace(ANNA, delivered=None, status="shipped"), store=store)
    secrets = sealed(shop)
    assert len(secrets) == (1 if store == "shop" else 0)
    send_due(shop.workspace, datetime.now(UTC) + KEPT_FOR - timedelta(minutes=1))
    assert len(held(shop.workspace)) == len(secrets)
    send_due(shop.workspace, datetime.now(UTC) + KEPT_FOR + timedelta(minutes=1))

    assert held(shop.workspace) == ()
    assert found_in(shop.workspace.folder, secrets) == []


def test_rows_that_are_rejected_hand_nothing_over(small: Shop) -> None:
    small.on()
    small.load(replace(ANNA, status="maybe"), Ordered("1002", "not an address"))
    small.load_text("orders", [HEADER, "1003,1,2026-01-01,paid,A,1,5.00,EUR,anna.lang@plant.example"])

    assert held(small.workspace) == ()
    assert [r.value for r in rejects(small.workspace) if "plant" in (r.value or "")] == []
    assert found_in(small.workspace.folder, TOKENS) == []


def test_a_shopify_export_hands_over_its_buyers(small: Shop) -> None:
    small.on()
    path = small.folder / "orders_export.csv"
    path.write_text(SHOPIFY.format(day=ago(12)), encoding="utf-8")
    done = import_file(small.workspace, path, store="shop")
    path.unlink()

    assert (done.kind, done.rejected) == ("shopify.orders", 1)
    assert [c.order for c in held(small.workspace)] == ["#1"]
    assert found_in(small.workspace.folder, TOKENS) == []


def test_a_workbook_hands_over_its_buyers(small: Shop) -> None:
    small.on()
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (HEADER, ANNA.line):
        book.active.append(line.split(","))
    path = small.folder / "orders.xlsx"
    book.save(path)
    import_file(small.workspace, path, store="shop", kind="general.orders")
    path.unlink()

    assert [c.order for c in held(small.workspace)] == ["1001"]


@pytest.mark.parametrize("kind", ["general.orders", "shopify.orders", "amazon.all_orders"])
def test_planted_persons_are_in_no_byte_with_surveys_on(small: Shop, kind: str) -> None:
    for store in ("shop", "site"):
        small.on(store)
    place = small.folder / "planted"
    place.mkdir()
    for file in list(planted_files({kind: all_kinds()[kind]}, place)):
        for store in ("shop", "amz"):
            import_file(small.workspace, file.path, store=store, kind=file.kind)

    assert found_in(small.workspace.folder, TOKENS) == []


def test_a_backup_holds_no_address(small: Shop) -> None:
    small.on()
    small.load(ANNA)
    path = small.folder / "company.backup"
    back_up(small.workspace, path, lambda *_: None)
    packed = zstd(path)

    assert b'"store": "shop", "order": "1001"' in packed
    assert sealed(small)[0].encode() not in packed
    restore(path, small.folder / "again", lambda *_: None, LOCAL)
    again = Shop(Workspace.open(small.folder / "again"), small.folder)
    again.load(ANNA)
    assert held(again.workspace) == ()


def zstd(path: Path) -> bytes:
    with pa.CompressedInputStream(path, "zstd") as file:
        return bytes(file.read())


def test_a_rule_that_was_kept_is_told_again_only_when_it_is_another(small: Shop) -> None:
    small.on()
    rule = Rule("shop", True, "csat", 7, "Lumora", "Lumora GmbH\nBerlin")

    assert change_survey(small.workspace, rule, "again").number == 1
