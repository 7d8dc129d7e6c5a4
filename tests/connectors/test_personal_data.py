"""Personal data ends at the door: dropped columns are never written, persons only as keyed hashes."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from tests.connectors.company import Company

HEADER = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer,contact,language,phone\n"
ROW = "O-1,1,2026-03-01,paid,A,1,5.00,EUR,{customer},anna.lang@example.com,fr-secret,+49 170 1234567\n"
RETURNS = "return_id,order_id,sku,requested_at,quantity,reason,comment\nT-1,O-1,A,{at},1,late,my name is Anna Lang\n"


def people(company: Company) -> dict[str, str]:
    return dict(company.rows("order_lines", "store", "customer"))  # type: ignore[arg-type]


def test_dropped_columns_and_persons_reach_no_file_of_the_workspace(company: Company) -> None:
    company.load(HEADER + ROW.format(customer="Anna.Lang@example.com"), store="eu")
    company.load(HEADER + ROW.format(customer="anna.lang@example.com").replace("5.00", "free"), "bad.csv", store="us")
    company.load(RETURNS.format(at="2026-03-05"), store="eu")
    company.load(RETURNS.format(at="never"), store="us")
    kept = [path for path in company.workspace.folder.rglob("*") if path.is_file()]
    secrets = (b"lang@example", b"Anna Lang", b"fr-secret", b"1234567")

    assert [path for path in kept if any(secret in content(path) for secret in secrets)] == []
    assert {column for path in kept if path.suffix == ".parquet" for column in pq.read_schema(path).names}.isdisjoint(
        {"contact", "phone", "comment"}
    )


def content(path: Path) -> bytes:
    """What a file holds; the cells of a Parquet file unpacked."""
    if path.suffix == ".parquet":
        return str(pq.read_table(path, partitioning=None).to_pylist()).encode()
    return path.read_bytes()


def test_one_person_has_one_hash_in_all_stores_and_spellings(company: Company) -> None:
    for store, customer in {"eu": "Anna.Lang@Example.com", "us": " anna.lang@example.com ", "cn": "42"}.items():
        company.load(HEADER + ROW.format(customer=customer), store=store)
    found = people(company)

    assert found["eu"] == found["us"] != found["cn"]
    assert all(len(each) >= 32 for each in found.values())


def test_another_company_has_other_hashes(company: Company, shared: Company) -> None:
    for each in (company, shared):
        each.load(HEADER + ROW.format(customer="anna@example.com"), store="eu")

    assert people(company)["eu"] != people(shared)["eu"]


def test_no_customer_is_no_person(company: Company) -> None:
    company.load(HEADER + ROW.format(customer=""), store="eu")

    assert people(company) == {"eu": "-"}


def test_what_looks_like_a_person_is_masked_among_the_rejects(company: Company) -> None:
    company.load(
        HEADER + ROW.format(customer="anna@example.com").replace("paid", "mail anna@example.com or +49 170 1234567"),
        store="eu",
    )
    (bad,) = company.rejected()

    assert (bad.column, bad.value) == ("status", "mail *** or ***")
