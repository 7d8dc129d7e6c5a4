"""Headers of Amazon's reports as they were published are known, each as one kind and to its last column."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.connectors.detecting import detect, unknown
from helloword.connectors.kind import FieldType
from helloword.connectors.kinds import all_kinds
from helloword.connectors.probing import probe

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "headers"
PUBLISHED = {
    "amazon_business_report_by_child_21col.csv": "amazon.business_report_by_child",
    "amazon_business_report_by_child_with_sku_22col.csv": "amazon.business_report_by_child",
    "amazon_mfn_returns_by_return_date.tsv": "amazon.mfn_returns",
    "amazon_date_range_unified_transaction_us.csv": "amazon.transactions",
    "amazon_ads_advertised_product_unified_2026.csv": "amazon.advertised_products",
    "amazon_fba_myi_unsuppressed_inventory.tsv": "amazon.fba_inventory",
    "amazon_fba_customer_returns.csv": "amazon.fba_customer_returns",
    "amazon_settlement_flat_file_v1_36col.tsv": "amazon.settlement_v1",
    "amazon_settlement_flat_file_v2.tsv": "amazon.settlement",
}


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
