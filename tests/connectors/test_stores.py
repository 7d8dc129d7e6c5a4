"""Whose rows they are: the store column, --store, or a clear sentence."""

from __future__ import annotations

import pytest

from helloword.errors import FileFormatError, InputError, UnknownNameError
from helloword.workspace import Workspace
from tests.connectors.company import Company, table

WITHOUT = table("""
    date       | sku | warehouse | sellable
    2026-03-01 | A   | FRA       | 5
""")
WITH = table("""
    store | date       | sku | warehouse | sellable
    us    | 2026-03-01 | A   | ONT       | 1
          | 2026-03-01 | B   | FRA       | 2
    de    | 2026-03-01 | C   | FRA       | 3
    US    | 2026-03-01 | D   | FRA       | 4
""")


def stock(company: Company) -> list[tuple[str, ...]]:
    return company.rows("inventory", "sku", "store")


def test_the_store_that_is_given_holds_for_rows_without_one(company: Company) -> None:
    done = company.load(WITH, store="eu")

    assert stock(company) == [("A", "us"), ("B", "eu")]
    assert done.rejected == 2
    assert [(r.line, r.column, r.value, r.code) for r in company.rejected()] == [
        (4, "store", "de", "unknown_store"),
        (5, "store", "US", "unknown_store"),
    ]
    assert all("helloword store add" in r.reason.en for r in company.rejected())


def test_without_a_store_given_a_row_without_one_is_rejected(company: Company) -> None:
    company.load(WITH)

    assert stock(company) == [("A", "us")]
    assert (3, "store", "missing") in company.reasons()


@pytest.mark.parametrize("content", [WITHOUT, WITHOUT.replace("date,", "store,date,").replace("2026", ",2026")])
def test_a_file_that_says_no_store_at_all_is_refused(content: str, company: Company) -> None:
    with pytest.raises(
        FileFormatError, match=r"does not say its store; give it with --store \(cn, eu, us\)"
    ) as refused:
        company.load(content)

    assert refused.value.code == "store_needed"
    assert stock(company) == []


def test_a_store_that_does_not_exist_is_refused_with_the_nearest(company: Company) -> None:
    with pytest.raises(UnknownNameError, match=r'There is no store "eus". Did you mean "(eu|us)"'):
        company.load(WITHOUT, store="eus")


def test_without_any_store_it_is_said_how_to_add_one(company: Company) -> None:
    bare = Company(
        Workspace.create(company.folder / "bare", name="B", currency="CNY", timezone="Asia/Shanghai"), company.folder
    )
    with pytest.raises(FileFormatError, match="helloword store add"):
        bare.load(WITHOUT)
    with pytest.raises(InputError, match="add it first: helloword store add eu"):
        bare.load(WITHOUT, store="eu")


def test_facts_of_the_company_need_no_store_and_a_sku_map_may_have_one(company: Company) -> None:
    company.load("sku,effective_from,purchase,currency\nA,2026-01-01,5.00,CNY\n")
    company.load(table("""
        store | platform_sku | sku | quantity
              | KIT          | A   | 2
        eu    | KIT          | B   | 1
        nope  | KIT          | B   | 1
    """))  # fmt: skip

    assert company.rows("costs", "sku") == [("A",)]
    assert company.rows("sku_map", "store", "sku") == [("-", "A"), ("eu", "B")]
    assert company.reasons() == [(4, "store", "unknown_store")]


def test_orders_of_two_stores_with_one_id_are_two(company: Company) -> None:
    for store in ("eu", "us"):
        company.load(
            "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\nO-1,1,2026-03-01,paid,A,1,5.00,EUR\n",
            store=store,
        )

    assert company.rows("order_lines", "store", "order_id") == [("eu", "O-1"), ("us", "O-1")]
