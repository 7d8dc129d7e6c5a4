"""What every platform's kind keeps to, and headers as they were published."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlglot import exp, parse_one

from helloword.connectors.detecting import detect, unknown
from helloword.connectors.kind import FieldType, Kind
from helloword.connectors.kinds import all_kinds
from helloword.connectors.probing import probe
from helloword.model import TABLES

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "headers"
PUBLISHED = {
    "amazon_ads_advertised_product_unified_2026.csv": "amazon.advertised_products",
    "amazon_all_orders_29col_old.tsv": "amazon.all_orders",
    "amazon_all_orders_32col.tsv": "amazon.all_orders",
    "amazon_all_orders_airbyte_33col.tsv": "amazon.all_orders",
    "amazon_business_report_by_child_21col.csv": "amazon.business_report_by_child",
    "amazon_business_report_by_child_with_sku_22col.csv": "amazon.business_report_by_child",
    "amazon_date_range_unified_transaction_us.csv": "amazon.transactions",
    "amazon_fba_customer_returns.csv": "amazon.fba_customer_returns",
    "amazon_fba_myi_unsuppressed_inventory.tsv": "amazon.fba_inventory",
    "amazon_mfn_returns_by_return_date.tsv": "amazon.mfn_returns",
    "amazon_settlement_flat_file_v1_36col.tsv": "amazon.settlement_v1",
    "amazon_settlement_flat_file_v2.tsv": "amazon.settlement",
    "ebay_orders_report.csv": "ebay.orders",
    "shopify_orders_export_79col.csv": "shopify.orders",
    "tiktok_shop_income_statement_subset.csv": "tiktok.income",
    "tiktok_shop_order_export.csv": "tiktok.orders",
}
KINDS = sorted(all_kinds().values(), key=lambda kind: kind.id)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published headers do not stand beside the project")
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_header_is_known_to_its_last_column(name: str, tmp_path: Path) -> None:
    header = (SAMPLES / name).read_bytes().rstrip(b"\r\n")
    separator = b"\t" if name.endswith(".tsv") else b","
    path = tmp_path / name
    path.write_bytes(header + b"\r\n" + separator * header.count(separator) + b"x\r\n")
    seen = probe(path)
    kind = detect(seen, all_kinds())

    assert (kind.id, unknown(seen.headers[0], kind)) == (PUBLISHED[name], ())


def test_no_column_is_called_what_a_row_knows_of_its_store() -> None:
    known = {"store", "store_currency", "store_country", "tax_included", "imported_day"}
    taken = [
        (kind.id, field.name)
        for kind in all_kinds().values()
        for field in kind.kept
        if field.type is not FieldType.STORE and field.name.lower() in known
    ]

    assert taken == []


def names_of(kind: Kind) -> list[str]:
    """Every name its steps may use, in the order they come to be."""
    names = ["_row", "_record", "store", "store_currency", "store_country", "tax_included", "imported_day"]
    for field in kind.kept:
        instant = field.type is FieldType.INSTANT
        names += [f"{field.stem}_at", f"{field.stem}_day"] if instant else [field.name]
    return names


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_step_has_a_name_of_its_own_and_uses_names_that_are_there(kind: Kind) -> None:
    """Names are compared as databases do, without letter case."""
    known = {name.lower() for name in names_of(kind)}
    for step in kind.steps:
        used = {
            column.name.lower()
            for sql in step.values()
            for column in parse_one(sql, dialect="duckdb").find_all(exp.Column)
        }
        taken = {name.lower() for name in step}

        assert used - known == set()
        assert taken & known == set()
        known |= taken


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_an_output_fills_every_column_that_its_table_needs(kind: Kind) -> None:
    for output in kind.outputs:
        table = TABLES[output.table]
        needed = {column.name for column in table.columns if column.required}
        named = {column.name for column in table.columns}

        assert needed - set(output.columns) == set()
        assert set(output.columns) - named == set()


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if not kind.id.startswith("general.")], ids=lambda kind: kind.id
)
def test_a_platforms_kind_says_where_its_header_was_seen_and_what_to_know(kind: Kind) -> None:
    assert kind.source
    assert all(note.zh and note.en for note in kind.notes)
    assert kind.notes
    assert all("{n}" in text.zh and "{n}" in text.en for text in kind.assumed.values())


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if not kind.id.startswith("general.") and not kind.of_no_use and not kind.asked_for],
    ids=lambda kind: kind.id,
)
def test_the_columns_that_a_platforms_kind_needs_tell_it_from_all_others(kind: Kind, tmp_path: Path) -> None:
    names = [field.name for field in kind.fields if field.in_header and not field.stated]
    path = tmp_path / "file.csv"
    path.write_text(",".join(names) + "\n" + ",".join("x" for _ in names) + "\n", encoding="utf-8")

    assert detect(probe(path), all_kinds()).id == kind.id
